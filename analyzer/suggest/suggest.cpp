#include "analyzer/suggest/suggest.h"

#include <algorithm>
#include <array>
#include <optional>
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
  const bool product =
      s.score.stage == Stage::problem_solver || s.score.stage == Stage::strategic_thinker;
  // Words of a result alone may belong to somebody else; with a verb in front they are the line's.
  const bool told = line.opens_with_verb() || (product && flag(s, Flag::outcome));
  return !flag(s, Flag::duty) && result && (number || product) && told;
}

/// Work is told in these sections; a summary claims. A statement by itself stands in none and is
/// taken as work.
bool work_section(SectionKind section) {
  return section != SectionKind::summary && section != SectionKind::education &&
         section != SectionKind::skills && section != SectionKind::certifications &&
         section != SectionKind::publications && section != SectionKind::header;
}

/// True when the line can be built in another way, not only in other words.
bool restructures(const Composer& composer) {
  const auto changes = composer.wording();
  return !changes.empty() && structural(composer.action_of(*changes.front()));
}

std::uint32_t bit(rulepack::Judged judged) {
  return 1U << static_cast<unsigned>(judged);
}

template <class T>
void unique_sorted(std::vector<T>& all) {
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
}

/// A rewrite in the making: edits of the statement, and the transformations they come from.
struct Draft {
  std::vector<Edit> edits;
  std::vector<const Change*> changes;  ///< the first gives rule and kind
};

/// Makes suggestions of drafts and keeps those that pass every law.
class Prover {
 public:
  Prover(const Tables& tables, const WordLists& lists, const StatementAnalysis& judged,
         const MatchResult& matched, const Standing& standing, const Judge& judge)
      : tables_(tables),
        lists_(lists),
        judged_(judged),
        matched_(matched),
        standing_(standing),
        judge_(judge) {}

  /// The suggestion that the draft makes, or nothing where a law does not hold. `after`, when
  /// given, takes the judgement of its text.
  [[nodiscard]] std::optional<Suggestion> prove(const Draft& draft,
                                                Rejudged* judgement = nullptr) const {
    Suggestion s = made(draft);
    if (s.edits.empty() || s.text == judged_.statement.text) return std::nullopt;
    Rejudged after = judge_(s.text);
    settle_answers(after, s);
    s.gain = after.analysis.score.score - judged_.score.score;
    s.gain_answered = s.gain;
    if (!laws(draft, after, s)) return std::nullopt;
    if (!s.slots.empty()) s.answered = with_answers(draft, s.text);
    if (judgement != nullptr) *judgement = std::move(after);
    return s;
  }

 private:
  [[nodiscard]] Suggestion made(const Draft& draft) const {
    Suggestion s;
    const auto& lead = tables_.rewrites[draft.changes.front()->rewrite];
    s.rule = tables_.text(lead.id);
    s.kind = static_cast<SuggestionKind>(lead.kind);
    s.edits = draft.edits;
    s.text = applied(judged_.statement.text, s.edits);
    for (const Change* change : draft.changes) {
      s.parts.emplace_back(tables_.text(tables_.rewrites[change->rewrite].id));
      if (change->brought != kNone) {
        s.parts.emplace_back(tables_.text(tables_.rewrites[change->brought].id));
      }
    }
    unique_sorted(s.parts);
    add_slots(s);
    return s;
  }

  /// The questions as they stand in the text, in order.
  static void add_slots(Suggestion& s) {
    std::size_t from = 0;
    for (std::size_t end = s.text.find("?]"); end != std::string::npos;
         end = s.text.find("?]", from)) {
      const std::size_t open = s.text.rfind('[', end);
      if (open != std::string::npos && open >= from) {
        s.slots.push_back(s.text.substr(open + 1, end - open));
      }
      from = end + 2;
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
    for (const Change* change : draft.changes) add_moves(*change, moves);
    const Worded was{judged_.statement.text, matched_};
    const Worded is{s.text, after.matched};
    const std::array<bool, kLawNames.size()> kept = {facts_kept(was, is),
                                                     nothing_invented(tables_, was, is, moves),
                                                     agency_kept(tables_, was, is, moves),
                                                     s.gain >= 0,
                                                     answered(s.answers, after.analysis.findings),
                                                     finished(after, s)};
    for (std::size_t i = 0; i < kept.size(); ++i) {
      if (kept[i]) s.laws.emplace_back(kLawNames[i]);
    }
    return s.laws.size() == kLawNames.size();
  }

  /// The terms that an opener brought along (nominal, supply) count as its own.
  void add_moves(const Change& change, std::vector<std::uint32_t>& moves) const {
    if (change.move != kNone) moves.push_back(change.move);
    if (change.brought == kNone) return;
    for (const Hit& hit : matched_.moves) {
      if (tables_.moves[hit.rule].rewrite == change.brought) moves.push_back(hit.rule);
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
    for (const Change* change : draft.changes) {
      if (change->slot.empty() || change->answer.empty()) continue;
      const std::size_t at = text.find(change->slot);
      if (at == std::string::npos) continue;
      text.replace(at, change->slot.size(), change->answer);
    }
    return text;
  }

  const Tables& tables_;
  const WordLists& lists_;
  const StatementAnalysis& judged_;
  const MatchResult& matched_;
  const Standing& standing_;
  const Judge& judge_;
};

/// The suggestions of one line, in order of fullness.
class Proposer {
 public:
  Proposer(const Tables& tables, const WordLists& lists, const StatementAnalysis& judged,
           const MatchResult& matched, const Standing& standing, const Judge& judge)
      : tables_(tables),
        lists_(lists),
        standing_(standing),
        judge_(judge),
        label_(Line(tables, lists, judged.statement.text, matched).label_length()),
        prover_(tables, lists, judged, matched, standing, judge) {
    text_ = std::string_view(judged.statement.text).substr(label_);
    base_ = label_ > 0 ? judge(text_).matched : matched;
  }

  std::vector<Suggestion> propose() {
    const Line line(tables_, lists_, text_, base_);
    const Composer composer(line, standing_);
    narrated_ = line.narrated();
    std::optional<Suggestion> reworded = reword(composer);
    // A line that no law lets us reword is asked what its reworded form would be asked.
    const bool shown = reworded.has_value() || composer.wording().empty();
    const std::vector<Edit> edits =
        shown ? wording_edits_ : composer.edits({composer.wording().front()});
    const std::string now = applied(text_, edits);
    // What was judged with a label in front is judged again without it.
    const bool known = shown && !edits.empty() && label_ == 0;
    const Rejudged after = edits.empty() ? Rejudged{{}, base_}
                           : known       ? std::move(wording_judged_)
                                         : judge_(now);
    const Line line_now(tables_, lists_, now, after.matched);
    Standing standing = standing_;
    standing.told = standing.told || !edits.empty();
    standing.at_end = !shown;
    const Composer asker(line_now, standing);
    std::vector<Change> questions;
    for (const Change* question : asker.questions()) questions.push_back(*question);
    if (!shown) at_the_end(now.size(), questions);
    ask(questions, true);
    if (reworded) keep(*std::move(reworded));
    ask(questions, false);
    return std::move(out_);
  }

 private:
  /// The line reworded as far as the laws let it; sets wording_ and its edits.
  std::optional<Suggestion> reword(const Composer& composer) {
    std::vector<const Change*> all = composer.wording();
    // What fails a law as a whole may pass in part: the structure alone, then each word alone.
    std::vector<std::vector<const Change*>> tries;
    if (!all.empty()) tries.push_back(all);
    constexpr std::size_t kMostAlone = 4;
    for (std::size_t i = 0; all.size() > 1 && i < std::min(kMostAlone, all.size()); ++i) {
      tries.push_back({all[i]});
    }
    for (const auto& changes : tries) {
      const std::vector<Edit> edits = composer.edits(changes);
      auto s = prover_.prove({shifted(edits), changes}, &wording_judged_);
      if (!s) continue;
      wording_ = changes;
      wording_edits_ = edits;
      return s;
    }
    return std::nullopt;
  }

  /// Keeps the questions that stand behind all words, and moves them from a text of `size` bytes to
  /// the end of the line itself.
  void at_the_end(std::size_t size, std::vector<Change>& questions) const {
    std::erase_if(questions, [&](const Change& question) {
      return tables_.rewrites[question.rewrite].action != rulepack::RewriteAction::ask ||
             size - question.edits.front().span.start > text_.size();
    });
    for (Change& question : questions) {
      const auto from_end = size - question.edits.front().span.start;
      const auto at = static_cast<std::uint32_t>(text_.size() - from_end);
      question.edits.front().span = {at, at};
    }
  }

  /// Puts the best question, or (`first` false) one about something else.
  void ask(const std::vector<Change>& questions, bool first) {
    constexpr int kMostTries = 4;
    int tries = 0;
    for (const Change& question : questions) {
      const auto& row = tables_.rewrites[question.rewrite];
      const bool lift = row.kind == static_cast<std::uint8_t>(SuggestionKind::lift);
      const bool close = row.rank >= kCloseFit || lift;
      if (!first && (row.about == about_ || !close)) continue;
      if (narrated_ && !close) continue;
      if (++tries > kMostTries) return;
      auto s = with_question(question);
      if (!s) continue;
      about_ = row.about;
      keep(*std::move(s));
      return;
    }
  }

  std::optional<Suggestion> with_question(const Change& question) {
    std::vector<const Change*> changes = wording_;
    // The structure of the line leads, then the question, then single words.
    const bool lead = !wording_.empty() &&
                      structural(tables_.rewrites[wording_.front()->rewrite].action) &&
                      tables_.rewrites[wording_.front()->rewrite].kind ==
                          static_cast<std::uint8_t>(SuggestionKind::reword);
    changes.insert(lead ? changes.end() : changes.begin(), &question);
    std::vector<Edit> edits = question.edits;
    auto s = prover_.prove({shifted(joined(wording_edits_, edits)), changes});
    if (s || !edits.front().text.starts_with(", ")) return s;
    // A comma more can make another kind of line of it; the question stands without it as well.
    edits.front().text.erase(0, 1);
    return prover_.prove({shifted(joined(wording_edits_, edits)), changes});
  }

  [[nodiscard]] std::vector<Edit> shifted(std::vector<Edit> edits) const {
    for (Edit& edit : edits) {
      edit.span.start += label_;
      edit.span.end += label_;
    }
    return edits;
  }

  void keep(Suggestion s) {
    const bool known = std::any_of(out_.begin(), out_.end(),
                                   [&](const Suggestion& o) { return o.text == s.text; });
    if (!known && out_.size() < kMostSuggestions) out_.push_back(std::move(s));
  }

  const Tables& tables_;
  const WordLists& lists_;
  const Standing& standing_;
  const Judge& judge_;
  std::uint32_t label_;
  Prover prover_;
  std::string_view text_;
  MatchResult base_;
  bool narrated_ = false;  ///< told in the first person: only questions that fit closely
  std::vector<const Change*> wording_;
  std::vector<Edit> wording_edits_;
  Rejudged wording_judged_;
  rulepack::About about_ = rulepack::About::wording;
  std::vector<Suggestion> out_;
};

}  // namespace

Suggester::Suggester(const Tables& tables) : tables_(tables), lists_(tables) {}

std::vector<Suggestion> Suggester::suggest(const StatementAnalysis& judged,
                                           const MatchResult& matched, bool current,
                                           const Judge& judge) const {
  const Line line(tables_, lists_, judged.statement.text, matched);
  Standing standing;
  standing.strong = strong(judged, line);
  standing.present = current;
  standing.work = work_section(judged.statement.section);
  if (flag(judged, Flag::duty)) standing.judged |= bit(rulepack::Judged::duty);
  const bool clinical = judged.score.framing == Framing::clinical;
  const bool product = judged.score.framing == Framing::product;
  standing.judged |= bit(clinical ? rulepack::Judged::clinical : rulepack::Judged::not_clinical);
  standing.judged |= bit(product ? rulepack::Judged::product : rulepack::Judged::not_product);
  standing.product =
      judged.score.stage == Stage::problem_solver || judged.score.stage == Stage::strategic_thinker;
  standing.told = flag(judged, Flag::duty) || standing.product || clinical;
  std::vector<Suggestion> out =
      Proposer(tables_, lists_, judged, matched, standing, judge).propose();
  // Where the present tense of a running job breaks a law, the past may not: it is as true.
  const auto reworded = [](const Suggestion& s) { return s.kind == SuggestionKind::reword; };
  if (standing.present && std::none_of(out.begin(), out.end(), reworded) &&
      restructures(Composer(line, standing))) {
    standing.present = false;
    auto past = Proposer(tables_, lists_, judged, matched, standing, judge).propose();
    if (std::any_of(past.begin(), past.end(), reworded)) out = std::move(past);
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Suggestion& a, const Suggestion& b) { return a.gain > b.gain; });
  if (!out.empty() && !out.front().answered.empty()) {
    const int score = judge(out.front().answered).analysis.score.score;
    out.front().gain_answered = std::max(out.front().gain, score - judged.score.score);
  }
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
  Standing standing;
  standing.product = true;  // so that lifts and questions to lines without a verb can
  standing.told = true;     // prove themselves
  standing.judged = ~0U;
  const Composer composer(line, standing);
  const Change* part = composer.part_of(rewrite);
  if (part == nullptr) return {};
  return applied(u8_text, composer.edits({part}));
}

}  // namespace reframe
