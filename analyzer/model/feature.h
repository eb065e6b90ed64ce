// One named thing a statement shows.
#pragma once

#include <cstdint>

#include "analyzer/base/span.h"

namespace reframe {

/// One feature that holds, and the first place that shows it (empty span: the whole statement).
struct Feature {
  std::uint32_t id = 0;  ///< number in the FeatureSpace that found it
  Span span;
};

}  // namespace reframe
