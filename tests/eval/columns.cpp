#include "tests/eval/columns.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "analyzer/match/features.h"
#include "analyzer/match/matcher.h"
#include "analyzer/rulepack/inflect.h"
#include "tests/eval/words.h"

namespace reframe::eval {
namespace {

/// The words, without inflections, that stand in enough statements. `words` holds, by statement,
/// the forms that stand in it.
std::vector<std::string> kept_words(const rulepack::Tables& tables,
                                    const std::vector<std::set<std::string>>& words) {
  std::set<std::string> forms;
  for (const auto& statement : words) forms.insert(statement.begin(), statement.end());
  const auto base_of = rulepack::forms_of_words({forms.begin(), forms.end()});
  std::map<std::string, std::size_t> count;
  for (const auto& statement : words) {
    std::set<std::string> bases;
    for (const std::string& form : statement) bases.insert(base_of.at(form));
    for (const std::string& base : bases) ++count[base];
  }
  std::vector<std::string> out;
  for (const auto& [word, statements] : count) {
    if (statements >= kFewestStatements && may_count(tables, word)) out.push_back(word);
  }
  return out;
}

}  // namespace

Columns read_features(const rulepack::Tables& tables, std::vector<Row>& rows) {
  const Matcher matcher(tables);
  const FeatureSpace space(tables);
  Columns columns{space.names(), space.words()};
  std::vector<std::set<std::string>> words(rows.size());
  MatchScratch scratch;
  MatchResult matched;
  std::vector<Feature> features;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    matcher.match(rows[r].text, {}, scratch, matched);
    space.extract(rows[r].text, matched, features);
    for (const Feature& f : features) {
      if (f.id < space.words()) rows[r].features.push_back(f.id);
    }
    for (std::size_t i = 0; i < matched.tokens.tokens.size(); ++i) {
      if (plain_word(matched, i)) words[r].emplace(matched.tokens.word(i));
    }
  }
  std::map<std::string, std::uint32_t> numbers;
  for (const std::string& word : kept_words(tables, words)) {
    numbers[word] = static_cast<std::uint32_t>(columns.size());
    columns.names.push_back(std::string(rulepack::kWordPrefix) + word);
  }
  std::vector<std::string> bases;
  for (const auto& [word, number] : numbers) bases.push_back(word);
  const auto base_of = rulepack::forms_of_words(bases);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    std::set<std::uint32_t> mine;
    for (const std::string& word : words[r]) {
      if (const auto it = base_of.find(word); it != base_of.end())
        mine.insert(numbers.at(it->second));
    }
    rows[r].features.insert(rows[r].features.end(), mine.begin(), mine.end());
  }
  return columns;
}

}  // namespace reframe::eval
