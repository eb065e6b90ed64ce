#include "cli/check/config.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>

#include "analyzer/base/json.h"
#include "analyzer/model/identifier.h"
#include "analyzer/rulepack/strict_yaml.h"

namespace reframe::cli {
namespace {

using rulepack::YamlNode;
using Kind = YamlNode::Kind;

/// What one file says; unset fields leave those of the file it extends.
struct Layer {
  std::optional<YamlNode> extends;
  std::optional<YamlNode> profession;
  std::optional<std::vector<YamlNode>> target, packs, resumes, stories, exclude;
  std::vector<std::pair<YamlNode, Severity>> rules;
  std::vector<std::pair<std::string, Bound>> thresholds;
  std::optional<Severity> fail_on;
};

Error wrong(const Place& where, std::string message, std::string hint) {
  return {ErrorCode::invalid_rule, where, std::move(message), std::move(hint)};
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

std::string number_text(double value) {
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  return {buffer, end};
}

/// Visits the entries of a map; `visit` gives a Status.
template <class Visit>
Status each(const YamlNode& map, const std::string& what, const std::vector<std::string>& allowed,
            Visit visit) {
  if (map.kind != Kind::map) {
    return wrong(map.where, what + " must be a mapping", "write 'key: value' lines");
  }
  for (const auto& [key, value] : map.entries) {
    if (!allowed.empty() && std::find(allowed.begin(), allowed.end(), key.text) == allowed.end()) {
      return wrong(key.where, "unknown key '" + key.text + "'", "known here: " + joined(allowed));
    }
    if (auto status = visit(key, value); !status) return status;
  }
  return Done{};
}

Result<YamlNode> text_of(const YamlNode& node, const std::string& what) {
  if (node.kind != Kind::scalar || node.text.empty()) {
    return wrong(node.where, "'" + what + "' must be a single text",
                 "write it on one line, or remove the key");
  }
  return node;
}

/// A list of texts; one text alone is a list of one.
Result<std::vector<YamlNode>> texts_of(const YamlNode& node, const std::string& what) {
  if (node.kind == Kind::scalar) {
    auto one = text_of(node, what);
    if (!one) return one.error();
    return std::vector<YamlNode>{*one};
  }
  if (node.kind != Kind::list || node.items.empty()) {
    return wrong(node.where, "'" + what + "' must be a list", "write '- item' lines");
  }
  for (const YamlNode& item : node.items) {
    if (auto text = text_of(item, what); !text) return text.error();
  }
  return node.items;
}

Result<Severity> severity_word(const YamlNode& node, const std::string& what, bool off_allowed) {
  const std::string& word = node.text;
  if (node.kind == Kind::scalar) {
    if (off_allowed && word == "off") return Severity::none;
    const auto severity = from_string<Severity>(kSeverityNames, word);
    if (severity && *severity != Severity::none) return *severity;
  }
  return wrong(node.where, "'" + what + "' is '" + word + "'",
               std::string("write error, warning") + (off_allowed ? ", note or off" : " or note"));
}

Result<double> number_of(const YamlNode& node, const ThresholdKey& key) {
  double value = 0;
  const char* begin = node.text.data();
  const char* end = begin + node.text.size();
  const auto [at, failed] = std::from_chars(begin, end, value, std::chars_format::fixed);
  if (node.kind != Kind::scalar || node.quoted || failed != std::errc() || at != end) {
    return wrong(node.where, "'" + std::string(key.name) + "' is no number",
                 "write a number from 0 to " + number_text(key.most) + ", or off");
  }
  if (!std::isfinite(value) || value < 0 || value > key.most) {
    return wrong(node.where, "'" + std::string(key.name) + "' is " + node.text,
                 "it goes from 0 to " + number_text(key.most));
  }
  return value;
}

Status read_bound(const ThresholdKey& key, const YamlNode& node, Layer& layer) {
  Bound bound;
  bound.where = node.where;
  if (node.kind == Kind::map) {
    auto status = each(node, "'" + std::string(key.name) + "'", {"min", "max"},
                       [&](const YamlNode& side, const YamlNode& value) -> Status {
                         auto number = number_of(value, key);
                         if (!number) return number.error();
                         (side.text == "min" ? bound.min : bound.max) = *number;
                         return Done{};
                       });
    if (!status) return status;
    if (!bound.min && !bound.max)
      return wrong(node.where, "'" + std::string(key.name) + "' asks for nothing",
                   "write min, max or both");
    if (bound.min && bound.max && *bound.min > *bound.max)
      return wrong(node.where, "min is over max", "swap them");
  } else if (node.kind != Kind::scalar || node.text != "off") {
    auto number = number_of(node, key);
    if (!number) return number.error();
    bound.min = *number;
  }
  layer.thresholds.emplace_back(key.name, bound);
  return Done{};
}

const ThresholdKey* find_threshold(std::string_view name) {
  for (const ThresholdKey& key : threshold_keys()) {
    if (name == key.name) return &key;
  }
  return nullptr;
}

Status read_group(const std::string& group, const std::vector<std::string>& names,
                  const YamlNode& node, Layer& layer) {
  return each(node, "'" + group + "'", names, [&](const YamlNode& key, const YamlNode& value) {
    return read_bound(*find_threshold(group + "." + key.text), value, layer);
  });
}

Status read_thresholds(const YamlNode& node, Layer& layer) {
  return each(
      node, "'thresholds'", {"arc", "stages", "craft", "framing", "story"},
      [&](const YamlNode& key, const YamlNode& value) -> Status {
        if (key.text == "stages")
          return read_group("stages", {kStageNames.begin(), kStageNames.begin() + 3}, value, layer);
        if (key.text == "framing")
          return read_group("framing", {kFramingNames.begin(), kFramingNames.end()}, value, layer);
        return read_bound(*find_threshold(key.text), value, layer);
      });
}

Status read_rules(const YamlNode& node, Layer& layer) {
  return each(node, "'rules'", {}, [&](const YamlNode& key, const YamlNode& value) -> Status {
    const auto severity = severity_word(value, key.text, true);
    if (!severity) return severity.error();
    layer.rules.emplace_back(key, *severity);
    return Done{};
  });
}

Status read_key(const YamlNode& key, const YamlNode& value, Layer& layer) {
  if (key.text == "rules") return read_rules(value, layer);
  if (key.text == "thresholds") return read_thresholds(value, layer);
  if (key.text == "fail_on") {
    const auto severity = severity_word(value, "fail_on", false);
    if (!severity) return severity.error();
    layer.fail_on = *severity;
    return Done{};
  }
  if (key.text == "extends" || key.text == "profession") {
    auto text = text_of(value, key.text);
    if (!text) return text.error();
    (key.text == "extends" ? layer.extends : layer.profession) = *text;
    return Done{};
  }
  const std::pair<const char*, std::optional<std::vector<YamlNode>>*> lists[] = {
      {"target", &layer.target},   {"packs", &layer.packs},     {"resumes", &layer.resumes},
      {"stories", &layer.stories}, {"exclude", &layer.exclude},
  };
  for (const auto& [name, list] : lists) {
    if (key.text != name) continue;
    auto texts = texts_of(value, name);
    if (!texts) return texts.error();
    *list = std::move(*texts);
  }
  return Done{};
}

Result<Layer> read_layer(const std::string& file, const std::string& bytes) {
  const auto root = rulepack::read_settings(file, bytes);
  if (!root) return root.error();
  Layer layer;
  if (root->kind == Kind::null) return layer;  // an empty file: the defaults
  auto status =
      each(*root, "the settings",
           {"extends", "profession", "target", "packs", "resumes", "stories", "exclude", "rules",
            "thresholds", "fail_on"},
           [&](const YamlNode& key, const YamlNode& value) { return read_key(key, value, layer); });
  if (!status) return status.error();
  return layer;
}

std::string beside(const std::string& file, const std::string& name) {
  return (std::filesystem::path(file).parent_path() / name).lexically_normal().string();
}

Status apply_globs(const std::optional<std::vector<YamlNode>>& from, const std::string& file,
                   GlobSet& into) {
  if (!from) return Done{};
  into.base = std::filesystem::path(file).parent_path().string();
  into.globs.clear();
  for (const YamlNode& node : *from) {
    auto glob = Glob::parse(node.text);
    if (!glob) {
      return wrong(node.where, "'" + node.text + "': " + glob.error().message, glob.error().hint);
    }
    into.globs.push_back(std::move(*glob));
  }
  return Done{};
}

Status apply_target(const Layer& layer, Config& config) {
  if (!layer.target) return Done{};
  config.target.clear();
  config.target_where = layer.target->front().where;
  for (const YamlNode& node : *layer.target) {
    const bool known = std::any_of(targets().begin(), targets().end(),
                                   [&](const Target& t) { return node.text == t.name; });
    if (!known) {
      std::vector<std::string> names;
      for (const Target& t : targets()) names.emplace_back(t.name);
      return wrong(node.where, "unknown target '" + node.text + "'", "known: " + joined(names));
    }
    config.target.push_back(node.text);
  }
  return Done{};
}

/// Lays what `file` says over `config`.
Status apply(const Layer& layer, const std::string& file, Config& config) {
  if (layer.profession) {
    config.profession = layer.profession->text;
    config.profession_where = layer.profession->where;
  }
  if (auto status = apply_target(layer, config); !status) return status;
  if (layer.packs) {
    config.packs.clear();
    for (const YamlNode& node : *layer.packs) config.packs.push_back(beside(file, node.text));
  }
  if (auto status = apply_globs(layer.resumes, file, config.resumes); !status) return status;
  if (auto status = apply_globs(layer.stories, file, config.stories); !status) return status;
  if (auto status = apply_globs(layer.exclude, file, config.exclude); !status) return status;
  for (const auto& [key, severity] : layer.rules) config.rules[key.text] = {severity, key.where};
  for (const auto& [name, bound] : layer.thresholds) config.thresholds[name] = bound;
  if (layer.fail_on) config.fail_on = *layer.fail_on;
  return Done{};
}

bool is_prefix_pattern(std::string_view rule) {
  return rule.ends_with(".*");
}

Status check_rule_name(const std::string& name, const Place& where,
                       const rulepack::Tables& tables) {
  const auto named = [&](std::string_view id) {
    return is_prefix_pattern(name)
               ? id.starts_with(std::string_view(name).substr(0, name.size() - 1))
               : id == name;
  };
  const bool own = std::any_of(check_rules().begin(), check_rules().end(),
                               [&](const CheckRule& r) { return named(r.id); });
  const bool packed =
      tables.find_rule(name) != rulepack::kNone ||
      std::any_of(tables.rules.begin(), tables.rules.end(),
                  [&](const rulepack::RuleRow& r) { return named(tables.text(r.id)); });
  const std::vector<std::string> families = privacy_rules();
  const bool leak = std::any_of(families.begin(), families.end(), named);
  if (own || packed || leak) return Done{};
  return wrong(where, "there is no rule '" + name + "'",
               "see reframe rules list; \"craft.*\" means all rules of craft");
}

void put_list(std::string& out, const char* name, const std::vector<std::string>& items) {
  if (items.empty()) return;
  out += std::string(name) + ":\n";
  for (const std::string& item : items) out += "  - " + dump_json(item) + "\n";
}

/// Patterns stay relative to the folder they were written in, which is said.
void put_globs(std::string& out, const char* name, const GlobSet& set) {
  if (set.globs.empty()) return;
  out += "# relative to " + dump_json(set.base) + "\n";
  std::vector<std::string> texts;
  for (const Glob& glob : set.globs) texts.push_back(glob.text());
  put_list(out, name, texts);
}

std::string set_at(const Place& where) {
  return "  # " + where.file + ":" + std::to_string(where.line) + "\n";
}

std::string bound_text(const Bound& bound) {
  if (!bound.min && !bound.max) return "off";
  if (!bound.max) return number_text(*bound.min);
  std::string out = "{";
  if (bound.min) out += "min: " + number_text(*bound.min) + ", ";
  return out + "max: " + number_text(*bound.max) + "}";
}

void put_thresholds(std::string& out, const Config& config) {
  if (!config.thresholds.empty()) out += "thresholds:\n";
  std::string group;
  for (const ThresholdKey& key : threshold_keys()) {
    const auto found = config.thresholds.find(key.name);
    if (found == config.thresholds.end()) continue;
    const std::string name = key.name;
    const std::size_t dot = name.find('.');
    if (dot != std::string::npos && name.substr(0, dot) != group) {
      group = name.substr(0, dot);
      out += "  " + group + ":\n";
    }
    out += dot == std::string::npos ? "  " + name : "    " + name.substr(dot + 1);
    out += ": " + bound_text(found->second) + set_at(found->second.where);
  }
}

}  // namespace

const std::vector<ThresholdKey>& threshold_keys() {
  static const std::vector<ThresholdKey> keys = {
      {"arc", "threshold.arc", "the story as a whole (arc)", 100},
      {"stages.clinician", "threshold.clinician", "the stage clinician", 100},
      {"stages.problem_solver", "threshold.problem-solver", "the stage problem solver", 100},
      {"stages.strategic_thinker", "threshold.strategic-thinker", "the stage strategic thinker",
       100},
      {"craft", "threshold.craft", "the craft", 100},
      {"framing.clinical", "threshold.framing", "the share of clinical lines", 1},
      {"framing.product", "threshold.framing", "the share of product lines", 1},
      {"framing.mixed", "threshold.framing", "the share of mixed lines", 1},
      {"framing.neutral", "threshold.framing", "the share of neutral lines", 1},
      {"story", "threshold.story", "the score of the story", 100},
  };
  return keys;
}

const std::vector<Target>& targets() {
  static const std::vector<Target> all = {{"clinical-pm", "Associate or Clinical PM"},
                                          {"pm", "PM"},
                                          {"senior-pm", "Senior PM"},
                                          {"director", "Director"}};
  return all;
}

bool GlobSet::matches(const std::string& path) const {
  if (globs.empty()) return false;
  const std::string relative = std::filesystem::path(path).lexically_relative(base).string();
  return std::any_of(globs.begin(), globs.end(),
                     [&](const Glob& glob) { return glob.matches(relative); });
}

Severity Config::severity_of(std::string_view rule, Severity severity) const {
  const RuleSetting* best = nullptr;
  std::size_t length = 0;
  for (const auto& [name, setting] : rules) {
    if (name == rule) return setting.severity;
    const bool fits = is_prefix_pattern(name) &&
                      rule.starts_with(std::string_view(name).substr(0, name.size() - 1));
    if (fits && name.size() > length) {
      best = &setting;
      length = name.size();
    }
  }
  return best == nullptr ? severity : best->severity;
}

Result<Config> load_config(const std::string& file, const ReadFile& read) {
  std::vector<std::pair<std::string, Layer>> layers;
  Place named_at;
  for (std::string next = file; !next.empty();) {
    const bool again = std::any_of(layers.begin(), layers.end(),
                                   [&](const auto& layer) { return layer.first == next; });
    if (again) return wrong(named_at, "'extends' comes back to " + next, "break the circle");
    if (layers.size() > kMostExtends)
      return wrong(named_at, "'extends' leads through more than 16 files", "merge some");
    const auto bytes = read(next);
    if (!bytes) {
      if (layers.empty()) return bytes.error();
      return wrong(named_at, "'extends': " + bytes.error().text(), "");
    }
    auto layer = read_layer(next, *bytes);
    if (!layer) return layer.error();
    const std::string here = next;
    next.clear();
    if (layer->extends) {
      named_at = layer->extends->where;
      next = beside(here, layer->extends->text);
    }
    layers.emplace_back(here, std::move(*layer));
  }
  Config config;
  config.file = file;
  for (const auto& [name, layer] : layers) config.chain.push_back(name);
  std::reverse(layers.begin(), layers.end());
  for (const auto& [name, layer] : layers) {
    if (auto status = apply(layer, name, config); !status) return status.error();
  }
  return config;
}

Status resolve_rules(Config& config, const rulepack::Tables& tables) {
  std::map<std::string, RuleSetting> resolved;
  for (const auto& [name, setting] : config.rules) {
    if (auto status = check_rule_name(name, setting.where, tables); !status) return status;
    const std::uint32_t rule = tables.find_rule(name);
    const std::string id =
        rule == rulepack::kNone ? name : std::string(tables.text(tables.rules[rule].id));
    if (!resolved.emplace(id, setting).second) {
      return wrong(setting.where, "'" + name + "' and another name here mean one rule",
                   "keep one of the two; its name today is " + id);
    }
  }
  config.rules = std::move(resolved);
  if (config.profession.empty()) return Done{};
  std::vector<std::string> known;
  for (const rulepack::RuleRow& rule : tables.rules) {
    const std::string value(tables.text(rule.value));
    if (rule.dimension == Dimension::profession &&
        std::find(known.begin(), known.end(), value) == known.end()) {
      known.push_back(value);
    }
  }
  std::sort(known.begin(), known.end());
  if (std::find(known.begin(), known.end(), config.profession) != known.end()) return Done{};
  return wrong(config.profession_where, "unknown profession '" + config.profession + "'",
               "known: " + joined(known));
}

std::string config_text(const Config& config) {
  std::string out = config.chain.empty() ? "# no .reframe.yaml: the defaults\n" : "";
  for (std::size_t i = 0; i < config.chain.size(); ++i) {
    out += (i == 0 ? "# from " : "# extends ") + config.chain[i] + "\n";
  }
  if (!config.profession.empty()) out += "profession: " + dump_json(config.profession) + "\n";
  put_list(out, "target", config.target);
  put_list(out, "packs", config.packs);
  put_globs(out, "resumes", config.resumes);
  put_globs(out, "stories", config.stories);
  put_globs(out, "exclude", config.exclude);
  if (!config.rules.empty()) out += "rules:\n";
  for (const auto& [name, setting] : config.rules) {
    const std::string word =
        setting.severity == Severity::none ? "off" : std::string(to_string(setting.severity));
    out += "  " + dump_json(name) + ": " + word + set_at(setting.where);
  }
  put_thresholds(out, config);
  return out + "fail_on: " + std::string(to_string(config.fail_on)) + "\n";
}

std::vector<std::string> privacy_rules() {
  std::vector<std::string> out;
  out.reserve(kIdentifierFamilyNames.size());
  for (const char* family : kIdentifierFamilyNames) out.push_back("privacy." + std::string(family));
  return out;
}

const std::vector<CheckRule>& check_rules() {
  static constexpr const char* kWhy =
      "The settings of this folder ask for it, so that every sample keeps to what was agreed.";
  static constexpr const char* kInstead =
      "See what `reframe FILE` proposes first, or change the threshold in .reframe.yaml.";
  static const std::vector<CheckRule> rules = {
      {"threshold.arc", Severity::error, "The story as a whole misses its threshold.", kWhy,
       kInstead},
      {"threshold.clinician", Severity::error, "The stage clinician misses its threshold.", kWhy,
       kInstead},
      {"threshold.problem-solver", Severity::error,
       "The stage problem solver misses its threshold.", kWhy, kInstead},
      {"threshold.strategic-thinker", Severity::error,
       "The stage strategic thinker misses its threshold.", kWhy, kInstead},
      {"threshold.craft", Severity::error, "The craft misses its threshold.", kWhy, kInstead},
      {"threshold.framing", Severity::error, "The share of a framing misses its threshold.", kWhy,
       kInstead},
      {"threshold.story", Severity::error, "The score of an interview story misses its threshold.",
       kWhy, kInstead},
      {"threshold.target", Severity::error, "The resume reads below the post it aims at.",
       "The settings of this folder name the posts these resumes are for.",
       "See the reasons for the level in `reframe FILE`, or change the target in .reframe.yaml."},
      {"suppression.no-reason", Severity::error, "A suppression gives no reason.",
       "A later reader must be able to judge whether it still holds.",
       "Write `reframe: ignore RULE reason`; until then it suppresses nothing."},
      {"suppression.unknown-rule", Severity::warning, "A suppression names no known rule.",
       "It suppresses nothing, so it only looks as if something had been decided.",
       "See `reframe rules list` for the ids, or remove the comment."},
      {"suppression.unused", Severity::note, "A suppression suppresses nothing here.",
       "What it accepted is gone, or it stands beside the wrong line.",
       "Remove the comment, or move it to the line in front of the one it is about."},
  };
  return rules;
}

}  // namespace reframe::cli
