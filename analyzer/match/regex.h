// RE2, the escape hatch for what tokens can't say; its header stays in regex.cpp.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/span.h"

namespace reframe {

/// One compiled pattern.
class Regex {
 public:
  explicit Regex(std::string_view pattern);
  ~Regex();
  Regex(Regex&&) noexcept;
  Regex& operator=(Regex&&) noexcept;
  Regex(const Regex&) = delete;
  Regex& operator=(const Regex&) = delete;

  /// What is wrong with the pattern, or "".
  [[nodiscard]] std::string error() const;
  /// All matches in `text`, leftmost first, not overlapping.
  void find_all(std::string_view text, std::vector<Span>& out) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace reframe
