// What the analysis of interview stories gives.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/base/span.h"
#include "analyzer/model/analysis.h"
#include "analyzer/model/taxonomy.h"

namespace reframe {

/// The five parts of a story, and what is none of them.
enum class StoryPart : std::uint8_t { situation, task, action, result, reflection, other };
inline constexpr std::size_t kStoryParts = 5;
inline constexpr std::array kStoryPartNames = {"situation", "task",       "action",
                                               "result",    "reflection", "other"};
[[nodiscard]] constexpr std::string_view to_string(StoryPart v) {
  return kStoryPartNames[static_cast<std::size_t>(v)];
}

/// Whose acts the story tells: the teller's, the team's, both, nobody's.
enum class Ownership : std::uint8_t { i, we, mixed, none };
inline constexpr std::array kOwnershipNames = {"I", "we", "mixed", "none"};

/// One paragraph of a story, in bytes of its text.
struct StoryBlock {
  Span span;
  bool heading = false;
  StoryPart label = StoryPart::other;  ///< named by a heading or label such as "Result:"
  bool candidate = true;               ///< false: somebody else speaks
};

/// A story as it stands on the page.
struct StoryText {
  std::string title;  ///< "" = none; the words of title_span
  Span title_span;
  std::string text;  ///< with the title; all spans are bytes of this
  std::vector<StoryBlock> blocks;
  std::uint32_t line = 0;  ///< 1-based line of the source where it begins; 0 = unknown
};

/// How often a sentence shows a cue, by StoryCue.
using StoryCues = std::array<std::uint8_t, kStoryCueNames.size()>;

/// What a sentence can show: the parts (as StoryPart, `other` for none), and evidence of the
/// stages.
enum class Shows : std::uint8_t {
  situation,
  task,
  action,
  result,
  reflection,
  other,
  care,         ///< the teller's clinical post or work
  recurring,    ///< a problem that comes back, beyond one patient
  inquiry,      ///< own finding out: watching, counting, asking why
  fix,          ///< a change of how things are done, for more than one patient
  choice,       ///< a choice among alternatives, something given up
  priority,     ///< what comes first, beyond one patient or shift
  agreement,    ///< groups brought to agree
  spread,       ///< taken to other places, or decided for the whole
  measure,      ///< a number that steers: a goal, a threshold to go on or stop
  business,     ///< the case for the organisation
  talk,         ///< borrowed words without content
  one_patient,  ///< the care or puzzle of one patient
};
inline constexpr std::array kShowsNames = {
    "situation", "task",      "action",  "result",   "reflection", "other",
    "care",      "recurring", "inquiry", "fix",      "choice",     "priority",
    "agreement", "spread",    "measure", "business", "talk",       "one-patient"};
inline constexpr std::size_t kShowsCount = kShowsNames.size();
[[nodiscard]] constexpr std::string_view to_string(Shows v) {
  return kShowsNames[static_cast<std::size_t>(v)];
}

/// One thing a sentence has, and how much of it: number in story::SentenceFeatures.
struct SentenceFeature {
  std::uint32_t id = 0;
  float value = 0;
};

/// One sentence of the candidate.
struct StorySentence {
  Span span;  ///< bytes of StoryText::text
  std::uint32_t block = 0;
  StoryPart label = StoryPart::other;  ///< part its heading names
  std::uint32_t words = 0;
  std::uint32_t i_acts = 0;   ///< things the teller did
  std::uint32_t we_acts = 0;  ///< things done together
  std::uint32_t made = 0;     ///< acts of making or changing something
  std::uint32_t looked = 0;   ///< acts of finding out
  std::uint32_t steered = 0;  ///< acts of deciding, agreeing, putting in order
  bool number = false;        ///< carries a number that measures something
  bool question = false;
  bool backdrop = false;      ///< tells how things were or stood, not what happened next
  bool habit_now = false;     ///< what the teller does in the present
  bool hypothetical = false;  ///< told as what one would do
  StoryCues cues{};
  std::vector<Span> acronyms;               ///< letters few know, in bytes of StoryText::text
  std::uint32_t terms = 0;                  ///< specialist terms
  std::vector<SentenceFeature> features;    ///< what the model weighs
  std::array<double, kShowsCount> shows{};  ///< probability, by Shows
  StoryPart part = StoryPart::other;
  StatementAnalysis judged;  ///< the sentence by itself
};

/// One part of the story: there or not, and the sentences that tell it, best first.
struct PartReading {
  bool present = false;
  std::vector<std::uint32_t> sentences;
};

/// One stage of the arc as the story shows it.
struct StoryStage {
  bool shown = false;
  double score = 0;                      ///< 0..100; meaningless unless shown
  std::vector<std::uint32_t> sentences;  ///< that carry it
  std::string why;                       ///< the sum in words
};

/// An identifier of a person in the story: family and place, never the value.
struct PrivateSpan {
  std::string family;
  Span span;
};

/// A finding about a story; `sentence` is the one it points at, or kNoSentence.
inline constexpr std::uint32_t kNoSentence = 0xFFFFFFFFU;
struct StoryFinding {
  Finding finding;  ///< span in bytes of StoryText::text
  std::uint32_t sentence = kNoSentence;
};

/// A line of the skeleton: the story's own sentences of one part in arc order, or a slot to fill.
struct SkeletonLine {
  StoryPart part = StoryPart::other;
  std::vector<std::uint32_t> sentences;
  std::string slot;  ///< the question to answer; "" when the part is told
};

/// The story cut to a time by choosing sentences.
struct StoryCut {
  std::uint32_t seconds = 0;             ///< the time asked for
  std::vector<std::uint32_t> sentences;  ///< in the order told
  std::uint32_t words = 0;
};

/// One addend of the score.
struct StoryPoint {
  std::string name;
  double points = 0;
  double most = 0;
};

/// How one fact stands in the story and in the resume.
struct FactPair {
  enum class Kind : std::uint8_t { agrees, contradicts };
  Kind kind = Kind::agrees;
  std::string what;  ///< "number of nurses", "title", …
  std::string in_story;
  std::string in_resume;
  Span span;  ///< bytes of the story's text
  std::uint32_t sentence = 0;
  std::uint32_t statement = 0;  ///< of the resume
};

/// Everything said about one story.
struct StoryAnalysis {
  StoryText source;
  std::vector<StorySentence> sentences;
  bool judged = false;      ///< false: too short to say anything
  std::uint32_t words = 0;  ///< of the candidate
  std::uint32_t seconds = 0;
  std::optional<int> score;  ///< 0..100
  std::vector<StoryPoint> points;
  std::array<PartReading, kStoryParts> parts;
  std::array<StoryStage, 3> stages;
  std::optional<double> arc;  ///< 0..100
  std::vector<Stage> order;   ///< stages shown, as told
  Ownership ownership = Ownership::none;
  std::uint32_t i_acts = 0;
  std::uint32_t we_acts = 0;
  bool metric = false;
  std::uint32_t specialist_terms = 0;
  std::vector<PrivateSpan> privacy;
  std::vector<StoryFinding> findings;
  std::vector<SkeletonLine> skeleton;
  std::vector<StoryCut> cuts;
  std::vector<std::string> questions;  ///< ids of questions it can answer, best first
  std::vector<FactPair> facts;         ///< only when a resume was given
};

/// A question of an interview.
struct StoryQuestion {
  std::string id;
  std::string family;
  std::string text;
};

/// How well one story answers one question, 0..100.
struct StoryMatch {
  std::uint32_t story = 0;
  double score = 0;
  std::string why;
};

/// What a set of stories covers.
struct StoryBank {
  struct Row {
    std::string family;
    std::array<std::vector<std::uint32_t>, 3> stories;  ///< by stage
  };
  std::vector<Row> rows;
  std::vector<StoryQuestion> uncovered;  ///< questions no story answers
  std::vector<std::uint32_t> overused;   ///< stories that are best for too many questions
};

/// The stories of one call.
struct StorySet {
  std::vector<StoryAnalysis> stories;
  std::vector<std::string> sources;  ///< by story: name of its file
  StoryBank bank;
  std::string rules_version;
};

}  // namespace reframe
