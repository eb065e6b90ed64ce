// One function a command, one file a function.
#pragma once

#include "cli/exit_status.h"
#include "cli/options.h"

namespace reframe::cli {

ExitStatus run_extract(const Options& options);

}  // namespace reframe::cli
