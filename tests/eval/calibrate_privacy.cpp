// Fits rules/privacy_weights.yaml on texts with the possible identifiers marked, and prints how
// well what might identify somebody is told apart by writers the fit has not seen. See README.md
// beside this file.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "analyzer/privacy/reading.h"
#include "analyzer/rulepack/tables.h"
#include "tests/eval/privacy_cases.h"
#include "tests/eval/regression.h"

namespace {

using namespace reframe;
using privacy::Candidate;

constexpr const char* kUsage =
    "usage: calibrate_privacy [OPTION…] FILE|FOLDER…\n"
    "Each is what one writer wrote: snippets (.txt) or a folder of labelled stories.\n"
    "  --out FILE     write the fitted weights (rules/privacy_weights.yaml)\n"
    "  --verify FILE  fail when FILE was fitted on other texts or marks\n"
    "  --floor N      fail when one family is told apart less well (F1, 0..1)\n";

/// One model: an identifier family, what it is fitted on, and how.
struct Model {
  IdentifierFamily family;
  IdentifierFamily candidates;  ///< as Candidate::family
  std::string_view marked;      ///< marks that count as it, each between blanks
  /// A feature must stand with this many candidates, or it tells one story and not a way of
  /// telling.
  int fewest;
  double cost;  ///< inverse of the L2 penalty
  /// Smaller weights are left out: together they change no decision in a hundred.
  double least;
  /// Words farther off say nothing of a name or description, which has a sentence to itself.
  bool near;
};
/// Counts, costs and cuts are the best of 3, 5 and 8, of 0.1, 0.3 and 1, and of 0, 0.05 and 0.1 on
/// writers left out; families with few marks take what there is.
constexpr std::array kModels = {
    Model{IdentifierFamily::name, IdentifierFamily::name, " name ", 8, 0.1, 0.05, false},
    Model{IdentifierFamily::geography, IdentifierFamily::name, " geography ", 8, 0.3, 0.1, true},
    Model{IdentifierFamily::date, IdentifierFamily::date, " date ", 8, 0.3, 0.1, true},
    Model{IdentifierFamily::age, IdentifierFamily::age, " age ", 8, 0.3, 0.1, true},
    Model{IdentifierFamily::phone, IdentifierFamily::other, " phone fax ", 3, 0.3, 0.1, true},
    Model{IdentifierFamily::other, IdentifierFamily::other,
          " mrn health_plan account device ssn licence vehicle other ", 3, 0.3, 0.1, true},
    Model{IdentifierFamily::room, IdentifierFamily::room, " room ", 5, 0.3, 0.1, true},
    Model{IdentifierFamily::email, IdentifierFamily::email, " email ", 3, 0.3, 0.1, true},
    Model{IdentifierFamily::url, IdentifierFamily::url, " url ", 3, 0.3, 0.1, true},
    Model{IdentifierFamily::combination, IdentifierFamily::combination, " other combination ", 8,
          0.3, 0.1, false},
};
/// Writers are left out by quarters: fewer at a time take longer and say nearly the same.
constexpr std::size_t kFolds = 4;

struct Settings {
  std::string out, verify;
  double floor = 0;
  std::vector<std::string> files;
};

[[noreturn]] void give_up(const std::string& why) {
  std::fprintf(stderr, "calibrate_privacy: %s\n", why.c_str());
  std::exit(2);
}

Settings read_settings(int argc, char** argv) {
  Settings s;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    const auto value = [&] { return std::string(i + 1 < argc ? argv[++i] : ""); };
    if (word == "--out") {
      s.out = value();
    } else if (word == "--verify") {
      s.verify = value();
    } else if (word == "--floor") {
      s.floor = std::atof(value().c_str());
    } else if (word.starts_with("-")) {
      give_up("unknown option " + word + "\n" + kUsage);
    } else {
      s.files.push_back(word);
    }
  }
  if (s.files.size() < 2) give_up(std::string("two writers are the least\n") + kUsage);
  // The fit must not hang on the order in which the files are named.
  std::sort(s.files.begin(), s.files.end());
  return s;
}

/// A candidate as the fit sees it.
struct Row {
  std::size_t writer = 0;
  IdentifierFamily candidates = IdentifierFamily::name;
  std::set<std::string> features;
  std::set<std::string> marked;  ///< families marked on one of its places
};

void add_rows(const eval::Case& c, std::size_t writer, const privacy::CueTable& cues,
              std::vector<Row>& rows) {
  const privacy::WordList list = cues.read(c.text);
  privacy::Reading links(list, TextKind::story);
  privacy::read_links(links);
  const privacy::Surroundings text(list, privacy::weighed_mentions(links));
  privacy::Reading reading(list, TextKind::story);
  privacy::read_all(reading);
  std::vector<Candidate> all = reading.considered;
  for (const auto& more : {text.capitalised(), text.described(), text.coded()})
    all.insert(all.end(), more.begin(), more.end());
  for (const Candidate& candidate : all) {
    if (candidate.nobodys) continue;  // the weights are never asked
    Row row{writer, candidate.family, {}, {}};
    for (const privacy::Stretch& s : candidate.places) {
      const Span span{list.words[s.first].span.start, list.words[s.end - 1].span.end};
      for (const eval::Mark& mark : c.marks) {
        if (eval::overlap(mark.span, span)) row.marked.insert(mark.family);
      }
    }
    text.each_feature(candidate, [&](std::string_view feature) { row.features.emplace(feature); });
    rows.push_back(std::move(row));
  }
}

/// Weights by feature, "bias" among them.
using Fit = std::map<std::string, double>;

bool is_marked(const Model& model, const Row& row) {
  return std::any_of(row.marked.begin(), row.marked.end(), [&](const std::string& family) {
    return model.marked.find(" " + family + " ") != std::string_view::npos;
  });
}

bool counts(const Model& model, const std::string& feature) {
  return model.near || !feature.starts_with("near.");
}

Fit fit(const Model& model, const std::vector<const Row*>& rows) {
  std::map<std::string, int> seen;
  for (const Row* row : rows) {
    for (const std::string& f : row->features) seen[f] += counts(model, f) ? 1 : 0;
  }
  std::map<std::string, int> column;
  for (const auto& [feature, n] : seen) {
    if (n >= model.fewest) column.emplace(feature, static_cast<int>(column.size()) + 1);
  }
  const int bias = static_cast<int>(column.size()) + 1;
  std::vector<eval::SparseRow> cases;
  std::vector<double> y;
  y.reserve(rows.size());
  cases.reserve(rows.size());
  for (const Row* row : rows) {
    eval::SparseRow v;
    v.reserve(row->features.size() + 2);
    for (const std::string& f : row->features) {
      if (const auto it = column.find(f); it != column.end()) v.push_back({it->second, 1.0});
    }
    v.push_back({bias, 1.0});
    v.push_back({-1, 0.0});
    cases.push_back(std::move(v));
    y.push_back(is_marked(model, *row) ? 1 : -1);
  }
  const std::vector<double> weights = eval::regress(cases, y, column.size(), model.cost, 1);
  Fit out{{"bias", weights.back()}};
  for (const auto& [feature, at] : column) {
    const double weight = weights[static_cast<std::size_t>(at) - 1];
    if (std::abs(weight) >= model.least) out.emplace(feature, weight);
  }
  return out;
}

double log_odds(const Fit& fitted, const Row& row) {
  double sum = fitted.at("bias");
  for (const std::string& f : row.features) {
    if (const auto it = fitted.find(f); it != fitted.end()) sum += it->second;
  }
  return sum;
}

std::vector<const Row*> rows_of(const Model& model, const std::vector<Row>& rows,
                                const std::function<bool(const Row&)>& wanted) {
  std::vector<const Row*> out;
  for (const Row& row : rows) {
    if (row.candidates == model.candidates && wanted(row)) out.push_back(&row);
  }
  return out;
}

/// Tells the candidates of each writer apart by a fit on others; the harmonic mean of recall and of
/// precision, where one that is marked as another family is no false alarm.
double leave_writers_out(const Model& model, const std::vector<Row>& rows) {
  int marked = 0;
  int found = 0;
  int wrong = 0;
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const auto left_out = [&](const Row& row) { return row.writer % kFolds == fold; };
    const Fit fitted =
        fit(model, rows_of(model, rows, [&](const Row& row) { return !left_out(row); }));
    for (const Row* row : rows_of(model, rows, left_out)) {
      const bool is = is_marked(model, *row);
      const bool told = log_odds(fitted, *row) > 0;
      marked += is ? 1 : 0;
      found += is && told ? 1 : 0;
      wrong += told && row->marked.empty() ? 1 : 0;
    }
  }
  const double f1 = 2.0 * found / (marked + found + wrong);
  std::printf("%-10s %4d marked, %4d found, %3d wrong, F1 %.3f\n",
              std::string(to_string(model.family)).c_str(), marked, found, wrong, f1);
  return f1;
}

/// The line of the weights that tells which texts and marks they were fitted on.
std::string data_line(const std::vector<eval::Case>& cases) {
  std::uint64_t hash = 0;
  for (const eval::Case& c : cases) {
    std::string all = c.id + '\t' + c.text;
    for (const eval::Mark& m : c.marks)
      all +=
          '\t' + m.family + ' ' + std::to_string(m.span.start) + ' ' + std::to_string(m.span.end);
    hash = hash * 1099511628211ULL ^ rulepack::form_hash(all);
  }
  char line[64];
  std::snprintf(line, sizeof line, "  data: %016llx\n", static_cast<unsigned long long>(hash));
  return line;
}

std::string shown(double weight) {
  return eval::shown(weight, 2);
}

std::string quoted(const std::string& name) {
  std::string out = "'";
  for (const char c : name) out += c == '\'' ? "''" : std::string(1, c);
  return out + "'";
}

void write_weights(const std::string& file, const std::string& data, std::size_t texts,
                   const std::vector<Row>& rows, const std::vector<double>& f1) {
  std::map<std::string, std::array<double, kModels.size()>> table;
  for (std::size_t m = 0; m < kModels.size(); ++m) {
    const Fit fitted = fit(kModels[m], rows_of(kModels[m], rows, [](const Row&) { return true; }));
    for (const auto& [feature, weight] : fitted) table[feature][m] = weight;
  }
  std::ofstream out(file);
  out << "# Written by tests/eval/calibrate_privacy; do not edit.\nabout:\n" << data;
  out << "  figures: '" << texts << " texts, F1 of the weights alone, writers left out:";
  for (std::size_t m = 0; m < kModels.size(); ++m)
    out << " " << to_string(kModels[m].family) << " " << shown(f1[m]);
  out << "'\nprivacy_weights:\n  models: [";
  for (std::size_t m = 0; m < kModels.size(); ++m)
    out << (m == 0 ? "" : ", ") << to_string(kModels[m].family);
  out << "]\n  features:\n";
  for (const auto& [feature, weights] : table) {
    out << "    " << quoted(feature) << ": [";
    for (std::size_t m = 0; m < kModels.size(); ++m)
      out << (m == 0 ? "" : ", ") << shown(weights[m]);
    out << "]\n";
  }
}

std::string slurp(const std::string& file) {
  return eval::slurp("calibrate_privacy", file);
}

}  // namespace

int main(int argc, char** argv) {
  const Settings settings = read_settings(argc, argv);
  const privacy::CueTable cues(rulepack::builtin_tables());
  std::vector<eval::Case> cases;
  std::vector<Row> rows;
  for (std::size_t writer = 0; writer < settings.files.size(); ++writer) {
    for (eval::Case& c : eval::read_cases(settings.files[writer])) {
      add_rows(c, writer, cues, rows);
      cases.push_back(std::move(c));
    }
  }
  const std::string data = data_line(cases);
  if (!settings.verify.empty() && slurp(settings.verify).find(data) == std::string::npos)
    give_up(settings.verify + " was fitted on other texts; see tests/eval/README.md");
  std::vector<double> f1;
  bool good = true;
  for (const Model& model : kModels) {
    f1.push_back(leave_writers_out(model, rows));
    good = good && f1.back() >= settings.floor;
  }
  if (!settings.out.empty()) write_weights(settings.out, data, cases.size(), rows, f1);
  if (!good) std::fprintf(stderr, "calibrate_privacy: a figure is under the floor\n");
  return good ? 0 : 1;
}
