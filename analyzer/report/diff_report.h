// Before and after: the lines of a resume with their rewrites, and the resume with accepted ones.
#pragma once

#include <string>
#include <vector>

#include "analyzer/base/error.h"
#include "analyzer/model/analysis.h"

namespace reframe {

/// Each line that has a rewrite as "- before", "+ after", with the id that accepts it, its kind and
/// gain; in reading order, ending in a newline.
[[nodiscard]] std::string diff_text(const ResumeAnalysis& resume, bool color);

/// How a resume is written out.
enum class PlainFormat : unsigned char { text, markdown };

/// The text of the resume with the accepted rewrites in place: one block a line, or Markdown. An id
/// is that of a line ("s12": its first rewrite) or of a rewrite ("s12.2"). Errors (usage): an id
/// that names no rewrite, or two ids of one line.
[[nodiscard]] Result<std::string> accepted_text(const ResumeAnalysis& resume,
                                                const std::vector<std::string>& ids,
                                                PlainFormat format);

}  // namespace reframe
