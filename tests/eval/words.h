// Which single words may have a weight of their own.
#pragma once

#include <string>

#include "analyzer/rulepack/tables.h"

namespace reframe::eval {

/// True for a word that may move a score: no name, pronoun, word of grammar, filler, self-praise or
/// jargon.
[[nodiscard]] bool may_count(const rulepack::Tables& tables, const std::string& word);

}  // namespace reframe::eval
