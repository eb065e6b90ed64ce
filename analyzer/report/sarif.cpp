// SARIF 2.1.0, within what GitHub code scanning reads.
//
// A package (DOCX, ODT) is binary, and by the letter of §3.30.1 has no text region; code scanning
// wants one. So regions count in the text as `reframe extract` prints it, which the artifact's
// description says, the XPath of the paragraph stands as logical location, and the part of the
// package is an artifact nested in it (§3.24.3). Only live results are written: code scanning
// ignores `suppressions`. What was suppressed or accepted is counted in the run's properties.
#include <algorithm>

#include <fmt/format.h>

#include "analyzer/base/json.h"
#include "analyzer/base/version.h"
#include "analyzer/report/check_report.h"

namespace reframe {
namespace {

const char* level(Severity severity) {
  if (severity == Severity::error) return "error";
  return severity == Severity::warning ? "warning" : "note";
}

/// "craft.duty-opener" → "CraftDutyOpener", the form the standard advises for names.
std::string pascal(std::string_view id) {
  std::string out;
  bool up = true;
  for (const char c : id) {
    if (c == '.' || c == '-' || c == '_') {
      up = true;
      continue;
    }
    out += up && c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    up = false;
  }
  return out;
}

Json rule_json(const CheckRuleInfo& rule) {
  return {{"id", rule.id},
          {"name", pascal(rule.id)},
          {"shortDescription", {{"text", rule.what}}},
          {"fullDescription", {{"text", rule.what + " " + rule.why}}},
          {"help", {{"text", rule.why + " " + rule.instead}}},
          {"defaultConfiguration", {{"level", level(rule.severity)}}}};
}

bool is_package(const CheckedFile& f) {
  return f.format == SourceFormat::docx || f.format == SourceFormat::odt;
}

const char* mime_type(SourceFormat format) {
  switch (format) {
    case SourceFormat::docx:
      return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    case SourceFormat::odt:
      return "application/vnd.oasis.opendocument.text";
    case SourceFormat::markdown:
      return "text/markdown";
    case SourceFormat::json_resume:
      return "application/json";
    default:
      return "text/plain";
  }
}

void put_artifact(const Json& artifact, CheckWriterState& state) {
  state.tail += (state.artifacts++ == 0 ? "\n" : ",\n") + dump_json(artifact);
}

/// The artifact of a part of the package, named once a file.
void put_part(const std::string& part, std::size_t parent, CheckWriterState& state) {
  put_artifact({{"location", {{"uri", part}}}, {"parentIndex", parent}, {"mimeType", "text/xml"}},
               state);
}

Json logical_location(const CheckedFile& f, const CheckPlace& place) {
  if (!place.path.empty()) {
    return {{"fullyQualifiedName", place.path}, {"kind", "property"}};
  }
  const char* element = f.format == SourceFormat::odt ? "text:p|text:h" : "w:p";
  const std::string xpath = fmt::format("(//{})[{}]", element, place.paragraph);
  return {{"name", xpath}, {"fullyQualifiedName", place.part + "#" + xpath}, {"kind", "element"}};
}

Json location_json(const CheckedFile& f, const CheckPlace& place, std::size_t artifact) {
  Json region{{"startLine", place.line},
              {"startColumn", place.column},
              {"endLine", place.end_line},
              {"endColumn", place.end_column}};
  Json out{{"physicalLocation",
            {{"artifactLocation", {{"uri", path_uri(f)}, {"index", artifact}}},
             {"region", std::move(region)}}}};
  const bool logical =
      !place.whole_file && (!place.path.empty() || (!place.part.empty() && place.paragraph > 0));
  if (logical) out["logicalLocations"] = Json::array({logical_location(f, place)});
  return out;
}

Json result_json(const CheckRun& run, const CheckedFile& f, const CheckFinding& finding,
                 std::size_t artifact) {
  std::string text = message_text(finding.message);
  if (!finding.excerpt.empty()) text += " (\"" + one_line(finding.excerpt) + "\")";
  Json out{{"ruleId", finding.rule}};
  for (std::size_t i = 0; i < run.rules.size(); ++i) {
    if (run.rules[i].id == finding.rule) out["ruleIndex"] = i;
  }
  out["level"] = level(finding.severity);
  out["message"] = {{"text", text}};
  out["locations"] = Json::array({location_json(f, finding.place, artifact)});
  out["partialFingerprints"] = {
      {"primaryLocationLineHash", fmt::format("{}:{}", finding.fingerprint, finding.occurrence)}};
  return out;
}

std::string begin(const CheckRun& run, CheckWriterState& /*state*/) {
  Json rules = Json::array();
  for (const CheckRuleInfo& rule : run.rules) rules.push_back(rule_json(rule));
  const Json driver{
      {"name", "reframe"},
      {"version", kVersion},
      {"semanticVersion", kVersion},
      {"rules", std::move(rules)},
      {"properties", {{"scoreVersion", kScoreVersion}, {"rulesVersion", run.rules_version}}}};
  return "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\","
         "\"runs\":[{\"tool\":{\"driver\":" +
         dump_json(driver) + "},\n\"columnKind\":\"unicodeCodePoints\",\n\"results\":[";
}

std::string file(const CheckRun& run, const CheckedFile& f, CheckWriterState& state) {
  if (f.status == CheckedFile::Status::failed) {
    const Json note{
        {"level", "error"},
        {"message", {{"text", one_line(f.error->text())}}},
        {"locations",
         Json::array({{{"physicalLocation", {{"artifactLocation", {{"uri", path_uri(f)}}}}}}})}};
    state.notes += (state.notes.empty() ? "\n" : ",\n") + dump_json(note);
  }
  if (f.status != CheckedFile::Status::checked) return {};
  const std::size_t artifact = state.artifacts;
  Json about{{"location", {{"uri", path_uri(f)}}}, {"mimeType", mime_type(f.format)}};
  if (is_package(f) || f.format == SourceFormat::json_resume) {
    about["description"] = {
        {"text",
         "Lines and columns count in the text that `reframe extract` prints of this file."}};
  }
  put_artifact(about, state);
  std::string out;
  std::vector<std::string> parts;
  for (const CheckFinding& finding : f.findings) {
    if (finding.state != CheckFinding::State::live) continue;
    const std::string& part = finding.place.part;
    if (is_package(f) && !part.empty() &&
        std::find(parts.begin(), parts.end(), part) == parts.end()) {
      parts.push_back(part);
      put_part(part, artifact, state);
    }
    out += (state.items++ == 0 ? "\n" : ",\n") + dump_json(result_json(run, f, finding, artifact));
  }
  return out;
}

std::string end(const CheckRun& /*run*/, const CheckTotals& totals, CheckWriterState& state) {
  const Json properties{{"suppressed", totals.suppressed},
                        {"accepted", totals.accepted},
                        {"skipped", totals.skipped},
                        {"summary", totals_text(totals)}};
  return "\n],\n\"artifacts\":[" + state.tail + "\n],\n\"invocations\":[{\"executionSuccessful\":" +
         (totals.failed == 0 ? "true" : "false") + ",\"toolExecutionNotifications\":[" +
         state.notes + "]}],\n\"properties\":" + dump_json(properties) + "}]}\n";
}

/// Code scanning keeps this many results of a run.
constexpr std::size_t kMostResults = 5000;

std::string warning(const CheckWriterState& state) {
  if (state.items <= kMostResults) return {};
  return fmt::format(
      "the SARIF report has {} results; GitHub keeps 5,000: switch notes off or accept old ones "
      "in a baseline",
      state.items);
}

}  // namespace

const CheckFormat kCheckSarif{"sarif", true, begin, file, end, warning};

}  // namespace reframe
