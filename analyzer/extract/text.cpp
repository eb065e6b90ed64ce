#include <algorithm>
#include <array>
#include <vector>

#include "analyzer/base/unicode.h"
#include "analyzer/extract/formats.h"
#include "analyzer/extract/text_sink.h"

namespace reframe {
namespace {

/// A line at least this long may have been wrapped by an editor (they wrap at 65 to 80 columns).
constexpr std::size_t kWrappedLine = 58;
/// A longer line was not wrapped: each line of such a file is a paragraph.
constexpr std::size_t kMostWrappedLine = 120;
/// A tab moves to the next multiple of this, for the depth of lists.
constexpr std::size_t kTabWidth = 4;
/// Deeper lists are taken as this deep (as in Word, which knows nine levels).
constexpr std::size_t kMostListLevel = 8;

/// Bullets people type or paste. Letters and signs that also begin words need a space behind them.
struct Bullet {
  std::string_view glyph;
  bool needs_space;
};
constexpr std::array kBullets = {
    Bullet{"\u2022", false}, Bullet{"\u25CF", false}, Bullet{"\u25AA", false},
    Bullet{"\u25E6", false}, Bullet{"\u2023", false}, Bullet{"\u00B7", false},
    Bullet{"\u25A0", false}, Bullet{"\u27A2", false}, Bullet{"\u25CB", false},
    Bullet{"\u25B8", false}, Bullet{"\u25BA", false}, Bullet{"\u2756", false},
    Bullet{"\u25C6", false}, Bullet{"\u2713", false}, Bullet{"\u2714", false},
    Bullet{"\u2043", false}, Bullet{"\u2219", false}, Bullet{"\u25A1", false},
    Bullet{"\u2610", false}, Bullet{"\u27A4", false}, Bullet{"\u2013", true},
    Bullet{"\u2014", true},  Bullet{"-", true},       Bullet{"*", true},
    Bullet{"o", true},       Bullet{"+", true}};

struct Line {
  std::string_view text;  ///< without indentation, bullet and trailing blanks
  std::size_t indent = 0;
  bool bullet = false;
  bool number = false;     ///< "1." stood in front
  std::size_t length = 0;  ///< of the whole line, in bytes
};

std::size_t skip_blanks(std::string_view text, std::size_t from) {
  return std::min(text.find_first_not_of(" \t", from), text.size());
}

void take_bullet(Line& line) {
  for (const Bullet& bullet : kBullets) {
    if (!line.text.starts_with(bullet.glyph)) continue;
    const std::size_t text = skip_blanks(line.text, bullet.glyph.size());
    if (text == line.text.size() || (bullet.needs_space && text == bullet.glyph.size())) return;
    line.text = line.text.substr(text);
    line.bullet = true;
    return;
  }
}

/// "1. ", "2) ", "(3) ": one or two digits, so that a year stays what it is.
void take_number(Line& line) {
  const std::string_view text = line.text;
  const std::size_t start = text.starts_with('(') ? 1 : 0;
  std::size_t at = start;
  while (at < text.size() && at < start + 2 && text[at] >= '0' && text[at] <= '9') ++at;
  if (at == start || at >= text.size() || (text[at] != '.' && text[at] != ')')) return;
  if (start == 1 && text[at] != ')') return;
  const std::size_t rest = skip_blanks(text, at + 1);
  if (rest == at + 1 || rest == text.size()) return;
  line.text = text.substr(rest);
  line.number = true;
}

Line read_line(std::string_view raw) {
  Line line;
  line.length = raw.size();
  std::size_t at = 0;
  for (; at < raw.size() && (raw[at] == ' ' || raw[at] == '\t'); ++at) {
    line.indent = raw[at] == ' ' ? line.indent + 1 : (line.indent / kTabWidth + 1) * kTabWidth;
  }
  line.text = raw.substr(at);
  while (!line.text.empty() && (line.text.back() == ' ' || line.text.back() == '\t'))
    line.text.remove_suffix(1);
  take_bullet(line);
  if (!line.bullet) take_number(line);
  return line;
}

bool starts_lower(std::string_view text) {
  std::size_t at = 0;
  const char32_t c = unicode::next_code_point(text, at);
  return unicode::is_letter(c) && !unicode::is_upper(c);
}

/// Turns lines into blocks. Lines between two blank ones are a stanza; the width of a stanza tells
/// whether its lines were wrapped or end where their writer ended them.
class Reader {
 public:
  explicit Reader(Document& document) : document_(document) {}

  void add_stanza(const std::vector<std::string_view>& raw, std::uint32_t first_line) {
    std::vector<Line> lines;
    lines.reserve(raw.size());
    std::size_t width = 0;
    for (const std::string_view text : raw) {
      lines.push_back(read_line(text));
      width = std::max(width, lines.back().length);
    }
    const Line* before = nullptr;
    std::size_t hang = 0;  // where the item or paragraph began
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const Line& line = lines[i];
      if (before != nullptr && continues(*before, line, width, hang)) {
        join(line.text);
      } else {
        add(line, first_line + static_cast<std::uint32_t>(i));
        hang = line.indent;
      }
      before = &line;
    }
  }

 private:
  /// Does `line` go on where `before` was wrapped?
  [[nodiscard]] bool continues(const Line& before, const Line& line, std::size_t width,
                               std::size_t hang) const {
    if (line.bullet || line.number) return false;
    const bool item = document_.blocks.back().kind == BlockKind::list_item;
    if (item && line.indent > hang && line.indent >= 2) return true;
    if (before.length < kWrappedLine || width > kMostWrappedLine) return false;
    if (starts_lower(line.text)) return true;
    // A writer who ends a line early had room for the next word; an editor that wraps has not.
    const std::size_t word = std::min(line.text.find(' '), line.text.size());
    const bool full = before.length + 1 + word > width;
    const char end = before.text.empty() ? '.' : before.text.back();
    const bool open = end != '.' && end != ':' && end != '!' && end != '?' && end != ';';
    return full && open && line.indent == before.indent;
  }

  void join(std::string_view text) {
    std::string& block = document_.blocks.back().text;
    // "evidence-" and "based" were one word with a hyphen of its own.
    const bool hyphen = block.size() > 1 && block.back() == '-' && block[block.size() - 2] != ' ' &&
                        starts_lower(text);
    if (!hyphen) block += ' ';
    block += text;
  }

  void add(const Line& line, std::uint32_t number) {
    Block block;
    block.text = line.text;
    block.origin.line = number;
    block.origin.paragraph = static_cast<std::uint32_t>(document_.blocks.size() + 1);
    if (line.bullet || line.number) {
      block.kind = BlockKind::list_item;
      block.list_level = level(line.indent);
      block.bullet = line.bullet;
    } else {
      indents_.clear();
    }
    document_.blocks.push_back(std::move(block));
  }

  /// The depth of a list item: how many items before it are indented less.
  int level(std::size_t indent) {
    while (!indents_.empty() && indents_.back() > indent) indents_.pop_back();
    if (indents_.empty() || indents_.back() < indent) indents_.push_back(indent);
    return static_cast<int>(std::min(indents_.size() - 1, kMostListLevel));
  }

  Document& document_;
  std::vector<std::size_t> indents_;
};

/// `text` with each kind of line end as one newline, and without invisible characters.
std::string normalized(std::string_view text) {
  std::string ends;
  ends.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    ends += c == '\r' || c == '\f' || c == '\v' ? '\n' : c;
  }
  std::string out;
  append_clean(out, ends, "");
  return out;
}

/// UTF-16 without a mark: text in Latin script has a zero in every second byte.
bool looks_utf16(std::string_view bytes, bool little_endian) {
  const std::string_view head = bytes.substr(0, 512);
  if (head.size() < 4 || bytes.size() % 2 != 0) return false;
  std::size_t zeros = 0;
  for (std::size_t i = little_endian ? 1 : 0; i < head.size(); i += 2) zeros += head[i] == '\0';
  const auto other = static_cast<std::size_t>(std::count(head.begin(), head.end(), '\0')) - zeros;
  return other == 0 && zeros * 10 >= head.size() / 2 * 9;
}

}  // namespace

Result<Document> read_text(std::string_view u8_text, std::string_view name,
                           const ExtractLimits& limits) {
  Document document;
  document.source = name;
  document.format = SourceFormat::text;
  document.parts.push_back({});
  const std::string text = normalized(u8_text);
  if (code_points(text) > limits.characters) return too_long(name, limits);
  Reader reader(document);
  std::vector<std::string_view> stanza;
  std::uint32_t number = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view raw = std::string_view(text).substr(at, end - at);
    at = end + 1;
    ++number;
    if (blank(raw)) {
      reader.add_stanza(stanza, number - static_cast<std::uint32_t>(stanza.size()));
      stanza.clear();
    } else {
      stanza.push_back(raw);
    }
  }
  reader.add_stanza(stanza, number + 1 - static_cast<std::uint32_t>(stanza.size()));
  return document;
}

Result<std::string> decode_text(std::string_view bytes, std::string_view name) {
  using unicode::Encoding;
  if (bytes.starts_with("\xFF\xFE")) return unicode::to_utf8(bytes, Encoding::utf16_le);
  if (bytes.starts_with("\xFE\xFF")) return unicode::to_utf8(bytes, Encoding::utf16_be);
  if (bytes.find('\0') != std::string_view::npos) {
    if (looks_utf16(bytes, true)) return unicode::to_utf8(bytes, Encoding::utf16_le);
    if (looks_utf16(bytes, false)) return unicode::to_utf8(bytes, Encoding::utf16_be);
    return Error{ErrorCode::malformed,
                 {std::string(name)},
                 "not a document: binary data",
                 "give a .docx, .odt, .md or .txt file"};
  }
  if (unicode::valid_utf8(bytes)) return unicode::to_utf8(bytes, Encoding::utf8);
  return unicode::to_utf8(bytes, Encoding::windows_1252);
}

Error too_long(std::string_view name, const ExtractLimits& limits) {
  return {ErrorCode::limit,
          {std::string(name)},
          "the text is longer than " + std::to_string(limits.characters) + " characters",
          "this is no resume; split the file"};
}

}  // namespace reframe
