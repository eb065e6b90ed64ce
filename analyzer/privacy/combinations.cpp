// What all have seen or heard of one: deeds, houses kept, events in the news, a rare condition in a
// small place, a picture of the face.
#include <algorithm>
#include <array>
#include <string>

#include "analyzer/privacy/post_reader.h"

namespace reframe::privacy {
namespace {

class Combinations : private PostReader {
 public:
  explicit Combinations(Reading& reading) : PostReader(reading) {}

  void run() {
    for (std::uint32_t i = 0; i < l_.size(); ++i) {
      if (r_.taken[i] != 0 || !r_.anchored(i)) continue;
      known_for(i);
      known_from(i);
      does_in_public(i);
      plays_for(i);
      keeps_the(i);
      half_the_town(i);
      one_of_few(i);
      harmed(i);
      rare(i);
      news(i);
      picture(i);
    }
  }

 private:
  /// "She's the lady who lit the flame at the county courthouse": what all the town knows of one.
  void known_for(std::uint32_t i) {
    constexpr std::array kOnes = {"lady",   "woman", "man",    "one",    "guy",       "girl",
                                  "boy",    "kid",   "nun",    "fella",  "bloke",     "teacher",
                                  "farmer", "actor", "singer", "person", "gentleman", "lad"};
    const bool one = listed(kOnes, l_.lower(i)) || l_.has(i, Cue::person) || post(i);
    if (!one || i < 2 || r_.taken[i] != 0 || (l_.has(i, Cue::staff) && !serves(i))) return;
    constexpr std::array kWho = {"who", "that", "whose", "who'd", "who's", "you", "everyone"};
    if (i + 1 >= l_.size() || !listed(kWho, l_.lower(i + 1))) return;
    std::uint32_t article = i - 1;
    while (article > 0 && article + 3 > i && !l_.is(article, "the") && !l_.words[article].grammar)
      --article;
    if (!l_.is(article, "the")) return;
    const bool apposed =
        l_.words[article].gap == Gap::aside && r_.named_sentence[l_.words[i].sentence] != 0;
    // "He'd been in the news, the man who was talked down from the crane"
    bool news = false;
    for (std::uint32_t k = 1; l_.words[article].gap == Gap::aside && k <= 14 && k <= article; ++k) {
      if (l_.words[article - k + 1].gap >= Gap::sentence) break;
      if (l_.has(article - k, Cue::staff)) return;
      news = news || l_.is(article - k, "news") || l_.is(article - k, "papers");
    }
    if (!(is_patient_before(article) || apposed || news)) return;
    constexpr std::uint32_t kLongest = 16;
    std::uint32_t end = i + 2;
    bool known = news;
    while (end < l_.size() && end < i + kLongest && l_.words[end].gap < Gap::aside) {
      known = known || public_thing(end) || r_.taken[end] != 0 || l_.is(end, "route");
      if (l_.has(end, Cue::work_word) || l_.is(end, "programme") || l_.is(end, "program")) return;
      ++end;
    }
    if (known) report(article, end);
  }

  /// "He was the man from the lottery advert".
  void known_from(std::uint32_t i) {
    constexpr std::array kOnes = {"man",   "woman", "lady", "guy",   "girl", "boy", "fella",
                                  "bloke", "one",   "face", "voice", "kid",  "baby"};
    constexpr std::array kFrom = {"from", "in", "on", "off", "behind"};
    if (!listed(kOnes, l_.lower(i)) || i < 2 || !l_.is(i - 1, "the") || r_.taken[i] != 0) return;
    if (!l_.close(i + 1) || !listed(kFrom, l_.lower(i + 1)) || !is_patient_before(i - 1)) {
      return;
    }
    constexpr std::uint32_t kLongest = 7;
    std::uint32_t end = i + 2;
    std::uint32_t known = 0;
    for (; end < i + kLongest && l_.close(end); ++end) {
      const bool of_all = listed(kPublic, l_.lower(end)) || listed(kDisasters, l_.lower(end));
      if (of_all && !l_.is(end, "case")) known = end + 1;
    }
    if (known > 0) report(i - 1, known);
  }

  /// "her granddaughter, who anchors the six o'clock news", "he judged the pie contest on local
  /// television": what all who watched or listened have seen one do.
  void does_in_public(std::uint32_t i) {
    constexpr std::array kDoes = {
        "anchors",  "presents",  "reads",     "hosts",     "coaches", "captains",  "conducts",
        "leads",    "sings",     "plays",     "preaches",  "umpires", "referees",  "judges",
        "anchored", "presented", "read",      "hosted",    "coached", "captained", "conducted",
        "led",      "sang",      "played",    "preached",  "umpired", "refereed",  "judged",
        "won",      "wins",      "announces", "announced", "drives",  "rings",     "rang"};
    constexpr std::array kAired = {"news", "radio", "television", "tv", "telly", "broadcast"};
    if (!listed(kDoes, l_.lower(i)) || i < 2 || r_.taken[i] != 0) return;
    const bool who = l_.is(i - 1, "who") && l_.close(i) &&
                     (l_.has(i - 2, Cue::relation) || l_.has(i - 2, Cue::patient) ||
                      l_.has(i - 2, Cue::person) || r_.named[i - 2] != 0);
    const bool she = (l_.is(i - 1, "he") || l_.is(i - 1, "she")) && l_.close(i);
    if (!who && !she) return;
    constexpr std::uint32_t kLongest = 9;
    for (std::uint32_t end = i + 1; end < i + kLongest && l_.close(end); ++end) {
      if (l_.has(end, Cue::work_word) || l_.has(end, Cue::staff)) return;
      if (!listed(kAired, l_.lower(end))) continue;
      const std::string_view led = l_.lower(end - 1);
      if (led == "the" && !who) return;  // "she read the news to him"
      return report(i, end + 1);
    }
  }

  /// "He'd played for the Packers", "Her son plays goalkeeper for the county".
  void plays_for(std::uint32_t i) {
    constexpr std::array kPlays = {
        "play",    "plays",   "played",   "playing",  "pitched", "pitches", "boxed", "boxes",
        "rowed",   "rows",    "swam",     "swims",    "skated",  "skates",  "raced", "races",
        "coached", "coaches", "wrestled", "sprinted", "batted",  "bowled",  "bowls"};
    if (!listed(kPlays, l_.lower(i)) || i == 0 || r_.taken[i] != 0) return;
    const std::uint32_t k = i - 1;
    const bool who = is_pronoun(l_.lower(k)) || l_.is(k, "he'd") || l_.is(k, "she'd") ||
                     l_.has(k, Cue::relation) || r_.named[k] != 0 || l_.is(k, "who") ||
                     l_.is(k, "who'd") || (k > 0 && l_.is(k, "had") && is_pronoun(l_.lower(k - 1)));
    const bool own = l_.has(k, Cue::relation) && k > 0 && l_.is(k - 1, "my");
    if (!who || own || !l_.close(i)) return;
    std::uint32_t at = i + 1;
    while (l_.close(at) && at < i + 4 && !l_.is(at, "for")) ++at;
    if (!l_.is(at, "for") || !l_.close(at) || !l_.close(at + 1)) return;
    std::uint32_t side = at + 1;
    const bool the = l_.is(side, "the") || l_.is(side, "our");
    if (the) ++side;
    const Word& w = l_.words[std::min(side, l_.size() - 1)];
    const bool named = side < l_.size() && w.capital && !w.grammar &&
                       !l_.has(side, Cue::courtesy) && !l_.has(side, Cue::first_name);
    if (!l_.close(side) || !(named || (the && l_.has(side, Cue::civic)))) return;
    std::uint32_t end = side + 1;
    while (l_.close(end) && l_.words[end].capital && !l_.words[end].grammar) ++end;
    report(i, end);
  }

  /// "He ran the chip shop by the bridge", "the owner of the big orange diner": a house that all
  /// know, and who keeps it.
  void keeps_the(std::uint32_t i) {
    constexpr std::array kShops = {
        "shop",       "store",      "diner",    "restaurant", "cafe",     "café",       "bar",
        "pub",        "bakery",     "garage",   "hotel",      "motel",    "inn",        "farm",
        "ranch",      "dairy",      "butchers", "deli",       "salon",    "barbershop", "brewery",
        "vineyard",   "orchard",    "cinema",   "theatre",    "theater",  "mill",       "ferry",
        "marina",     "dealership", "florist",  "chippy",     "takeaway", "pizzeria",   "newsagent",
        "greenhouse", "sawmill",    "funeral",  "bookshop"};
    constexpr std::array kKeeps = {"ran",   "runs", "run",   "owns",
                                   "owned", "kept", "keeps", "opened"};
    if (i < 2 || r_.taken[i] != 0 || !l_.is(i, "the") || !l_.close(i)) return;
    const std::uint32_t k = i - 1;
    const bool owner = l_.is(k, "of") && l_.is(k - 1, "owner") && k > 2 && l_.is(k - 2, "the") &&
                       is_patient_before(k - 2);
    const bool runs = listed(kKeeps, l_.lower(k)) && keeper(k);
    if (!owner && !runs) return;
    std::uint32_t end = i + 1;
    while (l_.close(end) && end < i + 5 && !listed(kShops, l_.lower(end)) &&
           (!l_.words[end].grammar || l_.is(end, "big") || l_.is(end, "only"))) {
      ++end;
    }
    if (!l_.close(end) || !listed(kShops, l_.lower(end))) return;
    if (l_.close(end + 1) && (!l_.words[end + 1].grammar || l_.is(end + 1, "of")))
      return;  // "runs the theatre lists"
    report(owner ? k - 2 : k, end + 1);
  }

  /// He or she, a relative or a name goes before word `k`; not the author, no colleague.
  [[nodiscard]] bool keeper(std::uint32_t k) const {
    for (std::uint32_t n = 1; n <= 3 && n <= k; ++n) {
      const std::uint32_t who = k - n;
      if (l_.words[who + 1].gap >= Gap::aside || l_.has(who, Cue::staff)) return false;
      constexpr std::array kHe = {"he", "she", "he'd", "she'd", "who", "who'd"};
      if (l_.has(who, Cue::relation) && who > 0 && l_.is(who - 1, "my")) return false;
      if (listed(kHe, l_.lower(who)) || l_.has(who, Cue::relation) || r_.named[who] != 0)
        return l_.lower(who) != "who" || who == 0 || !l_.has(who - 1, Cue::staff);
    }
    return false;
  }

  /// "He taught half the town to drive": what one has done for all.
  void half_the_town(std::uint32_t i) {
    if (!l_.is(i, "half") || i < 2 || r_.taken[i] != 0) return;
    if (!(l_.is(i + 1, "the") || l_.is(i + 1, "our")) || !l_.has(i + 2, Cue::civic)) return;
    constexpr std::array kDid = {"taught",   "teaches",    "delivered", "married",  "buried",
                                 "fed",      "christened", "baptised",  "baptized", "coached",
                                 "employed", "employs",    "built"};
    if (listed(kDid, l_.lower(i - 1)) && keeper(i - 1)) report(i - 1, i + 3);
  }

  /// "He was one of the twelve miners they dug out that spring".
  void one_of_few(std::uint32_t i) {
    if (!l_.is(i, "one") || i < 2 || r_.taken[i] != 0) return;
    if (!l_.is(i + 1, "of") || !(l_.is(i + 2, "the") || l_.is(i + 2, "those"))) return;
    if (!counts(i + 3) || !l_.close(i + 4) || l_.words[i + 4].grammar) return;
    constexpr std::uint64_t kNot = bit(Cue::staff) | bit(Cue::patient) | bit(Cue::work_word) |
                                   bit(Cue::department) | bit(Cue::relation);
    constexpr std::array kPlain = {"patients", "residents", "people", "cases", "ones",   "reasons",
                                   "nurses",   "things",    "women",  "men",   "clients"};
    const bool people = l_.lower(i + 4).ends_with("s") || l_.lower(i + 4).ends_with("men");
    if (!people || (l_.words[i + 4].cues & kNot) != 0 || listed(kPlain, l_.lower(i + 4))) return;
    constexpr std::array kWho = {"who", "they", "that", "from", "pulled", "saved", "trapped", "on"};
    if (!l_.close(i + 5) || !listed(kWho, l_.lower(i + 5)) || !subject(i - 1)) return;
    std::uint32_t end = i + 6;
    while (l_.close(end) && end < i + 12) ++end;
    report(i, end);
  }

  /// "she had been hurt in the cannery explosion": an event that the place knows.
  void harmed(std::uint32_t i) {
    constexpr std::array kHarmed = {"hurt",    "injured",  "burned",  "burnt",
                                    "trapped", "rescued",  "pulled",  "shot",
                                    "buried",  "survived", "widowed", "orphaned"};
    constexpr std::array kCommon = {"car",   "bike",    "motorcycle", "motorbike", "house",
                                    "road",  "kitchen", "traffic",    "same",      "whole",
                                    "first", "grease",  "truck",      "vehicle"};
    if (!listed(kHarmed, l_.lower(i)) || r_.taken[i] != 0) return;
    const std::uint32_t at = l_.is(i, "survived") ? i : i + 1;
    const std::uint32_t the = at + 1;
    if (!l_.is(the, "the") || !l_.close(the + 2) || listed(kCommon, l_.lower(the + 1))) return;
    const std::uint32_t end = at == i ? disaster_behind(the) : in_disaster(at);
    if (end <= the + 2 || l_.is(end - 1, "accident") || l_.is(end - 1, "case")) return;
    const bool of_one = i > 0 && (is_pronoun(l_.lower(i - 1)) || l_.is(i - 1, "who") ||
                                  listed(kBeen, l_.lower(i - 1)));
    if (of_one && r_.someone_near(i)) report(i, end);
  }
  static constexpr std::array kBeen = {"was", "been", "got", "he'd", "she'd", "had"};

  /// One past the disaster behind "the", or 0.
  [[nodiscard]] std::uint32_t disaster_behind(std::uint32_t the) const {
    for (std::uint32_t i = the + 2; i < the + 5 && l_.close(i); ++i) {
      if (listed(kDisasters, l_.lower(i))) return i + 1;
    }
    return 0;
  }

  /// A rare condition of one person, in a sentence with a place.
  void rare(std::uint32_t i) {
    if (!l_.has(i, Cue::rare) || (i > 0 && l_.close(i) && l_.has(i - 1, Cue::rare))) return;
    const Sentence& s = l_.sentence_of(i);
    if (s.crowd || !r_.someone_in(i) || authors(i)) return;
    bool in_place = false;
    constexpr std::uint32_t kNear = 12;
    for (std::uint32_t k = i > kNear ? i - kNear : 0; k < i + kNear && k + 1 < l_.size(); ++k) {
      if (l_.words[k].sentence != l_.words[i].sentence || !l_.is(k, "in")) continue;
      const std::uint32_t end = within(k);
      // Of "Alexander disease, and in Nirlik Point there's one" the place is what may not be told.
      if (end > k && l_.words[end - 1].capital && r_.taken[end - 1] == 0) {
        r_.report(IdentifierFamily::geography, l_.words[k + 1].capital ? k + 1 : k + 2, end,
                  "A place with a condition so rare that it names who has it.");
        return;
      }
      in_place = in_place || end > k;
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
    report(first - 1, for_what(i + 1));
  }

  /// "in the paper that very week for falling off the carnival float": one past the deed, or `at`.
  [[nodiscard]] std::uint32_t for_what(std::uint32_t at) const {
    constexpr std::uint32_t kLongest = 8;
    for (std::uint32_t i = at; i < at + 4 && l_.close(i); ++i) {
      if (!l_.is(i, "for")) continue;
      std::uint32_t end = i + 1;
      while (l_.close(end) && end < i + kLongest) ++end;
      return end > i + 1 && l_.lower(i + 1).ends_with("ing") ? end : at;
    }
    return at;
  }

  /// What the person is known for stands in the same sentence: one finding is enough.
  [[nodiscard]] bool told_already(std::uint32_t i) const {
    return !r_.hits.empty() && r_.hits.back().family == IdentifierFamily::combination &&
           r_.hits.back().span.start >= l_.words[l_.sentence_of(i).first].span.start;
  }

  [[nodiscard]] bool of_patient(std::uint32_t i) const {
    if (authors(i)) return false;
    const std::uint32_t s = l_.words[i].sentence;
    const bool before = s > 0 && (r_.named_sentence[s - 1] != 0 || l_.sentences[s - 1].pronoun ||
                                  (l_.sentences[s - 1].cues & bit(Cue::patient)) != 0);
    return r_.someone_in(i) || (before && !r_.resume());
  }

  /// "a photo of her face", "his fingerprints": of one person, not a feature.
  void picture(std::uint32_t i) {
    const bool photo = l_.has(i, Cue::photo);
    if ((!photo && !l_.has(i, Cue::biometric)) || r_.taken[i] != 0) return;
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
};

}  // namespace

void read_combinations(Reading& reading) {
  Combinations(reading).run();
}

}  // namespace reframe::privacy
