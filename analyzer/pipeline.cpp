#include "analyzer/pipeline.h"

#include "analyzer/match/features.h"
#include "analyzer/match/matcher.h"
#include "analyzer/score/statement_score.h"

namespace reframe {

struct Analyzer::Parts {
  explicit Parts(rulepack::Tables t)
      : tables(std::move(t)), matcher(tables), features(tables), scorer(tables, features.names()) {}

  rulepack::Tables tables;
  Matcher matcher;
  FeatureSpace features;
  StatementScorer scorer;
};

struct Analyzer::Scratch::State {
  MatchScratch match;
  MatchResult matched;
  std::vector<Feature> features;
};

Analyzer::Scratch::Scratch() : state_(std::make_unique<State>()) {}
Analyzer::Scratch::~Scratch() = default;

Analyzer::Analyzer(rulepack::Tables tables)
    : parts_(std::make_unique<const Parts>(std::move(tables))) {}
Analyzer::~Analyzer() = default;

const rulepack::Tables& Analyzer::tables() const {
  return parts_->tables;
}

StatementAnalysis Analyzer::analyze_statement(std::string_view u8_text, const AnalyzeOptions&,
                                              Scratch& scratch) const {
  auto& s = *scratch.state_;
  StatementAnalysis out;
  out.statement.text = u8_text;
  out.statement.span = {0, static_cast<std::uint32_t>(u8_text.size())};
  parts_->matcher.match(u8_text, {}, s.match, s.matched);
  parts_->features.extract(u8_text, s.matched, s.features);
  out.score = parts_->scorer.score(s.features);
  out.evidence = parts_->scorer.explain(s.features);
  return out;
}

}  // namespace reframe
