// Fits rules/story_weights.yaml on labelled stories and prints how often each part and stage of
// stories is told apart: by writers the fit has not seen. See README.md beside this file.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "analyzer/base/json.h"
#include "analyzer/match/features.h"
#include "analyzer/match/matcher.h"
#include "analyzer/pipeline.h"
#include "analyzer/rulepack/inflect.h"
#include "analyzer/story/model.h"
#include "tests/eval/regression.h"
#include "tests/eval/words.h"

namespace {

using namespace reframe;
using namespace reframe::story;
using reframe::rulepack::Tables;

constexpr const char* kUsage =
    "usage: calibrate_stories [OPTION…] FOLDER…\n"
    "Each folder holds ID.md files, labels.jsonl and sentences.tsv of one writer; without\n"
    "sentences.tsv its stories fit what is decided of a whole story, and no sentences.\n"
    "  --out FILE     write the fitted weights (rules/story_weights.yaml)\n"
    "  --verify FILE  fail when FILE was fitted on other stories or labels\n"
    "  --floor N      fail when a part or stage is told apart less often (0..1), by the mean over\n"
    "                 the writers\n"
    "  --errors       print each story that is read wrong\n";

/// Inverses of the L2 penalty: of the sentences, and of the decisions over a story (best of 0.05,
/// 0.1, 0.15, 0.4 and of 0.05, 0.3, 1 on writers left out).
constexpr double kSentenceCost = 0.15;
constexpr double kDecisionCost = 0.3;
/// A word must stand in the stories this often, or it tells one story and not a way of telling.
constexpr std::size_t kFewestStories = 3;
/// Parts of the stories of a fit: what a decision stands on must come from a fit that has not seen
/// the story, as it will in use.
constexpr std::uint64_t kFolds = 5;

struct Sentence {
  std::uint32_t start = 0;  ///< byte of the story
  std::array<bool, kShowsCount> shows{};
  std::set<std::string> words;
};

struct Story {
  std::string writer, id, event, text;
  std::array<bool, kTold.size()> told{};
  StoryAnalysis analysis;
  std::vector<Sentence> given;   ///< the labels as they stand in the file; none: of the story alone
  std::vector<Sentence> labels;  ///< of the sentences as the program cuts them
};

struct Settings {
  std::string out, verify;
  double floor = 0;
  bool errors = false;
  std::vector<std::string> folders;
};

[[noreturn]] void give_up(const std::string& why) {
  std::fprintf(stderr, "calibrate_stories: %s\n", why.c_str());
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
    } else if (word == "--errors") {
      s.errors = true;
    } else if (word.starts_with("-")) {
      give_up("unknown option " + word + "\n" + kUsage);
    } else {
      s.folders.push_back(word);
    }
  }
  if (s.folders.size() < 2) give_up(std::string("two writers are the least\n") + kUsage);
  return s;
}

std::string slurp(const std::string& file) {
  return eval::slurp("calibrate_stories", file);
}

// ------------------------------------------------------------------------- reading the labels

/// The letters of sentences.tsv, in the order of Shows from `care` on.
constexpr std::string_view kLetters = "crqfkpasmbwo";
static_assert(kLetters.size() + static_cast<std::size_t>(Shows::care) == kShowsCount);

void read_sentence_labels(const std::string& file, std::map<std::string, Story>& stories) {
  std::istringstream in(slurp(file));
  std::size_t line_number = 0;
  for (std::string line; std::getline(in, line);) {
    ++line_number;
    std::vector<std::string> cells;
    std::istringstream row(line);
    for (std::string cell; std::getline(row, cell, '\t');) cells.push_back(cell);
    const std::string place = file + ":" + std::to_string(line_number) + ": ";
    if (cells.size() != 5) give_up(place + "five columns are wanted");
    const auto story = stories.find(cells[0]);
    if (story == stories.end()) give_up(place + "no story '" + cells[0] + "'");
    std::vector<Sentence>& labels = story->second.given;
    Sentence sentence;
    sentence.start = static_cast<std::uint32_t>(std::atoi(cells[1].c_str()));
    if (!labels.empty() && sentence.start <= labels.back().start)
      give_up(place + "the sentences are not in order");
    for (const std::string& part : {cells[2], cells[3]}) {
      const auto* name = std::find(kStoryPartNames.begin(), kStoryPartNames.end(), part);
      if (name != kStoryPartNames.end()) {
        sentence.shows[static_cast<std::size_t>(name - kStoryPartNames.begin())] = true;
      } else if (part != "-") {
        give_up(place + "no part '" + part + "'");
      }
    }
    for (const char c : cells[4]) {
      const std::size_t at = kLetters.find(c);
      if (at != std::string_view::npos) {
        sentence.shows[static_cast<std::size_t>(Shows::care) + at] = true;
      }
    }
    labels.push_back(std::move(sentence));
  }
}

std::map<std::string, Story> read_labels(const std::string& folder) {
  std::map<std::string, Story> out;
  std::istringstream in(slurp(folder + "/labels.jsonl"));
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) continue;
    const auto row = nlohmann::json::parse(line);
    Story story;
    story.writer = std::filesystem::path(folder).filename();
    story.id = row.at("id");
    story.event = row.at("event");
    for (std::size_t t = 0; t < kTold.size(); ++t)
      story.told[t] = row.at(t < kStoryParts ? "parts" : "stages").at(kTold[t]);
    out.emplace(story.id, std::move(story));
  }
  const std::string sentences = folder + "/sentences.tsv";
  if (std::filesystem::exists(sentences)) read_sentence_labels(sentences, out);
  return out;
}

/// The labels for the sentences as the program cuts them: where it has cut otherwise than when they
/// were labelled, a sentence takes what its pieces show.
std::vector<Sentence> aligned(const std::vector<StorySentence>& cut,
                              const std::vector<Sentence>& labels) {
  std::vector<Sentence> out(cut.size());
  for (std::size_t i = 0; i < cut.size(); ++i) {
    out[i].start = cut[i].span.start;
    for (std::size_t k = 0; k < labels.size(); ++k) {
      const std::uint32_t end = k + 1 < labels.size() ? labels[k + 1].start : cut.back().span.end;
      const auto from = std::max(cut[i].span.start, labels[k].start);
      const auto to = std::min(cut[i].span.end, end);
      const std::uint32_t shorter = std::min(cut[i].span.size(), end - labels[k].start);
      if (to <= from || 2 * (to - from) < shorter) continue;
      for (std::size_t s = 0; s < kShowsCount; ++s)
        out[i].shows[s] = out[i].shows[s] || labels[k].shows[s];
    }
  }
  return out;
}

/// Adds the stories of a folder, read by the program.
void add_stories(const Analyzer& analyzer, const std::string& folder, std::vector<Story>& all) {
  Analyzer::Scratch scratch;
  MatchScratch match;
  MatchResult matched;
  const Matcher matcher(analyzer.tables());
  for (auto& [id, story] : read_labels(folder)) {
    story.text = slurp(folder + "/" + id + ".md");
    auto read = analyzer.analyze_story(story.text, scratch);
    if (!read) give_up(id + ": " + read.error().message);
    story.analysis = *std::move(read);
    story.labels = aligned(story.analysis.sentences, story.given);
    for (std::size_t i = 0; i < story.labels.size(); ++i) {
      matcher.match(story.analysis.sentences[i].judged.statement.text,
                    {SectionKind::other, true, TextKind::story}, match, matched);
      for (std::size_t t = 0; t < matched.tokens.tokens.size(); ++t) {
        if (plain_word(matched, t)) story.labels[i].words.emplace(matched.tokens.word(t));
      }
    }
    all.push_back(std::move(story));
  }
}

// ------------------------------------------------------------------------- the fit

/// The features of sentences as columns: those of the program but its words, then the words of
/// these stories.
struct Columns {
  std::vector<std::string> names;
  std::uint32_t words = 0;
  std::map<std::string, std::uint32_t> word_columns;  ///< by form
};

Columns make_columns(const Tables& tables, const std::vector<Story>& stories) {
  const FeatureSpace statement(tables);
  const SentenceFeatures features(statement.names());
  Columns out{features.names(), features.words(), {}};
  std::set<std::string> forms;
  for (const Story& story : stories) {
    for (const Sentence& s : story.labels) forms.insert(s.words.begin(), s.words.end());
  }
  // A word that single statements weigh already keeps the base it has there.
  std::set<std::string> known = forms;
  for (const auto& word : tables.words) known.emplace(tables.text(word));
  const auto base_of = rulepack::forms_of_words({known.begin(), known.end()});
  std::map<std::string, std::size_t> count;
  for (const Story& story : stories) {
    std::set<std::string> bases;
    for (const Sentence& s : story.labels) {
      for (const std::string& form : s.words) bases.insert(base_of.at(form));
    }
    for (const std::string& base : bases) ++count[base];
  }
  std::map<std::string, std::uint32_t> kept;
  for (const auto& [word, n] : count) {
    if (n < kFewestStories || !eval::may_count(tables, word)) continue;
    kept.emplace(word, static_cast<std::uint32_t>(out.names.size()));
    out.names.push_back(std::string(rulepack::kWordPrefix) + word);
  }
  for (const std::string& form : forms) {
    const auto it = kept.find(base_of.at(form));
    if (it != kept.end()) out.word_columns.emplace(form, it->second);
  }
  return out;
}

using Row = eval::SparseRow;

/// A sentence as liblinear takes it, ascending, the bias last.
Row row_of(const StorySentence& sentence, const Sentence& label, const Columns& columns) {
  std::map<std::uint32_t, double> values;
  for (const SentenceFeature& f : sentence.features) {
    if (f.id < columns.words) values[f.id] = f.value;
  }
  for (const std::string& form : label.words) {
    const auto it = columns.word_columns.find(form);
    if (it != columns.word_columns.end()) values[it->second] = kStoryWordValue;
  }
  Row row;
  for (const auto& [column, value] : values) row.push_back({static_cast<int>(column) + 1, value});
  row.push_back({static_cast<int>(columns.names.size()) + 1, 1.0});
  row.push_back({-1, 0.0});
  return row;
}

/// Weights of one model, the bias last.
using Weights = std::vector<double>;

/// How much more a rare positive counts: the square root of the imbalance.
double lift_of(const std::vector<double>& y) {
  const auto positive = static_cast<double>(std::count(y.begin(), y.end(), 1.0));
  if (positive == 0) return 1;
  return std::sqrt(std::max(1.0, (static_cast<double>(y.size()) - positive) / positive));
}

struct Fitted {
  std::array<Weights, kShowsCount> sentences;
  std::array<std::map<std::string, double>, kTold.size()> decisions;
};

std::array<Weights, kShowsCount> fit_sentences(const std::vector<const Story*>& stories,
                                               const Columns& columns) {
  std::vector<Row> rows;
  for (const Story* story : stories) {
    if (story->given.empty()) continue;
    for (std::size_t i = 0; i < story->labels.size(); ++i)
      rows.push_back(row_of(story->analysis.sentences[i], story->labels[i], columns));
  }
  std::array<Weights, kShowsCount> out;
  for (std::size_t k = 0; k < kShowsCount; ++k) {
    std::vector<double> y;
    for (const Story* story : stories) {
      if (story->given.empty()) continue;
      for (const Sentence& s : story->labels) y.push_back(s.shows[k] ? 1 : -1);
    }
    out[k] = eval::regress(rows, y, columns.names.size(), kSentenceCost, lift_of(y));
  }
  return out;
}

/// The story with what a fit says of its sentences.
StoryAnalysis read_by(const std::array<Weights, kShowsCount>& fit, const Story& story,
                      const Columns& columns) {
  StoryAnalysis out = story.analysis;
  for (std::size_t i = 0; i < story.labels.size(); ++i) {
    const Row row = row_of(out.sentences[i], story.labels[i], columns);
    for (std::size_t k = 0; k < kShowsCount; ++k) {
      double sum = 0;
      for (const feature_node& node : row) {
        if (node.index > 0) sum += fit[k][static_cast<std::size_t>(node.index) - 1] * node.value;
      }
      out.sentences[i].shows[k] = 1 / (1 + std::exp(-sum));
    }
  }
  return out;
}

std::map<std::string, double> fit_decision(
    std::size_t told, const std::vector<std::pair<const Story*, StoryAnalysis>>& read) {
  std::vector<std::string> names;
  std::vector<Row> rows;
  std::vector<double> y;
  for (const auto& [story, analysis] : read) {
    const DecisionFeatures features = decision_features(told, analysis);
    if (names.empty()) {
      for (const auto& [name, value] : features) names.push_back(name);
    }
    Row row;
    for (std::size_t f = 0; f < features.size(); ++f)
      row.push_back({static_cast<int>(f) + 1, features[f].second});
    row.push_back({-1, 0.0});
    rows.push_back(std::move(row));
    y.push_back(story->told[told] ? 1 : -1);
  }
  const Weights w = eval::regress(rows, y, names.size() - 1, kDecisionCost, 1);
  std::map<std::string, double> out;
  for (std::size_t f = 0; f < names.size(); ++f) out[names[f]] = w[f];
  return out;
}

Fitted fit(const std::vector<const Story*>& stories, const Columns& columns) {
  const auto fold_of = [](const Story& story) {
    return rulepack::form_hash(story.writer + story.event) % kFolds;
  };
  std::vector<std::pair<const Story*, StoryAnalysis>> read;
  for (std::uint64_t fold = 0; fold < kFolds; ++fold) {
    std::vector<const Story*> seen;
    for (const Story* story : stories) {
      if (fold_of(*story) != fold) seen.push_back(story);
    }
    const auto sentences = fit_sentences(seen, columns);
    for (const Story* story : stories) {
      if (fold_of(*story) == fold && !story->given.empty())
        read.emplace_back(story, read_by(sentences, *story, columns));
    }
  }
  Fitted out;
  out.sentences = fit_sentences(stories, columns);
  // The fit of the sentences has not seen stories that are labelled as a whole.
  for (const Story* story : stories) {
    if (story->given.empty()) read.emplace_back(story, read_by(out.sentences, *story, columns));
  }
  for (std::size_t t = 0; t < kTold.size(); ++t) out.decisions[t] = fit_decision(t, read);
  return out;
}

bool tells(const Fitted& fitted, std::size_t told, const StoryAnalysis& analysis) {
  double sum = 0;
  for (const auto& [name, value] : decision_features(told, analysis))
    sum += value * fitted.decisions[told].at(name);
  return sum > 0;
}

// ------------------------------------------------------------------------- figures and output

using Rates = std::array<double, kTold.size()>;

/// Reads the stories of each writer by a fit on those of the others; the mean over the writers.
Rates leave_writers_out(const std::vector<Story>& stories, const Columns& columns, bool errors) {
  std::set<std::string> writers;
  for (const Story& story : stories) writers.insert(story.writer);
  Rates mean{};
  for (const std::string& writer : writers) {
    std::vector<const Story*> seen;
    std::vector<const Story*> unseen;
    for (const Story& story : stories) (story.writer == writer ? unseen : seen).push_back(&story);
    const Fitted fitted = fit(seen, columns);
    Rates right{};
    for (const Story* story : unseen) {
      const StoryAnalysis analysis = read_by(fitted.sentences, *story, columns);
      for (std::size_t t = 0; t < kTold.size(); ++t) {
        const bool ok = tells(fitted, t, analysis) == story->told[t];
        right[t] += ok ? 1 : 0;
        if (!ok && errors)
          std::printf("  %-18s %-7s %s/%s\n", kTold[t], story->told[t] ? "missed" : "false",
                      writer.c_str(), story->id.c_str());
      }
    }
    std::printf("%-10s %3zu stories", writer.c_str(), unseen.size());
    for (std::size_t t = 0; t < kTold.size(); ++t) {
      right[t] /= static_cast<double>(unseen.size());
      mean[t] += right[t] / static_cast<double>(writers.size());
      std::printf("  %s %.3f", kTold[t], right[t]);
    }
    std::printf("\n");
  }
  return mean;
}

/// The line of the weights that tells which stories and labels they were fitted on.
std::string data_line(const std::vector<Story>& stories) {
  std::uint64_t hash = 0;
  for (const Story& story : stories) {
    std::string all = story.id + '\t' + story.text;
    for (const bool told : story.told) all += told ? '1' : '0';
    for (const Sentence& s : story.given) {
      for (const bool shows : s.shows) all += shows ? '1' : '0';
    }
    hash = hash * 1099511628211ULL ^ rulepack::form_hash(all);
  }
  char line[64];
  std::snprintf(line, sizeof line, "  data: %016llx\n", static_cast<unsigned long long>(hash));
  return line;
}

std::string shown(double weight) {
  return eval::shown(weight, 3);
}

void write_weights(const std::string& file, const std::vector<Story>& stories,
                   const Columns& columns, const Fitted& fitted, const Rates& mean) {
  std::ofstream out(file);
  out << "# Written by tests/eval/calibrate_stories; do not edit.\nabout:\n" << data_line(stories);
  out << "  figures: '" << stories.size() << " stories, writers left out:";
  for (std::size_t t = 0; t < kTold.size(); ++t) out << " " << kTold[t] << " " << shown(mean[t]);
  out << "'\nstory_weights:\n  models: [";
  for (std::size_t k = 0; k < kShowsCount; ++k) out << (k == 0 ? "" : ", ") << kShowsNames[k];
  out << "]\n  features:\n";
  const auto put = [&](const std::string& name, std::size_t column) {
    std::string row;
    bool any = false;
    for (std::size_t k = 0; k < kShowsCount; ++k) {
      const std::string weight = shown(fitted.sentences[k][column]);
      any = any || weight != "0";
      row += (k == 0 ? "" : ", ") + weight;
    }
    if (any) out << "    " << name << ": [" << row << "]\n";
  };
  put("bias", columns.names.size());
  for (std::size_t f = 0; f < columns.names.size(); ++f) put(columns.names[f], f);
  out << "  decisions:\n";
  for (std::size_t t = 0; t < kTold.size(); ++t) {
    for (const auto& [name, weight] : fitted.decisions[t])
      out << "    tells." << kTold[t] << "." << name << ": " << shown(weight) << "\n";
  }
}

}  // namespace

int main(int argc, char** argv) {
  const Settings settings = read_settings(argc, argv);
  const Analyzer analyzer(rulepack::builtin_tables());
  std::vector<Story> stories;
  for (const std::string& folder : settings.folders) add_stories(analyzer, folder, stories);
  if (!settings.verify.empty() &&
      slurp(settings.verify).find(data_line(stories)) == std::string::npos) {
    give_up(settings.verify + " was fitted on other stories; see tests/eval/README.md");
  }
  const Columns columns = make_columns(analyzer.tables(), stories);
  const Rates mean = leave_writers_out(stories, columns, settings.errors);
  std::printf("mean of writers left out:");
  bool all = true;
  for (std::size_t t = 0; t < kTold.size(); ++t) {
    std::printf("  %s %.3f", kTold[t], mean[t]);
    all = all && mean[t] >= settings.floor;
  }
  std::printf("\n");
  if (!settings.out.empty()) {
    std::vector<const Story*> everything;
    for (const Story& story : stories) everything.push_back(&story);
    write_weights(settings.out, stories, columns, fit(everything, columns), mean);
  }
  if (!all) std::fprintf(stderr, "calibrate_stories: a figure is under the floor\n");
  return all ? 0 : 1;
}
