// The report of `check` that a person reads.
#include <fmt/format.h>

#include "analyzer/report/check_report.h"

namespace reframe {
namespace {

constexpr const char* kBold = "1";
constexpr const char* kDim = "2";

std::string inked(const CheckRun& run, const char* code, std::string_view text) {
  if (!run.color) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
}

const char* severity_ink(Severity severity) {
  if (severity == Severity::error) return "31";
  return severity == Severity::warning ? "33" : "36";
}

/// The reason and the cure are said once for each rule of a report.
std::string finding_text(const CheckRun& run, const CheckFinding& f, std::size_t times,
                         CheckWriterState& state) {
  std::string out =
      fmt::format("  {} {}, {}{}\n", inked(run, severity_ink(f.severity), to_string(f.severity)),
                  inked(run, kBold, f.rule), place_text(f.place),
                  times > 1 ? fmt::format(" ({} times)", times) : "");
  if (!f.excerpt.empty()) out += fmt::format("      \"{}\"\n", one_line(f.excerpt));
  const bool first = state.told.insert(f.rule).second;
  return out +
         fmt::format("      {}\n", first ? message_text(f.message) : one_line(f.message.what));
}

/// All live findings; those of one rule in one line are one.
std::string findings_text(const CheckRun& run, const CheckedFile& f, CheckWriterState& state) {
  std::string out;
  std::vector<const CheckFinding*> live;
  for (const CheckFinding& finding : f.findings) {
    if (finding.state == CheckFinding::State::live) live.push_back(&finding);
  }
  for (std::size_t i = 0; i < live.size();) {
    std::size_t end = i + 1;
    while (end < live.size() && live[end]->fingerprint == live[i]->fingerprint &&
           live[end]->place.line == live[i]->place.line) {
      ++end;
    }
    out += finding_text(run, *live[i], end - i, state);
    i = end;
  }
  return out;
}

std::string begin(const CheckRun& /*run*/, CheckWriterState& /*state*/) {
  return {};
}

std::string file(const CheckRun& run, const CheckedFile& f, CheckWriterState& state) {
  if (f.is_aside()) return {};
  const std::string name = inked(run, kBold, one_line(f.path));
  if (f.status == CheckedFile::Status::skipped) {
    return fmt::format("{}: {}\n", name, inked(run, kDim, "skipped: " + one_line(f.skip_reason)));
  }
  if (f.status == CheckedFile::Status::failed) {
    return fmt::format("{}: {}\n", name, inked(run, "31", one_line(f.error->text())));
  }
  std::string out = findings_text(run, f, state);
  for (const RuleCount& stale : f.stale) {
    out +=
        fmt::format("  stale baseline entry: {} of {} no longer there\n", stale.count, stale.rule);
  }
  if (f.change && f.change->any()) {
    out += fmt::format("  since {}: {}\n", one_line(run.compared), change_text(*f.change));
  }
  if (out.empty()) return {};
  return fmt::format("{}: {}\n", name, scores_text(f)) + out;
}

std::string end(const CheckRun& run, const CheckTotals& totals, CheckWriterState& /*state*/) {
  std::string out;
  for (const SkippedAside& aside : totals.aside) out += aside_text(aside) + "\n";
  for (const auto& [path, stale] : totals.stale_elsewhere) {
    out += fmt::format("{}: stale baseline entry: {} of {}; the file is gone\n", one_line(path),
                       stale.count, stale.rule);
  }
  for (const std::string& path : totals.gone) {
    out += fmt::format("{}: is in {} and not here\n", one_line(path), one_line(run.compared));
  }
  return out + totals_text(totals) + "\n";
}

std::string warning(const CheckWriterState& /*state*/) {
  return {};
}

}  // namespace

const CheckFormat kCheckText{"text", false, begin, file, end, warning};

}  // namespace reframe
