// What one sentence of a story has, as named numbers: what the fitted weights of stories stand on.
#pragma once

#include <string>
#include <vector>

#include "analyzer/model/feature.h"
#include "analyzer/model/story.h"

namespace reframe::story {

/// Names and numbers of all features: cues and acts first, what the sentence was judged by itself,
/// its build as a statement ("structure.NAME"), then single words ("word.NAME").
class SentenceFeatures {
 public:
  /// `statement` holds the names of the features of single statements but the words, which follow
  /// there as here.
  explicit SentenceFeatures(const std::vector<std::string>& statement);

  /// The names of all features but the words, which follow in the order of Tables::words.
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  [[nodiscard]] std::uint32_t words() const { return static_cast<std::uint32_t>(names_.size()); }

  /// Fills `sentence.features` with its words and its build, by its features as a statement.
  void extract(const std::vector<Feature>& statement, StorySentence& sentence) const;

  /// Adds its signals and its judgement, which must have been read, and that it is sentence `i` of
  /// `count`.
  void complete(std::size_t i, std::size_t count, StorySentence& sentence) const;

 private:
  std::uint32_t statement_structure_ = 0;  ///< the first structural feature of statements
  std::uint32_t statement_words_ = 0;      ///< the first word of statements
  std::uint32_t structure_ = 0;
  std::uint32_t length_ = 0;
  std::uint32_t place_ = 0;
  std::uint32_t label_ = 0;
  std::uint32_t judged_ = 0;
  std::vector<std::string> names_;
};

/// What stands for a single word, where a cue has 1: a word is weaker evidence than a rule that
/// somebody wrote, so it is held closer to 0 (as in the fit of single statements).
inline constexpr float kStoryWordValue = 0.6F;
/// What stands for the part a heading names ("Result:"): the strongest word there is.
inline constexpr float kStoryLabelValue = 3;

}  // namespace reframe::story
