#include "analyzer/extract/chunk.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "analyzer/base/unicode.h"
#include "analyzer/extract/docx.h"
#include "analyzer/extract/package.h"
#include "analyzer/extract/text_sink.h"

namespace reframe {
namespace {

struct Entity {
  std::string_view name;
  char32_t character;
};
/// The named references that text editors write; numbers cover the rest.
constexpr Entity kEntities[] = {
    {"amp", '&'},      {"lt", '<'},       {"gt", '>'},       {"quot", '"'},     {"apos", '\''},
    {"nbsp", 0xA0},    {"ndash", 0x2013}, {"mdash", 0x2014}, {"lsquo", 0x2018}, {"rsquo", 0x2019},
    {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"bull", 0x2022},  {"middot", 0xB7},  {"hellip", 0x2026},
    {"eacute", 0xE9},  {"uuml", 0xFC},    {"ouml", 0xF6},    {"auml", 0xE4},    {"copy", 0xA9},
    {"reg", 0xAE},     {"deg", 0xB0},     {"pound", 0xA3},   {"euro", 0x20AC}};
constexpr std::array kBlockTags = {"p",  "div",   "br", "li",      "tr",     "td", "th",
                                   "h1", "h2",    "h3", "h4",      "h5",     "h6", "ul",
                                   "ol", "table", "hr", "section", "article"};
constexpr std::array kSilentTags = {"script", "style", "head", "title", "template"};

template <class Table>
bool listed(const Table& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

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
    return static_cast<char32_t>(
        std::strtoul(std::string(name.substr(hex ? 2 : 1)).c_str(), nullptr, hex ? 16 : 10));
  }
  for (const Entity& e : kEntities) {
    if (e.name == name) return e.character;
  }
  return 0;
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
    "fonttbl",   "colortbl",          "stylesheet",   "info",     "pict",
    "listtable", "listoverridetable", "generator",    "header",   "footer",
    "themedata", "datastore",         "latentstyles", "xmlnstbl", "rsidtbl"};

class RtfReader {
 public:
  explicit RtfReader(std::string_view rtf) : rtf_(rtf) {}

  std::vector<std::string> run() {
    while (at_ < rtf_.size()) step();
    return sink_.take();
  }

 private:
  void step() {
    const char c = rtf_[at_++];
    if (c == '{') {
      silent_.push_back(!silent_.empty() && silent_.back());
    } else if (c == '}') {
      if (!silent_.empty()) silent_.pop_back();
    } else if (c == '\\') {
      control();
    } else if (c != '\r' && c != '\n') {
      put(static_cast<unsigned char>(c));
    }
  }

  void put(char32_t c) {
    if (skip_ > 0) {
      --skip_;
    } else if (silent_.empty() || !silent_.back()) {
      sink_.add(c);
    }
  }

  void control() {
    if (at_ >= rtf_.size()) return;
    const char c = rtf_[at_];
    if (c == '\'' && at_ + 2 < rtf_.size()) {
      const std::string byte(
          1, static_cast<char>(hex_digit(rtf_[at_ + 1]) * 16 + hex_digit(rtf_[at_ + 2])));
      at_ += 3;
      const std::string text = unicode::to_utf8(byte, unicode::Encoding::windows_1252);
      std::size_t i = 0;
      put(unicode::next_code_point(text, i));
    } else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') {
      word();
    } else {
      ++at_;
      if (c == '*' && !silent_.empty()) silent_.back() = true;
      if (c == '~') put(' ');
      if (c == '\\' || c == '{' || c == '}') put(static_cast<unsigned char>(c));
    }
  }

  void word() {
    const std::size_t start = at_;
    while (at_ < rtf_.size() && (rtf_[at_] | 0x20) >= 'a' && (rtf_[at_] | 0x20) <= 'z') ++at_;
    const std::string_view name = rtf_.substr(start, at_ - start);
    const std::size_t digits = at_;
    while (at_ < rtf_.size() && (rtf_[at_] == '-' || (rtf_[at_] >= '0' && rtf_[at_] <= '9'))) ++at_;
    const int value = std::atoi(std::string(rtf_.substr(digits, at_ - digits)).c_str());
    if (at_ < rtf_.size() && rtf_[at_] == ' ') ++at_;
    if (name == "par" || name == "line" || name == "row" || name == "cell") {
      if (silent_.empty() || !silent_.back()) sink_.end_line();
    } else if (name == "tab") {
      put(' ');
    } else if (name == "u") {
      put(static_cast<char32_t>(value < 0 ? value + 65536 : value));
      skip_ = 1;
    } else if (listed(kRtfSilent, name) && !silent_.empty()) {
      silent_.back() = true;
    }
  }

  std::string_view rtf_;
  std::size_t at_ = 0;
  std::vector<bool> silent_;
  int skip_ = 0;
  LineSink sink_;
};

std::vector<Block> blocks_of(const std::vector<std::string>& lines) {
  std::vector<Block> out;
  for (const auto& line : lines) {
    Block block;
    append_clean(block.text, line, "");
    if (!block.text.empty()) out.push_back(std::move(block));
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

std::vector<std::string> html_lines(std::string_view html) {
  LineSink sink;
  std::string silent;
  for (std::size_t at = 0; at < html.size();) {
    if (html[at] == '<') {
      if (html.substr(at).starts_with("<!--")) {
        at = std::min(html.find("-->", at), html.size() - 3) + 3;
        continue;
      }
      const std::size_t end = std::min(html.find('>', at), html.size() - 1);
      std::string tag = unicode::lower(html.substr(at + 1, end - at - 1));
      const bool closing = tag.starts_with('/');
      if (closing) tag.erase(0, 1);
      tag.resize(std::min(tag.find_first_of(" \t\r\n/"), tag.size()));
      if (silent.empty() && !closing && listed(kSilentTags, tag))
        silent = tag;
      else if (closing && tag == silent)
        silent.clear();
      if (listed(kBlockTags, tag)) sink.end_line();
      at = end + 1;
    } else if (html[at] == '&' && silent.empty()) {
      const std::size_t end = html.find(';', at);
      const bool close = end != std::string_view::npos && end - at <= 10;
      const char32_t c = close ? entity(html.substr(at + 1, end - at - 1)) : 0;
      sink.add(c != 0 ? c : U'&');
      at = c != 0 ? end + 1 : at + 1;
    } else {
      const char32_t c = unicode::next_code_point(html, at);
      if (silent.empty()) sink.add(c);
    }
  }
  return sink.take();
}

std::vector<std::string> rtf_lines(std::string_view rtf) {
  return RtfReader(rtf).run();
}

std::string mht_body(std::string_view mht) {
  const std::string low = unicode::lower(mht);
  std::size_t at = low.find("content-type: text/html");
  if (at == std::string::npos) at = low.find("content-type: text/plain");
  if (at == std::string::npos) return std::string(mht);
  // The header block around the type ends at the first empty line.
  const std::size_t unix_end = mht.find("\n\n", at);
  const std::size_t dos_end = mht.find("\r\n\r\n", at);
  const std::size_t head_end = std::min(unix_end, dos_end);
  if (head_end == std::string_view::npos) return {};
  const std::size_t head_start = std::max(low.rfind("\n--", at) + 1, std::size_t{0});
  const std::string head = low.substr(head_start, head_end - head_start);
  const std::size_t start = head_end + (head_end == dos_end ? 4 : 2);
  std::string_view body = mht.substr(start);
  body = body.substr(0, body.find("\n--"));
  if (head.find("quoted-printable") != std::string::npos) return from_quoted_printable(body);
  if (head.find("base64") != std::string::npos) return from_base64(body);
  return std::string(body);
}

std::optional<std::vector<Block>> read_chunk_text(std::string_view bytes,
                                                  const ExtractLimits& limits, int depth) {
  if (bytes.starts_with("PK\3\4")) {
    if (depth >= kMostChunkDepth) return std::nullopt;
    auto package = Package::open(bytes, "", limits);
    if (!package) return std::nullopt;
    auto document = read_docx(*package, "", limits, depth + 1);
    if (!document) return std::nullopt;
    return std::move(document->blocks);
  }
  if (bytes.starts_with("{\\rtf")) return blocks_of(rtf_lines(bytes));
  std::string text =
      unicode::to_utf8(bytes, unicode::valid_utf8(bytes) ? unicode::Encoding::utf8
                                                         : unicode::Encoding::windows_1252);
  const std::string head = unicode::lower(std::string_view(text).substr(0, 2000));
  if (head.find("mime-version:") != std::string::npos) {
    const std::string body = mht_body(text);
    text =
        unicode::valid_utf8(body) ? body : unicode::to_utf8(body, unicode::Encoding::windows_1252);
  }
  const std::string start = unicode::lower(std::string_view(text).substr(0, 4000));
  const bool html =
      start.find("<html") != std::string::npos || start.find("<body") != std::string::npos ||
      start.find("<p") != std::string::npos || start.find("<!doctype") != std::string::npos;
  return blocks_of(html ? html_lines(text) : text_lines(text));
}

}  // namespace reframe
