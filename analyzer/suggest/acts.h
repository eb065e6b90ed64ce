// The acts of a line that stand side by side: "assessing patients, starting IVs and giving
// medications" are three, and they change their form together or not at all.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzer/model/analysis.h"
#include "analyzer/suggest/line.h"

namespace reframe {

/// Edits that put the act in -ing at word `first` and all acts beside it into the past tense, or
/// into the base form when a verb beside them stands in it already ("making rounds, visit all new
/// patients") or `present` asks for it. Nothing when it is not clear which words are acts: half a
/// change is no English. The first edit is that of `first`.
[[nodiscard]] std::optional<std::vector<Edit>> finite_acts(const Line& line, std::size_t first,
                                                           bool present);

/// Edits that put the act at word `first`, told of a third person ("assesses"), and all acts beside
/// it into the base form. Nothing when it is not clear which words are acts.
[[nodiscard]] std::optional<std::vector<Edit>> base_acts(const Line& line, std::size_t first);

/// As finite_acts(), for the acts behind word `behind`, which has its finite form already.
[[nodiscard]] std::optional<std::vector<Edit>> finite_acts_behind(const Line& line,
                                                                  std::size_t behind, bool present);

/// The past tense, or the base form when `present`, of the act in -ing at word `i`.
[[nodiscard]] std::optional<std::string> finite(const Line& line, std::size_t i, bool present);

}  // namespace reframe
