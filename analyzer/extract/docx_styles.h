// What styles and numbering say about a paragraph or run. Read only when a paragraph asks.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "analyzer/extract/xml.h"

namespace reframe {

/// What a chain of styles (basedOn) adds up to; nothing = not said.
struct StyleFacts {
  std::string name;
  std::optional<bool> vanish;
  std::optional<bool> bold;
  std::optional<bool> caps;
  std::optional<int> outline_level;  ///< 0-based
  std::optional<std::string> num_id;
  std::optional<int> list_level;
};

/// styles.xml, with the chains resolved when asked for. Cycles end a chain.
class Styles {
 public:
  /// Takes the bytes of the part; an ill-formed part gives no styles and false.
  bool load(std::string bytes);
  [[nodiscard]] const StyleFacts& facts(std::string_view id);

 private:
  XmlPart xml_;
  std::unordered_map<std::string, pugi::xml_node> nodes_;
  std::unordered_map<std::string, StyleFacts> facts_;
};

/// numbering.xml: is a list level a bullet?
class Numbering {
 public:
  bool load(std::string bytes);
  [[nodiscard]] bool bullet(std::string_view num_id, int level) const;

 private:
  XmlPart xml_;
  std::unordered_map<std::string, pugi::xml_node> abstracts_;  ///< by numId
};

/// A toggle such as w:b or w:vanish: absent = nothing, val of 0/false/off/none = false.
[[nodiscard]] std::optional<bool> toggle(pugi::xml_node properties, std::string_view local);
/// The first child with this local name, whatever its prefix.
[[nodiscard]] pugi::xml_node child(pugi::xml_node node, std::string_view local);
/// The attribute with this local name, or "".
[[nodiscard]] std::string_view attribute(pugi::xml_node node, std::string_view local);

/// Adds what w:rPr and w:pPr say to `facts`, where nothing was said before.
void add_run_facts(pugi::xml_node rpr, StyleFacts& facts);
void add_paragraph_facts(pugi::xml_node ppr, StyleFacts& facts);

}  // namespace reframe
