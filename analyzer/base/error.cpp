#include "analyzer/base/error.h"

namespace reframe {

const char* to_string(ErrorCode code) {
  switch (code) {
    case ErrorCode::usage:
      return "usage";
    case ErrorCode::io:
      return "io";
    case ErrorCode::empty:
      return "empty";
    case ErrorCode::unsupported:
      return "unsupported";
    case ErrorCode::encrypted:
      return "encrypted";
    case ErrorCode::malformed:
      return "malformed";
    case ErrorCode::limit:
      return "limit";
    case ErrorCode::invalid_rule:
      return "invalid_rule";
    case ErrorCode::bad_record:
      return "bad_record";
  }
  return "unknown";
}

std::string Error::text() const {
  std::string out;
  if (!where.file.empty()) {
    out = where.file + ":";
    if (where.line > 0) {
      out += std::to_string(where.line) + ":";
      if (where.column > 0) out += std::to_string(where.column) + ":";
    }
    out += ' ';
  }
  out += message;
  if (!hint.empty()) out += " (" + hint + ")";
  return out;
}

}  // namespace reframe
