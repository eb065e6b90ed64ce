#include "cli/check/settings.h"

#include <filesystem>

#include "analyzer/match/matcher.h"
#include "analyzer/report/check_report.h"
#include "analyzer/rulepack/builtin.h"
#include "analyzer/rulepack/compiler.h"
#include "analyzer/rulepack/strict_yaml.h"
#include "cli/check/paths.h"
#include "cli/input.h"
#include "cli/rule_packs.h"

namespace reframe::cli {
namespace {

namespace fs = std::filesystem;

Status apply_options(const Options& options, Config& config) {
  if (!options.profession.empty()) {
    config.profession = options.profession;
    config.profession_where = {};
  }
  if (!options.rules_dir.empty()) config.packs.push_back(absolute_path(options.rules_dir));
  if (!options.fail_on.empty()) {
    config.fail_on =
        from_string<Severity>(kSeverityNames, options.fail_on).value_or(Severity::error);
  }
  if (options.targets.empty()) return Done{};
  config.target = options.targets;
  config.target_where = {};
  return Done{};
}

/// `config` without what differs from machine to machine.
std::string hash_of(const Config& config) {
  Config plain = config;
  plain.chain.clear();
  plain.packs.clear();  // their rules are in the rules version
  for (GlobSet* set : {&plain.resumes, &plain.stories, &plain.exclude}) set->base.clear();
  for (auto& [name, setting] : plain.rules) setting.where = {};
  for (auto& [name, bound] : plain.thresholds) bound.where = {};
  return hash16(config_text(plain));
}

}  // namespace

Result<std::string> read_settings_file(const std::string& name) {
  std::error_code failed;
  if (!fs::exists(name, failed)) {
    return Error{ErrorCode::io, {name}, "no such file", "check the spelling and the folder"};
  }
  // A pipe would wait for ever, a device never end.
  if (!fs::is_regular_file(name, failed)) {
    return Error{ErrorCode::io, {name}, "is no regular file", "settings are a file of text"};
  }
  if (fs::file_size(name, failed) > rulepack::kMostSettingsBytes) {
    return Error{ErrorCode::invalid_rule,
                 {name},
                 "more than 256 KiB of settings",
                 "is this the right file?"};
  }
  return read_input(name);
}

SettingsStore::SettingsStore(const Options& options) : options_(options) {}

std::string SettingsStore::config_file_of(const std::string& folder) {
  if (options_.no_config) return {};
  if (!options_.config.empty()) return absolute_path(options_.config);
  std::vector<std::string> passed;
  std::string found;
  for (fs::path at = folder;; at = at.parent_path()) {
    const auto known = file_of_folder_.find(at.string());
    if (known != file_of_folder_.end()) {
      found = known->second;
      break;
    }
    passed.push_back(at.string());
    std::error_code failed;
    const fs::path file = at / kConfigName;
    if (fs::exists(file, failed)) {
      found = file.string();
      break;
    }
    if (at == at.parent_path()) break;
  }
  for (const std::string& name : passed) file_of_folder_[name] = found;
  return found;
}

const LoadedSettings& SettingsStore::settings_of(const std::string& path) {
  const std::string file = config_file_of(fs::path(path).parent_path().string());
  const auto known = by_file_.find(file);
  if (known != by_file_.end()) return known->second;
  return by_file_.emplace(file, load(file)).first->second;
}

LoadedSettings SettingsStore::load(const std::string& file) {
  const auto failed = [](const Error& error) { return LoadedSettings{nullptr, error}; };
  auto config = file.empty() ? Result<Config>(Config{}) : load_config(file, read_settings_file);
  if (!config) return failed(config.error());
  if (const auto status = apply_options(options_, *config); !status) return failed(status.error());
  auto analyzer = analyzer_for(config->packs);
  if (!analyzer) return failed(analyzer.error());
  if (const auto status = resolve_rules(*config, (*analyzer)->tables()); !status)
    return failed(status.error());
  auto settings = std::make_shared<Settings>();
  settings->hash = hash_of(*config);
  settings->config = std::move(*config);
  settings->analyzer = std::move(*analyzer);
  return {settings, std::nullopt};
}

Result<std::shared_ptr<const Analyzer>> SettingsStore::analyzer_for(
    const std::vector<std::string>& packs) {
  std::string key;
  for (const std::string& pack : packs) key += pack + "\n";
  const auto known = by_packs_.find(key);
  if (known != by_packs_.end()) return known->second;
  std::vector<rulepack::SourceFile> files;
  for (const std::string& pack : packs) {
    auto more = read_pack_files(pack);
    if (!more) return more.error();
    std::move(more->begin(), more->end(), std::back_inserter(files));
  }
  auto tables = Result<rulepack::Tables>(rulepack::builtin_tables());
  if (!packs.empty()) {
    auto bytes = rulepack::compile(rulepack::builtin_sources(), files);
    if (!bytes) return bytes.error();
    tables = rulepack::Tables::adopt(*std::move(bytes));
    if (!tables) return tables.error();
    if (auto status = Matcher(*tables).check_patterns(); !status) return status.error();
  }
  auto analyzer = std::make_shared<const Analyzer>(*std::move(tables));
  by_packs_.emplace(key, analyzer);
  return std::shared_ptr<const Analyzer>(analyzer);
}

std::vector<const Settings*> SettingsStore::loaded() const {
  std::vector<const Settings*> out;
  for (const auto& [file, loaded] : by_file_) {
    if (loaded.settings) out.push_back(loaded.settings.get());
  }
  return out;
}

}  // namespace reframe::cli
