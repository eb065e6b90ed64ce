// What changed since an earlier JSON report of `check`, and whether text or rules made it so.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "analyzer/base/error.h"
#include "analyzer/report/check_report.h"

namespace reframe::cli {

/// What a report says of one file, as far as it is compared.
struct EarlierFile {
  std::string text_hash;
  std::string rules_version;
  int score_version = 0;
  std::string settings_hash;
  std::optional<double> arc;
  std::vector<RuleCount> live;
};

/// A report, by path.
using EarlierReport = std::map<std::string, EarlierFile>;

/// Reads a report written by `check --format json`. Errors: malformed.
[[nodiscard]] Result<EarlierReport> read_report(const std::string& name, const std::string& bytes);

/// How `file` differs from the report.
[[nodiscard]] CheckChange change_since(const EarlierReport& report, const CheckedFile& file);

}  // namespace reframe::cli
