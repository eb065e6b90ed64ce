#include "analyzer/story/parts.h"

#include <algorithm>
#include <cmath>

#include "analyzer/story/signals.h"

namespace reframe::story {
namespace {

constexpr std::size_t kLabels = 6;
using Scores = std::array<double, kLabels>;

/// Log of how much likelier than chance a part follows another in stories as they are told:
/// rows from, columns to; situation, task, action, result, reflection, other.
constexpr std::array<Scores, kLabels> kFollows = {{{0.5, 0.2, 0.2, -0.8, -1.2, 0},
                                                   {-0.4, 0.0, 0.5, -0.8, -1.2, 0},
                                                   {-0.9, -0.6, 0.5, 0.2, -0.3, 0},
                                                   {-1.0, -1.0, -0.5, 0.4, 0.3, 0},
                                                   {-1.2, -1.2, -0.9, -0.4, 0.6, 0},
                                                   {0, 0, 0, 0, 0, 0}}};
/// The same for the first sentence. A story may open with its result.
constexpr Scores kOpens = {0.6, 0.0, -0.3, -0.5, -0.8, 0.2};
/// What a heading or label such as "Result:", or a lesson said outright, weighs: more than all
/// words of the sentence.
constexpr double kNamedByHeading = 8;
/// From this probability on a sentence tells a part beside the one it is given.
constexpr double kAlsoTells = 0.5;
/// No probability is smaller, so that one odd word does not rule a part out.
constexpr double kLeast = 1e-4;
/// From this share of "would" sentences a story is an idea, not something that happened.
constexpr double kHypotheticalShare = 0.4;

std::vector<StoryPart> likeliest(const std::vector<Scores>& weights) {
  std::vector<Scores> best(weights.size());
  std::vector<std::array<std::size_t, kLabels>> from(weights.size());
  for (std::size_t i = 0; i < weights.size(); ++i) {
    for (std::size_t to = 0; to < kLabels; ++to) {
      if (i == 0) {
        best[i][to] = kOpens[to] + weights[i][to];
        continue;
      }
      std::size_t chosen = 0;
      for (std::size_t f = 1; f < kLabels; ++f) {
        if (best[i - 1][f] + kFollows[f][to] > best[i - 1][chosen] + kFollows[chosen][to])
          chosen = f;
      }
      from[i][to] = chosen;
      best[i][to] = best[i - 1][chosen] + kFollows[chosen][to] + weights[i][to];
    }
  }
  std::vector<StoryPart> out(weights.size());
  if (weights.empty()) return out;
  auto label = static_cast<std::size_t>(std::max_element(best.back().begin(), best.back().end()) -
                                        best.back().begin());
  for (std::size_t i = weights.size(); i > 0; --i) {
    out[i - 1] = static_cast<StoryPart>(label);
    label = from[i - 1][label];
  }
  return out;
}

/// The odds of each part as one choice among six.
Scores choice(const StorySentence& s) {
  Scores w{};
  double sum = 0;
  for (std::size_t k = 0; k < kLabels; ++k) sum += s.shows[k];
  for (std::size_t k = 0; k < kLabels; ++k) w[k] = std::log(std::max(s.shows[k], kLeast) / sum);
  if (s.label != StoryPart::other) w[static_cast<std::size_t>(s.label)] += kNamedByHeading;
  return w;
}

/// Borrowed words that tell nothing.
bool is_talk(const StorySentence& s) {
  return s.shows[static_cast<std::size_t>(Shows::talk)] >= kAlsoTells;
}

/// The sentences that tell `part`, best first: those of its own, and those that tell it beside
/// another part.
void collect(StoryAnalysis& story, StoryPart part, bool told) {
  const auto k = static_cast<std::size_t>(part);
  PartReading& reading = story.parts[k];
  if (!told) return;
  std::size_t best = 0;
  for (std::uint32_t i = 0; i < story.sentences.size(); ++i) {
    const StorySentence& s = story.sentences[i];
    if (s.shows[k] > story.sentences[best].shows[k]) best = i;
    const bool also = s.shows[k] >= kAlsoTells && !s.question && !is_talk(s);
    if (s.part == part || also) reading.sentences.push_back(i);
  }
  if (reading.sentences.empty() && !is_talk(story.sentences[best])) {
    reading.sentences.push_back(static_cast<std::uint32_t>(best));
  }
  reading.present = !reading.sentences.empty();
  std::stable_sort(reading.sentences.begin(), reading.sentences.end(),
                   [&](std::uint32_t a, std::uint32_t b) {
                     return story.sentences[a].shows[k] > story.sentences[b].shows[k];
                   });
}

/// Named by a heading, and not empty below it.
bool labelled(const StoryAnalysis& story, StoryPart part) {
  constexpr std::uint32_t kFewestWords = 4;
  return std::any_of(story.sentences.begin(), story.sentences.end(), [&](const StorySentence& s) {
    return s.label == part && s.words >= kFewestWords && !s.hypothetical && !s.question;
  });
}

/// A lesson said outright ("I should have asked first") in the half where stories close, or what is
/// done otherwise since ("I do it myself now") among the last sentences: what else the words of the
/// sentence say does not matter then.
bool says_lesson(const StoryAnalysis& story, std::size_t i) {
  constexpr std::size_t kLast = 3;
  const StorySentence& s = story.sentences[i];
  const std::size_t n = story.sentences.size();
  const bool lesson = i >= n / 2 && cue(s, StoryCue::lesson) > 0;
  const bool since = i >= n / 2 && i + kLast >= n && cue(s, StoryCue::since) > 0;
  return (lesson || since) && s.label == StoryPart::other && !s.question && !is_talk(s);
}

}  // namespace

bool is_idea(const StoryAnalysis& story) {
  const auto would = std::count_if(story.sentences.begin(), story.sentences.end(),
                                   [](const StorySentence& s) { return s.hypothetical; });
  return static_cast<double>(would) >=
         kHypotheticalShare * static_cast<double>(story.sentences.size());
}

void read_parts(const StoryModel& model, StoryAnalysis& story) {
  std::vector<Scores> weights;
  constexpr auto kLesson = static_cast<std::size_t>(StoryPart::reflection);
  bool lesson = false;
  for (std::size_t i = 0; i < story.sentences.size(); ++i) {
    weights.push_back(choice(story.sentences[i]));
    if (!says_lesson(story, i)) continue;
    weights.back()[kLesson] += kNamedByHeading;
    lesson = true;
  }
  const auto path = likeliest(weights);
  for (std::size_t i = 0; i < path.size(); ++i) story.sentences[i].part = path[i];
  if (path.empty()) return;
  // What one would do is no action, and has neither result nor lesson.
  const bool idea = is_idea(story);
  for (std::size_t k = 0; k < kStoryParts; ++k) {
    const auto part = static_cast<StoryPart>(k);
    const bool real = !idea || part == StoryPart::situation || part == StoryPart::task;
    const bool said = labelled(story, part) || (lesson && part == StoryPart::reflection);
    collect(story, part, real && (said || model.tells(k, story)));
  }
}

}  // namespace reframe::story
