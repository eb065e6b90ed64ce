// The files that a call names: themselves, and those in folders.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzer/base/error.h"

namespace reframe::cli {

/// One file to look at, or why it is not looked at.
struct WalkItem {
  std::string path;         ///< absolute; "-" is standard input
  bool named = false;       ///< stood in the call itself
  std::string skip_reason;  ///< not looked at, and why
  std::optional<Error> error;
};

/// `inputs` in the order given; the files of a folder, with those of folders in it, sorted by name
/// (as bytes) at each level. A file comes once. Hidden files and folders (a leading dot), links to
/// folders and what is no regular file are given with the reason why they are left out; `.git` and
/// settings files are not mentioned. A missing input or an unreadable folder is an item with an
/// error.
[[nodiscard]] std::vector<WalkItem> walk(const std::vector<std::string>& inputs);

}  // namespace reframe::cli
