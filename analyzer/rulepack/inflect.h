// English word forms for the rule compiler: verb and noun inflection, US and UK spelling.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace reframe::rulepack {

/// The forms of one verb, all lower case.
struct VerbForms {
  std::string base;
  std::string third;       ///< she "leads"
  std::string past;        ///< "led"
  std::string participle;  ///< have "led", "written"
  std::string gerund;      ///< "leading"
};

/// The regular and known irregular forms of `base` (lower case); a verb of several words inflects
/// its first ("follow up" gives "followed up").
[[nodiscard]] VerbForms inflect_verb(std::string_view base);

/// Singular and plural of `noun` (lower case, one word), whichever of the two is given.
[[nodiscard]] std::vector<std::string> noun_forms(std::string_view noun);

/// Which inflections a pattern word stands for.
enum class WordKind : unsigned char { any, noun, verb, exact };

/// Every form that `word` (lower case, one word) stands for, in US and UK spelling, sorted.
[[nodiscard]] std::vector<std::string> word_forms(std::string_view word, WordKind kind);

/// Every form of `words` with the word it belongs to. Where two words share a form, the shorter
/// word has it (then the first by alphabet), so that a word which is itself a form of another
/// ("assessing" beside "assess") has none.
[[nodiscard]] std::map<std::string, std::string> forms_of_words(std::vector<std::string> words);

/// `form` and its spelling on the other side of the Atlantic, if it has one.
[[nodiscard]] std::vector<std::string> spellings(std::string_view form);

}  // namespace reframe::rulepack
