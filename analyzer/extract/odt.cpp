#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <set>
#include <unordered_map>

#include "analyzer/base/unicode.h"
#include "analyzer/extract/formats.h"
#include "analyzer/extract/odt_styles.h"
#include "analyzer/extract/text_sink.h"
#include "analyzer/extract/xml.h"

namespace reframe {
namespace {

/// The elements that mean something to a reader of text. All others are walked through.
enum class El : std::uint8_t {
  other,
  skip,
  paragraph,
  heading,
  list,
  list_item,
  list_header,
  span,
  space,
  tab,
  line_break,
  tracked,
  annotation,
  hidden,
  section,
  placeholder,
  note_body,
  box,
  table,
  row,
  cell
};

const std::unordered_map<std::string_view, El>& elements() {
  static const std::unordered_map<std::string_view, El> map = {
      {"p", El::paragraph},
      {"h", El::heading},
      {"list", El::list},
      {"list-item", El::list_item},
      {"list-header", El::list_header},
      {"span", El::span},
      {"s", El::space},
      {"tab", El::tab},
      {"line-break", El::line_break},
      {"tracked-changes", El::tracked},
      {"annotation", El::annotation},
      {"hidden-text", El::hidden},
      {"hidden-paragraph", El::hidden},
      {"section", El::section},
      {"placeholder", El::placeholder},
      {"note-citation", El::skip},
      {"note-body", El::note_body},
      {"text-box", El::box},
      {"custom-shape", El::box},
      {"rect", El::box},
      {"ellipse", El::box},
      {"table", El::table},
      {"table-row", El::row},
      {"table-cell", El::cell},
      {"covered-table-cell", El::cell},
      {"ruby-text", El::skip},
      {"sequence-decls", El::skip},
      {"variable-decls", El::skip},
      {"user-field-decls", El::skip},
      {"dde-connection-decls", El::skip},
      {"forms", El::skip},
      {"scripts", El::skip},
      {"event-listeners", El::skip},
      {"annotation-end", El::skip},
      {"binary-data", El::skip},
      {"table-of-content-source", El::skip},
      {"illustration-index-source", El::skip},
      {"table-index-source", El::skip},
      {"object-index-source", El::skip},
      {"user-index-source", El::skip},
      {"alphabetical-index-source", El::skip},
      {"bibliography-source", El::skip},
      {"desc", El::skip},
      {"title", El::skip}};
  return map;
}

/// The most spaces one text:s stands for; a file may claim any number.
constexpr int kMostSpaces = 100;
constexpr int kMostListLevel = 8;

int number(std::string_view text, int otherwise) {
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// What the stories of one document share.
struct Context {
  const ExtractLimits& limits;
  OdtStyles& styles;
  Document& document;
  std::array<LeftOut, kLeftOutReasons> left_out{};
  std::uint64_t characters = 0;
  std::uint32_t tables = 0;

  void leave_out(LeftOutReason reason, std::uint64_t count) {
    LeftOut& item = left_out[static_cast<std::size_t>(reason)];
    item.reason = reason;
    ++item.count;
    item.characters += count;
  }
};

struct OpenParagraph {
  Block block;
  std::vector<Block> after;  ///< text boxes anchored here
  bool hidden = false;
  bool bold = false;
  bool letters = false;
  bool all_bold = true;
};

struct OpenSpan {
  bool hidden = false;
  bool bold = false;
};

/// Walks an office:text, style:header or style:footer.
class Walker {
 public:
  Walker(const XmlPart& part, pugi::xml_node root, std::uint32_t part_index, Context& context,
         std::vector<Block>& out)
      : namespaces_(part), root_(root), part_(part_index), context_(context) {
    sinks_.push_back(&out);
  }

  Status run() {
    open_.push_back({root_, El::other});
    pugi::xml_node node = root_.first_child();
    while (!open_.empty()) {
      if (!node) {
        const Open done = open_.back();
        open_.pop_back();
        if (open_.empty()) break;
        leave(done.el);
        node = done.node.next_sibling();
        continue;
      }
      const El el = element(node);
      if (!enter(el, node)) {
        node = node.next_sibling();
        continue;
      }
      if (open_.size() > context_.limits.xml_depth) return too_deep();
      if (context_.characters > context_.limits.characters)
        return too_long(context_.document.source, context_.limits);
      open_.push_back({node, el});
      add_folded(node.value());
      node = node.first_child();
    }
    if (context_.characters > context_.limits.characters)
      return too_long(context_.document.source, context_.limits);
    std::move(notes_.begin(), notes_.end(), std::back_inserter(*sinks_.front()));
    return Done{};
  }

 private:
  struct Open {
    pugi::xml_node node;
    El el;
  };
  struct List {
    std::string_view style;
    bool header = false;  ///< inside a text:list-header, which has no bullet
  };

  [[nodiscard]] Status too_deep() const {
    return Error{
        ErrorCode::limit,
        {context_.document.source},
        "the XML is nested deeper than " + std::to_string(context_.limits.xml_depth) + " levels",
        "no real document is; save it again"};
  }

  [[nodiscard]] El element(pugi::xml_node node) const {
    if (*node.name() == '\0') return El::other;
    const std::string_view uri = namespaces_.uri(node, node.name());
    if (uri == "http://www.w3.org/1998/Math/MathML") return El::other;
    if (!uri.starts_with("urn:oasis:names:tc:opendocument:"))
      return uri.starts_with("http://purl.org/dc/") ? El::skip : El::other;
    const auto it = elements().find(local_name(node.name()));
    return it == elements().end() ? El::other : it->second;
  }

  /// True = walk into it (and leave() later).
  bool enter(El el, pugi::xml_node node) {
    switch (el) {
      case El::skip:
        return false;
      case El::tracked:
        count_changes(node);
        return false;
      case El::annotation:
        context_.leave_out(LeftOutReason::comment, characters_in(node));
        return false;
      case El::hidden:
        context_.leave_out(LeftOutReason::hidden_text, characters_in(node));
        return false;
      case El::section:
        return begin_section(node);
      case El::paragraph:
      case El::heading:
        begin(node, el == El::heading);
        return true;
      case El::list:
        begin_list(node);
        return true;
      case El::list_item:
      case El::list_header:
        if (!lists_.empty()) lists_.back().header = el == El::list_header;
        return true;
      default:
        return enter_inline(el, node);
    }
  }

  bool enter_inline(El el, pugi::xml_node node) {
    switch (el) {
      case El::other:
        if (*node.name() != '\0') return true;
        add_folded(node.value());
        return false;
      case El::span:
        begin_span(node);
        return true;
      case El::placeholder:
        if (depth_ > 0) current().block.placeholder = true;
        return true;
      case El::space:
        add(std::string(
            static_cast<std::size_t>(std::clamp(number(attribute(node, "c"), 1), 1, kMostSpaces)),
            ' '));
        return false;
      case El::tab:
        add("\t");
        return false;
      case El::line_break:
        add("\n");
        return false;
      default:
        return enter_structure(el);
    }
  }

  bool enter_structure(El el) {
    switch (el) {
      case El::box:
        begin_story(depth_ == 0 ? sinks_.back() : &current().after);
        ++boxes_;
        break;
      case El::note_body:
        begin_story(&notes_);
        break;
      case El::table:
        cells_.push_back({cells_.empty() ? context_.tables++ : cells_.front().table, 0, 0, 0});
        break;
      case El::row:
        if (!cells_.empty()) {
          ++cells_.back().row;
          cells_.back().column = 0;
        }
        break;
      case El::cell:
        if (!cells_.empty()) ++cells_.back().column;
        break;
      default:
        break;
    }
    return true;
  }

  void leave(El el) {
    switch (el) {
      case El::paragraph:
      case El::heading:
        end();
        break;
      case El::list:
        lists_.pop_back();
        break;
      case El::span:
        spans_.pop_back();
        break;
      case El::box:
        --boxes_;
        end_story();
        break;
      case El::note_body:
        end_story();
        break;
      case El::table:
        cells_.pop_back();
        break;
      default:
        break;
    }
  }

  /// A box or a note: its text goes elsewhere and starts without the lists and spans around it.
  void begin_story(std::vector<Block>* sink) {
    sinks_.push_back(sink);
    held_.emplace_back(std::move(lists_), std::move(spans_));
    lists_.clear();
    spans_.clear();
  }

  void end_story() {
    sinks_.pop_back();
    lists_ = std::move(held_.back().first);
    spans_ = std::move(held_.back().second);
    held_.pop_back();
  }

  bool begin_section(pugi::xml_node node) {
    if (!OdtStyles::hidden_section(node)) return true;
    context_.leave_out(LeftOutReason::hidden_text, characters_in(node));
    return false;
  }

  void begin_list(pugi::xml_node node) {
    const std::string_view own = attribute(node, "style-name");
    lists_.push_back({own.empty() && !lists_.empty() ? lists_.back().style : own, false});
  }

  void begin_span(pugi::xml_node node) {
    OpenSpan span = spans_.empty()
                        ? OpenSpan{depth_ > 0 && current().hidden, depth_ > 0 && current().bold}
                        : spans_.back();
    const OdtStyle& style = context_.styles.facts("text", attribute(node, "style-name"));
    span.hidden = style.hidden.value_or(span.hidden);
    span.bold = style.bold.value_or(span.bold);
    spans_.push_back(span);
  }

  void begin(pugi::xml_node node, bool heading) {
    if (depth_ == pool_.size()) pool_.push_back(std::make_unique<OpenParagraph>());
    OpenParagraph& p = *pool_[depth_++];
    p = {};
    const OdtStyle& style = context_.styles.facts("paragraph", attribute(node, "style-name"));
    p.hidden = style.hidden.value_or(false);
    p.bold = style.bold.value_or(false);
    Block& b = p.block;
    b.origin.part = part_;
    b.origin.paragraph = ++seen_;
    b.style = style.name;
    b.text_box = boxes_ > 0;
    if (heading || b.style == "Title") {
      b.kind = BlockKind::heading;
      b.heading_level = std::clamp(number(attribute(node, "outline-level"), 1), 1, 9);
    } else if (!lists_.empty() && !lists_.back().header) {
      b.kind = BlockKind::list_item;
      b.list_level = std::min(static_cast<int>(lists_.size()) - 1, kMostListLevel);
      b.bullet = context_.styles.bullet(lists_.back().style, b.list_level);
    }
    if (!cells_.empty()) {
      b.cell = cells_.back();
      b.cell.row -= b.cell.row > 0 ? 1 : 0;
      b.cell.column -= b.cell.column > 0 ? 1 : 0;
      b.cell.depth = static_cast<std::uint32_t>(cells_.size());
    }
  }

  void end() {
    OpenParagraph& p = current();
    std::vector<Block>& sink = *sinks_.back();
    while (!p.block.text.empty() && p.block.text.back() == ' ') p.block.text.pop_back();
    p.block.bold = p.letters && p.all_bold;
    if (!blank(p.block.text)) sink.push_back(std::move(p.block));
    std::move(p.after.begin(), p.after.end(), std::back_inserter(sink));
    --depth_;
  }

  void add(std::string_view text) {
    if (depth_ == 0 || text.empty()) return;
    OpenParagraph& p = current();
    const bool hidden = spans_.empty() ? p.hidden : spans_.back().hidden;
    if (hidden) {
      context_.leave_out(LeftOutReason::hidden_text, code_points(text));
      return;
    }
    const std::size_t before = p.block.text.size();
    append_clean(p.block.text, text, "");
    const std::string_view added = std::string_view(p.block.text).substr(before);
    context_.characters += code_points(added);
    if (blank(added)) return;
    p.letters = true;
    p.all_bold = p.all_bold && (spans_.empty() ? p.bold : spans_.back().bold);
  }

  /// White space in ODF text is folded to one space; text:s and text:tab say where more is meant.
  void add_folded(std::string_view raw) {
    if (depth_ == 0 || raw.empty()) return;
    std::string folded;
    const std::string& text = current().block.text;
    bool space = text.empty() || text.back() == ' ' || text.back() == '\n';
    for (const char c : raw) {
      const bool white = c == ' ' || c == '\t' || c == '\n' || c == '\r';
      if (!white) folded += c;
      if (white && !space) folded += ' ';
      space = white;
    }
    add(folded);
  }

  static std::uint64_t characters_in(pugi::xml_node node) {
    std::uint64_t characters = 0;
    for (pugi::xml_node n = node; n; n = next_node(n, node)) {
      const std::string_view local = local_name(n.name());
      if (local == "creator" || local == "date" || local == "date-string") continue;
      const std::string_view text = n.value();
      if (text.find_first_not_of(" \t\r\n") != std::string_view::npos)
        characters += code_points(text);
    }
    return characters;
  }

  /// Deletions keep their text here; insertions and formats only say who and when.
  void count_changes(pugi::xml_node node) {
    for (const pugi::xml_node change : node.children()) {
      const pugi::xml_node deletion = child(change, "deletion");
      std::uint64_t characters = 0;
      for (const pugi::xml_node part : deletion.children()) {
        if (local_name(part.name()) != "change-info") characters += characters_in(part);
      }
      if (deletion) context_.leave_out(LeftOutReason::deleted_revision, characters);
    }
  }

  [[nodiscard]] OpenParagraph& current() { return *pool_[depth_ - 1]; }

  Namespaces namespaces_;
  pugi::xml_node root_;
  std::uint32_t part_;
  Context& context_;
  std::vector<Open> open_;
  std::vector<std::vector<Block>*> sinks_;
  std::vector<std::unique_ptr<OpenParagraph>> pool_;  ///< kept for reuse; sinks point into them
  std::size_t depth_ = 0;
  std::vector<Block> notes_;
  std::vector<Cell> cells_;
  std::vector<List> lists_;
  std::vector<OpenSpan> spans_;
  std::vector<std::pair<std::vector<List>, std::vector<OpenSpan>>> held_;
  std::uint32_t seen_ = 0;
  int boxes_ = 0;
};

/// Headers or footers of the page layouts: those of layouts in use, each text once; the others are
/// counted.
Status read_margins(const XmlPart& styles, std::string_view local, PartKind kind,
                    Context& context) {
  std::set<std::string> seen;
  for (const pugi::xml_node page : child(styles.root(), "master-styles").children()) {
    for (const pugi::xml_node margin : page.children()) {
      const std::string_view name = local_name(margin.name());
      const bool wanted = name == local || name == std::string(local) + "-first" ||
                          name == std::string(local) + "-left";
      if (!wanted) continue;
      std::vector<Block> blocks;
      auto& parts = context.document.parts;
      Status status =
          Walker(styles, margin, static_cast<std::uint32_t>(parts.size()), context, blocks).run();
      if (!status) return status;
      std::string text;
      for (const Block& block : blocks) text += block.text + "\n";
      if (text.empty()) continue;
      const std::uint64_t characters = code_points(text) - blocks.size();
      const bool shown = context.styles.page_used(attribute(page, "name")) &&
                         attribute(margin, "display") != "false";
      if (!shown) {
        context.leave_out(LeftOutReason::unused_header, characters);
      } else if (!seen.insert(text).second) {
        context.leave_out(LeftOutReason::repeated, characters);
      } else {
        parts.push_back({"styles.xml", kind});
        std::move(blocks.begin(), blocks.end(), std::back_inserter(context.document.blocks));
      }
    }
  }
  return Done{};
}

/// Why content.xml could not be read: a password, or a mistake.
Error unreadable(Package& package, std::string_view name, const std::string& problem) {
  auto manifest = package.read("META-INF/manifest.xml");
  if (manifest && manifest->view().find("encryption-data") != std::string_view::npos) {
    return {ErrorCode::encrypted,
            {std::string(name)},
            "a document protected by a password",
            "open it in LibreOffice, save it without a password (File, Save As) and use that copy"};
  }
  return {ErrorCode::malformed,
          {std::string(name)},
          "the text part content.xml is broken XML: " + problem,
          "open the document in a word processor and save it again"};
}

}  // namespace

Result<Document> read_odt(Package& package, std::string_view name, const ExtractLimits& limits) {
  Document document;
  document.source = name;
  document.format = SourceFormat::odt;
  auto bytes = package.read("content.xml");
  if (!bytes) return bytes.error();
  XmlPart content;
  if (!content.load_with_namespaces(*std::move(bytes)))
    return unreadable(package, name, content.problem());
  const pugi::xml_node text = child(child(content.root(), "body"), "text");
  if (!text) {
    return Error{ErrorCode::unsupported,
                 {document.source},
                 "an OpenDocument file without text",
                 "give a text document (.odt), not a sheet or slides"};
  }
  OdtStyles styles;
  styles.add(content);
  XmlPart style_part;
  bool styled = false;
  if (package.has("styles.xml")) {
    auto style_bytes = package.read("styles.xml");
    styled = style_bytes && style_part.load_with_namespaces(*std::move(style_bytes));
    if (styled) {
      styles.add(style_part);
    } else {
      document.notes.push_back({"side-part-damaged", "The part styles.xml could not be read."});
    }
  }
  Context context{limits, styles, document};
  if (styled) {
    if (auto status = read_margins(style_part, "header", PartKind::header, context); !status)
      return status.error();
  }
  document.parts.push_back({"content.xml", PartKind::body});
  const auto index = static_cast<std::uint32_t>(document.parts.size() - 1);
  if (auto status = Walker(content, text, index, context, document.blocks).run(); !status)
    return status.error();
  if (styled) {
    if (auto status = read_margins(style_part, "footer", PartKind::footer, context); !status)
      return status.error();
  }
  for (const LeftOut& item : context.left_out) {
    if (item.count > 0) document.left_out.push_back(item);
  }
  const bool prompt = std::any_of(document.blocks.begin(), document.blocks.end(),
                                  [](const Block& b) { return b.placeholder; });
  if (prompt)
    document.notes.push_back({"placeholder", "Some template prompts were never filled in."});
  return document;
}

}  // namespace reframe
