#include "analyzer/report/diff_report.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "analyzer/report/paragraph.h"

namespace reframe {
namespace {

constexpr int kNoWrap = 1 << 20;

/// A line and one of its rewrites, both from 0.
struct Choice {
  std::size_t statement = 0;
  std::size_t suggestion = 0;
};

std::optional<std::size_t> number(std::string_view text) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value == 0) return std::nullopt;
  return value - 1;
}

Error wrong_id(const std::string& id, const std::string& what) {
  return {ErrorCode::usage, {}, "'" + id + "' " + what, "see reframe analyze --diff FILE"};
}

Result<Choice> choice_of(const ResumeAnalysis& resume, const std::string& id) {
  std::string_view rest = id;
  if (rest.starts_with("s")) rest.remove_prefix(1);
  const std::size_t dot = rest.find('.');
  const auto statement = number(rest.substr(0, dot));
  const auto suggestion =
      dot == std::string_view::npos ? std::optional<std::size_t>(0) : number(rest.substr(dot + 1));
  if (!statement || !suggestion) {
    return wrong_id(id, "is no id of a rewrite, such as s12 or s12.2");
  }
  if (*statement >= resume.statements.size()) return wrong_id(id, "names no line of this resume");
  if (*suggestion >= resume.statements[*statement].suggestions.size()) {
    return wrong_id(id, "names a line without such a rewrite");
  }
  return Choice{*statement, *suggestion};
}

std::string in_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

/// Accepted rewrites by statement, the last first: so that spans in front stay right while text
/// changes behind them.
using Accepted = std::map<std::size_t, std::size_t, std::greater<>>;

/// The text of a block with the accepted rewrites of its statements in place.
std::string block_text(const ResumeAnalysis& resume, std::uint32_t block,
                       const Accepted& accepted) {
  std::string text = resume.document.blocks[block].text;
  for (const auto& [statement, suggestion] : accepted) {
    const StatementAnalysis& s = resume.statements[statement];
    if (s.statement.block != block) continue;
    text.replace(s.statement.span.start, s.statement.span.size(), s.suggestions[suggestion].text);
  }
  return text;
}

std::string markdown_line(const Block& block, const std::string& text) {
  const std::string line = in_one_line(text);
  if (block.heading_level > 0) {
    return "\n" + std::string(static_cast<std::size_t>(std::min(block.heading_level, 6)), '#') +
           " " + line + "\n\n";
  }
  if (block.list_level >= 0) {
    return std::string(static_cast<std::size_t>(block.list_level) * 2, ' ') + "- " + line + "\n";
  }
  return line + "\n\n";
}

}  // namespace

std::string diff_text(const ResumeAnalysis& resume, bool color) {
  Page page(kNoWrap, color);
  std::size_t shown = 0;
  for (std::size_t i = 0; i < resume.statements.size(); ++i) {
    const StatementAnalysis& s = resume.statements[i];
    if (s.suggestions.empty()) continue;
    if (shown++ > 0) page.blank();
    const Suggestion& best = s.suggestions.front();
    std::string about = fmt::format("s{}  {}, {:+d}", i + 1, to_string(best.kind), best.gain);
    if (best.gain_answered > best.gain) {
      about += fmt::format(" (up to {:+d} when answered)", best.gain_answered);
    }
    page.put("@@ ", about, Ink::dim);
    page.put("- ", in_one_line(s.statement.text), Ink::attention);
    page.put("+ ", in_one_line(best.text), Ink::good);
  }
  if (shown == 0) page.put("", "No line has a rewrite.");
  return page.take();
}

Result<std::string> accepted_text(const ResumeAnalysis& resume, const std::vector<std::string>& ids,
                                  PlainFormat format) {
  Accepted accepted;
  for (const std::string& id : ids) {
    const auto choice = choice_of(resume, id);
    if (!choice) return choice.error();
    if (!accepted.emplace(choice->statement, choice->suggestion).second) {
      return wrong_id(id, "accepts a line twice");
    }
  }
  std::string out;
  for (std::uint32_t b = 0; b < resume.document.blocks.size(); ++b) {
    const std::string text = block_text(resume, b, accepted);
    if (format == PlainFormat::markdown) {
      if (!text.empty()) out += markdown_line(resume.document.blocks[b], text);
    } else {
      out += text + "\n";
    }
  }
  if (format == PlainFormat::markdown) out.erase(0, out.find_first_not_of('\n'));
  return out;
}

}  // namespace reframe
