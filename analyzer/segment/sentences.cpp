// Sentences by ICU, mended where an abbreviation looks like an end.
#include <algorithm>
#include <array>

#include "analyzer/base/unicode.h"
#include "analyzer/segment/segment.h"

namespace reframe {
namespace {

/// Words that end in a full stop inside a sentence; lower case, without the stop.
constexpr std::array kAbbreviations = {
    "dr",   "mr",   "mrs",   "ms",   "prof",   "sr",    "jr",  "st",   "e.g",  "i.e",  "eg",
    "ie",   "vs",   "no",    "nos",  "approx", "avg",   "est", "incl", "inc",  "ltd",  "corp",
    "co",   "dept", "univ",  "hosp", "hr",     "hrs",   "yr",  "yrs",  "min",  "mins", "max",
    "wk",   "wks",  "mo",    "jan",  "feb",    "mar",   "apr", "jun",  "jul",  "aug",  "sep",
    "sept", "oct",  "nov",   "dec",  "fig",    "vol",   "ed",  "pt",   "pts",  "a.m",  "p.m",
    "u.s",  "u.k",  "b.s",   "m.s",  "b.s.n",  "m.s.n", "r.n", "m.d",  "ph.d", "d.o",  "pharm.d",
    "b.a",  "m.a",  "m.p.h", "mt",   "ft"};

/// The letters and inner stops before the final stop of `sentence`, lower case.
std::string dotted_word(std::string_view sentence) {
  std::size_t end = sentence.find_last_not_of(" \t\n");
  if (end == std::string_view::npos || sentence[end] != '.') return {};
  std::size_t start = end;
  while (start > 0 && sentence[start - 1] != ' ' && sentence[start - 1] != '(' &&
         sentence[start - 1] != '\t') {
    --start;
  }
  return unicode::lower(sentence.substr(start, end - start));
}

bool ends_in_abbreviation(std::string_view sentence) {
  const std::string word = dotted_word(sentence);
  return std::find(kAbbreviations.begin(), kAbbreviations.end(), word) != kAbbreviations.end();
}

bool begins_lower(std::string_view sentence) {
  std::size_t at = 0;
  const char32_t c = unicode::next_code_point(sentence, at);
  return unicode::is_letter(c) && !unicode::is_upper(c);
}

bool inner_end(std::string_view text) {
  const std::size_t at = text.find_first_of(".?!");
  return at != std::string_view::npos && at + 1 < text.size();
}

Span trimmed(std::string_view text, Span span) {
  const auto space = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  while (span.start < span.end && space(text[span.start])) ++span.start;
  while (span.end > span.start && space(text[span.end - 1])) --span.end;
  return span;
}

}  // namespace

std::vector<Span> split_sentences(std::string_view u8_text, unicode::SentenceBreaker& breaker) {
  std::vector<Span> out;
  const Span whole{0, static_cast<std::uint32_t>(u8_text.size())};
  // A breaker costs as much as reading a page; most bullets never need one.
  const auto pieces = inner_end(u8_text) ? breaker.sentences(u8_text) : std::vector<Span>{whole};
  bool open = false;
  for (const Span& piece : pieces) {
    const std::string_view text = piece.of(u8_text);
    if (open || (!out.empty() && begins_lower(text))) {
      out.back().end = piece.end;
    } else {
      out.push_back(piece);
    }
    open = ends_in_abbreviation(text);
  }
  for (Span& span : out) span = trimmed(u8_text, span);
  std::erase_if(out, [](const Span& span) { return span.empty(); });
  return out;
}

}  // namespace reframe
