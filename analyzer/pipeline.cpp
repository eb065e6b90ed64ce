#include "analyzer/pipeline.h"

#include <algorithm>
#include <mutex>
#include <optional>

#include "analyzer/base/unicode.h"
#include "analyzer/extract/extract.h"
#include "analyzer/match/features.h"
#include "analyzer/match/matcher.h"
#include "analyzer/privacy/hide.h"
#include "analyzer/score/document_score.h"
#include "analyzer/score/statement_score.h"
#include "analyzer/segment/segment.h"
#include "analyzer/story/analyze.h"
#include "analyzer/story/read.h"
#include "analyzer/story/signals.h"
#include "analyzer/suggest/bridge.h"
#include "analyzer/suggest/plan.h"
#include "analyzer/suggest/suggest.h"

namespace reframe {

struct Analyzer::Parts {
  explicit Parts(rulepack::Tables t)
      : tables(std::move(t)),
        matcher(tables),
        features(tables),
        scorer(tables, features.names()),
        suggester(tables),
        identifiers(tables) {}

  rulepack::Tables tables;
  Matcher matcher;
  FeatureSpace features;
  StatementScorer scorer;
  Suggester suggester;
  IdentifierFinder identifiers;

  /// Made when the first story is read: resumes do without.
  [[nodiscard]] const story::StoryModel& story_model() const {
    std::call_once(model_once_, [this] { model_.emplace(tables, features.names()); });
    return *model_;
  }

 private:
  mutable std::once_flag model_once_;
  mutable std::optional<story::StoryModel> model_;
};

namespace {

/// Sections whose lines tell of work: only there does a rewrite help.
bool tells_of_work(SectionKind section) {
  return section == SectionKind::summary || section == SectionKind::experience ||
         section == SectionKind::projects || section == SectionKind::volunteering;
}

/// Lines with the most to win first, counting what the answers to their questions may be worth.
void rank_fixes(ResumeAnalysis& resume) {
  const auto worth = [&](std::uint32_t i) {
    const Suggestion& best = resume.statements[i].suggestions.front();
    return std::pair(best.gain_answered, best.gain);
  };
  for (std::uint32_t i = 0; i < resume.statements.size(); ++i) {
    if (resume.statements[i].suggestions.empty() || worth(i).first <= 0) continue;
    resume.fix_first.push_back(i);
  }
  std::stable_sort(resume.fix_first.begin(), resume.fix_first.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return worth(a) > worth(b); });
}

Error no_story(std::string_view name) {
  return {ErrorCode::empty,
          {std::string(name)},
          "there is no story in it",
          "write what happened in a few sentences, in the first person"};
}

/// The texts of the stories in a file.
Result<std::vector<StoryText>> read_story_texts(std::string_view bytes, std::string_view name) {
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
  return texts;
}

/// How many lines "fix these first" speaks of.
constexpr std::size_t kFirstFixes = 5;

/// What could tell who the patient is, first among the findings: it must go before anything else.
void add_identifiers(const std::vector<PrivacyHit>& hits, StoryAnalysis& story) {
  std::vector<StoryFinding> findings;
  for (const PrivacyHit& hit : hits) {
    story.privacy.push_back({std::string(to_string(hit.family)), hit.span});
    const auto sentence =
        std::find_if(story.sentences.begin(), story.sentences.end(), [&](const StorySentence& s) {
          return s.span.start <= hit.span.start && hit.span.start < s.span.end;
        });
    const auto number = static_cast<std::uint32_t>(sentence - story.sentences.begin());
    findings.push_back(
        {privacy_finding(hit), sentence == story.sentences.end() ? kNoSentence : number});
  }
  story.findings.insert(story.findings.begin(), std::make_move_iterator(findings.begin()),
                        std::make_move_iterator(findings.end()));
}

}  // namespace

struct Analyzer::Scratch::State {
  MatchScratch match;
  MatchResult matched;
  std::vector<Feature> features;
  unicode::SentenceBreaker breaker;

  /// Matches and scores `statement.text`, which stands in `context`; the evidence behind the score
  /// only when `explain` asks for it.
  StatementAnalysis judge(const Parts& parts, Statement statement, const MatchContext& context,
                          bool explain = true) {
    StatementAnalysis out;
    out.statement = std::move(statement);
    const std::string_view text = out.statement.text;
    parts.matcher.match(text, context, match, matched);
    parts.features.extract(text, matched, features);
    out.hits = matched.hits;
    out.act = opens_with_act(parts.tables, matched);
    out.score = parts.scorer.score(features);
    if (explain) out.evidence = parts.scorer.explain(features);
    out.findings = findings_of(parts.tables);
    return out;
  }

  /// The same, with suggestions. `current`: under a job that goes on.
  StatementAnalysis judge_and_suggest(const Parts& parts, Statement statement,
                                      const MatchContext& context, bool current) {
    StatementAnalysis out = judge(parts, std::move(statement), context);
    parts.matcher.match_moves(match, matched);
    const MatchResult own = matched;
    out.praise = parts.suggester.praise(out, own);
    out.suggestions = parts.suggester.suggest(out, own, current, [&](std::string_view text) {
      Statement rewritten;
      rewritten.text = text;
      rewritten.section = out.statement.section;
      Rejudged again;
      again.analysis = judge(parts, std::move(rewritten), context, false);
      parts.matcher.match_moves(match, matched);
      again.matched = matched;
      return again;
    });
    return out;
  }

  /// Judges the sentences of a story and the whole they make.
  StoryAnalysis judge_story(const Parts& parts, StoryText source) {
    const story::StoryModel& model = parts.story_model();
    StoryAnalysis story;
    story.source = std::move(source);
    // Identifiers of people are masked, by as many bytes, before anything else reads the text: no
    // report can then show what it never saw.
    const auto hits = parts.identifiers.find(story.source.text, TextKind::story);
    story.source.text = mask(story.source.text, hits);
    // The title is read again, as it is part of the text.
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
        model.features().extract(features, s);
        story.sentences.push_back(std::move(s));
      }
    }
    story::analyze(model, story);
    add_identifiers(hits, story);
    return story;
  }

  /// What the first fixes are worth to the whole: their lines are put in, answered, and the
  /// document is scored again.
  void reckon_fixes(const Parts& parts, const AnalyzeOptions& options, ResumeAnalysis& resume) {
    FixGain& gain = resume.fix_gain;
    gain.lines = std::min(kFirstFixes, resume.fix_first.size());
    if (gain.lines == 0) return;
    ResumeAnalysis fixed;
    fixed.outline = resume.outline;
    fixed.entry_hits = resume.entry_hits;
    fixed.name_hits = resume.name_hits;
    for (const StatementAnalysis& s : resume.statements) {
      StatementAnalysis copy;
      copy.statement = s.statement;
      copy.score = s.score;
      copy.act = s.act;
      copy.hits = s.hits;
      fixed.statements.push_back(std::move(copy));
    }
    for (std::size_t k = 0; k < gain.lines; ++k) {
      const std::uint32_t i = resume.fix_first[k];
      const Suggestion& best = resume.statements[i].suggestions.front();
      gain.points += best.gain;
      gain.points_answered += best.gain_answered;
      Statement statement = fixed.statements[i].statement;
      statement.text = best.answered.empty() ? best.text : best.answered;
      const MatchContext context{statement.section, true, TextKind::resume};
      fixed.statements[i] = judge(parts, std::move(statement), context, false);
    }
    score_document(parts.tables, options.profession, fixed);
    gain.arc = fixed.arc.score;
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
  StatementAnalysis analysis = options.suggest
                                   ? s.judge_and_suggest(*parts_, std::move(statement), {}, false)
                                   : s.judge(*parts_, std::move(statement), {});
  hide_identifiers(parts_->identifiers, analysis);
  return analysis;
}

Result<StoryAnalysis> Analyzer::analyze_story(std::string_view u8_text, Scratch& scratch) const {
  StoryAnalysis story = scratch.state_->judge_story(*parts_, story::read_story(u8_text));
  if (story.sentences.empty()) return no_story("story");
  return story;
}

Result<std::vector<StoryAnalysis>> Analyzer::analyze_stories(std::string_view bytes,
                                                             std::string_view name,
                                                             Scratch& scratch) const {
  auto texts = read_story_texts(bytes, name);
  if (!texts) return texts.error();
  std::vector<StoryAnalysis> out;
  for (StoryText& text : *texts) {
    StoryAnalysis story = scratch.state_->judge_story(*parts_, std::move(text));
    if (!story.sentences.empty()) out.push_back(std::move(story));
  }
  if (out.empty()) return no_story(name);
  return out;
}

Result<std::string> Analyzer::redact_stories(std::string_view bytes, std::string_view name) const {
  const auto texts = read_story_texts(bytes, name);
  if (!texts) return texts.error();
  if (texts->empty()) return no_story(name);
  const auto clean = [&](const std::string& text) {
    return redact(text, parts_->identifiers.find(text, TextKind::story));
  };
  std::string out;
  for (const StoryText& text : *texts) {
    if (!out.empty()) out += "\n---\n\n";
    // The text begins with the title, which is read with it: the story says whose its names are.
    std::string whole = clean(text.text.substr(text.title_span.start));
    if (!text.title.empty()) {
      whole.insert(std::min(whole.find('\n'), whole.size()), "\n");
      out += "# ";
    }
    out += whole;
    if (!out.ends_with('\n')) out += '\n';
  }
  return out;
}

Result<ResumeAnalysis> Analyzer::analyze_resume(std::string_view bytes, std::string_view name,
                                                const AnalyzeOptions& options,
                                                Scratch& scratch) const {
  auto document = extract(bytes, name, {}, options.read_pdf);
  if (!document) return document.error();
  return analyze_document(*std::move(document), options, scratch);
}

Result<ResumeAnalysis> Analyzer::analyze_document(Document document, const AnalyzeOptions& options,
                                                  Scratch& scratch) const {
  if (document.characters() == 0) {
    return Error{ErrorCode::empty,
                 {document.source},
                 "the document has no text",
                 "check that the text is not in pictures, and save it again"};
  }
  auto& s = *scratch.state_;
  ResumeAnalysis resume;
  resume.rules_version = parts_->tables.version;
  resume.document = std::move(document);
  resume.outline = segment(resume.document, s.breaker);
  for (const Entry& entry : resume.outline.entries) {
    parts_->matcher.match(entry.title, {entry.section, true, TextKind::resume}, s.match, s.matched);
    resume.entry_hits.push_back(s.matched.hits);
  }
  parts_->matcher.match(resume.document.blocks.front().text,
                        {SectionKind::header, true, TextKind::resume}, s.match, s.matched);
  resume.name_hits = s.matched.hits;
  for (const Statement& statement : resume.outline.statements) {
    const MatchContext context{statement.section, true, TextKind::resume};
    const bool suggest = options.suggest && tells_of_work(statement.section);
    const bool current =
        statement.entry != kNoEntry && resume.outline.entries[statement.entry].current;
    resume.statements.push_back(suggest ? s.judge_and_suggest(*parts_, statement, context, current)
                                        : s.judge(*parts_, statement, context));
  }
  score_document(parts_->tables, options.profession, resume);
  rank_fixes(resume);
  s.reckon_fixes(*parts_, options, resume);
  hide_identifiers(parts_->identifiers, resume);  // before anything quotes a line
  resume.plan = plan_for(parts_->tables, resume);
  resume.bridge = bridge_of(resume, has_product_title(parts_->tables, resume));
  return resume;
}

}  // namespace reframe
