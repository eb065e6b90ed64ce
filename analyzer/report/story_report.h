// The reports on interview stories: records for programs, text for people.
#pragma once

#include <string>
#include <vector>

#include "analyzer/model/story.h"
#include "analyzer/report/text_report.h"

namespace reframe {

/// The record of one story as one line of JSON, without a newline. `id` as in statement_json().
[[nodiscard]] std::string story_json(const StoryAnalysis& story, const std::string& id);

/// The record of the stories of one file: that of the story when there is one, else an object with
/// `stories`.
[[nodiscard]] std::string stories_json(const std::vector<StoryAnalysis>& stories,
                                       const std::string& id);

}  // namespace reframe
