#include "analyzer/match/example_test.h"

namespace reframe {
namespace {

using rulepack::ExampleRow;
using rulepack::RuleRow;
using rulepack::Tables;

/// The place an example is read in: where the rule is allowed to match.
MatchContext context_of(const RuleRow& rule) {
  MatchContext context;
  if (rule.kinds == 2) context.kind = TextKind::story;
  for (unsigned i = 0; i < kSectionNames.size() && !context.section_known; ++i) {
    if ((rule.sections & (1U << i)) != 0) {
      context.section = static_cast<SectionKind>(i);
      context.section_known = true;
    }
  }
  return context;
}

std::string quoted(std::string_view text) {
  return "'" + std::string(text) + "'";
}

/// "" when the hits are what the example wants, else what was found.
std::string mismatch(const std::vector<Span>& found, const ExampleRow& example,
                     std::string_view text, bool want_hit) {
  if (!want_hit) {
    return found.empty() ? "" : "matched " + quoted(found.front().of(text)) + ", should not match";
  }
  if (found.empty()) return "did not match";
  if (found.size() > 1) {
    return "matched " + std::to_string(found.size()) + " times: " + quoted(found[0].of(text)) +
           " and " + quoted(found[1].of(text));
  }
  const Span want{example.start, example.end};
  if (!want.empty() && found.front() != want) {
    return "matched " + quoted(found.front().of(text)) + " instead of " + quoted(want.of(text));
  }
  return "";
}

}  // namespace

ExampleReport test_examples(const Matcher& matcher) {
  const Tables& tables = matcher.tables();
  ExampleReport report;
  MatchScratch scratch;
  MatchResult result;
  for (std::uint32_t i = 0; i < tables.rules.size(); ++i) {
    const RuleRow& rule = tables.rules[i];
    ++report.rules;
    for (const ExampleRow& example : Tables::slice(tables.examples, rule.examples)) {
      ++report.examples;
      const std::string_view text = tables.text(example.text);
      matcher.match(text, context_of(rule), scratch, result);
      std::vector<Span> found;
      for (const Hit& hit : result.hits) {
        if (hit.rule == i) found.push_back(hit.span);
      }
      const bool known = example.kind >= 2;
      const std::string wrong = mismatch(found, example, text, example.kind % 2 == 0);
      if (known && !wrong.empty()) {
        ++report.known;
      } else if (known || !wrong.empty()) {
        report.failures.push_back(
            {std::string(tables.text(rule.id)), std::string(text),
             known ? "is labelled a known failure but comes out right now" : wrong});
      }
    }
  }
  return report;
}

}  // namespace reframe
