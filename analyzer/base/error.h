// The one error type of the project, and the result that carries it.
//
// Functions that can fail on foreign input return Result<T>. Foreign exceptions are caught in the
// one file that uses that library and become an Error there, so no exception crosses a module.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace reframe {

/// What went wrong, as a stable word for programs (JSON `error.code`) and tests.
enum class ErrorCode : std::uint8_t {
  usage,         ///< the call's words are wrong
  io,            ///< a file cannot be opened, read or written
  empty,         ///< the input has no bytes, or no text
  unsupported,   ///< a known kind of file that is not read (PDF, legacy .doc, image, ...)
  encrypted,     ///< protected by a password
  malformed,     ///< damaged or not what it claims to be
  limit,         ///< one of the named safe limits is exceeded
  invalid_rule,  ///< a rule pack, weights or configuration file is wrong
  bad_record,    ///< a line of `stream` is no valid record
};

/// The stable lower-case word of a code, e.g. "unsupported".
[[nodiscard]] const char* to_string(ErrorCode code);

/// Where it went wrong. `line` and `column` are 1-based; 0 means unknown.
struct Place {
  std::string file;
  int line = 0;
  int column = 0;
};

/// What, where, and what to do about it.
struct Error {
  ErrorCode code = ErrorCode::io;
  Place where;
  std::string message;  ///< what is wrong, without the place, no full stop
  std::string hint;     ///< what the reader can do; may be empty

  /// "file:line:column: message (hint)", leaving out what is unknown: one line, no newline.
  [[nodiscard]] std::string text() const;
};

/// A value or an Error. Check `ok()` before `value()`.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT(*-explicit-*)
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(*-explicit-*)

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  [[nodiscard]] T& value() & { return std::get<0>(state_); }
  [[nodiscard]] const T& value() const& { return std::get<0>(state_); }
  [[nodiscard]] T&& value() && { return std::get<0>(std::move(state_)); }
  T* operator->() { return &std::get<0>(state_); }
  const T* operator->() const { return &std::get<0>(state_); }
  T& operator*() & { return std::get<0>(state_); }
  const T& operator*() const& { return std::get<0>(state_); }
  T&& operator*() && { return std::get<0>(std::move(state_)); }  // else it would be a copy

  [[nodiscard]] const Error& error() const& { return std::get<1>(state_); }
  [[nodiscard]] Error&& error() && { return std::get<1>(std::move(state_)); }

 private:
  std::variant<T, Error> state_;
};

/// Success without a value.
struct Done {};
using Status = Result<Done>;

}  // namespace reframe
