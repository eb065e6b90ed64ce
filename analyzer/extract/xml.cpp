#include "analyzer/extract/xml.h"

#include <algorithm>
#include <cstring>

#include "analyzer/base/unicode.h"

namespace reframe {
namespace {

/// Neither line ends nor the white space of attributes are normalised: nothing here depends on it,
/// a carriage return is no character of a text, and it saves a pass over every value.
constexpr unsigned kParse =
    pugi::parse_cdata | pugi::parse_escapes | pugi::parse_ws_pcdata | pugi::parse_embed_pcdata;

/// Parts smaller than this cannot reach kMostTreeBytes, so their tree is not estimated.
constexpr std::size_t kSmallPart = 4U << 20;

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

/// Encodings of one byte a character that are read as windows-1252, of which Latin-1 is a part:
/// 0x80..0x9F are control characters in the one and quotes and dashes in the other.
bool one_byte(std::string_view encoding) {
  static constexpr const char* kLatin1[] = {"windows-1252", "cp1252", "iso-8859-1", "iso8859-1",
                                            "latin1"};
  return std::find(std::begin(kLatin1), std::end(kLatin1), encoding) != std::end(kLatin1);
}

/// What pugixml will need at most: 64 bytes an element or text, 40 an attribute.
std::uint64_t tree_bytes(std::string_view xml) {
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < xml.size(); ++i) {
    if (xml[i] == '<') total += i + 1 < xml.size() && xml[i + 1] == '/' ? 0 : 64;
    if (xml[i] == '=') total += 40;
  }
  return total;
}

/// Moves `at` behind the next "xmlns"; false when there is none. Of its letters x is the rarest,
/// and four more are compared in less than a call of a search for all five.
bool find_xmlns(std::string_view text, std::size_t& at) {
  if (text.empty()) return false;
  const char* const end = text.data() + text.size();
  const char* c = text.data() + at;
  while ((c = static_cast<const char*>(std::memchr(c, 'x', static_cast<std::size_t>(end - c)))) !=
             nullptr &&
         end - c >= 5) {
    if (std::memcmp(++c, "mlns", 4) != 0) continue;
    at = static_cast<std::size_t>(c - text.data()) + 4;
    return true;
  }
  return false;
}

/// The prefix an xmlns attribute declares, or nullptr for other attributes.
const char* declared_prefix(const char* attribute) {
  const std::string_view name = attribute;
  if (name == "xmlns") return "";
  return name.starts_with("xmlns:") ? attribute + 6 : nullptr;
}

}  // namespace

pugi::xml_node child(pugi::xml_node node, std::string_view local) {
  for (pugi::xml_node c = node.first_child();; c = c.next_sibling()) {
    const char* name = c.name();
    if (equals(local_part(name), local)) return c;
    if (*name == '\0' && !c) return c;  // the end; text has no name either
  }
}

std::string_view attribute(pugi::xml_node node, std::string_view local) {
  for (pugi::xml_attribute a = node.first_attribute(); a; a = a.next_attribute()) {
    if (equals(local_part(a.name()), local)) return a.value();
  }
  return {};
}

pugi::xml_node next_node(pugi::xml_node node, pugi::xml_node root, bool skip_children) {
  if (!skip_children) {
    if (const pugi::xml_node first = node.first_child()) return first;
  }
  while (node != root) {
    if (const pugi::xml_node next = node.next_sibling()) return next;
    node = node.parent();
  }
  return {};
}

bool XmlPart::load(Bytes bytes) {
  take(std::move(bytes));
  return parse();
}

bool XmlPart::load_with_namespaces(Bytes bytes) {
  take(std::move(bytes));
  find_declarations();  // before the parser writes into the bytes
  if (!parse()) return false;
  // Where the text shows none, the bytes are not ASCII (UTF-16): then ask the tree.
  if (declarations_.empty()) collect_declarations();
  return true;
}

void XmlPart::take(Bytes bytes) {
  bytes_ = std::move(bytes);
  if (!one_byte(declared_encoding(bytes_.view()))) return;
  bytes_ = Bytes(unicode::to_utf8(bytes_.view(), unicode::Encoding::windows_1252));
  encoding_ = pugi::encoding_utf8;
}

bool XmlPart::parse() {
  if (bytes_.size() > kSmallPart && tree_bytes(bytes_.view()) > kMostTreeBytes) {
    too_large_ = true;
    problem_ = "its markup would take more than " + std::to_string(kMostTreeBytes >> 20) +
               " MiB of memory";
    return false;
  }
  const auto result =
      document_.load_buffer_inplace(bytes_.data(), bytes_.size(), kParse, encoding_);
  if (!result) {
    problem_ = std::string(result.description()) + " at byte " + std::to_string(result.offset);
    return false;
  }
  if (!root()) problem_ = "no element in it";
  return static_cast<bool>(root());
}

void XmlPart::declare(std::string_view prefix, std::string_view uri) {
  for (const auto& [known, its_uri] : declarations_) {
    if (known != prefix) continue;
    ambiguous_ = ambiguous_ || its_uri != uri;
    return;
  }
  // A file may declare any number; past this many it is only looked at in its place.
  constexpr std::size_t kMostPrefixes = 200;
  if (declarations_.size() < kMostPrefixes) {
    declarations_.emplace_back(prefix, uri);
  } else {
    ambiguous_ = true;
  }
}

/// Finds declarations in the text, without regard to comments: at worst a prefix is then taken for
/// ambiguous and looked up in its place.
void XmlPart::find_declarations() {
  const std::string_view text = bytes_.view();
  std::size_t at = 0;
  while (find_xmlns(text, at)) {
    const std::size_t equals = text.find_first_of("=<>\"'", at);
    if (equals == std::string_view::npos || text[equals] != '=') continue;
    std::string_view prefix = text.substr(at, equals - at);
    while (!prefix.empty() && static_cast<unsigned char>(prefix.back()) <= ' ')
      prefix.remove_suffix(1);
    if (!prefix.empty() && prefix.front() != ':') continue;
    if (!prefix.empty()) prefix.remove_prefix(1);
    const std::size_t open = text.find_first_not_of(" \t\r\n", equals + 1);
    if (open == std::string_view::npos || (text[open] != '"' && text[open] != '\'')) continue;
    const std::size_t close = text.find(text[open], open + 1);
    if (close == std::string_view::npos) return;
    const std::string_view uri = text.substr(open + 1, close - open - 1);
    declare(prefix, uri);
    // Character references in a URI are for the parser to resolve.
    ambiguous_ = ambiguous_ || uri.find('&') != std::string_view::npos;
    at = close;
  }
}

void XmlPart::collect_declarations() {
  for (pugi::xml_node n = root(); n; n = next_node(n, root())) {
    for (const auto a : n.attributes()) {
      if (const char* prefix = declared_prefix(a.name())) declare(prefix, a.value());
    }
  }
}

Namespaces::Namespaces(const XmlPart& part) : part_(part) {}

std::string_view Namespaces::uri(pugi::xml_node node, std::string_view name) const {
  const std::size_t colon = name.find(':');
  return uri_of_prefix(node, colon == std::string_view::npos ? "" : name.substr(0, colon));
}

std::string_view Namespaces::uri_of_prefix(pugi::xml_node node, std::string_view prefix) const {
  if (part_.ambiguous()) return at_place(node, prefix);
  for (const auto& [known, uri] : part_.declarations()) {
    if (known == prefix) return uri;
  }
  return {};
}

std::string_view Namespaces::at_place(pugi::xml_node node, std::string_view prefix) const {
  std::vector<std::size_t> climbed;
  std::string_view answer;
  for (pugi::xml_node n = node; n; n = n.parent()) {
    const auto known = found_.find({n.hash_value(), prefix});
    if (known != found_.end()) {
      answer = known->second;
      break;
    }
    climbed.push_back(n.hash_value());
    bool declared = false;
    for (pugi::xml_attribute a = n.first_attribute(); a && !declared; a = a.next_attribute()) {
      const char* own = declared_prefix(a.name());
      declared = own != nullptr && prefix == own;
      if (declared) answer = a.value();
    }
    if (declared) break;
  }
  // The text of a prefix lies in the part's bytes, or is a literal: it lives as long as this does.
  for (const std::size_t n : climbed) found_.emplace(Key{n, prefix}, answer);
  return answer;
}

}  // namespace reframe
