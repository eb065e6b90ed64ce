#include "analyzer/extract/inflate.h"

#include <zlib.h>

namespace reframe {
namespace {

/// Never writes: zlib only lacks the const.
Bytef* input(std::string_view bytes) {
  return reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // NOLINT(*-const-cast)
}

}  // namespace

std::optional<Bytes> inflate_at_once(std::string_view packed, std::size_t size, std::uint32_t crc) {
  Bytes out(size + kInflateRoom);
  z_stream stream{};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return std::nullopt;
  stream.next_in = input(packed);
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(size + kInflateRoom);
  const int ended = inflate(&stream, Z_FINISH);
  inflateEnd(&stream);
  if (ended != Z_STREAM_END || stream.total_out != size) return std::nullopt;
  out.add(size);
  const bool whole = crc32(0, input(out.view()), static_cast<uInt>(size)) == crc;
  return whole ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace reframe
