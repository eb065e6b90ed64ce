#include "analyzer/extract/remarks.h"

#include <algorithm>

#include "analyzer/extract/text_sink.h"

namespace reframe {
namespace {

constexpr std::string_view kOpen = "<!--";
constexpr std::string_view kClose = "-->";
constexpr std::string_view kCall = "reframe:";
constexpr std::string_view kBlank = " \t\r\n";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = std::min(text.find_first_not_of(kBlank), text.size());
  const std::size_t last = text.find_last_not_of(kBlank);
  return last == std::string_view::npos ? "" : text.substr(first, last + 1 - first);
}

/// Walks the text once; every step is taken a bounded number of times, whatever the text holds.
class Taker {
 public:
  Taker(std::string& text, bool markdown) : text_(text), markdown_(markdown) {}

  std::vector<Comment> run() {
    for (std::size_t at = 0; (at = text_.find_first_of("<#/\n", at)) != std::string::npos;) {
      if (text_[at] == '\n') {
        ++line_;
        line_start_ = ++at;
        line_first_ = 0;
        continue;
      }
      const std::size_t end = remark_end(at);
      if (end == at) {
        ++at;
        continue;
      }
      const std::string_view before(text_.data() + line_start_, at - line_start_);
      Comment remark;
      remark.text = trimmed(std::string_view(text_).substr(at, end - at).substr(mark_));
      if (text_[at] == '<') remark.text = trimmed(remark.text.substr(0, remark.text.size() - 3));
      remark.line = line_;
      // Until its block is known, end_block says whether it stands behind text.
      remark.end_block = trimmed(before).empty() ? 0 : 1;
      for (std::size_t i = at; i < end; ++i) {
        if (text_[i] != '\n' && text_[i] != '\r') text_[i] = ' ';
      }
      out_.push_back(std::move(remark));
    }
    return std::move(out_);
  }

 private:
  /// Does the program's name stand behind a mark that ends at `at`?
  [[nodiscard]] bool called(std::size_t at) const {
    at = std::min(text_.find_first_not_of(kBlank, at), text_.size());
    return std::string_view(text_).substr(at).starts_with(kCall);
  }

  /// The end of the remark that starts at `at`, or `at` when none does; sets mark_.
  std::size_t remark_end(std::size_t at) {
    const std::string_view rest = std::string_view(text_).substr(at);
    if (rest.starts_with(kOpen)) {
      mark_ = kOpen.size();
      if (unclosed_ || !called(at + mark_)) return at;
      const std::size_t close = text_.find(kClose, at + mark_);
      unclosed_ = close == std::string::npos;
      return unclosed_ ? at : close + kClose.size();
    }
    mark_ = rest.starts_with("//") ? 2 : 1;
    if (markdown_ || rest.front() == '<' || (rest.front() == '/' && mark_ == 1)) return at;
    if (line_first_ <= line_start_) line_first_ = text_.find_first_not_of(kBlank, line_start_);
    if (line_first_ != at || !called(at + mark_)) return at;
    const std::size_t end = std::min(text_.find('\n', at), text_.size());
    return text_.find(kCall, at) < end ? end : at;
  }

  std::string& text_;
  bool markdown_;
  bool unclosed_ = false;  ///< no further "-->" in the text
  std::size_t mark_ = 0;   ///< length of the mark in front
  std::uint32_t line_ = 1;
  std::size_t line_start_ = 0;
  std::size_t line_first_ = 0;  ///< its first character that is not blank, once it is known
  std::vector<Comment> out_;
};

}  // namespace

std::vector<Comment> take_remarks(std::string& u8_text, bool markdown) {
  if (u8_text.find(kCall) == std::string::npos) return {};
  return Taker(u8_text, markdown).run();
}

void place_remarks(std::vector<Comment> remarks, Document& document) {
  LeftOut left_out{LeftOutReason::comment, 0, 0};
  for (Comment& remark : remarks) {
    const bool behind_text = remark.end_block != 0;
    // Blocks come in the order of their lines.
    const auto next = static_cast<std::uint32_t>(
        std::upper_bound(document.blocks.begin(), document.blocks.end(), remark.line,
                         [](std::uint32_t line, const Block& b) { return line < b.origin.line; }) -
        document.blocks.begin());
    const auto all = static_cast<std::uint32_t>(document.blocks.size());
    remark.first_block = behind_text && next > 0 ? next - 1 : next;
    remark.end_block = std::min(remark.first_block + 1, all);
    remark.first_block = std::min(remark.first_block, all);
    ++left_out.count;
    left_out.characters += code_points(remark.text);
    document.comments.push_back(std::move(remark));
  }
  if (left_out.count > 0) document.left_out.push_back(left_out);
}

}  // namespace reframe
