// The laws of scores and suggestions, over all samples and labelled statements.
#include "analyzer/pipeline.h"

#include <algorithm>
#include <map>
#include <set>

#include "analyzer/base/json.h"
#include "analyzer/match/example_test.h"
#include "analyzer/report/json_report.h"
#include "analyzer/rulepack/builtin.h"
#include "tests/support/catch.h"
#include "tests/support/files.h"

using namespace reframe;

namespace {

const Analyzer& analyzer() {
  static const Analyzer instance(rulepack::builtin_tables());
  return instance;
}

ResumeAnalysis analyse(const std::string& bytes, const std::string& name) {
  Analyzer::Scratch scratch;
  auto resume = analyzer().analyze_resume(bytes, name, {}, scratch);
  if (!resume) FAIL(resume.error().text());
  return *std::move(resume);
}

/// The source of a sample with `line` added as a bullet of its first job.
std::string with_line(std::string source, const std::string& line) {
  const std::size_t bullet = source.find("\n- ");
  source.insert(bullet + 1, "- " + line + "\n");
  return source;
}

std::string source_of(const std::string& sample) {
  return test::repository_file("samples/resumes/" + sample + "/source.md");
}

double arc(const std::string& source) {
  return analyse(source, "r.md").arc.score.value();
}

}  // namespace

TEST_CASE("every example of every built-in rule comes out as written") {
  const Matcher matcher(rulepack::builtin_tables());
  REQUIRE(matcher.check_patterns().ok());
  const ExampleReport report = test_examples(matcher);
  CHECK(report.rules > 150);
  for (const ExampleFailure& f : report.failures) {
    CAPTURE(f.rule, f.text, f.what);
    CHECK(false);
  }
}

TEST_CASE("weights name only features that exist") {
  const auto& tables = rulepack::builtin_tables();
  std::set<std::string> known;
  for (const auto& rule : tables.rules) known.emplace(tables.text(rule.id));
  for (const auto& list : tables.lists) known.insert("list." + std::string(tables.text(list.name)));
  CHECK(tables.models.size() == 12);
  for (const auto& feature : tables.features) {
    const std::string name(tables.text(feature));
    CAPTURE(name);
    CHECK((name == "bias" || name.find('+') != std::string::npos ||
           name.starts_with("structure.") || known.contains(name)));
  }
}

TEST_CASE("a strong product line never lowers the arc and a duty line never raises it") {
  for (const auto& sample : test::sample_resumes()) {
    const std::string source = source_of(sample);
    const double before = arc(source);
    CAPTURE(sample, before);
    CHECK(arc(with_line(
              source,
              "Redesigned the referral workflow with IT, which cut waiting from 9 to 4 days.")) >=
          before);
    CHECK(arc(with_line(source,
                        "Prioritized the roadmap with finance and engineering and launched it at "
                        "12 hospitals.")) >= before);
    CHECK(arc(with_line(source,
                        "Responsible for administering medications and taking vital signs.")) <=
          before);
    CHECK(arc(with_line(source, "Duties included bathing, feeding and dressing residents.")) <=
          before);
  }
}

TEST_CASE("a repeated statement gains nothing") {
  for (const auto& sample : test::sample_resumes()) {
    const std::string source = source_of(sample);
    const std::string line = "Built a dashboard of missed visits that cut no-shows by 12%.";
    CAPTURE(sample);
    const std::string once = with_line(source, line);
    CHECK(arc(with_line(once, line)) == arc(once));
  }
}

TEST_CASE("buzzword lists gain nothing") {
  for (const auto& sample : test::sample_resumes()) {
    const std::string source = source_of(sample);
    CAPTURE(sample);
    CHECK(arc(with_line(
              source,
              "Product strategy, roadmaps, OKRs, stakeholder management, design thinking.")) ==
          arc(source));
  }
}

TEST_CASE("names, schools, places and pronouns change no score") {
  const std::pair<std::string, std::string> swaps[] = {
      {"Lakeside Regional Hospital", "Kumasi Teaching Hospital"},
      {"Front Range State University", "University of Lagos"},
      {"Dana Whitfield", "Oluwaseun Adeyemi"},
      {"Denver, Colorado", "Chennai, India"},
  };
  std::string source = source_of("ed_nurse_to_informatics");
  const ResumeAnalysis before = analyse(source, "r.md");
  for (const auto& [from, to] : swaps) {
    for (std::size_t at = source.find(from); at != std::string::npos;
         at = source.find(from, at + to.size())) {
      source.replace(at, from.size(), to);
    }
  }
  const ResumeAnalysis after = analyse(source, "r.md");
  CHECK(after.arc.score == before.arc.score);
  CHECK(after.craft.score == before.craft.score);
  Analyzer::Scratch scratch;
  const auto he = analyzer().analyze_statement(
      "Persuaded his manager to fund the pilot he designed", {}, scratch);
  const auto she = analyzer().analyze_statement(
      "Persuaded her manager to fund the pilot she designed", {}, scratch);
  CHECK(he.score.framing_score == she.score.framing_score);
  CHECK(he.score.score == she.score.score);
}

TEST_CASE("the same input gives the same bytes") {
  for (const auto& sample : test::sample_resumes()) {
    const std::string bytes = test::repository_file("samples/resumes/" + sample + "/resume.docx");
    CAPTURE(sample);
    CHECK(resume_json(analyse(bytes, "r.docx"), "", true, true) ==
          resume_json(analyse(bytes, "r.docx"), "", true, true));
  }
}

// ---- the samples and what is expected of them

namespace {

std::string band(const StageScore& stage) {
  if (!stage.shown) return "not_shown";
  return stage.score < 34 ? "low" : stage.score < 67 ? "medium" : "high";
}

}  // namespace

TEST_CASE("the samples come out as their folders say") {
  std::map<std::string, double> arcs;
  for (const auto& sample : test::sample_resumes()) {
    CAPTURE(sample);
    const std::string folder = "samples/resumes/" + sample + "/";
    const ResumeAnalysis r = analyse(test::repository_file(folder + "resume.docx"), "resume.docx");
    const auto expected = parse_json(test::repository_file(folder + "expected.json"));
    REQUIRE(expected.ok());
    arcs[sample] = r.arc.score.value_or(0);
    CHECK(r.profession == (*expected)["profession"].get<std::string>());
    for (std::size_t k = 0; k < 3; ++k) {
      const std::string stage = kStageNames[k];
      CAPTURE(stage, r.arc.stages[k].score);
      const Json& bands = (*expected)["stages"][stage];
      CHECK(std::any_of(bands.begin(), bands.end(),
                        [&](const Json& b) { return b == band(r.arc.stages[k]); }));
    }
    CHECK(r.outline.entries.size() == (*expected)["entries"].get<std::size_t>());
    std::string all;
    for (const Block& block : r.document.blocks) all += block.text + "\n";
    for (const Json& word : (*expected)["words"]) {
      CAPTURE(word.get<std::string>());
      CHECK(all.find(word.get<std::string>()) != std::string::npos);
    }
    for (const Json& line : (*expected)["statements"]) {
      const auto text = line["text"].get<std::string>();
      CAPTURE(text);
      const auto it =
          std::find_if(r.statements.begin(), r.statements.end(), [&](const StatementAnalysis& s) {
            return s.statement.text.find(text) != std::string::npos;
          });
      REQUIRE(it != r.statements.end());
      CHECK(std::string(to_string(it->score.framing)) == line["framing"].get<std::string>());
      CHECK(std::string(to_string(it->score.stage)) == line["stage"].get<std::string>());
    }
  }
  // The order an expert would put them in.
  CHECK(arcs["buzzword_page"] < arcs["icu_nurse"]);
  CHECK(arcs["icu_nurse"] < arcs["ed_nurse_to_informatics"]);
  CHECK(arcs["hospital_pharmacist"] < arcs["nhs_doctor_with_pilots"]);
  CHECK(arcs["ed_nurse_to_informatics"] < arcs["physician_product_director"]);
  CHECK(arcs["hospital_pharmacist"] < arcs["nurse_product_manager"]);
}
