#include "analyzer/suggest/example_test.h"

#include "analyzer/suggest/suggest.h"

namespace reframe {

using rulepack::Tables;

RewriteReport test_rewrites(const Tables& tables,
                            const std::function<void(std::string_view, MatchResult&)>& match) {
  const Suggester suggester(tables);
  RewriteReport report;
  MatchResult matched;
  for (std::uint32_t i = 0; i < tables.rewrites.size(); ++i) {
    const auto& rewrite = tables.rewrites[i];
    for (const auto& example : Tables::slice(tables.rewrite_examples, rewrite.examples)) {
      ++report.examples;
      const std::string_view line = tables.text(example.line);
      const std::string_view want = tables.text(example.gives);
      match(line, matched);
      const std::string got = suggester.rewritten(i, line, matched);
      if (got == want) continue;
      std::string what = got.empty() ? "left the line alone" : "gave '" + got + "'";
      if (!want.empty()) what += " instead of '" + std::string(want) + "'";
      report.failures.push_back(
          {std::string(tables.text(rewrite.id)), std::string(line), std::move(what)});
    }
  }
  return report;
}

}  // namespace reframe
