// What stands around words that might identify somebody, as named features: the weights of
// rules/privacy_weights.yaml are fitted on them.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "analyzer/model/identifier.h"
#include "analyzer/privacy/mention.h"
#include "analyzer/privacy/words.h"

namespace reframe::privacy {

/// Words [first, end).
struct Stretch {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
};

/// What might identify somebody, wherever it stands in the text. `family` is the kind of it: name
/// for everything with a capital, which may as well be a place; other for every number, which may
/// as well be a telephone; the rest as they are called.
struct Candidate {
  IdentifierFamily family = IdentifierFamily::name;
  std::vector<Stretch> places;  ///< in order, not empty
  bool nobodys = false;         ///< no patient's for sure: a pulse, a desk's mail, the author's day
  bool reported = false;        ///< of links, whose words are taken anyway: the lists reported it
};

/// The candidates of one text and what stands around them. Time is linear in the text.
class Surroundings {
 public:
  /// `list` must outlive this. `mentions`: what the lists say of the names, in order.
  Surroundings(const WordList& list, std::vector<Mention> mentions);

  /// Everything with a capital that could be the name of a person or place; what shares a word is
  /// one candidate ("Mrs. Lund", "Ada Lund", "Ada"), unless two in the text have that word in
  /// common. None in a text of capitals.
  [[nodiscard]] std::vector<Candidate> capitalised() const;

  /// Descriptions that may single somebody out: an article or "our" and what it leads, "the keeper
  /// of the lighthouse". Family combination.
  [[nodiscard]] std::vector<Candidate> described() const;

  /// What is written like a number given to somebody or something: four digits or more, with the
  /// letters and digits joined to them. Family other.
  [[nodiscard]] std::vector<Candidate> coded() const;

  /// `word` (lower case) stands in small letters in the text and is no word of grammar.
  [[nodiscard]] bool telling(std::string_view word) const { return telling_.contains(word); }

  /// Calls `tell` with the name of each feature of `candidate`; one can be told more than once and
  /// counts once.
  void each_feature(const Candidate& candidate,
                    const std::function<void(std::string_view)>& tell) const;

 private:
  const WordList& l_;
  std::vector<Mention> mentions_;
  std::unordered_set<std::string_view> telling_;
  std::size_t named_words_ = 0;  ///< given names and courtesy titles of the text
};

}  // namespace reframe::privacy
