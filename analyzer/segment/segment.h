// Finds the sections, entries and statements of a resume, with or without heading styles.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "analyzer/base/unicode.h"
#include "analyzer/model/document.h"
#include "analyzer/model/outline.h"

namespace reframe {

/// Splits `document` into sections, entries and statements. `breaker` is the thread's own; it is
/// asked only for blocks with an inner full stop, question or exclamation mark.
[[nodiscard]] Outline segment(const Document& document, unicode::SentenceBreaker& breaker);

/// The sentences of one text, by ICU corrected with our abbreviations ("Dr.", "e.g.", "No."):
/// byte spans without surrounding white space, empty ones left out.
[[nodiscard]] std::vector<Span> split_sentences(std::string_view u8_text,
                                                unicode::SentenceBreaker& breaker);

/// The section a heading text names, or nothing when it names none we know.
[[nodiscard]] std::optional<SectionKind> section_of_heading(std::string_view heading);

/// Dates at the end or start of an entry line ("Jan 2019 – Present", "2015-2018", "03/2016 to
/// 2018").
struct DateRange {
  YearMonth from;
  YearMonth to;
  bool current = false;
  Span span;  ///< bytes of the line
};
[[nodiscard]] std::optional<DateRange> find_dates(std::string_view line);

}  // namespace reframe
