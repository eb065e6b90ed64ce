#include "analyzer/extract/package.h"

#include <algorithm>
#include <array>
#include <cstring>

#include <zip.h>

#include "analyzer/extract/inflate.h"
#include "analyzer/extract/xml.h"

namespace reframe {
namespace {

/// "Word/Document.XML", "word\document.xml" and "/word/document.xml" are one part.
std::string part_key(std::string_view name) {
  while (name.starts_with('/') || name.starts_with('\\')) name.remove_prefix(1);
  std::string key(name);
  for (char& c : key) {
    const char slash = c == '\\' ? '/' : c;
    c = slash >= 'A' && slash <= 'Z' ? static_cast<char>(slash + 32) : slash;
  }
  return key;
}

std::uint64_t little(const unsigned char* p, int bytes) {
  std::uint64_t value = 0;
  for (int i = bytes - 1; i >= 0; --i) value = value << 8 | p[i];
  return value;
}

/// One entry of the central directory.
struct Entry {
  std::uint64_t begin = 0;  ///< of the local header, in the bytes as they are
  std::uint64_t end = 0;    ///< behind the packed data, not counting a data descriptor
  bool encrypted = false;
  bool second_name = false;
};

/// Reads the central directory for what libzip does not tell. Broken structures end the reading:
/// libzip then refuses the archive, or gives the entries it understands.
class Directory {
 public:
  explicit Directory(std::string_view bytes)
      : data_(reinterpret_cast<const unsigned char*>(bytes.data())), size_(bytes.size()) {}

  std::vector<Entry> read() {
    std::vector<Entry> out;
    if (!find()) return out;
    std::uint64_t at = start_;
    while (at + kCentral <= end_ && std::memcmp(data_ + at, "PK\1\2", 4) == 0) {
      const std::uint64_t behind = read_entry(at, out);
      if (behind == 0) break;
      at = behind;
    }
    return out;
  }

 private:
  static constexpr std::uint64_t kEnd = 22;
  static constexpr std::uint64_t kCentral = 46;
  static constexpr std::uint64_t kLocal = 30;
  static constexpr std::uint64_t kEnd64 = 56;
  static constexpr std::uint64_t kLocator64 = 20;
  static constexpr std::uint32_t kIn64 = 0xFFFFFFFF;  ///< "see the zip64 field"
  static constexpr std::uint16_t kUnicodePath = 0x7075;
  static constexpr std::uint16_t kZip64 = 0x0001;

  [[nodiscard]] std::uint64_t number(std::uint64_t at, int bytes) const {
    return little(data_ + at, bytes);
  }

  /// The last end record, and before it the directory: its place is taken from its size, so that
  /// junk in front of the archive does not matter.
  bool find() {
    if (size_ < kEnd) return false;
    const std::uint64_t stop = size_ - kEnd > 0xFFFF ? size_ - kEnd - 0xFFFF : 0;
    std::uint64_t record = size_ - kEnd;
    while (record > stop && std::memcmp(data_ + record, "PK\5\6", 4) != 0) --record;
    if (std::memcmp(data_ + record, "PK\5\6", 4) != 0) return false;
    std::uint64_t length = number(record + 12, 4);
    std::uint64_t offset = number(record + 16, 4);
    end_ = record;
    const bool wide = record >= kEnd64 + kLocator64 &&
                      std::memcmp(data_ + record - kLocator64, "PK\6\7", 4) == 0 &&
                      std::memcmp(data_ + record - kLocator64 - kEnd64, "PK\6\6", 4) == 0;
    if (wide && (length == kIn64 || offset == kIn64)) {
      end_ = record - kLocator64 - kEnd64;
      length = number(end_ + 40, 8);
      offset = number(end_ + 48, 8);
    }
    const auto directory_at = [&](std::uint64_t at) {
      return at < end_ && at + 4 <= size_ && std::memcmp(data_ + at, "PK\1\2", 4) == 0;
    };
    if (length <= end_ && directory_at(end_ - length)) {
      start_ = end_ - length;
      shift_ = start_ >= offset ? start_ - offset : 0;
      return true;
    }
    start_ = offset;
    return directory_at(offset);
  }

  /// Adds the entry at `at`; gives where the next begins, or 0.
  std::uint64_t read_entry(std::uint64_t at, std::vector<Entry>& out) const {
    const std::uint64_t name = number(at + 28, 2);
    const std::uint64_t extra = number(at + 30, 2);
    const std::uint64_t comment = number(at + 32, 2);
    const std::uint64_t fields = at + kCentral + name;
    if (fields + extra > end_) return 0;
    std::uint64_t packed = number(at + 20, 4);
    const std::uint64_t unpacked = number(at + 24, 4);
    std::uint64_t offset = number(at + 42, 4);
    Entry entry;
    entry.encrypted = (number(at + 8, 2) & 1U) != 0;
    for (std::uint64_t e = fields; e + 4 <= fields + extra;) {
      const std::uint64_t kind = number(e, 2);
      const std::uint64_t length = number(e + 2, 2);
      entry.second_name = entry.second_name || kind == kUnicodePath;
      if (kind == kZip64 && e + 4 + length <= fields + extra) {
        // Only those of the three that did not fit are there, in this order.
        std::uint64_t value = e + 4;
        const std::uint64_t stop = e + 4 + length;
        if (unpacked == kIn64) value += 8;
        for (std::uint64_t* narrow : {&packed, &offset}) {
          if (*narrow != kIn64 || value + 8 > stop) continue;
          *narrow = number(value, 8);
          value += 8;
        }
      }
      e += 4 + length;
    }
    entry.begin = offset + shift_;
    entry.end = entry.begin + kLocal + name + packed;
    if (packed > 0 && entry.end >= entry.begin) out.push_back(entry);
    if (packed == 0 && (entry.encrypted || entry.second_name)) {
      entry.end = entry.begin;
      out.push_back(entry);
    }
    return fields + extra + comment;
  }

  const unsigned char* data_;
  std::uint64_t size_;
  std::uint64_t start_ = 0;
  std::uint64_t end_ = 0;
  std::uint64_t shift_ = 0;  ///< how far junk in front has moved what offsets say
};

/// What makes an archive another one for each reader; nullptr when there is nothing of it.
/// `encrypted` is set when an entry needs a password.
const char* hostile_directory(std::string_view bytes, bool& encrypted) {
  std::vector<Entry> entries = Directory(bytes).read();
  for (const Entry& entry : entries) {
    if (entry.second_name) return "an entry has a second, hidden name";
    encrypted = encrypted || entry.encrypted;
  }
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return a.begin < b.begin; });
  std::uint64_t end = 0;
  for (const Entry& entry : entries) {
    if (entry.end > entry.begin && entry.begin < end) return "entries of the archive overlap";
    end = std::max(end, entry.end);
  }
  return nullptr;
}

zip_t* open_archive(std::string_view bytes) {
  zip_error_t why;
  zip_error_init(&why);
  zip_t* zip = nullptr;
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &why);
  if (source != nullptr) {
    zip = zip_open_from_source(source, ZIP_RDONLY, &why);
    if (zip == nullptr) zip_source_free(source);
  }
  zip_error_fini(&why);
  return zip;
}

/// Most bytes set aside for a part before any has come: a header can claim any size.
constexpr std::uint64_t kMostReserved = 1U << 20;
constexpr std::size_t kLeastReserved = 4096;
/// A list of relationships is a few kilobytes; this is a hundred thousand of them.
constexpr std::uint64_t kMostRelationshipBytes = 16U << 20;

}  // namespace

struct Package::State {
  std::string source;
  ExtractLimits limits;
  zip_t* zip = nullptr;
  std::unordered_map<std::string, zip_uint64_t> index;
  std::uint64_t total = 0;

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  State(State&&) = delete;
  State& operator=(State&&) = delete;
  ~State() {
    if (zip != nullptr) zip_discard(zip);
  }

  [[nodiscard]] Error error(ErrorCode code, std::string message, std::string hint) const {
    return {code, {source}, std::move(message), std::move(hint)};
  }
};

Package::Package(std::unique_ptr<State> state) : state_(std::move(state)) {}
Package::~Package() = default;
Package::Package(Package&&) noexcept = default;
Package& Package::operator=(Package&&) noexcept = default;

Result<Package> Package::open(std::string_view bytes, std::string_view name,
                              const ExtractLimits& limits) {
  auto state = std::make_unique<State>();
  state->source = name;
  state->limits = limits;
  state->zip = open_archive(bytes);
  if (state->zip == nullptr) {
    // Junk in front moves all offsets; where libzip cannot allow for it, cut it off.
    const std::size_t first = bytes.find("PK\3\4");
    if (first != std::string_view::npos && first > 0) {
      bytes.remove_prefix(first);
      state->zip = open_archive(bytes);
    }
  }
  if (state->zip == nullptr) {
    return state->error(ErrorCode::malformed, "the archive is damaged or cut short",
                        "save the document again and use the new copy");
  }
  const auto count = static_cast<zip_uint64_t>(zip_get_num_entries(state->zip, 0));
  if (count > limits.entries) {
    return state->error(ErrorCode::limit,
                        "the archive has " + std::to_string(count) + " entries, more than " +
                            std::to_string(limits.entries),
                        "no document needs as many; save it again");
  }
  bool encrypted = false;
  if (const char* hostile = hostile_directory(bytes, encrypted)) {
    return state->error(ErrorCode::malformed, hostile,
                        "save the document again and use the new copy");
  }
  if (encrypted) {
    return state->error(ErrorCode::encrypted, "the archive is protected by a password",
                        "remove the password and save the document again");
  }
  state->index.reserve(count);
  for (zip_uint64_t i = 0; i < count; ++i) {
    const char* raw = zip_get_name(state->zip, i, ZIP_FL_ENC_RAW);
    if (raw == nullptr) continue;
    std::string key = part_key(raw);
    if (key.empty() || key.back() == '/') continue;
    const auto [twin, added] = state->index.try_emplace(std::move(key), i);
    if (!added) {
      return state->error(ErrorCode::malformed,
                          "two entries of the archive are named " + twin->first,
                          "save the document again and use the new copy");
    }
  }
  return Package(std::move(state));
}

bool Package::has(std::string_view part) const {
  return state_->index.contains(part_key(part));
}
std::vector<std::string> Package::names() const {
  std::vector<std::string> out;
  const zip_int64_t count = zip_get_num_entries(state_->zip, 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    const char* name = zip_get_name(state_->zip, static_cast<zip_uint64_t>(i), ZIP_FL_ENC_RAW);
    if (name != nullptr) out.emplace_back(name);
  }
  return out;
}

std::uint64_t Package::inflated() const {
  return state_->total;
}

Result<Bytes> Package::read(std::string_view part, std::uint64_t most) {
  State& s = *state_;
  const auto found = s.index.find(part_key(part));
  if (found == s.index.end()) {
    return s.error(ErrorCode::malformed, "the part " + std::string(part) + " is missing",
                   "save the document again");
  }
  return read_entry(found->second, part, most);
}

Result<Bytes> Package::read_entry(std::uint64_t index, std::string_view part, std::uint64_t most) {
  State& s = *state_;
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat_index(s.zip, index, 0, &stat) != 0) stat.valid = 0;
  most = std::min(most, s.limits.part_bytes);
  if (auto whole = read_at_once(index, stat, most)) return *std::move(whole);
  return read_by_libzip(index, stat, std::string(part), most);
}

/// The part as its entry describes it; nothing when that is unusual, large or wrong in any way,
/// which read_file() then tells.
std::optional<Bytes> Package::read_at_once(std::uint64_t index, const struct zip_stat& stat,
                                           std::uint64_t most) {
  State& s = *state_;
  constexpr zip_uint64_t kNeeded =
      ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD;
  most = std::min(
      {most, s.limits.total_bytes - std::min(s.total, s.limits.total_bytes), kMostReserved});
  if ((stat.valid & kNeeded) != kNeeded || stat.comp_method != ZIP_CM_DEFLATE || stat.size > most ||
      stat.comp_size > kMostReserved)
    return std::nullopt;
  zip_file_t* file = zip_fopen_index(s.zip, index, ZIP_FL_COMPRESSED);
  if (file == nullptr) return std::nullopt;
  Bytes packed(stat.comp_size);
  const zip_int64_t got = zip_fread(file, packed.data(), stat.comp_size);
  zip_fclose(file);
  if (got < 0 || static_cast<zip_uint64_t>(got) != stat.comp_size) return std::nullopt;
  packed.add(stat.comp_size);
  auto out = inflate_at_once(packed.view(), stat.size, stat.crc);
  if (out) s.total += out->size();
  return out;
}

Result<Bytes> Package::read_by_libzip(std::uint64_t index, const struct zip_stat& stat,
                                      const std::string& label, std::uint64_t most) {
  State& s = *state_;
  // bzip2 is outside OPC, but libzip reads it and a reader of text gains nothing by refusing.
  if ((stat.valid & ZIP_STAT_COMP_METHOD) != 0 && stat.comp_method != ZIP_CM_STORE &&
      stat.comp_method != ZIP_CM_DEFLATE && stat.comp_method != ZIP_CM_BZIP2) {
    return s.error(ErrorCode::unsupported,
                   "the part " + label + " is compressed by method " +
                       std::to_string(stat.comp_method) + ", which documents do not use",
                   "save the document again with a word processor");
  }
  zip_file_t* file = zip_fopen_index(s.zip, index, 0);
  if (file == nullptr) {
    return s.error(ErrorCode::malformed,
                   "the part " + label + " cannot be opened: " + zip_strerror(s.zip),
                   "save the document again");
  }
  const std::uint64_t claimed = (stat.valid & ZIP_STAT_SIZE) != 0 ? stat.size : 0;
  auto bytes = read_file(file, label, most, claimed);
  zip_fclose(file);
  return bytes;
}

/// Bytes are counted as they come. Reading on to 0 checks the CRC.
Result<Bytes> Package::read_file(zip_file* file, const std::string& label, std::uint64_t most,
                                 std::uint64_t claimed) {
  State& s = *state_;
  most = std::min(most, s.limits.total_bytes - std::min(s.total, s.limits.total_bytes));
  Bytes out(static_cast<std::size_t>(std::min(claimed, kMostReserved)) + kInflateRoom);
  for (;;) {
    const zip_int64_t got = zip_fread(file, out.end(), out.room());
    if (got < 0) {
      return s.error(ErrorCode::malformed,
                     "the part " + label + " is damaged: " + zip_file_strerror(file),
                     "save the document again and use the new copy");
    }
    if (got == 0) break;
    out.add(static_cast<std::size_t>(got));
    s.total += static_cast<std::uint64_t>(got);
    if (out.size() > most) {
      return s.error(
          ErrorCode::limit,
          "the part " + label + " unpacks to more than " + std::to_string(most >> 20) + " MiB",
          "no resume needs as much; remove embedded data and save it again");
    }
    if (out.room() == 0) out.grow(std::max(out.size() * 2, kLeastReserved));
  }
  return out;
}

Relationships Package::relationships(std::string_view part, bool& damaged) {
  std::vector<Relationship> out;
  const std::size_t slash = part.rfind('/');
  const std::string folder(slash == std::string_view::npos ? "" : part.substr(0, slash + 1));
  const std::string file(slash == std::string_view::npos ? part : part.substr(slash + 1));
  const std::string name = folder + "_rels/" + file + ".rels";
  const auto found = state_->index.find(part_key(name));
  if (found == state_->index.end()) return Relationships();
  auto bytes = read_entry(found->second, name, kMostRelationshipBytes);
  XmlPart xml;
  if (!bytes || !xml.load(*std::move(bytes))) {
    damaged = true;
    return Relationships();
  }
  for (pugi::xml_node node = xml.root().first_child(); node; node = node.next_sibling()) {
    if (!is(local_part(node.name()), "Relationship")) continue;
    Relationship& r = out.emplace_back();
    bool external = false;
    std::string_view target;
    for (pugi::xml_attribute a = node.first_attribute(); a; a = a.next_attribute()) {
      const char* key = a.name();
      if (is(key, "Id")) {
        r.id = a.value();
      } else if (is(key, "Type")) {
        r.type = type_name(a.value());
      } else if (is(key, "Target")) {
        target = a.value();
      } else if (is(key, "TargetMode")) {
        external = is(a.value(), "External");
      }
    }
    if (!external) r.target = resolve_target(part, target);
  }
  return Relationships(std::move(out));
}

Relationships::Relationships(std::vector<Relationship> all) : all_(std::move(all)) {
  constexpr std::size_t kFew = 32;
  if (all_.size() <= kFew) return;
  for (std::size_t i = 0; i < all_.size(); ++i) by_id_.try_emplace(all_[i].id, i);
}

const std::string& Relationships::target(std::string_view id) const {
  static const std::string none;
  if (!by_id_.empty()) {
    const auto it = by_id_.find(id);
    return it == by_id_.end() ? none : all_[it->second].target;
  }
  const auto it =
      std::find_if(all_.begin(), all_.end(), [&](const Relationship& r) { return r.id == id; });
  return it == all_.end() ? none : it->target;
}

const std::string& Relationships::first(std::string_view type) const {
  static const std::string none;
  const auto it = std::find_if(all_.begin(), all_.end(), [&](const Relationship& r) {
    return !r.target.empty() && r.type == type;
  });
  return it == all_.end() ? none : it->target;
}

std::string resolve_target(std::string_view from, std::string_view target) {
  target = target.substr(0, target.find('#'));
  std::string path;
  const std::size_t slash = from.rfind('/');
  if (!target.starts_with('/') && slash != std::string_view::npos) path = from.substr(0, slash + 1);
  std::size_t odd = 0;  // most targets have neither
  while (odd < target.size() && target[odd] != '%' && target[odd] != '\\') ++odd;
  path += target.substr(0, odd);
  for (std::size_t i = odd; i < target.size(); ++i) {
    const auto hex = [](char c) {
      return c >= '0' && c <= '9'                     ? c - '0'
             : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10
                                                      : -1;
    };
    if (target[i] == '%' && i + 2 < target.size() && hex(target[i + 1]) >= 0 &&
        hex(target[i + 2]) >= 0) {
      path += static_cast<char>(hex(target[i + 1]) * 16 + hex(target[i + 2]));
      i += 2;
    } else {
      path += target[i] == '\\' ? '/' : target[i];
    }
  }
  // Each step is put behind those before it, or takes the last one away.
  std::string out;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    const std::string_view step(path.data() + at, end - at);
    if (step == "..") {
      const std::size_t last = out.rfind('/');
      out.erase(last == std::string::npos ? 0 : last);
    } else if (!step.empty() && step != ".") {
      if (!out.empty()) out += '/';
      out += step;
    }
    at = end + 1;
  }
  return out;
}

std::string_view type_name(std::string_view uri) {
  return uri.substr(uri.rfind('/') + 1);  // npos + 1 = 0: the whole text
}

}  // namespace reframe
