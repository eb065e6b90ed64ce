// The arc of a story: which stages it shows, by evidence over the whole of it.
#pragma once

#include "analyzer/model/story.h"

namespace reframe::story {

/// Points a story needs before a stage is shown, by Stage. Like every constant here, chosen on the
/// labelled stories in tests/eval/stories (the half that was looked at).
inline constexpr std::array<double, 3> kStageShown = {0.6, 2.2, 2.8};
/// k of 100·(1 − e^(−points/k)): how fast a stage fills up.
inline constexpr std::array<double, 3> kStoryStageSaturation = {1.5, 3.5, 3.5};
/// Share of each stage in the arc of a story, the same as in a resume's.
inline constexpr std::array<double, 3> kStoryArcShare = {0.2, 0.4, 0.4};
/// Clinician: the post told, a patient told of, an act of care, a line that reads as care.
inline constexpr double kPostPoints = 1.0;
inline constexpr double kPatientPoints = 0.4;
inline constexpr double kCareActPoints = 0.25;
inline constexpr double kCareLinePoints = 0.2;
/// Problem solver: a sentence of each kind, and how many of a kind count.
inline constexpr double kRecurringPoints = 0.6;
inline constexpr double kInquiryPoints = 0.6;
inline constexpr double kChangePoints = 0.7;
inline constexpr std::uint32_t kMostOfAKind = 3;
/// A story of which more than this share speaks of one patient loses points, by what is over it.
inline constexpr double kPatientStoryShare = 0.25;
inline constexpr double kPatientStoryPoints = 6;
/// What is enough of problem solving in a story that shows strategy.
inline constexpr double kSolvedOnTheWay = 0.6;
/// Strategic: choice, trade-off, priority, alignment, spread, steering measure, business; an act of
/// deciding; how many sentences of a kind count; how many kinds there must be.
inline constexpr std::array<double, 7> kStrategicPoints = {0.7, 0.8, 0.3, 0.7, 0.4, 0.8, 0.5};
inline constexpr double kSteeringActPoints = 0.5;
inline constexpr std::uint32_t kMostStrategic = 2;
inline constexpr std::size_t kFewestKinds = 2;

/// Fills stages, arc and order. The parts must have been read.
void read_stages(StoryAnalysis& story);

}  // namespace reframe::story
