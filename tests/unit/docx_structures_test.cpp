// What each structure of a Word document must give, on packages made in the test.
#include "analyzer/extract/extract.h"
#include "tests/support/catch.h"
#include "tests/support/zip_writer.h"

using namespace reframe;

namespace {

constexpr const char* kRoot =
    R"(<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" )"
    R"(xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" )"
    R"(xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" )"
    R"(xmlns:v="urn:schemas-microsoft-com:vml" )"
    R"(xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" )"
    R"(xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>)";

std::string r(const std::string& text) {
  return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}
std::string p(const std::string& runs) {
  return "<w:p>" + runs + "</w:p>";
}

using Parts = std::vector<std::pair<std::string, std::string>>;

std::string package(const std::string& body, Parts more = {}) {
  more.insert(more.begin(), {"word/document.xml", kRoot + body + "</w:body></w:document>"});
  return test::stored_zip(more);
}

Document read(const std::string& bytes) {
  auto document = extract(bytes, "t.docx");
  if (!document) FAIL(document.error().text());
  return *std::move(document);
}

/// The blocks, joined by " | ".
std::string text_of(const Document& document) {
  std::string out;
  for (const Block& block : document.blocks) out += (out.empty() ? "" : " | ") + block.text;
  return out;
}

const std::string kBegin = R"(<w:r><w:fldChar w:fldCharType="begin"/></w:r>)";
const std::string kSeparate = R"(<w:r><w:fldChar w:fldCharType="separate"/></w:r>)";
const std::string kEnd = R"(<w:r><w:fldChar w:fldCharType="end"/></w:r>)";
const std::string kCode = "<w:r><w:instrText>HYPERLINK secret</w:instrText></w:r>";

std::string box(const std::string& inner) {
  return "<w:txbxContent>" + inner + "</w:txbxContent>";
}

struct Case {
  std::string name, body, want;
};

}  // namespace

TEST_CASE("each structure gives its text once, in order") {
  const Case c = GENERATE(values<Case>({
      {"split runs", p(r("ad") + "<w:proofErr/>" + r("min")), "admin"},
      {"spaces between runs", p(r("a") + "<w:r><w:t xml:space=\"preserve\"> </w:t></w:r>" + r("b")),
       "a b"},
      {"tab and break", p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>"),
       "a\tb\nc"},
      {"hyphens",
       p("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r>"),
       "a-bc"},
      {"symbols", p("<w:r><w:sym w:font=\"Symbol\" w:char=\"F062\"/><w:t>x</w:t></w:r>"),
       "\xCE\xB2x"},
      {"a bullet of a symbol font",
       p("<w:r><w:rPr><w:rFonts w:ascii=\"Wingdings\"/></w:rPr><w:t>\xEF\x82\xA7</w:t></w:r>" +
         r("x")),
       "\xE2\x80\xA2x"},
      {"hyperlink, smart tag, insertion",
       p("<w:hyperlink r:id=\"x\">" + r("a") + "</w:hyperlink><w:smartTag>" + r("b") +
         "</w:smartTag><w:ins>" + r("c") + "</w:ins>"),
       "abc"},
      {"deletion, move",
       p(r("a") + "<w:del><w:r><w:delText>no</w:delText><w:t>no</w:t></w:r></w:del><w:moveFrom>" +
         r("no") + "</w:moveFrom><w:moveTo>" + r("b") + "</w:moveTo>"),
       "ab"},
      {"deleted paragraph mark",
       "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + r("one") + "</w:p>" + p(r("two")), "onetwo"},
      {"deleted row",
       "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + p(r("no")) + "</w:tc></w:tr><w:tr><w:tc>" +
           p(r("a")) + "</w:tc></w:tr></w:tbl>",
       "a"},
      {"hidden text",
       p("<w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r><w:r><w:rPr><w:vanish "
         "w:val=\"0\"/></w:rPr><w:t>a</w:t></w:r><w:r><w:rPr><w:webHidden/></w:rPr><w:t>b</w:t></"
         "w:r>"),
       "ab"},
      {"hidden mark hides nothing",
       "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>" + r("a") + "</w:p>", "a"},
      {"old formatting hides nothing",
       p("<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>a</w:t></"
         "w:r>"),
       "a"},
      {"field", p(kBegin + kCode + kSeparate + r("a") + kEnd + r("b")), "ab"},
      {"field over paragraphs", p(kBegin + kCode + kSeparate + r("a")) + p(r("b") + kEnd), "a | b"},
      {"field in a field's code",
       p(kBegin + kCode + kBegin + kCode + kSeparate + r("no") + kEnd + kSeparate + r("a") + kEnd),
       "a"},
      {"field without end", p(kBegin + kCode + r("a")) + p(r("b")), "a | b"},
      {"content control",
       "<w:sdt><w:sdtPr><w:alias w:val=\"no\"/></w:sdtPr><w:sdtContent>" + p(r("a")) +
           "</w:sdtContent></w:sdt>",
       "a"},
      {"alternates, inline",
       p("<w:r><mc:AlternateContent><mc:Choice "
         "Requires=\"wps\"><w:t>a</w:t></mc:Choice><mc:Fallback><w:t>no</w:t></mc:Fallback></"
         "mc:AlternateContent></w:r>"),
       "a"},
      {"alternates not understood",
       p("<w:r><mc:AlternateContent><mc:Choice "
         "Requires=\"zz\"><w:t>no</w:t></mc:Choice><mc:Fallback><w:t>a</w:t></mc:Fallback></"
         "mc:AlternateContent></w:r>"),
       "a"},
      {"text box inside a word", p(r("mid") + "<w:r>" + box(p(r("box"))) + "</w:r>" + r("dle")),
       "middle | box"},
      {"table",
       "<w:tbl><w:tr><w:tc>" + p(r("a")) + "</w:tc><w:tc>" + p(r("b")) + "</w:tc></w:tr></w:tbl>" +
           p(r("c")),
       "a | b | c"},
      {"nested table",
       "<w:tbl><w:tr><w:tc>" + p(r("a")) + "<w:tbl><w:tr><w:tc>" + p(r("b")) +
           "</w:tc></w:tr></w:tbl>" + p(r("c")) + "</w:tc></w:tr></w:tbl>",
       "a | b | c"},
      {"ruby",
       p("<w:r><w:ruby><w:rt>" + r("no") + "</w:rt><w:rubyBase>" + r("a") +
         "</w:rubyBase></w:ruby></w:r>"),
       "a"},
      {"math", p("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"), "x"},
      {"drop cap",
       "<w:p><w:pPr><w:framePr w:dropCap=\"drop\"/></w:pPr>" + r("N") + "</w:p>" + p(r("urse")),
       "Nurse"},
      {"comments and instructions in text",
       p("<w:r><w:t>a<!-- no --><?no no?>b<![CDATA[c]]></w:t></w:r>"), "abc"},
      {"another prefix is not Word's", p(r("a") + "<x:r xmlns:x=\"urn:x\"><x:t>no</x:t></x:r>"),
       "a"},
  }));
  CAPTURE(c.name);
  CHECK(text_of(read(package(c.body))) == c.want);
}

TEST_CASE("what is left out is counted") {
  const Document d =
      read(package(p(r("a") + "<w:del><w:r><w:delText>four</w:delText></w:r></w:del>"
                              "<w:r><w:rPr><w:vanish/></w:rPr><w:t>xyz</w:t></w:r>")));
  REQUIRE(d.left_out.size() == 2);
  CHECK(d.left_out[0].reason == LeftOutReason::deleted_revision);
  CHECK(d.left_out[0].characters == 4);
  CHECK(d.left_out[1].reason == LeftOutReason::hidden_text);
  CHECK(d.left_out[1].characters == 3);
}

TEST_CASE("headings, lists, boldness and cells are told") {
  const Document d = read(package(
      "<w:p><w:pPr><w:pStyle w:val=\"Heading2\"/></w:pPr>" + r("h") +
      "</w:p>"
      "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"99\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>" +
      r("l") + "</w:p>" + p("<w:r><w:rPr><w:b/></w:rPr><w:t>b</w:t></w:r>") +
      "<w:tbl><w:tr><w:tc>" + p(r("c")) + "</w:tc><w:tc>" + p(r("d")) + "</w:tc></w:tr></w:tbl>"));
  REQUIRE(d.blocks.size() == 5);
  CHECK(d.blocks[0].kind == BlockKind::heading);
  CHECK(d.blocks[0].heading_level == 2);
  CHECK(d.blocks[1].kind == BlockKind::list_item);
  CHECK(d.blocks[1].list_level == 8);
  CHECK(d.blocks[2].bold);
  CHECK(d.blocks[4].cell.depth == 1);
  CHECK(d.blocks[4].cell.column == 1);
  CHECK(d.blocks[4].origin.paragraph == 5);
}

namespace {

const std::string kRelations =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";
std::string relation(const std::string& id, const std::string& type, const std::string& target) {
  return "<Relationship Id=\"" + id +
         "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type +
         "\" Target=\"" + target + "\"/>";
}
std::string margin(const std::string& name, const std::string& text) {
  return "<w:" + name +
         " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">" + p(r(text)) +
         "</w:" + name + ">";
}

}  // namespace

TEST_CASE("headers come first, footers last, each text once, unused ones never") {
  const std::string body = p(r("body")) +
                           "<w:sectPr><w:headerReference w:type=\"default\" "
                           "r:id=\"h1\"/><w:headerReference w:type=\"first\" r:id=\"h2\"/>"
                           "<w:footerReference w:type=\"default\" r:id=\"f1\"/></w:sectPr>";
  const Document d =
      read(package(body, {{"word/_rels/document.xml.rels",
                           kRelations + relation("h1", "header", "header1.xml") +
                               relation("h2", "header", "header2.xml") +
                               relation("f1", "footer", "footer1.xml") + "</Relationships>"},
                          {"word/header1.xml", margin("hdr", "head")},
                          {"word/header2.xml", margin("hdr", "unused")},
                          {"word/footer1.xml", margin("ftr", "foot")}}));
  CHECK(text_of(d) == "head | body | foot");
}

TEST_CASE("notes are read once, even when they refer to themselves") {
  const std::string notes =
      "<w:footnotes xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
      "<w:footnote w:type=\"separator\" w:id=\"0\">" +
      p(r("no")) + "</w:footnote><w:footnote w:id=\"1\">" +
      p(r("note") + "<w:r><w:footnoteReference w:id=\"1\"/></w:r>") + "</w:footnote></w:footnotes>";
  const Document d =
      read(package(p(r("a") + "<w:r><w:footnoteReference w:id=\"1\"/></w:r>"),
                   {{"word/_rels/document.xml.rels",
                     kRelations + relation("n", "footnotes", "footnotes.xml") + "</Relationships>"},
                    {"word/footnotes.xml", notes}}));
  CHECK(text_of(d) == "a | note");
}

TEST_CASE("a hidden style hides, through its ancestors, and a circle of styles ends") {
  const std::string styles =
      "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
      "<w:style w:styleId=\"Secret\"><w:rPr><w:vanish/></w:rPr></w:style>"
      "<w:style w:styleId=\"Child\"><w:basedOn w:val=\"Secret\"/></w:style>"
      "<w:style w:styleId=\"A\"><w:basedOn w:val=\"B\"/></w:style>"
      "<w:style w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style></w:styles>";
  const Document d =
      read(package("<w:p><w:pPr><w:pStyle w:val=\"Child\"/></w:pPr>" + r("no") +
                       "</w:p><w:p><w:pPr><w:pStyle w:val=\"A\"/></w:pPr>" + r("a") + "</w:p>",
                   {{"word/_rels/document.xml.rels",
                     kRelations + relation("s", "styles", "styles.xml") + "</Relationships>"},
                    {"word/styles.xml", styles}}));
  CHECK(text_of(d) == "a");
}

TEST_CASE("embedded documents are read in place") {
  const std::string nested = package(p(r("inside")));
  const Document d =
      read(package(p(r("a")) + "<w:altChunk r:id=\"c\"/><w:altChunk r:id=\"d\"/>" + p(r("b")),
                   {{"word/_rels/document.xml.rels",
                     kRelations + relation("c", "aFChunk", "chunk.docx") +
                         relation("d", "aFChunk", "chunk.html") + "</Relationships>"},
                    {"word/chunk.docx", nested},
                    {"word/chunk.html",
                     "<html><head><title>no</title></head><body><p>x &amp; y</p></body></html>"}}));
  CHECK(text_of(d) == "a | inside | x & y | b");
}

TEST_CASE("limits are errors that name themselves") {
  ExtractLimits limits;
  limits.xml_depth = 20;
  std::string deep;
  for (int i = 0; i < 30; ++i) deep += "<w:sdt><w:sdtContent>";
  deep += p(r("a"));
  for (int i = 0; i < 30; ++i) deep += "</w:sdtContent></w:sdt>";
  const auto too_deep = extract(package(deep), "t.docx", limits);
  REQUIRE_FALSE(too_deep.ok());
  CHECK(too_deep.error().text() ==
        "t.docx: the XML is nested deeper than 20 levels (no real document is; save it again)");

  limits = {};
  limits.part_bytes = 1U << 20;
  const auto too_big = extract(package(p(r(std::string(2U << 20, 'a')))), "t.docx", limits);
  REQUIRE_FALSE(too_big.ok());
  CHECK(too_big.error().text() ==
        "t.docx: the part word/document.xml unpacks to more than 1 MiB (no resume needs as much; "
        "remove embedded data and save it again)");

  limits = {};
  limits.characters = 10;
  const auto too_long = extract(package(p(r("more than ten characters"))), "t.docx", limits);
  REQUIRE_FALSE(too_long.ok());
  CHECK(too_long.error().text() ==
        "t.docx: the text is longer than 10 characters (this is no resume; split the file)");

  limits = {};
  limits.entries = 2;
  const auto too_many = extract(package(p(r("a")), {{"b", "x"}, {"c", "x"}}), "t.docx", limits);
  REQUIRE_FALSE(too_many.ok());
  CHECK(
      too_many.error().text() ==
      "t.docx: the archive has 3 entries, more than 2 (no document needs as many; save it again)");
}

TEST_CASE("two entries of one name are refused, also when only case differs") {
  const auto twice = extract(package(p(r("a")), {{"Word/Document.xml", "x"}}), "t.docx");
  REQUIRE_FALSE(twice.ok());
  CHECK(twice.error().text() ==
        "t.docx: two entries of the archive are named word/document.xml (save the document again "
        "and use the new copy)");
}

TEST_CASE("the other formats give blocks of the same kinds") {
  const auto odt = extract(
      test::stored_zip(
          {{"mimetype", "application/vnd.oasis.opendocument.text"},
           {"content.xml",
            "<o:document-content xmlns:o=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
            "xmlns:t=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><o:body><o:text>"
            "<t:tracked-changes><t:p>no</t:p></t:tracked-changes><t:h "
            "t:outline-level=\"2\">Work</t:h>"
            "<t:list><t:list-item><t:p>a<t:s "
            "t:c=\"2\"/>b<t:tab/><t:span>c</t:span></t:p></t:list-item></t:list>"
            "</o:text></o:body></o:document-content>"}}),
      "t.odt");
  REQUIRE(odt.ok());
  CHECK(text_of(*odt) == "Work | a  b\tc");
  CHECK(odt->blocks[0].heading_level == 2);
  CHECK(odt->blocks[1].kind == BlockKind::list_item);

  const auto markdown =
      extract("# Work\n\n- one **two**\n- [three](http://x)\n\n<b>four</b> &amp; five\n", "t.md");
  REQUIRE(markdown.ok());
  CHECK(text_of(*markdown) == "Work | one two | three | four & five");
  CHECK(markdown->blocks[1].origin.line == 3);

  const auto text = extract(
      "Work\r\n\r\n\xE2\x80\xA2 a line that an editor has wrapped because it was far too\r\n  "
      "long\r\n* b\r\n",
      "t.txt");
  REQUIRE(text.ok());
  CHECK(text_of(*text) ==
        "Work | a line that an editor has wrapped because it was far too long | b");

  const auto json = extract(
      R"({"basics":{"name":"A"},"work":[{"position":"B","name":"C","startDate":"2019","highlights":["D"]}]})",
      "t.json");
  REQUIRE(json.ok());
  CHECK(text_of(*json) == "A | Experience | B | C | 2019 \xE2\x80\x93 Present | D");
  CHECK(json->blocks.back().origin.path == "work[0].highlights[0]");
}
