// Addresses of patients: streets, houses, flats, schools, postcodes.
#include <algorithm>
#include <array>
#include <string>

#include "analyzer/privacy/place_reader.h"

namespace reframe::privacy {
namespace {

class Addresses : PlaceReader {
 public:
  explicit Addresses(Reading& reading) : PlaceReader(reading) {}

  void run() {
    for (std::uint32_t i = 0; i < l_.size();) {
      std::uint32_t end = i;
      for (auto read : {&Addresses::street, &Addresses::house, &Addresses::flat,
                        &Addresses::street_alone, &Addresses::ward_of, &Addresses::school}) {
        if (end == i) end = (this->*read)(i);
      }
      if (end == i) {
        postcode(i++);
        continue;
      }
      // An address that is nobody's home is no town and no name either.
      for (; i < end; ++i) r_.taken[i] = 1;
    }
    repeat();
  }

 private:
  /// "14 Maple Street", "Flat 3, 9 Elm Road": a number, one to three capitals, a street word.
  std::uint32_t street(std::uint32_t i) {
    const Word& number = l_.words[i];
    const bool numbered = number.has_digit && number.span.size() <= 5 && l_.lower(i)[0] <= '9' &&
                          r_.taken[i] == 0 && l_.close(i + 1);
    if (!numbered || (i > 0 && number.gap == Gap::joined)) return i;
    std::uint32_t end = i + 1;
    while (l_.close(end) && end < i + 5 && l_.words[end].capital && !l_.has(end, Cue::street))
      ++end;
    bool named = end > i + 1 && l_.close(end) && l_.has(end, Cue::street) && l_.words[end].capital;
    if (!named && street_opens(i + 1)) {
      end = street_name(i + 1);
      named = end-- > i + 1;
    }
    if (!named || !lived(i)) return named ? end + 1 : i;
    const std::uint32_t last = flat_end(end + 1);
    r_.report(IdentifierFamily::geography, i, last, kPlaceWhy);
    return town_behind(last);
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
      while (l_.close(end) && end < i + 6 && (name(end) || l_.words[end].span.size() <= 3) &&
             !l_.words[end].has_digit)
        ++end;
      while (end > i + 1 && !l_.words[end - 1].capital) --end;
      return end > i + 1 ? end : i;
    }
    while (end < i + 4 && end < l_.size() && (end == i || l_.close(end)) && name(end)) {
      if (street_closes(end)) return end + 1;
      const bool kind = end > i && listed(kKinds, l_.lower(end)) && !l_.words[end - 1].grammar;
      ++end;
      if (kind && (!l_.close(end) || !l_.words[end].capital)) return end;
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
    const bool led = i > 0 && ((l_.close(i) && listed(kLed, l_.lower(i - 1))) ||
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
    const bool number = l_.close(end) && l_.words[end].has_digit && l_.words[end].span.size() <= 4;
    return number ? end + 1 : end;
  }

  /// A home is spoken of, or somebody, and neither a workplace nor the author.
  [[nodiscard]] bool dwelling(std::uint32_t i, std::uint32_t end) const {
    constexpr std::array kHome = {
        "rollover", "crash",    "collision", "arrest",   "home",    "house",   "place",
        "flat",     "floor",    "apartment", "door",     "stairs",  "lives",   "lived",
        "living",   "address",  "called",    "call",     "visit",   "visited", "bungalow",
        "cottage",  "basement", "attic",     "lodgings", "trailer", "knocked", "collapsed",
        "fetched",  "picked",   "room",      "bedsit",   "caravan", "squat",   "farmhouse",
        "farm",     "ranch",    "barn",      "cabin",    "condo",   "duplex",  "townhouse"};
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
      const bool somebody =
          r_.named[k] != 0 || is_pronoun(word) || (l_.words[k].cues & kSomeone) != 0;
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
                          l_.close(i + 1) && l_.words[i + 1].capital &&
                          listed(kLed, l_.lower(i - 1));
    if (!numbered || r_.resume() || !someone_went(i)) return i;
    // "her mum had scalded herself on the stove at 14 Mill Loke"
    constexpr std::uint64_t kHouses =
        bit(Cue::facility) | bit(Cue::department) | bit(Cue::project_event) | bit(Cue::staff);
    const bool named = l_.is(i - 1, "at") && l_.close(i + 2) && l_.words[i + 2].capital &&
                       ((l_.words[i + 1].cues | l_.words[i + 2].cues) & kHouses) == 0;
    if (!named && !listed(kLives, l_.lower(i - 2))) return i;
    std::uint32_t end = i + 1;
    while (l_.close(end) && end < i + 6 && !l_.words[end].has_digit &&
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
                          (l_.words[i + 1].has_digit || l_.words[i + 1].initial) &&
                          l_.close(i + 1) && l_.words[i + 2].gap == Gap::aside &&
                          l_.words[i + 2].capital;
    if (!numbered || !r_.someone_near(i) || r_.resume()) return i;
    std::uint32_t end = i + 2;
    while (end < i + 6 && end < l_.size() && (end == i + 2 || l_.close(end)) &&
           l_.words[end].capital)
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
    const bool kind = r_.taken[i] == 0 && listed(kKindsBefore, l_.lower(i)) && l_.close(i + 1) &&
                      (l_.words[i + 1].capital || l_.words[i + 1].has_digit || l_.is(i + 1, "of"));
    if (!kind || r_.resume() || !r_.someone_near(i)) return i;
    std::uint32_t end = i + 1;
    if (l_.is(end, "of")) ++end;
    const std::uint32_t first = end;
    while (end < first + 4 && l_.close(end) && !l_.words[end].grammar &&
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
    const bool led = i > 0 && l_.close(i) && listed(kGoes, l_.lower(i - 1)) &&
                     l_.words[i].capital && r_.taken[i] == 0 && !r_.resume();
    if (!led) return i;
    std::uint32_t end = i;
    bool kind = false;
    while (end < i + 5 && end < l_.size() && (end == i || l_.close(end)) && l_.words[end].capital) {
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
};

}  // namespace

void read_addresses(Reading& reading) {
  Addresses(reading).run();
}

}  // namespace reframe::privacy
