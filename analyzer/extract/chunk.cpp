#include "analyzer/extract/chunk.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "analyzer/base/listed.h"
#include "analyzer/base/unicode.h"
#include "analyzer/extract/docx.h"
#include "analyzer/extract/formats.h"
#include "analyzer/extract/html_entities.h"
#include "analyzer/extract/package.h"
#include "analyzer/extract/text_sink.h"

namespace reframe {
namespace {

constexpr std::array kBlockTags = {
    "p",       "div",    "br",     "li",         "tr",         "td",      "th",     "h1",
    "h2",      "h3",     "h4",     "h5",         "h6",         "ul",      "ol",     "table",
    "hr",      "dl",     "dt",     "dd",         "pre",        "caption", "form",   "section",
    "article", "header", "footer", "blockquote", "figcaption", "main",    "nav",    "aside",
    "address", "body",   "option", "fieldset",   "legend",     "figure",  "details"};
/// Not "head": its end tag may be left out, and what else is in it has no text.
constexpr std::array kSilentTags = {"script", "style", "title", "template"};

/// Collects lines, folding white space as HTML does.
class LineSink {
 public:
  void add(char32_t c) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      space_ = !line_.empty();
      return;
    }
    if (space_) line_ += ' ';
    space_ = false;
    unicode::append_utf8(line_, c);
  }
  void end_line() {
    if (!line_.empty()) lines_.push_back(std::move(line_));
    line_.clear();
    space_ = false;
  }
  std::vector<std::string> take() {
    end_line();
    return std::move(lines_);
  }

 private:
  std::vector<std::string> lines_;
  std::string line_;
  bool space_ = false;
};

char32_t entity(std::string_view name) {
  if (name.starts_with("#")) {
    const bool hex = name.size() > 1 && (name[1] | 0x20) == 'x';
    const std::string_view digits = name.substr(hex ? 2 : 1);
    std::uint32_t code = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
    // Editors write the codes of windows-1252 for quotes and dashes, and browsers show them so.
    if (code < 0x80 || code > 0x9F) return code;
    const char byte = static_cast<char>(code);
    const std::string text =
        unicode::to_utf8(std::string_view(&byte, 1), unicode::Encoding::windows_1252);
    std::size_t i = 0;
    return unicode::next_code_point(text, i);
  }
  return html_entity(name);
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char low = static_cast<char>(c | 0x20);
  return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

std::string from_quoted_printable(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '=') {
      out += text[i];
    } else if (i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0) {
      out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    } else {  // a soft line break
      while (i + 1 < text.size() && text[i + 1] != '\n') ++i;
      ++i;
    }
  }
  return out;
}

std::string from_base64(std::string_view text) {
  std::string out;
  std::uint32_t bits = 0;
  int have = 0;
  for (const char c : text) {
    int v = -1;
    if (c >= 'A' && c <= 'Z') v = c - 'A';
    if (c >= 'a' && c <= 'z') v = c - 'a' + 26;
    if (c >= '0' && c <= '9') v = c - '0' + 52;
    if (c == '+') v = 62;
    if (c == '/') v = 63;
    if (v < 0) continue;
    bits = bits << 6 | static_cast<std::uint32_t>(v);
    have += 6;
    if (have >= 8) {
      have -= 8;
      out += static_cast<char>(bits >> have & 0xFFU);
    }
  }
  return out;
}

/// RTF destinations whose text is no text of the document.
constexpr std::array kRtfSilent = {
    "fonttbl",    "colortbl",  "stylesheet",        "info",      "pict",
    "annotation", "listtable", "listoverridetable", "generator", "header",
    "footer",     "atnid",     "themedata",         "datastore", "latentstyles",
    "xmlnstbl",   "rsidtbl",   "atnauthor",         "headerl",   "headerr",
    "headerf",    "footerl",   "footerr",           "footerf",   "filetbl",
    "revtbl",     "fldinst",   "objdata",           "objclass"};
constexpr std::array kRtfLineEnds = {"par",  "line",   "row",      "cell",    "sect",
                                     "page", "column", "nestcell", "nestrow", "footnote"};

struct RtfSign {
  std::string_view word;
  char32_t character;
};
constexpr RtfSign kRtfSigns[] = {{"tab", ' '},          {"emdash", 0x2014},    {"endash", 0x2013},
                                 {"bullet", 0x2022},    {"lquote", 0x2018},    {"rquote", 0x2019},
                                 {"ldblquote", 0x201C}, {"rdblquote", 0x201D}, {"emspace", ' '},
                                 {"enspace", ' '},      {"qmspace", ' '}};

class RtfReader {
 public:
  explicit RtfReader(std::string_view rtf) : rtf_(rtf) {}

  std::vector<std::string> run() {
    while (at_ < rtf_.size()) step();
    return sink_.take();
  }

 private:
  struct Group {
    bool silent = false;  ///< a destination that is no text, or hidden or deleted text
    int skip = 1;         ///< characters that stand in for one of a \u, set by \uc
  };
  /// Real files nest a few dozen groups; deeper ones are taken as one.
  static constexpr std::size_t kMostGroups = 10'000;

  void step() {
    const char c = rtf_[at_++];
    if (c == '{') {
      skip_ = 0;
      if (open_.size() < kMostGroups) {
        open_.push_back(group_);
      } else {
        ++too_deep_;
      }
    } else if (c == '}') {
      skip_ = 0;
      if (too_deep_ > 0) {
        --too_deep_;
      } else if (!open_.empty()) {
        group_ = open_.back();
        open_.pop_back();
      }
    } else if (c == '\\') {
      control();
    } else if (c != '\r' && c != '\n') {
      put_byte(c);
    }
  }

  void put_byte(char byte) {
    if (static_cast<unsigned char>(byte) < 0x80) {
      put(static_cast<unsigned char>(byte));
      return;
    }
    const std::string text =
        unicode::to_utf8(std::string_view(&byte, 1), unicode::Encoding::windows_1252);
    std::size_t i = 0;
    put(unicode::next_code_point(text, i));
  }

  void put(char32_t c) {
    if (skip_ > 0) {
      --skip_;
    } else if (!group_.silent) {
      sink_.add(c);
    }
  }

  void control() {
    if (at_ >= rtf_.size()) return;
    const char c = rtf_[at_];
    if (c == '\'' && at_ + 2 < rtf_.size()) {
      const int high = hex_digit(rtf_[at_ + 1]);
      const int low = hex_digit(rtf_[at_ + 2]);
      at_ += 3;
      if (high >= 0 && low >= 0) put_byte(static_cast<char>(high * 16 + low));
    } else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') {
      word();
    } else {
      ++at_;
      if (c == '*') group_.silent = true;
      if (c == '~') put(0xA0);
      if (c == '_') put('-');
      if (c == '\r' || c == '\n') end_line();
      if (c == '\\' || c == '{' || c == '}') put(static_cast<unsigned char>(c));
    }
  }

  void end_line() {
    if (!group_.silent) sink_.end_line();
  }

  void word() {
    const std::size_t start = at_;
    while (at_ < rtf_.size() && (rtf_[at_] | 0x20) >= 'a' && (rtf_[at_] | 0x20) <= 'z') ++at_;
    const std::string_view name = rtf_.substr(start, at_ - start);
    const std::size_t digits = at_;
    if (at_ < rtf_.size() && rtf_[at_] == '-') ++at_;
    while (at_ < rtf_.size() && rtf_[at_] >= '0' && rtf_[at_] <= '9') ++at_;
    int value = 1;  // a toggle without a number is on
    std::from_chars(rtf_.data() + digits, rtf_.data() + at_, value);
    if (at_ < rtf_.size() && rtf_[at_] == ' ') ++at_;
    act(name, value);
  }

  void act(std::string_view name, int value) {
    for (const RtfSign& sign : kRtfSigns) {
      if (sign.word == name) return put(sign.character);
    }
    if (listed(kRtfLineEnds, name)) {
      end_line();
    } else if (name == "u") {
      put_utf16(static_cast<char32_t>(value < 0 ? value + 65536 : value));
      skip_ = group_.skip;
    } else if (name == "uc") {
      group_.skip = std::clamp(value, 0, 10);
    } else if (name == "bin") {
      at_ = std::min(rtf_.size(), at_ + static_cast<std::size_t>(std::max(value, 0)));
    } else if (name == "v" || name == "deleted") {
      group_.silent = value != 0;
    } else if (listed(kRtfSilent, name)) {
      group_.silent = true;
    }
  }

  /// A character outside the first plane comes as two \\u.
  void put_utf16(char32_t unit) {
    skip_ = 0;
    if (unit >= 0xD800 && unit < 0xDC00) {
      high_ = unit;
    } else if (unit >= 0xDC00 && unit < 0xE000 && high_ != 0) {
      put(0x10000 + ((high_ - 0xD800) << 10) + (unit - 0xDC00));
      high_ = 0;
    } else {
      put(unit);
    }
  }

  std::string_view rtf_;
  std::size_t at_ = 0;
  Group group_;
  std::vector<Group> open_;
  std::size_t too_deep_ = 0;
  int skip_ = 0;
  char32_t high_ = 0;
  LineSink sink_;
};

Embedded embedded_of(const std::vector<std::string>& lines) {
  Embedded out;
  for (const auto& line : lines) {
    Block block;
    append_clean(block.text, line, "");
    if (blank(block.text)) continue;
    block.origin.paragraph = static_cast<std::uint32_t>(out.blocks.size() + 1);
    out.blocks.push_back(std::move(block));
  }
  return out;
}

std::vector<std::string> text_lines(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string line(text.substr(at, end - at));
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (!line.empty()) out.push_back(std::move(line));
    at = end + 1;
  }
  return out;
}

}  // namespace

namespace {

/// Reads HTML by its tags alone: no tree, no style sheets, no recursion.
class HtmlReader {
 public:
  explicit HtmlReader(std::string_view html) : html_(html) {}

  std::vector<std::string> run() {
    while (at_ < html_.size()) {
      if (html_[at_] == '<' && at_ + 1 < html_.size() && begins_tag(html_[at_ + 1])) {
        tag();
      } else if (html_[at_] == '&') {
        reference();
      } else {
        sink_.add(unicode::next_code_point(html_, at_));
      }
    }
    return sink_.take();
  }

 private:
  static bool begins_tag(char c) {
    return (c | 0x20) >= 'a' ? (c | 0x20) <= 'z' : c == '/' || c == '!' || c == '?';
  }

  void tag() {
    if (html_.substr(at_).starts_with("<!--")) {
      at_ = behind("-->", at_ + 2);
      return;
    }
    const std::size_t end = std::min(html_.find('>', at_), html_.size());
    // Names are short; the attributes behind them may be anything.
    constexpr std::size_t kLongestName = 32;
    std::string name = unicode::lower(html_.substr(at_ + 1, std::min(end - at_ - 1, kLongestName)));
    at_ = std::min(end + 1, html_.size());
    const bool closing = name.starts_with('/');
    if (closing) name.erase(0, 1);
    name.resize(std::min(name.find_first_of(" \t\r\n/"), name.size()));
    if (listed(kBlockTags, name)) sink_.end_line();
    if (!closing && listed(kSilentTags, name)) at_ = behind_element(name);
  }

  /// Behind the first `mark` from `from` on; the end where there is none.
  [[nodiscard]] std::size_t behind(std::string_view mark, std::size_t from) const {
    const std::size_t at = html_.find(mark, from);
    return at == std::string_view::npos ? html_.size() : at + mark.size();
  }

  /// Behind the closing tag of a script, a style sheet or a head, whatever looks like tags in it.
  [[nodiscard]] std::size_t behind_element(std::string_view name) const {
    for (std::size_t at = html_.find("</", at_); at != std::string_view::npos;
         at = html_.find("</", at + 2)) {
      if (unicode::lower(html_.substr(at + 2, name.size())) == name) return behind(">", at);
    }
    return html_.size();
  }

  void reference() {
    constexpr std::size_t kLongest = 10;
    const std::string_view ahead = html_.substr(at_ + 1, kLongest);
    const std::size_t end = ahead.find(';');
    const char32_t c = end == std::string_view::npos ? 0 : entity(ahead.substr(0, end));
    sink_.add(c != 0 ? c : U'&');
    at_ += c != 0 ? end + 2 : 1;
  }

  std::string_view html_;
  std::size_t at_ = 0;
  LineSink sink_;
};

}  // namespace

std::vector<std::string> html_lines(std::string_view html) {
  return HtmlReader(html).run();
}

std::vector<std::string> rtf_lines(std::string_view rtf) {
  return RtfReader(rtf).run();
}

namespace {

/// The value of `key` in a MIME header ("boundary", "charset"), without quotes; "" when it is not
/// there. `low` is the header in lower case, `head` as it stands.
std::string mime_value(std::string_view low, std::string_view head, std::string_view key) {
  const std::string mark = std::string(key) + "=";
  const std::size_t at = low.find(mark);
  if (at == std::string_view::npos) return {};
  std::string_view value = head.substr(at + mark.size());
  if (value.starts_with('"')) {
    value.remove_prefix(1);
    return std::string(value.substr(0, value.find('"')));
  }
  return std::string(value.substr(0, value.find_first_of("; \t\r\n")));
}

/// What stands behind the first empty line of `text`.
std::string_view behind_header(std::string_view text) {
  const std::size_t unix_end = text.find("\n\n");
  const std::size_t dos_end = text.find("\r\n\r\n");
  if (unix_end == std::string_view::npos && dos_end == std::string_view::npos) return {};
  return dos_end < unix_end ? text.substr(dos_end + 4) : text.substr(unix_end + 2);
}

std::string as_utf8(std::string_view bytes, std::string_view charset) {
  using unicode::Encoding;
  if (bytes.starts_with("\xFF\xFE") || charset == "utf-16le")
    return unicode::to_utf8(bytes, Encoding::utf16_le);
  if (bytes.starts_with("\xFE\xFF") || charset == "utf-16be")
    return unicode::to_utf8(bytes, Encoding::utf16_be);
  return unicode::to_utf8(bytes,
                          unicode::valid_utf8(bytes) ? Encoding::utf8 : Encoding::windows_1252);
}

bool looks_html(std::string_view text) {
  const std::string start = unicode::lower(text.substr(0, 4000));
  for (const char* mark : {"<html", "<body", "<p>", "<p ", "<div", "<!doctype html", "<h1", "<ul",
                           "<table", "<span", "<br"}) {
    if (start.find(mark) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

std::string mht_body(std::string_view mht) {
  const std::string low = unicode::lower(mht);
  if (low.size() != mht.size()) return {};  // lower case of another length: no MIME header has it
  std::size_t at = low.find("content-type: text/html");
  if (at == std::string::npos) at = low.find("content-type: text/plain");
  if (at == std::string::npos) return {};
  // The part begins behind the boundary line above its type.
  const std::size_t boundary_line = low.rfind("\n--", at);
  const std::size_t start = boundary_line == std::string::npos ? 0 : boundary_line + 1;
  const std::string_view part = mht.substr(start);
  std::string_view body = behind_header(mht.substr(at));
  const auto body_at = static_cast<std::size_t>(body.data() - part.data());
  const std::string_view head = body.empty() ? part : part.substr(0, body_at);
  const std::string_view low_head = std::string_view(low).substr(start, head.size());
  const std::size_t first_end = std::min(low.find("content-type: text/"), low.size());
  const std::string boundary =
      mime_value(std::string_view(low).substr(0, first_end), mht.substr(0, first_end), "boundary");
  if (!boundary.empty()) body = body.substr(0, body.find("\n--" + boundary));
  const std::string charset = mime_value(low_head, low_head, "charset");
  if (low_head.find("quoted-printable") != std::string_view::npos)
    return as_utf8(from_quoted_printable(body), charset);
  if (low_head.find("base64") != std::string_view::npos) return as_utf8(from_base64(body), charset);
  return as_utf8(body, charset);
}

namespace {

std::optional<Embedded> read_embedded_docx(std::string_view bytes, const ExtractLimits& limits,
                                           EmbedBudget& budget) {
  if (budget.depth_left == 0) return std::nullopt;
  ExtractLimits own = limits;
  own.total_bytes = std::min(limits.total_bytes, budget.bytes_left);
  auto package = Package::open(bytes, "", own);
  if (!package) return std::nullopt;
  --budget.depth_left;
  auto document = read_docx(*package, "", own, budget);
  ++budget.depth_left;
  budget.bytes_left -= std::min(budget.bytes_left, package->inflated());
  if (!document) return std::nullopt;
  return Embedded{std::move(document->blocks), std::move(document->left_out),
                  std::move(document->notes)};
}

}  // namespace

std::optional<Embedded> read_embedded(std::string_view bytes, const ExtractLimits& limits,
                                      EmbedBudget& budget) {
  if (budget.parts_left == 0) return std::nullopt;
  --budget.parts_left;
  if (bytes.starts_with("PK\3\4")) return read_embedded_docx(bytes, limits, budget);
  if (bytes.starts_with("{\\rtf")) return embedded_of(rtf_lines(bytes));
  auto text = decode_text(bytes, "");
  if (!text) return std::nullopt;  // binary: a picture, an old .doc
  const std::string head = unicode::lower(std::string_view(*text).substr(0, 2000));
  if (head.find("mime-version:") != std::string::npos) {
    *text = mht_body(bytes);
    if (text->empty()) return std::nullopt;
  }
  if (looks_html(*text)) return embedded_of(html_lines(*text));
  // Any other markup read as text would print its tags.
  if (head.starts_with("<?xml")) return std::nullopt;
  return embedded_of(text_lines(*text));
}

}  // namespace reframe
