// libFuzzer harnesses for what `check` reads: settings, baselines, earlier reports, remarks in
// texts.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "analyzer/extract/extract.h"
#include "analyzer/rulepack/tables.h"
#include "cli/check/baseline.h"
#include "cli/check/compare.h"
#include "cli/check/config.h"
#include "cli/check/position.h"
#include "cli/check/suppression.h"

namespace {

using namespace reframe;
using namespace reframe::cli;

void require(bool holds) {
  if (!holds) std::abort();
}

Result<Config> load(const std::string& text) {
  return load_config("/a/.reframe.yaml", [&](const std::string& name) -> Result<std::string> {
    if (name == "/a/.reframe.yaml") return text;
    return Error{ErrorCode::io, {name}, "no such file", ""};
  });
}

/// Without the places, which differ between a file and its print.
std::string plain(Config config) {
  config.chain.clear();
  for (auto& [name, setting] : config.rules) setting.where = {};
  for (auto& [name, bound] : config.thresholds) bound.where = {};
  return config_text(config);
}

/// Settings that load, print as settings that mean the same; every pattern answers.
[[maybe_unused]] void fuzz_settings(std::string_view data) {
  auto config = load(std::string(data));
  if (!config) {
    require(!config.error().message.empty() && config.error().where.line >= 0);
    return;
  }
  for (const GlobSet* set : {&config->resumes, &config->stories, &config->exclude}) {
    static_cast<void>(set->matches("/a/b c/d.docx"));
  }
  static_cast<void>(resolve_rules(*config, rulepack::builtin_tables()));
  const auto again = load(config_text(*config));
  require(again.ok() && plain(*again) == plain(*config));
}

[[maybe_unused]] void fuzz_baseline(std::string_view data) {
  const auto baseline = read_baseline("b", std::string(data));
  if (!baseline) return;
  const auto again = read_baseline("b", baseline_text(*baseline));
  require(again.ok() && baseline_text(*again) == baseline_text(*baseline));
}

[[maybe_unused]] void fuzz_report(std::string_view data) {
  const auto report = read_report("r", std::string(data));
  if (!report) return;
  CheckedFile file;
  for (const auto& [path, earlier] : *report) {
    file.path = path;
    static_cast<void>(change_text(change_since(*report, file)));
  }
}

/// Remarks leave every line where it was, and every block has a place in the file.
[[maybe_unused]] void fuzz_remarks(std::string_view data) {
  for (const char* name : {"f.md", "f.txt"}) {
    const auto document = extract(data, name);
    if (!document || document->format == SourceFormat::json_resume) continue;
    const Positions positions(*document, data);
    for (const Comment& comment : document->comments) {
      require(comment.first_block <= comment.end_block);
      require(comment.end_block <= document->blocks.size());
    }
    for (std::uint32_t i = 0; i < document->blocks.size(); ++i) {
      const auto size = static_cast<std::uint32_t>(document->blocks[i].text.size());
      const CheckPlace place = positions.place(i, {0, size});
      require(place.line >= 1 && place.column >= 1 && place.end_line >= place.line);
      require(place.end_line > place.line || place.end_column > place.column);
    }
    static_cast<void>(suppressions_of(*document, rulepack::builtin_tables()));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FUZZ_TARGET({reinterpret_cast<const char*>(data), size});
  return 0;
}
