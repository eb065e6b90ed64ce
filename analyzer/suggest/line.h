// A statement as rewriting sees it: its words, what forms of verbs they are, and what it says
// already.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/span.h"
#include "analyzer/model/tokens.h"
#include "analyzer/rulepack/tables.h"

namespace reframe {

/// The word lists of `words:` that rewriting reads, looked up once.
struct WordLists {
  explicit WordLists(const rulepack::Tables& tables);
  std::uint32_t noun_gerund;    ///< -ing words that are nouns as often ("training")
  std::uint32_t always_noun;    ///< -ing words that are never the act ("nursing")
  std::uint32_t named_thing;    ///< nouns that make the word before them a name ("materials")
  std::uint32_t freezer;        ///< prepositions that own the -ing word behind them ("by", "while")
  std::uint32_t lister;         ///< words that open a list of examples ("including")
  std::uint32_t determiner;     ///< a, the, all, new, their
  std::uint32_t outcome_words;  ///< words of a result
  std::uint32_t people;         ///< whom a line is about: staff, teams, users
  std::uint32_t reason;         ///< because, instead of, given
  std::uint32_t base_verb;      ///< base forms that are beside an act in a mixed list
  std::uint32_t duty_word;      ///< duties, responsibilities: an opener, no label
  std::uint32_t title_gerund;   ///< -ing words of titles ("attending"): acts before "the" alone
  std::uint32_t virtue;         ///< praise in front of what a person is
  std::uint32_t plural_noun;    ///< forms in -s that are nouns as often ("reports")
  std::uint32_t heading;        ///< words of titles, schools, licences: no line of work
  std::uint32_t moving_classes = 0;   ///< bits of the verb classes reduce and raise
  std::uint32_t joining_classes = 0;  ///< of those whose verbs take a preposition ("assists with")
};

/// One line and what can be asked about it. Holds references; lives as long as they do.
class Line {
 public:
  Line(const rulepack::Tables& tables, const WordLists& lists, std::string_view text,
       const MatchResult& matched)
      : tables_(tables), lists_(lists), text_(text), matched_(matched) {}

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] const MatchResult& matched() const { return matched_; }
  [[nodiscard]] const rulepack::Tables& tables() const { return tables_; }
  [[nodiscard]] const WordLists& lists() const { return lists_; }
  [[nodiscard]] std::size_t count() const { return matched_.tokens.tokens.size(); }
  [[nodiscard]] const Token& token(std::size_t i) const { return matched_.tokens.tokens[i]; }
  [[nodiscard]] std::string_view word(std::size_t i) const { return matched_.tokens.word(i); }
  [[nodiscard]] std::size_t opening() const { return matched_.opening; }
  [[nodiscard]] std::string written(std::size_t i) const {
    return std::string(token(i).span.of(text_));
  }

  /// The first word that begins at or behind byte `at`; count() when there is none.
  [[nodiscard]] std::size_t word_at(std::uint32_t at) const;
  [[nodiscard]] bool in(std::size_t i, std::uint32_t list) const;
  [[nodiscard]] bool has_form(std::size_t i, rulepack::VerbForm form) const;
  /// A verb of the lexicon, or a regular -ing word the lexicon does not know.
  [[nodiscard]] bool gerund(std::size_t i) const;
  /// A verb told of a third person ("assesses"), and not the plural of a noun ("reports").
  [[nodiscard]] bool acting_third(std::size_t i) const;
  /// The verb at word i has a form of a class in `classes`.
  [[nodiscard]] bool of_class(std::size_t i, std::uint32_t classes) const;
  /// A gerund that is the act, not the name of a thing.
  [[nodiscard]] bool acting_gerund(std::size_t i) const;
  /// The mark that stands between word i and the one before it, ' ' when only spaces do.
  [[nodiscard]] char mark_before(std::size_t i) const;
  /// True when the words before the opening are only of those that may stand there.
  [[nodiscard]] bool opens_with_verb() const;
  /// Something was done here: no heading, degree, licence, contact line or plain claim.
  /// `told`: the judgement takes it for a duty or for product work, though no verb opens it;
  /// `duty`: for a duty, so that a list of nouns is one of tasks and not of skills.
  [[nodiscard]] bool reads_as_work(bool told, bool duty) const;
  /// "Confusing labels had caused": a finite verb from word `from` on makes the -ing word before it
  /// part of the subject. What a relative word opens is not looked at.
  [[nodiscard]] bool has_main_verb(std::size_t from) const;
  /// How many acts stand side by side, the opening one among them.
  [[nodiscard]] std::size_t acts() const;
  /// Where behind word `from` another act than the opening one begins, set off by a comma, a
  /// semicolon or "and": its first word, or count() when none does.
  [[nodiscard]] std::size_t next_act(std::size_t from) const;
  /// "I" or "we" acts near the opening, or twice: the line may be a sentence of a story.
  [[nodiscard]] bool narrated() const;
  /// Bytes of a label in front ("Strategy development - ", "Consulting: "); 0 when there is none.
  [[nodiscard]] std::uint32_t label_length() const;
  /// The line does not say this yet.
  [[nodiscard]] bool lacks(rulepack::Lack what) const;
  /// A question in brackets stands in it.
  [[nodiscard]] bool asked() const { return text_.find("?]") != std::string_view::npos; }

 private:
  [[nodiscard]] bool measures(const Token& t) const;
  [[nodiscard]] std::uint32_t title_length() const;
  [[nodiscard]] bool bare_in_list(std::size_t i) const;
  [[nodiscard]] bool tells_outcome() const;
  [[nodiscard]] bool tells_list() const;
  /// The finite form of the opening verb, the past before what may be a noun.
  [[nodiscard]] std::optional<rulepack::VerbForm> told_form() const;
  [[nodiscard]] bool begins_act(std::size_t i, rulepack::VerbForm form) const;
  [[nodiscard]] bool any_in(std::uint32_t list) const;

  const rulepack::Tables& tables_;
  const WordLists& lists_;
  std::string_view text_;
  const MatchResult& matched_;
};

}  // namespace reframe
