#include "analyzer/story/coach.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>

#include "analyzer/story/analyze.h"
#include "analyzer/story/signals.h"
#include "analyzer/story/stages.h"

namespace reframe::story {
namespace {

using enum StoryCue;

/// The texts of a finding. `{}` in `what` takes a number or words of the story.
struct Advice {
  std::string_view rule;
  Severity severity;
  std::string_view what;
  std::string_view why;
  std::string_view instead;
};

constexpr std::array kAdvice = {
    Advice{"story.too-short", Severity::note, "The story has {} words, too few to judge.",
           "A listener needs to know what was wrong, what you did and what came of it; that takes "
           "at least half a minute.",
           "Tell it as you would tell a colleague: where, what kept going wrong, what you did, "
           "what changed."},
    Advice{"story.too-long", Severity::warning, "The story has {} words.",
           "Past two minutes a listener stops following and starts waiting.",
           "Keep to 180 to 300 words. The two-minute cut below shows which sentences carry it."},
    Advice{"story.brief", Severity::note, "The story has {} words; there is room for more.",
           "Most interviewers expect 90 to 120 seconds, 180 to 300 words.",
           "Spend the room on your own steps and on how you know that it worked."},
    Advice{"story.long-setup", Severity::warning, "The set-up takes {} of the story.",
           "The listener waits for what you did; situation and task should take 30 seconds "
           "together, about a third.",
           "Keep one sentence of where and one of what was wrong, then start with your first "
           "step."},
    Advice{"story.no-situation", Severity::note, "It is not said where and when this was.",
           "Without a place and a problem the steps hang in the air.",
           "Open with one sentence: your post, the setting, what kept going wrong."},
    Advice{"story.no-task", Severity::note, "It is not said what you had to achieve.",
           "A goal or a charge lets the listener judge the result.",
           "Add one sentence: what were you asked for, or what did you set yourself to do?"},
    Advice{"story.no-action", Severity::warning, "Nothing is told that you or your team did.",
           "Interviewers ask for stories to hear what you do, not what you know.",
           "Tell three things that you did, in order, each with a verb in the past."},
    Advice{"story.no-result", Severity::warning, "The story ends before its result.",
           "The listener is left to guess whether it worked; a bad result told honestly also "
           "counts.",
           "Say what changed, for whom, and how you know; a number helps but need not be there."},
    Advice{"story.no-reflection", Severity::note, "It is not said what you took from it.",
           "What you do differently since then tells a team how you will work with them.",
           "Close with one sentence: what would you do sooner, or not again?"},
    Advice{"story.buried-result", Severity::note,
           "The result stands in the middle and more steps follow it.",
           "What is told last is what stays; here it gets lost between the steps.",
           "Move this sentence to the end, or open with it."},
    Advice{"story.abrupt-end", Severity::note, "The story stops on a step.",
           "A listener cannot tell that it is over and misses the point.",
           "End on the result or on what you learned."},
    Advice{"story.we-hides-you", Severity::warning,
           "{} acts are told with \"we\"; your own part can't be seen.",
           "The team deserves credit, but the interviewer hires you and has to know which part "
           "was yours.",
           "Keep \"we\" for what the team did and say \"I\" for your own part: I asked, I drew, "
           "we tried it."},
    Advice{"story.few-steps", Severity::note, "Fewer than three steps of your own are told.",
           "Three steps show a way of working; one or two can be chance.",
           "Add what you did first, whom you asked, and what you changed after the first try."},
    Advice{"story.no-choice", Severity::note, "No choice is told.",
           "A decision with the way not taken is what tells product thinking from diligence.",
           "Say what else you could have done and why you did not: \"we could have bought an app; "
           "I chose the card because nobody had to log in\"."},
    Advice{"story.no-others", Severity::note, "Nobody but the patient and you is in the story.",
           "Product work is done through other people; a listener looks for whom you had to win.",
           "Name one colleague or group who had to agree, and what they needed."},
    Advice{"story.one-patient", Severity::note, "It is the story of one patient.",
           "It shows care and judgement, which count; a product team also asks about the next "
           "hundred patients.",
           "Keep it short and add the pattern behind it: how often did it happen, and what did you "
           "change so that it would not?"},
    Advice{
        "story.no-number", Severity::note, "No number tells how large it was.",
        "A size lets a listener from outside see why it mattered; plain proof works as well.",
        "Add one true figure if you have it: how many beds, calls, weeks; or who still uses it."},
    Advice{"story.unexplained-acronym", Severity::note, "\"{}\" is not explained.",
           "A listener from outside care stops at letters they do not know and misses the next "
           "sentence.",
           "Say it once in plain words, then use the letters."},
    Advice{"story.specialist-terms", Severity::note, "{} specialist terms in 100 words.",
           "A hiring manager from engineering or design follows at most a few.",
           "Keep the terms the story turns on and say the rest plainly."},
    Advice{"story.fillers", Severity::note, "Filler words are heard: {}.",
           "They are natural in talk; many of them make a sure story sound unsure.",
           "Leave them out when you practise, and pause instead."},
    Advice{"story.only-assigned", Severity::note,
           "You were told to do it, and nothing shows that "
           "you looked further.",
           "A product team looks for people who see a problem before someone hands it over.",
           "Say what you noticed yourself, or what you did beyond what was asked."},
    Advice{"story.no-other-side", Severity::note, "A conflict is told from one side.",
           "How you speak of the other side shows how you will disagree with engineers.",
           "Add one sentence on what they wanted or feared, and how you found out."},
    Advice{"story.borrowed-words", Severity::warning,
           "The sentence has words of product work and nothing that was done.",
           "Borrowed words without an act, a thing or a person count for nothing with people who "
           "use them daily.",
           "Say in plain words what you did: whom you asked, what you made, what you gave up."},
    Advice{"story.no-change", Severity::note,
           "A problem is told, but nothing that you changed for the next time.",
           "Seeing a problem is half of the story; product work is the other half.",
           "Add what you made, moved or tried, even a small thing, and what it did."},
};

/// Rules of single sentences that a coach repeats for stories.
constexpr std::array<std::string_view, 8> kSentenceRules = {"craft.blame",
                                                            "craft.hypothetical",
                                                            "craft.escape-motive",
                                                            "craft.just-a-nurse",
                                                            "craft.binary-blocker",
                                                            "craft.machine-voice",
                                                            "craft.gratitude-result",
                                                            "craft.followed-protocol"};

/// Sentences of borrowed words that are shown; more of them say the same.
constexpr std::uint32_t kMostTalk = 2;

/// Letters that listeners outside care know.
constexpr std::array<std::string_view, 26> kKnownLetters = {
    "ICU", "ER",  "ED", "IT", "US", "UK",  "OK",  "TV", "CT",  "MRI", "NHS", "EHR", "HR",
    "CEO", "CFO", "GP", "AM", "PM", "DNA", "HIV", "IV", "PDF", "QR",  "VP",  "ID",  "EMR"};

class Coach {
 public:
  explicit Coach(StoryAnalysis& story) : story_(story) {}

  void run() {
    if (!story_.judged) {
      add("story.too-short", kNoSentence, std::to_string(story_.words));
      return;
    }
    length();
    parts();
    order();
    ownership();
    stages();
    words();
    sentences();
    std::stable_sort(story_.findings.begin(), story_.findings.end(),
                     [](const StoryFinding& a, const StoryFinding& b) {
                       return a.finding.severity > b.finding.severity;
                     });
  }

 private:
  [[nodiscard]] const std::vector<StorySentence>& all() const { return story_.sentences; }
  [[nodiscard]] bool has(StoryPart part) const {
    return story_.parts[static_cast<std::size_t>(part)].present;
  }

  /// Adds the advice `rule` at `sentence`; `fill` replaces "{}" in what it says.
  void add(std::string_view rule, std::uint32_t sentence, const std::string& fill = {},
           Span span = {}) {
    const auto it = std::find_if(kAdvice.begin(), kAdvice.end(),
                                 [&](const Advice& a) { return a.rule == rule; });
    if (it == kAdvice.end()) return;
    StoryFinding f;
    f.sentence = sentence;
    f.finding.rule = rule;
    f.finding.severity = it->severity;
    f.finding.span = span.empty() && sentence != kNoSentence ? all()[sentence].span : span;
    f.finding.message = {std::string(it->what), std::string(it->why), std::string(it->instead)};
    std::string& what = f.finding.message.what;
    if (const std::size_t at = what.find("{}"); at != std::string::npos) what.replace(at, 2, fill);
    story_.findings.push_back(std::move(f));
  }

  [[nodiscard]] bool any(StoryCue c) const {
    return std::any_of(all().begin(), all().end(),
                       [&](const StorySentence& s) { return !s.hypothetical && cue(s, c) > 0; });
  }
  template <class Test>
  [[nodiscard]] std::uint32_t first(Test test) const {
    const auto it = std::find_if(all().begin(), all().end(), test);
    return it == all().end() ? kNoSentence : static_cast<std::uint32_t>(it - all().begin());
  }

  void length() {
    const std::string words = std::to_string(story_.words);
    if (story_.words > kLongWords) add("story.too-long", kNoSentence, words);
    if (story_.words < kGoodWords) add("story.brief", kNoSentence, words);
    std::uint32_t setup = 0;
    std::uint32_t last = 0;
    for (std::uint32_t i = 0; i < all().size(); ++i) {
      const StorySentence& s = all()[i];
      if (s.part != StoryPart::situation && s.part != StoryPart::task &&
          s.part != StoryPart::other) {
        break;
      }
      setup += s.words;
      last = i;
    }
    const double share = static_cast<double>(setup) / story_.words;
    const std::uint32_t seconds = setup * 60 / kWordsAMinute;
    if (has(StoryPart::action) && share > kMostSetup && seconds > kMostSetupSeconds) {
      add("story.long-setup", last,
          std::to_string(seconds) + " seconds, " + std::to_string(std::lround(share * 100)) + "%");
    }
  }

  void parts() {
    if (!has(StoryPart::situation)) add("story.no-situation", kNoSentence);
    if (!has(StoryPart::task)) add("story.no-task", kNoSentence);
    if (!has(StoryPart::action)) add("story.no-action", kNoSentence);
    const auto last = static_cast<std::uint32_t>(all().size() - 1);
    if (!has(StoryPart::result) && has(StoryPart::action)) add("story.no-result", last);
    if (!has(StoryPart::reflection)) add("story.no-reflection", kNoSentence);
    const StoryPart end = all()[last].part;
    if (has(StoryPart::result) && end == StoryPart::action) add("story.abrupt-end", last);
  }

  void order() {
    std::uint32_t result = kNoSentence;
    std::uint32_t steps = 0;
    for (std::uint32_t i = 0; i < all().size(); ++i) {
      if (all()[i].part == StoryPart::result) {
        result = i;
        steps = 0;
      } else if (all()[i].part == StoryPart::action && all()[i].i_acts + all()[i].we_acts > 0) {
        ++steps;
      }
    }
    if (result != kNoSentence && steps >= kOwnSteps && result > 0) {
      add("story.buried-result", result);
    }
  }

  void ownership() {
    const std::uint32_t acts = story_.i_acts + story_.we_acts;
    if (acts > 0 && story_.we_acts * 2 > acts) {
      add("story.we-hides-you", first([](const StorySentence& s) {
            return s.we_acts > 0 && s.part == StoryPart::action;
          }),
          std::to_string(story_.we_acts) + " of " + std::to_string(acts));
    }
    const auto steps = std::count_if(all().begin(), all().end(), [](const StorySentence& s) {
      return s.i_acts > 0 && s.part != StoryPart::reflection;
    });
    if (has(StoryPart::action) && steps < static_cast<std::ptrdiff_t>(kOwnSteps)) {
      add("story.few-steps", first([](const StorySentence& s) {
            return s.i_acts + s.we_acts > 0 && s.part == StoryPart::action;
          }));
    }
    if (any(assigned) && !story_.stages[1].shown && !story_.stages[2].shown && !any(recurring) &&
        !any(inquiry) && !any(choice)) {
      add("story.only-assigned",
          first([](const StorySentence& s) { return cue(s, assigned) > 0; }));
    }
  }

  void stages() {
    const bool care = story_.stages[0].shown;
    const bool solved = story_.stages[1].shown;
    const auto about = std::count_if(all().begin(), all().end(), [](const StorySentence& s) {
      return cue(s, one_patient) > 0 || cue(s, person) > 0;
    });
    constexpr double kPatientStoryShare = 0.25;  // from here on the story is about one patient
    const bool one =
        static_cast<double>(about) > kPatientStoryShare * static_cast<double>(all().size());
    if (care && !solved && one) {
      add("story.one-patient",
          first([](const StorySentence& s) { return cue(s, one_patient) > 0; }));
    } else if (!solved && any(recurring)) {
      add("story.no-change", first([](const StorySentence& s) { return cue(s, recurring) > 0; }));
    }
    if (solved && !any(choice) && !any(alternative) && !any(tradeoff)) {
      add("story.no-choice", kNoSentence);
    }
    if (!any(stakeholder)) add("story.no-others", kNoSentence);
    if (!story_.metric && has(StoryPart::result)) add("story.no-number", kNoSentence);
    if (any(conflict) && !any(other_side)) {
      add("story.no-other-side",
          first([](const StorySentence& s) { return cue(s, conflict) > 0; }));
    }
  }

  void words() {
    std::uint32_t fillers = 0;
    for (const StorySentence& s : all()) fillers += cue(s, filler);
    if (fillers >= 3 && fillers * 100.0 / story_.words > kMostFillers) {
      add("story.fillers", first([](const StorySentence& s) { return cue(s, filler) > 0; }),
          std::to_string(fillers) + " of " + std::to_string(story_.words) + " words");
    }
    acronyms();
    const double terms = story_.specialist_terms * 100.0 / story_.words;
    if (terms > kMostJargon) {
      add("story.specialist-terms", kNoSentence, std::to_string(std::lround(terms)));
    }
  }

  /// "SBAR (situation, background …)" and "a care bundle (SBAR)" explain themselves.
  [[nodiscard]] bool explained(Span span) const {
    const std::string_view text = story_.source.text;
    const std::string_view after = text.substr(std::min<std::size_t>(span.end, text.size()), 18);
    if (after.starts_with(" (") || after.starts_with(", which") || after.starts_with(", the ") ||
        after.starts_with(", a ") || after.starts_with(", our ") ||
        after.starts_with(", that is")) {
      return true;
    }
    return span.start > 0 && text[span.start - 1] == '(';
  }

  void acronyms() {
    std::set<std::string_view> seen;
    for (std::uint32_t i = 0; i < all().size(); ++i) {
      for (const Span& span : all()[i].acronyms) {
        const std::string_view letters = span.of(story_.source.text);
        const bool known =
            std::find(kKnownLetters.begin(), kKnownLetters.end(), letters) != kKnownLetters.end();
        if (known || !seen.insert(letters).second || explained(span)) continue;
        if (seen.size() > kMostAcronyms) return;
        add("story.unexplained-acronym", i, std::string(letters), span);
      }
    }
  }

  void sentences() {
    std::uint32_t talk = 0;
    for (std::uint32_t i = 0; i < all().size(); ++i) {
      const StorySentence& s = all()[i];
      if (cue(s, buzzword) >= 2 && s.i_acts + s.we_acts == 0 && !s.number && talk++ < kMostTalk) {
        add("story.borrowed-words", i);
      }
      for (const Finding& f : s.judged.findings) {
        if (std::find(kSentenceRules.begin(), kSentenceRules.end(), f.rule) ==
            kSentenceRules.end()) {
          continue;
        }
        if (f.rule == "craft.hypothetical" && !s.hypothetical) continue;
        if (f.rule == "craft.blame" && s.part == StoryPart::reflection) continue;
        if (f.rule == "craft.gratitude-result" && s.number) continue;
        if (f.rule == "craft.followed-protocol" && s.i_acts > 1) continue;
        repeat(f, i);
      }
    }
  }

  /// The finding of a sentence, in the place of the story, once a rule.
  void repeat(const Finding& f, std::uint32_t i) {
    const bool said = std::any_of(story_.findings.begin(), story_.findings.end(),
                                  [&](const StoryFinding& o) { return o.finding.rule == f.rule; });
    if (said) return;
    StoryFinding out{f, i};
    out.finding.span = {f.span.start + all()[i].span.start, f.span.end + all()[i].span.start};
    for (std::string* text :
         {&out.finding.message.what, &out.finding.message.why, &out.finding.message.instead}) {
      if (text->starts_with("The line ")) text->replace(0, 8, "The sentence");
    }
    story_.findings.push_back(std::move(out));
  }

  StoryAnalysis& story_;
};

/// What to ask where a part is missing.
constexpr std::array<std::string_view, kStoryParts> kSlots = {
    "where and when was it, and what kept going wrong?", "what were you asked for, or set on?",
    "what did you do first, second and third?", "what changed, for how many, and how do you know?",
    "what do you do differently since then?"};

/// How much each sentence is worth in a short telling.
std::vector<double> worths(const StoryAnalysis& story) {
  std::vector<double> values(story.sentences.size());
  for (std::uint32_t i = 0; i < values.size(); ++i) {
    const StorySentence& s = story.sentences[i];
    if (s.part != StoryPart::other) values[i] += s.shows[static_cast<std::size_t>(s.part)];
    values[i] += (s.number ? 0.4 : 0) - s.words / 60.0;
  }
  for (const StoryStage& stage : story.stages) {
    if (!stage.shown) continue;
    const std::set<std::uint32_t> carrying(stage.sentences.begin(), stage.sentences.end());
    for (const std::uint32_t i : carrying) values[i] += 0.7;
  }
  return values;
}

/// A sentence among the scenes that is the whole of the task is told there, not twice.
void leave_task(const StoryAnalysis& story, std::vector<std::uint32_t>& situation) {
  const PartReading& task = story.parts[static_cast<std::size_t>(StoryPart::task)];
  const bool own = std::any_of(story.sentences.begin(), story.sentences.end(),
                               [](const StorySentence& s) { return s.part == StoryPart::task; });
  if (!task.present || own || task.sentences.empty() || situation.size() < 2) return;
  std::erase(situation, task.sentences.front());
}

StoryCut cut_to(const StoryAnalysis& story, const std::vector<double>& worth,
                std::uint32_t seconds) {
  StoryCut cut;
  cut.seconds = seconds;
  const std::uint32_t room = seconds * kWordsAMinute / 60;
  std::set<std::uint32_t> chosen;
  const auto take = [&](std::uint32_t i) {
    if (chosen.contains(i) || cut.words + story.sentences[i].words > room) return;
    chosen.insert(i);
    cut.words += story.sentences[i].words;
  };
  const auto dearer = [&](std::uint32_t a, std::uint32_t b) { return worth[a] > worth[b]; };
  // One sentence of each part first, what matters most before what frames it.
  for (const StoryPart part : {StoryPart::result, StoryPart::action, StoryPart::situation,
                               StoryPart::reflection, StoryPart::task}) {
    const PartReading& reading = story.parts[static_cast<std::size_t>(part)];
    if (!reading.present || reading.sentences.empty()) continue;
    auto best = reading.sentences;
    std::stable_sort(best.begin(), best.end(), dearer);
    for (const std::uint32_t i : best) {
      const std::size_t before = chosen.size();
      take(i);
      if (chosen.size() > before || chosen.contains(i)) break;
    }
  }
  std::vector<std::uint32_t> rest(story.sentences.size());
  for (std::uint32_t i = 0; i < rest.size(); ++i) rest[i] = i;
  std::stable_sort(rest.begin(), rest.end(), dearer);
  for (const std::uint32_t i : rest) take(i);
  cut.sentences.assign(chosen.begin(), chosen.end());
  return cut;
}

}  // namespace

void coach(StoryAnalysis& story) {
  if (!story.sentences.empty()) Coach(story).run();
}

void make_skeleton(StoryAnalysis& story) {
  for (std::size_t k = 0; k < kStoryParts; ++k) {
    SkeletonLine line;
    line.part = static_cast<StoryPart>(k);
    for (std::uint32_t i = 0; i < story.sentences.size(); ++i) {
      if (story.sentences[i].part == line.part) line.sentences.push_back(i);
    }
    const PartReading& reading = story.parts[k];
    if (line.part == StoryPart::situation) leave_task(story, line.sentences);
    if (!reading.present) {
      line.sentences.clear();
      line.slot = kSlots[k];
    } else if (line.sentences.empty()) {
      // Told only inside a sentence of another part: it stands there.
      line.sentences = reading.sentences;
      if (line.part == StoryPart::task) line.sentences.assign(1, reading.sentences.front());
    }
    story.skeleton.push_back(std::move(line));
    const bool chosen =
        std::any_of(story.sentences.begin(), story.sentences.end(), [](const StorySentence& s) {
          return cue(s, choice) > 0 || cue(s, alternative) > 0 || cue(s, tradeoff) > 0;
        });
    if (static_cast<StoryPart>(k) == StoryPart::action && !chosen && story.stages[1].shown) {
      story.skeleton.push_back(
          {StoryPart::action, {}, "what else could you have done, and why did you not?"});
    }
  }
}

void make_cuts(StoryAnalysis& story) {
  const std::vector<double> worth = worths(story);
  for (const std::uint32_t seconds : kCutSeconds) {
    story.cuts.push_back(cut_to(story, worth, seconds));
  }
}

}  // namespace reframe::story
