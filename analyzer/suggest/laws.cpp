#include "analyzer/suggest/laws.h"

#include <algorithm>

namespace reframe {
namespace {

using rulepack::Tables;
using rulepack::VerbRef;

/// The highest rung a word can stand on; unknown for words that are no verb.
Rung rung_of(const Tables& tables, const Token& token) {
  Rung rung = Rung::unknown;
  if (token.form == nullptr) return rung;
  for (const VerbRef& ref : Tables::slice(tables.form_verbs, token.form->verbs)) {
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

bool agency_kept(const Tables& tables, const MatchResult& before, const MatchResult& after) {
  if (after.opening >= after.tokens.tokens.size()) return true;
  const Rung now = rung_of(tables, after.tokens.tokens[after.opening]);
  if (before.opening < before.tokens.tokens.size()) {
    const Rung then = rung_of(tables, before.tokens.tokens[before.opening]);
    if (then != Rung::unknown) return now <= then;
  }
  return now <= claimed(tables, before);
}

}  // namespace

std::vector<std::string> facts_of(std::string_view u8_text, const MatchResult& matched) {
  std::vector<std::string> facts;
  const auto& tokens = matched.tokens.tokens;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& t = tokens[i];
    const bool digits = t.span.of(u8_text).find_first_of("0123456789") != std::string_view::npos;
    // A capital inside the line makes a name; at a start it may only be the start. A lexicon verb
    // keeps no fact in its capital.
    const bool name =
        t.capitalised && (t.form == nullptr || t.form->verbs.count == 0 || t.capitals) && i > 0;
    if (digits || t.number || name) facts.emplace_back(matched.tokens.word(i));
  }
  std::sort(facts.begin(), facts.end());
  return facts;
}

std::vector<std::string> laws_kept(const Tables& tables, const StatementAnalysis& before,
                                   const MatchResult& before_words, const Suggestion& suggestion,
                                   const Rejudged& after) {
  std::vector<std::string> kept;
  auto had = facts_of(before.statement.text, before_words);
  auto has = facts_of(suggestion.text, after.matched);
  if (had == has || before_words.tokens.all_capitals) kept.emplace_back("facts");
  if (agency_kept(tables, before_words, after.matched)) kept.emplace_back("agency");
  if (after.analysis.score.score >= before.score.score) kept.emplace_back("score");
  const bool still = std::any_of(
      suggestion.answers.begin(), suggestion.answers.end(), [&](const std::string& rule) {
        return std::any_of(after.analysis.findings.begin(), after.analysis.findings.end(),
                           [&](const Finding& f) { return f.rule == rule; });
      });
  if (!still) kept.emplace_back("answered");
  return kept;
}

}  // namespace reframe
