// The report of `check` as JSON (schema/check.schema.json) and NDJSON (one file a line).
#include "analyzer/base/json.h"
#include "analyzer/base/version.h"
#include "analyzer/report/check_report.h"

namespace reframe {
namespace {

Json number(const std::optional<double>& value) {
  return value ? Json(round4(*value)) : Json(nullptr);
}

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json place_json(const CheckPlace& place) {
  Json out{{"whole_file", place.whole_file}};
  if (place.whole_file) return out;
  out["lines_of"] = place.in_source ? "file" : "extracted_text";
  out["line"] = place.line;
  out["column"] = place.column;
  out["end_line"] = place.end_line;
  out["end_column"] = place.end_column;
  out["part"] = text_or_null(place.part);
  out["paragraph"] = place.paragraph == 0 ? Json(nullptr) : Json(place.paragraph);
  out["path"] = text_or_null(place.path);
  return out;
}

Json finding_json(const CheckFinding& f) {
  return {{"rule", f.rule},
          {"severity", std::string(to_string(f.severity))},
          {"state", kFindingStateNames[static_cast<std::size_t>(f.state)]},
          {"reason", text_or_null(f.reason)},
          {"message",
           {{"what", f.message.what}, {"why", f.message.why}, {"instead", f.message.instead}}},
          {"excerpt", text_or_null(f.excerpt)},
          {"fingerprint", f.fingerprint},
          {"occurrence", f.occurrence},
          {"place", place_json(f.place)}};
}

Json counts_json(const std::vector<RuleCount>& counts) {
  Json out = Json::array();
  for (const RuleCount& c : counts) {
    out.push_back({{"rule", c.rule}, {"fingerprint", c.fingerprint}, {"count", c.count}});
  }
  return out;
}

Json change_json(const CheckChange& change) {
  return {{"new_file", change.is_new},
          {"text", change.text},
          {"rules", change.rules},
          {"settings", change.settings},
          {"arc_before", number(change.arc_before)},
          {"arc_now", number(change.arc_now)},
          {"added", counts_json(change.added)},
          {"gone", counts_json(change.gone)}};
}

void put_scores(const CheckedFile& f, Json& out) {
  out["arc"] = number(f.arc);
  for (std::size_t i = 0; i < 3; ++i) out["stages"][kStageNames[i]] = number(f.stages[i]);
  out["craft"] = number(f.craft);
  for (std::size_t i = 0; i < 4; ++i) out["framing"][kFramingNames[i]] = round4(f.framing[i]);
  out["level"] = text_or_null(f.level);
  out["profession"] = text_or_null(f.profession);
}

Json file_json(const CheckedFile& f) {
  Json out{{"path", one_line(f.path)},
           {"status", kFileStatusNames[static_cast<std::size_t>(f.status)]}};
  if (f.status == CheckedFile::Status::skipped) out["reason"] = f.skip_reason;
  if (f.status == CheckedFile::Status::failed) {
    out["error"] = {{"code", to_string(f.error->code)}, {"message", f.error->text()}};
  }
  if (f.status != CheckedFile::Status::checked) return out;
  out["kind"] = f.kind;
  out["format"] = to_string(f.format);
  put_scores(f, out);
  out["rules_version"] = f.rules_version;
  out["score_version"] = kScoreVersion;
  out["config"] = text_or_null(f.config);
  out["settings_hash"] = f.settings_hash;
  out["text_hash"] = f.text_hash;
  out["fail_on"] = std::string(to_string(f.fail_on));
  out["fails"] = f.fails();
  out["counts"] = {{"error", f.count_live(Severity::error)},
                   {"warning", f.count_live(Severity::warning)},
                   {"note", f.count_live(Severity::note)},
                   {"suppressed", f.count(CheckFinding::State::suppressed)},
                   {"accepted", f.count(CheckFinding::State::accepted)}};
  out["findings"] = Json::array();
  for (const CheckFinding& finding : f.findings) out["findings"].push_back(finding_json(finding));
  out["stale"] = counts_json(f.stale);
  if (f.change) out["change"] = change_json(*f.change);
  return out;
}

Json totals_json(const CheckTotals& t) {
  Json elsewhere = Json::array();
  for (const auto& [path, c] : t.stale_elsewhere) {
    elsewhere.push_back({{"path", one_line(path)},
                         {"rule", c.rule},
                         {"fingerprint", c.fingerprint},
                         {"count", c.count}});
  }
  Json gone = Json::array();
  for (const std::string& path : t.gone) gone.push_back(one_line(path));
  return {{"checked", t.checked},
          {"skipped", t.skipped},
          {"failed", t.failed},
          {"error", t.live[static_cast<std::size_t>(Severity::error)]},
          {"warning", t.live[static_cast<std::size_t>(Severity::warning)]},
          {"note", t.live[static_cast<std::size_t>(Severity::note)]},
          {"suppressed", t.suppressed},
          {"accepted", t.accepted},
          {"over_threshold", t.over_threshold},
          {"stale", t.stale},
          {"stale_files_gone", std::move(elsewhere)},
          {"files_gone", std::move(gone)}};
}

std::string begin(const CheckRun& run, CheckWriterState& /*state*/) {
  const Json head{{"schema_version", kSchemaVersion},
                  {"tool", "reframe"},
                  {"version", kVersion},
                  {"score_version", kScoreVersion},
                  {"rules_version", run.rules_version},
                  {"baseline", text_or_null(run.baseline)},
                  {"compared", text_or_null(run.compared)}};
  std::string out = dump_json(head);
  out.pop_back();
  return out + ",\n\"files\":[";
}

std::string file(const CheckRun& /*run*/, const CheckedFile& f, CheckWriterState& state) {
  return (state.files++ == 0 ? "\n" : ",\n") + dump_json(file_json(f));
}

std::string end(const CheckRun& /*run*/, const CheckTotals& totals, CheckWriterState& /*state*/) {
  return "\n],\n\"totals\":" + dump_json(totals_json(totals)) + "}\n";
}

std::string no_begin(const CheckRun& /*run*/, CheckWriterState& /*state*/) {
  return {};
}
std::string line(const CheckRun& /*run*/, const CheckedFile& f, CheckWriterState& /*state*/) {
  return dump_json(file_json(f)) + "\n";
}
std::string no_end(const CheckRun& /*run*/, const CheckTotals& /*totals*/,
                   CheckWriterState& /*state*/) {
  return {};
}
std::string warning(const CheckWriterState& /*state*/) {
  return {};
}

}  // namespace

const CheckFormat kCheckJson{"json", true, begin, file, end, warning};
const CheckFormat kCheckNdjson{"ndjson", false, no_begin, line, no_end, warning};

}  // namespace reframe
