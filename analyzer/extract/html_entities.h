// The named characters of HTML.
#pragma once

#include <string_view>

namespace reframe {

/// The character that "&name;" stands for in HTML 4 ("eacute", "mdash"); 0 for an unknown name.
[[nodiscard]] char32_t html_entity(std::string_view name);

}  // namespace reframe
