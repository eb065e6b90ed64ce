// Ctrl-C and its like, told to the loop that can clean up.
#pragma once

namespace reframe::cli {

/// From now on an interrupt is remembered; a write to a closed pipe fails instead of ending the
/// program.
void watch_interrupts();
/// The signal that came, or 0.
[[nodiscard]] int interrupted();
/// Ends the program by that signal, so that the caller sees it (a shell: 130 for Ctrl-C).
[[noreturn]] void end_by(int signal);

}  // namespace reframe::cli
