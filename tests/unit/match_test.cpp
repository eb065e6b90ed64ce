// The rule compiler and the token machine, on small packs written in the test.
#include <string>
#include <vector>

#include "analyzer/match/example_test.h"
#include "analyzer/match/matcher.h"
#include "analyzer/rulepack/compiler.h"
#include "tests/support/catch.h"

using namespace reframe;

namespace {

constexpr const char* kLexicon = R"(
lists:
  opener-skip: [i, was, also, successfully]
  patient:
    - patient
    - client|resident
    - nursing home resident
  family: ['@patient', 'next of kin']
verbs:
  administer: care did
  organize: plan coordinated
  lead: own led
  follow up: care did
)";

/// A pack with one rule whose terms are `terms` (YAML list lines).
std::string rule_with(const std::string& terms, const std::string& more = "") {
  return std::string(kLexicon) + "rules:\n  - id: t.rule\n    dimension: craft\n" + terms + more +
         "    source: test\n    examples:\n      hit: ['[[a]]', '[[b]]']\n      miss: [c, d]\n";
}

rulepack::Tables tables_of(const std::string& yaml) {
  auto bytes = rulepack::compile({{"t.yaml", yaml}});
  if (!bytes) FAIL(bytes.error().text());
  auto tables = rulepack::Tables::adopt(*std::move(bytes));
  REQUIRE(tables.ok());
  return *std::move(tables);
}

/// What the one rule finds in `text`, joined by " / ".
std::string found(const rulepack::Tables& tables, const std::string& text,
                  const MatchContext& context = {}) {
  const Matcher matcher(tables);
  MatchScratch scratch;
  MatchResult result;
  matcher.match(text, context, scratch, result);
  std::string out;
  for (const Hit& hit : result.hits) {
    if (!out.empty()) out += " / ";
    out += hit.span.of(text);
  }
  return out;
}

struct Case {
  std::string term;
  std::string text;
  std::string want;
};

}  // namespace

TEST_CASE("each element of a term matches what the schema says") {
  const Case c = GENERATE(values<Case>({
      {"patient", "Saw Patients daily", "Patients"},
      {"patient", "the patient's chart", "patient"},
      {"patient", "the patient\xE2\x80\x99s chart", "patient"},
      {"=charting", "charting and charted", "charting"},
      {"discharge/n", "discharges, discharging", "discharges"},
      {"plan/v", "planned the planning", "planned / planning"},
      {"organize", "Organised and organizing", "Organised / organizing"},
      {"program", "programmes", "programmes"},
      {"IT", "IT and it", "IT"},
      {"IT", "MANAGED THE IT TEAM", ""},
      {"fall|injury", "falls and injuries", "falls / injuries"},
      {"(near miss|close call)", "a close call, near misses", "close call / near misses"},
      {"follow up", "follow-up, followed up, follow/up", "follow-up / followed up / follow/up"},
      {"the? patient", "the patient, patient", "the patient / patient"},
      {"@patient", "nursing home residents", "nursing home residents"},
      {"@family", "next of kin and clients", "next of kin / clients"},
      {"@verb.care", "followed up and administering", "followed up / administering"},
      {"@rung.led", "led", "led"},
      {"#count patient", "12 patients", "12 patients"},
      {"#count patient", "twelve patients", "twelve patients"},
      {"#count", "2019, 5%, $3, 3 weeks, 02/2011, 1:4, Stage 2, 555123456", ""},
      {"#percent", "5.5% and 12 percent", "5.5% / 12 percent"},
      {"#money",
       "$1,200 and \xC2\xA3"
       "3.5m",
       "$1,200 / \xC2\xA3"
       "3.5m"},
      {"#duration", "3 weeks, 24-hour, 12hr", "3 weeks / 24-hour / 12hr"},
      {"#ratio", "1:4", "1:4"},
      // Digits of other scripts: Arabic-Indic, NKo, full width with a decimal point.
      {"#count patient", "\xD9\xA1\xD9\xA2 patients", "\xD9\xA1\xD9\xA2 patients"},
      {"#count patient", "\xDF\x83 patients", "\xDF\x83 patients"},
      {"#percent", "\xEF\xBC\x95.\xEF\xBC\x95% of them", "\xEF\xBC\x95.\xEF\xBC\x95%"},
      {"#count patient", "\xD9\xA3. Patients", ""},
      {"#year", "2019", "2019"},
      {"lead ... patient", "led the care of patients", "led the care of patients"},
      {"lead ... patient", "led one two three four patients", ""},
      {"lead ...4 patient", "led a, b, c, d patients", "led a, b, c, d patients"},
      {"lead ... patient", "led it. Patients", ""},
      {"lead patient", "led, patients", ""},
      {"^ lead", "I also led", "led"},
      {"^ lead", "We led", ""},
      {"patient $", "patients saw patients", "patients"},
      {"patient & family", "patient & family", "patient & family"},
      {"caf\xC3\xA9", "CAFE\xCC\x81", "CAFE\xCC\x81"},
      {"on call",
       "on\xC2\xA0"
       "call, on\xE2\x80\x91"
       "call",
       "on\xC2\xA0"
       "call / on\xE2\x80\x91"
       "call"},
  }));
  CAPTURE(c.term, c.text);
  CHECK(found(tables_of(rule_with("    terms: ['" + c.term + "']\n")), c.text) == c.want);
}

TEST_CASE("the longest match at the leftmost place wins, and hits do not overlap") {
  const auto tables = tables_of(rule_with("    terms: [patient, patient care, care patient]\n"));
  CHECK(found(tables, "patient care patient") == "patient care / patient");
}

TEST_CASE("vetoes, needs, sections and gates decide whether a rule speaks") {
  const auto veto = tables_of(rule_with("    terms: [lead]\n", "    unless: [dashboard]\n"));
  CHECK(found(veto, "led rounds") == "led");
  CHECK(found(veto, "led the dashboards").empty());

  const auto section = tables_of(rule_with("    terms: [lead]\n", "    sections: [skills]\n"));
  CHECK(found(section, "led").empty());
  CHECK(found(section, "led", {SectionKind::skills, true, TextKind::resume}) == "led");
  CHECK(found(section, "led", {SectionKind::summary, true, TextKind::resume}).empty());

  const auto regex = tables_of(rule_with("    pattern: '[A-Z]{2}\\d+'\n    gate: [room]\n"));
  CHECK(found(regex, "Room AB12") == "AB12");
  CHECK(found(regex, "AB12").empty());

  const auto needs =
      tables_of(rule_with("    terms: [lead]\n", "    needs: [t.other]\n") +
                "  - id: t.other\n    dimension: craft\n    terms: [team]\n    source: test\n"
                "    examples:\n      hit: ['[[team]]', 'a [[team]]']\n      miss: [c, d]\n");
  CHECK(found(needs, "led").empty());
  CHECK(found(needs, "led the team") == "team / led");
}

TEST_CASE("a hostile line costs no more than its length") {
  const auto tables =
      tables_of(rule_with("    terms: ['patient ...8 patient ...8 patient ...8 lead']\n"));
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "patient ";
  CHECK(found(tables, text).empty());
}

TEST_CASE("a mistake in a pack is refused with its place and cure") {
  struct Bad {
    std::string yaml;
    std::string want;
  };
  const std::string ok_examples =
      "    source: s\n    examples: {hit: ['[[a]]', '[[b]]'], miss: [c, d]}\n";
  const std::string head = "rules:\n  - id: t.r\n    dimension: craft\n";
  const Bad c = GENERATE_COPY(values<Bad>({
      {"",
       "t.yaml:1:1: the file is empty (write lists, helpers, verbs, rules, rewrites, plan, "
       "weights, story_weights or privacy_weights)"},
      {"list: {}\n",
       "t.yaml:1:1: unknown key 'list' (known here: about, lists, helpers, verbs, rules, rewrites, "
       "plan, weights, story_weights, privacy_weights)"},
      {"lists: {a: [x]}\nlists: {b: [y]}\n",
       "t.yaml:2:1: key 'lists' stands twice (merge the two)"},
      {"lists:\n  a: [x]\n---\nlists:\n  b: [y]\n",
       "t.yaml:3:1: a second YAML document would be ignored (remove the '---' line)"},
      {"lists:\n  a:\t[x]\n", "t.yaml:2:5: a tab (use spaces)"},
      {"lists:\n  a: [\"x\"]\n", "t.yaml:2:7: a double-quoted pattern: x (use single quotes)"},
      {"lists:\n  A: [x]\n",
       "t.yaml:2:6: 'A' is not a well-formed list name (write it in lower case, digits and "
       "hyphens)"},
      {"lists:\n  a: ['x|']\n", "t.yaml:2:7: an empty alternative: x| (remove the extra '|')"},
      {"lists:\n  a: ['@b']\n  b: ['@a']\n",
       "t.yaml:2:6: list '@a' contains itself (break the circle)"},
      {"lists:\n  a: ['x ... y']\n",
       "t.yaml:2:7: a list entry of more than words: x ... y (entries are words, choices, optional "
       "words, or one @list alone)"},
      {"lists:\n  a: ['(a|b|c|d) (a|b|c|d) (a|b|c|d) (a|b|c|d) (a|b|c|d)']\n",
       "t.yaml:2:7: a list entry that stands for more than 256 phrases: (a|b|c|d) (a|b|c|d) "
       "(a|b|c|d) "
       "(a|b|c|d) (a|b|c|d) (split it into several entries)"},
      {"verbs:\n  run: care\n",
       "t.yaml:2:8: verb 'run' needs a class and a rung (write it as 'care did')"},
      {head + ok_examples,
       "t.yaml:2:5: rule 't.r' needs either terms or pattern (give exactly one of them)"},
      {head + "    terms: ['x?']\n" + ok_examples,
       "t.yaml:4:13: a term that matches the empty text: x? (add a word that must be there)"},
      {head + "    terms: ['x ...9 y']\n" + ok_examples,
       "t.yaml:4:13: a gap must be 1 to 8 words: x ...9 y (write '...' or '...4' with spaces "
       "around)"},
      {head + "    terms: ['@nowhere']\n" + ok_examples,
       "t.yaml:4:13: unknown list '@nowhere' (define it under lists: or mend the name)"},
      {head + "    terms: ['#many']\n" + ok_examples,
       "t.yaml:4:13: unknown number class '#many': #many (known: #number #percent #money #duration "
       "#count #year #ratio)"},
      {head + "    terms: [x]\n    needs: [t.none]\n" + ok_examples,
       "t.yaml:5:13: unknown rule id 't.none' in needs (mend the id)"},
      {head + "    pattern: 'x+'\n" + ok_examples,
       "t.yaml:2:5: rule 't.r' has a pattern without a gate (name the words of which one must be "
       "there)"},
      {head + "    terms: [x]\n    severity: warning\n" + ok_examples,
       "t.yaml:2:5: rule 't.r' is a finding without a whole message (write message: what, why and "
       "instead)"},
      {head + "    terms: [x]\n    source: s\n    examples: {hit: ['[[a]]'], miss: [c, d]}\n",
       "t.yaml:2:5: rule 't.r' has too few examples (give two that hit and two that miss)"},
      {head + "    terms: [x]\n    source: s\n    examples: {hit: ['a', '[[b]]'], miss: [c, d]}\n",
       "t.yaml:6:22: a hit example marks no span: a (mark the span with [[ and ]])"},
      {"weights:\n  models: [m]\n  features:\n    f: [much]\n",
       "t.yaml:4:9: weight 'much' is no finite number (run the calibration again)"},
      {"weights:\n  models: [m, n]\n  features:\n    f: [1]\n",
       "t.yaml:4:8: 'f' has 1 weights for 2 models (run the calibration again)"},
  }));
  CAPTURE(c.yaml);
  const auto compiled = rulepack::compile({{"t.yaml", c.yaml}});
  REQUIRE_FALSE(compiled.ok());
  CHECK(compiled.error().text() == c.want);
}

TEST_CASE("an overlay replaces its namesakes and a plain duplicate is refused") {
  const std::string base = rule_with("    terms: [lead]\n");
  const std::string over =
      "rules:\n  - id: t.rule\n    dimension: craft\n    terms: [team]\n    source: s\n"
      "    examples: {hit: ['[[team]]', '[[team]] x'], miss: [c, d]}\n";
  const auto bytes = rulepack::compile({{"a.yaml", base}}, {{"b.yaml", over}});
  REQUIRE(bytes.ok());
  const auto tables = rulepack::Tables::adopt(*bytes);
  REQUIRE(tables.ok());
  CHECK(found(*tables, "led the team") == "team");
  const auto twice = rulepack::compile({{"a.yaml", base}, {"b.yaml", over}});
  REQUIRE_FALSE(twice.ok());
  CHECK(twice.error().text() ==
        "b.yaml:2:5: rule 't.rule' stands twice (the other is at a.yaml:15)");
}

TEST_CASE("examples tell what came out instead") {
  const auto tables = tables_of(std::string(kLexicon) +
                                "rules:\n  - id: t.rule\n    dimension: craft\n    terms: [lead]\n"
                                "    source: test\n    examples:\n"
                                "      hit: ['[[led]] it', 'I [[led it]]']\n"
                                "      miss: [team, 'he leads']\n"
                                "      known:\n"
                                "        - {text: 'lead paint', want: miss, why: homograph}\n"
                                "        - {text: 'no team', want: miss, why: mended}\n");
  const ExampleReport report = test_examples(Matcher(tables));
  CHECK(report.rules == 1);
  CHECK(report.examples == 6);
  CHECK(report.known == 1);
  REQUIRE(report.failures.size() == 3);
  CHECK(report.failures[0].what == "matched 'led' instead of 'led it'");
  CHECK(report.failures[1].what == "matched 'leads', should not match");
  CHECK(report.failures[2].what == "is labelled a known failure but comes out right now");
}
