#include "analyzer/extract/docx_styles.h"

#include <algorithm>
#include <cstdlib>
#include <set>

namespace reframe {
namespace {

/// Word knows nine list levels; anything else in a file is clamped.
constexpr int kMostListLevel = 8;
constexpr int kMostOutlineLevel = 8;

int clamped(std::string_view number, int most) {
  return std::clamp(std::atoi(std::string(number).c_str()), 0, most);
}

template <class T>
void keep_first(std::optional<T>& field, std::optional<T>&& value) {
  if (!field) field = std::move(value);
}

}  // namespace

pugi::xml_node child(pugi::xml_node node, std::string_view local) {
  for (const pugi::xml_node c : node.children()) {
    if (local_name(c.name()) == local) return c;
  }
  return {};
}

std::string_view attribute(pugi::xml_node node, std::string_view local) {
  for (const pugi::xml_attribute a : node.attributes()) {
    if (local_name(a.name()) == local) return a.value();
  }
  return {};
}

std::optional<bool> toggle(pugi::xml_node properties, std::string_view local) {
  const pugi::xml_node node = child(properties, local);
  if (!node) return std::nullopt;
  const std::string_view value = attribute(node, "val");
  return value != "0" && value != "false" && value != "off" && value != "none";
}

void add_run_facts(pugi::xml_node rpr, StyleFacts& facts) {
  if (!rpr) return;
  keep_first(facts.vanish, toggle(rpr, "vanish"));
  keep_first(facts.bold, toggle(rpr, "b"));
  keep_first(facts.caps, toggle(rpr, "caps"));
}

void add_paragraph_facts(pugi::xml_node ppr, StyleFacts& facts) {
  if (!ppr) return;
  if (const auto outline = child(ppr, "outlineLvl")) {
    const int level = std::atoi(std::string(attribute(outline, "val")).c_str());
    // 9 means body text.
    keep_first(facts.outline_level,
               std::optional(level >= 0 && level <= kMostOutlineLevel ? level : -1));
  }
  if (const auto numbering = child(ppr, "numPr")) {
    if (const auto id = child(numbering, "numId")) {
      keep_first(facts.num_id, std::optional(std::string(attribute(id, "val"))));
    }
    if (const auto level = child(numbering, "ilvl")) {
      keep_first(facts.list_level, std::optional(clamped(attribute(level, "val"), kMostListLevel)));
    }
  }
}

bool Styles::load(std::string bytes) {
  if (!xml_.load(std::move(bytes))) return false;
  for (const pugi::xml_node node : xml_.root().children()) {
    if (local_name(node.name()) == "style")
      nodes_.try_emplace(std::string(attribute(node, "styleId")), node);
  }
  return true;
}

const StyleFacts& Styles::facts(std::string_view id) {
  const auto [it, added] = facts_.try_emplace(std::string(id));
  StyleFacts& facts = it->second;
  if (!added) return facts;
  std::set<std::string> seen;
  std::string at(id);
  while (!at.empty() && seen.insert(at).second) {
    const auto node = nodes_.find(at);
    if (node == nodes_.end()) break;
    if (facts.name.empty()) facts.name = attribute(child(node->second, "name"), "val");
    add_run_facts(child(node->second, "rPr"), facts);
    add_paragraph_facts(child(node->second, "pPr"), facts);
    at = attribute(child(node->second, "basedOn"), "val");
  }
  return facts;
}

bool Numbering::load(std::string bytes) {
  if (!xml_.load(std::move(bytes))) return false;
  std::unordered_map<std::string, pugi::xml_node> abstract_by_id;
  for (const pugi::xml_node node : xml_.root().children()) {
    const std::string_view name = local_name(node.name());
    if (name == "abstractNum") {
      abstract_by_id[std::string(attribute(node, "abstractNumId"))] = node;
    } else if (name == "num") {
      const auto it =
          abstract_by_id.find(std::string(attribute(child(node, "abstractNumId"), "val")));
      if (it != abstract_by_id.end())
        abstracts_[std::string(attribute(node, "numId"))] = it->second;
    }
  }
  return true;
}

bool Numbering::bullet(std::string_view num_id, int level) const {
  const auto it = abstracts_.find(std::string(num_id));
  if (it == abstracts_.end()) return false;
  const std::string wanted = std::to_string(level);
  for (const pugi::xml_node node : it->second.children()) {
    if (local_name(node.name()) == "lvl" && attribute(node, "ilvl") == wanted) {
      return attribute(child(node, "numFmt"), "val") == "bullet";
    }
  }
  return false;
}

}  // namespace reframe
