#include "analyzer/suggest/bridge.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "analyzer/suggest/morphology.h"

namespace reframe {
namespace {

constexpr std::string_view kRoleSlot = "[which product role?]";
constexpr std::string_view kAimSlot = "[fix what, and for whom?]";
constexpr std::string_view kChangeSlot = "[the one thing you changed, and what came of it?]";
/// From this many clinical lines on under one role, all but the strongest are worth shortening.
constexpr std::size_t kManyClinical = 3;

std::string without_stop(std::string_view text) {
  const std::size_t end = text.find_last_not_of(" .;\t\r\n");
  return std::string(text.substr(0, end == std::string_view::npos ? 0 : end + 1));
}

class BridgeBuilder {
 public:
  BridgeBuilder(const ResumeAnalysis& resume, bool in_product)
      : r_(resume), in_product_(in_product) {}

  Bridge build() {
    if (const Entry* entry = newest()) {
      title(*entry);
      summary(*entry);
    }
    slots();
    order();
    shorten();
    repeated();
    return std::move(b_);
  }

 private:
  /// The newest job with a title: the first one that goes on, else the one that began last.
  [[nodiscard]] const Entry* newest() const {
    const Entry* best = nullptr;
    for (const Entry& e : r_.outline.entries) {
      if (e.section != SectionKind::experience || e.title.empty()) continue;
      const auto key = [](const Entry& x) {
        return std::pair(x.current, x.from.year * 12 + x.from.month);
      };
      if (best == nullptr || key(*best) < key(e)) best = &e;
    }
    return best;
  }

  void title(const Entry& entry) {
    b_.title = in_product_ ? entry.title : entry.title + ", moving into " + std::string(kRoleSlot);
  }

  /// "9 years", where the summary says so itself.
  [[nodiscard]] std::string years() const {
    for (const StatementAnalysis& s : r_.statements) {
      if (s.statement.section != SectionKind::summary) continue;
      const std::string& text = s.statement.text;
      const std::size_t at = text.find(" years");
      if (at == std::string::npos || at == 0) continue;
      const std::size_t start = text.find_last_of(" \t", at - 1);
      const std::size_t from = start == std::string::npos ? 0 : start + 1;
      const std::string word = text.substr(from, at - from);
      const bool number = word.find_first_of("0123456789") != std::string::npos;
      if (number) return word + " years";
    }
    return "[how many?] years";
  }

  void summary(const Entry& entry) {
    std::string out = entry.title + " with " + years() + " of practice";
    if (!entry.organisation.empty()) out += ", now at " + entry.organisation;
    if (!entry.current && !entry.organisation.empty()) {
      out = entry.title + " with " + years() + " of practice, last at " + entry.organisation;
    }
    out += ". ";
    bool shown = false;
    for (const std::size_t stage : {std::size_t{1}, std::size_t{2}}) {
      const auto line = strongest(stage);
      if (!line) continue;
      shown = true;
      b_.statements.push_back(*line);
      out += without_stop(r_.statements[*line].statement.text) + ". ";
    }
    if (!shown) out += std::string(kChangeSlot) + ". ";
    const std::string_view towards = in_product_ ? "Looking for " : "Moving into ";
    b_.summary =
        out + std::string(towards) + std::string(kRoleSlot) + " to " + std::string(kAimSlot) + ".";
  }

  /// The strongest line of a stage that is told in work, not claimed in a summary.
  [[nodiscard]] std::optional<std::uint32_t> strongest(std::size_t stage) const {
    for (const std::uint32_t i : r_.arc.stages[stage].statements) {
      const StatementAnalysis& s = r_.statements[i];
      if (s.statement.section != SectionKind::summary && s.act) return i;
    }
    return std::nullopt;
  }

  void slots() {
    for (const std::string* text : {&b_.title, &b_.summary}) {
      for (std::size_t at = text->find('['); at != std::string::npos;
           at = text->find('[', at + 1)) {
        const std::size_t end = text->find("?]", at);
        if (end == std::string::npos) break;
        std::string slot = text->substr(at + 1, end - at);
        if (std::find(b_.slots.begin(), b_.slots.end(), slot) == b_.slots.end()) {
          b_.slots.push_back(std::move(slot));
        }
      }
    }
  }

  [[nodiscard]] std::optional<std::size_t> position(SectionKind kind) const {
    const auto& all = r_.outline.sections;
    const auto it =
        std::find_if(all.begin(), all.end(), [&](const Section& s) { return s.kind == kind; });
    if (it == all.end()) return std::nullopt;
    return static_cast<std::size_t>(it - all.begin());
  }

  void order() {
    const auto work = position(SectionKind::experience);
    if (!work) return;
    if (!position(SectionKind::summary)) {
      b_.order.push_back({"Put a summary of three lines first: the pattern above.", {}});
    }
    for (const SectionKind kind : {SectionKind::education, SectionKind::skills,
                                   SectionKind::certifications, SectionKind::publications}) {
      const auto at = position(kind);
      if (!at || *at > *work) continue;
      b_.order.push_back({"Move \"" + r_.outline.sections[*at].heading + "\" behind \"" +
                              r_.outline.sections[*work].heading +
                              "\": a product reader looks for what you changed first.",
                          {}});
    }
    const auto projects = position(SectionKind::projects);
    const auto education = position(SectionKind::education);
    if (projects && education && *projects > *education && *education > *work) {
      b_.order.push_back({"Move \"" + r_.outline.sections[*projects].heading + "\" before \"" +
                              r_.outline.sections[*education].heading +
                              "\": projects show product work.",
                          {}});
    }
  }

  /// Many lines that open with one word are read as one (W21).
  void repeated() {
    constexpr std::size_t kMany = 3;
    std::map<std::string, std::vector<std::uint32_t>> openers;
    for (std::uint32_t i = 0; i < r_.statements.size(); ++i) {
      const Statement& s = r_.statements[i].statement;
      if (s.section != SectionKind::experience) continue;
      openers[s.text.substr(0, s.text.find_first_of(" ,.;:"))].push_back(i);
    }
    for (const auto& [word, lines] : openers) {
      if (lines.size() <= kMany || word.size() < 3) continue;
      b_.shorten.push_back({std::to_string(lines.size()) + " lines open with \"" + word +
                                "\": begin some of them with what you changed.",
                            lines});
    }
  }

  /// One clinical line a role stands as its anchor; the others can be shorter.
  void shorten() {
    for (std::uint32_t e = 0; e < r_.outline.entries.size(); ++e) {
      std::vector<std::uint32_t> lines;
      for (std::uint32_t i = 0; i < r_.statements.size(); ++i) {
        const StatementAnalysis& s = r_.statements[i];
        if (s.statement.entry == e && s.statement.section == SectionKind::experience &&
            s.score.stage == Stage::clinician && s.score.framing == Framing::clinical) {
          lines.push_back(i);
        }
      }
      if (lines.size() < kManyClinical) continue;
      const auto anchor =
          *std::max_element(lines.begin(), lines.end(), [&](std::uint32_t a, std::uint32_t b) {
            return r_.statements[a].score.score < r_.statements[b].score.score;
          });
      std::erase(lines, anchor);
      const Entry& entry = r_.outline.entries[e];
      const std::string& name = entry.title.empty() ? entry.organisation : entry.title;
      b_.shorten.push_back({"Under \"" + name + "\", keep line s" + std::to_string(anchor + 1) +
                                " as the anchor and fold the other " +
                                std::to_string(lines.size()) + " clinical lines into one.",
                            lines});
    }
  }

  const ResumeAnalysis& r_;
  bool in_product_;
  Bridge b_;
};

}  // namespace

Bridge bridge_of(const ResumeAnalysis& resume, bool in_product) {
  return BridgeBuilder(resume, in_product).build();
}

}  // namespace reframe
