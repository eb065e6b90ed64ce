// `reframe extract FILE`: the text as read, and what was left out.
#include "analyzer/extract/extract.h"

#include <cstdio>
#include <string>

#include "analyzer/report/json_report.h"
#include "analyzer/segment/segment.h"
#include "cli/commands/commands.h"
#include "cli/input.h"

namespace reframe::cli {
namespace {

void print_text(const Document& document) {
  std::string out;
  for (const Block& block : document.blocks) {
    if (block.text.empty()) continue;
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

}  // namespace

ExitStatus run_extract(const Options& options) {
  ExitStatus status = ExitStatus::clean;
  for (const std::string& name : options.inputs) {
    const auto bytes = read_input(name);
    if (!bytes) {
      print_error(bytes.error());
      status = ExitStatus::failed;
      continue;
    }
    const auto document = extract(*bytes, name);
    if (!document) {
      print_error(document.error());
      status = ExitStatus::failed;
      continue;
    }
    if (options.format == "json") {
      print_json(*document);
    } else {
      print_text(*document);
    }
  }
  return status;
}

}  // namespace reframe::cli
