#include "cli/check/position.h"

#include <algorithm>

namespace reframe::cli {
namespace {

constexpr std::string_view kBlank = " \t\r\n";
/// Markup and entities between two characters of a block's text are shorter than this.
constexpr std::size_t kFarthest = 2000;

bool blank(char c) {
  return kBlank.find(c) != std::string_view::npos;
}

std::uint32_t columns(std::string_view text) {
  return static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

}  // namespace

Positions::Positions(const Document& document, std::string_view source)
    : document_(document), source_(source) {
  std::uint32_t line = 1;
  for (const Block& block : document.blocks) {
    first_line_.push_back(line);
    if (block.text.empty()) continue;
    line += 1 + static_cast<std::uint32_t>(std::count(block.text.begin(), block.text.end(), '\n'));
  }
  line_starts_.push_back(0);
  for (std::size_t at = 0; (at = source_.find('\n', at)) != std::string_view::npos;) {
    line_starts_.push_back(++at);
  }
}

Positions::Point Positions::extracted_point(std::uint32_t block, std::uint32_t offset) const {
  const std::string_view text = std::string_view(document_.blocks[block].text).substr(0, offset);
  const std::size_t newline = text.rfind('\n');
  const std::string_view line = newline == std::string_view::npos ? text : text.substr(newline + 1);
  return {
      first_line_[block] + static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n')),
      columns(line) + 1};
}

Positions::Point Positions::source_point(std::size_t offset) const {
  const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const std::size_t start = *std::prev(next);
  return {static_cast<std::uint32_t>(next - line_starts_.begin()),
          columns(source_.substr(start, offset - start)) + 1};
}

/// Walks the block's text and the source side by side from the block's line on, word by word. Both
/// hold the same words in the same order; the source has markup, line ends and entities in between,
/// and sometimes inside a word, which is then followed letter by letter.
void Positions::place_in_source(std::uint32_t block, Span span, CheckPlace& out) const {
  const Block& b = document_.blocks[block];
  const std::size_t line = std::min<std::size_t>(b.origin.line, line_starts_.size()) - 1;
  std::size_t at = line_starts_[line];
  std::size_t first = std::string_view::npos;
  std::size_t last = first;
  const auto see = [&](std::size_t offset, std::size_t hit) {
    const bool inside_character = (static_cast<unsigned char>(b.text[offset]) & 0xC0U) == 0x80U;
    if (offset < span.start || offset >= span.end || inside_character) return;
    if (first == std::string_view::npos) first = hit;
    last = hit;
  };
  for (std::size_t i = 0; i < b.text.size() && i < span.end;) {
    if (blank(b.text[i])) {
      ++i;
      continue;
    }
    const std::size_t end = std::min(b.text.find_first_of(kBlank, i), b.text.size());
    const std::string_view word = std::string_view(b.text).substr(i, end - i);
    const std::string_view near = source_.substr(0, at + kFarthest);
    const std::size_t whole = near.find(word, at);
    for (std::size_t k = 0; k < word.size(); ++k) {
      const std::size_t hit = whole != std::string_view::npos ? whole + k : near.find(word[k], at);
      if (hit == std::string_view::npos) continue;  // a character the reader made
      at = hit + 1;
      see(i + k, hit);
    }
    i = end;
  }
  const bool found = first != std::string_view::npos;
  const Point start = found ? source_point(first) : Point{b.origin.line, 1};
  const Point end = found ? source_point(last) : start;
  out.line = start.line;
  out.column = start.column;
  out.end_line = end.line;
  out.end_column = end.column + 1;
}

CheckPlace Positions::place(std::uint32_t block, Span span) const {
  const Block& b = document_.blocks[block];
  CheckPlace out;
  out.part = document_.parts.empty() ? "" : document_.parts[b.origin.part].name;
  out.paragraph = b.origin.paragraph;
  out.path = b.origin.path;
  if (!source_.empty() && b.origin.line > 0) {
    out.in_source = true;
    place_in_source(block, span, out);
    return out;
  }
  const Point start = extracted_point(block, span.start);
  const Point end = extracted_point(block, std::max(span.end, span.start));
  out.line = start.line;
  out.column = start.column;
  out.end_line = end.line;
  out.end_column = end.line == start.line ? std::max(end.column, start.column + 1) : end.column;
  return out;
}

CheckPlace Positions::line_place(std::uint32_t line) const {
  CheckPlace out;
  out.in_source = !source_.empty();
  out.whole_file = line == 0;
  if (line == 0) return out;
  out.line = out.end_line = line;
  const std::size_t start = line_starts_[std::min<std::size_t>(line, line_starts_.size()) - 1];
  const std::size_t end = std::min(source_.find('\n', start), source_.size());
  out.end_column = std::max(columns(source_.substr(start, end - start)) + 1, 2U);
  return out;
}

}  // namespace reframe::cli
