// `reframe check PATH…`: a gate over files and folders.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <string>
#include <thread>

#include "analyzer/privacy/privacy.h"
#include "analyzer/report/check_report.h"
#include "cli/check/baseline.h"
#include "cli/check/compare.h"
#include "cli/check/interrupt.h"
#include "cli/check/judge.h"
#include "cli/check/output.h"
#include "cli/check/parallel.h"
#include "cli/check/paths.h"
#include "cli/check/progress.h"
#include "cli/check/reports.h"
#include "cli/check/settings.h"
#include "cli/check/walk.h"
#include "cli/commands/commands.h"
#include "cli/input.h"
#include "cli/terminal.h"

namespace reframe::cli {
namespace {

Error usage(std::string message, std::string hint) {
  return {ErrorCode::usage, {}, std::move(message), std::move(hint)};
}

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

bool exists(const std::string& path) {
  std::error_code failed;
  return std::filesystem::exists(path, failed);
}

class Run {
 public:
  explicit Run(const Options& options) : options_(options), store_(options) {}

  /// Reads all that is needed besides the resumes, and opens the reports: what is wrong with the
  /// call shows before any work is done.
  Status prepare() {
    const auto outputs = paired_outputs(options_.outputs);
    if (!outputs) return outputs.error();
    if (auto status = read_side_files(); !status) return status;
    items_ = walk(options_.inputs);
    for (const WalkItem& item : items_) {
      const std::string path = item.path == "-" ? absolute_path("standard input") : item.path;
      settings_.push_back(&store_.settings_of(path));
    }
    describe_run();
    if (auto status = reports_.open(*outputs, variable("GITHUB_STEP_SUMMARY")); !status)
      return status;
    run_.color = reports_.on_stdout() == &kCheckText && use_color();
    return Done{};
  }

  ExitStatus check() {
    reports_.begin(run_);
    Progress progress(items_.size());
    std::size_t done = 0;
    std::string last;
    in_order<CheckedFile, Analyzer::Scratch>(
        items_.size(), thread_count(),
        [&](std::size_t i, Analyzer::Scratch& scratch) {
          return judge_file(items_[i], *settings_[i], context_, scratch);
        },
        [&](std::size_t i, CheckedFile file) {
          stop_if_interrupted(progress);
          last = file.path;
          take(items_[i], std::move(file), progress);
          progress.update(++done, last);
        },
        [&] {
          stop_if_interrupted(progress);
          progress.update(done, last);
        });
    progress.clear();
    find_what_is_gone();
    return finish();
  }

 private:
  [[nodiscard]] std::size_t thread_count() const {
    const std::size_t wanted = options_.threads > 0 ? static_cast<std::size_t>(options_.threads)
                                                    : std::thread::hardware_concurrency();
    return std::clamp<std::size_t>(wanted, 1, std::max<std::size_t>(items_.size(), 1));
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
    for (const CheckRule& r : check_rules()) {
      add_rule({r.id, r.severity, r.summary, r.why, r.instead});
    }
    for (std::size_t i = 0; i < kIdentifierFamilyNames.size(); ++i) {
      const Finding f = privacy_finding({static_cast<IdentifierFamily>(i), {}, {}});
      add_rule({f.rule, f.severity, f.message.what, f.message.why, f.message.instead});
    }
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

  void take(const WalkItem& item, CheckedFile file, Progress& progress) {
    if (reports_.prints_as_it_goes()) progress.clear();
    if (file.error) tell(*file.error, progress);
    if (file.status == CheckedFile::Status::checked) {
      seen_.insert(one_line(file.path));
      if (!options_.write_baseline.empty()) {
        auto entries = entries_of(file);
        const std::string key = baseline_key(absolute_path(options_.write_baseline), item.path);
        if (!entries.empty()) written_[key] = std::move(entries);
      }
    }
    if (!context_.baseline_file.empty()) {
      looked_at_.insert(baseline_key(context_.baseline_file, item.path));
    }
    totals_.add(file);
    reports_.add(run_, file);
  }

  /// Settings that are broken are told once, not for each file they hold for.
  void tell(Error& error, Progress& progress) {
    if (error.code == ErrorCode::invalid_rule && !told_.insert(error.text()).second) {
      error.message = "its settings are broken, see above";
      error.hint.clear();
      return;
    }
    if (reports_.shows_errors()) return;
    progress.clear();
    print_error(error);
  }

  /// Baseline entries and files of the earlier report whose file is no more. What is there and only
  /// not part of this run is not gone.
  void find_what_is_gone() {
    const std::string folder =
        context_.baseline_file.substr(0, context_.baseline_file.rfind('/') + 1);
    for (const auto& [key, entries] : context_.baseline) {
      const std::string path = absolute_path(folder + key);
      if (looked_at_.contains(key) || exists(path)) continue;
      for (const RuleCount& entry : entries) {
        totals_.stale_elsewhere.emplace_back(shown_path(path), entry);
      }
      totals_.stale += entries.size();
    }
    for (const auto& [path, file] : context_.earlier) {
      if (!seen_.contains(path) && !exists(absolute_path(path))) totals_.gone.push_back(path);
    }
  }

  void stop_if_interrupted(Progress& progress) {
    const int signal = interrupted();
    if (signal == 0) return;
    progress.clear();
    reports_.discard();
    std::fputs("reframe: interrupted; no report was written\n", stderr);
    end_by(signal);
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
    if (!status) {
      print_error(status.error());
      return false;
    }
    std::size_t findings = 0;
    for (const auto& [path, entries] : written_) {
      for (const RuleCount& entry : entries) findings += entry.count;
    }
    std::fprintf(stderr, "reframe: %s accepts %zu findings in %zu files\n",
                 options_.write_baseline.c_str(), findings, written_.size());
    return true;
  }

  /// A gate that looked at nothing has not been passed; but a hook that names files, all of which
  /// the settings exclude, has nothing to say.
  [[nodiscard]] bool saw_nothing() const {
    const bool named_only =
        std::all_of(items_.begin(), items_.end(), [](const WalkItem& item) { return item.named; });
    return totals_.checked == 0 && totals_.failed == 0 && (items_.empty() || !named_only);
  }

  ExitStatus finish() {
    const bool reported = reports_.finish(run_, totals_);
    const bool accepted = write_baseline();
    if (!reports_.shows_errors()) {
      std::fprintf(stderr, "reframe: %s\n", totals_text(totals_).c_str());
    }
    if (saw_nothing()) {
      print_error(usage("nothing was checked: no resume was found",
                        "name a folder with resumes, or see what was skipped and why"));
      return ExitStatus::failed;
    }
    if (!reported || !accepted || totals_.failed > 0) return ExitStatus::failed;
    if (options_.exit_zero || !options_.write_baseline.empty()) return ExitStatus::clean;
    const bool stale = options_.strict_baseline && totals_.stale > 0;
    return totals_.over_threshold > 0 || stale ? ExitStatus::findings : ExitStatus::clean;
  }

  const Options& options_;
  SettingsStore store_;
  std::vector<WalkItem> items_;
  std::vector<const LoadedSettings*> settings_;  ///< by item
  JudgeContext context_;
  CheckRun run_;
  CheckTotals totals_;
  Reports reports_;
  std::set<std::string> told_;       ///< errors of settings
  std::set<std::string> looked_at_;  ///< files, as the baseline names them
  std::set<std::string> seen_;       ///< files that were checked, as reports name them
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
