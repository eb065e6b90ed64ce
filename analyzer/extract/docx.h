// Word documents (OOXML): transitional and Strict, document, template, with and without macros.
#pragma once

#include <string_view>

#include "analyzer/base/error.h"
#include "analyzer/extract/extract.h"
#include "analyzer/extract/package.h"
#include "analyzer/model/document.h"

namespace reframe {

/// Reads the Word document in `package`. `depth` counts documents inside documents (altChunk).
[[nodiscard]] Result<Document> read_docx(Package& package, std::string_view name,
                                         const ExtractLimits& limits, int depth = 0);

}  // namespace reframe
