#include "cli/check/glob.h"

#include <algorithm>

#include "analyzer/base/unicode.h"

namespace reframe::cli {
namespace {

std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) out += unicode::next_code_point(text, at);
  return out;
}

Error wrong(std::string message, std::string hint) {
  return {ErrorCode::usage, {}, std::move(message), std::move(hint)};
}

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('/', at), text.size());
    out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

}  // namespace

Result<Glob> Glob::parse(std::string_view pattern) {
  Glob glob;
  glob.text_ = pattern;
  if (pattern.empty() || pattern == "/")
    return wrong("the pattern is empty", "write something like \"resumes/**\"");
  const bool folder = pattern.ends_with('/');
  if (folder) pattern.remove_suffix(1);
  const bool bound = pattern.find('/') != std::string_view::npos;
  if (pattern.starts_with('/')) pattern.remove_prefix(1);
  if (!bound) glob.parts_.push_back({true, {}});
  for (const std::string_view text : split(pattern)) {
    auto part = parse_part(text);
    if (!part) return part.error();
    glob.parts_.push_back(std::move(*part));
  }
  if (folder) {
    glob.parts_.push_back({true, {}});
    glob.parts_.push_back(parse_part("*").value());
  }
  return glob;
}

Result<Glob::Part> Glob::parse_part(std::string_view text) {
  if (text == "**") return Part{true, {}};
  if (text.empty()) return wrong("the pattern has an empty part ('//')", "write one '/'");
  if (text == "." || text == "..") {
    return wrong("the pattern has a part '" + std::string(text) + "'",
                 "patterns start at the folder of the settings and go down");
  }
  Part part;
  const std::u32string c = code_points(text);
  for (std::size_t i = 0; i < c.size(); ++i) {
    Token token;
    token.character = c[i];
    if (c[i] == U'*') {
      if (!part.tokens.empty() && part.tokens.back().kind == Token::Kind::many)
        return wrong("'**' must be a whole part", "write \"**/*.docx\", not \"**.docx\"");
      token.kind = Token::Kind::many;
    } else if (c[i] == U'?') {
      token.kind = Token::Kind::any;
    } else if (c[i] == U'\\') {
      if (++i == c.size()) return wrong("a lone '\\' at the end", "write '\\\\' for a backslash");
      token.character = c[i];
    } else if (c[i] == U'[') {
      token.kind = Token::Kind::set;
      ++i;
      token.negated = i < c.size() && (c[i] == U'!' || c[i] == U'^');
      if (token.negated) ++i;
      const std::size_t first = i;
      while (i < c.size() && (c[i] != U']' || i == first)) {
        const bool range = i + 2 < c.size() && c[i + 1] == U'-' && c[i + 2] != U']';
        token.ranges.emplace_back(c[i], range ? c[i + 2] : c[i]);
        i += range ? 3 : 1;
      }
      if (i >= c.size()) return wrong("'[' without ']'", "write '\\[' for the character itself");
    }
    part.tokens.push_back(std::move(token));
  }
  return part;
}

bool Glob::token_matches(const Token& token, char32_t c) {
  switch (token.kind) {
    case Token::Kind::one:
      return token.character == c;
    case Token::Kind::set:
      return token.negated != std::any_of(token.ranges.begin(), token.ranges.end(),
                                          [c](auto r) { return r.first <= c && c <= r.second; });
    case Token::Kind::any:
    case Token::Kind::many:
      break;
  }
  return true;
}

/// Only the last '*' is ever tried again, which is enough and keeps the work bounded.
bool Glob::part_matches(const Part& part, std::u32string_view name) {
  constexpr std::size_t kNever = static_cast<std::size_t>(-1);
  std::size_t t = 0;
  std::size_t n = 0;
  std::size_t star = kNever;
  std::size_t resume = 0;
  while (n < name.size()) {
    if (t < part.tokens.size() && part.tokens[t].kind == Token::Kind::many) {
      star = t++;
      resume = n;
    } else if (t < part.tokens.size() && token_matches(part.tokens[t], name[n])) {
      ++t;
      ++n;
    } else if (star != kNever) {
      t = star + 1;
      n = ++resume;
    } else {
      return false;
    }
  }
  while (t < part.tokens.size() && part.tokens[t].kind == Token::Kind::many) ++t;
  return t == part.tokens.size();
}

/// The same over parts, with "**" in the place of '*'.
bool Glob::matches(std::string_view path) const {
  std::vector<std::u32string> names;
  for (const std::string_view name : split(path)) names.push_back(code_points(name));
  constexpr std::size_t kNever = static_cast<std::size_t>(-1);
  std::size_t p = 0;
  std::size_t n = 0;
  std::size_t deep = kNever;
  std::size_t resume = 0;
  while (n < names.size()) {
    if (p < parts_.size() && parts_[p].any_depth) {
      deep = p++;
      resume = n;
    } else if (p < parts_.size() && part_matches(parts_[p], names[n])) {
      ++p;
      ++n;
    } else if (deep != kNever) {
      p = deep + 1;
      n = ++resume;
    } else {
      return false;
    }
  }
  while (p < parts_.size() && parts_[p].any_depth) ++p;
  return p == parts_.size();
}

}  // namespace reframe::cli
