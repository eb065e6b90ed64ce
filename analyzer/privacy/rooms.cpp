// The room or bed of one patient.
#include <algorithm>
#include <array>
#include <string>

#include "analyzer/privacy/reading.h"

namespace reframe::privacy {
namespace {

constexpr std::string_view kRoomWhy = "The room or bed of one patient.";

class Rooms {
 public:
  explicit Rooms(Reading& reading) : r_(reading), l_(reading.list) {}

  void run() {
    for (std::uint32_t i = 0; i + 1 < l_.size(); ++i) {
      if (!r_.anchored(i) || r_.taken[i] != 0) continue;
      const bool named = place(i);
      if (named) r_.considered.push_back({IdentifierFamily::room, {{i, further(i + 2)}}});
      if ((named && of_one(i)) || unit(i)) {
        const bool ward = i > 0 && l_.words[i].gap <= Gap::space && l_.words[i - 1].capitals &&
                          l_.has(i - 1, Cue::department);
        const std::uint32_t end = further(i + 2);
        r_.report(IdentifierFamily::room, ward ? i - 1 : i, end, kRoomWhy);
        i = end - 1;
      } else if (bare(i)) {
        r_.report(IdentifierFamily::room, i, coded(i) ? value_end(i) : i + 1, kRoomWhy);
      } else if (const std::uint32_t at = stated(i); at > i) {
        r_.report(IdentifierFamily::room, at, value_end(at), kRoomWhy);
      }
    }
  }

 private:
  /// "bed 4", "room 412B"; not "operating room 3", "4 beds".
  [[nodiscard]] bool place(std::uint32_t i) const {
    constexpr std::array kOther = {
        "operating",  "exam",    "examination", "conference", "meeting",   "break",
        "class",      "waiting", "control",     "board",      "treatment", "consult",
        "consulting", "med",     "medication",  "supply",     "staff",     "seminar",
        "training",   "zoom",    "lecture",     "committee",  "hotel",     "server",
        "equipment",  "store",   "procedure",   "tutorial",   "function"};
    const Word& number = l_.words[i + 1];
    if (!listed(kPlaces, l_.lower(i)) || number.gap > Gap::space) return false;
    if (i > 0 && l_.words[i].gap == Gap::joined && l_.is(i, "side"))
      return false;  // "wrong-side X"
    const bool letter = number.initial && !l_.is(i + 1, "i") && !l_.is(i + 1, "a");
    if (!number.has_digit && !letter && !in_words(i)) return false;
    if (number.digits && number.span.size() > 4) return false;
    const bool counted_before = i > 0 && l_.words[i - 1].has_digit && l_.words[i].gap <= Gap::space;
    if (i > 0 && (listed(kOther, l_.lower(i - 1)) || counted_before)) return false;
    // "the spare from the equipment room, that's room 3107"
    constexpr std::uint32_t kNear = 6;
    for (std::uint32_t n = 2; n <= kNear && n < i && l_.is(i, "room"); ++n) {
      if (l_.words[i - n + 1].gap >= Gap::sentence) break;
      if (l_.is(i - n, "room") && listed(kOther, l_.lower(i - n - 1))) return false;
    }
    constexpr std::array kCounts = {"beds",  "bed",     "unit",  "rooms",    "percent",
                                    "hours", "minutes", "days",  "patients", "times",
                                    "steps", "feet",    "inches"};
    const bool again = i + 3 < l_.size() && l_.words[i + 3].has_digit;  // "pod 3 bed 6"
    return i + 2 >= l_.size() || l_.words[i + 2].gap > Gap::space || again ||
           !listed(kCounts, l_.lower(i + 2));
  }

  /// "bed three", "cubicle four": a number in words, behind a word for a place of one alone, and
  /// counting nothing.
  [[nodiscard]] bool in_words(std::uint32_t i) const {
    constexpr std::array kOne = {"bed", "room",    "bay",   "cubicle",  "pod",
                                 "cot", "bedroom", "chair", "incubator"};
    constexpr std::array kNumbers = {"one",     "two",       "three",    "four",     "five",
                                     "six",     "seven",     "eight",    "nine",     "ten",
                                     "eleven",  "twelve",    "thirteen", "fourteen", "fifteen",
                                     "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
    constexpr std::array kCounts = {"day",  "days",   "hours", "hour",  "weeks", "week",  "months",
                                    "of",   "or",     "to",    "years", "times", "times", "more",
                                    "beds", "nights", "night", "at",    "by",    "thing", "person"};
    if (!listed(kOne, l_.lower(i)) || !listed(kNumbers, l_.lower(i + 1))) return false;
    return !l_.close(i + 2) || !listed(kCounts, l_.lower(i + 2));
  }

  static constexpr std::array kPlaces = {
      "hall",       "bedroom",    "bed",       "room",     "bay",       "cubicle", "cot",
      "pod",        "crib",       "chair",     "isolette", "incubator", "trolley", "couch",
      "side",       "bedspace",   "stretcher", "gurney",   "zimmer",    "bett",    "kamer",
      "habitación", "habitacion", "hallway",   "corridor", "cama",      "cuarto",  "chambre",
      "quarto",     "leito",      "letto",     "stanza",   "cell"};

  /// "bay C, bed 2": one past the second place, or `at`.
  [[nodiscard]] std::uint32_t further(std::uint32_t at) const {
    const bool more = at + 1 < l_.size() && l_.words[at].gap <= Gap::aside && place(at);
    return more ? at + 2 : at;
  }

  /// "MICU 11", where one person is spoken of.
  [[nodiscard]] bool unit(std::uint32_t i) const {
    constexpr std::array kUnits = {"icu",  "micu", "sicu", "ccu",  "cvicu", "picu", "nicu",
                                   "pacu", "hdu",  "itu",  "cicu", "tele",  "resus"};
    const Word& number = l_.words[i + 1];
    const bool shape = l_.words[i].capitals && listed(kUnits, l_.lower(i)) && number.digits &&
                       number.gap <= Gap::space && number.span.size() <= 3 && !counted(i + 2);
    const Sentence& s = l_.sentence_of(i);
    const bool one = (s.cues & (bit(Cue::person) | bit(Cue::patient))) != 0 || s.pronoun ||
                     r_.named_sentence[l_.words[i].sentence] != 0;
    return shape && one && !s.crowd;
  }

  [[nodiscard]] bool counted(std::uint32_t i) const {
    constexpr std::array kCounts = {"beds",   "bed",     "unit",   "rooms",    "percent",
                                    "hours",  "minutes", "days",   "patients", "times",
                                    "nurses", "pumps",   "alarms", "years"};
    return i < l_.size() && l_.words[i].gap <= Gap::space && listed(kCounts, l_.lower(i));
  }

  /// "Mrs. Gutierrez in 512": a name, "in", and a number that counts nothing.
  [[nodiscard]] bool bare(std::uint32_t i) const {
    const Word& w = l_.words[i];
    // "Mr. Bhullar, 4B-17, had an old sign"
    if (i > 0 && w.gap == Gap::aside && r_.named[i - 1] != 0 && w.has_digit && coded(i))
      return true;
    // "shifted from 4A-12 to 4A-15"
    const bool moved = i > 0 && (l_.is(i - 1, "from") || l_.is(i - 1, "to")) && w.has_digit;
    if (moved && coded(i) && r_.someone_in(i) && !r_.resume()) return true;
    const bool number =
        w.has_digit && w.span.size() >= 1 && w.span.size() <= 4 && w.gap <= Gap::space;
    const bool floor = i > 1 && l_.is(i - 1, "in") && w.has_digit && coded(i);
    if ((!number && !floor) || i < 2 || !l_.is(i - 1, "in")) return false;
    // "He was in 7-1208"
    const bool lay = i > 2 && l_.is(i - 2, "was") && (l_.is(i - 3, "he") || l_.is(i - 3, "she"));
    if (lay && coded(i)) return true;
    // "She was in 412, window side", "I found him in 22, sitting on the edge of the bed"
    constexpr std::array kFound = {"found", "saw", "met", "left", "had", "put", "checked"};
    const bool stops = i + 1 >= l_.size() || l_.words[i + 1].gap >= Gap::aside;
    const bool three = w.digits && w.span.size() == 3;
    const bool him = i > 2 && (l_.is(i - 2, "him") || l_.is(i - 2, "her")) &&
                     listed(kFound, l_.lower(i - 3)) && w.digits && w.span.size() >= 2;
    if (((lay && three) || him) && stops && !r_.resume() && w.span.size() < 4) return true;
    // "He had been in 318 for eleven days"
    const bool been = i > 2 && l_.is(i - 2, "been") && w.span.size() == 3 && !counted(i + 1) &&
                      l_.sentence_of(i).pronoun && !l_.sentence_of(i).first_person;
    if (been && !r_.resume()) return true;
    const int value = number_of(l_, i);
    if (w.span.size() < 2 || is_year(value) || counted(i + 1)) return false;
    constexpr std::array kHeads = {"patient", "man",   "woman", "lady", "gentleman", "guy", "boy",
                                   "girl",    "bloke", "chap",  "lad",  "fella",     "pt"};
    const bool head = r_.named[i - 2] != 0 || listed(kHeads, l_.lower(i - 2));
    const bool ends = i + 1 >= l_.size() || l_.words[i + 1].gap >= Gap::aside ||
                      l_.words[i + 1].grammar || !l_.words[i + 1].has_digit;
    return head && ends;
  }

  /// "bed number was CV-07": the value that is stated behind "bed" or "room".
  [[nodiscard]] std::uint32_t stated(std::uint32_t i) const {
    if (!l_.is(i, "bed") && !l_.is(i, "room")) return i;
    constexpr std::array kFiller = {"number", "no", "was", "is"};
    std::uint32_t at = i + 1;
    while (at < i + 4 && at < l_.size() && l_.words[at].gap <= Gap::colon &&
           listed(kFiller, l_.lower(at))) {
      ++at;
    }
    if (at == i + 1 || value_end(at) == at) return i;
    return r_.someone_in(i) ? at : i;
  }

  /// "4B-17", "7-1208": the number of a room on its floor; no date, no dose.
  [[nodiscard]] bool coded(std::uint32_t i) const {
    const std::uint32_t end = value_end(i);
    if (end < i + 2 || l_.between(i + 1) != "-") return false;
    return end >= l_.size() || l_.words[end].gap >= Gap::aside || l_.words[end].grammar;
  }

  [[nodiscard]] std::uint32_t value_end(std::uint32_t at) const {
    std::uint32_t end = at;
    bool digit = false;
    while (end < at + 3 && end < l_.size() && (end == at || l_.words[end].gap == Gap::joined) &&
           (l_.words[end].has_digit || l_.words[end].capitals || l_.words[end].initial)) {
      digit = digit || l_.words[end].has_digit;
      ++end;
    }
    return digit ? end : at;
  }

  /// Somebody lies there: a patient, a name or a pronoun goes before, or a fall.
  [[nodiscard]] bool of_one(std::uint32_t i) const {
    constexpr std::uint32_t kNear = 12;
    const Word& w = l_.words[i];
    constexpr std::array kCounts = {"every",   "each",  "per", "a",     "any",  "no",
                                    "another", "extra", "two", "three", "four", "five",
                                    "six",     "ten",   "my",  "i",     "plus", "minus"};
    if (i > 0 && w.gap <= Gap::space && listed(kCounts, l_.lower(i - 1))) return false;
    const Sentence& s = l_.sentence_of(i);
    constexpr std::uint64_t kOne = bit(Cue::patient) | bit(Cue::person);
    const bool named = r_.named_sentence[w.sentence] != 0;
    const bool one = named || (s.cues & kOne) != 0;
    // "a retired welder in chair 14"
    if (i > 2 && l_.is(i - 1, "in") && l_.has(i - 3, Cue::former) && !l_.has(i - 2, Cue::staff) &&
        !r_.resume()) {
      return true;
    }
    constexpr std::uint64_t kOffice = bit(Cue::staff) | bit(Cue::work_word);
    // "Room 6's light had been on for nine minutes. He'd been calling for water."
    const std::uint32_t after = w.sentence + 1;
    const bool whose = l_.words[i + 1].possessive && !r_.resume() && !s.crowd &&
                       after < l_.sentences.size() && l_.sentences[after].pronoun &&
                       (s.cues & kOffice) == 0;
    if (whose) return true;
    // "He was in Room 412, and by the weekend the whole team"
    const bool lay = i > 2 && l_.is(i - 1, "in") && l_.is(i - 2, "was") && !r_.resume() &&
                     (l_.is(i - 3, "he") || l_.is(i - 3, "she"));
    if (lay) return true;
    // "She went to room 14", "They moved him to bed 3"
    constexpr std::array kMoves = {"went", "moved", "taken", "sent", "brought", "put", "wheeled"};
    const bool moved = i > 2 && (l_.is(i - 1, "to") || l_.is(i - 1, "into")) && !r_.resume() &&
                       (is_pronoun(l_.lower(i - 2)) || is_pronoun(l_.lower(i - 3))) &&
                       (listed(kMoves, l_.lower(i - 2)) || listed(kMoves, l_.lower(i - 3)));
    if (moved) return true;
    // "I met the VP, she said, in room 7 at head office"
    if (l_.is(i, "room") && !one && ((s.cues & kOffice) != 0 || office(i + 2))) return false;
    for (std::uint32_t n = 1; n <= kNear && n <= i; ++n) {
      const std::uint32_t k = i - n;
      if (l_.words[k + 1].gap == Gap::sentence) break;
      if (somebody(k)) return true;
    }
    if (named || (s.pronoun && lies(i))) return true;
    if (s.crowd || r_.resume() || office(i + 2)) return false;
    // "The next morning I walked into room 207 and there was a cup": of whom was told before
    const bool walked = i > 1 && l_.is(i - 1, "into") && !s.crowd;
    // "Room 318 wanted her pain pills again"
    constexpr std::array kBeing = {"is", "was", "has", "had", "stayed", "became", "sat", "stood"};
    const bool wants = i == s.first && s.pronoun && i + 2 < l_.size() && l_.words[i].capital &&
                       l_.close(i + 2) && !l_.words[i + 2].grammar &&
                       (!listed(kBeing, l_.lower(i + 2)) || lies_there(s)) &&
                       (s.cues & kOffice) == 0;
    // "The vent in room 14 would not shut up. The patient …"
    const std::uint32_t next = w.sentence + 1;
    const bool told_next = i > 0 && l_.is(i - 1, "in") && next < l_.sentences.size() &&
                           (l_.sentences[next].cues & bit(Cue::patient)) != 0 &&
                           !l_.sentences[next].crowd && (s.cues & kOffice) == 0;
    if (l_.is(i, "room")) {
      return (s.cues & kOne) != 0 || wants || told_next || (walked && r_.someone_near(i));
    }
    return told_of(i);
  }

  /// "Room 12 was a mess, and he was on the floor."
  [[nodiscard]] bool lies_there(const Sentence& s) const {
    constexpr std::uint32_t kReach = 24;
    for (std::uint32_t i = s.first + 3; i < std::min(s.end, s.first + kReach); ++i) {
      if ((l_.is(i, "he") || l_.is(i, "she")) && l_.is(i + 1, "was")) return true;
    }
    return false;
  }

  /// "and lay in Room 6 facing the sea".
  [[nodiscard]] bool lies(std::uint32_t i) const {
    constexpr std::array kLies = {"lay",  "lies",  "lying", "slept", "sleeping", "asleep",
                                  "woke", "stuck", "dying", "sits",  "settled",  "lain"};
    return i > 1 && l_.is(i - 1, "in") && listed(kLies, l_.lower(i - 2));
  }

  /// "room 7 at head office", "room 214, no windows".
  [[nodiscard]] bool office(std::uint32_t at) const {
    constexpr std::array kWords = {"office",   "headquarters", "hq",      "windows", "projector",
                                   "upstairs", "basement",     "campus",  "meeting", "whiteboard",
                                   "workshop", "session",      "college", "training"};
    for (std::uint32_t i = at; i < at + 6 && i < l_.size(); ++i) {
      if (l_.words[i].gap >= Gap::sentence) return false;
      if (listed(kWords, l_.lower(i))) return true;
    }
    return false;
  }

  /// A bed that stands empty, or where things are kept, is nobody's. Else it is that of whom the
  /// sentence, or the ones before, speak of.
  [[nodiscard]] bool told_of(std::uint32_t i) const {
    constexpr std::array kThings = {"empty",   "spares",   "stock",   "socket",   "spare",
                                    "printer", "printers", "scanner", "computer", "workstation",
                                    "vacant",  "closed",   "broken",  "starts",   "ends"};
    const Sentence& s = l_.sentence_of(i);
    constexpr std::uint32_t kNear = 20;
    const std::uint32_t from = i > s.first + kNear ? i - kNear : s.first;
    for (std::uint32_t k = from; k < std::min(s.end, i + kNear); ++k) {
      if (listed(kThings, l_.lower(k))) return false;
    }
    const std::uint32_t next = l_.words[i].sentence + 1;
    const bool goes_on = i == s.first && next < l_.sentences.size() && l_.sentences[next].pronoun;
    return goes_on || r_.someone_near(i);
  }

  [[nodiscard]] bool somebody(std::uint32_t k) const {
    if (r_.named[k] != 0 || l_.has(k, Cue::patient) || l_.has(k, Cue::person)) return true;
    const std::string_view word = l_.lower(k);
    constexpr std::array kFell = {
        "discharged", "admitted", "fell",     "fall",      "falls",  "coded", "arrested", "died",
        "lady's",     "climbed",  "wandered", "collapsed", "seized", "slid",  "slipped",  "wedged"};
    constexpr std::array kHe = {"he'd", "she'd", "himself", "herself", "he's", "she's"};
    return listed(kFell, word) || is_pronoun(word) || listed(kHe, word) ||
           (l_.words[k].possessive && l_.has(k, Cue::relation));
  }

  Reading& r_;
  const WordList& l_;
};

}  // namespace

void read_rooms(Reading& reading) {
  Rooms(reading).run();
}

}  // namespace reframe::privacy
