#include "analyzer/privacy/reading.h"

#include <algorithm>
#include <array>

namespace reframe::privacy {

void read_all(Reading& reading) {
  // Names come early: who is named makes dates, rooms and places those of a patient.
  for (const auto read :
       {read_links, read_capitals, read_names, read_numbers, read_ages, read_rooms, read_posts,
        read_combinations, read_weighed_names, read_dates, read_addresses, read_places, read_names,
        read_weighed, read_named_links}) {
    read(reading);
  }
}

void Reading::mark_invented() {
  constexpr std::array kMade = {"test",      "dummy",   "fake", "fictitious", "imaginary",
                                "fictional", "pretend", "demo", "mock",       "invented"};
  constexpr std::array kWhat = {"patient", "record", "chart", "identity", "account", "family"};
  constexpr std::array kNot = {"doesn't", "didn't", "not", "never"};
  for (std::uint32_t i = 0; i < list.size(); ++i) {
    const std::uint32_t sentence = list.words[i].sentence;
    const bool made = i > 0 && listed(kMade, list.lower(i - 1)) && listed(kWhat, list.lower(i));
    // "a patient who doesn't exist", but "an SLP who didn't exist"
    const bool nobody = i > 2 && list.is(i, "exist") && listed(kNot, list.lower(i - 1)) &&
                        (((list.words[i - 3].cues | list.words[i - 2].cues) &
                          (bit(Cue::patient) | bit(Cue::person))) != 0 ||
                         (i > 3 && list.has(i - 4, Cue::patient)));
    // "I made up Mr. Bertie Dummy"
    const bool made_up = i > 1 && list.is(i, "up") && list.is(i - 1, "made") &&
                         (list.is(i - 2, "i") || list.is(i - 2, "we")) && names_behind(i + 1);
    if (!made && !made_up && !nobody && !list.lower(i).starts_with("zz")) continue;
    invented[sentence] = 1;
    // "… was a patient who doesn't exist. Mickey, born 01/01/1900, …"
    const bool last = i + 1 == list.sentences[sentence].end;
    if (last && sentence + 1 < list.sentences.size()) invented[sentence + 1] = 1;
  }
}

bool Reading::names_behind(std::uint32_t i) const {
  const bool name = list.close(i) && list.words[i].capital &&
                    (list.has(i, Cue::courtesy) || list.has(i, Cue::first_name));
  constexpr std::uint32_t kLongest = 4;
  for (std::uint32_t k = i; name && k < i + kLongest && list.close(k) && list.words[k].capital;
       ++k) {
    if (list.words[k].possessive) return false;  // "made up Mrs. Lund's bed"
  }
  return name;
}

void Reading::report(IdentifierFamily family, std::uint32_t first, std::uint32_t end,
                     std::string_view why) {
  for (std::uint32_t i = first; i < end; ++i) taken[i] = 1;
  if (invented[list.words[first].sentence] != 0) return;
  point(family, list.words[first].sentence);
  hits.push_back({family, {list.words[first].span.start, list.words[end - 1].span.end}, why});
}

void Reading::report(IdentifierFamily family, Span span, std::string_view why) {
  const auto& words = list.words;
  auto it = std::lower_bound(words.begin(), words.end(), span.start,
                             [](const Word& w, std::uint32_t at) { return w.span.end <= at; });
  for (; it != words.end() && it->span.start < span.end; ++it) {
    taken[static_cast<std::size_t>(it - words.begin())] = 1;
    point(family, it->sentence);
  }
  hits.push_back({family, span, why});
}

void Reading::point(IdentifierFamily family, std::uint32_t sentence) {
  using enum IdentifierFamily;
  const bool weak = family == name || family == combination || family == photo ||
                    family == biometric || family == url || family == ip || family == email;
  if (!weak) pointed[sentence] = 1;
  if (family == combination) singled_out[sentence] = 1;
}

bool Reading::patient_in(std::uint32_t i) const {
  if (i >= list.size()) return false;  // an address of signs alone ("..+@.+") has no word
  const Sentence& s = list.sentence_of(i);
  return named_sentence[list.words[i].sentence] != 0 || (s.cues & bit(Cue::patient)) != 0;
}

bool Reading::contact_block(std::uint32_t i) const {
  constexpr std::size_t kNear = 120;
  if (i >= list.size()) return false;
  const std::size_t at = list.words[i].span.start;
  const std::size_t from = at > kNear ? at - kNear : 0;
  const std::string_view before = list.text.substr(from, at - from);
  const std::string_view after = list.text.substr(at, kNear);
  const std::size_t line = before.rfind('\n');
  const bool bar =
      before.find('|', line == std::string_view::npos ? 0 : line) != std::string_view::npos ||
      after.substr(0, after.find('\n')).find('|') != std::string_view::npos;
  return bar && !someone_in(i);
}

bool Reading::tells_of_someone(std::uint32_t sentence) const {
  const Sentence& s = list.sentences[sentence];
  return named_sentence[sentence] != 0 || s.pronoun || (s.cues & kSomeone) != 0;
}

bool Reading::someone_in(std::uint32_t i) const {
  return i < list.size() && tells_of_someone(list.words[i].sentence);
}

bool Reading::someone_near(std::uint32_t i) const {
  if (someone_in(i)) return true;
  if (resume() || i >= list.size()) return false;
  constexpr std::uint32_t kBack = 2;
  const std::uint32_t sentence = list.words[i].sentence;
  for (std::uint32_t n = 1; n <= kBack && n <= sentence; ++n) {
    if (tells_of_someone(sentence - n)) return true;
  }
  return false;
}

}  // namespace reframe::privacy
