// English forms for rewrites, from the verb lexicon and, where that is silent, from the rules of
// spelling.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "analyzer/model/tokens.h"
#include "analyzer/rulepack/tables.h"

namespace reframe {

/// The form `to` of the verb that is written as its form `from`, in the spelling of `written`
/// ("organising" gives "organised"); nothing when the lexicon has no such form.
[[nodiscard]] std::optional<std::string> form_of(const rulepack::Tables& tables, const Token& token,
                                                 std::string_view written, rulepack::VerbForm from,
                                                 rulepack::VerbForm to);

/// The past tense of a regular verb from its -ing form, lower case: the stem takes -ed, and a
/// consonant with y takes -ied ("draping", "draped"; "carrying", "carried"). Nothing when `gerund`
/// is no -ing form of some length.
[[nodiscard]] std::optional<std::string> regular_past(std::string_view gerund);

/// The form `form` of the verb with the base `base`: as the lexicon has it, or regular (base and
/// past alone) for one word that it does not know.
[[nodiscard]] std::optional<std::string> form_of_base(const rulepack::Tables& tables,
                                                      std::string_view base,
                                                      rulepack::VerbForm form);

/// `word` with its first letter in upper case (ASCII), or in lower case.
[[nodiscard]] std::string capitalised(std::string word);
[[nodiscard]] std::string uncapitalised(std::string word);

/// True when the word that begins `text` takes "an": by sound, as far as letters tell it.
[[nodiscard]] bool takes_an(std::string_view text);

}  // namespace reframe
