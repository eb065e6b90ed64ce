// Lines of a text file that speak to this program and are no part of the resume.
#pragma once

#include <string>
#include <vector>

#include "analyzer/model/document.h"

namespace reframe {

/// Takes the remarks out of `u8_text`, leaving spaces in their place so that every line keeps its
/// number. A remark is `<!-- reframe: … -->`, by itself or behind the text it is about, and, unless
/// `markdown`, a line that begins with `# reframe:` or `// reframe:`.
[[nodiscard]] std::vector<Comment> take_remarks(std::string& u8_text, bool markdown);

/// Finds the blocks that `remarks` are about, hands them to `document` and counts them as left out:
/// the block of its line for one that stands behind text, else the next block.
void place_remarks(std::vector<Comment> remarks, Document& document);

}  // namespace reframe
