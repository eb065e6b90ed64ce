// `reframe rules list`, `rules show ID`, `rules test [DIR]`.
#include <cstdio>
#include <string>

#include "analyzer/match/example_test.h"
#include "analyzer/match/matcher.h"
#include "analyzer/model/analysis.h"
#include "analyzer/rulepack/compiler.h"
#include "analyzer/suggest/example_test.h"
#include "cli/commands/commands.h"
#include "cli/input.h"
#include "cli/rule_packs.h"

namespace reframe::cli {
namespace {

using rulepack::ExampleRow;
using rulepack::RuleRow;
using rulepack::Tables;

void print(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
}

std::string padded(std::string_view text, std::size_t width) {
  std::string out(text);
  if (out.size() < width) out.append(width - out.size(), ' ');
  return out;
}

void print_field(const char* name, std::string_view text) {
  if (!text.empty()) print(padded(name, 10) + std::string(text) + "\n");
}

void print_examples(const Tables& tables, const RuleRow& rule) {
  static constexpr const char* kMarks[] = {"hit", "miss", "known miss of", "known hit of"};
  print("examples\n");
  for (const ExampleRow& example : Tables::slice(tables.examples, rule.examples)) {
    std::string text(tables.text(example.text));
    if (example.end > example.start) {
      text.insert(example.end, "]]");
      text.insert(example.start, "[[");
    }
    print("  " + padded(kMarks[example.kind], 5) + " " + text + "\n");
    if (example.why.length > 0) print("        " + std::string(tables.text(example.why)) + "\n");
  }
}

void print_rule(const Tables& tables, const RuleRow& rule) {
  print(std::string(tables.text(rule.id)) + "\n");
  std::string about(to_string(rule.dimension));
  if (rule.value.length > 0) about += ": " + std::string(tables.text(rule.value));
  print_field("speaks of", about);
  if (rule.severity != Severity::none) print_field("severity", to_string(rule.severity));
  print_field("taxonomy", tables.text(rule.label));
  print_field("what", tables.text(rule.what));
  print_field("why", tables.text(rule.why));
  print_field("instead", tables.text(rule.instead));
  print_field("source", tables.text(rule.source));
  print_field("pattern", tables.text(rule.pattern));
  for (const auto& term : Tables::slice(tables.term_texts, rule.terms)) {
    print_field("term", tables.text(term));
  }
  print_examples(tables, rule);
}

void print_rewrite(const Tables& tables, const rulepack::RewriteRow& rewrite) {
  print(std::string(tables.text(rewrite.id)) + "\n");
  const auto kind = to_string(static_cast<SuggestionKind>(rewrite.kind));
  print_field("speaks of", "rewrite: " + std::string(kind));
  print_field("does", rulepack::kRewriteActionNames[static_cast<std::size_t>(rewrite.action)]);
  print_field("taxonomy", tables.text(rewrite.label));
  print_field("why", tables.text(rewrite.why));
  print_field("asks", tables.text(rewrite.text));
  print_field("source", tables.text(rewrite.source));
  for (const auto& move : Tables::slice(tables.moves, rewrite.moves)) {
    const std::string becomes =
        move.text.length > 0 ? " -> " + std::string(tables.text(move.text)) : std::string();
    print_field("term", std::string(tables.text(move.term)) + becomes);
  }
  print("examples\n");
  for (const auto& example : Tables::slice(tables.rewrite_examples, rewrite.examples)) {
    const std::string line(tables.text(example.line));
    print(example.gives.length > 0
              ? "  hit   " + line + "\n     -> " + std::string(tables.text(example.gives)) + "\n"
              : "  miss  " + line + "\n");
  }
}

}  // namespace

ExitStatus run_rules_list(const Options& options) {
  const auto tables = load_tables(options.rules_dir);
  if (!tables) {
    print_error(tables.error());
    return ExitStatus::failed;
  }
  for (const RuleRow& rule : tables->rules) {
    std::string line = padded(tables->text(rule.id), 44) + " " +
                       padded(to_string(rule.dimension), 11) + padded(tables->text(rule.value), 18);
    line += rule.severity == Severity::none ? "" : std::string(to_string(rule.severity));
    line.resize(line.find_last_not_of(' ') + 1);
    print(line + "\n");
  }
  for (const auto& rewrite : tables->rewrites) {
    print(padded(tables->text(rewrite.id), 44) + " rewrite    " +
          std::string(to_string(static_cast<SuggestionKind>(rewrite.kind))) + "\n");
  }
  return ExitStatus::clean;
}

ExitStatus run_rules_show(const Options& options) {
  const auto tables = load_tables(options.rules_dir);
  if (!tables) {
    print_error(tables.error());
    return ExitStatus::failed;
  }
  const std::uint32_t number = tables->find_rule(options.rule_id);
  const std::uint32_t rewrite = tables->find_rewrite(options.rule_id);
  if (number == rulepack::kNone && rewrite != rulepack::kNone) {
    print_rewrite(*tables, tables->rewrites[rewrite]);
    return ExitStatus::clean;
  }
  if (number == rulepack::kNone) {
    print_error({ErrorCode::usage,
                 {},
                 "there is no rule '" + options.rule_id + "'",
                 "see reframe rules list"});
    return ExitStatus::failed;
  }
  print_rule(*tables, tables->rules[number]);
  return ExitStatus::clean;
}

ExitStatus run_rules_test(const Options& options) {
  const auto tables = load_tables(options.test_dir);
  if (!tables) {
    print_error(tables.error());
    return ExitStatus::failed;
  }
  const Matcher matcher(*tables);
  if (const auto status = matcher.check_patterns(); !status) {
    print_error(status.error());
    return ExitStatus::failed;
  }
  ExampleReport report = test_examples(matcher);
  const auto rewrites = test_rewrites(*tables, [&](std::string_view text, MatchResult& out) {
    MatchScratch scratch;
    matcher.match(text, {}, scratch, out);
    matcher.match_moves(scratch, out);
  });
  report.rules += tables->rewrites.size();
  report.examples += rewrites.examples;
  for (const auto& failure : rewrites.failures) {
    report.failures.push_back({failure.rewrite, failure.line, failure.what});
  }
  for (const ExampleFailure& failure : report.failures) {
    print(failure.rule + ": " + failure.what + "\n    " + failure.text + "\n");
  }
  print(std::to_string(report.rules) + " rules, " + std::to_string(report.examples) +
        " examples, " + std::to_string(report.failures.size()) + " wrong, " +
        std::to_string(report.known) + " known failures\n");
  return report.failures.empty() ? ExitStatus::clean : ExitStatus::findings;
}

}  // namespace reframe::cli
