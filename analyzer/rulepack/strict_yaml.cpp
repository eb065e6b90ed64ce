#include "analyzer/rulepack/strict_yaml.h"

#include <algorithm>
#include <optional>
#include <sstream>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include "analyzer/base/unicode.h"

namespace reframe::rulepack {
namespace {

[[noreturn]] void refuse(Place where, std::string message, std::string hint) {
  throw Refused{{ErrorCode::invalid_rule, std::move(where), std::move(message), std::move(hint)}};
}

/// Builds the tree from the parser's events, so that nothing is ever expanded.
class TreeBuilder : public YAML::EventHandler {
 public:
  explicit TreeBuilder(std::string_view name) : name_(name) {}

  YamlNode root;
  std::optional<Place> started;

  void OnDocumentStart(const YAML::Mark& mark) override { started = place(mark); }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    open(YamlNode::Kind::null, mark, "?", anchor);
    close();
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    refuse(place(mark), "aliases (*name) are not allowed here", "write the value out");
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    open(YamlNode::Kind::scalar, mark, tag, anchor);
    path_.back().text = value;
    path_.back().quoted = tag == "!";
    close();
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(YamlNode::Kind::list, mark, tag, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(YamlNode::Kind::map, mark, tag, anchor);
  }
  void OnMapEnd() override { close(); }

 private:
  [[nodiscard]] Place place(const YAML::Mark& mark) const {
    return {std::string(name_), mark.line + 1, mark.column + 1};
  }

  void open(YamlNode::Kind kind, const YAML::Mark& mark, const std::string& tag,
            YAML::anchor_t anchor) {
    if (anchor != 0)
      refuse(place(mark), "anchors (&name) are not allowed here", "write the value out");
    if (!tag.empty() && tag != "?" && tag != "!")
      refuse(place(mark), "the tag '" + tag + "' is not allowed here", "remove it");
    if (path_.size() >= static_cast<std::size_t>(kMostSettingsDepth)) {
      refuse(place(mark), "nested deeper than " + std::to_string(kMostSettingsDepth) + " levels",
             "settings need four");
    }
    YamlNode node;
    node.kind = kind;
    node.where = place(mark);
    path_.push_back(std::move(node));
    keys_.emplace_back();
  }

  void close() {
    YamlNode node = std::move(path_.back());
    path_.pop_back();
    keys_.pop_back();
    if (path_.empty()) {
      root = std::move(node);
      return;
    }
    YamlNode& parent = path_.back();
    if (parent.kind == YamlNode::Kind::list) {
      parent.items.push_back(std::move(node));
    } else if (!keys_.back()) {
      check_key(parent, node);
      keys_.back() = std::move(node);
    } else {
      parent.entries.emplace_back(*std::move(keys_.back()), std::move(node));
      keys_.back().reset();
    }
  }

  static void check_key(const YamlNode& parent, const YamlNode& key) {
    if (key.kind != YamlNode::Kind::scalar || key.text.empty())
      refuse(key.where, "a key must be a single text", "write 'key: value' lines");
    const bool twice = std::any_of(parent.entries.begin(), parent.entries.end(),
                                   [&](const auto& e) { return e.first.text == key.text; });
    if (twice) refuse(key.where, "key '" + key.text + "' stands twice", "merge the two");
    // Looking through all keys is quadratic; no settings have so many.
    if (parent.entries.size() >= 1000) refuse(key.where, "more than 1000 keys", "split the file");
  }

  std::string_view name_;
  std::vector<YamlNode> path_;
  std::vector<std::optional<YamlNode>> keys_;  ///< by open node: the key that waits for its value
};

void check_bytes(std::string_view name, std::string_view bytes) {
  if (bytes.size() > kMostSettingsBytes)
    refuse({std::string(name)}, "more than 256 KiB of settings", "is this the right file?");
  if (!unicode::valid_utf8(bytes))
    refuse({std::string(name)}, "not UTF-8 text", "save the file as UTF-8");
  int line = 1;
  int column = 0;
  for (const char c : bytes) {
    ++column;
    if (c == '\n') {
      ++line;
      column = 0;
    } else if (static_cast<unsigned char>(c) < 0x20 && c != '\r') {
      refuse({std::string(name), line, column}, c == '\t' ? "a tab" : "a control character",
             "use spaces");
    }
  }
}

}  // namespace

Result<YamlNode> read_settings(std::string_view name, std::string_view bytes) {
  try {
    check_bytes(name, bytes);
    std::istringstream in{std::string(bytes)};
    YAML::Parser parser(in);
    TreeBuilder first(name);
    TreeBuilder second(name);
    if (!parser.HandleNextDocument(first)) return YamlNode{};
    // Asked for just once more: to read on until the end never ends on some broken files
    // (yaml-cpp 0.7).
    if (parser.HandleNextDocument(second)) {
      refuse(second.started.value_or(Place{std::string(name)}),
             "a second YAML document would be ignored", "remove the '---' line");
    }
    return std::move(first.root);
  } catch (const Refused& refused) {
    return refused.error;
  } catch (const YAML::Exception& e) {
    return Error{ErrorCode::invalid_rule,
                 {std::string(name), e.mark.line + 1, e.mark.column + 1},
                 "not valid YAML: " + e.msg,
                 "check quotes and indentation"};
  }
}

}  // namespace reframe::rulepack
