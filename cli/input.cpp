#include "cli/input.h"

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>

#include <sys/stat.h>

namespace reframe::cli {
namespace {

Error too_large(const std::string& name, std::size_t most) {
  return {ErrorCode::limit,
          {name},
          "the file is over " + std::to_string(most >> 20) + " MiB",
          "give a resume, not an archive"};
}

Result<std::string> read_all(std::FILE* file, const std::string& name, std::size_t most) {
  std::string bytes;
  char buffer[1 << 16];
  std::size_t got = 0;
  while ((got = std::fread(buffer, 1, sizeof buffer, file)) > 0) {
    bytes.append(buffer, got);
    if (bytes.size() > most) return too_large(name, most);
  }
  if (std::ferror(file) != 0) {
    return Error{ErrorCode::io, {name}, std::string("cannot read: ") + std::strerror(errno), {}};
  }
  return bytes;
}

}  // namespace

Result<std::string> read_input(const std::string& name, std::size_t most) {
  if (name == "-") return read_all(stdin, "standard input", most);
  struct stat info {};
  if (::stat(name.c_str(), &info) != 0) {
    const bool missing = errno == ENOENT;
    return Error{ErrorCode::io,
                 {name},
                 missing ? "no such file" : std::string("cannot open: ") + std::strerror(errno),
                 missing ? "check the spelling and the folder" : ""};
  }
  if (S_ISDIR(info.st_mode)) {
    return Error{ErrorCode::io, {name}, "is a folder, not a file", "name the files in it"};
  }
  if (S_ISREG(info.st_mode) && static_cast<std::uint64_t>(info.st_size) > most)
    return too_large(name, most);
  std::FILE* file = std::fopen(name.c_str(), "rb");
  if (file == nullptr) {
    return Error{ErrorCode::io, {name}, std::string("cannot open: ") + std::strerror(errno), {}};
  }
  auto result = read_all(file, name, most);
  std::fclose(file);
  return result;
}

void print_error(const Error& error) {
  const std::string line = "reframe: " + error.text() + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace reframe::cli
