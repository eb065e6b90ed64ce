#include "analyzer/report/text_report.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "analyzer/base/version.h"
#include "analyzer/report/paragraph.h"
#include "analyzer/report/plan_report.h"

namespace reframe {
namespace {

constexpr std::array kStageMeans = {"I know this world.", "I saw what was broken and fixed it.",
                                    "I can say what should be built next, and why."};
/// What to look for in one's own past when a stage is missing.
constexpr std::array kStageAsks = {
    "Name the setting, the patients and the licence in one line for each role.",
    "Think of a delay, an error or a workaround you noticed: what did you change, and what "
    "happened?",
    "Think of a choice you made for more than one unit: what did you put first, what did you give "
    "up, "
    "who had to agree?"};
constexpr std::size_t kMostStrong = 3;
/// A line from here on is praised, not nagged.
constexpr int kStrongScore = 65;

std::string percent(double share) {
  return fmt::format("{}%", std::lround(share * 100));
}

Ink ink_of(Framing framing) {
  switch (framing) {
    case Framing::clinical:
      return Ink::clinical;
    case Framing::product:
      return Ink::product;
    case Framing::mixed:
      return Ink::mixed;
    case Framing::neutral:
      return Ink::dim;
  }
  return Ink::plain;
}

std::string stage_word(Stage stage) {
  switch (stage) {
    case Stage::clinician:
      return "clinician";
    case Stage::problem_solver:
      return "problem solver";
    case Stage::strategic_thinker:
      return "strategic";
    case Stage::none:
      return "";
  }
  return "";
}

class TextReport {
 public:
  TextReport(const ResumeAnalysis& r, const TextStyle& style)
      : r_(r), style_(style), page_(style.width, style.color) {}

  std::string run() {
    head();
    privacy();
    story();
    fixes();
    strong();
    craft();
    competencies();
    put_next_steps(r_, page_);
    lines();
    read_from();
    return page_.take();
  }

 private:
  void head() {
    page_.put("", page_.inked(r_.document.source, Ink::bold));
    std::string about = fmt::format("{} lines read", r_.statements.size());
    if (!r_.profession.empty()) about += ", profession: " + r_.profession;
    if (!r_.tools.empty()) about += ", tools: " + fmt::format("{}", fmt::join(r_.tools, ", "));
    page_.put("", about, Ink::dim);
  }

  /// Possible identifiers of patients come first: they must go before the file is sent anywhere.
  void privacy() {
    std::vector<std::pair<const Finding*, std::string>> found;
    const auto add = [&](const Finding& f, const std::string& place) {
      if (f.rule.starts_with("privacy.")) found.emplace_back(&f, place);
    };
    for (const StatementAnalysis& s : r_.statements) {
      for (const Finding& f : s.findings) add(f, "\"" + s.statement.text + "\"");
    }
    for (const Finding& f : r_.findings) add(f, "outside the lines that are judged");
    if (found.empty()) return;
    page_.heading("Possible identifiers of patients: take these out first");
    const std::string* last = nullptr;
    for (const auto& [finding, place] : found) {
      if (last == nullptr || *last != place) page_.put("  ", place, Ink::attention);
      last = &place;
      page_.put("     ", finding->message.what + " " + finding->message.instead);
    }
    page_.put("  ",
              "The values are starred here. This check can miss some; read the text once more.",
              Ink::dim);
  }

  void story() {
    page_.heading("The story: Clinician > Problem Solver > Strategic Thinker");
    if (r_.arc.score) {
      page_.put("  ", fmt::format("Told to {} of 100.", std::lround(*r_.arc.score)));
      if (style_.explain) page_.put("    ", "= " + r_.arc.why, Ink::dim);
    } else {
      page_.put("  ", "Not judged: " + r_.arc.why + ".");
    }
    for (std::size_t k = 0; k < 3; ++k) stage(k);
    if (r_.arc.progression) page_.put("  ", progression_words(*r_.arc.progression));
    page_.put("  ", fmt::format("How the lines read: {} clinical, {} product, {} both, {} neither.",
                                percent(r_.framing_share[0]), percent(r_.framing_share[1]),
                                percent(r_.framing_share[2]), percent(r_.framing_share[3])));
  }

  void stage(std::size_t k) {
    const StageScore& s = r_.arc.stages[k];
    const std::string name = fmt::format("  {:<18}", kStageTitles[k]);
    if (!s.shown) {
      page_.put(name, fmt::format("not shown yet: \"{}\"", kStageMeans[k]), Ink::attention);
      page_.put(std::string(20, ' '), kStageAsks[k], Ink::dim);
      return;
    }
    page_.put(name, fmt::format("{} {:>3}  {}", score_bar(s.score), std::lround(s.score),
                                k == 0 ? "" : fmt::format("{} lines", s.statements.size())));
    if (!s.statements.empty() && k > 0) {
      page_.put("      ",
                "strongest: \"" + r_.statements[s.statements.front()].statement.text + "\"",
                Ink::dim);
    }
    if (style_.explain) page_.put("      ", "= " + s.why, Ink::dim);
  }

  static std::string progression_words(double p) {
    if (p > 0.2) return "Newer jobs are told on a higher stage than older ones: the story climbs.";
    if (p < -0.2)
      return "Older jobs are told on a higher stage than newer ones: a reader sees the newest "
             "first, so lift those.";
    return "Newer and older jobs are told on about the same stage.";
  }

  void fixes() {
    if (r_.fix_first.empty()) return;
    const FixGain& gain = r_.fix_gain;
    const std::size_t n = gain.lines;
    page_.heading((n == 1 ? std::string("Change this line first")
                          : fmt::format("Change these {} lines first", n)) +
                  worth(gain));
    if (gain.arc && r_.arc.score && *gain.arc > *r_.arc.score) {
      page_.put("  ",
                fmt::format("With them, each question answered as its example is, the story "
                            "would be told to {} of 100.",
                            std::lround(*gain.arc)),
                Ink::dim);
    }
    for (std::size_t i = 0; i < n; ++i) fix(i + 1, r_.fix_first[i]);
  }

  /// " (+6 points as written, up to +31 with your answers)"
  static std::string worth(const FixGain& gain) {
    if (gain.points_answered <= gain.points) return fmt::format(" (+{} points)", gain.points);
    if (gain.points == 0) return fmt::format(" (up to +{} points)", gain.points_answered);
    return fmt::format(" (+{} points as written, up to +{} with your answers)", gain.points,
                       gain.points_answered);
  }

  [[nodiscard]] const Suggestion& best(std::uint32_t i) const {
    return r_.statements[i].suggestions.front();
  }

  void fix(std::size_t number, std::uint32_t i) {
    const StatementAnalysis& s = r_.statements[i];
    page_.put(fmt::format("  {}. ", number), "\"" + s.statement.text + "\"");
    page_.put("     ", where(s), Ink::dim);
    for (const Finding& f : s.findings) {
      const auto& answers = best(i).answers;
      if (std::find(answers.begin(), answers.end(), f.rule) == answers.end()) continue;
      page_.put("     ", f.message.what + " " + f.message.why, Ink::plain);
      break;
    }
    page_.put("     " + page_.inked("Try: ", Ink::good), best(i).text);
    if (!best(i).slots.empty()) {
      page_.put("     ", "Fill in what stands in [brackets]; leave it out if you do not know.",
                Ink::dim);
    }
    std::string points = fmt::format("+{} points", best(i).gain);
    if (best(i).gain_answered > best(i).gain) {
      points += fmt::format(", up to +{} with your answer", best(i).gain_answered);
    }
    page_.put("     ", fmt::format("{}; {} now", points, s.score.score), Ink::dim);
  }

  [[nodiscard]] std::string where(const StatementAnalysis& s) const {
    std::string out =
        fmt::format("line s{}, {}", &s - r_.statements.data() + 1, to_string(s.statement.section));
    if (s.statement.entry != kNoEntry) {
      const Entry& e = r_.outline.entries[s.statement.entry];
      const std::string& name = e.title.empty() ? e.organisation : e.title;
      if (!name.empty()) out += ", " + name;
    }
    return out;
  }

  void strong() {
    std::vector<std::uint32_t> best_lines;
    for (std::uint32_t i = 0; i < r_.statements.size(); ++i) {
      const StatementAnalysis& s = r_.statements[i];
      if (s.score.score >= kStrongScore && !s.praise.empty()) best_lines.push_back(i);
    }
    if (best_lines.empty()) return;
    std::stable_sort(best_lines.begin(), best_lines.end(), [&](std::uint32_t a, std::uint32_t b) {
      return r_.statements[a].score.score > r_.statements[b].score.score;
    });
    page_.heading("Strong lines: leave them as they are");
    for (std::size_t i = 0; i < std::min(kMostStrong, best_lines.size()); ++i) {
      const StatementAnalysis& s = r_.statements[best_lines[i]];
      page_.put(fmt::format("  {:>3}  ", s.score.score), s.statement.text);
      page_.put("       ", s.praise, Ink::dim);
    }
  }

  void craft() {
    if (!r_.craft.score) return;
    page_.heading(
        fmt::format("Craft: how well it is told, {} of 100", std::lround(*r_.craft.score)));
    page_.put("  ", fmt::format("outcomes {}, numbers {}, ownership {}, clarity {}",
                                std::lround(r_.craft.outcome), std::lround(r_.craft.metric),
                                std::lround(r_.craft.ownership), std::lround(r_.craft.clarity)));
  }

  void competencies() {
    page_.heading("What product teams look for");
    static constexpr std::array kTitles = {"not found", "claimed, not shown", "shown"};
    for (int state = 2; state >= 0; --state) {
      std::vector<std::string> names;
      for (const Competency& c : r_.competencies) {
        if (static_cast<int>(c.state) != state) continue;
        names.push_back(state == 2 ? fmt::format("{} ({})", c.name, c.statements.size()) : c.name);
      }
      if (!names.empty()) {
        page_.put(fmt::format("  {:<20}", kTitles[static_cast<std::size_t>(state)]),
                  fmt::format("{}", fmt::join(names, ", ")));
      }
    }
    if (!r_.level.name.empty()) {
      page_.put("  ", fmt::format("Reads as: {}.", r_.level.name));
      if (style_.explain) page_.put("      ", "= " + r_.level.why, Ink::dim);
    }
  }

  void lines() {
    page_.heading("Line by line");
    page_.put("  ", "framing, stage and score (0 to 100: how well the line carries the story)",
              Ink::dim);
    std::uint32_t entry = kNoEntry - 1;
    SectionKind section = SectionKind::header;
    for (const StatementAnalysis& s : r_.statements) {
      if (s.statement.section != section || s.statement.entry != entry) {
        section = s.statement.section;
        entry = s.statement.entry;
        page_.put("  ", page_.inked(group(s), Ink::bold));
      }
      line(s);
    }
  }

  [[nodiscard]] std::string group(const StatementAnalysis& s) const {
    std::string out(to_string(s.statement.section));
    out[0] = static_cast<char>(out[0] - 32);
    if (s.statement.entry == kNoEntry) return out;
    const Entry& e = r_.outline.entries[s.statement.entry];
    for (const std::string* part : {&e.title, &e.organisation, &e.dates}) {
      if (!part->empty()) out += (part == &e.title ? ": " : ", ") + *part;
    }
    return out;
  }

  void line(const StatementAnalysis& s) {
    const std::string label = fmt::format("{:<8} {:<14} {:>3}", to_string(s.score.framing),
                                          stage_word(s.score.stage), s.score.score);
    page_.put("  " + page_.inked(label, ink_of(s.score.framing)) + "  ", s.statement.text);
    if (style_.explain) explain(s);
  }

  void explain(const StatementAnalysis& s) {
    constexpr std::size_t kShown = 6;
    page_.put(
        "        ",
        fmt::format("probabilities: clinical {:.2f}, product {:.2f}, mixed {:.2f}, neutral {:.2f}; "
                    "clinician {:.2f}, problem solver {:.2f}, strategic {:.2f}, none {:.2f}; "
                    "outcome {:.2f}, metric {:.2f}, duty {:.2f}",
                    s.score.framing_probability[0], s.score.framing_probability[1],
                    s.score.framing_probability[2], s.score.framing_probability[3],
                    s.score.stage_probability[0], s.score.stage_probability[1],
                    s.score.stage_probability[2], s.score.stage_probability[3],
                    s.score.flag_probability[0], s.score.flag_probability[1],
                    s.score.flag_probability[2]),
        Ink::dim);
    for (std::size_t i = 0; i < std::min(kShown, s.evidence.size()); ++i) {
      const Evidence& e = s.evidence[i];
      const std::string quote =
          e.span.empty() ? "" : " \"" + std::string(e.span.of(s.statement.text)) + "\"";
      page_.put("          ",
                fmt::format("{}{}: product {:+.2f}, clinical {:+.2f}", e.rule, quote, e.framing[1],
                            e.framing[0]),
                Ink::dim);
    }
  }

  void read_from() {
    page_.heading("What was read");
    page_.put("  ",
              fmt::format("{} characters from {} part{}.", r_.document.characters(),
                          r_.document.parts.size(), r_.document.parts.size() == 1 ? "" : "s"));
    for (const LeftOut& item : r_.document.left_out) {
      std::string reason = to_string(item.reason);
      std::replace(reason.begin(), reason.end(), '_', ' ');
      page_.put("  ", fmt::format("Left out: {}, {} place{}, {} characters.", reason, item.count,
                                  item.count == 1 ? "" : "s", item.characters));
    }
    for (const ExtractionNote& note : r_.document.notes)
      page_.put("  ", note.message, Ink::attention);
    page_.put("  ",
              fmt::format("reframe {}, score version {}, rules {}. Nothing left this machine.",
                          kVersion, kScoreVersion, r_.rules_version),
              Ink::dim);
  }

  const ResumeAnalysis& r_;
  const TextStyle& style_;
  Page page_;
};

}  // namespace

std::string resume_text(const ResumeAnalysis& analysis, const TextStyle& style) {
  return TextReport(analysis, style).run();
}

}  // namespace reframe
