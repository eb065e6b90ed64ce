#include "cli/check/judge.h"

#include <algorithm>
#include <array>
#include <map>

#include "analyzer/base/unicode.h"
#include "analyzer/extract/extract.h"
#include "analyzer/extract/formats.h"
#include "analyzer/privacy/privacy.h"
#include "analyzer/segment/segment.h"
#include "cli/check/kind.h"
#include "cli/check/paths.h"
#include "cli/check/position.h"
#include "cli/check/suppression.h"
#include "cli/check/thresholds.h"
#include "cli/input.h"

namespace reframe::cli {
namespace {

constexpr std::uint32_t kNoBlock = 0xFFFFFFFFU;

/// A finding on its way, with the block it stands in.
struct Draft {
  CheckFinding finding;
  std::uint32_t block = kNoBlock;
};

bool is_private(const std::string& rule) {
  return rule.starts_with("privacy.");
}

/// `text` with the spans of all privacy findings covered.
std::string masked(const std::string& text, const std::vector<Finding>& findings) {
  std::vector<Span> spans;
  for (const Finding& f : findings) {
    if (is_private(f.rule)) spans.push_back(f.span.empty() ? Span{0, 0xFFFFFFFFU} : f.span);
  }
  if (spans.empty()) return text;
  std::string out;
  for (std::uint32_t at = 0; at < text.size();) {
    const auto hit = std::find_if(spans.begin(), spans.end(),
                                  [at](Span s) { return s.start <= at && at < s.end; });
    if (hit == spans.end()) {
      out += text[at++];
      continue;
    }
    if (!out.ends_with("[masked]")) out += "[masked]";
    at = std::min(hit->end, static_cast<std::uint32_t>(text.size()));
  }
  return out;
}

/// Small differences of writing are none: case, white space, composition.
std::string normalized(const std::string& text) {
  const std::string low = unicode::lower(unicode::nfc(text));
  std::string out;
  for (std::size_t at = 0; at < low.size();) {
    const std::size_t start = at;
    const char32_t c = unicode::next_code_point(low, at);
    if (!unicode::is_space(c)) {
      out += low.substr(start, at - start);
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

/// Equal, where a star of `covered` stands for a byte that was masked.
bool same_but_masked(std::string_view text, std::string_view covered) {
  return std::equal(text.begin(), text.end(), covered.begin(), covered.end(),
                    [](char a, char b) { return a == b || b == '*'; });
}

class Judge {
 public:
  Judge(const Settings& settings, Analyzer::Scratch& scratch, CheckedFile& out)
      : settings_(settings), scratch_(scratch), out_(out) {}

  /// Errors: those of the reader; `out` says the rest.
  Status run(const WalkItem& item) {
    const Config& config = settings_.config;
    if (config.exclude.matches(item.path)) return skip("excluded by the settings");
    const auto bytes = read_input(item.path);
    if (!bytes) return bytes.error();
    auto document = extract(*bytes, item.path == "-" ? "standard input" : out_.path);
    if (!document) return document.error();
    if (document->characters() == 0) {
      return Error{ErrorCode::empty,
                   {out_.path},
                   "the document has no text",
                   "check that the text is not in pictures, and save it again"};
    }
    const Outline outline = segment(*document, breaker_);
    switch (kind_of(config, item.path, item.named, *document, outline)) {
      case DocumentKind::story:
        return judge_stories(*bytes, *document);
      case DocumentKind::neither:
        return skip(config.resumes.globs.empty() && config.stories.globs.empty()
                        ? "neither a resume nor a story"
                        : "fits no pattern of the settings");
      case DocumentKind::resume:
        break;
    }
    return judge_resume(*bytes, std::move(*document));
  }

 private:
  Status skip(std::string reason) {
    out_.status = CheckedFile::Status::skipped;
    out_.skip_reason = std::move(reason);
    return Done{};
  }

  /// A file may hold several stories; each is judged, and a threshold asks it of each.
  Status judge_stories(const std::string& bytes, const Document& document) {
    const auto stories = settings_.analyzer->analyze_stories(bytes, out_.path, scratch_);
    if (!stories) return stories.error();
    const auto source = source_of(bytes, document.format);
    if (!source) return source.error();
    auto suppressions = suppressions_of(document, settings_.analyzer->tables());
    if (!suppressions) return suppressions.error();
    out_.kind = "story";
    take_source(document);
    out_.rules_version = settings_.analyzer->tables().version;
    const Positions positions(document, *source);
    std::vector<Draft> drafts;
    std::uint32_t next = 0;
    for (const StoryAnalysis& story : *stories) {
      for (CheckFinding& finding : story_threshold_findings(settings_.config, story)) {
        drafts.push_back({std::move(finding), kNoBlock});
      }
      add_story_findings(story, document, positions, next, drafts);
    }
    if (stories->size() == 1) take_story_scores(stories->front());
    settle(std::move(drafts), *suppressions, document, positions);
    return Done{};
  }

  /// Scores of a file with one story; several stories have no score in common.
  void take_story_scores(const StoryAnalysis& story) {
    out_.arc = story.arc;
    for (std::size_t i = 0; i < 3; ++i) {
      if (story.stages[i].shown) out_.stages[i] = story.stages[i].score;
    }
  }

  /// Findings of one story. Its paragraphs are blocks of the document, in order, from `next` on.
  void add_story_findings(const StoryAnalysis& story, const Document& document,
                          const Positions& positions, std::uint32_t& next,
                          std::vector<Draft>& out) const {
    const std::string_view text = story.source.text;
    const std::vector<PrivacyHit> hits =
        find_identifiers(text, TextKind::story, settings_.analyzer->tables());
    std::vector<Finding> findings;
    for (const StoryFinding& f : story.findings) findings.push_back(f.finding);
    for (const PrivacyHit& hit : hits) {
      Finding leak = privacy_finding(hit);
      const bool told = std::any_of(findings.begin(), findings.end(), [&](const Finding& f) {
        return f.rule == leak.rule && f.span == leak.span;
      });
      if (!told) findings.push_back(std::move(leak));
    }
    const std::string shown = mask(text, hits);
    const std::vector<StoryPlace> places = places_of(story, document, next);
    for (const Finding& f : findings) {
      Draft draft{{f.rule, f.severity, f.message}, kNoBlock};
      place_story_finding(story, f.span, shown, places, positions, draft);
      out.push_back(std::move(draft));
    }
  }

  /// Where a paragraph of a story stands: block of the document, and byte of its text.
  struct StoryPlace {
    std::uint32_t block = kNoBlock;
    std::uint32_t offset = 0;
  };

  static std::vector<StoryPlace> places_of(const StoryAnalysis& story, const Document& document,
                                           std::uint32_t& next) {
    std::vector<StoryPlace> out;
    for (const StoryBlock& paragraph : story.source.blocks) {
      const std::string_view text = paragraph.span.of(story.source.text);
      StoryPlace place;
      for (std::uint32_t b = next; b < document.blocks.size(); ++b) {
        // A label such as "Result:" may stand in front of the paragraph.
        const std::string& whole = document.blocks[b].text;
        if (whole.size() < text.size()) continue;
        const std::size_t at = whole.size() - text.size();
        if (!same_but_masked(std::string_view(whole).substr(at), text)) continue;
        place = {b, static_cast<std::uint32_t>(at)};
        next = b;
        break;
      }
      out.push_back(place);
    }
    return out;
  }

  static void place_story_finding(const StoryAnalysis& story, Span span, const std::string& shown,
                                  const std::vector<StoryPlace>& places, const Positions& positions,
                                  Draft& draft) {
    CheckFinding& f = draft.finding;
    f.place.whole_file = true;
    f.fingerprint = hash16(f.rule + "\n" + normalized(f.message.what));
    if (span.empty()) return;
    for (std::size_t i = 0; i < places.size(); ++i) {
      const Span paragraph = story.source.blocks[i].span;
      if (span.start < paragraph.start || span.start >= paragraph.end) continue;
      if (places[i].block == kNoBlock) return;
      const std::uint32_t end = std::min(span.end, paragraph.end);
      const std::uint32_t start = places[i].offset + span.start - paragraph.start;
      draft.block = places[i].block;
      f.place = positions.place(draft.block, {start, start + end - span.start});
      f.excerpt = Span{span.start, end}.of(shown);
      f.fingerprint = hash16(f.rule + "\n" + normalized(f.excerpt));
      return;
    }
  }

  /// The text whose lines findings count in; "" where lines of the file mean nothing.
  [[nodiscard]] Result<std::string> source_of(const std::string& bytes, SourceFormat format) const {
    const bool lines = format == SourceFormat::text || format == SourceFormat::markdown;
    return lines ? decode_text(bytes, out_.path) : Result<std::string>(std::string());
  }

  void take_source(const Document& document) {
    out_.format = document.format;
    std::string text;
    for (const Block& block : document.blocks) text += block.text + "\n";
    out_.text_hash = hash16(text);
  }

  Status judge_resume(const std::string& bytes, Document document) {
    const auto source = source_of(bytes, document.format);
    if (!source) return source.error();
    AnalyzeOptions options;
    options.profession = settings_.config.profession;
    options.suggest = false;
    const auto resume =
        settings_.analyzer->analyze_document(std::move(document), options, scratch_);
    if (!resume) return resume.error();
    out_.kind = "resume";
    take_scores(*resume);
    const Positions positions(resume->document, *source);
    std::vector<Draft> drafts = drafts_of(*resume, positions);
    auto suppressions = suppressions_of(resume->document, settings_.analyzer->tables());
    if (!suppressions) return suppressions.error();
    settle(std::move(drafts), *suppressions, resume->document, positions);
    return Done{};
  }

  void take_scores(const ResumeAnalysis& r) {
    take_source(r.document);
    out_.arc = r.arc.score;
    for (std::size_t i = 0; i < 3; ++i) {
      if (r.arc.stages[i].shown) out_.stages[i] = r.arc.stages[i].score;
    }
    out_.craft = r.craft.score;
    out_.framing = r.framing_share;
    out_.level = r.level.name;
    out_.profession = r.profession;
    out_.rules_version = r.rules_version;
  }

  std::vector<Draft> drafts_of(const ResumeAnalysis& resume, const Positions& positions) const {
    std::vector<Draft> out;
    for (CheckFinding& finding : threshold_findings(settings_.config, resume)) {
      out.push_back({std::move(finding), kNoBlock});
    }
    for (const Finding& f : resume.findings) {
      Draft draft{{f.rule, f.severity, f.message}, kNoBlock};
      draft.finding.fingerprint = hash16(f.rule + "\n" + normalized(f.message.what));
      draft.finding.place.whole_file = true;
      out.push_back(std::move(draft));
    }
    for (const StatementAnalysis& s : resume.statements) {
      const Statement& statement = s.statement;
      for (const Finding& f : s.findings) {
        Draft draft{{f.rule, f.severity, f.message}, statement.block};
        const Span span = f.span.empty() ? Span{0, statement.span.size()} : f.span;
        draft.finding.excerpt = masked(statement.text, s.findings);
        draft.finding.fingerprint = hash16(f.rule + "\n" + normalized(statement.text));
        draft.finding.place = positions.place(
            statement.block, {statement.span.start + span.start, statement.span.start + span.end});
        out.push_back(std::move(draft));
      }
    }
    return out;
  }

  /// A finding of check itself about a suppression.
  static Draft about(const Suppression& s, const char* rule, const std::string& what,
                     const Positions& positions, const Document& document) {
    Draft draft;
    draft.finding.rule = rule;
    for (const CheckRule& r : check_rules()) {
      if (draft.finding.rule != r.id) continue;
      draft.finding.severity = r.severity;
      draft.finding.message = {what, r.why, r.instead};
    }
    draft.finding.fingerprint = hash16(std::string(rule) + "\n" + what);
    const bool placed = s.first_block < s.end_block && s.first_block < document.blocks.size();
    if (s.line > 0) {
      draft.finding.place = positions.line_place(s.line);
    } else if (placed) {
      const auto size = static_cast<std::uint32_t>(document.blocks[s.first_block].text.size());
      draft.finding.place = positions.place(s.first_block, {0, size});
    } else {
      draft.finding.place.whole_file = true;
    }
    draft.block = s.first_block;
    return draft;
  }

  /// Severities of the settings, suppressions, baseline, occurrence numbers.
  void settle(std::vector<Draft> drafts, std::vector<Suppression>& all, const Document& document,
              const Positions& positions) {
    for (Draft& draft : drafts) {
      CheckFinding& f = draft.finding;
      f.severity = settings_.config.severity_of(f.rule, f.severity);
      if (f.severity == Severity::none) continue;
      Suppression* s = find_suppression(all, f.rule, draft.block, f.place.whole_file);
      if (s != nullptr) {
        f.state = CheckFinding::State::suppressed;
        f.reason = s->reason;
        ++s->used;
      }
    }
    for (const Suppression& s : all) {
      if (s.problem.empty() && s.used > 0) continue;
      const char* rule = s.problem.empty() ? "suppression.unused" : s.problem.c_str();
      std::string what = s.what;
      if (s.problem.empty()) {
        what = "The suppression of " + s.rules.front() + " suppresses nothing here.";
      }
      Draft draft = about(s, rule, what, positions, document);
      draft.finding.severity = settings_.config.severity_of(rule, draft.finding.severity);
      drafts.push_back(std::move(draft));
    }
    std::map<std::string, std::uint32_t> seen;
    for (Draft& draft : drafts) {
      if (draft.finding.severity == Severity::none) continue;
      draft.finding.occurrence = ++seen[draft.finding.fingerprint];
      out_.findings.push_back(std::move(draft.finding));
    }
  }

  const Settings& settings_;
  Analyzer::Scratch& scratch_;
  CheckedFile& out_;
  unicode::SentenceBreaker breaker_;
};

/// Files of other kinds that lie in a folder are no mistake; a document that cannot be read is.
bool is_other_kind(const Error& error, const std::string& path) {
  if (error.code == ErrorCode::unsupported) return true;
  if (error.code == ErrorCode::io || error.code == ErrorCode::encrypted) return false;
  static constexpr std::array kEndings = {".docx", ".docm", ".dotx", ".dotm", ".odt"};
  const std::string name = unicode::lower(path);
  return std::none_of(kEndings.begin(), kEndings.end(),
                      [&](const char* ending) { return name.ends_with(ending); });
}

}  // namespace

CheckedFile judge_file(const WalkItem& item, const LoadedSettings& settings,
                       const JudgeContext& context, Analyzer::Scratch& scratch) {
  CheckedFile out;
  out.path = item.path == "-" ? "standard input" : shown_path(item.path);
  out.outside = out.path.starts_with('/');
  out.named = item.named;
  std::optional<Error> error = item.error ? item.error : settings.error;
  if (!item.skip_reason.empty()) {
    out.status = CheckedFile::Status::skipped;
    out.skip_reason = item.skip_reason;
    return out;
  }
  if (!error) {
    const Settings& held = *settings.settings;
    out.config = held.config.file.empty() ? "" : shown_path(held.config.file);
    out.fail_on = held.config.fail_on;
    out.settings_hash = held.hash;
    const Status status = Judge(held, scratch, out).run(item);
    if (!status) error = status.error();
  }
  if (error && !item.named && !settings.error && is_other_kind(*error, item.path)) {
    out.status = CheckedFile::Status::skipped;
    out.skip_reason = error->message;
    return out;
  }
  if (error) {
    out.status = CheckedFile::Status::failed;
    out.error = error;
    return out;
  }
  if (out.status != CheckedFile::Status::checked) return out;
  if (!context.baseline_file.empty()) {
    const auto entries = context.baseline.find(baseline_key(context.baseline_file, item.path));
    if (entries != context.baseline.end()) accept_findings(entries->second, out);
  }
  if (context.compare) out.change = change_since(context.earlier, out);
  return out;
}

}  // namespace reframe::cli
