// Lines and columns of findings.
#pragma once

#include <string>
#include <vector>

#include "analyzer/model/document.h"
#include "analyzer/report/check_report.h"

namespace reframe::cli {

/// Lines and columns of a text, at once from any byte, however long its lines are.
class TextLines {
 public:
  /// 1-based; columns count code points.
  struct Point {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
  };

  /// `u8_text` must outlive this.
  explicit TextLines(std::string_view u8_text);
  [[nodiscard]] Point point(std::size_t offset) const;
  /// The first byte of a line; the last line's when there are fewer.
  [[nodiscard]] std::size_t start_of(std::uint32_t line) const;
  [[nodiscard]] std::string_view text() const { return text_; }

 private:
  [[nodiscard]] std::uint32_t code_points_before(std::size_t offset) const;

  std::string_view text_;
  std::vector<std::size_t> starts_;
  std::vector<std::uint32_t> counted_;  ///< code points before every kStep-th byte
};

/// Turns byte spans of blocks into lines and columns: of the file itself for text and Markdown, of
/// the text as `reframe extract` prints it for everything else. For one thread.
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
  void align(std::uint32_t block) const;

  const Document& document_;
  std::string extracted_;
  std::vector<std::size_t> block_starts_;  ///< in the extracted text
  TextLines extracted_lines_;
  TextLines source_lines_;
  /// Where each byte of the block that was asked for last stands in the source.
  mutable std::uint32_t aligned_block_ = 0xFFFFFFFFU;
  mutable std::vector<std::size_t> aligned_;
};

}  // namespace reframe::cli
