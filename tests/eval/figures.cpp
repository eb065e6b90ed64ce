#include "tests/eval/figures.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

#include "analyzer/model/taxonomy.h"

namespace reframe::eval {
namespace {

using Pairs = std::vector<std::pair<int, int>>;  // label, got

double f1(const Pairs& pairs, int k) {
  double right = 0;
  double wrong = 0;
  for (const auto& [label, got] : pairs) {
    right += label == k && got == k;
    wrong += (label == k) != (got == k);
  }
  return right == 0 ? 0 : 2 * right / (2 * right + wrong);
}

double macro_f1(const Pairs& pairs, std::initializer_list<int> classes) {
  double sum = 0;
  for (const int k : classes) sum += f1(pairs, k);
  return sum / static_cast<double>(classes.size());
}

Pairs framing_pairs(const std::vector<Judged>& all) {
  Pairs out;
  for (const Judged& j : all) out.emplace_back(j.row->label[kFramingLabel], j.framing);
  return out;
}

Pairs stage_pairs(const std::vector<Judged>& all) {
  Pairs out;
  for (const Judged& j : all) out.emplace_back(j.row->label[kStageLabel], j.stage);
  return out;
}

constexpr int kMixed = static_cast<int>(Framing::mixed);

/// How far a line is product work: 1, a mixed one half.
double product_share(const Row& row) {
  const int label = row.label[kFramingLabel];
  return label == static_cast<int>(Framing::product) ? 1 : label == kMixed ? 0.5 : 0;
}

void print_confusion(const char* name, const Pairs& pairs,
                     const std::array<const char*, 4>& names) {
  std::printf("  %-18s", name);
  for (const char* n : names) std::printf(" %10.10s", n);
  std::printf("\n");
  for (int a = 0; a < 4; ++a) {
    std::printf("  %-18s", names[static_cast<std::size_t>(a)]);
    for (int b = 0; b < 4; ++b) {
      std::printf(" %10ld", std::count(pairs.begin(), pairs.end(), std::make_pair(a, b)));
    }
    std::printf("   F1 %.3f\n", f1(pairs, a));
  }
}

void print_reliability(const std::vector<Judged>& all) {
  std::array<double, 10> said{};
  std::array<double, 10> true_share{};
  std::array<int, 10> n{};
  for (const Judged& j : all) {
    const auto bin = static_cast<std::size_t>(std::min(9.0, j.framing_score() * 10));
    said[bin] += j.framing_score();
    true_share[bin] += product_share(*j.row);
    ++n[bin];
  }
  std::printf("  framing_score      said   found  statements\n");
  for (std::size_t b = 0; b < n.size(); ++b) {
    if (n[b] == 0) continue;
    std::printf("  %.1f to %.1f        %.3f   %.3f  %d\n", 0.1 * static_cast<double>(b),
                0.1 * static_cast<double>(b + 1), said[b] / n[b], true_share[b] / n[b], n[b]);
  }
}

}  // namespace

Figures figures_of(const std::vector<Judged>& all) {
  Figures out;
  const Pairs framing = framing_pairs(all);
  out.framing = macro_f1(framing, {0, 1, 2, 3});
  Pairs unmixed;
  std::copy_if(framing.begin(), framing.end(), std::back_inserter(unmixed),
               [](const auto& p) { return p.first != kMixed; });
  out.framing_unmixed = macro_f1(unmixed, {0, 1, 3});
  out.stage = macro_f1(stage_pairs(all), {0, 1, 2, 3});
  for (std::size_t f = 0; f < out.flag.size(); ++f) {
    Pairs pairs;
    for (const Judged& j : all) pairs.emplace_back(j.row->label[kFirstFlagLabel + f], j.flag(f));
    out.flag[f] = f1(pairs, 1);
  }
  for (const Judged& j : all) out.brier += std::pow(j.framing_score() - product_share(*j.row), 2);
  out.brier /= std::max(1.0, static_cast<double>(all.size()));
  return out;
}

std::string summary(std::size_t statements, const std::vector<Figures>& splits) {
  const auto n = static_cast<double>(splits.size());
  std::string out = std::to_string(statements) + " statements";
  char text[64];
  const auto add = [&](const char* name, auto value) {
    double mean = 0;
    double square = 0;
    for (const Figures& f : splits) {
      mean += value(f) / n;
      square += value(f) * value(f) / n;
    }
    std::snprintf(text, sizeof text, ", %s %.3f ± %.3f", name, mean,
                  std::sqrt(std::max(0.0, square - mean * mean)));
    out += text;
  };
  add("framing macro-F1", [](const Figures& f) { return f.framing; });
  add("without mixed", [](const Figures& f) { return f.framing_unmixed; });
  add("stage macro-F1", [](const Figures& f) { return f.stage; });
  add("outcome F1", [](const Figures& f) { return f.flag[0]; });
  add("metric F1", [](const Figures& f) { return f.flag[1]; });
  add("duty F1", [](const Figures& f) { return f.flag[2]; });
  add("Brier", [](const Figures& f) { return f.brier; });
  return out;
}

void print_matrices(const std::vector<Judged>& all) {
  print_confusion("framing, got", framing_pairs(all), kFramingNames);
  print_confusion("stage, got", stage_pairs(all), kStageNames);
  print_reliability(all);
}

void print_errors(const std::vector<Judged>& all, int most) {
  int shown = 0;
  for (const Judged& j : all) {
    const auto framing = static_cast<std::size_t>(j.row->label[kFramingLabel]);
    const auto stage = static_cast<std::size_t>(j.row->label[kStageLabel]);
    const auto got_framing = static_cast<std::size_t>(j.framing);
    const auto got_stage = static_cast<std::size_t>(j.stage);
    if ((framing == got_framing && stage == got_stage) || ++shown > most) continue;
    std::printf("%s %s/%s -> %s/%s: %s\n", j.row->id.c_str(), kFramingNames[framing],
                kStageNames[stage], kFramingNames[got_framing], kStageNames[got_stage],
                j.row->text.c_str());
  }
  for (std::size_t f = 0; f < kFlagNames.size(); ++f) {
    shown = 0;
    for (const Judged& j : all) {
      const bool labelled = j.row->label[kFirstFlagLabel + f] == 1;
      if (j.flag(f) == labelled || ++shown > most) continue;
      std::printf("%s %s%s %.2f: %s\n", j.row->id.c_str(), labelled ? "-" : "+", kFlagNames[f],
                  j.p[8 + f], j.row->text.c_str());
    }
  }
}

std::string precision_table(const rulepack::Tables& tables, const std::vector<Row>& rows) {
  std::string out =
      "# Precision of the rules\n\nWritten by `tests/eval/calibrate --precision`: how many "
      "labelled "
      "statements a rule hits, and the share of\nthem that have the label it speaks for. A rule is "
      "one piece of evidence among many, and what it counts is\nfitted; none of these rules is a "
      "finding by itself (findings are the rules of `craft`, and those that stand\nfor a duty are "
      "in "
      "the table). Rules under .85 carry no severity above `note`.\n\n"
      "| rule | speaks for | hits | precision |\n|---|---|---:|---:|\n";
  char line[256];
  for (std::uint32_t r = 0; r < tables.rules.size(); ++r) {
    const auto& rule = tables.rules[r];
    const std::string side =
        std::string(to_string(rule.dimension)) + "." + std::string(tables.text(rule.value));
    const auto it = std::find(kModelNames.begin(), kModelNames.end(), side);
    if (it == kModelNames.end()) continue;
    const auto model = static_cast<std::size_t>(it - kModelNames.begin());
    int hits = 0;
    int right = 0;
    for (const Row& row : rows) {
      if (std::find(row.features.begin(), row.features.end(), r) == row.features.end()) continue;
      ++hits;
      right += target(row, model);
    }
    const std::string id(tables.text(rule.id));
    if (hits == 0) {
      std::snprintf(line, sizeof line, "| %s | %s | 0 | |\n", id.c_str(), side.c_str());
    } else {
      std::snprintf(line, sizeof line, "| %s | %s | %d | %.2f |\n", id.c_str(), side.c_str(), hits,
                    static_cast<double>(right) / hits);
    }
    out += line;
  }
  return out;
}

}  // namespace reframe::eval
