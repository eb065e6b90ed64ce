#include "analyzer/suggest/laws.h"

#include <algorithm>
#include <set>

#include "analyzer/suggest/morphology.h"

namespace reframe {
namespace {

using rulepack::RewriteAction;
using rulepack::Tables;
using rulepack::VerbForm;
using rulepack::VerbRef;

/// Units that stand behind a number and change with nothing.
constexpr std::array kUnits = {
    "mg",     "mcg",   "ml",    "g",    "kg",      "cc",     "gauge",   "units", "iu",    "l",
    "meq",    "mmol",  "mmhg",  "bpm",  "hours",   "hour",   "days",    "day",   "weeks", "week",
    "months", "month", "years", "year", "minutes", "minute", "percent", "bed",   "beds"};
/// Words of grammar that a transformation may set or drop.
constexpr std::array kGrammar = {"a", "an", "the", "and", "of", "to"};

/// What limits an act, behind one of the words that open a limit and at most two more: "as needed",
/// "under the supervision of", "in close collaboration with".
constexpr std::array kLimits = {
    "needed",       "required",   "requested", "request",       "assigned",    "directed",
    "ordered",      "prescribed", "delegated", "supervision",   "direction",   "guidance",
    "assistance",   "help",       "support",   "collaboration", "partnership", "conjunction",
    "coordination", "protocol",   "short"};
constexpr std::array kLimiters = {"as",    "when", "where", "if", "upon", "on",
                                  "under", "in",   "with",  "at", "by",   "per"};

std::span<const VerbRef> verbs_of(const Tables& tables, const Token& token) {
  return token.form == nullptr ? std::span<const VerbRef>{}
                               : Tables::slice(tables.form_verbs, token.form->verbs);
}

/// The highest rung a word can stand on; unknown for words that are no verb.
Rung rung_of(const Tables& tables, const Token& token) {
  Rung rung = Rung::unknown;
  for (const VerbRef& ref : verbs_of(tables, token)) {
    rung = std::max(rung, tables.verbs[ref.verb].rung);
  }
  return rung;
}

/// The highest rung of any verb in the text: a rewrite may use what the line itself claims.
Rung claimed(const Tables& tables, const MatchResult& matched) {
  Rung rung = Rung::unknown;
  for (const Token& token : matched.tokens.tokens) rung = std::max(rung, rung_of(tables, token));
  return rung;
}

/// The rung of the verb a nominal names: "management" claims what "managed" claims.
Rung named(const Tables& tables, const std::vector<std::uint32_t>& moves) {
  Rung rung = Rung::unknown;
  for (const std::uint32_t move : moves) {
    const auto& row = tables.moves[move];
    if (tables.rewrites[row.rewrite].action != RewriteAction::nominal) continue;
    std::string_view text = tables.text(row.text);
    while (!text.empty()) {
      const std::size_t space = std::min(text.find(' '), text.size());
      const auto* form = tables.find_form(text.substr(0, space));
      Token token;
      token.form = form;
      rung = std::max(rung, rung_of(tables, token));
      text.remove_prefix(std::min(space + 1, text.size()));
    }
  }
  return rung;
}

/// The word at `i` limits the act: see kLimits.
bool limits(const TokenList& tokens, std::size_t i) {
  const auto among = [&](const auto& words, std::size_t k) {
    return std::find(words.begin(), words.end(), tokens.word(k)) != words.end();
  };
  if (!among(kLimits, i)) return false;
  for (std::size_t k = i; k > 0 && i - k < 3; --k) {
    if (tokens.tokens[k].barrier != Barrier::none) return false;
    if (among(kLimiters, k - 1)) return true;
  }
  return false;
}

void add_words(std::string_view text, std::set<std::string>& out) {
  std::string word;
  const auto flush = [&] {
    if (!word.empty()) out.insert(word);
    word.clear();
  };
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'';
    if (letter) {
      word += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    } else {
      flush();
    }
  }
  flush();
}

void add_forms(const Tables& tables, std::string_view base, std::set<std::string>& out) {
  for (const VerbForm form :
       {VerbForm::base, VerbForm::third, VerbForm::past, VerbForm::participle, VerbForm::gerund}) {
    if (const auto text = form_of_base(tables, base, form)) add_words(*text, out);
  }
}

/// Every word that the rewrite may have: see nothing_invented().
std::set<std::string> licensed(const Tables& tables, const Worded& before,
                               const std::vector<std::uint32_t>& moves) {
  std::set<std::string> words(kGrammar.begin(), kGrammar.end());
  for (std::size_t i = 0; i < before.words.tokens.tokens.size(); ++i) {
    const Token& token = before.words.tokens.tokens[i];
    words.emplace(before.words.tokens.word(i));
    for (const VerbRef& ref : verbs_of(tables, token)) {
      for (const VerbForm form : {VerbForm::base, VerbForm::past}) {
        const std::string written(token.span.of(before.text));
        if (auto other = form_of(tables, token, written, ref.form, form)) words.insert(*other);
      }
    }
    if (auto past = regular_past(before.words.tokens.word(i))) words.insert(*past);
  }
  for (const std::uint32_t move : moves) {
    const auto& row = tables.moves[move];
    const RewriteAction action = tables.rewrites[row.rewrite].action;
    const std::string_view text = tables.text(row.text);
    add_words(text, words);
    if (action == RewriteAction::swap) continue;
    std::set<std::string> bases;
    add_words(text, bases);
    for (const std::string& base : bases) add_forms(tables, base, words);
  }
  return words;
}

}  // namespace

std::vector<std::string> facts_of(const Worded& line) {
  std::vector<std::string> facts;
  const auto& tokens = line.words.tokens.tokens;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& t = tokens[i];
    const std::string_view written = t.span.of(line.text);
    const bool digits = written.find_first_of("0123456789") != std::string_view::npos;
    const bool unit =
        i > 0 && tokens[i - 1].number &&
        std::find(kUnits.begin(), kUnits.end(), line.words.tokens.word(i)) != kUnits.end();
    // A capital inside the line makes a name; at a start it may only be the start. A lexicon verb
    // keeps no fact in its capital.
    const bool first = i == 0 || t.barrier == Barrier::clause;
    const bool verb = t.form != nullptr && t.form->verbs.count > 0;
    const bool name = t.capitals || (t.capitalised && !first && !verb);
    if (digits || t.number || unit || name) facts.emplace_back(line.words.tokens.word(i));
    if (limits(line.words.tokens, i)) {
      facts.push_back("limit: " + std::string(line.words.tokens.word(i)));
    }
  }
  std::sort(facts.begin(), facts.end());
  return facts;
}

bool facts_kept(const Worded& before, const Worded& after) {
  auto had = facts_of(before);
  auto has = facts_of(after);
  if (!before.words.tokens.all_capitals) {
    // What opened the line may stand inside it now, and the other way round: look at both ends.
    const auto loose = [](const Worded& w) {
      return w.words.tokens.tokens.empty() ? std::string() : std::string(w.words.tokens.word(0));
    };
    for (const std::string& word : {loose(before), loose(after)}) {
      std::erase(had, word);
      std::erase(has, word);
    }
    return had == has;
  }
  // Capitals say nothing in a line of capitals: only the numbers are compared.
  const auto no_digit = [](const std::string& s) {
    return s.find_first_of("0123456789") == std::string::npos && !s.starts_with("limit: ");
  };
  std::erase_if(had, no_digit);
  std::erase_if(has, no_digit);
  return had == has;
}

bool nothing_invented(const Tables& tables, const Worded& before, const Worded& after,
                      const std::vector<std::uint32_t>& moves) {
  const std::set<std::string> words = licensed(tables, before, moves);
  for (std::size_t i = 0; i < after.words.tokens.tokens.size(); ++i) {
    if (!words.contains(std::string(after.words.tokens.word(i)))) return false;
  }
  return true;
}

bool agency_kept(const Tables& tables, const Worded& before, const Worded& after,
                 const std::vector<std::uint32_t>& moves) {
  const auto& was = before.words;
  const auto& is = after.words;
  const Rung all = std::max(claimed(tables, was), named(tables, moves));
  Rung most = all;
  if (was.opening < was.tokens.tokens.size()) {
    const Rung then = rung_of(tables, was.tokens.tokens[was.opening]);
    // An opener ("responsible for") and a noun ("the management of") hide the act they name.
    if (then != Rung::unknown && named(tables, moves) == Rung::unknown) most = then;
  }
  if (is.opening < is.tokens.tokens.size()) {
    const bool slot_opens = after.text.starts_with("[");
    if (!slot_opens && rung_of(tables, is.tokens.tokens[is.opening]) > most) return false;
  }
  return claimed(tables, is) <= std::max(all, Rung::did);
}

bool answered(const std::vector<std::string>& answers, const std::vector<Finding>& after) {
  return std::none_of(answers.begin(), answers.end(), [&](const std::string& rule) {
    return std::any_of(after.begin(), after.end(),
                       [&](const Finding& f) { return f.rule == rule; });
  });
}

}  // namespace reframe
