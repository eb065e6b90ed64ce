#include "analyzer/extract/markup.h"

#include <cstring>

namespace reframe {
namespace {

/// Compares the bytes of an element with what a writer would have written.
class Layout {
 public:
  explicit Layout(const char* at) : at_(at) {}

  [[nodiscard]] bool at(const char* place) const { return at_ == place; }

  bool skip(std::string_view expected) {
    for (const char c : expected) {
      if (*at_ != c) return false;
      ++at_;
    }
    return true;
  }

  /// A name or value of the tree that stands here, with the zero that the parser has written over
  /// the byte behind it.
  bool skip_own(const char* text) {
    if (text != at_) return false;
    at_ += std::strlen(text) + 1;
    return true;
  }

  /// The name of a tag and its attributes; where there are none, the zero behind the name stands on
  /// the bracket or slash at the end of the tag.
  bool skip_tag(pugi::xml_node node, bool& attributes) {
    if (!skip_own(node.name())) return false;
    attributes = false;
    for (pugi::xml_attribute a = node.first_attribute(); a; a = a.next_attribute()) {
      if (attributes && !skip(" ")) return false;
      if (!skip_own(a.name()) || !skip("\"") || !skip_own(a.value())) return false;
      attributes = true;
    }
    return true;
  }

  bool skip_end_tag(pugi::xml_node node) { return skip("</") && skip(node.name()) && skip(">"); }

 private:
  const char* at_;
};

}  // namespace

// `<a >` leaves the bytes of `<a/>`; but it wants an end tag, and all there are belong to elements
// that are open for certain: the `<` of their first child stands right behind their zero or `>`.
bool tells_all(pugi::xml_node node, const char* behind) {
  Layout layout(node.name());
  pugi::xml_node n = node;
  for (;;) {
    bool attributes = false;
    if (!layout.skip_tag(n, attributes)) return false;
    if (const pugi::xml_node inside = n.first_child()) {
      if (!layout.skip(attributes ? "><" : "<")) return false;
      n = inside;
      continue;
    }
    if (!layout.skip(attributes ? "/>" : ">")) return false;
    while (n != node && !n.next_sibling()) {
      n = n.parent();
      if (!layout.skip_end_tag(n)) return false;
    }
    if (!layout.skip("<")) return false;
    if (n == node) return layout.at(behind);
    n = n.next_sibling();
  }
}

}  // namespace reframe
