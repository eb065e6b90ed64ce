// The scores of a whole resume, from its judged statements. All sums are over distinct statements,
// so saying a thing twice gains nothing, and no sum looks at names, schools, places or pronouns.
#pragma once

#include <array>
#include <string_view>

#include "analyzer/model/analysis.h"
#include "analyzer/rulepack/tables.h"

namespace reframe {

/// How much evidence lifts a stage: score = 100 · (1 − exp(−sum / k)). The clinician foundation
/// needs little and saturates; the other stages need several lines before they carry.
inline constexpr std::array kStageSaturation = {1.2, 4.0, 3.0};
/// Shares of the three stages in the arc, 0..1; they sum to 1.
inline constexpr std::array kArcShare = {0.2, 0.4, 0.4};
/// What a line counts by where it stands: a summary claims, the work shows.
inline constexpr double kSummaryWeight = 0.5;
/// A line counts for a stage only where it shows it with at least this probability.
inline constexpr double kFewestShare = 0.3;
/// What an outcome (past the foundation) and a metric add to what a line counts for a stage.
inline constexpr double kOutcomeBonus = 0.3;
inline constexpr double kMetricBonus = 0.15;
/// What the clinician foundation gets without any line: for each clinical job title (up to the
/// most), for licences (certifications, or initials behind the name) and for a clinical degree.
inline constexpr double kTitleCredit = 0.3;
inline constexpr double kMostTitleCredit = 0.9;
inline constexpr double kLicenceCredit = 0.6;
inline constexpr double kDegreeCredit = 0.1;
/// A line that reads as a duty counts for its stage only in this part.
inline constexpr double kDutyPart = 0.35;
/// Fewer judged work statements than this, and nothing about the document is judged.
inline constexpr std::size_t kFewestStatements = 3;
/// The proportion of lines by stage that balance compares with (clinician, problem, strategy).
inline constexpr std::array kBalancedShare = {0.3, 0.4, 0.3};
/// Share of lines with an outcome, and with a metric, that counts as full marks for craft.
inline constexpr double kFullOutcomeShare = 0.5;
inline constexpr double kFullMetricShare = 0.5;
/// Weights of outcome, metric, ownership and clarity in the craft score; they sum to 1.
inline constexpr std::array kCraftShare = {0.35, 0.25, 0.25, 0.15};

/// The names of the eight competencies, as `value` of competency rules and in records.
inline constexpr std::array kCompetencies = {
    "product strategy",       "agile and scrum",
    "user research and ux",   "roadmapping and prioritisation",
    "metrics and kpis",       "problem solving",
    "stakeholder management", "systems thinking"};

/// Fills arc, framing shares, craft, competencies, tools, level and profession of `resume` from its
/// outline and judged statements. `asked_profession` overrides what the resume tells unless empty.
void score_document(const rulepack::Tables& tables, std::string_view asked_profession,
                    ResumeAnalysis& resume);

}  // namespace reframe
