#include "analyzer/extract/docx_runs.h"

#include <cstring>

#include "analyzer/extract/docx_walker.h"
#include "analyzer/extract/style_names.h"

namespace reframe {
namespace {

/// Behind a name or value of the parsed bytes: the parser has written a zero over the byte there.
const char* behind_text(const char* text) {
  return text + std::strlen(text) + 1;
}

/// Is `<name a="v" b="v"/>` all there is of this element, in the bytes from `at` on, which become
/// those behind it?
bool empty_element(pugi::xml_node node, const char*& at) {
  if (*at != '<' || node.name() != at + 1 || node.first_child()) return false;
  at = behind_text(node.name());
  const char* end = ">";  // without attributes the slash is what was overwritten
  for (pugi::xml_attribute a = node.first_attribute(); a; a = a.next_attribute()) {
    if (*end == '/' && *at++ != ' ') return false;
    if (a.name() != at || a.value() != behind_text(at) + 1) return false;
    at = behind_text(a.value());
    end = "/>";
  }
  const std::size_t length = std::strlen(end);
  if (std::strncmp(at, end, length) != 0) return false;
  at += length;
  return true;
}

/// Are the bytes from the name of `properties` to `behind`, the name of the next element, nothing
/// but empty elements as every writer writes them? Then equal bytes elsewhere are equal markup: all
/// that the parser has overwritten are the ends of names and values, and an element that was left
/// open where this one is closed would want an end tag, of which there is only the last.
bool only_empty_elements(pugi::xml_node properties, const char* behind) {
  const char* at = behind_text(properties.name());
  for (pugi::xml_node c = properties.first_child(); c; c = c.next_sibling()) {
    if (!empty_element(c, at)) return false;
  }
  const std::size_t name = std::strlen(properties.name());
  return at + name + 4 == behind && std::strncmp(at, "</", 2) == 0 &&
         std::strncmp(at + 2, properties.name(), name) == 0;
}

}  // namespace

RunLook RunLooks::of(pugi::xml_node properties, const char* behind, const StyleFacts* paragraph) {
  if (*behind == '\0') return read(properties, paragraph);
  const char* begin = properties.name();
  const std::string_view markup(begin, static_cast<std::size_t>(behind - begin));
  for (const Seen& seen : seen_) {
    if (seen.paragraph == paragraph && seen.markup == markup) return seen.look;
  }
  const RunLook look = read(properties, paragraph);
  if (only_empty_elements(properties, behind)) {
    seen_[next_] = {markup, paragraph, look};
    next_ = (next_ + 1) % seen_.size();
  }
  return look;
}

RunLook RunLooks::read(pugi::xml_node properties, const StyleFacts* paragraph) {
  RunFacts facts;
  add_run_facts(properties, facts);
  if (facts.style == "Strong" && !facts.bold) facts.bold = true;
  if (!facts.style.empty() && !well_known_style(facts.style)) {
    inherit(context_.styles().facts(facts.style).run, facts);
  }
  if (paragraph != nullptr) inherit(paragraph->run, facts);
  return {facts.vanish.value_or(false), facts.bold.value_or(false), facts.caps.value_or(false),
          facts.faint};
}

}  // namespace reframe
