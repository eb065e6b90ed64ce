// Bytes that grow: a part while it is read and parsed, a text while it is put together.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>

namespace reframe {

/// Bytes that are written in place behind those that are there: a std::string would fill the place
/// with zeros first, a pass over every part.
class Bytes {
 public:
  Bytes() = default;
  ~Bytes() = default;
  Bytes(Bytes&& from) noexcept
      : data_(std::move(from.data_)),
        size_(std::exchange(from.size_, 0)),
        capacity_(std::exchange(from.capacity_, 0)) {}
  Bytes& operator=(Bytes&& from) noexcept {
    data_ = std::move(from.data_);
    size_ = std::exchange(from.size_, 0);
    capacity_ = std::exchange(from.capacity_, 0);
    return *this;
  }
  Bytes(const Bytes&) = delete;  // a part is large
  Bytes& operator=(const Bytes&) = delete;
  explicit Bytes(std::size_t capacity)
      : data_(std::make_unique_for_overwrite<char[]>(capacity)), capacity_(capacity) {}
  explicit Bytes(std::string_view bytes) : Bytes(bytes.size()) { append(bytes); }

  [[nodiscard]] std::string_view view() const { return {data_.get(), size_}; }
  [[nodiscard]] char* data() { return data_.get(); }
  [[nodiscard]] std::size_t size() const { return size_; }

  /// The place behind the bytes, for `room()` more; what has been written there is told to `add`.
  [[nodiscard]] char* end() { return data_.get() + size_; }
  [[nodiscard]] std::size_t room() const { return capacity_ - size_; }
  void add(std::size_t written) { size_ += written; }

  void grow(std::size_t capacity);
  /// Sees to it that there is room for `more`, at twice the size where it has to grow.
  void make_room(std::size_t more) {
    if (room() < more) grow(std::max<std::size_t>((size_ + more) * 2, 256));
  }
  void append(std::string_view bytes) {
    make_room(bytes.size());
    std::copy(bytes.begin(), bytes.end(), end());
    size_ += bytes.size();
  }
  /// Forgets the bytes and keeps their place.
  void clear() { size_ = 0; }
  [[nodiscard]] bool empty() const { return size_ == 0; }

 private:
  std::unique_ptr<char[]> data_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace reframe
