#include <algorithm>
#include <cstdlib>
#include <deque>
#include <unordered_map>

#include "analyzer/base/unicode.h"
#include "analyzer/extract/docx_styles.h"
#include "analyzer/extract/formats.h"
#include "analyzer/extract/text_sink.h"
#include "analyzer/extract/xml.h"

namespace reframe {
namespace {

enum class El : std::uint8_t {
  other,
  skip,
  paragraph,
  heading,
  list,
  list_item,
  space,
  tab,
  line_break,
  tracked,
  annotation,
  note,
  note_body,
  box,
  table,
  row,
  cell
};

const std::unordered_map<std::string_view, El>& elements() {
  static const std::unordered_map<std::string_view, El> map = {{"p", El::paragraph},
                                                               {"h", El::heading},
                                                               {"list", El::list},
                                                               {"list-item", El::list_item},
                                                               {"list-header", El::list_item},
                                                               {"s", El::space},
                                                               {"tab", El::tab},
                                                               {"line-break", El::line_break},
                                                               {"tracked-changes", El::tracked},
                                                               {"annotation", El::annotation},
                                                               {"note", El::note},
                                                               {"note-citation", El::skip},
                                                               {"note-body", El::note_body},
                                                               {"text-box", El::box},
                                                               {"table", El::table},
                                                               {"table-row", El::row},
                                                               {"table-cell", El::cell},
                                                               {"ruby-text", El::skip},
                                                               {"hidden-text", El::skip},
                                                               {"hidden-paragraph", El::skip},
                                                               {"sequence-decls", El::skip},
                                                               {"variable-decls", El::skip},
                                                               {"user-field-decls", El::skip},
                                                               {"forms", El::skip},
                                                               {"annotation-end", El::skip},
                                                               {"binary-data", El::skip},
                                                               {"desc", El::skip},
                                                               {"title", El::skip}};
  return map;
}

/// The most spaces one text:s stands for; a file may claim any number.
constexpr int kMostSpaces = 100;

struct Open {
  Block block;
  std::vector<Block> after;  ///< text boxes anchored here
};

/// Walks an office:text, style:header or style:footer.
class Walker {
 public:
  Walker(const XmlPart& part, pugi::xml_node root, std::uint32_t part_index,
         const ExtractLimits& limits, Document& document, std::vector<Block>& out)
      : namespaces_(part), root_(root), part_(part_index), limits_(limits), document_(document) {
    sinks_.push_back(&out);
  }

  Status run() {
    pugi::xml_node node = root_;
    std::uint32_t depth = 0;
    bool entered = true;
    while (true) {
      if (entered && node.first_child()) {
        node = node.first_child();
        if (++depth > limits_.xml_depth) {
          return Error{
              ErrorCode::limit,
              {document_.source},
              "the XML is nested deeper than " + std::to_string(limits_.xml_depth) + " levels",
              "no real document is; save it again"};
        }
      } else {
        if (entered && node != root_) leave(node);
        while (node != root_ && !node.next_sibling()) {
          node = node.parent();
          --depth;
          if (node != root_) leave(node);
        }
        if (node == root_) break;
        node = node.next_sibling();
      }
      entered = enter(node);
      if (entered && node.type() == pugi::node_element) add_folded(node.value());
    }
    std::move(notes_.begin(), notes_.end(), std::back_inserter(*sinks_.front()));
    return Done{};
  }

 private:
  [[nodiscard]] El element(pugi::xml_node node) const {
    if (node.type() != pugi::node_element) return El::other;
    const std::string_view uri = namespaces_.uri(node, node.name());
    if (!uri.starts_with("urn:oasis:names:tc:opendocument:")) return El::other;
    const auto it = elements().find(local_name(node.name()));
    if (it == elements().end()) return El::other;
    // dc:title and svg:title are other namespaces; table:title has no text of the page.
    return it->second;
  }

  bool enter(pugi::xml_node node) {
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
      add_folded(node.value());
      return false;
    }
    switch (element(node)) {
      case El::skip:
        return false;
      case El::tracked:
        count(node, LeftOutReason::deleted_revision);
        return false;
      case El::annotation:
        count(node, LeftOutReason::comment);
        return false;
      case El::paragraph:
      case El::heading:
        begin(node, element(node) == El::heading);
        return true;
      case El::list:
        ++lists_;
        return true;
      case El::space:
        add(std::string(static_cast<std::size_t>(std::clamp(
                            std::atoi(std::string(attribute(node, "c")).c_str()), 1, kMostSpaces)),
                        ' '));
        return false;
      case El::tab:
        add("\t");
        return false;
      case El::line_break:
        add("\n");
        return false;
      case El::box:
        sinks_.push_back(paragraphs_.empty() ? sinks_.back() : &paragraphs_.back().after);
        ++boxes_;
        return true;
      case El::note_body:
        sinks_.push_back(&notes_);
        return true;
      case El::table:
        cells_.push_back({cells_.empty() ? tables_++ : cells_.front().table, 0, 0, 0});
        return true;
      case El::row:
        if (!cells_.empty()) {
          ++cells_.back().row;
          cells_.back().column = 0;
        }
        return true;
      case El::cell:
        if (!cells_.empty()) ++cells_.back().column;
        return true;
      default:
        return true;
    }
  }

  void leave(pugi::xml_node node) {
    switch (element(node)) {
      case El::paragraph:
      case El::heading:
        end();
        break;
      case El::list:
        --lists_;
        break;
      case El::box:
        --boxes_;
        sinks_.pop_back();
        break;
      case El::note_body:
        sinks_.pop_back();
        break;
      case El::table:
        cells_.pop_back();
        break;
      default:
        break;
    }
  }

  void begin(pugi::xml_node node, bool heading) {
    Open open;
    Block& b = open.block;
    b.origin.part = part_;
    b.origin.paragraph = ++seen_;
    b.style = attribute(node, "style-name");
    b.text_box = boxes_ > 0;
    if (heading) {
      b.kind = BlockKind::heading;
      b.heading_level =
          std::clamp(std::atoi(std::string(attribute(node, "outline-level")).c_str()), 1, 9);
    } else if (lists_ > 0) {
      b.kind = BlockKind::list_item;
      b.list_level = lists_ - 1;
      b.bullet = true;
    }
    if (!cells_.empty()) {
      b.cell = cells_.back();
      b.cell.row -= b.cell.row > 0 ? 1 : 0;
      b.cell.column -= b.cell.column > 0 ? 1 : 0;
      b.cell.depth = static_cast<std::uint32_t>(cells_.size());
    }
    paragraphs_.push_back(std::move(open));
  }

  void end() {
    Open open = std::move(paragraphs_.back());
    paragraphs_.pop_back();
    std::vector<Block>& sink = *sinks_.back();
    while (!open.block.text.empty() && open.block.text.back() == ' ') open.block.text.pop_back();
    if (open.block.text.find_first_not_of(" \t\n") != std::string::npos) {
      sink.push_back(std::move(open.block));
    }
    std::move(open.after.begin(), open.after.end(), std::back_inserter(sink));
  }

  void add(std::string_view text) {
    if (!paragraphs_.empty()) append_clean(paragraphs_.back().block.text, text, "");
  }

  /// White space in ODF text is folded to one space; text:s and text:tab say where more is meant.
  void add_folded(std::string_view raw) {
    if (paragraphs_.empty()) return;
    std::string folded;
    const std::string& text = paragraphs_.back().block.text;
    bool space = text.empty() || text.back() == ' ';
    for (const char c : raw) {
      const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
      if (!blank) folded += c;
      if (blank && !space) folded += ' ';
      space = blank;
    }
    add(folded);
  }

  void count(pugi::xml_node node, LeftOutReason reason) {
    std::uint64_t characters = 0;
    pugi::xml_node n = node;
    while (true) {
      characters += code_points(n.value());
      if (n.first_child()) {
        n = n.first_child();
        continue;
      }
      while (n != node && !n.next_sibling()) n = n.parent();
      if (n == node) break;
      n = n.next_sibling();
    }
    if (characters > 0) document_.left_out.push_back({reason, 1, characters});
  }

  Namespaces namespaces_;
  pugi::xml_node root_;
  std::uint32_t part_;
  const ExtractLimits& limits_;
  Document& document_;
  std::vector<std::vector<Block>*> sinks_;
  std::deque<Open> paragraphs_;
  std::vector<Block> notes_;
  std::vector<Cell> cells_;
  std::uint32_t tables_ = 0;
  std::uint32_t seen_ = 0;
  int lists_ = 0;
  int boxes_ = 0;
};

/// The first header or footer of the master pages.
Status read_margin(const XmlPart& styles, const char* local, PartKind kind,
                   const ExtractLimits& limits, Document& document) {
  for (const pugi::xml_node page : child(styles.root(), "master-styles").children()) {
    const pugi::xml_node margin = child(page, local);
    if (!margin) continue;
    document.parts.push_back({"styles.xml", kind});
    return Walker(styles, margin, static_cast<std::uint32_t>(document.parts.size() - 1), limits,
                  document, document.blocks)
        .run();
  }
  return Done{};
}

}  // namespace

Result<Document> read_odt(Package& package, std::string_view name, const ExtractLimits& limits) {
  Document document;
  document.source = name;
  document.format = SourceFormat::odt;
  auto bytes = package.read("content.xml");
  if (!bytes) return bytes.error();
  XmlPart content;
  if (!content.load(*std::move(bytes))) {
    return Error{ErrorCode::malformed,
                 {document.source},
                 "the text part content.xml is broken XML: " + content.problem(),
                 "open the document in a word processor and save it again"};
  }
  XmlPart styles;
  auto style_bytes =
      package.has("styles.xml") ? package.read("styles.xml") : Result<std::string>(std::string());
  const bool styled = style_bytes && !style_bytes->empty() && styles.load(*std::move(style_bytes));
  if (styled) {
    if (auto status = read_margin(styles, "header", PartKind::header, limits, document); !status) {
      return status.error();
    }
  }
  document.parts.push_back({"content.xml", PartKind::body});
  const pugi::xml_node text = child(child(content.root(), "body"), "text");
  if (!text) {
    return Error{ErrorCode::unsupported,
                 {document.source},
                 "an OpenDocument file without text",
                 "give a text document (.odt), not a sheet or slides"};
  }
  if (auto status = Walker(content, text, static_cast<std::uint32_t>(document.parts.size() - 1),
                           limits, document, document.blocks)
                        .run();
      !status) {
    return status.error();
  }
  if (styled) {
    if (auto status = read_margin(styles, "footer", PartKind::footer, limits, document); !status) {
      return status.error();
    }
  }
  if (document.characters() > limits.characters) {
    return Error{ErrorCode::limit,
                 {document.source},
                 "the text is longer than " + std::to_string(limits.characters) + " characters",
                 "this is no resume; split the file"};
  }
  return document;
}

}  // namespace reframe
