#include "cli/check/paths.h"

#include <filesystem>

namespace reframe::cli {

namespace fs = std::filesystem;

std::string absolute_path(const std::string& name) {
  std::error_code failed;
  const fs::path path = fs::absolute(name, failed);
  std::string out = (failed ? fs::path(name) : path).lexically_normal().string();
  while (out.size() > 1 && out.back() == '/') out.pop_back();
  return out;
}

std::string shown_path(const std::string& absolute) {
  static const std::string here = absolute_path(".");
  const std::string prefix = here == "/" ? here : here + "/";
  if (absolute == here) return ".";
  return absolute.starts_with(prefix) ? absolute.substr(prefix.size()) : absolute;
}

}  // namespace reframe::cli
