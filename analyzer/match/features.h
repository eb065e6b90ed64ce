// What a statement shows, as named yes/no features: the rules and lists that matched, and its build
// (opening verb, tense, length, numbers). Scores are sums over these and nothing else.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/model/feature.h"
#include "analyzer/model/tokens.h"
#include "analyzer/rulepack/tables.h"

namespace reframe {

/// The names and numbers of all features for one set of rule tables: rules first, then lists
/// ("list.NAME"), then structure ("structure.NAME"), then single words ("word.NAME").
class FeatureSpace {
 public:
  explicit FeatureSpace(const rulepack::Tables& tables);

  /// The names of all features but the words, which follow in the order of Tables::words.
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  [[nodiscard]] std::uint32_t rule(std::uint32_t number) const { return number; }
  [[nodiscard]] std::uint32_t list(std::uint32_t number) const { return rules_ + number; }
  /// The first feature of the single words, which come last.
  [[nodiscard]] std::uint32_t words() const { return static_cast<std::uint32_t>(names_.size()); }

  /// The features of a matched statement, each once, ascending by id. `u8_text` is what was
  /// matched.
  void extract(std::string_view u8_text, const MatchResult& match, std::vector<Feature>& out) const;

 private:
  friend class StructureReader;
  const rulepack::Tables& tables_;
  std::uint32_t rules_ = 0;
  std::uint32_t structure_ = 0;  ///< first structural feature
  std::uint32_t domains_ = 0;    ///< first feature of the vocabulary domains
  std::vector<std::string> names_;
  std::vector<std::uint8_t> list_domain_;  ///< by list: Domain
  std::vector<bool> list_counts_;          ///< by list: is it a feature?
};

/// True when the word is written as an ordinary word of its sentence and so may speak for itself:
/// no number, and no name, which a capital inside a sentence marks (the score must not change with
/// names and places).
[[nodiscard]] bool plain_word(const MatchResult& match, std::size_t token);

/// True when the statement opens with a verb of doing something (not of being, knowing or talking):
/// a buzzword list or a claim does not.
[[nodiscard]] bool opens_with_act(const rulepack::Tables& tables, const MatchResult& match);

}  // namespace reframe
