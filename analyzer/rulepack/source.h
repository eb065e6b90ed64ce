// A rule pack as its author wrote it: the YAML, checked and typed, before it is compiled.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/base/error.h"
#include "analyzer/model/analysis.h"
#include "analyzer/model/taxonomy.h"
#include "analyzer/rulepack/advice_rows.h"

namespace reframe::rulepack {

/// One file of a pack, as bytes.
struct SourceFile {
  std::string name;
  std::string bytes;
};

/// A piece of text and where it stands, so that a later check can point at it.
struct Located {
  std::string text;
  Place where;
};

/// A word list, `@name` in terms. A helper only shortens terms: its words say nothing by
/// themselves, so they are no evidence and no domain's vocabulary.
struct ListSource {
  std::string name;
  Place where;
  std::vector<Located> entries;
  bool helper = false;
};

/// One verb of the lexicon. Empty forms are regular.
struct VerbSource {
  std::string base;
  Place where;
  std::vector<std::string> classes;
  Rung rung = Rung::unknown;
  std::string past;
  std::string participle;
  std::string gerund;
};

/// An example line; its span was marked with [[…]] and the marks are removed from `text`.
struct ExampleSource {
  enum class Kind : std::uint8_t { hit, miss, known_hit, known_miss };
  Kind kind = Kind::hit;
  std::string text;
  std::uint32_t start = 0;  ///< byte span that must be found; empty = anywhere
  std::uint32_t end = 0;
  std::string why;  ///< known failures say why
  Place where;
};

/// What a finding tells the user.
struct MessageSource {
  std::string what;
  std::string why;
  std::string instead;
};

/// One rule.
struct RuleSource {
  std::string id;
  Place where;
  std::optional<Dimension> dimension;
  std::string value;
  std::vector<Located> terms;
  std::vector<Located> pattern;  ///< at most one
  std::vector<Located> gate;
  std::vector<Located> unless;
  std::vector<Located> needs;
  std::vector<SectionKind> sections;
  std::optional<TextKind> kind;
  Severity severity = Severity::none;
  MessageSource message;
  std::string source;
  std::string label;
  std::vector<Located> aliases;
  std::vector<ExampleSource> examples;
};

/// One term of a rewrite and what it puts there.
struct MoveSource {
  Located term;
  std::string text;
};

/// One rewrite.
struct RewriteSource {
  std::string id;
  Place where;
  std::optional<RewriteAction> action;
  std::optional<SuggestionKind> kind;
  About about = About::wording;
  int rank = 0;
  std::uint32_t lacks = 0;
  std::uint32_t judged = 0;
  std::vector<MoveSource> moves;
  std::vector<Located> unless;
  std::string text;
  std::string sample;
  std::string why;
  std::string label;
  std::string source;
  struct Example {
    std::string line;
    std::string gives;  ///< "" = must be left alone
  };
  std::vector<Example> examples;
};

/// One item of the plan.
struct PlanSource {
  std::string id;
  Place where;
  std::optional<PlanKind> kind;
  std::string about;
  std::string title;
  std::string todo;
  std::string salary;
  std::string source;
  std::vector<std::string> learn;
  std::uint32_t when = 0;
  int rank = 0;
};

/// One fitted weight.
struct WeightSource {
  std::string model;    ///< "framing.product", "stage.none", "flag.duty", …
  std::string feature;  ///< rule id, "structure.…" or "bias"
  double weight = 0;
  Place where;
};

/// Everything the packs say.
struct PackSource {
  std::vector<ListSource> lists;
  std::vector<VerbSource> verbs;
  std::vector<RuleSource> rules;
  std::vector<WeightSource> weights;
  std::vector<WeightSource> story_weights;
  std::vector<WeightSource> privacy_weights;
  std::vector<RewriteSource> rewrites;
  std::vector<PlanSource> plan;
};

/// Reads the YAML of one file into `into`. Errors (invalid_rule) carry file, line, column, the
/// offending text and the cure; the first one ends the reading.
[[nodiscard]] Status read_yaml(const SourceFile& file, PackSource& into);

}  // namespace reframe::rulepack
