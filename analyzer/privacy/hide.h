// Puts the privacy check into the analysis of a resume: findings for what was found, stars in place
// of the values wherever the analysis holds text.
#pragma once

#include "analyzer/model/analysis.h"
#include "analyzer/privacy/privacy.h"

namespace reframe {

/// Checks every block of the resume. A hit in a statement becomes a finding of that statement, any
/// other a finding of the resume with the span in its block. Then masks the values in blocks,
/// statements, entries, headings and suggestions; a suggestion that would write a value back is
/// dropped. Lengths and offsets stay. The scores are those of the text as written.
void hide_identifiers(const IdentifierFinder& finder, ResumeAnalysis& resume);

/// The same for one statement by itself.
void hide_identifiers(const IdentifierFinder& finder, StatementAnalysis& analysis);

}  // namespace reframe
