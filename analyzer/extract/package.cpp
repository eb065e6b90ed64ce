#include "analyzer/extract/package.h"

#include <algorithm>
#include <array>
#include <cstring>

#include <zip.h>

#include "analyzer/extract/xml.h"

namespace reframe {
namespace {

/// "Word/Document.XML", "word\document.xml" and "/word/document.xml" are one part.
std::string part_key(std::string_view name) {
  std::string key;
  key.reserve(name.size());
  for (const char c : name) {
    const char slash = c == '\\' ? '/' : c;
    key += slash >= 'A' && slash <= 'Z' ? static_cast<char>(slash + 32) : slash;
  }
  const std::size_t first = key.find_first_not_of('/');
  return first == std::string::npos ? std::string() : key.substr(first);
}

std::uint32_t little(const unsigned char* p, int bytes) {
  std::uint32_t value = 0;
  for (int i = bytes - 1; i >= 0; --i) value = value << 8 | p[i];
  return value;
}

/// What libzip does not tell: overlapping entries, and the Unicode path field that makes it read
/// another name than every other reader. Works on the central directory as it stands.
const char* hostile_directory(std::string_view bytes) {
  constexpr std::size_t kEnd = 22;
  constexpr std::size_t kCentral = 46;
  if (bytes.size() < kEnd) return nullptr;
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  std::size_t end = bytes.size() - kEnd;
  const std::size_t stop = end > 0xFFFF ? end - 0xFFFF : 0;
  while (end > stop && std::memcmp(data + end, "PK\5\6", 4) != 0) --end;
  if (std::memcmp(data + end, "PK\5\6", 4) != 0) return nullptr;
  std::size_t at = little(data + end + 16, 4);
  std::vector<std::pair<std::uint64_t, std::uint64_t>> extents;
  while (at + kCentral <= bytes.size() && std::memcmp(data + at, "PK\1\2", 4) == 0) {
    const std::size_t name = little(data + at + 28, 2);
    const std::size_t extra = little(data + at + 30, 2);
    const std::size_t comment = little(data + at + 32, 2);
    const std::uint64_t packed = little(data + at + 20, 4);
    const std::uint64_t offset = little(data + at + 42, 4);
    if (at + kCentral + name + extra > bytes.size()) break;
    for (std::size_t e = at + kCentral + name; e + 4 <= at + kCentral + name + extra;) {
      if (little(data + e, 2) == 0x7075) return "an entry has a second, hidden name";
      e += 4 + little(data + e + 2, 2);
    }
    if (packed != 0xFFFFFFFFU && offset != 0xFFFFFFFFU && packed > 0) {
      extents.emplace_back(offset, offset + 30 + name + packed);
    }
    at += kCentral + name + extra + comment;
  }
  std::sort(extents.begin(), extents.end());
  for (std::size_t i = 1; i < extents.size(); ++i) {
    if (extents[i].first < extents[i - 1].second) return "entries of the archive overlap";
  }
  return nullptr;
}

}  // namespace

struct Package::State {
  std::string source;
  ExtractLimits limits;
  zip_t* zip = nullptr;
  std::vector<std::string> names;
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
  zip_error_t why;
  zip_error_init(&why);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &why);
  if (source != nullptr) state->zip = zip_open_from_source(source, ZIP_RDONLY, &why);
  if (state->zip == nullptr) {
    if (source != nullptr) zip_source_free(source);
    zip_error_fini(&why);
    return state->error(ErrorCode::malformed, "the archive is damaged or cut short",
                        "save the document again and use the new copy");
  }
  zip_error_fini(&why);
  const auto count = static_cast<zip_uint64_t>(zip_get_num_entries(state->zip, 0));
  if (count > limits.entries) {
    return state->error(ErrorCode::limit,
                        "the archive has " + std::to_string(count) + " entries, more than " +
                            std::to_string(limits.entries),
                        "no document needs as many; save it again");
  }
  if (const char* hostile = hostile_directory(bytes)) {
    return state->error(ErrorCode::malformed, hostile,
                        "save the document again and use the new copy");
  }
  for (zip_uint64_t i = 0; i < count; ++i) {
    const char* raw = zip_get_name(state->zip, i, ZIP_FL_ENC_RAW);
    if (raw == nullptr) continue;
    state->names.emplace_back(raw);
    const std::string key = part_key(raw);
    if (key.empty() || key.back() == '/') continue;
    if (!state->index.try_emplace(key, i).second) {
      return state->error(ErrorCode::malformed, "two entries of the archive are named " + key,
                          "save the document again and use the new copy");
    }
  }
  return Package(std::move(state));
}

bool Package::has(std::string_view part) const {
  return state_->index.contains(part_key(part));
}
const std::vector<std::string>& Package::names() const {
  return state_->names;
}

Result<std::string> Package::read(std::string_view part) {
  State& s = *state_;
  const auto found = s.index.find(part_key(part));
  const std::string label(part);
  if (found == s.index.end()) {
    return s.error(ErrorCode::malformed, "the part " + label + " is missing",
                   "save the document again");
  }
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat_index(s.zip, found->second, 0, &stat) == 0) {
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
      return s.error(ErrorCode::encrypted, "the part " + label + " is encrypted",
                     "remove the password and save the document again");
    }
    // bzip2 is outside OPC, but libzip reads it and a reader of text gains nothing by refusing.
    if ((stat.valid & ZIP_STAT_COMP_METHOD) != 0 && stat.comp_method != ZIP_CM_STORE &&
        stat.comp_method != ZIP_CM_DEFLATE && stat.comp_method != ZIP_CM_BZIP2) {
      return s.error(ErrorCode::unsupported,
                     "the part " + label + " is compressed by method " +
                         std::to_string(stat.comp_method) + ", which documents do not use",
                     "save the document again with a word processor");
    }
  }
  zip_file_t* file = zip_fopen_index(s.zip, found->second, 0);
  if (file == nullptr) {
    return s.error(ErrorCode::malformed,
                   "the part " + label + " cannot be opened: " + zip_strerror(s.zip),
                   "save the document again");
  }
  // Bytes are counted as they come: a header can claim any size. Reading on to 0 checks the CRC.
  std::string out;
  std::array<char, 1 << 16> chunk{};
  zip_int64_t got = 0;
  Error failed;
  bool bad = false;
  while (!bad && (got = zip_fread(file, chunk.data(), chunk.size())) > 0) {
    out.append(chunk.data(), static_cast<std::size_t>(got));
    s.total += static_cast<std::uint64_t>(got);
    if (out.size() > s.limits.part_bytes || s.total > s.limits.total_bytes) {
      failed =
          s.error(ErrorCode::limit,
                  "the part " + label + " unpacks to more than " +
                      std::to_string((out.size() > s.limits.part_bytes ? s.limits.part_bytes
                                                                       : s.limits.total_bytes) >>
                                     20) +
                      " MiB",
                  "no resume needs as much; remove embedded data and save it again");
      bad = true;
    }
  }
  if (!bad && got < 0) {
    failed = s.error(ErrorCode::malformed,
                     "the part " + label + " is damaged: " + zip_file_strerror(file),
                     "save the document again and use the new copy");
    bad = true;
  }
  zip_fclose(file);
  if (bad) return failed;
  return out;
}

std::vector<Relationship> Package::relationships(std::string_view part, bool& damaged) {
  std::vector<Relationship> out;
  const std::size_t slash = part.rfind('/');
  const std::string folder(slash == std::string_view::npos ? "" : part.substr(0, slash + 1));
  const std::string file(slash == std::string_view::npos ? part : part.substr(slash + 1));
  const std::string name = folder + "_rels/" + file + ".rels";
  if (!has(name)) return out;
  auto bytes = read(name);
  XmlPart xml;
  if (!bytes || !xml.load(*std::move(bytes))) {
    damaged = true;
    return out;
  }
  for (const pugi::xml_node node : xml.root().children()) {
    if (local_name(node.name()) != "Relationship") continue;
    Relationship r;
    r.id = node.attribute("Id").value();
    r.type = node.attribute("Type").value();
    const bool external = std::strcmp(node.attribute("TargetMode").value(), "External") == 0;
    if (!external) r.target = resolve_target(part, node.attribute("Target").value());
    out.push_back(std::move(r));
  }
  return out;
}

std::string resolve_target(std::string_view from, std::string_view target) {
  std::string path;
  const std::size_t slash = from.rfind('/');
  if (!target.starts_with('/') && slash != std::string_view::npos) path = from.substr(0, slash + 1);
  for (std::size_t i = 0; i < target.size(); ++i) {
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
  std::vector<std::string> steps;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    const std::string step = path.substr(at, end - at);
    if (step == "..") {
      if (!steps.empty()) steps.pop_back();
    } else if (!step.empty() && step != ".") {
      steps.push_back(step);
    }
    at = end + 1;
  }
  std::string out;
  for (const auto& step : steps) out += (out.empty() ? "" : "/") + step;
  return out;
}

std::string_view type_name(std::string_view uri) {
  return uri.substr(uri.rfind('/') + 1);  // npos + 1 = 0: the whole text
}

}  // namespace reframe
