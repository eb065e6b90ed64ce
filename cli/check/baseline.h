// The findings that were accepted: counts by file, rule and text, never by line. No text is kept.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "analyzer/base/error.h"
#include "analyzer/report/check_report.h"

namespace reframe::cli {

/// By file (relative to the folder of the baseline), then in the order of the report.
using Baseline = std::map<std::string, std::vector<RuleCount>>;

/// Reads a baseline file. Errors (malformed) name the place in it and the cure.
[[nodiscard]] Result<Baseline> read_baseline(const std::string& name, const std::string& bytes);

/// The text of a baseline file, one entry a line, sorted by file, so that a diff is readable.
[[nodiscard]] std::string baseline_text(const Baseline& baseline);

/// What `path` (absolute) is called in the baseline file `baseline` (absolute).
[[nodiscard]] std::string baseline_key(const std::string& baseline, const std::string& path);

/// Marks live findings as accepted, as many of each fingerprint as `entries` count, and puts what
/// is left of the entries into `file.stale`.
void accept_findings(const std::vector<RuleCount>& entries, CheckedFile& file);

/// The entries that accept every finding of `file` that is not suppressed.
[[nodiscard]] std::vector<RuleCount> entries_of(const CheckedFile& file);

}  // namespace reframe::cli
