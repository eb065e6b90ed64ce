// What the settings ask of a whole document.
#pragma once

#include <vector>

#include "analyzer/model/analysis.h"
#include "analyzer/model/story.h"
#include "analyzer/report/check_report.h"
#include "cli/check/config.h"

namespace reframe::cli {

/// A finding for each threshold that `resume` misses, in the order of threshold_keys(). A score is
/// compared as it is shown, with one decimal, a share with three. A value that is not shown or not
/// judged misses any minimum above 0: a gate that cannot see must not open.
[[nodiscard]] std::vector<CheckFinding> threshold_findings(const Config& config,
                                                           const ResumeAnalysis& resume);

/// A finding when the score of `story` misses its threshold.
[[nodiscard]] std::vector<CheckFinding> story_threshold_findings(const Config& config,
                                                                 const StoryAnalysis& story);

}  // namespace reframe::cli
