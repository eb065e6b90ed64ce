// Inflates a whole part in one call of zlib.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "analyzer/extract/bytes.h"

namespace reframe {

/// To be set aside behind the bytes that a part claims: an honest one is then read in one go and
/// found complete, and zlib does not take its slow way through the last 258 bytes of the buffer.
inline constexpr std::size_t kInflateRoom = 512;

/// What `packed` (raw deflate) unpacks to, when that is `size` bytes with this CRC-32; else
/// nothing. libzip feeds zlib by pieces and has it keep a window between them, a copy of 32 KiB a
/// part.
[[nodiscard]] std::optional<Bytes> inflate_at_once(std::string_view packed, std::size_t size,
                                                   std::uint32_t crc);

}  // namespace reframe
