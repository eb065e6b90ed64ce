#include "cli/check/baseline.h"

#include <algorithm>
#include <filesystem>

#include "analyzer/base/json.h"
#include "analyzer/base/version.h"

namespace reframe::cli {
namespace {

Error wrong(const std::string& name, std::string message) {
  return {ErrorCode::malformed,
          {name},
          "not a baseline of reframe: " + std::move(message),
          "write it anew with --write-baseline"};
}

bool is_fingerprint(const std::string& text) {
  return text.size() == 16 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

std::string fault_of(const std::string& path, const std::string& problem) {
  return "'" + path + "': " + problem;
}

/// One entry, or what is wrong with it.
std::string read_entry(const Json& json, RuleCount& out) {
  if (!json.is_object() || json.size() != 3 || !json.contains("rule") ||
      !json.contains("fingerprint") || !json.contains("count")) {
    return "an entry needs rule, fingerprint and count";
  }
  if (!json["rule"].is_string() || !json["fingerprint"].is_string()) return "a field is no text";
  out.rule = json["rule"].get<std::string>();
  out.fingerprint = json["fingerprint"].get<std::string>();
  if (!is_fingerprint(out.fingerprint)) return "'" + out.fingerprint + "' is no fingerprint";
  const Json& count = json["count"];
  if (!count.is_number_unsigned() || count.get<std::uint64_t>() == 0 ||
      count.get<std::uint64_t>() > 1'000'000) {
    return "a count is no number from 1 on";
  }
  out.count = count.get<std::uint32_t>();
  return {};
}

}  // namespace

Result<Baseline> read_baseline(const std::string& name, const std::string& bytes) {
  const auto json = parse_json(bytes);
  if (!json) {
    Error error = json.error();
    error.where.file = name;
    error.hint = "write it anew with --write-baseline";
    return error;
  }
  if (!json->is_object() || !json->contains("schema_version") || !json->contains("files") ||
      !(*json)["files"].is_object()) {
    return wrong(name, "it has no schema_version and files");
  }
  if ((*json)["schema_version"] != kSchemaVersion) return wrong(name, "of another version");
  Baseline out;
  for (const auto& [path, entries] : (*json)["files"].items()) {
    if (!entries.is_array()) return wrong(name, "'" + path + "' has no list of entries");
    for (const Json& entry : entries) {
      RuleCount count;
      const std::string problem = read_entry(entry, count);
      if (!problem.empty()) return wrong(name, fault_of(path, problem));
      out[path].push_back(std::move(count));
    }
  }
  return out;
}

std::string baseline_text(const Baseline& baseline) {
  std::string out = "{\n\"schema_version\": " + std::to_string(kSchemaVersion) + ",\n";
  out += "\"about\": \"Findings accepted by reframe check, counted by rule and text.\",\n";
  out += "\"files\": {";
  bool first_file = true;
  for (const auto& [path, entries] : baseline) {
    out += first_file ? "\n" : ",\n";
    out += dump_json(path) + ": [";
    first_file = false;
    bool first = true;
    for (const RuleCount& e : entries) {
      const Json entry{{"rule", e.rule}, {"fingerprint", e.fingerprint}, {"count", e.count}};
      out += first ? "\n  " : ",\n  ";
      out += dump_json(entry);
      first = false;
    }
    out += "\n]";
  }
  return out + "\n}\n}\n";
}

std::string baseline_key(const std::string& baseline, const std::string& path) {
  const std::filesystem::path folder = std::filesystem::path(baseline).parent_path();
  return std::filesystem::path(path).lexically_relative(folder).generic_string();
}

void accept_findings(const std::vector<RuleCount>& entries, CheckedFile& file) {
  std::vector<RuleCount> left = entries;
  std::multimap<std::pair<std::string, std::string>, RuleCount*> by_key;
  for (RuleCount& e : left) by_key.emplace(std::pair(e.rule, e.fingerprint), &e);
  for (CheckFinding& finding : file.findings) {
    if (finding.state != CheckFinding::State::live) continue;
    const auto [first, last] = by_key.equal_range({finding.rule, finding.fingerprint});
    const auto entry = std::find_if(first, last, [](const auto& e) { return e.second->count > 0; });
    if (entry == last) continue;
    --entry->second->count;
    finding.state = CheckFinding::State::accepted;
  }
  std::copy_if(left.begin(), left.end(), std::back_inserter(file.stale),
               [](const RuleCount& e) { return e.count > 0; });
}

std::vector<RuleCount> entries_of(const CheckedFile& file) {
  std::vector<RuleCount> out;
  std::map<std::pair<std::string, std::string>, std::size_t> index;
  for (const CheckFinding& finding : file.findings) {
    if (finding.state == CheckFinding::State::suppressed) continue;
    const auto [at, is_new] = index.try_emplace({finding.rule, finding.fingerprint}, out.size());
    if (is_new) out.push_back({finding.rule, finding.fingerprint, 0});
    ++out[at->second].count;
  }
  return out;
}

}  // namespace reframe::cli
