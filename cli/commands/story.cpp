// `reframe story FILE…`: what a coach would say about interview stories, and the bank they make.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "analyzer/pipeline.h"
#include "analyzer/report/story_report.h"
#include "analyzer/story/bank.h"
#include "analyzer/story/consistency.h"
#include "cli/commands/commands.h"
#include "cli/input.h"
#include "cli/rule_packs.h"
#include "cli/terminal.h"

namespace reframe::cli {
namespace {

/// Stories named for one question.
constexpr std::size_t kBestStories = 2;

/// Files of a folder that can hold stories, sorted by path.
Result<std::vector<std::string>> files_of(const std::string& folder) {
  namespace fs = std::filesystem;
  std::error_code failed;
  std::vector<std::string> names;
  fs::recursive_directory_iterator entries(folder, failed);
  for (const auto end = fs::recursive_directory_iterator(); !failed && entries != end;
       entries.increment(failed)) {
    const std::string kind = entries->path().extension().string();
    const bool text = kind == ".md" || kind == ".txt" || kind == ".docx" || kind == ".odt";
    if (entries->is_regular_file() && text) names.push_back(entries->path().string());
  }
  if (failed) return Error{ErrorCode::io, {folder}, "cannot read: " + failed.message(), {}};
  if (names.empty()) {
    return Error{ErrorCode::io,
                 {folder},
                 "no stories in this folder",
                 "put .md, .txt, .docx or .odt files into it"};
  }
  std::sort(names.begin(), names.end());
  return names;
}

/// The files that `inputs` name, folders opened; problems are printed and set `failed`.
std::vector<std::string> files_named(const std::vector<std::string>& inputs, bool& failed) {
  std::vector<std::string> out;
  for (const std::string& name : inputs) {
    std::error_code ignored;
    if (name == "-" || !std::filesystem::is_directory(name, ignored)) {
      out.push_back(name);
      continue;
    }
    const auto files = files_of(name);
    if (!files) {
      print_error(files.error());
      failed = true;
      continue;
    }
    out.insert(out.end(), files->begin(), files->end());
  }
  return out;
}

std::string shown_name(const std::string& name) {
  return name == "-" ? "standard input" : name;
}

/// Writes the stories with placeholders for what could tell who a patient is.
ExitStatus write_redacted(const Analyzer& analyzer, const std::vector<std::string>& files,
                          bool failed) {
  for (const std::string& name : files) {
    const auto bytes = read_input(name);
    auto text = bytes ? analyzer.redact_stories(*bytes, shown_name(name))
                      : Result<std::string>(bytes.error());
    if (!text) {
      print_error(text.error());
      failed = true;
      continue;
    }
    std::fwrite(text->data(), 1, text->size(), stdout);
  }
  return failed ? ExitStatus::failed : ExitStatus::clean;
}

/// Reads all inputs into one set; problems are printed and the rest is still done.
class StoryReader {
 public:
  explicit StoryReader(const Analyzer& analyzer) : analyzer_(analyzer) {
    set_.rules_version = analyzer.tables().version;
  }

  void add_file(const std::string& name) {
    const auto bytes = read_input(name);
    if (!bytes) return fail(bytes.error());
    const std::string shown = shown_name(name);
    auto stories = analyzer_.analyze_stories(*bytes, shown, scratch_);
    if (!stories) return fail(stories.error());
    for (StoryAnalysis& story : *stories) {
      set_.stories.push_back(std::move(story));
      set_.sources.push_back(shown);
    }
  }

  /// Holds every story against the resume in the file `name`.
  void compare(const std::string& name) {
    const auto bytes = read_input(name);
    if (!bytes) return fail(bytes.error());
    const auto resume = analyzer_.analyze_resume(*bytes, name, {{}, false}, scratch_);
    if (!resume) return fail(resume.error());
    for (StoryAnalysis& story : set_.stories) story::compare_with_resume(story, *resume);
  }

  [[nodiscard]] StorySet& set() { return set_; }
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  void fail(const Error& error) {
    print_error(error);
    failed_ = true;
  }

  const Analyzer& analyzer_;
  Analyzer::Scratch scratch_;
  StorySet set_;
  bool failed_ = false;
};

/// The question asked, or an error that names the ids.
Result<StoryAnswer> answer(const StorySet& set, const std::string& asked) {
  const auto number = story::find_question(asked);
  if (!number) {
    std::string ids;
    for (const StoryQuestion& q : story::questions()) ids += (ids.empty() ? "" : ", ") + q.id;
    return Error{ErrorCode::usage,
                 {},
                 "the question '" + asked + "' is like none that is known",
                 "word it otherwise, or name one of " + ids};
  }
  return StoryAnswer{story::questions()[*number],
                     story::best_stories(set.stories, *number, kBestStories)};
}

bool has_error(const StorySet& set) {
  return std::any_of(set.stories.begin(), set.stories.end(), [](const StoryAnalysis& story) {
    return std::any_of(story.findings.begin(), story.findings.end(),
                       [](const StoryFinding& f) { return f.finding.severity == Severity::error; });
  });
}

}  // namespace

ExitStatus run_story(const Options& options) {
  auto tables = load_tables(options.rules_dir);
  if (!tables) {
    print_error(tables.error());
    return ExitStatus::failed;
  }
  const Analyzer analyzer(*std::move(tables));
  bool failed = false;
  const auto files = files_named(options.inputs, failed);
  if (options.redact) return write_redacted(analyzer, files, failed);
  StoryReader reader(analyzer);
  for (const std::string& name : files) reader.add_file(name);
  if (reader.set().stories.empty()) return ExitStatus::failed;
  if (!options.resume.empty()) reader.compare(options.resume);
  StorySet& set = reader.set();
  set.bank = story::make_bank(set.stories);
  std::optional<StoryAnswer> asked;
  if (!options.question.empty()) {
    auto found = answer(set, options.question);
    if (!found) {
      print_error(found.error());
      return ExitStatus::failed;
    }
    asked = *std::move(found);
  }
  const std::string text =
      options.format == "json"
          ? story_set_json(set, asked) + "\n"
          : story_set_text(set, asked, {terminal_width(), use_color(), options.explain});
  std::fwrite(text.data(), 1, text.size(), stdout);
  if (failed || reader.failed()) return ExitStatus::failed;
  return has_error(set) ? ExitStatus::findings : ExitStatus::clean;
}

}  // namespace reframe::cli
