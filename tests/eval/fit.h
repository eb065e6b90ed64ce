// L2-regularised logistic regression (liblinear, fixed seed), one model a label.
#pragma once

#include <vector>

#include "analyzer/score/statement_score.h"
#include "tests/eval/columns.h"
#include "tests/eval/labels.h"

namespace reframe::eval {

/// Weights of one model: by column, the bias last.
using Weights = std::vector<double>;

/// All that is fitted on a set of rows.
struct Fitted {
  std::vector<Weights> models;  ///< by kModelNames
  PairTable pairs{};
};

/// Fits all models with liblinear's `cost` (the inverse of the penalty).
[[nodiscard]] Fitted fit(const std::vector<const Row*>& rows, const Columns& columns, double cost);

/// A row with what a fit says of it.
struct Judged {
  const Row* row = nullptr;
  std::array<double, kModels> p{};  ///< probabilities; framings and stages coupled
  int framing = 0;
  int stage = 0;

  [[nodiscard]] bool flag(std::size_t f) const { return p[8 + f] > 0.5; }
  /// As StatementScore::framing_score.
  [[nodiscard]] double framing_score() const { return p[1] + p[2] / 2; }
};
[[nodiscard]] Judged judge(const Fitted& fitted, const Row& row);

}  // namespace reframe::eval
