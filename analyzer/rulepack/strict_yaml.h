// Strict reading of small YAML settings into a plain tree, for files that users write by hand and
// that may come from strangers. Nothing of the YAML library shows here.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/base/error.h"

namespace reframe::rulepack {

/// Settings of more than this are no settings (real ones have a few dozen lines).
inline constexpr std::size_t kMostSettingsBytes = 256 << 10;
/// Nesting of settings; `.reframe.yaml` needs four levels.
inline constexpr int kMostSettingsDepth = 16;

/// Thrown inside the readers of YAML, and turned into a Result at their entrances.
struct Refused {
  Error error;
};

/// A node of the file with the place it stands at.
struct YamlNode {
  enum class Kind : unsigned char { null, scalar, list, map };
  Kind kind = Kind::null;
  std::string text;     ///< of a scalar
  bool quoted = false;  ///< a scalar in quotes: never a number or a word of the format
  Place where;
  std::vector<YamlNode> items;                              ///< of a list
  std::vector<std::pair<YamlNode, YamlNode>> entries = {};  ///< of a map; keys are unique scalars
};

/// Reads one YAML document. Refused, with file, line, column and cure: more than 256 KiB, nesting
/// over 16, tabs and control characters, ill-formed UTF-8, anchors and aliases (with which a small
/// file can stand for an endless one), tags, a second document, a key given twice, a key that is no
/// plain text, anything that is not YAML. An empty file gives a null node. Errors: invalid_rule.
[[nodiscard]] Result<YamlNode> read_settings(std::string_view name, std::string_view bytes);

}  // namespace reframe::rulepack
