// libFuzzer harnesses: one entry of foreign bytes each, chosen by FUZZ_TARGET at compile time.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "analyzer/base/unicode.h"
#include "analyzer/extract/extract.h"
#include "analyzer/pipeline.h"
#include "analyzer/report/json_report.h"
#include "analyzer/report/text_report.h"
#include "analyzer/rulepack/builtin.h"
#include "analyzer/rulepack/compiler.h"
#include "analyzer/suggest/laws.h"
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

/// Digits outside slots: the laws must hold by a count that the library does not make itself.
std::string digits(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t close = text[at] == '[' ? text.substr(at).find("?]") : std::string::npos;
    if (close != std::string::npos && close < 120) {
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
