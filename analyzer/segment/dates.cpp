// Dates of entry lines: points in time, and the first two that form a range.
#include <algorithm>
#include <array>
#include <vector>

#include "analyzer/base/unicode.h"
#include "analyzer/segment/segment.h"

namespace reframe {
namespace {

constexpr std::array kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array kMonthNames = {"january",   "february", "march",    "april",
                                    "may",       "june",     "july",     "august",
                                    "september", "october",  "november", "december"};
/// Seasons stand for their first month.
constexpr std::pair<const char*, int> kSeasons[] = {
    {"winter", 1}, {"spring", 3}, {"summer", 6}, {"fall", 9}, {"autumn", 9}};
constexpr std::array kNow = {"present", "current", "now", "today", "ongoing", "date", "currently"};

/// Resumes tell of careers, not of history.
constexpr int kFirstYear = 1950;
constexpr int kLastYear = 2099;

struct Point {
  YearMonth when;
  bool now = false;
  Span span;
};

struct Word {
  std::string text;  ///< lower case letters, or digits
  Span span;
  bool digits = false;
};

/// Runs of ASCII letters and runs of digits.
std::vector<Word> words_of(std::string_view line) {
  std::vector<Word> out;
  const auto kind = [](char c) {
    if (c >= '0' && c <= '9') return 2;
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? 1 : 0;
  };
  for (std::size_t i = 0; i < line.size();) {
    const int k = kind(line[i]);
    std::size_t end = i + 1;
    while (k != 0 && end < line.size() && kind(line[end]) == k) ++end;
    if (k != 0) {
      out.push_back({unicode::lower(line.substr(i, end - i)),
                     {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)},
                     k == 2});
    }
    i = end;
  }
  return out;
}

int month_of(const std::string& word) {
  for (std::size_t m = 0; m < kMonths.size(); ++m) {
    if (word == kMonths[m] || word == kMonthNames[m]) return static_cast<int>(m) + 1;
  }
  if (word == "sept") return 9;
  for (const auto& [season, month] : kSeasons) {
    if (word == season) return month;
  }
  return 0;
}

int year_of(const Word& word) {
  if (!word.digits || word.text.size() != 4) return 0;
  const int year = std::stoi(word.text);
  return year >= kFirstYear && year <= kLastYear ? year : 0;
}

/// The number of a "03/" before a year.
int numeric_month(std::string_view line, const Word& month, const Word& year) {
  if (!month.digits || month.text.size() > 2 || year.span.start != month.span.end + 1) return 0;
  const char between = line[month.span.end];
  const int m = std::stoi(month.text);
  return (between == '/' || between == '.' || between == '-') && m >= 1 && m <= 12 ? m : 0;
}

std::vector<Point> points_of(std::string_view line) {
  const auto words = words_of(line);
  std::vector<Point> out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (const int year = year_of(words[i]); year != 0) {
      Point p{{year, 0}, false, words[i].span};
      if (i > 0) {
        const int named =
            words[i].span.start - words[i - 1].span.end <= 3 ? month_of(words[i - 1].text) : 0;
        p.when.month = named != 0 ? named : numeric_month(line, words[i - 1], words[i]);
        if (p.when.month != 0) p.span.start = words[i - 1].span.start;
      }
      out.push_back(p);
    } else if (!out.empty() && std::find(kNow.begin(), kNow.end(), words[i].text) != kNow.end()) {
      out.push_back({{}, true, words[i].span});
    }
  }
  return out;
}

/// What may stand between the two ends of a range.
bool joins(std::string_view between) {
  if (between.size() > 12) return false;
  const std::string low = unicode::lower(between);
  for (const char* word : {"to", "until", "till", "through"}) {
    if (low.find(word) != std::string::npos) return true;
  }
  return low.find('-') != std::string::npos || low.find("\xE2\x80\x93") != std::string::npos ||
         low.find("\xE2\x80\x94") != std::string::npos ||
         low.find("\xE2\x80\x91") != std::string::npos;
}

}  // namespace

std::optional<DateRange> find_dates(std::string_view line) {
  const auto points = points_of(line);
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const Span gap{points[i].span.end, points[i + 1].span.start};
    if (points[i].now || !joins(gap.of(line))) continue;
    DateRange range{points[i].when,
                    points[i + 1].when,
                    points[i + 1].now,
                    {points[i].span.start, points[i + 1].span.end}};
    return range;
  }
  if (points.empty() || points.front().now) return std::nullopt;
  return DateRange{points.front().when, points.front().when, false, points.front().span};
}

}  // namespace reframe
