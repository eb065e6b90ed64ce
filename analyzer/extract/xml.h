// XML parts: loading in any encoding they come in, and names without prefixes.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include <pugixml.hpp>

namespace reframe {

/// "w:p" → "p".
[[nodiscard]] inline std::string_view local_name(std::string_view name) {
  return name.substr(name.find(':') + 1);  // npos + 1 = 0: the whole name
}

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
  /// kept and no entity is expanded. False when the XML is broken or has no root; `problem()` says
  /// why.
  [[nodiscard]] bool load(std::string bytes);

  [[nodiscard]] pugi::xml_node root() const { return document_.document_element(); }
  [[nodiscard]] const std::string& problem() const { return problem_; }
  /// True when an element below the root declares namespaces of its own.
  [[nodiscard]] bool redeclares() const { return redeclares_; }

 private:
  std::string bytes_;
  pugi::xml_document document_;
  std::string problem_;
  bool redeclares_ = false;
};

/// Resolves prefixes to namespace URIs: prefixes are a writer's choice and prove nothing.
class Namespaces {
 public:
  explicit Namespaces(const XmlPart& part);
  /// The URI that the prefix of `name` stands for at `node`; "" when undeclared.
  [[nodiscard]] std::string_view uri(pugi::xml_node node, std::string_view name) const;

 private:
  pugi::xml_node root_;
  bool redeclares_ = false;
  std::unordered_map<std::string_view, std::string_view> at_root_;
};

}  // namespace reframe
