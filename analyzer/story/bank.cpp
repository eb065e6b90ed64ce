#include "analyzer/story/bank.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "analyzer/base/unicode.h"
#include "analyzer/story/signals.h"

namespace reframe::story {
namespace {

/// What a question can ask a story for.
enum class Want : std::uint8_t {
  none,
  clinician,
  solver,
  strategy,
  result,
  reflection,
  own_acts,
  number,
  conflict,
  other_side,
  failure,
  choice,
  tradeoff,
  priority,
  align,
  spread,
  steer,
  business,
  inquiry,
  change,
  recurring,
  regulation,
  software,
  uncertain,
  explain,
  motive,
  stakeholder,
};

/// A question: what a story must have to answer it, and what makes the answer better. `words` are
/// other wordings of it, for find_question().
struct Question {
  std::string_view id;
  std::string_view family;
  std::string_view text;
  std::string_view words;
  std::array<Want, 3> must;
  std::array<Want, 4> helps;
};

using enum Want;

constexpr std::array kQuestions = {
    Question{"why-health-tech",
             "your path",
             "Why do you want to work in health tech?",
             "motivation attracted digital health reason move product company",
             {motive},
             {clinician, solver, strategy, reflection}},
    Question{"walk-me-through",
             "your path",
             "Walk me through your background.",
             "tell me about yourself resume career history journey",
             {clinician, solver},
             {strategy, reflection, motive, result}},
    Question{"why-leave-clinical",
             "your path",
             "Why are you leaving clinical work?",
             "leave bedside nursing medicine stop practice transition",
             {motive},
             {clinician, solver, reflection, none}},
    Question{"no-pm-experience",
             "your path",
             "You have never been a product manager. Why you?",
             "experience lack formal pm hire qualified product manager",
             {solver, own_acts},
             {strategy, result, spread, reflection}},
    Question{"explain-clinical-idea",
             "working with engineers",
             "Explain a clinical idea to an engineer.",
             "technical translate simple concept developer communicate complex",
             {explain},
             {clinician, stakeholder, software, reflection}},
    Question{"accepted-problem",
             "solving problems",
             "Tell me about a problem that others had accepted.",
             "noticed initiative nobody else saw improve workaround identified status quo",
             {solver, recurring},
             {inquiry, change, result, reflection}},
    Question{"right-problem",
             "solving problems",
             "How did you know it was the right problem?",
             "evidence research data users validate root cause discover",
             {solver, inquiry},
             {recurring, number, result, stakeholder}},
    Question{"shipped",
             "solving problems",
             "Tell me about something you built or shipped.",
             "launched delivered project proud accomplishment created end to end achievement",
             {solver, change, result},
             {number, spread, own_acts, inquiry}},
    Question{"improve-ehr",
             "solving problems",
             "How did you improve a task in the electronic record?",
             "ehr emr epic software documentation clicks hated system usability improve",
             {software, solver},
             {inquiry, change, result, number}},
    Question{"failure",
             "failure and change of mind",
             "Tell me about a failure and what you changed.",
             "failed mistake wrong went badly regret weakness learned setback",
             {failure, reflection},
             {own_acts, result, solver, change}},
    Question{"changed-mind",
             "failure and change of mind",
             "When did data change your mind?",
             "wrong assumption evidence reconsider opinion surprised pivot",
             {failure, inquiry},
             {reflection, number, change, result}},
    Question{"adoption-failed",
             "failure and change of mind",
             "Tell me about a change that people did not use at first.",
             "adoption failed go live rollout resistance feedback iterate users",
             {failure, change},
             {inquiry, stakeholder, result, reflection}},
    Question{"conflict",
             "conflict and influence",
             "Tell me about a conflict with an engineer or a physician.",
             "disagreement difficult colleague argument pushback stakeholder tension",
             {conflict},
             {other_side, align, result, reflection}},
    Question{"influence",
             "conflict and influence",
             "How did you lead without authority?",
             "influence persuade convince buy in stakeholders leadership align team",
             {align},
             {stakeholder, other_side, result, conflict}},
    Question{"incomplete-information",
             "decisions",
             "Tell me about a decision with incomplete information.",
             "ambiguity uncertain risk judgement decide quickly pressure",
             {uncertain},
             {choice, own_acts, result, reflection}},
    Question{"prioritise",
             "decisions",
             "How did you prioritise clinical, business and technical asks?",
             "prioritize priorities competing requests roadmap what first limited resources",
             {priority, strategy},
             {choice, tradeoff, business, align}},
    Question{"said-no",
             "decisions",
             "Tell me about a time you said no.",
             "declined refused pushed back scope reject request",
             {choice, tradeoff},
             {align, other_side, result, strategy}},
    Question{"safety-or-speed",
             "decisions",
             "When did you have to weigh safety against speed?",
             "trade off risk patient safety deadline quality fast",
             {tradeoff},
             {choice, regulation, steer, result}},
    Question{"launch-under-regulation",
             "launch and measure",
             "Tell me about a launch under regulation.",
             "hipaa fda gdpr compliance privacy legal consent regulated",
             {regulation, change},
             {spread, align, result, strategy}},
    Question{"success-metric",
             "launch and measure",
             "What was your success metric, and your guardrail?",
             "measure metrics kpi success numbers track guardrail data know worked",
             {steer},
             {number, result, tradeoff, strategy}},
    Question{"scaled",
             "launch and measure",
             "How did you spread something beyond your own unit?",
             "scale rollout sites expand hospital wide adoption growth",
             {spread, change},
             {align, steer, strategy, result}},
    Question{"who-pays",
             "business and vision",
             "Who pays for it, and who blocks it?",
             "business case budget cost money revenue payer stakeholders finance",
             {business},
             {align, strategy, number, other_side}},
    Question{"market",
             "business and vision",
             "How do you see our market?",
             "competitor market industry landscape customers trend segment",
             {business, strategy},
             {spread, choice, none, none}},
    Question{"vision",
             "business and vision",
             "What is your two-year vision?",
             "future long term strategy where product go direction roadmap",
             {strategy, priority},
             {business, steer, spread, reflection}},
};

/// Shares of the points: having all that is asked for, and each thing that helps.
constexpr double kMustPoints = 60;
constexpr double kHelpPoints = 30;
constexpr double kTellingPoints = 10;

bool any(const StoryAnalysis& story, StoryCue c) {
  return std::any_of(story.sentences.begin(), story.sentences.end(),
                     [&](const StorySentence& s) { return !s.hypothetical && cue(s, c) > 0; });
}

bool part(const StoryAnalysis& story, StoryPart p) {
  return story.parts[static_cast<std::size_t>(p)].present;
}

struct CueOf {
  Want want;
  StoryCue cue;
};
constexpr std::array kCueOf = {
    CueOf{conflict, StoryCue::conflict},
    CueOf{other_side, StoryCue::other_side},
    CueOf{failure, StoryCue::failure},
    CueOf{choice, StoryCue::choice},
    CueOf{tradeoff, StoryCue::tradeoff},
    CueOf{priority, StoryCue::priority},
    CueOf{align, StoryCue::align},
    CueOf{spread, StoryCue::spread},
    CueOf{steer, StoryCue::steer},
    CueOf{business, StoryCue::business},
    CueOf{inquiry, StoryCue::inquiry},
    CueOf{change, StoryCue::change},
    CueOf{recurring, StoryCue::recurring},
    CueOf{regulation, StoryCue::regulation},
    CueOf{software, StoryCue::software},
    CueOf{uncertain, StoryCue::uncertain},
    CueOf{explain, StoryCue::explain},
    CueOf{motive, StoryCue::motive},
    CueOf{stakeholder, StoryCue::stakeholder},
};

bool has(const StoryAnalysis& story, Want want) {
  switch (want) {
    case none:
      return true;
    case clinician:
      return story.stages[0].shown;
    case solver:
      return story.stages[1].shown;
    case strategy:
      return story.stages[2].shown;
    case result:
      return part(story, StoryPart::result);
    case reflection:
      return part(story, StoryPart::reflection);
    case own_acts:
      return story.ownership == Ownership::i || story.ownership == Ownership::mixed;
    case number:
      return story.metric;
    default:
      break;
  }
  const auto it = std::find_if(kCueOf.begin(), kCueOf.end(),
                               [&](const CueOf& entry) { return entry.want == want; });
  return it != kCueOf.end() && any(story, it->cue);
}

constexpr std::array<std::string_view, 27> kWantWords = {"",
                                                         "clinical ground",
                                                         "a problem solved",
                                                         "strategy",
                                                         "a result",
                                                         "a lesson",
                                                         "your own acts",
                                                         "a number",
                                                         "a conflict",
                                                         "the other side",
                                                         "a failure",
                                                         "a choice",
                                                         "something given up",
                                                         "priorities",
                                                         "agreement",
                                                         "spread",
                                                         "a measure that steers",
                                                         "the money",
                                                         "finding out",
                                                         "a change made",
                                                         "a recurring problem",
                                                         "rules and consent",
                                                         "software",
                                                         "not knowing enough",
                                                         "care explained",
                                                         "what draws you",
                                                         "other people"};

constexpr std::array<std::string_view, 44> kStopWords = {
    "the",  "a",     "an",   "of",   "to",  "in",   "and", "or",    "you",   "your",    "me",
    "tell", "about", "time", "when", "how", "what", "did", "was",   "were",  "with",    "that",
    "do",   "is",    "are",  "it",   "for", "have", "had", "would", "give",  "example", "describe",
    "this", "on",    "i",    "we",   "us",  "at",   "be",  "ever",  "where", "which",   "can"};

/// Words that carry meaning, cut to their first five letters: enough to tell "prioritise" from
/// "prior" no more than needed, and "failed" and "failure" as one.
std::set<std::string> stems(std::string_view u8_text) {
  constexpr std::size_t kStem = 5;
  std::set<std::string> out;
  std::string word;
  const std::string lower = unicode::lower(u8_text);
  const auto flush = [&] {
    const bool stop = std::find(kStopWords.begin(), kStopWords.end(), word) != kStopWords.end();
    if (word.size() > 1 && !stop) out.insert(word.substr(0, kStem));
    word.clear();
  };
  for (const char c : lower) {
    const bool letter = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    if (letter) {
      word += c;
    } else {
      flush();
    }
  }
  flush();
  return out;
}

}  // namespace

std::vector<StoryQuestion> questions() {
  std::vector<StoryQuestion> out;
  out.reserve(kQuestions.size());
  for (const Question& q : kQuestions) {
    out.push_back({std::string(q.id), std::string(q.family), std::string(q.text)});
  }
  return out;
}

StoryMatch match_question(const StoryAnalysis& story, std::size_t question) {
  StoryMatch match;
  if (!story.judged || question >= kQuestions.size()) return match;
  const Question& q = kQuestions[question];
  for (const Want w : q.must) {
    if (!has(story, w)) return match;
    if (w != none) {
      match.why += (match.why.empty() ? "tells of " : ", ") +
                   std::string(kWantWords[static_cast<std::size_t>(w)]);
    }
  }
  double helps = 0;
  double asked = 0;
  for (const Want w : q.helps) {
    if (w == none) continue;
    asked += 1;
    if (!has(story, w)) continue;
    helps += 1;
    match.why += ", " + std::string(kWantWords[static_cast<std::size_t>(w)]);
  }
  match.score = kMustPoints + (asked > 0 ? kHelpPoints * helps / asked : 0) +
                kTellingPoints * story.score.value_or(0) / 100;
  return match;
}

std::optional<std::size_t> find_question(std::string_view u8_words) {
  for (std::size_t i = 0; i < kQuestions.size(); ++i) {
    if (kQuestions[i].id == u8_words) return i;
  }
  const auto asked = stems(u8_words);
  std::optional<std::size_t> best;
  double most = 0;
  for (std::size_t i = 0; i < kQuestions.size(); ++i) {
    double shared = 0;
    const auto text = stems(kQuestions[i].text);
    const auto words = stems(kQuestions[i].words);
    for (const std::string& stem : asked) {
      if (text.contains(stem)) {
        shared += 1.5;
      } else if (words.contains(stem)) {
        shared += 1;
      }
    }
    if (shared > most) {
      most = shared;
      best = i;
    }
  }
  return best;
}

std::vector<StoryMatch> best_stories(const std::vector<StoryAnalysis>& stories,
                                     std::size_t question, std::size_t most) {
  std::vector<StoryMatch> out;
  for (std::uint32_t i = 0; i < stories.size(); ++i) {
    StoryMatch match = match_question(stories[i], question);
    match.story = i;
    if (match.score >= kAnswers) out.push_back(std::move(match));
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const StoryMatch& a, const StoryMatch& b) { return a.score > b.score; });
  if (out.size() > most) out.resize(most);
  return out;
}

void name_questions(StoryAnalysis& story) {
  std::vector<std::pair<double, std::size_t>> found;
  for (std::size_t q = 0; q < kQuestions.size(); ++q) {
    const double score = match_question(story, q).score;
    if (score >= kAnswers) found.emplace_back(score, q);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  for (const auto& [score, q] : found) story.questions.emplace_back(kQuestions[q].id);
}

StoryBank make_bank(const std::vector<StoryAnalysis>& stories) {
  StoryBank bank;
  std::vector<std::size_t> best_for(stories.size(), 0);
  std::size_t answered = 0;
  for (std::size_t q = 0; q < kQuestions.size(); ++q) {
    const std::string family(kQuestions[q].family);
    if (bank.rows.empty() || bank.rows.back().family != family) bank.rows.push_back({family, {}});
    const auto matches = best_stories(stories, q, stories.size());
    if (matches.empty()) {
      bank.uncovered.push_back(
          {std::string(kQuestions[q].id), family, std::string(kQuestions[q].text)});
      continue;
    }
    ++answered;
    ++best_for[matches.front().story];
    for (const StoryMatch& match : matches) {
      for (std::size_t k = 0; k < 3; ++k) {
        auto& cell = bank.rows.back().stories[k];
        const bool there = std::find(cell.begin(), cell.end(), match.story) != cell.end();
        if (stories[match.story].stages[k].shown && !there) cell.push_back(match.story);
      }
    }
  }
  for (auto& row : bank.rows) {
    for (auto& cell : row.stories) std::sort(cell.begin(), cell.end());
  }
  if (stories.size() < kFewestForOveruse) return bank;
  for (std::uint32_t i = 0; i < best_for.size(); ++i) {
    if (static_cast<double>(best_for[i]) > kOverused * static_cast<double>(answered))
      bank.overused.push_back(i);
  }
  return bank;
}

}  // namespace reframe::story
