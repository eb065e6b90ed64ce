// Look-ups in short tables of words.
#pragma once

#include <algorithm>
#include <string_view>

namespace reframe {

/// True where `word` is one of `table`, a container of what compares to a string_view. Time is
/// linear in the table: for a handful of words; long lists belong into rules/.
template <class Table>
[[nodiscard]] constexpr bool listed(const Table& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

}  // namespace reframe
