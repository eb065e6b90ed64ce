// The scores of one statement: sums of fitted weights over its features, turned to probabilities.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "analyzer/model/analysis.h"
#include "analyzer/model/feature.h"
#include "analyzer/rulepack/tables.h"

namespace reframe {

/// The eleven fitted models: four framings, four stages, three flags, in this order.
inline constexpr std::array kModelNames = {"framing.clinical",
                                           "framing.product",
                                           "framing.mixed",
                                           "framing.neutral",
                                           "stage.clinician",
                                           "stage.problem_solver",
                                           "stage.strategic_thinker",
                                           "stage.none",
                                           "flag.outcome",
                                           "flag.metric",
                                           "flag.duty"};
inline constexpr std::size_t kModels = kModelNames.size();

/// Log-odds a rule without a fitted weight adds on its own side (and takes from nowhere): enough to
/// tip an undecided line, not to overrule fitted evidence. The median fitted weight of rules is
/// about twice this.
inline constexpr double kUnfittedWeight = 0.5;

/// What makes up StatementScore::score, 0..100. Shares of the points:
/// framing (reads as product work), stage (which stage it shows), craft (how well it is told).
inline constexpr double kFramingPoints = 35;
inline constexpr double kStagePoints = 40;
inline constexpr double kCraftPoints = 25;
/// What each stage is worth of the stage points. The foundation counts a little, as the arc needs
/// it.
inline constexpr std::array kStageWorth = {0.25, 0.8, 1.0, 0.0};
/// What outcome, metric and "no duty line" are worth of the craft points.
inline constexpr std::array kCraftWorth = {0.45, 0.3, 0.25};

/// How framings and stages go together: log of how much more often a pair of labels stands on one
/// line than chance would have it, by Framing, then Stage. Fitted with the weights (model "pair").
using PairTable = std::array<std::array<double, 4>, 4>;

/// Makes the two readings of a line agree: p(f) ∝ p(f) · Σ p(s) · e^pair(f, s), and the same for
/// stages. A line that is surely care is no strategy, however its nouns sound.
void couple(const PairTable& pairs, std::array<double, 4>& framing, std::array<double, 4>& stage);

/// Weighs features. Immutable; one serves all threads.
class StatementScorer {
 public:
  /// `names` are the features by number, the rules of `tables` first; the words of `tables` follow
  /// them. Both must outlive the scorer.
  StatementScorer(const rulepack::Tables& tables, const std::vector<std::string>& names);

  /// The score of a statement with these features.
  [[nodiscard]] StatementScore score(const std::vector<Feature>& features) const;

  /// The evidence behind it: each feature with a weight, largest effect first.
  [[nodiscard]] std::vector<Evidence> explain(const std::vector<Feature>& features) const;

  /// The weight of a feature in a model, by kModelNames.
  [[nodiscard]] double weight(std::uint32_t feature, std::size_t model) const {
    if (feature < names_.size()) return weights_[feature * kModels + model];
    // Words stand in the tables in their own order: nothing to look up at every start.
    return fitted(word_row_ + feature - names_.size(), model);
  }
  [[nodiscard]] double bias(std::size_t model) const { return bias_[model]; }

 private:
  [[nodiscard]] double fitted(std::size_t row, std::size_t model) const {
    return column_[model] == rulepack::kNone
               ? 0
               : static_cast<double>(tables_.weights[row * tables_.models.size() + column_[model]]);
  }
  [[nodiscard]] std::string name(std::uint32_t feature) const;

  const rulepack::Tables& tables_;
  const std::vector<std::string>& names_;
  std::array<std::uint32_t, kModels> column_{};  ///< of a model in the tables, or kNone
  std::size_t word_row_ = 0;                     ///< of the first word in the tables
  std::vector<double> weights_;                  ///< named features × models
  std::array<double, kModels> bias_{};
  PairTable pairs_{};
};

}  // namespace reframe
