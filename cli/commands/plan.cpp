// `reframe plan RESUME…`: what to learn and do next.
#include <string>

#include "analyzer/pipeline.h"
#include "analyzer/report/plan_report.h"
#include "cli/commands/commands.h"
#include "cli/each_file.h"
#include "cli/input.h"
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
  return report_each_file(
      options, [&](const Analyzer& analyzer, Analyzer::Scratch& scratch, const std::string& name) {
        return plan_file(analyzer, scratch, name, options);
      });
}

}  // namespace reframe::cli
