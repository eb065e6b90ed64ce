// Compiles packs into tables.
#pragma once

#include <string>
#include <vector>

#include "analyzer/base/error.h"
#include "analyzer/rulepack/source.h"

namespace reframe::rulepack {

/// Compiles the YAML of `base`, then of `overlay`, into table bytes for Tables::open/adopt. Within
/// either, a rule, list or verb given twice is an error; one of `overlay` replaces its namesake in
/// `base`. Equal input gives equal bytes. Errors: invalid_rule with file, line, column, and cure.
[[nodiscard]] Result<std::string> compile(const std::vector<SourceFile>& base,
                                          const std::vector<SourceFile>& overlay = {});

}  // namespace reframe::rulepack
