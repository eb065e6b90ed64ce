#include "analyzer/suggest/suggest.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "analyzer/base/unicode.h"
#include "analyzer/suggest/laws.h"
#include "analyzer/suggest/morphology.h"

namespace reframe {
namespace {

using rulepack::Tables;
using rulepack::VerbForm;
using rulepack::VerbRef;

/// Openers that announce a duty; what follows in -ing is the act itself.
constexpr std::array kDutyOpeners = {"responsible for",
                                     "was responsible for",
                                     "were responsible for",
                                     "also responsible for",
                                     "primarily responsible for",
                                     "directly responsible for",
                                     "solely responsible for",
                                     "fully responsible for",
                                     "am responsible for",
                                     "is responsible for",
                                     "responsibilities included",
                                     "responsibilities include",
                                     "duties included",
                                     "duties include",
                                     "job duties included",
                                     "my duties included",
                                     "my responsibilities included",
                                     "key responsibilities included",
                                     "primary duties included",
                                     "main duties included",
                                     "daily duties included",
                                     "duties consisted of",
                                     "tasked with",
                                     "was tasked with",
                                     "charged with",
                                     "was charged with",
                                     "in charge of",
                                     "was in charge of",
                                     "role included",
                                     "role involved",
                                     "work included",
                                     "accountable for",
                                     "entrusted with"};

/// Adverbs before the verb that claim and show nothing.
constexpr std::array kEmptyAdverbs = {"successfully", "effectively", "efficiently", "consistently",
                                      "diligently",   "proactively", "skillfully",  "actively",
                                      "competently",  "expertly",    "seamlessly",  "personally"};

/// Words of machine voice and the plain word on the same rung of agency, or lower.
struct Plain {
  std::string_view pompous, plain;
};
constexpr Plain kPlain[] = {{"utilized", "used"},
                            {"utilised", "used"},
                            {"utilize", "use"},
                            {"utilizing", "using"},
                            {"utilising", "using"},
                            {"leveraged", "used"},
                            {"leveraging", "using"},
                            {"spearheaded", "led"},
                            {"spearheading", "leading"},
                            {"orchestrated", "coordinated"},
                            {"orchestrating", "coordinating"},
                            {"facilitated the implementation of", "helped implement"},
                            {"revolutionized", "changed"},
                            {"synergized", "combined"},
                            {"endeavored", "tried"},
                            {"endeavoured", "tried"},
                            {"commenced", "began"},
                            {"ascertained", "found"}};

/// Words that follow a gerund used as a verb ("training the staff", not "training materials").
constexpr std::array kVerbFollowers = {
    "a",        "an",        "the",        "all",       "any",        "each",    "every",
    "new",      "our",       "their",      "my",        "his",        "her",     "its",
    "this",     "these",     "those",      "both",      "staff",      "nurses",  "students",
    "patients", "employees", "clients",    "families",  "residents",  "interns", "teams",
    "team",     "users",     "physicians", "providers", "colleagues", "members", "and",
    "over",     "up",        "out",        "to",        "with",       "daily",   "multiple",
    "various"};

/// Plural nouns that make the word before them a name ("training programs"), not an act.
constexpr std::array kNamedThings = {
    "materials",    "programs",  "programmes", "procedures", "services",    "systems",
    "activities",   "functions", "operations", "tools",      "needs",       "issues",
    "requirements", "sessions",  "modules",    "duties",     "tasks",       "plans",
    "codes",        "policies",  "processes",  "events",     "departments", "standards",
    "skills",       "methods",   "techniques", "centers"};

/// Praise in front of what a person is.
constexpr std::array kVirtues = {
    "compassionate", "dedicated",    "caring",      "passionate",    "motivated", "dynamic",
    "enthusiastic",  "driven",       "hardworking", "conscientious", "diligent",  "energetic",
    "seasoned",      "accomplished", "visionary",   "innovative",    "highly",    "self"};

/// Amounts without a number.
constexpr std::array kVague = {"various", "numerous", "multiple", "several", "many", "countless"};

template <class Table>
bool listed(const Table& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

/// A rewrite in the making: edits over the original text.
struct Draft {
  std::vector<Edit> edits;
  std::vector<std::string> slots;
  std::vector<std::string> answers;
  std::string rule;
  SuggestionKind kind = SuggestionKind::reword;
};

std::string applied(std::string_view text, std::vector<Edit> edits) {
  std::sort(edits.begin(), edits.end(),
            [](const Edit& a, const Edit& b) { return a.span.start < b.span.start; });
  std::string out;
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    out += text.substr(at, edit.span.start - at);
    out += edit.text;
    at = edit.span.end;
  }
  out += text.substr(at);
  return out;
}

class Composer {
 public:
  Composer(const Tables& tables, const StatementAnalysis& judged, const MatchResult& matched)
      : tables_(tables),
        judged_(judged),
        text_(judged.statement.text),
        words_(matched.tokens),
        opening_(matched.opening) {}

  /// Drafts, the fullest first.
  std::vector<Draft> compose() {
    std::vector<Draft> drafts;
    if (words_.tokens.size() < 3 || words_.all_capitals) return drafts;
    Draft reworded;
    const bool opener = duty_opener(reworded);
    const bool empty = !opener && empty_adverb(reworded);
    const bool pompous = plain_words(reworded);
    const bool praise = !opener && !empty && virtues(reworded);
    const bool vague = vague_amounts(reworded);
    const bool any = opener || empty || pompous || praise || vague;
    if (any) {
      reworded.rule = opener    ? "suggest.duty-opener"
                      : vague   ? "suggest.vague-amount"
                      : pompous ? "suggest.plain-word"
                      : praise  ? "suggest.virtue-words"
                                : "suggest.empty-adverb";
      reworded.kind = vague && !opener                ? SuggestionKind::complete
                      : (empty || praise) && !pompous ? SuggestionKind::cut
                                                      : SuggestionKind::reword;
    }
    Draft completed = reworded;
    if (ask_for_result(completed)) {
      if (!any) completed.rule = "suggest.ask-result";
      completed.kind = any ? reworded.kind : SuggestionKind::complete;
      drafts.push_back(completed);
    }
    if (any) drafts.push_back(reworded);
    if (drafts.empty()) {
      Draft part;
      if (ask_for_part(part)) drafts.push_back(std::move(part));
    }
    return drafts;
  }

 private:
  [[nodiscard]] const Token& token(std::size_t i) const { return words_.tokens[i]; }
  [[nodiscard]] std::size_t count() const { return words_.tokens.size(); }
  [[nodiscard]] std::string_view word(std::size_t i) const { return words_.word(i); }

  /// How many words from the start are one of the phrases; 0 = none.
  template <class Table>
  [[nodiscard]] std::size_t leading_phrase(const Table& phrases) const {
    std::size_t longest = 0;
    for (const std::string_view phrase : phrases) {
      std::size_t i = 0;
      std::size_t at = 0;
      while (at < phrase.size() && i < count()) {
        const std::size_t end = std::min(phrase.find(' ', at), phrase.size());
        if (word(i) != phrase.substr(at, end - at)) break;
        ++i;
        at = end + 1;
      }
      if (at >= phrase.size() && i > longest) longest = i;
    }
    return longest;
  }

  [[nodiscard]] bool has_form(std::size_t i, VerbForm form) const {
    if (i >= count() || token(i).form == nullptr) return false;
    const auto verbs = Tables::slice(tables_.form_verbs, token(i).form->verbs);
    return std::any_of(verbs.begin(), verbs.end(),
                       [&](const VerbRef& v) { return v.form == form; });
  }

  /// A gerund that is the act, not the name of a thing.
  [[nodiscard]] bool acting_gerund(std::size_t i) const {
    if (!has_form(i, VerbForm::gerund) || i + 1 >= count()) return false;
    if (token(i + 1).barrier == Barrier::clause || word(i + 1) == "of") return false;
    const bool things = word(i + 1).ends_with('s') && !word(i + 1).ends_with("ss") &&
                        !listed(kNamedThings, word(i + 1));
    const bool followed = things || listed(kVerbFollowers, word(i + 1));
    if (noun_like_gerund(word(i)))
      return followed && token(i + 1).barrier == Barrier::none && word(i + 1) != "and";
    return token(i + 1).barrier == Barrier::none;
  }

  [[nodiscard]] std::string past(std::size_t i) const {
    return past_of(tables_, token(i), token(i).span.of(text_), VerbForm::gerund).value_or("");
  }

  /// "Responsible for assessing X, and planning Y" → "Assessed X, and planned Y".
  bool duty_opener(Draft& draft) {
    const std::size_t verb = leading_phrase(kDutyOpeners);
    if (verb == 0 || !acting_gerund(verb)) return false;
    std::vector<std::size_t> acts{verb};
    for (std::size_t i = verb + 1; i < count(); ++i) {
      if (token(i).barrier == Barrier::clause) break;
      if (!has_form(i, VerbForm::gerund)) continue;
      const bool listed_next =
          token(i).barrier == Barrier::comma || word(i - 1) == "and" || word(i - 1) == "or";
      if (!listed_next) continue;
      // One gerund that may be a noun, and the whole list is left alone: half a change is no
      // English.
      if (!acting_gerund(i)) return false;
      acts.push_back(i);
    }
    for (const std::size_t i : acts) {
      std::string form = past(i);
      if (form.empty()) return false;
      Span span = token(i).span;
      if (i == verb) {
        span.start = token(0).span.start;
        if (token(0).capitalised) form = capitalised(form);
      }
      draft.edits.push_back({span, form});
    }
    for (const Finding& f : judged_.findings) {
      if (f.span.start < token(verb).span.start) draft.answers.push_back(f.rule);
    }
    return true;
  }

  bool empty_adverb(Draft& draft) const {
    const bool adverb = count() > 2 && listed(kEmptyAdverbs, word(0)) &&
                        token(1).barrier == Barrier::none &&
                        (has_form(1, VerbForm::past) || has_form(1, VerbForm::base) ||
                         has_form(1, VerbForm::third));
    if (!adverb) return false;
    std::string verb(token(1).span.of(text_));
    if (token(0).capitalised) verb = capitalised(verb);
    draft.edits.push_back({{token(0).span.start, token(1).span.end}, verb});
    return true;
  }

  /// "Compassionate and dedicated registered nurse with …" → "Registered nurse with …".
  bool virtues(Draft& draft) const {
    std::size_t i = 0;
    while (i < count() && token(i).barrier != Barrier::clause &&
           (listed(kVirtues, word(i)) || (i > 0 && word(i) == "and"))) {
      ++i;
    }
    // What is left must still say who the person is.
    if (i == 0 || i + 2 >= count() || word(i) == "to" || word(i) == "about" || word(i) == "in" ||
        word(i) == "by" || word(i) == "with" || word(i) == "of" ||
        token(i).barrier == Barrier::clause) {
      return false;
    }
    std::string next(token(i).span.of(text_));
    if (token(0).capitalised) next = capitalised(next);
    draft.edits.push_back({{token(0).span.start, token(i).span.end}, next});
    answer(draft, token(0).span);
    return true;
  }

  /// "Ran multiple audits" → "Ran [how many?] audits".
  bool vague_amounts(Draft& draft) const {
    bool any = false;
    for (std::size_t i = 1; i + 1 < count(); ++i) {
      const bool amount = listed(kVague, word(i)) && token(i + 1).barrier == Barrier::none &&
                          word(i + 1).ends_with('s') && word(i + 1) != "various";
      if (!amount || overlaps(draft, token(i).span)) continue;
      draft.edits.push_back({token(i).span, "[how many?]"});
      draft.slots.emplace_back("how many?");
      answer(draft, token(i).span);
      any = true;
    }
    return any;
  }

  /// Helping is honest; the reader only asks which part was yours.
  bool ask_for_part(Draft& draft) const {
    static constexpr std::array kHelpers = {
        "helped", "assisted", "participated", "supported", "contributed",
        "help",   "assist",   "participate",  "support",   "aided"};
    constexpr std::size_t kMostWords = 28;
    const bool helper = opening_ < count() && listed(kHelpers, word(opening_)) && count() >= 4 &&
                        count() <= kMostWords && text_.find('[') == std::string_view::npos;
    const bool care = judged_.score.framing == Framing::clinical;
    if (!helper || care || judged_.score.stage == Stage::none) return false;
    draft.rule = "suggest.own-part";
    draft.kind = SuggestionKind::complete;
    add_slot(draft, " ", "which part was yours?");
    return true;
  }

  /// Findings that stand on `span` are answered by this edit.
  void answer(Draft& draft, Span span) const {
    for (const Finding& f : judged_.findings) {
      if (f.span.start < span.end && span.start < f.span.end) draft.answers.push_back(f.rule);
    }
  }

  bool plain_words(Draft& draft) const {
    bool any = false;
    for (std::size_t i = 0; i < count(); ++i) {
      const auto* row = std::find_if(std::begin(kPlain), std::end(kPlain),
                                     [&](const Plain& p) { return p.pompous == word(i); });
      if (row == std::end(kPlain) || overlaps(draft, token(i).span)) continue;
      std::string plain(row->plain);
      if (token(i).capitalised) plain = capitalised(plain);
      draft.edits.push_back({token(i).span, plain});
      for (const Finding& f : judged_.findings) {
        if (f.span.start <= token(i).span.start && f.span.end >= token(i).span.end)
          draft.answers.push_back(f.rule);
      }
      any = true;
    }
    return any;
  }

  static bool overlaps(const Draft& draft, Span span) {
    return std::any_of(draft.edits.begin(), draft.edits.end(), [&](const Edit& e) {
      return e.span.start < span.end && span.start < e.span.end;
    });
  }

  /// What the line leaves open, asked for at its end, where a reader looks for it: the result of a
  /// change, the scope of care. Care itself is never asked what it changed.
  bool ask_for_result(Draft& draft) const {
    constexpr std::size_t kMostWords = 28;  // a longer line needs cutting, not more
    const bool acts = opens_with_act() || !draft.edits.empty();
    const bool asked = text_.find('[') != std::string_view::npos;
    if (!acts || asked || count() > kMostWords) return false;
    const StatementScore& s = judged_.score;
    if (s.stage == Stage::problem_solver || s.stage == Stage::strategic_thinker) {
      if (s.flags[static_cast<std::size_t>(Flag::outcome)]) return false;
      add_slot(draft, ", resulting in ",
               s.stage == Stage::strategic_thinker ? "what changed for users or the organization?"
                                                   : "what changed, by how much?");
      return true;
    }
    const bool care = s.framing == Framing::clinical && s.stage == Stage::clinician;
    if (!care || s.flags[static_cast<std::size_t>(Flag::metric)] || has_number() ||
        !speaks_of_patients()) {
      return false;
    }
    add_slot(draft, ", for ", "how many patients a shift or week?");
    return true;
  }

  void add_slot(Draft& draft, std::string_view lead, std::string slot) const {
    std::size_t end = text_.find_last_not_of(" \t");
    end = end == std::string_view::npos ? text_.size() : end + 1;
    const std::size_t stop = text_.find_last_not_of(".; ,") + 1;
    const std::string mark = text_.substr(stop, end - stop).starts_with('.') ? "." : "";
    draft.edits.push_back({{static_cast<std::uint32_t>(stop), static_cast<std::uint32_t>(end)},
                           std::string(lead) + "[" + slot + "]" + mark});
    draft.slots.push_back(std::move(slot));
  }

  [[nodiscard]] bool has_number() const {
    return std::any_of(words_.tokens.begin(), words_.tokens.end(),
                       [](const Token& t) { return t.number; });
  }

  [[nodiscard]] bool speaks_of_patients() const {
    for (std::size_t i = 0; i < count(); ++i) {
      if (word(i) == "patients" || word(i) == "residents" || word(i) == "clients") return true;
    }
    return false;
  }

  [[nodiscard]] bool opens_with_act() const {
    return has_form(opening_, VerbForm::past) || has_form(opening_, VerbForm::base) ||
           has_form(opening_, VerbForm::third);
  }

  const Tables& tables_;
  const StatementAnalysis& judged_;
  std::string_view text_;
  const TokenList& words_;
  std::size_t opening_;
};

}  // namespace

Suggester::Suggester(const Tables& tables) : tables_(tables) {}

std::vector<Suggestion> Suggester::suggest(const StatementAnalysis& judged,
                                           const MatchResult& matched, const Judge& judge) const {
  std::vector<Suggestion> out;
  if (judged.score.score >= kLeaveAlone && judged.findings.empty()) return out;
  for (Draft& draft : Composer(tables_, judged, matched).compose()) {
    Suggestion s;
    s.rule = draft.rule;
    s.kind = draft.kind;
    s.text = applied(judged.statement.text, draft.edits);
    s.slots = std::move(draft.slots);
    s.edits = std::move(draft.edits);
    std::sort(s.edits.begin(), s.edits.end(),
              [](const Edit& a, const Edit& b) { return a.span.start < b.span.start; });
    s.answers = std::move(draft.answers);
    std::sort(s.answers.begin(), s.answers.end());
    s.answers.erase(std::unique(s.answers.begin(), s.answers.end()), s.answers.end());
    const Rejudged after = judge(s.text);
    s.laws = laws_kept(tables_, judged, matched, s, after);
    if (s.laws.size() != kLawNames.size()) continue;
    s.gain = after.analysis.score.score - judged.score.score;
    // Idempotent: the same transformation must find nothing more to do.
    const auto again = Composer(tables_, after.analysis, after.matched).compose();
    const bool repeats =
        std::any_of(again.begin(), again.end(), [&](const Draft& d) { return d.rule == s.rule; });
    if (!repeats) out.push_back(std::move(s));
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Suggestion& a, const Suggestion& b) { return a.gain > b.gain; });
  if (out.size() > kMostSuggestions) out.resize(kMostSuggestions);
  return out;
}

}  // namespace reframe
