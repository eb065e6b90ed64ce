// What styles and numbering say about a paragraph or run. Read only when a paragraph asks.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "analyzer/extract/xml.h"

namespace reframe {

/// What the w:rPr of a run or style says; nothing = not said. Views point into the part.
struct RunFacts {
  std::optional<bool> vanish;
  std::optional<bool> bold;
  std::optional<bool> caps;
  std::string_view style;  ///< id of the character style
  std::string_view font;   ///< first of ascii, hAnsi, cs that is named; see add_font()
  bool faint = false;      ///< white, or at most one point high
};

/// What the w:pPr of a paragraph or style says; nothing = not said.
struct ParagraphFacts {
  std::string_view style;            ///< id of the paragraph style
  std::optional<int> outline_level;  ///< 0-based; -1 = body text
  std::optional<std::string_view> num_id;
  std::optional<int> list_level;
  bool mark_deleted = false;  ///< the end of the paragraph is a tracked deletion or move
  bool drop_cap = false;      ///< a frame with the first letter of the next paragraph
};

/// What a chain of styles (basedOn) adds up to; nothing = not said.
struct StyleFacts {
  std::string_view name;
  RunFacts run;
  ParagraphFacts paragraph;
};

/// styles.xml, with the chains resolved when asked for. Cycles end a chain.
class Styles {
 public:
  /// Takes the bytes of the part; an ill-formed part gives no styles and false.
  bool load(Bytes bytes);
  [[nodiscard]] const std::string& problem() const { return xml_.problem(); }
  [[nodiscard]] const StyleFacts& facts(std::string_view id);
  /// Do the defaults of the document hide what no style speaks of?
  [[nodiscard]] bool defaults_hide() const;
  /// Is there anything hidden by what is not asked for as long as ids are well known: those styles,
  /// styles of tables, the defaults of the document?
  [[nodiscard]] bool hides_unasked();

 private:
  XmlPart xml_;
  std::unordered_map<std::string_view, pugi::xml_node> nodes_;
  std::unordered_map<std::string_view, StyleFacts> facts_;
  StyleFacts none_;
};

/// numbering.xml: is a list level a bullet, and which level does a style stand for?
class Numbering {
 public:
  bool load(Bytes bytes);
  [[nodiscard]] const std::string& problem() const { return xml_.problem(); }
  [[nodiscard]] bool bullet(std::string_view num_id, int level);

 private:
  struct Abstract {
    pugi::xml_node node;
    std::string_view is_style;    ///< the list style this is (w:styleLink)
    std::string_view from_style;  ///< the list style this is taken from (w:numStyleLink)
  };
  [[nodiscard]] const Abstract* abstract_of(std::string_view num_id) const;
  [[nodiscard]] pugi::xml_node level_of(pugi::xml_node list, int level);

  XmlPart xml_;
  std::unordered_map<std::string_view, pugi::xml_node> nums_;        ///< by numId
  std::unordered_map<std::string_view, Abstract> abstracts_;         ///< by abstractNumId
  std::unordered_map<std::string_view, std::string_view> by_style_;  ///< list style → numId
  /// Levels looked for, by the list they are in: however many paragraphs ask, each is found once.
  std::map<std::pair<std::size_t, int>, pugi::xml_node> levels_;
};

/// A toggle such as w:titlePg: absent = nothing, val of 0/false/off/none = false.
[[nodiscard]] std::optional<bool> toggle(pugi::xml_node properties, std::string_view local);

/// Adds what w:rPr and w:pPr say to `facts`, where nothing was said before. Unknown and foreign
/// properties say nothing. Fonts are left to add_font(): few runs need theirs.
void add_run_facts(pugi::xml_node rpr, RunFacts& facts);
void add_font(pugi::xml_node rpr, RunFacts& facts);
void add_paragraph_facts(pugi::xml_node ppr, ParagraphFacts& facts);
/// Adds what an ancestor said, where nothing was said before.
void inherit(const RunFacts& ancestor, RunFacts& facts);
void inherit(const ParagraphFacts& ancestor, ParagraphFacts& facts);

}  // namespace reframe
