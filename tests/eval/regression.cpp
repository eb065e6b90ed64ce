#include "tests/eval/regression.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace reframe::eval {

std::vector<double> regress(std::vector<SparseRow>& rows, const std::vector<double>& y,
                            std::size_t columns, double cost, double lift) {
  std::vector<double> out(columns + 1, 0.0);
  if (std::count(y.begin(), y.end(), 1.0) == 0) return out;
  std::vector<feature_node*> x;
  x.reserve(rows.size());
  for (SparseRow& row : rows) x.push_back(row.data());
  problem p{};
  p.l = static_cast<int>(rows.size());
  p.n = static_cast<int>(columns) + 1;
  p.y = const_cast<double*>(y.data());
  p.x = x.data();
  p.bias = 1;
  parameter param{};
  param.solver_type = L2R_LR;
  param.C = cost;
  param.eps = 1e-4;
  param.p = 0.1;
  int label = 1;
  if (lift != 1) {
    param.nr_weight = 1;
    param.weight_label = &label;
    param.weight = &lift;
  }
  std::srand(1);
  set_print_string_function([](const char*) {});
  struct model* m = train(&p, &param);
  const double sign = m->label[0] == 1 ? 1 : -1;
  for (std::size_t f = 0; f <= columns; ++f) out[f] = sign * m->w[f];
  free_and_destroy_model(&m);
  return out;
}

std::string shown(double weight, int decimals) {
  char text[32];
  std::snprintf(text, sizeof text, "%.*f", decimals, weight);
  return std::atof(text) == 0 ? "0" : text;
}

std::string slurp(const char* tool, const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) {
    std::fprintf(stderr, "%s: cannot read %s\n", tool, file.c_str());
    std::exit(2);
  }
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace reframe::eval
