// Extraction against its floor: extract_bench (extract | floor) FILE TIMES
//
// The floor opens the same package with libzip, inflates the three parts that every Word document
// needs and parses them with pugixml: what no reader built on these libraries can be without.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include <pugixml.hpp>
#include <zip.h>

#include "analyzer/extract/extract.h"

namespace {

std::string read_part(zip_t* zip, const char* name) {
  std::string out;
  zip_file_t* file = zip_fopen(zip, name, 0);
  if (file == nullptr) return out;
  char chunk[1 << 16];
  zip_int64_t got = 0;
  while ((got = zip_fread(file, chunk, sizeof chunk)) > 0)
    out.append(chunk, static_cast<std::size_t>(got));
  zip_fclose(file);
  return out;
}

std::size_t floor_once(const std::string& bytes) {
  zip_error_t why;
  zip_error_init(&why);
  zip_t* zip = zip_open_from_source(zip_source_buffer_create(bytes.data(), bytes.size(), 0, &why),
                                    ZIP_RDONLY, &why);
  if (zip == nullptr) return 0;
  std::size_t parsed = 0;
  for (const char* part : {"_rels/.rels", "word/_rels/document.xml.rels", "word/document.xml"}) {
    std::string xml = read_part(zip, part);
    pugi::xml_document document;
    parsed += static_cast<bool>(document.load_buffer_inplace(
        xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata));
  }
  zip_discard(zip);
  return parsed;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  std::ifstream file(argv[2], std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const bool floor = std::string_view(argv[1]) == "floor";
  std::size_t sum = 0;
  for (int i = 0; i < std::atoi(argv[3]); ++i) {
    if (floor) {
      sum += floor_once(bytes);
    } else if (const auto document = reframe::extract(bytes, argv[2])) {
      sum += document->blocks.size();
    }
  }
  std::printf("%zu\n", sum);
  return sum > 0 ? 0 : 1;
}
