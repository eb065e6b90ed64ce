// The element names of Word documents, told by namespace and never by prefix.
#pragma once

#include <cstdint>
#include <string>
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

  [[nodiscard]] El element(pugi::xml_node node) const;
  /// Does the element belong to the main Word namespace, transitional or Strict?
  [[nodiscard]] bool is_word(pugi::xml_node node) const;
  /// Are all namespaces that `choice` requires known to this reader?
  [[nodiscard]] bool requires_understood(pugi::xml_node choice) const;

 private:
  enum class Ns : std::uint8_t { word, compatibility, math, drawing, diagram, chart, vml, other };
  [[nodiscard]] static Ns kind_of_uri(std::string_view uri);
  [[nodiscard]] Ns kind_of(pugi::xml_node node, std::string_view name) const;
  [[nodiscard]] static El word_element(const char* local);
  [[nodiscard]] static El other_element(Ns kind, std::string_view local);

  Namespaces namespaces_;
  std::string word_prefix_;  ///< "w:" where one prefix means Word everywhere; else unused
  bool one_prefix_ = false;
  std::vector<std::pair<std::string, Ns>> prefixes_;
};

}  // namespace reframe
