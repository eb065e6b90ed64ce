// L2-regularised logistic regression (liblinear, fixed seed), and what the calibration tools share.
#pragma once

#include <string>
#include <vector>

#include <linear.h>

namespace reframe::eval {

/// A case as liblinear takes it: features by column (from 1), ascending, then the bias (the last
/// column) and an end mark of index -1.
using SparseRow = std::vector<feature_node>;

/// Weights by column, the bias last; all 0 where no case is positive. `y`: 1 or -1 by row.
/// `cost`: the inverse of the penalty. `lift`: how much more a positive case counts.
[[nodiscard]] std::vector<double> regress(std::vector<SparseRow>& rows,
                                          const std::vector<double>& y, std::size_t columns,
                                          double cost, double lift);

/// A weight as the files of weights have it: so many decimals, "0" for what rounds to it.
[[nodiscard]] std::string shown(double weight, int decimals);

/// The bytes of a file. Ends the program, with a word from `tool`, where it cannot be read.
[[nodiscard]] std::string slurp(const char* tool, const std::string& file);

}  // namespace reframe::eval
