// Labelled statements: tab-separated files with a header line (see README.md).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace reframe::eval {

/// A labelled statement and, once read_features() has run, what it shows.
struct Row {
  std::string id, group, text;
  std::array<int, 5> label{};  ///< framing, stage, outcome, metric, duty
  bool extra = false;          ///< from a file the reader of the repository need not have
  std::vector<std::uint32_t> features;
};

/// Places of Row::label.
inline constexpr std::size_t kFramingLabel = 0;
inline constexpr std::size_t kStageLabel = 1;
inline constexpr std::size_t kFirstFlagLabel = 2;

/// Reads a file to the end of `rows`. False, with `problem` saying what is wrong and where, when it
/// cannot be read, lacks a column or has an unknown label.
[[nodiscard]] bool read_rows(const std::string& file, bool extra, std::vector<Row>& rows,
                             std::string& problem);

/// The 0/1 target of a row for one of the eleven models (score/statement_score.h).
[[nodiscard]] bool target(const Row& row, std::size_t model);

}  // namespace reframe::eval
