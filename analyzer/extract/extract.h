// Reads the text of a resume or story out of a file's bytes. Usable on its own, as reframe::extract
// of the CMake package: no rules, no disk, no network, no global state; one call a thread.
//
//   const auto document = reframe::extract(bytes, "resume.docx");
//   if (!document) {
//     std::cerr << document.error().text() << '\n';  // what, where, and what to do
//     return 2;
//   }
//   for (const reframe::Block& block : document->blocks) {
//     std::cout << document->parts[block.origin.part].name << ' ' << block.origin.paragraph << ": "
//               << block.text << '\n';
//   }
//   for (const reframe::LeftOut& item : document->left_out) {
//     std::cout << "left out: " << reframe::to_string(item.reason) << ", " << item.characters
//               << " characters\n";
//   }
//
// tests/install/consumer/read_text.cpp is this example as a project of somebody else.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "analyzer/base/error.h"
#include "analyzer/model/document.h"

namespace reframe {

/// Safe limits against hostile files. The defaults come from 983 public files (most entries 291,
/// most unpacked 15.3 MB, deepest XML 29) with a wide margin; exceeding one is an error of code
/// `limit`, never a silent cut. In a part that is not the main text it costs that part alone, and a
/// note says so. The limits that no caller needs to change stand where they are used:
/// kMostTreeBytes (xml.h), EmbedBudget (chunk.h), kMostCountedBytes (docx.cpp), kMostAncestors
/// (docx_styles.cpp, odt_styles.cpp).
struct ExtractLimits {
  std::uint32_t entries = 1000;              ///< entries of a package
  std::uint64_t part_bytes = 64ULL << 20;    ///< bytes really inflated for one part
  std::uint64_t total_bytes = 256ULL << 20;  ///< bytes really inflated for all parts used
  std::uint32_t xml_depth = 256;             ///< nesting of elements
  std::uint64_t characters = 10'000'000;     ///< code points of text
};

/// Gives the text (UTF-8) of a PDF's bytes, or says why not. The library reads no PDF by itself: it
/// starts no program.
using PdfReader = std::function<Result<std::string>(std::string_view pdf)>;

/// Reads `bytes` (a whole file) and returns its text as blocks in reading order.
///
/// The format is told by content: DOCX/DOCM/DOTX/DOTM (transitional and Strict), ODT, JSON Resume,
/// Markdown, plain text (UTF-8, UTF-16 with BOM, else windows-1252). `name` is used in messages,
/// and its ending only to tell Markdown from plain text. A PDF is given to `read_pdf`, and refused
/// where there is none; the document then has the note `pdf-order`. Errors: empty, unsupported,
/// encrypted, malformed, limit; each names the cause and what to do.
[[nodiscard]] Result<Document> extract(std::string_view bytes, std::string_view name,
                                       const ExtractLimits& limits = {},
                                       const PdfReader& read_pdf = {});

}  // namespace reframe
