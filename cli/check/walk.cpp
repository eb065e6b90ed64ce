#include "cli/check/walk.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "cli/check/config.h"
#include "cli/check/paths.h"

namespace reframe::cli {
namespace {

namespace fs = std::filesystem;

class Walk {
 public:
  void add_input(const std::string& input) {
    if (input == "-") {
      add({"-", true, {}, std::nullopt});
      return;
    }
    const std::string path = absolute_path(input);
    std::error_code failed;
    const fs::file_status status = fs::status(path, failed);
    if (!fs::exists(status)) {
      const bool missing = status.type() == fs::file_type::not_found;
      add({path,
           true,
           {},
           Error{ErrorCode::io,
                 {input},
                 missing ? "no such file or folder" : "cannot open: " + failed.message(),
                 missing ? "check the spelling and the folder" : ""}});
    } else if (fs::is_directory(status)) {
      add_folder(path);
    } else {
      add({path, true, {}, std::nullopt});
    }
  }

  std::vector<WalkItem> take() { return std::move(items_); }

 private:
  void add(WalkItem item) {
    if (seen_.insert(item.path).second) items_.push_back(std::move(item));
  }

  /// Deeper folders wait on a stack, so that no nesting can exhaust ours.
  void add_folder(const std::string& top) {
    std::vector<std::string> waiting{top};
    while (!waiting.empty()) {
      const std::string path = std::move(waiting.back());
      waiting.pop_back();
      std::error_code failed;
      const fs::file_status link = fs::symlink_status(path, failed);
      const bool folder = path == top || fs::is_directory(link);
      if (folder && !hidden(path, top)) {
        push_entries(path, waiting);
      } else {
        add_file(path, top);
      }
    }
  }

  static bool hidden(const std::string& path, const std::string& top) {
    return path != top && fs::path(path).filename().string().starts_with('.');
  }

  void push_entries(const std::string& folder, std::vector<std::string>& waiting) {
    std::vector<std::string> entries;
    std::error_code failed;
    fs::directory_iterator entry(folder, failed);
    for (const auto end = fs::directory_iterator(); !failed && entry != end;
         entry.increment(failed)) {
      entries.push_back(entry->path().string());
    }
    if (failed) {
      add({folder,
           false,
           {},
           Error{ErrorCode::io,
                 {shown_path(folder)},
                 "cannot read the folder: " + failed.message(),
                 ""}});
    }
    std::sort(entries.rbegin(), entries.rend());  // the last is taken first
    std::move(entries.begin(), entries.end(), std::back_inserter(waiting));
  }

  void add_file(const std::string& path, const std::string& top) {
    const std::string name = fs::path(path).filename().string();
    if (name == ".git" || name == kConfigName) return;
    WalkItem item{path, false, {}, std::nullopt};
    std::error_code failed;
    const fs::file_status status = fs::status(path, failed);
    if (hidden(path, top)) {
      item.skip_reason = "hidden, its name begins with a dot";
    } else if (fs::is_directory(status)) {
      item.skip_reason = "a link to a folder, which is not followed";
    } else if (status.type() == fs::file_type::not_found) {
      item.skip_reason = "a link to nothing";
    } else if (!fs::is_regular_file(status)) {
      item.skip_reason = "no regular file";
    }
    add(std::move(item));
  }

  std::vector<WalkItem> items_;
  std::set<std::string> seen_;
};

}  // namespace

std::vector<WalkItem> walk(const std::vector<std::string>& inputs) {
  Walk out;
  for (const std::string& input : inputs) out.add_input(input);
  return out.take();
}

}  // namespace reframe::cli
