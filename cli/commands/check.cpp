// `reframe check PATH…`: a gate over files and folders.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <set>
#include <string>
#include <thread>

#include "analyzer/report/check_report.h"
#include "cli/check/baseline.h"
#include "cli/check/compare.h"
#include "cli/check/interrupt.h"
#include "cli/check/judge.h"
#include "cli/check/output.h"
#include "cli/check/parallel.h"
#include "cli/check/paths.h"
#include "cli/check/progress.h"
#include "cli/check/settings.h"
#include "cli/check/walk.h"
#include "cli/commands/commands.h"
#include "cli/input.h"
#include "cli/terminal.h"

namespace reframe::cli {
namespace {

/// A report that the call asks for.
struct FormatAndFile {
  std::string format;
  std::string file;  ///< "" = standard output
};

/// One report being written.
struct Report {
  const CheckFormat* format = nullptr;
  std::unique_ptr<Output> output;
  CheckWriterState state;
  bool summary = false;  ///< goes to the step summary of GitHub, from `held`
  std::string held;

  void put(const std::string& text) {
    state.bytes += text.size();
    if (summary) {
      held += text;
    } else {
      output->write(text);
    }
  }
};

Error usage(std::string message, std::string hint) {
  return {ErrorCode::usage, {}, std::move(message), std::move(hint)};
}

/// The formats and files of the call, paired: a file belongs to the format in front of it.
Result<std::vector<FormatAndFile>> paired_outputs(const Options& options) {
  std::vector<FormatAndFile> out;
  std::string first_file;
  for (const auto& [name, value] : options.outputs) {
    if (name == "--format") {
      out.push_back({value, {}});
    } else if (out.empty() && first_file.empty()) {
      first_file = value;
    } else if (out.empty() || !out.back().file.empty()) {
      return usage("--output " + value + " has no --format of its own",
                   "write --format NAME --output FILE for each report");
    } else {
      out.back().file = value;
    }
  }
  if (out.empty()) out.push_back({"text", {}});
  if (!first_file.empty()) {
    if (out.size() > 1 || !out.front().file.empty())
      return usage("--output " + first_file + " stands before any --format",
                   "write --format NAME --output FILE for each report");
    out.front().file = first_file;
  }
  std::set<std::string> files;
  for (const FormatAndFile& o : out) {
    if (!files.insert(o.file.empty() ? "" : absolute_path(o.file)).second) {
      return o.file.empty()
                 ? usage("two reports on standard output", "give --output FILE to all but one")
                 : usage("two reports in " + o.file, "give each a file of its own");
    }
  }
  return out;
}

class Run {
 public:
  explicit Run(const Options& options) : options_(options), store_(options) {}

  Status prepare() {
    if (auto status = read_side_files(); !status) return status;
    items_ = walk(options_.inputs);
    for (const WalkItem& item : items_) {
      settings_.push_back(
          &store_.settings_of(item.path == "-" ? absolute_path("standard input") : item.path));
    }
    describe_run();
    return open_reports();
  }

  ExitStatus check() {
    for (Report& report : reports_) report.put(report.format->begin(run_, report.state));
    Progress progress(items_.size());
    std::size_t done = 0;
    const std::size_t threads = std::min(thread_count(), std::max<std::size_t>(items_.size(), 1));
    std::string last;
    in_order<CheckedFile, Analyzer::Scratch>(
        items_.size(), threads,
        [&](std::size_t i, Analyzer::Scratch& scratch) {
          return judge_file(items_[i], *settings_[i], context_, scratch);
        },
        [&](std::size_t i, CheckedFile file) {
          stop_if_interrupted(progress);
          take(items_[i], std::move(file), progress, last);
          progress.update(++done, last);
        },
        [&] {
          stop_if_interrupted(progress);
          progress.update(done, last);
        });
    progress.clear();
    finish_totals();
    return finish();
  }

 private:
  [[nodiscard]] std::size_t thread_count() const {
    if (options_.threads > 0) return static_cast<std::size_t>(options_.threads);
    return std::max(1U, std::thread::hardware_concurrency());
  }

  Status read_side_files() {
    if (!options_.baseline.empty()) {
      const auto bytes = read_input(options_.baseline);
      if (!bytes) return bytes.error();
      auto baseline = read_baseline(options_.baseline, *bytes);
      if (!baseline) return baseline.error();
      context_.baseline = std::move(*baseline);
      context_.baseline_file = absolute_path(options_.baseline);
    }
    if (!options_.compare.empty()) {
      const auto bytes = read_input(options_.compare);
      if (!bytes) return bytes.error();
      auto report = read_report(options_.compare, *bytes);
      if (!report) return report.error();
      context_.earlier = std::move(*report);
      context_.compare = true;
    }
    return Done{};
  }

  void add_rule(CheckRuleInfo rule) {
    const auto same = std::find_if(run_.rules.begin(), run_.rules.end(),
                                   [&](const CheckRuleInfo& r) { return r.id == rule.id; });
    if (same == run_.rules.end()) run_.rules.push_back(std::move(rule));
  }

  void describe_run() {
    run_.rules_version = rulepack::builtin_tables().version;
    run_.baseline = options_.baseline;
    run_.compared = options_.compare;
    for (const CheckRule& r : check_rules())
      add_rule({r.id, r.severity, r.summary, r.why, r.instead});
    for (const Settings* settings : store_.loaded()) {
      const rulepack::Tables& tables = settings->analyzer->tables();
      for (const rulepack::RuleRow& r : tables.rules) {
        if (r.severity == Severity::none) continue;
        add_rule({std::string(tables.text(r.id)), r.severity, std::string(tables.text(r.what)),
                  std::string(tables.text(r.why)), std::string(tables.text(r.instead))});
      }
    }
    std::sort(run_.rules.begin(), run_.rules.end(),
              [](const CheckRuleInfo& a, const CheckRuleInfo& b) { return a.id < b.id; });
  }

  Status open_reports() {
    const auto outputs = paired_outputs(options_);
    if (!outputs) return outputs.error();
    bool github = false;
    for (const FormatAndFile& wanted : *outputs) {
      Report report;
      for (const CheckFormat* format : check_formats()) {
        if (wanted.format == format->name) report.format = format;
      }
      github = github || report.format == &kCheckGithub;
      auto output = wanted.file.empty() ? Output::to_stdout(report.format->whole)
                                        : Output::to_file(wanted.file);
      if (!output) return output.error();
      report.output = std::move(*output);
      if (wanted.file.empty()) stdout_format_ = report.format;
      reports_.push_back(std::move(report));
    }
    run_.color = stdout_format_ == &kCheckText && use_color();
    const char* summary = std::getenv("GITHUB_STEP_SUMMARY");
    if (github && summary != nullptr && *summary != '\0') {
      summary_file_ = summary;
      Report report;
      report.format = &kCheckMarkdown;
      report.summary = true;
      reports_.push_back(std::move(report));
    }
    return Done{};
  }

  /// Reads of a person see errors where they look: in the report, or else on standard error.
  [[nodiscard]] bool errors_are_in_report() const {
    return stdout_format_ == &kCheckText || stdout_format_ == &kCheckGithub;
  }

  void take(const WalkItem& item, CheckedFile file, Progress& progress, std::string& last) {
    last = file.path;
    if (file.error) {
      // Settings that are broken are told once, not for each file they hold for.
      const std::string text = file.error->text();
      const bool again = file.error->code == ErrorCode::invalid_rule && !told_.insert(text).second;
      if (again)
        file.error->message = "its settings are broken, see above", file.error->hint.clear();
      if (!again && !errors_are_in_report()) {
        progress.clear();
        print_error(*file.error);
      }
    }
    if (!options_.write_baseline.empty() && file.status == CheckedFile::Status::checked) {
      auto entries = entries_of(file);
      if (!entries.empty())
        written_[baseline_key(absolute_path(options_.write_baseline), item.path)] =
            std::move(entries);
    }
    if (context_.compare && file.status == CheckedFile::Status::checked) {
      context_seen_.insert(one_line(file.path));
    }
    if (!context_.baseline_file.empty()) {
      looked_at_.insert(baseline_key(context_.baseline_file, item.path));
    }
    totals_.add(file);
    for (Report& report : reports_) {
      if (report.output && report.output->is_stdout() && !report.format->whole) progress.clear();
      report.put(report.format->file(run_, file, report.state));
    }
  }

  /// Baseline entries and earlier reports of files that are no more.
  void finish_totals() {
    for (const auto& [key, entries] : context_.baseline) {
      if (looked_at_.contains(key)) continue;
      const std::string path = absolute_path(
          context_.baseline_file.substr(0, context_.baseline_file.rfind('/') + 1) + key);
      if (file_exists(path)) continue;  // not part of this run
      for (const RuleCount& entry : entries)
        totals_.stale_elsewhere.emplace_back(shown_path(path), entry);
      totals_.stale += entries.size();
    }
    for (const auto& [path, file] : context_.earlier) {
      if (!context_seen_.contains(path) && !file_exists(absolute_path(path)))
        totals_.gone.push_back(path);
    }
  }

  static bool file_exists(const std::string& path) {
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (file != nullptr) std::fclose(file);
    return file != nullptr;
  }

  void stop_if_interrupted(Progress& progress) {
    const int signal = interrupted();
    if (signal == 0) return;
    progress.clear();
    for (Report& report : reports_) {
      if (report.output) report.output->discard();
    }
    std::fputs("reframe: interrupted; no report was written\n", stderr);
    end_by(signal);
  }

  /// Completes the reports; true when all are there.
  bool finish_reports() {
    bool good = true;
    for (Report& report : reports_) {
      report.put(report.format->end(run_, totals_, report.state));
      const std::string warning = report.format->warning(report.state);
      if (!warning.empty()) std::fprintf(stderr, "reframe: %s\n", warning.c_str());
      const Status status =
          report.summary ? append_to_file(summary_file_, report.held) : report.output->finish();
      if (!status) print_error(status.error());
      good = good && status.ok();
    }
    return good;
  }

  bool write_baseline() {
    if (options_.write_baseline.empty()) return true;
    auto output = Output::to_file(options_.write_baseline);
    if (!output) {
      print_error(output.error());
      return false;
    }
    (*output)->write(baseline_text(written_));
    const Status status = (*output)->finish();
    if (!status) print_error(status.error());
    return status.ok();
  }

  ExitStatus finish() {
    const bool written = finish_reports();
    const bool accepted = write_baseline();
    if (!errors_are_in_report()) {
      std::fprintf(stderr, "reframe: %s\n", totals_text(totals_).c_str());
    }
    const bool named_only =
        std::all_of(items_.begin(), items_.end(), [](const WalkItem& item) { return item.named; });
    if (totals_.checked == 0 && totals_.failed == 0 && !(named_only && !items_.empty())) {
      print_error(usage("nothing was checked: no resume was found",
                        "name a folder with resumes, or see what was skipped and why"));
      return ExitStatus::failed;
    }
    if (!written || !accepted || totals_.failed > 0) return ExitStatus::failed;
    if (options_.exit_zero || !options_.write_baseline.empty()) return ExitStatus::clean;
    const bool stale = options_.strict_baseline && totals_.stale > 0;
    return totals_.over_threshold > 0 || stale ? ExitStatus::findings : ExitStatus::clean;
  }

  const Options& options_;
  SettingsStore store_;
  std::vector<WalkItem> items_;
  std::vector<const LoadedSettings*> settings_;
  JudgeContext context_;
  CheckRun run_;
  CheckTotals totals_;
  std::vector<Report> reports_;
  const CheckFormat* stdout_format_ = nullptr;
  std::string summary_file_;
  std::set<std::string> told_;
  std::set<std::string> looked_at_;
  std::set<std::string> context_seen_;
  Baseline written_;
};

ExitStatus print_config(const Options& options) {
  SettingsStore store(options);
  const LoadedSettings& loaded = store.settings_of(absolute_path(options.print_config));
  if (loaded.error) {
    print_error(*loaded.error);
    return ExitStatus::failed;
  }
  const std::string text = config_text(loaded.settings->config);
  std::fwrite(text.data(), 1, text.size(), stdout);
  return ExitStatus::clean;
}

}  // namespace

ExitStatus run_check(const Options& options) {
  if (!options.print_config.empty()) return print_config(options);
  if (options.inputs.empty()) {
    print_error(usage("PATH is required", "see reframe check --help"));
    return ExitStatus::failed;
  }
  watch_interrupts();
  Run run(options);
  if (const Status status = run.prepare(); !status) {
    print_error(status.error());
    return ExitStatus::failed;
  }
  return run.check();
}

}  // namespace reframe::cli
