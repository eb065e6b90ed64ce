// `reframe stream`: one JSON object a line in, one a line out, in order.
#include <cstdio>
#include <string>

#include <unistd.h>

#include "analyzer/pipeline.h"
#include "analyzer/report/json_report.h"
#include "analyzer/report/story_report.h"
#include "cli/commands/commands.h"
#include "cli/input.h"
#include "cli/pdf.h"
#include "cli/rule_packs.h"

namespace reframe::cli {
namespace {

/// Lines of standard input, and whether more is waiting right now (so that output is flushed
/// exactly when the sender pauses).
class LineReader {
 public:
  bool next(std::string& line) {
    for (;;) {
      const std::size_t end = buffer_.find('\n', at_);
      if (end != std::string::npos) {
        line.assign(buffer_, at_, end - at_);
        at_ = end + 1;
        return true;
      }
      buffer_.erase(0, at_);
      at_ = 0;
      std::fflush(stdout);
      if (!fill()) {
        line.swap(buffer_);
        buffer_.clear();
        return !line.empty();
      }
    }
  }

 private:
  bool fill() {
    char chunk[1 << 16];
    const ssize_t got = ::read(STDIN_FILENO, chunk, sizeof chunk);
    if (got <= 0) return false;
    buffer_.append(chunk, static_cast<std::size_t>(got));
    return true;
  }

  std::string buffer_;
  std::size_t at_ = 0;
};

/// A text is one story and its spans are bytes of it; a file may hold several.
std::string story_answer(const Analyzer& analyzer, Analyzer::Scratch& scratch,
                         const StreamRecord& record, const std::string& name) {
  if (record.path.empty()) {
    const auto story = analyzer.analyze_story(record.text, scratch);
    return story ? story_json(*story, record.id) : error_json(story.error(), record.id);
  }
  const auto stories = analyzer.analyze_stories(record.text, name, scratch);
  return stories ? stories_json(*stories, record.id) : error_json(stories.error(), record.id);
}

std::string answer(const Analyzer& analyzer, Analyzer::Scratch& scratch, std::string_view line) {
  StreamRecord record;
  BadRecord bad;
  if (!read_stream_record(line, record, bad)) return error_json(bad.error, bad.id);
  std::string name = record.path.empty() ? "record" : record.path;
  if (!record.path.empty()) {
    auto bytes = read_input(record.path);
    if (!bytes) return error_json(bytes.error(), record.id);
    record.text = *std::move(bytes);
  }
  if (record.kind == "statement") {
    return statement_json(analyzer.analyze_statement(record.text, {}, scratch), record.id, false);
  }
  if (record.kind == "resume") {
    AnalyzeOptions options;
    options.read_pdf = pdf_text;
    const auto resume = analyzer.analyze_resume(record.text, name, options, scratch);
    if (!resume) return error_json(resume.error(), record.id);
    return resume_json(*resume, record.id, false, false);
  }
  return story_answer(analyzer, scratch, record, name);
}

}  // namespace

ExitStatus run_stream(const Options& options) {
  auto tables = load_tables(options.rules_dir);
  if (!tables) {
    print_error(tables.error());
    return ExitStatus::failed;
  }
  const Analyzer analyzer(*std::move(tables));
  Analyzer::Scratch scratch;
  LineReader reader;
  std::string line;
  while (reader.next(line)) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    std::string out = answer(analyzer, scratch, line);
    out += '\n';
    std::fwrite(out.data(), 1, out.size(), stdout);
  }
  std::fflush(stdout);
  return std::ferror(stdout) != 0 ? ExitStatus::failed : ExitStatus::clean;
}

}  // namespace reframe::cli
