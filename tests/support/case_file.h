// Case files: one structure of a document each, readable in any editor (tests/extract/README.md).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace reframe::test {

/// A case file taken apart at its "--- NAME" lines, in file order. A name with a dot is a part of
/// the package; the others ("want", "left out", "notes", "error") say what must come out.
struct CaseFile {
  std::vector<std::pair<std::string, std::string>> sections;

  /// The text of a section, or "".
  [[nodiscard]] std::string_view section(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const;
};

/// Takes any bytes: what stands before the first "--- NAME" line is ignored.
[[nodiscard]] CaseFile parse_case(std::string_view text);

/// The DOCX package of a case. `[[text]]` in a part stands for a run with that text; a part that
/// does not begin with a root element of its own gets the usual one; relationships and content
/// types are made for the parts that are there, unless the case has its own.
[[nodiscard]] std::string docx_of(const CaseFile& file);

/// The ODT package of a case: content.xml and, when it is there, styles.xml.
[[nodiscard]] std::string odt_of(const CaseFile& file);

}  // namespace reframe::test
