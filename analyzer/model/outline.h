// What segmentation gives: the sections, entries and statements of a document.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analyzer/base/span.h"
#include "analyzer/model/taxonomy.h"

namespace reframe {

/// A year and month; month 0 = unknown, year 0 = unknown.
struct YearMonth {
  int year = 0;
  int month = 0;
};

/// One job, project or degree. Text fields are as written; empty when not found.
struct Entry {
  SectionKind section = SectionKind::other;
  std::string title;
  std::string organisation;
  std::string dates;
  YearMonth from;
  YearMonth to;
  bool current = false;  ///< "Present", "to date", …
  std::uint32_t first_block = 0;
  std::uint32_t end_block = 0;  ///< one past the last
};

/// A part of the resume under one heading.
struct Section {
  SectionKind kind = SectionKind::other;
  std::string heading;  ///< as written; "" for the part before the first heading
  std::uint32_t first_block = 0;
  std::uint32_t end_block = 0;  ///< one past the last
};

inline constexpr std::uint32_t kNoEntry = 0xFFFFFFFFU;

/// One bullet or sentence: the unit that is judged.
struct Statement {
  std::uint32_t block = 0;  ///< index into Document::blocks
  Span span;                ///< bytes of the block's text
  std::string text;         ///< exactly those bytes
  SectionKind section = SectionKind::other;
  std::uint32_t entry = kNoEntry;  ///< index into Outline::entries
  bool bullet = false;             ///< a list item rather than a sentence of a paragraph
};

/// The resume as a reader sees it.
struct Outline {
  std::vector<Section> sections;
  std::vector<Entry> entries;
  std::vector<Statement> statements;  ///< in reading order
};

}  // namespace reframe
