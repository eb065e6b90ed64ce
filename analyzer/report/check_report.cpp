#include "analyzer/report/check_report.h"

#include <algorithm>

#include <fmt/format.h>

#include "analyzer/base/unicode.h"

namespace reframe {
namespace {

/// Paths shown for each reason to skip.
constexpr std::size_t kMostExamples = 3;

std::string counted(std::size_t count, const char* noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string score_or(const std::optional<double>& score, const char* otherwise) {
  return score ? fmt::format("{:.0f}", *score) : std::string(otherwise);
}

/// "+2 craft.duty-opener, +1 …", in the order given.
void put_counts(std::vector<std::string>& out, const std::vector<RuleCount>& counts, char sign) {
  std::vector<RuleCount> sums;  // by rule: the fingerprints of one rule tell a reader nothing
  for (const RuleCount& c : counts) {
    const auto same = std::find_if(sums.begin(), sums.end(),
                                   [&](const RuleCount& s) { return s.rule == c.rule; });
    if (same == sums.end()) {
      sums.push_back({c.rule, {}, c.count});
    } else {
      same->count += c.count;
    }
  }
  for (const RuleCount& c : sums) out.push_back(fmt::format("{}{} {}", sign, c.count, c.rule));
}

}  // namespace

std::size_t CheckedFile::count(CheckFinding::State state) const {
  return static_cast<std::size_t>(std::count_if(
      findings.begin(), findings.end(), [&](const CheckFinding& f) { return f.state == state; }));
}

std::size_t CheckedFile::count_live(Severity severity) const {
  return static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(), [&](const CheckFinding& f) {
        return f.state == CheckFinding::State::live && f.severity == severity;
      }));
}

bool CheckedFile::fails() const {
  return std::any_of(findings.begin(), findings.end(), [&](const CheckFinding& f) {
    return f.state == CheckFinding::State::live && f.severity >= fail_on;
  });
}

void CheckTotals::add(const CheckedFile& file) {
  checked += file.status == CheckedFile::Status::checked;
  skipped += file.status == CheckedFile::Status::skipped;
  failed += file.status == CheckedFile::Status::failed;
  for (std::size_t s = 0; s < live.size(); ++s) {
    live[s] += file.count_live(static_cast<Severity>(s));
  }
  suppressed += file.count(CheckFinding::State::suppressed);
  accepted += file.count(CheckFinding::State::accepted);
  over_threshold += file.fails();
  stale += file.stale.size();
  changed += file.change && file.change->any();
  if (!file.is_aside()) return;
  auto same = std::find_if(aside.begin(), aside.end(),
                           [&](const SkippedAside& a) { return a.reason == file.skip_reason; });
  // Reasons are few: messages of the reader without the names of files.
  if (same == aside.end()) same = aside.insert(aside.end(), {file.skip_reason, 0, {}});
  if (same->examples.size() < kMostExamples) same->examples.push_back(file.path);
  ++same->count;
}

const std::vector<const CheckFormat*>& check_formats() {
  static const std::vector<const CheckFormat*> formats = {
      &kCheckText,  &kCheckJson,   &kCheckNdjson, &kCheckSarif,
      &kCheckJunit, &kCheckGithub, &kCheckGitlab, &kCheckMarkdown};
  return formats;
}

std::string totals_text(const CheckTotals& t) {
  std::string out =
      fmt::format("{} checked: {}, {}, {}", counted(t.checked, "file"),
                  counted(t.live[static_cast<std::size_t>(Severity::error)], "error"),
                  counted(t.live[static_cast<std::size_t>(Severity::warning)], "warning"),
                  counted(t.live[static_cast<std::size_t>(Severity::note)], "note"));
  out += fmt::format("; {} suppressed, {} accepted by the baseline", t.suppressed, t.accepted);
  if (t.stale > 0) {
    out += fmt::format(", {} baseline {} stale", t.stale, t.stale == 1 ? "entry" : "entries");
  }
  if (t.skipped > 0) out += fmt::format("; {} skipped", counted(t.skipped, "file"));
  if (t.failed > 0) out += fmt::format("; {} could not be read", counted(t.failed, "file"));
  return out;
}

std::string aside_text(const SkippedAside& aside) {
  std::string names;
  for (const std::string& path : aside.examples)
    names += (names.empty() ? "" : ", ") + one_line(path);
  if (aside.count > aside.examples.size()) names += ", …";
  return fmt::format("skipped {} ({}): {}", counted(aside.count, "file"), one_line(aside.reason),
                     names);
}

std::string one_line(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t c = unicode::next_code_point(text, at);
    if (c == U'\n') {
      out += "\\n";
    } else if (c == U'\t') {
      out += ' ';
    } else if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029) {
      out += fmt::format("\\x{:02x}", static_cast<std::uint32_t>(c));
    } else if (c == 0xFFFD && at - start == 1) {  // a stray byte of a file name
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[start]));
    } else {
      out += text.substr(start, at - start);
    }
  }
  return out;
}

std::string place_text(const CheckPlace& place) {
  if (place.whole_file) return "the whole document";
  if (!place.path.empty()) return place.path;
  if (place.in_source || place.part.empty()) return fmt::format("line {}", place.line);
  return fmt::format("{} paragraph {}", place.part, place.paragraph);
}

std::string scores_text(const CheckedFile& file) {
  return fmt::format("arc {}, clinician {}, problem solver {}, strategic thinker {}, craft {}",
                     score_or(file.arc, "not judged"), score_or(file.stages[0], "not shown"),
                     score_or(file.stages[1], "not shown"), score_or(file.stages[2], "not shown"),
                     score_or(file.craft, "not judged"));
}

std::string change_text(const CheckChange& change) {
  if (change.is_new) return "a new file";
  if (!change.any()) return {};
  std::vector<std::string> parts;
  if (change.arc_before != change.arc_now) {
    parts.push_back(fmt::format("arc {} > {}", score_or(change.arc_before, "not judged"),
                                score_or(change.arc_now, "not judged")));
  }
  put_counts(parts, change.added, '+');
  put_counts(parts, change.gone, '-');
  std::vector<std::string> causes;
  if (change.text) causes.emplace_back("the text");
  if (change.rules) causes.emplace_back("the rules");
  if (change.settings) causes.emplace_back("the settings");
  std::string because = causes.empty() ? "suppressions or baseline" : causes.front();
  for (std::size_t i = 1; i < causes.size(); ++i) {
    because += (i + 1 == causes.size() ? " and " : ", ") + causes[i];
  }
  return fmt::format("{} ({} changed)", fmt::join(parts, ", "), because);
}

std::string message_text(const Message& message) {
  std::string out = message.what;
  for (const std::string* part : {&message.why, &message.instead}) {
    if (!part->empty()) out += (out.empty() ? "" : " ") + *part;
  }
  return one_line(out);
}

std::string path_uri(const CheckedFile& file) {
  std::string out = file.outside ? "file://" : "";
  for (const char c : file.path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~' || c == '/';
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

std::string hash16(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return fmt::format("{:016x}", hash);
}

}  // namespace reframe
