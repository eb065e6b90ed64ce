// Places smaller than a state: addresses, postcodes, towns where a patient lives.
#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "analyzer/privacy/reading.h"

namespace reframe::privacy {
namespace {

constexpr std::string_view kPlaceWhy = "Where a patient lives or comes from, smaller than a state.";

class Places {
 public:
  explicit Places(Reading& reading) : r_(reading), l_(reading.list) {}

  void run() {
    for (std::uint32_t i = 0; i < l_.size();) {
      std::uint32_t end = i;
      for (auto read : {&Places::street, &Places::house, &Places::flat, &Places::street_alone,
                        &Places::ward_of, &Places::school}) {
        if (end == i) end = (this->*read)(i);
      }
      if (end > i) {
        i = end;
        continue;
      }
      postcode(i);
      settlement(i);
      residence(i);
      happened(i);
      far_off(i);
      origin(i);
      out_there(i);
      ++i;
    }
    repeat();
  }

 private:
  [[nodiscard]] bool close(std::uint32_t i) const {
    return i < l_.size() && l_.words[i].gap <= Gap::space;
  }
  [[nodiscard]] bool near_cue(std::uint32_t i, std::uint64_t cues, std::uint32_t words) const {
    for (std::uint32_t n = 1; n <= words && n <= i; ++n) {
      if ((l_.words[i - n].cues & cues) != 0) return true;
      if (l_.words[i - n].gap == Gap::sentence) break;
    }
    return false;
  }

  /// "14 Maple Street", "Flat 3, 9 Elm Road": a number, one to three capitals, a street word.
  std::uint32_t street(std::uint32_t i) {
    const Word& number = l_.words[i];
    const bool numbered = number.has_digit && number.span.size() <= 5 && l_.lower(i)[0] <= '9' &&
                          r_.taken[i] == 0 && close(i + 1);
    if (!numbered || (i > 0 && number.gap == Gap::joined)) return i;
    std::uint32_t end = i + 1;
    while (close(end) && end < i + 5 && l_.words[end].capital && !l_.has(end, Cue::street)) ++end;
    bool named = end > i + 1 && close(end) && l_.has(end, Cue::street) && l_.words[end].capital;
    if (!named && street_opens(i + 1)) {
      end = street_name(i + 1);
      named = end-- > i + 1;
    }
    if (!named || !lived(i)) return named ? end + 1 : i;
    const std::uint32_t last = flat_end(end + 1);
    r_.report(IdentifierFamily::geography, i, last, kPlaceWhy);
    return town_behind(last);
  }

  /// Words that open the name of a street: "Calle Olmo", "Rue de Lille", "Jalan Besar".
  [[nodiscard]] bool street_opens(std::uint32_t i) const {
    constexpr std::array kTypes = {"calle",  "avenida", "rua",      "rue",    "via",     "jalan",
                                   "jl",     "carrera", "paseo",    "camino", "calzada", "ulica",
                                   "piazza", "corso",   "chemin",   "allée",  "praça",   "travessa",
                                   "largo",  "carrer",  "callejón", "vicolo", "strada",  "cra",
                                   "heol",   "ffordd",  "stryd",    "lôn",    "rhodfa",  "bóthar",
                                   "sráid",  "bothar",  "sraid",    "maes",   "clos",    "tyddyn"};
    return i + 1 < l_.size() && l_.words[i].capital && listed(kTypes, l_.lower(i)) &&
           close(i + 1) && (l_.words[i + 1].capital || l_.words[i + 1].span.size() <= 3);
  }

  /// "Lange Wilgensteeg", "Hauptstraße": the kind of street is the end of the word.
  [[nodiscard]] bool street_closes(std::uint32_t i) const {
    const Word& w = l_.words[i];
    constexpr std::size_t kShortest = 7;
    if (!w.capital || w.has_digit || w.span.size() < kShortest) return false;
    const std::string_view word = l_.lower(i);
    for (const char* ending :
         {"straat", "steeg", "laan", "gracht", "plein", "kade", "dijk", "straße", "strasse",
          "gasse", "weg", "platz", "allee", "gatan", "vägen", "gade", "veien", "gata", "stræde"}) {
      if (word.ends_with(ending)) return true;
    }
    return false;
  }

  /// One past a street without its number that begins at `i`, or `i`.
  [[nodiscard]] std::uint32_t street_name(std::uint32_t i) const {
    const auto name = [&](std::uint32_t k) {
      const Word& w = l_.words[k];
      return w.capital && !w.capitals && !w.has_digit && !w.initial && r_.taken[k] == 0;
    };
    constexpr std::array kFamous = {"quality", "sesame", "wall",   "coronation",
                                    "downing", "fleet",  "harley", "bourbon"};  // nobody's home
    if (!name(i) || listed(kFamous, l_.lower(i))) return i;
    std::uint32_t end = i;
    if (street_opens(i)) {
      end = i + 1;
      while (close(end) && end < i + 6 && (name(end) || l_.words[end].span.size() <= 3) &&
             !l_.words[end].has_digit)
        ++end;
      while (end > i + 1 && !l_.words[end - 1].capital) --end;
      return end > i + 1 ? end : i;
    }
    while (end < i + 4 && end < l_.size() && (end == i || close(end)) && name(end)) {
      if (street_closes(end)) return end + 1;
      const bool kind = end > i && listed(kKinds, l_.lower(end)) && !l_.words[end - 1].grammar;
      ++end;
      if (kind && (!close(end) || !l_.words[end].capital)) return end;
    }
    return i;
  }
  static constexpr std::array kKinds = {
      "street",   "road",  "avenue",    "lane",   "close",  "terrace", "grove", "mews",
      "crescent", "drive", "boulevard", "parade", "st",     "rd",      "ave",   "track",
      "alley",    "nagar", "marg",      "gali",   "hollow", "loop",    "trail"};

  /// "a place on Tarrabool Road", "third floor in the Lange Wilgensteeg": where somebody is at
  /// home.
  std::uint32_t street_alone(std::uint32_t i) {
    constexpr std::array kLed = {"on", "in",   "off", "to",   "at",  "from",  "along",
                                 "of", "down", "up",  "near", "the", "behind"};
    const bool led = i > 0 && ((close(i) && listed(kLed, l_.lower(i - 1))) ||
                               l_.words[i].gap == Gap::colon || l_.words[i].gap == Gap::aside);
    if (!led || r_.taken[i] != 0) return i;
    const std::uint32_t end = street_name(i);
    if (end == i || !dwelling(i, end)) return i;
    const std::uint32_t last = number_behind(end);
    r_.report(IdentifierFamily::geography, i, flat_end(last), kPlaceWhy);
    return last;
  }

  /// "Hauptstraße 5" has its number behind.
  [[nodiscard]] std::uint32_t number_behind(std::uint32_t end) const {
    const bool number = close(end) && l_.words[end].has_digit && l_.words[end].span.size() <= 4;
    return number ? end + 1 : end;
  }

  /// A home is spoken of, or somebody, and neither a workplace nor the author.
  [[nodiscard]] bool dwelling(std::uint32_t i, std::uint32_t end) const {
    constexpr std::array kHome = {"home",      "house",    "place",   "flat",      "floor",
                                  "apartment", "door",     "stairs",  "lives",     "lived",
                                  "living",    "address",  "called",  "call",      "visit",
                                  "visited",   "bungalow", "cottage", "basement",  "attic",
                                  "lodgings",  "trailer",  "knocked", "collapsed", "fetched",
                                  "picked",    "room",     "bedsit",  "caravan",   "squat"};
    constexpr std::array kWork = {"clinic",     "hospital", "surgery", "pharmacy", "office",
                                  "practice",   "station",  "depot",   "branch",   "store",
                                  "university", "campus",   "centre",  "center",   "site",
                                  "unit",       "ward",     "meeting"};
    constexpr std::uint32_t kBack = 10;
    bool home = false;
    bool author = false;
    for (std::uint32_t n = 1; n <= kBack && n <= i; ++n) {
      const std::uint32_t k = i - n;
      if (l_.words[k + 1].gap == Gap::sentence) break;
      const std::string_view word = l_.lower(k);
      if (listed(kWork, word) || l_.has(k, Cue::staff)) return false;
      author = author || listed(kAuthor, word) || word == "me";
      constexpr std::uint64_t kSomebody = bit(Cue::patient) | bit(Cue::person) | bit(Cue::relation);
      const bool somebody =
          r_.named[k] != 0 || is_pronoun(word) || (l_.words[k].cues & kSomebody) != 0;
      if (somebody && !author) home = true;
      // "we got called to a place on …": the author goes there, but it is no home of theirs
      const bool lives = word == "lives" || word == "lived" || word == "living";
      if (listed(kHome, word) && !(lives && author)) home = true;
      if (lives && (l_.is(k - 1, "i") || l_.is(k - 1, "we"))) return false;
    }
    for (std::uint32_t k = end; k < end + 6 && k < l_.size(); ++k) {
      if (l_.words[k].gap == Gap::sentence || (l_.words[k].gap == Gap::aside && home)) break;
      if (listed(kWork, l_.lower(k))) return false;
      home = home || (listed(kHome, l_.lower(k)) && !author);
    }
    return home && !r_.resume() && !l_.sentence_of(i).crowd;
  }

  /// "He gave his address as 4 Tigh na Mara", "lives at 12 The Hythe": a number where one lives.
  std::uint32_t house(std::uint32_t i) {
    constexpr std::array kLed = {"as", "at", "is", "was"};
    constexpr std::array kLives = {"address", "lives", "lived", "living", "live",
                                   "staying", "stays", "home",  "resides"};
    const Word& number = l_.words[i];
    const bool numbered = i > 1 && r_.taken[i] == 0 && number.digits && number.span.size() <= 4 &&
                          close(i + 1) && l_.words[i + 1].capital && listed(kLed, l_.lower(i - 1));
    if (!numbered || r_.resume() || !someone_went(i)) return i;
    // "her mum had scalded herself on the stove at 14 Mill Loke"
    constexpr std::uint64_t kHouses =
        bit(Cue::facility) | bit(Cue::department) | bit(Cue::project_event) | bit(Cue::staff);
    const bool named = l_.is(i - 1, "at") && close(i + 2) && l_.words[i + 2].capital &&
                       ((l_.words[i + 1].cues | l_.words[i + 2].cues) & kHouses) == 0;
    if (!named && !listed(kLives, l_.lower(i - 2))) return i;
    std::uint32_t end = i + 1;
    while (close(end) && end < i + 6 && !l_.words[end].has_digit &&
           (l_.words[end].capital || (l_.words[end].span.size() <= 3 && !l_.words[end].grammar)))
      ++end;
    r_.report(IdentifierFamily::geography, i, end, kPlaceWhy);
    return town_behind(end);
  }

  /// "Flat 6, Garnet House".
  std::uint32_t flat(std::uint32_t i) {
    constexpr std::array kFlats = {"flat", "apt", "apartment", "unit", "block", "house", "door"};
    constexpr std::array kHouses = {"house", "court",   "tower", "buildings", "mansions", "point",
                                    "lodge", "heights", "block", "gardens",   "estate",   "villas"};
    const bool numbered = i + 3 < l_.size() && r_.taken[i] == 0 && listed(kFlats, l_.lower(i)) &&
                          (l_.words[i + 1].has_digit || l_.words[i + 1].initial) && close(i + 1) &&
                          l_.words[i + 2].gap == Gap::aside && l_.words[i + 2].capital;
    if (!numbered || !r_.someone_near(i) || r_.resume()) return i;
    std::uint32_t end = i + 2;
    while (end < i + 6 && end < l_.size() && (end == i + 2 || close(end)) && l_.words[end].capital)
      ++end;
    if (end < i + 4 || !listed(kHouses, l_.lower(end - 1))) return i;
    r_.report(IdentifierFamily::geography, i, end, kPlaceWhy);
    return town_behind(end);
  }

  /// "Brgy Sto. Niño Sur", "Colonia Roma", "Kampung Baru": the kind of place goes before.
  std::uint32_t ward_of(std::uint32_t i) {
    constexpr std::array kKindsBefore = {
        "brgy",    "bgy",          "barangay", "purok",    "sitio",    "colonia",
        "kampung", "kampong",      "aldea",    "vereda",   "barrio",   "mohalla",
        "desa",    "poblacion",    "gaon",     "ortsteil", "lugar",    "caserío",
        "sector",  "urbanización", "townland", "mouza",    "panchayat"};
    const bool kind = r_.taken[i] == 0 && listed(kKindsBefore, l_.lower(i)) && close(i + 1) &&
                      (l_.words[i + 1].capital || l_.words[i + 1].has_digit || l_.is(i + 1, "of"));
    if (!kind || r_.resume() || !r_.someone_near(i)) return i;
    std::uint32_t end = i + 1;
    if (l_.is(end, "of")) ++end;
    const std::uint32_t first = end;
    while (end < first + 4 && close(end) && !l_.words[end].grammar &&
           (l_.words[end].capital || (l_.words[end].has_digit && end == first))) {
      ++end;
    }
    if (end == first) return i;
    found(i, end);
    return end;
  }

  /// "transferred in from Birch Hollow Elementary", "the caretaker at Northgate Primary": a school
  /// by name, where a pupil or somebody alone goes, and not where the author works.
  std::uint32_t school(std::uint32_t i) {
    constexpr std::array kSchools = {"elementary", "primary",   "middle",  "high",
                                     "academy",    "school",    "grammar", "kindergarten",
                                     "nursery",    "preschool", "daycare", "comprehensive"};
    constexpr std::array kGoes = {"at", "from", "to", "in", "attends", "attended", "outside"};
    constexpr std::array kNot = {"nursing", "medical", "business", "law", "graduate", "medicine"};
    const bool led = i > 0 && close(i) && listed(kGoes, l_.lower(i - 1)) && l_.words[i].capital &&
                     r_.taken[i] == 0 && !r_.resume();
    if (!led) return i;
    std::uint32_t end = i;
    bool kind = false;
    while (end < i + 5 && end < l_.size() && (end == i || close(end)) && l_.words[end].capital) {
      if (listed(kNot, l_.lower(end)) || l_.has(end, Cue::staff)) return i;
      kind = end > i && listed(kSchools, l_.lower(end));
      ++end;
    }
    if (!kind || l_.sentence_of(i).crowd) return i;
    constexpr std::uint64_t kSomebody =
        bit(Cue::patient) | bit(Cue::person) | bit(Cue::relation) | bit(Cue::occupation);
    constexpr std::uint32_t kBack = 10;
    for (std::uint32_t n = 1; n <= kBack && n <= i; ++n) {
      const std::uint32_t k = i - n;
      if (listed(kAuthor, l_.lower(k)) || l_.has(k, Cue::staff)) return i;
      const bool somebody = is_pronoun(l_.lower(k)) || is_pronoun_is(l_, k) || r_.named[k] != 0 ||
                            (l_.words[k].cues & kSomebody) != 0;
      if (somebody) {
        found(i, end);
        return end;
      }
      if (l_.words[k].gap == Gap::sentence) break;
    }
    return i;
  }

  /// "I asked where she came from. Lappselet, she said."
  void origin(std::uint32_t i) {
    if (i < 3 || l_.words[i].gap != Gap::sentence || r_.taken[i] != 0 || r_.resume()) return;
    constexpr std::array kAsked = {"from", "lived", "lives", "live", "home", "born"};
    if (!listed(kAsked, l_.lower(i - 1))) return;
    for (std::uint32_t n = 2; n <= 4 && n <= i; ++n) {
      if (l_.is(i - n, "i") || l_.is(i - n, "we")) return;  // "where I was from. Cork, I said."
    }
    const Sentence& asked = l_.sentence_of(i - 1);
    constexpr std::uint64_t kSomebody = bit(Cue::patient) | bit(Cue::person) | bit(Cue::relation);
    if (!asked.pronoun && (asked.cues & kSomebody) == 0) return;
    const std::uint32_t end = place_end(i);
    const bool ends = end > i && (end >= l_.size() || l_.words[end].gap >= Gap::aside);
    if (ends) found(i, end);
  }

  /// "It's Narelle out at Wirrabilla Station", "I went out to Ballinskerry, one of them had …".
  void out_there(std::uint32_t i) {
    if (i < 2 || !close(i) || r_.taken[i] != 0 || r_.resume() || !l_.words[i].capital) return;
    constexpr std::array kTo = {"to", "at", "from", "past", "near", "on", "in", "by"};
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
    if (i == 0 || !close(i) || r_.taken[i] != 0 || r_.resume() || !listed(kAt, l_.lower(i - 1)))
      return;
    std::uint32_t end = place_end(i);
    if (end == i) end = small_place(i);
    if (end == i || (close(end) && l_.has(end, Cue::facility))) return;
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
      if (noun && stops) found(i, end);
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
    if (i == 0 || r_.taken[i] != 0 || r_.resume() || !close(i) || !listed(kLed, l_.lower(i - 1)))
      return;
    std::uint32_t end = i;
    while (end < l_.size() && end < i + 3 && (end == i || close(end)) && l_.words[end].capital &&
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
    for (std::uint32_t k = s.first; k < i; ++k) family = family || l_.is(k, "family");
    return (family || r_.someone_in(i)) && !s.crowd;
  }

  /// "Wirrabilla Station", "Carrot Hollow": a farm or a few houses; no police station.
  [[nodiscard]] std::uint32_t homestead(std::uint32_t i) const {
    constexpr std::array kEnds = {
        "station", "homestead", "farm",    "ranch",   "hollow",   "creek",      "crossing",
        "estate",  "mission",   "gap",     "ridge",   "flats",    "plantation", "outstation",
        "camp",    "croft",     "holler",  "landing", "corner",   "corners",    "downs",
        "reserve", "colony",    "harbour", "harbor",  "cove",     "landing",    "river",
        "falls",   "springs",   "lake",    "inlet",   "junction", "beach",      "island"};
    const Word& w = l_.words[i];
    const bool name = w.capital && !w.capitals && !w.known && !w.grammar && !w.has_digit;
    const bool kind = close(i + 1) && l_.words[i + 1].capital && listed(kEnds, l_.lower(i + 1));
    return name && kind ? i + 2 : i;
  }

  /// "he'd come up off the boats at Clark's Harbour": a name that says what lies there.
  [[nodiscard]] bool by_water(std::uint32_t i) const {
    return i < l_.size() && close(i) && r_.taken[i] == 0 && !r_.resume() && homestead(i) > i &&
           !(close(i + 2) && l_.words[i + 2].capital);
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
    constexpr std::uint64_t kSomebody = bit(Cue::patient) | bit(Cue::person) | bit(Cue::relation);
    constexpr std::uint32_t kNear = 8;
    for (std::uint32_t n = 2; n <= kNear && n < i; ++n) {
      const std::uint32_t k = i - n;
      if (l_.words[k + 1].gap >= Gap::aside) return false;
      if ((l_.words[k].cues & kSomebody) != 0 || is_pronoun(l_.lower(k))) return false;
      if (listed(kMoves, l_.lower(k))) {
        return l_.is(k - 1, "i") || l_.is(k - 1, "we") || l_.is(k - 1, "they");
      }
    }
    return false;
  }

  /// Reports a place and notes it, so that it is found where it is told again.
  void found(std::uint32_t first, std::uint32_t end) {
    places_.push_back({first, end});
    r_.report(IdentifierFamily::geography, first, end, kPlaceWhy);
  }

  void repeat() {
    if (places_.empty() || r_.resume()) return;
    std::unordered_map<std::string_view, std::size_t> by_first;
    for (std::size_t n = 0; n < places_.size(); ++n) {
      by_first.emplace(l_.lower(places_[n].first), n);
    }
    for (std::uint32_t i = 0; i < l_.size(); ++i) {
      if (r_.taken[i] != 0 || !l_.words[i].capital) continue;
      const auto it = by_first.find(l_.lower(i));
      if (it == by_first.end()) continue;
      const Place& place = places_[it->second];
      std::uint32_t size = 1;
      while (place.first + size < place.end && i + size < l_.size() && r_.taken[i + size] == 0 &&
             l_.lower(i + size) == l_.lower(place.first + size)) {
        ++size;
      }
      const bool whole = size == place.end - place.first;
      const bool house =
          i + size < l_.size() && l_.has(i + size, Cue::facility) && l_.words[i + size].capital;
      if (whole && !house) r_.report(IdentifierFamily::geography, i, i + size, kPlaceWhy);
    }
  }

  /// "…, in Vinalhaven", "…, Springfield": the town of the address; one past it.
  std::uint32_t town_behind(std::uint32_t i) {
    if (i >= l_.size() || l_.words[i].gap > Gap::aside) return i;
    const std::uint32_t town = l_.is(i, "in") ? i + 1 : i;
    if (town >= l_.size() || (town == i && l_.words[i].gap != Gap::aside)) return i;
    const std::uint32_t end = place_end(town);
    if (end == town) return i;
    r_.report(IdentifierFamily::geography, town, end, kPlaceWhy);
    return end;
  }

  /// "…, Apt 3B" belongs to the address.
  [[nodiscard]] std::uint32_t flat_end(std::uint32_t i) const {
    constexpr std::array kFlats = {"apt", "apartment", "unit", "flat", "suite", "lot"};
    const bool flat = i + 1 < l_.size() && l_.words[i].gap <= Gap::aside &&
                      listed(kFlats, l_.lower(i)) &&
                      (l_.words[i + 1].has_digit || l_.words[i + 1].initial);
    return flat ? i + 2 : i;
  }

  /// An address is the patient's unless the sentence says it is the clinic's or the author's.
  [[nodiscard]] bool lived(std::uint32_t i) const {
    constexpr std::uint32_t kNear = 8;
    if (!r_.anchored(i)) return false;
    constexpr std::uint64_t kOther = bit(Cue::facility) | bit(Cue::own_contact) | bit(Cue::staff);
    bool other = false;
    for (std::uint32_t n = 1; n <= kNear && n <= i; ++n) {
      const std::uint32_t k = i - n;
      if (l_.words[k + 1].gap == Gap::sentence) break;
      const bool home = l_.is(k, "home") || l_.is(k, "house") || l_.is(k, "homes");
      other =
          other || ((l_.words[k].cues & kOther) != 0 && !home) || l_.is(k, "my") || l_.is(k, "our");
      if (l_.has(k, Cue::reside) || r_.named[k] != 0 || is_pronoun(l_.lower(k))) return true;
      // "a cardiac arrest at 418 Larkspur Crescent"
      constexpr std::array kHappened = {"arrest", "collapse", "fall",     "crash",    "accident",
                                        "birth",  "stroke",   "seizure",  "overdose", "death",
                                        "fire",   "call",     "stabbing", "shooting", "drowning"};
      constexpr std::uint32_t kTight = 3;
      if (n <= kTight && listed(kHappened, l_.lower(k)) && !r_.resume()) return true;
    }
    return !other;
  }

  /// A ZIP code behind its word, a British postcode by its shape.
  void postcode(std::uint32_t i) {
    if (r_.taken[i] != 0 || !l_.words[i].has_digit) return;
    const Word& w = l_.words[i];
    const bool us = w.digits && (w.span.size() == 5 || w.span.size() == 4 || w.span.size() == 6);
    bool said = false;
    for (std::uint32_t n = 1; n <= 6 && n <= i; ++n) {
      const std::string_view k = l_.lower(i - n);
      said = said || k == "zip" || k == "zipcode" || k == "postcode" || k == "postal" ||
             (k == "pin" && l_.is(i - n + 1, "code")) || k == "pincode" || k == "house" ||
             k == "home";
      if (l_.words[i - n].gap == Gap::sentence) break;
    }
    if (said && us && r_.someone_in(i) && r_.anchored(i)) {
      r_.report(IdentifierFamily::geography, i, i + 1, kPlaceWhy);
    } else if ((british(i) || canadian(i)) && (said || r_.someone_in(i)) && r_.anchored(i)) {
      r_.report(IdentifierFamily::geography, i, i + 2, kPlaceWhy);
    }
  }

  [[nodiscard]] static bool ascii_capital(char c) { return c >= 'A' && c <= 'Z'; }

  /// "V3S 0Q9": letters and digits by turns.
  [[nodiscard]] bool canadian(std::uint32_t i) const {
    if (i + 1 >= l_.size() || l_.between(i + 1) != " ") return false;
    const std::string_view a = l_.written(i);
    const std::string_view b = l_.written(i + 1);
    return a.size() == 3 && b.size() == 3 && ascii_capital(a[0]) && ascii_digit(a[1]) &&
           ascii_capital(a[2]) && ascii_digit(b[0]) && ascii_capital(b[1]) && ascii_digit(b[2]);
  }

  /// "SW1A 1AA": area letters and digits, then a digit and two letters.
  [[nodiscard]] bool british(std::uint32_t i) const {
    if (i + 1 >= l_.size() || l_.between(i + 1) != " ") return false;
    const std::string_view a = l_.written(i);
    const std::string_view b = l_.written(i + 1);
    return a.size() >= 2 && a.size() <= 4 && ascii_capital(a[0]) && b.size() == 3 &&
           ascii_digit(b[0]) && ascii_capital(b[1]) && ascii_capital(b[2]) &&
           std::all_of(a.begin(), a.end(),
                       [](char c) { return ascii_digit(c) || ascii_capital(c); });
  }

  /// The place that begins at `i`, or `i`: one to three capitals that are no state, no hospital.
  [[nodiscard]] std::uint32_t place_end(std::uint32_t i) const {
    std::uint32_t end = i;
    while (end < l_.size() && end < i + 3 && (end == i || close(end)) && place_word(end, end > i))
      ++end;
    if (end == i) return i;
    if (l_.words[end - 1].possessive) return i;
    if (i > 0 && l_.is(i - 1, "on") && !l_.has(end - 1, Cue::street)) return i;
    const bool facility = close(end) && l_.has(end, Cue::facility) && l_.words[end].capital;
    const bool department = l_.has(i, Cue::department) || l_.has(i, Cue::known_place);
    return facility || department ? i : end;
  }

  [[nodiscard]] bool place_word(std::uint32_t i, bool inner) const {
    const Word& w = l_.words[i];
    if (!w.capital || w.has_digit || w.capitals || w.initial || r_.taken[i] != 0) return false;
    constexpr std::uint64_t kNever = bit(Cue::region) | bit(Cue::not_name) | bit(Cue::product) |
                                     bit(Cue::staff) | bit(Cue::staff_title) | bit(Cue::courtesy) |
                                     bit(Cue::saint);
    // "Fourth Avenue"
    const bool street = i + 1 < l_.size() && l_.has(i + 1, Cue::street) && l_.words[i + 1].capital;
    constexpr std::array kCounts = {"two", "three", "four", "five", "six", "seven", "nine", "ten"};
    const bool counted = listed(kCounts, l_.lower(i)) && i + 1 < l_.size() && close(i + 1) &&
                         l_.words[i + 1].capital && !l_.words[i + 1].grammar;  // "Two Harbors"
    if (counted) return true;
    if (w.grammar && !street) return false;
    if (inner && l_.has(i, Cue::settlement)) return true;
    if ((w.cues & kNever & ~bit(Cue::saint)) != 0) return false;
    return inner || !w.known || l_.has(i, Cue::first_name) || l_.has(i, Cue::saint);
  }

  /// "the village of Sinnar", "Kurkheda village", "a small town called Millbrook".
  void settlement(std::uint32_t i) {
    if (!l_.has(i, Cue::settlement) || r_.taken[i] != 0 || !someone(i)) return;
    std::uint32_t at = i + 1;
    if (close(at) && (l_.is(at, "of") || l_.is(at, "called") || l_.is(at, "named"))) ++at;
    const std::uint32_t end = close(at) ? place_end(at) : at;
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
    const bool link = i > 0 && listed(kLinks, l_.lower(i)) &&
                      (close(i) || (l_.words[i].gap == Gap::aside && l_.is(i, "from")));
    if (!link || r_.taken[i] != 0 || !close(i + 1)) return;
    if (street_opens(i + 1) || street_closes(i + 1)) return;  // read with its number
    std::uint32_t end = place_end(i + 1);
    const std::uint32_t with_state = before_region(i + 1);
    if (with_state > i + 1 && someone_went(i)) end = with_state;
    if (end > i + 1 && with_state == i + 1 && l_.is(i, "in") && where_lives(end)) {
      found(i + 1, end);
      return;
    }
    if (end == i + 1 && stopped(i)) end = small_place(i + 1);
    if (end == i + 1 && resides(i)) end = two_capitals(i + 1);
    if (end == i + 1 || (with_state == i + 1 && !resides(i) && !stopped(i))) return;
    if (with_state > i + 1 && !someone_went(i)) return;
    if (close(end) && l_.has(end, Cue::settlement)) ++end;
    found(i + 1, end);
  }

  /// "she had pulled into a lay-by outside Little Harnsworth": where a patient was met with the
  /// trouble.
  [[nodiscard]] bool stopped(std::uint32_t i) const {
    constexpr std::array kStops = {
        "pulled",   "stopped",   "parked",     "stranded", "broken",    "broke",   "collapsed",
        "crashed",  "camped",    "camping",    "stuck",    "airlifted", "found",   "fell",
        "fallen",   "ringing",   "calling",    "winched",  "rescued",   "lay",     "driving",
        "marooned", "wandering", "picnicking", "fishing",  "walking",   "working", "shearing",
        "kitchen",  "bathroom",  "doorstep",   "hallway",  "bedroom",   "garden",  "driveway",
        "porch",    "yard",      "barn",       "shed"};
    constexpr std::array kAt = {"outside", "near", "at", "in", "past", "by", "from"};
    if (r_.resume() || !listed(kAt, l_.lower(i))) return false;
    constexpr std::uint32_t kNear = 7;
    bool stop = false;
    for (std::uint32_t n = 1; n <= kNear && n <= i; ++n) {
      const std::uint32_t k = i - n;
      const std::string_view word = l_.lower(k);
      if (l_.has(k, Cue::staff) || l_.words[k + 1].gap == Gap::sentence) return false;
      stop = stop || listed(kStops, word);
      if (!stop) continue;
      if (word == "i" || word == "we" || word == "they" || word == "my" || word == "our")
        return false;
      constexpr std::uint64_t kSomebody = bit(Cue::patient) | bit(Cue::person) | bit(Cue::relation);
      const bool who = word == "she" || word == "he" || word == "she'd" || word == "he'd" ||
                       is_pronoun_is(l_, k) || r_.named[k] != 0 ||
                       (l_.words[k].cues & kSomebody) != 0;
      if (who) return !l_.sentence_of(k).crowd;
    }
    return false;
  }

  /// "Little Harnsworth", "Upper Slaughter": a word of size or side before the name of a hamlet.
  [[nodiscard]] std::uint32_t small_place(std::uint32_t i) const {
    constexpr std::array kSides = {"little", "great",  "upper",  "lower", "nether",  "old",  "new",
                                   "north",  "south",  "east",   "west",  "long",    "much", "high",
                                   "over",   "church", "castle", "port",  "ballina", "inver"};
    const bool side = i + 1 < l_.size() && l_.words[i].capital && listed(kSides, l_.lower(i)) &&
                      close(i + 1) && place_word(i + 1, false);
    return side ? i + 2 : i;
  }

  /// "lived out at Big Bay": two words with capitals in mid-sentence, and no house of care or work.
  [[nodiscard]] std::uint32_t two_capitals(std::uint32_t i) const {
    constexpr std::uint64_t kNever = bit(Cue::region) | bit(Cue::not_name) | bit(Cue::product) |
                                     bit(Cue::staff) | bit(Cue::staff_title) | bit(Cue::courtesy) |
                                     bit(Cue::facility) | bit(Cue::department) |
                                     bit(Cue::work_word);
    const auto word = [&](std::uint32_t k) {
      const Word& w = l_.words[k];
      return w.capital && !w.capitals && !w.has_digit && !w.grammar && r_.taken[k] == 0 &&
             (w.cues & kNever) == 0;
    };
    const bool two = i + 1 < l_.size() && word(i) && close(i + 1) && word(i + 1);
    return two && !(close(i + 2) && l_.words[i + 2].capital) ? i + 2 : i;
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

  /// "Lost Cabin, Wyoming": what a state is named behind is a place, whatever its words.
  [[nodiscard]] std::uint32_t before_region(std::uint32_t i) const {
    std::uint32_t end = i;
    while (end < l_.size() && end < i + 3 && (end == i || close(end)) && l_.words[end].capital &&
           !l_.words[end].grammar && !l_.words[end].capitals && r_.taken[end] == 0) {
      ++end;
    }
    const bool state = end > i && end < l_.size() && l_.words[end].gap == Gap::aside &&
                       l_.has(end, Cue::region) && !l_.has(end - 1, Cue::facility);
    return state && !l_.has(i, Cue::region) ? end : i;
  }

  /// He, she or a patient is the subject in the words before, not the author.
  [[nodiscard]] bool someone_went(std::uint32_t i) const {
    constexpr std::uint32_t kNear = 7;
    bool someone = false;
    for (std::uint32_t n = 1; n <= kNear && n <= i; ++n) {
      const std::uint32_t k = i - n;
      const std::string_view word = l_.lower(k);
      if (listed(kAuthor, word)) return false;
      someone = someone || is_pronoun(word) || l_.has(k, Cue::patient) || l_.has(k, Cue::person) ||
                l_.has(k, Cue::relation) || r_.named[k] != 0;
      if (l_.words[k].gap == Gap::sentence) break;
    }
    return someone && (!r_.resume() || r_.patient_in(i));
  }

  [[nodiscard]] bool resides(std::uint32_t i) const {
    constexpr std::uint32_t kNear = 9;
    const bool from = l_.is(i, "from");
    bool living = false;
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
      living = living || (l_.has(k, Cue::reside) && (from || stays(word))) || own_home(k);
      const bool person = l_.has(k, Cue::patient) || l_.has(k, Cue::person) || r_.named[k] != 0 ||
                          l_.has(k, Cue::relation);
      const bool retired = k > 0 && l_.has(k - 1, Cue::former) && close(k) &&
                           !l_.words[k].grammar && !l_.words[k].capital;
      if (from && (person || retired) && n <= 2) return !resume_crowd(k);
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

  static constexpr std::array kAuthor = {"i",     "we",    "i'm",  "i've", "i'd",
                                         "we've", "we're", "we'd", "my",   "our"};

  struct Place {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
  };

  Reading& r_;
  const WordList& l_;
  std::vector<Place> places_;
};

}  // namespace

void read_places(Reading& reading) {
  Places(reading).run();
}

}  // namespace reframe::privacy
