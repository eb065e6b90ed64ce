// Reading the files a call names. Only the cli opens files; the library takes bytes.
#pragma once

#include <string>

#include "analyzer/base/error.h"

namespace reframe::cli {

/// The bytes of the file `name`, or of standard input for "-". Errors: io (missing, a folder, not
/// readable), limit (over 512 MiB).
[[nodiscard]] Result<std::string> read_input(const std::string& name);

/// Prints "reframe: <error>" as one line on standard error.
void print_error(const Error& error);

}  // namespace reframe::cli
