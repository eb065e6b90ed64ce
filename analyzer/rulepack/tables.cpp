#include "analyzer/rulepack/tables.h"

#include <algorithm>
#include <cstring>

#include "analyzer/rulepack/layout.h"

namespace reframe::rulepack {
namespace {

template <class T>
std::span<const T> section(std::string_view bytes, const Header& header, Section which) {
  const SectionEntry& entry = header.directory[static_cast<std::size_t>(which)];
  return {reinterpret_cast<const T*>(bytes.data() + entry.offset), entry.bytes / sizeof(T)};
}

std::string_view text_section(std::string_view bytes, const Header& header, Section which) {
  const SectionEntry& entry = header.directory[static_cast<std::size_t>(which)];
  return bytes.substr(entry.offset, entry.bytes);
}

}  // namespace

Result<Tables> Tables::open(std::string_view bytes) {
  const Error broken{ErrorCode::invalid_rule,
                     {},
                     "the compiled rule tables are damaged",
                     "build the program again"};
  Header header;
  if (bytes.size() < sizeof header) return broken;
  const Header expected;
  std::memcpy(&header, bytes.data(), sizeof header);
  if (std::memcmp(header.magic, expected.magic, sizeof header.magic) != 0 ||
      header.sections != expected.sections) {
    return broken;
  }
  for (const SectionEntry& entry : header.directory) {
    if (entry.offset > bytes.size() || entry.bytes > bytes.size() - entry.offset) return broken;
  }
  Tables t;
  t.forms = section<FormSlot>(bytes, header, Section::forms);
  t.form_symbols = section<std::uint32_t>(bytes, header, Section::form_symbols);
  t.form_verbs = section<VerbRef>(bytes, header, Section::form_verbs);
  t.verbs = section<VerbRow>(bytes, header, Section::verbs);
  t.nodes = section<Node>(bytes, header, Section::nodes);
  t.edges = section<Edge>(bytes, header, Section::edges);
  t.accepts = section<Accept>(bytes, header, Section::accepts);
  t.phrase_root = section<std::uint32_t>(bytes, header, Section::phrase_root);
  t.term_root = section<std::uint32_t>(bytes, header, Section::term_root);
  t.opening_root = section<std::uint32_t>(bytes, header, Section::opening_root);
  t.rules = section<RuleRow>(bytes, header, Section::rules);
  t.needs = section<std::uint32_t>(bytes, header, Section::needs);
  t.term_texts = section<StringRef>(bytes, header, Section::term_texts);
  t.examples = section<ExampleRow>(bytes, header, Section::examples);
  t.lists = section<ListRow>(bytes, header, Section::lists);
  t.list_of_symbol = section<std::uint32_t>(bytes, header, Section::list_of_symbol);
  t.number_symbols = section<NumberSymbol>(bytes, header, Section::number_symbols);
  t.aliases = section<AliasRow>(bytes, header, Section::aliases);
  t.verb_classes = section<StringRef>(bytes, header, Section::verb_classes);
  t.move_root = section<std::uint32_t>(bytes, header, Section::move_root);
  t.move_opening_root = section<std::uint32_t>(bytes, header, Section::move_opening_root);
  t.rewrites = section<RewriteRow>(bytes, header, Section::rewrites);
  t.moves = section<MoveRow>(bytes, header, Section::moves);
  t.rewrite_examples = section<RewriteExampleRow>(bytes, header, Section::rewrite_examples);
  t.plan = section<PlanRow>(bytes, header, Section::plan);
  t.plan_learn = section<StringRef>(bytes, header, Section::plan_learn);
  t.models = section<StringRef>(bytes, header, Section::models);
  t.features = section<StringRef>(bytes, header, Section::features);
  t.weights = section<float>(bytes, header, Section::weights);
  t.story_models = section<StringRef>(bytes, header, Section::story_models);
  t.story_features = section<StringRef>(bytes, header, Section::story_features);
  t.story_weights = section<float>(bytes, header, Section::story_weights);
  t.privacy_models = section<StringRef>(bytes, header, Section::privacy_models);
  t.privacy_features = section<StringRef>(bytes, header, Section::privacy_features);
  t.privacy_weights = section<float>(bytes, header, Section::privacy_weights);
  t.words = section<StringRef>(bytes, header, Section::words);
  t.pool = text_section(bytes, header, Section::pool);
  t.version = text_section(bytes, header, Section::version);
  return t;
}

Result<Tables> Tables::adopt(std::string bytes) {
  auto owned = std::make_shared<const std::string>(std::move(bytes));
  auto tables = open(*owned);
  if (tables) tables->owned_ = std::move(owned);
  return tables;
}

std::uint64_t form_hash(std::string_view form) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char c : form) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001B3ULL;
  }
  return hash == 0 ? 1 : hash;
}

std::size_t Tables::first_from(std::span<const StringRef> names, std::string_view name) const {
  const auto it =
      std::lower_bound(names.begin(), names.end(), name,
                       [&](StringRef ref, std::string_view n) { return text(ref) < n; });
  return static_cast<std::size_t>(it - names.begin());
}

std::size_t Tables::place_of(std::span<const StringRef> names, std::string_view name) const {
  const std::size_t at = first_from(names, name);
  return at < names.size() && text(names[at]) == name ? at : names.size();
}

const FormSlot* Tables::find_form(std::string_view form) const {
  const std::uint64_t hash = form_hash(form);
  const std::size_t mask = forms.size() - 1;
  for (std::size_t at = hash & mask; forms[at].hash != 0; at = (at + 1) & mask) {
    if (forms[at].hash == hash && text(forms[at].form) == form) return &forms[at];
  }
  return nullptr;
}

std::uint32_t Tables::find_rule(std::string_view id) const {
  for (std::uint32_t i = 0; i < rules.size(); ++i) {
    if (text(rules[i].id) == id) return i;
  }
  for (const AliasRow& alias : aliases) {
    if (text(alias.id) == id) return alias.rule;
  }
  return kNone;
}

std::uint32_t Tables::list_symbol(std::string_view name) const {
  const std::uint32_t list = find_list(name);
  return list == kNone ? kNone : lists[list].symbol;
}

std::uint32_t Tables::find_rewrite(std::string_view id) const {
  for (std::uint32_t i = 0; i < rewrites.size(); ++i) {
    if (text(rewrites[i].id) == id) return i;
  }
  return kNone;
}

std::uint32_t Tables::find_verb_class(std::string_view name) const {
  for (std::uint32_t i = 0; i < verb_classes.size(); ++i) {
    if (text(verb_classes[i]) == name) return i;
  }
  return kNone;
}

std::uint32_t Tables::find_list(std::string_view name) const {
  for (std::uint32_t i = 0; i < lists.size(); ++i) {
    if (text(lists[i].name) == name) return i;
  }
  return kNone;
}

}  // namespace reframe::rulepack
