#include "analyzer/extract/docx.h"

#include <algorithm>
#include <map>
#include <set>

#include "analyzer/extract/chunk.h"
#include "analyzer/extract/docx_walker.h"
#include "analyzer/extract/text_sink.h"

namespace reframe {
namespace {

constexpr const char* kMainTypes[] = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "application/vnd.ms-word.document.macroenabled.main+xml",
    "application/vnd.ms-word.template.macroenabledtemplate.main+xml"};

class Reader {
 public:
  Reader(Package& package, std::string_view name, const ExtractLimits& limits, int depth)
      : package_(package), limits_(limits), depth_(depth) {
    document_.source = name;
    document_.format = SourceFormat::docx;
  }

  Result<Document> read() {
    auto body = load_body();
    if (!body.ok()) return body.error();
    bool damaged = false;
    relationships_ = package_.relationships(main_, damaged);
    if (damaged)
      note("relationships-damaged",
           "The list of related parts is damaged; headers, notes and styles may be missing.");
    prepare_context();
    const pugi::xml_node root = main_xml_.root();
    const pugi::xml_node text = child(root, "body") ? child(root, "body") : root;
    std::vector<pugi::xml_node> sections = sections_of(text);
    std::vector<std::string> headers;
    std::vector<std::string> footers;
    shown_margins(sections, headers, footers);
    for (const auto& part : headers) read_margin(part, PartKind::header);
    const std::uint32_t body_index = add_part(main_, PartKind::body);
    chunk_origin_part_ = body_index;
    if (auto status =
            walk_docx_part(main_xml_, text, body_index, limits_, context_, document_.blocks);
        !status) {
      return placed(status.error());
    }
    read_notes("footnotes", PartKind::footnote, context_.footnote_ids);
    read_notes("endnotes", PartKind::endnote, context_.endnote_ids);
    for (const auto& part : footers) read_margin(part, PartKind::footer);
    count_comments();
    finish();
    return std::move(document_);
  }

 private:
  [[nodiscard]] Error placed(Error error) const {
    error.where.file = document_.source;
    return error;
  }

  void note(std::string code, std::string message) {
    document_.notes.push_back({std::move(code), std::move(message)});
  }

  std::uint32_t add_part(const std::string& name, PartKind kind) {
    document_.parts.push_back({name, kind});
    return static_cast<std::uint32_t>(document_.parts.size() - 1);
  }

  // ---- the main part

  /// By relationship, then by content type, then by its usual name.
  [[nodiscard]] std::vector<std::string> main_candidates() {
    std::vector<std::string> out;
    bool damaged = false;
    for (const Relationship& r : package_.relationships("", damaged)) {
      if (type_name(r.type) == "officeDocument" && !r.target.empty()) out.push_back(r.target);
    }
    if (package_.has("[Content_Types].xml")) {
      auto bytes = package_.read("[Content_Types].xml");
      XmlPart types;
      if (bytes && types.load(*std::move(bytes))) {
        for (const pugi::xml_node node : types.root().children()) {
          std::string type(attribute(node, "ContentType"));
          std::transform(type.begin(), type.end(), type.begin(), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
          });
          const bool main =
              std::find(std::begin(kMainTypes), std::end(kMainTypes), type) != std::end(kMainTypes);
          if (main && !attribute(node, "PartName").empty()) {
            out.push_back(resolve_target("", attribute(node, "PartName")));
          }
        }
      }
    }
    out.emplace_back("word/document.xml");
    return out;
  }

  Status load_body() {
    Error last{ErrorCode::malformed,
               {document_.source},
               "the archive holds no Word document",
               "give a .docx file"};
    for (const std::string& candidate : main_candidates()) {
      if (!package_.has(candidate)) continue;
      auto bytes = package_.read(candidate);
      if (!bytes) return bytes.error();
      if (!main_xml_.load(*std::move(bytes))) {
        return Error{ErrorCode::malformed,
                     {document_.source},
                     "the text part " + candidate + " is broken XML: " + main_xml_.problem(),
                     "open the document in a word processor and save it again"};
      }
      if (local_name(main_xml_.root().name()) == "document" ||
          local_name(main_xml_.root().name()) == "body") {
        main_ = candidate;
        return Done{};
      }
    }
    return last;
  }

  // ---- related parts

  [[nodiscard]] std::string related(std::string_view type) const {
    for (const Relationship& r : relationships_) {
      if (type_name(r.type) == type && !r.target.empty()) return r.target;
    }
    return {};
  }

  std::optional<std::string> side_part(const std::string& name) {
    if (name.empty() || !package_.has(name)) return std::nullopt;
    auto bytes = package_.read(name);
    if (!bytes) {
      note("side-part-damaged",
           "The part " + name + " could not be read: " + bytes.error().message + ".");
      return std::nullopt;
    }
    return *std::move(bytes);
  }

  void prepare_context() {
    context_.read_styles = [this] { return side_part(related("styles")); };
    context_.read_numbering = [this] { return side_part(related("numbering")); };
    context_.read_chunk = [this](std::string_view id) { return read_chunk(id); };
  }

  std::vector<Block> read_chunk(std::string_view id) {
    for (const Relationship& r : relationships_) {
      if (r.id != id || r.target.empty()) continue;
      auto bytes = side_part(r.target);
      if (!bytes) break;
      auto blocks = read_chunk_text(*bytes, limits_, depth_);
      if (!blocks) break;
      for (Block& block : *blocks) {
        block.origin = {};
        block.origin.part = chunk_origin_part_;
      }
      return *std::move(blocks);
    }
    context_.leave_out(LeftOutReason::unread_chunk, 0);
    note("chunk-unread", "A document embedded in this one was not read.");
    return {};
  }

  // ---- headers and footers

  /// The section properties in order: of paragraphs that end a section, and of the body.
  static std::vector<pugi::xml_node> sections_of(pugi::xml_node body) {
    std::vector<pugi::xml_node> out;
    const auto look = [&out](pugi::xml_node node) {
      const std::string_view local = local_name(node.name());
      if (local == "sectPr") out.push_back(node);
      if (local == "p") {
        if (const auto section = child(child(node, "pPr"), "sectPr")) out.push_back(section);
      }
    };
    for (const pugi::xml_node node : body.children()) {
      look(node);
      if (local_name(node.name()) != "sdt") continue;
      for (const pugi::xml_node inner : child(node, "sdtContent").children()) look(inner);
    }
    return out;
  }

  /// Parts that some page shows, each once, in order.
  void shown_margins(const std::vector<pugi::xml_node>& sections, std::vector<std::string>& headers,
                     std::vector<std::string>& footers) {
    std::string first_header;
    std::string first_footer;
    std::set<std::string> unused;
    for (const pugi::xml_node section : sections) {
      const bool title_page = toggle(section, "titlePg").value_or(false);
      for (const pugi::xml_node node : section.children()) {
        const std::string_view local = local_name(node.name());
        const bool header = local == "headerReference";
        if (!header && local != "footerReference") continue;
        const std::string part = target_of(attribute(node, "id"));
        const std::string_view type = attribute(node, "type");
        if (part.empty()) continue;
        if (type == "first") {
          (header ? first_header : first_footer) = part;
        } else if (type != "even" || even_and_odd()) {
          add_once(header ? headers : footers, part);
        }
        unused.insert(part);
      }
      if (title_page) {
        if (!first_header.empty()) add_once(headers, first_header);
        if (!first_footer.empty()) add_once(footers, first_footer);
      }
    }
    for (const auto& part : unused) {
      const auto in = [&](const std::vector<std::string>& list) {
        return std::find(list.begin(), list.end(), part) != list.end();
      };
      if (!in(headers) && !in(footers)) context_.leave_out(LeftOutReason::unused_header, 0);
    }
  }

  static void add_once(std::vector<std::string>& list, const std::string& part) {
    if (std::find(list.begin(), list.end(), part) == list.end()) list.push_back(part);
  }

  [[nodiscard]] std::string target_of(std::string_view id) const {
    for (const Relationship& r : relationships_) {
      if (r.id == id) return r.target;
    }
    return {};
  }

  bool even_and_odd() {
    if (!even_and_odd_) {
      even_and_odd_ = false;
      XmlPart settings;
      auto bytes = side_part(related("settings"));
      if (bytes && settings.load(*std::move(bytes))) {
        even_and_odd_ = toggle(settings.root(), "evenAndOddHeaders").value_or(false);
      }
    }
    return *even_and_odd_;
  }

  void read_margin(const std::string& part, PartKind kind) {
    if (part == main_) return;  // a relationship that points back at the document
    if (!package_.has(part)) {
      note("side-part-missing", "The part " + part + " is missing.");
      return;
    }
    auto bytes = side_part(part);
    if (!bytes) return;
    XmlPart xml;
    if (!xml.load(*std::move(bytes))) {
      note("side-part-damaged", "The part " + part + " is broken XML: " + xml.problem() + ".");
      return;
    }
    std::vector<Block> blocks;
    const std::uint32_t index = add_part(part, kind);
    if (!walk_docx_part(xml, xml.root(), index, limits_, context_, blocks)) {
      note("side-part-damaged", "The part " + part + " is nested too deeply to be read.");
      return;
    }
    std::string text;
    for (const Block& block : blocks) text += block.text + "\n";
    if (!seen_margins_.insert(text).second) {
      context_.leave_out(LeftOutReason::repeated, code_points(text));
      return;
    }
    std::move(blocks.begin(), blocks.end(), std::back_inserter(document_.blocks));
  }

  // ---- notes and comments

  /// The notes the text refers to, each once, in order of reference. A note may refer to itself or
  /// to others; the list grows while it is read, and `seen` ends it.
  void read_notes(const char* type, PartKind kind, std::vector<std::string>& ids) {
    if (ids.empty()) return;
    auto bytes = side_part(related(type));
    XmlPart xml;
    if (!bytes || !xml.load(*std::move(bytes))) return;
    const std::uint32_t index = add_part(related(type), kind);
    std::set<std::string> seen;
    for (std::size_t i = 0; i < ids.size(); ++i) {  // NOLINT(modernize-loop-convert): it grows
      const std::string id = ids[i];
      if (!seen.insert(id).second) continue;
      for (const pugi::xml_node note_node : xml.root().children()) {
        const std::string_view note_type = attribute(note_node, "type");
        const bool separator = note_type == "separator" || note_type.starts_with("continuation");
        if (separator || attribute(note_node, "id") != id) continue;
        if (!walk_docx_part(xml, note_node, index, limits_, context_, document_.blocks)) {
          note("side-part-damaged", "A note is nested too deeply to be read.");
        }
        break;
      }
    }
  }

  void count_comments() {
    if (context_.comment_references == 0) return;
    XmlPart xml;
    auto bytes = side_part(related("comments"));
    if (!bytes || !xml.load(*std::move(bytes))) return;
    std::vector<Block> blocks;
    DocxContext apart;
    apart.read_styles = context_.read_styles;
    apart.read_numbering = context_.read_numbering;
    apart.read_chunk = [](std::string_view) { return std::vector<Block>{}; };
    for (const pugi::xml_node comment : xml.root().children()) {
      blocks.clear();
      if (!walk_docx_part(xml, comment, 0, limits_, apart, blocks)) continue;
      std::uint64_t characters = 0;
      Comment remark;
      for (const Block& block : blocks) {
        characters += code_points(block.text);
        remark.text += (remark.text.empty() ? "" : "\n") + block.text;
      }
      context_.leave_out(LeftOutReason::comment, characters);
      place_comment(attribute(comment, "id"), remark);
      document_.comments.push_back(std::move(remark));
    }
  }

  /// From paragraphs of a part to blocks of the document.
  void place_comment(std::string_view id, Comment& remark) {
    const auto anchor = context_.comment_anchors.find(id);
    if (anchor == context_.comment_anchors.end()) return;
    if (block_of_paragraph_.empty()) {
      for (std::uint32_t i = 0; i < document_.blocks.size(); ++i) {
        const Origin& origin = document_.blocks[i].origin;
        block_of_paragraph_.try_emplace({origin.part, origin.paragraph}, i);
      }
    }
    const auto& [part, first, last] = anchor->second;
    const auto from = block_of_paragraph_.lower_bound({part, first});
    const auto to = block_of_paragraph_.upper_bound({part, last});
    if (from == to) return;
    remark.first_block = std::min(from->second, std::prev(to)->second);
    remark.end_block = std::max(from->second, std::prev(to)->second) + 1;
  }

  void finish() {
    context_.add_left_out(document_.left_out);
    if (context_.faint_characters > 0) {
      note("faint-text",
           std::to_string(context_.faint_characters) +
               " characters are white or too small to see; they were read all the same.");
    }
    const bool placeholder = std::any_of(document_.blocks.begin(), document_.blocks.end(),
                                         [](const Block& b) { return b.placeholder; });
    if (placeholder) note("placeholder", "Some template prompts were never filled in.");
  }

  Package& package_;
  const ExtractLimits& limits_;
  int depth_;
  Document document_;
  std::string main_;
  XmlPart main_xml_;
  std::vector<Relationship> relationships_;
  DocxContext context_;
  std::set<std::string> seen_margins_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> block_of_paragraph_;
  std::optional<bool> even_and_odd_;
  std::uint32_t chunk_origin_part_ = 0;
};

}  // namespace

Result<Document> read_docx(Package& package, std::string_view name, const ExtractLimits& limits,
                           int depth) {
  return Reader(package, name, limits, depth).read();
}

}  // namespace reframe
