// Places smaller than a state: addresses, postcodes, towns where a patient lives.
#include <algorithm>
#include <array>
#include <string>

#include "analyzer/privacy/reading.h"

namespace reframe::privacy {
namespace {

constexpr std::string_view kPlaceWhy = "Where a patient lives or comes from, smaller than a state.";

class Places {
 public:
  explicit Places(Reading& reading) : r_(reading), l_(reading.list) {}

  void run() {
    for (std::uint32_t i = 0; i < l_.size();) {
      const std::uint32_t end = street(i);
      if (end > i) {
        i = end;
        continue;
      }
      postcode(i);
      settlement(i);
      residence(i);
      ++i;
    }
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
    const bool named =
        end > i + 1 && close(end) && l_.has(end, Cue::street) && l_.words[end].capital;
    if (!named || !lived(i)) return named ? end + 1 : i;
    const std::uint32_t last = flat_end(end + 1);
    r_.report(IdentifierFamily::geography, i, last, kPlaceWhy);
    return town_behind(last);
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
             (k == "pin" && l_.is(i - n + 1, "code")) || k == "pincode";
      if (l_.words[i - n].gap == Gap::sentence) break;
    }
    if (said && us && r_.someone_in(i) && r_.anchored(i)) {
      r_.report(IdentifierFamily::geography, i, i + 1, kPlaceWhy);
    } else if (british(i) && (said || r_.someone_in(i)) && r_.anchored(i)) {
      r_.report(IdentifierFamily::geography, i, i + 2, kPlaceWhy);
    }
  }

  /// "SW1A 1AA": area letters and digits, then a digit and two letters.
  [[nodiscard]] bool british(std::uint32_t i) const {
    if (i + 1 >= l_.size() || l_.between(i + 1) != " ") return false;
    const std::string_view a = l_.written(i);
    const std::string_view b = l_.written(i + 1);
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    return a.size() >= 2 && a.size() <= 4 && capital(a[0]) && b.size() == 3 && digit(b[0]) &&
           capital(b[1]) && capital(b[2]) &&
           std::all_of(a.begin(), a.end(), [&](char c) { return digit(c) || capital(c); });
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
      r_.report(IdentifierFamily::geography, at, end, kPlaceWhy);
      return;
    }
    std::uint32_t first = i;
    while (first > 0 && i - first < 2 && l_.words[first].gap <= Gap::space &&
           place_word(first - 1, false)) {
      --first;
    }
    if (first < i) r_.report(IdentifierFamily::geography, first, i + 1, kPlaceWhy);
  }

  [[nodiscard]] bool someone(std::uint32_t i) const {
    return r_.resume() ? r_.patient_in(i) : r_.someone_in(i);
  }

  /// "lives in Millbrook", "a farmer from Tamworth", "drove in from Dubbo".
  void residence(std::uint32_t i) {
    constexpr std::array kLinks = {"in", "from", "at", "near", "outside", "to", "of", "on"};
    const bool link = i > 0 && listed(kLinks, l_.lower(i)) &&
                      (close(i) || (l_.words[i].gap == Gap::aside && l_.is(i, "from")));
    if (!link || r_.taken[i] != 0 || !close(i + 1)) return;
    std::uint32_t end = place_end(i + 1);
    const std::uint32_t with_state = before_region(i + 1);
    if (with_state > i + 1 && someone_went(i)) end = with_state;
    if (end == i + 1 || (with_state == i + 1 && !resides(i))) return;
    if (with_state > i + 1 && !someone_went(i)) return;
    if (close(end) && l_.has(end, Cue::settlement)) ++end;
    r_.report(IdentifierFamily::geography, i + 1, end, kPlaceWhy);
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
      if (word == "i" || word == "we" || word == "i'm" || word == "my" || word == "our")
        return false;
      someone = someone || is_pronoun(word) || l_.has(k, Cue::patient) || l_.has(k, Cue::person) ||
                l_.has(k, Cue::relation) || r_.named[k] != 0;
      if (l_.words[k].gap == Gap::sentence) break;
    }
    return someone && (!r_.resume() || r_.patient_in(i));
  }

  [[nodiscard]] bool resides(std::uint32_t i) const {
    constexpr std::uint32_t kNear = 7;
    const bool from = l_.is(i, "from");
    bool living = false;
    for (std::uint32_t n = 1; n <= kNear && n <= i; ++n) {
      const std::uint32_t k = i - n;
      const std::string_view word = l_.lower(k);
      if (word == "i" || word == "we" || word == "i'm" || word == "my" || word == "our")
        return false;
      living = living || (l_.has(k, Cue::reside) && (from || stays(word)));
      const bool person = l_.has(k, Cue::patient) || l_.has(k, Cue::person) || r_.named[k] != 0 ||
                          l_.has(k, Cue::relation);
      if (from && person && n <= 2) return !resume_crowd(k);
      if (person && n == 1 && l_.is(i, "in") && one_of_many(k)) return !resume_crowd(k);
      if (living &&
          (person || word == "he" || word == "she" || word == "who" || is_pronoun(word))) {
        return true;
      }
      if (l_.words[k].gap == Gap::sentence) break;
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

  [[nodiscard]] bool resume_crowd(std::uint32_t i) const {
    return r_.resume() && !r_.patient_in(i);
  }

  /// Words of living somewhere go with "in"; words of coming only with "from".
  [[nodiscard]] static bool stays(std::string_view word) {
    constexpr std::array kStays = {
        "lives",     "lived", "living",   "live",  "resides",   "resided", "residing",
        "home",      "house", "flat",     "farm",  "farmhouse", "trailer", "cottage",
        "apartment", "shop",  "settled",  "stays", "stayed",    "grew",    "moved",
        "resident",  "born",  "sleeping", "slept", "address",   "based"};
    return listed(kStays, word);
  }

  Reading& r_;
  const WordList& l_;
};

}  // namespace

void read_places(Reading& reading) {
  Places(reading).run();
}

}  // namespace reframe::privacy
