// Walks one part of a Word document (body, header, note …) and gives its blocks.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/error.h"
#include "analyzer/extract/docx_styles.h"
#include "analyzer/extract/extract.h"
#include "analyzer/extract/xml.h"
#include "analyzer/model/document.h"

namespace reframe {

/// The paragraphs that a comment is anchored to: [first, last] of one part.
struct CommentAnchor {
  std::uint32_t part = 0;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

/// What the parts of one document share while they are walked.
class DocxContext {
 public:
  /// The bytes of styles.xml or numbering.xml, asked for when first needed; a missing part says
  /// nothing, a broken one is told to `note_damage`.
  std::function<std::optional<Bytes>()> read_styles;
  std::function<std::optional<Bytes>()> read_numbering;
  std::function<void(const char* part, const std::string& problem)> note_damage;
  /// The blocks of an altChunk or a diagram, by relationship id in the part being walked.
  std::function<std::vector<Block>(std::string_view relationship_id)> read_chunk;
  std::function<std::vector<Block>(std::string_view relationship_id)> read_diagram;

  /// Read again, asking styles.xml for every style: set where it is open and hides_unasked(). It is
  /// most of the work of reading a document, and text is hidden by well-known styles or defaults in
  /// next to none; one that asks for no other style is therefore taken to hide nothing by them.
  bool ask_all = false;
  [[nodiscard]] bool hides_unasked() { return !ask_all && styles_ && styles_->hides_unasked(); }
  std::string_view table_style;  ///< of the innermost table; only with `ask_all`

  [[nodiscard]] Styles& styles();
  [[nodiscard]] Numbering& numbering();

  void leave_out(LeftOutReason reason, std::uint64_t count);
  void leave_out(const LeftOut& item);
  void add_left_out(std::vector<LeftOut>& into) const;

  std::vector<std::string> footnote_ids;  ///< referenced, in order
  std::vector<std::string> endnote_ids;
  std::map<std::string, CommentAnchor, std::less<>> comment_anchors;  ///< by id
  std::size_t faint_characters = 0;  ///< white or one-point text, read all the same
  std::uint32_t tables = 0;
  std::uint64_t characters = 0;

 private:
  std::optional<Styles> styles_;
  std::optional<Numbering> numbering_;
  std::array<LeftOut, kLeftOutReasons> left_out_{};
};

/// What is walked: an element (w:body, w:hdr, w:footnote …) of a part.
struct DocxStory {
  const XmlPart& part;
  pugi::xml_node root;
  std::uint32_t part_index = 0;         ///< in Document::parts
  std::uint32_t paragraphs_before = 0;  ///< of the part, so that numbers are those of the file
};

/// Appends the blocks of `story` to `out`. Errors: limit (nesting, characters).
[[nodiscard]] Status walk_docx(const DocxStory& story, const ExtractLimits& limits,
                               DocxContext& context, std::vector<Block>& out);

/// How many paragraphs (w:p) there are in `root`.
[[nodiscard]] std::uint32_t count_paragraphs(const XmlPart& part, pugi::xml_node root);

}  // namespace reframe
