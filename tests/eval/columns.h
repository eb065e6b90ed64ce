// What the statements show, as numbered columns of the fit.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analyzer/rulepack/tables.h"
#include "tests/eval/labels.h"

namespace reframe::eval {

/// What stands for a single word in the fit, where a rule has 1. A word is weaker evidence than a
/// rule that somebody wrote, so it is held closer to 0: at 0.6 the penalty on its weight is 2.8
/// times as strong (best of 0.35, 0.5, 0.6, 0.7 and 1 in cross-validation).
inline constexpr double kWordValue = 0.6;
/// A word must stand in this many statements, or it tells one document and not a way of writing.
inline constexpr std::size_t kFewestStatements = 3;

/// All that is fitted: the features of the tables but their words, then the words of the data.
struct Columns {
  std::vector<std::string> names;
  std::uint32_t words = 0;  ///< the first word

  [[nodiscard]] std::size_t size() const { return names.size(); }
  [[nodiscard]] double value(std::uint32_t column) const {
    return column >= words ? kWordValue : 1.0;
  }
};

/// Matches every row against the rules and numbers what it shows.
[[nodiscard]] Columns read_features(const rulepack::Tables& tables, std::vector<Row>& rows);

}  // namespace reframe::eval
