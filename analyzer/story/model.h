// The fitted reading of stories: how likely each sentence shows what, and what the whole tells.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/model/story.h"
#include "analyzer/rulepack/tables.h"
#include "analyzer/story/features.h"

namespace reframe::story {

/// What is decided over a whole story: the five parts, then the three stages.
inline constexpr std::array kTold = {
    "situation",  "task",      "action",         "result",
    "reflection", "clinician", "problem_solver", "strategic_thinker"};

/// Named numbers that a decision stands on: for each kind of evidence the log odds of the sentence
/// that shows it best ("result.best") and second best, the square root of the number of sentences
/// that show it, for stages their share of the story; and the share told as what one would do.
using DecisionFeatures = std::vector<std::pair<std::string, double>>;
[[nodiscard]] DecisionFeatures decision_features(std::size_t told, const StoryAnalysis& story);

/// The weights of the tables, ready for use. Immutable: one serves all threads.
class StoryModel {
 public:
  /// `tables` must outlive the model; `statement` as for SentenceFeatures.
  StoryModel(const rulepack::Tables& tables, const std::vector<std::string>& statement);

  [[nodiscard]] const SentenceFeatures& features() const { return features_; }

  /// Completes the features of every sentence and fills its `shows`.
  void read_sentences(StoryAnalysis& story) const;

  /// True when the story tells part or stage `told` (of kTold); the sentences must have been read.
  [[nodiscard]] bool tells(std::size_t told, const StoryAnalysis& story) const;

 private:
  [[nodiscard]] double decision(std::string_view name) const;

  const rulepack::Tables& tables_;
  SentenceFeatures features_;
  std::vector<float> weights_;  ///< features × Shows
  std::array<double, kShowsCount> bias_{};
};

}  // namespace reframe::story
