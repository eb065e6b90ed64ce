// The bytes of a part while they are read and parsed.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string_view>

namespace reframe {

/// Bytes that are written before they are read: a std::string would fill them with zeros first, a
/// pass over every part.
class Bytes {
 public:
  Bytes() = default;
  explicit Bytes(std::size_t capacity)
      : data_(std::make_unique_for_overwrite<char[]>(capacity)), capacity_(capacity) {}
  explicit Bytes(std::string_view bytes) : Bytes(bytes.size()) {
    std::copy(bytes.begin(), bytes.end(), data_.get());
    size_ = bytes.size();
  }

  [[nodiscard]] std::string_view view() const { return {data_.get(), size_}; }
  [[nodiscard]] char* data() { return data_.get(); }
  [[nodiscard]] std::size_t size() const { return size_; }

  /// The place behind the bytes, for `room()` more; what has been written there is told to `add`.
  [[nodiscard]] char* end() { return data_.get() + size_; }
  [[nodiscard]] std::size_t room() const { return capacity_ - size_; }
  void add(std::size_t written) { size_ += written; }

  void grow(std::size_t capacity) {
    Bytes larger(capacity);
    std::copy_n(data_.get(), size_, larger.data());
    larger.size_ = size_;
    *this = std::move(larger);
  }

 private:
  std::unique_ptr<char[]> data_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace reframe
