// GitHub: the text report and, behind each file, workflow commands that become annotations. GitHub
// shows ten errors and ten warnings of a step, so the report itself must be there too.
#include <algorithm>

#include <fmt/format.h>

#include "analyzer/report/check_report.h"

namespace reframe {
namespace {

/// Escapes of workflow commands; `property` has two more.
std::string escaped(std::string_view text, bool property) {
  std::string out;
  for (const char c : text) {
    if (c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ','))) {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out;
}

/// The runner takes "##[" anywhere in a line for a command. No text of a document may give it one.
std::string without_marks(std::string line) {
  for (std::size_t at = 0; (at = line.find("##[", at)) != std::string::npos; at += 4) {
    line.insert(at + 2, " ");
  }
  return line;
}

/// Nor a line that begins with "::", also behind spaces.
std::string harmless(const std::string& report) {
  std::string out;
  for (std::size_t at = 0; at < report.size();) {
    const std::size_t end = std::min(report.find('\n', at), report.size() - 1);
    std::string line = without_marks(report.substr(at, end + 1 - at));
    const std::size_t first = line.find_first_not_of(' ');
    if (first != std::string::npos && line.compare(first, 2, "::") == 0) line.insert(first, "_");
    out += line;
    at = end + 1;
  }
  return out;
}

const char* command(Severity severity) {
  if (severity == Severity::error) return "error";
  return severity == Severity::warning ? "warning" : "notice";
}

std::string annotation(const CheckedFile& file, const CheckFinding& f) {
  const CheckPlace& place = f.place;
  std::string where = "file=" + escaped(file.path, true);
  std::string message = message_text(f.message);
  if (place.in_source && !place.whole_file) {
    where += fmt::format(",line={},endLine={}", place.line, place.end_line);
    // GitHub refuses columns where the lines differ.
    if (place.line == place.end_line) {
      where += fmt::format(",col={},endColumn={}", place.column, place.end_column);
    }
  } else if (!place.whole_file) {
    message = fmt::format("{}: \"{}\" {}", place_text(place), one_line(f.excerpt), message);
  }
  return fmt::format("::{} {},title={}::{}\n", command(f.severity), where, escaped(f.rule, true),
                     escaped(without_marks(message), false));
}

std::string begin(const CheckRun& run, CheckWriterState& state) {
  return kCheckText.begin(run, state);
}

std::string file(const CheckRun& run, const CheckedFile& f, CheckWriterState& state) {
  std::string out = harmless(kCheckText.file(run, f, state));
  if (f.status == CheckedFile::Status::failed) {
    out += fmt::format("::error file={},title=not read::{}\n", escaped(f.path, true),
                       escaped(one_line(f.error->text()), false));
  }
  for (const CheckFinding& finding : f.findings) {
    if (finding.state == CheckFinding::State::live) out += annotation(f, finding);
  }
  return out;
}

std::string end(const CheckRun& run, const CheckTotals& totals, CheckWriterState& state) {
  return harmless(kCheckText.end(run, totals, state));
}

std::string warning(const CheckWriterState& /*state*/) {
  return {};
}

}  // namespace

const CheckFormat kCheckGithub{"github", false, begin, file, end, warning};

}  // namespace reframe
