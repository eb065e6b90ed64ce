#include "analyzer/score/statement_score.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace reframe {
namespace {

constexpr std::size_t kFirstStage = 4;
constexpr std::size_t kFirstFlag = 8;

double logistic(double x) {
  return 1.0 / (1.0 + std::exp(-x));
}

std::size_t largest(const std::array<double, 4>& values) {
  return static_cast<std::size_t>(
      std::distance(values.begin(), std::max_element(values.begin(), values.end())));
}

/// One-against-the-rest probabilities scaled to sum to 1.
std::array<double, 4> normalised(const std::array<double, kModels>& p, std::size_t first) {
  std::array<double, 4> out{};
  double sum = 0;
  for (std::size_t i = 0; i < 4; ++i) sum += p[first + i];
  for (std::size_t i = 0; i < 4; ++i) out[i] = p[first + i] / sum;
  return out;
}

/// The model a rule without fitted weights speaks to, or kModels.
std::size_t own_model(const rulepack::Tables& tables, const rulepack::RuleRow& rule) {
  const std::string name =
      std::string(to_string(rule.dimension)) + "." + std::string(tables.text(rule.value));
  const auto it = std::find(kModelNames.begin(), kModelNames.end(), name);
  return static_cast<std::size_t>(std::distance(kModelNames.begin(), it));
}

}  // namespace

void couple(const PairTable& pairs, std::array<double, 4>& framing, std::array<double, 4>& stage) {
  std::array<double, 4> f{};
  std::array<double, 4> s{};
  double sum = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    for (std::size_t k = 0; k < 4; ++k) {
      const double joint = framing[i] * stage[k] * std::exp(pairs[i][k]);
      f[i] += joint;
      s[k] += joint;
      sum += joint;
    }
  }
  for (std::size_t i = 0; i < 4; ++i) {
    framing[i] = f[i] / sum;
    stage[i] = s[i] / sum;
  }
}

StatementScorer::StatementScorer(const rulepack::Tables& tables,
                                 const std::vector<std::string>& names)
    : tables_(tables), names_(names), weights_(names.size() * kModels, 0.0) {
  for (std::size_t m = 0; m < kModels; ++m) {
    const auto it = std::find_if(
        tables.models.begin(), tables.models.end(),
        [&](rulepack::StringRef model) { return tables.text(model) == kModelNames[m]; });
    column_[m] = it == tables.models.end() ? rulepack::kNone
                                           : static_cast<std::uint32_t>(it - tables.models.begin());
  }
  const auto row_of = [&](std::string_view name) { return tables.place_of(tables.features, name); };
  word_row_ = tables.first_from(tables.features, rulepack::kWordPrefix);
  for (std::uint32_t f = 0; f < names.size(); ++f) {
    const std::size_t row = row_of(names[f]);
    if (row < tables.features.size()) {
      for (std::size_t m = 0; m < kModels; ++m) weights_[f * kModels + m] = fitted(row, m);
    } else if (f < tables.rules.size()) {
      const std::size_t m = own_model(tables, tables.rules[f]);
      if (m < kModels) weights_[f * kModels + m] = kUnfittedWeight;
    }
  }
  for (std::size_t m = 0; m < tables.models.size(); ++m) {
    if (tables.text(tables.models[m]) != "pair") continue;
    for (std::size_t i = 0; i < 4; ++i) {
      for (std::size_t k = 0; k < 4; ++k) {
        const std::string name = std::string(kFramingNames[i]) + "+" + kStageNames[k];
        const std::size_t row = row_of(name);
        if (row < tables.features.size())
          pairs_[i][k] = tables.weights[row * tables.models.size() + m];
      }
    }
  }
  const std::size_t bias = row_of("bias");
  if (bias < tables.features.size()) {
    for (std::size_t m = 0; m < kModels; ++m) bias_[m] = fitted(bias, m);
  }
}

std::string StatementScorer::name(std::uint32_t feature) const {
  if (feature < names_.size()) return names_[feature];
  return std::string(rulepack::kWordPrefix) +
         std::string(tables_.text(tables_.words[feature - names_.size()]));
}

StatementScore StatementScorer::score(const std::vector<Feature>& features) const {
  std::array<double, kModels> p = bias_;
  for (const Feature& feature : features) {
    for (std::size_t m = 0; m < kModels; ++m) p[m] += weight(feature.id, m);
  }
  for (double& value : p) value = logistic(value);
  StatementScore s;
  s.framing_probability = normalised(p, 0);
  s.stage_probability = normalised(p, kFirstStage);
  couple(pairs_, s.framing_probability, s.stage_probability);
  s.framing = static_cast<Framing>(largest(s.framing_probability));
  s.stage = static_cast<Stage>(largest(s.stage_probability));
  // A mixed line is product work in part: half of its probability counts.
  s.framing_score = s.framing_probability[static_cast<std::size_t>(Framing::product)] +
                    s.framing_probability[static_cast<std::size_t>(Framing::mixed)] / 2;
  for (std::size_t i = 0; i < 3; ++i) {
    s.flag_probability[i] = p[kFirstFlag + i];
    s.flags[i] = p[kFirstFlag + i] > 0.5;
  }
  double stage = 0;
  for (std::size_t i = 0; i < 4; ++i) stage += s.stage_probability[i] * kStageWorth[i];
  const double craft = s.flag_probability[0] * kCraftWorth[0] +
                       s.flag_probability[1] * kCraftWorth[1] +
                       (1 - s.flag_probability[2]) * kCraftWorth[2];
  // Craft is worth points only on lines that show some work.
  const double shown = 1 - s.stage_probability[static_cast<std::size_t>(Stage::none)] *
                               s.framing_probability[static_cast<std::size_t>(Framing::neutral)];
  s.score = static_cast<int>(std::lround(kFramingPoints * s.framing_score + kStagePoints * stage +
                                         kCraftPoints * craft * shown));
  return s;
}

std::vector<Evidence> StatementScorer::explain(const std::vector<Feature>& features) const {
  std::vector<Evidence> out;
  for (const Feature& feature : features) {
    Evidence e;
    e.rule = name(feature.id);
    e.span = feature.span;
    double effect = 0;
    for (std::size_t m = 0; m < kModels; ++m) {
      const double w = weight(feature.id, m);
      effect += std::abs(w);
      if (m < kFirstStage) {
        e.framing[m] = w;
      } else if (m < kFirstFlag) {
        e.stage[m - kFirstStage] = w;
      } else {
        e.flag[m - kFirstFlag] = w;
      }
    }
    e.weight = e.framing[static_cast<std::size_t>(Framing::product)];
    if (effect > 0) out.push_back(std::move(e));
  }
  const auto effect = [](const Evidence& e) {
    double sum = 0;
    for (const double w : e.framing) sum += std::abs(w);
    for (const double w : e.stage) sum += std::abs(w);
    return sum;
  };
  std::stable_sort(out.begin(), out.end(),
                   [&](const Evidence& a, const Evidence& b) { return effect(a) > effect(b); });
  return out;
}

}  // namespace reframe
