// Places smaller than a state, without a street: where a patient lives, comes from or was found.
#include <algorithm>
#include <array>
#include <string>

#include "analyzer/privacy/place_reader.h"

namespace reframe::privacy {
namespace {

class Places : PlaceReader {
 public:
  explicit Places(Reading& reading) : PlaceReader(reading) {}

  void run() {
    for (std::uint32_t i = 0; i < l_.size(); ++i) {
      settlement(i);
      residence(i);
      happened(i);
      far_off(i);
      origin(i);
      out_there(i);
      numbered_road(i);
    }
    repeat();
  }

 private:
  /// "I asked where she came from. Lappselet, she said."
  void origin(std::uint32_t i) {
    if (i < 3 || l_.words[i].gap != Gap::sentence || r_.taken[i] != 0 || r_.resume()) return;
    constexpr std::array kAsked = {"from", "lived", "lives", "live", "home", "born"};
    if (!listed(kAsked, l_.lower(i - 1))) return;
    bool where = l_.is(i - 1, "from");  // "I asked what she drank at home. Coffee, black."
    for (std::uint32_t n = 2; n <= 8 && n <= i; ++n) where = where || l_.is(i - n, "where");
    if (!where) return;
    for (std::uint32_t n = 2; n <= 4 && n <= i; ++n) {
      if (l_.is(i - n, "i") || l_.is(i - n, "we")) return;  // "where I was from. Cork, I said."
    }
    const Sentence& asked = l_.sentence_of(i - 1);
    if (!asked.pronoun && (asked.cues & kSomeone) == 0) return;
    const std::uint32_t end = place_end(i);
    const bool ends = end > i && (end >= l_.size() || l_.words[end].gap >= Gap::aside);
    if (ends) found(i, end);
  }

  /// "They live off County Road 19".
  void numbered_road(std::uint32_t i) {
    constexpr std::array kOff = {"off", "on", "along", "down", "up", "at"};
    if (i == 0 || !l_.words[i].capital || r_.taken[i] != 0 || !listed(kOff, l_.lower(i - 1)))
      return;
    constexpr std::array kRoads = {"road", "route", "highway", "fm", "rr", "hwy"};
    std::uint32_t at = i;
    while (l_.close(at + 1) && at < i + 2 && !listed(kRoads, l_.lower(at))) ++at;
    const bool number =
        listed(kRoads, l_.lower(at)) && l_.close(at + 1) && l_.words[at + 1].has_digit;
    if (!number) return;
    constexpr std::array kLives = {"live", "lives", "lived", "living", "home", "house", "trailer"};
    constexpr std::uint32_t kNear = 5;
    for (std::uint32_t n = 1; n <= kNear && n < i; ++n) {
      const std::uint32_t k = i - n;
      if (listed(kAuthor, l_.lower(k)) || l_.words[k + 1].gap >= Gap::aside) return;
      if (!listed(kLives, l_.lower(k))) continue;
      const bool author = listed(kAuthor, l_.lower(k - 1));
      const bool they = l_.is(k - 1, "they") && !r_.resume();
      if (!author && (they || r_.someone_near(i))) found(i, at + 2);
      return;
    }
  }

  /// "It's Narelle out at Wirrabilla Station", "I went out to Ballinskerry, one of them had …".
  void out_there(std::uint32_t i) {
    if (i < 2 || !l_.close(i) || r_.taken[i] != 0 || r_.resume() || !l_.words[i].capital) return;
    constexpr std::array kTo = {"to", "at", "from", "past",   "near",
                                "on", "in", "by",   "toward", "towards"};
    constexpr std::array kOut = {"out", "called", "over", "up", "down"};
    if (!listed(kTo, l_.lower(i - 1)) || !listed(kOut, l_.lower(i - 2))) return;
    std::uint32_t end = homestead(i);
    if (end == i) {
      // "I drove over to Elora, checked her pressure"
      const bool drove = l_.is(i - 2, "over") && i > 2 && l_.sentence_of(i).pronoun &&
                         (l_.is(i - 3, "drove") || l_.is(i - 3, "went") || l_.is(i - 3, "cycled"));
      if (!drove && !l_.is(i - 2, "out") && !l_.is(i - 2, "called") && !l_.is(i - 1, "past"))
        return;
      end = place_end(i);
    }
    // "sent him down to Williams Lake for a CT": there is a hospital
    if (end == i || office_trip(i) || thing_moved(i) || l_.is(end, "for")) return;
    const Sentence& s = l_.sentence_of(i);
    constexpr std::uint64_t kSomebody = bit(Cue::patient) | bit(Cue::person) | bit(Cue::relation) |
                                        bit(Cue::rare) | bit(Cue::patient_act);
    const std::uint32_t next = l_.words[i].sentence + 1;
    const bool later = next < l_.sentences.size() && ((l_.sentences[next].cues & kSomebody) != 0 ||
                                                      l_.is(l_.sentences[next].first, "he") ||
                                                      l_.is(l_.sentences[next].first, "she"));
    const bool here = (s.cues & kSomebody) != 0 || r_.named_sentence[l_.words[i].sentence] != 0;
    if (here || later || s.pronoun) found(i, end);
  }

  /// "a rollover on a property outside Wirrabilla", "I went to a fall in Little Wexcombe": where it
  /// happened, if not on a ward.
  void happened(std::uint32_t i) {
    constexpr std::array kAt = {"at", "in", "near", "outside", "off", "by"};
    constexpr std::array kEvents = {"rollover", "arrest",   "collapse", "crash",    "accident",
                                    "fall",     "stabbing", "shooting", "drowning", "fire",
                                    "overdose", "birth",    "delivery", "seizure",  "stroke",
                                    "faller",   "collision"};
    constexpr std::array kOne = {"a", "an", "this", "that", "one", "the"};
    if (i == 0 || !l_.close(i) || r_.taken[i] != 0 || r_.resume() || !listed(kAt, l_.lower(i - 1)))
      return;
    std::uint32_t end = place_end(i);
    if (end == i) end = small_place(i);
    if (end == i || (l_.close(end) && l_.has(end, Cue::facility))) return;
    constexpr std::uint32_t kNear = 14;
    for (std::uint32_t n = 2; n <= kNear && n < i; ++n) {
      const std::uint32_t k = i - n;
      constexpr std::uint64_t kHouses = bit(Cue::facility) | bit(Cue::department) | bit(Cue::staff);
      if (l_.words[k + 1].gap >= Gap::sentence) return;
      if (!listed(kEvents, l_.lower(k))) {
        if ((l_.words[k].cues & kHouses) != 0) return;
        continue;
      }
      std::uint32_t article = k - 1;
      if (!listed(kOne, l_.lower(article)) && article > 0) --article;  // "a cardiac arrest"
      const bool noun = listed(kOne, l_.lower(article));
      const bool stops = l_.words[k + 1].gap >= Gap::aside || l_.words[k + 1].grammar;
      // "recovering from a stroke at Southmead" is a hospital.
      const bool after =
          article > 1 && l_.is(article - 1, "from") && l_.is(article - 2, "recovering");
      if (noun && stops && !after) found(i, end);
      return;
    }
  }

  /// "at Warrigal Bore, which is about three hundred k's out", "from Little Wenlow, which is eleven
  /// houses and a pub": what has to be told where it lies is small.
  void far_off(std::uint32_t i) {
    constexpr std::array kLed = {"at", "from", "in", "near", "to"};
    constexpr std::array kUnits = {
        "k",    "ks",      "km",     "kms",    "kilometres", "kilometers", "miles", "hours",
        "hour", "minutes", "houses", "people", "souls",      "pub",        "roads", "population"};
    if (i == 0 || r_.taken[i] != 0 || r_.resume() || !l_.close(i) || !listed(kLed, l_.lower(i - 1)))
      return;
    std::uint32_t end = i;
    while (end < l_.size() && end < i + 3 && (end == i || l_.close(end)) && l_.words[end].capital &&
           !l_.words[end].grammar && !l_.words[end].capitals) {
      ++end;
    }
    constexpr std::uint64_t kHouses =
        bit(Cue::facility) | bit(Cue::department) | bit(Cue::region) | bit(Cue::product);
    constexpr std::array kNumbers = {"two",   "three",  "four", "five",   "six",   "seven",
                                     "eight", "nine",   "ten",  "an",     "half",  "twelve",
                                     "forty", "thirty", "one",  "twenty", "fifty", "some"};
    const bool told = end > i && end + 2 < l_.size() && l_.words[end].gap == Gap::aside &&
                      (l_.is(end, "which") || listed(kNumbers, l_.lower(end)) ||
                       l_.words[end].digits || l_.is(end, "population") || l_.is(end, "about")) &&
                      (l_.words[end - 1].cues & kHouses) == 0;
    if (!told || !someone_told(i)) return;
    constexpr std::uint32_t kReach = 8;
    for (std::uint32_t k = end; k < end + kReach && k < l_.size(); ++k) {
      if (k > end && l_.words[k].gap >= Gap::sentence) return;
      if (listed(kUnits, l_.lower(k))) return found(i, end);
    }
  }

  /// A patient or somebody alone stands in the sentence, and the author does not live or work
  /// there.
  [[nodiscard]] bool someone_told(std::uint32_t i) const {
    const Sentence& s = l_.sentence_of(i);
    constexpr std::uint32_t kNear = 4;
    for (std::uint32_t n = 1; n <= kNear && n <= i; ++n) {
      if (l_.words[i - n].gap >= Gap::sentence) break;
      if (listed(kAuthor, l_.lower(i - n)) || l_.has(i - n, Cue::staff)) return false;
    }
    bool family = false;
    constexpr std::uint32_t kBack = 16;
    for (std::uint32_t k = i > s.first + kBack ? i - kBack : s.first; k < i; ++k) {
      family = family || l_.is(k, "family");
    }
    return (family || r_.someone_in(i)) && !s.crowd;
  }

  /// "he'd come up off the boats at Clark's Harbour": a name that says what lies there.
  [[nodiscard]] bool by_water(std::uint32_t i) const {
    return i < l_.size() && l_.close(i) && r_.taken[i] == 0 && !r_.resume() && homestead(i) > i &&
           !(l_.close(i + 2) && l_.words[i + 2].capital);
  }

  /// The author goes there to work on something, not to see somebody.
  [[nodiscard]] bool office_trip(std::uint32_t i) const {
    constexpr std::uint64_t kWork = bit(Cue::project_event) | bit(Cue::work_word) | bit(Cue::staff);
    const Sentence& s = l_.sentence_of(i);
    constexpr std::uint32_t kNear = 8;
    for (std::uint32_t k = i > s.first + kNear ? i - kNear : s.first; k < i; ++k) {
      if ((l_.words[k].cues & kWork) != 0) return true;
      const bool author = l_.is(k, "i") || l_.is(k, "we");
      if (author && (l_.is(k + 1, "live") || l_.is(k + 1, "lived") || l_.is(k + 1, "grew")))
        return true;
    }
    return false;
  }

  /// "moved the routine stuff out to Truro": no person goes there.
  [[nodiscard]] bool thing_moved(std::uint32_t i) const {
    constexpr std::array kMoves = {"moved",  "shifted", "pushed", "sent",   "move",
                                   "moving", "shipped", "rolled", "spread", "took"};
    constexpr std::uint32_t kNear = 8;
    for (std::uint32_t n = 2; n <= kNear && n < i; ++n) {
      const std::uint32_t k = i - n;
      if (l_.words[k + 1].gap >= Gap::aside) return false;
      if ((l_.words[k].cues & kSomeone) != 0 || is_pronoun(l_.lower(k))) return false;
      if (listed(kMoves, l_.lower(k))) {
        return l_.is(k - 1, "i") || l_.is(k - 1, "we") || l_.is(k - 1, "they");
      }
    }
    return false;
  }

  /// "the village of Sinnar", "Kurkheda village", "a small town called Millbrook".
  void settlement(std::uint32_t i) {
    if (!l_.has(i, Cue::settlement) || r_.taken[i] != 0 || !someone(i)) return;
    std::uint32_t at = i + 1;
    if (l_.close(at) && (l_.is(at, "of") || l_.is(at, "called") || l_.is(at, "named"))) ++at;
    std::uint32_t end = l_.close(at) ? place_end(at) : at;
    if (end == at && l_.close(at)) end = small_place(at);
    if (end > at) {
      found(at, end);
      return;
    }
    std::uint32_t first = i;
    while (first > 0 && i - first < 2 && l_.words[first].gap <= Gap::space &&
           place_word(first - 1, false)) {
      --first;
    }
    if (first < i) found(first, i + 1);
  }

  [[nodiscard]] bool someone(std::uint32_t i) const {
    return r_.resume() ? r_.patient_in(i) : r_.someone_in(i);
  }

  /// "lives in Millbrook", "a farmer from Tamworth", "drove in from Dubbo".
  void residence(std::uint32_t i) {
    constexpr std::array kLinks = {"above", "beyond",  "in", "from", "at",
                                   "near",  "outside", "to", "of",   "on"};
    if (i > 0 && listed(kLinks, l_.lower(i)) && !l_.is(i, "to") && !l_.is(i, "of") &&
        by_water(i + 1) && someone_went(i)) {
      found(i + 1, homestead(i + 1));
      return;
    }
    const bool link =
        i > 0 && listed(kLinks, l_.lower(i)) &&
        (l_.close(i) || (l_.words[i].gap == Gap::aside && (l_.is(i, "from") || l_.is(i, "of"))));
    if (!link || r_.taken[i] != 0 || !l_.close(i + 1)) return;
    if (street_opens(i + 1) || street_closes(i + 1)) return;  // read with its number
    std::uint32_t end = place_end(i + 1);
    const std::uint32_t with_state = before_region(i + 1);
    if (with_state > i + 1 && someone_went(i)) end = with_state;
    if (end > i + 1 && with_state == i + 1 && l_.is(i, "in") && where_lives(end)) {
      found(i + 1, end);
      return;
    }
    if (end > i + 1 && home_of_one(i)) return found(i + 1, end);
    if (end > i + 1 && named_of(i, end)) return found(i + 1, end);
    if (end == i + 1 && stopped(i)) end = small_place(i + 1);
    if (end == i + 1 && l_.is(i, "of") && stopped(i)) end = two_capitals(i + 1);
    if (end == i + 1 && resides(i)) end = two_capitals(i + 1);
    if (end == i + 1 && resides(i)) end = small_place(i + 1);
    if (end == i + 1 || (with_state == i + 1 && !resides(i) && !stopped(i))) return;
    if (with_state > i + 1 && !someone_went(i)) return;
    if (l_.close(end) && l_.has(end, Cue::settlement)) ++end;
    found(i + 1, end);
  }

  /// "at a flat in Splott. The man I'd gone to see": a home, somebody's, and not the author's.
  [[nodiscard]] bool home_of_one(std::uint32_t in) const {
    constexpr std::array kHomes = {"track",     "flat",    "house",      "bungalow",    "cottage",
                                   "farmhouse", "trailer", "maisonette", "caravan",     "apartment",
                                   "wide",      "farm",    "cabin",      "terrace",     "ranch",
                                   "homestead", "dairy",   "croft",      "smallholding"};
    constexpr std::uint32_t kNear = 6;
    constexpr std::array kIn = {"in", "outside", "near"};
    if (r_.resume() || in < 3 || !listed(kIn, l_.lower(in))) return false;
    bool home = false;
    for (std::uint32_t n = 1; n <= kNear && n <= in; ++n) {
      const std::uint32_t k = in - n;
      if (l_.words[k + 1].gap >= Gap::aside || l_.has(k, Cue::staff)) break;
      // "He'd come down from a ranch outside Dry Fork"
      if (home && l_.is(k, "a") && k > 0 && l_.is(k - 1, "from") && someone_went(k)) return true;
      if (home && l_.is(k, "a")) break;  // "we were called to a farmhouse outside Mildmay"
      if (listed(kAuthor, l_.lower(k))) return false;
      home = home || (listed(kHomes, l_.lower(k)) && (n == 1 || l_.is(k + 1, "behind") ||
                                                      l_.is(k + 1, "near") || l_.is(k + 1, "on")));
    }
    if (!home) return false;
    const std::uint32_t sentence = l_.words[in].sentence;
    const auto tells = [&](std::uint32_t s) {
      return l_.sentences[s].pronoun || (l_.sentences[s].cues & kSomeone) != 0;
    };
    return r_.someone_near(in) || (sentence + 1 < l_.sentences.size() && tells(sentence + 1));
  }

  /// "she had pulled into a lay-by outside Little Harnsworth": where a patient was met with the
  /// trouble.
  [[nodiscard]] bool stopped(std::uint32_t i) const {
    constexpr std::array kStops = {
        "rolled",    "pulled",   "stopped",   "parked",     "stranded", "broken",    "broke",
        "collapsed", "crashed",  "camped",    "camping",    "stuck",    "airlifted", "found",
        "fell",      "fallen",   "ringing",   "calling",    "winched",  "rescued",   "lay",
        "driving",   "marooned", "wandering", "picnicking", "fishing",  "walking",   "working",
        "shearing",  "kitchen",  "bathroom",  "doorstep",   "hallway",  "bedroom",   "garden",
        "driveway",  "porch",    "yard",      "barn",       "shed"};
    constexpr std::array kAt = {"outside", "near", "at", "in", "past", "by", "from"};
    const bool outside_of = l_.is(i, "of") && i > 0 && l_.is(i - 1, "outside");
    if (r_.resume() || (!outside_of && !listed(kAt, l_.lower(i)))) return false;
    constexpr std::uint32_t kNear = 10;
    bool stop = false;
    for (std::uint32_t n = 1; n <= kNear && n <= i; ++n) {
      const std::uint32_t k = i - n;
      const std::string_view word = l_.lower(k);
      if (l_.has(k, Cue::staff) || l_.words[k + 1].gap == Gap::sentence) return false;
      const bool went_down =
          word == "down" && k > 0 && (l_.is(k - 1, "gone") || l_.is(k - 1, "went"));
      stop = stop || went_down || listed(kStops, word);
      if (!stop) continue;
      if (word == "i" || word == "we" || word == "they" || word == "my" || word == "our")
        return false;
      const bool who = word == "she" || word == "he" || word == "she'd" || word == "he'd" ||
                       is_pronoun_is(l_, k) || r_.named[k] != 0 ||
                       (l_.words[k].cues & kSomeone) != 0;
      if (who) return !l_.sentence_of(k).crowd;
    }
    return false;
  }

  /// "Mrs. Nesta Rees, of Cwmtillery, died".
  [[nodiscard]] bool named_of(std::uint32_t of, std::uint32_t end) const {
    return l_.is(of, "of") && of > 0 && l_.words[of].gap == Gap::aside && r_.named[of - 1] != 0 &&
           !r_.resume() && (end >= l_.size() || l_.words[end].gap >= Gap::aside);
  }

  /// "in Umuokpara, where an elderly woman with a rare disorder lived".
  [[nodiscard]] bool where_lives(std::uint32_t end) const {
    if (r_.resume() || !l_.is(end, "where") || l_.words[end].gap > Gap::aside) return false;
    constexpr std::uint32_t kNear = 14;
    bool who = false;
    bool lives = false;
    for (std::uint32_t i = end + 1; i < end + kNear && i < l_.size(); ++i) {
      if (l_.words[i].gap == Gap::sentence || l_.is(i, "i") || l_.is(i, "we")) break;
      who = who || l_.is(i, "he") || l_.is(i, "she") ||
            (l_.words[i].cues & (bit(Cue::person) | bit(Cue::patient) | bit(Cue::relation))) != 0;
      lives = lives || l_.is(i, "lived") || l_.is(i, "lives") || l_.has(i, Cue::rare);
    }
    return who && lives;
  }

  [[nodiscard]] bool resides(std::uint32_t i) const {
    constexpr std::uint32_t kNear = 12;
    const bool from = l_.is(i, "from");
    bool living = false;
    bool lived = false;
    for (std::uint32_t n = 1; n <= kNear && n <= i; ++n) {
      const std::uint32_t k = i - n;
      const std::string_view word = l_.lower(k);
      // "I had a logger from Pickerel Narrows"
      const bool one = n == 1 && from && k > 1 && l_.is(k - 1, "a") && tradesman(k) &&
                       (l_.is(k - 2, "had") || l_.is(k - 2, "saw") || l_.is(k - 2, "treated"));
      if (one) return !r_.resume();
      if (listed(kAuthor, word)) return false;
      if (authors_kin(l_.sentence_of(i), k)) return false;
      if (word == "resident" &&
          (l_.has(k, Cue::staff) || l_.is(k - 1, "a") || l_.has(k + 2, Cue::department)))
        return false;  // "a resident in medicine in Nagpur"
      constexpr std::uint32_t kTight = 9;
      lived = lived || word == "lived" || word == "lives";
      if (n > kTight && !lived) break;
      living =
          living || (l_.has(k, Cue::reside) && (from || stays(word))) || own_home(k) || has_farm(k);
      const bool family = word == "family" && k > 0 && l_.is(k - 1, "the");
      const bool person = l_.has(k, Cue::patient) || l_.has(k, Cue::person) || r_.named[k] != 0 ||
                          l_.has(k, Cue::relation) || family;
      const bool retired = k > 0 && l_.has(k - 1, Cue::former) && l_.close(k) &&
                           !l_.words[k].grammar && !l_.words[k].capital;
      if (from && (person || retired) && n <= 2) return !resume_crowd(k);
      // "Mr. Halvorsen was 91, from Stony Point"
      if (from && l_.words[i].gap == Gap::aside && r_.named[k] != 0 && n <= 4 &&
          (l_.is(k + 1, "was") || l_.is(k + 1, "is"))) {
        return !resume_crowd(k);
      }
      // "he was the one from Kettlethwaite"
      const bool the_one = from && n == 1 && word == "one" && k > 2 && l_.is(k - 1, "the") &&
                           (l_.is(k - 3, "he") || l_.is(k - 3, "she"));
      if (the_one) return patient_before(i);
      if (from && n == 1 && is_pronoun_is(l_, k)) return patient_before(i);  // "He's from Ijaye"
      // "Percy, a thatcher from Nancewidden"
      const bool apposed =
          l_.words[k + 1].gap == Gap::aside && (l_.is(k + 1, "a") || l_.is(k + 1, "the"));
      if (from && r_.named[k] != 0 && apposed) return !resume_crowd(k);
      if (from && n == 1 && k > 0 && (word == "was" || word == "is") &&
          is_pronoun(l_.lower(k - 1))) {
        return patient_before(i);  // "She was from Ameland."
      }
      // "the Castellanos family over in Lodi"
      constexpr std::array kWays = {"over", "out", "up", "down", "back"};
      const bool house = n == 2 && l_.is(k, "family") && k > 0 && r_.named[k - 1] != 0 &&
                         listed(kWays, l_.lower(k + 1));
      if (house && l_.is(i, "in")) return !resume_crowd(k);
      if (person && n == 1 && l_.is(i, "in") && !l_.has(k, Cue::staff) && !authors(k) &&
          (one_of_many(k) || child(k))) {
        return !resume_crowd(k);
      }
      if (living &&
          (person || word == "he" || word == "she" || word == "who" || is_pronoun(word))) {
        return true;
      }
      if (l_.words[k].gap == Gap::sentence) break;
    }
    // "drove up to a farm outside Llanferres to look at the feet of Nansi"
    const bool house = i > 1 && (l_.is(i - 1, "farm") || l_.is(i - 1, "cottage") ||
                                 l_.is(i - 1, "croft") || l_.is(i - 1, "house"));
    return house && !from && r_.named_sentence[l_.words[i].sentence] != 0;
  }

  /// "The family had a farm near Lodgepole": word `k` ends it.
  [[nodiscard]] bool has_farm(std::uint32_t k) const {
    constexpr std::array kFarms = {"farm", "ranch", "dairy", "croft", "orchard", "homestead"};
    constexpr std::array kHad = {"had", "has", "have", "own", "owned", "owns", "kept", "ran"};
    return k > 1 && listed(kFarms, l_.lower(k)) && l_.is(k - 1, "a") &&
           listed(kHad, l_.lower(k - 2));
  }

  /// "I'm a GP partner in Sheffield".
  [[nodiscard]] bool authors(std::uint32_t noun) const {
    constexpr std::uint32_t kNear = 5;
    for (std::uint32_t n = 1; n <= kNear && n <= noun; ++n) {
      const std::string_view word = l_.lower(noun - n);
      constexpr std::array kBeing = {"was", "am", "work", "worked", "became", "trained"};
      const bool i_was = (word == "i" || word == "we") && listed(kBeing, l_.lower(noun - n + 1));
      if (i_was) return true;
      if (listed(kAuthor, word) && word != "my" && word != "our" && word != "i" && word != "we")
        return true;
      if (l_.words[noun - n].gap >= Gap::aside) return false;
    }
    return false;
  }

  /// "logger", "shearer": what one does for a living, and not in an office.
  [[nodiscard]] bool tradesman(std::uint32_t k) const {
    constexpr std::uint64_t kOffice = bit(Cue::staff) | bit(Cue::department) | bit(Cue::work_word);
    constexpr std::array kNot = {"manager", "letter", "offer", "order", "number", "computer"};
    const std::string_view word = l_.lower(k);
    if ((l_.words[k].cues & kOffice) != 0 || l_.words[k].capital || listed(kNot, word))
      return false;
    for (const char* ending : {"er", "man", "woman", "smith", "herd", "hand", "wright"}) {
      if (word.ends_with(ending) && word.size() >= 5) return true;
    }
    return false;
  }

  /// The sentence before, or this one, is of a patient and of nobody at work.
  [[nodiscard]] bool patient_before(std::uint32_t i) const {
    const std::uint32_t s = l_.words[i].sentence;
    if (r_.resume() || (l_.sentences[s].cues & bit(Cue::staff)) != 0) return false;
    for (std::uint32_t n = 0; n <= 1 && n <= s; ++n) {
      const Sentence& told = l_.sentences[s - n];
      if ((told.cues & bit(Cue::staff)) != 0) return false;
      if (r_.named_sentence[s - n] != 0 || (told.cues & bit(Cue::patient)) != 0) return true;
    }
    return false;
  }

  /// "a boy in Tilpa", not "the patient in Boston General".
  [[nodiscard]] bool one_of_many(std::uint32_t noun) const {
    for (std::uint32_t n = 1; n <= 3 && n <= noun; ++n) {
      if (l_.is(noun - n, "a") || l_.is(noun - n, "one") || l_.is(noun - n, "an")) return true;
    }
    return false;
  }

  /// "Baby Fiadh Gallagher in Achill": found by name, and told of without a ward or a visit.
  [[nodiscard]] bool child(std::uint32_t k) const {
    if (r_.named[k] == 0 || r_.resume()) return false;
    std::uint32_t first = k;
    while (first > 0 && l_.words[first].gap <= Gap::space && r_.named[first - 1] != 0) --first;
    return first == l_.sentence_of(k).first || l_.words[first].gap >= Gap::aside;
  }

  [[nodiscard]] bool resume_crowd(std::uint32_t i) const {
    return r_.resume() && !r_.patient_in(i);
  }

  /// "My own mother was in that ward once, and she lives in Galway."
  [[nodiscard]] bool authors_kin(const Sentence& s, std::uint32_t before) const {
    constexpr std::uint32_t kOpening = 4;
    for (std::uint32_t i = s.first; i < std::min(before, s.first + kOpening); ++i) {
      if (l_.is(i, "my") && (l_.has(i + 1, Cue::relation) || l_.has(i + 2, Cue::relation)))
        return true;
    }
    return false;
  }

  /// "her own unit in Lara", "his place in Hove".
  [[nodiscard]] bool own_home(std::uint32_t k) const {
    constexpr std::array kHomes = {"unit",   "place", "bungalow", "villa",  "caravan", "bedsit",
                                   "annexe", "room",  "rooms",    "studio", "granny"};
    if (k < 2 || !listed(kHomes, l_.lower(k))) return false;
    const bool which = l_.is(k - 1, "own") || l_.is(k - 1, "front") || l_.is(k - 1, "spare");
    return is_pronoun(l_.lower(k - 1)) || (which && is_pronoun(l_.lower(k - 2)));
  }

  /// Words of living somewhere go with "in"; words of coming only with "from".
  [[nodiscard]] static bool stays(std::string_view word) {
    constexpr std::array kStays = {
        "lives",   "lived", "living",   "live",      "resides", "resided", "residing",  "home",
        "house",   "flat",  "farm",     "farmhouse", "trailer", "cottage", "apartment", "shop",
        "settled", "stays", "stayed",   "grew",      "grown",   "moved",   "resident",  "stay",
        "staying", "born",  "sleeping", "slept",     "address", "based"};
    return listed(kStays, word);
  }
};

}  // namespace

void read_places(Reading& reading) {
  Places(reading).run();
}

}  // namespace reframe::privacy
