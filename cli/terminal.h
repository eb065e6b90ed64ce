// What the terminal can do.
#pragma once

namespace reframe::cli {

/// True when standard output should carry colours: NO_COLOR (not empty) forbids, CLICOLOR_FORCE
/// (not empty, not 0) asks, else a terminal that is not dumb.
[[nodiscard]] bool use_color();

/// Columns of the terminal on standard output, at most 110 so that lines stay readable; 80 when it
/// is none.
[[nodiscard]] int terminal_width();

}  // namespace reframe::cli
