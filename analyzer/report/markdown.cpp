// A summary table in Markdown: for a pull request, a wiki, or GitHub's step summary.
#include <fmt/format.h>

#include "analyzer/report/check_report.h"

namespace reframe {
namespace {

/// GitHub takes step summaries up to 1 MiB; rows stop well before, and the rest is counted.
constexpr std::size_t kMostRowBytes = 900 << 10;

/// Text of a table cell: nothing in it is Markdown or HTML.
std::string cell(std::string_view text) {
  static constexpr std::string_view kSpecial = "\\`*_{}[]<>()#+-.!|~&";
  std::string out;
  for (const char c : one_line(text)) {
    if (c == '<') {
      out += "&lt;";
    } else if (c == '&') {
      out += "&amp;";
    } else {
      if (kSpecial.find(c) != std::string_view::npos && c != '.' && c != '-' && c != '(' &&
          c != ')') {
        out += '\\';
      }
      out += c;
    }
  }
  return out;
}

std::string score(const std::optional<double>& value) {
  return value ? fmt::format("{:.0f}", *value) : "–";
}

std::string row(const CheckRun& run, const CheckedFile& f) {
  const auto put = [&](std::string_view result, std::string_view about) {
    return fmt::format("| {} | {} | | | | | | | | | {} |\n", cell(f.path), result, cell(about));
  };
  if (f.status == CheckedFile::Status::skipped) return put("skipped", f.skip_reason);
  if (f.status == CheckedFile::Status::failed) return put("**not read**", f.error->text());
  std::string about;
  for (const CheckFinding& finding : f.findings) {
    const bool shown = finding.state == CheckFinding::State::live && finding.severity >= f.fail_on;
    if (!shown || about.size() > 400) continue;
    about += (about.empty() ? "" : "; ") + finding.rule + " (" + place_text(finding.place) + ")";
  }
  if (f.change && f.change->any()) {
    about += fmt::format("{}since {}: {}", about.empty() ? "" : "; ", run.compared,
                         change_text(*f.change));
  }
  if (!f.stale.empty()) {
    about += fmt::format("{}stale in the baseline: {}", about.empty() ? "" : "; ", f.stale.size());
  }
  return fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |\n", cell(f.path),
                     f.fails() ? "**fails**" : "passes", score(f.arc), score(f.stages[0]),
                     score(f.stages[1]), score(f.stages[2]), score(f.craft),
                     fmt::format("{} / {} / {}", f.count_live(Severity::error),
                                 f.count_live(Severity::warning), f.count_live(Severity::note)),
                     f.count(CheckFinding::State::suppressed),
                     f.count(CheckFinding::State::accepted), cell(about));
}

std::string begin(const CheckRun& /*run*/, CheckWriterState& /*state*/) {
  return "## reframe check\n\n"
         "| File | Result | Arc | Clinician | Problem solver | Strategic thinker | Craft | "
         "Errors / warnings / notes | Suppressed | Accepted | About |\n"
         "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|---|\n";
}

std::string file(const CheckRun& run, const CheckedFile& f, CheckWriterState& state) {
  if (f.is_aside()) return {};
  ++state.files;
  std::string text = row(run, f);
  if (state.bytes + text.size() > kMostRowBytes) {
    ++state.items;
    return {};
  }
  return text;
}

std::string end(const CheckRun& /*run*/, const CheckTotals& totals, CheckWriterState& state) {
  std::string out = "\n";
  if (state.items > 0) out += fmt::format("… and {} files more.\n\n", state.items);
  for (const SkippedAside& aside : totals.aside) out += "- " + cell(aside_text(aside)) + "\n";
  for (const auto& [path, stale] : totals.stale_elsewhere) {
    if (state.bytes + out.size() > kMostRowBytes + (50 << 10)) break;
    out += fmt::format("- {}: stale baseline entry ({} of {}); the file is gone\n", cell(path),
                       stale.count, cell(stale.rule));
  }
  for (const std::string& path : totals.gone) {
    if (state.bytes + out.size() > kMostRowBytes + (50 << 10)) break;
    out += fmt::format("- {}: is no more\n", cell(path));
  }
  if (out.size() > 1) out += "\n";
  return out + totals_text(totals) + ".\n";
}

std::string warning(const CheckWriterState& state) {
  if (state.items == 0) return {};
  return fmt::format("the Markdown table leaves out {} files, to stay under 1 MiB", state.items);
}

}  // namespace

const CheckFormat kCheckMarkdown{"markdown", true, begin, file, end, warning};

}  // namespace reframe
