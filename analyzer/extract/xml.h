// XML parts: loading in any encoding they come in, and names without prefixes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <pugixml.hpp>

#include "analyzer/extract/bytes.h"

namespace reframe {

/// "w:p" → "p".
[[nodiscard]] inline std::string_view local_name(std::string_view name) {
  return name.substr(name.find(':') + 1);  // npos + 1 = 0: the whole name
}

/// The same for the C strings that pugixml gives, without measuring them.
[[nodiscard]] inline const char* local_part(const char* name) {
  for (const char* c = name; *c != '\0'; ++c) {
    if (*c == ':') return c + 1;
  }
  return name;
}

/// Is `name` this word? Stops at the first letter that differs.
[[nodiscard]] inline bool equals(const char* name, std::string_view word) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (name[i] != word[i]) return false;
  }
  return name[word.size()] == '\0';
}

/// Is `name` this literal? Stops at the first letter that differs.
template <std::size_t N>
[[nodiscard]] inline bool is(const char* name, const char (&literal)[N]) {
  for (std::size_t i = 0; i < N; ++i) {
    if (name[i] != literal[i]) return false;
  }
  return true;
}

/// The value of the attribute "val", whatever its prefix; "" when there is none.
[[nodiscard]] inline const char* val_of(pugi::xml_node node) {
  for (pugi::xml_attribute a = node.first_attribute(); a; a = a.next_attribute()) {
    if (is(local_part(a.name()), "val")) return a.value();
  }
  return "";
}

/// The first child with this local name, whatever its prefix.
[[nodiscard]] pugi::xml_node child(pugi::xml_node node, std::string_view local);
/// The attribute with this local name, or "".
[[nodiscard]] std::string_view attribute(pugi::xml_node node, std::string_view local);
/// The element or text behind `node` in file order, staying below `root`; null at the end. With
/// `skip_children` the subtree of `node` is left out.
[[nodiscard]] pugi::xml_node next_node(pugi::xml_node node, pugi::xml_node root,
                                       bool skip_children = false);

/// One parsed part.
class XmlPart {
 public:
  XmlPart() = default;
  ~XmlPart() = default;
  XmlPart(const XmlPart&) = delete;  // the tree points into the bytes
  XmlPart& operator=(const XmlPart&) = delete;
  XmlPart(XmlPart&&) = delete;
  XmlPart& operator=(XmlPart&&) = delete;

  /// Parses `bytes` in place: UTF-8, UTF-16, UTF-32, Latin-1, windows-1252. White-space text is
  /// kept and no entity is expanded. The first text of an element is the element's own value(),
  /// any more are text nodes below it. False when the XML is broken, has no root or would take more
  /// memory than kMostTreeBytes; `problem()` says why.
  [[nodiscard]] bool load(Bytes bytes);
  /// The same for a part whose names will be told by their namespaces: finds the declarations.
  [[nodiscard]] bool load_with_namespaces(Bytes bytes);

  [[nodiscard]] pugi::xml_node root() const { return document_.document_element(); }
  [[nodiscard]] const std::string& problem() const { return problem_; }
  /// True when the problem is the size of the tree and no mistake in the XML.
  [[nodiscard]] bool too_large() const { return too_large_; }

  /// Prefixes and the URIs they are declared for, as found in the text of the part.
  using Declarations = std::vector<std::pair<std::string, std::string>>;
  [[nodiscard]] const Declarations& declarations() const { return declarations_; }
  /// True when a prefix stands for one URI here and for another there, so that a name can only be
  /// understood in its place.
  [[nodiscard]] bool ambiguous() const { return ambiguous_; }

 private:
  void take(Bytes bytes);
  [[nodiscard]] bool parse();
  void declare(std::string_view prefix, std::string_view uri);
  void find_declarations();
  void collect_declarations();

  Bytes bytes_;
  pugi::xml_encoding encoding_ = pugi::encoding_auto;
  pugi::xml_document document_;
  std::string problem_;
  Declarations declarations_;
  bool ambiguous_ = false;
  bool too_large_ = false;
};

/// The most memory the tree of one part may take. pugixml needs 64 bytes for an element and 40 for
/// an attribute, so markup without text grows sixteenfold: a part within the limit of its own size
/// could still fill the machine. The largest honest part seen (15 MB) takes 90 MB, a million runs
/// 130 MB.
inline constexpr std::uint64_t kMostTreeBytes = 192ULL << 20;

/// Resolves prefixes to namespace URIs: prefixes are a writer's choice and prove nothing.
class Namespaces {
 public:
  explicit Namespaces(const XmlPart& part);
  /// The URI that the prefix of `name` stands for at `node`; "" when undeclared.
  [[nodiscard]] std::string_view uri(pugi::xml_node node, std::string_view name) const;
  /// The same for a prefix alone. `prefix` must lie in the part, or be a literal.
  [[nodiscard]] std::string_view uri_of_prefix(pugi::xml_node node, std::string_view prefix) const;
  /// True when a prefix means the same everywhere in the part.
  [[nodiscard]] bool fixed() const { return !part_.ambiguous(); }

 private:
  [[nodiscard]] std::string_view at_place(pugi::xml_node node, std::string_view prefix) const;

  const XmlPart& part_;
  /// Answers already found, by element and prefix, so that no name climbs the same way twice.
  struct Key {
    std::size_t node;
    std::string_view prefix;
    bool operator==(const Key&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const {
      return key.node * 31 + std::hash<std::string_view>{}(key.prefix);
    }
  };
  mutable std::unordered_map<Key, std::string_view, Hash> found_;
};

}  // namespace reframe
