// libFuzzer harnesses: one entry of foreign bytes each, chosen by FUZZ_TARGET at compile time.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "analyzer/base/unicode.h"
#include "analyzer/extract/extract.h"
#include "analyzer/pipeline.h"
#include "analyzer/report/json_report.h"
#include "analyzer/report/story_report.h"
#include "analyzer/report/text_report.h"
#include "analyzer/rulepack/builtin.h"
#include "analyzer/rulepack/compiler.h"
#include "analyzer/story/bank.h"
#include "tests/support/zip_writer.h"

namespace {

using namespace reframe;

/// Small limits keep one run short; that they hold is what is fuzzed.
ExtractLimits limits() {
  ExtractLimits l;
  l.part_bytes = 4U << 20;
  l.total_bytes = 8U << 20;
  l.characters = 500'000;
  return l;
}

void check(const Result<Document>& document) {
  if (!document) {
    if (document.error().message.empty()) std::abort();
    return;
  }
  for (const Block& block : document->blocks) {
    if (!unicode::valid_utf8(block.text)) std::abort();
    if (block.origin.part >= document->parts.size()) std::abort();
  }
}

[[maybe_unused]] void fuzz_zip(std::string_view data) {
  check(extract(data, "f", limits()));
}

[[maybe_unused]] void fuzz_docx(std::string_view data) {
  check(extract(test::stored_zip({{"word/document.xml", std::string(data)}}), "f.docx", limits()));
}

[[maybe_unused]] void fuzz_odt(std::string_view data) {
  check(extract(test::stored_zip({{"mimetype", "application/vnd.oasis.opendocument.text"},
                                  {"content.xml", std::string(data)}}),
                "f.odt", limits()));
}

[[maybe_unused]] void fuzz_markdown(std::string_view data) {
  check(extract(data, "f.md", limits()));
}
[[maybe_unused]] void fuzz_text(std::string_view data) {
  check(extract(data, "f.txt", limits()));
}
[[maybe_unused]] void fuzz_json(std::string_view data) {
  check(extract(data, "f.json", limits()));
}

[[maybe_unused]] void fuzz_rules(std::string_view data) {
  const auto compiled = rulepack::compile({{"f.yaml", std::string(data)}});
  if (!compiled && compiled.error().message.empty()) std::abort();
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
      if (suggestion.laws.size() != 4 || suggestion.gain < 0) std::abort();
    }
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
