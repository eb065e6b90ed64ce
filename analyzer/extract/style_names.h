// What the name of a paragraph style says by itself, without styles.xml.
#pragma once

#include <string_view>

namespace reframe {

/// The place of a style in lists: 0-based level, -1 for a style of no list.
struct ListStyle {
  int level = -1;
  bool bullet = false;
};

/// What a style is by its name: "heading 1" and "Heading1" are headings of level 1, "Title" too;
/// "List Bullet 2" and "ListBullet2" are bullets of level 1.
struct NamedKind {
  std::string_view style;
  int heading_level = 0;  ///< 1..9, 0 for no heading
  ListStyle list;
};
[[nodiscard]] NamedKind kind_by_name(std::string_view style);

/// True for ids that Word itself writes and that say nothing styles.xml would have to be read for.
/// A style of one's own can hide text or be a heading, so any other id must be looked up.
[[nodiscard]] bool well_known_style(std::string_view id);

}  // namespace reframe
