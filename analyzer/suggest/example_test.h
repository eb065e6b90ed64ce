// Runs the examples of rewrites: every transformation proves itself where it is written.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/model/tokens.h"
#include "analyzer/rulepack/tables.h"

namespace reframe {

/// An example that did not come out as written.
struct RewriteFailure {
  std::string rewrite;
  std::string line;
  std::string what;  ///< what came out instead
};

/// What a run of all examples gave.
struct RewriteReport {
  std::size_t examples = 0;
  std::vector<RewriteFailure> failures;
};

/// Runs all examples of all rewrites: a hit gives exactly the text beside it, a miss is left alone.
/// `match` finds the words of a text and the terms of rewrites in it.
[[nodiscard]] RewriteReport test_rewrites(
    const rulepack::Tables& tables,
    const std::function<void(std::string_view, MatchResult&)>& match);

}  // namespace reframe
