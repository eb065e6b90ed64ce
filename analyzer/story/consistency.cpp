#include "analyzer/story/consistency.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <set>
#include <string_view>

#include "analyzer/base/unicode.h"

namespace reframe::story {
namespace {

/// A word of a text, lower case, and where it stands.
struct Word {
  std::string text;
  Span span;
};

bool word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '%' ||
         c == '$' || c == '\'' || static_cast<unsigned char>(c) >= 0x80;
}

/// A comma or point between digits belongs to the number.
bool inside_number(std::string_view text, std::size_t i) {
  const auto digit = [&](std::size_t k) {
    return k < text.size() && text[k] >= '0' && text[k] <= '9';
  };
  return (text[i] == ',' || text[i] == '.') && i > 0 && digit(i - 1) && digit(i + 1);
}

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> out;
  for (std::size_t i = 0; i < text.size();) {
    if (!word_byte(text[i])) {
      ++i;
      continue;
    }
    const std::size_t start = i;
    while (i < text.size() && (word_byte(text[i]) || inside_number(text, i))) ++i;
    out.push_back({unicode::lower(text.substr(start, i - start)),
                   {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(i)}});
  }
  return out;
}

constexpr std::array<std::string_view, 20> kUnits = {
    "zero",     "one",     "two",     "three",     "four",     "five",    "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 10> kTens = {
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};

std::optional<double> spelled(std::string_view word) {
  for (std::size_t i = 0; i < kUnits.size(); ++i) {
    if (word == kUnits[i]) return static_cast<double>(i);
  }
  for (std::size_t i = 2; i < kTens.size(); ++i) {
    if (word == kTens[i]) return static_cast<double>(i * 10);
  }
  if (word == "hundred") return 100;
  if (word == "dozen") return 12;
  return std::nullopt;
}

std::optional<double> written(std::string_view word) {
  std::string digits;
  for (const char c : word) {
    if ((c >= '0' && c <= '9') || c == '.')
      digits += c;
    else if (c != ',' && c != '$' && c != '%')
      return std::nullopt;
  }
  if (digits.empty() || digits == ".") return std::nullopt;
  return std::strtod(digits.c_str(), nullptr);
}

constexpr std::array<std::string_view, 52> kPlainWords = {
    "the",  "a",    "an",    "of",    "to",    "in",   "and",   "or",    "with", "that", "was",
    "were", "it",   "for",   "had",   "on",    "at",   "by",    "from",  "my",   "our",  "i",
    "we",   "they", "them",  "their", "which", "who",  "this",  "so",    "but",  "as",   "is",
    "be",   "been", "have",  "her",   "his",   "she",  "he",    "not",   "all",  "more", "then",
    "when", "into", "after", "over",  "than",  "each", "every", "across"};

bool stop(std::string_view word) {
  return std::find(kPlainWords.begin(), kPlainWords.end(), word) != kPlainWords.end();
}

/// Singular and plural, and the forms of a verb, as one: the first letters.
std::string stem(std::string_view word) {
  constexpr std::size_t kStem = 5;
  std::string out(word.substr(0, kStem));
  if (word.size() <= kStem && out.size() > 3 && out.back() == 's') out.pop_back();
  return out;
}

std::set<std::string> content(const std::vector<Word>& words) {
  std::set<std::string> out;
  for (const Word& w : words) {
    if (w.text.size() < 3 || stop(w.text) || written(w.text) || spelled(w.text)) continue;
    out.insert(stem(w.text));
  }
  return out;
}

/// A number and what it counts: "%", "$", "year" (a date), a unit of time, or a noun.
struct Fact {
  double value = 0;
  std::string unit;
  std::string shown;  ///< as written, with its unit
  Span span;
};

constexpr std::array<std::string_view, 8> kTimes = {"minute", "hour", "day",   "week",
                                                    "month",  "year", "shift", "quarter"};

std::string unit_word(std::string_view word) {
  std::string out(word);
  if (out.size() > 3 && out.back() == 's') out.pop_back();
  return out;
}

bool is_time(std::string_view unit) {
  return std::find(kTimes.begin(), kTimes.end(), unit) != kTimes.end();
}

class FactReader {
 public:
  explicit FactReader(std::string_view text) : text_(text), words_(words_of(text)) {}

  std::vector<Fact> read() {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      Fact fact;
      std::size_t end = i;
      if (const auto value = written(words_[i].text)) {
        fact.value = *value;
      } else if (const auto word = spelled(words_[i].text)) {
        fact.value = *word;
        // "twenty three", "two hundred"
        const auto next = i + 1 < words_.size() ? spelled(words_[i + 1].text) : std::nullopt;
        if (next && *word >= 20 && *next < 10) {
          fact.value += *next;
          end = i + 1;
        } else if (next && *next == 100) {
          fact.value *= 100;
          end = i + 1;
        }
      } else {
        continue;
      }
      if (words_[i].text == "one") continue;  // a pronoun as often as a number
      if (end == i && i >= 2 && words_[i - 1].text == "in" && words_[i - 2].text == "one") {
        fact.unit = "share";  // "one in five"
        fact.span = {words_[i - 2].span.start, words_[i].span.end};
        fact.shown = std::string(fact.span.of(text_));
      } else {
        name_unit(i, end, fact);
      }
      if (!fact.unit.empty()) out_.push_back(std::move(fact));
      i = end;
    }
    return std::move(out_);
  }

 private:
  void name_unit(std::size_t first, std::size_t last, Fact& fact) {
    const std::string& own = words_[first].text;
    std::size_t end = last;
    const std::string next = last + 1 < words_.size() ? words_[last + 1].text : "";
    if (own.find('%') != std::string::npos || next == "percent" || next == "per") {
      fact.unit = "%";
      if (own.find('%') == std::string::npos) end = last + 1;
    } else if (own.find('$') != std::string::npos) {
      fact.unit = "$";
    } else if (fact.value >= 1950 && fact.value <= 2100 && own.size() == 4) {
      fact.unit = "year of date";
    } else {
      // The noun behind it, past at most one describing word.
      constexpr std::size_t kReach = 2;
      for (std::size_t k = last + 1; k < words_.size() && k <= last + kReach; ++k) {
        if (stop(words_[k].text) || written(words_[k].text) || spelled(words_[k].text)) break;
        if (k > last + 1 && is_time(unit_word(words_[k - 1].text))) break;
        fact.unit = unit_word(words_[k].text);
        end = k;
        const bool joined = text_[words_[k].span.start - 1] == '-';  // "42-bed"
        const bool noun_like = joined || words_[k].text.ends_with("s") || is_time(fact.unit);
        if (noun_like) break;
      }
    }
    fact.span = {words_[first].span.start, words_[end].span.end};
    fact.shown = std::string(fact.span.of(text_));
  }

  std::string_view text_;
  std::vector<Word> words_;
  std::vector<Fact> out_;
};

std::string what_of(const std::string& unit) {
  if (unit == "%") return "percentage";
  if (unit == "share") return "share";
  if (unit == "$") return "sum of money";
  if (unit == "year of date") return "year";
  return is_time(unit) ? "time in " + unit + "s" : "number of " + unit + "s";
}

/// Ranks in titles: one that stands in the story and in no title of the resume is a climb.
constexpr std::array<std::string_view, 12> kRanks = {
    "manager",    "director",   "lead",      "charge", "head",     "chief",
    "supervisor", "consultant", "principal", "matron", "educator", "coordinator"};

class Comparison {
 public:
  Comparison(StoryAnalysis& story, const ResumeAnalysis& resume) : story_(story), resume_(resume) {}

  void run() {
    std::set<std::string> told;
    for (const StorySentence& s : story_.sentences) {
      const std::string_view text = s.span.of(story_.source.text);
      facts_.push_back(FactReader(text).read());
      content_.push_back(content(words_of(text)));
      told.insert(content_.back().begin(), content_.back().end());
    }
    for (std::uint32_t i = 0; i < resume_.statements.size(); ++i) {
      const std::string& line = resume_.statements[i].statement.text;
      const auto own = content(words_of(line));
      const auto shared = std::count_if(own.begin(), own.end(),
                                        [&](const std::string& w) { return told.contains(w); });
      if (shared < static_cast<std::ptrdiff_t>(kSharedWords) ||
          static_cast<double>(shared) < kSharedPart * static_cast<double>(own.size())) {
        continue;
      }
      compare(i, FactReader(line).read(), own);
    }
    compare_setting();
    compare_titles();
  }

 private:
  /// Numbers of one unit in a line and in the story: one equal pair is agreement; none is a
  /// contradiction, shown with the sentence that is nearest in words.
  void compare(std::uint32_t statement, const std::vector<Fact>& line,
               const std::set<std::string>& own) {
    std::set<std::string> units;
    for (const Fact& fact : line) units.insert(fact.unit);
    for (const std::string& unit : units) {
      const Fact* nearest = nullptr;
      std::uint32_t at = 0;
      std::ptrdiff_t most = -1;
      bool agreed = false;
      for (std::uint32_t i = 0; i < facts_.size(); ++i) {
        const auto near = std::count_if(
            own.begin(), own.end(), [&](const std::string& w) { return content_[i].contains(w); });
        for (const Fact& told : facts_[i]) {
          if (told.unit != unit) continue;
          const auto equal = std::find_if(line.begin(), line.end(), [&](const Fact& f) {
            return f.unit == unit && std::abs(f.value - told.value) < 1e-9;
          });
          if (equal != line.end()) {
            agreed = true;
            add(FactPair::Kind::agrees, *equal, told, i, statement);
          } else if (near > most) {
            most = near;
            nearest = &told;
            at = i;
          }
        }
      }
      if (agreed || nearest == nullptr || most < 1) continue;
      const auto written_there =
          std::find_if(line.begin(), line.end(), [&](const Fact& f) { return f.unit == unit; });
      add(FactPair::Kind::contradicts, *written_there, *nearest, at, statement);
    }
  }

  void add(FactPair::Kind kind, const Fact& in_line, const Fact& told, std::uint32_t sentence,
           std::uint32_t statement) {
    FactPair pair;
    pair.kind = kind;
    pair.what = what_of(told.unit);
    pair.in_story = told.shown;
    pair.in_resume = in_line.shown;
    const std::uint32_t offset = story_.sentences[sentence].span.start;
    pair.span = {told.span.start + offset, told.span.end + offset};
    pair.sentence = sentence;
    pair.statement = statement;
    const bool there = std::any_of(
        story_.facts.begin(), story_.facts.end(),
        [&](const FactPair& f) { return f.span == pair.span && f.statement == statement; });
    if (!there) story_.facts.push_back(std::move(pair));
  }

  /// Beds and chairs are the size of the place: the same wherever the resume names it.
  void compare_setting() {
    for (std::uint32_t i = 0; i < facts_.size(); ++i) {
      for (const Fact& told : facts_[i]) {
        if (told.unit == "bed" || told.unit == "chair") compare_place(told, i);
      }
    }
  }

  void compare_place(const Fact& told, std::uint32_t sentence) {
    std::optional<Fact> other;
    std::uint32_t at = 0;
    for (std::uint32_t i = 0; i < resume_.statements.size(); ++i) {
      for (const Fact& fact : FactReader(resume_.statements[i].statement.text).read()) {
        if (fact.unit != told.unit) continue;
        if (std::abs(fact.value - told.value) < 1e-9) {
          add(FactPair::Kind::agrees, fact, told, sentence, i);
          return;
        }
        if (!other) {
          other = fact;
          at = i;
        }
      }
    }
    if (other) add(FactPair::Kind::contradicts, *other, told, sentence, at);
  }

  /// "I was the charge nurse" against the titles of the resume.
  void compare_titles() {
    for (std::uint32_t i = 0; i < story_.sentences.size(); ++i) {
      const std::string_view text = story_.sentences[i].span.of(story_.source.text);
      const auto words = words_of(text);
      for (std::size_t k = 0; k + 2 < words.size(); ++k) {
        const bool post =
            (words[k].text == "i" && (words[k + 1].text == "was" || words[k + 1].text == "am")) ||
            words[k].text == "i'm";
        if (!post) continue;
        for (std::size_t r = k + 1; r < words.size() && r <= k + 6; ++r) {
          if (std::find(kRanks.begin(), kRanks.end(), words[r].text) == kRanks.end()) continue;
          compare_rank(i, words[r]);
          return;
        }
      }
    }
  }

  void compare_rank(std::uint32_t sentence, const Word& rank) {
    FactPair pair;
    pair.what = "title";
    pair.in_story = rank.text;
    pair.kind = FactPair::Kind::contradicts;
    for (const Entry& entry : resume_.outline.entries) {
      if (unicode::lower(entry.title).find(rank.text) != std::string::npos) {
        pair.kind = FactPair::Kind::agrees;
        pair.in_resume = entry.title;
        break;
      }
      if (pair.in_resume.empty()) pair.in_resume = entry.title;
    }
    if (pair.in_resume.empty()) return;  // the resume has no titles to compare with
    const std::uint32_t offset = story_.sentences[sentence].span.start;
    pair.span = {rank.span.start + offset, rank.span.end + offset};
    pair.sentence = sentence;
    pair.statement = kNoEntry;
    story_.facts.push_back(std::move(pair));
  }

  StoryAnalysis& story_;
  const ResumeAnalysis& resume_;
  std::vector<std::vector<Fact>> facts_;        ///< by sentence
  std::vector<std::set<std::string>> content_;  ///< by sentence
};

}  // namespace

void compare_with_resume(StoryAnalysis& story, const ResumeAnalysis& resume) {
  Comparison(story, resume).run();
}

}  // namespace reframe::story
