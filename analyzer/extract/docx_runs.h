// How the text of a run is shown: by its own properties, its style and that of its paragraph.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include <pugixml.hpp>

#include "analyzer/extract/docx_styles.h"

namespace reframe {

class DocxContext;

struct RunLook {
  bool hidden = false;
  bool bold = false;
  bool caps = false;
  bool faint = false;
};

/// Tells the looks of the runs of one part. Most runs carry the same markup as one shortly before
/// them, letter for letter, so that comparing the bytes answers for reading the properties.
class RunLooks {
 public:
  explicit RunLooks(DocxContext& context) : context_(context) {}

  /// The look of a run with these `properties` (null: none) in a paragraph of this style (nullptr:
  /// one that says nothing). `behind` is the name of the element that follows the properties in the
  /// file, or "" when that is no element.
  [[nodiscard]] RunLook of(pugi::xml_node properties, const char* behind,
                           const StyleFacts* paragraph);

 private:
  struct Seen {
    std::string_view markup;
    const StyleFacts* paragraph = nullptr;
    RunLook look;
  };
  [[nodiscard]] RunLook read(pugi::xml_node properties, const StyleFacts* paragraph);

  DocxContext& context_;
  std::array<Seen, 4> seen_;  ///< bold and plain, date and place: a few take turns
  std::size_t next_ = 0;      ///< the place of `seen_` to be given up
};

}  // namespace reframe
