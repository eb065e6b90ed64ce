// What the styles of an OpenDocument text say about a paragraph, a span or a list.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "analyzer/extract/xml.h"

namespace reframe {

/// What a chain of styles adds up to; nothing = not said.
struct OdtStyle {
  std::string name;  ///< of the nearest style a person named ("Heading 1"), never "P7"
  std::optional<bool> bold;
  std::optional<bool> hidden;
};

/// The styles of content.xml (automatic) and of styles.xml (named).
class OdtStyles {
 public:
  /// Takes the styles of a part; the part must outlive this. Call it for content.xml first.
  void add(const XmlPart& part);
  /// `family` is "paragraph", "text" or "section".
  [[nodiscard]] const OdtStyle& facts(std::string_view family, std::string_view name);
  /// Is level `level` (0-based) of this list style a bullet? True for a style nobody knows.
  [[nodiscard]] bool bullet(std::string_view list_style, int level) const;
  /// Is the section hidden by itself?
  [[nodiscard]] static bool hidden_section(pugi::xml_node section);
  /// Is this page layout (master page) used?
  [[nodiscard]] bool page_used(std::string_view master_page) const;

 private:
  void add_style(pugi::xml_node node, bool automatic);

  struct Entry {
    pugi::xml_node node;
    bool automatic = false;
  };
  std::unordered_map<std::string, Entry> styles_;  ///< by family and name
  std::unordered_map<std::string, OdtStyle> facts_;
  std::unordered_map<std::string_view, pugi::xml_node> lists_;
  std::unordered_map<std::string_view, bool> pages_;
};

}  // namespace reframe
