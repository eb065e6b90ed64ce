#include "tests/support/case_file.h"

#include <algorithm>

#include "tests/support/zip_writer.h"

namespace reframe::test {
namespace {

using Parts = std::vector<std::pair<std::string, std::string>>;

constexpr std::string_view kMark = "--- ";

constexpr const char* kWordSpaces =
    R"( xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")"
    R"( xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships")"
    R"( xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006")"
    R"( xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing")"
    R"( xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main")"
    R"( xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape")"
    R"( xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup")"
    R"( xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas")"
    R"( xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml")"
    R"( xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office")"
    R"( xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math")";

constexpr const char* kOdfSpaces =
    R"( xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0")"
    R"( xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0")"
    R"( xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0")"
    R"( xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0")"
    R"( xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0")"
    R"( xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0")"
    R"( xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0")"
    R"( xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/")";

/// The root element of the usual parts, and what Word calls the relationship to them.
struct Usual {
  std::string_view stem;  ///< of the file name, digits taken off
  std::string_view root;
  std::string_view relationship;
};
constexpr Usual kUsual[] = {
    {"styles", "styles", "styles"},
    {"numbering", "numbering", "numbering"},
    {"settings", "settings", "settings"},
    {"header", "hdr", "header"},
    {"footer", "ftr", "footer"},
    {"footnotes", "footnotes", "footnotes"},
    {"endnotes", "endnotes", "endnotes"},
    {"comments", "comments", "comments"},
    {"chunk", "", "aFChunk"},
};

std::string_view file_of(std::string_view part) {
  return part.substr(part.rfind('/') + 1);
}

const Usual* usual(std::string_view part) {
  std::string_view stem = file_of(part);
  if (stem.size() > 5 && stem.substr(stem.size() - 5) == ".rels") return nullptr;
  stem = stem.substr(0, stem.find('.'));
  while (!stem.empty() && stem.back() >= '0' && stem.back() <= '9') stem.remove_suffix(1);
  const auto* it = std::find_if(std::begin(kUsual), std::end(kUsual),
                                [&](const Usual& u) { return u.stem == stem; });
  return it == std::end(kUsual) ? nullptr : it;
}

/// `[[text]]` becomes a run.
std::string with_runs(std::string_view xml) {
  std::string out;
  while (!xml.empty()) {
    const std::size_t open = xml.find("[[");
    const std::size_t close = open == std::string_view::npos ? open : xml.find("]]", open);
    if (close == std::string_view::npos) break;
    out += xml.substr(0, open);
    out += R"(<w:r><w:t xml:space="preserve">)";
    out += xml.substr(open + 2, close - open - 2);
    out += "</w:t></w:r>";
    xml.remove_prefix(close + 2);
  }
  return out += xml;
}

/// Does `xml` begin with a declaration, or with an element of this local name?
bool is_whole(std::string_view xml, std::string_view root) {
  const std::size_t open = xml.find('<');
  if (open == std::string_view::npos) return false;
  xml = xml.substr(open + 1);
  if (xml.substr(0, 1) == "?" || xml.substr(0, 1) == "!") return true;
  const std::string_view name = xml.substr(0, xml.find_first_of(" \t\r\n/>"));
  return name.substr(name.find(':') + 1) == root.substr(root.find(':') + 1);
}

std::string wrapped(std::string_view xml, const std::string& root, const std::string& inner,
                    const char* spaces) {
  if (is_whole(xml, root)) return std::string(xml);
  const std::string open = inner.empty() ? "" : "<" + inner + ">";
  const std::string close = inner.empty() ? "" : "</" + inner + ">";
  return "<" + root + spaces + ">" + open + std::string(xml) + close + "</" + root + ">";
}

std::string relationships_of(const CaseFile& file) {
  std::string out =
      R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";
  for (const auto& [name, text] : file.sections) {
    const Usual* kind = usual(name);
    if (kind == nullptr || name.find('.') == std::string::npos) continue;
    const std::string_view file_name = file_of(name);
    out += R"(<Relationship Id=")" + std::string(file_name.substr(0, file_name.find('.'))) +
           R"(" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/)" +
           std::string(kind->relationship) + R"(" Target=")" + std::string(file_name) + R"("/>)";
  }
  return out + "</Relationships>";
}

}  // namespace

std::string_view CaseFile::section(std::string_view name) const {
  for (const auto& [key, text] : sections) {
    if (key == name) return text;
  }
  return {};
}

bool CaseFile::has(std::string_view name) const {
  return std::any_of(sections.begin(), sections.end(),
                     [&](const auto& section) { return section.first == name; });
}

CaseFile parse_case(std::string_view text) {
  CaseFile file;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (line.substr(0, kMark.size()) == kMark) {
      file.sections.emplace_back(std::string(line.substr(kMark.size())), "");
    } else if (!file.sections.empty()) {
      std::string& section = file.sections.back().second;
      if (!section.empty()) section += '\n';
      section += line;
    }
    at = end + 1;
  }
  return file;
}

std::string docx_of(const CaseFile& file) {
  Parts parts;
  const std::string relationships = "word/_rels/document.xml.rels";
  for (const auto& [name, text] : file.sections) {
    if (name.find('.') == std::string::npos) continue;
    const std::string xml = with_runs(text);
    const Usual* kind = usual(name);
    if (name == "word/document.xml") {
      parts.emplace_back(name, wrapped(xml, "w:document", "w:body", kWordSpaces));
    } else if (kind != nullptr && !kind->root.empty()) {
      parts.emplace_back(name, wrapped(xml, "w:" + std::string(kind->root), "", kWordSpaces));
    } else {
      parts.emplace_back(name, kind == nullptr ? xml : text);
    }
  }
  if (!file.has(relationships)) parts.emplace_back(relationships, relationships_of(file));
  return stored_zip(parts);
}

std::string odt_of(const CaseFile& file) {
  Parts parts = {{"mimetype", "application/vnd.oasis.opendocument.text"}};
  for (const auto& [name, text] : file.sections) {
    if (name == "content.xml") {
      if (text.substr(0, 1) != "<") {  // no XML at all
        parts.emplace_back(name, text);
        continue;
      }
      const bool whole = text.find("<office:body") != std::string::npos;
      const std::string body =
          whole ? text : "<office:body><office:text>" + text + "</office:text></office:body>";
      parts.emplace_back(name, wrapped(body, "office:document-content", "", kOdfSpaces));
    } else if (name == "styles.xml") {
      parts.emplace_back(name, wrapped(text, "office:document-styles", "", kOdfSpaces));
    } else if (name.find('.') != std::string::npos) {
      parts.emplace_back(name, text);
    }
  }
  return stored_zip(parts);
}

}  // namespace reframe::test
