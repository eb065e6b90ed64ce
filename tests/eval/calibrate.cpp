// Fits rules/weights.yaml: L2-regularised logistic regression (liblinear, fixed seed), one model a
// label, on labelled statements; prints cross-validated figures by document group.
//
//   calibrate [--out FILE] [--cost C] [--folds N] [--errors N] LABELS.tsv… [--extra FILE.tsv…]
//
// Files after --extra are fitted and tested too, but a reader of the repository need not have them.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <linear.h>

#include "analyzer/match/features.h"
#include "analyzer/match/matcher.h"
#include "analyzer/rulepack/builtin.h"
#include "analyzer/score/statement_score.h"

namespace {

using namespace reframe;

struct Row {
  std::string id, group, text;
  std::array<int, 5> label{};  ///< framing, stage, outcome, metric, duty
  std::vector<std::uint32_t> features;
  bool extra = false;
  bool story = false;
};

struct Settings {
  std::string out;
  double cost = 0.5;
  int folds = 10;
  int errors = 0;
  std::vector<std::pair<std::string, bool>> files;  ///< name, extra
};

std::vector<std::string> split_tabs(const std::string& line) {
  std::vector<std::string> out(1);
  for (const char c : line) {
    if (c == '\t') {
      out.emplace_back();
    } else if (c != '\r') {
      out.back() += c;
    }
  }
  return out;
}

template <class Names>
int index_of(const Names& names, const std::string& word) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (word == names[i]) return static_cast<int>(i);
  }
  std::fprintf(stderr, "calibrate: unknown label '%s'\n", word.c_str());
  std::exit(2);
}

void read_rows(const std::string& name, bool extra, std::vector<Row>& rows) {
  std::ifstream in(name);
  std::string line;
  if (!std::getline(in, line)) {
    std::fprintf(stderr, "calibrate: cannot read %s\n", name.c_str());
    std::exit(2);
  }
  const auto head = split_tabs(line);
  std::map<std::string, std::size_t> at;
  for (std::size_t i = 0; i < head.size(); ++i) at[head[i]] = i;
  while (std::getline(in, line)) {
    const auto cell = split_tabs(line);
    if (cell.size() < head.size()) continue;
    Row row;
    row.id = cell[at.at("id")];
    row.group = at.contains("group") ? cell[at.at("group")] : row.id;
    row.text = cell[at.at("text")];
    row.label[0] = index_of(kFramingNames, cell[at.at("framing")]);
    row.label[1] = index_of(kStageNames, cell[at.at("stage")]);
    for (std::size_t f = 0; f < 3; ++f) row.label[2 + f] = cell[at.at(kFlagNames[f])] == "1";
    row.extra = extra;
    row.story = at.contains("kind") && cell[at.at("kind")] == "story";
    rows.push_back(std::move(row));
  }
}

/// The 0/1 target of a row for one of the eleven models.
bool target(const Row& row, std::size_t model) {
  if (model < 4) return row.label[0] == static_cast<int>(model);
  if (model < 8) return row.label[1] == static_cast<int>(model - 4);
  return row.label[model - 6] == 1;
}

/// Craft findings, tools and levels say how a line is told or what it names, not whose work it is:
/// mending a finding must not cost framing, so they are evidence for the duty flag alone.
bool may_speak(const rulepack::Tables& tables, std::uint32_t feature, std::size_t model) {
  if (feature >= tables.rules.size()) return true;
  const Dimension d = tables.rules[feature].dimension;
  if (d == Dimension::craft) return model == kModels - 1;
  return d != Dimension::tool && d != Dimension::level;
}

/// Weights of one model: by feature, the bias last.
using Weights = std::vector<double>;

Weights fit(const std::vector<const Row*>& rows, std::size_t model, std::size_t features,
            double cost) {
  std::vector<double> y;
  std::vector<std::vector<feature_node>> nodes;
  std::vector<feature_node*> x;
  const int bias = static_cast<int>(features) + 1;
  for (const Row* row : rows) {
    y.push_back(target(*row, model) ? 1 : -1);
    std::vector<feature_node> v;
    for (const std::uint32_t f : row->features) {
      if (may_speak(rulepack::builtin_tables(), f, model))
        v.push_back({static_cast<int>(f) + 1, 1.0});
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
  // Rare labels would lose every close call; a flag or a mixed line missed costs as much as one
  // seen in error, so their positive rows count more (by the square root of the imbalance).
  const auto positive = static_cast<double>(std::count(y.begin(), y.end(), 1.0));
  int label = 1;
  double weight = std::sqrt(
      std::max(1.0, (static_cast<double>(y.size()) - positive) / std::max(1.0, positive)));
  const bool rare = model >= 8 || model == 2 || model == 6;
  if (rare) {
    param.nr_weight = 1;
    param.weight_label = &label;
    param.weight = &weight;
  }
  std::srand(1);
  struct model* m = train(&p, &param);
  Weights w(static_cast<std::size_t>(bias), 0.0);
  const double sign = m->label[0] == 1 ? 1 : -1;
  for (int i = 0; i < bias; ++i) w[static_cast<std::size_t>(i)] = sign * m->w[i];
  free_and_destroy_model(&m);
  return w;
}

double logit(const Weights& w, const Row& row) {
  double sum = w.back();
  for (const std::uint32_t f : row.features) sum += w[f];
  return sum;
}

double probability(const Weights& w, const Row& row) {
  return 1 / (1 + std::exp(-logit(w, row)));
}

/// F1 of class `k`, and the macro mean over `classes`.
double f1(const std::vector<std::pair<int, int>>& pairs, int k) {
  int tp = 0, fp = 0, fn = 0;
  for (const auto& [label, got] : pairs) {
    tp += label == k && got == k;
    fp += label != k && got == k;
    fn += label == k && got != k;
  }
  return tp == 0 ? 0 : 2.0 * tp / (2.0 * tp + fp + fn);
}

/// Log of observed over expected pairs of labels, each count smoothed by one expected line.
PairTable fit_pairs(const std::vector<const Row*>& rows) {
  std::array<double, 4> framing{};
  std::array<double, 4> stage{};
  std::array<std::array<double, 4>, 4> both{};
  for (const Row* row : rows) {
    framing[static_cast<std::size_t>(row->label[0])] += 1;
    stage[static_cast<std::size_t>(row->label[1])] += 1;
    both[static_cast<std::size_t>(row->label[0])][static_cast<std::size_t>(row->label[1])] += 1;
  }
  const auto n = static_cast<double>(rows.size());
  PairTable out{};
  for (std::size_t i = 0; i < 4; ++i) {
    for (std::size_t k = 0; k < 4; ++k) {
      const double expected = framing[i] * stage[k] / n;
      out[i][k] = std::log((both[i][k] + 1) / (expected + 1));
    }
  }
  return out;
}

struct Judged {
  const Row* row = nullptr;
  std::array<double, kModels> p{};
  int framing = 0;
  int stage = 0;
};

Judged judge(const std::vector<Weights>& w, const PairTable& pairs, const Row& row) {
  Judged j;
  j.row = &row;
  for (std::size_t m = 0; m < kModels; ++m) j.p[m] = probability(w[m], row);
  std::array<double, 4> framing{};
  std::array<double, 4> stage{};
  const double framing_sum = j.p[0] + j.p[1] + j.p[2] + j.p[3];
  const double stage_sum = j.p[4] + j.p[5] + j.p[6] + j.p[7];
  for (std::size_t i = 0; i < 4; ++i) {
    framing[i] = j.p[i] / framing_sum;
    stage[i] = j.p[4 + i] / stage_sum;
  }
  couple(pairs, framing, stage);
  std::copy(framing.begin(), framing.end(), j.p.begin());
  std::copy(stage.begin(), stage.end(), j.p.begin() + 4);
  j.framing = static_cast<int>(std::max_element(j.p.begin(), j.p.begin() + 4) - j.p.begin());
  j.stage = static_cast<int>(std::max_element(j.p.begin() + 4, j.p.begin() + 8) - j.p.begin()) - 4;
  return j;
}

void print_confusion(const char* name, const std::vector<std::pair<int, int>>& pairs,
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

/// Prints the figures of a set and gives the chief ones as one line.
std::string report(const char* title, const std::vector<Judged>& all) {
  if (all.empty()) return "none";
  std::printf("%s: %zu statements\n", title, all.size());
  std::vector<std::pair<int, int>> framing, unmixed, stage;
  double brier = 0;
  for (const Judged& j : all) {
    framing.emplace_back(j.row->label[0], j.framing);
    if (j.row->label[0] != 2 && j.framing != 2)
      unmixed.push_back(framing.back());
    else if (j.row->label[0] != 2)
      unmixed.emplace_back(j.row->label[0], 9);
    stage.emplace_back(j.row->label[1], j.stage);
    const double sum = j.p[0] + j.p[1] + j.p[2] + j.p[3];
    const double score = (j.p[1] + j.p[2] / 2) / sum;
    const double truth = j.row->label[0] == 1 ? 1 : j.row->label[0] == 2 ? 0.5 : 0;
    brier += (score - truth) * (score - truth);
  }
  const auto macro = [](const std::vector<std::pair<int, int>>& pairs, std::vector<int> classes) {
    double sum = 0;
    for (const int k : classes) sum += f1(pairs, k);
    return sum / static_cast<double>(classes.size());
  };
  std::printf("  framing macro-F1 %.3f (without mixed %.3f)  stage macro-F1 %.3f  Brier %.3f\n",
              macro(framing, {0, 1, 2, 3}), macro(unmixed, {0, 1, 3}), macro(stage, {0, 1, 2, 3}),
              brier / static_cast<double>(all.size()));
  for (std::size_t f = 0; f < 3; ++f) {
    std::vector<std::pair<int, int>> pairs;
    for (const Judged& j : all) pairs.emplace_back(j.row->label[2 + f], j.p[8 + f] > 0.5);
    std::printf("  %s F1 %.3f", kFlagNames[f], f1(pairs, 1));
  }
  std::printf("\n");
  print_confusion("framing, got", framing, kFramingNames);
  print_confusion("stage, got", stage, kStageNames);
  char line[160];
  std::snprintf(line, sizeof line,
                "%zu statements, framing macro-F1 %.3f (without mixed %.3f), stage macro-F1 %.3f",
                all.size(), macro(framing, {0, 1, 2, 3}), macro(unmixed, {0, 1, 3}),
                macro(stage, {0, 1, 2, 3}));
  return line;
}

/// What the weights were fitted on, and how well that went.
std::string about_yaml(const std::vector<Row>& rows, const Settings& settings,
                       const std::string& own, const std::string& extra) {
  std::uint64_t hash = 0;
  for (const Row& row : rows)
    hash = hash * 1099511628211ULL ^ rulepack::form_hash(row.id + row.text);
  const std::time_t now = std::time(nullptr);
  char line[256];
  std::ostringstream out;
  out << "# Written by tests/eval/calibrate; do not edit.\nabout:\n";
  std::strftime(line, sizeof line, "  date: %Y-%m-%d\n", std::gmtime(&now));
  out << line;
  std::snprintf(line, sizeof line, "  data: %016llx\n  cost: %.2f\n  folds: %d\n",
                static_cast<unsigned long long>(hash), settings.cost, settings.folds);
  out << line << "  own: '" << own << "'\n  extra: '" << extra << "'\n";
  return out.str();
}

void print_flag_errors(const std::vector<Judged>& all, int most) {
  for (std::size_t f = 0; f < 3; ++f) {
    int shown = 0;
    for (const Judged& j : all) {
      const bool got = j.p[8 + f] > 0.5;
      if (got == (j.row->label[2 + f] == 1) || ++shown > most) continue;
      std::printf("%s %s%s %.2f: %s\n", j.row->id.c_str(), got ? "+" : "-", kFlagNames[f],
                  j.p[8 + f], j.row->text.c_str());
    }
  }
}

std::string weights_yaml(const std::vector<Weights>& w, const PairTable& pairs,
                         const std::vector<std::string>& names) {
  std::ostringstream out;
  out << "weights:\n";
  char number[32];
  for (std::size_t m = 0; m < kModels; ++m) {
    out << "  " << kModelNames[m] << ":\n";
    const auto put = [&](const std::string& name, double value) {
      std::snprintf(number, sizeof number, "%.3f", value);
      if (std::string(number) != "0.000" && std::string(number) != "-0.000") {
        out << "    " << name << ": " << number << "\n";
      }
    };
    put("bias", w[m].back());
    for (std::size_t f = 0; f < names.size(); ++f) put(names[f], w[m][f]);
  }
  out << "  pair:\n";
  for (std::size_t i = 0; i < 4; ++i) {
    for (std::size_t k = 0; k < 4; ++k) {
      std::snprintf(number, sizeof number, "%.3f", pairs[i][k]);
      out << "    " << kFramingNames[i] << "+" << kStageNames[k] << ": " << number << "\n";
    }
  }
  return out.str();
}

Settings read_settings(int argc, char** argv) {
  Settings s;
  bool extra = false;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    const auto value = [&] { return std::string(i + 1 < argc ? argv[++i] : ""); };
    if (word == "--out")
      s.out = value();
    else if (word == "--cost")
      s.cost = std::atof(value().c_str());
    else if (word == "--folds")
      s.folds = std::atoi(value().c_str());
    else if (word == "--errors")
      s.errors = std::atoi(value().c_str());
    else if (word == "--extra")
      extra = true;
    else
      s.files.emplace_back(word, extra);
  }
  if (s.files.empty() || s.folds < 2 || s.cost <= 0) {
    std::fputs(
        "usage: calibrate [--out FILE] [--cost C] [--folds N] [--errors N] LABELS.tsv… "
        "[--extra FILE.tsv…]\n",
        stderr);
    std::exit(2);
  }
  return s;
}

/// A group's fold, from its name, so that it never depends on the order of files.
int fold_of(const std::string& group, int folds) {
  return static_cast<int>(rulepack::form_hash(group) % static_cast<std::uint64_t>(folds));
}

}  // namespace

int main(int argc, char** argv) {
  const Settings settings = read_settings(argc, argv);
  const rulepack::Tables& tables = rulepack::builtin_tables();
  const Matcher matcher(tables);
  const FeatureSpace space(tables);
  set_print_string_function([](const char*) {});
  std::vector<Row> rows;
  for (const auto& [name, extra] : settings.files) read_rows(name, extra, rows);
  MatchScratch scratch;
  MatchResult matched;
  std::vector<Feature> features;
  for (Row& row : rows) {
    matcher.match(row.text, {}, scratch, matched);
    space.extract(row.text, matched, features);
    for (const Feature& f : features) row.features.push_back(f.id);
  }
  std::vector<Judged> own, others;
  for (int fold = 0; fold < settings.folds; ++fold) {
    std::vector<const Row*> train_rows;
    for (const Row& row : rows) {
      if (fold_of(row.group, settings.folds) != fold) train_rows.push_back(&row);
    }
    std::vector<Weights> w;
    for (std::size_t m = 0; m < kModels; ++m) {
      w.push_back(fit(train_rows, m, space.size(), settings.cost));
    }
    const PairTable pairs = fit_pairs(train_rows);
    for (const Row& row : rows) {
      if (fold_of(row.group, settings.folds) != fold) continue;
      (row.extra ? others : own).push_back(judge(w, pairs, row));
    }
  }
  const std::string own_figures = report("cross-validated, own statements", own);
  const std::string extra_figures = report("cross-validated, extra statements", others);
  int shown = 0;
  for (const auto* group : {&others, &own}) {
    for (const Judged& j : *group) {
      if (shown >= settings.errors) break;
      if (j.framing == j.row->label[0] && j.stage == j.row->label[1]) continue;
      ++shown;
      std::printf("%s %s/%s -> %s/%s: %s\n", j.row->id.c_str(),
                  kFramingNames[static_cast<std::size_t>(j.row->label[0])],
                  kStageNames[static_cast<std::size_t>(j.row->label[1])],
                  kFramingNames[static_cast<std::size_t>(j.framing)],
                  kStageNames[static_cast<std::size_t>(j.stage)], j.row->text.c_str());
    }
    print_flag_errors(*group, settings.errors);
  }
  if (!settings.out.empty()) {
    std::vector<const Row*> all;
    for (const Row& row : rows) all.push_back(&row);
    std::vector<Weights> w;
    for (std::size_t m = 0; m < kModels; ++m) w.push_back(fit(all, m, space.size(), settings.cost));
    std::ofstream(settings.out) << about_yaml(rows, settings, own_figures, extra_figures)
                                << weights_yaml(w, fit_pairs(all), space.names());
  }
  return 0;
}
