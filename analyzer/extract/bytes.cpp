#include "analyzer/extract/bytes.h"

namespace reframe {

void Bytes::grow(std::size_t capacity) {
  Bytes larger(capacity);
  larger.append(view());
  *this = std::move(larger);
}

}  // namespace reframe
