// What the readers of posts and of deeds share: which words are posts, whose they are, and what is
// public.
#pragma once

#include <array>
#include <string_view>

#include "analyzer/privacy/reading.h"

namespace reframe::privacy {

/// The base of both readers; not to be used by itself. Their run() asks Reading::anchored of each
/// word, so that nothing here asks again.
class PostReader {
 protected:
  explicit PostReader(Reading& reading) : r_(reading), l_(reading.list) {}

  /// Reports words [first, end) as what points to one person.
  void report(std::uint32_t first, std::uint32_t end);
  /// One past the words of one list that follow each other from `i` on.
  [[nodiscard]] std::uint32_t role_end(std::uint32_t i, Cue cue) const;
  /// "the", "a", "our".
  [[nodiscard]] bool determiner(std::uint32_t i) const;
  /// A post that is of the public, though it can be one at work: "deputy", "guard".
  [[nodiscard]] bool serves(std::uint32_t i) const;
  /// A word for what one does for a living or is in public: "organist", "captain", "carver".
  [[nodiscard]] bool post(std::uint32_t i) const;
  /// A noun for one who does something, by its ending: "harpist", "farrier".
  [[nodiscard]] bool tradesman(std::uint32_t i) const;
  /// A number, or a word for one.
  [[nodiscard]] bool counts(std::uint32_t i) const;
  /// One past "in Millbrook", "in the county"; `at` when no place follows.
  [[nodiscard]] std::uint32_t within(std::uint32_t at) const;
  /// "I was the only nurse in the county".
  [[nodiscard]] bool authors(std::uint32_t i) const;
  /// In the words before: he, she, a name, a patient, a relative.
  [[nodiscard]] bool about_someone(std::uint32_t i) const;
  /// Of whom word `k`, a "was" or "is", tells: a patient, a relative, he or she.
  [[nodiscard]] bool subject(std::uint32_t k) const;
  /// "she was the …", "a patient, the …", "our patient was the …".
  /// Of a widow or a relative it asks whose one step back (`kin`), and no further.
  [[nodiscard]] bool is_patient_before(std::uint32_t article, bool kin = true) const;
  /// "I saw a retired lighthouse keeper": a post of somebody, whose word is `k`.
  [[nodiscard]] bool some_post(std::uint32_t k) const;
  /// "I took care of the former head coach", "I nursed the mayor": word `k` ends what is done to a
  /// patient alone.
  [[nodiscard]] bool nursed(std::uint32_t k) const;
  /// A word of what is public: a place, a feast, a prize, a broadcast, a proper name.
  [[nodiscard]] bool public_thing(std::uint32_t i) const;
  /// "the bus driver in the Harlow Bridge crash": one past an event that was in the news.
  [[nodiscard]] std::uint32_t in_disaster(std::uint32_t at) const;
  /// "at the cathedral downtown", "at the high school in Marlow": a house of which a place has one.
  [[nodiscard]] std::uint32_t of_the_house(std::uint32_t head, std::uint32_t at) const;

  /// Houses and bodies of which a place has one, as far as its people say "the".
  static constexpr std::array kPublicHouses = {
      "school",      "church",  "chapel",    "cathedral", "abbey",      "mosque",     "temple",
      "synagogue",   "choir",   "orchestra", "band",      "club",       "team",       "library",
      "museum",      "theatre", "theater",   "cinema",    "court",      "courthouse", "jail",
      "prison",      "mill",    "mine",      "quarry",    "lighthouse", "light",      "harbour",
      "harbor",      "pier",    "port",      "ferry",     "lock",       "canal",      "railway",
      "newspaper",   "station", "channel",   "zoo",       "market",     "palace",     "parliament",
      "legislature", "capitol", "lifeboat",  "airport",   "dam",        "racetrack",  "racecourse",
      "circus",      "brewery"};

  /// Words of what all have seen, heard or read.
  static constexpr std::array kPublic = {
      "flame",        "statue",      "monument",   "mural",      "anthem",     "record",
      "medal",        "prize",       "parade",     "festival",   "carnival",   "radio",
      "television",   "tv",          "news",       "paper",      "lottery",    "olympic",
      "olympics",     "church",      "cathedral",  "courthouse", "bridge",     "lighthouse",
      "championship", "cup",         "final",      "film",       "movie",      "song",
      "tune",         "album",       "jingle",     "advert",     "billboard",  "museum",
      "railway",      "mine",        "strike",     "crash",      "shipwreck",  "siege",
      "moon",         "everest",     "channel",    "marathon",   "market",     "square",
      "protest",      "riot",        "rescue",     "avalanche",  "flood",      "earthquake",
      "explosion",    "hijacking",   "ferry",      "hurricane",  "tornado",    "wildfire",
      "derailment",   "famous",      "national",   "centennial", "page",       "headlines",
      "shooting",     "collapse",    "newspaper",  "buses",      "billboards", "poster",
      "posters",      "interstate",  "stadium",    "lifeboat",   "king",       "queen",
      "mace",         "legislature", "parliament", "capitol",    "cenotaph",   "war",
      "title",        "flag",        "bell",       "organ",      "window",     "o'clock"};

  /// What is told of in the news, where people come to harm.
  static constexpr std::array kDisasters = {
      "crash",    "fire",      "flood",      "collapse",   "bombing",   "shooting",
      "disaster", "explosion", "derailment", "siege",      "robbery",   "hijacking",
      "wreck",    "sinking",   "stampede",   "earthquake", "landslide", "massacre",
      "accident", "trial",     "case",       "raid"};

  Reading& r_;
  const WordList& l_;
};

}  // namespace reframe::privacy
