#include "analyzer/privacy/weights.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>
#include <unordered_set>
#include <utility>

namespace reframe::privacy {

float Weights::weight(std::string_view feature, std::size_t model) const {
  const std::size_t row = tables_.place_of(tables_.privacy_features, feature);
  if (row == tables_.privacy_features.size()) return 0;
  return tables_.privacy_weights[row * tables_.privacy_models.size() + model];
}

std::size_t Weights::model_of(IdentifierFamily family) const {
  return tables_.place_of(tables_.privacy_models, to_string(family));
}

double Weights::likelihood(IdentifierFamily family, const Surroundings& text,
                           const Candidate& candidate) const {
  const std::size_t model = model_of(family);
  if (model == tables_.privacy_models.size()) return 0;
  double sum = weight("bias", model);
  std::unordered_set<std::string> told;
  text.each_feature(candidate, [&](std::string_view feature) {
    if (told.emplace(feature).second) sum += weight(feature, model);
  });
  return 1 / (1 + std::exp(-sum));
}

std::vector<std::string> Weights::strongest(IdentifierFamily family, const Surroundings& text,
                                            const Candidate& candidate) const {
  constexpr std::array<std::string_view, 7> kOneWord = {
      "before.", "behind.", "sentence.", "near.", "before1.", "behind1.", "next."};
  constexpr std::size_t kMost = 3;
  const std::size_t model = model_of(family);
  if (model == tables_.privacy_models.size()) return {};
  std::map<std::string, float> words;
  std::unordered_set<std::string> told;
  text.each_feature(candidate, [&](std::string_view feature) {
    const auto* kind =
        std::find_if(kOneWord.begin(), kOneWord.end(),
                     [&](std::string_view opening) { return feature.starts_with(opening); });
    if (kind == kOneWord.end() || !told.emplace(feature).second) return;
    // "her", "was": true, and no help to a reader
    const std::string word(feature.substr(kind->size()));
    if (text.telling(word)) words[word] += weight(feature, model);
  });
  std::vector<std::pair<float, std::string>> ranked;
  for (const auto& [word, sum] : words) {
    if (sum > 0) ranked.emplace_back(-sum, word);
  }
  std::sort(ranked.begin(), ranked.end());
  std::vector<std::string> out;
  for (std::size_t i = 0; i < std::min(kMost, ranked.size()); ++i) out.push_back(ranked[i].second);
  return out;
}

}  // namespace reframe::privacy
