// The reports on interview stories: records for programs, text for people.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzer/model/story.h"
#include "analyzer/report/text_report.h"

namespace reframe {

/// The answer to "which story for this question?".
struct StoryAnswer {
  StoryQuestion question;
  std::vector<StoryMatch> stories;  ///< best first; `story` is an index into the set
};

/// The record of one story as one line of JSON, without a newline. `id` as in statement_json().
[[nodiscard]] std::string story_json(const StoryAnalysis& story, const std::string& id);

/// The record of the stories of one file: that of the story when there is one, else an object with
/// `stories`.
[[nodiscard]] std::string stories_json(const std::vector<StoryAnalysis>& stories,
                                       const std::string& id);

/// The record of all stories of a call, indented: one story's own record, else `stories` and
/// `bank`; with `answer` when a question was asked.
[[nodiscard]] std::string story_set_json(const StorySet& set,
                                         const std::optional<StoryAnswer>& answer);

/// The report a person reads, ending in a newline: each story, then the bank when there are
/// several; with `answer`, the best stories for the question come first.
[[nodiscard]] std::string story_set_text(const StorySet& set,
                                         const std::optional<StoryAnswer>& answer,
                                         const TextStyle& style);

}  // namespace reframe
