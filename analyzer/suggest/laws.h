// The laws of rewriting, checked on every suggestion before it is shown.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzer/model/analysis.h"
#include "analyzer/suggest/suggest.h"

namespace reframe {

/// The names under which passed laws are listed in records.
inline constexpr std::array kLawNames = {"facts", "agency", "score", "answered"};

/// Checks one suggestion for `before` against its re-analysis `after`:
/// facts     every number, name, tool and date of the line is in the rewrite and no other is;
/// agency    the main verb of the rewrite stands on no higher rung;
/// score     the rewrite scores no lower;
/// answered  the rules it answers no longer match.
/// Gives the laws that hold, in this order; a suggestion is shown only when all four do.
[[nodiscard]] std::vector<std::string> laws_kept(const rulepack::Tables& tables,
                                                 const StatementAnalysis& before,
                                                 const MatchResult& before_words,
                                                 const Suggestion& suggestion,
                                                 const Rejudged& after);

/// The numbers and names of a text outside slots, sorted: what a rewrite must not touch.
[[nodiscard]] std::vector<std::string> facts_of(std::string_view u8_text,
                                                const MatchResult& matched);

}  // namespace reframe
