// A short run of a fuzz target without libFuzzer, on every compiler and under the sanitizers:
// smoke TARGET FOLDER TIMES feeds each file of FOLDER as it is, and TIMES changed copies of it.
// The changes come from a fixed seed, so that a failure shows itself again.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "tests/fuzz/targets.h"
#include "tests/support/case_file.h"

namespace {

namespace fs = std::filesystem;
using Target = void (*)(std::string_view);

struct Named {
  std::string_view name;
  Target run;
};
constexpr Named kTargets[] = {{"zip", reframe::fuzz::zip},   {"docx", reframe::fuzz::docx},
                              {"odt", reframe::fuzz::odt},   {"markdown", reframe::fuzz::markdown},
                              {"text", reframe::fuzz::text}, {"json", reframe::fuzz::json}};

/// Words that change what a file means.
constexpr std::string_view kWords[] = {"<w:p>",
                                       "</w:p>",
                                       "<w:del>",
                                       "</w:tc>",
                                       "<w:txbxContent>",
                                       "w:val=\"0\"",
                                       "xmlns=\"\"",
                                       "<![CDATA[",
                                       "-->",
                                       "&#0;",
                                       "\xEF\x82\xB7",
                                       "\xFF\xFE",
                                       "PK\5\6",
                                       "- ",
                                       "**",
                                       "[](",
                                       "\n\n",
                                       "{\"a\":",
                                       "]}",
                                       "--- word/styles.xml\n",
                                       "fldCharType=\"begin\"",
                                       "99999999999",
                                       "<text:list>",
                                       "\xED\xA0\x80"};

/// xorshift64: small, and the same everywhere.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15ULL + 1) {}
  std::size_t below(std::size_t limit) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return limit == 0 ? 0 : static_cast<std::size_t>(state_ % limit);
  }

 private:
  std::uint64_t state_;
};

std::string changed(std::string text, const std::string& other, Dice& dice) {
  for (std::size_t times = 1 + dice.below(4); times > 0; --times) {
    const std::size_t at = dice.below(text.size() + 1);
    const std::size_t length = std::min(dice.below(40), text.size() - at);
    switch (dice.below(6)) {
      case 0:
        if (at < text.size()) text[at] = static_cast<char>(dice.below(256));
        break;
      case 1:
        text.erase(at, length);
        break;
      case 2:
        text.insert(at, text.substr(at, length));
        break;
      case 3:
        text.insert(at, kWords[dice.below(std::size(kWords))]);
        break;
      case 4:
        text.resize(at);
        break;
      default:
        text.insert(at, other.substr(dice.below(other.size() + 1), dice.below(200)));
    }
  }
  return text;
}

std::vector<std::string> seeds(const fs::path& folder, bool as_package) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<std::string> out;
  for (const fs::path& path : files) {
    std::ifstream file(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (as_package && path.extension() == ".case")
      bytes = reframe::test::docx_of(reframe::test::parse_case(bytes));
    out.push_back(std::move(bytes));
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  const auto* target = std::find_if(std::begin(kTargets), std::end(kTargets),
                                    [&](const Named& t) { return t.name == argv[1]; });
  if (target == std::end(kTargets)) return 2;
  const auto files = seeds(argv[2], target->name == "zip");
  if (files.empty()) return 1;
  const int times = std::atoi(argv[3]);
  Dice dice(1);
  std::size_t runs = 0;
  for (std::size_t i = 0; i < files.size(); ++i) {
    target->run(files[i]);
    for (int n = 0; n < times; ++n, ++runs)
      target->run(changed(files[i], files[dice.below(files.size())], dice));
  }
  std::printf("%s: %zu files, %zu changed copies\n", argv[1], files.size(), runs);
  return 0;
}
