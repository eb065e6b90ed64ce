#include "analyzer/extract/word_names.h"

#include <algorithm>
#include <iterator>

namespace reframe {
namespace {

struct Name {
  std::string_view local;
  El el = El::other;
};

/// Names of more than one letter; WordNames::word_element() tells the others. Sorted.
constexpr Name kNames[] = {
    {"altChunk", El::chunk},
    {"br", El::line_break},
    {"commentRangeStart", El::comment_start},
    {"commentReference", El::comment},
    {"cr", El::line_break},
    {"customXmlPr", El::skip},
    {"del", El::deleted},
    {"delInstrText", El::field_code},
    {"delText", El::deleted},
    {"endnoteReference", El::endnote},
    {"ffData", El::skip},
    {"fldChar", El::field_char},
    {"fldData", El::skip},
    {"footnoteReference", El::footnote},
    {"instrText", El::field_code},
    {"moveFrom", El::deleted},
    {"noBreakHyphen", El::no_break_hyphen},
    {"pPr", El::skip},
    {"ptab", El::tab},
    {"rPr", El::skip},
    {"rt", El::skip},
    {"rubyPr", El::skip},
    {"sdt", El::control},
    {"sdtEndPr", El::skip},
    {"sdtPr", El::skip},
    {"sectPr", El::skip},
    {"smartTagPr", El::skip},
    {"softHyphen", El::skip},
    {"sym", El::symbol},
    {"tab", El::tab},
    {"tbl", El::table},
    {"tblGrid", El::skip},
    {"tblPr", El::skip},
    {"tblPrEx", El::skip},
    {"tc", El::cell},
    {"tcPr", El::skip},
    {"tr", El::row},
    {"trPr", El::skip},
    {"txbxContent", El::box},
};

/// Where in kNames the names with the same first two letters begin; most other names have a start
/// of their own and are told by it alone.
constexpr std::size_t start_of(const char* local) {
  return (static_cast<std::size_t>(local[0]) % 32) * 32 + static_cast<std::size_t>(local[1]) % 32;
}
struct Starts {
  std::uint8_t of[1024] = {};
};
constexpr Starts make_starts() {
  Starts out;
  for (std::uint8_t& start : out.of) start = std::size(kNames);
  for (std::size_t i = std::size(kNames); i-- > 0;)
    out.of[start_of(kNames[i].local.data())] = static_cast<std::uint8_t>(i);
  return out;
}
constexpr Starts kStarts = make_starts();
static_assert(std::all_of(std::begin(kNames), std::end(kNames), [](const Name& name) {
  const Name& first = kNames[kStarts.of[start_of(name.local.data())]];
  return first.local.substr(0, 2) == name.local.substr(0, 2);
}));
static_assert(std::is_sorted(std::begin(kNames), std::end(kNames),
                             [](const Name& a, const Name& b) { return a.local < b.local; }));

/// Namespaces whose elements this reader knows how to walk: those that Office itself requires.
/// A later one than these is unknown, and its author has written a fallback for that.
constexpr std::string_view kUnderstood[] = {
    "http://schemas.openxmlformats.org/",
    "http://purl.oclc.org/ooxml/",
    "urn:schemas-microsoft-com:",
    "http://schemas.microsoft.com/office/word/2006/",
    "http://schemas.microsoft.com/office/word/2010/",
    "http://schemas.microsoft.com/office/word/2012/",
    "http://schemas.microsoft.com/office/word/2015/",
    "http://schemas.microsoft.com/office/word/2016/",
    "http://schemas.microsoft.com/office/word/2018/",
    "http://schemas.microsoft.com/office/word/2020/",
    "http://schemas.microsoft.com/office/word/2023/",
    "http://schemas.microsoft.com/office/drawing/20",
    "http://schemas.microsoft.com/office/thememl/2012/",
    "http://schemas.microsoft.com/office/2006/",
    "http://schemas.microsoft.com/office/mac/",
    "http://schemas.microsoft.com/office/powerpoint/20",
    "http://schemas.microsoft.com/office/excel/20",
};

}  // namespace

WordNames::WordNames(const XmlPart& part) : namespaces_(part) {
  if (!namespaces_.fixed()) return;
  std::size_t words = 0;
  std::string_view word;
  for (const auto& [prefix, uri] : part.declarations()) {
    const Ns kind = kind_of_uri(uri);
    prefixes_.emplace_back(prefix, kind);
    if (kind != Ns::word) continue;
    ++words;
    word = prefix;
  }
  if (words == 0) {  // never declared, or by a URI nobody knows: the root must be Word's
    const std::string_view root = part.root().name();
    word = root.substr(0, root.find(':') == std::string_view::npos ? 0 : root.find(':'));
    words = 1;
    std::erase_if(prefixes_, [&](const auto& known) { return known.first == word; });
    prefixes_.emplace_back(word, Ns::word);
  }
  if (words == 1 && word.size() == 1) letter_ = word[0];
}

WordNames::Ns WordNames::kind_of_uri(std::string_view uri) {
  struct Known {
    std::string_view transitional, strict;
    Ns kind;
  };
  static constexpr Known kKnown[] = {
      {"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
       "http://purl.oclc.org/ooxml/wordprocessingml/main", Ns::word},
      {"http://schemas.openxmlformats.org/markup-compatibility/2006", "", Ns::compatibility},
      {"http://schemas.openxmlformats.org/officeDocument/2006/math",
       "http://purl.oclc.org/ooxml/officeDocument/math", Ns::math},
      {"http://schemas.openxmlformats.org/drawingml/2006/main",
       "http://purl.oclc.org/ooxml/drawingml/main", Ns::drawing},
      {"http://schemas.openxmlformats.org/drawingml/2006/diagram",
       "http://purl.oclc.org/ooxml/drawingml/diagram", Ns::diagram},
      {"http://schemas.openxmlformats.org/drawingml/2006/chart",
       "http://purl.oclc.org/ooxml/drawingml/chart", Ns::chart},
      {"urn:schemas-microsoft-com:vml", "", Ns::vml}};
  for (const Known& known : kKnown) {
    if (uri == known.transitional || (!uri.empty() && uri == known.strict)) return known.kind;
  }
  return Ns::other;
}

WordNames::Ns WordNames::kind_of(pugi::xml_node node, std::string_view name) const {
  if (!namespaces_.fixed()) return kind_of_uri(namespaces_.uri(node, name));
  const std::size_t colon = name.find(':');
  const std::string_view prefix = colon == std::string_view::npos ? "" : name.substr(0, colon);
  for (const auto& [known, kind] : prefixes_) {
    if (known == prefix) return kind;
  }
  return Ns::other;
}

El WordNames::long_word_element(const char* local) {
  if (local[0] == '\0') return El::other;
  for (std::size_t i = kStarts.of[start_of(local)]; i < std::size(kNames); ++i) {
    const std::string_view name = kNames[i].local;
    if (equals(local, name)) return kNames[i].el;
    if (name[1] != local[1]) break;
  }
  return El::other;
}

El WordNames::other_element(Ns kind, std::string_view local) {
  switch (kind) {
    case Ns::compatibility:
      if (local == "AlternateContent") return El::alternate;
      return local == "Choice" || local == "Fallback" ? El::branch : El::other;
    case Ns::math:
      if (local == "r") return El::run;
      return local == "t" ? El::text : El::other;
    case Ns::drawing:
      if (local == "p") return El::drawing_paragraph;
      if (local == "br") return El::drawing_break;
      return local == "t" ? El::text : El::other;
    case Ns::diagram:
      return local == "relIds" ? El::diagram : El::other;
    case Ns::chart:
      return local == "chart" ? El::chart : El::other;
    case Ns::vml:
      return local == "textpath" ? El::text_path : El::other;
    case Ns::word:
    case Ns::other:
      break;
  }
  return El::other;
}

El WordNames::any_element(pugi::xml_node node, const char* name) const {
  const Ns kind = kind_of(node, name);
  return kind == Ns::word ? word_element(local_part(name)) : other_element(kind, local_part(name));
}

bool WordNames::requires_understood(pugi::xml_node choice) const {
  std::string_view prefixes = attribute(choice, "Requires");
  while (!prefixes.empty()) {
    const std::size_t end = std::min(prefixes.find_first_of(" \t\r\n"), prefixes.size());
    const std::string_view prefix = prefixes.substr(0, end);
    prefixes.remove_prefix(std::min(end + 1, prefixes.size()));
    if (prefix.empty()) continue;
    const std::string_view uri = namespaces_.uri_of_prefix(choice, prefix);
    const bool known = std::any_of(std::begin(kUnderstood), std::end(kUnderstood),
                                   [&](std::string_view start) { return uri.starts_with(start); });
    if (!known) return false;
  }
  return true;
}

}  // namespace reframe
