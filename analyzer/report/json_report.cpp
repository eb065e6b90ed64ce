#include "analyzer/report/json_report.h"

#include "analyzer/base/json.h"
#include "analyzer/base/unicode.h"
#include "analyzer/base/version.h"
#include "analyzer/report/plan_report.h"

namespace reframe {
namespace {

template <class Names, class Values>
Json by_name(const Names& names, const Values& values, std::size_t count) {
  Json out = Json::object();
  for (std::size_t i = 0; i < count; ++i) out[names[i]] = values[i];
  return out;
}

template <class Names>
Json rounded(const Names& names, const std::array<double, 4>& values, std::size_t count) {
  Json out = Json::object();
  for (std::size_t i = 0; i < count; ++i) out[names[i]] = round4(values[i]);
  return out;
}

Json optional_number(const std::optional<double>& value) {
  return value ? Json(round4(*value)) : Json(nullptr);
}

Json evidence_json(const Evidence& e, bool explain) {
  Json out{
      {"rule", e.rule}, {"start", e.span.start}, {"end", e.span.end}, {"weight", round4(e.weight)}};
  if (explain) {
    out["framing"] = rounded(kFramingNames, e.framing, 4);
    out["stage"] = rounded(kStageNames, e.stage, 4);
    for (std::size_t i = 0; i < 3; ++i) out["flags"][kFlagNames[i]] = round4(e.flag[i]);
  }
  return out;
}

Json finding_json(const Finding& f) {
  return {{"rule", f.rule},
          {"severity", std::string(to_string(f.severity))},
          {"start", f.span.start},
          {"end", f.span.end},
          {"message",
           {{"what", f.message.what}, {"why", f.message.why}, {"instead", f.message.instead}}}};
}

Json suggestion_json(const Suggestion& s) {
  Json edits = Json::array();
  for (const Edit& edit : s.edits) {
    edits.push_back({{"start", edit.span.start}, {"end", edit.span.end}, {"text", edit.text}});
  }
  return {{"kind", std::string(to_string(s.kind))},
          {"rule", s.rule},
          {"text", s.text},
          {"slots", s.slots},
          {"gain", s.gain},
          {"gain_answered", s.gain_answered},
          {"edits", std::move(edits)},
          {"answers", s.answers},
          {"parts", s.parts},
          {"laws", s.laws}};
}

template <class Items, class Convert>
Json array_of(const Items& items, Convert convert) {
  Json out = Json::array();
  for (const auto& item : items) out.push_back(convert(item));
  return out;
}

Json statement_object(const StatementAnalysis& a, bool explain) {
  const StatementScore& s = a.score;
  Json out = Json::object();
  out["text"] = a.statement.text;
  out["section"] = std::string(to_string(a.statement.section));
  out["framing"] = std::string(to_string(s.framing));
  out["framing_score"] = round4(s.framing_score);
  out["stage"] = std::string(to_string(s.stage));
  out["score"] = s.score;
  out["stage_scores"] = rounded(kStageNames, s.stage_probability, 3);
  out["flags"] = by_name(kFlagNames, s.flags, 3);
  out["evidence"] =
      array_of(a.evidence, [&](const Evidence& e) { return evidence_json(e, explain); });
  out["findings"] = array_of(a.findings, finding_json);
  out["suggestions"] = array_of(a.suggestions, suggestion_json);
  out["praise"] = a.praise.empty() ? Json(nullptr) : Json(a.praise);
  return out;
}

/// The record with its id in front, when it has one.
Json with_id(const std::string& id, Json&& rest) {
  if (id.empty()) return std::move(rest);
  Json out = Json::object();
  if (auto parsed = parse_json(id)) out["id"] = *parsed;
  for (auto& [key, value] : rest.items()) out[key] = std::move(value);
  return out;
}

Json arc_json(const Arc& arc) {
  Json stages = Json::object();
  Json order = Json::array();
  for (std::size_t k = 0; k < 3; ++k) {
    const StageScore& stage = arc.stages[k];
    stages[kStageNames[k]] = {{"shown", stage.shown},
                              {"score", stage.shown ? Json(round4(stage.score)) : Json(nullptr)},
                              {"statements", stage.statements},
                              {"why", stage.why}};
    if (stage.shown) order.push_back(kStageNames[k]);
  }
  return {{"score", optional_number(arc.score)},
          {"stages", std::move(stages)},
          {"order", std::move(order)},
          {"progression", optional_number(arc.progression)},
          {"balance", optional_number(arc.balance)},
          {"why", arc.why}};
}

Json entry_json(const Entry& entry) {
  return {{"title", entry.title},
          {"organisation", entry.organisation},
          {"dates", entry.dates},
          {"current", entry.current}};
}

Json sections_json(const Outline& outline) {
  Json out = Json::array();
  for (const Section& section : outline.sections) {
    Json entries = Json::array();
    for (const Entry& entry : outline.entries) {
      if (entry.first_block >= section.first_block && entry.first_block < section.end_block) {
        entries.push_back(entry_json(entry));
      }
    }
    out.push_back({{"kind", std::string(to_string(section.kind))},
                   {"heading", section.heading},
                   {"entries", std::move(entries)}});
  }
  return out;
}

Json extraction_json(const Document& document) {
  Json parts = Json::array();
  for (const Part& part : document.parts) {
    parts.push_back({{"name", part.name}, {"kind", to_string(part.kind)}});
  }
  Json left_out = Json::array();
  for (const LeftOut& item : document.left_out) {
    left_out.push_back({{"reason", to_string(item.reason)},
                        {"count", item.count},
                        {"characters", item.characters}});
  }
  Json notes = Json::array();
  for (const ExtractionNote& note : document.notes) {
    notes.push_back({{"code", note.code}, {"message", note.message}});
  }
  return {{"format", to_string(document.format)},
          {"parts", std::move(parts)},
          {"characters", document.characters()},
          {"left_out", std::move(left_out)},
          {"notes", std::move(notes)}};
}

/// Where a block comes from, as an address a person can follow.
std::string address(const Document& document, const Block& block) {
  if (!block.origin.path.empty()) return block.origin.path;
  if (block.origin.line > 0) return "line " + std::to_string(block.origin.line);
  const std::string& part = document.parts[block.origin.part].name;
  return part + " paragraph " + std::to_string(block.origin.paragraph);
}

Json block_json(const Document& document, const Outline& outline, std::uint32_t i) {
  const Block& block = document.blocks[i];
  std::string_view section = to_string(SectionKind::header);
  for (const Section& s : outline.sections) {
    if (i >= s.first_block && i < s.end_block) section = to_string(s.kind);
  }
  Json out{{"text", block.text},
           {"kind", to_string(block.kind)},
           {"part", document.parts[block.origin.part].name},
           {"address", address(document, block)},
           {"section", std::string(section)},
           {"style", block.style},
           {"heading_level", block.heading_level},
           {"list_level", block.list_level < 0 ? Json(nullptr) : Json(block.list_level)},
           {"bullet", block.bullet},
           {"bold", block.bold},
           {"text_box", block.text_box},
           {"placeholder", block.placeholder}};
  out["cell"] = block.cell.depth == 0 ? Json(nullptr)
                                      : Json{{"table", block.cell.table},
                                             {"row", block.cell.row},
                                             {"column", block.cell.column},
                                             {"depth", block.cell.depth}};
  return out;
}

Json craft_json(const Craft& craft) {
  if (!craft.score) return {{"score", nullptr}};
  return {{"score", round4(*craft.score)},
          {"outcome", round4(craft.outcome)},
          {"metric", round4(craft.metric)},
          {"ownership", round4(craft.ownership)},
          {"clarity", round4(craft.clarity)}};
}

Json competency_json(const Competency& c) {
  return {{"name", c.name},
          {"state", kCompetencyStateNames[static_cast<std::size_t>(c.state)]},
          {"statements", c.statements}};
}

Json resume_statement_json(const ResumeAnalysis& r, std::size_t i, bool explain) {
  const StatementAnalysis& a = r.statements[i];
  Json out = Json::object();
  out["id"] = "s" + std::to_string(i + 1);
  const Json statement = statement_object(a, explain);  // named: it must outlive the loop
  for (const auto& [key, value] : statement.items()) out[key] = value;
  out["block"] = a.statement.block;
  out["start"] = a.statement.span.start;
  out["end"] = a.statement.span.end;
  out["entry"] = a.statement.entry == kNoEntry ? Json(nullptr) : Json(a.statement.entry);
  return out;
}

Error bad_record(std::string message, std::string hint) {
  return {ErrorCode::bad_record, {}, std::move(message), std::move(hint)};
}

/// The string field `name`, repaired; an error text when it is there but no string.
std::string string_field(const Json& object, const char* name, std::string& problem) {
  const auto it = object.find(name);
  if (it == object.end()) return {};
  if (!it->is_string()) {
    problem = std::string("\"") + name + "\" is no string";
    return {};
  }
  const auto& text = it->get_ref<const std::string&>();
  return unicode::valid_utf8(text) ? text : unicode::repair_utf8(text);
}

}  // namespace

std::string statement_json(const StatementAnalysis& analysis, const std::string& id, bool explain) {
  return dump_json(with_id(id, statement_object(analysis, explain)));
}

std::string resume_json(const ResumeAnalysis& analysis, const std::string& id, bool explain,
                        bool pretty) {
  const ResumeAnalysis& r = analysis;
  Json out = Json::object();
  out["schema_version"] = kSchemaVersion;
  out["score_version"] = kScoreVersion;
  out["rules_version"] = r.rules_version;
  out["source"] = r.document.source;
  out["profession"] = r.profession.empty() ? Json(nullptr) : Json(r.profession);
  Json arc = arc_json(r.arc);
  out["progression"] = arc["progression"];
  out["balance"] = arc["balance"];
  arc.erase("progression");
  arc.erase("balance");
  out["arc"] = std::move(arc);
  out["framing"] = rounded(kFramingNames, r.framing_share, 4);
  out["craft"] = craft_json(r.craft);
  out["competencies"] = array_of(r.competencies, competency_json);
  out["tools"] = r.tools;
  out["level"] = {{"name", r.level.name.empty() ? Json(nullptr) : Json(r.level.name)},
                  {"why", r.level.why}};
  out["sections"] = sections_json(r.outline);
  out["fix_first"] = r.fix_first;
  add_advice(r, out);
  Json statements = Json::array();
  for (std::size_t i = 0; i < r.statements.size(); ++i) {
    statements.push_back(resume_statement_json(r, i, explain));
  }
  out["statements"] = std::move(statements);
  out["findings"] = array_of(r.findings, finding_json);
  out["extraction"] = extraction_json(r.document);
  const Json record = with_id(id, std::move(out));
  return pretty ? dump_json_pretty(record) : dump_json(record);
}

std::string document_json(const Document& document, const Outline& outline) {
  Json blocks = Json::array();
  for (std::uint32_t i = 0; i < document.blocks.size(); ++i) {
    blocks.push_back(block_json(document, outline, i));
  }
  Json out = Json::object();
  out["schema_version"] = kSchemaVersion;
  out["source"] = document.source;
  out["blocks"] = std::move(blocks);
  out["extraction"] = extraction_json(document);
  return dump_json_pretty(out);
}

std::string error_json(const Error& error, const std::string& id) {
  Json out = Json::object();
  if (auto parsed = id.empty() ? Result<Json>(Json(nullptr)) : parse_json(id)) out["id"] = *parsed;
  out["error"] = {{"code", to_string(error.code)}, {"message", error.text()}};
  return dump_json(out);
}

bool read_stream_record(std::string_view line, StreamRecord& record, BadRecord& bad) {
  record = {};
  bad = {};
  const auto parsed = parse_json(line);
  if (!parsed) {
    bad.error = bad_record(parsed.error().message, "write one JSON object a line");
    return false;
  }
  if (!parsed->is_object()) {
    bad.error = bad_record("the line is no JSON object", "write {\"id\", \"kind\", \"text\"}");
    return false;
  }
  if (const auto id = parsed->find("id"); id != parsed->end()) bad.id = dump_json(*id);
  record.id = bad.id;
  std::string problem;
  record.kind = string_field(*parsed, "kind", problem);
  record.text = string_field(*parsed, "text", problem);
  record.path = string_field(*parsed, "path", problem);
  const bool has_text = parsed->contains("text");
  const bool has_path = parsed->contains("path");
  if (!problem.empty()) {
    bad.error = bad_record(problem, "quote it");
  } else if (record.kind != "statement" && record.kind != "resume" && record.kind != "story") {
    bad.error = bad_record("\"kind\" is '" + record.kind + "'", "one of statement, resume, story");
  } else if (has_text == has_path) {
    bad.error =
        bad_record(has_text ? "both \"text\" and \"path\"" : "neither \"text\" nor \"path\"",
                   "give exactly one of them");
  } else {
    return true;
  }
  return false;
}

}  // namespace reframe
