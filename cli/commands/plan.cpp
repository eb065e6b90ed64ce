// `reframe plan RESUME…`: what to learn and do next.
#include <cstdio>
#include <string>

#include "analyzer/pipeline.h"
#include "analyzer/report/plan_report.h"
#include "cli/commands/commands.h"
#include "cli/input.h"
#include "cli/rule_packs.h"
#include "cli/terminal.h"

namespace reframe::cli {
namespace {

Result<std::string> plan_file(const Analyzer& analyzer, Analyzer::Scratch& scratch,
                              const std::string& name, const Options& options) {
  const auto bytes = read_input(name);
  if (!bytes) return bytes.error();
  AnalyzeOptions analyze;
  analyze.profession = options.profession;
  const std::string shown = name == "-" ? "standard input" : name;
  const auto resume = analyzer.analyze_resume(*bytes, shown, analyze, scratch);
  if (!resume) return resume.error();
  if (options.format == "json") return plan_json(*resume) + "\n";
  return plan_text(*resume, {terminal_width(), use_color(), false});
}

}  // namespace

ExitStatus run_plan(const Options& options) {
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
    const auto text = plan_file(analyzer, scratch, name, options);
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
