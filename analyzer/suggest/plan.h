// What to learn and do next, from the gaps of one resume.
#pragma once

#include <vector>

#include "analyzer/model/analysis.h"
#include "analyzer/rulepack/tables.h"

namespace reframe {

/// The items of `tables.plan` that this resume leaves open, most useful first: skills and tools it
/// does not show, steps and challenges whose conditions hold, then strengths and the level it reads
/// as. Nothing is asked of a resume that shows it. `resume` must be scored.
[[nodiscard]] std::vector<PlanItem> plan_for(const rulepack::Tables& tables,
                                             const ResumeAnalysis& resume);

/// True when an entry of the resume has a product title already.
[[nodiscard]] bool has_product_title(const rulepack::Tables& tables, const ResumeAnalysis& resume);

}  // namespace reframe
