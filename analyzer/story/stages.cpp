#include "analyzer/story/stages.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "analyzer/story/signals.h"

namespace reframe::story {
namespace {

using enum StoryCue;

constexpr std::array kStrategicCues = {choice, tradeoff, priority, align, spread, steer, business};
constexpr std::array kStrategicWords = {"a choice",
                                        "something given up",
                                        "priorities",
                                        "people brought to agree",
                                        "spread",
                                        "a measure that steers",
                                        "the organisation's case"};
constexpr std::size_t kSpreadKind = 4;
constexpr std::size_t kBusinessKind = 6;
static_assert(kStrategicCues[kSpreadKind] == spread && kStrategicCues[kBusinessKind] == business);
/// A sentence with so many borrowed words and nothing concrete is talk.
constexpr std::uint32_t kTalkBuzzwords = 2;

/// Told as done, in the candidate's own words.
bool counts(const StorySentence& s) {
  return !s.hypothetical && !s.question;
}

/// Speaks of one patient and of nobody and nothing else.
bool one_patient_only(const StorySentence& s) {
  return cue(s, one_patient) > 0 && cue(s, recurring) == 0;
}

/// Borrowed words without a number, a person or a thing.
bool is_talk(const StorySentence& s) {
  return cue(s, buzzword) >= kTalkBuzzwords &&
         cue(s, buzzword) > cue(s, change) + cue(s, inquiry) && !s.number;
}

/// Adds up evidence of one stage.
struct Sum {
  double points = 0;
  std::vector<std::uint32_t> sentences;
  std::string why;

  void add(double more, std::uint32_t sentence) {
    points += more;
    if (std::find(sentences.begin(), sentences.end(), sentence) == sentences.end())
      sentences.push_back(sentence);
  }
};

std::string fixed1(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

Sum clinician(const StoryAnalysis& story) {
  Sum sum;
  for (std::uint32_t i = 0; i < story.sentences.size(); ++i) {
    const StorySentence& s = story.sentences[i];
    if (s.question) continue;
    double points = 0;
    if (cue(s, role) > 0) points += kPostPoints;
    if (cue(s, care) > 0 && cue(s, one_patient) > 0) points += kPatientPoints;
    if (cue(s, care) > 0 && s.i_acts > 0) points += kCareActPoints;
    if (s.judged.score.stage == Stage::clinician) points += kCareLinePoints;
    if (points > 0) sum.add(points, i);
  }
  return sum;
}

/// Sentences that speak of one patient, as a share of all.
double patient_share(const StoryAnalysis& story) {
  if (story.sentences.empty()) return 0;
  const auto one = std::count_if(
      story.sentences.begin(), story.sentences.end(),
      [](const StorySentence& s) { return cue(s, one_patient) > 0 || cue(s, person) > 0; });
  return static_cast<double>(one) / static_cast<double>(story.sentences.size());
}

struct SolverCounts {
  std::uint32_t recurring = 0;
  std::uint32_t inquiry = 0;
  std::uint32_t change = 0;
  std::uint32_t things = 0;  ///< sentences that name a thing others work with
};

Sum problem_solver(const StoryAnalysis& story, SolverCounts& n) {
  Sum sum;
  const auto take = [&](std::uint32_t& count, double points, std::uint32_t i) {
    if (++count <= kMostOfAKind) sum.add(points, i);
  };
  for (std::uint32_t i = 0; i < story.sentences.size(); ++i) {
    const StorySentence& s = story.sentences[i];
    if (!counts(s) || is_talk(s) || one_patient_only(s)) continue;
    if (cue(s, recurring) > 0) take(n.recurring, kRecurringPoints, i);
    if (cue(s, inquiry) > 0 || s.looked > 0) take(n.inquiry, kInquiryPoints, i);
    const bool own = s.i_acts + s.we_acts > 0 || s.part == StoryPart::action;
    if ((cue(s, change) > 0 && own) || s.made > 0) take(n.change, kChangePoints, i);
    n.things += cue(s, change) > 0 ? 1 : 0;
  }
  sum.points -= kPatientStoryPoints * std::max(0.0, patient_share(story) - kPatientStoryShare);
  return sum;
}

Sum strategic(const StoryAnalysis& story, std::size_t& kinds, bool& beyond) {
  Sum sum;
  std::array<std::uint32_t, kStrategicCues.size()> seen{};
  std::uint32_t acts = 0;
  for (std::uint32_t i = 0; i < story.sentences.size(); ++i) {
    const StorySentence& s = story.sentences[i];
    if (!counts(s) || is_talk(s) || one_patient_only(s)) continue;
    for (std::size_t k = 0; k < kStrategicCues.size(); ++k) {
      if (cue(s, kStrategicCues[k]) == 0) continue;
      if (++seen[k] <= kMostStrategic) sum.add(kStrategicPoints[k], i);
    }
    if (s.steered > 0 && ++acts <= kMostOfAKind) sum.add(kSteeringActPoints, i);
  }
  kinds = acts > 0 ? 1 : 0;
  beyond = seen[kSpreadKind] + seen[kBusinessKind] > 0;
  for (std::size_t k = 0; k < seen.size(); ++k) {
    if (seen[k] == 0) continue;
    ++kinds;
    sum.why += (sum.why.empty() ? "" : ", ") + std::string(kStrategicWords[k]);
  }
  sum.points -= kPatientStoryPoints * std::max(0.0, patient_share(story) - kPatientStoryShare);
  return sum;
}

void settle(StoryStage& stage, Sum&& sum, std::size_t k, bool shown) {
  stage.shown = shown;
  stage.sentences = std::move(sum.sentences);
  stage.why = std::move(sum.why);
  if (shown) stage.score = 100 * (1 - std::exp(-sum.points / kStoryStageSaturation[k]));
}

std::string number_of(std::uint32_t n, const char* what) {
  return std::to_string(n) + " " + what + (n == 1 ? "" : "s");
}

}  // namespace

void read_stages(StoryAnalysis& story) {
  Sum care_sum = clinician(story);
  care_sum.why = number_of(static_cast<std::uint32_t>(care_sum.sentences.size()), "sentence") +
                 " of care or of the post, " + fixed1(care_sum.points) + " points";
  const bool care_shown = care_sum.points >= kStageShown[0];
  settle(story.stages[0], std::move(care_sum), 0, care_shown);

  SolverCounts n;
  Sum solver = problem_solver(story, n);

  std::size_t kinds = 0;
  bool beyond = false;
  Sum strategy = strategic(story, kinds, beyond);
  // Choosing and agreeing is daily care too: strategy is about a problem of many, met in the story,
  // and words alone meet none.
  beyond = beyond || n.recurring + n.things > 0;
  const bool strategic_shown = kinds >= kFewestKinds && strategy.points >= kStageShown[2] &&
                               beyond && solver.points >= kSolvedOnTheWay;
  strategy.why = (strategy.why.empty() ? "no choice, priority or agreement told" : strategy.why) +
                 "; " + fixed1(strategy.points) + " points";
  settle(story.stages[2], std::move(strategy), 2, strategic_shown);

  // A problem that comes back, looked into or not, and an act that changes it: both are needed. Who
  // decides for many has met a problem of many; less evidence is enough then.
  const bool solved =
      (n.change > 0 && n.recurring + n.inquiry > 0 && solver.points >= kStageShown[1]) ||
      strategic_shown;
  solver.why = number_of(n.recurring, "sentence") + " of a problem that comes back, " +
               std::to_string(n.inquiry) + " of finding out, " + std::to_string(n.change) +
               " of changing something, " + fixed1(solver.points) + " points";
  settle(story.stages[1], std::move(solver), 1, solved);

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
