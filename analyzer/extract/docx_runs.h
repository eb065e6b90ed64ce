// How the text of a run is shown: by its own properties, its style and that of its paragraph.
#pragma once

#include <pugixml.hpp>

#include "analyzer/extract/docx_styles.h"
#include "analyzer/extract/markup.h"

namespace reframe {

class DocxContext;

struct RunLook {
  bool hidden = false;
  bool bold = false;
  bool caps = false;
  bool faint = false;
};

/// Tells the looks of the runs of one part.
class RunLooks {
 public:
  explicit RunLooks(DocxContext& context);

  /// The look of a run with these `properties` (null: none) in a paragraph of this style (nullptr:
  /// one that says nothing). `name` is the name of the properties; `behind` that of the element
  /// behind them, or "" when there is none right behind them.
  [[nodiscard]] RunLook of(pugi::xml_node properties, const char* name, const char* behind,
                           const StyleFacts* paragraph) {
    const std::string_view markup = markup_between(name, behind);
    if (markup.empty()) return read(properties, paragraph);
    if (paragraph != paragraph_) {
      looks_.forget();
      paragraph_ = paragraph;
    }
    const RunLook* look = looks_.find(markup);
    return look != nullptr ? *look : read_and_keep(properties, markup);
  }

 private:
  [[nodiscard]] RunLook read(pugi::xml_node properties, const StyleFacts* paragraph);
  [[nodiscard]] RunLook read_and_keep(pugi::xml_node properties, std::string_view markup);

  DocxContext& context_;
  bool ask_all_;  ///< looks then depend on the table too, and none is kept
  MarkupMemo<RunLook> looks_;
  const StyleFacts* paragraph_ = nullptr;  ///< the style that `looks_` are for
};

}  // namespace reframe
