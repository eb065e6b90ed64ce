// The arc of a story: which stages it shows, by evidence over the whole of it.
#pragma once

#include "analyzer/model/story.h"
#include "analyzer/story/model.h"

namespace reframe::story {

/// k of 100·(1 − e^(−points/k)): how fast a stage fills up.
inline constexpr std::array<double, 3> kStoryStageSaturation = {1.5, 3.5, 3.5};
/// Share of each stage in the arc of a story, the same as in a resume's.
inline constexpr std::array<double, 3> kStoryArcShare = {0.2, 0.4, 0.4};
/// At most so many sentences of one kind of evidence count.
inline constexpr double kMostOfAKind = 3;

/// Fills stages, arc and order. The sentences must have been read by the model, and the parts.
void read_stages(const StoryModel& model, StoryAnalysis& story);

}  // namespace reframe::story
