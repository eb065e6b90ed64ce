// Places smaller than a state, and what singles a person out without a name: a post that only one
// holds, a rare condition in a small place, an event that was in the news.
#include <algorithm>
#include <array>
#include <string>

#include "analyzer/privacy/reading.h"

namespace reframe::privacy {
namespace {

constexpr std::string_view kPlaceWhy = "Where a patient lives or comes from, smaller than a state.";
constexpr std::string_view kOneWhy =
    "Few people fit this: together with the rest it points to one.";

template <class Table>
bool listed(const Table& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

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
    if (w.grammar) return false;
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

class Combinations {
 public:
  explicit Combinations(Reading& reading) : r_(reading), l_(reading.list) {}

  void run() {
    for (std::uint32_t i = 0; i < l_.size(); ++i) {
      if (r_.taken[i] != 0) continue;
      relative_of(i);
      of_the_town(i);
      role(i);
      role_of_place(i);
      only_one(i);
      rare(i);
      news(i);
      picture(i);
    }
  }

 private:
  [[nodiscard]] bool close(std::uint32_t i) const {
    return i < l_.size() && l_.words[i].gap <= Gap::space;
  }

  void report(std::uint32_t first, std::uint32_t end) {
    r_.report(IdentifierFamily::combination, first, end, kOneWhy);
  }

  [[nodiscard]] std::uint32_t role_end(std::uint32_t i, Cue cue) const {
    std::uint32_t end = i;
    while (end < l_.size() && (end == i || close(end)) && l_.has(end, cue)) ++end;
    return end;
  }

  /// "She'd been the island's postmistress": the town's whatever, of whom there is one.
  void of_the_town(std::uint32_t i) {
    if (!l_.has(i, Cue::civic) || !l_.words[i].possessive || i < 2 || !close(i) || !close(i + 1))
      return;
    if (!l_.is(i - 1, "the") && !l_.is(i - 1, "our")) return;
    const std::uint32_t noun = l_.is(i + 1, "only") || l_.is(i + 1, "sole") ? i + 2 : i + 1;
    if (!close(noun) || l_.words[noun].grammar) return;
    if (!is_patient_before(i - 1) || !r_.anchored(i)) return;
    std::uint32_t end = noun + 1;
    while (close(end) && (l_.has(end, Cue::fame) || l_.has(end, Cue::public_role))) ++end;
    report(i, end);
  }

  /// "the mayor's wife", "the son of our state senator".
  void relative_of(std::uint32_t i) {
    if (!l_.has(i, Cue::fame) || (i > 0 && close(i) && l_.has(i - 1, Cue::fame))) return;
    const std::uint32_t end = role_end(i, Cue::fame);
    if (l_.words[end - 1].possessive && close(end) && l_.has(end, Cue::relation) &&
        r_.anchored(i)) {
      report(i, end + 1);
      return;
    }
    std::uint32_t first = i;
    while (first > 0 && i - first < 3 && close(first) && modifies(first - 1)) --first;
    constexpr std::array kOf = {"of", "to"};
    const std::uint32_t before = first > 0 && determiner(first - 1) ? first - 1 : first;
    if (before >= 2 && listed(kOf, l_.lower(before - 1)) && l_.has(before - 2, Cue::relation) &&
        r_.anchored(i)) {
      report(first, end);
    }
  }

  [[nodiscard]] bool determiner(std::uint32_t i) const {
    constexpr std::array kWords = {"the", "a", "an", "our", "their", "this"};
    return listed(kWords, l_.lower(i));
  }

  /// Words that belong to a post: "retired", "town's", "Premier League".
  [[nodiscard]] bool modifies(std::uint32_t i) const {
    const Word& w = l_.words[i];
    if (w.grammar || l_.has(i, Cue::patient) || r_.taken[i] != 0) return false;
    return l_.has(i, Cue::former) || l_.has(i, Cue::civic) || w.capital || w.possessive ||
           l_.is(i, "professional") || l_.is(i, "famous") || l_.is(i, "well") ||
           l_.is(i, "known") || l_.is(i, "popular") || l_.is(i, "high") || l_.is(i, "school");
  }

  /// "He was the town's fire chief", "a retired Premier League goalkeeper came to my clinic".
  void role(std::uint32_t i) {
    if (r_.taken[i] != 0 || !l_.has(i, Cue::fame)) return;
    if (i > 0 && close(i) && l_.has(i - 1, Cue::fame)) return;
    const std::uint32_t end = role_end(i, Cue::fame);
    std::uint32_t first = i;
    while (first > 0 && i - first < 4 && close(first) && modifies(first - 1)) --first;
    const bool article = first > 0 && close(first) && determiner(first - 1);
    if (!article || !(is_patient_before(first - 1) || patient_behind(end)) || !r_.anchored(i))
      return;
    report(first, end);
  }

  /// "a patient, a judge in our county": an office with its place.
  void role_of_place(std::uint32_t i) {
    if (r_.taken[i] != 0 || !l_.has(i, Cue::public_role) || i == 0) return;
    if (close(i) && (l_.has(i - 1, Cue::public_role) || !determiner(i - 1))) return;
    constexpr std::array kPlain = {"woman",  "man",        "person",   "patient",  "child",
                                   "family", "couple",     "resident", "people",   "men",
                                   "women",  "children",   "patients", "families", "nurse",
                                   "doctor", "pharmacist", "case",     "survivor"};
    if (listed(kPlain, l_.lower(i)) || !is_patient_before(i - 1) || !r_.anchored(i)) return;
    const std::uint32_t role = role_end(i, Cue::public_role);
    const std::uint32_t end = within(role);
    if (end > role && (l_.is(role, "in") || l_.is(role, "of"))) report(i, end);
  }

  /// "she was the …", "a patient, the …", "our patient was the …".
  [[nodiscard]] bool is_patient_before(std::uint32_t article) const {
    if (article == 0) return false;
    std::uint32_t k = article - 1;
    if (l_.words[article].gap == Gap::aside) {
      return l_.has(k, Cue::patient) || r_.named[k] != 0;
    }
    if (l_.words[article].gap > Gap::space) return false;
    if (l_.has(k, Cue::former) && k > 0) --k;
    constexpr std::array kBe = {"was", "is", "been", "being", "happened", "as", "once", "also"};
    const std::string_view be = l_.lower(k);
    if (be == "he's" || be == "she's") return true;
    if (!listed(kBe, be) || k == 0) return false;
    for (std::uint32_t n = 1; n <= 3 && n <= k; ++n) {
      const std::string_view who = l_.lower(k - n);
      if (who == "i" || who == "we") return false;
      if (who == "he" || who == "she" || who == "who" || who == "she'd" || who == "he'd" ||
          l_.has(k - n, Cue::patient) || r_.named[k - n] != 0) {
        return !l_.has(k - n, Cue::staff);
      }
    }
    return false;
  }

  /// The role is ill, or comes to be treated.
  [[nodiscard]] bool patient_behind(std::uint32_t end) const {
    constexpr std::uint32_t kNear = 10;
    for (std::uint32_t i = end; i < end + kNear && i < l_.size(); ++i) {
      if (l_.words[i].gap >= Gap::sentence) return false;
      if (l_.has(i, Cue::work_act) || l_.has(i, Cue::staff)) return false;
      if (l_.has(i, Cue::patient_act) || l_.has(i, Cue::patient_state)) return true;
    }
    return false;
  }

  /// "the only dentist in Millbrook", "one of two people in the county with …".
  void only_one(std::uint32_t i) {
    constexpr std::array kOnly = {"only", "sole", "first", "youngest", "oldest", "last"};
    if (!listed(kOnly, l_.lower(i)) || r_.taken[i] != 0) return;
    const bool counted = l_.is(i, "only") && counts(i + 1);
    const bool article =
        i > 0 && (l_.is(i - 1, "the") || l_.is(i - 1, "their") || l_.is(i - 1, "of"));
    if (!counted && !article) return;
    std::uint32_t at = counted ? i + 2 : i + 1;
    const std::uint32_t role_limit = at + 4;
    while (close(at) && at < role_limit && !l_.has(at, Cue::public_role)) ++at;
    if (close(at) && l_.has(at, Cue::public_role)) {
      at = role_end(at, Cue::public_role);
    } else if (at = thing_end(i); at == i) {
      return;
    }
    const std::uint32_t end = within(at);
    if (end == at || authors(i) || !about_someone(i)) return;
    const std::uint32_t from = counted && !l_.is(i - 1, "of") ? i : (counted ? i + 1 : i);
    report(from, with_condition(end));
  }

  /// "She drove the only school bus in Tibooburra": one past what she has alone, or `i`.
  [[nodiscard]] std::uint32_t thing_end(std::uint32_t i) const {
    constexpr std::array kHolds = {"drove", "drives",  "ran",  "runs",   "owned", "owns", "kept",
                                   "keeps", "managed", "flew", "taught", "built", "had",  "has"};
    const bool holds = i >= 3 && listed(kHolds, l_.lower(i - 2)) && is_pronoun(l_.lower(i - 3));
    std::uint32_t at = i + 1;
    while (holds && close(at) && at < i + 4 && !l_.is(at, "in") && !l_.is(at, "on")) ++at;
    const bool place = holds && close(at + 1) && within(at) > at && l_.words[at + 1].capital;
    return place ? at : i;
  }

  [[nodiscard]] bool counts(std::uint32_t i) const {
    constexpr std::array kNumbers = {"one",   "two",  "three", "four",   "five",   "six", "seven",
                                     "eight", "nine", "ten",   "twelve", "twenty", "a"};
    return i < l_.size() && (l_.words[i].digits || listed(kNumbers, l_.lower(i)));
  }

  /// One past "in Millbrook", "in the county"; `at` when no place follows.
  [[nodiscard]] std::uint32_t within(std::uint32_t at) const {
    constexpr std::array kIn = {"in", "of", "for", "on", "from"};
    if (!close(at) || !listed(kIn, l_.lower(at))) return at;
    std::uint32_t i = at + 1;
    if (close(i) && (l_.is(i, "the") || l_.is(i, "our") || l_.is(i, "this") || l_.is(i, "that")))
      ++i;
    if (!close(i)) return at;
    if (l_.has(i, Cue::facility) && !l_.has(i, Cue::civic)) return at;
    while (close(i) && l_.is(i, "whole")) ++i;
    if (l_.has(i, Cue::civic)) {
      std::uint32_t end = i + 1;
      while (close(end) && l_.has(end, Cue::civic)) ++end;
      return end;
    }
    std::uint32_t end = i;
    while (end < l_.size() && (end == i || close(end)) && end < i + 3 && l_.words[end].capital &&
           !l_.words[end].capitals && !l_.words[end].grammar && !l_.has(end, Cue::not_name)) {
      ++end;
    }
    const bool institution = end > i &&
                             (l_.has(end - 1, Cue::facility) || l_.has(i, Cue::department)) &&
                             !l_.has(end - 1, Cue::civic);
    return end == i || institution ? at : end;
  }

  /// "… with Erdheim-Chester disease" belongs to it.
  [[nodiscard]] std::uint32_t with_condition(std::uint32_t end) const {
    if (!close(end) || !l_.is(end, "with")) return end;
    std::uint32_t at = end + 1;
    while (close(at) && at < end + 6 &&
           (l_.has(at, Cue::rare) || l_.has(at, Cue::eponym) || l_.has(at, Cue::eponym_noun))) {
      ++at;
    }
    return at > end + 1 ? at : end;
  }

  /// "I was the only nurse in the county".
  [[nodiscard]] bool authors(std::uint32_t i) const {
    constexpr std::uint32_t kNear = 6;
    for (std::uint32_t n = 1; n <= kNear && n <= i; ++n) {
      const std::string_view word = l_.lower(i - n);
      if (word == "i" || word == "we" || word == "i'm" || word == "we're" || word == "me" ||
          word == "my" || word == "our" || word == "us") {
        return true;
      }
      if (l_.words[i - n].gap == Gap::sentence) break;
    }
    return false;
  }

  /// In the words before: he, she, a name, a patient, a relative.
  [[nodiscard]] bool about_someone(std::uint32_t i) const {
    constexpr std::uint32_t kNear = 8;
    if (!r_.anchored(i)) return false;
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

  /// A rare condition of one person, in a sentence with a place.
  void rare(std::uint32_t i) {
    if (!l_.has(i, Cue::rare) || (i > 0 && close(i) && l_.has(i - 1, Cue::rare))) return;
    const Sentence& s = l_.sentence_of(i);
    if (s.crowd || !r_.someone_in(i) || !r_.anchored(i) || authors(i)) return;
    bool in_place = false;
    constexpr std::uint32_t kNear = 12;
    for (std::uint32_t k = i > kNear ? i - kNear : 0; k < i + kNear && k + 1 < l_.size(); ++k) {
      if (l_.words[k].sentence != l_.words[i].sentence || !l_.is(k, "in")) continue;
      in_place = in_place || within(k) > k;
    }
    if (in_place) report(i, role_end(i, Cue::rare));
  }

  /// "her crash made the local news", "it was in all the papers".
  void news(std::uint32_t i) {
    constexpr std::array kMedia = {"news",      "papers", "paper",      "newspaper", "newspapers",
                                   "headlines", "tv",     "television", "media"};
    constexpr std::array kInner = {"the", "local", "evening", "national", "all",  "front", "page",
                                   "of",  "six",   "o'clock", "regional", "over", "every"};
    if (!listed(kMedia, l_.lower(i)) || i < 2) return;
    std::uint32_t first = i;
    while (first > 0 && i - first < 5 && close(first) && listed(kInner, l_.lower(first - 1)))
      --first;
    if (first == i || first == 0 || !close(first)) return;
    const std::string_view verb = l_.lower(first - 1);
    const bool made = verb == "made" || verb == "hit" || verb == "reached";
    const bool was =
        (verb == "on" || verb == "in") && first > 1 &&
        (l_.is(first - 2, "was") || l_.is(first - 2, "been") || l_.is(first - 2, "were"));
    if ((!made && !was) || !of_patient(i)) return;
    report(first - (made ? 1 : 1), i + 1);
  }

  [[nodiscard]] bool of_patient(std::uint32_t i) const {
    if (!r_.anchored(i) || authors(i)) return false;
    const std::uint32_t s = l_.words[i].sentence;
    const bool before = s > 0 && (r_.named_sentence[s - 1] != 0 || l_.sentences[s - 1].pronoun ||
                                  (l_.sentences[s - 1].cues & bit(Cue::patient)) != 0);
    return r_.someone_in(i) || (before && !r_.resume());
  }

  /// "a photo of her face", "his fingerprints": of one person, not a feature.
  void picture(std::uint32_t i) {
    const bool photo = l_.has(i, Cue::photo);
    if ((!photo && !l_.has(i, Cue::biometric)) || r_.taken[i] != 0 || !r_.anchored(i)) return;
    constexpr std::string_view kPhotoWhy = "A picture that shows who the patient is.";
    constexpr std::string_view kBodyWhy = "A mark of the body that only one person has.";
    constexpr std::array kOf = {"of"};
    constexpr std::array kFace = {"face", "faces", "tattoo", "smile", "head", "profile"};
    if (photo && close(i + 1) && listed(kOf, l_.lower(i + 1))) {
      for (std::uint32_t k = i + 2; k < i + 6 && close(k); ++k) {
        if (!listed(kFace, l_.lower(k))) continue;
        const std::string_view whose = l_.lower(k - 1);
        const bool one = is_pronoun(whose) || l_.words[k - 1].possessive;
        if (one) r_.report(IdentifierFamily::photo, i, k + 1, kPhotoWhy);
        return;
      }
      return;
    }
    const bool theirs = i > 0 && close(i) &&
                        (is_pronoun(l_.lower(i - 1)) ||
                         (l_.words[i - 1].possessive &&
                          (l_.has(i - 1, Cue::patient) || l_.has(i - 1, Cue::relation))));
    if (theirs && !photo) r_.report(IdentifierFamily::biometric, i, i + 1, kBodyWhy);
  }

  Reading& r_;
  const WordList& l_;
};

}  // namespace

void read_places(Reading& reading) {
  Places(reading).run();
}

void read_combinations(Reading& reading) {
  Combinations(reading).run();
}

}  // namespace reframe::privacy
