// All of ICU that the project uses, behind plain functions on UTF-8, so that its headers stay in
// one module and only the `uc` library is linked.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/span.h"

namespace reframe::unicode {

/// True when `text` is well-formed UTF-8 (no surrogates, no overlong forms).
[[nodiscard]] bool valid_utf8(std::string_view text);

/// `text` with each ill-formed sequence replaced by U+FFFD.
[[nodiscard]] std::string repair_utf8(std::string_view text);

/// Appends `code_point` as UTF-8 (U+FFFD for surrogates and values over U+10FFFF).
void append_utf8(std::string& out, char32_t code_point);

/// The code point at `u8_text[at]`, moving `at` behind it; U+FFFD and one byte on for bad bytes.
[[nodiscard]] char32_t next_code_point(std::string_view u8_text, std::size_t& at);

/// Encodings a text file can be in. windows_1252 maps every byte, so it is the last resort.
enum class Encoding : std::uint8_t { utf8, utf16_le, utf16_be, latin1, windows_1252 };

/// `bytes` as UTF-8; ill-formed input gives U+FFFD. A leading byte order mark is dropped.
[[nodiscard]] std::string to_utf8(std::string_view bytes, Encoding from);

/// True for letters (any script), by General Category.
[[nodiscard]] bool is_letter(char32_t code_point);
/// True for decimal digits of any script.
[[nodiscard]] bool is_digit(char32_t code_point);
/// 0 to 9 for a decimal digit of any script, -1 for anything else.
[[nodiscard]] int digit_value(char32_t code_point);
/// True for white space, including no-break spaces.
[[nodiscard]] bool is_space(char32_t code_point);
[[nodiscard]] bool is_upper(char32_t code_point);
/// Simple lower-case mapping of one code point (locale-free).
[[nodiscard]] char32_t to_lower(char32_t code_point);
[[nodiscard]] char32_t to_upper(char32_t code_point);

/// NFC form of `u8_text`. ASCII and text already in NFC comes back unchanged and cheaply.
[[nodiscard]] std::string nfc(std::string_view u8_text);
[[nodiscard]] bool is_nfc(std::string_view u8_text);

/// Lower case of a whole string, code point by code point (simple mapping, locale-free).
[[nodiscard]] std::string lower(std::string_view u8_text);

/// Finds sentence ends by Unicode rules (UAX 29, root locale). Making one costs as much as reading
/// a page, so make it lazily, keep one a thread and reuse it.
class SentenceBreaker {
 public:
  SentenceBreaker();
  ~SentenceBreaker();
  SentenceBreaker(SentenceBreaker&&) noexcept;
  SentenceBreaker& operator=(SentenceBreaker&&) noexcept;
  SentenceBreaker(const SentenceBreaker&) = delete;
  SentenceBreaker& operator=(const SentenceBreaker&) = delete;

  /// Byte spans of the sentences of `u8_text`, covering it without gaps, trailing space included.
  [[nodiscard]] std::vector<Span> sentences(std::string_view u8_text);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace reframe::unicode
