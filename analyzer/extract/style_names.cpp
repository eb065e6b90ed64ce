#include "analyzer/extract/style_names.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "analyzer/base/unicode.h"

namespace reframe {
namespace {

/// Style ids that Word itself writes and that say nothing styles.xml would have to be read for.
/// A style of one's own can hide text or be a heading, so any other id is looked up. Sorted.
constexpr std::string_view kWellKnownStyles[] = {"BodyText",      "CommentReference",
                                                 "Emphasis",      "EndnoteReference",
                                                 "EndnoteText",   "FollowedHyperlink",
                                                 "Footer",        "FootnoteReference",
                                                 "FootnoteText",  "Header",
                                                 "Heading1",      "Heading2",
                                                 "Heading3",      "Heading4",
                                                 "Heading5",      "Heading6",
                                                 "Heading7",      "Heading8",
                                                 "Heading9",      "Hyperlink",
                                                 "ListBullet",    "ListBullet2",
                                                 "ListBullet3",   "ListNumber",
                                                 "ListNumber2",   "ListNumber3",
                                                 "ListParagraph", "NoSpacing",
                                                 "Normal",        "PlaceholderText",
                                                 "Strong",        "Subtitle",
                                                 "TableGrid",     "Title"};
static_assert(std::is_sorted(std::begin(kWellKnownStyles), std::end(kWellKnownStyles)));

/// "heading 1", "Heading1" → 1, "Title" → 1, else 0.
int heading_level_of(std::string_view style) {
  if (style.empty() || ((style[0] | 0x20) != 'h' && (style[0] | 0x20) != 't')) return 0;
  const std::string name = unicode::lower(style);
  if (name == "title") return 1;
  if (!name.starts_with("heading")) return 0;
  std::string_view digits = std::string_view(name).substr(7);
  while (!digits.empty() && digits.front() == ' ') digits.remove_prefix(1);
  const bool one = digits.size() == 1 && digits[0] >= '1' && digits[0] <= '9';
  return one ? digits[0] - '0' : 0;
}

/// "ListBullet2", "List Bullet 2" → level 1; nothing for other styles.
ListStyle list_style_of(std::string_view style) {
  if (style.empty() || (style[0] | 0x20) != 'l') return {};
  std::string name = unicode::lower(style);
  std::erase(name, ' ');
  const bool bullet = name.starts_with("listbullet");
  if (!bullet && !name.starts_with("listnumber")) return {};
  const char last = name.back();
  return {last >= '2' && last <= '5' ? last - '1' : 0, bullet};
}

}  // namespace

bool well_known_style(std::string_view id) {
  return std::binary_search(std::begin(kWellKnownStyles), std::end(kWellKnownStyles), id);
}

NamedKind kind_by_name(std::string_view style) {
  return {style, heading_level_of(style), list_style_of(style)};
}

}  // namespace reframe
