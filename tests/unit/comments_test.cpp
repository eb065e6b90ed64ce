// Comments are handed out as data, with the blocks they are about, and are no text of the document.
#include "analyzer/extract/extract.h"
#include "tests/support/catch.h"
#include "tests/support/zip_writer.h"

using namespace reframe;

namespace {

constexpr const char* kRelated =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr const char* kWord = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

std::string docx(const std::string& body, const std::string& comments) {
  const std::string space = std::string(" xmlns:w=\"") + kWord + "\"";
  return test::stored_zip({
      {"word/document.xml", "<w:document" + space + "><w:body>" + body + "</w:body></w:document>"},
      {"word/_rels/document.xml.rels",
       "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
       "<Relationship Id=\"r1\" Type=\"" +
           std::string(kRelated) +
           "/comments\" Target=\"remarks.xml\"/>"
           "</Relationships>"},
      {"word/remarks.xml", "<w:comments" + space + ">" + comments + "</w:comments>"},
  });
}

std::string p(const std::string& inside) {
  return "<w:p>" + inside + "</w:p>";
}
std::string r(const std::string& text) {
  return "<w:r><w:t>" + text + "</w:t></w:r>";
}
std::string start(int id) {
  return "<w:commentRangeStart w:id=\"" + std::to_string(id) + "\"/>";
}
std::string reference(int id) {
  return "<w:commentRangeEnd w:id=\"" + std::to_string(id) +
         "\"/><w:r><w:commentReference w:id=\"" + std::to_string(id) + "\"/></w:r>";
}
std::string comment(int id, const std::string& inside) {
  return "<w:comment w:id=\"" + std::to_string(id) + "\" w:author=\"A\">" + inside + "</w:comment>";
}

Document read(const std::string& bytes, const char* name) {
  auto document = extract(bytes, name);
  if (!document) FAIL(document.error().text());
  return *std::move(document);
}

/// "text@first-end:line", one a comment, and the blocks behind " | ".
std::string told(const Document& document) {
  std::string out;
  for (const Comment& c : document.comments) {
    out += (out.empty() ? "" : "; ") + c.text + "@" + std::to_string(c.first_block) + "-" +
           std::to_string(c.end_block) + ":" + std::to_string(c.line);
  }
  for (const Block& block : document.blocks) out += " | " + block.text;
  return out;
}

struct Case {
  std::string name, bytes, file, want;
};

}  // namespace

TEST_CASE("comments are handed out with the blocks they are about") {
  const Case c = GENERATE(values<Case>({
      {"a Word comment on the second of three lines",
       docx(p(r("a")) + p(start(4) + r("b") + reference(4)) + p(r("c")),
            comment(4, p(r("reframe: ignore x y")))),
       "t.docx", "reframe: ignore x y@1-2:0 | a | b | c"},
      {"a range over two lines",
       docx(p(start(0) + r("a")) + p(r("b") + reference(0)) + p(r("c")), comment(0, p(r("x")))),
       "t.docx", "x@0-2:0 | a | b | c"},
      {"a range that opens between two lines",
       docx(p(r("a")) + start(0) + p(r("b") + reference(0)), comment(0, p(r("x")))), "t.docx",
       "x@1-2:0 | a | b"},
      {"a reference without a range, two paragraphs of comment",
       docx(p(r("a")) + p(r("b") + "<w:r><w:commentReference w:id=\"7\"/></w:r>"),
            comment(7, p(r("x")) + p(r("y")))),
       "t.docx", "x\ny@1-2:0 | a | b"},
      {"two comments on one line, given in the order of the file",
       docx(p(start(1) + start(2) + r("a") + reference(2) + reference(1)),
            comment(2, p(r("second"))) + comment(1, p(r("first")))),
       "t.docx", "second@0-1:0; first@0-1:0 | a"},
      {"a comment on an empty paragraph is about no block",
       docx(p(start(1) + reference(1)) + p(r("a")), comment(1, p(r("x")))), "t.docx",
       "x@0-0:0 | a"},
      {"a comment in a row of a table",
       docx("<w:tbl><w:tr><w:tc>" + p(r("a")) + "</w:tc><w:tc>" +
                p(start(1) + r("b") + reference(1)) + "</w:tc></w:tr></w:tbl>",
            comment(1, p(r("x")))),
       "t.docx", "x@1-2:0 | a | b"},
      {"Markdown: a line of its own is about the next block",
       "# A\n\n<!-- reframe: ignore x y -->\n- one\n- two\n", "t.md",
       "reframe: ignore x y@1-2:3 | A | one | two"},
      {"Markdown: between two items", "- one\n<!-- reframe: ignore x y -->\n- two\n", "t.md",
       "reframe: ignore x y@1-2:2 | one | two"},
      {"Markdown: behind the text it is about", "- one <!-- reframe: ignore x y -->\n- two\n",
       "t.md", "reframe: ignore x y@0-1:1 | one | two"},
      {"Markdown: over two lines", "<!-- reframe: ignore x\ny -->\n\none\n", "t.md",
       "reframe: ignore x\ny@0-1:1 | one"},
      {"Markdown: other comments and headings are none",
       "<!-- note -->\n\n# reframe: a heading\n\none\n", "t.md", " | reframe: a heading | one"},
      {"text: each of the three marks",
       "# reframe: ignore a b\none\n\n// reframe: ignore c d\ntwo\n\n"
       "<!-- reframe: ignore e f -->\nthree\n",
       "t.txt",
       "reframe: ignore a b@0-1:1; reframe: ignore c d@1-2:4; reframe: ignore e f@2-3:7 | one | "
       "two | three"},
      {"text: a number sign in a line is text", "see # reframe: x\n", "t.txt",
       " | see # reframe: x"},
      {"text: at the end it is about nothing", "one\n\n# reframe: ignore a b\n", "t.txt",
       "reframe: ignore a b@1-1:3 | one"},
      {"text: not closed", "<!-- reframe: ignore a b\none\n", "t.txt",
       " | <!-- reframe: ignore a b | one"},
  }));
  CAPTURE(c.name);
  CHECK(told(read(c.bytes, c.file.c_str())) == c.want);
}

TEST_CASE("comments are counted as left out") {
  for (const auto& [bytes, name] : std::vector<std::pair<std::string, const char*>>{
           {docx(p(start(4) + r("b") + reference(4)), comment(4, p(r("four")))), "t.docx"},
           {"<!-- reframe: -->\n\none\n", "t.md"},
           {"# reframe: \none\n", "t.txt"}}) {
    const Document document = read(bytes, name);
    CAPTURE(name);
    REQUIRE(document.left_out.size() == 1);
    CHECK(document.left_out[0].reason == LeftOutReason::comment);
    CHECK(document.left_out[0].count == 1);
    CHECK(document.left_out[0].characters == (std::string(name) == "t.docx" ? 4 : 8));
  }
}
