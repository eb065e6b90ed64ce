// `reframe FILE…` and `reframe analyze FILE…`: the resume report.
#include <algorithm>
#include <string>
#include <vector>

#include "analyzer/pipeline.h"
#include "analyzer/report/diff_report.h"
#include "analyzer/report/json_report.h"
#include "analyzer/report/text_report.h"
#include "cli/commands/commands.h"
#include "cli/each_file.h"
#include "cli/input.h"
#include "cli/pdf.h"
#include "cli/terminal.h"

namespace reframe::cli {
namespace {

/// "--accept s1,s2 --accept s3" names three.
std::vector<std::string> accepted_ids(const Options& options) {
  std::vector<std::string> out;
  for (const std::string& list : options.accept) {
    for (std::size_t at = 0; at <= list.size();) {
      const std::size_t end = std::min(list.find(',', at), list.size());
      if (end > at) out.push_back(list.substr(at, end - at));
      at = end + 1;
    }
  }
  return out;
}

Result<std::string> report(const ResumeAnalysis& resume, const Options& options) {
  if (!options.accept.empty()) {
    const bool markdown = options.format == "markdown";
    return accepted_text(resume, accepted_ids(options),
                         markdown ? PlainFormat::markdown : PlainFormat::text);
  }
  if (options.diff) return diff_text(resume, use_color());
  if (options.format == "json") return resume_json(resume, "", options.explain, true) + "\n";
  return resume_text(resume, {terminal_width(), use_color(), options.explain});
}

Result<std::string> analyze_file(const Analyzer& analyzer, Analyzer::Scratch& scratch,
                                 const std::string& name, const Options& options) {
  const auto bytes = read_input(name);
  if (!bytes) return bytes.error();
  AnalyzeOptions analyze;
  analyze.profession = options.profession;
  analyze.read_pdf = pdf_text;
  const std::string shown = name == "-" ? "standard input" : name;
  const auto resume = analyzer.analyze_resume(*bytes, shown, analyze, scratch);
  if (!resume) return resume.error();
  return report(*resume, options);
}

}  // namespace

ExitStatus run_analyze(const Options& options) {
  if (options.format == "markdown" && options.accept.empty()) {
    print_error({ErrorCode::usage,
                 {},
                 "--format markdown writes a resume with accepted rewrites",
                 "name them: --accept ID…"});
    return ExitStatus::failed;
  }
  if (!options.accept.empty() && options.diff) {
    print_error({ErrorCode::usage,
                 {},
                 "--accept and --diff exclude each other",
                 "look at --diff first, then name what to accept"});
    return ExitStatus::failed;
  }
  if (!options.accept.empty() && options.inputs.size() > 1) {
    print_error({ErrorCode::usage,
                 {},
                 "--accept goes with one file: ids are those of its lines",
                 "call reframe once for each file"});
    return ExitStatus::failed;
  }
  return report_each_file(
      options, [&](const Analyzer& analyzer, Analyzer::Scratch& scratch, const std::string& name) {
        return analyze_file(analyzer, scratch, name, options);
      });
}

}  // namespace reframe::cli
