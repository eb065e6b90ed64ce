// What one sentence of a story shows: cues of the rules, acts and whose they are.
#pragma once

#include <string_view>

#include "analyzer/model/story.h"
#include "analyzer/model/tokens.h"
#include "analyzer/rulepack/tables.h"

namespace reframe::story {

/// Fills the cues, acts, words and flags of `out` from its match. `text` is the sentence; the
/// statement's own judgement must already stand in `out.judged`.
void read_signals(const rulepack::Tables& tables, std::string_view text, const MatchResult& match,
                  StorySentence& out);

/// Settles whose "he" and "she" are: a sentence with a pronoun alone speaks of the person named
/// last. Sets the cue one_patient where that is a patient.
void resolve_people(std::vector<StorySentence>& sentences);

/// How often a sentence shows a cue.
[[nodiscard]] inline std::uint32_t cue(const StorySentence& s, StoryCue c) {
  return s.cues[static_cast<std::size_t>(c)];
}

}  // namespace reframe::story
