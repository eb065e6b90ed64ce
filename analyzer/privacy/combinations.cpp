// What singles a person out without a name: a post that only one holds, a rare condition in a small
// place, an event that was in the news, a picture of the face.
#include <algorithm>
#include <array>
#include <string>

#include "analyzer/privacy/reading.h"

namespace reframe::privacy {
namespace {

constexpr std::string_view kOneWhy =
    "Few people fit this: together with the rest it points to one.";

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
      known_for(i);
      known_from(i);
      post_of(i);
      apposed_post(i);
      rare(i);
      news(i);
      picture(i);
    }
  }

 private:
  void report(std::uint32_t first, std::uint32_t end) {
    r_.report(IdentifierFamily::combination, first, end, kOneWhy);
  }

  [[nodiscard]] std::uint32_t role_end(std::uint32_t i, Cue cue) const {
    std::uint32_t end = i;
    while (end < l_.size() && (end == i || l_.close(end)) && l_.has(end, cue)) ++end;
    return end;
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
    if (!is_patient_before(i - 1) || !r_.anchored(i)) return;
    std::uint32_t end = noun + 1;
    while (l_.close(end) && (l_.has(end, Cue::fame) || l_.has(end, Cue::public_role))) ++end;
    report(i, end);
  }

  /// "He was the high school's head football coach": the post of a house that a place has once.
  bool schools(std::uint32_t i) {
    constexpr std::array kHouses = {"school", "church", "parish", "club", "mosque", "college"};
    if (!listed(kHouses, l_.lower(i)) || !l_.words[i].possessive || i < 2) return false;
    const std::uint32_t the = l_.is(i - 1, "the") ? i - 1 : i - 2;
    if (!l_.is(the, "the") || !is_patient_before(the) || !r_.anchored(i)) return false;
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
        l_.has(kin, Cue::relation) && patient_behind(kin + 1) && r_.anchored(i)) {
      std::uint32_t first = i;
      while (first > 0 && i - first < 2 && l_.close(first) && !l_.words[first - 1].grammar) --first;
      report(first > 0 && determiner(first - 1) ? first - 1 : first, kin + 1);
      return;
    }
    if (!l_.has(i, Cue::relation) || !l_.is(i + 1, "of") || i == 0 || !l_.close(i + 1)) return;
    if (!determiner(i - 1) || r_.taken[i] != 0 || !r_.anchored(i)) return;
    std::uint32_t at = i + 2;
    if (!l_.close(at) || !(determiner(at) || l_.words[at].possessive)) return;
    const std::uint32_t limit = at + 5;
    while (l_.close(at) && at < limit && !listed(kPosts, l_.lower(at))) ++at;
    if (!l_.close(at) || at == limit || !patient_behind(at + 1)) return;
    report(i - 1, at + 1);
  }

  /// "She's the lady who lit the flame at the county courthouse": what all the town knows of one.
  void known_for(std::uint32_t i) {
    constexpr std::array kOnes = {"lady",   "woman", "man",    "one",    "guy",       "girl",
                                  "boy",    "kid",   "nun",    "fella",  "bloke",     "teacher",
                                  "farmer", "actor", "singer", "person", "gentleman", "lad"};
    const bool one =
        listed(kOnes, l_.lower(i)) || l_.has(i, Cue::person) || l_.has(i, Cue::public_role);
    if (!one || i < 2 || r_.taken[i] != 0 || l_.has(i, Cue::staff)) return;
    constexpr std::array kWho = {"who", "that", "whose", "who'd", "who's"};
    if (i + 1 >= l_.size() || !listed(kWho, l_.lower(i + 1))) return;
    std::uint32_t article = i - 1;
    while (article > 0 && article + 3 > i && !l_.is(article, "the") && !l_.words[article].grammar)
      --article;
    if (!l_.is(article, "the")) return;
    const bool apposed =
        l_.words[article].gap == Gap::aside && r_.named_sentence[l_.words[i].sentence] != 0;
    // "He'd been in the news, the man who was talked down from the crane"
    bool news = false;
    for (std::uint32_t k = 2; l_.words[article].gap == Gap::aside && k <= 14 && k <= article; ++k) {
      if (l_.words[article - k + 1].gap >= Gap::sentence) break;
      news = news || l_.is(article - k, "news") || l_.is(article - k, "papers");
    }
    if (!(is_patient_before(article) || apposed || news) || !r_.anchored(i)) return;
    constexpr std::uint32_t kLongest = 16;
    std::uint32_t end = i + 2;
    bool known = news;
    while (end < l_.size() && end < i + kLongest && l_.words[end].gap < Gap::aside) {
      known = known || public_thing(end);
      if (l_.has(end, Cue::work_word) || l_.is(end, "programme") || l_.is(end, "program")) return;
      ++end;
    }
    if (known) report(article, end);
  }

  /// "Stan, the old lock keeper down at the river": a post and its place behind a name.
  void apposed_post(std::uint32_t i) {
    if (i < 2 || r_.taken[i] != 0 || !l_.is(i, "the") || l_.words[i].gap != Gap::aside) return;
    if (r_.named[i - 1] == 0 || !r_.anchored(i)) return;
    constexpr std::array kOld = {"old", "last", "first", "only", "long", "little", "big"};
    std::uint32_t at = i + 1;
    const std::uint32_t limit = i + 6;
    while (l_.close(at) && at < limit && (!l_.words[at].grammar || listed(kOld, l_.lower(at))))
      ++at;
    const std::uint32_t head = at - 1;
    const bool post = head > i && (tradesman(head) || l_.has(head, Cue::public_role)) &&
                      !l_.has(head, Cue::person) && !l_.has(head, Cue::relation);
    if (!post) return;
    constexpr std::array kWays = {"down", "up", "over", "out"};
    if (l_.close(at) && listed(kWays, l_.lower(at))) ++at;
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

  /// "The patient was the skipper of the Saltmere ferry", "She was the breakfast newsreader on
  /// Radio Kestrel": a post with a name behind it.
  void post_of(std::uint32_t i) {
    if (!l_.is(i, "the") || i < 2 || r_.taken[i] != 0 || !r_.anchored(i)) return;
    if (!is_patient_before(i)) return;
    std::uint32_t at = i + 1;
    while (l_.close(at) && at < i + 5 && !l_.words[at].grammar && !l_.words[at].possessive) ++at;
    const std::uint32_t head = at - 1;
    constexpr std::uint64_t kNot = bit(Cue::patient) | bit(Cue::relation) | bit(Cue::person) |
                                   bit(Cue::staff) | bit(Cue::care_word) | bit(Cue::work_word) |
                                   bit(Cue::event) | bit(Cue::rare);
    if (head == i || l_.words[head].capital || (l_.words[head].cues & kNot) != 0) return;
    constexpr std::array kOf = {"of", "on", "for", "at", "in", "from"};
    if (!l_.close(at) || !listed(kOf, l_.lower(at))) return;
    std::uint32_t name = at + 1;
    if (l_.is(name, "the") || l_.is(name, "our")) ++name;
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
      return report(i, last);
    }
    if (end == name || r_.named[name] != 0 || l_.has(name, Cue::region)) return;
    if (l_.close(end) && !l_.words[end].grammar && !l_.words[end].known && !l_.words[end].capital)
      ++end;
    report(i, end);
  }

  /// "He was the man from the lottery advert".
  void known_from(std::uint32_t i) {
    constexpr std::array kOnes = {"man",   "woman", "lady", "guy",   "girl", "boy", "fella",
                                  "bloke", "one",   "face", "voice", "kid",  "baby"};
    constexpr std::array kFrom = {"from", "in", "on", "off", "behind"};
    if (!listed(kOnes, l_.lower(i)) || i < 2 || !l_.is(i - 1, "the") || r_.taken[i] != 0) return;
    if (!l_.close(i + 1) || !listed(kFrom, l_.lower(i + 1)) || !is_patient_before(i - 1) ||
        !r_.anchored(i)) {
      return;
    }
    constexpr std::uint32_t kLongest = 7;
    std::uint32_t end = i + 2;
    std::uint32_t known = 0;
    for (; end < i + kLongest && l_.close(end); ++end) {
      if (listed(kPublic, l_.lower(end))) known = end + 1;
    }
    if (known > 0) report(i - 1, known);
  }

  /// A word of what is public: a place, a feast, a prize, a broadcast, a proper name.
  [[nodiscard]] bool public_thing(std::uint32_t i) const {
    const Word& w = l_.words[i];
    // "on Look North": two capitals in a row are a name whatever their words.
    const bool pair = w.capital && l_.close(i + 1) && l_.words[i + 1].capital && !l_.is(i, "i");
    const bool proper = pair || (w.capital && !w.grammar && !w.capitals &&
                                 !l_.has(i, Cue::not_name) && !l_.has(i, Cue::product));
    return proper || listed(kPublic, l_.lower(i)) || l_.has(i, Cue::civic);
  }
  static constexpr std::array kPublic = {
      "flame",        "statue",    "monument",  "mural",      "anthem",    "record",
      "medal",        "prize",     "parade",    "festival",   "carnival",  "radio",
      "television",   "tv",        "news",      "paper",      "lottery",   "olympic",
      "olympics",     "church",    "cathedral", "courthouse", "bridge",    "lighthouse",
      "championship", "cup",       "final",     "film",       "movie",     "song",
      "tune",         "album",     "jingle",    "advert",     "billboard", "museum",
      "railway",      "mine",      "strike",    "crash",      "shipwreck", "siege",
      "moon",         "everest",   "channel",   "marathon",   "market",    "square",
      "protest",      "riot",      "rescue",    "avalanche",  "flood",     "earthquake",
      "explosion",    "hijacking", "ferry",     "hurricane",  "tornado",   "wildfire",
      "derailment",   "famous",    "national",  "centennial", "king",      "queen"};

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
    if (l_.words[end - 1].possessive && l_.close(end) && l_.has(end, Cue::relation) &&
        r_.anchored(i)) {
      report(i, end + 1);
      return;
    }
    std::uint32_t first = i;
    while (first > 0 && i - first < 3 && l_.close(first) && modifies(first - 1)) --first;
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
    if (!article || !(is_patient_before(first - 1) || patient_behind(place)) || !r_.anchored(i))
      return;
    report(first, place);
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
    if (listed(kPlain, l_.lower(i)) || !is_patient_before(first - 1) || !r_.anchored(i)) return;
    const std::uint32_t role = role_end(i, Cue::public_role);
    std::uint32_t end = in_disaster(role);
    if (end == role) end = within(role);
    if (end > role && (l_.is(role, "in") || l_.is(role, "of"))) return report(i, end);
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
    if (!l_.has(i, Cue::public_role) || !l_.words[i].possessive || !l_.close(i + 1)) return;
    if (!l_.has(i + 1, Cue::relation) || !r_.anchored(i)) return;
    std::uint32_t first = i;
    while (first > 0 && i - first < 3 && l_.close(first) && !l_.words[first - 1].grammar) --first;
    const bool the = first > 0 && l_.close(first) && l_.is(first - 1, "the");
    if (the && is_patient_before(first - 1)) report(first - 1, i + 2);
  }

  /// "the bus driver in the Harlow Bridge crash": one past an event that was in the news.
  [[nodiscard]] std::uint32_t in_disaster(std::uint32_t at) const {
    constexpr std::array kEvents = {
        "crash",    "fire",      "flood",      "collapse",   "bombing",   "shooting",
        "disaster", "explosion", "derailment", "siege",      "robbery",   "hijacking",
        "wreck",    "sinking",   "stampede",   "earthquake", "landslide", "massacre",
        "accident", "trial",     "case",       "raid"};
    if (!l_.close(at) || (!l_.is(at, "in") && !l_.is(at, "of") && !l_.is(at, "from"))) return at;
    std::uint32_t i = at + 1;
    if (l_.is(i, "the") || l_.is(i, "that")) ++i;
    const std::uint32_t first = i;
    while (l_.close(i) && i < first + 4 && l_.words[i].capital) ++i;
    const bool event = i > first && l_.close(i) && listed(kEvents, l_.lower(i));
    return event ? i + 1 : at;
  }

  /// "she was the …", "a patient, the …", "our patient was the …".
  [[nodiscard]] bool is_patient_before(std::uint32_t article) const {
    if (article == 0) return false;
    std::uint32_t k = article - 1;
    if (l_.words[article].gap == Gap::aside) {
      return l_.has(k, Cue::patient) || r_.named[k] != 0;
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
    // "That's the man who runs the cable ferry"
    const bool that = (l_.is(k, "that") && l_.words[k].possessive) ||
                      (l_.is(k, "was") && k > 0 && l_.is(k - 1, "that"));
    if (that && !r_.resume()) return true;
    constexpr std::array kBe = {"be",       "was", "is",   "been", "being",
                                "happened", "as",  "once", "also"};
    const std::string_view be = l_.lower(k);
    if (is_pronoun_is(l_, k)) return true;
    if (!listed(kBe, be) || k == 0) return false;
    // "the man with the pain was the skipper"
    for (std::uint32_t n = 2; n <= 4 && n < k && l_.is(k, "was"); ++n) {
      if (l_.has(k - n, Cue::person) && l_.is(k - n + 1, "with") && l_.is(k - n - 1, "the"))
        return !r_.resume();
    }
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
      if (kin && (is_pronoun(l_.lower(k - n - 1)) || l_.words[k - n - 1].possessive)) return true;
    }
    return false;
  }

  /// "I took care of the former head coach", "I nursed the mayor": word `k` ends what is done to a
  /// patient alone.
  [[nodiscard]] bool nursed(std::uint32_t k) const {
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

  /// "the only dentist in Millbrook", "one of two people in the county with …".
  void only_one(std::uint32_t i) {
    constexpr std::array kOnly = {"only", "sole", "first", "youngest", "oldest", "last"};
    if (!listed(kOnly, l_.lower(i)) || r_.taken[i] != 0) return;
    if (first_to(i)) return;
    const bool counted = l_.is(i, "only") && counts(i + 1);
    const bool article =
        i > 0 && (l_.is(i - 1, "the") || l_.is(i - 1, "their") || l_.is(i - 1, "of"));
    if (!counted && !article) return;
    std::uint32_t at = counted ? i + 2 : i + 1;
    const std::uint32_t role_limit = at + 4;
    while (l_.close(at) && at < role_limit && !l_.has(at, Cue::public_role)) ++at;
    if (l_.close(at) && l_.has(at, Cue::public_role)) {
      at = role_end(at, Cue::public_role);
    } else if (const std::uint32_t trade = trade_end(counted ? i + 2 : i + 1); trade > i + 1) {
      at = trade;  // "the only harpist in the county orchestra"
    } else if (const std::uint32_t house = post_at(i); house > i) {
      at = house;
    } else if (at = thing_end(i); at == i) {
      return;
    }
    if (l_.is(at, "left") || l_.is(at, "around")) ++at;  // "the only blacksmith left in Dunmere"
    std::uint32_t end = within(at);
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
    const bool ever = l_.is(i + 2, "ever") || l_.is(i + 2, "elected");
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
              listed(kWaters, l_.lower(end));
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

  /// One past the trade that ends a phrase of up to three words from `i` on, or 0.
  [[nodiscard]] std::uint32_t trade_end(std::uint32_t i) const {
    for (std::uint32_t k = i; k < i + 3 && l_.close(k) && !l_.words[k].grammar; ++k) {
      const bool left = l_.is(k + 1, "left") || l_.is(k + 1, "around");  // "the only farrier left"
      if (tradesman(k) && (left || l_.is(k + 1, "in") || l_.is(k + 1, "of") || l_.is(k + 1, "on")))
        return k + 1;
    }
    return 0;
  }

  [[nodiscard]] bool tradesman(std::uint32_t i) const {
    if (!l_.close(i) || l_.words[i].grammar || l_.words[i].capital) return false;
    for (const char* ending : {"ist", "ian", "smith", "man", "woman", "keeper", "maker", "wright",
                               "monger", "teller", "herd", "er", "or", "eer", "dyer"}) {
      if (l_.lower(i).ends_with(ending) && l_.words[i].span.size() >= 5) return true;
    }
    return false;
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

  [[nodiscard]] bool counts(std::uint32_t i) const {
    constexpr std::array kNumbers = {"one",   "two",  "three", "four",   "five",   "six", "seven",
                                     "eight", "nine", "ten",   "twelve", "twenty", "a"};
    return i < l_.size() && (l_.words[i].digits || listed(kNumbers, l_.lower(i)));
  }

  /// One past "in Millbrook", "in the county"; `at` when no place follows.
  [[nodiscard]] std::uint32_t within(std::uint32_t at) const {
    constexpr std::array kIn = {"in", "of", "for", "on", "from"};
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

  /// "I was the only nurse in the county".
  [[nodiscard]] bool authors(std::uint32_t i) const {
    constexpr std::uint32_t kNear = 6;
    for (std::uint32_t n = 1; n <= kNear && n <= i; ++n) {
      const std::string_view word = l_.lower(i - n);
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

  /// In the words before: he, she, a name, a patient, a relative.
  [[nodiscard]] bool about_someone(std::uint32_t i) const {
    constexpr std::uint32_t kNear = 10;
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
    if (!l_.has(i, Cue::rare) || (i > 0 && l_.close(i) && l_.has(i - 1, Cue::rare))) return;
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
    while (first > 0 && i - first < 5 && l_.close(first) && listed(kInner, l_.lower(first - 1)))
      --first;
    if (first == i || first == 0 || !l_.close(first)) return;
    const std::string_view verb = l_.lower(first - 1);
    const bool made = verb == "made" || verb == "hit" || verb == "reached";
    const bool was =
        (verb == "on" || verb == "in") && first > 1 &&
        (l_.is(first - 2, "was") || l_.is(first - 2, "been") || l_.is(first - 2, "were"));
    if ((!made && !was) || !of_patient(i) || told_already(i)) return;
    report(first - 1, i + 1);
  }

  /// What the person is known for stands in the same sentence: one finding is enough.
  [[nodiscard]] bool told_already(std::uint32_t i) const {
    return !r_.hits.empty() && r_.hits.back().family == IdentifierFamily::combination &&
           r_.hits.back().span.start >= l_.words[l_.sentence_of(i).first].span.start;
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
    if (photo && l_.close(i + 1) && listed(kOf, l_.lower(i + 1))) {
      for (std::uint32_t k = i + 2; k < i + 6 && l_.close(k); ++k) {
        if (!listed(kFace, l_.lower(k))) continue;
        const std::string_view whose = l_.lower(k - 1);
        const bool one = is_pronoun(whose) || l_.words[k - 1].possessive;
        if (one) r_.report(IdentifierFamily::photo, i, k + 1, kPhotoWhy);
        return;
      }
      return;
    }
    const bool theirs = i > 0 && l_.close(i) &&
                        (is_pronoun(l_.lower(i - 1)) ||
                         (l_.words[i - 1].possessive &&
                          (l_.has(i - 1, Cue::patient) || l_.has(i - 1, Cue::relation))));
    if (theirs && !photo) r_.report(IdentifierFamily::biometric, i, i + 1, kBodyWhy);
  }

  Reading& r_;
  const WordList& l_;
};

}  // namespace

void read_combinations(Reading& reading) {
  Combinations(reading).run();
}

}  // namespace reframe::privacy
