// A story and a resume that tell of the same thing: which figures, dates and titles agree.
#pragma once

#include "analyzer/model/analysis.h"
#include "analyzer/model/story.h"

namespace reframe::story {

/// A line of the resume tells of the story's event when it shares this many words that carry
/// meaning with the story, and this share of its own.
inline constexpr std::size_t kSharedWords = 3;
inline constexpr double kSharedPart = 0.35;

/// Fills `story.facts` with what both say about the same event: numbers with their unit, percents,
/// durations, years and the teller's title; what agrees and what contradicts.
void compare_with_resume(StoryAnalysis& story, const ResumeAnalysis& resume);

}  // namespace reframe::story
