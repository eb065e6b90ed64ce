// Parses the terms of rules and the entries of word lists (the language of rules/README.md).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/error.h"
#include "analyzer/rulepack/source.h"

namespace reframe::rulepack {

/// One step of a term.
struct Element {
  enum class Kind : unsigned char {
    word,    ///< `name` in any inflection
    noun,    ///< `name` in noun forms
    verb,    ///< `name` in verb forms
    exact,   ///< `name` as written
    caps,    ///< `name` in capitals only
    list,    ///< an entry of list `name`
    verbs,   ///< a form of a verb of class `name`
    rung,    ///< a form of a verb on rung `name`
    number,  ///< a number of class `name`
    choice,  ///< one of `choices`; `name` is its canonical text
    gap,     ///< up to `gap` words
  };
  Kind kind = Kind::word;
  std::string name;
  int gap = 0;
  bool optional = false;
  std::vector<std::vector<Element>> choices;  ///< rows of single-word elements
};

/// A parsed term.
struct Pattern {
  bool at_opening = false;
  bool at_end = false;
  std::vector<Element> elements;
};

/// The most words one gap may span and the most gaps of a term: they keep matching linear on
/// hostile text (documented in rules/README.md).
inline constexpr int kMostGapWords = 8;
inline constexpr int kMostGaps = 3;
/// What "..." alone stands for.
inline constexpr int kDefaultGapWords = 3;
/// Optional elements multiply the paths of a term; more than this is a mistake.
inline constexpr int kMostOptional = 6;
/// The most rows of words one list entry may stand for: choices multiply, and a slip of the pen
/// must not fill the memory.
inline constexpr std::size_t kMostEntryRows = 256;

/// Parses one term. Errors (invalid_rule) point at the term and quote it.
[[nodiscard]] Result<Pattern> parse_pattern(const Located& term);

/// Parses one list entry: words, choices and optional words only. Gives every row it stands for.
[[nodiscard]] Result<std::vector<std::vector<Element>>> parse_entry(const Located& entry);

/// Every row of elements that `elements` stands for once optional ones are in or out.
[[nodiscard]] std::vector<std::vector<Element>> expand_optional(
    const std::vector<Element>& elements);

}  // namespace reframe::rulepack
