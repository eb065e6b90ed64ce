// Runs the examples of rules: every rule proves itself where it is written.
#pragma once

#include <string>
#include <vector>

#include "analyzer/match/matcher.h"

namespace reframe {

/// An example that did not come out as written.
struct ExampleFailure {
  std::string rule;
  std::string text;  ///< the example
  std::string what;  ///< what was found instead
};

/// What a run of all examples gave.
struct ExampleReport {
  std::size_t rules = 0;
  std::size_t examples = 0;
  std::size_t known = 0;  ///< labelled failures that still fail, as they say
  std::vector<ExampleFailure> failures;
};

/// Runs all examples of all rules: a hit gives exactly one match at exactly the marked span, a miss
/// gives none, a known failure still fails (when it no longer does, its label must go).
[[nodiscard]] ExampleReport test_examples(const Matcher& matcher);

}  // namespace reframe
