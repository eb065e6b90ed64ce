// What the build put into the program: the compiled tables and the YAML they came from.
#pragma once

#include <string_view>
#include <vector>

#include "analyzer/rulepack/source.h"
#include "analyzer/rulepack/tables.h"

namespace reframe::rulepack {

/// The YAML files of the built-in packs, for `--rules DIR`, which compiles them anew with DIR on
/// top. A normal start never touches these bytes.
[[nodiscard]] std::vector<SourceFile> builtin_sources();

}  // namespace reframe::rulepack
