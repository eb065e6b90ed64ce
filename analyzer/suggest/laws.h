// The laws of rewriting, checked on every suggestion before it is shown.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/model/analysis.h"
#include "analyzer/model/tokens.h"
#include "analyzer/rulepack/tables.h"

namespace reframe {

/// The names under which passed laws are listed in records, in the order they are checked.
inline constexpr std::array kLawNames = {"facts", "invented", "agency",
                                         "score", "answered", "idempotent"};

/// A text with its words.
struct Worded {
  std::string_view text;
  const MatchResult& words;
};

/// facts: every number, unit, name, tool, title and date of the line is in the rewrite, as often,
/// and no other is; so is every limit of an act ("as needed", "under supervision"). Text in slots
/// is not looked at.
[[nodiscard]] bool facts_kept(const Worded& before, const Worded& after);

/// invented: each word of the rewrite outside slots stands in the line, is another form of a verb
/// of the line, or is a word that the transformations in `moves` (numbers in Tables::moves) put
/// there by themselves; nothing else.
[[nodiscard]] bool nothing_invented(const rulepack::Tables& tables, const Worded& before,
                                    const Worded& after, const std::vector<std::uint32_t>& moves);

/// agency: the verb that opens the rewrite stands on no higher rung than the one that opened the
/// line, or, where an opener hid it, than the highest the line claims; and no verb that is new
/// stands higher either.
[[nodiscard]] bool agency_kept(const rulepack::Tables& tables, const Worded& before,
                               const Worded& after, const std::vector<std::uint32_t>& moves);

/// answered: none of the findings that the suggestion says it settles is among `after`.
[[nodiscard]] bool answered(const std::vector<std::string>& answers,
                            const std::vector<Finding>& after);

/// The numbers, names and limits of a text outside slots, sorted: what a rewrite must not touch.
[[nodiscard]] std::vector<std::string> facts_of(const Worded& line);

}  // namespace reframe
