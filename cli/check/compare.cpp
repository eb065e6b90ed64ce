#include "cli/check/compare.h"

#include "analyzer/base/json.h"
#include "analyzer/base/version.h"

namespace reframe::cli {
namespace {

Error wrong(const std::string& name, std::string message) {
  return {ErrorCode::malformed,
          {name},
          "not a JSON report of reframe check: " + std::move(message),
          "give a file written with --format json"};
}

std::string text(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// Counts by rule and fingerprint, in the order they came.
class Counter {
 public:
  void add(std::string rule, std::string fingerprint) {
    const auto [at, is_new] = index_.try_emplace({rule, fingerprint}, counts_.size());
    if (is_new) counts_.push_back({std::move(rule), std::move(fingerprint), 0});
    ++counts_[at->second].count;
  }
  std::vector<RuleCount> take() { return std::move(counts_); }

 private:
  std::map<std::pair<std::string, std::string>, std::size_t> index_;
  std::vector<RuleCount> counts_;
};

EarlierFile read_file(const Json& json) {
  EarlierFile out;
  out.text_hash = text(json, "text_hash");
  out.rules_version = text(json, "rules_version");
  out.settings_hash = text(json, "settings_hash");
  const auto version = json.find("score_version");
  if (version != json.end() && version->is_number_integer())
    out.score_version = version->get<int>();
  const auto arc = json.find("arc");
  if (arc != json.end() && arc->is_number()) out.arc = arc->get<double>();
  const auto findings = json.find("findings");
  if (findings == json.end() || !findings->is_array()) return out;
  Counter live;
  for (const Json& f : *findings) {
    if (f.is_object() && text(f, "state") == "live")
      live.add(text(f, "rule"), text(f, "fingerprint"));
  }
  out.live = live.take();
  return out;
}

/// What of `counts` is not in `other`.
std::vector<RuleCount> beyond(const std::vector<RuleCount>& counts,
                              const std::vector<RuleCount>& other) {
  std::map<std::pair<std::string, std::string>, std::uint32_t> there;
  for (const RuleCount& o : other) there[{o.rule, o.fingerprint}] += o.count;
  std::vector<RuleCount> out;
  for (const RuleCount& c : counts) {
    const std::uint32_t had = there[{c.rule, c.fingerprint}];
    if (c.count > had) out.push_back({c.rule, c.fingerprint, c.count - had});
  }
  return out;
}

}  // namespace

Result<EarlierReport> read_report(const std::string& name, const std::string& bytes) {
  const auto json = parse_json(bytes);
  if (!json) {
    Error error = json.error();
    error.where.file = name;
    error.hint = "give a file written with --format json";
    return error;
  }
  if (!json->is_object() || !json->contains("files") || !(*json)["files"].is_array())
    return wrong(name, "it has no list of files");
  if (!json->contains("schema_version") || (*json)["schema_version"] != kSchemaVersion)
    return wrong(name, "of another version");
  EarlierReport out;
  for (const Json& file : (*json)["files"]) {
    if (!file.is_object() || text(file, "path").empty()) return wrong(name, "a file has no path");
    if (text(file, "status") == "checked") out[text(file, "path")] = read_file(file);
  }
  return out;
}

CheckChange change_since(const EarlierReport& report, const CheckedFile& file) {
  CheckChange out;
  out.arc_now = file.arc ? std::optional<double>(round4(*file.arc)) : std::nullopt;
  Counter counter;
  for (const CheckFinding& f : file.findings) {
    if (f.state == CheckFinding::State::live) counter.add(f.rule, f.fingerprint);
  }
  std::vector<RuleCount> live = counter.take();
  const auto found = report.find(one_line(file.path));
  if (found == report.end()) {
    out.is_new = true;
    out.added = std::move(live);
    return out;
  }
  const EarlierFile& old = found->second;
  out.text = old.text_hash != file.text_hash;
  out.rules = old.rules_version != file.rules_version || old.score_version != kScoreVersion;
  out.settings = old.settings_hash != file.settings_hash;
  out.arc_before = old.arc;
  out.added = beyond(live, old.live);
  out.gone = beyond(old.live, live);
  return out;
}

}  // namespace reframe::cli
