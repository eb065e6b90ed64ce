// JSON, read and written by nlohmann/json. The header is costly to compile: include this file in
// as few .cpp files as can be, and in no other header.
#pragma once

#include <string_view>

#include <nlohmann/json.hpp>

#include "analyzer/base/error.h"

namespace reframe {

/// Keys keep the order they were added in, so that equal input gives equal bytes.
using Json = nlohmann::ordered_json;

/// Parses one JSON text. Nesting over `max_depth` is refused before it can exhaust the stack.
/// Errors: malformed (with line and column of `text`), limit.
[[nodiscard]] Result<Json> parse_json(std::string_view text, int max_depth = 64);

/// One line, ASCII left as it is, ill-formed UTF-8 replaced.
[[nodiscard]] std::string dump_json(const Json& value);
/// Indented by two spaces.
[[nodiscard]] std::string dump_json_pretty(const Json& value);

/// Rounds to 4 decimals, so that the same score prints as the same bytes everywhere.
[[nodiscard]] double round4(double value);

}  // namespace reframe
