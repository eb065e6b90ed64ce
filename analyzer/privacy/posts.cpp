// What singles a person out without a name: a post that only one holds in a place, and its holder's
// kin.
#include <algorithm>
#include <array>
#include <string>

#include "analyzer/privacy/post_reader.h"

namespace reframe::privacy {
namespace {

class Posts : private PostReader {
 public:
  explicit Posts(Reading& reading) : PostReader(reading) {}

  void run() {
    for (std::uint32_t i = 0; i < l_.size(); ++i) {
      if (r_.taken[i] != 0 || !r_.anchored(i)) continue;
      relative_of(i);
      of_the_town(i);
      role(i);
      role_of_place(i);
      only_one(i);
      post_of(i);
      post_of_county(i);
      apposed_post(i);
    }
  }

 private:
  /// "the wife of our local government chairman": a post that is one to a place is enough where
  /// a relative of its holder is ill.
  void relative_of_post(std::uint32_t i) {
    constexpr std::array kPosts = {
        "governor",  "senator",      "mayor",       "ambassador",    "chairman",     "chairwoman",
        "chief",     "headman",      "headmaster",  "principal",     "pastor",       "priest",
        "bishop",    "judge",        "magistrate",  "councillor",    "commissioner", "king",
        "oba",       "emir",         "sultan",      "imam",          "vicar",        "minister",
        "president", "captain",      "patwari",     "tehsildar",     "collector",    "postmaster",
        "landlord",  "headmistress", "burgomaster", "bürgermeister", "alcalde",      "alcaldesa",
        "kapitan"};
    // "the imam's mother", "the Oba's second wife"
    constexpr std::array kWhich = {"first", "second", "third",  "youngest", "eldest",  "only",
                                   "late",  "senior", "junior", "elder",    "younger", "oldest"};
    const std::uint32_t kin = l_.close(i + 1) && listed(kWhich, l_.lower(i + 1)) ? i + 2 : i + 1;
    if (listed(kPosts, l_.lower(i)) && l_.words[i].possessive && l_.close(kin) && i > 0 &&
        l_.has(kin, Cue::relation) && patient_behind(kin + 1)) {
      std::uint32_t first = i;
      while (first > 0 && i - first < 2 && l_.close(first) && !l_.words[first - 1].grammar) --first;
      report(first > 0 && determiner(first - 1) ? first - 1 : first, kin + 1);
      return;
    }
    if (!l_.has(i, Cue::relation) || !l_.is(i + 1, "of") || i == 0 || !l_.close(i + 1)) return;
    if (!determiner(i - 1) || r_.taken[i] != 0) return;
    std::uint32_t at = i + 2;
    if (!l_.close(at) || !(determiner(at) || l_.words[at].possessive)) return;
    const std::uint32_t limit = at + 5;
    while (l_.close(at) && at < limit && !listed(kPosts, l_.lower(at))) ++at;
    if (!l_.close(at) || at == limit || !patient_behind(at + 1)) return;
    report(i - 1, at + 1);
  }

  /// "She'd been the island's postmistress": the town's whatever, of whom there is one.
  void of_the_town(std::uint32_t i) {
    if (schools(i)) return;
    if (!l_.has(i, Cue::civic) || !l_.words[i].possessive || i < 2 || !l_.close(i) ||
        !l_.close(i + 1))
      return;
    if (!l_.is(i - 1, "the") && !l_.is(i - 1, "our")) return;
    const bool only = l_.is(i + 1, "only") || l_.is(i + 1, "sole");
    const bool at =
        l_.is(i - 2, "in") || l_.is(i - 2, "of") || l_.is(i - 2, "at") || l_.is(i - 2, "on");
    if (only && at) return works_in_the_only(i);
    const std::uint32_t noun = only ? i + 2 : i + 1;
    if (!l_.close(noun) || l_.words[noun].grammar) return;
    // "She had the state's only reported case", "One of our patients, the village's last farmer"
    const bool had = i > 2 && (l_.is(i - 2, "had") || l_.is(i - 2, "has")) && l_.close(i - 1) &&
                     (is_pronoun(l_.lower(i - 3)) || l_.has(i - 3, Cue::patient)) &&
                     (only || listed(kRanks, l_.lower(i + 1)));
    const bool one = i > 4 && l_.words[i - 1].gap == Gap::aside && l_.is(i - 2, "patients") &&
                     l_.is(i - 4, "of") && l_.is(i - 5, "one") &&
                     (only || listed(kRanks, l_.lower(i + 1)));
    if (!(had || one || is_patient_before(i - 1))) return;
    std::uint32_t end = noun + 1;
    if (listed(kRanks, l_.lower(noun)) || had) {
      while (l_.close(end) && end < noun + 3 && !l_.words[end].grammar) ++end;
    }
    // "the town's sitting fire chief": to the end of the post
    for (std::uint32_t k = end; k < noun + 4 && l_.close(k) && !l_.words[k].grammar; ++k) {
      if (l_.has(k, Cue::fame) || l_.has(k, Cue::public_role)) end = k + 1;
    }
    report(i, end);
  }

  static constexpr std::array kRanks = {"last", "first", "oldest", "youngest", "best", "richest"};

  /// "He was the high school's head football coach": the post of a house that a place has once.
  bool schools(std::uint32_t i) {
    constexpr std::array kHouses = {"school", "church", "parish", "club", "mosque", "college"};
    if (!listed(kHouses, l_.lower(i)) || !l_.words[i].possessive || i < 2) return false;
    const std::uint32_t the = l_.is(i - 1, "the") ? i - 1 : i - 2;
    if (!l_.is(the, "the") || !is_patient_before(the)) return false;
    std::uint32_t end = i + 1;
    while (l_.close(end) && end < i + 5 && !l_.words[end].grammar) ++end;
    if (end == i + 1) return false;
    report(the, end);
    return true;
  }

  /// "the teacher in the county's only one-room school".
  void works_in_the_only(std::uint32_t i) {
    std::uint32_t end = i + 2;
    while (l_.close(end) && end < i + 6 && (!l_.words[end].grammar || counts(end))) ++end;
    if (end > i + 2 && !authors(i) && about_someone(i)) report(i, end);
  }

  /// "the mayor's wife", "the son of our state senator".
  void relative_of(std::uint32_t i) {
    relative_of_post(i);
    if (r_.taken[i] == 0) relative_of_role(i);
    if (!l_.has(i, Cue::fame) || (i > 0 && l_.close(i) && l_.has(i - 1, Cue::fame))) return;
    const std::uint32_t end = role_end(i, Cue::fame);
    // "Our chaplain was the bishop's brother."
    bool staff = false;
    for (std::uint32_t n = 1; n <= 4 && n <= i; ++n) {
      if (l_.words[i - n + 1].gap >= Gap::aside) break;
      staff = staff || l_.has(i - n, Cue::staff);
    }
    if (staff) return;
    if (l_.words[end - 1].possessive && l_.close(end) && l_.has(end, Cue::relation)) {
      report(i, end + 1);
      return;
    }
    std::uint32_t first = i;
    while (first > 0 && i - first < 3 && l_.close(first) && modifies(first - 1)) --first;
    constexpr std::array kOf = {"of", "to"};
    const std::uint32_t before = first > 0 && determiner(first - 1) ? first - 1 : first;
    if (before >= 2 && listed(kOf, l_.lower(before - 1)) && l_.has(before - 2, Cue::relation)) {
      report(first, end);
    }
  }

  /// Words that belong to a post: "retired", "town's", "Premier League".
  [[nodiscard]] bool modifies(std::uint32_t i) const {
    const Word& w = l_.words[i];
    if (w.grammar || l_.has(i, Cue::patient) || r_.taken[i] != 0) return false;
    return l_.has(i, Cue::former) || l_.has(i, Cue::civic) || w.capital || w.possessive ||
           l_.is(i, "professional") || l_.is(i, "famous") || l_.is(i, "well") ||
           l_.is(i, "known") || l_.is(i, "popular") || l_.is(i, "high") || l_.is(i, "school") ||
           l_.is(i, "sitting") || l_.is(i, "serving") || l_.is(i, "acting") || l_.is(i, "local");
  }

  /// "He was the town's fire chief", "a retired Premier League goalkeeper came to my clinic".
  void role(std::uint32_t i) {
    if (r_.taken[i] != 0 || !l_.has(i, Cue::fame)) return;
    if (i > 0 && l_.close(i) && l_.has(i - 1, Cue::fame)) return;
    const std::uint32_t end = role_end(i, Cue::fame);
    std::uint32_t first = i;
    while (first > 0 && i - first < 4 && l_.close(first) && modifies(first - 1)) --first;
    const bool article = first > 0 && l_.close(first) && determiner(first - 1);
    const std::uint32_t place = l_.is(end, "of") ? within(end) : end;
    // "I realise it's the mayor of Saltby"
    const bool its = article && place > end && first > 2 && !r_.resume() && is_it(first - 2);
    if (!article || !(its || is_patient_before(first - 1) || patient_behind(place))) {
      return;
    }
    report(first, place);
  }

  /// "it's", "it was", where word `k` ends it.
  [[nodiscard]] bool is_it(std::uint32_t k) const {
    if (!l_.close(k + 1)) return false;
    return (l_.is(k, "it") && l_.words[k].possessive) || l_.is(k, "it's") ||
           (l_.is(k, "was") && k > 0 && l_.is(k - 1, "it"));
  }

  /// "a patient, a judge in our county": an office with its place.
  void role_of_place(std::uint32_t i) {
    if (r_.taken[i] != 0 || !l_.has(i, Cue::public_role) || i == 0) return;
    if (l_.close(i) && l_.has(i - 1, Cue::public_role)) return;
    const std::uint32_t first = l_.has(i - 1, Cue::former) && l_.close(i) && i > 1 ? i - 1 : i;
    if (l_.close(first) && !determiner(first - 1)) return;
    constexpr std::array kPlain = {"woman",  "man",        "person",   "patient",  "child",
                                   "family", "couple",     "resident", "people",   "men",
                                   "women",  "children",   "patients", "families", "nurse",
                                   "doctor", "pharmacist", "case",     "survivor"};
    if (listed(kPlain, l_.lower(i)) || !is_patient_before(first - 1)) return;
    const std::uint32_t role = role_end(i, Cue::public_role);
    std::uint32_t end = in_disaster(role);
    if (end == role) end = within(role);
    constexpr std::array kIn = {"in", "of", "on", "for"};
    if (end > role && listed(kIn, l_.lower(role))) return report(i, end);
    if (end = local_house(role); end > role) report(i, end);
  }

  /// "of the high school that won the title", "at the parish church": one past it, or `at`.
  [[nodiscard]] std::uint32_t local_house(std::uint32_t at) const {
    constexpr std::array kOf = {"of", "at", "for", "in"};
    constexpr std::array kHouses = {"school", "church", "mosque", "temple",    "synagogue",
                                    "choir",  "club",   "team",   "orchestra", "library"};
    if (!l_.close(at) || !listed(kOf, l_.lower(at))) return at;
    if (!l_.is(at + 1, "the") && !l_.is(at + 1, "our")) return at;
    for (std::uint32_t i = at + 2; i < at + 5 && l_.close(i); ++i) {
      if (listed(kHouses, l_.lower(i))) return i + 1;
    }
    return at;
  }

  /// "She was the lighthouse keeper's widow": a post of which a place has one, and its holder's
  /// kin.
  void relative_of_role(std::uint32_t i) {
    const bool holds = l_.has(i, Cue::public_role) || l_.has(i, Cue::staff) || post(i);
    if (!holds || !l_.words[i].possessive || !l_.close(i + 1)) return;
    if (!l_.has(i + 1, Cue::relation)) return;
    std::uint32_t first = i;
    while (first > 0 && i - first < 3 && l_.close(first) && !l_.words[first - 1].grammar) --first;
    constexpr std::array kWhose = {"the", "our", "my"};
    const bool the = first > 0 && l_.close(first) && listed(kWhose, l_.lower(first - 1));
    if (the && is_patient_before(first - 1)) report(first - 1, i + 2);
  }

  /// One past a clause with "who" that stands between commas behind `end`, or `end`.
  [[nodiscard]] std::uint32_t clause_end(std::uint32_t end) const {
    constexpr std::uint32_t kLongest = 16;
    if (!l_.is(end, "who") || l_.words[end].gap != Gap::aside) return end;
    std::uint32_t i = end + 1;
    while (l_.close(i) && i < end + kLongest) ++i;
    return i < l_.size() && l_.words[i].gap == Gap::aside ? i : end;
  }

  /// The role is ill, or comes to be treated.
  [[nodiscard]] bool patient_behind(std::uint32_t end) const {
    constexpr std::uint32_t kNear = 10;
    for (std::uint32_t i = end; i < end + kNear && i < l_.size(); ++i) {
      if (l_.words[i].gap >= Gap::sentence) return false;
      if (l_.has(i, Cue::work_act) || l_.has(i, Cue::staff)) return false;
      if (l_.has(i, Cue::patient) &&
          (l_.is(i - 1, "a") || l_.is(i - 1, "our") || l_.is(i - 1, "my")))
        return true;
      if (l_.has(i, Cue::patient_act) || l_.has(i, Cue::patient_state)) return true;
      // "had his stroke", "had fits", "in with a bleed"
      const bool has =
          i > end && (l_.is(i - 1, "had") || l_.is(i - 2, "had") || l_.is(i - 3, "had") ||
                      (l_.is(end, "in") && l_.is(end + 1, "with")));
      if (l_.has(i, Cue::care_verb) && (l_.is(i - 1, "be") || l_.is(i - 1, "been"))) return true;
      if (has && (l_.has(i, Cue::care_word) || l_.is(i, "fits") || l_.is(i, "fit"))) return true;
    }
    return false;
  }

  /// "The patient was the skipper of the Saltmere ferry", "he'd been the organist at the
  /// cathedral", "the hurling captain the year they won": a post, and what makes it the one.
  void post_of(std::uint32_t i) {
    if (!l_.is(i, "the") || i < 2 || r_.taken[i] != 0) return;
    constexpr std::array kRank = {"only", "last", "first", "oldest", "youngest"};
    std::uint32_t at = i + 1;
    while (l_.close(at) && at < i + 5 && !l_.words[at].possessive &&
           (!l_.words[at].grammar || (at == i + 1 && listed(kRank, l_.lower(at))))) {
      ++at;
    }
    const std::uint32_t head = at - 1;
    constexpr std::uint64_t kNot = bit(Cue::patient) | bit(Cue::relation) | bit(Cue::person) |
                                   bit(Cue::care_word) | bit(Cue::work_word) | bit(Cue::event) |
                                   bit(Cue::rare);
    if (head == i || !l_.close(at)) return;
    std::uint32_t end = of_the_house(head, at);
    if (end == at) end = at_that_time(head, at);
    if (end == at && post(head)) end = in_disaster(at);
    const bool noun = !l_.words[head].capital && (l_.words[head].cues & kNot) == 0;
    if (end == at && noun && !l_.has(head, Cue::staff)) end = of_a_name(at);
    if (end == at) return;
    // "the meteorologist of our local station, who had …, was brought in"
    const bool comes = post(head) && !l_.has(head, Cue::staff) && patient_behind(clause_end(end));
    if (comes) return report(i, clause_end(end));
    if (is_patient_before(i)) report(i, end);
  }

  /// "of the Saltmere ferry", "on the local television news": one past it, or `at`.
  [[nodiscard]] std::uint32_t of_a_name(std::uint32_t at) const {
    constexpr std::array kOf = {"of", "on", "for", "at", "in", "from"};
    if (!listed(kOf, l_.lower(at))) return at;
    std::uint32_t name = at + 1;
    if (l_.is(name, "the") || l_.is(name, "our")) ++name;
    // "of that day's Threshers Parade"
    if ((l_.is(name, "that") || l_.is(name, "this") || l_.is(name, "last")) && l_.close(name + 1) &&
        l_.words[name + 1].possessive) {
      name += 2;
    }
    std::uint32_t end = name;
    constexpr std::uint64_t kPeople =
        bit(Cue::courtesy) | bit(Cue::staff_title) | bit(Cue::not_name);
    while (l_.close(end) && end < name + 4 && l_.words[end].capital && !l_.words[end].capitals &&
           (l_.words[end].cues & kPeople) == 0 &&
           (!l_.has(end, Cue::facility) || l_.is(end, "st"))) {
      ++end;
    }
    // "the breakfast weatherman on the local television news"
    constexpr std::array kAir = {"radio", "television", "tv", "news", "telly"};
    for (std::uint32_t n = name; end == name && n < name + 4 && l_.close(n); ++n) {
      if (!listed(kAir, l_.lower(n))) continue;
      std::uint32_t last = n + 1;
      while (l_.close(last) && listed(kAir, l_.lower(last))) ++last;
      return last;
    }
    if (end == name || r_.named[name] != 0 || l_.has(name, Cue::region)) return at;
    if (l_.close(end) && !l_.words[end].grammar && !l_.words[end].known && !l_.words[end].capital)
      ++end;
    return end;
  }

  /// "the year they won the county", "on duty the night of the Harlan Creek crash".
  [[nodiscard]] std::uint32_t at_that_time(std::uint32_t head, std::uint32_t at) const {
    constexpr std::array kTimes = {"year", "day", "night", "summer", "winter", "season", "morning"};
    constexpr std::uint32_t kLongest = 14;
    const bool colleague = l_.has(head, Cue::staff) && !l_.has(head, Cue::occupation);
    if (!post(head) || colleague) return at;
    std::uint32_t time = at;
    for (std::uint32_t n = 0;
         n < 3 && l_.close(time) && !l_.is(time, "the") && !l_.is(time, "when"); ++n) {
      ++time;
    }
    // "the pilot aboard when the ferry struck the breakwater"
    const bool when = l_.is(time, "when");
    const bool that = l_.is(time, "the") && listed(kTimes, l_.lower(time + 1));
    if (!l_.close(time + 1) || (!when && !that)) return at;
    std::uint32_t end = when ? time + 1 : time + 2;
    const std::uint32_t first = end;
    bool known = that;
    while (l_.close(end) && end < time + kLongest) {
      known = known || public_thing(end);
      ++end;
    }
    return known && end > first ? end : at;
  }

  /// "the sitting county judge", "whose husband was the state treasurer".
  void post_of_county(std::uint32_t i) {
    if (!l_.is(i, "the") || i < 2 || r_.taken[i] != 0) return;
    std::uint32_t at = i + 1;
    constexpr std::array kSits = {"sitting", "serving", "acting", "current", "old", "retired"};
    if (l_.close(at) && (listed(kSits, l_.lower(at)) || l_.has(at, Cue::former))) ++at;
    if (!l_.close(at) || !l_.has(at, Cue::civic) || !l_.close(at + 1)) return;
    std::uint32_t head = at + 1;
    if (l_.close(head + 1) && post(head + 1) && !post(head)) ++head;
    if (!post(head) || (l_.has(head, Cue::staff) && !serves(head)) || l_.has(head, Cue::person))
      return;
    while (l_.close(head + 1) &&
           (l_.has(head + 1, Cue::fame) || l_.has(head + 1, Cue::public_role)))
      ++head;
    if (is_patient_before(i)) report(i, head + 1);
  }

  /// "Stan, the old lock keeper down at the river": a post and its place behind a name.
  void apposed_post(std::uint32_t i) {
    if (i < 2 || r_.taken[i] != 0 || !l_.is(i, "the") || l_.words[i].gap != Gap::aside) return;
    if (r_.named[i - 1] == 0) return;
    constexpr std::array kOld = {"old", "last", "first", "only", "long", "little", "big"};
    std::uint32_t at = i + 1;
    const std::uint32_t limit = i + 6;
    while (l_.close(at) && at < limit && (!l_.words[at].grammar || listed(kOld, l_.lower(at))))
      ++at;
    const std::uint32_t head = at - 1;
    const bool post = head > i && (tradesman(head) || l_.has(head, Cue::public_role)) &&
                      !l_.has(head, Cue::person) && !l_.has(head, Cue::relation);
    if (!post) return;
    at = over_there(at);
    constexpr std::array kIn = {"at", "of", "in", "on", "by", "from"};
    if (!l_.close(at) || !listed(kIn, l_.lower(at))) return;
    std::uint32_t place = at + 1;
    if (l_.is(place, "the") || l_.is(place, "our") || l_.is(place, "that")) ++place;
    constexpr std::array kPlaces = {
        "river", "harbour", "harbor",  "lock",       "pier",   "ferry",  "station", "church",
        "mill",  "mine",    "quarry",  "lighthouse", "bridge", "market", "square",  "canal",
        "docks", "dock",    "port",    "crossroads", "school", "chapel", "beach",   "corner",
        "post",  "cinema",  "theatre", "stadium",    "mosque", "temple"};
    const bool known =
        l_.close(place) &&
        (listed(kPlaces, l_.lower(place)) || l_.has(place, Cue::civic) ||
         (l_.words[place].capital && !l_.words[place].grammar && !l_.has(place, Cue::facility)));
    if (known) report(i, place + 1);
  }

  /// "the only dentist in Millbrook", "one of two people in the county with …".
  void only_one(std::uint32_t i) {
    constexpr std::array kOnly = {"only",    "sole",    "first",    "youngest", "oldest",
                                  "last",    "tallest", "heaviest", "shortest", "smallest",
                                  "biggest", "richest", "fastest",  "eldest"};
    if (!listed(kOnly, l_.lower(i)) || r_.taken[i] != 0) return;
    if (first_to(i)) return;
    const bool counted = l_.is(i, "only") && counts(i + 1);
    const bool article =
        i > 0 && (l_.is(i - 1, "the") || l_.is(i - 1, "their") || l_.is(i - 1, "of"));
    if (!counted && !article) return;
    std::uint32_t at = counted ? i + 2 : i + 1;
    const std::uint32_t role_limit = at + 4;
    const bool rank = l_.lower(i).ends_with("est");
    const auto held = [&](std::uint32_t k) {
      return l_.has(k, Cue::public_role) || (rank && l_.has(k, Cue::person));
    };
    while (l_.close(at) && at < role_limit && !held(at)) ++at;
    if (l_.close(at) && held(at) && !l_.has(at, Cue::public_role)) {
      ++at;
    } else if (l_.close(at) && l_.has(at, Cue::public_role)) {
      at = role_end(at, Cue::public_role);
    } else if (const std::uint32_t trade = trade_end(counted ? i + 2 : i + 1); trade > i + 1) {
      at = trade;  // "the only harpist in the county orchestra"
    } else if (const std::uint32_t house = post_at(i); house > i) {
      at = house;
    } else if (at = thing_end(i); at == i) {
      return;
    }
    if (l_.is(at, "left") || l_.is(at, "around")) ++at;  // "the only blacksmith left in Dunmere"
    const std::uint32_t there = over_there(at);
    std::uint32_t end = within(there) > there ? within(there) : at;
    // "the last speaker of that language in the valley"
    for (std::uint32_t k = at + 1; end == at && l_.is(at, "of") && k < at + 5 && l_.close(k); ++k) {
      if (l_.is(k, "in") && within(k) > k) end = within(k);
    }
    // "the last postmistress the village ever had"
    const bool ever = end == at && l_.is(at, "the") && l_.close(at) && l_.has(at + 1, Cue::civic);
    for (std::uint32_t k = at + 2; ever && k < at + 5 && l_.close(k); ++k) {
      if (l_.is(k, "ever") && l_.close(k + 1)) end = k + 2;
    }
    if (end == at || authors(i) || !about_someone(i)) return;
    const std::uint32_t from = counted && !l_.is(i - 1, "of") ? i : (counted ? i + 1 : i);
    report(from, with_condition(end));
  }

  /// "the first woman to serve as sheriff of her county": a deed that made one known.
  bool first_to(std::uint32_t i) {
    constexpr std::array kOnes = {"woman", "man",    "person", "girl",   "boy",
                                  "black", "nurse",  "player", "farmer", "teacher",
                                  "pilot", "driver", "singer", "lady",   "local"};
    // "the only woman who ever served as county sheriff"
    const bool who = (l_.is(i + 2, "who") || l_.is(i + 2, "that")) && l_.close(i + 2);
    const bool ever = l_.is(i + 2, "ever") || l_.is(i + 2, "elected") || who;
    if (i == 0 || !l_.is(i - 1, "the") || !l_.close(i + 1) || !listed(kOnes, l_.lower(i + 1)) ||
        (!l_.is(i + 2, "to") && !ever)) {
      return false;
    }
    constexpr std::uint64_t kKnown =
        bit(Cue::civic) | bit(Cue::public_role) | bit(Cue::fame) | bit(Cue::settlement);
    constexpr std::array kWaters = {"loch", "lake",  "channel", "strait",
                                    "sea",  "river", "mountain"};
    constexpr std::uint32_t kLongest = 12;
    bool known = false;
    std::uint32_t end = i + 3;
    while (l_.close(end) && end < i + kLongest) {
      if (l_.has(end, Cue::work_word)) return false;
      known = known || (l_.words[end].cues & kKnown) != 0 || l_.words[end].capital ||
              listed(kWaters, l_.lower(end)) || listed(kPublicHouses, l_.lower(end));
      ++end;
    }
    if (!known || authors(i) || !about_someone(i)) return false;
    report(i, end);
    return true;
  }

  /// "the headmistress at the only school in the valley": one past the school, or `i`.
  [[nodiscard]] std::uint32_t post_at(std::uint32_t i) const {
    constexpr std::array kAt = {"at", "of", "for", "in", "from", "on"};
    constexpr std::uint64_t kPosts = bit(Cue::public_role) | bit(Cue::occupation) | bit(Cue::fame);
    constexpr std::uint64_t kHouses =
        bit(Cue::facility) | bit(Cue::department) | bit(Cue::work_word) | bit(Cue::product);
    const bool post = i >= 3 && l_.is(i - 1, "the") && listed(kAt, l_.lower(i - 2)) &&
                      ((l_.words[i - 3].cues & kPosts) != 0 || l_.is(i - 3, "lady"));
    std::uint32_t at = i + 1;
    while (post && l_.close(at) && at < i + 4 && !l_.words[at].grammar &&
           ((l_.words[at].cues & kHouses) == 0 || l_.is(at, "school"))) {
      ++at;
    }
    return post && at > i + 1 ? at : i;
  }

  /// Past the "up" of "up at the lake", or `at`.
  [[nodiscard]] std::uint32_t over_there(std::uint32_t at) const {
    constexpr std::array kWays = {"up", "down", "over", "out"};
    return l_.close(at) && listed(kWays, l_.lower(at)) && l_.close(at + 1) ? at + 1 : at;
  }

  /// One past the trade that ends a phrase of up to three words from `i` on, or 0.
  [[nodiscard]] std::uint32_t trade_end(std::uint32_t i) const {
    for (std::uint32_t k = i; k < i + 3 && l_.close(k) && !l_.words[k].grammar; ++k) {
      const bool left = l_.is(k + 1, "left") || l_.is(k + 1, "around");  // "the only farrier left"
      const bool colleague = l_.has(k, Cue::staff) && !serves(k);
      if (!colleague && (tradesman(k) || post(k)) &&
          (left || l_.is(k + 1, "in") || l_.is(k + 1, "of") || l_.is(k + 1, "on") ||
           over_there(k + 1) > k + 1))
        return k + 1;
    }
    return 0;
  }

  /// "She drove the only school bus in Tibooburra": one past what she has alone, or `i`.
  [[nodiscard]] std::uint32_t thing_end(std::uint32_t i) const {
    constexpr std::array kHolds = {"drove", "drives",  "ran",  "runs",   "owned", "owns", "kept",
                                   "keeps", "managed", "flew", "taught", "built", "had",  "has"};
    const bool holds =
        i >= 3 && listed(kHolds, l_.lower(i - 2)) &&
        (is_pronoun(l_.lower(i - 3)) || l_.is(i - 3, "who") || l_.is(i - 3, "couple") ||
         l_.is(i - 3, "family") || l_.has(i - 3, Cue::relation) || r_.named[i - 3] != 0);
    std::uint32_t at = i + 1;
    while (holds && l_.close(at) && at < i + 4 && !l_.is(at, "in") && !l_.is(at, "on")) ++at;
    const bool place = holds && l_.close(at + 1) && within(at) > at && l_.words[at + 1].capital;
    return place ? at : i;
  }

  /// "… with Erdheim-Chester disease" belongs to it.
  [[nodiscard]] std::uint32_t with_condition(std::uint32_t end) const {
    if (!l_.close(end) || !l_.is(end, "with")) return end;
    std::uint32_t at = end + 1;
    while (l_.close(at) && at < end + 6 &&
           (l_.has(at, Cue::rare) || l_.has(at, Cue::eponym) || l_.has(at, Cue::eponym_noun))) {
      ++at;
    }
    return at > end + 1 ? at : end;
  }
};

}  // namespace

void read_posts(Reading& reading) {
  Posts(reading).run();
}

}  // namespace reframe::privacy
