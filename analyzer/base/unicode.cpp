#include "analyzer/base/unicode.h"

#include <algorithm>

#include <unicode/brkiter.h>
#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

namespace reframe::unicode {
namespace {

bool ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

const icu::Normalizer2& nfc_instance() {
  UErrorCode status = U_ZERO_ERROR;
  return *icu::Normalizer2::getNFCInstance(
      status);  // built into ICU: cannot fail with data present
}

/// windows-1252 0x80..0x9F (WHATWG index-windows-1252); the rest equals Latin-1.
constexpr char32_t kWindows1252[32] = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

std::string from_utf16(std::string_view bytes, bool little) {
  std::string out;
  out.reserve(bytes.size());
  const auto unit = [&](std::size_t i) -> char32_t {
    const auto a = static_cast<unsigned char>(bytes[i]);
    const auto b = static_cast<unsigned char>(bytes[i + 1]);
    return little ? static_cast<char32_t>(a | (b << 8)) : static_cast<char32_t>((a << 8) | b);
  };
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit(i);
    if (i == 0 && c == 0xFEFF) continue;
    if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size()) {
      const char32_t low = unit(i + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        i += 2;
      }
    }
    append_utf8(out, c);
  }
  if (bytes.size() % 2 != 0) append_utf8(out, 0xFFFD);
  return out;
}

}  // namespace

bool valid_utf8(std::string_view text) {
  const auto* s = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int64_t>(text.size());
  std::int64_t i = 0;
  while (i < length) {
    if (s[i] < 0x80) {
      ++i;
      continue;
    }
    UChar32 c = 0;
    U8_NEXT(s, i, length, c);
    if (c < 0) return false;
  }
  return true;
}

std::string repair_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t at = 0;
  while (at < text.size()) append_utf8(out, next_code_point(text, at));
  return out;
}

void append_utf8(std::string& out, char32_t code_point) {
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) code_point = 0xFFFD;
  std::uint8_t buffer[U8_MAX_LENGTH];
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(buffer, length, code_point);
  out.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(length));
}

char32_t next_code_point(std::string_view u8_text, std::size_t& at) {
  const auto* s = reinterpret_cast<const std::uint8_t*>(u8_text.data());
  if (s[at] < 0x80) return s[at++];
  auto i = static_cast<std::int64_t>(at);
  UChar32 c = 0;
  U8_NEXT(s, i, static_cast<std::int64_t>(u8_text.size()), c);
  at = static_cast<std::size_t>(i);
  return c < 0 ? 0xFFFD : static_cast<char32_t>(c);
}

std::string to_utf8(std::string_view bytes, Encoding from) {
  switch (from) {
    case Encoding::utf8: {
      if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
      return valid_utf8(bytes) ? std::string(bytes) : repair_utf8(bytes);
    }
    case Encoding::utf16_le:
      return from_utf16(bytes, true);
    case Encoding::utf16_be:
      return from_utf16(bytes, false);
    case Encoding::latin1:
    case Encoding::windows_1252: {
      std::string out;
      out.reserve(bytes.size());
      for (const char c : bytes) {
        const auto b = static_cast<unsigned char>(c);
        const bool high = b >= 0x80 && b < 0xA0 && from == Encoding::windows_1252;
        append_utf8(out, high ? kWindows1252[b - 0x80] : b);
      }
      return out;
    }
  }
  return {};
}

bool is_letter(char32_t code_point) {
  return u_isalpha(static_cast<UChar32>(code_point)) != 0;
}
bool is_digit(char32_t code_point) {
  return u_isdigit(static_cast<UChar32>(code_point)) != 0;
}
int digit_value(char32_t code_point) {
  return is_digit(code_point) ? u_charDigitValue(static_cast<UChar32>(code_point)) : -1;
}
bool is_space(char32_t code_point) {
  return u_isUWhiteSpace(static_cast<UChar32>(code_point)) != 0;
}
bool is_upper(char32_t code_point) {
  return u_isUUppercase(static_cast<UChar32>(code_point)) != 0;
}
char32_t to_lower(char32_t code_point) {
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(code_point)));
}
char32_t to_upper(char32_t code_point) {
  return static_cast<char32_t>(u_toupper(static_cast<UChar32>(code_point)));
}

bool is_nfc(std::string_view u8_text) {
  if (ascii(u8_text)) return true;
  UErrorCode status = U_ZERO_ERROR;
  const bool yes = nfc_instance().isNormalizedUTF8(
      icu::StringPiece(u8_text.data(), static_cast<std::int32_t>(u8_text.size())), status);
  return U_SUCCESS(status) && yes;
}

std::string nfc(std::string_view u8_text) {
  if (is_nfc(u8_text)) return std::string(u8_text);
  UErrorCode status = U_ZERO_ERROR;
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  nfc_instance().normalizeUTF8(
      0, icu::StringPiece(u8_text.data(), static_cast<std::int32_t>(u8_text.size())), sink, nullptr,
      status);
  return U_SUCCESS(status) ? out : std::string(u8_text);
}

std::string lower(std::string_view u8_text) {
  std::string out;
  out.reserve(u8_text.size());
  for (std::size_t at = 0; at < u8_text.size();) {
    const auto b = static_cast<unsigned char>(u8_text[at]);
    if (b < 0x80) {
      out += static_cast<char>(b >= 'A' && b <= 'Z' ? b + 32 : b);
      ++at;
    } else {
      append_utf8(out, to_lower(next_code_point(u8_text, at)));
    }
  }
  return out;
}

struct SentenceBreaker::Impl {
  std::unique_ptr<icu::BreakIterator> iterator;
};

SentenceBreaker::SentenceBreaker() : impl_(std::make_unique<Impl>()) {}
SentenceBreaker::~SentenceBreaker() = default;
SentenceBreaker::SentenceBreaker(SentenceBreaker&&) noexcept = default;
SentenceBreaker& SentenceBreaker::operator=(SentenceBreaker&&) noexcept = default;

std::vector<Span> SentenceBreaker::sentences(std::string_view u8_text) {
  UErrorCode status = U_ZERO_ERROR;
  if (!impl_->iterator) {
    impl_->iterator.reset(
        icu::BreakIterator::createSentenceInstance(icu::Locale::getRoot(), status));
  }
  std::vector<Span> out;
  UText text = UTEXT_INITIALIZER;
  utext_openUTF8(&text, u8_text.data(), static_cast<std::int64_t>(u8_text.size()), &status);
  if (U_SUCCESS(status) && impl_->iterator) {
    impl_->iterator->setText(&text, status);
    std::int32_t start = impl_->iterator->first();
    for (std::int32_t end = impl_->iterator->next();
         U_SUCCESS(status) && end != icu::BreakIterator::DONE;
         start = end, end = impl_->iterator->next()) {
      out.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)});
    }
  }
  utext_close(&text);
  if (out.empty() && !u8_text.empty())
    out.push_back({0, static_cast<std::uint32_t>(u8_text.size())});
  return out;
}

}  // namespace reframe::unicode
