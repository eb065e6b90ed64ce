#include "analyzer/extract/xml.h"

#include "analyzer/base/unicode.h"

namespace reframe {
namespace {

constexpr unsigned kParse = pugi::parse_default | pugi::parse_ws_pcdata;

/// The encoding named in the XML declaration, lower case, when the bytes are a one-byte superset of
/// ASCII; "" otherwise.
std::string declared_encoding(std::string_view bytes) {
  if (!bytes.starts_with("<?xml")) return {};
  const std::string_view head = bytes.substr(0, bytes.find("?>"));
  const std::size_t at = head.find("encoding");
  if (at == std::string_view::npos) return {};
  const std::size_t open = head.find_first_of("\"'", at);
  if (open == std::string_view::npos) return {};
  const std::size_t close = head.find(head[open], open + 1);
  return unicode::lower(head.substr(open + 1, close - open - 1));
}

std::size_t occurrences(std::string_view text, std::string_view word) {
  std::size_t n = 0;
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1))
    ++n;
  return n;
}

/// The prefix an xmlns attribute declares, or nullptr for other attributes.
const char* declared_prefix(const char* attribute) {
  const std::string_view name = attribute;
  if (name == "xmlns") return "";
  return name.starts_with("xmlns:") ? attribute + 6 : nullptr;
}

}  // namespace

bool XmlPart::load(std::string bytes) {
  bytes_ = std::move(bytes);
  auto encoding = pugi::encoding_auto;
  const std::string declared = declared_encoding(bytes_);
  if (declared == "windows-1252" || declared == "cp1252") {
    bytes_ = unicode::to_utf8(bytes_, unicode::Encoding::windows_1252);
    encoding = pugi::encoding_utf8;
  }
  const std::size_t declarations = occurrences(bytes_, "xmlns");
  const auto result = document_.load_buffer_inplace(bytes_.data(), bytes_.size(), kParse, encoding);
  if (!result) {
    problem_ = std::string(result.description()) + " at byte " + std::to_string(result.offset);
    return false;
  }
  if (!root()) {
    problem_ = "no element in it";
    return false;
  }
  std::size_t of_root = 0;
  for (const auto attribute : root().attributes())
    of_root += declared_prefix(attribute.name()) != nullptr;
  redeclares_ = declarations > of_root;
  return true;
}

Namespaces::Namespaces(const XmlPart& part) : root_(part.root()), redeclares_(part.redeclares()) {
  for (const auto attribute : root_.attributes()) {
    if (const char* prefix = declared_prefix(attribute.name()))
      at_root_[prefix] = attribute.value();
  }
}

std::string_view Namespaces::uri(pugi::xml_node node, std::string_view name) const {
  const std::size_t colon = name.find(':');
  const std::string_view prefix = colon == std::string_view::npos ? "" : name.substr(0, colon);
  if (redeclares_) {
    for (pugi::xml_node n = node; n && n != root_; n = n.parent()) {
      for (const auto attribute : n.attributes()) {
        const char* own = declared_prefix(attribute.name());
        if (own != nullptr && prefix == own) return attribute.value();
      }
    }
  }
  const auto it = at_root_.find(prefix);
  return it == at_root_.end() ? std::string_view() : it->second;
}

}  // namespace reframe
