#include "analyzer/extract/symbol_fonts.h"

#include <algorithm>
#include <iterator>

#include "analyzer/base/unicode.h"

namespace reframe {
namespace {

constexpr char32_t kBullet = U'\u2022';
constexpr char32_t kNothing = U' ';

/// Adobe Symbol from 0x20 to 0x7E. Where a sign looks like one of ASCII it is that one.
constexpr std::u32string_view kSymbolLow =
    U" !\u2200#\u2203%&\u220B()\u2217+,\u2212./0123456789:;<=>?"
    U"\u2245\u0391\u0392\u03A7\u0394\u0395\u03A6\u0393\u0397\u0399\u03D1\u039A\u039B\u039C\u039D"
    U"\u039F"
    U"\u03A0\u0398\u03A1\u03A3\u03A4\u03A5\u03C2\u03A9\u039E\u03A8\u0396[\u2234]\u22A5_"
    U"\u203E\u03B1\u03B2\u03C7\u03B4\u03B5\u03C6\u03B3\u03B7\u03B9\u03D5\u03BA\u03BB\u03BC\u03BD"
    U"\u03BF"
    U"\u03C0\u03B8\u03C1\u03C3\u03C4\u03C5\u03D6\u03C9\u03BE\u03C8\u03B6{|}\u223C";

/// From 0xA0 to 0xE5; what follows are pieces of tall brackets.
constexpr std::u32string_view kSymbolHigh =
    U"\u20AC\u03D2\u2032\u2264\u2044\u221E\u0192\u2663\u2666\u2665\u2660\u2194\u2190\u2191\u2192"
    U"\u2193"
    U"\u00B0\u00B1\u2033\u2265\u00D7\u221D\u2202\u2022\u00F7\u2260\u2261\u2248\u2026|\u2013\u21B5"
    U"\u2135\u2111\u211C\u2118\u2297\u2295\u2205\u2229\u222A\u2283\u2287\u2284\u2282\u2286\u2208"
    U"\u2209"
    U"\u2220\u2207\u00AE\u00A9\u2122\u220F\u221A\u22C5\u00AC\u2227\u2228\u21D4\u21D0\u21D1\u21D2"
    U"\u21D3"
    U"\u25CA\u2329\u00AE\u00A9\u2122\u2211";

static_assert(kSymbolLow.size() == 0x7F - 0x20);
static_assert(kSymbolHigh.size() == 0xE6 - 0xA0);

struct Mapped {
  char32_t code, character;
};
/// Signs that say something. Every other picture of these fonts is used as a bullet.
constexpr Mapped kWingdings[] = {
    {0x22, 0x2702}, {0x28, 0x260E}, {0x29, 0x2706}, {0x2A, 0x2709}, {0x36, 0x231B}, {0x37, 0x2328},
    {0x3F, 0x270D}, {0x45, 0x261C}, {0x46, 0x261E}, {0x47, 0x261D}, {0x48, 0x261F}, {0x4A, 0x263A},
    {0x4C, 0x2639}, {0x51, 0x2708}, {0x6A, '&'},    {0x6B, '&'},    {0x7D, 0x201C}, {0x7E, 0x201D},
    {0x80, 0x24EA}, {0xAB, 0x2605}, {0xDF, 0x2190}, {0xE0, 0x2192}, {0xE1, 0x2191}, {0xE2, 0x2193},
    {0xE3, 0x2196}, {0xE4, 0x2197}, {0xE5, 0x2199}, {0xE6, 0x2198}, {0xE8, 0x2192}, {0xEF, 0x21E6},
    {0xF0, 0x21E8}, {0xF1, 0x21E7}, {0xF2, 0x21E9}, {0xFB, 0x2717}, {0xFC, 0x2713}, {0xFD, 0x2612},
    {0xFE, 0x2611}};
constexpr Mapped kWingdings2[] = {{0x4F, 0x2717}, {0x50, 0x2713}, {0x51, 0x2612},
                                  {0x52, 0x2611}, {0x53, 0x2612}, {0x54, 0x2612}};
constexpr Mapped kWingdings3[] = {{0x66, 0x2190}, {0x67, 0x2192}, {0x68, 0x2191}, {0x69, 0x2193}};
constexpr Mapped kWebdings[] = {{0x61, 0x2713}, {0x72, 0x2717}};

template <class Table>
char32_t find(const Table& table, char32_t code) {
  const auto* it = std::find_if(std::begin(table), std::end(table),
                                [code](const Mapped& row) { return row.code == code; });
  return it == std::end(table) ? kBullet : it->character;
}

char32_t in_symbol(char32_t code) {
  if (code >= 0x20 && code < 0x7F) return kSymbolLow[code - 0x20];
  if (code >= 0xA0 && code < 0xE6) return kSymbolHigh[code - 0xA0];
  return code == 0xF1 ? char32_t{0x232A} : code == 0xF2 ? char32_t{0x222B} : kNothing;
}

char32_t in_wingdings(char32_t code) {
  if (code >= 0x81 && code <= 0x8A) return 0x2460 + (code - 0x81);  // 1..10 in circles
  if (code >= 0x8C && code <= 0x95) return 0x2776 + (code - 0x8C);  // the same, filled
  return find(kWingdings, code);
}

/// The sign in a font of signs, or 0 for a font of letters.
char32_t in_sign_font(std::string_view font, char32_t code) {
  const std::string name = unicode::lower(font);
  if (name == "symbol" || name.starts_with("symbol ")) return in_symbol(code);
  if (code <= 0x20 && (name.starts_with("wingdings") || name == "webdings")) return kNothing;
  if (name == "wingdings") return in_wingdings(code);
  if (name == "wingdings 2") return find(kWingdings2, code);
  if (name == "wingdings 3") return find(kWingdings3, code);
  if (name == "webdings") return find(kWebdings, code);
  return 0;
}

}  // namespace

bool private_use(char32_t code) {
  return (code >= 0xE000 && code <= 0xF8FF) || (code >= 0xF0000 && code <= 0x10FFFF);
}

char32_t symbol_character(std::string_view font, char32_t code) {
  const bool offset = code >= 0xF000 && code <= 0xF0FF;
  if (offset) code -= 0xF000;
  if (code > 0xFF) return private_use(code) ? kNothing : code;
  if (const char32_t sign = in_sign_font(font, code)) return sign;
  if (!offset) return code < 0x20 ? kNothing : code;
  // Bullets, whatever the font.
  return code == 0xB7 || code == 0xA7 || code == 0xD8 ? kBullet : kNothing;
}

}  // namespace reframe
