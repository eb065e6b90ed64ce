#include <algorithm>

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
  Builder(Document& document, std::string_view text, std::uint64_t most)
      : document_(document), text_(text), most_(most) {}

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
        open(lists_ > 0 ? BlockKind::list_item : BlockKind::paragraph);
        break;
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        flush();
        ++lists_;
        bullet_ = type == MD_BLOCK_UL;
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
    if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) --lists_;
    if (type == MD_BLOCK_HTML) {
      html_ = false;
      html_block();
    }
    flush();
  }

  void strong(bool on) { strong_ += on ? 1 : -1; }

  void text(MD_TEXTTYPE type, std::string_view raw) {
    if (html_) {
      html_text_ += raw;
      return;
    }
    note_line(raw);
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
    characters_ += raw.size();
  }

  [[nodiscard]] bool too_long() const { return characters_ > most_; }

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
      block_.list_level = std::max(lists_ - 1, 0);
      block_.bullet = bullet_;
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
    block_.origin.line = lines_ + 1;
  }

  void flush() {
    if (open_ && block_.text.find_first_not_of(" \t\n") != std::string::npos) {
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
  bool bullet_ = false;
  bool html_ = false;
  std::string html_text_;
  int lists_ = 0;
  int strong_ = 0;
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
  return 0;
}
int on_leave_span(MD_SPANTYPE type, void*, void* user) {
  if (type == MD_SPAN_STRONG) static_cast<Builder*>(user)->strong(false);
  return 0;
}
int on_text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user) {
  auto* builder = static_cast<Builder*>(user);
  builder->text(type, {text, size});
  return builder->too_long() ? 1 : 0;
}

}  // namespace

Result<Document> read_markdown(std::string_view u8_text, std::string_view name,
                               const ExtractLimits& limits) {
  Document document;
  document.source = name;
  document.format = SourceFormat::markdown;
  document.parts.push_back({});
  const Error too_long{
      ErrorCode::limit,
      {std::string(name)},
      "the text is longer than " + std::to_string(limits.characters) + " characters",
      "this is no resume; split the file"};
  // Front matter is settings of a site generator, not text of the resume.
  if (u8_text.starts_with("---\n")) {
    const std::size_t end = u8_text.find("\n---\n", 3);
    if (end != std::string_view::npos) u8_text.remove_prefix(end + 5);
  }
  if (u8_text.size() > limits.characters * 4) return too_long;
  Builder builder(document, u8_text, limits.characters);
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_PERMISSIVEAUTOLINKS;
  parser.enter_block = on_enter;
  parser.leave_block = on_leave;
  parser.enter_span = on_enter_span;
  parser.leave_span = on_leave_span;
  parser.text = on_text;
  if (md_parse(u8_text.data(), static_cast<MD_SIZE>(u8_text.size()), &parser, &builder) != 0) {
    return too_long;
  }
  return document;
}

}  // namespace reframe
