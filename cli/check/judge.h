// Checks one file: reads, tells its kind, analyses, applies settings, suppressions and baseline.
#pragma once

#include <string>

#include "analyzer/pipeline.h"
#include "analyzer/report/check_report.h"
#include "cli/check/baseline.h"
#include "cli/check/compare.h"
#include "cli/check/settings.h"
#include "cli/check/walk.h"

namespace reframe::cli {

/// What all files of a run share; read by many threads.
struct JudgeContext {
  std::string baseline_file;  ///< absolute; "" = none
  Baseline baseline;
  bool compare = false;
  EarlierReport earlier;
};

/// Checks the file of `item` by `settings`. Never fails: what goes wrong stands in the result.
[[nodiscard]] CheckedFile judge_file(const WalkItem& item, const LoadedSettings& settings,
                                     const JudgeContext& context, Analyzer::Scratch& scratch);

}  // namespace reframe::cli
