// The fitted reading of stories: of names, and of what the word lists leave open.
#pragma once

#include <string>
#include <vector>

#include "analyzer/privacy/surroundings.h"
#include "analyzer/rulepack/tables.h"

namespace reframe::privacy {

/// A name is a patient's from this likelihood on. Chosen on writers left out of the fit: 2.4 false
/// alarms in 58 stories with .91 of the names found; at 0.5, 1.1 and .86 (18 writers).
inline constexpr float kLikelyName = 0.3F;

/// The weights of rules/privacy_weights.yaml, one model an identifier family. Immutable.
class Weights {
 public:
  /// `tables` must outlive this.
  explicit Weights(const rulepack::Tables& tables) : tables_(tables) {}

  /// There are weights at all: an own set of tables may have none.
  [[nodiscard]] bool any() const { return !tables_.privacy_models.empty(); }

  /// How likely `candidate` is a patient's, as `family`: 0..1. 0 where the tables hold no weights
  /// for that family.
  [[nodiscard]] double likelihood(IdentifierFamily family, const Surroundings& text,
                                  const Candidate& candidate) const;

  /// The words around `candidate` that speak most for it, each once, the strongest first; at most
  /// three.
  [[nodiscard]] std::vector<std::string> strongest(IdentifierFamily family,
                                                   const Surroundings& text,
                                                   const Candidate& candidate) const;

 private:
  /// Its place in the tables, or how many there are.
  [[nodiscard]] std::size_t model_of(IdentifierFamily family) const;
  [[nodiscard]] float weight(std::string_view feature, std::size_t model) const;

  const rulepack::Tables& tables_;
};

}  // namespace reframe::privacy
