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
  std::uint32_t rewrite = 0;  ///< number in Tables::rewrites
  std::uint32_t move = rulepack::kNone;  ///< the term that matched; kNone where there is none
  std::uint32_t brought = rulepack::kNone;  ///< the rewrite that found the act behind an opener
  std::vector<Edit> edits;
  std::string slot;    ///< with brackets; "" = asks nothing
  std::string answer;  ///< what stands for the slot when its worth is reckoned
  std::uint32_t length = 0;  ///< bytes the term covers: the longer, the closer it fits
};

/// A rewrite in the making.
struct Draft {
  std::vector<const Change*> parts;  ///< the first gives the rule
  SuggestionKind kind = SuggestionKind::reword;
  bool fallback = false;  ///< for lines where no fuller draft keeps the laws
};

/// How the line stands, for what may be done with it.
struct Standing {
  bool strong = false;   ///< a result, and a number or a product stage: only lifts
  bool present = false;  ///< a job that goes on: duties stay in the present
  bool work = true;      ///< stands where work is told
};

/// Finds what can be done with a line, and puts it together.
class Composer {
 public:
  Composer(const Line& line, const Standing& standing);

  /// Drafts, the fullest first. They point into this composer.
  [[nodiscard]] std::vector<Draft> drafts() const;

  /// What rewrite `number` does by itself; nothing when it leaves the line alone.
  [[nodiscard]] const Change* part_of(std::uint32_t number) const;

  /// The edits of a draft in order, articles and capitals set right.
  [[nodiscard]] std::vector<Edit> edits(const Draft& draft) const;

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
  std::optional<Change> wording(const Hit& hit) const;
  std::optional<Change> question(const Hit& hit) const;
  std::optional<Change> expansion(const Hit& hit, Change part) const;
  [[nodiscard]] Edit cut(Span span) const;
  [[nodiscard]] const rulepack::RewriteRow& row(const Hit& hit) const;
  [[nodiscard]] bool may_ask(const rulepack::RewriteRow& row) const;
  [[nodiscard]] std::uint32_t first_with(rulepack::RewriteAction action) const;
  [[nodiscard]] bool all_skippable_before(std::size_t i) const;
  void fix_articles(std::vector<Edit>& edits) const;
  void fix_capitals(std::vector<Edit>& edits) const;
  [[nodiscard]] Draft with(const std::vector<const Change*>& wording, const Change* question) const;

  const Line& line_;
  Standing standing_;
  std::vector<Change> wording_;    ///< structure first
  std::vector<Change> questions_;  ///< the best first
};

/// `text` with `edits` (ascending) applied.
[[nodiscard]] std::string applied(std::string_view text, const std::vector<Edit>& edits);

}  // namespace reframe
