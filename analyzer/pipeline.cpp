#include "analyzer/pipeline.h"

#include <algorithm>

#include "analyzer/base/unicode.h"
#include "analyzer/extract/extract.h"
#include "analyzer/match/features.h"
#include "analyzer/match/matcher.h"
#include "analyzer/score/document_score.h"
#include "analyzer/score/statement_score.h"
#include "analyzer/segment/segment.h"
#include "analyzer/story/analyze.h"
#include "analyzer/story/read.h"
#include "analyzer/story/signals.h"
#include "analyzer/suggest/suggest.h"

namespace reframe {

struct Analyzer::Parts {
  explicit Parts(rulepack::Tables t)
      : tables(std::move(t)),
        matcher(tables),
        features(tables),
        scorer(tables, features.names()),
        suggester(tables) {}

  rulepack::Tables tables;
  Matcher matcher;
  FeatureSpace features;
  StatementScorer scorer;
  Suggester suggester;
};

namespace {

/// Sections whose lines tell of work: only there does a rewrite help.
bool tells_of_work(SectionKind section) {
  return section == SectionKind::summary || section == SectionKind::experience ||
         section == SectionKind::projects || section == SectionKind::volunteering;
}

/// Lines with the most to win first; a repeated line counts once.
void rank_fixes(ResumeAnalysis& resume) {
  for (std::uint32_t i = 0; i < resume.statements.size(); ++i) {
    const auto& all = resume.statements[i].suggestions;
    if (!all.empty() && all.front().gain > 0) resume.fix_first.push_back(i);
  }
  std::stable_sort(resume.fix_first.begin(), resume.fix_first.end(),
                   [&](std::uint32_t a, std::uint32_t b) {
                     return resume.statements[a].suggestions.front().gain >
                            resume.statements[b].suggestions.front().gain;
                   });
}

Error no_story(std::string_view name) {
  return {ErrorCode::empty,
          {std::string(name)},
          "there is no story in it",
          "write what happened in a few sentences, in the first person"};
}

}  // namespace

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
    out.act = opens_with_act(parts.tables, matched);
    out.score = parts.scorer.score(features);
    out.evidence = parts.scorer.explain(features);
    out.findings = findings_of(parts.tables);
    return out;
  }

  /// The same, with suggestions.
  StatementAnalysis judge_and_suggest(const Parts& parts, Statement statement,
                                      const MatchContext& context) {
    StatementAnalysis out = judge(parts, std::move(statement), context);
    const MatchResult own = matched;
    out.suggestions = parts.suggester.suggest(out, own, [&](std::string_view text) {
      Statement rewritten;
      rewritten.text = text;
      rewritten.section = out.statement.section;
      Rejudged again;
      again.analysis = judge(parts, std::move(rewritten), context);
      again.matched = matched;
      return again;
    });
    return out;
  }

  /// Judges the sentences of a story and the whole they make.
  StoryAnalysis judge_story(const Parts& parts, StoryText source) {
    StoryAnalysis story;
    story.source = std::move(source);
    // Identifiers of people are found here, put into story.privacy and masked in story.source.text
    // by the same number of bytes before anything else reads it: no report can then show what it
    // never saw, and all offsets stay. The title is read again, as it is part of the text.
    story.source.title = story.source.title_span.of(story.source.text);
    for (std::uint32_t b = 0; b < story.source.blocks.size(); ++b) {
      const StoryBlock& block = story.source.blocks[b];
      if (block.heading || !block.candidate) continue;
      const std::string_view text = block.span.of(story.source.text);
      for (const Span& span : split_sentences(text, breaker)) {
        StorySentence s;
        s.span = {block.span.start + span.start, block.span.start + span.end};
        s.block = b;
        s.label = block.label;
        Statement statement;
        statement.span = s.span;
        statement.text = s.span.of(story.source.text);
        s.judged = judge(parts, std::move(statement), {SectionKind::other, true, TextKind::story});
        story::read_signals(parts.tables, s.judged.statement.text, matched, s);
        story.sentences.push_back(std::move(s));
      }
    }
    story::analyze(story);
    return story;
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

StatementAnalysis Analyzer::analyze_statement(std::string_view u8_text,
                                              const AnalyzeOptions& options,
                                              Scratch& scratch) const {
  Statement statement;
  statement.text = u8_text;
  statement.span = {0, static_cast<std::uint32_t>(u8_text.size())};
  auto& s = *scratch.state_;
  return options.suggest ? s.judge_and_suggest(*parts_, std::move(statement), {})
                         : s.judge(*parts_, std::move(statement), {});
}

Result<StoryAnalysis> Analyzer::analyze_story(std::string_view u8_text, Scratch& scratch) const {
  StoryAnalysis story = scratch.state_->judge_story(*parts_, story::read_story(u8_text));
  if (story.sentences.empty()) return no_story("story");
  return story;
}

Result<std::vector<StoryAnalysis>> Analyzer::analyze_stories(std::string_view bytes,
                                                             std::string_view name,
                                                             Scratch& scratch) const {
  auto document = extract(bytes, name);
  if (!document) return document.error();
  std::vector<StoryText> texts;
  const bool plain =
      document->format == SourceFormat::text || document->format == SourceFormat::markdown;
  if (plain && unicode::valid_utf8(bytes)) {
    // Rules between stories are no text; the reader of documents drops them, so they are read here.
    for (const std::string_view piece : story::split_at_rules(bytes)) {
      if (piece.find_first_not_of(" \t\r\n") == std::string_view::npos) continue;
      const auto part = extract(piece, name);
      if (!part) return part.error();
      for (StoryText& text : story::read_stories(*part)) texts.push_back(std::move(text));
    }
  } else {
    texts = story::read_stories(*document);
  }
  std::vector<StoryAnalysis> out;
  for (StoryText& text : texts) {
    StoryAnalysis story = scratch.state_->judge_story(*parts_, std::move(text));
    if (!story.sentences.empty()) out.push_back(std::move(story));
  }
  if (out.empty()) return no_story(name);
  return out;
}

Result<ResumeAnalysis> Analyzer::analyze_resume(std::string_view bytes, std::string_view name,
                                                const AnalyzeOptions& options,
                                                Scratch& scratch) const {
  auto document = extract(bytes, name);
  if (!document) return document.error();
  if (document->characters() == 0) {
    return Error{ErrorCode::empty,
                 {std::string(name)},
                 "the document has no text",
                 "check that the text is not in pictures, and save it again"};
  }
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
    const MatchContext context{statement.section, true, TextKind::resume};
    const bool suggest = options.suggest && tells_of_work(statement.section);
    resume.statements.push_back(suggest ? s.judge_and_suggest(*parts_, statement, context)
                                        : s.judge(*parts_, statement, context));
  }
  rank_fixes(resume);
  score_document(parts_->tables, options.profession, resume);
  return resume;
}

}  // namespace reframe
