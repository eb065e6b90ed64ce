// Uses one module alone: prints the text of the file it is given.
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "analyzer/extract/extract.h"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::ifstream file(argv[1], std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const auto document = reframe::extract(bytes, argv[1]);
  if (!document) {
    std::cerr << document.error().text() << '\n';
    return 1;
  }
  for (const reframe::Block& block : document->blocks) std::cout << block.text << '\n';
}
