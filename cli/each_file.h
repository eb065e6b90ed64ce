// The way of a command that reports on one file after the other.
#pragma once

#include <functional>
#include <string>

#include "analyzer/base/error.h"
#include "analyzer/pipeline.h"
#include "cli/exit_status.h"
#include "cli/options.h"

namespace reframe::cli {

/// What a command prints for one input, which is named as the user named it.
using FileReport = std::function<Result<std::string>(
    const Analyzer& analyzer, Analyzer::Scratch& scratch, const std::string& name)>;

/// Loads the rules and prints the report of every input; text reports have an empty line between
/// them. A bad file is told and the rest is still done: the status is then `failed`.
[[nodiscard]] ExitStatus report_each_file(const Options& options, const FileReport& report);

}  // namespace reframe::cli
