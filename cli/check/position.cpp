#include "cli/check/position.h"

#include <algorithm>

namespace reframe::cli {
namespace {

constexpr std::string_view kBlank = " \t\r\n";
constexpr std::size_t kStep = 256;
constexpr std::size_t kUnknown = std::string_view::npos;
/// Markup and entities between two words of a block's text are shorter than this.
constexpr std::size_t kFarthest = 2000;
/// So many words in a row that are not in the source: the reader changed the text too much.
constexpr int kMostMissing = 50;

bool starts_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

/// Does `word` stand at `at`? A star stands for a byte that was masked.
bool stands_at(std::string_view source, std::size_t at, std::string_view word) {
  if (at > source.size() || source.size() - at < word.size()) return false;
  for (std::size_t k = 0; k < word.size(); ++k) {
    if (word[k] != '*' && word[k] != source[at + k]) return false;
  }
  return true;
}

/// The next place of `word` in `source` from `at` on. A masked word is the next one, if it fits.
std::size_t find_word(std::string_view source, std::string_view word, std::size_t at) {
  const std::size_t found = source.find(word, at);
  if (found != kUnknown || word.find('*') == kUnknown) return found;
  const std::size_t next = source.find_first_not_of(kBlank, at);
  return stands_at(source, next, word) ? next : kUnknown;
}

std::string extracted_text(const Document& document) {
  std::string out;
  for (const Block& block : document.blocks) {
    out += block.text;
    if (!block.text.empty()) out += '\n';
  }
  return out;
}

}  // namespace

TextLines::TextLines(std::string_view u8_text) : text_(u8_text) {
  starts_.push_back(0);
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (i % kStep == 0) counted_.push_back(count);
    count += starts_character(text_[i]);
    if (text_[i] == '\n') starts_.push_back(i + 1);
  }
  if (text_.size() % kStep == 0) counted_.push_back(count);
}

std::uint32_t TextLines::code_points_before(std::size_t offset) const {
  std::uint32_t count = counted_[offset / kStep];
  for (std::size_t i = offset / kStep * kStep; i < offset; ++i) count += starts_character(text_[i]);
  return count;
}

TextLines::Point TextLines::point(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const auto next = std::upper_bound(starts_.begin(), starts_.end(), offset);
  return {static_cast<std::uint32_t>(next - starts_.begin()),
          code_points_before(offset) - code_points_before(*std::prev(next)) + 1};
}

std::size_t TextLines::start_of(std::uint32_t line) const {
  return starts_[std::clamp<std::size_t>(line, 1, starts_.size()) - 1];
}

Positions::Positions(const Document& document, std::string_view source)
    : document_(document),
      extracted_(extracted_text(document)),
      extracted_lines_(extracted_),
      source_lines_(source) {
  std::size_t at = 0;
  for (const Block& block : document.blocks) {
    block_starts_.push_back(at);
    at += block.text.size() + (block.text.empty() ? 0 : 1);
  }
}

/// Walks the block's text and the source side by side from the block's line on, word by word. Both
/// hold the same words in the same order; the source has markup, line ends and entities in between,
/// and sometimes inside a word, which is then followed letter by letter.
void Positions::align(std::uint32_t block) const {
  if (aligned_block_ == block) return;
  aligned_block_ = block;
  const std::string_view text = document_.blocks[block].text;
  const std::string_view source = source_lines_.text();
  aligned_.assign(text.size(), kUnknown);
  std::size_t at = source_lines_.start_of(document_.blocks[block].origin.line);
  int missing = 0;
  for (std::size_t i = 0; i < text.size() && missing < kMostMissing;) {
    i = std::min(text.find_first_not_of(kBlank, i), text.size());
    const std::size_t end = std::min(text.find_first_of(kBlank, i), text.size());
    const std::string_view word = text.substr(i, end - i);
    const std::string_view near = source.substr(0, at + kFarthest);
    const std::size_t whole = find_word(near, word, at);
    missing = whole == kUnknown ? missing + 1 : 0;
    for (std::size_t k = 0; k < word.size() && k < kFarthest; ++k) {
      std::size_t hit = whole == kUnknown ? near.find(word[k], at) : whole + k;
      if (whole == kUnknown && word[k] == '*') hit = kUnknown;  // masked: what it was is not known
      if (hit == kUnknown) continue;                            // or a character the reader made
      aligned_[i + k] = hit;
      at = hit + 1;
    }
    i = end;
  }
}

CheckPlace Positions::place(std::uint32_t block, Span span) const {
  const Block& b = document_.blocks[block];
  CheckPlace out;
  out.part = document_.parts.empty() ? "" : document_.parts[b.origin.part].name;
  out.paragraph = b.origin.paragraph;
  out.path = b.origin.path;
  out.in_source = !source_lines_.text().empty() && b.origin.line > 0;
  const TextLines& lines = out.in_source ? source_lines_ : extracted_lines_;
  std::size_t first = kUnknown;
  std::size_t last = kUnknown;
  if (out.in_source) {
    align(block);
    for (std::uint32_t i = span.start; i < span.end && i < b.text.size(); ++i) {
      if (aligned_[i] == kUnknown || !starts_character(b.text[i])) continue;
      if (first == kUnknown) first = aligned_[i];
      last = aligned_[i];
    }
    if (first == kUnknown) first = last = source_lines_.start_of(b.origin.line);
  } else {
    first = block_starts_[block] + span.start;
    last = block_starts_[block] + std::max(span.end, span.start + 1) - 1;
    while (last > first && !starts_character(extracted_[last])) --last;
  }
  const TextLines::Point start = lines.point(first);
  const TextLines::Point end = lines.point(last);
  out.line = start.line;
  out.column = start.column;
  out.end_line = end.line;
  out.end_column = end.column + 1;
  return out;
}

CheckPlace Positions::line_place(std::uint32_t line) const {
  CheckPlace out;
  out.in_source = !source_lines_.text().empty();
  out.whole_file = line == 0;
  if (line == 0) return out;
  const std::string_view source = source_lines_.text();
  const std::size_t start = source_lines_.start_of(line);
  const std::size_t end = std::min(source.find_first_of("\r\n", start), source.size());
  out.line = out.end_line = line;
  out.end_column = std::max(source_lines_.point(end).column, 2U);
  return out;
}

}  // namespace reframe::cli
