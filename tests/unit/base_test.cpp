#include "analyzer/base/error.h"
#include "analyzer/base/json.h"
#include "analyzer/base/unicode.h"
#include "tests/support/catch.h"

using namespace reframe;

TEST_CASE("an error names what, where and what to do") {
  const Error whole{ErrorCode::malformed, {"a.docx", 3, 7}, "bad thing", "mend it"};
  CHECK(whole.text() == "a.docx:3:7: bad thing (mend it)");
  const Error bare{ErrorCode::io, {}, "bad thing", {}};
  CHECK(bare.text() == "bad thing");
  const Error file_only{ErrorCode::io, {"a.docx"}, "bad thing", {}};
  CHECK(file_only.text() == "a.docx: bad thing");
}

TEST_CASE("text in any accepted encoding becomes UTF-8") {
  using unicode::Encoding;
  struct Case {
    std::string bytes;
    Encoding from;
    std::string want;
  };
  const Case c = GENERATE(values<Case>({
      {"caf\xC3\xA9", Encoding::utf8, "caf\xC3\xA9"},
      {"\xEF\xBB\xBFx", Encoding::utf8, "x"},
      {"a\xFF", Encoding::utf8, "a\xEF\xBF\xBD"},
      {std::string("\xFF\xFE"
                   "a\0\x3D\xD8\x00\xDE",
                   8),
       Encoding::utf16_le, "a\xF0\x9F\x98\x80"},
      {std::string("\xFE\xFF\0a", 4), Encoding::utf16_be, "a"},
      {"\x93q\x94 \x80", Encoding::windows_1252, "\xE2\x80\x9Cq\xE2\x80\x9D \xE2\x82\xAC"},
      {"caf\xE9", Encoding::latin1, "caf\xC3\xA9"},
  }));
  CAPTURE(c.want);
  CHECK(unicode::to_utf8(c.bytes, c.from) == c.want);
}

TEST_CASE("NFC joins a letter and its accent") {
  CHECK(unicode::nfc("cafe\xCC\x81") == "caf\xC3\xA9");
  CHECK_FALSE(unicode::is_nfc("cafe\xCC\x81"));
  CHECK(unicode::is_nfc("plain"));
}

TEST_CASE("sentences cover the text without gaps") {
  unicode::SentenceBreaker breaker;
  const std::string text = "Led rounds. Cut waits by 5.5%! Why? Done";
  const auto spans = breaker.sentences(text);
  REQUIRE(spans.size() == 4);
  CHECK(spans.front().start == 0);
  CHECK(spans.back().end == text.size());
  CHECK(spans[1].of(text) == "Cut waits by 5.5%! ");
}

TEST_CASE("JSON errors have a place and depth has a limit") {
  const auto bad = parse_json("{\n \"a\": }");
  REQUIRE_FALSE(bad.ok());
  CHECK(bad.error().code == ErrorCode::malformed);
  CHECK(bad.error().where.line == 2);
  const auto deep = parse_json(std::string(1000, '['));
  REQUIRE_FALSE(deep.ok());
  CHECK(deep.error().code == ErrorCode::limit);
  CHECK(parse_json("{\"s\":\"[[[[\"}", 2).ok());
}
