// A zip package read from memory, with every limit on what is really delivered.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzer/base/error.h"
#include "analyzer/extract/bytes.h"
#include "analyzer/extract/extract.h"

struct zip_file;  // of libzip, whose header stays in package.cpp
struct zip_stat;

namespace reframe {

/// A relationship of a package part.
struct Relationship {
  std::string id;
  std::string type;    ///< what stands behind the last "/" of its URI; see type_name()
  std::string target;  ///< resolved part name without leading slash; "" when external
};

/// The relationships of one part.
class Relationships {
 public:
  Relationships() = default;
  explicit Relationships(std::vector<Relationship> all);
  ~Relationships() = default;
  Relationships(Relationships&&) noexcept = default;
  Relationships& operator=(Relationships&&) noexcept = default;
  Relationships(const Relationships&) = delete;  // the index points into the list
  Relationships& operator=(const Relationships&) = delete;
  /// The target of `id`; "" when there is none, or it is external.
  [[nodiscard]] const std::string& target(std::string_view id) const;
  /// The target of the first relationship whose type ends in "/`type`"; "" when there is none.
  [[nodiscard]] const std::string& first(std::string_view type) const;
  [[nodiscard]] const std::vector<Relationship>& all() const { return all_; }

 private:
  std::vector<Relationship> all_;
  std::unordered_map<std::string_view, std::size_t> by_id_;  ///< only where there are many
};

/// An open package. Parts are found without regard to case, "\" counts as "/", and "./", "../" and
/// "%20" are resolved inside the package.
class Package {
 public:
  /// Opens `bytes` (must outlive the package). Errors: malformed, encrypted, limit.
  [[nodiscard]] static Result<Package> open(std::string_view bytes, std::string_view name,
                                            const ExtractLimits& limits);
  ~Package();
  Package(Package&&) noexcept;
  Package& operator=(Package&&) noexcept;
  Package(const Package&) = delete;
  Package& operator=(const Package&) = delete;

  [[nodiscard]] bool has(std::string_view part) const;
  /// Names as stored, in archive order.
  [[nodiscard]] std::vector<std::string> names() const;

  /// The inflated bytes of a part, checked against its CRC. Errors: malformed (missing, damaged),
  /// unsupported (compression method), encrypted, limit.
  /// `most` narrows the limit of a part for one that is not essential.
  [[nodiscard]] Result<Bytes> read(std::string_view part, std::uint64_t most = ~std::uint64_t{0});

  /// The relationships of `part` ("" for the package itself); none when there are none. `damaged`
  /// is set when the part is there but cannot be read.
  [[nodiscard]] Relationships relationships(std::string_view part, bool& damaged);

  /// Bytes inflated so far.
  [[nodiscard]] std::uint64_t inflated() const;

 private:
  struct State;
  [[nodiscard]] Result<Bytes> read_entry(std::uint64_t index, std::string_view part,
                                         std::uint64_t most);
  [[nodiscard]] std::optional<Bytes> read_at_once(std::uint64_t index, const struct zip_stat& stat,
                                                  std::uint64_t most);
  [[nodiscard]] Result<Bytes> read_by_libzip(std::uint64_t index, const struct zip_stat& stat,
                                             const std::string& label, std::uint64_t most);
  [[nodiscard]] Result<Bytes> read_file(zip_file* file, const std::string& label,
                                        std::uint64_t most, std::uint64_t claimed);
  explicit Package(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Resolves `target`, found in a part named `from`, to a part name: relative to its folder, or from
/// the root when it begins with "/". Never leaves the package.
[[nodiscard]] std::string resolve_target(std::string_view from, std::string_view target);

/// The part of a type URI behind its last "/": equal for transitional and Strict documents.
[[nodiscard]] std::string_view type_name(std::string_view uri);

}  // namespace reframe
