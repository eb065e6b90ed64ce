// The command line as plain data. options.cpp is the one file that knows the parser library.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/exit_status.h"

namespace reframe::cli {

enum class Command { analyze, extract, plan, rules_list, rules_show, rules_test, stream };

/// Everything a command can be told; each command reads the fields it documents.
struct Options {
  Command command = Command::analyze;
  std::vector<std::string> inputs;  ///< file names; "-" is standard input
  std::string format = "text";
  bool explain = false;
  std::string profession;           ///< "" = read it from the resume
  std::string rules_dir;            ///< --rules DIR; "" = the built-in packs alone
  std::string rule_id;              ///< rules show ID
  bool diff = false;                ///< analyze --diff
  std::vector<std::string> accept;  ///< analyze --accept ID…; rewrites to put in
  std::string test_dir;             ///< rules test [DIR]; "" = the built-in packs
};

/// Parses the command line. Without a value the program ends here with `status`: help or version
/// was printed to standard output, or a usage error to standard error.
struct ParsedOptions {
  std::optional<Options> options;
  ExitStatus status = ExitStatus::clean;
};
[[nodiscard]] ParsedOptions parse_options(int argc, const char* const* argv);

}  // namespace reframe::cli
