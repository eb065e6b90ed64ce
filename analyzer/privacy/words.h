// The words of a text as the privacy check sees them: where they stand, how they are written, and
// which of the word lists of rules/privacy they are on.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/listed.h"
#include "analyzer/base/span.h"
#include "analyzer/rulepack/tables.h"

namespace reframe::privacy {

/// A word list of rules/privacy; kCueLists has the names.
enum class Cue : std::uint8_t {
  first_name,
  name_word,
  courtesy,
  kin_title,
  staff_title,
  public_figure,
  patient,
  person,
  relation,
  staff,
  credential,
  former,
  department,
  patient_state,
  patient_act,
  care_word,
  care_object,
  care_verb,
  work_word,
  work_act,
  work_link,
  event,
  date_label,
  project_event,
  not_name,
  product,
  eponym,
  eponym_noun,
  facility,
  saint,
  known_place,
  region,
  reside,
  settlement,
  civic,
  street,
  public_role,
  fame,
  rare,
  id_mrn,
  id_health_plan,
  id_account,
  id_ssn,
  id_licence,
  id_device,
  id_vehicle,
  id_other,
  body_device,
  own_id,
  not_id,
  own_contact,
  org_contact,
  host,
  photo,
  biometric,
  occupation,
  count_
};
inline constexpr std::array kCueLists = {
    "privacy-first-name",  "privacy-name-word",      "privacy-courtesy",
    "privacy-kin-title",   "privacy-staff-title",    "privacy-public-figure",
    "privacy-patient",     "privacy-person",         "privacy-relation",
    "privacy-staff",       "privacy-credential",     "privacy-former",
    "privacy-department",  "privacy-patient-state",  "privacy-patient-act",
    "privacy-care-word",   "privacy-care-object",    "privacy-care-verb",
    "privacy-work-word",   "privacy-work-act",       "privacy-work-link",
    "privacy-event",       "privacy-date-label",     "privacy-project-event",
    "privacy-not-name",    "privacy-product",        "privacy-eponym",
    "privacy-eponym-noun", "privacy-facility",       "privacy-saint",
    "privacy-known-place", "privacy-region",         "privacy-reside",
    "privacy-settlement",  "privacy-civic",          "privacy-street",
    "privacy-public-role", "privacy-fame",           "privacy-rare",
    "privacy-id-mrn",      "privacy-id-health-plan", "privacy-id-account",
    "privacy-id-ssn",      "privacy-id-licence",     "privacy-id-device",
    "privacy-id-vehicle",  "privacy-id-other",       "privacy-body-device",
    "privacy-own-id",      "privacy-not-id",         "privacy-own-contact",
    "privacy-org-contact", "privacy-host",           "privacy-photo",
    "privacy-biometric",   "privacy-occupation"};
static_assert(kCueLists.size() == static_cast<std::size_t>(Cue::count_));
static_assert(kCueLists.size() < 64, "cues are bits of one word");

[[nodiscard]] constexpr std::uint64_t bit(Cue cue) {
  return std::uint64_t{1} << static_cast<unsigned>(cue);
}

/// Who is spoken of, as a patient or as anybody.
inline constexpr std::uint64_t kSomeone = bit(Cue::patient) | bit(Cue::person) | bit(Cue::relation);

/// What stands before a word, the weakest first.
enum class Gap : std::uint8_t {
  joined,    ///< nothing, a hyphen, a slash
  space,     ///< white space, or the full stop of a title or initial and white space
  aside,     ///< a comma, parenthesis, quotation mark or dash
  colon,     ///< a colon
  sentence,  ///< the end of a sentence, a line of its own, or the start of the text
};

/// One word or number of the text.
struct Word {
  Span span;               ///< bytes, without a possessive ending
  Span folded;             ///< lower-case form, in WordList::folded
  std::uint64_t cues = 0;  ///< bit(Cue) for each list that the word is on, alone or in a phrase
  std::uint32_t sentence = 0;
  Gap gap = Gap::space;   ///< before the word
  bool capital = false;   ///< begins with a capital
  bool capitals = false;  ///< two letters or more, all of them capitals
  bool initial = false;   ///< one capital letter
  bool possessive = false;
  bool digits = false;  ///< ASCII digits alone
  bool has_digit = false;
  bool known = false;       ///< on another list, or a verb, of the packs: no word for a name
  bool grammar = false;     ///< a pronoun, article, conjunction, adverb …: never a name
  bool line_start = false;  ///< first word of a line
  bool in_quotes = false;   ///< somebody else may be speaking
  bool quoted = false;      ///< a quotation mark stands right before it
};

/// One sentence: words [first, end).
struct Sentence {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  std::uint64_t cues = 0;  ///< of all its words
  bool pronoun = false;    ///< he, she and their forms
  bool first_person = false;
  bool crowd = false;  ///< patients, people: nobody alone
};

/// The words and sentences of one text.
struct WordList {
  std::string_view text;
  std::string folded;
  std::vector<Word> words;
  std::vector<Sentence> sentences;
  bool all_capitals = false;  ///< most letters are capitals: case says nothing

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(words.size()); }
  /// Empty or false behind the end, as all of these, so that callers may look ahead freely.
  [[nodiscard]] std::string_view lower(std::uint32_t i) const {
    return i < size() ? words[i].folded.of(folded) : std::string_view{};
  }
  [[nodiscard]] std::string_view written(std::uint32_t i) const {
    return i < size() ? words[i].span.of(text) : std::string_view{};
  }
  [[nodiscard]] bool has(std::uint32_t i, Cue cue) const {
    return i < size() && (words[i].cues & bit(cue)) != 0;
  }
  [[nodiscard]] bool is(std::uint32_t i, std::string_view word) const {
    return i < size() && lower(i) == word;
  }
  /// No more than white space before word `i`, which there is.
  [[nodiscard]] bool close(std::uint32_t i) const {
    return i < size() && words[i].gap <= Gap::space;
  }
  [[nodiscard]] const Sentence& sentence_of(std::uint32_t i) const {
    return sentences[words[i].sentence];
  }
  /// The bytes between word i-1 and word i.
  [[nodiscard]] std::string_view between(std::uint32_t i) const {
    if (i == 0 || i >= size()) return {};
    return text.substr(words[i - 1].span.end, words[i].span.start - words[i - 1].span.end);
  }
};

/// The cues that each symbol of one set of tables stands for. Immutable; `tables` must outlive it.
class CueTable {
 public:
  explicit CueTable(const rulepack::Tables& tables);

  /// Splits `u8_text` (valid UTF-8) into words and marks them. Linear in the text: phrases have a
  /// bounded length. `u8_text` must outlive the result.
  [[nodiscard]] WordList read(std::string_view u8_text) const;

 private:
  void mark(WordList& list) const;
  /// A place in the trie of phrases, with the word to read next.
  struct Step {
    std::uint32_t node = 0;
    std::uint32_t position = 0;
  };
  void mark_phrases(WordList& list, std::uint32_t first, std::vector<Step>& stack) const;
  [[nodiscard]] std::uint64_t cue_of(std::uint32_t symbol) const { return cue_of_symbol_[symbol]; }

  const rulepack::Tables& tables_;
  std::vector<std::uint64_t> cue_of_symbol_;
};

[[nodiscard]] constexpr bool ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The ASCII digits of `text`, without what stands between them.
[[nodiscard]] std::string digits_of(std::string_view text);

/// A number that reads as a year: 1900 to 2099.
[[nodiscard]] constexpr bool is_year(int value) {
  return value >= 1900 && value <= 2099;
}

/// The value of a word of up to four ASCII digits, or -1.
[[nodiscard]] int number_of(const WordList& l, std::uint32_t i);

/// True for "he's", "she's": the ending is cut off, as a possessive would be.
[[nodiscard]] bool is_pronoun_is(const WordList& l, std::uint32_t i);

/// True for "he", "she", "her", "hers", "him", "his", "himself", "herself".
[[nodiscard]] bool is_pronoun(std::string_view lower);

}  // namespace reframe::privacy
