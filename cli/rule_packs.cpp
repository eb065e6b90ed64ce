#include "cli/rule_packs.h"

#include <algorithm>
#include <filesystem>

#include "analyzer/rulepack/builtin.h"
#include "analyzer/rulepack/compiler.h"
#include "cli/input.h"

namespace reframe::cli {
namespace {

/// The packs of this project are forty files; whoever names "/" by mistake shall not wait.
constexpr std::size_t kMostPackEntries = 10'000;

}  // namespace

Result<std::vector<rulepack::SourceFile>> read_pack_files(const std::string& folder) {
  namespace fs = std::filesystem;
  std::error_code failed;
  if (!fs::is_directory(folder, failed)) {
    return Error{
        ErrorCode::io, {folder}, "no such folder of rule packs", "name a folder with .yaml files"};
  }
  std::vector<std::string> names;
  std::size_t looked_at = 0;
  fs::recursive_directory_iterator entries(folder, failed);
  for (const auto end = fs::recursive_directory_iterator(); !failed && entries != end;
       entries.increment(failed)) {
    if (++looked_at > kMostPackEntries) {
      return Error{ErrorCode::limit,
                   {folder},
                   "more than " + std::to_string(kMostPackEntries) + " files and folders",
                   "name the folder that holds the packs alone"};
    }
    // A pipe would wait for ever.
    std::error_code unknown;
    const bool file = entries->is_regular_file(unknown);
    if (file && entries->path().extension() == ".yaml") names.push_back(entries->path().string());
  }
  if (failed) return Error{ErrorCode::io, {folder}, "cannot read: " + failed.message(), {}};
  if (names.empty()) {
    return Error{ErrorCode::io,
                 {folder},
                 "no .yaml files in this folder",
                 "name the folder that holds the packs"};
  }
  std::sort(names.begin(), names.end());
  std::vector<rulepack::SourceFile> files;
  for (const std::string& name : names) {
    auto bytes = read_input(name);
    if (!bytes) return bytes.error();
    files.push_back({name, *std::move(bytes)});
  }
  return files;
}

Result<rulepack::Tables> load_tables(const std::string& rules_dir) {
  if (rules_dir.empty()) return rulepack::builtin_tables();
  const auto files = read_pack_files(rules_dir);
  if (!files) return files.error();
  auto bytes = rulepack::compile(rulepack::builtin_sources(), *files);
  if (!bytes) return bytes.error();
  return rulepack::Tables::adopt(*std::move(bytes));
}

}  // namespace reframe::cli
