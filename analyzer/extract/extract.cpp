#include "analyzer/extract/extract.h"

namespace reframe {

Result<Document> extract(std::string_view bytes, std::string_view name, const ExtractLimits&) {
  Document document;
  document.source = name;
  document.parts.push_back({});
  document.blocks.push_back({.text = std::string(bytes)});
  return document;
}

}  // namespace reframe
