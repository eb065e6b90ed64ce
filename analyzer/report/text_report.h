// The report a person reads in a terminal.
#pragma once

#include <string>

#include "analyzer/model/analysis.h"

namespace reframe {

/// How the text is laid out.
struct TextStyle {
  int width = 80;        ///< columns; lines are wrapped to it
  bool color = false;    ///< ANSI colours
  bool explain = false;  ///< print the sum behind each number
};

/// The whole report on one resume, ending in a newline.
[[nodiscard]] std::string resume_text(const ResumeAnalysis& analysis, const TextStyle& style);

}  // namespace reframe
