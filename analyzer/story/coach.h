// What a good coach would say about a story: findings, each with its sentence, reason and better
// move; the skeleton in arc order; cuts to a time.
#pragma once

#include "analyzer/model/story.h"

namespace reframe::story {

/// Share of the story that situation and task may take, and for how many seconds (TAXONOMY, "what
/// checkers use": 20+10 of 100, 30 seconds).
inline constexpr double kMostSetup = 0.35;
inline constexpr std::uint32_t kMostSetupSeconds = 30;
/// Own steps a story should have.
inline constexpr std::uint32_t kOwnSteps = 3;
/// Filler words in 100 from which they are heard.
inline constexpr double kMostFillers = 2.5;
/// Specialist terms in 100 words from which a listener outside care is lost (W08).
inline constexpr double kMostJargon = 5;
/// So many acronyms are named one by one.
inline constexpr std::size_t kMostAcronyms = 4;
/// Times a story is cut to, in seconds.
inline constexpr std::array<std::uint32_t, 3> kCutSeconds = {30, 90, 120};

/// Adds the findings. Everything else but skeleton and cuts must have been read.
void coach(StoryAnalysis& story);

/// The same story in arc order: the teller's own sentences under their parts, slots for what is
/// missing. No word is added to a sentence.
void make_skeleton(StoryAnalysis& story);

/// The story cut to 30, 90 and 120 seconds by choosing sentences; a story that fits is kept whole.
void make_cuts(StoryAnalysis& story);

}  // namespace reframe::story
