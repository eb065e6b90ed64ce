#include "analyzer/suggest/line.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace reframe {

using rulepack::kNone;
using rulepack::Lack;
using rulepack::NumberClass;
using rulepack::Tables;
using rulepack::VerbForm;
using rulepack::VerbRef;

WordLists::WordLists(const Tables& tables)
    : noun_gerund(tables.list_symbol("noun-gerund")),
      always_noun(tables.list_symbol("always-noun")),
      named_thing(tables.list_symbol("named-thing")),
      freezer(tables.list_symbol("freezer")),
      lister(tables.list_symbol("lister")),
      determiner(tables.list_symbol("determiner")),
      outcome_words(tables.list_symbol("outcome-words")),
      people(tables.list_symbol("people-words")),
      reason(tables.list_symbol("reason-words")),
      base_verb(tables.list_symbol("base-verb")),
      duty_word(tables.list_symbol("duty-word")),
      title_gerund(tables.list_symbol("title-gerund")),
      virtue(tables.list_symbol("praise-word")),
      plural_noun(tables.list_symbol("plural-noun")),
      heading(tables.list_symbol("heading-words")) {
  const auto bits = [&](std::initializer_list<const char*> names) {
    std::uint32_t out = 0;
    for (const char* name : names) {
      const std::uint32_t number = tables.find_verb_class(name);
      if (number != kNone) out |= 1U << number;
    }
    return out;
  };
  moving_classes = bits({"reduce", "raise"});
  joining_classes = bits(
      {"collaborate", "support", "comply", "communicate", "align", "generic", "care", "teach"});
}

std::size_t Line::word_at(std::uint32_t at) const {
  const auto& tokens = matched_.tokens.tokens;
  const auto it = std::partition_point(tokens.begin(), tokens.end(),
                                       [&](const Token& t) { return t.span.start < at; });
  return static_cast<std::size_t>(it - tokens.begin());
}

bool Line::in(std::size_t i, std::uint32_t list) const {
  if (list == kNone || i >= count() || token(i).form == nullptr) return false;
  const auto symbols = Tables::slice(tables_.form_symbols, token(i).form->symbols);
  return std::binary_search(symbols.begin(), symbols.end(), list);
}

bool Line::any_in(std::uint32_t list) const {
  for (std::size_t i = 0; i < count(); ++i) {
    if (in(i, list)) return true;
  }
  return false;
}

/// "Cut waits" and "raised use" are results. Any other verb that opens the line is its act; "led"
/// is a result only in "which led to".
bool Line::tells_outcome() const {
  if (of_class(opening(), lists_.moving_classes)) return true;
  for (std::size_t i = 0; i < count(); ++i) {
    if (i == opening() || !in(i, lists_.outcome_words)) continue;
    if (word(i) != "led" || (i + 1 < count() && word(i + 1) == "to")) return true;
  }
  return false;
}

bool Line::of_class(std::size_t i, std::uint32_t classes) const {
  if (i >= count() || token(i).form == nullptr) return false;
  const auto verbs = Tables::slice(tables_.form_verbs, token(i).form->verbs);
  return std::any_of(verbs.begin(), verbs.end(), [&](const VerbRef& v) {
    return (tables_.verbs[v.verb].classes & classes) != 0;
  });
}

bool Line::has_form(std::size_t i, VerbForm form) const {
  if (i >= count() || token(i).form == nullptr) return false;
  const auto verbs = Tables::slice(tables_.form_verbs, token(i).form->verbs);
  return std::any_of(verbs.begin(), verbs.end(), [&](const VerbRef& v) { return v.form == form; });
}

bool Line::gerund(std::size_t i) const {
  if (i >= count() || in(i, lists_.always_noun)) return false;
  if (has_form(i, VerbForm::gerund)) return true;
  constexpr std::size_t kShortest = 7;
  const bool unknown =
      token(i).form == nullptr || Tables::slice(tables_.form_verbs, token(i).form->verbs).empty();
  return unknown && word(i).size() >= kShortest && word(i).ends_with("ing");
}

/// "assessing, planning and documenting care": the object stands behind the last.
bool Line::bare_in_list(std::size_t i) const {
  std::size_t next = i + 1;
  if (next < count() && (word(next) == "and" || word(next) == "or")) ++next;
  if (next >= count() || !gerund(next)) return false;
  const bool joined = next > i + 1 || mark_before(next) == ',';
  return joined && acting_gerund(next);
}

bool Line::acting_third(std::size_t i) const {
  if (!has_form(i, VerbForm::third) || i + 1 >= count()) return false;
  // "plans, directs and supervises aides": the object stands behind the last.
  std::size_t next = i + 1;
  const bool joined = word(next) == "and" || word(next) == "or";
  if (joined) ++next;
  if (joined || token(next).barrier == Barrier::comma) return acting_third(next);
  const bool noun = in(i, lists_.plural_noun);
  if (token(next).barrier != Barrier::none) return !noun;
  static constexpr std::array kBe = {"are", "were", "is", "was", "have", "had"};
  if (std::find(kBe.begin(), kBe.end(), word(next)) != kBe.end()) return false;
  // "records management", "claims analyst": the name of a task or of who does it.
  static constexpr std::array kNamed = {
      "analysis",     "review",     "payable",        "receivable", "entry",
      "coordination", "specialist", "manager",        "technician", "coordinator",
      "clerk",        "analyst",    "administration", "management"};
  const bool named = word(next).ends_with("ing") ||
                     std::find(kNamed.begin(), kNamed.end(), word(next)) != kNamed.end();
  return !noun || !(in(next, lists_.freezer) || named);
}

bool Line::acting_gerund(std::size_t i) const {
  if (!gerund(i) || i + 1 >= count()) return false;
  if (bare_in_list(i)) return true;
  if (token(i + 1).barrier != Barrier::none || word(i + 1) == "of") return false;
  if (in(i, lists_.title_gerund)) return !in(i + 1, lists_.people) && !token(i + 1).capitalised;
  if (!in(i, lists_.noun_gerund)) return word(i + 1) != "and" && word(i + 1) != "or";
  if (in(i + 1, lists_.determiner)) return true;
  const bool named =
      in(i + 1, lists_.named_thing) || (i + 2 < count() && token(i + 2).barrier == Barrier::none &&
                                        in(i + 2, lists_.named_thing) && !in(i + 1, lists_.people));
  const bool joined = word(i + 1) == "and" || word(i + 1) == "or" || in(i + 1, lists_.freezer);
  return !named && !joined;
}

char Line::mark_before(std::size_t i) const {
  if (i == 0 || i >= count()) return ' ';
  const std::uint32_t from = token(i - 1).span.end;
  const auto between = text_.substr(from, token(i).span.start - from);
  const std::size_t at = between.find_first_not_of(" \t");
  return at == std::string_view::npos ? ' ' : between[at];
}

bool Line::opens_with_verb() const {
  const std::size_t i = opening();
  return has_form(i, VerbForm::past) || has_form(i, VerbForm::base) ||
         has_form(i, VerbForm::third) || has_form(i, VerbForm::participle) || acting_gerund(i);
}

bool Line::reads_as_work(bool told, bool duty) const {
  constexpr std::size_t kFewestWords = 3;
  constexpr std::size_t kFewestTold = 5;
  if (count() < kFewestWords || word(0) == "to") return false;
  std::size_t long_words = 0;
  std::size_t capitals = 0;
  std::size_t commas = 0;
  const bool verb = opens_with_verb() && !in(0, lists_.virtue) && !in(0, lists_.heading) &&
                    !in(1, lists_.heading);
  for (std::size_t i = 0; i < count(); ++i) {
    const auto year = 1U << static_cast<unsigned>(NumberClass::year);
    const bool dated = (token(i).number_classes & year) != 0;
    if (!verb && (dated || in(i, lists_.heading))) return false;
    commas += token(i).barrier == Barrier::comma ? 1 : 0;
    if (token(i).span.size() < 4 || i == 0) continue;
    ++long_words;
    capitals += token(i).capitalised ? 1 : 0;
  }
  // Proper names may fill a line; a heading has a capital on its second word as well.
  const bool title =
      long_words >= 2 && capitals * 10 >= long_words * 7 && (!verb || token(1).capitalised);
  // Verbs side by side are acts, not the entries of a list.
  bool linked = has_form(opening(), VerbForm::past) && has_form(opening() + 1, VerbForm::past);
  for (std::size_t i = 1; i < std::min<std::size_t>(count(), 5); ++i) {
    linked = linked || in(i, lists_.freezer);
  }
  const bool list = commas >= 4 && count() < commas * 3 && !(verb && linked) && !duty;
  if ((title && !matched_.tokens.all_capitals) || list) return false;
  return verb || (told && count() >= kFewestTold && !in(0, lists_.virtue));
}

bool Line::has_main_verb(std::size_t from) const {
  static constexpr std::array kFinite = {"had", "has", "have", "was", "were", "is", "are", "did"};
  static constexpr std::array kOpens = {"that",  "which",   "who", "whose", "when",
                                        "where", "while",   "if",  "as",    "what",
                                        "how",   "because", "so",  "and"};
  for (std::size_t i = from; i < count() && token(i).barrier != Barrier::clause; ++i) {
    if (std::find(kOpens.begin(), kOpens.end(), word(i)) != kOpens.end()) return false;
    if (std::find(kFinite.begin(), kFinite.end(), word(i)) != kFinite.end()) return true;
  }
  return false;
}

std::optional<VerbForm> Line::told_form() const {
  for (const VerbForm form : {VerbForm::past, VerbForm::third, VerbForm::base}) {
    if (has_form(opening(), form)) return form;
  }
  return std::nullopt;
}

std::size_t Line::acts() const {
  const std::optional<VerbForm> form = told_form();
  if (!form) return 1;
  // "develop, maintain and update manuals": the verbs share their object and are one act.
  const auto shares = [&](std::size_t i) {
    const bool joins = i + 1 < count() && (word(i + 1) == "and" || word(i + 1) == "or");
    const std::size_t next = i + (joins ? 2 : 1);
    return (joins || mark_before(next) == ',') && has_form(next, *form);
  };
  std::size_t acts = shares(opening()) ? 0 : 1;
  bool owned = false;  // behind "to teach" or "that" the verbs are those of something else
  for (std::size_t i = opening() + 1; i < count(); ++i) {
    if (token(i).barrier == Barrier::clause) owned = false;
    owned = owned || in(i, lists_.lister) || word(i) == "that" || word(i) == "which" ||
            (word(i) == "to" && *form == VerbForm::base);
    if (owned) continue;
    const bool joined = word(i - 1) == "and" || token(i).barrier != Barrier::none;
    const bool closed =
        *form != VerbForm::base || (i + 1 < count() && token(i + 1).barrier == Barrier::none);
    if (joined && closed && has_form(i, *form) && !shares(i)) ++acts;
  }
  return std::max<std::size_t>(acts, 1);
}

std::size_t Line::next_act(std::size_t from) const {
  const bool gerunds = acting_gerund(opening());
  const std::optional<VerbForm> form = told_form();
  if (!gerunds && !form) return count();
  bool owned = false;  // behind "that" or "to" the verbs are those of something else
  for (std::size_t i = opening() + 1; i < count(); ++i) {
    const bool marked = token(i).barrier != Barrier::none;
    if (token(i).barrier == Barrier::clause) owned = false;
    owned = owned || in(i, lists_.lister) || word(i) == "that" || word(i) == "which" ||
            word(i) == "who" || word(i) == "to";
    const bool joined = marked || word(i - 1) == "and";
    // "aides, co-signed notes": the mark stands before what is joined to the verb.
    const bool prefixed = i > 1 && mark_before(i) == '-' && word(i - 1).size() <= 5 &&
                          token(i - 1).barrier != Barrier::none;
    if (i <= from || owned || !(joined || prefixed) || i + 1 >= count()) continue;
    if (gerunds ? acting_gerund(i) : begins_act(i, *form)) return prefixed ? i - 1 : i;
  }
  return count();
}

/// A verb in the form of the opening one, with an object of its own behind it. A base form is a
/// noun as often as not: behind "and" alone it may be the end of a list.
bool Line::begins_act(std::size_t i, VerbForm form) const {
  // "aides, co-signed notes": no verb of the lexicon, and an act by its ending and place
  const bool regular = form == VerbForm::past && token(i).barrier == Barrier::comma &&
                       word(i).ends_with("ed") && word(i).size() > 4;
  if (regular && token(i + 1).barrier == Barrier::none) return true;
  if (!has_form(i, form) || token(i + 1).barrier != Barrier::none || word(i + 1) == "and") {
    return false;
  }
  if (form == VerbForm::third) return acting_third(i);
  static constexpr std::array kAdjectives = {
      "modified",   "advanced", "automated", "related",  "integrated",  "combined", "guided",
      "shared",     "assisted", "extended",  "required", "needed",      "licensed", "certified",
      "associated", "assigned", "detailed",  "limited",  "specialized", "skilled"};
  if (token(i).barrier == Barrier::none &&
      std::find(kAdjectives.begin(), kAdjectives.end(), word(i)) != kAdjectives.end()) {
    return false;
  }
  const bool noun = in(i, lists_.plural_noun) || in(i + 1, lists_.freezer);
  return form == VerbForm::past || (!noun && token(i).barrier != Barrier::none) ||
         in(i + 1, lists_.determiner);
}

/// Three acts or more, or as many tasks named by nouns ("wound care, trach care and feeding
/// tubes").
bool Line::tells_list() const {
  if (opens_with_verb()) return acts() >= 3;
  std::size_t tasks = 1;
  for (std::size_t i = 1; i < count(); ++i) {
    const char mark = mark_before(i);
    tasks += mark == ',' || mark == ';' || word(i) == "and" ? 1 : 0;
  }
  return tasks >= 3;
}

bool Line::narrated() const {
  static constexpr std::array kNarrators = {"i", "we", "my", "me", "our"};
  constexpr std::size_t kOpening = 4;
  std::size_t found = 0;
  for (std::size_t i = 0; i < count(); ++i) {
    const bool shortened = text_.substr(token(i).span.end).starts_with('.');  // "i.e."
    const bool one =
        !shortened && std::find(kNarrators.begin(), kNarrators.end(), word(i)) != kNarrators.end();
    // One far behind the opening ("so that we know who is next") tells no story.
    if (one && (++found > 1 || i < kOpening)) return !matched_.tokens.all_capitals;
  }
  return false;
}

/// "Operating Room RN II Precepted new nurses": a title that lost its line break. All words of it
/// are in capitals or numbers, and a verb with a capital goes on in lower case.
std::uint32_t Line::title_length() const {
  constexpr std::size_t kLongestTitle = 12;
  if (matched_.tokens.all_capitals) return 0;
  for (std::size_t i = 0; i + 3 < count() && i <= kLongestTitle; ++i) {
    if (!token(i).capitalised && !token(i).number && word(i) != "to" && word(i) != "of") return 0;
    if (i == 0 || !token(i).capitalised || token(i + 1).capitalised) continue;
    const bool past = has_form(i, VerbForm::past) || has_form(i, VerbForm::third);
    const bool base = has_form(i, VerbForm::base) && !in(i + 1, lists_.freezer);
    const bool goes_on = token(i + 1).barrier == Barrier::none && word(i + 1) != "and";
    const bool act = acting_gerund(i) && !in(i + 1, lists_.heading);
    if (goes_on && (past || base || in(i, lists_.duty_word) || act)) return token(i).span.start;
  }
  return 0;
}

std::uint32_t Line::label_length() const {
  constexpr std::size_t kLongestLabel = 6;
  if (in(0, lists_.duty_word)) return 0;
  if (const std::uint32_t title = title_length(); title > 0 || opens_with_verb()) return title;
  for (std::size_t i = 1; i + 3 < count() && i <= kLongestLabel; ++i) {
    const char mark = mark_before(i);
    const bool colon = mark == ':';
    const bool dash = mark == '-' && text_[token(i - 1).span.end] == ' ';
    if (!colon && !dash) {
      if (mark != ' ') return 0;
      continue;
    }
    return token(i).span.start;
  }
  return 0;
}

/// A number that tells how much: no year, no length of time, no part of a name ("QS/1", "I-9",
/// "24/7").
bool Line::measures(const Token& t) const {
  const auto no_count = 1U << static_cast<unsigned>(NumberClass::year) |
                        1U << static_cast<unsigned>(NumberClass::duration);
  if (!t.number || ((t.number_classes | t.pair_number_classes) & no_count) != 0) return false;
  const std::uint32_t start = t.span.start;
  const char before = start > 0 ? text_[start - 1] : ' ';
  const char after = t.span.end < text_.size() ? text_[t.span.end] : ' ';
  const bool behind_letters = start > 1 && (before == '-' || before == '/') &&
                              std::isalpha(static_cast<unsigned char>(text_[start - 2])) != 0;
  return !behind_letters && before != '/' && after != '/';
}

bool Line::lacks(Lack what) const {
  switch (what) {
    case Lack::number:
      return std::none_of(matched_.tokens.tokens.begin(), matched_.tokens.tokens.end(),
                          [&](const Token& t) { return measures(t); });
    case Lack::outcome:
      return !tells_outcome();
    case Lack::reason:
      return !any_in(lists_.reason);
    case Lack::second_act:
      return acts() == 1;
    case Lack::focus:
      return tells_list();
    case Lack::list:
      return !tells_list();
  }
  return false;
}

}  // namespace reframe
