// The layout of compiled packs: a header, a directory of sections, the sections, 16-byte aligned.
// Bytes are in the machine's own order: tables are made where they are used.
#pragma once

#include <cstdint>

namespace reframe::rulepack {

enum class Section : std::uint32_t {
  forms,
  form_symbols,
  form_verbs,
  verbs,
  nodes,
  edges,
  accepts,
  phrase_root,
  term_root,
  opening_root,
  rules,
  needs,
  term_texts,
  examples,
  lists,
  list_of_symbol,
  number_symbols,
  aliases,
  verb_classes,
  move_root,
  move_opening_root,
  words,
  rewrites,
  moves,
  rewrite_examples,
  plan,
  plan_learn,
  models,
  features,
  weights,
  story_models,
  story_features,
  story_weights,
  privacy_models,
  privacy_features,
  privacy_weights,
  pool,
  version,
  count_
};

struct SectionEntry {
  std::uint64_t offset = 0;
  std::uint64_t bytes = 0;
};

struct Header {
  char magic[8] = {'R', 'F', 'R', 'A', 'M', 'E', '0', '2'};
  std::uint64_t sections = static_cast<std::uint64_t>(Section::count_);
  SectionEntry directory[static_cast<std::size_t>(Section::count_)];
};

inline constexpr std::size_t kSectionAlignment = 16;

}  // namespace reframe::rulepack
