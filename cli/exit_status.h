// What the program's exit status says. The help and a test repeat this table.
#pragma once

namespace reframe::cli {

enum class ExitStatus : int {
  clean = 0,     ///< done; nothing at or over the threshold
  findings = 1,  ///< done; findings at or over the threshold
  failed = 2,    ///< could not do it: usage, unreadable input, bad rules (outranks findings)
};

}  // namespace reframe::cli
