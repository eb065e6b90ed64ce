#include <algorithm>
#include <array>

#include "analyzer/base/unicode.h"
#include "analyzer/extract/formats.h"
#include "analyzer/extract/text_sink.h"

namespace reframe {
namespace {

/// A line at least this long may have been wrapped by an editor (they wrap at 65 to 80 columns).
constexpr std::size_t kWrappedLine = 58;

/// Bullets people type. "o" and "-" need the space behind them to be told from words.
constexpr std::array kBullets = {"\xE2\x80\xA2",
                                 "\xE2\x97\x8F",
                                 "\xE2\x96\xAA",
                                 "\xE2\x97\xA6",
                                 "\xE2\x80\xA3",
                                 "\xC2\xB7",
                                 "\xE2\x96\xA0",
                                 "\xE2\x9E\xA2",
                                 "\xE2\x97\x8B",
                                 "\xE2\x80\x93",
                                 "-",
                                 "*",
                                 "o",
                                 "+"};

struct Line {
  std::string_view text;  ///< without indentation and bullet
  std::size_t indent = 0;
  bool bullet = false;
  std::size_t length = 0;  ///< of the whole line
};

Line read_line(std::string_view raw) {
  Line line;
  line.length = raw.size();
  line.indent = std::min(raw.find_first_not_of(" \t"), raw.size());
  line.text = raw.substr(line.indent);
  while (!line.text.empty() && (line.text.back() == ' ' || line.text.back() == '\t'))
    line.text.remove_suffix(1);
  for (const std::string_view bullet : kBullets) {
    if (!line.text.starts_with(bullet)) continue;
    const std::size_t text = line.text.find_first_not_of(" \t", bullet.size());
    const bool spaced = text != std::string_view::npos && text > bullet.size();
    const bool glyph = bullet.size() > 1 && bullet != "\xE2\x80\x93";
    if (spaced || (glyph && text != std::string_view::npos)) {
      line.text = line.text.substr(text);
      line.bullet = true;
      break;
    }
  }
  return line;
}

bool starts_lower(std::string_view text) {
  std::size_t at = 0;
  const char32_t c = unicode::next_code_point(text, at);
  return unicode::is_letter(c) && !unicode::is_upper(c);
}

/// Does `line` go on where `before` was wrapped?
bool continues(const Line& before, const Line& line, const Block& block) {
  if (line.bullet) return false;
  const bool hanging =
      block.kind == BlockKind::list_item && line.indent > before.indent && line.indent >= 2;
  if (hanging) return true;
  if (before.length < kWrappedLine) return false;
  const char end = before.text.empty() ? '.' : before.text.back();
  const bool open = end != '.' && end != ':' && end != '!' && end != '?';
  return starts_lower(line.text) || (open && line.indent == before.indent);
}

}  // namespace

Result<Document> read_text(std::string_view u8_text, std::string_view name,
                           const ExtractLimits& limits) {
  Document document;
  document.source = name;
  document.format = SourceFormat::text;
  document.parts.push_back({});
  Line before;
  bool open = false;
  std::uint32_t number = 0;
  for (std::size_t at = 0; at < u8_text.size();) {
    const std::size_t end = std::min(u8_text.find_first_of("\r\n\f\v", at), u8_text.size());
    const std::string_view raw = u8_text.substr(at, end - at);
    at = end + (u8_text.substr(end).starts_with("\r\n") ? 2 : 1);
    ++number;
    const Line line = read_line(raw);
    if (line.text.empty()) {
      open = false;
      continue;
    }
    if (open && continues(before, line, document.blocks.back())) {
      document.blocks.back().text += ' ';
      append_clean(document.blocks.back().text, line.text, "");
    } else {
      Block block;
      block.origin.line = number;
      block.origin.paragraph = static_cast<std::uint32_t>(document.blocks.size() + 1);
      block.kind = line.bullet ? BlockKind::list_item : BlockKind::paragraph;
      block.list_level =
          line.bullet ? static_cast<int>(std::min<std::size_t>(line.indent / 2, 8)) : -1;
      block.bullet = line.bullet;
      append_clean(block.text, line.text, "");
      document.blocks.push_back(std::move(block));
    }
    const std::size_t indent = line.bullet || !open ? line.indent : before.indent;
    before = line;
    if (document.blocks.back().kind == BlockKind::list_item) before.indent = indent;
    open = true;
  }
  if (document.characters() > limits.characters) {
    return Error{ErrorCode::limit,
                 {std::string(name)},
                 "the text is longer than " + std::to_string(limits.characters) + " characters",
                 "this is no resume; split the file"};
  }
  return document;
}

Result<std::string> decode_text(std::string_view bytes, std::string_view name) {
  using unicode::Encoding;
  if (bytes.starts_with("\xFF\xFE")) return unicode::to_utf8(bytes, Encoding::utf16_le);
  if (bytes.starts_with("\xFE\xFF")) return unicode::to_utf8(bytes, Encoding::utf16_be);
  if (bytes.find('\0') != std::string_view::npos) {
    return Error{ErrorCode::malformed,
                 {std::string(name)},
                 "not a document: binary data",
                 "give a .docx, .odt, .md or .txt file"};
  }
  if (unicode::valid_utf8(bytes)) return unicode::to_utf8(bytes, Encoding::utf8);
  return unicode::to_utf8(bytes, Encoding::windows_1252);
}

}  // namespace reframe
