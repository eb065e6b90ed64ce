#include "cli/check/output.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace reframe::cli {
namespace {

Error cannot(const std::string& path, const char* what) {
  const int number = errno;
  return {ErrorCode::io,
          {path.empty() ? "standard output" : path},
          std::string(what) + ": " + std::strerror(number),
          number == ENOENT ? "make the folder first" : ""};
}

/// The mode a new file would have had: mkstemp makes it private.
mode_t usual_mode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

}  // namespace

Result<std::unique_ptr<Output>> Output::to_file(const std::string& path) {
  std::unique_ptr<Output> out(new Output);
  out->path_ = path;
  struct stat info {};
  const bool there = ::stat(path.c_str(), &info) == 0;
  if (there && S_ISDIR(info.st_mode)) {
    return Error{ErrorCode::io, {path}, "is a folder", "name a file in it"};
  }
  if (there && !S_ISREG(info.st_mode)) {
    out->file_ = std::fopen(path.c_str(), "wb");
    if (out->file_ == nullptr) return cannot(path, "cannot write");
    return out;
  }
  std::string name = path + ".XXXXXX";
  const int descriptor = ::mkstemp(name.data());
  if (descriptor < 0) return cannot(path, "cannot write");
  out->temporary_ = name;
  static_cast<void>(::fchmod(descriptor, there ? info.st_mode & 07777 : usual_mode()));
  out->file_ = ::fdopen(descriptor, "wb");
  if (out->file_ == nullptr) {
    ::close(descriptor);
    return cannot(path, "cannot write");
  }
  return out;
}

Result<std::unique_ptr<Output>> Output::to_stdout(bool whole) {
  std::unique_ptr<Output> out(new Output);
  out->stdout_ = true;
  out->file_ = whole ? std::tmpfile() : stdout;
  if (out->file_ == nullptr) return cannot("", "cannot hold back the report");
  return out;
}

Output::~Output() {
  discard();
}

void Output::discard() {
  if (file_ != nullptr && file_ != stdout) std::fclose(file_);
  file_ = nullptr;
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
  temporary_.clear();
}

void Output::write(std::string_view text) {
  if (file_ == nullptr || failed_) return;
  failed_ = std::fwrite(text.data(), 1, text.size(), file_) != text.size();
  // A reader of standard output sees each file's report when it is done.
  if (file_ == stdout && !text.empty()) failed_ = std::fflush(stdout) != 0 || failed_;
}

Status Output::finish() {
  if (failed_ || std::fflush(file_) != 0) return cannot(path_, "cannot write");
  if (stdout_ && file_ != stdout) {
    std::rewind(file_);
    char buffer[1 << 16];
    std::size_t got = 0;
    while ((got = std::fread(buffer, 1, sizeof buffer, file_)) > 0) {
      if (std::fwrite(buffer, 1, got, stdout) != got) return cannot(path_, "cannot write");
    }
    if (std::fflush(stdout) != 0) return cannot(path_, "cannot write");
  }
  if (!temporary_.empty()) {
    if (::fsync(::fileno(file_)) != 0) return cannot(path_, "cannot write");
    if (std::rename(temporary_.c_str(), path_.c_str()) != 0) return cannot(path_, "cannot write");
    temporary_.clear();
  }
  discard();
  return Done{};
}

Status append_to_file(const std::string& path, std::string_view text) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor < 0) return cannot(path, "cannot write");
  const bool whole =
      ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  const Error error = cannot(path, "cannot write");
  ::close(descriptor);
  if (!whole) return error;
  return Done{};
}

}  // namespace reframe::cli
