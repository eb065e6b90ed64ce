// English forms for rewrites, from the verb lexicon.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "analyzer/model/tokens.h"
#include "analyzer/rulepack/tables.h"

namespace reframe {

/// The past tense of the verb whose gerund (or base form) is written as `written`, in the spelling
/// of `written` ("organising" gives "organised"); nothing when the lexicon has no such form.
[[nodiscard]] std::optional<std::string> past_of(const rulepack::Tables& tables, const Token& token,
                                                 std::string_view written, rulepack::VerbForm from);

/// `word` with its first letter in upper case.
[[nodiscard]] std::string capitalised(std::string word);

/// Nouns in -ing that resumes use as often as the verb ("training materials"): they are taken as
/// verbs only before a determiner or a person.
[[nodiscard]] bool noun_like_gerund(std::string_view folded);

}  // namespace reframe
