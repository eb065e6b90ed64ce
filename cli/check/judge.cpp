#include "cli/check/judge.h"

#include <algorithm>
#include <array>
#include <map>

#include "analyzer/base/unicode.h"
#include "analyzer/extract/extract.h"
#include "analyzer/extract/formats.h"
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
        return judge_story();
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

  /// The place where the story analysis joins; until then a story is said to be one.
  Status judge_story() {
    out_.kind = "story";
    return skip("an interview story, and stories are not checked yet");
  }

  Status judge_resume(const std::string& bytes, Document document) {
    const bool lines =
        document.format == SourceFormat::text || document.format == SourceFormat::markdown;
    const auto source = lines ? decode_text(bytes, out_.path) : Result<std::string>(std::string());
    AnalyzeOptions options;
    options.profession = settings_.config.profession;
    options.suggest = false;
    const auto resume =
        settings_.analyzer->analyze_document(std::move(document), options, scratch_);
    if (!resume) return resume.error();
    out_.kind = "resume";
    take_scores(*resume);
    const Positions positions(resume->document, source ? std::string_view(*source) : "");
    std::vector<Draft> drafts = drafts_of(*resume, positions);
    auto suppressions = suppressions_of(resume->document, settings_.analyzer->tables());
    if (!suppressions) return suppressions.error();
    settle(std::move(drafts), *suppressions, resume->document, positions);
    return Done{};
  }

  void take_scores(const ResumeAnalysis& r) {
    out_.format = r.document.format;
    out_.arc = r.arc.score;
    for (std::size_t i = 0; i < 3; ++i) {
      if (r.arc.stages[i].shown) out_.stages[i] = r.arc.stages[i].score;
    }
    out_.craft = r.craft.score;
    out_.framing = r.framing_share;
    out_.level = r.level.name;
    out_.profession = r.profession;
    out_.rules_version = r.rules_version;
    std::string text;
    for (const Block& block : r.document.blocks) text += block.text + "\n";
    out_.text_hash = hash16(text);
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
