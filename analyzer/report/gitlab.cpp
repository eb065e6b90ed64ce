// GitLab Code Quality: an array of issues. It has no place for counts; those stand in the summary
// line that every run prints.
#include "analyzer/base/json.h"
#include "analyzer/report/check_report.h"

namespace reframe {
namespace {

const char* gitlab_severity(Severity severity) {
  if (severity == Severity::error) return "critical";
  return severity == Severity::warning ? "minor" : "info";
}

std::string issue(CheckWriterState& state, const CheckedFile& f, const std::string& rule,
                  const char* severity, const std::string& text, std::uint32_t line,
                  const std::string& fingerprint) {
  const Json out{{"description", rule + ": " + text},
                 {"check_name", rule},
                 {"fingerprint", fingerprint},
                 {"severity", severity},
                 {"location", {{"path", one_line(f.path)}, {"lines", {{"begin", line}}}}}};
  return (state.items++ == 0 ? "\n" : ",\n") + dump_json(out);
}

std::string begin(const CheckRun& /*run*/, CheckWriterState& /*state*/) {
  return "[";
}

std::string file(const CheckRun& /*run*/, const CheckedFile& f, CheckWriterState& state) {
  std::string out;
  if (f.status == CheckedFile::Status::failed) {
    out += issue(state, f, "reframe.not-read", "blocker", one_line(f.error->text()), 1,
                 hash16("not-read\n" + f.path));
  }
  for (const CheckFinding& finding : f.findings) {
    if (finding.state != CheckFinding::State::live) continue;
    // Unique in the whole report, so the path is part of it.
    const std::string fingerprint =
        hash16(f.path + "\n" + finding.fingerprint + "\n" + std::to_string(finding.occurrence));
    std::string text = message_text(finding.message);
    if (!finding.excerpt.empty()) text += " (\"" + one_line(finding.excerpt) + "\")";
    out += issue(state, f, finding.rule, gitlab_severity(finding.severity), text,
                 finding.place.line, fingerprint);
  }
  return out;
}

std::string end(const CheckRun& /*run*/, const CheckTotals& /*totals*/,
                CheckWriterState& /*state*/) {
  return "\n]\n";
}

std::string warning(const CheckWriterState& /*state*/) {
  return {};
}

}  // namespace

const CheckFormat kCheckGitlab{"gitlab", true, begin, file, end, warning};

}  // namespace reframe
