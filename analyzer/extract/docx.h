// Word documents (OOXML): transitional and Strict, document, template, with and without macros.
#pragma once

#include <string_view>

#include "analyzer/base/error.h"
#include "analyzer/extract/chunk.h"
#include "analyzer/extract/extract.h"
#include "analyzer/extract/package.h"
#include "analyzer/model/document.h"

namespace reframe {

/// Reads the Word document in `package`. `budget` is what documents inside documents may still
/// take.
[[nodiscard]] Result<Document> read_docx(Package& package, std::string_view name,
                                         const ExtractLimits& limits, EmbedBudget& budget);

/// The message of the error when the package holds no Word document at all.
inline constexpr const char* kNoWordDocument = "the archive holds no Word document";

}  // namespace reframe
