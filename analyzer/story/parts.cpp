#include "analyzer/story/parts.h"

#include <algorithm>

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
/// What a heading or label such as "Result:" weighs: more than all words of the sentence.
constexpr double kNamedByHeading = 8;
/// A sentence of no part is rare; this much evidence is needed to be one.
constexpr double kOtherBase = 0.35;
/// So many acts are an action, whatever the order prior makes of their sentences.
constexpr std::uint32_t kFewestActs = 2;
/// From this share of "would" sentences a story is an idea, not something that happened.
constexpr double kHypotheticalShare = 0.4;

double many(std::uint32_t count, std::uint32_t most) {
  return std::min(count, most);
}

/// What the place in the story adds; `p` 0 is the first sentence, 1 the last.
Scores place(double p) {
  Scores s{};
  s[0] = p < 0.25 ? 0.8 : p < 0.4 ? 0.3 : p > 0.7 ? -1.0 : -0.3;
  s[1] = p < 0.5 ? 0.2 : p < 0.65 ? -0.6 : -1.5;
  s[2] = p < 0.1 ? -0.3 : p > 0.85 ? -0.3 : 0.2;
  s[3] = p < 0.3 ? -1.0 : p < 0.5 ? -0.3 : p > 0.6 ? 0.6 : 0.2;
  s[4] = p < 0.5 ? -1.0 : p < 0.7 ? -0.2 : p > 0.85 ? 0.8 : 0.4;
  return s;
}

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

/// A second part told in the same sentence ("… and calls fell by half"): only by a clear cue.
bool also_tells(const StorySentence& s, StoryPart part, double p) {
  if (s.hypothetical || s.question) return false;
  switch (part) {
    case StoryPart::task:
      return cue(s, StoryCue::task) > 0 && p < 0.6;
    case StoryPart::action:
      return s.i_acts + s.we_acts >= 2 && s.part != StoryPart::reflection;
    case StoryPart::result:
      return cue(s, StoryCue::result) > 0 && p > 0.45 && s.part != StoryPart::situation;
    case StoryPart::reflection:
      return cue(s, StoryCue::reflection) > 0 && p > 0.6;
    default:
      return false;
  }
}

/// Acts count wherever they stand: a story whose steps sit among the scenes has an action too.
double acts_told(const StoryAnalysis& story) {
  std::uint32_t acts = 0;
  for (const StorySentence& s : story.sentences) {
    if (s.part != StoryPart::reflection) acts += s.i_acts + s.we_acts;
  }
  return acts >= kFewestActs ? kNamedByHeading : 0;
}

void collect(StoryAnalysis& story, StoryPart part) {
  const auto k = static_cast<std::size_t>(part);
  PartReading& reading = story.parts[k];
  double best = 0;
  std::vector<std::uint32_t> also;
  for (std::uint32_t i = 0; i < story.sentences.size(); ++i) {
    const StorySentence& s = story.sentences[i];
    const double p = story.sentences.size() < 2
                         ? 0.5
                         : static_cast<double>(i) / static_cast<double>(story.sentences.size() - 1);
    if (s.part == part) {
      reading.sentences.push_back(i);
      best = std::max(best, s.label == part ? kNamedByHeading : s.weight[k]);
    } else if (also_tells(s, part, p)) {
      also.push_back(i);
    }
  }
  if (part == StoryPart::action) best = std::max(best, acts_told(story));
  reading.present = best >= kPartThreshold[k] || !also.empty();
  if (best < kPartThreshold[k]) reading.sentences.clear();
  reading.sentences.insert(reading.sentences.end(), also.begin(), also.end());
  std::stable_sort(reading.sentences.begin(), reading.sentences.end(),
                   [&](std::uint32_t a, std::uint32_t b) {
                     return story.sentences[a].weight[k] > story.sentences[b].weight[k];
                   });
}

/// What nobody did has no result, and what one would do is neither: unless the words say so.
void withhold_empty(StoryAnalysis& story) {
  const auto would = std::count_if(story.sentences.begin(), story.sentences.end(),
                                   [](const StorySentence& s) { return s.hypothetical; });
  const bool idea = static_cast<double>(would) >=
                    kHypotheticalShare * static_cast<double>(story.sentences.size());
  auto& result = story.parts[static_cast<std::size_t>(StoryPart::result)];
  const bool acted = story.parts[static_cast<std::size_t>(StoryPart::action)].present;
  const bool told = std::any_of(
      story.sentences.begin(), story.sentences.end(),
      [](const StorySentence& s) { return !s.hypothetical && cue(s, StoryCue::result) > 0; });
  // "Too early to say": then only a sentence that tells a result outright is one.
  const bool pending =
      std::any_of(story.sentences.begin(), story.sentences.end(),
                  [](const StorySentence& s) { return cue(s, StoryCue::pending) > 0; });
  const bool outright =
      std::any_of(result.sentences.begin(), result.sentences.end(),
                  [&](std::uint32_t i) { return cue(story.sentences[i], StoryCue::result) > 0; });
  if (idea || (!acted && !told) || (pending && !outright)) result = {};
  if (idea) {
    story.parts[static_cast<std::size_t>(StoryPart::action)] = {};
    story.parts[static_cast<std::size_t>(StoryPart::reflection)] = {};
  }
}

}  // namespace

std::array<double, 6> part_evidence(const StorySentence& s) {
  using enum StoryCue;
  Scores w{};
  const std::uint32_t acts = s.i_acts + s.we_acts;
  const double outcome = s.judged.score.flag_probability[static_cast<std::size_t>(Flag::outcome)];
  w[0] = 0.9 * many(cue(s, situation), 2) + 0.4 * many(cue(s, situation_hint), 3) +
         0.3 * many(cue(s, recurring), 2) + (acts == 0 ? 0.4 : -0.7) + (s.backdrop ? 0.5 : 0);
  w[1] = 1.6 * many(cue(s, task), 2) + 0.5 * many(cue(s, task_hint), 2) - 0.4;
  w[2] = 0.7 * many(s.i_acts, 3) + 0.55 * many(s.we_acts, 2) + 0.3 * many(cue(s, action_hint), 2) +
         0.4 * many(cue(s, change), 2) + 0.3 * many(cue(s, inquiry) + s.looked + s.made, 2) +
         0.2 * many(cue(s, choice) + cue(s, align), 2) - 0.3;
  w[3] = 1.2 * many(cue(s, result), 2) + 0.35 * many(cue(s, result_hint), 2) + 0.6 * outcome +
         (acts == 0 ? 0.3 : -0.3) - (s.backdrop ? 0.4 : 0);
  w[4] = (cue(s, reflection) > 0 ? 2.0 : 0) + 0.6 * many(cue(s, reflection), 2) +
         0.35 * many(cue(s, reflection_hint), 2) + (s.habit_now ? 0.5 : 0) - 1.4;
  w[5] = kOtherBase + (s.question ? 1.5 : 0) + 1.2 * many(cue(s, greeting), 1) +
         (s.words < 4 ? 0.5 : 0);
  if (cue(s, buzzword) >= 2 && acts == 0) w[5] += 2.5;
  if (s.hypothetical) {
    w[1] = w[2] = w[3] = -2;
    w[5] += 1.5;
  }
  return w;
}

void read_parts(StoryAnalysis& story) {
  std::vector<Scores> weights;
  const std::size_t n = story.sentences.size();
  for (std::size_t i = 0; i < n; ++i) {
    StorySentence& s = story.sentences[i];
    s.weight = part_evidence(s);
    Scores w = s.weight;
    const Scores here = place(n < 2 ? 0.5 : static_cast<double>(i) / static_cast<double>(n - 1));
    for (std::size_t k = 0; k < kLabels; ++k) w[k] += here[k];
    if (s.label != StoryPart::other) w[static_cast<std::size_t>(s.label)] += kNamedByHeading;
    weights.push_back(w);
  }
  const auto path = likeliest(weights);
  for (std::size_t i = 0; i < n; ++i) story.sentences[i].part = path[i];
  for (std::size_t k = 0; k < kStoryParts; ++k) collect(story, static_cast<StoryPart>(k));
  withhold_empty(story);
}

}  // namespace reframe::story
