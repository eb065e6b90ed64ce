// Packages for tests: a zip of stored entries, made in memory.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace reframe::test {

/// A zip archive with these (name, bytes) entries, uncompressed, CRCs right.
[[nodiscard]] std::string stored_zip(
    const std::vector<std::pair<std::string, std::string>>& entries);

}  // namespace reframe::test
