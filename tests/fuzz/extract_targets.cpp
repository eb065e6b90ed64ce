#include <cstdlib>
#include <string>

#include "analyzer/base/unicode.h"
#include "analyzer/extract/extract.h"
#include "tests/fuzz/targets.h"
#include "tests/support/case_file.h"

namespace reframe::fuzz {
namespace {

/// Small limits keep one run short; that they hold is what is fuzzed.
ExtractLimits limits() {
  ExtractLimits l;
  l.part_bytes = 4U << 20;
  l.total_bytes = 8U << 20;
  l.characters = 500'000;
  return l;
}

void require(bool promise) {
  if (!promise) std::abort();
}

/// No control character but tab and newline, and nothing of the private-use area U+E000..F8FF.
bool printable(std::string_view u8_text) {
  for (std::size_t at = 0; at < u8_text.size();) {
    const char32_t c = unicode::next_code_point(u8_text, at);
    if ((c < 0x20 && c != '\t' && c != '\n') || c == 0x7F || (c >= 0xE000 && c <= 0xF8FF))
      return false;
  }
  return true;
}

void check(std::string_view bytes, std::string_view name) {
  const Result<Document> document = extract(bytes, name, limits());
  if (!document) {
    const std::string line = document.error().text();
    require(!document.error().message.empty() && line.find('\n') == std::string::npos);
    return;
  }
  require(document->characters() <= limits().characters);
  for (const Block& block : document->blocks) {
    require(unicode::valid_utf8(block.text) && printable(block.text));
    require(!block.text.empty() && block.origin.part < document->parts.size());
    require(block.list_level >= -1 && block.heading_level >= 0 && block.heading_level <= 9);
  }
  for (const LeftOut& item : document->left_out) require(item.count > 0);
}

}  // namespace

void zip(std::string_view data) {
  check(data, "f");
}
void docx(std::string_view data) {
  check(test::docx_of(test::parse_case(data)), "f.docx");
}
void odt(std::string_view data) {
  check(test::odt_of(test::parse_case(data)), "f.odt");
}
void markdown(std::string_view data) {
  check(data, "f.md");
}
void text(std::string_view data) {
  check(data, "f.txt");
}
void json(std::string_view data) {
  check(data, "f.json");
}

}  // namespace reframe::fuzz
