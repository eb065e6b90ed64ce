#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "analyzer/report/paragraph.h"
#include "analyzer/report/story_report.h"

namespace reframe {
namespace {

constexpr std::array kPartTitles = {"Situation", "Task", "Action", "Result", "Reflection", "Other"};
/// Sentences shown of one part; the skeleton has them all.
constexpr std::size_t kMostQuoted = 2;
/// Words of one sentence that are quoted.
constexpr std::size_t kMostQuotedWords = 32;
/// Questions named for one story; the record has them all.
constexpr std::size_t kMostQuestions = 5;

std::string talk_time(std::uint32_t seconds) {
  if (seconds < 60) return fmt::format("{} seconds", seconds);
  const std::uint32_t minutes = seconds / 60;
  const std::string m = fmt::format("{} minute{}", minutes, minutes == 1 ? "" : "s");
  return seconds % 60 == 0 ? m : fmt::format("{} {} seconds", m, seconds % 60);
}

/// The title; of a story without one, how it begins.
std::string title_of(const StoryAnalysis& story) {
  constexpr std::size_t kWords = 6;
  if (!story.source.title.empty() || story.sentences.empty()) return story.source.title;
  const auto long_enough = std::find_if(story.sentences.begin(), story.sentences.end(),
                                        [](const StorySentence& s) { return s.words >= kWords; });
  const auto& shown = long_enough == story.sentences.end() ? story.sentences.front() : *long_enough;
  const std::string& text = shown.judged.statement.text;
  std::size_t words = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    words += text[at] == ' ' ? 1 : 0;
    if (words == kWords) return "\"" + text.substr(0, at) + " ...\"";
  }
  return "\"" + text + "\"";
}

class StoryPage {
 public:
  StoryPage(const StoryAnalysis& story, const TextStyle& style, Page& page)
      : story_(story), style_(style), page_(page) {}

  void write(const std::string& source) {
    page_.heading(title_of(story_));
    head(source);
    if (story_.judged) {
      arc();
      parts();
    }
    findings();
    if (story_.judged) {
      skeleton();
      cuts();
      questions();
    }
    facts();
    if (style_.explain && story_.judged) explain();
  }

 private:
  [[nodiscard]] std::string sentence(std::uint32_t i) const {
    return story_.sentences[i].judged.statement.text;
  }
  /// The sentence in quotes; of a very long one the beginning, enough to find it.
  [[nodiscard]] std::string quoted(std::uint32_t i) const {
    const std::string text = sentence(i);
    std::size_t words = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
      words += text[at] == ' ' ? 1 : 0;
      if (words == kMostQuotedWords) return "\"" + text.substr(0, at) + " ...\"";
    }
    return "\"" + text + "\"";
  }

  void head(const std::string& source) {
    std::string line = story_.score ? fmt::format("Told to {} of 100.", *story_.score)
                                    : std::string("Not judged.");
    line += fmt::format(" {} words, about {} of talk.", story_.words, talk_time(story_.seconds));
    page_.put("  ", line);
    if (!source.empty()) page_.put("  ", "From " + source, Ink::dim);
    if (story_.judged) page_.put("  ", ownership());
  }

  [[nodiscard]] std::string ownership() const {
    switch (story_.ownership) {
      case Ownership::i:
        return fmt::format("Told as your own: {} acts with \"I\", {} with \"we\".", story_.i_acts,
                           story_.we_acts);
      case Ownership::we:
        return fmt::format("Told as the team's: {} acts with \"we\", {} with \"I\".",
                           story_.we_acts, story_.i_acts);
      case Ownership::mixed:
        return fmt::format("Told as yours and the team's: {} acts with \"I\", {} with \"we\".",
                           story_.i_acts, story_.we_acts);
      case Ownership::none:
        break;
    }
    return "No act of yours or the team's is told.";
  }

  void arc() {
    page_.blank();
    for (std::size_t k = 0; k < 3; ++k) {
      const StoryStage& stage = story_.stages[k];
      const std::string label = fmt::format("  {:<18}", kStageTitles[k]);
      if (stage.shown) {
        page_.put(label, fmt::format("{} {}", score_bar(stage.score), std::lround(stage.score)));
      } else {
        page_.put(label, "not shown", Ink::dim);
      }
    }
  }

  void parts() {
    page_.heading("The parts");
    for (std::size_t k = 0; k < kStoryParts; ++k) {
      const PartReading& part = story_.parts[k];
      const std::string label = fmt::format("  {:<12}", kPartTitles[k]);
      if (!part.present) {
        page_.put(label, "not told", Ink::attention);
        continue;
      }
      std::string text;
      // The best ones, in the order told.
      std::vector<std::uint32_t> best(
          part.sentences.begin(),
          part.sentences.begin() +
              static_cast<std::ptrdiff_t>(std::min(part.sentences.size(), kMostQuoted)));
      std::sort(best.begin(), best.end());
      for (const std::uint32_t i : best) text += (text.empty() ? "" : " ") + quoted(i);
      if (part.sentences.size() > kMostQuoted) {
        text += fmt::format(" and {} more", part.sentences.size() - kMostQuoted);
      }
      page_.put(label, text);
    }
  }

  void findings() {
    if (story_.findings.empty()) return;
    page_.heading("What a coach would say");
    std::size_t n = 0;
    for (const StoryFinding& f : story_.findings) {
      const std::string lead = fmt::format("  {}. ", ++n);
      const std::string indent(columns(lead), ' ');
      const Ink ink = f.finding.severity >= Severity::warning ? Ink::attention : Ink::plain;
      page_.put(lead, f.finding.message.what, ink);
      if (f.sentence != kNoSentence) page_.put(indent, quoted(f.sentence), Ink::dim);
      page_.put(indent, f.finding.message.why);
      page_.put(indent + "Better: ", f.finding.message.instead);
    }
  }

  void skeleton() {
    page_.heading("The same story in order, in your own words");
    for (const SkeletonLine& line : story_.skeleton) {
      std::string text;
      for (const std::uint32_t i : line.sentences) text += (text.empty() ? "" : " ") + sentence(i);
      if (!line.slot.empty()) text += (text.empty() ? "[" : " [") + line.slot + "]";
      page_.put(fmt::format("  {:<12}", kPartTitles[static_cast<std::size_t>(line.part)]), text,
                line.slot.empty() ? Ink::plain : Ink::attention);
    }
  }

  void cuts() {
    std::size_t whole = 0;
    for (const StoryCut& cut : story_.cuts) {
      if (cut.sentences.size() == story_.sentences.size()) {
        if (whole++ == 0 && &cut != &story_.cuts.front()) {
          page_.put("  ", fmt::format("It fits {} seconds whole.", cut.seconds), Ink::dim);
        }
        continue;
      }
      page_.heading(fmt::format("In {} seconds ({} words)", cut.seconds, cut.words));
      std::string text;
      for (const std::uint32_t i : cut.sentences) text += (text.empty() ? "" : " ") + sentence(i);
      page_.put("  ", text);
    }
  }

  void questions() {
    if (story_.questions.empty()) return;
    std::string text;
    for (std::size_t n = 0; n < std::min(story_.questions.size(), kMostQuestions); ++n) {
      text += (n == 0 ? "" : ", ") + story_.questions[n];
    }
    if (story_.questions.size() > kMostQuestions) {
      text += fmt::format(" and {} more", story_.questions.size() - kMostQuestions);
    }
    page_.heading("Questions it answers");
    page_.put("  ", text);
  }

  void facts() {
    if (story_.facts.empty()) return;
    page_.heading("Held against the resume");
    for (const FactPair& f : story_.facts) {
      const bool agrees = f.kind == FactPair::Kind::agrees;
      const std::string text =
          fmt::format("{}: \"{}\" here, \"{}\" in the resume.", f.what, f.in_story, f.in_resume);
      page_.put(agrees ? "  agrees   " : "  differs  ", text, agrees ? Ink::plain : Ink::attention);
      if (!agrees) page_.put("           ", quoted(f.sentence), Ink::dim);
    }
  }

  void explain() {
    page_.heading("How the score comes about");
    for (const StoryPoint& p : story_.points) {
      page_.put(fmt::format("  {:<26}", p.name), fmt::format("{:.1f} of {:.0f}", p.points, p.most));
    }
    for (std::size_t k = 0; k < 3; ++k) {
      page_.put(fmt::format("  {:<18}", kStageTitles[k]), story_.stages[k].why, Ink::dim);
    }
  }

  const StoryAnalysis& story_;
  const TextStyle& style_;
  Page& page_;
};

/// The numbers of stories in one cell; the first ones, and how many more.
std::string numbers(const std::vector<std::uint32_t>& stories) {
  constexpr std::size_t kMost = 4;
  std::string out;
  for (std::size_t n = 0; n < std::min(stories.size(), kMost); ++n) {
    out += (out.empty() ? "" : " ") + std::to_string(stories[n] + 1);
  }
  if (stories.size() > kMost) out += fmt::format(" +{}", stories.size() - kMost);
  return out.empty() ? "-" : out;
}

void write_answer(const StorySet& set, const StoryAnswer& answer, Page& page) {
  page.heading(answer.question.text);
  page.put("  ", "Question " + answer.question.id + ", " + answer.question.family, Ink::dim);
  if (answer.stories.empty()) {
    page.put("  ", "No story answers it yet.", Ink::attention);
    return;
  }
  std::size_t n = 0;
  for (const StoryMatch& match : answer.stories) {
    page.put(fmt::format("  {}. ", ++n),
             fmt::format("{} ({} of 100): {}.", title_of(set.stories[match.story]),
                         std::lround(match.score), match.why));
  }
}

void write_bank(const StorySet& set, Page& page) {
  page.heading("Your stories");
  for (std::size_t i = 0; i < set.stories.size(); ++i) {
    const StoryAnalysis& story = set.stories[i];
    page.put(fmt::format("  {}. ", i + 1),
             fmt::format("{} ({})", title_of(story),
                         story.score ? fmt::format("{} of 100", *story.score) : "not judged"));
  }
  page.heading("Which story answers which kind of question, by the stage it shows");
  page.put(fmt::format("  {:<28}{:<16}{:<16}", "", "clinician", "problem solver"), "strategic");
  for (const StoryBank::Row& row : set.bank.rows) {
    const std::string lead = fmt::format("  {:<28}{:<16}{:<16}", row.family,
                                         numbers(row.stories[0]), numbers(row.stories[1]));
    page.put(lead, numbers(row.stories[2]));
  }
  if (!set.bank.uncovered.empty()) {
    page.heading("No story answers these yet");
    for (const StoryQuestion& q : set.bank.uncovered) page.put("  - ", q.text + " (" + q.id + ")");
  }
  for (const std::uint32_t i : set.bank.overused) {
    page.heading("Used too often");
    page.put("  ", fmt::format("Story {} is the best one for more than half of the questions. An "
                               "interview has five or six; prepare a second story for its kind.",
                               i + 1));
  }
}

}  // namespace

std::string story_set_text(const StorySet& set, const std::optional<StoryAnswer>& answer,
                           const TextStyle& style) {
  Page page(style.width, style.color);
  if (answer) write_answer(set, *answer, page);
  for (std::size_t i = 0; i < set.stories.size(); ++i) {
    if (answer) break;  // the question was asked of the bank, not of each story
    StoryPage(set.stories[i], style, page).write(set.sources[i]);
  }
  if (set.stories.size() > 1) write_bank(set, page);
  std::string out = page.take();
  if (out.starts_with("\n")) out.erase(0, 1);
  return out;
}

}  // namespace reframe
