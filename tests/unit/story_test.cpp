// Stories: how they are found in a text, what is read in them, and the laws they keep.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <set>

#include "analyzer/base/json.h"
#include "analyzer/base/unicode.h"
#include "analyzer/pipeline.h"
#include "analyzer/privacy/privacy.h"
#include "analyzer/report/story_report.h"
#include "analyzer/rulepack/builtin.h"
#include "analyzer/rulepack/compiler.h"
#include "analyzer/story/analyze.h"
#include "analyzer/story/bank.h"
#include "analyzer/story/coach.h"
#include "analyzer/story/consistency.h"
#include "analyzer/story/parts.h"
#include "analyzer/story/read.h"
#include "analyzer/story/stages.h"
#include "tests/support/catch.h"
#include "tests/support/files.h"
#include "tests/support/growth.h"

using namespace reframe;

namespace {

const Analyzer& analyzer() {
  static const Analyzer instance(rulepack::builtin_tables());
  return instance;
}

StoryAnalysis judge(const std::string& text) {
  Analyzer::Scratch scratch;
  auto story = analyzer().analyze_story(text, scratch);
  if (!story) FAIL(story.error().text());
  return *std::move(story);
}

std::vector<StoryAnalysis> judge_file(const std::string& bytes, const std::string& name) {
  Analyzer::Scratch scratch;
  auto stories = analyzer().analyze_stories(bytes, name, scratch);
  if (!stories) FAIL(stories.error().text());
  return *std::move(stories);
}

std::string sample(const std::string& name) {
  const std::string folder = "samples/stories/" + name + "/";
  const auto expected = parse_json(test::repository_file(folder + "expected.json"));
  return test::repository_file(folder + (*expected)["file"].get<std::string>());
}

bool has_finding(const StoryAnalysis& story, const std::string& rule) {
  return std::any_of(story.findings.begin(), story.findings.end(),
                     [&](const StoryFinding& f) { return f.finding.rule == rule; });
}

const char* const kBriefStory =
    "I was a nurse on a surgical ward. Every shift somebody hunted for the pump chargers, and "
    "everyone grumbled. I counted the hunts for two weeks. Then I hung a shelf by the door and "
    "asked the porters to put every charger on it. We tried it for a month. The hunts stopped, and "
    "the next ward has a shelf now. I learned to count before I complain, and I would ask the "
    "porters sooner next time.";

}  // namespace

// ---- finding the stories

TEST_CASE("stories are parted by headings, by rules and by title lines") {
  struct Case {
    std::string name, text;
    std::vector<std::string> titles;
  };
  const std::string body =
      "I was a nurse on a surgical ward and I wrote a list of the pumps that kept going missing "
      "every week.\n";
  const Case c = GENERATE_COPY(values<Case>({
      {"a.md", "# One\n\n" + body + "\n# Two\n\n" + body, {"One", "Two"}},
      {"b.md", "# One\n\n" + body + "\n---\n\n# Two\n\n" + body, {"One", "Two"}},
      {"c.md", body + "\n---\n" + body, {"", ""}},
      {"d.txt", "The pumps\n\n" + body + "\nThe shelf\n\n" + body, {"The pumps", "The shelf"}},
      {"e.md", "# My stories\n\n## One\n\n" + body + "\n## Two\n\n" + body, {"One", "Two"}},
      {"f.md", "# One\n\n## Situation\n\n" + body + "\n## Result\n\nIt worked.\n", {"One"}},
  }));
  CAPTURE(c.name);
  std::vector<std::string> titles;
  for (const StoryAnalysis& s : judge_file(c.text, c.name)) titles.push_back(s.source.title);
  CHECK(titles == c.titles);
}

TEST_CASE("of a conversation only the candidate's lines count") {
  struct Case {
    std::string text;
    std::vector<std::string> sentences;
  };
  const Case c = GENERATE(values<Case>({
      {"Interviewer: Why did you leave?\nMe: I asked the clerks why.\nInterviewer: And?\nMe: They "
       "told me.",
       {"I asked the clerks why.", "They told me."}},
      {"Q: What did you do?\nA: I drew a form.\nQ: Then?\nA: We tried it.",
       {"I drew a form.", "We tried it."}},
      {"**Interviewer:** Tell me.\n\n**Candidate:** I drew a form.", {"I drew a form."}},
      {"Interviewer: What did you do? Me: I drew a form. Interviewer: Then? Me: We tried it.",
       {"I drew a form.", "We tried it."}},
      {"Interviewer: Tell me. / Me: I drew a form.", {"I drew a form."}},
      {"**Interviewer:** Tell me.\n\nI drew a form.\n\n**Interviewer:** And?\n\nWe tried it.\n\nIt "
       "held.",
       {"I drew a form.", "We tried it.", "It held."}},
      {"Priya: What did you do first?\nSam: I drew a form and asked nine people to fill it in.\n"
       "Priya: And then?\nSam: We tried it for a week on both wards.",
       {"I drew a form and asked nine people to fill it in.",
        "We tried it for a week on both wards."}},
      {"The trouble was simple: nobody looked. I looked.",
       {"The trouble was simple: nobody looked.", "I looked."}},
  }));
  CAPTURE(c.text);
  std::vector<std::string> sentences;
  for (const StorySentence& s : judge(c.text).sentences) {
    sentences.push_back(std::string(s.span.of(c.text)));
  }
  CHECK(sentences == c.sentences);
}

TEST_CASE("labels name the parts, in full and as STAR letters") {
  for (const std::string text :
       {"Situation: The lift broke.\nTask: Mend it.\nAction: I rang.\nResult: It runs.",
        "S: The lift broke.\nT: Mend it.\nA: I rang.\nR: It runs."}) {
    CAPTURE(text);
    const StoryAnalysis story = judge(text);
    REQUIRE(story.sentences.size() == 4);
    for (std::size_t k = 0; k < 4; ++k) {
      CHECK(story.sentences[k].part == static_cast<StoryPart>(k));
    }
  }
}

TEST_CASE("a paragraph wrapped by an editor is one paragraph, with its offsets") {
  const std::string text =
      "I was a nurse on a surgical ward where the pump chargers\nwere always lost. I counted.";
  const StoryAnalysis story = judge(text);
  REQUIRE(story.sentences.size() == 2);
  CHECK(story.sentences[0].span.end == text.find(" I counted"));
  CHECK(story.sentences[1].span.of(text) == "I counted.");
}

TEST_CASE("only line breaks change inside a paragraph") {
  const std::string text =
      "I was a nurse on a surgical ward where the pump chargers\t\r\n\twere always lost. I "
      "counted.";
  const StoryAnalysis story = judge(text);
  REQUIRE(story.sentences.size() == 2);
  std::string want(story.sentences[0].span.of(text));
  std::replace(want.begin(), want.end(), '\n', ' ');
  std::replace(want.begin(), want.end(), '\r', ' ');
  CHECK(story.sentences[0].judged.statement.text == want);
  CHECK(want.find('\t') != std::string::npos);
}

TEST_CASE("a text without a story is an error") {
  Analyzer::Scratch scratch;
  const auto none = analyzer().analyze_story(" \n\n", scratch);
  REQUIRE_FALSE(none.ok());
  CHECK(none.error().text() ==
        "story: there is no story in it (write what happened in a few sentences, in the first "
        "person)");
  CHECK(analyzer().analyze_stories("# Title only\n", "a.md", scratch).error().code ==
        ErrorCode::empty);
  CHECK(analyzer().analyze_stories("", "a.md", scratch).error().code == ErrorCode::empty);
}

// ---- what is read in them

TEST_CASE("acts are the teller's, the team's, or none") {
  struct Case {
    std::string text;
    std::uint32_t i, we;
  };
  const Case c = GENERATE(values<Case>({
      {"I asked the clerks and wrote a list.", 2, 0},
      {"We moved the cart.", 0, 1},
      {"I asked and then we tried it.", 1, 1},
      {"She asked the clerks why.", 0, 0},
      {"I was tired and I wanted to sleep.", 0, 0},
      {"I would ask the clerks.", 0, 0},
      {"I'd ask the clerks.", 0, 0},
      {"I'd asked the clerks before.", 1, 0},
      {"I did not ask anybody.", 0, 0},
      {"Rewrote the form and asked the porters.", 2, 0},
      {"I got a board from the store.", 1, 0},
      {"I got tired of it.", 0, 0},
  }));
  CAPTURE(c.text);
  const StoryAnalysis story = judge(c.text);
  REQUIRE(story.sentences.size() == 1);
  CHECK(story.sentences[0].i_acts == c.i);
  CHECK(story.sentences[0].we_acts == c.we);
}

TEST_CASE("the samples come out as their folders say") {
  const auto names = test::folders("samples/stories");
  REQUIRE(names.size() >= 10);
  for (const std::string& name : names) {
    CAPTURE(name);
    const auto expected =
        parse_json(test::repository_file("samples/stories/" + name + "/expected.json"));
    REQUIRE(expected.ok());
    const Json& e = *expected;
    const auto stories = judge_file(sample(name), e["file"].get<std::string>());
    REQUIRE(stories.size() == 1);
    const StoryAnalysis& story = stories.front();
    CHECK(story.judged == e["judged"].get<bool>());
    CHECK(story.score.has_value() == story.judged);
    for (std::size_t k = 0; story.judged && k < kStoryParts; ++k) {
      CAPTURE(kStoryPartNames[k]);
      CHECK(story.parts[k].present == e["parts"][kStoryPartNames[k]].get<bool>());
    }
    for (std::size_t k = 0; story.judged && k < 3; ++k) {
      CAPTURE(kStageNames[k], story.stages[k].why);
      CHECK(story.stages[k].shown == e["stages"][kStageNames[k]].get<bool>());
    }
    if (story.judged) {
      CHECK(kOwnershipNames[static_cast<std::size_t>(story.ownership)] ==
            e["ownership"].get<std::string>());
    }
    for (const Json& rule : e["findings"]) {
      CAPTURE(rule.get<std::string>());
      CHECK(has_finding(story, rule.get<std::string>()));
    }
    for (const Json& rule : e["no_findings"]) {
      CAPTURE(rule.get<std::string>());
      CHECK_FALSE(has_finding(story, rule.get<std::string>()));
    }
    for (const Json& id : e["questions"]) {
      CAPTURE(id.get<std::string>());
      CHECK(std::count(story.questions.begin(), story.questions.end(), id.get<std::string>()) == 1);
    }
  }
}

TEST_CASE("the order of samples is that of a coach") {
  const auto score = [](const char* name) { return judge(sample(name)).score.value_or(0); };
  CHECK(score("buzzword_talk") < score("hypothetical_plan"));
  CHECK(score("hypothetical_plan") < score("midwife_birth_plan"));
  CHECK(score("midwife_birth_plan") < score("icu_nurse_alarms"));
  CHECK(score("icu_nurse_alarms") < score("pharmacist_two_pumps"));
  CHECK(score("physio_failed_app") < score("speech_therapist_choice"));
}

// ---- laws

TEST_CASE("rules about stories change nothing that is said of a single statement") {
  auto files = rulepack::builtin_sources();
  const std::size_t before = files.size();
  std::erase_if(files, [](const rulepack::SourceFile& f) {
    return f.name.find("rules/story/") != std::string::npos;
  });
  REQUIRE(files.size() < before);
  auto bytes = rulepack::compile(files, {});
  REQUIRE(bytes.ok());
  auto tables = rulepack::Tables::adopt(*std::move(bytes));
  REQUIRE(tables.ok());
  const Analyzer without(*std::move(tables));
  Analyzer::Scratch a;
  Analyzer::Scratch b;
  for (const std::string& text : test::labelled_texts()) {
    CAPTURE(text);
    const StatementAnalysis with = analyzer().analyze_statement(text, {{}, false}, a);
    const StatementAnalysis plain = without.analyze_statement(text, {{}, false}, b);
    CHECK(with.score.framing_probability == plain.score.framing_probability);
    CHECK(with.score.stage_probability == plain.score.stage_probability);
    CHECK(with.score.flag_probability == plain.score.flag_probability);
    CHECK(with.evidence.size() == plain.evidence.size());
  }
}

TEST_CASE("the same story gives the same bytes") {
  for (const std::string& name : test::folders("samples/stories")) {
    CAPTURE(name);
    CHECK(story_json(judge(sample(name)), "1") == story_json(judge(sample(name)), "1"));
  }
}

TEST_CASE("all offsets are bytes of the record's text") {
  for (const std::string& name : test::folders("samples/stories")) {
    CAPTURE(name);
    const std::string text = sample(name);
    const StoryAnalysis story = judge(text);
    for (const StorySentence& s : story.sentences) {
      REQUIRE(s.span.end <= text.size());
      std::string bytes(s.span.of(text));
      std::replace(bytes.begin(), bytes.end(), '\n', ' ');
      CHECK(bytes == s.judged.statement.text);
    }
    for (const StoryFinding& f : story.findings) {
      CHECK(f.finding.span.start <= f.finding.span.end);
      CHECK(f.finding.span.end <= text.size());
      CHECK_FALSE(f.finding.message.what.empty());
      CHECK_FALSE(f.finding.message.why.empty());
      CHECK_FALSE(f.finding.message.instead.empty());
      CHECK(f.finding.message.what.find("{}") == std::string::npos);
    }
  }
}

TEST_CASE("skeleton and cuts hold the teller's own sentences and no other") {
  for (const std::string& name : test::folders("samples/stories")) {
    CAPTURE(name);
    const StoryAnalysis story = judge(sample(name));
    REQUIRE(story.skeleton.size() >= kStoryParts);
    for (const SkeletonLine& line : story.skeleton) {
      CHECK(line.sentences.empty() != line.slot.empty());
      for (const std::uint32_t i : line.sentences) CHECK(i < story.sentences.size());
      CHECK((line.slot.empty() || line.slot.back() == '?'));
    }
    REQUIRE(story.cuts.size() == story::kCutSeconds.size());
    for (const StoryCut& cut : story.cuts) {
      CHECK(cut.words * 60 <= cut.seconds * story::kWordsAMinute);
      CHECK(std::is_sorted(cut.sentences.begin(), cut.sentences.end()));
      const std::set<std::uint32_t> once(cut.sentences.begin(), cut.sentences.end());
      CHECK(once.size() == cut.sentences.size());
      const bool fits = story.words * 60 <= cut.seconds * story::kWordsAMinute;
      if (fits) CHECK(cut.sentences.size() == story.sentences.size());
    }
  }
}

TEST_CASE("told as what one would do, the same steps are no action and no stage") {
  const std::string would =
      "I'm a nurse on a surgical ward and the chargers go missing. I would count the hunts for two "
      "weeks. Then I would hang a shelf by the door. I would ask the porters to put every charger "
      "on it. I would try it for a month on one ward. If it worked I would bring it to the other "
      "wards and agree on one number with the managers. I would definitely ask for feedback.";
  const StoryAnalysis done = judge(kBriefStory);
  const StoryAnalysis idea = judge(would);
  CHECK(done.parts[static_cast<std::size_t>(StoryPart::action)].present);
  CHECK_FALSE(idea.parts[static_cast<std::size_t>(StoryPart::action)].present);
  CHECK(done.stages[1].shown);
  CHECK_FALSE(idea.stages[1].shown);
  CHECK_FALSE(idea.stages[2].shown);
  CHECK(*idea.score < *done.score);
}

TEST_CASE("buzzwords added to a story of care show no strategic stage and raise no score") {
  const std::string care = sample("midwife_birth_plan");
  const std::string padded =
      care +
      "\nThis showed strategic vision, stakeholder alignment and a scalable, user-centric roadmap. "
      "Prioritization frameworks, OKRs and synergy were part of an agile transformation.\n";
  CHECK_FALSE(judge(padded).stages[2].shown);
  CHECK(*judge(padded).score <= *judge(care).score);
}

TEST_CASE("neither borrowed words nor choices for one patient are strategy") {
  const std::string text = GENERATE(values<std::string>({
      "As a product-minded nurse leader I leveraged cross-functional synergies to drive "
      "stakeholder "
      "alignment across the enterprise. I prioritized the roadmap using a data-driven framework "
      "and "
      "traded off speed against quality in order to maximize value. I defined OKRs and a north "
      "star "
      "metric. We scaled the solution across all sites and unlocked transformational impact. I "
      "chose "
      "outcomes over outputs and aligned leadership, engineering, design and compliance around a "
      "shared vision. It taught me that strategy is everything.",
      "I was the charge nurse on a trauma unit. We had four patients coming and two nurses, so I "
      "prioritised: the bleeding one first, then the head injury, the other two could wait. I "
      "chose "
      "the bigger bay instead of the corridor because of the monitors. I got the surgeon, the "
      "anaesthetist and the blood bank to agree on the order. I tracked their pressures every five "
      "minutes and decided that if one dropped we would switch. All four went home within the "
      "month.",
  }));
  CAPTURE(text);
  const StoryAnalysis story = judge(text);
  CHECK(story.judged);
  CHECK_FALSE(story.stages[2].shown);
  CHECK_FALSE(story.stages[1].shown);
}

TEST_CASE("taking the result away loses the result") {
  const StoryAnalysis whole = judge(kBriefStory);
  std::string cut = kBriefStory;
  const std::size_t from = cut.find("The hunts stopped");
  cut.erase(from, cut.find("I learned") - from);
  const StoryAnalysis without = judge(cut);
  CHECK(whole.parts[static_cast<std::size_t>(StoryPart::result)].present);
  CHECK_FALSE(without.parts[static_cast<std::size_t>(StoryPart::result)].present);
  CHECK(has_finding(without, "story.no-result"));
  CHECK(*without.score < *whole.score);
}

// ---- the bank

TEST_CASE("a question is found by its id and by other words") {
  const std::pair<const char*, const char*> cases[] = {
      {"said-no", "said-no"},
      {"Tell me about a time you failed.", "failure"},
      {"How do you prioritize competing requests?", "prioritise"},
      {"Describe a disagreement with a colleague", "conflict"},
      {"Walk me through your resume", "walk-me-through"},
      {"Which KPI did you track?", "success-metric"},
  };
  const auto all = story::questions();
  for (const auto& [asked, want] : cases) {
    CAPTURE(asked);
    const auto found = story::find_question(asked);
    REQUIRE(found.has_value());
    CHECK(all[*found].id == want);
  }
  CHECK_FALSE(story::find_question("zebra").has_value());
  CHECK_FALSE(story::find_question("").has_value());
}

TEST_CASE("the bank names what no story covers and which story is overused") {
  std::vector<StoryAnalysis> stories;
  for (const char* name : {"pharmacist_two_pumps", "midwife_birth_plan", "too_short"}) {
    stories.push_back(judge(sample(name)));
  }
  const StoryBank bank = story::make_bank(stories);
  CHECK(bank.rows.size() == 8);
  CHECK(bank.overused == std::vector<std::uint32_t>{0});
  std::set<std::string> open;
  for (const StoryQuestion& q : bank.uncovered) open.insert(q.id);
  CHECK(open.contains("failure"));
  CHECK_FALSE(open.contains("prioritise"));
  const auto best = story::best_stories(stories, *story::find_question("prioritise"), 2);
  REQUIRE_FALSE(best.empty());
  CHECK(best.front().story == 0);
}

// ---- story and resume

TEST_CASE("figures of one event are held against the resume") {
  Analyzer::Scratch scratch;
  const auto resume = analyzer().analyze_resume(
      test::repository_file("samples/resumes/ed_nurse_to_informatics/resume.docx"), "resume.docx",
      {{}, false}, scratch);
  REQUIRE(resume.ok());
  StoryAnalysis story = judge(sample("ed_nurse_labels"));
  story::compare_with_resume(story, *resume);
  const auto find = [&](FactPair::Kind kind, const std::string& told, const std::string& written) {
    return std::any_of(story.facts.begin(), story.facts.end(), [&](const FactPair& f) {
      return f.kind == kind && f.in_story == told && f.in_resume == written;
    });
  };
  for (const FactPair& f : story.facts)
    UNSCOPED_INFO(f.what + " " + f.in_story + " " + f.in_resume);
  CHECK(find(FactPair::Kind::contradicts, "45%", "38%"));
  CHECK(find(FactPair::Kind::agrees, "One in five", "one in five"));
  CHECK(find(FactPair::Kind::agrees, "42-bed", "42-bed"));
  CHECK(story.facts.size() == 3);
}

TEST_CASE("a title the resume does not have is a contradiction") {
  Analyzer::Scratch scratch;
  const auto resume = analyzer().analyze_resume(
      test::repository_file("samples/resumes/ed_nurse_to_informatics/resume.docx"), "resume.docx",
      {{}, false}, scratch);
  REQUIRE(resume.ok());
  StoryAnalysis story = judge("I was the nurse manager of the unit. I asked the clerks why.");
  story::compare_with_resume(story, *resume);
  REQUIRE(story.facts.size() == 1);
  CHECK(story.facts[0].kind == FactPair::Kind::contradicts);
  CHECK(story.facts[0].in_story == "manager");
}

TEST_CASE(
    "every code point is read: at the start, inside and at the end of a word, beside a digit") {
  constexpr char32_t kLast = 0x10FFFF;
  constexpr char32_t kChunk = 0x800;  // a few kilobytes of text at a time
  const IdentifierFinder finder(rulepack::builtin_tables());
  Analyzer::Scratch scratch;
  for (char32_t from = 1; from <= kLast; from += kChunk) {
    // Ideographs and syllables by the thousand are letters like any other, most planes are empty.
    const auto inside = [&](char32_t first, char32_t last) { return from > first && from < last; };
    if (inside(0x5000, 0x9800) || inside(0xB000, 0xD000) || inside(0x17800, 0x1A800) ||
        inside(0x20800, 0xE0000) || inside(0xE0800, kLast)) {
      continue;
    }
    std::string text;
    for (char32_t c = from; c < from + kChunk && c <= kLast; ++c) {
      std::string one;
      unicode::append_utf8(one, c);
      text += one + " a" + one + "b " + one + "c 5" + one + " x@" + one + ".y\n";
    }
    CAPTURE(static_cast<std::uint32_t>(from));
    CHECK(finder.find(text, TextKind::story).size() <= text.size());
    const auto story = analyzer().analyze_story(text, scratch);
    CHECK((story.ok() || !story.error().message.empty()));
    CHECK(analyzer().analyze_statement(text.substr(0, 400), {}, scratch).statement.text.size() > 0);
  }
}

TEST_CASE("time grows with the story and no faster, whatever is said again and again") {
  const std::string piece = GENERATE(
      std::string("I counted the trolleys. "), std::string("We chose the form over the app. "),
      std::string("I was a nurse. "), std::string("It fell from 9 to 3. "), std::string("Um, "),
      std::string("I learnt to ask first. "), std::string("\"Why?\" "), std::string("- so\n"));
  CAPTURE(piece);
  CHECK(test::growth(piece, 64U << 10, [](const std::string& text) {
          CHECK(judge(text).words > 0);
        }) < test::kQuadratic / 2);
}

TEST_CASE("shares of the story score add up to 100") {
  double sum = story::kOwnershipPoints + story::kLengthPoints + story::kNumberPoints;
  for (const double p : story::kPartPoints) sum += p;
  for (const double p : story::kStoryStagePoints) sum += p;
  CHECK(sum == Approx(100));
}

namespace {

std::string number(double value) {
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

template <class Values>
std::string row(const char* name, const Values& values, const char* meaning) {
  std::string list;
  for (const auto v : values) {
    list += (list.empty() ? "" : ", ") + number(static_cast<double>(v));
  }
  return std::string("| `") + name + "` | " + list + " | " + meaning + " |\n";
}

std::string constants() {
  using namespace story;
  using One = std::array<double, 1>;
  std::string out =
      "# Constants of the story score\n\nGenerated from the code; `tests/unit/story_test.cpp` "
      "fails "
      "when they differ.\n\n| constant | value | meaning |\n|---|---|---|\n";
  out += row("kPartPoints", kPartPoints,
             "points of a part that is told: situation, task, action, result, reflection");
  out += row("kStoryStagePoints", kStoryStagePoints,
             "points of a stage: clinician, problem solver, strategic thinker");
  out += row("kShownShare", One{kShownShare}, "share of them for showing the stage at all");
  out += row("kOwnershipPoints", One{kOwnershipPoints}, "points for acts of one's own");
  out += row("kLengthPoints", One{kLengthPoints}, "points for the length");
  out += row("kNumberPoints", One{kNumberPoints}, "points for a number");
  out += row("kStoryStageSaturation", kStoryStageSaturation, "k of a stage's score");
  out += row("kStoryArcShare", kStoryArcShare, "share of each stage in the arc");
  out += row("kMostOfAKind", One{kMostOfAKind}, "sentences of one kind of evidence that count");
  out += row("kWordsAMinute", std::array{kWordsAMinute}, "spoken words a minute");
  out += row("kFewestWords", std::array{kFewestWords}, "words below which nothing is judged");
  out += row("kGoodWords", std::array{kGoodWords}, "words from which the length is good");
  out += row("kLongWords", std::array{kLongWords}, "words from which it is too long");
  out += row("kOwnShare", One{kOwnShare}, "share of own acts from which a story is \"I\"");
  out += row("kSharedShare", One{kSharedShare}, "share of own acts down to which it is \"we\"");
  return out;
}

}  // namespace

TEST_CASE("the published constants of stories are those of the code") {
  // REFRAME_ACCEPT=1 writes the table anew; look at the difference before committing it.
  if (std::getenv("REFRAME_ACCEPT") != nullptr) {
    std::ofstream(std::string(REFRAME_ROOT) + "/analyzer/story/CONSTANTS.md") << constants();
  }
  CHECK(test::repository_file("analyzer/story/CONSTANTS.md") == constants());
}
