#include "analyzer/rulepack/pattern.h"

#include <algorithm>

#include "analyzer/base/unicode.h"
#include "analyzer/rulepack/tables.h"

namespace reframe::rulepack {
namespace {

bool is_word_byte(char c) {
  const auto b = static_cast<unsigned char>(c);
  return b >= 0x80 || (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') ||
         b == '\'' || b == '+' || b == '#' || b == '.';
}

bool is_name(std::string_view s) {
  return !s.empty() && std::all_of(s.begin(), s.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
  });
}

bool all_capitals(std::string_view s) {
  return s.size() >= 2 &&
         std::all_of(s.begin(), s.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }) &&
         std::any_of(s.begin(), s.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// Splits at spaces outside parentheses.
std::vector<std::string> split_elements(std::string_view text) {
  std::vector<std::string> out;
  std::string current;
  int depth = 0;
  for (const char c : text) {
    if (c == '(') ++depth;
    if (c == ')') --depth;
    if (c == ' ' && depth == 0) {
      if (!current.empty()) out.push_back(std::move(current));
      current.clear();
    } else {
      current += c;
    }
  }
  if (!current.empty()) out.push_back(std::move(current));
  return out;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> out(1);
  for (const char c : text) {
    if (c == separator) {
      out.emplace_back();
    } else {
      out.back() += c;
    }
  }
  return out;
}

class Parser {
 public:
  explicit Parser(const Located& term) : term_(term) {}

  /// The first problem, if any.
  [[nodiscard]] const std::vector<Error>& problems() const { return problems_; }

  Pattern parse() {
    Pattern pattern;
    auto parts = split_elements(term_.text);
    if (!parts.empty() && parts.front() == "^") {
      pattern.at_opening = true;
      parts.erase(parts.begin());
    }
    if (!parts.empty() && parts.back() == "$") {
      pattern.at_end = true;
      parts.pop_back();
    }
    for (const auto& part : parts) parse_part(part, pattern.elements);
    check(pattern);
    return pattern;
  }

  void parse_part(const std::string& part, std::vector<Element>& into) {
    if (part.starts_with("...")) {
      into.push_back(gap(part));
      return;
    }
    std::string body = part;
    const bool optional = body.size() > 1 && body.back() == '?';
    if (optional) body.pop_back();
    if (body.front() == '(') {
      into.push_back(group(body));
    } else if (body.find('|') != std::string::npos) {
      into.push_back(choice(split(body, '|')));
    } else {
      words(body, into);
    }
    if (optional) into.back().optional = true;
  }

 private:
  void problem(const std::string& message, const std::string& hint) {
    problems_.push_back({ErrorCode::invalid_rule, term_.where, message + ": " + term_.text, hint});
  }

  Element gap(const std::string& part) {
    Element e;
    e.kind = Element::Kind::gap;
    const std::string digits = part.substr(3);
    e.gap = kDefaultGapWords;
    if (!digits.empty()) {
      const bool number = digits.size() == 1 && digits[0] >= '1' && digits[0] <= '9';
      e.gap = number ? digits[0] - '0' : kMostGapWords + 1;
    }
    if (e.gap > kMostGapWords) {
      problem("a gap must be 1 to " + std::to_string(kMostGapWords) + " words",
              "write '...' or '...4' with spaces around");
    }
    return e;
  }

  Element group(const std::string& body) {
    if (body.back() != ')' || body.find('(', 1) != std::string::npos) {
      problem("unbalanced or nested parentheses", "write (one phrase|another phrase)");
      return {};
    }
    return choice(split(body.substr(1, body.size() - 2), '|'));
  }

  Element choice(const std::vector<std::string>& options) {
    Element e;
    e.kind = Element::Kind::choice;
    for (const auto& option : options) {
      std::vector<Element> row;
      for (const auto& word : split_elements(option)) {
        if (word.starts_with("...") || word.find('?') != std::string::npos) {
          problem("no gap or optional word inside a choice", "write a second term");
          continue;
        }
        words(word, row);
      }
      if (row.empty()) problem("an empty alternative", "remove the extra '|'");
      e.choices.push_back(std::move(row));
      e.name += (e.name.empty() ? "" : "|") + option;
    }
    return e;
  }

  /// One written word; a hyphen or slash makes several elements, as it does in text.
  void words(const std::string& text, std::vector<Element>& into) {
    const char first = text.front();
    if (first == '@' || first == '#') {
      into.push_back(reference(text));
      return;
    }
    std::string body = text;
    Element::Kind kind = Element::Kind::word;
    if (body.ends_with("/n") || body.ends_with("/v")) {
      kind = body.back() == 'n' ? Element::Kind::noun : Element::Kind::verb;
      body.resize(body.size() - 2);
    }
    if (body.front() == '=') {
      kind = Element::Kind::exact;
      body.erase(0, 1);
    }
    // What splits words in a text splits them here: "and/or", "1:1", "I&O".
    for (std::size_t at = body.find('&'); at != std::string::npos && body != "&";
         at = body.find('&', at)) {
      body.replace(at, 1, "-and-");
    }
    std::replace_if(
        body.begin(), body.end(), [](char c) { return c == '/' || c == ':'; }, '-');
    for (const auto& piece : split(body, '-')) {
      if (!piece.empty()) into.push_back(word(piece, kind));
    }
    if (body.empty() || body.find_first_not_of('-') == std::string::npos) {
      problem("an element without a word: '" + text + "'", "write a word, a list or a gap");
    }
  }

  Element word(const std::string& piece, Element::Kind kind) {
    Element e;
    if (!std::all_of(piece.begin(), piece.end(), is_word_byte) && piece != "&") {
      problem("'" + piece + "' is no word", "words are letters, digits and apostrophes");
    }
    e.kind = kind == Element::Kind::word && all_capitals(piece) ? Element::Kind::caps : kind;
    e.name = piece == "&" ? "and" : unicode::lower(piece);
    // The text's tokens carry no possessive, so neither do words in terms.
    if (e.name.size() > 2 && e.name.ends_with("'s")) e.name.resize(e.name.size() - 2);
    return e;
  }

  Element reference(const std::string& text) {
    Element e;
    e.name = text.substr(1);
    if (!is_name(e.name)) problem("'" + text + "' is no name", "lower case, digits and hyphens");
    if (text.front() == '#') {
      e.kind = Element::Kind::number;
      if (!from_string<NumberClass>(kNumberClassNames, e.name)) {
        problem("unknown number class '" + text + "'",
                "known: #number #percent #money #duration #count #year #ratio");
      }
    } else if (e.name.starts_with("verb.")) {
      e.kind = Element::Kind::verbs;
      e.name.erase(0, 5);
    } else if (e.name.starts_with("rung.")) {
      e.kind = Element::Kind::rung;
      e.name.erase(0, 5);
    } else {
      e.kind = Element::Kind::list;
    }
    return e;
  }

  void check(const Pattern& pattern) {
    const auto& all = pattern.elements;
    const auto is_gap = [](const Element& e) { return e.kind == Element::Kind::gap; };
    const auto free = [&](const Element& e) { return is_gap(e) || e.optional; };
    if (all.empty() || std::all_of(all.begin(), all.end(), free)) {
      problem("a term that matches the empty text", "add a word that must be there");
      return;
    }
    if (is_gap(all.front()) || is_gap(all.back())) {
      problem("a gap at the edge of a term", "gaps stand between words");
    }
    if (std::count_if(all.begin(), all.end(), is_gap) > kMostGaps) {
      problem("more than " + std::to_string(kMostGaps) + " gaps", "split the term");
    }
    if (std::count_if(all.begin(), all.end(), [](const Element& e) { return e.optional; }) >
        kMostOptional) {
      problem("more than " + std::to_string(kMostOptional) + " optional elements",
              "split the term");
    }
  }

  const Located& term_;
  std::vector<Error> problems_;
};

}  // namespace

Result<Pattern> parse_pattern(const Located& term) {
  Parser parser(term);
  Pattern pattern = parser.parse();
  if (!parser.problems().empty()) return parser.problems().front();
  return pattern;
}

std::vector<std::vector<Element>> expand_optional(const std::vector<Element>& elements) {
  std::vector<std::vector<Element>> rows(1);
  for (const Element& element : elements) {
    const std::size_t before = rows.size();
    if (element.optional) {
      for (std::size_t i = 0; i < before; ++i) rows.push_back(rows[i]);
    }
    for (std::size_t i = 0; i < before; ++i) rows[i].push_back(element);
  }
  // An optional element beside a gap can leave a gap at an edge; such a row adds nothing.
  std::erase_if(rows, [](const std::vector<Element>& row) {
    return row.empty() || row.front().kind == Element::Kind::gap ||
           row.back().kind == Element::Kind::gap;
  });
  return rows;
}

Result<std::vector<std::vector<Element>>> parse_entry(const Located& entry) {
  auto pattern = parse_pattern(entry);
  if (!pattern) return pattern.error();
  std::vector<std::vector<Element>> rows;
  for (const auto& row : expand_optional(pattern->elements)) {
    std::vector<std::vector<Element>> partial(1);
    for (const Element& element : row) {
      const auto choices = element.kind == Element::Kind::choice
                               ? element.choices
                               : std::vector<std::vector<Element>>{{element}};
      std::vector<std::vector<Element>> next;
      for (const auto& head : partial) {
        for (const auto& tail : choices) {
          next.push_back(head);
          next.back().insert(next.back().end(), tail.begin(), tail.end());
        }
      }
      if (next.size() > kMostEntryRows) {
        return Error{ErrorCode::invalid_rule, entry.where,
                     "a list entry that stands for more than " + std::to_string(kMostEntryRows) +
                         " phrases: " + entry.text,
                     "split it into several entries"};
      }
      partial = std::move(next);
    }
    rows.insert(rows.end(), partial.begin(), partial.end());
  }
  if (pattern->at_opening || pattern->at_end) {
    return Error{ErrorCode::invalid_rule, entry.where, "an anchor in a list entry: " + entry.text,
                 "anchor the term that uses the list"};
  }
  for (const auto& row : rows) {
    for (const Element& e : row) {
      const bool reference = e.kind == Element::Kind::list && row.size() > 1;
      const bool wrong = e.kind == Element::Kind::gap || e.kind == Element::Kind::number ||
                         e.kind == Element::Kind::verbs || e.kind == Element::Kind::rung;
      if (reference || wrong) {
        return Error{ErrorCode::invalid_rule, entry.where,
                     "a list entry of more than words: " + entry.text,
                     "entries are words, choices, optional words, or one @list alone"};
      }
    }
  }
  return rows;
}

}  // namespace reframe::rulepack
