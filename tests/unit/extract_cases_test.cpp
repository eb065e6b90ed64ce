// Every case of tests/extract: what a file of one structure must give. See tests/extract/README.md.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "analyzer/extract/extract.h"
#include "tests/support/case_file.h"
#include "tests/support/catch.h"

using namespace reframe;
namespace fs = std::filesystem;

namespace {

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The files of a folder and those below it that end in `ending`, sorted.
std::vector<fs::path> files(const std::string& folder, const std::string& ending) {
  std::vector<fs::path> out;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(REFRAME_CASES) / folder)) {
    if (entry.path().extension() == ending) out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else {
      out += c;
    }
  }
  return out;
}

/// "#2 " before a heading, "0• " or "0# " before an item of bullets or numbers, "! " before bold.
std::string marked(const Block& block) {
  std::string out;
  if (block.bold && block.kind == BlockKind::paragraph) out += "! ";
  if (block.heading_level > 0) out += "#" + std::to_string(block.heading_level) + " ";
  if (block.list_level >= 0)
    out += std::to_string(block.list_level) + (block.bullet ? "\xE2\x80\xA2 " : "# ");
  out += escaped(block.text);
  if (!block.origin.path.empty()) out += " @" + block.origin.path;
  return out;
}

std::string lines_of(const Document& document, bool marks) {
  std::string out;
  for (const Block& block : document.blocks)
    out += (marks ? marked(block) : escaped(block.text)) + "\n";
  return out;
}

std::string left_out_of(const Document& document) {
  std::string out;
  for (const LeftOut& item : document.left_out) {
    out += std::string(to_string(item.reason)) + " " + std::to_string(item.count) + " " +
           std::to_string(item.characters) + "\n";
  }
  return out;
}

std::string notes_of(const Document& document) {
  std::string out;
  for (const ExtractionNote& note : document.notes) out += note.code + "\n";
  return out;
}

/// The lines of a section, each with its newline; empty ones go.
std::string wanted(std::string_view section) {
  std::string out;
  for (std::size_t at = 0; at < section.size();) {
    const std::size_t end = std::min(section.find('\n', at), section.size());
    if (end > at) out += std::string(section.substr(at, end - at)) + "\n";
    at = end + 1;
  }
  return out;
}

void check(const fs::path& path, const std::string& bytes, const std::string& name,
           const test::CaseFile& want) {
  CAPTURE(path.string());
  const auto document = extract(bytes, name);
  if (want.has("error")) {
    REQUIRE_FALSE(document.ok());
    CHECK(document.error().text() + "\n" == wanted(want.section("error")));
    return;
  }
  if (!document) FAIL(document.error().text());
  if (want.has("marked")) CHECK(lines_of(*document, true) == wanted(want.section("marked")));
  if (want.has("want")) CHECK(lines_of(*document, false) == wanted(want.section("want")));
  REQUIRE((want.has("marked") || want.has("want")));
  CHECK(left_out_of(*document) == wanted(want.section("left out")));
  CHECK(notes_of(*document) == wanted(want.section("notes")));
}

}  // namespace

TEST_CASE("cases of Word documents") {
  const auto cases = files("docx", ".case");
  REQUIRE(cases.size() > 100);
  for (const fs::path& path : cases) {
    const test::CaseFile file = test::parse_case(read_file(path));
    check(path, test::docx_of(file), "t.docx", file);
  }
}

TEST_CASE("cases of OpenDocument texts") {
  const auto cases = files("odt", ".case");
  REQUIRE(cases.size() > 10);
  for (const fs::path& path : cases) {
    const test::CaseFile file = test::parse_case(read_file(path));
    check(path, test::odt_of(file), "t.odt", file);
  }
}

TEST_CASE("cases of plain text, Markdown and JSON Resume") {
  const std::string ending = GENERATE(".txt", ".md", ".json");
  const std::string folder = ending == ".txt" ? "text" : ending == ".md" ? "markdown" : "json";
  const auto cases = files(folder, ending);
  REQUIRE(cases.size() > 1);
  for (const fs::path& path : cases) {
    fs::path want = path;
    want.replace_extension(".want");
    check(path, read_file(path), "t" + ending, test::parse_case("--- marked\n" + read_file(want)));
  }
}
