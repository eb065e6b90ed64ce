#include "analyzer/privacy/weights.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_set>

namespace reframe::privacy {

using rulepack::StringRef;

float Weights::weight(std::string_view feature, std::size_t model) const {
  const auto names = tables_.privacy_features;
  const auto it = std::lower_bound(
      names.begin(), names.end(), feature,
      [&](StringRef ref, std::string_view name) { return tables_.text(ref) < name; });
  if (it == names.end() || tables_.text(*it) != feature) return 0;
  const auto row = static_cast<std::size_t>(it - names.begin());
  return tables_.privacy_weights[row * tables_.privacy_models.size() + model];
}

double Weights::likelihood(IdentifierFamily family, const Surroundings& text,
                           const Candidate& candidate) const {
  const auto models = tables_.privacy_models;
  const auto it = std::find_if(models.begin(), models.end(), [&](StringRef ref) {
    return tables_.text(ref) == to_string(family);
  });
  if (it == models.end()) return 0;
  const auto model = static_cast<std::size_t>(it - models.begin());
  double sum = weight("bias", model);
  std::unordered_set<std::string> told;
  text.each_feature(candidate, [&](std::string_view feature) {
    if (told.emplace(feature).second) sum += weight(feature, model);
  });
  return 1 / (1 + std::exp(-sum));
}

}  // namespace reframe::privacy
