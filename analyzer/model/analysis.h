// What the analysis gives: scores with their evidence, findings, suggestions; for a statement and
// for a whole resume. Reports are made from these and nothing else.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/base/span.h"
#include "analyzer/model/document.h"
#include "analyzer/model/hit.h"
#include "analyzer/model/outline.h"
#include "analyzer/model/taxonomy.h"

namespace reframe {

/// One thing found on the page and what it adds. `span` is in bytes of the statement's text; an
/// empty span speaks of the whole statement.
struct Evidence {
  std::string rule;  ///< rule id, "list.NAME" or "structure.NAME"
  Span span;
  double weight = 0;  ///< log-odds it adds to "reads as product work" (model framing.product)
  std::array<double, 4> framing{};  ///< log-odds added to each framing, by Framing
  std::array<double, 4> stage{};    ///< log-odds added to each stage, by Stage
  std::array<double, 3> flag{};     ///< log-odds added to each flag, by Flag
};

/// Message of a finding: three sentences.
struct Message {
  std::string what;
  std::string why;
  std::string instead;
};

/// Something to act on. `span` is in bytes of the statement's text (or of the block's, when no
/// statement is named).
struct Finding {
  std::string rule;
  Severity severity = Severity::note;
  Span span;
  Message message;
};

/// What a suggestion does with a line.
enum class SuggestionKind : std::uint8_t { reword, complete, cut, lift };
inline constexpr std::array kSuggestionKindNames = {"reword", "complete", "cut", "lift"};
[[nodiscard]] constexpr std::string_view to_string(SuggestionKind v) {
  return kSuggestionKindNames[static_cast<std::size_t>(v)];
}

/// Replace bytes `span` of the statement's text by `text`.
struct Edit {
  Span span;
  std::string text;
};

/// `text` with `edits` (ascending, within it) applied.
[[nodiscard]] std::string applied(std::string_view text, const std::vector<Edit>& edits);

/// A rewrite. `text` is the statement with all edits applied; slots stand in it as "[how many?]".
struct Suggestion {
  std::string rule;  ///< the transformation that made it
  SuggestionKind kind = SuggestionKind::reword;
  std::string text;
  std::vector<std::string> slots;    ///< without brackets, in order
  std::vector<Edit> edits;           ///< ascending, not overlapping
  std::vector<std::string> answers;  ///< findings (rule ids) it settles
  std::vector<std::string> laws;     ///< law checks it passed, by name
  std::vector<std::string> parts;    ///< all transformations in it, `rule` among them
  int gain = 0;                      ///< points of StatementScore::score, by re-analysis
  int gain_answered = 0;             ///< the same with each slot answered by its rule's sample; of
                                     ///< a line's first suggestion alone, for others it is `gain`
  std::string answered;              ///< that text; "" when there is no slot. Never shown as advice
};

/// The judgement of one statement.
struct StatementScore {
  Framing framing = Framing::neutral;
  std::array<double, 4> framing_probability{};  ///< by Framing, sums to 1
  double framing_score = 0;                     ///< probability that it reads as product work
  Stage stage = Stage::none;
  std::array<double, 4> stage_probability{};  ///< by Stage, sums to 1
  std::array<double, 3> flag_probability{};   ///< by Flag
  std::array<bool, 3> flags{};                ///< by Flag
  int score = 0;                              ///< 0..100, see score/statement_score.h
};

/// A statement with everything said about it.
struct StatementAnalysis {
  Statement statement;
  StatementScore score;
  bool act = false;       ///< opens with a verb of doing, as buzzword lists and claims do not
  std::vector<Hit> hits;  ///< every rule that matched, by rule
  std::vector<Evidence> evidence;
  std::vector<Finding> findings;
  std::vector<Suggestion> suggestions;  ///< best gain first
  std::string praise;                   ///< why a strong line is strong; "" for others
};

/// One stage of a document's arc.
struct StageScore {
  bool shown = false;
  double score = 0;                       ///< 0..100; meaningless unless shown
  std::vector<std::uint32_t> statements;  ///< the lines that carry it, strongest first
  std::string why;                        ///< one sentence with the sum
};

/// How well the document tells the story.
struct Arc {
  std::optional<double> score;        ///< 0..100; nothing when there is too little to judge
  std::array<StageScore, 3> stages;   ///< clinician, problem solver, strategic thinker
  std::optional<double> progression;  ///< -1..1: does newer work stand higher than older?
  std::optional<double> balance;      ///< 0..1: are the stages told in proportion?
  std::string why;
};

/// One of the eight competencies.
struct Competency {
  enum class State : std::uint8_t { missing, claimed, shown };
  std::string name;
  State state = State::missing;
  std::vector<std::uint32_t> statements;  ///< where it is shown or claimed
};
inline constexpr std::array kCompetencyStateNames = {"missing", "claimed", "shown"};

/// Craft over all judged work statements, each 0..100.
struct Craft {
  std::optional<double> score;
  double outcome = 0;
  double metric = 0;
  double ownership = 0;
  double clarity = 0;
};

/// A reading of seniority, with what it rests on.
struct Level {
  std::string name;  ///< "Associate or Clinical PM", "PM", "Senior PM", "Director"; "" = not judged
  std::string why;
};

/// One item of the plan: what to learn or do next, and what in this resume it rests on.
struct PlanItem {
  std::string id;
  std::string kind;  ///< "skill", "tool", "step", "challenge", "mindset", "strength", "level"
  std::string title;
  std::string evidence;            ///< "not found", "claimed in 2 lines, not shown", …
  std::string todo;                ///< what to do
  std::vector<std::string> learn;  ///< where to learn it
  std::string salary;              ///< of a level, as the source gives it; else ""
  std::string source;
  std::vector<std::uint32_t> statements;  ///< the lines the evidence speaks of
};

/// A piece of advice about the build of the resume.
struct LayoutAdvice {
  std::string message;
  std::vector<std::uint32_t> statements;  ///< lines it is about, in reading order
};

/// The bridge from care to product: a title and a summary of this resume's own facts, with slots,
/// and what to move and to shorten.
struct Bridge {
  std::string title;
  std::string summary;
  std::vector<std::string> slots;         ///< of title and summary, without brackets
  std::vector<std::uint32_t> statements;  ///< lines the summary quotes
  std::vector<LayoutAdvice> order;        ///< sections to add or move
  std::vector<LayoutAdvice> shorten;      ///< clinical detail beyond one anchor a role
};

/// What the first fixes are worth, by re-analysis of the whole document.
struct FixGain {
  std::size_t lines = 0;      ///< how many of fix_first are counted
  int points = 0;             ///< sum of their gains, as the rewrites stand
  int points_answered = 0;    ///< the same with every slot answered by its rule's sample
  std::optional<double> arc;  ///< the arc once those lines are rewritten and answered
};

/// The analysis of a resume.
struct ResumeAnalysis {
  Document document;
  Outline outline;
  std::vector<std::vector<Hit>> entry_hits;  ///< by entry: rules that matched its title
  std::vector<Hit> name_hits;  ///< rules that matched the first line: "Ana Ruiz, RN, BSN"
  std::vector<StatementAnalysis> statements;
  std::vector<Finding> findings;  ///< about the document as a whole
  Arc arc;
  std::array<double, 4> framing_share{};  ///< by Framing, over judged statements
  Craft craft;
  std::vector<Competency> competencies;
  std::vector<std::string> tools;
  Level level;
  std::string profession;                ///< "" = not told
  std::vector<std::uint32_t> fix_first;  ///< statements, best gain first
  FixGain fix_gain;
  std::vector<PlanItem> plan;  ///< most useful first
  Bridge bridge;
  std::string rules_version;
};

}  // namespace reframe
