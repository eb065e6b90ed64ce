#include "analyzer/story/model.h"

#include <algorithm>
#include <cmath>

namespace reframe::story {
namespace {

using rulepack::Tables;

/// Odds beyond this say no more than "sure".
constexpr double kSurest = 6.2;
/// The share of a story counts on the scale of the log odds beside it.
constexpr double kShareScale = 3;

double log_odds(double p) {
  return std::clamp(std::log(p / (1 - p)), -kSurest, kSurest);
}

/// Which evidence speaks for or against what is told, in the order of kTold.
std::vector<Shows> evidence_for(std::size_t told) {
  using enum Shows;
  switch (told) {
    case 0:
      return {situation};
    case 1:
      return {task};
    case 2:
      return {action};
    case 3:
      return {result, action};
    case 4:
      return {reflection};
    case 5:
      return {care, one_patient};
    case 6:
      return {recurring, inquiry, fix, one_patient, talk, choice, spread};
    default:
      return {choice, priority, agreement, spread, measure, business, talk, one_patient, fix};
  }
}

}  // namespace

DecisionFeatures decision_features(std::size_t told, const StoryAnalysis& story) {
  DecisionFeatures out;
  const auto n = static_cast<double>(std::max<std::size_t>(1, story.sentences.size()));
  std::vector<double> p;
  for (const Shows kind : evidence_for(told)) {
    p.clear();
    double sum = 0;
    for (const StorySentence& s : story.sentences) {
      p.push_back(s.shows[static_cast<std::size_t>(kind)]);
      sum += p.back();
    }
    std::sort(p.begin(), p.end(), std::greater<>());
    const std::string name(to_string(kind));
    out.emplace_back(name + ".best", p.empty() ? -kSurest : log_odds(p[0]));
    out.emplace_back(name + ".second", p.size() < 2 ? -kSurest : log_odds(p[1]));
    out.emplace_back(name + ".sum", std::sqrt(sum));
    if (told >= kStoryParts) out.emplace_back(name + ".share", kShareScale * sum / n);
  }
  const auto would = std::count_if(story.sentences.begin(), story.sentences.end(),
                                   [](const StorySentence& s) { return s.hypothetical; });
  out.emplace_back("hypothetical", kShareScale * static_cast<double>(would) / n);
  out.emplace_back("bias", 1);
  return out;
}

StoryModel::StoryModel(const Tables& tables, const std::vector<std::string>& statement)
    : tables_(tables), features_(statement) {
  const std::size_t models = tables.story_models.size();
  std::array<std::size_t, kShowsCount> column{};
  for (std::size_t k = 0; k < kShowsCount; ++k) {
    column[k] = tables.place_of(tables.story_models, to_string(static_cast<Shows>(k)));
  }
  const auto weight = [&](std::size_t row, std::size_t k) {
    return row < tables.story_features.size() && column[k] < models
               ? tables.story_weights[row * models + column[k]]
               : 0.0F;
  };
  const auto add_row = [&](std::size_t row) {
    for (std::size_t k = 0; k < kShowsCount; ++k) weights_.push_back(weight(row, k));
  };
  const std::uint32_t words = features_.words();
  weights_.reserve((words + tables.words.size()) * kShowsCount);
  for (const std::string& name : features_.names())
    add_row(tables.place_of(tables.story_features, name));
  // The rows of words stand side by side, in the order of Tables::words.
  const std::size_t first_word = tables.first_from(tables.story_features, rulepack::kWordPrefix);
  for (std::size_t w = 0; w < tables.words.size(); ++w) add_row(first_word + w);
  const std::size_t bias = tables.place_of(tables.story_features, "bias");
  for (std::size_t k = 0; k < kShowsCount; ++k) bias_[k] = weight(bias, k);
}

void StoryModel::read_sentences(StoryAnalysis& story) const {
  const std::size_t n = story.sentences.size();
  for (std::size_t i = 0; i < n; ++i) {
    StorySentence& s = story.sentences[i];
    features_.complete(i, n, s);
    std::array<double, kShowsCount> sum = bias_;
    for (const SentenceFeature& f : s.features) {
      for (std::size_t k = 0; k < kShowsCount; ++k)
        sum[k] += static_cast<double>(f.value) * weights_[f.id * kShowsCount + k];
    }
    for (std::size_t k = 0; k < kShowsCount; ++k) s.shows[k] = 1 / (1 + std::exp(-sum[k]));
  }
}

double StoryModel::decision(std::string_view name) const {
  const std::size_t column = tables_.place_of(tables_.story_models, rulepack::kDecisionModel);
  const std::size_t row = tables_.place_of(tables_.story_features, name);
  if (column == tables_.story_models.size() || row == tables_.story_features.size()) return 0;
  return tables_.story_weights[row * tables_.story_models.size() + column];
}

bool StoryModel::tells(std::size_t told, const StoryAnalysis& story) const {
  double sum = 0;
  const std::string prefix = std::string("tells.") + kTold[told] + ".";
  for (const auto& [name, value] : decision_features(told, story))
    sum += value * decision(prefix + name);
  return sum > 0;
}

}  // namespace reframe::story
