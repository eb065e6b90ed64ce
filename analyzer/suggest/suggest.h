// Rewrites of one statement that keep every fact.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "analyzer/model/analysis.h"
#include "analyzer/model/tokens.h"
#include "analyzer/rulepack/tables.h"

namespace reframe {

/// A text judged again: its analysis without suggestions, and its words.
struct Rejudged {
  StatementAnalysis analysis;
  MatchResult matched;
};
using Judge = std::function<Rejudged(std::string_view u8_text)>;

/// A line scoring this much or more is left alone unless it breaks a craft rule.
inline constexpr int kLeaveAlone = 70;
/// The most suggestions of one line.
inline constexpr std::size_t kMostSuggestions = 3;

/// Composes rewrites and proves the laws on each before it is given (see laws.h).
class Suggester {
 public:
  /// `tables` must outlive the suggester.
  explicit Suggester(const rulepack::Tables& tables);

  /// Suggestions for a judged statement, best gain first; none is better than a bad one. `judge`
  /// re-analyses a text in the statement's own place.
  [[nodiscard]] std::vector<Suggestion> suggest(const StatementAnalysis& judged,
                                                const MatchResult& matched,
                                                const Judge& judge) const;

 private:
  const rulepack::Tables& tables_;
};

}  // namespace reframe
