#include "analyzer/story/analyze.h"

#include <algorithm>
#include <cmath>

#include "analyzer/story/bank.h"
#include "analyzer/story/coach.h"
#include "analyzer/story/parts.h"
#include "analyzer/story/signals.h"
#include "analyzer/story/stages.h"

namespace reframe::story {
namespace {

void read_ownership(StoryAnalysis& story) {
  for (const StorySentence& s : story.sentences) {
    // What the teller learned or does now is no part of what was done then.
    if (s.part != StoryPart::reflection) {
      story.i_acts += s.i_acts;
      story.we_acts += s.we_acts;
    }
    story.metric = story.metric || (s.number && !s.hypothetical);
    story.words += s.words;
    story.specialist_terms += s.terms;
  }
  story.seconds = (story.words * 60 + kWordsAMinute / 2) / kWordsAMinute;
  story.judged = story.words >= kFewestWords;
  const std::uint32_t acts = story.i_acts + story.we_acts;
  if (acts == 0) return;
  const double own = static_cast<double>(story.i_acts) / acts;
  story.ownership = own >= kOwnShare      ? Ownership::i
                    : own <= kSharedShare ? Ownership::we
                                          : Ownership::mixed;
}

double length_share(std::uint32_t words) {
  if (words > kLongWords) {
    return std::max(0.0, 1 - (static_cast<double>(words) - kLongWords) / kLongWords);
  }
  return std::min(1.0, static_cast<double>(words) / kGoodWords);
}

void read_score(StoryAnalysis& story) {
  const auto add = [&](std::string name, double share, double most) {
    story.points.push_back({std::move(name), share * most, most});
  };
  for (std::size_t k = 0; k < kStoryParts; ++k) {
    add(std::string("part ") + kStoryPartNames[k], story.parts[k].present ? 1 : 0, kPartPoints[k]);
  }
  for (std::size_t k = 0; k < 3; ++k) {
    const StoryStage& stage = story.stages[k];
    add(std::string("stage ") + kStageNames[k],
        stage.shown ? kShownShare + (1 - kShownShare) * stage.score / 100 : 0,
        kStoryStagePoints[k]);
  }
  const double own = story.ownership == Ownership::i       ? 1
                     : story.ownership == Ownership::mixed ? 0.75
                     : story.ownership == Ownership::we    ? 0.4
                                                           : 0;
  add("own acts", own, kOwnershipPoints);
  // Words of no part (talk around the story, borrowed words) are no length.
  std::uint32_t told = 0;
  for (const StorySentence& s : story.sentences) told += s.part == StoryPart::other ? 0 : s.words;
  const std::uint32_t counted = story.words > kLongWords ? story.words : told;
  add("length", length_share(counted), kLengthPoints);
  add("a number", story.metric ? 1 : 0, kNumberPoints);
  double sum = 0;
  for (const StoryPoint& p : story.points) sum += p.points;
  if (story.judged) story.score = static_cast<int>(std::lround(sum));
}

}  // namespace

void analyze(const StoryModel& model, StoryAnalysis& story) {
  resolve_people(story.sentences);
  model.read_sentences(story);
  read_parts(model, story);
  read_ownership(story);
  read_stages(model, story);
  read_score(story);
  coach(story);
  make_skeleton(story);
  make_cuts(story);
  name_questions(story);
}

}  // namespace reframe::story
