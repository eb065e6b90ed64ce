// Everything said about one story, from its sentences.
#pragma once

#include "analyzer/model/story.h"
#include "analyzer/story/model.h"

namespace reframe::story {

/// Spoken words a minute; 110 to 160 is usual (TAXONOMY, "what checkers use").
inline constexpr std::uint32_t kWordsAMinute = 150;
/// Fewer words than this are not judged; more than kLongWords ramble; kGoodWords up is enough.
inline constexpr std::uint32_t kFewestWords = 60;
inline constexpr std::uint32_t kGoodWords = 180;
inline constexpr std::uint32_t kLongWords = 300;
/// Share of the acts that are the teller's: from here up "I", from the other down "we".
inline constexpr double kOwnShare = 0.66;
inline constexpr double kSharedShare = 0.34;

/// What makes up the score of a story, 0..100: the five parts, the arc, and how it is told.
inline constexpr std::array<double, kStoryParts> kPartPoints = {4, 4, 8, 10, 4};
inline constexpr std::array<double, 3> kStoryStagePoints = {6, 26, 26};
/// Share of a stage's points for showing it at all; the rest goes with its score.
inline constexpr double kShownShare = 0.6;
inline constexpr double kOwnershipPoints = 4;
inline constexpr double kLengthPoints = 4;
inline constexpr double kNumberPoints = 4;

/// Fills everything but privacy and facts from `story.source` and `story.sentences`, whose signals
/// and features must have been read.
void analyze(const StoryModel& model, StoryAnalysis& story);

}  // namespace reframe::story
