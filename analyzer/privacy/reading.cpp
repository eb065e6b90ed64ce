#include "analyzer/privacy/reading.h"

#include <algorithm>

namespace reframe::privacy {

void Reading::report(IdentifierFamily family, std::uint32_t first, std::uint32_t end,
                     std::string_view why) {
  for (std::uint32_t i = first; i < end; ++i) taken[i] = 1;
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
}

bool Reading::patient_in(std::uint32_t i) const {
  const Sentence& s = list.sentence_of(i);
  return named_sentence[list.words[i].sentence] != 0 || (s.cues & bit(Cue::patient)) != 0;
}

bool Reading::someone_in(std::uint32_t i) const {
  const Sentence& s = list.sentence_of(i);
  return patient_in(i) || s.pronoun || (s.cues & (bit(Cue::person) | bit(Cue::relation))) != 0;
}

}  // namespace reframe::privacy
