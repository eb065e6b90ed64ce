// The fixed words of the field: framings, stages, flags, sections, dimensions, rungs of agency.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace reframe {

/// Whose work a statement reads as.
enum class Framing : std::uint8_t { clinical, product, mixed, neutral };
/// Which stage of the arc a statement shows most.
enum class Stage : std::uint8_t { clinician, problem_solver, strategic_thinker, none };
/// How a statement is told.
enum class Flag : std::uint8_t { outcome, metric, duty };
/// The part of a resume a block stands in. `header` is the name and contact block at the top.
enum class SectionKind : std::uint8_t {
  header,
  summary,
  experience,
  projects,
  education,
  skills,
  certifications,
  volunteering,
  publications,
  other,
};
/// How serious a finding is, lowest first.
enum class Severity : std::uint8_t { none, note, warning, error };
/// What a rule speaks about.
enum class Dimension : std::uint8_t {
  framing,
  stage,
  flag,
  craft,
  competency,
  profession,
  tool,
  level,
  story,
};
/// Agency, lowest first. A rewrite never climbs.
enum class Rung : std::uint8_t { unknown, helped, contributed, did, coordinated, led, owned };
/// What kind of text is analysed.
enum class TextKind : std::uint8_t { resume, story };
/// What a sentence of an interview story says, as rules of dimension `story` see it. The first ten
/// speak of the five parts (a `_hint` is weaker), then of the stages, then of how it is told.
enum class StoryCue : std::uint8_t {
  situation,
  situation_hint,
  task,
  task_hint,
  action,
  action_hint,
  result,
  result_hint,
  reflection,
  reflection_hint,
  role,          ///< the teller's clinical post
  care,          ///< care given, or a patient spoken of
  one_patient,   ///< this one patient
  recurring,     ///< a problem that comes back, or that everybody has
  inquiry,       ///< found out how things are, beyond one patient
  change,        ///< made, changed or tried something others work with
  choice,        ///< one way taken and another one not
  tradeoff,      ///< something given up knowingly
  priority,      ///< what comes first and what waits
  align,         ///< people of several functions brought to agree
  spread,        ///< other places took it up
  steer,         ///< a measure that decides what happens next
  business,      ///< money, payers, vendors, the organisation's plan
  buzzword,      ///< product words without a thing
  hypothetical,  ///< "I would"
  habit,         ///< "I would" of things that were usual, or said by somebody
  filler,
  stakeholder,  ///< somebody other than the patient
  alternative,  ///< the way not taken
  conflict,
  other_side,  ///< what the other side wanted or said
  assigned,    ///< somebody told the teller to do it
  closing,     ///< a proper end
  greeting,    ///< talk around the story
  measure,     ///< a number that measures work, scale or a result
  failure,     ///< something did not work
  regulation,  ///< law, consent, safety cases, privacy
  software,    ///< records, screens, alerts
  uncertain,   ///< not enough known to decide
  explain,     ///< care made plain to somebody outside it
  motive,      ///< what draws the teller to product work
  person,      ///< he or she: a patient or a colleague, as the sentences before tell
  colleague,   ///< one person beside the patient
  counted,     ///< a count of things of the work; small ones are said in passing
  pending,     ///< it is not known yet how it ended
  acronym,     ///< letters that a listener outside care has to look up
  lesson,      ///< what one took from it, said outright
  since,       ///< what one does otherwise now, or would: a lesson where the story closes
};

inline constexpr std::array kFramingNames = {"clinical", "product", "mixed", "neutral"};
inline constexpr std::array kStageNames = {"clinician", "problem_solver", "strategic_thinker",
                                           "none"};
inline constexpr std::array kFlagNames = {"outcome", "metric", "duty"};
inline constexpr std::array kSectionNames = {
    "header", "summary",        "experience",   "projects",     "education",
    "skills", "certifications", "volunteering", "publications", "other"};
inline constexpr std::array kSeverityNames = {"none", "note", "warning", "error"};
inline constexpr std::array kDimensionNames = {
    "framing", "stage", "flag", "craft", "competency", "profession", "tool", "level", "story"};
inline constexpr std::array kRungNames = {"unknown",     "helped", "contributed", "did",
                                          "coordinated", "led",    "owned"};
inline constexpr std::array kTextKindNames = {"resume", "story"};
inline constexpr std::array kStoryCueNames = {
    "situation",    "situation-hint", "task",       "task-hint",       "action",      "action-hint",
    "result",       "result-hint",    "reflection", "reflection-hint", "role",        "care",
    "one-patient",  "recurring",      "inquiry",    "change",          "choice",      "tradeoff",
    "priority",     "align",          "spread",     "steer",           "business",    "buzzword",
    "hypothetical", "habit",          "filler",     "stakeholder",     "alternative", "conflict",
    "other-side",   "assigned",       "closing",    "greeting",        "measure",     "failure",
    "regulation",   "software",       "uncertain",  "explain",         "motive",      "person",
    "colleague",    "counted",        "pending",    "acronym",         "lesson",      "since"};

/// The stable word of a value.
[[nodiscard]] constexpr std::string_view to_string(Framing v) {
  return kFramingNames[static_cast<std::size_t>(v)];
}
[[nodiscard]] constexpr std::string_view to_string(Stage v) {
  return kStageNames[static_cast<std::size_t>(v)];
}
[[nodiscard]] constexpr std::string_view to_string(Flag v) {
  return kFlagNames[static_cast<std::size_t>(v)];
}
[[nodiscard]] constexpr std::string_view to_string(SectionKind v) {
  return kSectionNames[static_cast<std::size_t>(v)];
}
[[nodiscard]] constexpr std::string_view to_string(Severity v) {
  return kSeverityNames[static_cast<std::size_t>(v)];
}
[[nodiscard]] constexpr std::string_view to_string(Dimension v) {
  return kDimensionNames[static_cast<std::size_t>(v)];
}
[[nodiscard]] constexpr std::string_view to_string(Rung v) {
  return kRungNames[static_cast<std::size_t>(v)];
}
[[nodiscard]] constexpr std::string_view to_string(TextKind v) {
  return kTextKindNames[static_cast<std::size_t>(v)];
}
[[nodiscard]] constexpr std::string_view to_string(StoryCue v) {
  return kStoryCueNames[static_cast<std::size_t>(v)];
}

/// The value whose stable word is `word`, or nothing. `names` is one of the tables above.
template <class Enum, class Names>
[[nodiscard]] constexpr std::optional<Enum> from_string(const Names& names, std::string_view word) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (word == names[i]) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace reframe
