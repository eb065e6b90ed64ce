// The laws of rewriting over all labelled statements and samples, and rewrites as a reader sees
// them.
#include "analyzer/suggest/suggest.h"

#include <algorithm>
#include <map>
#include <regex>
#include <set>

#include "analyzer/base/json.h"
#include "analyzer/match/matcher.h"
#include "analyzer/pipeline.h"
#include "analyzer/report/diff_report.h"
#include "analyzer/report/plan_report.h"
#include "analyzer/rulepack/builtin.h"
#include "analyzer/rulepack/compiler.h"
#include "analyzer/suggest/example_test.h"
#include "analyzer/suggest/laws.h"
#include "analyzer/suggest/morphology.h"
#include "tests/support/catch.h"
#include "tests/support/files.h"

using namespace reframe;

namespace {

const Analyzer& analyzer() {
  static const Analyzer instance(rulepack::builtin_tables());
  return instance;
}

StatementAnalysis judged(const std::string& text) {
  static Analyzer::Scratch scratch;
  return analyzer().analyze_statement(text, {}, scratch);
}

ResumeAnalysis resume_of(const std::string& bytes, const std::string& name) {
  Analyzer::Scratch scratch;
  auto resume = analyzer().analyze_resume(bytes, name, {}, scratch);
  if (!resume) FAIL(resume.error().text());
  return *std::move(resume);
}

std::string without_slots(const std::string& text) {
  static const std::regex slot(R"(\[[^\]]*\?\])");
  return std::regex_replace(text, slot, "");
}

/// The digits, and the words with a capital inside a line: found here by other means than the
/// library's own check.
std::multiset<std::string> found(const std::string& text, const std::string& pattern) {
  const std::regex re(pattern);
  const std::string plain = without_slots(text);
  std::multiset<std::string> out;
  for (std::sregex_iterator it(plain.begin(), plain.end(), re), end; it != end; ++it) {
    out.insert(it->str());
  }
  return out;
}

void check_laws(const StatementAnalysis& a) {
  const std::string& text = a.statement.text;
  for (const Suggestion& s : a.suggestions) {
    CAPTURE(text, s.text, s.rule);
    CHECK(std::equal(s.laws.begin(), s.laws.end(), kLawNames.begin(), kLawNames.end()));
    CHECK(found(s.text, R"(\d+)") == found(text, R"(\d+)"));
    if (std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; })) {
      CHECK(found(s.text, R"([A-Z]{2,})") == found(text, R"([A-Z]{2,})"));
    }
    CHECK(s.gain >= 0);
    CHECK(s.gain_answered >= s.gain);
    CHECK(std::find(s.parts.begin(), s.parts.end(), s.rule) != s.parts.end());
    // The slots are those that stand in the text.
    CHECK(found("", "x").empty());
    for (const std::string& slot : s.slots)
      CHECK(s.text.find("[" + slot + "]") != std::string::npos);
    CHECK(s.slots.size() <= 2);
    // The edits make exactly the text.
    std::string made;
    std::size_t at = 0;
    for (const Edit& e : s.edits) {
      REQUIRE(e.span.start >= at);
      made += text.substr(at, e.span.start - at) + e.text;
      at = e.span.end;
    }
    CHECK(made + text.substr(at) == s.text);
    // No double space, and no space before a stop, that was not there.
    for (const char* slip : {"  ", " .", " ,", ",,", ".."}) {
      if (text.find(slip) == std::string::npos) CHECK(s.text.find(slip) == std::string::npos);
    }
  }
}

void check_again(const StatementAnalysis& a) {
  for (const Suggestion& s : a.suggestions) {
    CAPTURE(a.statement.text, s.text);
    const StatementAnalysis again = judged(s.text);
    CHECK(again.score.score - a.score.score == s.gain);
    for (const std::string& rule : s.answers) {
      CHECK(std::none_of(again.findings.begin(), again.findings.end(),
                         [&](const Finding& f) { return f.rule == rule; }));
    }
    for (const Suggestion& more : again.suggestions) {
      for (const std::string& part : s.parts) {
        CHECK(std::find(more.parts.begin(), more.parts.end(), part) == more.parts.end());
      }
    }
  }
}

MatchResult matched(const std::string& text) {
  static const Matcher matcher(rulepack::builtin_tables());
  MatchScratch scratch;
  MatchResult out;
  matcher.match(text, {}, scratch, out);
  matcher.match_moves(scratch, out);
  return out;
}

/// What is proposed for a line when every text scores the same: English alone, no weights.
std::vector<Suggestion> proposed(const std::string& text, bool current = false) {
  static const Suggester suggester(rulepack::builtin_tables());
  StatementAnalysis a;
  a.statement.text = text;
  a.statement.section = SectionKind::experience;
  a.score.framing = Framing::clinical;
  return suggester.suggest(a, matched(text), current, [](std::string_view other) {
    Rejudged again;
    again.analysis.statement.text = other;
    again.matched = matched(std::string(other));
    return again;
  });
}

bool offers(const std::string& line, const std::string& want) {
  const std::vector<Suggestion> all = proposed(line);
  for (const Suggestion& s : all) UNSCOPED_INFO(s.text);
  return std::any_of(all.begin(), all.end(), [&](const Suggestion& s) { return s.text == want; });
}

}  // namespace

TEST_CASE("every example of every rewrite comes out as written") {
  const Matcher matcher(rulepack::builtin_tables());
  const RewriteReport report =
      test_rewrites(rulepack::builtin_tables(), [&](std::string_view text, MatchResult& out) {
        MatchScratch scratch;
        matcher.match(text, {}, scratch, out);
        matcher.match_moves(scratch, out);
      });
  CHECK(report.examples > 400);
  for (const RewriteFailure& f : report.failures) {
    CAPTURE(f.rewrite, f.line, f.what);
    CHECK(false);
  }
}

TEST_CASE("a rewrite example that comes out otherwise is told") {
  const auto compiled = rulepack::compile(
      rulepack::builtin_sources(),
      {{"own.yaml",
        "rewrites:\n  - id: own.ward\n    action: swap\n    kind: cut\n    swaps: {'the ward': "
        "it}\n"
        "    source: me\n    examples:\n      hit: {Left the ward early: Left it late, "
        "Cleaned the ward: Cleaned it}\n      miss: [Left early, Saw the ward there]\n"}});
  REQUIRE(compiled.ok());
  const auto tables = rulepack::Tables::adopt(*compiled);
  REQUIRE(tables.ok());
  const Matcher matcher(*tables);
  const RewriteReport report = test_rewrites(*tables, [&](std::string_view text, MatchResult& out) {
    MatchScratch scratch;
    matcher.match(text, {}, scratch, out);
    matcher.match_moves(scratch, out);
  });
  REQUIRE(report.failures.size() == 2);
  CHECK(report.failures[0].what == "gave 'Left it early' instead of 'Left it late'");
  CHECK(report.failures[1].what == "gave 'Saw it there'");
}

TEST_CASE("a wrong rewrite or plan is refused with its place and the cure") {
  struct Case {
    std::string yaml, error;
  };
  const std::string rest = "    source: me\n    examples: {hit: {a: b, c: d}, miss: [e, f]}\n";
  const Case c = GENERATE_COPY(values<Case>({
      {"rewrites:\n  - id: a.b\n    kind: cut\n    terms: [x]\n" + rest,
       "r.yaml:2:5: rewrite 'a.b' has no action (one of: swap, verb, cut, trim, fill, expand, "
       "opener, nominal, supply, gerund, first-person, passive, third-person, split, insert, ask)"},
      {"rewrites:\n  - id: a.b\n    action: ask\n    kind: complete\n    terms: [x]\n    text: "
       "how\n" +
           rest,
       "r.yaml:2:5: rewrite 'a.b' asks nothing (write 'text:' with a question in brackets: [how "
       "many?])"},
      {"rewrites:\n  - id: a.b\n    action: cut\n    kind: cut\n    terms: [x]\n    source: me\n"
       "    examples: {hit: {a: b}, miss: [e, f]}\n",
       "r.yaml:2:5: rewrite 'a.b' has too few examples (give two that hit and two that miss)"},
      {"rewrites:\n  - id: a.b\n    action: swap\n    kind: cut\n    terms: [x]\n" + rest,
       "r.yaml:2:5: rewrite 'a.b' needs swaps (write 'swaps:' with 'term: text' lines)"},
      {"rewrites:\n  - id: a.b\n    action: cut\n    kind: cut\n    rank: 100\n    terms: [x]\n" +
           rest,
       "r.yaml:5:11: 'rank' is '100' (write a number from 0 to 99)"},
      {"plan:\n  - id: a.b\n    kind: skill\n    title: t\n    do: d\n    source: s\n",
       "r.yaml:2:5: plan item 'a.b' speaks of nothing (add 'about:' with the competency, tool or "
       "level)"},
      {"plan:\n  - id: a.b\n    kind: step\n    when: never\n    title: t\n    do: d\n    source: "
       "s\n",
       "r.yaml:4:11: unknown when 'never' (known: no-product-title, no-project, no-certificate, "
       "few-product, no-strategy, no-problem, few-numbers, modest, jargon, clinical)"},
  }));
  CAPTURE(c.yaml);
  const auto compiled = rulepack::compile({{"r.yaml", c.yaml}});
  REQUIRE(!compiled.ok());
  CHECK(compiled.error().text() == c.error);
}

TEST_CASE("words for rewrites and names of people are no evidence") {
  const auto& tables = rulepack::builtin_tables();
  std::size_t seen = 0;
  for (const auto& list : tables.lists) {
    const std::string_view pack = tables.text(list.pack);
    if (pack != "rewrite" && pack != "privacy") continue;
    ++seen;
    CAPTURE(tables.text(list.name));
    CHECK(list.helper == 1);
    CHECK(tables.list_of_symbol[list.symbol] == rulepack::kNone);
  }
  CHECK(seen > 10);
}

TEST_CASE("the laws hold on all labelled statements") {
  std::size_t seen = 0;
  for (const std::string& text : test::labelled_texts()) {
    const StatementAnalysis a = judged(text);
    seen += a.suggestions.size();
    check_laws(a);
    check_again(a);
  }
  CHECK(seen > 500);
}

TEST_CASE("the laws hold on all samples") {
  for (const auto& sample : test::sample_resumes()) {
    CAPTURE(sample);
    const ResumeAnalysis r =
        resume_of(test::repository_file("samples/resumes/" + sample + "/resume.docx"), "r.docx");
    for (const StatementAnalysis& s : r.statements) check_laws(s);
    CHECK(r.fix_gain.lines <= 5);
    CHECK(r.fix_gain.points_answered >= r.fix_gain.points);
    for (std::size_t i = 1; i < r.fix_first.size(); ++i) {
      const auto gain = [&](std::size_t k) {
        return r.statements[r.fix_first[k]].suggestions.front().gain_answered;
      };
      CHECK(gain(i - 1) >= gain(i));
    }
  }
}

TEST_CASE("rewrites read as a person would write them") {
  struct Case {
    std::string line, want;
  };
  const Case c = GENERATE(values<Case>({
      {"Duties included organising rotas, writing minutes and leading the Tuesday huddle.",
       "Organised rotas, wrote minutes and led the Tuesday huddle."},
      {"Was responsible for teaching the new staff", "Taught the new staff"},
      {"Duties include answering phones, filing charts and greeting patients",
       "Answered phones, filed charts and greeted patients"},
      {"Assessing, planning and documenting care for adults after surgery",
       "Assessed, planned and documented care for adults after surgery"},
      {"RESPONSIBLE FOR ADMINISTERING MEDICATIONS, CHARTING AND EDUCATING PATIENTS",
       "ADMINISTERED MEDICATIONS, CHARTED AND EDUCATED PATIENTS"},
      {"Utilized Visio to map the intake process", "Used Visio to map the intake process"},
      {"My daily duties included counting doses and filing charts",
       "Counted doses and filed charts"},
      {"Enters new orders, calls wards and reports errors to the lead.",
       "Enter new orders, call wards and report errors to the lead."},
      {"Helped redesign the triage form with two analysts.",
       "Helped redesign the triage form with two analysts – [which part was yours?]."},
      {"Led various audits of the ward.", "Led [how many?] audits of the ward."},
      {"Interviewed patients to learn why they missed visits.",
       "Interviewed [how many?] patients to learn why they missed visits."},
      {"Compassionate and dedicated registered nurse with nine years on heart wards.",
       "Registered nurse with nine years on heart wards."},
  }));
  CAPTURE(c.line);
  CHECK(offers(c.line, c.want));
}

TEST_CASE("no rewrite where none would be English or honest") {
  struct Case {
    std::string line, never;
  };
  // A start that no suggestion may have.
  const Case c = GENERATE(values<Case>({
      {"Responsible for training materials and billing", "Trained"},
      {"Confusing labels on the jugs had caused scares on nights.", "Confused"},
      {"Acting product owner for the claims portal team", "Acted"},
      {"Nursing care for adults after surgery", "Nursed"},
      {"Administering medications was the duty of two nurses", "Administered"},
      {"Looking for a quiet post on a ward", "Looked"},
      {"Managing stock, ordering supplies and vendor contacts", "Managed"},
      {"Reports to the board were late", "Report "},
      {"Gives me insight into how nurses use the pump", "Give "},
  }));
  CAPTURE(c.line);
  for (const Suggestion& s : proposed(c.line)) CHECK(!s.text.starts_with(c.never));
}

TEST_CASE("a question of one sense of a word is not asked of another") {
  struct Case {
    std::string line, never;
  };
  const Case c = GENERATE(values<Case>({
      {"Writes user stories, attends grooming and answers questions of the team", "patients"},
      {"Perform testing of interfaces and log defects", "samples"},
      {"Prioritized the backlog of the portal by value and regulatory dates", "audit"},
      {"Helped residents to the dining room and back", "which part"},
      {"Voted employee of the month for going above and beyond", "rose or fell"},
      {"Collaborated with IT and doctors to agree on the vision", "agreement"},
  }));
  CAPTURE(c.line);
  for (const Suggestion& s : proposed(c.line)) CHECK(s.text.find(c.never) == std::string::npos);
}

TEST_CASE("headings, degrees and licences are left alone") {
  const std::string line = GENERATE(values<std::string>({
      "SKILLS",
      "Bachelor of Science in Nursing, 2014",
      "Registered Nurse, Ohio",
      "BLS, ACLS, PALS",
      "Jan 2015 to May 2019",
      "ana@example.com",
      "",
      "x",
  }));
  CAPTURE(line);
  CHECK(judged(line).suggestions.empty());
}

TEST_CASE("a line that is longer than any statement is left alone") {
  std::string line = "Responsible for utilizing pumps";
  for (int i = 0; i < 20000; ++i) line += ", utilizing various pumps in order to cut waste";
  CHECK(judged(line).suggestions.empty());
}

TEST_CASE("a strong line is praised, and at most lifted") {
  const std::string line = GENERATE(values<std::string>({
      "Redesigned the triage form with two analysts, which cut charting from 11 to 7 minutes.",
      "Reduced open defects from 340 to 25 before launch by working with two clinical leads.",
      "Launched intake in 11 states with legal and sales, which doubled visits within a year.",
  }));
  CAPTURE(line);
  const StatementAnalysis a = judged(line);
  CHECK(!a.praise.empty());
  for (const Suggestion& s : a.suggestions) CHECK(s.kind == SuggestionKind::lift);
  CHECK(judged("Answered call lights").praise.empty());
}

TEST_CASE("the opener of a running job gives way to the present") {
  const std::string line = "Responsible for testing new pumps and writing tip sheets.";
  const auto first = [&](bool current) { return proposed(line, current).front().text; };
  CHECK(first(true).starts_with("Test new pumps and write tip sheets"));
  CHECK(first(false).starts_with("Tested new pumps and wrote tip sheets"));
  // A line that is written in the present stays there.
  CHECK(proposed("Answer call lights and take vital signs", false)
            .front()
            .text.starts_with("Answer call lights and take vital signs"));
}

TEST_CASE("the checker sees a broken law") {
  const auto& tables = rulepack::builtin_tables();
  struct Case {
    std::string before, after;
    bool facts, invented, agency;
  };
  const Case c = GENERATE(values<Case>({
      {"Gave insulin to 9 adults", "Gave insulin to 9 adults", true, true, true},
      {"Gave insulin to 9 adults", "Gave insulin to 19 adults", false, false, true},
      {"Gave insulin to adults", "Gave insulin to 9 adults", false, false, true},
      {"Gave insulin at Lake Hospital", "Gave insulin at River Hospital", false, false, true},
      {"Gave 5 mg of insulin", "Gave 5 units of insulin", false, false, true},
      {"Charted in Epic", "Charted in Cerner", false, false, true},
      {"Helped build a form", "Built a form", true, false, false},
      {"Helped build a form", "Led a form", true, false, false},
      {"Gave insulin", "Gave insulin quickly", true, false, true},
      {"Gave insulin", "Gave insulin [to how many?]", true, true, true},
      {"Gave insulin as needed", "Gave insulin", false, true, true},
      {"Gave insulin when needed", "Gave insulin", false, true, true},
      {"Wrote letters upon request", "Wrote letters", false, true, true},
      {"Gave insulin under direct supervision", "Gave insulin", false, true, true},
      {"Wrote a form in close collaboration with aides", "Wrote a form", false, true, true},
      {"GAVE INSULIN AS NEEDED", "GAVE INSULIN", false, true, true},
      {"Gave the help that aides needed", "Gave help", true, true, true},
  }));
  CAPTURE(c.before, c.after);
  const MatchResult was = matched(c.before);
  const MatchResult is = matched(c.after);
  CHECK(facts_kept({c.before, was}, {c.after, is}) == c.facts);
  CHECK(agency_kept(tables, {c.before, was}, {c.after, is}, {}) == c.agency);
  if (c.after.find("Built") == std::string::npos) {
    CHECK(nothing_invented(tables, {c.before, was}, {c.after, is}, {}) == c.invented);
  }
  Finding f;
  f.rule = "a.b";
  CHECK(answered({"c.d"}, {f}));
  CHECK(!answered({"a.b"}, {f}));
}

TEST_CASE("English forms") {
  CHECK(regular_past("draping") == "draped");
  CHECK(regular_past("carrying") == "carried");
  CHECK(regular_past("conveying") == "conveyed");
  CHECK(!regular_past("ring"));
  const auto& tables = rulepack::builtin_tables();
  CHECK(form_of_base(tables, "lead", rulepack::VerbForm::past) == "led");
  CHECK(form_of_base(tables, "write", rulepack::VerbForm::gerund) == "writing");
  struct Case {
    std::string text;
    bool an;
  };
  const Case c = GENERATE(values<Case>({
      {"audit", true},
      {"form", false},
      {"hour", true},
      {"unit", false},
      {"user", false},
      {"RN", true},
      {"UTI", false},
      {"MRI", true},
      {"one-page", false},
      {"unimportant", true},
      {"honest", true},
      {"house", false},
      {"", false},
  }));
  CAPTURE(c.text);
  CHECK(takes_an(c.text) == c.an);
}

TEST_CASE("edits of a reworded text become edits of the line") {
  const std::string line = "Was responsible for testing pumps.";
  const std::vector<Edit> first = {{{0, 27}, "Tested"}};
  REQUIRE(applied(line, first) == "Tested pumps.");
  CHECK(applied(line, joined(first, {{{12, 12}, " [how many?]"}})) == "Tested pumps [how many?].");
  CHECK(applied(line, joined(first, {{{6, 6}, " [how many?]"}})) == "Tested [how many?] pumps.");
}

TEST_CASE("the plan gives no step for what is shown") {
  for (const auto& sample : test::sample_resumes()) {
    CAPTURE(sample);
    const ResumeAnalysis r =
        resume_of(test::repository_file("samples/resumes/" + sample + "/resume.docx"), "r.docx");
    REQUIRE(!r.plan.empty());
    std::set<std::string> ids;
    for (const PlanItem& item : r.plan) {
      CAPTURE(item.id, item.evidence);
      CHECK(ids.insert(item.id).second);
      CHECK(!item.evidence.empty());
      CHECK(!item.source.empty());
      for (const std::uint32_t line : item.statements) CHECK(line < r.statements.size());
      const auto& row = *std::find_if(
          rulepack::builtin_tables().plan.begin(), rulepack::builtin_tables().plan.end(),
          [&](const auto& p) { return rulepack::builtin_tables().text(p.id) == item.id; });
      const auto about = rulepack::builtin_tables().text(row.about);
      for (const Competency& c : r.competencies) {
        if (item.kind == "skill" && c.name == about) CHECK(c.state != Competency::State::shown);
      }
      if (item.kind == "tool")
        CHECK(std::find(r.tools.begin(), r.tools.end(), about) == r.tools.end());
      if (item.kind == "level") CHECK(about == r.level.name);
    }
  }
  const auto asked = [](const std::string& sample, const std::string& id) {
    const ResumeAnalysis r =
        resume_of(test::repository_file("samples/resumes/" + sample + "/resume.docx"), "r.docx");
    return std::any_of(r.plan.begin(), r.plan.end(),
                       [&](const PlanItem& item) { return item.id == id; });
  };
  CHECK(asked("icu_nurse", "plan.shadow"));
  CHECK(!asked("nurse_product_manager", "plan.shadow"));
  CHECK(asked("icu_nurse", "plan.problem-solving"));
  CHECK(!asked("ed_nurse_to_informatics", "plan.problem-solving"));
  CHECK(!asked("ed_nurse_to_informatics", "plan.tool-figma"));
}

TEST_CASE("the bridge is built of this resume alone") {
  for (const auto& sample : test::sample_resumes()) {
    const std::string bytes = test::repository_file("samples/resumes/" + sample + "/resume.docx");
    const ResumeAnalysis r = resume_of(bytes, "r.docx");
    CAPTURE(sample, r.bridge.title, r.bridge.summary);
    std::string all;
    for (const Block& block : r.document.blocks) all += block.text + "\n";
    for (const std::string* text : {&r.bridge.title, &r.bridge.summary}) {
      for (const std::string& n : found(*text, R"(\d+)")) CHECK(all.find(n) != std::string::npos);
      for (const std::string& n : found(*text, R"([A-Z][a-z]{3,})")) {
        if (n != "Moving" && n != "Looking") CHECK(all.find(n) != std::string::npos);
      }
    }
  }
}

TEST_CASE("nobody is told to move where they are") {
  const auto title = [](const std::string& sample) {
    return resume_of(test::repository_file("samples/resumes/" + sample + "/resume.docx"), "r.docx")
        .bridge.title;
  };
  CHECK(title("icu_nurse").find("moving into") != std::string::npos);
  CHECK(title("physician_product_director").find("moving into") == std::string::npos);
}

TEST_CASE("accepted rewrites are written out, and nothing else changes") {
  const std::string source = test::repository_file("samples/resumes/icu_nurse/source.md");
  const ResumeAnalysis r = resume_of(source, "r.md");
  std::vector<std::string> ids;
  std::map<std::size_t, std::string> accepted;
  for (std::size_t i = 0; i < r.statements.size() && ids.size() < 3; ++i) {
    if (r.statements[i].suggestions.empty()) continue;
    ids.push_back("s" + std::to_string(i + 1));
    accepted[i] = r.statements[i].suggestions.front().text;
  }
  REQUIRE(ids.size() == 3);
  const auto text = accepted_text(r, ids, PlainFormat::text);
  const auto before = accepted_text(r, {}, PlainFormat::text);
  REQUIRE(text.ok());
  REQUIRE(before.ok());
  std::string expected = *before;
  for (const auto& [i, rewrite] : accepted) {
    const std::string& was = r.statements[i].statement.text;
    const std::size_t at = expected.find(was);
    REQUIRE(at != std::string::npos);
    expected.replace(at, was.size(), rewrite);
  }
  CHECK(*text == expected);
  const auto markdown = accepted_text(r, ids, PlainFormat::markdown);
  REQUIRE(markdown.ok());
  CHECK(markdown->find("\n- ") != std::string::npos);
  CHECK(markdown->starts_with("# "));
  struct Case {
    std::vector<std::string> ids;
    std::string error;
  };
  const Case c = GENERATE(values<Case>({
      {{"s999"}, "'s999' names no line of this resume (see reframe analyze --diff FILE)"},
      {{"x"}, "'x' is no id of a rewrite, such as s12 or s12.2 (see reframe analyze --diff FILE)"},
      {{"s0"},
       "'s0' is no id of a rewrite, such as s12 or s12.2 (see reframe analyze --diff FILE)"},
      {{"s1.9"}, "'s1.9' names a line without such a rewrite (see reframe analyze --diff FILE)"},
  }));
  const auto wrong = accepted_text(r, c.ids, PlainFormat::text);
  REQUIRE(!wrong.ok());
  CHECK(wrong.error().text() == c.error);
  const auto twice = accepted_text(r, {ids[0], ids[0] + ".1"}, PlainFormat::text);
  REQUIRE(!twice.ok());
}
