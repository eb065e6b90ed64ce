// A rule that matched, and where.
#pragma once

#include <cstdint>

#include "analyzer/base/span.h"

namespace reframe {

/// One match of one rule in one statement. `span` is in bytes of the statement's text.
struct Hit {
  std::uint32_t rule = 0;  ///< number in the rule tables
  Span span;
  friend bool operator==(const Hit&, const Hit&) = default;
};

/// One entry of a word list found in a statement.
struct ListHit {
  std::uint32_t list = 0;  ///< number in the rule tables
  Span span;
};

}  // namespace reframe
