#include "tests/eval/fit.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <linear.h>

#include "analyzer/rulepack/tables.h"

namespace reframe::eval {
namespace {

/// Craft findings, tools and levels say how a line is told or what it names, not whose work it is:
/// mending a finding must not cost framing, so they are evidence for the duty flag alone.
bool may_speak(const rulepack::Tables& tables, std::uint32_t column, std::size_t model) {
  if (column >= tables.rules.size()) return true;
  const Dimension d = tables.rules[column].dimension;
  if (d == Dimension::craft) return model == kModels - 1;
  return d != Dimension::tool && d != Dimension::level;
}

/// Rare labels would lose every close call; a flag or a mixed line missed costs as much as one
/// seen in error, so their positive rows count more (by the square root of the imbalance).
bool rare(std::size_t model) {
  return model >= 8 || model == 2 || model == 6;
}

Weights fit_model(const std::vector<const Row*>& rows, std::size_t model, const Columns& columns,
                  double cost) {
  const rulepack::Tables& tables = rulepack::builtin_tables();
  const int bias = static_cast<int>(columns.size()) + 1;
  std::vector<double> y;
  std::vector<std::vector<feature_node>> nodes;
  std::vector<feature_node*> x;
  for (const Row* row : rows) {
    y.push_back(target(*row, model) ? 1 : -1);
    std::vector<feature_node> v;
    for (const std::uint32_t f : row->features) {
      if (may_speak(tables, f, model)) v.push_back({static_cast<int>(f) + 1, columns.value(f)});
    }
    v.push_back({bias, 1.0});
    v.push_back({-1, 0.0});
    nodes.push_back(std::move(v));
  }
  for (auto& v : nodes) x.push_back(v.data());
  problem p{};
  p.l = static_cast<int>(rows.size());
  p.n = bias;
  p.y = y.data();
  p.x = x.data();
  p.bias = 1;
  parameter param{};
  param.solver_type = L2R_LR;
  param.C = cost;
  param.eps = 1e-5;
  param.p = 0.1;
  const auto positive = static_cast<double>(std::count(y.begin(), y.end(), 1.0));
  const double negative = static_cast<double>(y.size()) - positive;
  int label = 1;
  double weight = std::sqrt(std::max(1.0, negative / std::max(1.0, positive)));
  if (rare(model)) {
    param.nr_weight = 1;
    param.weight_label = &label;
    param.weight = &weight;
  }
  std::srand(1);
  struct model* m = train(&p, &param);
  Weights w(static_cast<std::size_t>(bias), 0.0);
  const double sign = m->label[0] == 1 ? 1 : -1;
  for (std::uint32_t f = 0; f < columns.size(); ++f) w[f] = sign * m->w[f] * columns.value(f);
  w.back() = sign * m->w[bias - 1];
  free_and_destroy_model(&m);
  return w;
}

/// Log of observed over expected pairs of labels, each count smoothed by one expected line.
PairTable fit_pairs(const std::vector<const Row*>& rows) {
  std::array<double, 4> framing{};
  std::array<double, 4> stage{};
  PairTable both{};
  for (const Row* row : rows) {
    const auto f = static_cast<std::size_t>(row->label[kFramingLabel]);
    const auto s = static_cast<std::size_t>(row->label[kStageLabel]);
    framing[f] += 1;
    stage[s] += 1;
    both[f][s] += 1;
  }
  const auto n = static_cast<double>(rows.size());
  PairTable out{};
  for (std::size_t f = 0; f < 4; ++f) {
    for (std::size_t s = 0; s < 4; ++s)
      out[f][s] = std::log((both[f][s] + 1) / (framing[f] * stage[s] / n + 1));
  }
  return out;
}

}  // namespace

Fitted fit(const std::vector<const Row*>& rows, const Columns& columns, double cost) {
  set_print_string_function([](const char*) {});
  Fitted out;
  for (std::size_t m = 0; m < kModels; ++m) out.models.push_back(fit_model(rows, m, columns, cost));
  out.pairs = fit_pairs(rows);
  return out;
}

Judged judge(const Fitted& fitted, const Row& row) {
  Judged j;
  j.row = &row;
  for (std::size_t m = 0; m < kModels; ++m) {
    double sum = fitted.models[m].back();
    for (const std::uint32_t f : row.features) sum += fitted.models[m][f];
    j.p[m] = 1 / (1 + std::exp(-sum));
  }
  std::array<double, 4> framing{};
  std::array<double, 4> stage{};
  const double framing_sum = j.p[0] + j.p[1] + j.p[2] + j.p[3];
  const double stage_sum = j.p[4] + j.p[5] + j.p[6] + j.p[7];
  for (std::size_t i = 0; i < 4; ++i) {
    framing[i] = j.p[i] / framing_sum;
    stage[i] = j.p[4 + i] / stage_sum;
  }
  couple(fitted.pairs, framing, stage);
  std::copy(framing.begin(), framing.end(), j.p.begin());
  std::copy(stage.begin(), stage.end(), j.p.begin() + 4);
  j.framing = static_cast<int>(std::max_element(framing.begin(), framing.end()) - framing.begin());
  j.stage = static_cast<int>(std::max_element(stage.begin(), stage.end()) - stage.begin());
  return j;
}

}  // namespace reframe::eval
