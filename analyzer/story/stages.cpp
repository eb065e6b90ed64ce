#include "analyzer/story/stages.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "analyzer/story/parts.h"
#include "analyzer/story/signals.h"

namespace reframe::story {
namespace {

/// The evidence that makes up each stage, in words for the reader.
struct Kind {
  Shows shows;
  const char* words;
};
constexpr std::array kClinician = {Kind{Shows::care, "care or the post"}};
constexpr std::array kSolver = {Kind{Shows::recurring, "a problem that comes back"},
                                Kind{Shows::inquiry, "finding out"},
                                Kind{Shows::fix, "changing how it is done"}};
constexpr std::array kStrategic = {Kind{Shows::choice, "a choice or what was given up"},
                                   Kind{Shows::priority, "what comes first"},
                                   Kind{Shows::agreement, "people brought to agree"},
                                   Kind{Shows::spread, "taking it further"},
                                   Kind{Shows::measure, "a measure that steers"},
                                   Kind{Shows::business, "the organisation's case"}};
/// From this probability on a sentence is named as evidence.
constexpr double kNamed = 0.5;

/// Evidence of one stage over the story.
struct Sum {
  double points = 0;
  std::vector<std::uint32_t> sentences;
  std::string why;
};

std::string fixed1(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

std::string number_of(std::size_t n, const char* what) {
  return std::to_string(n) + " " + what + (n == 1 ? "" : "s");
}

/// Adds up how many sentences show each kind, by their probabilities; of one kind no more than
/// kMostOfAKind count.
template <class Kinds>
Sum sum_of(const StoryAnalysis& story, const Kinds& kinds) {
  Sum sum;
  std::vector<bool> named(story.sentences.size(), false);
  for (const Kind& kind : kinds) {
    const auto k = static_cast<std::size_t>(kind.shows);
    double points = 0;
    std::size_t count = 0;
    for (std::size_t i = 0; i < story.sentences.size(); ++i) {
      const double p = story.sentences[i].shows[k];
      points += p;
      if (p < kNamed) continue;
      ++count;
      named[i] = true;
    }
    sum.points += std::min(points, kMostOfAKind);
    if (count == 0) continue;
    sum.why += (sum.why.empty() ? "" : ", ") + number_of(count, "sentence") + " of " + kind.words;
  }
  for (std::uint32_t i = 0; i < named.size(); ++i) {
    if (named[i]) sum.sentences.push_back(i);
  }
  sum.why +=
      (sum.why.empty() ? "no sentence shows it clearly; " : "; ") + fixed1(sum.points) + " points";
  return sum;
}

void settle(StoryStage& stage, Sum&& sum, std::size_t k, bool shown) {
  stage.shown = shown;
  stage.sentences = std::move(sum.sentences);
  stage.why = std::move(sum.why);
  if (shown) stage.score = 100 * (1 - std::exp(-sum.points / kStoryStageSaturation[k]));
}

/// A choice, and three of what makes one strategy (something given up, groups brought to agree,
/// other places, a measure that steers), each in words that leave no doubt. The manual of the
/// labels asks for two; words find some where nothing is, so one more is wanted.
bool says_strategy(const StoryAnalysis& story) {
  constexpr std::array kKinds = {StoryCue::tradeoff, StoryCue::align, StoryCue::spread,
                                 StoryCue::steer};
  constexpr int kFewest = 3;
  bool choice = false;
  std::array<bool, kKinds.size()> said{};
  for (const StorySentence& s : story.sentences) {
    if (s.question || s.shows[static_cast<std::size_t>(Shows::talk)] >= kNamed) continue;
    choice = choice || cue(s, StoryCue::choice) > 0;
    for (std::size_t k = 0; k < kKinds.size(); ++k) said[k] = said[k] || cue(s, kKinds[k]) > 0;
  }
  return choice && std::count(said.begin(), said.end(), true) >= kFewest;
}

}  // namespace

void read_stages(const StoryModel& model, StoryAnalysis& story) {
  const bool idea = is_idea(story);  // has changed nothing yet
  std::array<Sum, 3> sums = {sum_of(story, kClinician), sum_of(story, kSolver),
                             sum_of(story, kStrategic)};
  std::array<bool, 3> shown{};
  for (std::size_t k = 0; k < shown.size(); ++k) {
    // No stage without a sentence to point at.
    shown[k] =
        (k == 0 || !idea) && !sums[k].sentences.empty() && model.tells(kStoryParts + k, story);
  }
  // Choosing and agreeing are daily care too: strategy is about a problem of many, and who decides
  // for many has met one.
  shown[2] = shown[2] && !sums[1].sentences.empty();
  shown[2] = shown[2] || (!idea && !sums[2].sentences.empty() && says_strategy(story));
  shown[1] = shown[1] || shown[2];
  for (std::size_t k = 0; k < shown.size(); ++k)
    settle(story.stages[k], std::move(sums[k]), k, shown[k]);

  double arc = 0;
  bool any = false;
  std::vector<std::pair<std::uint32_t, Stage>> first;
  for (std::size_t k = 0; k < 3; ++k) {
    const StoryStage& stage = story.stages[k];
    if (!stage.shown) continue;
    any = true;
    arc += kStoryArcShare[k] * stage.score;
    first.emplace_back(stage.sentences.empty() ? 0 : stage.sentences.front(),
                       static_cast<Stage>(k));
  }
  if (any) story.arc = arc;
  std::stable_sort(first.begin(), first.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [sentence, stage] : first) story.order.push_back(stage);
}

}  // namespace reframe::story
