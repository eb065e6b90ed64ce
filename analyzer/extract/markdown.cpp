#include <algorithm>
#include <vector>

#include <md4c.h>

#include "analyzer/base/unicode.h"
#include "analyzer/extract/chunk.h"
#include "analyzer/extract/formats.h"
#include "analyzer/extract/text_sink.h"

namespace reframe {
namespace {

/// Builds blocks from md4c's events; no event recurses.
class Builder {
 public:
  /// `first_line` is the number of the line that `text` begins with.
  Builder(Document& document, std::string_view text, std::uint32_t first_line, std::uint64_t most)
      : document_(document), text_(text), most_(most), lines_(first_line) {}

  void enter(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
      case MD_BLOCK_H:
        open(BlockKind::heading);
        block_.heading_level = static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
        break;
      case MD_BLOCK_P:
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
      case MD_BLOCK_CODE:
        open(lists_.empty() ? BlockKind::paragraph : BlockKind::list_item);
        break;
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        flush();
        lists_.push_back(type == MD_BLOCK_UL);
        break;
      case MD_BLOCK_LI:
        open(BlockKind::list_item);
        break;
      case MD_BLOCK_HTML:
        html_ = true;
        break;
      default:
        break;
    }
  }

  void leave(MD_BLOCKTYPE type) {
    if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) lists_.pop_back();
    if (type == MD_BLOCK_HTML) {
      html_ = false;
      html_block();
    }
    flush();
  }

  void strong(bool on) { strong_ += on ? 1 : -1; }

  /// The text of a picture is what stands in for it, and not on the page.
  void picture(bool on) {
    pictures_ += on ? 1 : -1;
    if (on && pictures_ == 1) ++left_out_.count;
  }

  void text(MD_TEXTTYPE type, std::string_view raw) {
    if (html_) {
      html_text_ += raw;
      return;
    }
    note_line(raw);
    characters_ += code_points(raw);
    if (pictures_ > 0) {
      left_out_.characters += code_points(raw);
      return;
    }
    switch (type) {
      case MD_TEXT_BR:
        block_.text += '\n';
        break;
      case MD_TEXT_SOFTBR:
        block_.text += ' ';
        break;
      case MD_TEXT_HTML:
        break;  // an inline tag
      case MD_TEXT_ENTITY: {
        for (const auto& line : html_lines(raw)) append_clean(block_.text, line, "");
        break;
      }
      default:
        append_clean(block_.text, raw, "");
        if (raw.find_first_not_of(" \t") != std::string_view::npos && strong_ == 0) bold_ = false;
    }
  }

  [[nodiscard]] bool is_too_long() const { return characters_ > most_; }

  void finish() {
    if (left_out_.count > 0) document_.left_out.push_back(left_out_);
  }

 private:
  void open(BlockKind kind) {
    // A paragraph inside a list item is that item's text.
    if (kind == BlockKind::list_item && open_ && block_.text.empty()) return;
    flush();
    open_ = true;
    bold_ = true;
    block_ = {};
    block_.kind = kind;
    if (kind == BlockKind::list_item) {
      block_.list_level = std::max(static_cast<int>(lists_.size()) - 1, 0);
      block_.bullet = !lists_.empty() && lists_.back();
    }
  }

  void note_line(std::string_view raw) {
    if (block_.origin.line != 0 || raw.data() < text_.data() ||
        raw.data() > text_.data() + text_.size())
      return;
    const auto at = static_cast<std::size_t>(raw.data() - text_.data());
    lines_ += static_cast<std::uint32_t>(
        std::count(text_.begin() + static_cast<std::ptrdiff_t>(counted_),
                   text_.begin() + static_cast<std::ptrdiff_t>(std::max(at, counted_)), '\n'));
    counted_ = std::max(at, counted_);
    block_.origin.line = lines_;
  }

  void flush() {
    while (!block_.text.empty() && block_.text.back() == '\n') block_.text.pop_back();
    if (open_ && !blank(block_.text)) {
      block_.bold = bold_;
      block_.origin.paragraph = static_cast<std::uint32_t>(document_.blocks.size() + 1);
      document_.blocks.push_back(std::move(block_));
    }
    block_ = {};
    open_ = false;
  }

  void html_block() {
    for (auto& line : html_lines(html_text_)) {
      open(BlockKind::paragraph);
      append_clean(block_.text, line, "");
      bold_ = false;
      flush();
    }
    html_text_.clear();
  }

  Document& document_;
  std::string_view text_;
  std::uint64_t most_;
  Block block_;
  bool open_ = false;
  bool bold_ = true;
  bool html_ = false;
  std::string html_text_;
  std::vector<bool> lists_;  ///< open lists: is it one of bullets?
  int strong_ = 0;
  int pictures_ = 0;
  LeftOut left_out_{LeftOutReason::other, 0, 0};
  std::uint64_t characters_ = 0;
  std::size_t counted_ = 0;
  std::uint32_t lines_ = 0;
};

int on_enter(MD_BLOCKTYPE type, void* detail, void* user) {
  static_cast<Builder*>(user)->enter(type, detail);
  return 0;
}
int on_leave(MD_BLOCKTYPE type, void*, void* user) {
  static_cast<Builder*>(user)->leave(type);
  return 0;
}
int on_enter_span(MD_SPANTYPE type, void*, void* user) {
  if (type == MD_SPAN_STRONG) static_cast<Builder*>(user)->strong(true);
  if (type == MD_SPAN_IMG) static_cast<Builder*>(user)->picture(true);
  return 0;
}
int on_leave_span(MD_SPANTYPE type, void*, void* user) {
  if (type == MD_SPAN_STRONG) static_cast<Builder*>(user)->strong(false);
  if (type == MD_SPAN_IMG) static_cast<Builder*>(user)->picture(false);
  return 0;
}
int on_text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user) {
  auto* builder = static_cast<Builder*>(user);
  builder->text(type, {text, size});
  return builder->is_too_long() ? 1 : 0;
}

/// Front matter is settings of a site generator, not text of the resume.
std::string_view behind_front_matter(std::string_view text) {
  for (const std::string_view fence : {"---\n", "---\r\n"}) {
    if (!text.starts_with(fence)) continue;
    const std::string close = "\n" + std::string(fence);
    const std::size_t end = text.find(close, fence.size() - 1);
    if (end != std::string_view::npos) return text.substr(end + close.size());
  }
  return text;
}

}  // namespace

Result<Document> read_markdown(std::string_view u8_text, std::string_view name,
                               const ExtractLimits& limits) {
  Document document;
  document.source = name;
  document.format = SourceFormat::markdown;
  document.parts.push_back({});
  const std::size_t whole = u8_text.size();
  const std::string_view text = behind_front_matter(u8_text);
  if (text.size() > limits.characters * 4) return too_long(name, limits);
  const std::string_view front = u8_text.substr(0, whole - text.size());
  const auto first_line =
      static_cast<std::uint32_t>(1 + std::count(front.begin(), front.end(), '\n'));
  Builder builder(document, text, first_line, limits.characters);
  MD_PARSER parser{};
  parser.flags =
      MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_PERMISSIVEAUTOLINKS;
  parser.enter_block = on_enter;
  parser.leave_block = on_leave;
  parser.enter_span = on_enter_span;
  parser.leave_span = on_leave_span;
  parser.text = on_text;
  if (md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, &builder) != 0) {
    return too_long(name, limits);
  }
  builder.finish();
  if (!front.empty()) document.left_out.push_back({LeftOutReason::other, 1, code_points(front)});
  if (document.characters() > limits.characters) return too_long(name, limits);
  return document;
}

}  // namespace reframe
