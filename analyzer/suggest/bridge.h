// A title and a summary that lead from care to product, and what to move and shorten for it.
#pragma once

#include "analyzer/model/analysis.h"

namespace reframe {

/// Builds the bridge from this resume's own facts: the newest title and place of work, the years
/// the summary itself names, the strongest lines of the later stages in their own words. What only
/// the person knows is a slot; nothing else is added. `resume` must be scored.
/// `in_product` tells that it has a product title already, so that nobody is told to move where
/// they are.
[[nodiscard]] Bridge bridge_of(const ResumeAnalysis& resume, bool in_product);

}  // namespace reframe
