// `reframe extract FILE`: the text as read, and what was left out.
#include "analyzer/extract/extract.h"

#include <algorithm>
#include <cstdio>
#include <string>

#include "analyzer/report/json_report.h"
#include "analyzer/segment/segment.h"
#include "cli/commands/commands.h"
#include "cli/input.h"
#include "cli/pdf.h"

namespace reframe::cli {
namespace {

void print_text(const Document& document) {
  std::string out;
  for (const Block& block : document.blocks) {
    out += block.text;
    out += '\n';
  }
  std::fwrite(out.data(), 1, out.size(), stdout);
}

void print_json(const Document& document) {
  unicode::SentenceBreaker breaker;
  const std::string out = document_json(document, segment(document, breaker)) + "\n";
  std::fwrite(out.data(), 1, out.size(), stdout);
}

void remark(const Document& document, const std::string& text) {
  std::fprintf(stderr, "reframe: %s: %s\n", document.source.c_str(), text.c_str());
}

/// What a person should know about the reading, one line each, beside the text and not in it.
void print_remarks(const Document& document) {
  for (const ExtractionNote& note : document.notes) remark(document, "note: " + note.message);
  for (const LeftOut& item : document.left_out) {
    std::string line = "left out: ";
    line += to_string(item.reason);
    std::replace(line.begin(), line.end(), '_', ' ');
    line += ", " + std::to_string(item.count) + (item.count == 1 ? " place, " : " places, ");
    line += std::to_string(item.characters) + " characters";
    remark(document, line);
  }
  if (document.blocks.empty()) remark(document, "note: the document has no text");
}

/// Without text although there was something to read: no empty document, but an unread one.
bool unread(const Document& document) {
  const bool chunk =
      std::any_of(document.left_out.begin(), document.left_out.end(),
                  [](const LeftOut& item) { return item.reason == LeftOutReason::unread_chunk; });
  return document.blocks.empty() && (chunk || !document.notes.empty());
}

Result<Document> read(const std::string& name) {
  const auto bytes = read_input(name);
  if (!bytes) return bytes.error();
  const std::string shown = name == "-" ? "standard input" : name;
  auto document = extract(*bytes, shown, {}, pdf_text);
  if (document && unread(*document)) {
    print_remarks(*document);
    return Error{ErrorCode::empty,
                 {shown},
                 "none of the document could be read",
                 "open it in a word processor and save it again"};
  }
  return document;
}

}  // namespace

ExitStatus run_extract(const Options& options) {
  ExitStatus status = ExitStatus::clean;
  for (const std::string& name : options.inputs) {
    const auto document = read(name);
    if (!document) {
      print_error(document.error());
      status = ExitStatus::failed;
      continue;
    }
    if (options.format == "json") {
      print_json(*document);
      if (document->blocks.empty()) print_remarks(*document);
    } else {
      print_text(*document);
      print_remarks(*document);
    }
  }
  return status;
}

}  // namespace reframe::cli
