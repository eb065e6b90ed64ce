// The JSON records other programs rely on (report/schema/*.schema.json describes them).
#pragma once

#include <string>

#include "analyzer/base/error.h"
#include "analyzer/model/analysis.h"

namespace reframe {

/// The record of one statement as one line of JSON, without a newline. `id` is JSON text ("\"a\"",
/// "7") or "" for none. With `explain`, each evidence carries its log-odds for every label.
[[nodiscard]] std::string statement_json(const StatementAnalysis& analysis, const std::string& id,
                                         bool explain);

/// The record of a resume: one line, or indented when `pretty`.
[[nodiscard]] std::string resume_json(const ResumeAnalysis& analysis, const std::string& id,
                                      bool explain, bool pretty);

/// The text of a document as blocks, each with its origin, style and section, and what was left
/// out. `outline` is that of the same document.
[[nodiscard]] std::string document_json(const Document& document, const Outline& outline);

/// {"id", "error": {code, message}} as one line.
[[nodiscard]] std::string error_json(const Error& error, const std::string& id);

/// One record of `stream`, read from a line.
struct StreamRecord {
  std::string id;    ///< JSON text of the id; "" when the line has none
  std::string kind;  ///< "statement", "resume" or "story"
  std::string text;
  std::string path;  ///< instead of text
};

/// A line of `stream` that could not be read: the error and the id, if that much was legible.
struct BadRecord {
  Error error;
  std::string id;
};

/// Reads one line. Ill-formed UTF-8 in texts is repaired. On failure `bad` is filled.
[[nodiscard]] bool read_stream_record(std::string_view line, StreamRecord& record, BadRecord& bad);

}  // namespace reframe
