// The parts of `check`: places, suppressions, baseline, comparison, thresholds, order of results.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

#include "analyzer/base/version.h"
#include "analyzer/extract/extract.h"
#include "analyzer/rulepack/tables.h"
#include "analyzer/segment/segment.h"
#include "cli/check/baseline.h"
#include "cli/check/compare.h"
#include "cli/check/kind.h"
#include "cli/check/parallel.h"
#include "cli/check/position.h"
#include "cli/check/suppression.h"
#include "cli/check/thresholds.h"
#include "tests/support/catch.h"

using namespace reframe;
using namespace reframe::cli;

namespace {

Document read(const std::string& text, const char* name) {
  auto document = extract(text, name);
  if (!document) FAIL(document.error().text());
  return *std::move(document);
}

/// Where `word` of the document's text stands: "line:column-line:column".
std::string place_of(const std::string& text, const char* name, const std::string& word,
                     bool in_source) {
  const Document document = read(text, name);
  const Positions positions(document, in_source ? std::string_view(text) : "");
  for (std::uint32_t i = 0; i < document.blocks.size(); ++i) {
    const std::size_t at = document.blocks[i].text.find(word);
    if (at == std::string::npos) continue;
    const auto start = static_cast<std::uint32_t>(at);
    const CheckPlace p =
        positions.place(i, {start, start + static_cast<std::uint32_t>(word.size())});
    CHECK(p.in_source == in_source);
    return std::to_string(p.line) + ":" + std::to_string(p.column) + "-" +
           std::to_string(p.end_line) + ":" + std::to_string(p.end_column);
  }
  return "not found";
}

struct PlaceCase {
  std::string text, name, word, in_source, in_extract;
};

struct SuppressionCase {
  std::string comment, want;
};

struct BadJson {
  std::string text, message;
};

CheckedFile file_with(const std::vector<std::string>& rules_and_texts) {
  CheckedFile file;
  file.path = "a.md";
  for (const std::string& text : rules_and_texts) {
    CheckFinding f;
    f.rule = "craft.x";
    f.fingerprint = hash16(text);
    file.findings.push_back(std::move(f));
  }
  return file;
}

}  // namespace

TEST_CASE("a span has its line and column in the file, and in the extracted text") {
  const PlaceCase c = GENERATE(values<PlaceCase>({
      {"# A\n\n- one two\n- three **four** five\n", "t.md", "four five", "4:11-4:22", "3:7-3:16"},
      {"a [link](http://x.example.com/with/e) end\n", "t.md", "end", "1:39-1:42", "1:8-1:11"},
      {"R\xC3\xA4t &amp; T\xC3\xA4t one\n", "t.md", "T\xC3\xA4t", "1:11-1:14", "1:7-1:10"},
      {"a caf\xC3\xA9 b\n", "t.md", "caf\xC3\xA9", "1:3-1:7", "1:3-1:7"},
      {"one two three\nfour five\n", "t.md", "three four", "1:9-2:5", "1:9-1:19"},
      {"- one\n\n- two\n", "t.txt", "two", "3:3-3:6", "2:1-2:4"},
  }));
  CAPTURE(c.text, c.word);
  CHECK(place_of(c.text, c.name.c_str(), c.word, true) == c.in_source);
  CHECK(place_of(c.text, c.name.c_str(), c.word, false) == c.in_extract);
}

TEST_CASE("masked words keep their place, and so do the words behind them") {
  const std::string source =
      "- Cared for Ann **Example**, MRN 12345, on *two* wards\n- next *item*\n";
  Document document = read(source, "t.md");
  REQUIRE(document.blocks[0].text == "Cared for Ann Example, MRN 12345, on two wards");
  document.blocks[0].text = "Cared for *** *******, MRN *****, on two wards";
  const Positions positions(document, source);
  const auto columns = [&](std::string_view word) {
    const auto start = static_cast<std::uint32_t>(document.blocks[0].text.find(word));
    const CheckPlace p =
        positions.place(0, {start, start + static_cast<std::uint32_t>(word.size())});
    return std::to_string(p.line) + ":" + std::to_string(p.column) + "-" +
           std::to_string(p.end_column);
  };
  CHECK(columns("*** *******,") == "1:13-29");
  CHECK(columns("MRN") == "1:30-33");
  CHECK(columns("*****, on") == "1:34-43");
  CHECK(columns("wards") == "1:50-55");
}

TEST_CASE("a suppression names rules and gives a reason") {
  const SuppressionCase c = GENERATE(values<SuppressionCase>({
      {"reframe: ignore craft.duty-opener agreed with Ana",
       "craft.duty-opener | agreed with Ana | "},
      {"Reframe: Ignore craft.duty-opener,threshold.arc it is so",
       "craft.duty-opener,threshold.arc | it is so | "},
      {"hello", ""},
      {"please reframe: ignore craft.duty-opener x", ""},
      {"reframe: ignore craft.duty-opener agreed\nwith Ana",
       "craft.duty-opener | agreed with Ana | "},
      {"reframe: ignore craft.duty-opener a\nreframe: ignore craft.blame b",
       "craft.duty-opener | a | ; craft.blame | b | "},
      {"reframe: ignore craft.duty-opener", "craft.duty-opener |  | suppression.no-reason"},
      {"reframe: ignore craft.duty-opener -", "craft.duty-opener | - | suppression.no-reason"},
      {"reframe: ignore craft.nothing because", " | because | suppression.unknown-rule"},
      {"reframe: ignore", " |  | suppression.unknown-rule"},
      {"reframe: silence craft.blame x", " |  | suppression.unknown-rule"},
  }));
  Document document;
  document.blocks.resize(1);
  document.comments.push_back({c.comment, 0, 1, 0});
  std::string told;
  const auto all = suppressions_of(document, rulepack::builtin_tables());
  REQUIRE(all.ok());
  for (const Suppression& s : *all) {
    std::string rules;
    for (const std::string& rule : s.rules) rules += (rules.empty() ? "" : ",") + rule;
    told += (told.empty() ? "" : "; ") + rules + " | " + s.reason + " | " + s.problem;
  }
  CAPTURE(c.comment);
  CHECK(told == c.want);
}

TEST_CASE("a suppression holds for its own lines, and for the whole document when asked") {
  std::vector<Suppression> all(2);
  all[0].rules = {"craft.blame"};
  all[0].first_block = 2;
  all[0].end_block = 4;
  all[1].rules = {"threshold.arc"};
  all[1].problem = "suppression.no-reason";
  CHECK(find_suppression(all, "craft.blame", 3, false) == all.data());
  CHECK(find_suppression(all, "craft.blame", 4, false) == nullptr);
  CHECK(find_suppression(all, "craft.blame", 1, false) == nullptr);
  CHECK(find_suppression(all, "craft.other", 3, false) == nullptr);
  CHECK(find_suppression(all, "craft.blame", 9, true) == all.data());
  CHECK(find_suppression(all, "threshold.arc", 0, true) == nullptr);
}

TEST_CASE("a baseline accepts as many as it counts and says what is gone") {
  CheckedFile file = file_with({"a", "b", "a", "a"});
  file.findings[1].state = CheckFinding::State::suppressed;
  const std::vector<RuleCount> entries = entries_of(file);
  REQUIRE(entries.size() == 1);  // what is suppressed is not accepted a second time
  CHECK(entries[0].count == 3);
  CheckedFile later = file_with({"a", "c", "a"});
  accept_findings({{"craft.x", hash16("a"), 1}, {"craft.x", hash16("gone"), 2}}, later);
  CHECK(later.findings[0].state == CheckFinding::State::accepted);
  CHECK(later.findings[1].state == CheckFinding::State::live);
  CHECK(later.findings[2].state == CheckFinding::State::live);
  REQUIRE(later.stale.size() == 1);
  CHECK(later.stale[0].count == 2);
  const Baseline baseline = {{"a \"b\".md", entries}, {"\xC3\xBC.docx", entries}};
  const auto again = read_baseline("x", baseline_text(baseline));
  REQUIRE(again.ok());
  CHECK(baseline_text(*again) == baseline_text(baseline));
  CHECK(baseline_key("/a/b/base.json", "/a/c/x.md") == "../c/x.md");
}

TEST_CASE("what is no baseline and no report is told") {
  const BadJson c = GENERATE(values<BadJson>({
      {"{",
       "b.json:1:2: not valid JSON: unexpected end of input (write it anew with "
       "--write-baseline)"},
      {"[]",
       "b.json: not a baseline of reframe: it has no schema_version and files (write it anew "
       "with --write-baseline)"},
      {R"({"schema_version": 2, "files": {}})",
       "b.json: not a baseline of reframe: of another version (write it anew with "
       "--write-baseline)"},
      {R"({"schema_version": 1, "files": {"a": 1}})",
       "b.json: not a baseline of reframe: 'a' has no list of entries (write it anew with "
       "--write-baseline)"},
      {R"({"schema_version": 1, "files": {"a": [{"rule": "x"}]}})",
       "b.json: not a baseline of reframe: 'a': an entry needs rule, fingerprint and count (write "
       "it anew with --write-baseline)"},
      {R"({"schema_version": 1, "files": {"a": [{"rule": "x", "fingerprint": "z", "count": 1}]}})",
       "b.json: not a baseline of reframe: 'a': 'z' is no fingerprint (write it anew with "
       "--write-baseline)"},
      {R"({"schema_version":1,"files":{"a":[{"rule":"x","fingerprint":"0123456789abcdef","count":0}]}})",
       "b.json: not a baseline of reframe: 'a': a count is no number from 1 on (write it anew with "
       "--write-baseline)"},
  }));
  CAPTURE(c.text);
  const auto baseline = read_baseline("b.json", c.text);
  REQUIRE_FALSE(baseline.ok());
  if (c.text != "{") CHECK(baseline.error().text() == c.message);
  CHECK(baseline.error().where.file == "b.json");
  CHECK_FALSE(read_report("b.json", c.text).ok());
}

TEST_CASE("a comparison tells what made the difference") {
  CheckedFile file = file_with({"a", "b"});
  file.text_hash = "t1";
  file.rules_version = "r1";
  file.settings_hash = "s1";
  file.arc = 61.23456;
  EarlierFile old;
  old.text_hash = "t1";
  old.rules_version = "r0";
  old.score_version = kScoreVersion;
  old.settings_hash = "s1";
  old.arc = 55;
  old.live = {{"craft.x", hash16("a"), 2}, {"craft.y", hash16("z"), 1}};
  CheckChange change = change_since({{"a.md", old}}, file);
  CHECK_FALSE(change.text);
  CHECK(change.rules);
  CHECK_FALSE(change.settings);
  CHECK(change_text(change) ==
        "arc 55 > 61, +1 craft.x, -1 craft.x, -1 craft.y (the rules changed)");
  old.rules_version = "r1";
  old.text_hash = "t0";
  old.settings_hash = "s0";
  CHECK(change_text(change_since({{"a.md", old}}, file)) ==
        "arc 55 > 61, +1 craft.x, -1 craft.x, -1 craft.y (the text and the settings changed)");
  CHECK(change_text(change_since({}, file)) == "a new file");
  old.live = {{"craft.x", hash16("a"), 1}, {"craft.x", hash16("b"), 1}};
  old.arc = 61.2346;
  CHECK_FALSE(change_since({{"a.md", old}}, file).any());
}

TEST_CASE("a threshold fails for a reason that is told") {
  ResumeAnalysis resume;
  resume.arc.score = 54.96;  // shown as 55
  resume.arc.stages[0] = {true, 80, {}, {}};
  resume.framing_share = {0.7, 0.2, 0, 0.1};
  resume.level.name = "PM";
  Config config;
  config.thresholds["arc"] = {55, std::nullopt, {}};
  CHECK(threshold_findings(config, resume).empty());
  config.thresholds["arc"] = {55.1, std::nullopt, {"/x/.reframe.yaml", 3, 8}};
  config.thresholds["craft"] = {std::nullopt, 50, {}};  // not judged: no maximum is missed
  config.thresholds["stages.clinician"] = {10, 60, {}};
  config.thresholds["stages.problem_solver"] = {1, std::nullopt, {}};
  config.thresholds["stages.strategic_thinker"] = {0, std::nullopt, {}};
  config.thresholds["framing.clinical"] = {std::nullopt, 0.5, {}};
  config.thresholds["framing.product"] = {0.25, std::nullopt, {}};
  config.thresholds["story"] = {50, std::nullopt, {}};  // of stories alone
  config.target = {"director", "senior-pm"};
  std::string told;
  for (const CheckFinding& f : threshold_findings(config, resume)) {
    CHECK(f.severity == Severity::error);
    CHECK(f.place.whole_file);
    told += f.rule + ": " + f.message.what + "\n";
  }
  CHECK(told ==
        "threshold.arc: The story as a whole (arc) is 55; at least 55.1 is asked. Asked in "
        "/x/.reframe.yaml, line 3.\n"
        "threshold.clinician: The stage clinician is 80; 10 to 60 is asked.\n"
        "threshold.problem-solver: The stage problem solver is not shown; at least 1 is asked.\n"
        "threshold.framing: The share of clinical lines is 0.7; at most 0.5 is asked.\n"
        "threshold.framing: The share of product lines is 0.2; at least 0.25 is asked.\n"
        "threshold.target: The resume reads as PM; it aims at Senior PM.\n");
  const auto findings = threshold_findings(config, resume);
  CHECK(findings[3].fingerprint != findings[4].fingerprint);
  config = {};
  config.target = {"clinical-pm"};
  resume.level.name.clear();
  REQUIRE(threshold_findings(config, resume).size() == 1);
  CHECK(threshold_findings(config, resume)[0].message.what ==
        "The level of the resume is not judged; it aims at Associate or Clinical PM.");
}

TEST_CASE("resumes, stories and other texts are told apart") {
  const std::string resume =
      "Ana Lee\n\nExperience\n\nStaff Nurse, North Hospital, 2015 - 2020\n- Cared for patients\n\n"
      "Education\n\nBSN, 2014\n";
  std::string story = "When I joined the ward I saw that our handover took an hour. ";
  for (int i = 0; i < 5; ++i)
    story += "I asked my team what we lost, and we timed each step before I changed the form. ";
  std::string letter = "The policy holds for every visitor of the building and the car park. ";
  for (int i = 0; i < 8; ++i) letter += "Doors close at ten and open at six on every working day. ";
  unicode::SentenceBreaker breaker;
  const auto kind = [&](const std::string& text) {
    const Document document = read(text, "t.txt");
    return kind_by_content(document, segment(document, breaker));
  };
  CHECK(kind(resume) == DocumentKind::resume);
  CHECK(kind(story) == DocumentKind::story);
  CHECK(kind(letter) == DocumentKind::neither);
  CHECK(kind("I am I and we are we.") == DocumentKind::neither);  // too short to be a story
  const Document document = read(letter, "t.txt");
  const Outline outline = segment(document, breaker);
  Config config;
  CHECK(kind_of(config, "/a/x.txt", true, document, outline) == DocumentKind::resume);
  config.stories.base = config.resumes.base = "/a";
  config.stories.globs.push_back(Glob::parse("*.txt").value());
  config.resumes.globs.push_back(Glob::parse("x.*").value());
  CHECK(kind_of(config, "/a/x.txt", false, document, outline) == DocumentKind::story);
  CHECK(kind_of(config, "/a/x.md", false, document, outline) == DocumentKind::resume);
  CHECK(kind_of(config, "/a/y.md", false, document, outline) == DocumentKind::neither);
}

TEST_CASE("results come in order, and few are held") {
  std::atomic<int> held = 0;
  std::atomic<int> most = 0;
  std::vector<std::size_t> order;
  struct State {
    int calls = 0;
  };
  in_order<std::size_t, State>(
      500, 4,
      [&](std::size_t i, State& state) {
        ++state.calls;
        if (i % 50 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(5));
        const int now = ++held;
        int before = most;
        while (before < now && !most.compare_exchange_weak(before, now)) {
        }
        return i;
      },
      [&](std::size_t i, std::size_t result) {
        --held;
        CHECK(i == result);
        order.push_back(i);
      },
      [] {});
  CHECK(order.size() == 500);
  CHECK(std::is_sorted(order.begin(), order.end()));
  CHECK(most <= static_cast<int>(4 * kWaitingPerThread + 4));
}
