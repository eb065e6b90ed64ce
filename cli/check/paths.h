// File names as reports show them.
#pragma once

#include <string>

namespace reframe::cli {

/// `name` made absolute from where the run started, without "." and "..".
[[nodiscard]] std::string absolute_path(const std::string& name);

/// An absolute name relative to where the run started when it lies below, else as it is.
[[nodiscard]] std::string shown_path(const std::string& absolute);

}  // namespace reframe::cli
