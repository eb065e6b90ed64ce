// The compiled packs: flat tables over one block of bytes, shared by all threads, read in place.
// compiler.cpp writes them; match, score, suggest and report read them.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/error.h"
#include "analyzer/model/taxonomy.h"
#include "analyzer/rulepack/advice_rows.h"
#include "analyzer/rulepack/pool.h"

namespace reframe::rulepack {

/// One slot of the open-addressing hash table from folded word form to what it can be.
struct FormSlot {
  std::uint64_t hash = 0;  ///< FNV-1a of the form; 0 marks an empty slot
  StringRef form;
  Range symbols;                     ///< into Tables::form_symbols, ascending
  Range caps_symbols;                ///< symbols it has only when written in capitals
  Range verbs;                       ///< into Tables::form_verbs
  std::uint32_t word = 0xFFFFFFFFU;  ///< into Tables::words, or kNone
  std::uint32_t unused = 0;
};

/// Which form of a verb a word is.
enum class VerbForm : std::uint8_t { base, third, past, participle, gerund };

/// A word form as a form of a lexicon verb.
struct VerbRef {
  std::uint16_t verb = 0;
  VerbForm form = VerbForm::base;
  std::uint8_t unused = 0;
};

/// One verb of the lexicon.
struct VerbRow {
  StringRef forms[5];  ///< by VerbForm
  Rung rung = Rung::unknown;
  std::uint8_t unused[3] = {};
  std::uint32_t classes = 0;  ///< bit i: class i of Tables::verb_classes
};

/// An edge of the trie. Symbols from kGapSymbol on are gaps of (symbol - kGapSymbol) words.
struct Edge {
  std::uint32_t symbol = 0;
  std::uint32_t target = 0;
};
inline constexpr std::uint32_t kGapSymbol = 0xFFFFFF00U;
inline constexpr std::uint32_t kNone = 0xFFFFFFFFU;

/// What a completed term means for its rule.
enum class Role : std::uint8_t { hit, veto, gate };

/// A term ends here.
struct Accept {
  std::uint32_t target = 0;  ///< rule (patterns), symbol (phrases), move (rewrites; veto: rewrite)
  Role role = Role::hit;
  std::uint8_t at_end = 0;  ///< only at the end of the statement
  std::uint16_t unused = 0;
};

struct Node {
  Range edges;  ///< ascending by symbol; gap edges come last
  Range accepts;
};

/// One rule, as the matcher and the reports need it.
struct RuleRow {
  StringRef id, pack, value, what, why, instead, source, label, pattern;
  Dimension dimension = Dimension::framing;
  Severity severity = Severity::none;
  std::uint8_t kinds = 3;  ///< bit 0: resume, bit 1: story
  std::uint8_t has_veto = 0;
  std::uint32_t sections = 0;  ///< bit i: SectionKind i; 0 = everywhere
  Range needs;                 ///< into Tables::needs: rule numbers
  Range terms;                 ///< into Tables::term_texts, as written
  Range examples;
};

/// One example of a rule.
struct ExampleRow {
  StringRef text, why;
  std::uint32_t start = 0, end = 0;
  std::uint32_t kind = 0;  ///< ExampleSource::Kind
};

/// A word list as evidence: its presence is a feature by itself, unless it is a helper of terms.
struct ListRow {
  StringRef name;
  StringRef pack;  ///< folder of the file that defines it: "clinical", "product", …
  std::uint32_t symbol = 0;
  std::uint32_t helper = 0;  ///< 1: only shortens terms
};

/// A retired rule id and the rule it leads to.
struct AliasRow {
  StringRef id;
  std::uint32_t rule = 0;
};

/// Number classes of tokens; `#name` in terms.
enum class NumberClass : std::uint32_t { number, percent, money, duration, count, year, ratio };
inline constexpr std::array kNumberClassNames = {"number", "percent", "money", "duration",
                                                 "count",  "year",    "ratio"};

/// A symbol that numbers of one class have.
struct NumberSymbol {
  NumberClass number_class = NumberClass::number;
  std::uint32_t symbol = 0;
};

/// The tables. Made by `open` over bytes that outlive it, or that it owns.
class Tables {
 public:
  /// Reads the directory of `bytes` (written by compile()). The bytes must outlive the result.
  /// Errors: invalid_rule when they are not tables of this version.
  [[nodiscard]] static Result<Tables> open(std::string_view bytes);
  /// The same, keeping the bytes.
  [[nodiscard]] static Result<Tables> adopt(std::string bytes);

  std::span<const FormSlot> forms;  ///< size is a power of two
  std::span<const std::uint32_t> form_symbols;
  std::span<const VerbRef> form_verbs;
  std::span<const VerbRow> verbs;
  std::span<const Node> nodes;  ///< 0 phrase root, 1 term root, 2 root of terms at the opening
  std::span<const Edge> edges;
  std::span<const Accept> accepts;
  std::span<const std::uint32_t> phrase_root;   ///< node by symbol, kNone without an edge
  std::span<const std::uint32_t> term_root;     ///< the same for node 1
  std::span<const std::uint32_t> opening_root;  ///< the same for node 2
  std::span<const RuleRow> rules;
  std::span<const std::uint32_t> needs;
  std::span<const StringRef> term_texts;
  std::span<const ExampleRow> examples;
  std::span<const ListRow> lists;
  std::span<const std::uint32_t> list_of_symbol;  ///< list number by symbol, or kNone
  std::span<const NumberSymbol> number_symbols;
  std::span<const AliasRow> aliases;
  std::span<const std::uint32_t> move_root;          ///< node 3, terms of rewrites, by symbol
  std::span<const std::uint32_t> move_opening_root;  ///< node 4, the same at the opening
  std::span<const RewriteRow> rewrites;
  std::span<const MoveRow> moves;
  std::span<const RewriteExampleRow> rewrite_examples;
  std::span<const PlanRow> plan;
  std::span<const StringRef> plan_learn;
  std::span<const StringRef> verb_classes;
  std::span<const StringRef> models;    ///< names of the fitted models, "framing.clinical", …
  std::span<const StringRef> features;  ///< names of the fitted features, sorted, "bias" among them
  std::span<const float> weights;       ///< features × models
  std::span<const StringRef> story_models;  ///< the same three for sentences of stories
  std::span<const StringRef> story_features;
  std::span<const float> story_weights;
  std::span<const StringRef> privacy_models;  ///< the same three for what might identify somebody
  std::span<const StringRef> privacy_features;
  std::span<const float> privacy_weights;
  std::span<const StringRef> words;  ///< words with a weight of their own in either, sorted
  std::string_view pool;
  std::string_view version;  ///< hash over the sources, 12 hex digits

  [[nodiscard]] std::string_view text(StringRef ref) const {
    return pool.substr(ref.offset, ref.length);
  }
  template <class T>
  [[nodiscard]] static std::span<const T> slice(std::span<const T> all, Range range) {
    return all.subspan(range.begin, range.count);
  }
  /// The first of sorted `names` that is not before `name`: where those that begin with it stand.
  [[nodiscard]] std::size_t first_from(std::span<const StringRef> names,
                                       std::string_view name) const;
  /// The place of `name` in sorted `names`, or how many there are.
  [[nodiscard]] std::size_t place_of(std::span<const StringRef> names, std::string_view name) const;
  /// What the folded word form `form` can be, or nothing.
  [[nodiscard]] const FormSlot* find_form(std::string_view form) const;
  /// The number of the rule with this id or alias, or kNone.
  [[nodiscard]] std::uint32_t find_rule(std::string_view id) const;
  /// The symbol that the words of this list carry, or kNone.
  [[nodiscard]] std::uint32_t list_symbol(std::string_view name) const;
  /// The number of the rewrite with this id, or kNone.
  [[nodiscard]] std::uint32_t find_rewrite(std::string_view id) const;
  /// The number of the verb class, or kNone.
  [[nodiscard]] std::uint32_t find_verb_class(std::string_view name) const;
  /// The number of the list, or kNone.
  [[nodiscard]] std::uint32_t find_list(std::string_view name) const;

 private:
  std::shared_ptr<const std::string> owned_;
};

/// A fitted feature of this name is a single word: "word.ward".
inline constexpr std::string_view kWordPrefix = "word.";
/// The model whose weights decide over a whole story, from what its sentences show.
inline constexpr std::string_view kDecisionModel = "decision";

/// FNV-1a, never 0.
[[nodiscard]] std::uint64_t form_hash(std::string_view form);

/// The packs compiled into this program.
[[nodiscard]] const Tables& builtin_tables();

}  // namespace reframe::rulepack
