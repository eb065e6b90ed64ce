// A half-open byte range of one UTF-8 buffer: how every finding says where it stands.
#pragma once

#include <cstdint>
#include <string_view>

namespace reframe {

/// Bytes [start, end) of a text the holder knows. Spans, not views, are stored: they survive moves.
struct Span {
  std::uint32_t start = 0;
  std::uint32_t end = 0;

  [[nodiscard]] std::uint32_t size() const { return end - start; }
  [[nodiscard]] bool empty() const { return end <= start; }
  [[nodiscard]] std::string_view of(std::string_view text) const {
    return text.substr(start, end - start);
  }
  friend bool operator==(const Span&, const Span&) = default;
};

}  // namespace reframe
