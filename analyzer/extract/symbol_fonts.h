// Characters of symbol fonts as the Unicode characters they show.
#pragma once

#include <cstdint>
#include <string_view>

namespace reframe {

/// The Unicode character that `code` (0x20..0xFF, or the same in U+F000..F0FF) shows in `font`
/// ("Symbol", "Wingdings", …; any case). U+2022 for bullets and pictures, a space where nothing
/// fits, `code` itself for any other character. Never a private-use character.
/// Source: the Adobe Symbol encoding published by Unicode (MAPPINGS/VENDORS/ADOBE/symbol.txt) and
/// the Wingdings and Webdings charts, for the signs resumes use.
[[nodiscard]] char32_t symbol_character(std::string_view font, char32_t code);

/// A code point without a meaning of its own: U+E000..U+F8FF and the planes 15 and 16.
[[nodiscard]] bool private_use(char32_t code);

}  // namespace reframe
