// One line of progress on standard error, when that is a terminal.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace reframe::cli {

class Progress {
 public:
  /// `total` files are to be done. Says nothing unless standard error is a terminal that is not
  /// dumb.
  explicit Progress(std::size_t total);
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  Progress(Progress&&) = delete;
  Progress& operator=(Progress&&) = delete;

  /// `done` files are done, `name` is the last. Drawn ten times a second at most.
  void update(std::size_t done, const std::string& name);
  /// Takes the line away, so that something else can be printed.
  void clear();

 private:
  std::size_t total_;
  bool on_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace reframe::cli
