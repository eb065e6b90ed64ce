#include "tests/eval/words.h"

#include <algorithm>
#include <array>
#include <set>

namespace reframe::eval {
namespace {

/// Words that must not move a score: pronouns, forms of address, and given names and months that
/// are words too (nobody's name may count).
bool names_somebody(const std::string& word) {
  static const std::set<std::string> words = {
      "i",    "me",    "my",     "mine",   "we",      "us",         "our",       "ours",  "you",
      "your", "yours", "he",     "him",    "his",     "she",        "her",       "hers",  "they",
      "them", "their", "theirs", "myself", "himself", "herself",    "ourselves", "mr",    "mrs",
      "ms",   "dr",    "mark",   "will",   "grace",   "themselves", "hope",      "faith", "joy",
      "rose", "may",   "june",   "april",  "august",  "bill",       "sue",       "pat",   "jack",
      "art",  "frank", "dean",   "chase",  "hunter",  "dawn",       "miles",     "max",   "rich",
      "rob",  "drew",  "lane"};
  return words.contains(word);
}

/// Words of grammar: a style, and no reason that a reader would accept.
bool grammar(const std::string& word) {
  static const std::set<std::string> words = {
      "an",   "the",   "of",    "in",     "to",    "for",   "and",   "or",   "but",  "with",
      "on",   "at",    "by",    "from",   "as",    "into",  "is",    "are",  "was",  "were",
      "be",   "been",  "being", "am",     "has",   "have",  "had",   "do",   "does", "did",
      "that", "this",  "these", "those",  "which", "who",   "whom",  "what", "it",   "its",
      "if",   "than",  "then",  "so",     "not",   "no",    "nor",   "also", "such", "there",
      "can",  "could", "would", "should", "must",  "shall", "might", "etc",  "per",  "via"};
  return words.contains(word);
}

/// What the packs call filler, self-praise or jargon: padding a line must gain nothing.
bool hollow(const rulepack::Tables& tables, const std::string& word) {
  static constexpr std::array kHollow = {"opener-skip", "buzzword",    "machine-verb",
                                         "virtue",      "virtue-word", "soft-skill"};
  const auto* form = tables.find_form(word);
  if (form == nullptr) return false;
  const auto symbols = rulepack::Tables::slice(tables.form_symbols, form->symbols);
  return std::any_of(kHollow.begin(), kHollow.end(), [&](const char* name) {
    const std::uint32_t list = tables.find_list(name);
    return list != rulepack::kNone &&
           std::binary_search(symbols.begin(), symbols.end(), tables.lists[list].symbol);
  });
}

}  // namespace

bool may_count(const rulepack::Tables& tables, const std::string& word) {
  const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
  return word.size() > 1 && std::all_of(word.begin(), word.end(), letter) &&
         !names_somebody(word) && !grammar(word) && !hollow(tables, word);
}

}  // namespace reframe::eval
