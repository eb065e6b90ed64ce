#include "analyzer/rulepack/builtin.h"

#include <cstdio>
#include <cstdlib>

extern "C" {
// builtin_data.S: the output of the pack compiler.
extern const char reframe_tables_begin[];   // NOLINT(readability-identifier-naming)
extern const char reframe_tables_end[];     // NOLINT(readability-identifier-naming)
extern const char reframe_sources_begin[];  // NOLINT(readability-identifier-naming)
extern const char reframe_sources_end[];    // NOLINT(readability-identifier-naming)
}

namespace reframe::rulepack {

const Tables& builtin_tables() {
  static const Tables tables = [] {
    const std::string_view bytes(
        reframe_tables_begin, static_cast<std::size_t>(reframe_tables_end - reframe_tables_begin));
    auto opened = Tables::open(bytes);
    if (!opened) {  // a build mistake: nothing can be done at run time
      std::fputs("reframe: the built-in rule tables are damaged (build again)\n", stderr);
      std::abort();
    }
    return *opened;
  }();
  return tables;
}

std::vector<SourceFile> builtin_sources() {
  // Written by pack_compiler: name '\n' size '\n' bytes, one after the other.
  std::string_view rest(reframe_sources_begin,
                        static_cast<std::size_t>(reframe_sources_end - reframe_sources_begin));
  std::vector<SourceFile> files;
  const auto line = [&rest] {
    const std::size_t end = rest.find('\n');
    const std::string_view text = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    return text;
  };
  while (!rest.empty()) {
    SourceFile file;
    file.name = line();
    const auto size =
        static_cast<std::size_t>(std::strtoul(std::string(line()).c_str(), nullptr, 10));
    file.bytes = rest.substr(0, size);
    rest.remove_prefix(size);
    files.push_back(std::move(file));
  }
  return files;
}

}  // namespace reframe::rulepack
