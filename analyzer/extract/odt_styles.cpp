#include "analyzer/extract/odt_styles.h"

#include <charconv>
#include <unordered_set>

namespace reframe {
namespace {

/// Chains of styles are short; a longer one is a trick.
constexpr std::size_t kMostAncestors = 100;

std::string key(std::string_view family, std::string_view name) {
  return std::string(family) + "/" + std::string(name);
}

/// "Heading_20_1" → "Heading 1": ODF writes characters that names may not have as _hex_.
std::string decoded(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    unsigned code = 0;
    const std::size_t end = name[i] == '_' ? name.find('_', i + 1) : std::string_view::npos;
    if (end != std::string_view::npos && end - i == 3) {
      const auto [stop, error] = std::from_chars(name.data() + i + 1, name.data() + end, code, 16);
      if (error == std::errc() && stop == name.data() + end && code >= 0x20 && code < 0x7F) {
        out += static_cast<char>(code);
        i = end;
        continue;
      }
    }
    out += name[i];
  }
  return out;
}

}  // namespace

void OdtStyles::add(const XmlPart& part) {
  for (const pugi::xml_node group : part.root().children()) {
    const std::string_view kind = local_name(group.name());
    if (kind != "styles" && kind != "automatic-styles") continue;
    for (const pugi::xml_node node : group.children()) {
      const std::string_view local = local_name(node.name());
      if (local == "style") add_style(node, kind == "automatic-styles");
      if (local == "list-style") lists_.try_emplace(attribute(node, "name"), node);
    }
  }
}

void OdtStyles::add_style(pugi::xml_node node, bool automatic) {
  const std::string_view page = attribute(node, "master-page-name");
  if (!page.empty()) pages_.try_emplace(page, true);
  styles_.try_emplace(key(attribute(node, "family"), attribute(node, "name")),
                      Entry{node, automatic});
}

const OdtStyle& OdtStyles::facts(std::string_view family, std::string_view name) {
  const auto [it, added] = facts_.try_emplace(key(family, name));
  OdtStyle& facts = it->second;
  if (!added) return facts;
  std::unordered_set<std::string> seen;
  for (std::string at(name); seen.size() < kMostAncestors && seen.insert(at).second;) {
    const auto found = styles_.find(key(family, at));
    if (found == styles_.end()) {
      if (facts.name.empty()) facts.name = decoded(at);
      break;
    }
    const pugi::xml_node node = found->second.node;
    if (facts.name.empty() && !found->second.automatic) {
      const std::string_view shown = attribute(node, "display-name");
      facts.name = shown.empty() ? decoded(at) : std::string(shown);
    }
    const pugi::xml_node text = child(node, "text-properties");
    const std::string_view weight = attribute(text, "font-weight");
    // Weights are "normal", "bold" or 100 to 900.
    if (!facts.bold && !weight.empty()) facts.bold = weight != "normal" && weight >= "600";
    const std::string_view display = attribute(text, "display");
    if (!facts.hidden && !display.empty()) facts.hidden = display == "none";
    at = attribute(node, "parent-style-name");
    if (at.empty()) break;
  }
  return facts;
}

bool OdtStyles::bullet(std::string_view list_style, int level) const {
  const auto it = lists_.find(list_style);
  if (it == lists_.end()) return true;
  const std::string wanted = std::to_string(level + 1);
  for (const pugi::xml_node node : it->second.children()) {
    if (attribute(node, "level") == wanted)
      return local_name(node.name()) != "list-level-style-number";
  }
  return true;
}

bool OdtStyles::hidden_section(pugi::xml_node section) {
  return attribute(section, "display") == "none";
}

bool OdtStyles::page_used(std::string_view master_page) const {
  return master_page == "Standard" || pages_.contains(master_page);
}

}  // namespace reframe
