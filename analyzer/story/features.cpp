#include "analyzer/story/features.h"

#include <algorithm>
#include <array>

namespace reframe::story {
namespace {

/// Plain facts of a sentence, in the order of the features.
constexpr std::array kFacts = {"acts.i",   "acts.we",   "acts.none",   "made",
                               "looked",   "steered",   "number",      "question",
                               "backdrop", "habit-now", "hypothetical"};
constexpr std::array kLengths = {"length.1-3", "length.4-8", "length.9-15", "length.16-25",
                                 "length.26+"};
constexpr std::array<std::uint32_t, 4> kLengthsUpTo = {3, 8, 15, 25};
/// Sixths of the story, and its ends.
constexpr std::size_t kPlaces = 6;
constexpr std::array kEnds = {"place.first", "place.last", "place.last-but-one"};
/// More acts than this say no more; more of one kind of act neither.
constexpr std::uint32_t kMostActs = 3;
constexpr std::uint32_t kMostOfOneKind = 2;

float at_most(std::uint32_t count, std::uint32_t most) {
  return static_cast<float>(std::min(count, most));
}

}  // namespace

SentenceFeatures::SentenceFeatures(const std::vector<std::string>& statement)
    : statement_words_(static_cast<std::uint32_t>(statement.size())) {
  const auto next = [this] { return static_cast<std::uint32_t>(names_.size()); };
  for (const char* cue : kStoryCueNames) names_.push_back(std::string("cue.") + cue);
  for (const char* cue : kStoryCueNames) names_.push_back(std::string("cue.") + cue + ".twice");
  for (const char* fact : kFacts) names_.emplace_back(fact);
  length_ = next();
  for (const char* length : kLengths) names_.emplace_back(length);
  place_ = next();
  for (std::size_t i = 0; i < kPlaces; ++i) names_.push_back("place." + std::to_string(i + 1));
  for (const char* end : kEnds) names_.emplace_back(end);
  label_ = next();
  for (std::size_t k = 0; k < kStoryParts; ++k)
    names_.push_back(std::string("label.") + kStoryPartNames[k]);
  judged_ = next();
  for (const char* framing : kFramingNames)
    names_.push_back(std::string("judged.framing.") + framing);
  for (const char* stage : kStageNames) names_.push_back(std::string("judged.stage.") + stage);
  for (const char* flag : kFlagNames) names_.push_back(std::string("judged.flag.") + flag);
  structure_ = next();
  const auto first = std::find_if(statement.begin(), statement.end(), [](const std::string& name) {
    return name.starts_with("structure.");
  });
  statement_structure_ = static_cast<std::uint32_t>(first - statement.begin());
  names_.insert(names_.end(), first, statement.end());
}

void SentenceFeatures::extract(const std::vector<Feature>& statement,
                               StorySentence& sentence) const {
  sentence.features.clear();
  for (const Feature& f : statement) {
    if (f.id >= statement_words_) {
      sentence.features.push_back({words() + f.id - statement_words_, kStoryWordValue});
    } else if (f.id >= statement_structure_) {
      sentence.features.push_back({structure_ + f.id - statement_structure_, 1});
    }
  }
}

void SentenceFeatures::complete(std::size_t i, std::size_t count, StorySentence& s) const {
  const auto add = [&](std::size_t id, float value) {
    if (value != 0) s.features.push_back({static_cast<std::uint32_t>(id), value});
  };
  constexpr std::size_t kCues = kStoryCueNames.size();
  for (std::size_t c = 0; c < kCues; ++c) {
    add(c, s.cues[c] > 0 ? 1 : 0);
    add(kCues + c, s.cues[c] > 1 ? 1 : 0);
  }
  const std::array<float, kFacts.size()> facts = {at_most(s.i_acts, kMostActs),
                                                  at_most(s.we_acts, kMostActs),
                                                  s.i_acts + s.we_acts == 0 ? 1.0F : 0.0F,
                                                  at_most(s.made, kMostOfOneKind),
                                                  at_most(s.looked, kMostOfOneKind),
                                                  at_most(s.steered, kMostOfOneKind),
                                                  static_cast<float>(s.number),
                                                  static_cast<float>(s.question),
                                                  static_cast<float>(s.backdrop),
                                                  static_cast<float>(s.habit_now),
                                                  static_cast<float>(s.hypothetical)};
  for (std::size_t f = 0; f < facts.size(); ++f) add(2 * kCues + f, facts[f]);
  const auto* length = std::lower_bound(kLengthsUpTo.begin(), kLengthsUpTo.end(), s.words);
  add(length_ + static_cast<std::size_t>(length - kLengthsUpTo.begin()), 1);
  if (s.label != StoryPart::other)
    add(label_ + static_cast<std::size_t>(s.label), kStoryLabelValue);
  std::size_t judged = judged_;
  const StatementScore& score = s.judged.score;
  for (const double p : score.framing_probability) add(judged++, static_cast<float>(p));
  for (const double p : score.stage_probability) add(judged++, static_cast<float>(p));
  for (const double p : score.flag_probability) add(judged++, static_cast<float>(p));
  const std::size_t middle = kPlaces / 2;
  add(place_ + (count > 1 ? std::min(kPlaces - 1, i * kPlaces / (count - 1)) : middle), 1);
  for (std::size_t end = 0; end < kEnds.size(); ++end) {
    const bool here = end == 0 ? i == 0 : i + end == count;
    add(place_ + kPlaces + end, here ? 1 : 0);
  }
}

}  // namespace reframe::story
