// What the readers of one text share: its words, what they have found, and who is spoken of.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "analyzer/model/identifier.h"
#include "analyzer/model/taxonomy.h"
#include "analyzer/privacy/surroundings.h"
#include "analyzer/privacy/words.h"

namespace reframe::privacy {

class Weights;

/// One text in the course of being read.
struct Reading {
  Reading(const WordList& words, TextKind text_kind, const Weights* fitted = nullptr)
      : list(words),
        kind(text_kind),
        weights(fitted),
        taken(words.size(), 0),
        named(words.size(), 0),
        named_sentence(words.sentences.size(), 0),
        pointed(words.sentences.size(), 0),
        singled_out(words.sentences.size(), 0),
        invented(words.sentences.size(), 0),
        likely_name(words.size(), -1),
        no_name(words.size(), 0) {
    mark_invented();
  }

  const WordList& list;
  TextKind kind;
  const Weights* weights;  ///< none: what the lists leave open stays so
  std::vector<PrivacyHit> hits;
  std::vector<char> taken;           ///< by word: part of an address, link or number found
  std::vector<char> named;           ///< by word: part of a patient's or relative's name
  std::vector<char> named_sentence;  ///< by sentence: holds such a name

  /// By sentence: holds a number, age or address of a patient, so that a name there is theirs.
  std::vector<char> pointed;

  /// By sentence: tells of a post or deed that points to one person.
  std::vector<char> singled_out;

  /// By sentence: is about a patient of the test system ("Mickey Zztest"), whom nobody is.
  std::vector<char> invented;

  /// By word: how likely the weights find it in a patient's name; -1 where they were not asked.
  std::vector<float> likely_name;
  std::optional<Surroundings> surroundings;  ///< where the weights are asked, behind the links
  std::vector<Candidate> capitals;           ///< of which they were asked
  std::vector<char> no_name;                 ///< by word: part of a name that is no patient's

  std::unordered_set<std::string> names;  ///< parts of the names reported, lower case
  /// Parts of names, lower case, that are of the author or the author's family, or made up.
  std::unordered_set<std::string> nobodys;
  /// Words in the mail addresses reported, lower case: names where a capital stands.
  std::unordered_set<std::string> mail_names;
  std::string link_text;    ///< of the links reported, lower case, not endless: may hold names
  std::vector<Span> links;  ///< seen, but not reported: they may hold a name

  /// Days, ages, rooms, mail addresses and links that were looked at, reported or not.
  std::vector<Candidate> considered;

  /// Reports words [first, end) and takes them.
  void report(IdentifierFamily family, std::uint32_t first, std::uint32_t end,
              std::string_view why);
  /// Reports bytes, for what begins or ends with a sign.
  void report(IdentifierFamily family, Span span, std::string_view why);

  [[nodiscard]] bool resume() const { return kind == TextKind::resume; }
  void point(IdentifierFamily family, std::uint32_t sentence);

  /// These are false where there is no word `i`. One patient stands in the sentence of word `i`: by
  /// name or by a word such as "patient".
  [[nodiscard]] bool patient_in(std::uint32_t i) const;
  /// A sentence is of somebody alone: a patient, a man, a daughter, a "she".
  [[nodiscard]] bool tells_of_someone(std::uint32_t sentence) const;
  /// Somebody alone stands there: a patient, a man, a daughter, a "she".
  [[nodiscard]] bool someone_in(std::uint32_t i) const;
  /// The same, or one stands in the two sentences before: "Discharged Oct 3." goes on about them.
  [[nodiscard]] bool someone_near(std::uint32_t i) const;
  /// Word `i` stands in a contact block, "Ines Okafor | Chicago | …": the author's own.
  [[nodiscard]] bool contact_block(std::uint32_t i) const;
  /// What a family asks of its sentence: a resume wants a patient, a story is of patients anyway.
  [[nodiscard]] bool anchored(std::uint32_t i) const { return !resume() || patient_in(i); }

 private:
  void mark_invented();
  /// A given name or courtesy title stands at word `i`, and the name owns nothing.
  [[nodiscard]] bool names_behind(std::uint32_t i) const;
};

/// All readers below, in the order in which one builds on the other.
void read_all(Reading& reading);

/// Links, mail addresses and internet addresses.
void read_links(Reading& reading);
/// Links that hold a name found meanwhile.
void read_named_links(Reading& reading);
/// Asks the weights of everything with a capital, before the names, which follow them.
void read_capitals(Reading& reading);
/// Names of patients, relatives and household. A second reading, behind the others, finds those
/// that only stand beside what was found meanwhile.
void read_names(Reading& reading);
/// Record, insurance and other numbers, telephones, and whatever stands behind their keywords.
void read_numbers(Reading& reading);
/// Dates in the life of a patient.
void read_dates(Reading& reading);
/// Ages over 89; rooms and beds.
void read_ages(Reading& reading);
void read_rooms(Reading& reading);
/// Addresses and schools; villages and towns.
void read_addresses(Reading& reading);
void read_places(Reading& reading);
/// What singles a person out: posts; deeds, rare conditions, events in the news.
void read_posts(Reading& reading);
void read_combinations(Reading& reading);
/// What these have left open, by weights: names, before the dates, which follow who is named; then
/// places, days and ages. A resume's are its author's and stay.
void read_weighed_names(Reading& reading);
void read_weighed(Reading& reading);

}  // namespace reframe::privacy
