// The laws that scores obey whatever the rules and weights are (metamorphic tests): over the
// samples, the rated resumes, the labelled statements and lines made from them.
#include <algorithm>
#include <string>
#include <vector>

#include "analyzer/pipeline.h"
#include "analyzer/rulepack/builtin.h"
#include "tests/support/catch.h"
#include "tests/support/files.h"

using namespace reframe;

namespace {

const Analyzer& analyzer() {
  static const Analyzer instance(rulepack::builtin_tables());
  return instance;
}

ResumeAnalysis analyse(const std::string& markdown) {
  static Analyzer::Scratch scratch;
  AnalyzeOptions options;
  options.suggest = false;
  auto resume = analyzer().analyze_resume(markdown, "r.md", options, scratch);
  if (!resume) FAIL(resume.error().text());
  return *std::move(resume);
}

double arc(const std::string& markdown) {
  return analyse(markdown).arc.score.value_or(0);
}

StatementScore judge(const std::string& line) {
  static Analyzer::Scratch scratch;
  AnalyzeOptions options;
  options.suggest = false;
  return analyzer().analyze_statement(line, options, scratch).score;
}

/// All resumes there are: name and Markdown.
const std::vector<std::pair<std::string, std::string>>& resumes() {
  static const auto all = [] {
    auto out = test::rated_resumes();
    for (const std::string& sample : test::sample_resumes())
      out.emplace_back(sample, test::repository_file("samples/resumes/" + sample + "/source.md"));
    return out;
  }();
  return all;
}

/// With `line` as a new bullet before the first bullet of work: behind the first heading that has
/// bullets and is no list of skills.
std::string with_line(const std::string& markdown, const std::string& line) {
  const std::vector<std::string> work = {"xperience",  "Work",    "Career",  "Jobs",
                                         "Employment", "History", "Clinical"};
  std::size_t heading = std::string::npos;
  for (const std::string& word : work) {
    const std::size_t at = markdown.find(word);
    if (at != std::string::npos && markdown.rfind('#', at) != std::string::npos)
      heading = std::min(heading, at);
  }
  const std::size_t bullet = markdown.find("\n- ", heading == std::string::npos ? 0 : heading);
  std::string out = markdown;
  out.insert(bullet == std::string::npos ? out.size() : bullet, "\n- " + line);
  return out;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

std::string lower_first(std::string line) {
  const bool word = line.size() > 1 && line[1] >= 'a' && line[1] <= 'z';
  if (word && line[0] >= 'A' && line[0] <= 'Z') line[0] = static_cast<char>(line[0] + 32);
  return line;
}

/// Every `step`th labelled statement, of those that open with a verb: before a heading an adverb is
/// no padding but nonsense.
std::vector<std::string> lines_of_acts(std::size_t step) {
  Analyzer::Scratch scratch;
  AnalyzeOptions options;
  options.suggest = false;
  const auto all = test::labelled_texts();
  std::vector<std::string> out;
  for (std::size_t i = 0; i < all.size(); i += step) {
    if (analyzer().analyze_statement(all[i], options, scratch).act) out.push_back(all[i]);
  }
  return out;
}

}  // namespace

TEST_CASE("a strong product line never lowers the arc") {
  const std::string line = GENERATE(values<std::string>({
      "Redesigned the referral workflow with IT, which cut waiting from 9 to 4 days.",
      "Prioritized the roadmap with finance and engineering and launched it at 12 hospitals.",
      "Noticed that one in five labels printed late and built a fix that halved relabelling.",
      "Chose text reminders over calls because staff time was short; no-shows fell by 18%.",
      "Made the business case for a second site, which the board funded with $400K.",
  }));
  for (const auto& [name, markdown] : resumes()) {
    CAPTURE(name, line);
    CHECK(arc(with_line(markdown, line)) >= arc(markdown));
  }
}

TEST_CASE("a duty line never raises the arc") {
  const std::string line = GENERATE(values<std::string>({
      "Responsible for administering medications and taking vital signs.",
      "Duties included bathing, feeding and dressing residents.",
      "Responsible for the care of patients on a medical ward.",
      "Answers phones, greets patients and files charts.",
      "Responsible for filling prescriptions and counselling patients.",
      "Performs other duties as assigned.",
  }));
  for (const auto& [name, markdown] : resumes()) {
    CAPTURE(name, line);
    CHECK(arc(with_line(markdown, line)) <= arc(markdown));
  }
}

TEST_CASE("a statement told twice gains nothing") {
  for (const auto& [name, markdown] : resumes()) {
    const std::string once =
        with_line(markdown, "Built a dashboard of missed visits that cut no-shows by 12%.");
    CAPTURE(name);
    CHECK(arc(with_line(once, "Built a dashboard of missed visits that cut no-shows by 12%.")) ==
          arc(once));
  }
}

TEST_CASE("lists of buzzwords gain nothing") {
  const std::string line = GENERATE(values<std::string>({
      "Product strategy, roadmaps, OKRs, stakeholder management, design thinking.",
      "Agile, Scrum, MVP, user stories, backlog, KPIs, go-to-market",
      "Visionary strategic thinker, results-driven leader, customer-obsessed innovator",
      "Roadmapping | Prioritization | A/B testing | North star metric | Product-market fit",
  }));
  for (const auto& [name, markdown] : resumes()) {
    CAPTURE(name, line);
    CHECK(arc(with_line(markdown, line)) <= arc(markdown));
  }
}

TEST_CASE("the order of sections that tell no work changes nothing") {
  const std::string work =
      "## Experience\n\n### Staff Nurse | Mercy Hospital | 2015 – 2021\n\n"
      "- Redesigned the handoff form with two nurses, which cut missed tasks by a third.\n"
      "- Cared for five patients a shift on a 30-bed unit.\n"
      "- Prioritized 40 requests with the council by safety risk.\n\n";
  const std::string education = "## Education\n\nBSN, Lakeview College, 2014\n\n";
  const std::string skills = "## Skills\n\nEpic, Tableau, SQL\n\n";
  const std::string licences = "## Certifications\n\n- CCRN, ACLS, BLS\n\n";
  const std::string head = "# Ana Ruiz\n\nana.ruiz@example.com\n\n";
  const double first = arc(head + work + education + skills + licences);
  CHECK(arc(head + skills + work + licences + education) == first);
  CHECK(arc(head + education + licences + skills + work) == first);
}

TEST_CASE("names, schools, places and pronouns change no score") {
  struct Swap {
    std::string from, to;
  };
  const std::vector<Swap> swaps = {{"Lakshmi Prasanna Yerramilli", "Kate Miller"},
                                   {"Hyderabad", "Leeds"},
                                   {"Musi General Hospital", "St Anne Hospital"},
                                   {"Deccan Crest Diagnostics", "Northfield Diagnostics"},
                                   {"Philippa Garrod", "Adaeze Nwosu"},
                                   {"Bristol", "Adelaide"},
                                   {"Severn Reach University", "University of Lagos"},
                                   {"Kyle Brandvold", "Mei Tanaka"},
                                   {"Front Range Spine & Sport", "Harbour Spine & Sport"},
                                   {"High Plains University", "Kyoto University"},
                                   {"Denver", "Toronto"}};
  for (const auto& [name, markdown] : resumes()) {
    std::string other = markdown;
    for (const Swap& s : swaps) other = replaced(other, s.from, s.to);
    CAPTURE(name);
    CHECK(arc(other) == arc(markdown));
  }
  const std::vector<std::string> pronouns = {"he", "she", "they"};
  const std::vector<std::string> possessives = {"his", "her", "their"};
  for (std::size_t i = 1; i < pronouns.size(); ++i) {
    const auto line = [&](std::size_t k) {
      return "Persuaded " + possessives[k] + " manager to fund the pilot " + pronouns[k] +
             " designed";
    };
    CHECK(judge(line(i)).score == judge(line(0)).score);
    CHECK(judge(line(i)).framing_score == judge(line(0)).framing_score);
  }
}

TEST_CASE("padding a line with empty words gains nothing") {
  const std::string adverb = GENERATE(values<std::string>(
      {"Successfully ", "Proactively ", "Effectively ", "Consistently ", "Diligently "}));
  const auto lines = lines_of_acts(11);
  CHECK(lines.size() > 200);
  for (const std::string& line : lines) {
    const int before = judge(line).score;
    const int after = judge(adverb + lower_first(line)).score;
    CAPTURE(line, adverb);
    CHECK(after <= before);
  }
}
