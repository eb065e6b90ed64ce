#include "cli/check/suppression.h"

#include <algorithm>

#include "analyzer/base/unicode.h"
#include "cli/check/config.h"

namespace reframe::cli {
namespace {

constexpr std::string_view kCall = "reframe:";
constexpr std::string_view kBlank = " \t\r\n\xC2\xA0";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = std::min(text.find_first_not_of(kBlank), text.size());
  const std::size_t last = text.find_last_not_of(kBlank);
  return last == std::string_view::npos ? "" : text.substr(first, last + 1 - first);
}

/// Takes the first word off `text`.
std::string take_word(std::string_view& text) {
  const std::size_t end = std::min(text.find_first_of(" \t\n"), text.size());
  std::string word(text.substr(0, end));
  text = trimmed(text.substr(end));
  return word;
}

/// The id of today for what was written, or "".
std::string known_rule(const std::string& name, const rulepack::Tables& tables) {
  const std::uint32_t rule = tables.find_rule(name);
  if (rule != rulepack::kNone) return std::string(tables.text(tables.rules[rule].id));
  const bool own = std::any_of(check_rules().begin(), check_rules().end(),
                               [&](const CheckRule& r) { return name == r.id; });
  const std::vector<std::string> families = privacy_rules();
  const bool leak = std::find(families.begin(), families.end(), name) != families.end();
  return own || leak ? name : std::string();
}

void read_rules(const std::string& list, const rulepack::Tables& tables, Suppression& out) {
  for (std::size_t at = 0; at <= list.size();) {
    const std::size_t end = std::min(list.find(',', at), list.size());
    const std::string name = list.substr(at, end - at);
    at = end + 1;
    const std::string rule = known_rule(name, tables);
    if (rule.empty() && out.problem.empty()) {
      out.problem = "suppression.unknown-rule";
      out.what = "The suppression names '" + name + "', which is no rule.";
    }
    out.rules.push_back(rule);
  }
}

Suppression read_one(std::string_view said, const rulepack::Tables& tables) {
  Suppression out;
  std::string_view rest = trimmed(said);
  const std::string verb = take_word(rest);
  if (unicode::lower(verb) != "ignore") {
    out.problem = "suppression.unknown-rule";
    out.what =
        "The comment says 'reframe: " + verb + "'; only 'reframe: ignore RULE reason' is known.";
    return out;
  }
  const std::string rules = take_word(rest);
  out.reason = rest;
  std::replace(out.reason.begin(), out.reason.end(), '\n', ' ');
  if (rules.empty()) {
    out.problem = "suppression.unknown-rule";
    out.what = "The suppression names no rule.";
    return out;
  }
  read_rules(rules, tables, out);
  const bool letter = std::any_of(out.reason.begin(), out.reason.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
  });
  if (out.problem.empty() && !letter) {
    out.problem = "suppression.no-reason";
    out.what = "The suppression of " + rules + " gives no reason.";
  }
  return out;
}

}  // namespace

Result<std::vector<Suppression>> suppressions_of(const Document& document,
                                                 const rulepack::Tables& tables) {
  std::vector<Suppression> out;
  for (const Comment& comment : document.comments) {
    std::vector<std::string> said;  // one for each "reframe:", with the lines that follow it
    for (std::size_t at = 0; at <= comment.text.size();) {
      const std::size_t end = std::min(comment.text.find('\n', at), comment.text.size());
      const std::string_view line = trimmed(std::string_view(comment.text).substr(at, end - at));
      at = end + 1;
      if (unicode::lower(line.substr(0, kCall.size())) == kCall) {
        said.emplace_back(line.substr(kCall.size()));
      } else if (!said.empty()) {
        said.back() += "\n" + std::string(line);
      }
    }
    for (const std::string& text : said) {
      if (out.size() == kMostSuppressions) {
        return Error{ErrorCode::limit,
                     {document.source},
                     "more than " + std::to_string(kMostSuppressions) + " comments 'reframe: …'",
                     "accept findings in a baseline, or switch rules off in the settings"};
      }
      Suppression one = read_one(text, tables);
      one.first_block = comment.first_block;
      one.end_block = comment.end_block;
      one.line = comment.line;
      out.push_back(std::move(one));
    }
  }
  return out;
}

Suppression* find_suppression(std::vector<Suppression>& all, const std::string& rule,
                              std::uint32_t block, bool whole_file) {
  for (Suppression& one : all) {
    if (!one.problem.empty()) continue;
    if (!whole_file && (block < one.first_block || block >= one.end_block)) continue;
    if (std::find(one.rules.begin(), one.rules.end(), rule) == one.rules.end()) continue;
    return &one;
  }
  return nullptr;
}

}  // namespace reframe::cli
