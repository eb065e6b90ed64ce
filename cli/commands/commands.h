// One function a command, one file a function.
#pragma once

#include "cli/exit_status.h"
#include "cli/options.h"

namespace reframe::cli {

ExitStatus run_analyze(const Options& options);
ExitStatus run_check(const Options& options);
ExitStatus run_completion(const Options& options);
ExitStatus run_extract(const Options& options);
ExitStatus run_man(const Options& options);
ExitStatus run_plan(const Options& options);
ExitStatus run_rules_list(const Options& options);
ExitStatus run_rules_show(const Options& options);
ExitStatus run_rules_test(const Options& options);
ExitStatus run_story(const Options& options);
ExitStatus run_stream(const Options& options);

}  // namespace reframe::cli
