// Which part of the story each sentence tells: evidence for each part, an order most stories keep,
// the likeliest path through both.
#pragma once

#include "analyzer/model/story.h"

namespace reframe::story {

/// A part is there when its best sentence has at least this evidence beyond place and order. By
/// StoryPart. Chosen on the labelled stories in tests/eval/stories (half that was looked at).
inline constexpr std::array<double, kStoryParts> kPartThreshold = {0.3, 1.0, 0.6, 0.25, 0.4};

/// Evidence of one sentence for each part, before place and order count. By StoryPart; `other` is
/// what speaks against all five.
[[nodiscard]] std::array<double, 6> part_evidence(const StorySentence& sentence);

/// Gives each sentence its part and fills `story.parts`. Abstains: a sentence with too little
/// evidence stays `other`, a part without such a sentence is not present.
void read_parts(StoryAnalysis& story);

}  // namespace reframe::story
