// Finding and loading what holds for each file: settings, rules and analyzer.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "analyzer/pipeline.h"
#include "cli/check/config.h"
#include "cli/options.h"

namespace reframe::cli {

/// Settings with the analyzer that works by them.
struct Settings {
  Config config;
  std::string hash;  ///< 16 hex digits over what the settings say, wherever they stand
  std::shared_ptr<const Analyzer> analyzer;
};

/// Settings, or what is wrong with them; shared by the files they hold for.
struct LoadedSettings {
  std::shared_ptr<const Settings> settings;  ///< nothing when there is an error
  std::optional<Error> error;
};

/// Loads each settings file and each set of packs once. Not for several threads at a time.
class SettingsStore {
 public:
  /// What the call itself says (--config, --no-config, --rules, --profession, --target, --fail-on)
  /// outranks the files.
  explicit SettingsStore(const Options& options);

  /// For a file, by its absolute name.
  [[nodiscard]] const LoadedSettings& settings_of(const std::string& path);
  /// All that were loaded so far.
  [[nodiscard]] std::vector<const Settings*> loaded() const;

 private:
  [[nodiscard]] std::string config_file_of(const std::string& folder);
  [[nodiscard]] LoadedSettings load(const std::string& file);
  [[nodiscard]] Result<std::shared_ptr<const Analyzer>> analyzer_for(
      const std::vector<std::string>& packs);

  const Options& options_;
  std::map<std::string, std::string> file_of_folder_;
  std::map<std::string, LoadedSettings> by_file_;
  std::map<std::string, std::shared_ptr<const Analyzer>> by_packs_;
};

/// Reads a settings file: a regular file of at most 256 KiB. Errors: io, invalid_rule.
[[nodiscard]] Result<std::string> read_settings_file(const std::string& name);

}  // namespace reframe::cli
