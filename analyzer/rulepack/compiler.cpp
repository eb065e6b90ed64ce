#include "analyzer/rulepack/compiler.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <map>
#include <set>
#include <unordered_map>

#include "analyzer/rulepack/inflect.h"
#include "analyzer/rulepack/layout.h"
#include "analyzer/rulepack/pattern.h"
#include "analyzer/rulepack/tables.h"

namespace reframe::rulepack {
namespace {

using Row = std::vector<Element>;

Error wrong(const Place& where, std::string message, std::string hint) {
  return {ErrorCode::invalid_rule, where, std::move(message), std::move(hint)};
}

/// The folder a file stands in: "rules/clinical/nurse.yaml" is of the pack "clinical".
std::string pack_of(const std::string& file) {
  const std::size_t slash = file.rfind('/');
  if (slash == std::string::npos) return {};
  const std::size_t before = file.rfind('/', slash - 1);
  const std::size_t start = before == std::string::npos ? 0 : before + 1;
  return file.substr(start, slash - start);
}

std::string place_text(const Place& place) {
  return place.file + ":" + std::to_string(place.line);
}

// ---------------------------------------------------------------------------- merging the files

/// Adds `more` to `all` by name; a second of the same name is an error or, in an overlay, replaces.
template <class T, class Name>
Status merge(std::vector<T>& all, std::vector<T>&& more, Name name, const char* what,
             std::set<std::string>& replaceable) {
  for (T& item : more) {
    const auto same = std::find_if(all.begin(), all.end(),
                                   [&](const T& other) { return name(other) == name(item); });
    if (same == all.end()) {
      all.push_back(std::move(item));
    } else if (replaceable.erase(name(item)) > 0) {
      *same = std::move(item);
    } else {
      return wrong(item.where, std::string(what) + " '" + name(item) + "' stands twice",
                   "the other is at " + place_text(same->where));
    }
  }
  return Done{};
}

class Merger {
 public:
  Status add(const std::vector<SourceFile>& files, bool overlay) {
    std::set<std::string> lists, verbs, rules, weights, rewrites, plan;
    if (overlay) {
      for (const auto& l : all_.lists) lists.insert(list_name(l));
      for (const auto& v : all_.verbs) verbs.insert(verb_name(v));
      for (const auto& r : all_.rules) rules.insert(rule_name(r));
      for (const auto& w : all_.weights) weights.insert(weight_name(w));
      for (const auto& r : all_.rewrites) rewrites.insert(r.id);
      for (const auto& p : all_.plan) plan.insert(p.id);
    }
    for (const SourceFile& file : files) {
      PackSource source;
      if (auto read = read_yaml(file, source); !read) return read;
      for (auto status :
           {merge(all_.lists, std::move(source.lists), list_name, "list", lists),
            merge(all_.verbs, std::move(source.verbs), verb_name, "verb", verbs),
            merge(all_.rules, std::move(source.rules), rule_name, "rule", rules),
            merge(all_.rewrites, std::move(source.rewrites), rewrite_name, "rewrite", rewrites),
            merge(all_.plan, std::move(source.plan), plan_name, "plan item", plan)}) {
        if (!status) return status;
      }
      add_weights(std::move(source.weights), all_.weights);
      add_weights(std::move(source.story_weights), all_.story_weights);
      add_weights(std::move(source.privacy_weights), all_.privacy_weights);
    }
    return Done{};
  }

  PackSource take() {
    const auto by = [](auto name) {
      return [name](const auto& a, const auto& b) { return name(a) < name(b); };
    };
    std::sort(all_.lists.begin(), all_.lists.end(), by(list_name));
    std::sort(all_.verbs.begin(), all_.verbs.end(), by(verb_name));
    std::sort(all_.rules.begin(), all_.rules.end(), by(rule_name));
    std::sort(all_.rewrites.begin(), all_.rewrites.end(), by(rewrite_name));
    std::sort(all_.plan.begin(), all_.plan.end(), by(plan_name));
    return std::move(all_);
  }

 private:
  static std::string list_name(const ListSource& l) { return l.name; }
  static std::string verb_name(const VerbSource& v) { return v.base; }
  static std::string rule_name(const RuleSource& r) { return r.id; }
  static std::string rewrite_name(const RewriteSource& r) { return r.id; }
  static std::string plan_name(const PlanSource& p) { return p.id; }
  static std::string weight_name(const WeightSource& w) { return w.model + " " + w.feature; }

  /// Later weights win: a file of weights is generated, and replaced as a whole.
  static void add_weights(std::vector<WeightSource>&& more, std::vector<WeightSource>& all) {
    for (WeightSource& weight : more) all.push_back(std::move(weight));
  }

  PackSource all_;
};

// ---------------------------------------------------------------------------- forms and symbols

struct FormData {
  std::set<std::uint32_t> symbols;
  std::set<std::uint32_t> caps_symbols;
  std::vector<VerbRef> verbs;
  std::uint32_t word = kNone;
};

class Compiler {
 public:
  explicit Compiler(PackSource source) : source_(std::move(source)) {
    for (int i = 0; i < 5; ++i) trie_.emplace_back();
  }

  Result<std::string> run(std::uint64_t version) {
    add_verbs();
    for (auto step : {&Compiler::add_lists, &Compiler::add_rules, &Compiler::add_needs,
                      &Compiler::add_aliases, &Compiler::add_rewrites}) {
      if (auto status = (this->*step)(); !status) return status.error();
    }
    add_plan();
    add_weights();
    return write(version);
  }

 private:
  struct TrieNode {
    std::map<std::uint32_t, std::uint32_t> edges;
    std::vector<Accept> accepts;
  };
  static constexpr std::uint32_t kPhraseRoot = 0;
  static constexpr std::uint32_t kTermRoot = 1;
  static constexpr std::uint32_t kOpeningRoot = 2;
  static constexpr std::uint32_t kMoveRoot = 3;
  static constexpr std::uint32_t kMoveOpeningRoot = 4;

  // -- strings
  StringRef pooled(const std::string& text) {
    const auto [it, added] = pool_index_.try_emplace(text, StringRef{});
    if (added) {
      it->second = {static_cast<std::uint32_t>(pool_.size()),
                    static_cast<std::uint32_t>(text.size())};
      pool_ += text;
    }
    return it->second;
  }

  // -- symbols
  /// The symbol named `key`; `added` tells whether it is new.
  std::uint32_t symbol(const std::string& key, bool& added) {
    const auto [it, is_new] =
        symbols_.try_emplace(key, static_cast<std::uint32_t>(symbols_.size() + 1));
    added = is_new;
    return it->second;
  }

  void give_forms(std::string_view word, WordKind kind, std::uint32_t id) {
    for (const auto& form : word_forms(word, kind)) forms_[form].symbols.insert(id);
  }

  static WordKind word_kind(Element::Kind kind) {
    switch (kind) {
      case Element::Kind::noun:
        return WordKind::noun;
      case Element::Kind::verb:
        return WordKind::verb;
      case Element::Kind::exact:
        return WordKind::exact;
      default:
        return WordKind::any;
    }
  }

  /// The symbol of a single word as written in a term, giving it to the word's forms.
  std::uint32_t word_symbol(const Element& e) {
    static constexpr char kPrefix[] = {'w', 'n', 'v', 'x', 'c'};
    bool added = false;
    const auto id = symbol(std::string(1, kPrefix[static_cast<int>(e.kind)]) + ":" + e.name, added);
    if (added) give_word(e, id);
    return id;
  }

  void give_word(const Element& e, std::uint32_t id) {
    if (e.kind == Element::Kind::caps) {
      for (const auto& form : noun_forms(e.name)) forms_[form].caps_symbols.insert(id);
    } else {
      give_forms(e.name, word_kind(e.kind), id);
    }
  }

  static bool is_word(const Element& e) { return e.kind <= Element::Kind::caps; }

  /// Makes every text that `row` stands for carry symbol `id`.
  Status give_row(const Row& row, std::uint32_t id, const Place& where) {
    if (row.size() == 1) {
      const Element& e = row.front();
      if (is_word(e)) {
        give_word(e, id);
        return Done{};
      }
      if (e.kind == Element::Kind::list) return give_list(e.name, id, where);
      if (e.kind == Element::Kind::verbs || e.kind == Element::Kind::rung) {
        return give_verbs(e, id, where);
      }
      if (e.kind == Element::Kind::number) {
        number_symbols_.push_back({*from_string<NumberClass>(kNumberClassNames, e.name), id});
        return Done{};
      }
    }
    std::uint32_t node = kPhraseRoot;
    for (const Element& e : row) {
      if (!is_word(e)) {
        return wrong(where, "a list or number inside a phrase of a choice: '" + e.name + "'",
                     "write it as a term of its own");
      }
      node = child(node, word_symbol(e));
    }
    accept(node, {id, Role::hit, 0, 0});
    return Done{};
  }

  Status give_list(const std::string& name, std::uint32_t id, const Place& where) {
    const auto list = std::find_if(source_.lists.begin(), source_.lists.end(),
                                   [&](const ListSource& l) { return l.name == name; });
    if (list == source_.lists.end()) {
      return wrong(where, "unknown list '@" + name + "'",
                   "define it under lists: or mend the name");
    }
    if (std::find(open_lists_.begin(), open_lists_.end(), name) != open_lists_.end()) {
      return wrong(list->where, "list '@" + name + "' contains itself", "break the circle");
    }
    open_lists_.push_back(name);
    for (const Located& entry : list->entries) {
      const auto rows = parse_entry(entry);
      if (!rows) return rows.error();
      for (const Row& row : *rows) {
        if (auto status = give_row(row, id, entry.where); !status) return status;
      }
    }
    open_lists_.pop_back();
    return Done{};
  }

  Status give_verbs(const Element& e, std::uint32_t id, const Place& where) {
    bool any = false;
    for (const VerbSource& verb : source_.verbs) {
      const bool has =
          e.kind == Element::Kind::rung
              ? to_string(verb.rung) == e.name
              : std::find(verb.classes.begin(), verb.classes.end(), e.name) != verb.classes.end();
      if (!has) continue;
      any = true;
      for (const auto& form : forms_of(verb)) give_verb_form(form, id);
    }
    if (!any) {
      return wrong(where, "no verb of class or rung '" + e.name + "'", "see rules/README.md");
    }
    return Done{};
  }

  void give_verb_form(const std::string& form, std::uint32_t id) {
    std::uint32_t node = kPhraseRoot;
    if (form.find_first_of(" -") == std::string::npos) {
      for (const auto& spelled : spellings(form)) forms_[spelled].symbols.insert(id);
      return;
    }
    for (std::size_t at = 0; at < form.size();) {
      const std::size_t end = std::min(form.find_first_of(" -", at), form.size());
      Element e;
      e.kind = Element::Kind::exact;
      e.name = form.substr(at, end - at);
      node = child(node, word_symbol(e));
      at = end + 1;
    }
    accept(node, {id, Role::hit, 0, 0});
  }

  static std::vector<std::string> forms_of(const VerbSource& verb) {
    const VerbForms f = full_forms(verb);
    return {f.base, f.third, f.past, f.participle, f.gerund};
  }

  static VerbForms full_forms(const VerbSource& verb) {
    VerbForms f = inflect_verb(verb.base);
    if (!verb.past.empty()) f.past = f.participle = verb.past;
    if (!verb.participle.empty()) f.participle = verb.participle;
    if (!verb.gerund.empty()) f.gerund = verb.gerund;
    return f;
  }

  /// The symbol of any element but a gap.
  Result<std::uint32_t> element_symbol(const Element& e, const Place& where) {
    if (is_word(e)) return word_symbol(e);
    static const std::map<Element::Kind, std::string> kPrefix = {{Element::Kind::list, "@"},
                                                                 {Element::Kind::verbs, "@verb."},
                                                                 {Element::Kind::rung, "@rung."},
                                                                 {Element::Kind::number, "#"},
                                                                 {Element::Kind::choice, "|"}};
    bool added = false;
    const auto id = symbol(kPrefix.at(e.kind) + e.name, added);
    if (!added) return id;
    const std::vector<Row> rows =
        e.kind == Element::Kind::choice ? e.choices : std::vector<Row>{{e}};
    for (const Row& row : rows) {
      if (auto status = give_row(row, id, where); !status) return status.error();
    }
    return id;
  }

  // -- tries
  std::uint32_t child(std::uint32_t node, std::uint32_t by) {
    const auto [it, added] =
        trie_[node].edges.try_emplace(by, static_cast<std::uint32_t>(trie_.size()));
    const std::uint32_t target = it->second;
    if (added) trie_.emplace_back();  // invalidates `it`
    return target;
  }

  void accept(std::uint32_t node, const Accept& what) {
    auto& all = trie_[node].accepts;
    const auto same = [&](const Accept& a) {
      return a.target == what.target && a.role == what.role && a.at_end == what.at_end;
    };
    if (std::none_of(all.begin(), all.end(), same)) all.push_back(what);
  }

  Status add_term(const Located& term, std::uint32_t rule, Role role,
                  std::uint32_t root = kTermRoot, std::uint32_t opening_root = kOpeningRoot) {
    const auto pattern = parse_pattern(term);
    if (!pattern) return pattern.error();
    for (const Row& row : expand_optional(pattern->elements)) {
      std::uint32_t node = pattern->at_opening ? opening_root : root;
      for (const Element& e : row) {
        if (e.kind == Element::Kind::gap) {
          node = child(node, kGapSymbol + static_cast<std::uint32_t>(e.gap));
          continue;
        }
        const auto id = element_symbol(e, term.where);
        if (!id) return id.error();
        node = child(node, *id);
      }
      accept(node, {rule, role, static_cast<std::uint8_t>(pattern->at_end), 0});
    }
    return Done{};
  }

  // -- the parts of the packs
  void add_verbs() {
    std::map<std::string, std::uint32_t> classes;
    for (const VerbSource& verb : source_.verbs) {
      for (const auto& name : verb.classes) classes.try_emplace(name, 0);
    }
    std::uint32_t next = 0;
    for (auto& [name, number] : classes) {
      number = next++;
      verb_classes_.push_back(pooled(name));
    }
    for (const VerbSource& verb : source_.verbs) {
      VerbRow row;
      row.rung = verb.rung;
      for (const auto& name : verb.classes) row.classes |= 1U << classes.at(name);
      const auto forms = forms_of(verb);
      for (std::size_t i = 0; i < forms.size(); ++i) {
        row.forms[i] = pooled(forms[i]);
        const VerbRef ref{static_cast<std::uint16_t>(verbs_.size()), static_cast<VerbForm>(i), 0};
        if (forms[i].find(' ') != std::string::npos) continue;
        for (const auto& spelled : spellings(forms[i])) forms_[spelled].verbs.push_back(ref);
      }
      verbs_.push_back(row);
    }
  }

  Status add_lists() {
    for (const ListSource& list : source_.lists) {
      Element e;
      e.kind = Element::Kind::list;
      e.name = list.name;
      const auto id = element_symbol(e, list.where);
      if (!id) return id.error();
      lists_.push_back(
          {pooled(list.name), pooled(pack_of(list.where.file)), *id, list.helper ? 1U : 0U});
    }
    return Done{};
  }

  Status add_rules() {
    for (const RuleSource& rule : source_.rules) {
      const auto number = static_cast<std::uint32_t>(rules_.size());
      RuleRow row = rule_row(rule);
      row.terms.begin = static_cast<std::uint32_t>(term_texts_.size());
      for (const Located& term : rule.terms) term_texts_.push_back(pooled(term.text));
      row.terms.count = static_cast<std::uint32_t>(rule.terms.size());
      rules_.push_back(row);
      const std::pair<const std::vector<Located>*, Role> groups[] = {
          {&rule.terms, Role::hit}, {&rule.unless, Role::veto}, {&rule.gate, Role::gate}};
      for (const auto& [terms, role] : groups) {
        for (const Located& term : *terms) {
          if (auto status = add_term(term, number, role); !status) return status;
        }
      }
    }
    return Done{};
  }

  Status add_rewrites() {
    for (const RewriteSource& rewrite : source_.rewrites) {
      const auto number = static_cast<std::uint32_t>(rewrites_.size());
      RewriteRow row = rewrite_row(rewrite);
      row.moves = {static_cast<std::uint32_t>(moves_.size()),
                   static_cast<std::uint32_t>(rewrite.moves.size())};
      for (const MoveSource& move : rewrite.moves) {
        const auto target = static_cast<std::uint32_t>(moves_.size());
        moves_.push_back({pooled(move.term.text), pooled(move.text), number});
        if (auto s = add_term(move.term, target, Role::hit, kMoveRoot, kMoveOpeningRoot); !s) {
          return s;
        }
      }
      for (const Located& term : rewrite.unless) {
        if (auto s = add_term(term, number, Role::veto, kMoveRoot, kMoveOpeningRoot); !s) return s;
      }
      rewrites_.push_back(row);
    }
    return Done{};
  }

  RewriteRow rewrite_row(const RewriteSource& r) {
    RewriteRow row;
    row.id = pooled(r.id);
    row.label = pooled(r.label);
    row.why = pooled(r.why);
    row.text = pooled(r.text);
    row.sample = pooled(r.sample);
    row.source = pooled(r.source);
    row.action = *r.action;
    row.kind = static_cast<std::uint8_t>(*r.kind);
    row.about = r.about;
    row.rank = static_cast<std::uint8_t>(r.rank);
    row.lacks = r.lacks;
    row.judged = r.judged;
    row.examples = {static_cast<std::uint32_t>(rewrite_examples_.size()),
                    static_cast<std::uint32_t>(r.examples.size())};
    for (const auto& e : r.examples) rewrite_examples_.push_back({pooled(e.line), pooled(e.gives)});
    return row;
  }

  void add_plan() {
    for (const PlanSource& p : source_.plan) {
      PlanRow row;
      row.id = pooled(p.id);
      row.about = pooled(p.about);
      row.title = pooled(p.title);
      row.todo = pooled(p.todo);
      row.salary = pooled(p.salary);
      row.source = pooled(p.source);
      row.learn = {static_cast<std::uint32_t>(plan_learn_.size()),
                   static_cast<std::uint32_t>(p.learn.size())};
      for (const std::string& l : p.learn) plan_learn_.push_back(pooled(l));
      row.when = p.when;
      row.kind = *p.kind;
      row.rank = static_cast<std::uint8_t>(p.rank);
      plan_.push_back(row);
    }
  }

  RuleRow rule_row(const RuleSource& rule) {
    RuleRow row;
    row.id = pooled(rule.id);
    row.pack = pooled(rule.id.substr(0, rule.id.find('.')));
    row.value = pooled(rule.value);
    row.what = pooled(rule.message.what);
    row.why = pooled(rule.message.why);
    row.instead = pooled(rule.message.instead);
    row.source = pooled(rule.source);
    row.label = pooled(rule.label);
    row.pattern = pooled(rule.pattern.empty() ? "" : rule.pattern.front().text);
    row.dimension = *rule.dimension;
    row.severity = rule.severity;
    if (rule.kind) row.kinds = static_cast<std::uint8_t>(1U << static_cast<unsigned>(*rule.kind));
    row.has_veto = rule.unless.empty() ? 0 : 1;
    for (const SectionKind s : rule.sections) row.sections |= 1U << static_cast<unsigned>(s);
    row.examples.begin = static_cast<std::uint32_t>(examples_.size());
    row.examples.count = static_cast<std::uint32_t>(rule.examples.size());
    for (const ExampleSource& e : rule.examples) {
      examples_.push_back(
          {pooled(e.text), pooled(e.why), e.start, e.end, static_cast<std::uint32_t>(e.kind)});
    }
    return row;
  }

  [[nodiscard]] std::uint32_t rule_number(const std::string& id) const {
    for (std::uint32_t i = 0; i < source_.rules.size(); ++i) {
      if (source_.rules[i].id == id) return i;
    }
    return kNone;
  }

  Status add_needs() {
    for (std::size_t i = 0; i < source_.rules.size(); ++i) {
      rules_[i].needs.begin = static_cast<std::uint32_t>(needs_.size());
      for (const Located& need : source_.rules[i].needs) {
        const std::uint32_t number = rule_number(need.text);
        if (number == kNone) {
          return wrong(need.where, "unknown rule id '" + need.text + "' in needs", "mend the id");
        }
        needs_.push_back(number);
        ++rules_[i].needs.count;
      }
    }
    return Done{};
  }

  Status add_aliases() {
    std::set<std::string> seen;
    for (std::uint32_t i = 0; i < source_.rules.size(); ++i) {
      for (const Located& alias : source_.rules[i].aliases) {
        if (rule_number(alias.text) != kNone || !seen.insert(alias.text).second) {
          return wrong(alias.where, "alias '" + alias.text + "' is taken", "ids are never reused");
        }
        aliases_.push_back({pooled(alias.text), i});
      }
    }
    return Done{};
  }

  void add_weights() {
    std::set<std::string> words = words_of(source_.weights);
    words.merge(words_of(source_.story_weights));
    // One list of words serves both sets of weights; what a set does not weigh has 0 there.
    add_matrix(source_.weights, words, weights_);
    add_matrix(source_.story_weights, words, story_weights_);
    add_matrix(source_.privacy_weights, {}, privacy_weights_);
    std::map<std::string, std::uint32_t> numbers;
    for (const std::string& word : words) {
      numbers.emplace(word, static_cast<std::uint32_t>(words_.size()));
      words_.push_back(pooled(word));
    }
    for (const auto& [form, word] : forms_of_words({words.begin(), words.end()}))
      forms_[form].word = numbers.at(word);
  }

  static std::set<std::string> words_of(const std::vector<WeightSource>& weights) {
    std::set<std::string> words;
    for (const WeightSource& w : weights) {
      if (w.feature.starts_with(kWordPrefix)) words.insert(w.feature.substr(kWordPrefix.size()));
    }
    return words;
  }

  /// Fitted weights, features × models, both in order of their names.
  struct Matrix {
    std::vector<StringRef> models, features;
    std::vector<float> weights;
  };

  void add_matrix(const std::vector<WeightSource>& weights, const std::set<std::string>& words,
                  Matrix& out) {
    std::map<std::string, std::uint32_t> models;
    std::map<std::string, std::uint32_t> features;
    for (const WeightSource& w : weights) {
      models.try_emplace(w.model, 0);
      features.try_emplace(w.feature, 0);
    }
    for (const std::string& word : words) features.try_emplace(std::string(kWordPrefix) + word, 0);
    const auto number = [&](std::map<std::string, std::uint32_t>& names,
                            std::vector<StringRef>& refs) {
      std::uint32_t next = 0;
      for (auto& [name, place] : names) {
        place = next++;
        refs.push_back(pooled(name));
      }
    };
    number(models, out.models);
    number(features, out.features);
    out.weights.assign(models.size() * features.size(), 0.0F);
    for (const WeightSource& w : weights) {
      out.weights[features.at(w.feature) * models.size() + models.at(w.model)] =
          static_cast<float>(w.weight);
    }
  }

  // -- writing
  template <class T>
  void put(Section which, const std::vector<T>& items) {
    put_bytes(which, {reinterpret_cast<const char*>(items.data()), items.size() * sizeof(T)});
  }

  void put_bytes(Section which, std::string_view bytes) {
    out_.resize((out_.size() + kSectionAlignment - 1) / kSectionAlignment * kSectionAlignment,
                '\0');
    header_.directory[static_cast<std::size_t>(which)] = {out_.size(), bytes.size()};
    out_ += bytes;
  }

  Range put_symbols(const std::set<std::uint32_t>& symbols) {
    const Range range{static_cast<std::uint32_t>(form_symbols_.size()),
                      static_cast<std::uint32_t>(symbols.size())};
    form_symbols_.insert(form_symbols_.end(), symbols.begin(), symbols.end());
    return range;
  }

  void write_forms() {
    std::size_t size = 16;
    while (size < forms_.size() * 2) size *= 2;
    std::vector<FormSlot> slots(size);
    std::vector<VerbRef> verb_refs;
    for (const auto& [form, data] : forms_) {
      FormSlot slot;
      slot.hash = form_hash(form);
      slot.form = pooled(form);
      slot.symbols = put_symbols(data.symbols);
      slot.caps_symbols = put_symbols(data.caps_symbols);
      slot.verbs = {static_cast<std::uint32_t>(verb_refs.size()),
                    static_cast<std::uint32_t>(data.verbs.size())};
      slot.word = data.word;
      verb_refs.insert(verb_refs.end(), data.verbs.begin(), data.verbs.end());
      std::size_t at = slot.hash & (size - 1);
      while (slots[at].hash != 0) at = (at + 1) & (size - 1);
      slots[at] = slot;
    }
    put(Section::forms, slots);
    put(Section::form_symbols, form_symbols_);
    put(Section::form_verbs, verb_refs);
  }

  void write_trie() {
    std::vector<Node> nodes;
    std::vector<Edge> edges;
    std::vector<Accept> accepts;
    for (const TrieNode& n : trie_) {
      Node node;
      node.edges = {static_cast<std::uint32_t>(edges.size()),
                    static_cast<std::uint32_t>(n.edges.size())};
      for (const auto& [by, target] : n.edges) edges.push_back({by, target});
      node.accepts = {static_cast<std::uint32_t>(accepts.size()),
                      static_cast<std::uint32_t>(n.accepts.size())};
      accepts.insert(accepts.end(), n.accepts.begin(), n.accepts.end());
      nodes.push_back(node);
    }
    put(Section::nodes, nodes);
    put(Section::edges, edges);
    put(Section::accepts, accepts);
    const std::pair<Section, std::uint32_t> roots[] = {
        {Section::phrase_root, kPhraseRoot},
        {Section::term_root, kTermRoot},
        {Section::opening_root, kOpeningRoot},
        {Section::move_root, kMoveRoot},
        {Section::move_opening_root, kMoveOpeningRoot}};
    for (const auto& [which, root] : roots) {
      std::vector<std::uint32_t> by_symbol(symbols_.size() + 1, kNone);
      for (const auto& [by, target] : trie_[root].edges) by_symbol[by] = target;
      put(which, by_symbol);
    }
  }

  std::string write(std::uint64_t version) {
    out_.assign(sizeof(Header), '\0');
    write_forms();
    write_trie();
    std::vector<std::uint32_t> list_of_symbol(symbols_.size() + 1, kNone);
    for (std::uint32_t i = 0; i < lists_.size(); ++i) {
      if (lists_[i].helper == 0) list_of_symbol[lists_[i].symbol] = i;
    }
    put(Section::verbs, verbs_);
    put(Section::rules, rules_);
    put(Section::needs, needs_);
    put(Section::term_texts, term_texts_);
    put(Section::examples, examples_);
    put(Section::lists, lists_);
    put(Section::list_of_symbol, list_of_symbol);
    put(Section::number_symbols, number_symbols_);
    put(Section::aliases, aliases_);
    put(Section::verb_classes, verb_classes_);
    put(Section::words, words_);
    put(Section::rewrites, rewrites_);
    put(Section::moves, moves_);
    put(Section::rewrite_examples, rewrite_examples_);
    put(Section::plan, plan_);
    put(Section::plan_learn, plan_learn_);
    put(Section::models, weights_.models);
    put(Section::features, weights_.features);
    put(Section::weights, weights_.weights);
    put(Section::story_models, story_weights_.models);
    put(Section::story_features, story_weights_.features);
    put(Section::story_weights, story_weights_.weights);
    put(Section::privacy_models, privacy_weights_.models);
    put(Section::privacy_features, privacy_weights_.features);
    put(Section::privacy_weights, privacy_weights_.weights);
    put_bytes(Section::pool, pool_);
    char hex[17];
    std::snprintf(hex, sizeof hex, "%016llx", static_cast<unsigned long long>(version));
    put_bytes(Section::version, std::string_view(hex, 12));
    std::memcpy(out_.data(), &header_, sizeof header_);
    return std::move(out_);
  }

  PackSource source_;
  std::unordered_map<std::string, StringRef> pool_index_;
  std::string pool_;
  std::map<std::string, std::uint32_t> symbols_;
  std::map<std::string, FormData> forms_;
  std::vector<TrieNode> trie_;
  std::vector<std::string> open_lists_;
  std::vector<NumberSymbol> number_symbols_;
  std::vector<VerbRow> verbs_;
  std::vector<StringRef> verb_classes_, term_texts_, words_;
  std::vector<ListRow> lists_;
  std::vector<RuleRow> rules_;
  std::vector<ExampleRow> examples_;
  std::vector<std::uint32_t> needs_, form_symbols_;
  std::vector<AliasRow> aliases_;
  std::vector<RewriteRow> rewrites_;
  std::vector<MoveRow> moves_;
  std::vector<RewriteExampleRow> rewrite_examples_;
  std::vector<PlanRow> plan_;
  std::vector<StringRef> plan_learn_;
  Matrix weights_, story_weights_, privacy_weights_;
  Header header_;
  std::string out_;
};

}  // namespace

Result<std::string> compile(const std::vector<SourceFile>& base,
                            const std::vector<SourceFile>& overlay) {
  Merger merger;
  if (auto status = merger.add(base, false); !status) return status.error();
  if (auto status = merger.add(overlay, true); !status) return status.error();
  std::uint64_t version = 0;
  for (const auto* files : {&base, &overlay}) {
    for (const SourceFile& file : *files)
      version = version * 1099511628211ULL ^ form_hash(file.bytes);
  }
  return Compiler(merger.take()).run(version);
}

}  // namespace reframe::rulepack
