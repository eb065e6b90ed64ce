// Texts with the possible identifiers marked, for measuring and fitting the privacy check; formats
// in privacy/README.md and stories/README.md.
#pragma once

#include <string>
#include <vector>

#include "analyzer/base/span.h"

namespace reframe::eval {

/// An identifier as a person marked it.
struct Mark {
  std::string family;
  Span span;
};

/// One text with its marks.
struct Case {
  std::string id;
  std::string text;
  std::vector<Mark> marks;
};

/// The spans share a byte.
[[nodiscard]] inline bool overlap(const Span& a, const Span& b) {
  return a.start < b.end && b.start < a.end;
}

/// The cases of a file of snippets (`name` ends with ".txt") or of a folder of labelled stories.
/// Ends the program where a file cannot be read.
[[nodiscard]] std::vector<Case> read_cases(const std::string& name);

}  // namespace reframe::eval
