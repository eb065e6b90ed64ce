// What the readers of addresses and of other places share: how the names of places are written, and
// the places found so far.
#pragma once

#include <string_view>
#include <vector>

#include "analyzer/privacy/reading.h"

namespace reframe::privacy {

inline constexpr std::string_view kPlaceWhy =
    "Where a patient lives or comes from, smaller than a state.";

/// The base of both readers; not to be used by itself.
class PlaceReader {
 protected:
  explicit PlaceReader(Reading& reading) : r_(reading), l_(reading.list) {}

  /// Words that open the name of a street: "Calle Olmo", "Rue de Lille", "Jalan Besar".
  [[nodiscard]] bool street_opens(std::uint32_t i) const;
  /// "Lange Wilgensteeg", "Hauptstraße": the kind of street is the end of the word.
  [[nodiscard]] bool street_closes(std::uint32_t i) const;
  /// The place that begins at `i`, or `i`: one to three capitals that are no state, no hospital.
  [[nodiscard]] std::uint32_t place_end(std::uint32_t i) const;
  [[nodiscard]] bool place_word(std::uint32_t i, bool inner) const;
  /// "Wirrabilla Station", "Carrot Hollow": a farm or a few houses; no police station.
  [[nodiscard]] std::uint32_t homestead(std::uint32_t i) const;
  /// "Little Harnsworth", "Upper Slaughter": a word of size or side before the name of a hamlet.
  [[nodiscard]] std::uint32_t small_place(std::uint32_t i) const;
  /// "lived out at Big Bay": two words with capitals in mid-sentence, and no house of care or work.
  [[nodiscard]] std::uint32_t two_capitals(std::uint32_t i) const;
  /// "Lost Cabin, Wyoming": what a state is named behind is a place, whatever its words.
  [[nodiscard]] std::uint32_t before_region(std::uint32_t i) const;
  /// He, she or a patient is the subject in the words before, not the author.
  [[nodiscard]] bool someone_went(std::uint32_t i) const;
  /// Reports a place and notes it, so that it is found where it is told again.
  void found(std::uint32_t first, std::uint32_t end);
  void repeat();

  /// The author speaks of themselves.
  static constexpr std::array kAuthor = {"i",     "we",    "i'm",  "i've", "i'd",
                                         "we've", "we're", "we'd", "my",   "our"};

  Reading& r_;
  const WordList& l_;

 private:
  struct Place {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
  };

  std::vector<Place> places_;
};

}  // namespace reframe::privacy
