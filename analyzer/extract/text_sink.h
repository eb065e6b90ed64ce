// Collects the text of a block: valid UTF-8 without control, private-use or invisible characters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace reframe {

/// Appends `raw` to `out`: ill-formed UTF-8 becomes U+FFFD, soft hyphens and zero-width marks go,
/// control characters but tab and newline go, characters of symbol fonts become what they show
/// (`font` may be "").
void append_clean(std::string& out, std::string_view raw, std::string_view font);

/// Code points in valid UTF-8.
[[nodiscard]] std::uint64_t code_points(std::string_view u8_text);

}  // namespace reframe
