// Is a document a resume, an interview story, or neither?
#pragma once

#include <string>

#include "analyzer/model/document.h"
#include "analyzer/model/outline.h"
#include "cli/check/config.h"

namespace reframe::cli {

enum class DocumentKind : std::uint8_t { resume, story, neither };

/// By content. A resume has two sections that resumes have, or an entry with dates under one; a
/// story has at least kFewestStoryWords words of running text in the first person. Everything else
/// is neither.
[[nodiscard]] DocumentKind kind_by_content(const Document& document, const Outline& outline);

/// By the patterns of the settings, `stories` first. Where there are patterns, a file found in a
/// folder must fit one; a file that was `named` in the call is told by content when none fits.
[[nodiscard]] DocumentKind kind_of(const Config& config, const std::string& path, bool named,
                                   const Document& document, const Outline& outline);

/// A story is not judged under 60 words (see the story analysis), so a shorter text is none.
inline constexpr std::size_t kFewestStoryWords = 60;
/// One word in this many is "I", "we", "my", … in told stories (in letters and notes far fewer).
inline constexpr std::size_t kWordsForOnePronoun = 25;

}  // namespace reframe::cli
