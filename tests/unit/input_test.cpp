// The limits of what a call may name: they stand for minutes and gigabytes, so they are lowered
// here.
#include "cli/input.h"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "cli/pdf.h"
#include "tests/support/catch.h"

using namespace reframe;
namespace fs = std::filesystem;

namespace {

/// A folder of one's own, gone with the test.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "reframe-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  Folder(Folder&&) = delete;
  Folder& operator=(Folder&&) = delete;

  [[nodiscard]] std::string file(const char* name, const std::string& text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
    return (path_ / name).string();
  }
  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

constexpr std::size_t kMiB = 1U << 20;

}  // namespace

TEST_CASE("a file may have as many bytes as the limit, and no more") {
  const Folder folder;
  const std::string path = folder.file("resume.txt", std::string(kMiB, 'a'));
  REQUIRE(cli::read_input(path, kMiB).ok());
  const auto refused = cli::read_input(folder.file("more.txt", std::string(kMiB + 1, 'a')), kMiB);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().text() ==
        folder.path() + "/more.txt: the file is over 1 MiB (give a resume, not an archive)");
  CHECK(refused.error().code == ErrorCode::limit);
}

TEST_CASE("a file over 512 MiB is refused before it is read") {
  const Folder folder;
  const std::string path = folder.file("image.docx", "");
  fs::resize_file(path, cli::kMostInputBytes + 1);  // a hole: it takes no room on the disk
  const auto refused = cli::read_input(path);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().message == "the file is over 512 MiB");
}

TEST_CASE("what has no size is read up to the limit") {
  const auto refused = cli::read_input("/dev/zero", kMiB);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().message == "the file is over 1 MiB");
}

TEST_CASE("pdftotext is ended when its time is over") {
  const Folder folder;
  const std::string program = folder.file("pdftotext", "#!/bin/sh\nexec sleep 20\n");
  fs::permissions(program, fs::perms::owner_all);
  const std::string before = std::getenv("PATH");
  ::setenv("PATH", (folder.path() + ":" + before).c_str(), 1);
  const auto start = std::chrono::steady_clock::now();
  const auto refused = cli::pdf_text_within(std::chrono::milliseconds(1500), "%PDF-1.4");
  ::setenv("PATH", before.c_str(), 1);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(15));
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == ErrorCode::limit);
  CHECK(refused.error().text() ==
        "a PDF that pdftotext did not read in 1 seconds (give the .docx it was made from)");
}
