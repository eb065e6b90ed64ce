#include "cli/each_file.h"

#include <cstdio>

#include "cli/input.h"
#include "cli/rule_packs.h"

namespace reframe::cli {

ExitStatus report_each_file(const Options& options, const FileReport& report) {
  auto tables = load_tables(options.rules_dir);
  if (!tables) {
    print_error(tables.error());
    return ExitStatus::failed;
  }
  const Analyzer analyzer(*std::move(tables));
  Analyzer::Scratch scratch;
  ExitStatus status = ExitStatus::clean;
  bool first = true;
  for (const std::string& name : options.inputs) {
    const auto text = report(analyzer, scratch, name);
    if (!text) {
      print_error(text.error());
      status = ExitStatus::failed;
      continue;
    }
    if (!first && options.format == "text") std::fputs("\n", stdout);
    first = false;
    std::fwrite(text->data(), 1, text->size(), stdout);
  }
  return status;
}

}  // namespace reframe::cli
