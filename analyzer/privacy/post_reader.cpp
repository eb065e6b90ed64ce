// Which words are posts, whose they are, and what is public.
#include "analyzer/privacy/post_reader.h"

#include <array>
#include <string>

namespace reframe::privacy {
namespace {

constexpr std::string_view kOneWhy =
    "Few people fit this: together with the rest it points to one.";

constexpr std::array kTitles = {
    "captain", "coach",   "marshal", "chief",    "attendant", "mascot",   "voice",  "face",
    "clerk",   "warden",  "guard",   "sergeant", "colonel",   "pope",     "abbot",  "abbess",
    "santa",   "bride",   "groom",   "queen",    "king",      "champion", "chef",   "cook",
    "host",    "medic",   "poet",    "cantor",   "deacon",    "verger",   "sexton", "usher",
    "judge",   "referee", "umpire",  "goalie",   "striker",   "winger",   "pro",    "anchor",
    "piper",   "deputy",  "trooper", "lady",     "crier",     "mate",     "cox",    "skip",
    "spy",     "hermit"};

}  // namespace

void PostReader::report(std::uint32_t first, std::uint32_t end) {
  r_.report(IdentifierFamily::combination, first, end, kOneWhy);
}

std::uint32_t PostReader::role_end(std::uint32_t i, Cue cue) const {
  std::uint32_t end = i;
  while (end < l_.size() && (end == i || l_.close(end)) && l_.has(end, cue)) ++end;
  return end;
}

bool PostReader::determiner(std::uint32_t i) const {
  constexpr std::array kWords = {"the", "a", "an", "our", "their", "this"};
  return listed(kWords, l_.lower(i));
}

bool PostReader::serves(std::uint32_t i) const {
  constexpr std::array kServes = {"deputy",      "guard",        "dispatcher", "superintendent",
                                  "governor",    "commissioner", "coach",      "principal",
                                  "firefighter", "driver",       "trooper",    "speaker"};
  constexpr std::array kForces = {"police", "probation", "parole", "peace", "fire"};
  const bool officer = l_.is(i, "officer") && i > 0 && listed(kForces, l_.lower(i - 1));
  return officer || listed(kServes, l_.lower(i));
}

bool PostReader::post(std::uint32_t i) const {
  constexpr std::uint64_t kPosts = bit(Cue::public_role) | bit(Cue::fame) | bit(Cue::occupation);
  constexpr std::uint64_t kNot = bit(Cue::patient) | bit(Cue::relation) | bit(Cue::care_word) |
                                 bit(Cue::work_word) | bit(Cue::event) | bit(Cue::rare);
  // Who is told of by what was done to them, or by where they stand in a row, holds no post.
  constexpr std::array kNone = {"other",  "either",   "neither",  "owner",   "member",  "reader",
                                "caller", "offender", "latter",   "former",  "younger", "elder",
                                "older",  "sitter",   "sufferer", "smoker",  "drinker", "speaker",
                                "number", "matter",   "order",    "paper",   "letter",  "answer",
                                "corner", "trigger",  "factor",   "error",   "door",    "floor",
                                "author", "editor",   "decider",  "blocker", "outlier", "human"};
  if (i >= l_.size() || l_.words[i].grammar) return false;
  if (listed(kTitles, l_.lower(i))) return true;
  if ((l_.words[i].cues & kNot) != 0) return false;
  if (listed(kNone, l_.lower(i))) return false;
  return (l_.words[i].cues & kPosts) != 0 || tradesman(i);
}

bool PostReader::tradesman(std::uint32_t i) const {
  if (!l_.close(i) || l_.words[i].grammar || l_.words[i].capital) return false;
  for (const char* ending : {"ist", "ian", "smith", "man", "woman", "keeper", "maker", "wright",
                             "monger", "teller", "herd", "er", "or", "eer", "dyer"}) {
    if (l_.lower(i).ends_with(ending) && l_.words[i].span.size() >= 5) return true;
  }
  return false;
}

bool PostReader::counts(std::uint32_t i) const {
  constexpr std::array kNumbers = {"one",   "two",  "three", "four",   "five",   "six", "seven",
                                   "eight", "nine", "ten",   "twelve", "twenty", "a"};
  return i < l_.size() && (l_.words[i].digits || listed(kNumbers, l_.lower(i)));
}

std::uint32_t PostReader::within(std::uint32_t at) const {
  constexpr std::array kIn = {"in", "of", "for", "on", "from", "at"};
  if (!l_.close(at) || !listed(kIn, l_.lower(at))) return at;
  std::uint32_t i = at + 1;
  constexpr std::array kWhose = {"the", "our", "this", "that", "her", "his", "their"};
  if (l_.close(i) && (listed(kWhose, l_.lower(i)) || (counts(i) && !l_.is(i, "a")))) ++i;
  if (!l_.close(i)) return at;
  if (l_.has(i, Cue::facility) && !l_.has(i, Cue::civic)) return at;
  while (l_.close(i) && l_.is(i, "whole")) ++i;
  if (l_.has(i, Cue::civic)) {
    std::uint32_t end = i + 1;
    while (l_.close(end) && l_.has(end, Cue::civic)) ++end;
    return end;
  }
  std::uint32_t end = i;
  while (end < l_.size() && (end == i || l_.close(end)) && end < i + 3 && l_.words[end].capital &&
         !l_.words[end].capitals && !l_.words[end].grammar && !l_.has(end, Cue::not_name)) {
    ++end;
  }
  const bool institution = end > i &&
                           (l_.has(end - 1, Cue::facility) || l_.has(i, Cue::department)) &&
                           !l_.has(end - 1, Cue::civic);
  return end == i || institution ? at : end;
}

bool PostReader::authors(std::uint32_t i) const {
  constexpr std::uint32_t kNear = 6;
  for (std::uint32_t n = 1; n <= kNear && n <= i; ++n) {
    const std::string_view word = l_.lower(i - n);
    // "he told me: he was the last keeper"
    if (word == "he" || word == "she" || word == "he'd" || word == "she'd") return false;
    // "I had a patient, the only woman …"
    if (n > 1 && l_.has(i - n, Cue::patient) && l_.is(i - n - 1, "a")) return false;
    if (word == "i" || word == "we" || word == "i'm" || word == "we're" || word == "me" ||
        word == "my" || word == "our" || word == "us") {
      const bool patient = l_.has(i - n + 1, Cue::patient) || l_.has(i - n + 1, Cue::person);
      if ((word == "my" || word == "our") && patient) continue;
      return true;
    }
    if (l_.words[i - n].gap == Gap::sentence) break;
  }
  return false;
}

bool PostReader::about_someone(std::uint32_t i) const {
  constexpr std::uint32_t kNear = 10;
  for (std::uint32_t n = 1; n <= kNear && n <= i; ++n) {
    const std::uint32_t k = i - n;
    if (is_pronoun(l_.lower(k)) || r_.named[k] != 0 || l_.has(k, Cue::patient) ||
        l_.has(k, Cue::relation) || (l_.has(k, Cue::person) && k + 1 < i)) {
      return true;
    }
    if (l_.words[k].gap == Gap::sentence) break;
  }
  return false;
}

bool PostReader::subject(std::uint32_t k) const {
  for (std::uint32_t n = 1; n <= 3 && n <= k; ++n) {
    const std::string_view who = l_.lower(k - n);
    if (who == "i" || who == "we") return false;
    const bool as = l_.is(k, "as") && n == 1 && (who == "him" || who == "her");  // "knew him as"
    if (as || who == "he" || who == "she" || who == "who" || who == "she'd" || who == "he'd" ||
        l_.has(k - n, Cue::patient) || r_.named[k - n] != 0) {
      return !l_.has(k - n, Cue::staff);
    }
    // "Her husband was the county sheriff."
    const bool kin = k > n && l_.has(k - n, Cue::relation);
    if (kin && (is_pronoun(l_.lower(k - n - 1)) || l_.is(k - n - 1, "whose") ||
                l_.words[k - n - 1].possessive)) {
      return true;
    }
  }
  return false;
}

bool PostReader::is_patient_before(std::uint32_t article, bool kin) const {
  if (article == 0) return false;
  std::uint32_t k = article - 1;
  // "He'd been a pilot, in fact the pilot who …"
  if (l_.is(k, "fact") && k > 1 && l_.close(article) && l_.is(k - 1, "in") && post(k - 2))
    return !r_.resume();
  if (l_.words[article].gap == Gap::aside) {
    return l_.has(k, Cue::patient) || r_.named[k] != 0 || some_post(k);
  }
  if (l_.words[article].gap > Gap::space) return false;
  // "people turned away twice, one of them the mayor"
  constexpr std::array kAmong = {"of", "among"};
  constexpr std::array kThem = {"them", "whom", "these", "those"};
  if (k > 1 && listed(kThem, l_.lower(k)) && listed(kAmong, l_.lower(k - 1))) {
    const Sentence& s = l_.sentence_of(k);
    return (s.crowd || (s.cues & bit(Cue::patient)) != 0) && (s.cues & bit(Cue::staff)) == 0;
  }
  if (l_.has(k, Cue::former) && k > 0) --k;
  if (nursed(k)) return true;
  // "turned out to be the bishop", "used to be the voice"
  if (k > 3 && l_.is(k, "be") && l_.is(k - 1, "to")) {
    if (l_.is(k - 2, "out") && l_.is(k - 3, "turned")) return subject(k - 3);
    if (l_.is(k - 2, "happened") || l_.is(k - 2, "used")) return subject(k - 2);
  }
  // "She was the widow of the man who built the stadium"
  if (kin && k > 2 && l_.is(k, "of") && (l_.has(k - 1, Cue::relation) || l_.is(k - 1, "widow")) &&
      determiner(k - 2)) {
    return is_patient_before(k - 2, false);
  }
  // "That's the man who runs the cable ferry"
  const bool that = (l_.is(k, "that") && l_.words[k].possessive) ||
                    (l_.is(k, "was") && k > 0 && l_.is(k - 1, "that"));
  if (that && !r_.resume()) return true;
  constexpr std::array kLinking = {"be",       "was", "is",   "been", "being",
                                   "happened", "as",  "once", "also"};
  const std::string_view be = l_.lower(k);
  if (is_pronoun_is(l_, k)) return true;
  // "and his father's the head football coach at the high school"
  if (l_.has(k, Cue::relation) && l_.words[k].possessive && k > 0 &&
      (is_pronoun(l_.lower(k - 1)) || l_.words[k - 1].possessive)) {
    return true;
  }
  if (!listed(kLinking, be) || k == 0) return false;
  // "The adult was the driver of the school bus", "One of mine was the man who did the weather"
  const bool mine = l_.is(k - 1, "mine") && k > 2 && l_.is(k - 2, "of");
  constexpr std::array kAny = {"adult", "driver", "passenger", "caller", "climber", "casualty"};
  const bool one = k > 1 && l_.is(k, "was") && l_.is(k - 2, "the") &&
                   (l_.has(k - 1, Cue::person) || listed(kAny, l_.lower(k - 1)));
  if ((mine || one) && !r_.resume()) return true;
  // "the man with the pain was the skipper"
  for (std::uint32_t n = 2; n <= 4 && n < k && l_.is(k, "was"); ++n) {
    if (l_.has(k - n, Cue::person) && l_.is(k - n + 1, "with") && l_.is(k - n - 1, "the"))
      return !r_.resume();
  }
  return subject(k);
}

bool PostReader::some_post(std::uint32_t k) const {
  if (r_.resume() || !post(k) || l_.has(k, Cue::staff)) return false;
  for (std::uint32_t n = 1; n <= 3 && n <= k && l_.close(k - n + 1); ++n) {
    if (l_.is(k - n, "a") || l_.is(k - n, "an")) return true;
  }
  return false;
}

bool PostReader::nursed(std::uint32_t k) const {
  constexpr std::array kDone = {"treated",   "nursed",     "admitted",   "intubated",
                                "extubated", "discharged", "readmitted", "resuscitated",
                                "operated",  "dialysed",   "bathed",     "delivered"};
  constexpr std::array kCare = {"care", "cared", "caring", "looked", "looking", "operated"};
  // "on care of the elderly" is a ward.
  const bool ward = k > 1 && l_.is(k - 1, "care") && !l_.is(k - 2, "took") &&
                    !l_.is(k - 2, "take") && !l_.is(k - 2, "taking") && !l_.is(k - 2, "takes");
  const bool phrase = k > 0 && l_.close(k) && !ward && listed(kCare, l_.lower(k - 1)) &&
                      (l_.is(k, "of") || l_.is(k, "for") || l_.is(k, "after") || l_.is(k, "on"));
  return phrase || listed(kDone, l_.lower(k));
}

bool PostReader::public_thing(std::uint32_t i) const {
  const Word& w = l_.words[i];
  // "on Look North": two capitals in a row are a name whatever their words.
  const bool pair = w.capital && l_.close(i + 1) && l_.words[i + 1].capital && !l_.is(i, "i");
  const bool proper = pair || (w.capital && !w.grammar && !w.capitals &&
                               !l_.has(i, Cue::not_name) && !l_.has(i, Cue::product));
  return proper || listed(kPublic, l_.lower(i)) || l_.has(i, Cue::civic);
}

std::uint32_t PostReader::in_disaster(std::uint32_t at) const {
  if (!l_.close(at) || (!l_.is(at, "in") && !l_.is(at, "of") && !l_.is(at, "from"))) return at;
  std::uint32_t i = at + 1;
  if (l_.is(i, "the") || l_.is(i, "that")) ++i;
  const std::uint32_t first = i;
  while (l_.close(i) && i < first + 4 && !l_.words[i].grammar && !listed(kDisasters, l_.lower(i)))
    ++i;
  const bool event = i > first && l_.close(i) && listed(kDisasters, l_.lower(i));
  const bool known = event && (l_.words[first].capital || l_.is(first - 1, "the"));
  return known ? i + 1 : at;
}

std::uint32_t PostReader::of_the_house(std::uint32_t head, std::uint32_t at) const {
  constexpr std::array kAt = {"of", "at", "for", "in", "on", "from"};
  if (!post(head) || !listed(kAt, l_.lower(at))) return at;
  if (!l_.is(at + 1, "the") && !l_.is(at + 1, "our") && !l_.is(at + 1, "that")) return at;
  for (std::uint32_t i = at + 2; i < at + 6 && l_.close(i); ++i) {
    if (listed(kPublicHouses, l_.lower(i))) {
      constexpr std::array kGroups = {"team", "club", "band", "light", "court", "library"};
      if (l_.has(head, Cue::staff) && listed(kGroups, l_.lower(i))) return at;
      return l_.close(i + 1) && l_.has(i + 1, Cue::work_word) ? at : within(i + 1);
    }
    if (l_.words[i].grammar && !l_.is(i, "high")) return at;
    if (l_.has(i, Cue::work_word) || l_.has(i, Cue::department)) return at;
  }
  return at;
}

}  // namespace reframe::privacy
