// File patterns of `.reframe.yaml`.
//
// A pattern is matched against the path of a file relative to the folder of the settings that name
// it, with '/' between the parts, and must fit the whole of it:
//
//   *       any characters of one part (also none), never '/'
//   ?       one character (a code point), never '/'
//   [abc]   one of the characters; [a-z] ranges; [!a] or [^a] none of them
//   **      as a whole part: any number of parts, also none
//   \x      the character x itself
//
// A pattern without '/' fits the name of a file in any folder ("*.docx"). A leading '/' binds it to
// the folder of the settings ("/*.docx"). A trailing '/' means everything in that folder
// ("drafts/" is any folder of that name, "/drafts/" the one beside the settings). Upper and lower
// case differ; a leading dot is a character like any other. There is no negation and no {a,b}:
// write two patterns.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/error.h"

namespace reframe::cli {

/// A compiled pattern. Matching takes at most (length of pattern × length of path) steps.
class Glob {
 public:
  /// Errors (usage, without a place): empty, '[' without ']', a lone '\' at the end, '**' that is
  /// not a whole part, a part '.' or '..', an empty part.
  [[nodiscard]] static Result<Glob> parse(std::string_view pattern);

  /// `path` is relative, with '/' between its parts.
  [[nodiscard]] bool matches(std::string_view path) const;
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  struct Token {
    enum class Kind : unsigned char { one, any, many, set };
    Kind kind = Kind::one;
    char32_t character = 0;
    bool negated = false;
    std::vector<std::pair<char32_t, char32_t>> ranges;
  };
  struct Part {
    bool any_depth = false;  ///< "**"
    std::vector<Token> tokens;
  };
  static Result<Part> parse_part(std::string_view text);
  static bool part_matches(const Part& part, std::u32string_view name);
  static bool token_matches(const Token& token, char32_t c);

  std::string text_;
  std::vector<Part> parts_;
};

}  // namespace reframe::cli
