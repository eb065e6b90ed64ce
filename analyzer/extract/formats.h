// The readers of single formats, behind extract().
#pragma once

#include <string_view>

#include "analyzer/base/error.h"
#include "analyzer/extract/extract.h"
#include "analyzer/extract/package.h"
#include "analyzer/model/document.h"

namespace reframe {

/// OpenDocument text.
[[nodiscard]] Result<Document> read_odt(Package& package, std::string_view name,
                                        const ExtractLimits& limits);
/// Plain text in UTF-8: blank lines part paragraphs, typed bullets make list items, lines that an
/// editor wrapped are joined again.
[[nodiscard]] Result<Document> read_text(std::string_view u8_text, std::string_view name,
                                         const ExtractLimits& limits);
/// CommonMark with tables, by md4c: emphasis goes, links stay as their text.
[[nodiscard]] Result<Document> read_markdown(std::string_view u8_text, std::string_view name,
                                             const ExtractLimits& limits);
/// JSON Resume (jsonresume.org): work, volunteer, projects, education, skills … with field paths.
[[nodiscard]] Result<Document> read_json_resume(std::string_view u8_text, std::string_view name,
                                                const ExtractLimits& limits);

/// `bytes` of a text file as UTF-8: by byte order mark, else UTF-16 where every second byte is
/// zero, else UTF-8 if valid, else windows-1252. Errors: malformed when it is no text at all.
[[nodiscard]] Result<std::string> decode_text(std::string_view bytes, std::string_view name);

/// The error of a document with more text than `limits.characters`.
[[nodiscard]] Error too_long(std::string_view name, const ExtractLimits& limits);

}  // namespace reframe
