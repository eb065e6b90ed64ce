// Work on several threads, results in order, memory bounded.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace reframe::cli {

/// How often the waiting thread looks up, for progress and interrupts.
inline constexpr std::chrono::milliseconds kTick{50};
/// Results that may wait for an earlier one, a thread.
inline constexpr std::size_t kWaitingPerThread = 4;

/// Runs `work(i, state)` for every i under `count` on `threads` threads, each with a State of its
/// own, and gives the results to `take(i, result)` in order, on the calling thread. `tick()` is
/// called there while it waits. At most kWaitingPerThread results a thread are held at a time.
template <class R, class State, class Work, class Take, class Tick>
void in_order(std::size_t count, std::size_t threads, Work work, Take take, Tick tick) {
  std::mutex mutex;
  std::condition_variable changed;
  const std::size_t window = threads * kWaitingPerThread;
  std::vector<std::optional<R>> slots(window);
  std::size_t next = 0;   // to be worked on
  std::size_t taken = 0;  // given to take()
  const auto worker = [&] {
    State state;
    std::unique_lock lock(mutex);
    while (next < count) {
      const std::size_t i = next;
      if (i >= taken + window) {
        changed.wait(lock);
        continue;
      }
      ++next;
      lock.unlock();
      R result = work(i, state);
      lock.lock();
      slots[i % window].emplace(std::move(result));
      changed.notify_all();
    }
  };
  std::vector<std::jthread> pool;
  for (std::size_t t = 0; t < threads; ++t) pool.emplace_back(worker);
  std::unique_lock lock(mutex);
  while (taken < count) {
    std::optional<R>& slot = slots[taken % window];
    if (!slot) {
      changed.wait_for(lock, kTick);
      lock.unlock();
      tick();
      lock.lock();
      continue;
    }
    R result = std::move(*slot);
    slot.reset();
    const std::size_t i = taken++;
    changed.notify_all();
    lock.unlock();
    take(i, std::move(result));
    lock.lock();
  }
}

}  // namespace reframe::cli
