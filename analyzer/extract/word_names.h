// The element names of Word documents, told by namespace and never by prefix.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/extract/xml.h"

namespace reframe {

/// The elements that mean something to a reader of text. All others are walked through.
enum class El : std::uint8_t {
  other,
  skip,  ///< properties and what else holds no text of the page
  paragraph,
  run,
  text,
  deleted,
  tab,
  line_break,
  no_break_hyphen,
  symbol,
  field_char,
  field_code,
  table,
  row,
  cell,
  control,
  box,
  chunk,
  footnote,
  endnote,
  comment,
  comment_start,
  alternate,
  branch,
  drawing_paragraph,
  drawing_break,
  diagram,
  chart,
  text_path,
};

/// Tells the elements of one part.
class WordNames {
 public:
  explicit WordNames(const XmlPart& part);

  [[nodiscard]] El element(pugi::xml_node node) const { return element(node, node.name()); }
  /// The same where the name of the node is at hand: asking for it is a call of the library.
  [[nodiscard]] El element(pugi::xml_node node, const char* name) const {
    if (*name == '\0') return El::skip;  // text
    return usual(name) ? word_element(name + 2) : any_element(node, name);
  }
  /// Is `node`, of this name, the element `local` of Word, transitional or Strict?
  template <std::size_t N>
  [[nodiscard]] bool is_word(pugi::xml_node node, const char* name, const char (&local)[N]) const {
    return usual(name) ? is(name + 2, local)
                       : is(local_part(name), local) && kind_of(node, name) == Ns::word;
  }
  /// Are all namespaces that `choice` requires known to this reader?
  [[nodiscard]] bool requires_understood(pugi::xml_node choice) const;

 private:
  enum class Ns : std::uint8_t { word, compatibility, math, drawing, diagram, chart, vml, other };
  [[nodiscard]] static Ns kind_of_uri(std::string_view uri);
  [[nodiscard]] Ns kind_of(pugi::xml_node node, std::string_view name) const;
  /// Has the name the prefix of one letter that means Word everywhere in this part ("w:")?
  [[nodiscard]] bool usual(const char* name) const {
    return name[0] == letter_ && name[0] != '\0' && name[1] == ':';
  }
  /// Names of one letter are most of any document.
  [[nodiscard]] static El word_element(const char* local) {
    if (local[0] != '\0' && local[1] == '\0') {
      return local[0] == 'r'   ? El::run
             : local[0] == 't' ? El::text
             : local[0] == 'p' ? El::paragraph
                               : El::other;
    }
    return long_word_element(local);
  }
  [[nodiscard]] static El long_word_element(const char* local);
  [[nodiscard]] El any_element(pugi::xml_node node, const char* name) const;
  [[nodiscard]] static El other_element(Ns kind, std::string_view local);

  Namespaces namespaces_;
  char letter_ = '\0';  ///< "w" where only the prefix "w" means Word, and everywhere; else none
  std::vector<std::pair<std::string_view, Ns>> prefixes_;  ///< views into the part
};

}  // namespace reframe
