#include "analyzer/extract/docx_styles.h"

#include <algorithm>
#include <charconv>
#include <unordered_set>

#include "analyzer/base/unicode.h"
#include "analyzer/extract/style_names.h"

namespace reframe {
namespace {

/// Word knows nine list levels; anything else in a file is clamped.
constexpr int kMostListLevel = 8;
constexpr int kMostOutlineLevel = 8;
/// Chains of styles are short; a longer one is a trick, and what it says further up is not read.
constexpr std::size_t kMostAncestors = 100;

/// The number `text` begins with; `otherwise` when it has none, or one too large for an int.
int number(std::string_view text, int otherwise) {
  int value = otherwise;
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() ? value : otherwise;
}

bool on(pugi::xml_node toggle) {
  const std::string_view value = val_of(toggle);
  return value != "0" && value != "false" && value != "off" && value != "none";
}

template <class T>
void keep_first(std::optional<T>& field, const std::optional<T>& value) {
  if (!field) field = value;
}

std::string_view font_of(pugi::xml_node fonts) {
  for (const char* kind : {"ascii", "hAnsi", "cs"}) {
    const std::string_view font = attribute(fonts, kind);
    if (!font.empty()) return font;
  }
  return {};
}

bool is_white(const char* color) {
  const char first = *color;
  return (first == 'f' || first == 'F' || first == 'w') &&
         (is(color, "ffffff") || is(color, "FFFFFF") || is(color, "white"));
}

/// Half points; 22 is what Word writes for most text.
bool is_tiny(const char* half_points) {
  const bool one_digit = half_points[0] != '\0' && half_points[1] == '\0';
  return one_digit && number(half_points, 22) <= 2;
}

void add_numbering(pugi::xml_node numbering, ParagraphFacts& facts) {
  for (pugi::xml_node c = numbering.first_child(); c; c = c.next_sibling()) {
    const std::string_view name = local_name(c.name());
    const std::string_view value = attribute(c, "val");
    if (name == "numId") keep_first(facts.num_id, std::optional(value));
    if (name == "ilvl") {
      keep_first(facts.list_level, std::optional(std::clamp(number(value, 0), 0, kMostListLevel)));
    }
  }
}

void add_mark(pugi::xml_node mark, ParagraphFacts& facts) {
  for (pugi::xml_node c = mark.first_child(); c; c = c.next_sibling()) {
    const std::string_view name = local_name(c.name());
    facts.mark_deleted = facts.mark_deleted || name == "del" || name == "moveFrom";
  }
}

}  // namespace

std::optional<bool> toggle(pugi::xml_node properties, std::string_view local) {
  const pugi::xml_node node = child(properties, local);
  return node ? std::optional(on(node)) : std::nullopt;
}

void add_run_facts(pugi::xml_node rpr, RunFacts& facts) {
  for (pugi::xml_node c = rpr.first_child(); c; c = c.next_sibling()) {
    const char* name = local_part(c.name());
    // One look at the first letter passes over most properties.
    switch (*name) {
      case 'v':
        if (!facts.vanish && is(name, "vanish")) facts.vanish = on(c);
        break;
      case 'b':
        if (!facts.bold && is(name, "b")) facts.bold = on(c);
        break;
      case 'c':
        if (!facts.caps && is(name, "caps")) facts.caps = on(c);
        if (is(name, "color") && is_white(val_of(c))) facts.faint = true;
        break;
      case 's':
        if (is(name, "sz") && is_tiny(val_of(c))) facts.faint = true;
        break;
      case 'r':
        if (facts.style.empty() && is(name, "rStyle")) facts.style = val_of(c);
        break;
      default:
        break;
    }
  }
}

void add_font(pugi::xml_node rpr, RunFacts& facts) {
  if (facts.font.empty()) facts.font = font_of(child(rpr, "rFonts"));
}

void add_paragraph_facts(pugi::xml_node ppr, ParagraphFacts& facts) {
  for (pugi::xml_node c = ppr.first_child(); c; c = c.next_sibling()) {
    const char* name = local_part(c.name());
    if (is(name, "pStyle")) {
      if (facts.style.empty()) facts.style = val_of(c);
    } else if (is(name, "numPr")) {
      add_numbering(c, facts);
    } else if (is(name, "outlineLvl")) {
      const int level = number(val_of(c), -1);
      // 9 means body text.
      keep_first(facts.outline_level,
                 std::optional(level >= 0 && level <= kMostOutlineLevel ? level : -1));
    } else if (is(name, "rPr")) {
      add_mark(c, facts);
    } else if (is(name, "framePr")) {
      const std::string_view kind = attribute(c, "dropCap");
      facts.drop_cap = kind == "drop" || kind == "margin";
    }
  }
}

void inherit(const RunFacts& ancestor, RunFacts& facts) {
  keep_first(facts.vanish, ancestor.vanish);
  keep_first(facts.bold, ancestor.bold);
  keep_first(facts.caps, ancestor.caps);
  if (facts.font.empty()) facts.font = ancestor.font;
}

void inherit(const ParagraphFacts& ancestor, ParagraphFacts& facts) {
  keep_first(facts.outline_level, ancestor.outline_level);
  keep_first(facts.num_id, ancestor.num_id);
  keep_first(facts.list_level, ancestor.list_level);
}

bool Styles::load(Bytes bytes) {
  if (!xml_.load(std::move(bytes))) return false;
  for (const pugi::xml_node node : xml_.root().children()) {
    if (local_name(node.name()) == "style") nodes_.try_emplace(attribute(node, "styleId"), node);
  }
  return true;
}

bool Styles::defaults_hide() const {
  const pugi::xml_node defaults = child(child(xml_.root(), "docDefaults"), "rPrDefault");
  return toggle(child(defaults, "rPr"), "vanish").value_or(false);
}

bool Styles::hides_unasked() {
  if (defaults_hide()) return true;
  return std::any_of(nodes_.begin(), nodes_.end(), [this](const auto& entry) {
    const auto& [id, node] = entry;
    return (well_known_style(id) || attribute(node, "type") == "table") &&
           facts(id).run.vanish.value_or(false);
  });
}

const StyleFacts& Styles::facts(std::string_view id) {
  const auto first = nodes_.find(id);
  if (first == nodes_.end()) return none_;
  const auto [it, added] = facts_.try_emplace(first->first);
  StyleFacts& facts = it->second;
  if (!added) return facts;
  std::unordered_set<std::string_view> seen;
  for (auto node = first; node != nodes_.end() && seen.size() < kMostAncestors;) {
    if (!seen.insert(node->first).second) break;
    if (facts.name.empty()) facts.name = attribute(child(node->second, "name"), "val");
    RunFacts run;
    add_run_facts(child(node->second, "rPr"), run);
    add_font(child(node->second, "rPr"), run);
    inherit(run, facts.run);
    ParagraphFacts paragraph;
    add_paragraph_facts(child(node->second, "pPr"), paragraph);
    inherit(paragraph, facts.paragraph);
    node = nodes_.find(attribute(child(node->second, "basedOn"), "val"));
  }
  return facts;
}

bool Numbering::load(Bytes bytes) {
  if (!xml_.load(std::move(bytes))) return false;
  for (const pugi::xml_node node : xml_.root().children()) {
    const std::string_view name = local_name(node.name());
    if (name == "abstractNum") {
      abstracts_.try_emplace(attribute(node, "abstractNumId"),
                             Abstract{node, attribute(child(node, "styleLink"), "val"),
                                      attribute(child(node, "numStyleLink"), "val")});
    } else if (name == "num") {
      nums_.try_emplace(attribute(node, "numId"), node);
    }
  }
  for (const pugi::xml_node node : xml_.root().children()) {
    if (local_name(node.name()) != "num") continue;
    const std::string_view num_id = attribute(node, "numId");
    const Abstract* abstract = abstract_of(num_id);
    if (abstract != nullptr && !abstract->is_style.empty())
      by_style_.try_emplace(abstract->is_style, num_id);
  }
  return true;
}

const Numbering::Abstract* Numbering::abstract_of(std::string_view num_id) const {
  const auto num = nums_.find(num_id);
  if (num == nums_.end()) return nullptr;
  const auto it = abstracts_.find(attribute(child(num->second, "abstractNumId"), "val"));
  return it == abstracts_.end() ? nullptr : &it->second;
}

pugi::xml_node Numbering::level_of(pugi::xml_node list, int level) {
  const auto [it, added] = levels_.try_emplace({list.hash_value(), level});
  if (!added) return it->second;
  for (pugi::xml_node c = list.first_child(); c; c = c.next_sibling()) {
    const std::string_view name = local_name(c.name());
    const bool is_level = name == "lvl" || name == "lvlOverride";
    if (!is_level || number(attribute(c, "ilvl"), 0) != level) continue;
    it->second = c;
    break;
  }
  return it->second;
}

bool Numbering::bullet(std::string_view num_id, int level) {
  const auto num = nums_.find(num_id);
  if (num == nums_.end()) return false;
  const auto is_bullet = [](pugi::xml_node lvl) {
    return attribute(child(lvl, "numFmt"), "val") == "bullet";
  };
  if (const pugi::xml_node own = child(level_of(num->second, level), "lvl")) return is_bullet(own);
  const Abstract* abstract = abstract_of(num_id);
  if (abstract == nullptr) return false;
  // A list may be that of a list style, which another list defines: one step, so no circle.
  const auto link = by_style_.find(abstract->from_style);
  if (link != by_style_.end()) abstract = abstract_of(link->second);
  return abstract != nullptr && is_bullet(level_of(abstract->node, level));
}

}  // namespace reframe
