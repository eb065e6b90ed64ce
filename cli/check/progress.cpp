#include "cli/check/progress.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include <sys/ioctl.h>
#include <unistd.h>

#include "analyzer/report/check_report.h"

namespace reframe::cli {
namespace {

constexpr std::chrono::milliseconds kBetween{100};
constexpr std::size_t kBarWidth = 20;

bool lively_terminal() {
  const char* term = std::getenv("TERM");
  return ::isatty(STDERR_FILENO) != 0 && term != nullptr && std::string_view(term) != "dumb";
}

std::size_t width() {
  winsize size{};
  if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return size.ws_col;
}

/// The first `columns` characters of `u8_text`.
std::string cut(const std::string& u8_text, std::size_t columns) {
  std::size_t at = 0;
  for (std::size_t n = 0; at < u8_text.size(); ++at) {
    const bool starts = (static_cast<unsigned char>(u8_text[at]) & 0xC0U) != 0x80U;
    if (starts && n++ == columns) break;
  }
  return u8_text.substr(0, at);
}

}  // namespace

Progress::Progress(std::size_t total) : total_(total), on_(lively_terminal()) {}

void Progress::update(std::size_t done, const std::string& name) {
  const auto now = std::chrono::steady_clock::now();
  if (!on_ || total_ == 0 || (drawn_ && now - last_ < kBetween)) return;
  last_ = now;
  const std::size_t filled = std::min(kBarWidth, done * kBarWidth / total_);
  const std::string line = "[" + std::string(filled, '#') + std::string(kBarWidth - filled, '-') +
                           "] " + std::to_string(done) + " of " + std::to_string(total_) + "  " +
                           one_line(name);
  std::fprintf(stderr, "\r\x1b[K%s", cut(line, width() - 1).c_str());
  std::fflush(stderr);
  drawn_ = true;
}

void Progress::clear() {
  if (!drawn_) return;
  std::fputs("\r\x1b[K", stderr);
  std::fflush(stderr);
  drawn_ = false;
}

}  // namespace reframe::cli
