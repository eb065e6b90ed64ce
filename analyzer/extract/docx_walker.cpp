#include "analyzer/extract/docx_walker.h"

#include <algorithm>
#include <cstdlib>
#include <deque>
#include <unordered_map>
#include <unordered_set>

#include "analyzer/base/unicode.h"
#include "analyzer/extract/symbol_fonts.h"
#include "analyzer/extract/text_sink.h"

namespace reframe {
namespace {

/// Namespaces by URI; transitional and Strict documents differ only in these.
enum class Ns : std::uint8_t { word, compatibility, math, other };

Ns namespace_kind(std::string_view uri) {
  if (uri == "http://schemas.openxmlformats.org/wordprocessingml/2006/main" ||
      uri == "http://purl.oclc.org/ooxml/wordprocessingml/main") {
    return Ns::word;
  }
  if (uri == "http://schemas.openxmlformats.org/markup-compatibility/2006")
    return Ns::compatibility;
  if (uri == "http://schemas.openxmlformats.org/officeDocument/2006/math" ||
      uri == "http://purl.oclc.org/ooxml/officeDocument/math") {
    return Ns::math;
  }
  return Ns::other;
}

/// The elements that mean something to a reader of text. All others are walked through.
enum class El : std::uint8_t {
  other,
  skip,
  paragraph,
  run,
  text,
  deleted,
  tab,
  line_break,
  no_break_hyphen,
  symbol,
  field_char,
  field_code,
  table,
  row,
  cell,
  control,
  box,
  chunk,
  footnote,
  endnote,
  comment,
  comment_start,
  alternate,
  branch,
};

const std::unordered_map<std::string_view, El>& word_elements() {
  static const std::unordered_map<std::string_view, El> map = {
      {"p", El::paragraph},
      {"r", El::run},
      {"t", El::text},
      {"del", El::deleted},
      {"moveFrom", El::deleted},
      {"delText", El::deleted},
      {"tab", El::tab},
      {"ptab", El::tab},
      {"br", El::line_break},
      {"cr", El::line_break},
      {"noBreakHyphen", El::no_break_hyphen},
      {"sym", El::symbol},
      {"fldChar", El::field_char},
      {"instrText", El::field_code},
      {"delInstrText", El::field_code},
      {"tbl", El::table},
      {"tr", El::row},
      {"tc", El::cell},
      {"sdt", El::control},
      {"txbxContent", El::box},
      {"altChunk", El::chunk},
      {"footnoteReference", El::footnote},
      {"endnoteReference", El::endnote},
      {"commentReference", El::comment},
      {"commentRangeStart", El::comment_start},
      {"pPr", El::skip},
      {"rPr", El::skip},
      {"tblPr", El::skip},
      {"tblGrid", El::skip},
      {"trPr", El::skip},
      {"tcPr", El::skip},
      {"tblPrEx", El::skip},
      {"sectPr", El::skip},
      {"sdtPr", El::skip},
      {"sdtEndPr", El::skip},
      {"smartTagPr", El::skip},
      {"customXmlPr", El::skip},
      {"ffData", El::skip},
      {"fldData", El::skip},
      {"rt", El::skip},
      {"rubyPr", El::skip},
      {"softHyphen", El::skip}};
  return map;
}

/// Style ids that Word itself writes and that say nothing styles.xml would have to be read for.
/// A style of one's own can hide text or be a heading, so any other id is looked up.
bool well_known_style(std::string_view id) {
  static const std::unordered_set<std::string_view> ids = {"Normal",
                                                           "Title",
                                                           "Subtitle",
                                                           "NoSpacing",
                                                           "ListParagraph",
                                                           "ListBullet",
                                                           "ListBullet2",
                                                           "ListBullet3",
                                                           "ListNumber",
                                                           "ListNumber2",
                                                           "ListNumber3",
                                                           "BodyText",
                                                           "Header",
                                                           "Footer",
                                                           "Hyperlink",
                                                           "Strong",
                                                           "Emphasis",
                                                           "PlaceholderText",
                                                           "Heading1",
                                                           "Heading2",
                                                           "Heading3",
                                                           "Heading4",
                                                           "Heading5",
                                                           "Heading6",
                                                           "Heading7",
                                                           "Heading8",
                                                           "Heading9",
                                                           "FootnoteText",
                                                           "FootnoteReference",
                                                           "EndnoteText",
                                                           "EndnoteReference",
                                                           "TableGrid",
                                                           "CommentReference",
                                                           "FollowedHyperlink"};
  return ids.contains(id);
}

/// "heading 1", "Heading1" → 1, "Title" → 1, else 0.
int heading_level_of(std::string_view style) {
  const std::string name = unicode::lower(style);
  if (name == "title") return 1;
  if (!name.starts_with("heading")) return 0;
  std::string_view digits = std::string_view(name).substr(7);
  while (!digits.empty() && digits.front() == ' ') digits.remove_prefix(1);
  const bool one = digits.size() == 1 && digits[0] >= '1' && digits[0] <= '9';
  return one ? digits[0] - '0' : 0;
}

/// "ListBullet2", "List Bullet 2" → level 1; nothing for other styles.
struct ListStyle {
  int level = -1;
  bool bullet = false;
};
ListStyle list_style_of(std::string_view style) {
  std::string name = unicode::lower(style);
  std::erase(name, ' ');
  const bool bullet = name.starts_with("listbullet");
  if (!bullet && !name.starts_with("listnumber")) return {};
  const char last = name.back();
  return {last >= '2' && last <= '5' ? last - '1' : 0, bullet};
}

/// Namespaces whose elements this reader knows how to walk: what Office itself requires.
bool understood(std::string_view uri) {
  return uri.starts_with("http://schemas.microsoft.com/office/") ||
         uri.starts_with("http://schemas.openxmlformats.org/");
}

struct RunState {
  bool hidden = false;
  bool bold = false;
  bool caps = false;
  bool faint = false;
  std::string_view font;
};

struct ParagraphState {
  Block block;
  std::vector<Block> after;  ///< text boxes anchored here: lines of their own behind it
  StyleFacts facts;
  bool letters = false;
  bool all_bold = true;
  bool all_caps = true;
  bool mark_deleted = false;  ///< the next paragraph goes on in this one
};

struct FieldState {
  bool hides = false;  ///< between a matched begin and its separate
};

class Walker {
 public:
  Walker(const XmlPart& part, pugi::xml_node root, std::uint32_t part_index,
         const ExtractLimits& limits, DocxContext& context, std::vector<Block>& out)
      : namespaces_(part),
        fixed_prefixes_(!part.redeclares()),
        root_(root),
        part_(part_index),
        limits_(limits),
        context_(context) {
    sinks_.push_back(&out);
  }

  Status run() {
    pugi::xml_node node = root_;
    std::uint32_t depth = 0;
    bool entered = true;  // the root itself is walked through
    while (true) {
      if (entered && node.first_child()) {
        node = node.first_child();
        if (++depth > limits_.xml_depth) return too_deep();
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
      if (context_.characters > limits_.characters) return too_long();
    }
    flush_carry();
    return Done{};
  }

 private:
  [[nodiscard]] Status too_deep() const {
    return Error{ErrorCode::limit,
                 {},
                 "the XML is nested deeper than " + std::to_string(limits_.xml_depth) + " levels",
                 "no real document is; save it again"};
  }
  [[nodiscard]] Status too_long() const {
    return Error{ErrorCode::limit,
                 {},
                 "the text is longer than " + std::to_string(limits_.characters) + " characters",
                 "this is no resume; split the file"};
  }

  // ---- names

  [[nodiscard]] Ns kind_of(pugi::xml_node node) const {
    const std::string_view name = node.name();
    const std::size_t colon = name.find(':');
    const std::string_view prefix = colon == std::string_view::npos ? "" : name.substr(0, colon);
    if (!fixed_prefixes_) return namespace_kind(namespaces_.uri(node, name));
    for (const auto& [known, kind] : prefixes_) {
      if (known == prefix) return kind;
    }
    const Ns kind = namespace_kind(namespaces_.uri(node, name));
    prefixes_.emplace_back(prefix, kind);
    return kind;
  }

  [[nodiscard]] El element(pugi::xml_node node) const {
    if (node.type() != pugi::node_element) return El::skip;
    const std::string_view local = local_name(node.name());
    switch (kind_of(node)) {
      case Ns::word: {
        const auto it = word_elements().find(local);
        return it == word_elements().end() ? El::other : it->second;
      }
      case Ns::compatibility:
        if (local == "AlternateContent") return El::alternate;
        return local == "Choice" || local == "Fallback" ? El::branch : El::other;
      case Ns::math:
        return local == "t" ? El::text : El::other;
      case Ns::other:
        break;
    }
    return El::other;
  }

  // ---- comments

  /// A range opens an anchor, the reference behind it ends it; a reference alone is both.
  void anchor_comment(pugi::xml_node node) {
    // Between two paragraphs a range opens in front of the next one.
    const std::uint32_t here =
        paragraphs_.empty() ? paragraphs_seen_ + 1 : paragraphs_.back().block.origin.paragraph;
    const auto [found, is_new] =
        context_.comment_anchors.try_emplace(std::string(attribute(node, "id")));
    CommentAnchor& anchor = found->second;
    if (is_new) anchor = {part_, here, here};
    if (anchor.part == part_) anchor.last = std::max(anchor.first, here);
  }

  // ---- entering: true = walk into it (and leave() later)

  bool enter(pugi::xml_node node) {
    const El el = element(node);
    switch (el) {
      case El::other:
        return true;
      case El::skip:
        pass_over(node, LeftOutReason::other, false);
        return false;
      case El::paragraph:
        begin_paragraph(node);
        return true;
      case El::run:
        begin_run(node);
        return true;
      case El::row:
        return begin_row(node);
      case El::control:
        controls_.push_back(static_cast<bool>(child(child(node, "sdtPr"), "showingPlcHdr")));
        placeholders_ += controls_.back();
        return true;
      case El::table:
        begin_table();
        return true;
      case El::cell:
        if (!cells_.empty()) ++cells_.back().column;
        return true;
      case El::box:
        begin_box();
        return true;
      case El::alternate:
        branches_.push_back(chosen_branch(node));
        return true;
      case El::branch:
        if (!branches_.empty() && branches_.back() == node) return true;
        pass_over(node, LeftOutReason::alternate, true);
        return false;
      default:
        take(el, node);
        return false;
    }
    return true;
  }

  /// Elements that are read at once and never walked into: text, marks, references.
  void take(El el, pugi::xml_node node) {
    switch (el) {
      case El::text:
        add_text_of(node);
        break;
      case El::deleted:
        pass_over(node, LeftOutReason::deleted_revision, true);
        break;
      case El::field_code:
        pass_over(node, LeftOutReason::field_code, true);
        break;
      case El::tab:
        add("\t");
        break;
      case El::line_break:
        add("\n");
        break;
      case El::no_break_hyphen:
        add("-");
        break;
      case El::symbol:
        add_symbol(node);
        break;
      case El::field_char:
        field_char(node);
        break;
      case El::chunk:
        add_chunk(node);
        break;
      case El::footnote:
        context_.footnote_ids.emplace_back(attribute(node, "id"));
        break;
      case El::endnote:
        context_.endnote_ids.emplace_back(attribute(node, "id"));
        break;
      case El::comment:
        ++context_.comment_references;
        anchor_comment(node);
        break;
      case El::comment_start:
        anchor_comment(node);
        break;
      default:
        break;
    }
  }

  void leave(pugi::xml_node node) {
    switch (element(node)) {
      case El::paragraph:
        end_paragraph();
        break;
      case El::run:
        runs_.pop_back();
        break;
      case El::control:
        placeholders_ -= controls_.back();
        controls_.pop_back();
        break;
      case El::table:
        cells_.pop_back();
        break;
      case El::box:
        end_box();
        break;
      case El::alternate:
        branches_.pop_back();
        break;
      default:
        break;
    }
  }

  /// Skips a subtree, counting its paragraphs (so that numbers stay those of the file) and, when it
  /// holds text a reader might look for, its characters.
  void pass_over(pugi::xml_node node, LeftOutReason reason, bool count) {
    std::uint64_t characters = 0;
    pugi::xml_node n = node;
    while (true) {
      if (n.type() == pugi::node_pcdata || n.type() == pugi::node_cdata) {
        const std::string_view text = n.value();
        if (text.find_first_not_of(" \t\r\n") != std::string_view::npos)
          characters += code_points(text);
      } else if (n.type() == pugi::node_element && element(n) == El::paragraph) {
        ++paragraphs_seen_;
      }
      if (n.first_child()) {
        n = n.first_child();
        continue;
      }
      while (n != node && !n.next_sibling()) n = n.parent();
      if (n == node) break;
      n = n.next_sibling();
    }
    if (count) context_.leave_out(reason, characters);
  }

  // ---- paragraphs

  void begin_paragraph(pugi::xml_node node) {
    ParagraphState p;
    p.block.origin.part = part_;
    p.block.origin.paragraph = ++paragraphs_seen_;
    p.block.text_box = boxes_ > 0;
    if (!cells_.empty()) {
      p.block.cell = cells_.back();
      // The first cell makes it 0; a file may lack cells.
      if (p.block.cell.column > 0) --p.block.cell.column;
      if (p.block.cell.row > 0) --p.block.cell.row;
      p.block.cell.depth = static_cast<std::uint32_t>(cells_.size());
    }
    const pugi::xml_node properties = child(node, "pPr");
    read_properties(properties, p);
    if (!carry_.empty() && carry_sink_ == sinks_.back()) {
      p.block.text = std::move(carry_);
      p.letters = true;
      p.all_bold = p.all_caps = false;
      carry_.clear();
    }
    paragraphs_.push_back(std::move(p));
  }

  void read_properties(pugi::xml_node properties, ParagraphState& p) {
    Block& b = p.block;
    const std::string_view style = attribute(child(properties, "pStyle"), "val");
    add_paragraph_facts(properties, p.facts);
    if (!style.empty()) {
      b.style = style;
      if (!well_known_style(style)) inherit(context_.styles().facts(style), p.facts);
      if (!p.facts.name.empty()) b.style = p.facts.name;
    }
    set_kind(p);
    const pugi::xml_node mark = child(properties, "rPr");
    p.mark_deleted = child(mark, "del") || child(mark, "moveFrom") ||
                     !attribute(child(properties, "framePr"), "dropCap").empty();
  }

  static void inherit(const StyleFacts& style, StyleFacts& facts) {
    facts.name = style.name;
    facts.vanish = style.vanish;
    facts.bold = style.bold;
    facts.caps = style.caps;
    if (!facts.outline_level) facts.outline_level = style.outline_level;
    if (!facts.num_id) facts.num_id = style.num_id;
    if (!facts.list_level) facts.list_level = style.list_level;
  }

  void set_kind(ParagraphState& p) {
    Block& b = p.block;
    b.heading_level = heading_level_of(b.style);
    if (p.facts.outline_level) b.heading_level = *p.facts.outline_level + 1;
    if (b.heading_level > 0) {
      b.kind = BlockKind::heading;
      return;
    }
    const ListStyle by_style = list_style_of(b.style);
    const bool numbered = p.facts.num_id && !p.facts.num_id->empty() && *p.facts.num_id != "0";
    if (numbered) {
      b.list_level = p.facts.list_level.value_or(0);
      b.bullet = context_.numbering().bullet(*p.facts.num_id, b.list_level);
    } else if (by_style.level >= 0 && !(p.facts.num_id && *p.facts.num_id == "0")) {
      b.list_level = by_style.level;
      b.bullet = by_style.bullet;
    }
    if (b.list_level >= 0) b.kind = BlockKind::list_item;
  }

  void end_paragraph() {
    ParagraphState p = std::move(paragraphs_.back());
    paragraphs_.pop_back();
    p.block.bold = p.letters && p.all_bold;
    p.block.all_caps = p.letters && p.all_caps;
    std::vector<Block>& sink = *sinks_.back();
    if (p.mark_deleted && !p.block.text.empty()) {
      carry_ = std::move(p.block.text);
      carry_sink_ = &sink;
      carry_block_ = std::move(p.block);
    } else if (p.block.text.find_first_not_of(" \t\n") != std::string::npos) {
      sink.push_back(std::move(p.block));
    }
    std::move(p.after.begin(), p.after.end(), std::back_inserter(sink));
  }

  void flush_carry() {
    if (carry_.empty()) return;
    carry_block_.text = std::move(carry_);
    carry_sink_->push_back(std::move(carry_block_));
    carry_.clear();
  }

  void begin_box() {
    ++boxes_;
    if (!paragraphs_.empty()) {
      sinks_.push_back(&paragraphs_.back().after);
    } else {
      sinks_.push_back(sinks_.back());
    }
  }

  void end_box() {
    if (!carry_.empty() && carry_sink_ == sinks_.back()) flush_carry();
    --boxes_;
    sinks_.pop_back();
  }

  // ---- runs and text

  void begin_run(pugi::xml_node node) {
    RunState run;
    const pugi::xml_node properties = child(node, "rPr");
    StyleFacts facts;
    if (properties) {
      add_run_facts(properties, facts);
      const std::string_view style = attribute(child(properties, "rStyle"), "val");
      if (!style.empty() && !well_known_style(style)) {
        const StyleFacts& named = context_.styles().facts(style);
        if (!facts.vanish) facts.vanish = named.vanish;
        if (!facts.bold) facts.bold = named.bold;
      }
      if (style == "Strong" && !facts.bold) facts.bold = true;
      run.font = font_of(properties);
      run.faint = is_faint(properties);
    }
    const StyleFacts* paragraph = paragraphs_.empty() ? nullptr : &paragraphs_.back().facts;
    const auto pick = [&](const std::optional<bool>& own, std::optional<bool> StyleFacts::*field) {
      if (own) return *own;
      return paragraph != nullptr && (paragraph->*field).value_or(false);
    };
    run.hidden = pick(facts.vanish, &StyleFacts::vanish);
    run.bold = pick(facts.bold, &StyleFacts::bold);
    run.caps = pick(facts.caps, &StyleFacts::caps);
    runs_.push_back(run);
  }

  static std::string_view font_of(pugi::xml_node properties) {
    const pugi::xml_node fonts = child(properties, "rFonts");
    for (const char* kind : {"ascii", "hAnsi", "cs"}) {
      const std::string_view font = attribute(fonts, kind);
      if (!font.empty()) return font;
    }
    return {};
  }

  /// White or at most one point high: keyword stuffing, or a trick for machines.
  static bool is_faint(pugi::xml_node properties) {
    const std::string color = unicode::lower(attribute(child(properties, "color"), "val"));
    const std::string size(attribute(child(properties, "sz"), "val"));
    return color == "ffffff" || color == "white" || (!size.empty() && std::atoi(size.c_str()) <= 2);
  }

  [[nodiscard]] bool in_field_code() const {
    return std::any_of(fields_.begin(), fields_.end(), [](const FieldState& f) { return f.hides; });
  }

  void add_text_of(pugi::xml_node node) {
    for (const pugi::xml_node part : node.children()) {
      if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) add(part.value());
    }
  }

  void add_symbol(pugi::xml_node node) {
    const auto code = static_cast<char32_t>(
        std::strtoul(std::string(attribute(node, "char")).c_str(), nullptr, 16));
    std::string text;
    unicode::append_utf8(text, symbol_character(attribute(node, "font"), code));
    add(text);
  }

  void add(std::string_view raw) {
    const RunState run = runs_.empty() ? RunState{} : runs_.back();
    if (run.hidden) {
      context_.leave_out(LeftOutReason::hidden_text, code_points(raw));
      return;
    }
    if (in_field_code()) {
      context_.leave_out(LeftOutReason::field_code, code_points(raw));
      return;
    }
    if (paragraphs_.empty()) {  // text outside any paragraph: a line of its own
      Block block;
      block.origin = {part_, paragraphs_seen_, 0, {}};
      append_clean(block.text, raw, run.font);
      if (block.text.find_first_not_of(" \t\n") != std::string::npos) {
        sinks_.back()->push_back(std::move(block));
      }
      return;
    }
    ParagraphState& p = paragraphs_.back();
    const std::size_t before = p.block.text.size();
    append_clean(p.block.text, raw, run.font);
    const std::string_view added = std::string_view(p.block.text).substr(before);
    const std::uint64_t characters = code_points(added);
    context_.characters += characters;
    if (run.faint) context_.faint_characters += characters;
    if (placeholders_ > 0) p.block.placeholder = true;
    if (added.find_first_not_of(" \t\n") != std::string_view::npos) {
      p.letters = true;
      p.all_bold = p.all_bold && run.bold;
      p.all_caps = p.all_caps && run.caps;
    }
  }

  // ---- fields

  void field_char(pugi::xml_node node) {
    const std::string_view type = attribute(node, "fldCharType");
    if (type == "begin") {
      if (!fields_scanned_) scan_fields(node);
      fields_.push_back({matched_.contains(node.hash_value())});
    } else if (type == "separate") {
      if (!fields_.empty()) fields_.back().hides = false;
    } else if (type == "end") {
      if (!fields_.empty()) fields_.pop_back();
    }
  }

  /// A begin without end would hide the rest of the document; look ahead once for those that have
  /// one, from the first field on.
  void scan_fields(pugi::xml_node from) {
    fields_scanned_ = true;
    std::vector<std::pair<pugi::xml_node, bool>> open;  // begin, separate seen
    pugi::xml_node n = from;
    while (true) {
      if (element(n) == El::field_char) {
        const std::string_view type = attribute(n, "fldCharType");
        if (type == "begin") open.emplace_back(n, false);
        if (type == "separate" && !open.empty()) {
          open.back().second = true;
          matched_.insert(open.back().first.hash_value());
        }
        if (type == "end" && !open.empty()) {
          matched_.insert(open.back().first.hash_value());
          open.pop_back();
        }
      }
      if (n.first_child()) {
        n = n.first_child();
        continue;
      }
      while (n != root_ && !n.next_sibling()) n = n.parent();
      if (n == root_) return;
      n = n.next_sibling();
    }
  }

  // ---- tables, alternates, chunks

  void begin_table() {
    Cell cell;
    cell.table = cells_.empty() ? context_.tables++ : cells_.front().table;
    cells_.push_back(cell);
  }

  bool begin_row(pugi::xml_node node) {
    if (child(child(node, "trPr"), "del")) {
      pass_over(node, LeftOutReason::deleted_revision, true);
      return false;
    }
    if (!cells_.empty()) {
      ++cells_.back().row;
      cells_.back().column = 0;
    }
    return true;
  }

  /// The first Choice all of whose required namespaces are understood, else Fallback.
  [[nodiscard]] pugi::xml_node chosen_branch(pugi::xml_node node) const {
    pugi::xml_node fallback;
    for (const pugi::xml_node branch : node.children()) {
      const std::string_view local = local_name(branch.name());
      if (local == "Fallback" && !fallback) fallback = branch;
      if (local == "Choice" && requires_understood(branch)) return branch;
    }
    return fallback;
  }

  [[nodiscard]] bool requires_understood(pugi::xml_node choice) const {
    std::string_view prefixes = attribute(choice, "Requires");
    while (!prefixes.empty()) {
      const std::size_t end = std::min(prefixes.find(' '), prefixes.size());
      const std::string_view prefix = prefixes.substr(0, end);
      prefixes.remove_prefix(std::min(end + 1, prefixes.size()));
      if (!prefix.empty() && !understood(namespaces_.uri(choice, std::string(prefix) + ":x")))
        return false;
    }
    return true;
  }

  void add_chunk(pugi::xml_node node) {
    for (Block& block : context_.read_chunk(attribute(node, "id"))) {
      context_.characters += code_points(block.text);
      sinks_.back()->push_back(std::move(block));
    }
  }

  Namespaces namespaces_;
  bool fixed_prefixes_;
  mutable std::vector<std::pair<std::string_view, Ns>> prefixes_;
  pugi::xml_node root_;
  std::uint32_t part_;
  const ExtractLimits& limits_;
  DocxContext& context_;
  std::vector<std::vector<Block>*> sinks_;
  std::deque<ParagraphState> paragraphs_;
  std::vector<RunState> runs_;
  std::vector<FieldState> fields_;
  std::unordered_set<std::size_t> matched_;
  bool fields_scanned_ = false;
  std::vector<Cell> cells_;
  std::vector<bool> controls_;
  int placeholders_ = 0;
  int boxes_ = 0;
  std::vector<pugi::xml_node> branches_;
  std::uint32_t paragraphs_seen_ = 0;
  std::string carry_;
  Block carry_block_;
  std::vector<Block>* carry_sink_ = nullptr;
};

}  // namespace

Styles& DocxContext::styles() {
  if (!styles_) {
    styles_.emplace();
    if (auto bytes = read_styles()) static_cast<void>(styles_->load(*std::move(bytes)));
  }
  return *styles_;
}

Numbering& DocxContext::numbering() {
  if (!numbering_) {
    numbering_.emplace();
    if (auto bytes = read_numbering()) static_cast<void>(numbering_->load(*std::move(bytes)));
  }
  return *numbering_;
}

void DocxContext::leave_out(LeftOutReason reason, std::uint64_t count) {
  LeftOut& item = left_out_[static_cast<std::size_t>(reason)];
  item.reason = reason;
  ++item.count;
  item.characters += count;
}

void DocxContext::add_left_out(std::vector<LeftOut>& into) const {
  for (const LeftOut& item : left_out_) {
    if (item.count > 0) into.push_back(item);
  }
}

Status walk_docx_part(const XmlPart& part, pugi::xml_node root, std::uint32_t part_index,
                      const ExtractLimits& limits, DocxContext& context, std::vector<Block>& out) {
  return Walker(part, root, part_index, limits, context, out).run();
}

}  // namespace reframe
