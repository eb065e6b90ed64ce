#include "analyzer/story/signals.h"

#include <algorithm>
#include <array>

#include "analyzer/base/listed.h"

namespace reframe::story {
namespace {

using rulepack::Tables;
using rulepack::VerbForm;
using rulepack::VerbRef;

/// Verbs that tell of a state or a thought, not of something done. Base forms.
constexpr std::array kNoActs = {
    "be",       "have",   "feel",      "know",   "think",    "believe", "want",   "need",
    "hope",     "like",   "love",      "hate",   "remember", "realize", "learn",  "understand",
    "see",      "hear",   "wonder",    "expect", "wish",     "live",    "become", "seem",
    "worry",    "forget", "mean",      "guess",  "suppose",  "enjoy",   "care",   "work",
    "belong",   "appear", "lack",      "owe",    "own",      "assume",  "fear",   "appreciate",
    "struggle", "fail",   "miss",      "regret", "do",       "can",     "must",   "use to",
    "doubt",    "figure", "feel like", "wait",   "stay"};
/// Past forms the lexicon of resume verbs may not hold.
constexpr std::array kSpokenPast = {
    "sat",    "stood",  "went",   "took",    "put",      "rang",  "spoke",  "kept", "held",
    "drew",   "stuck",  "ran",    "came",    "gave",     "hung",  "tore",   "dug",  "swapped",
    "phoned", "begged", "bought", "brought", "borrowed", "knelt", "stayed", "left"};
/// "Got a board" is an act, "got tired" is none.
constexpr std::array kGetting = {"get"};
constexpr std::array kGotState = {"tired", "sick",  "used",  "better", "worse",   "to",
                                  "lucky", "upset", "angry", "home",   "back",    "there",
                                  "stuck", "lost",  "ready", "hurt",   "called",  "told",
                                  "asked", "paged", "hired", "fed",    "bored",   "scared",
                                  "up",    "on",    "cross", "about",  "married", "interested"};
constexpr std::array kModals = {"would",    "could", "can",   "should",   "might",  "may",
                                "will",     "must",  "won't", "can't",    "cannot", "couldn't",
                                "wouldn't", "i'll",  "we'll", "shouldn't"};
/// Before a past form they tell of what was done ("I'd asked"), before a base form of what would
/// be.
constexpr std::array kPerfect = {"i'd", "we'd", "had", "i've", "we've", "have"};
constexpr std::array kNegations = {"not",    "never",   "didn't",  "don't",    "hadn't",
                                   "wasn't", "weren't", "haven't", "couldn't", "nor"};
constexpr std::array kFirst = {"i", "i'd", "i've", "i'm"};
constexpr std::array kTogether = {"we", "we'd", "we've", "we're"};
constexpr std::array kSubjects = {"he",  "she",    "they",   "it",       "who",   "that", "which",
                                  "you", "people", "nobody", "everyone", "there", "this"};
/// Acts by what they are for, beside the classes of the lexicon. Base forms, and past forms the
/// lexicon does not hold.
constexpr std::array kMaking = {
    "get",    "put",    "make",   "buy",       "write",    "rewrite", "draw",    "build",
    "print",  "tape",   "stick",  "pin",       "move",     "swap",    "add",     "remove",
    "cut",    "change", "start",  "try",       "test",     "request", "propose", "suggest",
    "type",   "bought", "drew",   "hung",      "swapped",  "split",   "turn",    "share",
    "paint",  "fix",    "set",    "replace",   "bring in", "pilot",   "trial",   "draft",
    "design", "create", "launch", "introduce", "run",      "stuck",   "label",   "laminate",
    "rename", "merge",  "scrap",  "teach",     "train",    "post",    "script"};
constexpr std::array kLooking = {
    "ask",    "count",  "watch", "shadow",  "follow",  "track",   "time",      "log",    "tally",
    "record", "save",   "sort",  "pull",    "compare", "map",     "interview", "survey", "trace",
    "visit",  "export", "note",  "measure", "observe", "sat",     "sit",       "stood",  "stand",
    "notice", "list",   "audit", "collect", "gather",  "recount", "find",      "read",   "analyze"};
constexpr std::array kSteering = {
    "choose",   "pick",     "decide", "recommend", "rank",    "prioritize", "refuse",  "negotiate",
    "persuade", "convince", "drop",   "park",      "offer",   "promise",    "trade",   "model",
    "scope",    "sequence", "commit", "steer",     "pitch",   "present",    "decline", "fund",
    "kill",     "postpone", "defer",  "publish",   "propose", "argue"};

/// A sentence with more acts than this is a list; the rest adds nothing.
constexpr std::uint32_t kMostActs = 4;
/// Words between the subject and its verb ("I then quietly asked").
constexpr std::size_t kMostBetween = 3;

/// Numbers people say in passing ("two colleagues").
constexpr std::array kSmallNumbers = {"one", "two", "three", "four", "five"};

enum class Who : std::uint8_t { none, i, we };
/// How the verb behind a subject is told: as it happened, with "had", or as not done.
enum class Mood : std::uint8_t { told, perfect, would };

class Acts {
 public:
  Acts(const Tables& tables, const MatchResult& match) : tables_(tables), match_(match) {}

  void count(StorySentence& out) {
    Who who = Who::none;
    std::size_t since = 0;          // words since the subject
    bool waiting = false;           // for the subject's own verb
    if (opens_without_subject()) {  // notes: "Rewrote the form, asked the porters."
      who = Who::i;
      waiting = true;
    }
    Mood mood = Mood::told;
    for (std::size_t i = 0; i < size(); ++i) {
      const std::string_view w = word(i);
      if (listed(kFirst, w) || listed(kTogether, w)) {
        who = listed(kFirst, w) ? Who::i : Who::we;
        waiting = true;
        mood = listed(kModals, w) ? Mood::would : listed(kPerfect, w) ? Mood::perfect : Mood::told;
        since = 0;
        continue;
      }
      if (listed(kSubjects, w)) {
        who = Who::none;
        continue;
      }
      if (who == Who::none) continue;
      ++since;
      if (listed(kNegations, w) || listed(kModals, w)) {
        mood = Mood::would;
        continue;
      }
      if (waiting && listed(kPerfect, w)) {
        mood = mood == Mood::would ? mood : Mood::perfect;
        continue;
      }
      const bool chained = !waiting && chained_at(i);
      if (waiting && since > kMostBetween) waiting = false;
      if (!waiting && !chained) continue;
      if (!verb_at(i)) continue;
      waiting = false;
      if (act_at(i, mood, chained)) {
        add(who, out);
        add_group(i, out);
      }
      if (!chained) mood = Mood::told;
    }
    out.i_acts = std::min(out.i_acts, kMostActs);
    out.we_acts = std::min(out.we_acts, kMostActs);
  }

 private:
  /// The first word is a past form and nothing but a verb: the teller left the "I" out.
  [[nodiscard]] bool opens_without_subject() const {
    if (size() < 3) return false;
    const auto refs = verbs(0);
    const bool past = !refs.empty() && std::all_of(refs.begin(), refs.end(), [](const VerbRef& r) {
      return r.form == VerbForm::past || r.form == VerbForm::participle;
    });
    return past && word(0) != "took" && word(1) != "by" && word(1) != "with";
  }

  [[nodiscard]] std::size_t size() const { return match_.tokens.tokens.size(); }
  [[nodiscard]] std::string_view word(std::size_t i) const { return match_.tokens.word(i); }
  [[nodiscard]] std::span<const VerbRef> verbs(std::size_t i) const {
    const auto* form = match_.tokens.tokens[i].form;
    return form == nullptr ? std::span<const VerbRef>{}
                           : Tables::slice(tables_.form_verbs, form->verbs);
  }

  /// A verb behind a comma or "and" goes on with the last subject.
  [[nodiscard]] bool chained_at(std::size_t i) const {
    if (i == 0) return false;
    const std::string_view before = word(i - 1);
    if (before == "and" || before == "then" || before == "but") return true;
    return match_.tokens.tokens[i].barrier == Barrier::comma;
  }

  [[nodiscard]] bool verb_at(std::size_t i) const {
    return !verbs(i).empty() || listed(kSpokenPast, word(i)) || unknown_past(i);
  }
  [[nodiscard]] bool unknown_past(std::size_t i) const {
    return verbs(i).empty() && word(i).size() > 4 && word(i).ends_with("ed");
  }

  /// Something done: told in the past, or in the present of lively telling; not in "would".
  [[nodiscard]] bool act_at(std::size_t i, Mood mood, bool chained) const {
    if (mood == Mood::would) return false;
    if (one_of(i, kGetting)) {
      return !(chained && word(i) == "get") && i + 1 < size() && !listed(kGotState, word(i + 1));
    }
    if (listed(kSpokenPast, word(i)) || unknown_past(i)) return true;
    bool past = false;
    bool base = false;
    for (const VerbRef& ref : verbs(i)) {
      if (listed(kNoActs, tables_.text(tables_.verbs[ref.verb].forms[0]))) return false;
      past = past || ref.form == VerbForm::past || ref.form == VerbForm::participle;
      base = base || ref.form == VerbForm::base;
    }
    if (mood == Mood::perfect) return past && !base;
    return past || (base && !chained);
  }

  /// Is the word at `i` one of `verbs`, in any form?
  template <class Table>
  [[nodiscard]] bool one_of(std::size_t i, const Table& table) const {
    if (listed(table, word(i))) return true;
    const auto refs = verbs(i);
    return std::any_of(refs.begin(), refs.end(), [&](const VerbRef& ref) {
      return listed(table, tables_.text(tables_.verbs[ref.verb].forms[0]));
    });
  }

  void add_group(std::size_t i, StorySentence& out) const {
    if (one_of(i, kMaking)) ++out.made;
    if (one_of(i, kLooking)) ++out.looked;
    if (one_of(i, kSteering)) ++out.steered;
  }

  static void add(Who who, StorySentence& out) { ++(who == Who::i ? out.i_acts : out.we_acts); }

  const Tables& tables_;
  const MatchResult& match_;
};

/// "were waiting", "had started": the state of things behind what happened.
bool is_backdrop(const Tables& tables, const MatchResult& match) {
  const auto& words = match.tokens;
  for (std::size_t i = 0; i + 1 < words.tokens.size(); ++i) {
    const std::string_view w = words.word(i);
    const std::string_view next = words.word(i + 1);
    if ((w == "was" || w == "were" || w == "is" || w == "are" || w == "'re") && next.size() > 4 &&
        next.ends_with("ing")) {
      return true;
    }
    if (w != "had" || words.tokens[i + 1].form == nullptr) continue;
    for (const VerbRef& ref : Tables::slice(tables.form_verbs, words.tokens[i + 1].form->verbs)) {
      if (ref.form == VerbForm::participle || ref.form == VerbForm::past) return true;
    }
  }
  return false;
}

/// "I ask", "I still count": the present of the teller, as lessons are told.
bool is_habit_now(const Tables& tables, const MatchResult& match) {
  const auto& words = match.tokens;
  for (std::size_t i = 0; i + 1 < words.tokens.size(); ++i) {
    if (words.word(i) != "i") continue;
    std::size_t v = i + 1;
    if (words.word(v) == "still" || words.word(v) == "always" || words.word(v) == "now") ++v;
    if (v >= words.tokens.size() || words.tokens[v].form == nullptr) continue;
    const auto refs = Tables::slice(tables.form_verbs, words.tokens[v].form->verbs);
    const bool base = !refs.empty() && std::all_of(refs.begin(), refs.end(), [](const VerbRef& r) {
      return r.form == VerbForm::base;
    });
    if (base) return true;
  }
  return false;
}

/// Is there a count too large to be said in passing?
bool counts_many(const MatchResult& match) {
  const auto count = 1U << static_cast<unsigned>(rulepack::NumberClass::count);
  for (std::size_t i = 0; i < match.tokens.tokens.size(); ++i) {
    if ((match.tokens.tokens[i].number_classes & count) == 0) continue;
    const std::string_view w = match.tokens.word(i);
    const bool digits = w.find_first_not_of("0123456789,.") == std::string_view::npos;
    const bool small = digits ? w.size() == 1 && w[0] < '6' : listed(kSmallNumbers, w);
    if (!small) return true;
  }
  return false;
}

void read_cues(const Tables& tables, const MatchResult& match, StorySentence& out) {
  for (const Hit& hit : match.hits) {
    const auto& rule = tables.rules[hit.rule];
    if (rule.dimension != Dimension::story) continue;
    const auto cue = from_string<StoryCue>(kStoryCueNames, tables.text(rule.value));
    if (!cue) continue;
    auto& count = out.cues[static_cast<std::size_t>(*cue)];
    if (count < 255) ++count;
  }
}

/// Word lists whose entries a listener outside care may not know.
constexpr std::array<std::string_view, 6> kSpecialistLists = {
    "condition", "drug", "lab-work", "imaging-work", "care-equipment", "score-name"};

void read_terms(const Tables& tables, const MatchResult& match, StorySentence& out) {
  for (const Hit& hit : match.hits) {
    if (tables.text(tables.rules[hit.rule].value) != to_string(StoryCue::acronym)) continue;
    out.acronyms.push_back({hit.span.start + out.span.start, hit.span.end + out.span.start});
  }
  for (const ListHit& hit : match.lists) {
    const auto& list = tables.lists[hit.list];
    if (tables.text(list.pack) != "clinical" && tables.text(list.pack) != "craft") continue;
    out.terms += listed(kSpecialistLists, tables.text(list.name)) ? 1 : 0;
  }
  out.terms += static_cast<std::uint32_t>(out.acronyms.size());
}

}  // namespace

void read_signals(const Tables& tables, std::string_view text, const MatchResult& match,
                  StorySentence& out) {
  out.words = static_cast<std::uint32_t>(match.tokens.tokens.size());
  read_cues(tables, match, out);
  read_terms(tables, match, out);
  Acts(tables, match).count(out);
  out.number =
      cue(out, StoryCue::measure) > 0 || (cue(out, StoryCue::counted) > 0 && counts_many(match));
  const std::size_t last = text.find_last_not_of(" \t\n\"'*)");
  out.question = last != std::string_view::npos && text[last] == '?';
  out.backdrop = is_backdrop(tables, match);
  out.habit_now = is_habit_now(tables, match);
  out.hypothetical = cue(out, StoryCue::hypothetical) > 0 && cue(out, StoryCue::habit) == 0 &&
                     cue(out, StoryCue::reflection) == 0 && out.i_acts + out.we_acts == 0;
  if (out.hypothetical) out.i_acts = out.we_acts = 0;
}

void resolve_people(std::vector<StorySentence>& sentences) {
  // Somebody spoken of as he or she and never introduced is the patient, more often than not.
  bool patient = true;
  for (StorySentence& s : sentences) {
    if (cue(s, StoryCue::one_patient) > 0) {
      patient = true;
    } else if (cue(s, StoryCue::colleague) > 0) {
      patient = false;
    } else if (patient && cue(s, StoryCue::person) > 0) {
      s.cues[static_cast<std::size_t>(StoryCue::one_patient)] = 1;
    }
  }
}

}  // namespace reframe::story
