#include "analyzer/base/json.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace reframe {
namespace {

/// Deepest nesting of brackets outside strings; a plain scan, so hostile depth costs no stack.
int nesting(std::string_view text) {
  int depth = 0;
  int deepest = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') {
        ++i;
      } else if (c == '"') {
        in_string = false;
      }
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      deepest = std::max(deepest, ++depth);
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return deepest;
}

Place place_of(std::string_view text, std::size_t byte) {
  Place place;
  byte = std::min(byte, text.size());
  const std::string_view before = text.substr(0, byte);
  place.line = 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
  const std::size_t newline = before.rfind('\n');
  place.column = static_cast<int>(newline == std::string_view::npos ? byte : byte - newline - 1);
  return place;
}

}  // namespace

Result<Json> parse_json(std::string_view text, int max_depth) {
  if (nesting(text) > max_depth) {
    return Error{ErrorCode::limit,
                 {},
                 "JSON is nested deeper than " + std::to_string(max_depth) + " levels",
                 "flatten it"};
  }
  try {
    return Json::parse(text);
  } catch (const Json::parse_error& e) {
    std::string why = e.what();
    // nlohmann: "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error …"
    const std::size_t colon = why.find(": ");
    if (colon != std::string::npos) why = why.substr(colon + 2);
    // "; last read: '…'" quotes the input, which may hold what no message must repeat.
    const std::size_t quoted = why.find("; last read: '");
    if (quoted != std::string::npos) why.erase(quoted, why.rfind('\'') + 1 - quoted);
    return Error{ErrorCode::malformed, place_of(text, e.byte), "not valid JSON: " + why, {}};
  } catch (const Json::exception& e) {
    return Error{ErrorCode::malformed, {}, std::string("not valid JSON: ") + e.what(), {}};
  }
}

std::string dump_json(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string dump_json_pretty(const Json& value) {
  return value.dump(2, ' ', false, Json::error_handler_t::replace);
}

double round4(double value) {
  const double rounded = std::round(value * 10000.0) / 10000.0;
  return rounded == 0.0 ? 0.0 : rounded;  // no "-0.0"
}

}  // namespace reframe
