// Stories against the questions of interviews: which story answers what, what none answers.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "analyzer/model/story.h"

namespace reframe::story {

/// A story answers a question from here on, 0..100.
inline constexpr double kAnswers = 60;
/// A story that is the best one for more than this share of the answered questions is overused,
/// once there are kFewestForOveruse stories.
inline constexpr double kOverused = 0.5;
inline constexpr std::size_t kFewestForOveruse = 3;

/// The questions known by id, grouped by family (TAXONOMY, "Questions a story can answer").
[[nodiscard]] std::vector<StoryQuestion> questions();

/// How well `story` answers question number `question` of questions(); 0 when it cannot.
[[nodiscard]] StoryMatch match_question(const StoryAnalysis& story, std::size_t question);

/// The number of the question that `words` names (an id) or is most like (any wording); nothing
/// when it is like none.
[[nodiscard]] std::optional<std::size_t> find_question(std::string_view u8_words);

/// The best `most` stories for a question, best first; those that cannot answer it are left out.
[[nodiscard]] std::vector<StoryMatch> best_stories(const std::vector<StoryAnalysis>& stories,
                                                   std::size_t question, std::size_t most);

/// Fills `story.questions` with the ids it answers, best first.
void name_questions(StoryAnalysis& story);

/// The matrix of families and stages, the questions without a story, the overused stories.
[[nodiscard]] StoryBank make_bank(const std::vector<StoryAnalysis>& stories);

}  // namespace reframe::story
