// Text of documents embedded in a document (altChunk): DOCX, HTML, MHT, RTF, plain text.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "analyzer/extract/extract.h"
#include "analyzer/model/document.h"

namespace reframe {

/// How deep documents are followed into documents before the rest is counted as left out.
inline constexpr int kMostChunkDepth = 8;

/// The paragraphs of an embedded document, told by content; nothing when it cannot be read.
[[nodiscard]] std::optional<std::vector<Block>> read_chunk_text(std::string_view bytes,
                                                                const ExtractLimits& limits,
                                                                int depth);

/// The visible text of HTML, a block element a line: tags, scripts, styles and the head go.
[[nodiscard]] std::vector<std::string> html_lines(std::string_view html);

/// The visible text of RTF, a paragraph a line.
[[nodiscard]] std::vector<std::string> rtf_lines(std::string_view rtf);

/// The first HTML or text part of a MIME message, decoded.
[[nodiscard]] std::string mht_body(std::string_view mht);

}  // namespace reframe
