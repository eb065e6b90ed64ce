// The pipeline as a whole: rules, weights, suggestions and samples.
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
           name.starts_with("structure.") || name.starts_with(rulepack::kWordPrefix) ||
           known.contains(name)));
  }
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
