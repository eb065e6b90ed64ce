// Finds the stories in a text: titles, rules between them, labels of parts, and who speaks.
#pragma once

#include <string_view>
#include <vector>

#include "analyzer/model/document.h"
#include "analyzer/model/story.h"

namespace reframe::story {

/// The pieces of a text file between lines that are nothing but a rule ("---", "***", "===").
/// Views into `u8_text`; front matter of a Markdown file is left out. Never empty.
[[nodiscard]] std::vector<std::string_view> split_at_rules(std::string_view u8_text);

/// One story from a text as it is: spans are bytes of `u8_text` (valid UTF-8); a line break inside
/// a paragraph becomes a space of the same length, so that offsets stay.
[[nodiscard]] StoryText read_story(std::string_view u8_text);

/// The stories of a document: each heading that names no part begins one, and so does a short line
/// without a full stop in front of a longer paragraph. The text of a story is its title
/// and its blocks, one a line. Stories without text are left out.
[[nodiscard]] std::vector<StoryText> read_stories(const Document& document);

}  // namespace reframe::story
