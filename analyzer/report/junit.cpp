// JUnit XML: a suite a file. Readers take classname and name for the key of a case and drop the
// second of a pair, so rule and place stand in the name. There are no sums on the root: they would
// have to be known before the first file, and readers add up the suites.
#include <map>

#include <fmt/format.h>

#include "analyzer/base/unicode.h"
#include "analyzer/report/check_report.h"

namespace reframe {
namespace {

/// XML 1.0 text; characters that XML cannot hold become U+FFFD.
std::string xml(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t c = unicode::next_code_point(text, at);
    const bool held = c == U'\t' || c == U'\n' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
    if (!held || c == 0xFFFD) {
      out += "\xEF\xBF\xBD";
    } else if (c == U'&') {
      out += "&amp;";
    } else if (c == U'<') {
      out += "&lt;";
    } else if (c == U'>') {
      out += "&gt;";
    } else if (c == U'"') {
      out += "&quot;";
    } else if (c == U'\n') {
      out += "&#10;";
    } else {
      out += text.substr(start, at - start);
    }
  }
  return out;
}

std::string finding_line(const CheckFinding& f) {
  std::string out = fmt::format("{} {}, {}: {}", to_string(f.severity), f.rule, place_text(f.place),
                                message_text(f.message));
  if (!f.excerpt.empty()) out += fmt::format(" \"{}\"", one_line(f.excerpt));
  return out;
}

std::string test_case(const CheckedFile& f, const std::string& name, const std::string& inside) {
  const std::string head =
      fmt::format("    <testcase classname=\"{}\" name=\"{}\"", xml(one_line(f.path)), xml(name));
  return inside.empty() ? head + "/>\n" : head + ">" + inside + "</testcase>\n";
}

std::string failures(const CheckedFile& f) {
  std::string out;
  std::map<std::string, int> seen;
  for (const CheckFinding& finding : f.findings) {
    if (finding.state != CheckFinding::State::live || finding.severity < f.fail_on) continue;
    std::string name = fmt::format("{}, {}", finding.rule, place_text(finding.place));
    if (!finding.place.whole_file) name += fmt::format(", column {}", finding.place.column);
    const int times = ++seen[name];
    if (times > 1) name += fmt::format(" #{}", times);
    out += test_case(
        f, name,
        fmt::format("<failure type=\"{}\" message=\"{}\">{}</failure>", to_string(finding.severity),
                    xml(one_line(finding.message.what)), xml(finding_line(finding))));
  }
  return out;
}

/// The case of the file itself, with what is under its threshold.
std::string lesser(const CheckedFile& f) {
  std::string out = scores_text(f) + "\n";
  for (const CheckFinding& finding : f.findings) {
    const bool live = finding.state == CheckFinding::State::live;
    if (live && finding.severity < f.fail_on) out += finding_line(finding) + "\n";
  }
  if (f.change && f.change->any()) out += "changed: " + change_text(*f.change) + "\n";
  for (const RuleCount& stale : f.stale) {
    out += fmt::format("stale baseline entry: {} of {}\n", stale.count, stale.rule);
  }
  return "<system-out>" + xml(out) + "</system-out>";
}

std::string begin(const CheckRun& /*run*/, CheckWriterState& /*state*/) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"reframe check\">\n";
}

std::string file(const CheckRun& /*run*/, const CheckedFile& f, CheckWriterState& /*state*/) {
  const std::string failed = failures(f);
  std::size_t failing = 0;
  for (const CheckFinding& finding : f.findings) {
    failing += finding.state == CheckFinding::State::live && finding.severity >= f.fail_on;
  }
  const bool skipped = f.status == CheckedFile::Status::skipped;
  const bool broken = f.status == CheckedFile::Status::failed;
  std::string out = fmt::format(
      "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\">\n",
      xml(one_line(f.path)), failing + 1, failing, broken ? 1 : 0, skipped ? 1 : 0);
  out += fmt::format(
      "    <properties><property name=\"suppressed\" value=\"{}\"/>"
      "<property name=\"accepted\" value=\"{}\"/></properties>\n",
      f.count(CheckFinding::State::suppressed), f.count(CheckFinding::State::accepted));
  if (skipped) {
    out += test_case(f, "is read", fmt::format("<skipped message=\"{}\"/>", xml(f.skip_reason)));
  } else if (broken) {
    out += test_case(f, "is read",
                     fmt::format("<error type=\"{}\" message=\"{}\"/>", to_string(f.error->code),
                                 xml(one_line(f.error->text()))));
  } else {
    out += test_case(f, "is read", lesser(f));
  }
  return out + failed + "  </testsuite>\n";
}

std::string end(const CheckRun& /*run*/, const CheckTotals& /*totals*/,
                CheckWriterState& /*state*/) {
  return "</testsuites>\n";
}

/// GitLab and Jenkins take files up to about this size.
constexpr std::size_t kMostBytes = 30'000'000;

std::string warning(const CheckWriterState& state) {
  if (state.bytes <= kMostBytes) return {};
  return fmt::format("the JUnit report has {} MB; many readers refuse more than 30",
                     state.bytes / 1'000'000);
}

}  // namespace

const CheckFormat kCheckJunit{"junit", true, begin, file, end, warning};

}  // namespace reframe
