// The settings of `reframe check`: `.reframe.yaml`.
//
// The nearest file of that name, upward from an input, holds for it, alone: files further up are
// not merged in. A file may name one other in `extends`, whose keys it then overrides: `rules` and
// `thresholds` key by key, everything else as a whole.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/error.h"
#include "analyzer/model/analysis.h"
#include "analyzer/rulepack/tables.h"
#include "cli/check/glob.h"

namespace reframe::cli {

inline constexpr const char* kConfigName = ".reframe.yaml";
/// Files that one chain of `extends` may name.
inline constexpr std::size_t kMostExtends = 16;

/// What a value may be asked to be. Without either, the threshold is switched off.
struct Bound {
  std::optional<double> min;
  std::optional<double> max;
  Place where;  ///< where it was set, for messages
};

/// A value that can have a threshold.
struct ThresholdKey {
  const char* name;   ///< as in the settings: "stages.clinician"
  const char* rule;   ///< id of the finding: "threshold.clinician"
  const char* words;  ///< for messages: "the clinician stage"
  double most;        ///< 100 for scores, 1 for shares
};
/// All of them, in the order of reports.
[[nodiscard]] const std::vector<ThresholdKey>& threshold_keys();

/// Posts that `target` can name, lowest first, and the level reading each asks for.
struct Target {
  const char* name;   ///< "senior-pm"
  const char* level;  ///< "Senior PM", as Level::name
};
[[nodiscard]] const std::vector<Target>& targets();

/// Patterns and the folder they are relative to.
struct GlobSet {
  std::string base;
  std::vector<Glob> globs;
  /// Is `path` (absolute, normalised) one of these files?
  [[nodiscard]] bool matches(const std::string& path) const;
};

/// A rule's severity as set; Severity::none is off.
struct RuleSetting {
  Severity severity = Severity::none;
  Place where;
};

/// The settings that hold for a file.
struct Config {
  std::string file;                ///< absolute; "" = no file: the defaults
  std::vector<std::string> chain;  ///< `file` and what it extends
  std::string profession;          ///< "" = read it from the resume
  Place profession_where;
  std::vector<std::string> target;  ///< names of targets()
  Place target_where;
  std::vector<std::string> packs;  ///< folders, absolute
  GlobSet resumes;
  GlobSet stories;
  GlobSet exclude;
  std::map<std::string, RuleSetting> rules;  ///< by rule id, or "pack.*"
  std::map<std::string, Bound> thresholds;   ///< by ThresholdKey::name
  Severity fail_on = Severity::error;

  /// The severity of `rule`, whose own is `severity`: by its id, else by the longest "prefix.*".
  [[nodiscard]] Severity severity_of(std::string_view rule, Severity severity) const;
};

/// Reads one settings file by its absolute name.
using ReadFile = std::function<Result<std::string>(const std::string& name)>;

/// Reads `file` (absolute) and what it extends. Strict: errors (invalid_rule, io) have file, line,
/// column and cure.
[[nodiscard]] Result<Config> load_config(const std::string& file, const ReadFile& read);

/// Checks the names in `config` that only the rules know, rule ids and professions, and turns
/// retired rule ids into those of today. Errors: invalid_rule.
[[nodiscard]] Status resolve_rules(Config& config, const rulepack::Tables& tables);

/// `config` as the text of a settings file that means the same by itself (in the folder that a
/// comment names beside its patterns); comments say where each threshold and rule was set.
[[nodiscard]] std::string config_text(const Config& config);

/// A rule that `check` itself has, beside those of the packs.
struct CheckRule {
  const char* id;
  Severity severity;
  const char* summary;
  const char* why;
  const char* instead;
};
[[nodiscard]] const std::vector<CheckRule>& check_rules();
/// The ids of the rules of the privacy check, one a family of identifiers: "privacy.name", …
[[nodiscard]] std::vector<std::string> privacy_rules();

}  // namespace reframe::cli
