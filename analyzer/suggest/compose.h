// Composes rewrites of one line from the transformations of the packs whose terms stand in it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzer/model/analysis.h"
#include "analyzer/suggest/line.h"

namespace reframe {

/// What one transformation does with the line.
struct Change {
  std::uint32_t rewrite = 0;                ///< number in Tables::rewrites
  std::uint32_t move = rulepack::kNone;     ///< the term that matched; kNone where there is none
  std::uint32_t brought = rulepack::kNone;  ///< the rewrite that found the act behind an opener
  std::vector<Edit> edits;
  std::string slot;          ///< with brackets; "" = asks nothing
  std::string answer;        ///< what stands for the slot when its worth is reckoned
  std::uint32_t length = 0;  ///< bytes the term covers: the longer, the closer it fits
};

/// How the line stands, for what may be done with it.
struct Standing {
  bool strong = false;       ///< a result, and a number or a product stage: only lifts
  bool present = false;      ///< a job that goes on: duties stay in the present
  bool work = true;          ///< stands where work is told
  bool told = false;         ///< judged a duty or product work, whatever opens it
  bool product = false;      ///< judged to show a product stage: may be lifted
  bool at_end = false;       ///< questions stand behind all words, whichever act they are about
  std::uint32_t judged = 0;  ///< bit i: rulepack::Judged i holds

  [[nodiscard]] bool judged_as(rulepack::Judged what) const {
    return (judged >> static_cast<unsigned>(what) & 1U) != 0;
  }
};

/// From this rank on a question fits the line closely enough to stand as an alternative.
inline constexpr std::uint8_t kCloseFit = 40;

/// Finds what can be done with a line, and puts it together.
class Composer {
 public:
  Composer(const Line& line, const Standing& standing);

  /// All changes of wording that can stand together, structure first.
  [[nodiscard]] std::vector<const Change*> wording() const;
  /// The questions that may be put, the best first.
  [[nodiscard]] std::vector<const Change*> questions() const;

  [[nodiscard]] rulepack::RewriteAction action_of(const Change& change) const {
    return line_.tables().rewrites[change.rewrite].action;
  }

  /// What rewrite `number` does by itself; nothing when it leaves the line alone.
  [[nodiscard]] const Change* part_of(std::uint32_t number) const;

  /// The edits of changes of wording in order, articles and capitals set right.
  [[nodiscard]] std::vector<Edit> edits(const std::vector<const Change*>& changes) const;

 private:
  void find_wording();
  void find_opening();
  void find_questions();
  std::optional<Change> opener(const Hit& hit) const;
  std::optional<Change> behind_opener(std::size_t at, bool present) const;
  std::optional<Change> nominal(const Hit& hit, bool present) const;
  std::optional<Change> gerund() const;
  std::optional<Change> first_person() const;
  std::optional<Change> passive() const;
  std::optional<Change> third_person() const;
  std::optional<Change> split() const;
  std::optional<Change> wording(const Hit& hit) const;
  [[nodiscard]] Change question(const Hit& hit) const;
  [[nodiscard]] bool joins(std::size_t i) const;
  [[nodiscard]] std::size_t place(const Hit& hit, const Change& part) const;
  [[nodiscard]] Change question_of(std::uint32_t rewrite) const;
  std::optional<Change> expansion(const Hit& hit, Change part) const;
  [[nodiscard]] Edit cut(Span span) const;
  [[nodiscard]] const rulepack::RewriteRow& row(const Hit& hit) const;
  [[nodiscard]] bool may_ask(const rulepack::RewriteRow& row) const;
  [[nodiscard]] bool fits(const Hit& hit) const;
  [[nodiscard]] std::uint32_t first_with(rulepack::RewriteAction action) const;
  [[nodiscard]] bool all_skippable_before(std::size_t i) const;
  void fix_articles(std::vector<Edit>& edits) const;
  void fix_capitals(std::vector<Edit>& edits) const;

  const Line& line_;
  Standing standing_;
  std::vector<Change> wording_;    ///< structure first
  std::vector<Change> questions_;  ///< the best first
};

/// True for a transformation that changes how a line is built, not only a word of it.
[[nodiscard]] bool structural(rulepack::RewriteAction action);

/// `edits` of the text that `first` (ascending) made of a line, as edits of the line itself: both
/// together, ascending. An edit that falls into text which `first` has set becomes part of it.
[[nodiscard]] std::vector<Edit> joined(const std::vector<Edit>& first,
                                       const std::vector<Edit>& edits);

}  // namespace reframe
