#include "analyzer/report/paragraph.h"

#include <algorithm>
#include <cmath>

namespace reframe {
namespace {

const char* code(Ink ink) {
  switch (ink) {
    case Ink::plain:
      return "";
    case Ink::bold:
      return "\x1b[1m";
    case Ink::dim:
      return "\x1b[2m";
    case Ink::clinical:
      return "\x1b[34m";
    case Ink::product:
      return "\x1b[32m";
    case Ink::mixed:
      return "\x1b[36m";
    case Ink::good:
      return "\x1b[32m";
    case Ink::attention:
      return "\x1b[33m";
  }
  return "";
}

/// Leaves out ANSI codes when counting.
std::size_t visible(std::string_view text) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\x1b') {
      while (i < text.size() && text[i] != 'm') ++i;
    } else {
      n += (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
    }
  }
  return n;
}

}  // namespace

std::size_t columns(std::string_view u8_text) {
  return visible(u8_text);
}

std::string Page::inked(std::string_view text, Ink ink) const {
  if (!color_ || ink == Ink::plain) return std::string(text);
  return code(ink) + std::string(text) + "\x1b[0m";
}

void Page::put(std::string_view first, std::string_view text, Ink ink) {
  const std::size_t indent = visible(first);
  const auto room = static_cast<std::size_t>(std::max(width_ - static_cast<int>(indent), 20));
  std::string line;
  std::string lead(first);
  const auto flush = [&] {
    std::string whole = lead + inked(line, ink);
    while (!whole.empty() && whole.back() == ' ') whole.pop_back();
    out_ += whole + "\n";
    lead.assign(indent, ' ');
    line.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \t\n", at), text.size());
    const std::string_view word = text.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    if (!line.empty() && visible(line) + 1 + visible(word) > room) flush();
    if (!line.empty()) line += ' ';
    line += word;
  }
  flush();
}

void Page::heading(std::string_view text) {
  out_ += "\n" + inked(text, Ink::bold) + "\n";
}

std::string score_bar(double score) {
  constexpr std::size_t kCells = 20;
  const auto filled = static_cast<std::size_t>(std::lround(score / 100 * kCells));
  std::string out;
  for (std::size_t i = 0; i < kCells; ++i) out += i < filled ? "\xE2\x96\x88" : "\xC2\xB7";
  return out;
}

}  // namespace reframe
