// The figures by which a fit is judged.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "tests/eval/fit.h"

namespace reframe::eval {

/// Figures of one set of judged statements, each 0..1.
struct Figures {
  double framing = 0;            ///< macro-F1 over the four framings
  double framing_unmixed = 0;    ///< macro-F1 over clinical, product, neutral; lines labelled so
  double stage = 0;              ///< macro-F1 over the four stages
  std::array<double, 3> flag{};  ///< F1 by Flag
  double brier = 0;  ///< mean square error of framing_score (a mixed line is half product)
};
[[nodiscard]] Figures figures_of(const std::vector<Judged>& all);

/// "2,833 statements: framing .752 (.858 without mixed), …", with ± the standard deviation over
/// the splits.
[[nodiscard]] std::string summary(std::size_t statements, const std::vector<Figures>& splits);

/// Prints confusion matrices and the reliability of framing_score in tenths.
void print_matrices(const std::vector<Judged>& all);
/// Prints the first `most` wrong lines of each kind.
void print_errors(const std::vector<Judged>& all, int most);

/// A Markdown table: each rule that names a framing, stage or flag, how many statements it hits
/// and the share of them that have the label it speaks for.
[[nodiscard]] std::string precision_table(const rulepack::Tables& tables,
                                          const std::vector<Row>& rows);

}  // namespace reframe::eval
