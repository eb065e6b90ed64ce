// The token machine: all terms of all rules over one statement in one pass.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "analyzer/base/error.h"
#include "analyzer/model/taxonomy.h"
#include "analyzer/model/tokens.h"
#include "analyzer/rulepack/tables.h"

namespace reframe {

/// What a statement is matched as.
struct MatchContext {
  SectionKind section = SectionKind::other;
  bool section_known = false;  ///< rules limited to sections stay quiet in unknown ones
  TextKind kind = TextKind::resume;
};

/// Scratch memory of one thread; reuse it for every statement.
class MatchScratch {
 public:
  MatchScratch();
  ~MatchScratch();
  MatchScratch(MatchScratch&&) noexcept;
  MatchScratch& operator=(MatchScratch&&) noexcept;
  MatchScratch(const MatchScratch&) = delete;
  MatchScratch& operator=(const MatchScratch&) = delete;

  struct State;

 private:
  friend class Matcher;
  std::unique_ptr<State> state_;
};

/// Finds the rules of `tables` in statements. Immutable once made, so one serves all threads; RE2
/// patterns are compiled when their gate first opens.
class Matcher {
 public:
  /// `tables` must outlive the matcher.
  explicit Matcher(const rulepack::Tables& tables);
  ~Matcher();
  Matcher(const Matcher&) = delete;
  Matcher& operator=(const Matcher&) = delete;
  Matcher(Matcher&&) = delete;
  Matcher& operator=(Matcher&&) = delete;

  /// Matches one statement. Leftmost, then longest; hits of one rule never overlap. Linear in the
  /// text: gaps are bounded, so each word starts a bounded number of steps.
  void match(std::string_view u8_text, const MatchContext& context, MatchScratch& scratch,
             MatchResult& out) const;

  /// Finds the terms of rewrites in the statement that `match` has just matched with this
  /// `scratch` into `out`, and puts them into `out.moves`, by start. Linear like match().
  void match_moves(MatchScratch& scratch, MatchResult& out) const;

  /// Compiles every RE2 pattern; the first that is wrong, or matches the empty text, is an error
  /// naming its rule.
  [[nodiscard]] Status check_patterns() const;

  [[nodiscard]] const rulepack::Tables& tables() const { return tables_; }

 private:
  struct Patterns;
  const rulepack::Tables& tables_;
  std::uint32_t opener_skip_ = rulepack::kNone;  ///< list of words an opening may follow
  std::unique_ptr<Patterns> patterns_;
};

}  // namespace reframe
