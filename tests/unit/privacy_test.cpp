// The privacy check: what it finds is measured in tests/eval/privacy; here is how it behaves.
#include "analyzer/privacy/privacy.h"

#include <algorithm>
#include <string>
#include <vector>

#include "analyzer/base/unicode.h"
#include "analyzer/pipeline.h"
#include "analyzer/privacy/hide.h"
#include "analyzer/privacy/reading.h"
#include "analyzer/report/json_report.h"
#include "analyzer/report/text_report.h"
#include "analyzer/rulepack/builtin.h"
#include "tests/support/catch.h"
#include "tests/support/growth.h"

using namespace reframe;

namespace {

const IdentifierFinder& finder() {
  static const IdentifierFinder kFinder(rulepack::builtin_tables());
  return kFinder;
}

std::vector<std::string> found(std::string_view text, TextKind kind = TextKind::story) {
  std::vector<std::string> out;
  for (const PrivacyHit& hit : finder().find(text, kind)) {
    out.push_back(std::string(to_string(hit.family)) + ":" + std::string(hit.span.of(text)));
  }
  return out;
}

using Values = std::vector<std::string>;

std::string redacted(std::string_view text) {
  return redact(text, finder().find(text, TextKind::story));
}

}  // namespace

TEST_CASE("the span holds the value alone") {
  const auto [text, values] = GENERATE(table<std::string, Values>({
      {"A patient named Rosa's chart", {"name:Rosa"}},
      {"Mrs. Alvarez, a patient, fell.", {"name:Mrs. Alvarez"}},
      {"The patient (MRN: 00482913) waited.", {"mrn:00482913"}},
      {"She is 94 years old.", {"age:94"}},
      {"her daughter \xE2\x80\x9C"
       "Emily\xE2\x80\x9D called",
       {"name:Emily"}},
      {"Se\xC3\xB1ora Ib\xC3\xA1\xC3\xB1"
       "ez\xE2\x80\x99s insulin ran out.",
       {"name:Se\xC3\xB1ora Ib\xC3\xA1\xC3\xB1"
        "ez"}},
      {"The patient Zo\xC3\xAB cried.", {"name:Zo\xC3\xAB"}},
  }));
  CAPTURE(text);
  CHECK(found(text) == values);
}

TEST_CASE("numbers are told apart by their check digits and shapes") {
  const auto [text, values] = GENERATE(table<std::string, Values>({
      {"On the slip of the patient stood 943 476 5919.", {"health_plan:943 476 5919"}},
      // A wrong check digit: no health service gave it out, but it may be a telephone.
      {"On the slip of the patient stood 943 476 5918.", {"phone:943 476 5918"}},
      {"The patient wrote 219-09-9999 at the desk.", {"ssn:219-09-9999"}},
      {"The patient wrote 000-09-9999 at the desk.", {}},  // never given out
      {"The patient wrote 2123 45670 1 at the desk.", {"health_plan:2123 45670 1"}},
      {"The patient wrote 2123 45671 1 at the desk.", {}},
      {"The patient showed 1EG4-TE5-MK73 at the desk.", {"health_plan:1EG4-TE5-MK73"}},
      {"The patient showed 0EG4-TE5-MK73 at the desk.", {}},
  }));
  CAPTURE(text);
  CHECK(found(text) == values);
}

TEST_CASE("a text without words, letters or sense has no identifiers") {
  const std::string text = GENERATE(
      std::string(), std::string(" \n\t"), std::string("...!!!"), std::string("@@@@ ://  www. +()"),
      std::string("1"), std::string("Mr."), std::string("MRN"), std::string("patient named"),
      std::string("\xEF\xBF\xBD\xEF\xBF\xBD"));
  CAPTURE(text);
  CHECK(found(text).empty());
}

TEST_CASE("in a resume the names, dates and numbers are the author's unless a patient is named") {
  const auto [text, values] = GENERATE(table<std::string, Values>({
      {"Ines Okafor, RN", {}},
      {"14 Maple Street, Springfield, IL 62704 | (617) 555-0142 | ines@example.com", {}},
      {"Date of birth: 4/12/1990. Father's name: Ramesh. Passport number: K8812093", {}},
      {"RN License 4471902, Illinois; NMC PIN 12A3456E", {}},
      {"Reference: Mr. John Smith, Director of Nursing, (617) 555-0101", {}},
      {"Staff Nurse, St. Mary's Hospital, March 3, 2018 - May 1, 2022", {}},
      {"Mentored by Dr. Patel and Susan Reyes; trained 12 nurses", {}},
      {"Cared for patient Rosa Delgado", {"name:Rosa Delgado"}},
      {"Treated a 94-year-old patient, MRN 00482913", {"age:94", "mrn:00482913"}},
      {"Patient admitted on March 3, 2022 after a fall", {"date:March 3, 2022"}},
  }));
  CAPTURE(text);
  CHECK(found(text, TextKind::resume) == values);
}

TEST_CASE("a mask keeps every length and offset") {
  const std::string text = "Mrs. \xC3\x89lise, MRN 00482913, was admitted on 3 March 2022.";
  const auto hits = finder().find(text, TextKind::story);
  const std::string masked = mask(text, hits);
  CHECK(hits.size() == 3);
  CHECK(masked == "***********, MRN ********, was admitted on ************.");
  CHECK(masked.size() == text.size());
  CHECK(mask(masked, hits) == masked);
}

TEST_CASE("hits that do not fit a text are cut to it") {
  const std::vector<PrivacyHit> hits = {{IdentifierFamily::name, {2, 90}, ""},
                                        {IdentifierFamily::name, {70, 90}, ""},
                                        {IdentifierFamily::name, {3, 5}, ""}};
  CHECK(mask("abcdef", hits) == "ab****");
  CHECK(redact("abcdef", hits) == "ab[patient]");
  CHECK(mask("", hits).empty());
  CHECK(redact("", hits).empty());
}

TEST_CASE("a redacted story keeps who is who") {
  CHECK(redacted("A patient named Rosa Delgado fell. Her daughter Emily ran. Rosa laughed, Emily "
                 "did not.") ==
        "A patient named [patient] fell. Her daughter [patient 2] ran. [patient] laughed, [patient "
        "2] "
        "did not.");
  CHECK(redacted("The patient, MRN 00482913, was admitted on 3 March 2022 to bed 4.") ==
        "The patient, MRN [record number], was admitted on [date] to [room].");
}

TEST_CASE("nothing is found anew in a redacted or masked story") {
  const std::string text = GENERATE(
      std::string(
          "Mr. Alvarez, 94, of 14 Maple Street, Springfield, died on May 4, 2020. His wife Joan "
          "rang from (617) 555-0142."),
      std::string(
          "Patient: Linda Kowalski. DOB 4/12/1950, SSN 219-09-9999. She is the mayor's wife."),
      std::string("We called him \"Big Mike\". He lived in Boggabri and his plate was 7KTR291, "
                  "plate 7KTR291."));
  CAPTURE(text);
  CHECK_FALSE(found(text).empty());
  CHECK(found(redacted(text)) == Values{});
  CHECK(found(mask(text, finder().find(text, TextKind::story))) == Values{});
}

TEST_CASE("the clearest mention of a name decides for all of them") {
  const auto [text, values] = GENERATE(table<std::string, Values>({
      // Told once who she is, the charge nurse is none of the patients later, whatever she does.
      {"Ms. Renfrew, the charge nurse, was cold. Ms. Renfrew went home. Ms. Renfrew had a cough.",
       {}},
      {"Odile sat by the window. Odile, a widow, had come in with a fall.",
       {"name:Odile", "name:Odile"}},
      {"The patient, Dolores, wept. Dolly, we called her.", {"name:Dolores", "name:Dolly"}},
      {"A patient named Harriet Olsen fell. H.O. is what the slide says.",
       {"name:Harriet Olsen", "name:H.O."}},
      {"A mail came from his niece, una.hale@example.com. Una was furious.",
       {"email:una.hale@example.com", "name:Una"}},
      {"I will call him Anton, which is not his name. Anton was a patient of mine.", {}},
  }));
  CAPTURE(text);
  CHECK(found(text) == values);
}

TEST_CASE("a day without a month counts where a patient came or went, and nowhere else") {
  CHECK(found("Mrs. Alvarez went home on the 17th.") ==
        Values{"name:Mrs. Alvarez", "date:the 17th"});
  CHECK(found("The patient lay on the 17th floor.").empty());
  CHECK(found("The audit began on the 17th.").empty());
}

TEST_CASE("copies of a value are masked in texts made from the source") {
  const std::string source = "Cared for patient Rosa Delgado";
  const auto hits = finder().find(source, TextKind::resume);
  CHECK(mask_copies("Rosa Delgado was cared for; Rosa Delgado!", source, hits) ==
        "************ was cared for; ************!");
}

TEST_CASE("every family has a finding in three sentences that never claims compliance") {
  for (std::size_t i = 0; i < kIdentifierFamilyNames.size(); ++i) {
    const auto family = static_cast<IdentifierFamily>(i);
    CAPTURE(to_string(family));
    const Finding finding = privacy_finding({family, {3, 9}, "A reason."});
    CHECK(finding.rule == "privacy." + std::string(to_string(family)));
    CHECK(finding.severity == Severity::error);
    CHECK(finding.span == Span{3, 9});
    for (const std::string* text :
         {&finding.message.what, &finding.message.why, &finding.message.instead}) {
      CHECK_FALSE(text->empty());
      CHECK(text->find("complian") == std::string::npos);
      CHECK(text->find("HIPAA") == std::string::npos);
    }
  }
}

TEST_CASE("hits ascend, never overlap and lie on the bounds of code points") {
  const std::string text =
      "Mrs O\xE2\x80\x99"
      "Brien-Smith\xE2\x80\x99s daughter Zo\xC3\xAB, 91, rang 07700 900 123 from "
      "zoe.obrien@example.com about her mum\xE2\x80\x99s admission on 5\xC2\xA0May\xC2\xA0"
      "2021.";
  std::uint32_t end = 0;
  for (const PrivacyHit& hit : finder().find(text, TextKind::story)) {
    CHECK(hit.span.start >= end);
    CHECK(hit.span.end <= text.size());
    CHECK(unicode::valid_utf8(hit.span.of(text)));
    end = hit.span.end;
  }
  CHECK(end > 0);
}

TEST_CASE("a statement with an identifier gets the finding, and no output repeats the value") {
  StatementAnalysis analysis;
  analysis.statement.text = "Helped patient Rosa Delgado walk";
  Suggestion plain;
  plain.text = "Supported patient Rosa Delgado walk";
  plain.edits = {{{0, 6}, "Supported"}};
  Suggestion writes_back = plain;
  writes_back.edits = {{{0, 27}, "Supported patient Rosa Delgado"}};
  analysis.suggestions = {plain, writes_back};
  hide_identifiers(finder(), analysis);
  CHECK(analysis.statement.text == "Helped patient ************ walk");
  REQUIRE(analysis.findings.size() == 1);
  CHECK(analysis.findings[0].rule == "privacy.name");
  CHECK(analysis.findings[0].span == Span{15, 27});
  REQUIRE(analysis.suggestions.size() == 1);
  CHECK(analysis.suggestions[0].text == "Supported patient ************ walk");
}

TEST_CASE("what the lists leave open is weighed by what stands around it") {
  const std::string patient =
      "I was the nurse of three schools, and the inhalers of our children lay in a locked drawer "
      "in the office. What made me act was a girl in the eighth grade who left our gym on a "
      "stretcher on February 11 because nobody could find the key. She was back in class in two "
      "days. I counted the drawers, asked the parents, and we hung a pouch in every gym.";
  const std::string work =
      "I was the nurse of three schools, and the inhalers of our children lay in a locked drawer "
      "in the office. I asked the board for pouches, and the new form for the parents went live on "
      "February 11 because the vendor had to test it. We trained the teachers in two days. I "
      "counted the drawers again, asked the parents, and we hung a pouch in every gym.";
  CHECK(found(patient) == Values{"date:February 11"});
  CHECK(found(work).empty());

  SECTION("and the finding says by which words") {
    const std::vector<PrivacyHit> hits = finder().find(patient, TextKind::story);
    REQUIRE(hits.size() == 1);
    REQUIRE(!hits[0].around.empty());
    const std::string reason = privacy_finding(hits[0]).message.why;
    for (const std::string& word : hits[0].around) {
      CHECK(reason.find('"' + word + '"') != std::string::npos);
      CHECK(patient.find(word) != std::string::npos);
      CHECK(word != "february");
    }
  }

  SECTION("of a line or two they say nothing") {
    CHECK(found("A girl left our gym on a stretcher on February 11.").empty());
  }
  SECTION("in a resume they are not asked") {
    CHECK(found(patient, TextKind::resume).empty());
  }
  SECTION("without weights the lists decide alone") {
    const privacy::CueTable cues(rulepack::builtin_tables());
    const privacy::WordList words = cues.read(patient);
    privacy::Reading reading(words, TextKind::story);
    privacy::read_all(reading);
    CHECK(reading.hits.empty());
  }
}

TEST_CASE("who the author is, and whom the author made up, is no patient whatever stands around") {
  const std::string text =
      "I was the midwife on the island. My mother, Rosamund, turned seventy on June 12 and I "
      "missed the lunch, as a woman had come in on the ferry with pains at thirty weeks and I sat "
      "with her until the helicopter came. Later I made up Mr. Bertie Dummy for the training, and "
      "the nurses asked me every week how Bertie was doing.";
  CHECK(found(text).empty());
}

TEST_CASE("addresses of signs alone are read without harm") {
  for (const char* text : {"..+@.+", "@.", "-@-.", "http://", "www.", "@_", "1@1.1", "#@.a"}) {
    CAPTURE(text);
    CHECK(found(text).size() <= 1);
    CHECK(found(text, TextKind::resume).size() <= 1);
  }
}

TEST_CASE("a suggestion that changes a part of an identifier is not shown") {
  static const Analyzer kAnalyzer(rulepack::builtin_tables());
  Analyzer::Scratch scratch;
  // The address ends in letters that a rewrite would spell out.
  for (const char* line :
       {"20&AKI@v.1%3&i,Ki,|Km|pt", "Wrote to patient Rosa at rosa.AKI@mail.example",
        "Helped patient Rosa AKI walk to the AKI clinic"}) {
    CAPTURE(line);
    const StatementAnalysis analysis = kAnalyzer.analyze_statement(line, {}, scratch);
    for (const Suggestion& s : analysis.suggestions) {
      std::string made;
      std::size_t at = 0;
      for (const Edit& edit : s.edits) {
        made += analysis.statement.text.substr(at, edit.span.start - at) + edit.text;
        at = edit.span.end;
      }
      CHECK(made + analysis.statement.text.substr(at) == s.text);
    }
  }
}

TEST_CASE("time grows with the text and no faster, whatever the text") {
  const std::string piece = GENERATE(
      std::string("patient named Rosa "), std::string("Mr. "), std::string("A.B."),
      std::string("@a.b"), std::string("http://www."), std::string("1 2 3 4 "),
      std::string("1.1.1.1."), std::string("MRN "), std::string("his wife, "),
      std::string("Rosa, "), std::string("in Rosa "), std::string("03/04/"),
      std::string("the only vet in "), std::string("room 4 bed "), std::string("\n"),
      std::string("\"("), std::string("aged 94 "), std::string("St. Mary and "),
      std::string("de la "), std::string("number was 12-"),
      std::string("Rosa Delgado fell on May 3. "), std::string("mayor's wife the "),
      std::string("on the 4th "), std::string("patient named Kev Gordie "),
      std::string("lives at 4 Rue de "), std::string("her blog a.example/"),
      std::string("a.example."), std::string("the man who "), std::string("his member ID, "),
      std::string("Flat 6, Garnet House "), std::string("Brgy Sto. Rosa "),
      std::string("her son Ravi, the cook, "),
      std::string("it's Rosa out at Carrot Creek. Husband "), std::string("the widow of "),
      std::string("he was the driver when the news "), std::string("called biomed, and Kim came "),
      std::string("one was 91, the other was 92 "), std::string("\xC3\x89"),
      std::string("I saw Ada. Pat went on. "), std::string("She came on March 3 and fell. "),
      std::string("the keeper of the "), std::string("HX-2209-5513, "),
      std::string("Dr. Ada Lund and Mr. Lund "));
  CAPTURE(piece);
  CHECK(test::growth(piece, 64U << 10, [](const std::string& text) {
          CHECK(finder().find(text, TextKind::story).size() <= text.size());
        }) < test::kQuadratic / 2);
}

TEST_CASE("no report or record of a resume repeats a value, and its scores are those of the text") {
  const std::string resume =
      "Ines Okafor, RN\n(617) 555-0199 | ines@example.com\n\nExperience\nStaff Nurse, Lakeside "
      "Hospital, "
      "2018 - 2022\n- Responsible for helping patient Rosa Delgado, MRN 00482913, admitted on "
      "March 3, 2022\n"
      "- Reduced falls by 30% across 3 units with Dr. Patel\n";
  const Analyzer analyzer(rulepack::builtin_tables());
  Analyzer::Scratch scratch;
  const auto analysis = analyzer.analyze_resume(resume, "r.txt", {}, scratch);
  REQUIRE(analysis.ok());
  const std::string json = resume_json(*analysis, "", true, true);
  const std::string text = resume_text(*analysis, {80, false, true});
  const auto statement =
      analyzer.analyze_statement("Helped patient Rosa Delgado walk", {}, scratch);
  const std::string line = statement_json(statement, "1", true);
  for (const std::string* out : {&json, &text, &line}) {
    CAPTURE(*out);
    for (const char* value : {"Rosa", "Delgado", "00482913", "March 3"}) {
      CHECK(out->find(value) == std::string::npos);
    }
    CHECK(out->find("*****") != std::string::npos);
  }
  CHECK(json.find("privacy.mrn") != std::string::npos);
  CHECK(text.find("Dr. Patel") != std::string::npos);
  BadRecord bad;
  StreamRecord record;
  CHECK_FALSE(read_stream_record("{\"text\": \"patient Rosa Delgado", record, bad));
  CHECK(bad.error.text().find("Rosa") == std::string::npos);
}
