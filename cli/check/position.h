// Lines and columns of findings.
#pragma once

#include <string>
#include <vector>

#include "analyzer/model/document.h"
#include "analyzer/report/check_report.h"

namespace reframe::cli {

/// Turns byte spans of blocks into lines and columns: of the file itself for text and Markdown, of
/// the text as `reframe extract` prints it for everything else.
class Positions {
 public:
  /// `document` and `source` must outlive this. `source` is the file as UTF-8, "" where lines of
  /// the file mean nothing.
  Positions(const Document& document, std::string_view source);

  /// Where bytes `span` of block `block` stand.
  [[nodiscard]] CheckPlace place(std::uint32_t block, Span span) const;
  /// Of a source line that is no block (a remark), or of the whole document for 0.
  [[nodiscard]] CheckPlace line_place(std::uint32_t line) const;

 private:
  struct Point {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
  };
  [[nodiscard]] Point extracted_point(std::uint32_t block, std::uint32_t offset) const;
  [[nodiscard]] Point source_point(std::size_t offset) const;
  void place_in_source(std::uint32_t block, Span span, CheckPlace& out) const;

  const Document& document_;
  std::string_view source_;
  std::vector<std::uint32_t> first_line_;  ///< by block, in the extracted text
  std::vector<std::size_t> line_starts_;   ///< of the source
};

}  // namespace reframe::cli
