// Rewrites of one statement that keep every fact.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "analyzer/model/analysis.h"
#include "analyzer/model/tokens.h"
#include "analyzer/rulepack/tables.h"
#include "analyzer/suggest/compose.h"

namespace reframe {

/// A text judged again: its analysis without suggestions, and its words with the terms of rewrites.
struct Rejudged {
  StatementAnalysis analysis;
  MatchResult matched;
};
using Judge = std::function<Rejudged(std::string_view u8_text)>;

/// The most suggestions of one line.
inline constexpr std::size_t kMostSuggestions = 3;

/// Composes rewrites and proves the laws on each before it is given (see laws.h).
class Suggester {
 public:
  /// `tables` must outlive the suggester.
  explicit Suggester(const rulepack::Tables& tables);

  /// Suggestions for a judged statement, best gain first; none is better than a bad one. `matched`
  /// has the terms of rewrites; `judge` re-analyses a text in the statement's own place;
  /// `current` tells that the statement stands under a job that goes on.
  [[nodiscard]] std::vector<Suggestion> suggest(const StatementAnalysis& judged,
                                                const MatchResult& matched, bool current,
                                                const Judge& judge) const;

  /// Why the line is strong, in one sentence; "" when it is not.
  [[nodiscard]] std::string praise(const StatementAnalysis& judged,
                                   const MatchResult& matched) const;

  /// What the transformation `rewrite` (number in Tables::rewrites) alone makes of a text; "" when
  /// it leaves it alone. No law is asked: this is what its examples are held against.
  [[nodiscard]] std::string rewritten(std::uint32_t rewrite, std::string_view u8_text,
                                      const MatchResult& matched) const;

 private:
  const rulepack::Tables& tables_;
  WordLists lists_;
};

}  // namespace reframe
