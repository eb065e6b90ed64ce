#include "tests/support/files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace reframe::test {

namespace fs = std::filesystem;

std::string repository_file(const std::string& path) {
  std::ifstream in(fs::path(REFRAME_ROOT) / path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> folders(const std::string& path) {
  std::vector<std::string> out;
  for (const auto& entry : fs::directory_iterator(fs::path(REFRAME_ROOT) / path)) {
    if (entry.is_directory()) out.push_back(entry.path().filename().string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<std::string> sample_resumes() {
  return folders("samples/resumes");
}

std::vector<std::pair<std::string, std::string>> rated_resumes() {
  std::vector<std::pair<std::string, std::string>> out;
  for (const auto& entry : fs::directory_iterator(fs::path(REFRAME_ROOT) / "tests/eval/resumes")) {
    if (entry.path().extension() != ".md" || entry.path().stem() == "README") continue;
    out.emplace_back(entry.path().stem().string(),
                     repository_file("tests/eval/resumes/" + entry.path().filename().string()));
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<std::string> labelled_texts() {
  std::vector<std::string> out;
  for (const auto& entry : fs::directory_iterator(fs::path(REFRAME_ROOT) / "tests/eval")) {
    if (entry.path().extension() != ".tsv") continue;
    std::ifstream in(entry.path());
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) out.push_back(line.substr(line.rfind('\t') + 1));
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace reframe::test
