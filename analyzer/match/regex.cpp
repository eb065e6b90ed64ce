#include "analyzer/match/regex.h"

#include <re2/re2.h>

namespace reframe {

struct Regex::Impl {
  explicit Impl(std::string_view pattern)
      : re(re2::StringPiece(pattern.data(), pattern.size()), RE2::Quiet) {}
  RE2 re;
};

Regex::Regex(std::string_view pattern) : impl_(std::make_unique<Impl>(pattern)) {}
Regex::~Regex() = default;
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;

std::string Regex::error() const {
  if (!impl_->re.ok()) return impl_->re.error();
  if (RE2::FullMatch("", impl_->re)) return "it matches the empty text";
  return {};
}

void Regex::find_all(std::string_view text, std::vector<Span>& out) const {
  if (!impl_->re.ok()) return;
  const re2::StringPiece whole(text.data(), text.size());
  re2::StringPiece found;
  std::size_t at = 0;
  while (at <= text.size() && impl_->re.Match(whole, at, text.size(), RE2::UNANCHORED, &found, 1)) {
    const auto start = static_cast<std::uint32_t>(found.data() - text.data());
    const auto end = static_cast<std::uint32_t>(start + found.size());
    if (end > start) out.push_back({start, end});
    at = end > start ? end : end + 1;
  }
}

}  // namespace reframe
