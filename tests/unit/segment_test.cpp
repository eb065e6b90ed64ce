#include "analyzer/segment/segment.h"

#include "analyzer/extract/extract.h"
#include "tests/support/catch.h"

using namespace reframe;

namespace {

Outline outline_of(const std::string& text) {
  const auto document = extract(text, "resume.txt");
  REQUIRE(document.ok());
  unicode::SentenceBreaker breaker;
  return segment(*document, breaker);
}

}  // namespace

TEST_CASE("dates of an entry line are found in the ways people write them") {
  struct Case {
    std::string line;
    int from_year, from_month, to_year, to_month;
    bool current;
  };
  const Case c = GENERATE(values<Case>({
      {"Staff Nurse, Mercy  Jan 2019 - Present", 2019, 1, 0, 0, true},
      {"2015\xE2\x80\x93"
       "2018",
       2015, 0, 2018, 0, false},
      {"03/2016 to 11/2018", 2016, 3, 2018, 11, false},
      {"September 2011 until March 2014", 2011, 9, 2014, 3, false},
      {"Summer 2012 - Fall 2013", 2012, 6, 2013, 9, false},
      {"BSN, 2013", 2013, 0, 2013, 0, false},
  }));
  CAPTURE(c.line);
  const auto dates = find_dates(c.line);
  REQUIRE(dates.has_value());
  CHECK(dates->from.year == c.from_year);
  CHECK(dates->from.month == c.from_month);
  CHECK(dates->to.year == c.to_year);
  CHECK(dates->to.month == c.to_month);
  CHECK(dates->current == c.current);
}

TEST_CASE("numbers that are no dates are left alone") {
  const std::string line =
      GENERATE(values<std::string>({"Served 2,019 patients", "555-0142", "24-bed unit",
                                    "call 1800 numbers", "present at rounds"}));
  CAPTURE(line);
  CHECK_FALSE(find_dates(line).has_value());
}

TEST_CASE("headings are known by their words, whatever their dress") {
  struct Case {
    std::string heading;
    std::optional<SectionKind> want;
  };
  const Case c = GENERATE(values<Case>({
      {"EXPERIENCE", SectionKind::experience},
      {"Work History:", SectionKind::experience},
      {"E X P E R I E N C E", SectionKind::experience},
      {"Licenses & Certifications", SectionKind::certifications},
      {"Personal Statement", SectionKind::summary},
      {"Staff Nurse", std::nullopt},
      {"Led the education of patients", std::nullopt},
  }));
  CAPTURE(c.heading);
  CHECK(section_of_heading(c.heading) == c.want);
}

TEST_CASE("sentences end where a reader ends them") {
  unicode::SentenceBreaker breaker;
  const std::string text =
      "Worked with Dr. Lee on e.g. falls. Cut them by 5.5 percent! Next came St. Mary's approx. 40 "
      "beds.";
  std::vector<std::string> got;
  for (const Span& s : split_sentences(text, breaker)) got.emplace_back(s.of(text));
  CHECK(got == std::vector<std::string>{"Worked with Dr. Lee on e.g. falls.",
                                        "Cut them by 5.5 percent!",
                                        "Next came St. Mary's approx. 40 beds."});
}

TEST_CASE("a plain text resume has sections, entries and statements with their places") {
  const std::string text =
      "Ana Example\nana@example.com\n\nSUMMARY\nNurse with ten years in care. Wants to build.\n\n"
      "EXPERIENCE\nStaff Nurse, Mercy Hospital    Jan 2019 - Present\n- Cared for patients.\n"
      "- Led a pilot that ran over two\n  wards.\n\nClerk, Corner Shop  2012 - 2014\n- Sold "
      "bread.\n\n"
      "EDUCATION\nBSN, Somewhere College, 2012\n\nSKILLS\nEpic, Excel\n";
  const Outline outline = outline_of(text);
  REQUIRE(outline.entries.size() == 3);
  CHECK(outline.entries[0].title == "Staff Nurse");
  CHECK(outline.entries[0].organisation == "Mercy Hospital");
  CHECK(outline.entries[0].current);
  CHECK(outline.entries[1].title == "Clerk");
  CHECK(outline.entries[2].section == SectionKind::education);
  std::vector<std::string> lines;
  for (const Statement& s : outline.statements) lines.push_back(s.text);
  CHECK(lines == std::vector<std::string>{
                     "Nurse with ten years in care.", "Wants to build.", "Cared for patients.",
                     "Led a pilot that ran over two wards.", "Sold bread.", "Epic, Excel"});
  CHECK(outline.statements[3].entry == 0);
  CHECK(outline.statements[4].entry == 1);
  CHECK(outline.statements[5].section == SectionKind::skills);
}

TEST_CASE("a statement's span is its text in the block") {
  const auto document = extract("SUMMARY\n\xE2\x80\xA2 One thing. Another thing.\n", "r.txt");
  REQUIRE(document.ok());
  unicode::SentenceBreaker breaker;
  const Outline outline = segment(*document, breaker);
  REQUIRE(outline.statements.size() == 2);
  for (const Statement& s : outline.statements) {
    CHECK(s.span.of(document->blocks[s.block].text) == s.text);
  }
}

TEST_CASE("an empty document has no statements") {
  Document document;
  unicode::SentenceBreaker breaker;
  CHECK(segment(document, breaker).statements.empty());
}
