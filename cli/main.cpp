// reframe: shows how far a clinician's resume tells the story product teams look for.
#include "cli/option_table.h"
#include "cli/options.h"

int main(int argc, char** argv) {
  using namespace reframe::cli;
  const ParsedOptions parsed = parse_options(argc, argv);
  if (parsed.command == nullptr) return static_cast<int>(parsed.status);
  return static_cast<int>(parsed.command->run(parsed.options));
}
