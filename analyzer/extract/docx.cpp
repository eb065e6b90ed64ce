#include "analyzer/extract/docx.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "analyzer/base/unicode.h"
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

/// Most bytes inflated of a part that is only counted (comments, building blocks, headers that no
/// page shows): larger ones are said to be there, without their size.
constexpr std::uint64_t kMostCountedBytes = 4U << 20;

class Reader {
 public:
  Reader(Package& package, std::string_view name, const ExtractLimits& limits, EmbedBudget& budget)
      : package_(package), limits_(limits), budget_(budget) {
    document_.source = name;
    document_.format = SourceFormat::docx;
  }

  /// Has styles.xml shown that styles which were not asked for hide text?
  [[nodiscard]] bool hides_unasked() { return context_.hides_unasked(); }
  void ask_all() { context_.ask_all = true; }

  Result<Document> read() {
    if (auto status = load_body(); !status) return status.error();
    relationships_ = relationships_of(main_);
    prepare_context();
    const pugi::xml_node root = main_xml_.root();
    const pugi::xml_node text = child(root, "body") ? child(root, "body") : root;
    shown_margins(text);
    for (const auto& part : headers_) read_margin(part, PartKind::header);
    const std::uint32_t body_index = add_part(main_, PartKind::body);
    walk({main_xml_, text, body_index}, main_, document_.blocks);
    read_notes("footnotes", PartKind::footnote, context_.footnote_ids);
    read_notes("endnotes", PartKind::endnote, context_.endnote_ids);
    for (const auto& part : footers_) read_margin(part, PartKind::footer);
    if (failed_) return *failed_;
    count_unread();
    finish();
    return std::move(document_);
  }

 private:
  void note(std::string code, std::string message) {
    document_.notes.push_back({std::move(code), std::move(message)});
  }

  std::uint32_t add_part(const std::string& name, PartKind kind) {
    document_.parts.push_back({name, kind});
    return static_cast<std::uint32_t>(document_.parts.size() - 1);
  }

  Relationships relationships_of(const std::string& part) {
    bool damaged = false;
    Relationships out = package_.relationships(part, damaged);
    if (damaged) {
      note("relationships-damaged", "The list of parts that belong to " + part +
                                        " is damaged; headers, notes and styles may be missing.");
    }
    return out;
  }

  /// Walks a story of `part`. In the body any limit ends the reading; elsewhere nesting that is too
  /// deep costs that story alone, and is said.
  bool walk(const DocxStory& story, const std::string& part, std::vector<Block>& out) {
    walked_part_ = part;
    const std::size_t before = out.size();
    const Status status = walk_docx(story, limits_, context_, out);
    if (status) return true;
    const bool fatal = part == main_ || context_.characters > limits_.characters;
    if (fatal) {
      failed_ = failed_.value_or(status.error());
      failed_->where.file = document_.source;
    } else {
      out.resize(before);
      note("side-part-damaged",
           "The part " + part + " was not read: " + status.error().message + ".");
    }
    return false;
  }

  // ---- the main part

  /// By relationship, then by content type, then by its usual name: `look` is called for each until
  /// it says true.
  template <class Look>
  void main_candidates(Look look) {
    bool damaged = false;
    const Relationships all = package_.relationships("", damaged);
    for (const Relationship& r : all.all()) {
      if (std::string_view(r.type) == "officeDocument" && !r.target.empty() && look(r.target))
        return;
    }
    if (package_.has("[Content_Types].xml")) {
      auto bytes = package_.read("[Content_Types].xml");
      XmlPart types;
      if (bytes && types.load(*std::move(bytes))) {
        for (const pugi::xml_node node : types.root().children()) {
          if (is_main_type(attribute(node, "ContentType")) &&
              look(resolve_target("", attribute(node, "PartName"))))
            return;
        }
      }
    }
    look("word/document.xml");
  }

  static bool is_main_type(std::string_view type) {
    const std::string low = unicode::lower(type);
    return std::find(std::begin(kMainTypes), std::end(kMainTypes), low) != std::end(kMainTypes);
  }

  Status load_body() {
    std::optional<Error> problem;
    main_candidates([&](const std::string& candidate) {
      if (!package_.has(candidate)) return false;
      auto bytes = package_.read(candidate);
      if (!bytes) {
        if (!problem) problem = bytes.error();
        return false;
      }
      if (!main_xml_.load_with_namespaces(*std::move(bytes))) {
        if (!problem) problem = unparsed(candidate);
        return false;
      }
      const std::string_view root = local_name(main_xml_.root().name());
      if (root != "document" && root != "body") return false;
      main_ = candidate;
      return true;
    });
    if (!main_.empty()) return Done{};
    if (problem) return *problem;
    return Error{ErrorCode::malformed, {document_.source}, kNoWordDocument, "give a .docx file"};
  }

  [[nodiscard]] Error unparsed(const std::string& part) const {
    if (main_xml_.too_large()) {
      return {ErrorCode::limit,
              {document_.source},
              "the text part " + part + " is too large: " + main_xml_.problem(),
              "this is no resume; split the file"};
    }
    return {ErrorCode::malformed,
            {document_.source},
            "the text part " + part + " is broken XML: " + main_xml_.problem(),
            "open the document in a word processor and save it again"};
  }

  // ---- related parts

  /// The part of this type that belongs to the document. Where its list of relationships is lost,
  /// the usual name beside it.
  [[nodiscard]] std::string related(const std::string& type) const {
    const std::string& named = relationships_.first(type);
    if (!named.empty() || !relationships_.all().empty()) return named;
    return resolve_target(main_, type + ".xml");
  }

  std::optional<Bytes> side_part(const std::string& name, std::uint64_t most = ~std::uint64_t{0}) {
    if (name.empty() || !package_.has(name)) return std::nullopt;
    auto bytes = package_.read(name, most);
    if (!bytes) {
      note("side-part-damaged",
           "The part " + name + " was not read: " + bytes.error().message + ".");
      return std::nullopt;
    }
    return *std::move(bytes);
  }

  bool load_side_part(const std::string& name, XmlPart& xml) {
    auto bytes = side_part(name);
    if (!bytes) return false;
    if (xml.load_with_namespaces(*std::move(bytes))) return true;
    note("side-part-damaged", "The part " + name + " is broken XML: " + xml.problem() + ".");
    return false;
  }

  void prepare_context() {
    context_.read_styles = [this] { return side_part(related("styles")); };
    context_.read_numbering = [this] { return side_part(related("numbering")); };
    context_.note_damage = [this](const char* part, const std::string& problem) {
      note("side-part-damaged", "The part " + related(part) + " is broken XML: " + problem + ".");
    };
    context_.read_chunk = [this](std::string_view id) { return read_chunk(id); };
    context_.read_diagram = [this](std::string_view id) { return read_diagram(id); };
  }

  /// What `id` names in the part that is being walked.
  [[nodiscard]] std::string target_here(std::string_view id) {
    if (walked_part_ == main_) return relationships_.target(id);
    auto it = side_relationships_.find(walked_part_);
    if (it == side_relationships_.end()) {
      it = side_relationships_.emplace(walked_part_, relationships_of(walked_part_)).first;
    }
    return it->second.target(id);
  }

  std::vector<Block> read_chunk(std::string_view id) {
    const std::string target = target_here(id);
    const auto bytes = target == main_ ? std::nullopt : side_part(target);
    auto embedded = bytes ? read_embedded(bytes->view(), limits_, budget_) : std::nullopt;
    if (!embedded) {
      context_.leave_out(LeftOutReason::unread_chunk, 0);
      if (!chunk_noted_) note("chunk-unread", "A document embedded in this one was not read.");
      chunk_noted_ = true;
      return {};
    }
    for (const LeftOut& item : embedded->left_out) context_.leave_out(item);
    std::move(embedded->notes.begin(), embedded->notes.end(), std::back_inserter(document_.notes));
    return placed(std::move(embedded->blocks), target);
  }

  /// The words of a SmartArt diagram: a:p in the points of its data part.
  std::vector<Block> read_diagram(std::string_view id) {
    std::vector<Block> out;
    XmlPart xml;
    const std::string target = target_here(id);
    if (target.empty() || !load_side_part(target, xml)) return out;
    for (pugi::xml_node n = xml.root(); n; n = next_node(n, xml.root())) {
      if (local_name(n.name()) != "p" || local_name(n.parent().name()) != "t") continue;
      Block block;
      for (pugi::xml_node t = n; t; t = next_node(t, n)) {
        if (local_name(t.name()) == "t") append_clean(block.text, t.value(), "");
        if (local_name(t.name()) == "br") block.text += '\n';
      }
      if (blank(block.text)) continue;
      block.text_box = true;
      block.origin.paragraph = static_cast<std::uint32_t>(out.size() + 1);
      out.push_back(std::move(block));
    }
    return placed(std::move(out), target);
  }

  std::vector<Block> placed(std::vector<Block> blocks, const std::string& part) {
    if (blocks.empty()) return blocks;
    const std::uint32_t index = add_part(part, PartKind::chunk);
    for (Block& block : blocks) block.origin.part = index;
    return blocks;
  }

  // ---- headers and footers

  /// Calls `visit` for the section properties in order: of paragraphs that end a section, and of
  /// the body. Sections end in the body or in a wrapper of blocks, never in a table.
  template <class Visit>
  static void each_section(pugi::xml_node body, Visit visit) {
    static constexpr std::string_view kWrappers[] = {"sdt",    "sdtContent",       "customXml",
                                                     "ins",    "moveTo",           "smartTag",
                                                     "Choice", "AlternateContent", "body"};
    for (pugi::xml_node n = body.first_child(); n;) {
      const std::string_view local = local_name(n.name());
      if (local == "sectPr") visit(n);
      if (local == "p") {
        if (const auto section = child(child(n, "pPr"), "sectPr")) visit(section);
      }
      const bool into =
          std::find(std::begin(kWrappers), std::end(kWrappers), local) != std::end(kWrappers);
      n = next_node(n, body, !into);
    }
  }

  /// Finds the headers and footers that some page shows, each part once, in order. A section
  /// without a first-page header of its own has that of the section before.
  void shown_margins(pugi::xml_node body) {
    if (relationships_.first("header").empty() && relationships_.first("footer").empty()) return;
    std::string first_header;
    std::string first_footer;
    each_section(body, [&](pugi::xml_node section) {
      std::vector<std::pair<std::string, bool>> others;  // part, is it a header
      for (const pugi::xml_node node : section.children()) {
        const std::string_view local = local_name(node.name());
        const bool header = local == "headerReference";
        if (!header && local != "footerReference") continue;
        const std::string& part = relationships_.target(attribute(node, "id"));
        const std::string_view type = attribute(node, "type");
        if (part.empty()) continue;
        if (type == "first") {
          (header ? first_header : first_footer) = part;
        } else if (type != "even" || even_and_odd()) {
          others.emplace_back(part, header);
        }
      }
      if (toggle(section, "titlePg").value_or(false)) {
        show(headers_, first_header);
        show(footers_, first_footer);
      }
      for (const auto& [part, header] : others) show(header ? headers_ : footers_, part);
    });
  }

  void show(std::vector<std::string>& list, const std::string& part) {
    if (!part.empty() && part != main_ && shown_.insert(part).second) list.push_back(part);
  }

  bool even_and_odd() {
    if (!even_and_odd_) {
      XmlPart settings;
      even_and_odd_ = load_side_part(related("settings"), settings) &&
                      toggle(settings.root(), "evenAndOddHeaders").value_or(false);
    }
    return *even_and_odd_;
  }

  void read_margin(const std::string& part, PartKind kind) {
    if (!package_.has(part)) {
      note("side-part-missing", "The part " + part + " is missing.");
      return;
    }
    XmlPart xml;
    if (!load_side_part(part, xml)) return;
    std::vector<Block> blocks;
    if (!walk({xml, xml.root(), add_part(part, kind)}, part, blocks)) return;
    std::string text;
    for (const Block& block : blocks) text += block.text + "\n";
    if (!seen_margins_.insert(text).second) {
      if (!text.empty()) context_.leave_out(LeftOutReason::repeated, characters_of(blocks));
      return;
    }
    std::move(blocks.begin(), blocks.end(), std::back_inserter(document_.blocks));
  }

  // ---- notes

  struct Note {
    pugi::xml_node node;
    std::uint32_t paragraphs_before = 0;
  };

  /// The notes the text refers to, each once, in order of reference. A note may refer to itself or
  /// to others; the list grows while it is read, and `seen` ends it.
  void read_notes(const char* type, PartKind kind, std::vector<std::string>& ids) {
    if (ids.empty()) return;
    const std::string part = related(type);
    if (part.empty()) return;
    XmlPart xml;
    if (!load_side_part(part, xml)) return;
    const std::uint32_t index = add_part(part, kind);
    std::unordered_map<std::string_view, Note> notes;
    std::uint32_t paragraphs = 0;
    for (const pugi::xml_node node : xml.root().children()) {
      const std::string_view note_type = attribute(node, "type");
      const bool separator = note_type == "separator" || note_type.starts_with("continuation");
      if (!separator) notes.try_emplace(attribute(node, "id"), Note{node, paragraphs});
      paragraphs += count_paragraphs(xml, node);
    }
    std::unordered_set<std::string> seen;
    for (std::size_t i = 0; i < ids.size(); ++i) {  // NOLINT(modernize-loop-convert): it grows
      const std::string id = ids[i];
      const auto found = notes.find(id);
      if (found == notes.end() || !seen.insert(id).second) continue;
      walk({xml, found->second.node, index, found->second.paragraphs_before}, part,
           document_.blocks);
    }
    for (const auto& [id, unread] : notes) {
      if (seen.contains(std::string(id))) continue;
      const std::uint64_t characters = characters_in(xml, unread.node);
      if (characters > 0) context_.leave_out(LeftOutReason::other, characters);
    }
  }

  // ---- what is not read is counted

  static std::uint64_t characters_of(const std::vector<Block>& blocks) {
    std::uint64_t sum = 0;
    for (const Block& block : blocks) sum += code_points(block.text);
    return sum;
  }

  /// The blocks a reader of this story would see, read for themselves; none over a limit.
  [[nodiscard]] std::vector<Block> blocks_in(const XmlPart& xml, pugi::xml_node root) const {
    DocxContext apart;
    const auto nothing = [](std::string_view) { return std::vector<Block>(); };
    apart.read_styles = apart.read_numbering = [] { return std::nullopt; };
    apart.note_damage = [](const char*, const std::string&) {};
    apart.read_chunk = apart.read_diagram = nothing;
    std::vector<Block> blocks;
    if (!walk_docx({xml, root}, limits_, apart, blocks)) blocks.clear();
    return blocks;
  }

  [[nodiscard]] std::uint64_t characters_in(const XmlPart& xml, pugi::xml_node root) const {
    return characters_of(blocks_in(xml, root));
  }

  /// Loads a part that is only counted; where that fails it is counted without its characters.
  bool load_counted(const std::string& part, LeftOutReason reason, XmlPart& xml) {
    if (!package_.has(part)) return false;
    auto bytes = side_part(part, kMostCountedBytes);
    if (bytes && xml.load_with_namespaces(*std::move(bytes))) return true;
    context_.leave_out(reason, 0);
    return false;
  }

  void count_part(const std::string& part, LeftOutReason reason) {
    XmlPart xml;
    if (!load_counted(part, reason, xml)) return;
    const std::uint64_t characters = characters_in(xml, xml.root());
    if (characters > 0) context_.leave_out(reason, characters);
  }

  void read_comments(const std::string& part) {
    XmlPart xml;
    if (!load_counted(part, LeftOutReason::comment, xml)) return;
    for (const pugi::xml_node node : xml.root().children()) {
      if (node.type() != pugi::node_element) continue;
      const std::vector<Block> blocks = blocks_in(xml, node);
      Comment remark;
      for (const Block& block : blocks)
        remark.text += (remark.text.empty() ? "" : "\n") + block.text;
      context_.leave_out(LeftOutReason::comment, characters_of(blocks));
      place_comment(attribute(node, "id"), remark);
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
    const auto& [where, first, last] = anchor->second;
    const auto from = block_of_paragraph_.lower_bound({where, first});
    const auto to = block_of_paragraph_.upper_bound({where, last});
    if (from == to) return;
    remark.first_block = std::min(from->second, std::prev(to)->second);
    remark.end_block = std::max(from->second, std::prev(to)->second) + 1;
  }

  void count_unread() {
    for (const Relationship& r : relationships_.all()) {
      if (r.target.empty()) continue;
      const std::string_view type = r.type;
      const bool margin = type == "header" || type == "footer";
      if (margin && r.target != main_ && shown_.insert(r.target).second) {
        count_part(r.target, LeftOutReason::unused_header);
      } else if (type == "comments" && shown_.insert(r.target).second) {
        read_comments(r.target);
      } else if (type == "glossaryDocument" && shown_.insert(r.target).second) {
        count_part(r.target, LeftOutReason::glossary);
      }
    }
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
  EmbedBudget& budget_;
  Document document_;
  std::optional<Error> failed_;
  std::string main_;
  XmlPart main_xml_;
  Relationships relationships_;
  std::map<std::string, Relationships> side_relationships_;
  DocxContext context_;
  std::string walked_part_;  ///< the part being walked
  std::vector<std::string> headers_;
  std::vector<std::string> footers_;
  std::unordered_set<std::string> shown_;  ///< parts read or counted
  std::set<std::string> seen_margins_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> block_of_paragraph_;
  std::optional<bool> even_and_odd_;
  bool chunk_noted_ = false;
};

}  // namespace

Result<Document> read_docx(Package& package, std::string_view name, const ExtractLimits& limits,
                           EmbedBudget& budget) {
  Reader reader(package, name, limits, budget);
  auto document = reader.read();
  if (!document || !reader.hides_unasked()) return document;
  Reader again(package, name, limits, budget);
  again.ask_all();
  return again.read();
}

}  // namespace reframe
