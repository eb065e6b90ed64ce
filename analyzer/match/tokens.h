// Words of a text, folded and looked up once: what every matcher and feature works on.
#pragma once

#include <string_view>

#include "analyzer/model/tokens.h"
#include "analyzer/rulepack/tables.h"

namespace reframe {

/// Splits `u8_text` (valid UTF-8) into words and looks each up in `tables`. A word is letters,
/// digits and inner apostrophes; numbers keep their separators, sign and unit mark ("$1,200",
/// "5.5%", "1:4"). Curly quotes, no-break spaces, soft hyphens and accents in another normal form
/// make no difference.
void tokenize(std::string_view u8_text, const rulepack::Tables& tables, TokenList& out);

}  // namespace reframe
