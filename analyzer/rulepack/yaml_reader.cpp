// The strict YAML reader. yaml-cpp by itself keeps duplicate keys, drops later documents and has
// 0-based marks; all of that is dealt with here, and its headers stay in this file.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <sstream>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include "analyzer/rulepack/source.h"
#include "analyzer/rulepack/strict_yaml.h"
#include "analyzer/rulepack/tables.h"

namespace reframe::rulepack {
namespace {

const std::set<std::string>& verb_classes() {
  static const std::set<std::string> classes = {
      "align",    "analyze",     "build",       "care",    "change",     "clerical",
      "code",     "collaborate", "communicate", "comply",  "coordinate", "decide",
      "discover", "document",    "generic",     "handle",  "implement",  "launch",
      "learn",    "measure",     "own",         "plan",    "present",    "raise",
      "reduce",   "sell",        "supervise",   "support", "teach"};
  return classes;
}

template <class Words>
std::string joined(const Words& words) {
  std::string out;
  for (const auto& word : words) {
    if (!out.empty()) out += ", ";
    out += word;
  }
  return out;
}

/// Listens for where a document starts and for nothing else.
class DocumentStart : public YAML::EventHandler {
 public:
  YAML::Mark mark;

  void OnDocumentStart(const YAML::Mark& at) override { mark = at; }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t,
                const std::string&) override {}
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {}
  void OnMapEnd() override {}
};

class Reader {
 public:
  Reader(const SourceFile& file, PackSource& into) : file_(file), into_(into) {}

  void read() {
    check_bytes();
    const YAML::Node document = YAML::Load(file_.bytes);
    if (document.IsNull()) {
      refuse({file_.name, 1, 1}, "the file is empty",
             "write lists, helpers, verbs, rules, rewrites, plan, weights, story_weights or "
             "privacy_weights");
    }
    check_single();
    each(document,
         {"about", "lists", "helpers", "verbs", "rules", "rewrites", "plan", "weights",
          "story_weights", "privacy_weights"},
         [&](const std::string& key, const YAML::Node& value) {
           if (key == "lists" || key == "helpers") read_lists(value, key == "helpers");
           if (key == "rewrites") read_rewrites(value);
           if (key == "plan") read_plan(value);
           if (key == "verbs") read_verbs(value);
           if (key == "rules") read_rules(value);
           if (key == "weights") read_weights(value, "pairs", "pair", into_.weights);
           if (key == "story_weights") {
             read_weights(value, "decisions", kDecisionModel, into_.story_weights);
           }
           if (key == "privacy_weights") {
             read_weights(value, "decisions", kDecisionModel, into_.privacy_weights);
           }
           if (key == "about") each(value, {}, [](const std::string&, const YAML::Node&) {});
         });
  }

 private:
  using Keys = std::vector<std::string>;

  [[noreturn]] static void refuse(Place where, std::string message, std::string hint) {
    throw Refused{{ErrorCode::invalid_rule, std::move(where), std::move(message), std::move(hint)}};
  }
  [[noreturn]] void refuse(const YAML::Node& node, std::string message, std::string hint) const {
    refuse(place(node), std::move(message), std::move(hint));
  }

  [[nodiscard]] Place place(const YAML::Node& node) const {
    const YAML::Mark mark = node.Mark();
    return {file_.name, mark.line + 1, mark.column + 1};
  }

  void check_bytes() const {
    int line = 1;
    int column = 0;
    for (const char c : file_.bytes) {
      ++column;
      if (c == '\n') {
        ++line;
        column = 0;
      } else if (static_cast<unsigned char>(c) < 0x20 && c != '\r') {
        refuse({file_.name, line, column}, c == '\t' ? "a tab" : "a control character",
               "use spaces");
      }
    }
  }

  /// YAML::Load drops later documents in silence, and YAML::LoadAll never ends on some broken files
  /// (yaml-cpp 0.7), so the parser is asked for just one more.
  void check_single() const {
    std::istringstream in(file_.bytes);
    YAML::Parser parser(in);
    DocumentStart first;
    DocumentStart second;
    parser.HandleNextDocument(first);
    if (parser.HandleNextDocument(second)) {
      refuse({file_.name, second.mark.line + 1, second.mark.column + 1},
             "a second YAML document would be ignored", "remove the '---' line");
    }
  }

  /// Visits a mapping; refuses keys that are not in `allowed` (unless that is empty) or come twice.
  template <class Visit>
  void each(const YAML::Node& map, const Keys& allowed, Visit visit) const {
    if (!map.IsMap()) refuse(map, "a mapping is needed here", "write 'key: value' lines");
    std::set<std::string> seen;
    for (const auto& pair : map) {
      const std::string key = scalar(pair.first, "a key");
      if (!allowed.empty() && std::find(allowed.begin(), allowed.end(), key) == allowed.end()) {
        refuse(pair.first, "unknown key '" + key + "'", "known here: " + joined(allowed));
      }
      if (!seen.insert(key).second) {
        refuse(pair.first, "key '" + key + "' stands twice", "merge the two");
      }
      visit(key, pair.second);
    }
  }

  template <class Visit>
  void each_item(const YAML::Node& node, const std::string& what, Visit visit) const {
    if (!node.IsSequence()) refuse(node, "'" + what + "' must be a list", "write '- item' lines");
    if (node.size() == 0) refuse(node, "'" + what + "' is empty", "add an entry or remove the key");
    for (const auto& item : node) visit(item);
  }

  std::string scalar(const YAML::Node& node, const std::string& what) const {
    if (!node.IsScalar()) {
      refuse(node, "'" + what + "' must be a single text",
             "write it on one line, quoted if it has ':' or '#'");
    }
    if (node.Scalar().empty())
      refuse(node, "'" + what + "' is empty", "write it or remove the key");
    return node.Scalar();
  }

  /// Text that is a pattern: double quotes would turn "\b" into a backspace.
  Located pattern_text(const YAML::Node& node, const std::string& what) const {
    Located out{scalar(node, what), place(node)};
    const int at = node.Mark().pos;
    if (at >= 0 && static_cast<std::size_t>(at) < file_.bytes.size() &&
        file_.bytes[static_cast<std::size_t>(at)] == '"') {
      refuse(node, "a double-quoted pattern: " + out.text, "use single quotes");
    }
    return out;
  }

  std::vector<Located> patterns(const YAML::Node& node, const std::string& what) const {
    std::vector<Located> out;
    if (node.IsScalar()) {
      out.push_back(pattern_text(node, what));
    } else {
      each_item(node, what, [&](const YAML::Node& i) { out.push_back(pattern_text(i, what)); });
    }
    return out;
  }

  template <class Enum, class Names>
  Enum one_of(const YAML::Node& node, const std::string& what, const Names& names) const {
    const std::string word = scalar(node, what);
    const auto value = from_string<Enum>(names, word);
    if (!value) refuse(node, "unknown " + what + " '" + word + "'", "known: " + joined(names));
    return *value;
  }

  void check_name(const YAML::Node& node, const std::string& name, bool dotted) const {
    const bool good = std::all_of(name.begin(), name.end(), [&](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || (dotted && c == '.');
    });
    if (!good || (dotted && name.find('.') == std::string::npos)) {
      refuse(node, "'" + name + "' is not a well-formed " + (dotted ? "rule id" : "list name"),
             std::string("write ") + (dotted ? "pack.name" : "it") +
                 " in lower case, digits and hyphens");
    }
  }

  void read_lists(const YAML::Node& node, bool helper) {
    each(node, {}, [&](const std::string& name, const YAML::Node& entries) {
      check_name(entries, name, false);
      into_.lists.push_back({name, place(entries), patterns(entries, name), helper});
    });
  }

  void read_verbs(const YAML::Node& node) {
    each(node, {}, [&](const std::string& base, const YAML::Node& value) {
      VerbSource verb;
      verb.base = base;
      verb.where = place(value);
      if (value.IsScalar()) {
        read_verb_words(value, verb);
      } else {
        each(value, {"is", "past", "participle", "gerund"},
             [&](const std::string& key, const YAML::Node& v) {
               if (key == "is") read_verb_words(v, verb);
               if (key == "past") verb.past = scalar(v, key);
               if (key == "participle") verb.participle = scalar(v, key);
               if (key == "gerund") verb.gerund = scalar(v, key);
             });
      }
      if (verb.classes.empty() || verb.rung == Rung::unknown) {
        refuse(value, "verb '" + base + "' needs a class and a rung", "write it as 'care did'");
      }
      into_.verbs.push_back(std::move(verb));
    });
  }

  void read_verb_words(const YAML::Node& node, VerbSource& verb) const {
    const std::string words = scalar(node, "is");
    for (std::size_t at = 0; at < words.size();) {
      const std::size_t end = std::min(words.find(' ', at), words.size());
      const std::string word = words.substr(at, end - at);
      at = end + 1;
      if (word.empty()) continue;
      const auto rung = from_string<Rung>(kRungNames, word);
      if (verb_classes().contains(word)) {
        verb.classes.push_back(word);
      } else if (rung && *rung != Rung::unknown && verb.rung == Rung::unknown) {
        verb.rung = *rung;
      } else {
        refuse(node, "unknown verb class or second rung '" + word + "'",
               "classes: " + joined(verb_classes()));
      }
    }
  }

  void read_rules(const YAML::Node& node) {
    each_item(node, "rules", [&](const YAML::Node& item) { read_rule(item); });
  }

  void read_rule(const YAML::Node& node) {
    RuleSource rule;
    rule.where = place(node);
    const std::map<std::string, std::vector<Located>*> pattern_keys = {
        {"terms", &rule.terms},   {"pattern", &rule.pattern}, {"gate", &rule.gate},
        {"unless", &rule.unless}, {"needs", &rule.needs},     {"aliases", &rule.aliases}};
    const std::map<std::string, std::string*> text_keys = {
        {"id", &rule.id}, {"value", &rule.value}, {"source", &rule.source}, {"label", &rule.label}};
    each(node,
         {"id", "dimension", "value", "terms", "pattern", "gate", "unless", "needs", "sections",
          "kind", "severity", "message", "source", "label", "aliases", "examples"},
         [&](const std::string& key, const YAML::Node& v) {
           if (const auto p = pattern_keys.find(key); p != pattern_keys.end()) {
             *p->second = patterns(v, key);
           } else if (const auto t = text_keys.find(key); t != text_keys.end()) {
             *t->second = scalar(v, key);
             if (key == "id") check_name(v, rule.id, true);
           } else {
             read_typed_key(key, v, rule);
           }
         });
    check_rule(node, rule);
    into_.rules.push_back(std::move(rule));
  }

  void read_typed_key(const std::string& key, const YAML::Node& v, RuleSource& rule) const {
    if (key == "dimension") rule.dimension = one_of<Dimension>(v, key, kDimensionNames);
    if (key == "kind") rule.kind = one_of<TextKind>(v, key, kTextKindNames);
    if (key == "severity") rule.severity = one_of<Severity>(v, key, kSeverityNames);
    if (key == "sections") {
      const auto add = [&](const YAML::Node& item) {
        rule.sections.push_back(one_of<SectionKind>(item, "section", kSectionNames));
      };
      if (v.IsScalar()) {
        add(v);
      } else {
        each_item(v, key, add);
      }
    }
    if (key == "message") {
      each(v, {"what", "why", "instead"}, [&](const std::string& part, const YAML::Node& text) {
        auto& field = part == "what"  ? rule.message.what
                      : part == "why" ? rule.message.why
                                      : rule.message.instead;
        field = scalar(text, part);
      });
    }
    if (key == "examples") read_examples(v, rule);
  }

  void read_examples(const YAML::Node& node, RuleSource& rule) const {
    each(node, {"hit", "miss", "known"}, [&](const std::string& key, const YAML::Node& list) {
      each_item(list, key, [&](const YAML::Node& item) {
        if (key == "known") {
          read_known(item, rule);
        } else {
          const auto kind = key == "hit" ? ExampleSource::Kind::hit : ExampleSource::Kind::miss;
          add_example(item, kind, scalar(item, key), {}, rule);
        }
      });
    });
  }

  void read_known(const YAML::Node& node, RuleSource& rule) const {
    std::map<std::string, std::string> fields;
    each(node, {"text", "want", "why"},
         [&](const std::string& key, const YAML::Node& v) { fields[key] = scalar(v, key); });
    const std::string& want = fields["want"];
    if (fields["text"].empty() || fields["why"].empty() || (want != "hit" && want != "miss")) {
      refuse(node, "a known failure needs text, want (hit or miss) and why", "add what is missing");
    }
    add_example(node,
                want == "hit" ? ExampleSource::Kind::known_hit : ExampleSource::Kind::known_miss,
                fields["text"], fields["why"], rule);
  }

  void add_example(const YAML::Node& node, ExampleSource::Kind kind, std::string text,
                   std::string why, RuleSource& rule) const {
    ExampleSource example;
    example.kind = kind;
    example.where = place(node);
    example.why = std::move(why);
    const std::size_t open = text.find("[[");
    const std::size_t close = text.find("]]");
    const bool marked = open != std::string::npos && close != std::string::npos && open < close;
    if (!marked && (open != std::string::npos || close != std::string::npos)) {
      refuse(node, "unbalanced [[ ]] in example: " + text, "mark one span with [[ and ]]");
    }
    if (!marked && kind == ExampleSource::Kind::hit) {
      refuse(node, "a hit example marks no span: " + text, "mark the span with [[ and ]]");
    }
    if (marked) {
      text.erase(close, 2);
      text.erase(open, 2);
      example.start = static_cast<std::uint32_t>(open);
      example.end = static_cast<std::uint32_t>(close - 2);
    }
    example.text = std::move(text);
    rule.examples.push_back(std::move(example));
  }

  void check_rule(const YAML::Node& node, const RuleSource& rule) const {
    const std::string name = "rule '" + rule.id + "'";
    const MessageSource& m = rule.message;
    const bool whole_message = !m.what.empty() && !m.why.empty() && !m.instead.empty();
    const auto count = [&](ExampleSource::Kind kind) {
      return std::count_if(rule.examples.begin(), rule.examples.end(),
                           [&](const ExampleSource& e) { return e.kind == kind; });
    };
    struct Check {
      bool bad;
      std::string message;
      std::string hint;
    };
    const Check checks[] = {
        {rule.id.empty(), "a rule has no id", "add 'id: pack.name'"},
        {!rule.dimension, name + " has no dimension", "one of: " + joined(kDimensionNames)},
        {rule.terms.empty() == rule.pattern.empty(), name + " needs either terms or pattern",
         "give exactly one of them"},
        {rule.pattern.size() > 1, name + " has several patterns", "write one rule for each"},
        {!rule.pattern.empty() && rule.gate.empty(), name + " has a pattern without a gate",
         "name the words of which one must be there"},
        {rule.pattern.empty() && !rule.gate.empty(), name + " has a gate without a pattern",
         "gates are for RE2 patterns only"},
        {rule.source.empty(), name + " has no source", "say where it comes from"},
        {rule.severity != Severity::none && !whole_message,
         name + " is a finding without a whole message", "write message: what, why and instead"},
        {count(ExampleSource::Kind::hit) < 2 || count(ExampleSource::Kind::miss) < 2,
         name + " has too few examples", "give two that hit and two that miss"},
    };
    for (const Check& check : checks) {
      if (check.bad) refuse(node, check.message, check.hint);
    }
    check_value(node, rule);
  }

  void check_value(const YAML::Node& node, const RuleSource& rule) const {
    const auto check = [&](const auto& names) {
      if (std::find(names.begin(), names.end(), rule.value) == names.end()) {
        refuse(node, "rule '" + rule.id + "' has no known value '" + rule.value + "'",
               "known: " + joined(names));
      }
    };
    if (rule.dimension == Dimension::framing) check(kFramingNames);
    if (rule.dimension == Dimension::stage) check(kStageNames);
    if (rule.dimension == Dimension::flag) check(kFlagNames);
    if (rule.dimension == Dimension::story) check(kStoryCueNames);
    if (rule.dimension != Dimension::craft && rule.value.empty()) {
      refuse(node, "rule '" + rule.id + "' has no value", "add 'value:'");
    }
  }

  // -- rewrites

  void read_rewrites(const YAML::Node& node) {
    each_item(node, "rewrites", [&](const YAML::Node& item) { read_rewrite(item); });
  }

  void read_rewrite(const YAML::Node& node) {
    RewriteSource rewrite;
    rewrite.where = place(node);
    const std::map<std::string, std::string*> text_keys = {
        {"id", &rewrite.id},   {"text", &rewrite.text},   {"sample", &rewrite.sample},
        {"why", &rewrite.why}, {"label", &rewrite.label}, {"source", &rewrite.source}};
    each(node,
         {"id", "action", "kind", "about", "rank", "lacks", "judged", "terms", "swaps", "unless",
          "text", "sample", "why", "label", "source", "examples"},
         [&](const std::string& key, const YAML::Node& v) {
           if (const auto t = text_keys.find(key); t != text_keys.end()) {
             *t->second = scalar(v, key);
             if (key == "id") check_name(v, rewrite.id, true);
           } else {
             read_rewrite_key(key, v, rewrite);
           }
         });
    check_rewrite(node, rewrite);
    into_.rewrites.push_back(std::move(rewrite));
  }

  void read_rewrite_key(const std::string& key, const YAML::Node& v, RewriteSource& rewrite) const {
    if (key == "action") rewrite.action = one_of<RewriteAction>(v, key, kRewriteActionNames);
    if (key == "kind") rewrite.kind = one_of<SuggestionKind>(v, key, kSuggestionKindNames);
    if (key == "about") rewrite.about = one_of<About>(v, key, kAboutNames);
    if (key == "rank") rewrite.rank = small_number(v, key);
    if (key == "lacks") rewrite.lacks = mask_of<Lack>(v, key, kLackNames);
    if (key == "judged") rewrite.judged = mask_of<Judged>(v, key, kJudgedNames);
    if (key == "unless") rewrite.unless = patterns(v, key);
    if (key == "terms") {
      for (Located& term : patterns(v, key)) rewrite.moves.push_back({std::move(term), {}});
    }
    if (key == "swaps") {
      each(v, {}, [&](const std::string& term, const YAML::Node& text) {
        rewrite.moves.push_back({{term, place(text)}, scalar(text, term)});
      });
    }
    if (key == "examples") read_rewrite_examples(v, rewrite);
  }

  void read_rewrite_examples(const YAML::Node& node, RewriteSource& rewrite) const {
    each(node, {"hit", "miss"}, [&](const std::string& key, const YAML::Node& list) {
      if (key == "miss") {
        each_item(list, key, [&](const YAML::Node& item) {
          rewrite.examples.push_back({scalar(item, key), {}});
        });
      } else {
        each(list, {}, [&](const std::string& line, const YAML::Node& gives) {
          rewrite.examples.push_back({line, scalar(gives, "rewrite")});
        });
      }
    });
  }

  void check_rewrite(const YAML::Node& node, const RewriteSource& r) const {
    const std::string name = "rewrite '" + r.id + "'";
    if (r.id.empty()) refuse(node, "a rewrite has no id", "add 'id: pack.name'");
    if (!r.action) {
      refuse(node, name + " has no action", "one of: " + joined(kRewriteActionNames));
    }
    const RewriteAction a = *r.action;
    const bool paired = a == RewriteAction::swap || a == RewriteAction::verb ||
                        a == RewriteAction::nominal || a == RewriteAction::supply ||
                        a == RewriteAction::expand;
    const bool asks = a == RewriteAction::ask || a == RewriteAction::insert ||
                      a == RewriteAction::fill || a == RewriteAction::passive;
    const bool alone = a == RewriteAction::gerund || a == RewriteAction::first_person ||
                       a == RewriteAction::third_person || a == RewriteAction::split ||
                       a == RewriteAction::passive || a == RewriteAction::ask;
    const bool has_texts = std::all_of(r.moves.begin(), r.moves.end(),
                                       [](const MoveSource& m) { return !m.text.empty(); });
    const auto hits = std::count_if(r.examples.begin(), r.examples.end(),
                                    [](const auto& e) { return !e.gives.empty(); });
    struct Check {
      bool bad;
      std::string message;
      std::string hint;
    };
    const Check checks[] = {
        {!r.kind, name + " has no kind", "one of: " + joined(kSuggestionKindNames)},
        {r.moves.empty() && !alone, name + " has no terms", "say which words it is about"},
        {r.moves.empty() && !r.unless.empty(), name + " has exceptions and no terms",
         "say which words it is about"},
        {paired && !has_texts, name + " needs swaps", "write 'swaps:' with 'term: text' lines"},
        {asks && r.text.find("?]") == std::string::npos, name + " asks nothing",
         "write 'text:' with a question in brackets: [how many?]"},
        {r.source.empty(), name + " has no source", "say where it comes from"},
        {hits < 2 || r.examples.size() - static_cast<std::size_t>(hits) < 2,
         name + " has too few examples", "give two that hit and two that miss"},
    };
    for (const Check& check : checks) {
      if (check.bad) refuse(node, check.message, check.hint);
    }
  }

  int small_number(const YAML::Node& v, const std::string& key) const {
    const std::string text = scalar(v, key);
    int number = 0;
    if (!YAML::convert<int>::decode(v, number) || number < 0 || number > 99) {
      refuse(v, "'" + key + "' is '" + text + "'", "write a number from 0 to 99");
    }
    return number;
  }

  /// A set of named values, as bits.
  template <class Enum, class Names>
  std::uint32_t mask_of(const YAML::Node& v, const std::string& key, const Names& names) const {
    std::uint32_t mask = 0;
    const auto add = [&](const YAML::Node& item) {
      mask |= 1U << static_cast<unsigned>(one_of<Enum>(item, key, names));
    };
    if (v.IsScalar()) {
      add(v);
    } else {
      each_item(v, key, add);
    }
    return mask;
  }

  // -- plan

  void read_plan(const YAML::Node& node) {
    each_item(node, "plan", [&](const YAML::Node& item) {
      PlanSource plan;
      plan.where = place(item);
      const std::map<std::string, std::string*> text_keys = {
          {"id", &plan.id},   {"about", &plan.about},   {"title", &plan.title},
          {"do", &plan.todo}, {"salary", &plan.salary}, {"source", &plan.source}};
      each(
          item, {"id", "kind", "about", "title", "do", "learn", "salary", "when", "rank", "source"},
          [&](const std::string& key, const YAML::Node& v) {
            if (const auto t = text_keys.find(key); t != text_keys.end()) {
              *t->second = scalar(v, key);
              if (key == "id") check_name(v, plan.id, true);
            }
            if (key == "kind") plan.kind = one_of<PlanKind>(v, key, kPlanKindNames);
            if (key == "rank") plan.rank = small_number(v, key);
            if (key == "when") plan.when = mask_of<PlanWhen>(v, key, kPlanWhenNames);
            if (key == "learn") {
              each_item(v, key, [&](const YAML::Node& i) { plan.learn.push_back(scalar(i, key)); });
            }
          });
      check_plan(item, plan);
      into_.plan.push_back(std::move(plan));
    });
  }

  void check_plan(const YAML::Node& node, const PlanSource& p) const {
    const std::string name = "plan item '" + p.id + "'";
    if (p.id.empty()) refuse(node, "a plan item has no id", "add 'id: plan.name'");
    if (!p.kind) refuse(node, name + " has no kind", "one of: " + joined(kPlanKindNames));
    const bool of_something =
        *p.kind == PlanKind::skill || *p.kind == PlanKind::tool || *p.kind == PlanKind::level;
    if (of_something && p.about.empty()) {
      refuse(node, name + " speaks of nothing", "add 'about:' with the competency, tool or level");
    }
    if (p.title.empty() || p.todo.empty() || p.source.empty()) {
      refuse(node, name + " needs title, do and source", "add what is missing");
    }
  }

  /// One row a feature, one number a model, in the order of `models`; under `single` one number a
  /// name, which goes to the model `of_single`.
  void read_weights(const YAML::Node& node, const char* single, std::string_view of_single,
                    std::vector<WeightSource>& out) {
    std::vector<std::string> models;
    each(node, {"models", "features", single},
         [&](const std::string& key, const YAML::Node& value) {
           if (key == "models") {
             each_item(value, key, [&](const YAML::Node& v) { models.push_back(scalar(v, key)); });
           } else if (key == "features") {
             each(value, {}, [&](const std::string& feature, const YAML::Node& row) {
               read_weight_row(feature, row, models, out);
             });
           } else {
             each(value, {}, [&](const std::string& name, const YAML::Node& v) {
               out.push_back({std::string(of_single), name, number(v), place(v)});
             });
           }
         });
  }

  void read_weight_row(const std::string& feature, const YAML::Node& row,
                       const std::vector<std::string>& models, std::vector<WeightSource>& out) {
    std::size_t at = 0;
    each_item(row, feature, [&](const YAML::Node& v) {
      if (at < models.size()) out.push_back({models[at], feature, number(v), place(v)});
      ++at;
    });
    if (at != models.size()) {
      refuse(row,
             "'" + feature + "' has " + std::to_string(at) + " weights for " +
                 std::to_string(models.size()) + " models",
             "run the calibration again");
    }
  }

  [[nodiscard]] double number(const YAML::Node& node) const {
    const std::string text = scalar(node, "weight");
    double value = 0;
    if (!YAML::convert<double>::decode(node, value) || !std::isfinite(value)) {
      refuse(node, "weight '" + text + "' is no finite number", "run the calibration again");
    }
    return value;
  }

  const SourceFile& file_;
  PackSource& into_;
};

}  // namespace

Status read_yaml(const SourceFile& file, PackSource& into) {
  try {
    Reader(file, into).read();
    return Done{};
  } catch (const Refused& refused) {
    return refused.error;
  } catch (const YAML::Exception& e) {
    return Error{ErrorCode::invalid_rule,
                 {file.name, e.mark.line + 1, e.mark.column + 1},
                 "not valid YAML: " + e.msg,
                 "check quotes and indentation"};
  }
}

}  // namespace reframe::rulepack
