// Files that are there whole or not at all, also after Ctrl-C.
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "analyzer/base/error.h"

namespace reframe::cli {

/// Where one report goes: a file, which takes its name only when it is complete, or standard
/// output.
class Output {
 public:
  /// Opens a temporary file beside `path`. A device or pipe is written to directly. Errors: io.
  [[nodiscard]] static Result<std::unique_ptr<Output>> to_file(const std::string& path);
  /// Standard output; with `whole`, everything is held back in a temporary file until finish().
  [[nodiscard]] static Result<std::unique_ptr<Output>> to_stdout(bool whole);

  /// Without finish() nothing remains.
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  Output(Output&&) = delete;
  Output& operator=(Output&&) = delete;

  void write(std::string_view text);
  /// Writes out what was held back; gives the file its name. Errors: io, also of earlier writes.
  [[nodiscard]] Status finish();
  /// Removes the temporary file.
  void discard();
  [[nodiscard]] bool is_stdout() const { return stdout_; }

 private:
  Output() = default;

  std::FILE* file_ = nullptr;
  std::string path_;       ///< final name; "" for standard output
  std::string temporary_;  ///< "" when there is none
  bool stdout_ = false;
  bool failed_ = false;
};

/// Appends `text` to the file `path` in one write. Errors: io.
[[nodiscard]] Status append_to_file(const std::string& path, std::string_view text);

}  // namespace reframe::cli
