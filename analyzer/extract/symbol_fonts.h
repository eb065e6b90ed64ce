// Characters of symbol fonts as the Unicode characters they show.
#pragma once

#include <cstdint>
#include <string_view>

namespace reframe {

/// The Unicode character that `code` (0x20..0xFF, or the same in U+F000..F0FF) shows in `font`
/// ("Symbol", "Wingdings", …; any case). U+2022 for bullets and pictures, U' ' where nothing fits.
/// Source: the Adobe Symbol encoding and the Microsoft Wingdings tables published by Unicode
/// (MAPPINGS/VENDORS/ADOBE/symbol.txt), for the characters resumes use.
[[nodiscard]] char32_t symbol_character(std::string_view font, char32_t code);

}  // namespace reframe
