// What extraction gives: the text of a file as blocks in reading order, each with its origin.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace reframe {

/// The kind of input, told by content and never by file name.
enum class SourceFormat : std::uint8_t { docx, odt, text, markdown, json_resume, pdf_text };

/// The stable word of a format, e.g. "docx".
[[nodiscard]] const char* to_string(SourceFormat format);

/// Where in a file the text of a block sits in relation to the main text.
enum class PartKind : std::uint8_t { body, header, footer, footnote, endnote, chunk };
[[nodiscard]] const char* to_string(PartKind kind);

/// One part of the source: a package part such as "word/document.xml", or the file itself ("").
struct Part {
  std::string name;
  PartKind kind = PartKind::body;
};

/// What a block is in the document's own structure.
enum class BlockKind : std::uint8_t { paragraph, heading, list_item };
[[nodiscard]] const char* to_string(BlockKind kind);

/// Where a block comes from, exact enough to find it again for write-back.
struct Origin {
  std::uint32_t part = 0;       ///< index into Document::parts
  std::uint32_t paragraph = 0;  ///< 1-based: the n-th paragraph element of that part in file order
  std::uint32_t line = 0;       ///< 1-based line of the source text; 0 where there are no lines
  std::string path;             ///< field path (JSON Resume, "work[0].highlights[2]"); else empty
};

/// The table cell a block stands in. `depth` 0 means: not in a table.
struct Cell {
  std::uint32_t table = 0;  ///< 0-based number of the outermost table in the document
  std::uint32_t row = 0;    ///< 0-based, in the innermost table
  std::uint32_t column = 0;
  std::uint32_t depth = 0;  ///< 1 for a cell of an outermost table, 2 for a table inside it, ...
};

/// A paragraph's worth of text. Text is valid UTF-8; a tab is '\t', a line break inside is '\n';
/// no list glyphs or numbers are added.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  std::string text;
  Origin origin;
  std::string style;  ///< style name as the file gives it ("Heading 1", "ListParagraph"); may be ""
  int heading_level = 0;     ///< 1..9 for headings (Title is 1), else 0
  int list_level = -1;       ///< 0-based nesting for list items, else -1
  bool bullet = false;       ///< list item with a glyph rather than a number
  bool bold = false;         ///< every visible letter is bold
  bool all_caps = false;     ///< shown in capitals by formatting (the text keeps its own case)
  bool text_box = false;     ///< stood in a text box or frame
  bool placeholder = false;  ///< unfilled template text ("Click here to enter text")
  Cell cell;
};

/// Why text was left out on purpose. Each is counted and said, never silent.
enum class LeftOutReason : std::uint8_t {
  deleted_revision,  ///< w:del, w:moveFrom, deleted rows; ODT tracked deletions
  hidden_text,       ///< w:vanish, directly or by style
  field_code,        ///< instructions of fields
  comment,           ///< comments and annotations
  alternate,         ///< the other branch of mc:AlternateContent (same text once more)
  unused_header,     ///< headers and footers no section shows
  repeated,          ///< identical header or footer text already read
  unread_chunk,      ///< altChunk, chart or diagram that is not read
  glossary,          ///< building blocks a template keeps for later use
  other,             ///< notes nobody refers to, WordArt, pictures' texts, fields of one's own
};
/// How many reasons there are.
inline constexpr std::size_t kLeftOutReasons = 10;
[[nodiscard]] const char* to_string(LeftOutReason reason);

/// How much was left out for one reason.
struct LeftOut {
  LeftOutReason reason = LeftOutReason::other;
  std::uint32_t count = 0;       ///< places in the file
  std::uint64_t characters = 0;  ///< Unicode code points of text not shown
};

/// A remark that stands in the file and is no part of its text: a Word comment, or a line of a text
/// file that speaks to this program ("<!-- reframe: … -->").
struct Comment {
  std::string text;               ///< without its marks; paragraphs are joined by '\n'
  std::uint32_t first_block = 0;  ///< blocks it is about, [first, end); none when they are equal
  std::uint32_t end_block = 0;
  std::uint32_t line = 0;  ///< 1-based line of the source text; 0 where there are no lines
};

/// A thing the reader survived and the user should know ("header part is missing", "white text").
struct ExtractionNote {
  std::string code;     ///< stable word, e.g. "side-part-missing", "white-text"
  std::string message;  ///< one sentence
};

/// The text of one file.
struct Document {
  std::string source;  ///< the name given by the caller, for messages
  SourceFormat format = SourceFormat::text;
  std::vector<Part> parts;
  std::vector<Block> blocks;
  std::vector<LeftOut> left_out;
  std::vector<ExtractionNote> notes;
  std::vector<Comment> comments;  ///< in the order of the file

  /// Unicode code points over all blocks.
  [[nodiscard]] std::uint64_t characters() const;
};

}  // namespace reframe
