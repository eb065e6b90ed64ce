#include "analyzer/extract/text_sink.h"

#include <algorithm>

#include "analyzer/base/unicode.h"
#include "analyzer/extract/symbol_fonts.h"

namespace reframe {
namespace {

bool plain(char c) {
  const auto b = static_cast<unsigned char>(c);
  return (b >= 0x20 && b < 0x7F) || b == '\t' || b == '\n';
}

bool dropped(char32_t c) {
  const bool control = (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0);
  const bool invisible = c == 0xAD || c == 0xFEFF || c == 0x2060 || c == 0xFFFE || c == 0xFFFF ||
                         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  return control || invisible;
}

}  // namespace

void append_clean(std::string& out, std::string_view raw, std::string_view font) {
  if (std::all_of(raw.begin(), raw.end(), plain)) {
    out += raw;
    return;
  }
  for (std::size_t at = 0; at < raw.size();) {
    const char32_t c = unicode::next_code_point(raw, at);
    if (dropped(c)) continue;
    const bool symbol = (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
    unicode::append_utf8(out, symbol ? symbol_character(font, c) : c);
  }
}

std::uint64_t code_points(std::string_view u8_text) {
  return static_cast<std::uint64_t>(std::count_if(u8_text.begin(), u8_text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

}  // namespace reframe
