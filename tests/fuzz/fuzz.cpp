// libFuzzer harnesses behind extraction: rules, whole resumes, records; chosen by FUZZ_TARGET.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "analyzer/base/unicode.h"
#include "analyzer/pipeline.h"
#include "analyzer/privacy/privacy.h"
#include "analyzer/report/json_report.h"
#include "analyzer/report/story_report.h"
#include "analyzer/report/text_report.h"
#include "analyzer/rulepack/builtin.h"
#include "analyzer/rulepack/compiler.h"
#include "analyzer/story/bank.h"
#include "analyzer/suggest/laws.h"

namespace {

using namespace reframe;

[[maybe_unused]] void fuzz_rules(std::string_view data) {
  const auto compiled = rulepack::compile({{"f.yaml", std::string(data)}});
  if (!compiled && compiled.error().message.empty()) std::abort();
}

/// Digits outside slots: the laws must hold by a count that the library does not make itself.
std::string digits(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t close = text[at] == '[' ? text.substr(at).find("?]") : std::string::npos;
    const bool nested = text.substr(at + 1).find('[') < close;
    if (close != std::string::npos && close < 120 && !nested) {
      at += close + 1;
    } else if (text[at] >= '0' && text[at] <= '9') {
      out += text[at];
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

void check_suggestion(const std::string& line, const Suggestion& s) {
  if (s.laws.size() != kLawNames.size() || s.gain < 0 || s.edits.empty()) std::abort();
  if (!unicode::valid_utf8(s.text) || digits(s.text) != digits(line)) std::abort();
  std::string made;
  std::size_t at = 0;
  for (const Edit& edit : s.edits) {
    if (edit.span.start < at || edit.span.end > line.size()) std::abort();
    made += line.substr(at, edit.span.start - at) + edit.text;
    at = edit.span.end;
  }
  if (made + line.substr(at) != s.text) std::abort();
}

/// One statement by itself: the laws of rewriting on any text.
[[maybe_unused]] void fuzz_suggest(std::string_view data) {
  if (!unicode::valid_utf8(data)) return;
  static const Analyzer analyzer(rulepack::builtin_tables());
  static Analyzer::Scratch scratch;
  const StatementAnalysis a = analyzer.analyze_statement(data, {}, scratch);
  for (const Suggestion& s : a.suggestions) check_suggestion(a.statement.text, s);
}

[[maybe_unused]] void fuzz_resume(std::string_view data) {
  static const Analyzer analyzer(rulepack::builtin_tables());
  static Analyzer::Scratch scratch;
  const auto resume = analyzer.analyze_resume(data, "f.txt", {}, scratch);
  if (!resume) return;
  if (resume_json(*resume, "", true, false).empty()) std::abort();
  if (resume_text(*resume, {80, false, true}).empty()) std::abort();
  for (const StatementAnalysis& s : resume->statements) {
    for (const Suggestion& suggestion : s.suggestions) {
      check_suggestion(s.statement.text, suggestion);
    }
  }
}

[[maybe_unused]] void fuzz_privacy(std::string_view data) {
  static const IdentifierFinder finder(rulepack::builtin_tables());
  const std::string text = unicode::repair_utf8(data);
  for (const TextKind kind : {TextKind::story, TextKind::resume}) {
    const auto hits = finder.find(text, kind);
    std::uint32_t end = 0;
    for (const PrivacyHit& hit : hits) {
      if (hit.span.start < end || hit.span.empty() || hit.span.end > text.size()) std::abort();
      if (!unicode::valid_utf8(hit.span.of(text))) std::abort();
      end = hit.span.end;
    }
    if (mask(text, hits).size() != text.size()) std::abort();
    if (!unicode::valid_utf8(redact(text, hits))) std::abort();
  }
}

void check_story(const StoryAnalysis& story) {
  for (const StorySentence& s : story.sentences) {
    if (s.span.start > s.span.end || s.span.end > story.source.text.size()) std::abort();
  }
  for (const StoryFinding& f : story.findings) {
    if (f.finding.span.end > story.source.text.size()) std::abort();
  }
  if (story.score && (*story.score < 0 || *story.score > 100)) std::abort();
}

[[maybe_unused]] void fuzz_story(std::string_view data) {
  static const Analyzer analyzer(rulepack::builtin_tables());
  static Analyzer::Scratch scratch;
  if (unicode::valid_utf8(data)) {
    const auto story = analyzer.analyze_story(data, scratch);
    if (story) check_story(*story);
  }
  auto stories = analyzer.analyze_stories(data, "f.md", scratch);
  if (!stories) return;
  StorySet set;
  set.stories = *std::move(stories);
  for (const StoryAnalysis& story : set.stories) check_story(story);
  set.sources.assign(set.stories.size(), "f.md");
  set.bank = story::make_bank(set.stories);
  if (story_set_json(set, {}).empty() || story_set_text(set, {}, {80, false, true}).empty())
    std::abort();
}

[[maybe_unused]] void fuzz_stream(std::string_view data) {
  StreamRecord record;
  BadRecord bad;
  if (!read_stream_record(data, record, bad) && bad.error.message.empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FUZZ_TARGET({reinterpret_cast<const char*>(data), size});
  return 0;
}
