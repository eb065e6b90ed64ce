#include "analyzer/extract/extract.h"

#include <algorithm>

#include "analyzer/base/unicode.h"
#include "analyzer/extract/docx.h"
#include "analyzer/extract/formats.h"
#include "analyzer/extract/package.h"
#include "analyzer/extract/remarks.h"

namespace reframe {
namespace {

Error refuse(std::string_view name, ErrorCode code, std::string message, std::string hint) {
  return {code, {std::string(name)}, std::move(message), std::move(hint)};
}

bool ends_with(std::string_view name, std::string_view ending) {
  return unicode::lower(name).ends_with(ending);
}

/// Kinds of files told by their first bytes, with what to do about each.
struct Magic {
  std::string_view bytes;
  const char* what;
  const char* cure;
};
using namespace std::string_view_literals;
constexpr const char* kSaveAsDocx = "open it in a word processor and save it as .docx";
constexpr Magic kMagic[] = {
    {"{\\rtf"sv, "an RTF document", kSaveAsDocx},
    {"\x89PNG"sv, "a PNG picture, not a document",
     "give the document itself; text in pictures is not read"},
    {"\xFF\xD8\xFF"sv, "a JPEG picture, not a document",
     "give the document itself; text in pictures is not read"},
    {"GIF8"sv, "a GIF picture, not a document",
     "give the document itself; text in pictures is not read"},
    {"II*\0"sv, "a TIFF picture, not a document",
     "give the document itself; text in pictures is not read"},
    {"MM\0*"sv, "a TIFF picture, not a document",
     "give the document itself; text in pictures is not read"},
    {"\x1F\x8B"sv, "a gzip archive, not a document", "unpack it first"},
    {"7z\xBC\xAF\x27\x1C"sv, "a 7z archive, not a document", "unpack it first"},
    {"Rar!"sv, "a RAR archive, not a document", "unpack it first"},
    {"BZh"sv, "a bzip2 archive, not a document", "unpack it first"},
    {"\xFD"
     "7zXZ"sv,
     "an xz archive, not a document", "unpack it first"},
    {"\x7F"
     "ELF"sv,
     "a program, not a document", "give a .docx, .odt, .md or .txt file"},
    {"MZ"sv, "a program, not a document", "give a .docx, .odt, .md or .txt file"},
};

constexpr std::string_view kOle = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;

/// An OLE file: an encrypted package, a document of Word 97, or something else.
Error refuse_ole(std::string_view bytes, std::string_view name) {
  const auto wide = [](std::string_view ascii) {
    std::string out;
    for (const char c : ascii) {
      out += c;
      out += '\0';
    }
    return out;
  };
  if (bytes.find(wide("EncryptedPackage")) != std::string_view::npos) {
    return refuse(name, ErrorCode::encrypted, "a document protected by a password",
                  "open it in Word, remove the password (File, Info, Protect) and save it");
  }
  if (bytes.find(wide("WordDocument")) != std::string_view::npos) {
    return refuse(name, ErrorCode::unsupported, "a Word 97-2003 document (.doc)", kSaveAsDocx);
  }
  return refuse(name, ErrorCode::unsupported, "an old Office file, not a .docx document",
                kSaveAsDocx);
}

/// Packages that are no text documents, by a part that only they have.
struct Foreign {
  std::string_view ending;  ///< of a part name, lower case
  const char* what;
  const char* cure;
};
constexpr Foreign kForeign[] = {
    {"xl/workbook.xml", "an Excel workbook, not a Word document", "give the resume as .docx"},
    {"xl/workbook.bin", "an Excel workbook, not a Word document", "give the resume as .docx"},
    {"ppt/presentation.xml", "a PowerPoint presentation, not a Word document",
     "give the resume as .docx"},
    {".iwa", "an Apple Pages document", "in Pages choose File, Export To, Word"},
    {"index.apxl", "an Apple Keynote document", "give the resume as .docx"},
    {"meta-inf/container.xml", "an EPUB book, not a Word document", "give the resume as .docx"},
};

Error refuse_package(const Package& package, std::string_view name) {
  const std::vector<std::string> names = package.names();
  for (const Foreign& foreign : kForeign) {
    for (const std::string& part : names) {
      if (ends_with(part, foreign.ending)) {
        return refuse(name, ErrorCode::unsupported, foreign.what, foreign.cure);
      }
    }
  }
  for (const std::string& part : names) {
    if (ends_with(part, ".docx") || ends_with(part, ".zip")) {
      return refuse(name, ErrorCode::unsupported,
                    "a zip archive with " + part + " in it, not a document",
                    "unpack it and give the document itself");
    }
  }
  return refuse(name, ErrorCode::unsupported, "a zip archive, but not a Word document",
                "give a .docx file");
}

Result<Document> read_package(std::string_view bytes, std::string_view name,
                              const ExtractLimits& limits) {
  auto package = Package::open(bytes, name, limits);
  if (!package) return package.error();
  if (package->has("content.xml") && !package->has("word/document.xml")) {
    const auto mimetype =
        package->has("mimetype") ? package->read("mimetype") : Result<Bytes>(Bytes());
    const std::string_view type = mimetype ? mimetype->view() : "unreadable";
    // Some writers leave the type out; what is in content.xml then decides.
    if (type.empty() || type.starts_with("application/vnd.oasis.opendocument.text"))
      return read_odt(*package, name, limits);
    if (type.starts_with("application/vnd.oasis.opendocument.")) {
      return refuse(name, ErrorCode::unsupported, "an OpenDocument file, but no text document",
                    "give a text document (.odt), not a sheet or slides");
    }
  }
  EmbedBudget budget;
  budget.bytes_left = limits.total_bytes;
  auto document = read_docx(*package, name, limits, budget);
  if (!document && document.error().message == kNoWordDocument)
    return refuse_package(*package, name);
  return document;
}

/// XML and HTML by their beginning, when they are no document we read.
const Magic* markup_kind(std::string_view text) {
  static constexpr Magic kFlat{"", "a Word document saved as one XML file", kSaveAsDocx};
  static constexpr Magic kWord2003{"", "a Word 2003 XML document", kSaveAsDocx};
  static constexpr Magic kHtml{"", "an HTML page, whatever its name says", kSaveAsDocx};
  static constexpr Magic kXml{"", "an XML file, not a Word document", "give a .docx file"};
  static constexpr Magic kMht{"", "a web archive (MHT), not a Word document", kSaveAsDocx};
  static constexpr Magic kRtf{"", "an RTF document", kSaveAsDocx};
  const std::string head = unicode::lower(text.substr(0, 4000));
  const std::size_t first = std::min(head.find_first_not_of(" \t\r\n"), head.size());
  const std::string_view start = std::string_view(head).substr(first);
  if (start.starts_with("<?xml")) {
    if (head.find("schemas.microsoft.com/office/2006/xmlpackage") != std::string::npos)
      return &kFlat;
    if (head.find("schemas.microsoft.com/office/word/2003/wordml") != std::string::npos)
      return &kWord2003;
    return head.find("<html") != std::string::npos ? &kHtml : &kXml;
  }
  if (start.starts_with("mime-version:")) return &kMht;
  if (start.starts_with("{\\rtf")) return &kRtf;
  const bool html = start.starts_with("<!doctype html") || start.starts_with("<html") ||
                    start.starts_with("<head") || start.starts_with("<body");
  return html ? &kHtml : nullptr;
}

Result<Document> read_plain(std::string_view bytes, std::string_view name,
                            const ExtractLimits& limits) {
  auto text = decode_text(bytes, name);
  if (!text) return text.error();
  if (const Magic* markup = markup_kind(*text)) {
    return refuse(name, ErrorCode::unsupported, markup->what, markup->cure);
  }
  for (const char* ending :
       {".docx", ".docm", ".dotx", ".dotm", ".doc", ".odt", ".pages", ".pdf"}) {
    if (ends_with(name, ending)) {
      return refuse(name, ErrorCode::malformed,
                    std::string("plain text with the name of a ") + ending + " file",
                    "rename it to .txt if its text is the resume");
    }
  }
  const std::size_t first = text->find_first_not_of(" \t\r\n");
  if (first != std::string::npos && (*text)[first] == '{') {
    auto resume = read_json_resume(*text, name, limits);
    if (resume || ends_with(name, ".json")) return resume;
  }
  const bool markdown = ends_with(name, ".md") || ends_with(name, ".markdown");
  std::vector<Comment> remarks = take_remarks(*text, markdown);
  auto document = markdown ? read_markdown(*text, name, limits) : read_text(*text, name, limits);
  if (document) place_remarks(std::move(remarks), *document);
  return document;
}

/// Readers of PDF look for its mark in the first kilobyte; some mail programs put lines before it.
bool is_pdf(std::string_view bytes) {
  return bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos;
}

Result<Document> read_pdf_text(std::string_view bytes, std::string_view name,
                               const ExtractLimits& limits, const PdfReader& read_pdf) {
  if (!read_pdf) {
    return refuse(name, ErrorCode::unsupported, "a PDF, not a Word document",
                  "give the .docx it was made from");
  }
  const auto text = read_pdf(bytes);
  if (!text) return text.error();
  auto document = read_text(*text, name, limits);
  if (!document) return document;
  document->format = SourceFormat::pdf_text;
  document->notes.push_back(
      {"pdf-order",
       "A PDF says where letters stand and not in which order they are read: look whether lines "
       "are in order, or give the .docx it was made from."});
  return document;
}

/// How far in front of an archive there may be something else.
constexpr std::size_t kMostJunk = 1U << 16;

Result<Document> read_any(std::string_view bytes, std::string_view name,
                          const ExtractLimits& limits, const PdfReader& read_pdf) {
  const std::size_t slash = name.rfind('/');
  const std::string_view base = slash == std::string_view::npos ? name : name.substr(slash + 1);
  if (base.starts_with("~$")) {
    return refuse(name, ErrorCode::unsupported, "a lock file of Word, not the document",
                  "close the document, or give the file without ~$");
  }
  if (bytes.empty()) {
    return refuse(name, ErrorCode::empty, "the file is empty",
                  "save the document again and use the new copy");
  }
  if (bytes.starts_with(kOle)) return refuse_ole(bytes, name);
  for (const Magic& magic : kMagic) {
    // A resume may begin with the letters MZ; a program has zeros right behind them.
    if (magic.bytes == "MZ" && bytes.substr(0, 64).find('\0') == std::string_view::npos) continue;
    if (bytes.starts_with(magic.bytes))
      return refuse(name, ErrorCode::unsupported, magic.what, magic.cure);
  }
  if (is_pdf(bytes)) return read_pdf_text(bytes, name, limits, read_pdf);
  const bool zip = bytes.starts_with("PK\3\4") || bytes.starts_with("PK\5\6") ||
                   bytes.substr(0, kMostJunk).find("PK\3\4") != std::string_view::npos;
  return zip ? read_package(bytes, name, limits) : read_plain(bytes, name, limits);
}

}  // namespace

Result<Document> extract(std::string_view bytes, std::string_view name, const ExtractLimits& limits,
                         const PdfReader& read_pdf) {
  auto document = read_any(bytes, name, limits, read_pdf);
  if (!document && document.error().where.file.empty()) {
    Error error = document.error();
    error.where.file = name;
    return error;
  }
  return document;
}

}  // namespace reframe
