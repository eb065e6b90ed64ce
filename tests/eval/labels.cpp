#include "tests/eval/labels.h"

#include <algorithm>
#include <fstream>
#include <map>

#include "analyzer/model/taxonomy.h"

namespace reframe::eval {
namespace {

std::vector<std::string> split_tabs(const std::string& line) {
  std::vector<std::string> out(1);
  for (const char c : line) {
    if (c == '\t') {
      out.emplace_back();
    } else if (c != '\r') {
      out.back() += c;
    }
  }
  return out;
}

/// The place of `word` among `names`, or -1.
template <class Names>
int index_of(const Names& names, const std::string& word) {
  const auto it = std::find(std::begin(names), std::end(names), word);
  return it == std::end(names) ? -1 : static_cast<int>(it - std::begin(names));
}

}  // namespace

bool read_rows(const std::string& file, bool extra, std::vector<Row>& rows, std::string& problem) {
  std::ifstream in(file);
  std::string line;
  if (!std::getline(in, line)) {
    problem = file + ": cannot be read";
    return false;
  }
  std::map<std::string, std::size_t> at;
  const auto head = split_tabs(line);
  for (std::size_t i = 0; i < head.size(); ++i) at[head[i]] = i;
  for (const char* column : {"id", "framing", "stage", "outcome", "metric", "duty", "text"}) {
    if (at.contains(column)) continue;
    problem = file + ":1: no column '" + column + "'";
    return false;
  }
  for (std::size_t number = 2; std::getline(in, line); ++number) {
    if (line.empty()) continue;
    const auto cell = split_tabs(line);
    if (cell.size() != head.size()) {
      problem = file + ":" + std::to_string(number) + ": " + std::to_string(cell.size()) +
                " cells, but the header has " + std::to_string(head.size());
      return false;
    }
    Row row;
    row.id = cell[at["id"]];
    row.group = at.contains("group") ? cell[at["group"]] : row.id;
    row.text = cell[at["text"]];
    row.extra = extra;
    row.label[kFramingLabel] = index_of(kFramingNames, cell[at["framing"]]);
    row.label[kStageLabel] = index_of(kStageNames, cell[at["stage"]]);
    for (std::size_t f = 0; f < kFlagNames.size(); ++f)
      row.label[kFirstFlagLabel + f] = index_of(std::array{"0", "1"}, cell[at[kFlagNames[f]]]);
    if (std::any_of(row.label.begin(), row.label.end(), [](int v) { return v < 0; })) {
      problem = file + ":" + std::to_string(number) + ": an unknown label";
      return false;
    }
    rows.push_back(std::move(row));
  }
  return true;
}

bool target(const Row& row, std::size_t model) {
  if (model < 4) return row.label[kFramingLabel] == static_cast<int>(model);
  if (model < 8) return row.label[kStageLabel] == static_cast<int>(model - 4);
  return row.label[kFirstFlagLabel + model - 8] == 1;
}

}  // namespace reframe::eval
