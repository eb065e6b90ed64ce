// Files of the repository, for tests that read samples.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace reframe::test {

/// The bytes of a file under the repository's root; fails the program when it cannot be read.
[[nodiscard]] std::string repository_file(const std::string& path);
/// The folders under a folder of the repository, by name, sorted.
[[nodiscard]] std::vector<std::string> folders(const std::string& path);
/// The folders of samples/resumes, sorted.
[[nodiscard]] std::vector<std::string> sample_resumes();
/// The resumes of tests/eval/resumes as (name, Markdown), sorted.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> rated_resumes();
/// The texts of the labelled statements in tests/eval.
[[nodiscard]] std::vector<std::string> labelled_texts();

}  // namespace reframe::test
