// Uses one module alone: the example of analyzer/extract/extract.h, word for word.
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "analyzer/extract/extract.h"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::ifstream file(argv[1], std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};

  const auto document = reframe::extract(bytes, "resume.docx");
  if (!document) {
    std::cerr << document.error().text() << '\n';  // what, where, and what to do
    return 2;
  }
  for (const reframe::Block& block : document->blocks) {
    std::cout << document->parts[block.origin.part].name << ' ' << block.origin.paragraph << ": "
              << block.text << '\n';
  }
  for (const reframe::LeftOut& item : document->left_out) {
    std::cout << "left out: " << reframe::to_string(item.reason) << ", " << item.characters
              << " characters\n";
  }
}
