// Reading the files a call names. Only the cli opens files; the library takes bytes.
#pragma once

#include <cstddef>
#include <string>

#include "analyzer/base/error.h"

namespace reframe::cli {

/// No document needs more bytes; beyond it a mistake (a disk image, a log) is likelier than a
/// resume.
inline constexpr std::size_t kMostInputBytes = 512ULL << 20;

/// The bytes of the file `name`, or of standard input for "-". Errors: io (missing, a folder, not
/// readable), limit (over `most` bytes, in whole MiB; a file is refused before it is read).
[[nodiscard]] Result<std::string> read_input(const std::string& name,
                                             std::size_t most = kMostInputBytes);

/// Prints "reframe: <error>" as one line on standard error.
void print_error(const Error& error);

}  // namespace reframe::cli
