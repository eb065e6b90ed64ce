// How the time of some work grows with the text it is given.
#pragma once

#include <algorithm>
#include <ctime>
#include <string>

namespace reframe::test {

/// What four times the text would cost of work that takes the square of it.
inline constexpr double kQuadratic = 16;

/// `work(text)` on `piece` repeated to four times `bytes`, against `bytes`: 4 where the time is
/// linear, the best of up to four tries. Processor time, for other programs run beside the tests;
/// 0 where the larger text takes less than a tenth of a second, as the clock and the heap decide
/// there.
template <class Work>
double growth(const std::string& piece, std::size_t bytes, Work work) {
#ifdef __SANITIZE_ADDRESS__
  bytes /= 4;  // what takes the square of its text shows in a quarter of it, too, in as much time
#endif
  const auto seconds = [&](std::size_t size) {
    std::string text;
    while (text.size() < size) text += piece;
    const std::clock_t start = std::clock();
    work(text);
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  };
  constexpr double kUnmeasured = 0.1;
  double best = 1e9;
  for (int i = 0; i < 4 && best > kQuadratic / 2; ++i) {
    const double small = seconds(bytes);
    const double large = seconds(4 * bytes);
    best = std::min(best, large < kUnmeasured ? 0 : large / std::max(small, 1e-3));
  }
  return best;
}

}  // namespace reframe::test
