// Rows of the tables that rewriting and planning read: transformations of a line, and steps of a
// plan. They are data of the packs like rules, but no evidence: no score ever looks at them.
#pragma once

#include <array>
#include <cstdint>

#include "analyzer/rulepack/pool.h"

namespace reframe::rulepack {

/// What a rewrite does with the words its terms find.
enum class RewriteAction : std::uint8_t {
  swap,          ///< puts the text of the pair in their place
  verb,          ///< puts the same form of another verb in place of a verb
  cut,           ///< takes them out
  trim,          ///< takes all of them but the last out
  fill,          ///< puts a question in place of the first of them
  expand,        ///< puts the meaning before an acronym, which moves into brackets
  opener,        ///< takes out a duty opener; the act behind it takes over, in the past tense
  nominal,       ///< behind an opener or at the start: "the design of" becomes "designed"
  supply,        ///< behind an opener: puts the verb that the noun lacks before it
  gerund,        ///< at the start: "Assessing" becomes "Assessed", with all acts beside it
  first_person,  ///< takes out "I" and "we" before the opening verb
  passive,       ///< "a form was designed" becomes "[who?] designed a form"
  third_person,  ///< at the start: "Assesses" becomes "Assess", with all acts beside it
  split,         ///< makes sentences of the parts of a long line that semicolons divide
  insert,        ///< puts a question before the last word found
  ask,           ///< puts a question at the end of the line
};
inline constexpr std::array kRewriteActionNames = {
    "swap",   "verb",   "cut",          "trim",    "fill",         "expand", "opener", "nominal",
    "supply", "gerund", "first-person", "passive", "third-person", "split",  "insert", "ask"};

/// What a question is about: one line is never asked two questions about one thing.
enum class About : std::uint8_t { wording, scope, effect, part, decision, proof };
inline constexpr std::array kAboutNames = {"wording", "scope",    "effect",
                                           "part",    "decision", "proof"};

/// What a line must not say yet for a question to be put. Each is read from the words alone.
/// `second_act`: one act alone is told; `focus`: three acts or tasks or more are, side by side;
/// `list`: they are not.
enum class Lack : std::uint8_t { number, outcome, reason, second_act, focus, list };
inline constexpr std::array kLackNames = {"number",     "outcome", "reason",
                                          "second-act", "focus",   "list"};

/// What the line must have been judged for a question to be put; the last two by its framing, too.
enum class Judged : std::uint8_t { duty, clinical, product, not_clinical, not_product };
inline constexpr std::array kJudgedNames = {"duty", "clinical", "product", "not-clinical",
                                            "not-product"};

/// One rewrite.
struct RewriteRow {
  StringRef id, label, why, text, sample, source;
  RewriteAction action = RewriteAction::swap;
  std::uint8_t kind = 0;  ///< SuggestionKind
  About about = About::wording;
  std::uint8_t rank = 0;     ///< 0..99: of several questions the highest is put
  std::uint32_t lacks = 0;   ///< bit i: Lack i must hold
  std::uint32_t judged = 0;  ///< bit i: Judged i must hold
  Range examples;            ///< into Tables::rewrite_examples
  Range moves;               ///< into Tables::moves
};

/// One term of a rewrite, and what it puts there; terms match into this table.
struct MoveRow {
  StringRef term, text;
  std::uint32_t rewrite = 0;
};

/// A line and what the rewrite alone makes of it; empty when it must leave the line alone.
struct RewriteExampleRow {
  StringRef line, gives;
};

/// What an item of a plan is.
enum class PlanKind : std::uint8_t { skill, tool, step, challenge, mindset, strength, level };
inline constexpr std::array kPlanKindNames = {"skill",   "tool",     "step", "challenge",
                                              "mindset", "strength", "level"};

/// When a step is given. All that are named must hold; none of them looks at a weight.
enum class PlanWhen : std::uint8_t {
  no_product_title,  ///< no entry has a product title
  no_project,        ///< no section of projects
  no_certificate,    ///< no product or agile certificate is named
  few_product,       ///< less than a third of the lines of work read as product work
  no_strategy,       ///< no line shows the strategic stage
  no_problem,        ///< no line shows a problem solved
  few_numbers,       ///< less than a third of the lines of work have a number
  modest,            ///< a line says "just a nurse" or the like
  jargon,            ///< borrowed words without an act
  clinical,          ///< the clinician foundation is shown
};
inline constexpr std::array kPlanWhenNames = {
    "no-product-title", "no-project",  "no-certificate", "few-product", "no-strategy",
    "no-problem",       "few-numbers", "modest",         "jargon",      "clinical"};

/// One item of the plan.
struct PlanRow {
  StringRef id;
  StringRef about;  ///< the competency, tool or level it speaks of; "" for others
  StringRef title, todo, salary, source;
  Range learn;             ///< into Tables::plan_learn
  std::uint32_t when = 0;  ///< bit i: PlanWhen i
  PlanKind kind = PlanKind::step;
  std::uint8_t rank = 0;  ///< 0..99: most useful first
  std::uint16_t unused = 0;
};

}  // namespace reframe::rulepack
