// The text of a PDF, by the pdftotext of the machine.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "analyzer/base/error.h"

namespace reframe::cli {

/// Runs `pdftotext` (of poppler) as a process of its own, found on PATH and started without a
/// shell: the PDF goes to its standard input, so no copy is left on disk. It may take 60 seconds
/// and give 64 MiB. Errors: unsupported (no pdftotext here, with how to get it), malformed (it
/// could not read the PDF), empty (a scan: pictures without text), limit.
[[nodiscard]] Result<std::string> pdf_text(std::string_view pdf);
/// The same in `most_time`, in place of 60 seconds.
[[nodiscard]] Result<std::string> pdf_text_within(std::chrono::milliseconds most_time,
                                                  std::string_view pdf);

}  // namespace reframe::cli
