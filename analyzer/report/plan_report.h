// The plan and the bridge of a resume, as text and as parts of its record.
#pragma once

#include <string>

#include "analyzer/base/json.h"
#include "analyzer/model/analysis.h"
#include "analyzer/report/paragraph.h"
#include "analyzer/report/text_report.h"

namespace reframe {

/// Adds `fix_gain`, `plan` and `bridge` to the record of a resume.
void add_advice(const ResumeAnalysis& resume, Json& record);

/// Puts the first steps of the plan and the bridge into a report.
void put_next_steps(const ResumeAnalysis& resume, Page& page);

/// The whole plan for a terminal, ending in a newline.
[[nodiscard]] std::string plan_text(const ResumeAnalysis& resume, const TextStyle& style);

/// The plan as an indented record of its own: competencies, plan, bridge and level.
[[nodiscard]] std::string plan_json(const ResumeAnalysis& resume);

}  // namespace reframe
