#include "analyzer/extract/text_sink.h"

#include <algorithm>
#include <cstring>

#include "analyzer/base/unicode.h"
#include "analyzer/extract/symbol_fonts.h"

namespace reframe {
namespace {

constexpr std::uint64_t kOnes = 0x0101010101010101;
constexpr std::uint64_t kHigh = 0x8080808080808080;

/// Eight bytes at a time: has a high bit where one of them is not in 0x20..0x7E, and a few more.
std::uint64_t odd_in(std::uint64_t word) {
  return word | (word + kOnes) | (word - kOnes * 0x20);
}

/// Are all eight in 0x20..0x7E? May say no for a few that are.
bool plain_eight(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return (odd_in(word) & kHigh) == 0;
}

/// Copies as many bytes as a word has and gives the word.
template <class Word>
Word copied(char* to, const char* from) {
  Word word = 0;
  std::memcpy(&word, from, sizeof word);
  std::memcpy(to, &word, sizeof word);
  return word;
}

bool plain_byte(char c) {
  const auto b = static_cast<unsigned char>(c);
  return b >= 0x20 && b < 0x7F;
}

/// Control characters, and what has no width and parts nothing. The joiners U+200C and U+200D stay:
/// scripts and emoji need them.
bool dropped(char32_t c) {
  const bool control = (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0);
  const bool invisible = c == 0xAD || c == 0x61C || c == 0x200B || c == 0x200E || c == 0x200F ||
                         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
                         c == 0xFEFF || c == 0xFFFC || (c & 0xFFFE) == 0xFFFE;
  return control || invisible;
}

/// U+0085, U+2028 and U+2029 end a line wherever they come from.
bool line_end(char32_t c) {
  return c == 0x85 || c == 0x2028 || c == 0x2029;
}

}  // namespace

bool has_private_use(std::string_view u8_text) {
  // U+E000..U+F8FF begin with 0xEE or 0xEF, the planes 15 and 16 with 0xF3 or 0xF4.
  return std::any_of(u8_text.begin(), u8_text.end(),
                     [](char c) { return static_cast<unsigned char>(c) >= 0xEE; });
}

bool is_plain(std::string_view text) {
  std::size_t at = 0;
  while (at + 8 <= text.size() && plain_eight(text.data() + at)) at += 8;
  while (at < text.size() && plain_byte(text[at])) ++at;
  return at == text.size();
}

bool append_plain(Bytes& out, std::string_view text) {
  out.make_room(text.size());
  char* to = out.end();
  const char* from = text.data();
  if (text.size() < 4) {
    for (const char c : text) {
      if (!plain_byte(c)) return false;
      *to++ = c;
    }
  } else if (text.size() < 8) {
    const std::size_t last = text.size() - 4;
    const std::uint64_t odd = copied<std::uint32_t>(to, from) |
                              std::uint64_t{copied<std::uint32_t>(to + last, from + last)} << 32;
    if ((odd_in(odd) & kHigh) != 0) return false;
  } else {
    const std::size_t last = text.size() - 8;
    // The last word first; the one before may have some of its bytes too.
    std::uint64_t odd = odd_in(copied<std::uint64_t>(to + last, from + last));
    for (std::size_t at = 0; at < last; at += 8)
      odd |= odd_in(copied<std::uint64_t>(to + at, from + at));
    if ((odd & kHigh) != 0) return false;
  }
  out.add(text.size());
  return true;
}

void append_clean(std::string& out, std::string_view raw, std::string_view font) {
  if (is_plain(raw)) {
    out += raw;
    return;
  }
  for (std::size_t at = 0; at < raw.size();) {
    if (plain_byte(raw[at]) || raw[at] == '\t' || raw[at] == '\n') {
      out += raw[at++];
      continue;
    }
    const char32_t c = unicode::next_code_point(raw, at);
    if (line_end(c)) {
      out += '\n';
    } else if (!dropped(c)) {
      unicode::append_utf8(out, private_use(c) ? symbol_character(font, c) : c);
    }
  }
}

bool only_white(std::string_view text) {
  for (;;) {
    const std::size_t at = text.find_first_not_of(" \t\n");
    if (at == std::string_view::npos) return true;
    if (!text.substr(at).starts_with("\xC2\xA0")) return false;
    text.remove_prefix(at + 2);
  }
}

std::uint64_t code_points(std::string_view u8_text) {
  return static_cast<std::uint64_t>(std::count_if(u8_text.begin(), u8_text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

}  // namespace reframe
