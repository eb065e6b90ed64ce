// Collects the text of a block: valid UTF-8 without control, private-use or invisible characters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "analyzer/extract/bytes.h"

namespace reframe {

/// Appends `raw` to `out`: ill-formed UTF-8 becomes U+FFFD, soft hyphens and zero-width marks go,
/// control characters but tab and newline go, other line ends become newlines, characters of symbol
/// fonts become what they show (`font` may be "").
void append_clean(std::string& out, std::string_view raw, std::string_view font);

/// True when `text` is printable ASCII: it needs no cleaning, and its bytes are its characters.
[[nodiscard]] bool is_plain(std::string_view text);

/// Appends `text` when it is printable ASCII; false when it may be something else, to be cleaned.
[[nodiscard]] bool append_plain(Bytes& out, std::string_view text);

/// May `u8_text` have private-use characters, so that its font matters? Cheap, and never a false
/// no.
[[nodiscard]] bool has_private_use(std::string_view u8_text);

[[nodiscard]] bool only_white(std::string_view text);
/// True when `text` is nothing but spaces, no-break spaces, tabs and newlines.
[[nodiscard]] inline bool blank(std::string_view text) {
  // The first letter of ASCII tells.
  for (const char c : text) {
    if (static_cast<unsigned char>(c) > ' ' && static_cast<unsigned char>(c) < 0x80) return false;
    if (c != ' ' && c != '\t' && c != '\n') return only_white(text);
  }
  return true;
}

/// Code points in valid UTF-8.
[[nodiscard]] std::uint64_t code_points(std::string_view u8_text);

}  // namespace reframe
