#include "cli/pdf.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;  // POSIX declares it nowhere else

namespace reframe::cli {
namespace {

/// A resume of a few pages takes a tenth of a second.
constexpr std::chrono::seconds kMostTime{60};
/// The limit of a part of a package: no resume has more text.
constexpr std::size_t kMostText = 64U << 20;
/// Of what pdftotext says when it fails.
constexpr std::size_t kMostComplaint = 4096;

constexpr const char* kGiveDocx = "give the .docx it was made from";

/// A pipe whose ends close themselves.
class Pipe {
 public:
  Pipe() {
    if (::pipe2(ends_.data(), O_CLOEXEC) != 0) ends_ = {-1, -1};
  }
  ~Pipe() {
    close(0);
    close(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  Pipe(Pipe&&) = delete;
  Pipe& operator=(Pipe&&) = delete;

  [[nodiscard]] bool ok() const { return ends_[0] >= 0; }
  [[nodiscard]] int end(std::size_t which) const { return ends_.at(which); }
  void close(std::size_t which) {
    if (ends_.at(which) >= 0) ::close(ends_.at(which));
    ends_.at(which) = -1;
  }

 private:
  std::array<int, 2> ends_{-1, -1};
};

/// What a finished run gave.
struct Outcome {
  std::string text;
  std::string complaint;
  bool too_long = false;
  bool too_slow = false;
  int status = 0;
};

class Run {
 public:
  /// Starts the program; 0 or an errno.
  int start() {
    if (!in_.ok() || !out_.ok() || !err_.ok()) return EMFILE;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in_.end(0), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out_.end(1), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, err_.end(1), STDERR_FILENO);
    std::array<std::string, 7> words = {"pdftotext", "-enc", "UTF-8", "-eol", "unix", "-", "-"};
    std::array<char*, 8> argv{};
    std::transform(words.begin(), words.end(), argv.begin(),
                   [](std::string& word) { return word.data(); });
    const int failed = ::posix_spawnp(&child_, argv[0], &actions, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    in_.close(0);
    out_.close(1);
    err_.close(1);
    return failed;
  }

  Outcome finish(std::string_view pdf, std::chrono::milliseconds most_time) {
    Outcome outcome;
    ::fcntl(in_.end(1), F_SETFL, O_NONBLOCK);
    const auto stop = std::chrono::steady_clock::now() + most_time;
    std::array<pollfd, 3> waiting = {pollfd{in_.end(1), POLLOUT, 0}, pollfd{out_.end(0), POLLIN, 0},
                                     pollfd{err_.end(0), POLLIN, 0}};
    while (waiting[1].fd >= 0 && !outcome.too_long && !outcome.too_slow) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
          stop - std::chrono::steady_clock::now());
      if (left.count() <= 0 ||
          ::poll(waiting.data(), waiting.size(), static_cast<int>(left.count())) == 0) {
        outcome.too_slow = true;
        break;
      }
      if (waiting[0].revents != 0 && !feed(pdf)) waiting[0].fd = -1;
      if (waiting[1].revents != 0 && !collect(waiting[1].fd, outcome.text)) waiting[1].fd = -1;
      if (waiting[2].revents != 0 && !collect(waiting[2].fd, outcome.complaint)) waiting[2].fd = -1;
      outcome.too_long = outcome.text.size() > kMostText;
      if (outcome.complaint.size() > kMostComplaint) outcome.complaint.resize(kMostComplaint);
    }
    if (outcome.too_long || outcome.too_slow) ::kill(child_, SIGKILL);
    in_.close(1);
    while (::waitpid(child_, &outcome.status, 0) < 0 && errno == EINTR) {
    }
    return outcome;
  }

 private:
  /// Writes what the pipe takes; false when all is written or nobody reads on.
  bool feed(std::string_view pdf) {
    const ssize_t put = ::write(in_.end(1), pdf.data() + fed_, pdf.size() - fed_);
    if (put > 0) fed_ += static_cast<std::size_t>(put);
    const bool more = fed_ < pdf.size() && (put >= 0 || errno == EAGAIN || errno == EINTR);
    if (!more) in_.close(1);
    return more;
  }

  static bool collect(int from, std::string& into) {
    std::array<char, 1 << 16> chunk;  // NOLINT(*-member-init): read() fills it
    const ssize_t got = ::read(from, chunk.data(), chunk.size());
    if (got > 0) into.append(chunk.data(), static_cast<std::size_t>(got));
    return got > 0 || (got < 0 && errno == EINTR);
  }

  Pipe in_, out_, err_;
  pid_t child_ = 0;
  std::size_t fed_ = 0;
};

/// A reader that ends early must not end us: writing to it is an error we look at.
class IgnoreBrokenPipe {
 public:
  IgnoreBrokenPipe() : before_(std::signal(SIGPIPE, SIG_IGN)) {}
  ~IgnoreBrokenPipe() { std::signal(SIGPIPE, before_); }
  IgnoreBrokenPipe(const IgnoreBrokenPipe&) = delete;
  IgnoreBrokenPipe& operator=(const IgnoreBrokenPipe&) = delete;
  IgnoreBrokenPipe(IgnoreBrokenPipe&&) = delete;
  IgnoreBrokenPipe& operator=(IgnoreBrokenPipe&&) = delete;

 private:
  void (*before_)(int);
};

Error error(ErrorCode code, std::string message, std::string hint) {
  return {code, {}, std::move(message), std::move(hint)};
}

std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

}  // namespace

Result<std::string> pdf_text(std::string_view pdf) {
  return pdf_text_within(kMostTime, pdf);
}

Result<std::string> pdf_text_within(std::chrono::milliseconds most_time, std::string_view pdf) {
  const IgnoreBrokenPipe ignore;
  Run run;
  const int failed = run.start();
  if (failed == ENOENT) {
    return error(ErrorCode::unsupported, "a PDF, and there is no pdftotext to read it with",
                 "give the .docx it was made from, or install pdftotext (Debian and Ubuntu: apt "
                 "install poppler-utils; macOS: brew install poppler)");
  }
  if (failed != 0) {
    return error(ErrorCode::io,
                 std::string("a PDF, and pdftotext cannot be started: ") + std::strerror(failed),
                 kGiveDocx);
  }
  Outcome outcome = run.finish(pdf, most_time);
  if (outcome.too_slow) {
    return error(ErrorCode::limit,
                 "a PDF that pdftotext did not read in " +
                     std::to_string(most_time / std::chrono::seconds(1)) + " seconds",
                 kGiveDocx);
  }
  if (outcome.too_long) {
    return error(ErrorCode::limit, "a PDF with more than 64 MiB of text", kGiveDocx);
  }
  if (!WIFEXITED(outcome.status) || WEXITSTATUS(outcome.status) != 0) {
    const std::string why = first_line(outcome.complaint);
    return error(ErrorCode::malformed,
                 "a PDF that pdftotext could not read" + (why.empty() ? why : ": " + why),
                 kGiveDocx);
  }
  if (outcome.text.find_first_not_of(" \t\r\n\f") == std::string::npos) {
    return error(ErrorCode::empty, "a PDF without text: it may be a scan",
                 "give the .docx it was made from; text in pictures is not read");
  }
  return std::move(outcome.text);
}

}  // namespace reframe::cli
