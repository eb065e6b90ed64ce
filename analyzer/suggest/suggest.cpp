#include "analyzer/suggest/suggest.h"

#include <algorithm>
#include <string>

#include "analyzer/suggest/laws.h"

namespace reframe {
namespace {

using rulepack::kNone;
using rulepack::Tables;

bool flag(const StatementAnalysis& s, Flag f) {
  return s.score.flags[static_cast<std::size_t>(f)];
}

/// A result, and a number or a stage past care: such a line is praised, and at most lifted.
bool strong(const StatementAnalysis& s, const Line& line) {
  const bool result = flag(s, Flag::outcome) || !line.lacks(rulepack::Lack::outcome);
  const bool number = flag(s, Flag::metric) || !line.lacks(rulepack::Lack::number);
  const bool product = s.score.stage == Stage::problem_solver ||
                       s.score.stage == Stage::strategic_thinker;
  return !flag(s, Flag::duty) && result && (number || product) && s.act;
}

/// Work is told in these sections; a statement by itself stands in none and is taken as work.
bool work_section(SectionKind section) {
  return section != SectionKind::education && section != SectionKind::skills &&
         section != SectionKind::certifications && section != SectionKind::publications &&
         section != SectionKind::header;
}

template <class T>
void unique_sorted(std::vector<T>& all) {
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
}

/// Makes suggestions of drafts and keeps those that pass every law.
class Prover {
 public:
  Prover(const Tables& tables, const WordLists& lists, const Composer& composer,
         const StatementAnalysis& judged, const MatchResult& matched, const Standing& standing,
         const Judge& judge)
      : tables_(tables),
        lists_(lists),
        composer_(composer),
        judged_(judged),
        matched_(matched),
        standing_(standing),
        judge_(judge) {}

  /// True when the draft has become the next suggestion of `out`.
  bool prove(const Draft& draft, std::vector<Suggestion>& out) {
    Suggestion s = made(draft);
    if (s.edits.empty() || s.text == judged_.statement.text) return false;
    const bool known = std::any_of(out.begin(), out.end(),
                                   [&](const Suggestion& o) { return o.text == s.text; });
    if (known) return false;
    const Rejudged after = judge_(s.text);
    settle_answers(after, s);
    s.gain = after.analysis.score.score - judged_.score.score;
    s.gain_answered = s.gain;
    if (!laws(draft, after, s)) return false;
    if (!s.slots.empty()) {
      const int answered = judge_(with_answers(draft, s.text)).analysis.score.score;
      s.gain_answered = std::max(s.gain, answered - judged_.score.score);
    }
    out.push_back(std::move(s));
    return true;
  }

 private:
  [[nodiscard]] Suggestion made(const Draft& draft) const {
    Suggestion s;
    s.rule = tables_.text(tables_.rewrites[draft.parts.front()->rewrite].id);
    s.kind = draft.kind;
    s.edits = composer_.edits(draft);
    s.text = applied(judged_.statement.text, s.edits);
    for (const Change* part : draft.parts) {
      s.parts.emplace_back(tables_.text(tables_.rewrites[part->rewrite].id));
      if (part->brought != kNone) {
        s.parts.emplace_back(tables_.text(tables_.rewrites[part->brought].id));
      }
    }
    unique_sorted(s.parts);
    add_slots(s);
    return s;
  }

  /// The questions as they stand in the text, in order.
  static void add_slots(Suggestion& s) {
    for (std::size_t at = s.text.find('['); at != std::string::npos; at = s.text.find('[', at + 1)) {
      const std::size_t end = s.text.find("?]", at);
      if (end == std::string::npos) break;
      s.slots.push_back(s.text.substr(at + 1, end - at));
      at = end;
    }
  }

  /// Findings of the line that stand where an edit does and are gone afterwards.
  void settle_answers(const Rejudged& after, Suggestion& s) const {
    for (const Finding& f : judged_.findings) {
      const bool touched = std::any_of(s.edits.begin(), s.edits.end(), [&](const Edit& e) {
        return f.span.start < e.span.end && e.span.start < f.span.end;
      });
      if (touched && answered({f.rule}, after.analysis.findings)) s.answers.push_back(f.rule);
    }
    unique_sorted(s.answers);
  }

  bool laws(const Draft& draft, const Rejudged& after, Suggestion& s) const {
    std::vector<std::uint32_t> moves;
    for (const Change* part : draft.parts) add_moves(*part, moves);
    const Worded was{judged_.statement.text, matched_};
    const Worded is{s.text, after.matched};
    if (facts_kept(was, is)) s.laws.emplace_back(kLawNames[0]);
    if (nothing_invented(tables_, was, is, moves)) s.laws.emplace_back(kLawNames[1]);
    if (agency_kept(tables_, was, is, moves)) s.laws.emplace_back(kLawNames[2]);
    if (s.gain >= 0) s.laws.emplace_back(kLawNames[3]);
    if (answered(s.answers, after.analysis.findings)) s.laws.emplace_back(kLawNames[4]);
    if (finished(after, s)) s.laws.emplace_back(kLawNames[5]);
    return s.laws.size() == kLawNames.size();
  }

  /// The terms that an opener brought along (nominal, supply) count as its own.
  void add_moves(const Change& part, std::vector<std::uint32_t>& moves) const {
    if (part.move != kNone) moves.push_back(part.move);
    for (const Hit& hit : matched_.moves) {
      const auto action = tables_.rewrites[tables_.moves[hit.rule].rewrite].action;
      const bool inside = std::any_of(part.edits.begin(), part.edits.end(), [&](const Edit& e) {
        return e.span.end >= hit.span.start && e.span.start <= hit.span.end;
      });
      if (inside && (action == rulepack::RewriteAction::nominal ||
                     action == rulepack::RewriteAction::supply)) {
        moves.push_back(hit.rule);
      }
    }
  }

  /// Idempotent: the same transformations find nothing more to do in the rewrite.
  [[nodiscard]] bool finished(const Rejudged& after, const Suggestion& s) const {
    const Line line(tables_, lists_, s.text, after.matched);
    const Composer again(line, standing_);
    return std::none_of(s.parts.begin(), s.parts.end(), [&](const std::string& id) {
      return again.part_of(tables_.find_rewrite(id)) != nullptr;
    });
  }

  [[nodiscard]] static std::string with_answers(const Draft& draft, std::string text) {
    for (const Change* part : draft.parts) {
      if (part->slot.empty() || part->answer.empty()) continue;
      const std::size_t at = text.find(part->slot);
      if (at != std::string::npos) text.replace(at, part->slot.size(), part->answer);
    }
    return text;
  }

  const Tables& tables_;
  const WordLists& lists_;
  const Composer& composer_;
  const StatementAnalysis& judged_;
  const MatchResult& matched_;
  const Standing& standing_;
  const Judge& judge_;
};

}  // namespace

Suggester::Suggester(const Tables& tables) : tables_(tables), lists_(tables) {}

std::vector<Suggestion> Suggester::suggest(const StatementAnalysis& judged,
                                           const MatchResult& matched, bool current,
                                           const Judge& judge) const {
  std::vector<Suggestion> out;
  const Line line(tables_, lists_, judged.statement.text, matched);
  Standing standing;
  standing.strong = strong(judged, line) ||
                    (judged.score.score >= kLeaveAlone && judged.findings.empty());
  standing.present = current;
  standing.work = work_section(judged.statement.section);
  const Composer composer(line, standing);
  Prover prover(tables_, lists_, composer, judged, matched, standing, judge);
  for (const Draft& draft : composer.drafts()) {
    if (out.size() == kMostSuggestions) break;
    if (draft.fallback && !out.empty()) break;
    prover.prove(draft, out);
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Suggestion& a, const Suggestion& b) { return a.gain > b.gain; });
  return out;
}

std::string Suggester::praise(const StatementAnalysis& judged, const MatchResult& matched) const {
  const Line line(tables_, lists_, judged.statement.text, matched);
  if (!strong(judged, line)) return {};
  std::string out;
  switch (judged.score.stage) {
    case Stage::strategic_thinker:
      out = "It says what should be done and why";
      break;
    case Stage::problem_solver:
      out = "A problem met with a change of your own";
      break;
    default:
      out = "Your own act, plainly told";
  }
  const bool number = !line.lacks(rulepack::Lack::number);
  return out + (number ? ", with a result and a number." : ", with a result.");
}

std::string Suggester::rewritten(std::uint32_t rewrite, std::string_view u8_text,
                                 const MatchResult& matched) const {
  const Line line(tables_, lists_, u8_text, matched);
  const Composer composer(line, {});
  const Change* part = composer.part_of(rewrite);
  if (part == nullptr) return {};
  Draft draft;
  draft.parts.push_back(part);
  return applied(u8_text, composer.edits(draft));
}

}  // namespace reframe
