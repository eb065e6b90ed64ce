#include "analyzer/pipeline.h"

#include "analyzer/base/unicode.h"
#include "analyzer/extract/extract.h"
#include "analyzer/match/features.h"
#include "analyzer/match/matcher.h"
#include "analyzer/score/document_score.h"
#include "analyzer/score/statement_score.h"
#include "analyzer/segment/segment.h"

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
  unicode::SentenceBreaker breaker;

  /// Matches and scores `statement.text`, which stands in `context`.
  StatementAnalysis judge(const Parts& parts, Statement statement, const MatchContext& context) {
    StatementAnalysis out;
    out.statement = std::move(statement);
    const std::string_view text = out.statement.text;
    parts.matcher.match(text, context, match, matched);
    parts.features.extract(text, matched, features);
    out.hits = matched.hits;
    out.score = parts.scorer.score(features);
    out.evidence = parts.scorer.explain(features);
    out.findings = findings_of(parts.tables);
    return out;
  }

  std::vector<Finding> findings_of(const rulepack::Tables& tables) const {
    std::vector<Finding> out;
    for (const Hit& hit : matched.hits) {
      const auto& rule = tables.rules[hit.rule];
      if (rule.severity == Severity::none) continue;
      out.push_back({std::string(tables.text(rule.id)),
                     rule.severity,
                     hit.span,
                     {std::string(tables.text(rule.what)), std::string(tables.text(rule.why)),
                      std::string(tables.text(rule.instead))}});
    }
    return out;
  }
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
  Statement statement;
  statement.text = u8_text;
  statement.span = {0, static_cast<std::uint32_t>(u8_text.size())};
  return scratch.state_->judge(*parts_, std::move(statement), {});
}

Result<ResumeAnalysis> Analyzer::analyze_resume(std::string_view bytes, std::string_view name,
                                                const AnalyzeOptions& options,
                                                Scratch& scratch) const {
  auto document = extract(bytes, name);
  if (!document) return document.error();
  auto& s = *scratch.state_;
  ResumeAnalysis resume;
  resume.rules_version = parts_->tables.version;
  resume.document = *std::move(document);
  resume.outline = segment(resume.document, s.breaker);
  for (const Entry& entry : resume.outline.entries) {
    parts_->matcher.match(entry.title, {entry.section, true, TextKind::resume}, s.match, s.matched);
    resume.entry_hits.push_back(s.matched.hits);
  }
  for (const Statement& statement : resume.outline.statements) {
    resume.statements.push_back(
        s.judge(*parts_, statement, {statement.section, true, TextKind::resume}));
  }
  score_document(parts_->tables, options.profession, resume);
  return resume;
}

}  // namespace reframe
