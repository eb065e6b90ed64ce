// Fits rules/weights.yaml on labelled statements and prints figures cross-validated by document.
// See README.md beside this file; --help prints the usage.
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "analyzer/rulepack/tables.h"
#include "tests/eval/columns.h"
#include "tests/eval/figures.h"
#include "tests/eval/fit.h"
#include "tests/eval/labels.h"

namespace {

using namespace reframe;
using namespace reframe::eval;

constexpr const char* kUsage =
    "usage: calibrate [OPTION…] LABELS.tsv… [--extra FILE.tsv…]\n"
    "  --out FILE        write the fitted weights (rules/weights.yaml)\n"
    "  --precision FILE  write the precision of every rule as a Markdown table\n"
    "  --verify FILE     fail when FILE was fitted on other own statements or labels\n"
    "  --features FILE   write what each statement shows, tab-separated\n"
    "  --cost C          inverse of the L2 penalty (default 0.8)\n"
    "  --folds N         parts of each split, by document (default 10)\n"
    "  --splits N        ways to split, for the spread of the figures (default 3)\n"
    "  --floors F,S,O,M,D  fail when a figure of the own statements is lower: framing without\n"
    "                    mixed, stage, outcome, metric, duty\n"
    "  --errors N        print the first N wrong lines of each kind\n"
    "  --extra-weight N  how often an extra statement counts in the fit (default 3)\n"
    "  --extra FILE…     fitted and tested too, but not needed by others\n";

struct Settings {
  std::string out, precision, features, verify;
  double cost = 0.8;
  int folds = 10;
  int splits = 3;
  int errors = 0;
  /// Lines of real resumes are what the program meets, so each counts like three invented ones
  /// (best of 1, 2 and 3 in cross-validation).
  int extra_weight = 3;
  std::vector<double> floors;
  std::vector<std::pair<std::string, bool>> files;  ///< name, extra
};

[[noreturn]] void give_up(const std::string& why) {
  std::fprintf(stderr, "calibrate: %s\n", why.c_str());
  std::exit(2);
}

std::vector<double> read_floors(const std::string& text) {
  std::vector<double> out;
  std::istringstream in(text);
  for (std::string item; std::getline(in, item, ',');) out.push_back(std::atof(item.c_str()));
  if (out.size() != 5) give_up("--floors takes five numbers");
  return out;
}

Settings read_settings(int argc, char** argv) {
  Settings s;
  bool extra = false;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    const auto value = [&] { return std::string(i + 1 < argc ? argv[++i] : ""); };
    if (word == "--out") {
      s.out = value();
    } else if (word == "--precision") {
      s.precision = value();
    } else if (word == "--verify") {
      s.verify = value();
    } else if (word == "--features") {
      s.features = value();
    } else if (word == "--cost") {
      s.cost = std::atof(value().c_str());
    } else if (word == "--folds") {
      s.folds = std::atoi(value().c_str());
    } else if (word == "--splits") {
      s.splits = std::atoi(value().c_str());
    } else if (word == "--floors") {
      s.floors = read_floors(value());
    } else if (word == "--extra-weight") {
      s.extra_weight = std::atoi(value().c_str());
    } else if (word == "--errors") {
      s.errors = std::atoi(value().c_str());
    } else if (word == "--extra") {
      extra = true;
    } else if (word.starts_with("-")) {
      give_up("unknown option " + word + "\n" + kUsage);
    } else {
      s.files.emplace_back(word, extra);
    }
  }
  const bool sane = s.folds >= 2 && s.splits >= 1 && s.cost > 0 && s.extra_weight >= 1;
  if (s.files.empty() || !sane) give_up(kUsage);
  return s;
}

/// A group's part in a split, from its name, so that it never depends on the order of files.
int fold_of(const std::string& group, int split, int folds) {
  return static_cast<int>(rulepack::form_hash(std::to_string(split) + group) %
                          static_cast<std::uint64_t>(folds));
}

/// The rows of a fit, extra ones as often as they count.
void add_to_fit(const Row& row, const Settings& settings, std::vector<const Row*>& rows) {
  rows.insert(rows.end(), row.extra ? static_cast<std::size_t>(settings.extra_weight) : 1, &row);
}

/// Judges every row by a fit that has not seen its document.
std::vector<Judged> cross_validate(const std::vector<Row>& rows, const Columns& columns,
                                   const Settings& settings, int split) {
  std::vector<Judged> out;
  for (int fold = 0; fold < settings.folds; ++fold) {
    std::vector<const Row*> seen;
    for (const Row& row : rows) {
      if (fold_of(row.group, split, settings.folds) != fold) add_to_fit(row, settings, seen);
    }
    const Fitted fitted = fit(seen, columns, settings.cost);
    for (const Row& row : rows) {
      if (fold_of(row.group, split, settings.folds) == fold) out.push_back(judge(fitted, row));
    }
  }
  return out;
}

std::vector<Judged> select(const std::vector<Judged>& all, bool extra) {
  std::vector<Judged> out;
  for (const Judged& j : all) {
    if (j.row->extra == extra) out.push_back(j);
  }
  return out;
}

/// Prints the figures of the own or the extra rows and gives them as one line.
std::string report(const char* title, bool extra, const std::vector<std::vector<Judged>>& splits,
                   int errors) {
  std::vector<Figures> figures;
  const auto first = select(splits.front(), extra);
  if (first.empty()) return "none";
  for (const auto& split : splits) figures.push_back(figures_of(select(split, extra)));
  const std::string line = summary(first.size(), figures);
  std::printf("cross-validated, %s: %s\n", title, line.c_str());
  print_matrices(first);
  print_errors(first, errors);
  return line;
}

/// The line of weights.yaml that tells which own statements and labels it was fitted on.
std::string data_line(const std::vector<Row>& rows) {
  std::uint64_t hash = 0;
  for (const Row& row : rows) {
    if (row.extra) continue;
    std::string all = row.id + '\t' + row.text;
    for (const int label : row.label) all += '\t' + std::to_string(label);
    hash = hash * 1099511628211ULL ^ rulepack::form_hash(all);
  }
  char line[64];
  std::snprintf(line, sizeof line, "  data: %016llx\n", static_cast<unsigned long long>(hash));
  return line;
}

/// True when `file` was fitted on these own statements with these labels.
bool fitted_on(const std::string& file, const std::vector<Row>& rows) {
  std::ifstream in(file);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str().find(data_line(rows)) != std::string::npos;
}

std::string about_yaml(const std::vector<Row>& rows, const Settings& settings,
                       const std::string& own, const std::string& extra) {
  const std::time_t now = std::time(nullptr);
  char line[256];
  std::ostringstream out;
  out << "# Written by tests/eval/calibrate; do not edit.\nabout:\n";
  std::strftime(line, sizeof line, "  date: %Y-%m-%d\n", std::gmtime(&now));
  out << line;
  out << data_line(rows) << "  extra_weight: " << settings.extra_weight << "\n";
  std::snprintf(line, sizeof line, "  cost: %.2f\n  folds: %d\n  splits: %d\n", settings.cost,
                settings.folds, settings.splits);
  out << line << "  own: '" << own << "'\n  extra: '" << extra << "'\n";
  return out.str();
}

/// A weight as it is written: three digits, and nothing for what changes no score.
std::string shown(double weight) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3f", weight);
  return std::atof(text) == 0 ? "0" : text;
}

std::string weights_yaml(const Fitted& fitted, const std::vector<std::string>& names) {
  std::ostringstream out;
  out << "weights:\n  models: [";
  for (std::size_t m = 0; m < kModels; ++m) out << (m == 0 ? "" : ", ") << kModelNames[m];
  out << "]\n  features:\n";
  const auto put = [&](const std::string& name, std::size_t column) {
    std::string row;
    bool any = false;
    for (std::size_t m = 0; m < kModels; ++m) {
      const std::string weight = shown(fitted.models[m][column]);
      any = any || weight != "0";
      row += (m == 0 ? "" : ", ") + weight;
    }
    if (any) out << "    " << name << ": [" << row << "]\n";
  };
  put("bias", names.size());
  for (std::size_t f = 0; f < names.size(); ++f) put(names[f], f);
  out << "  pairs:\n";
  for (std::size_t i = 0; i < 4; ++i) {
    for (std::size_t k = 0; k < 4; ++k) {
      out << "    " << kFramingNames[i] << "+" << kStageNames[k] << ": "
          << shown(fitted.pairs[i][k]) << "\n";
    }
  }
  return out.str();
}

void write_features(const std::string& file, const std::vector<Row>& rows, const Columns& columns) {
  std::ofstream out(file);
  for (const Row& row : rows) {
    out << row.id;
    for (const std::uint32_t f : row.features) out << '\t' << columns.names[f];
    out << '\n';
  }
}

/// True when every figure reaches its floor; says which does not.
bool reaches(const Figures& f, const std::vector<double>& floors) {
  const std::pair<const char*, double> got[] = {{"framing without mixed", f.framing_unmixed},
                                                {"stage", f.stage},
                                                {"outcome", f.flag[0]},
                                                {"metric", f.flag[1]},
                                                {"duty", f.flag[2]}};
  bool all = true;
  for (std::size_t i = 0; i < floors.size(); ++i) {
    if (got[i].second >= floors[i]) continue;
    std::fprintf(stderr, "calibrate: %s %.3f is under the floor of %.3f\n", got[i].first,
                 got[i].second, floors[i]);
    all = false;
  }
  return all;
}

}  // namespace

int main(int argc, char** argv) {
  const Settings settings = read_settings(argc, argv);
  std::vector<Row> rows;
  std::string problem;
  for (const auto& [name, extra] : settings.files) {
    if (!read_rows(name, extra, rows, problem)) give_up(problem);
  }
  if (!settings.verify.empty() && !fitted_on(settings.verify, rows)) {
    give_up(settings.verify + " was fitted on other statements; see tests/eval/README.md");
  }
  const Columns columns = read_features(rulepack::builtin_tables(), rows);
  if (!settings.features.empty()) write_features(settings.features, rows, columns);
  if (!settings.precision.empty()) {
    std::ofstream(settings.precision) << precision_table(rulepack::builtin_tables(), rows);
  }
  std::vector<std::vector<Judged>> splits;
  for (int s = 0; s < settings.splits; ++s)
    splits.push_back(cross_validate(rows, columns, settings, s));
  const std::string own = report("own statements", false, splits, settings.errors);
  const std::string extra = report("extra statements", true, splits, settings.errors);
  if (!settings.out.empty()) {
    std::vector<const Row*> all;
    for (const Row& row : rows) add_to_fit(row, settings, all);
    std::ofstream(settings.out) << about_yaml(rows, settings, own, extra)
                                << weights_yaml(fit(all, columns, settings.cost), columns.names);
  }
  return reaches(figures_of(select(splits.front(), false)), settings.floors) ? 0 : 1;
}
