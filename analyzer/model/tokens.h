// A matched text: its words, looked up once, and what the rules found among them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/span.h"
#include "analyzer/model/hit.h"

namespace reframe {

namespace rulepack {
struct FormSlot;  // a word form of the compiled lexicon (rulepack/tables.h)
}

/// What stands between a word and the one before it.
enum class Barrier : std::uint8_t {
  none,    ///< a space, hyphen, slash, quote
  comma,   ///< a comma, parenthesis or spaced dash: ends a phrase, not a gap
  clause,  ///< a full stop, semicolon, colon or line break: ends everything
};

/// One word or number.
struct Token {
  Span span;                                 ///< bytes of the text, without a possessive
  const rulepack::FormSlot* form = nullptr;  ///< lexicon entry, or nullptr
  Barrier barrier = Barrier::none;
  bool capitals = false;                 ///< two letters or more, all capitals
  bool capitalised = false;              ///< begins with a capital
  bool number = false;                   ///< has a number class
  std::uint8_t number_classes = 0;       ///< bit i: rulepack::NumberClass i, for this token alone
  std::uint8_t pair_number_classes = 0;  ///< the same for this token and the next ("3 weeks")
};

/// The words of one text. Reused between texts so that nothing is allocated in a steady state.
struct TokenList {
  std::vector<Token> tokens;
  std::string folded;              ///< lower-case forms, one after the other
  std::vector<Span> folded_spans;  ///< by token, into `folded`
  bool all_capitals = false;       ///< most letters of the text are capitals: case says nothing

  [[nodiscard]] std::string_view word(std::size_t i) const { return folded_spans[i].of(folded); }
};

/// Everything found in one statement.
struct MatchResult {
  TokenList tokens;
  std::size_t opening = 0;     ///< the token the statement really opens with
  std::vector<Hit> hits;       ///< by rule, then start
  std::vector<ListHit> lists;  ///< by start
  std::vector<Hit> moves;      ///< terms of rewrites (number in Tables::moves), when asked for
};

}  // namespace reframe
