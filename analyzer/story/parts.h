// Which part of the story each sentence tells: how likely each part is by the model, an order most
// stories keep, the likeliest path through both.
#pragma once

#include "analyzer/model/story.h"
#include "analyzer/story/model.h"

namespace reframe::story {

/// Gives each sentence its part and fills `story.parts`: a part is told where the model, which
/// looks at the whole story, or a heading says so. The sentences must have been read by the model.
void read_parts(const StoryModel& model, StoryAnalysis& story);

/// True for a story that tells what one would do, and not what was done.
[[nodiscard]] bool is_idea(const StoryAnalysis& story);

}  // namespace reframe::story
