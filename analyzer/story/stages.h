// The arc of a story: which stages it shows, by evidence over the whole of it.
#pragma once

#include "analyzer/model/story.h"

namespace reframe::story {

/// Points a story needs before a stage is shown, by Stage. Chosen on the labelled stories in
/// tests/eval/stories (the half that was looked at).
inline constexpr std::array<double, 3> kStageShown = {1.0, 2.0, 2.4};
/// k of 100·(1 − e^(−points/k)): how fast a stage fills up.
inline constexpr std::array<double, 3> kStoryStageSaturation = {2.5, 3.5, 4.0};
/// Share of each stage in the arc of a story, the same as in a resume's.
inline constexpr std::array<double, 3> kStoryArcShare = {0.2, 0.4, 0.4};
/// Points of one kind of evidence, and how many sentences of a kind count.
inline constexpr double kRecurringPoints = 0.7;
inline constexpr double kInquiryPoints = 0.8;
inline constexpr double kChangePoints = 1.0;
inline constexpr std::uint32_t kMostOfAKind = 3;
/// Points of each kind of strategic evidence: choice, trade-off, priority, alignment, spread,
/// steering measure, business.
inline constexpr std::array<double, 7> kStrategicPoints = {0.8, 1.0, 0.6, 0.9, 0.6, 1.0, 0.4};

/// Fills stages, arc and order. The parts must have been read.
void read_stages(StoryAnalysis& story);

}  // namespace reframe::story
