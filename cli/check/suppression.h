// "reframe: ignore RULE reason", in a comment beside the line it is about.
#pragma once

#include <string>
#include <vector>

#include "analyzer/base/error.h"
#include "analyzer/model/document.h"
#include "analyzer/rulepack/tables.h"

namespace reframe::cli {

/// One wish to ignore rules.
struct Suppression {
  std::vector<std::string> rules;  ///< ids of today; retired ones are resolved
  std::string reason;
  std::uint32_t first_block = 0;  ///< blocks it holds for, [first, end)
  std::uint32_t end_block = 0;
  std::uint32_t line = 0;  ///< of the source; 0 where there are no lines
  std::uint32_t used = 0;  ///< findings it suppressed
  std::string problem;     ///< id of a check rule when it cannot hold; else ""
  std::string what;        ///< what is wrong then, a sentence
};

/// More suppressions than this in one document are a mistake, or an attack.
inline constexpr std::size_t kMostSuppressions = 1000;

/// Every suppression in the comments of `document`: `reframe: ignore RULE[,RULE…] reason`, one a
/// line, upper and lower case of the first word as Word likes it; further lines go on with the
/// reason. Comments that do not begin with "reframe:" are none. Errors: limit.
[[nodiscard]] Result<std::vector<Suppression>> suppressions_of(const Document& document,
                                                               const rulepack::Tables& tables);

/// The suppression that holds for a finding of `rule` in `block`, or nothing. For a finding about
/// the whole document any place in it will do.
[[nodiscard]] Suppression* find_suppression(std::vector<Suppression>& all, const std::string& rule,
                                            std::uint32_t block, bool whole_file);

}  // namespace reframe::cli
