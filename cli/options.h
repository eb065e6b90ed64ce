// The command line as plain data. cli/option_table.cpp lists the commands and their options;
// options.cpp turns words into these fields and is the one file that knows the parser library.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cli/exit_status.h"

namespace reframe::cli {

struct CommandSpec;

/// Everything a command can be told; each command reads the fields it documents.
struct Options {
  std::vector<std::string> inputs;  ///< file names; "-" is standard input
  std::string format = "text";
  bool explain = false;
  std::string profession;           ///< "" = read it from the resume
  std::string rules_dir;            ///< --rules DIR; "" = the built-in packs alone
  std::string rule_id;              ///< rules show ID
  bool diff = false;                ///< analyze --diff
  std::vector<std::string> accept;  ///< analyze --accept ID…; rewrites to put in
  std::string question;             ///< story --question: an id or any wording; "" = none
  bool redact = false;              ///< story --redact
  std::string resume;               ///< story --resume FILE; "" = none
  std::string test_dir;             ///< rules test [DIR]; "" = the built-in packs
  std::string shell;                ///< completion SHELL

  // check
  std::vector<std::pair<std::string, std::string>> outputs;  ///< --format, --output as they came
  std::string config;                                        ///< --config FILE
  bool no_config = false;
  std::string print_config;          ///< --print-config FILE
  std::vector<std::string> targets;  ///< --target, each once
  std::string fail_on;               ///< "" = as the settings say
  bool exit_zero = false;
  std::string baseline;
  std::string write_baseline;
  bool strict_baseline = false;
  std::string compare;
  int threads = 0;  ///< 0 = one a core
};

/// Parses the command line. Without a command the program ends here with `status`: help or version
/// was printed to standard output, or a usage error to standard error.
struct ParsedOptions {
  const CommandSpec* command = nullptr;
  Options options;
  ExitStatus status = ExitStatus::clean;
};
[[nodiscard]] ParsedOptions parse_options(int argc, const char* const* argv);

}  // namespace reframe::cli
