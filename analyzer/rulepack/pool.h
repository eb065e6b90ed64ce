// How the compiled tables point at texts and at runs of other rows.
#pragma once

#include <cstdint>

namespace reframe::rulepack {

/// A string in the pool.
struct StringRef {
  std::uint32_t offset = 0;
  std::uint32_t length = 0;
};

/// A run of elements of another table.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t count = 0;
};

}  // namespace reframe::rulepack
