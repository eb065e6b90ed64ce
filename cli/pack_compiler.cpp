// The build step that turns rules/*.yaml into the tables inside the program.
//   pack_compiler TABLES SOURCES FILE…
#include <cstdio>
#include <fstream>
#include <iterator>

#include "analyzer/rulepack/compiler.h"

int main(int argc, char** argv) {
  using namespace reframe;
  if (argc < 3) {
    std::fputs("usage: pack_compiler TABLES SOURCES FILE…\n", stderr);
    return 2;
  }
  std::vector<rulepack::SourceFile> files;
  std::string sources;
  for (int i = 3; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    files.push_back({argv[i], {std::istreambuf_iterator<char>(in), {}}});
    if (!in) {
      std::fprintf(stderr, "pack_compiler: cannot read %s\n", argv[i]);
      return 2;
    }
    const auto& file = files.back();
    sources += file.name + "\n" + std::to_string(file.bytes.size()) + "\n" + file.bytes;
  }
  const auto tables = rulepack::compile(files);
  if (!tables) {
    std::fprintf(stderr, "%s\n", tables.error().text().c_str());
    return 1;
  }
  std::ofstream(argv[1], std::ios::binary) << *tables;
  std::ofstream(argv[2], std::ios::binary) << sources;
  return 0;
}
