#include "analyzer/privacy/place_reader.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace reframe::privacy {

bool PlaceReader::street_opens(std::uint32_t i) const {
  constexpr std::array kTypes = {
      "calle",  "avenida", "rua",      "rue",    "via",    "jalan",  "jl",    "carrera", "paseo",
      "camino", "calzada", "ulica",    "piazza", "corso",  "chemin", "allée", "praça",   "travessa",
      "largo",  "carrer",  "callejón", "vicolo", "strada", "cra",    "heol",  "ffordd",  "stryd",
      "lôn",    "rhodfa",  "bóthar",   "sráid",  "bothar", "sraid",  "maes",  "clos",    "tyddyn"};
  return i + 1 < l_.size() && l_.words[i].capital && listed(kTypes, l_.lower(i)) &&
         l_.close(i + 1) && (l_.words[i + 1].capital || l_.words[i + 1].span.size() <= 3);
}

bool PlaceReader::street_closes(std::uint32_t i) const {
  const Word& w = l_.words[i];
  constexpr std::size_t kShortest = 7;
  if (!w.capital || w.has_digit || w.span.size() < kShortest) return false;
  const std::string_view word = l_.lower(i);
  for (const char* ending :
       {"straat", "steeg", "laan", "gracht", "plein", "kade", "dijk", "straße", "strasse", "gasse",
        "weg", "platz", "allee", "gatan", "vägen", "gade", "veien", "gata", "stræde"}) {
    if (word.ends_with(ending)) return true;
  }
  return false;
}

std::uint32_t PlaceReader::place_end(std::uint32_t i) const {
  // "Los Ebanos", "La Joya"
  constexpr std::array kArticles = {"los", "las", "el", "la", "le", "les"};
  const bool article = i < l_.size() && l_.words[i].capital && listed(kArticles, l_.lower(i)) &&
                       l_.close(i + 1) && place_word(i + 1, true);
  std::uint32_t end = article ? i + 1 : i;
  while (end < l_.size() && end < i + 3 && (end == i || l_.close(end)) && place_word(end, end > i))
    ++end;
  if (end == i) return i;
  if (l_.words[end - 1].possessive) return i;
  if (i > 0 && l_.is(i - 1, "on") && !l_.has(end - 1, Cue::street)) return i;
  const bool facility = l_.close(end) && l_.has(end, Cue::facility) && l_.words[end].capital;
  const bool department = l_.has(i, Cue::department) || l_.has(i, Cue::known_place);
  return facility || department ? i : end;
}

bool PlaceReader::place_word(std::uint32_t i, bool inner) const {
  const Word& w = l_.words[i];
  if (!w.capital || w.has_digit || w.capitals || w.initial || r_.taken[i] != 0) return false;
  constexpr std::uint64_t kNever = bit(Cue::region) | bit(Cue::not_name) | bit(Cue::product) |
                                   bit(Cue::staff) | bit(Cue::staff_title) | bit(Cue::courtesy) |
                                   bit(Cue::saint);
  // "Fourth Avenue"
  const bool street = i + 1 < l_.size() && l_.has(i + 1, Cue::street) && l_.words[i + 1].capital;
  constexpr std::array kCounts = {"two", "three", "four", "five", "six", "seven", "nine", "ten"};
  const bool counted = listed(kCounts, l_.lower(i)) && i + 1 < l_.size() && l_.close(i + 1) &&
                       l_.words[i + 1].capital && !l_.words[i + 1].grammar;  // "Two Harbors"
  if (counted) return true;
  if (w.grammar && !street) return false;
  if (inner && l_.has(i, Cue::settlement)) return true;
  if ((w.cues & kNever & ~bit(Cue::saint)) != 0) return false;
  return inner || !w.known || l_.has(i, Cue::first_name) || l_.has(i, Cue::saint);
}

std::uint32_t PlaceReader::homestead(std::uint32_t i) const {
  constexpr std::array kEnds = {
      "station", "homestead", "farm",   "ranch",    "hollow",  "creek",      "crossing",
      "estate",  "mission",   "gap",    "ridge",    "flats",   "plantation", "outstation",
      "camp",    "croft",     "holler", "landing",  "corner",  "corners",    "downs",
      "reserve", "bay",       "point",  "narrows",  "bluff",   "mesa",       "canyon",
      "colony",  "harbour",   "harbor", "cove",     "landing", "river",      "falls",
      "springs", "lake",      "inlet",  "junction", "beach",   "island"};
  const Word& w = l_.words[i];
  // "Lake Tansy", "Fort Peck"
  constexpr std::array kBefore = {"lake", "fort", "loch", "isle", "cape", "camp"};
  if (w.capital && listed(kBefore, l_.lower(i)) && l_.close(i + 1) && l_.words[i + 1].capital &&
      !l_.words[i + 1].capitals) {
    return i + 2;
  }
  const bool name = w.capital && !w.capitals && !w.known && !w.grammar && !w.has_digit;
  const bool kind = l_.close(i + 1) && l_.words[i + 1].capital && listed(kEnds, l_.lower(i + 1));
  return name && kind ? i + 2 : i;
}

std::uint32_t PlaceReader::small_place(std::uint32_t i) const {
  constexpr std::array kSides = {"little", "great",  "upper",  "lower", "nether",  "old",  "new",
                                 "north",  "south",  "east",   "west",  "long",    "much", "high",
                                 "over",   "church", "castle", "port",  "ballina", "inver"};
  const bool side = i + 1 < l_.size() && l_.words[i].capital && listed(kSides, l_.lower(i)) &&
                    l_.close(i + 1) && place_word(i + 1, false);
  // "Little Gannet Island"
  const bool kind = side && l_.close(i + 2) && l_.words[i + 2].capital && homestead(i + 1) > i + 1;
  return side ? (kind ? i + 3 : i + 2) : i;
}

std::uint32_t PlaceReader::two_capitals(std::uint32_t i) const {
  constexpr std::uint64_t kNever = bit(Cue::region) | bit(Cue::not_name) | bit(Cue::product) |
                                   bit(Cue::staff) | bit(Cue::staff_title) | bit(Cue::courtesy) |
                                   bit(Cue::facility) | bit(Cue::department) | bit(Cue::work_word);
  const auto word = [&](std::uint32_t k) {
    const Word& w = l_.words[k];
    return w.capital && !w.capitals && !w.has_digit && !w.grammar && r_.taken[k] == 0 &&
           (w.cues & kNever) == 0;
  };
  const bool two = i + 1 < l_.size() && word(i) && l_.close(i + 1) && word(i + 1);
  return two && !(l_.close(i + 2) && l_.words[i + 2].capital) ? i + 2 : i;
}

std::uint32_t PlaceReader::before_region(std::uint32_t i) const {
  std::uint32_t end = i;
  while (end < l_.size() && end < i + 3 && (end == i || l_.close(end)) && l_.words[end].capital &&
         !l_.words[end].grammar && !l_.words[end].capitals && r_.taken[end] == 0) {
    ++end;
  }
  const bool state = end > i && end < l_.size() && l_.words[end].gap == Gap::aside &&
                     l_.has(end, Cue::region) && !l_.has(end - 1, Cue::facility);
  return state && !l_.has(i, Cue::region) ? end : i;
}

bool PlaceReader::someone_went(std::uint32_t i) const {
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

void PlaceReader::found(std::uint32_t first, std::uint32_t end) {
  places_.push_back({first, end});
  r_.report(IdentifierFamily::geography, first, end, kPlaceWhy);
}

void PlaceReader::repeat() {
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

}  // namespace reframe::privacy
