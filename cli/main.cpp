// reframe: shows how far a clinician's resume tells the story product teams look for.
#include "cli/commands/commands.h"
#include "cli/options.h"

int main(int argc, char** argv) {
  using namespace reframe::cli;
  const ParsedOptions parsed = parse_options(argc, argv);
  if (!parsed.options) return static_cast<int>(parsed.status);
  switch (parsed.options->command) {
    case Command::analyze:
      return static_cast<int>(run_analyze(*parsed.options));
    case Command::extract:
      return static_cast<int>(run_extract(*parsed.options));
    case Command::plan:
      return static_cast<int>(run_plan(*parsed.options));
    case Command::rules_list:
      return static_cast<int>(run_rules_list(*parsed.options));
    case Command::rules_show:
      return static_cast<int>(run_rules_show(*parsed.options));
    case Command::rules_test:
      return static_cast<int>(run_rules_test(*parsed.options));
    case Command::stream:
      return static_cast<int>(run_stream(*parsed.options));
  }
  return static_cast<int>(ExitStatus::failed);
}
