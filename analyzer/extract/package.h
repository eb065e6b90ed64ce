// A zip package read from memory, with every limit on what is really delivered.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzer/base/error.h"
#include "analyzer/extract/extract.h"

namespace reframe {

/// A relationship of a package part.
struct Relationship {
  std::string id;
  std::string type;    ///< the whole URI
  std::string target;  ///< resolved part name without leading slash; "" when external
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
  [[nodiscard]] const std::vector<std::string>& names() const;

  /// The inflated bytes of a part, checked against its CRC. Errors: malformed (missing, damaged),
  /// unsupported (compression method), encrypted, limit.
  [[nodiscard]] Result<std::string> read(std::string_view part);

  /// The relationships of `part` ("" for the package itself); none when there are none. `damaged`
  /// is set when the part is there but cannot be read.
  [[nodiscard]] std::vector<Relationship> relationships(std::string_view part, bool& damaged);

 private:
  struct State;
  explicit Package(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Resolves `target`, found in a part named `from`, to a part name: relative to its folder, or from
/// the root when it begins with "/". Never leaves the package.
[[nodiscard]] std::string resolve_target(std::string_view from, std::string_view target);

/// The part of a type URI behind its last "/": equal for transitional and Strict documents.
[[nodiscard]] std::string_view type_name(std::string_view uri);

}  // namespace reframe
