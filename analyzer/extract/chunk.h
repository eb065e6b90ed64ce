// Text of documents embedded in a document (altChunk): DOCX, HTML, MHT, RTF, plain text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/extract/extract.h"
#include "analyzer/model/document.h"

namespace reframe {

/// What documents inside documents may take in all, at any depth. Without it, ten references to one
/// part, ten levels deep, would be ten thousand million readings of it.
struct EmbedBudget {
  int depth_left = 8;              ///< levels below this document; real ones have one
  std::uint32_t parts_left = 100;  ///< embedded parts still to be read; real files have a few
  std::uint64_t bytes_left = ExtractLimits{}.total_bytes;  ///< bytes still to be inflated
};

/// An embedded document, as read.
struct Embedded {
  std::vector<Block> blocks;  ///< origin.paragraph counts within the embedded document
  std::vector<LeftOut> left_out;
  std::vector<ExtractionNote> notes;
};

/// Reads an embedded document, told by content: DOCX, HTML, MHT, RTF, plain text. Nothing when it
/// is of another kind, broken or over the budget.
[[nodiscard]] std::optional<Embedded> read_embedded(std::string_view bytes,
                                                    const ExtractLimits& limits,
                                                    EmbedBudget& budget);

/// The visible text of HTML, a block element a line: tags, scripts, styles and the head go.
[[nodiscard]] std::vector<std::string> html_lines(std::string_view html);

/// The visible text of RTF, a paragraph a line.
[[nodiscard]] std::vector<std::string> rtf_lines(std::string_view rtf);

/// The first HTML or text part of a MIME message, decoded.
[[nodiscard]] std::string mht_body(std::string_view mht);

}  // namespace reframe
