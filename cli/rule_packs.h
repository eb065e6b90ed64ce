// Getting the rule tables a call asks for.
#pragma once

#include <string>
#include <vector>

#include "analyzer/base/error.h"
#include "analyzer/rulepack/source.h"
#include "analyzer/rulepack/tables.h"

namespace reframe::cli {

/// The *.yaml files under `folder`, sorted by path, read whole. Errors: io (missing, no folder, no
/// YAML in it).
[[nodiscard]] Result<std::vector<rulepack::SourceFile>> read_pack_files(const std::string& folder);

/// The built-in tables, or, with a folder, those with its packs on top. Errors: io, invalid_rule.
[[nodiscard]] Result<rulepack::Tables> load_tables(const std::string& rules_dir);

}  // namespace reframe::cli
