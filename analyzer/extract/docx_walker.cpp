#include "analyzer/extract/docx_walker.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <memory>

#include "analyzer/base/unicode.h"
#include "analyzer/extract/docx_fields.h"
#include "analyzer/extract/docx_runs.h"
#include "analyzer/extract/formats.h"
#include "analyzer/extract/markup.h"
#include "analyzer/extract/style_names.h"
#include "analyzer/extract/symbol_fonts.h"
#include "analyzer/extract/text_sink.h"
#include "analyzer/extract/word_names.h"

namespace reframe {
namespace {

/// A run that is open.
struct OpenRun {
  pugi::xml_node properties;
  RunLook look;
};

/// What is known of an open paragraph beside its text.
struct ParagraphState {
  ParagraphFacts facts;
  const StyleFacts* style = nullptr;  ///< nullptr for none, or one that says nothing
  std::string_view style_name;
  std::uint32_t number = 0;
  BlockKind kind = BlockKind::paragraph;
  int heading_level = 0;
  int list_level = -1;
  bool bullet = false;
  bool placeholder = false;
  bool letters = false;
  bool all_bold = true;
  bool all_caps = true;
  std::size_t box_depth = 0;  ///< how many boxes it stands in
  Cell cell;
};

struct OpenParagraph {
  ParagraphState is;
  Bytes text;
  std::vector<Block> after;  ///< text boxes anchored here: lines of their own behind it
};

/// A paragraph that goes on in the next one of the same place: its mark was deleted, or it is the
/// drop cap of the next.
struct Carry {
  OpenParagraph paragraph;
  std::vector<Block>* sink = nullptr;
  std::size_t cells = 0;  ///< table depth; text is not carried out of a cell
};

class Walker {
 public:
  Walker(const DocxStory& story, const ExtractLimits& limits, DocxContext& context,
         std::vector<Block>& out)
      : names_(story.part),
        root_(story.root),
        part_(story.part_index),
        limits_(limits),
        context_(context),
        looks_(context),
        paragraphs_seen_(story.paragraphs_before) {
    sinks_.push_back(&out);
    if (out.empty()) out.reserve(128);  // two pages or so; longer texts grow as they need
  }

  Status run() {
    open_.reserve(32);
    open_.push_back({root_, El::other});  // the root itself is walked through
    pugi::xml_node node = root_.first_child();
    for (;;) {
      const char* name = node.name();
      if (*name == '\0') {  // text, or the end: asked only here, as every element has a name
        if (node) {
          node = node.next_sibling();
          continue;
        }
        const Open done = open_.back();
        open_.pop_back();
        if (open_.empty()) break;
        leave(done.el);
        node = done.node.next_sibling();
        continue;
      }
      const El el = names_.element(node, name);
      pugi::xml_node inside = node;
      if (enter(el, node, inside)) {
        if (too_deep_here()) return too_deep();
        open_.push_back({node, el});
        node = inside;
      } else {
        if (context_.characters > limits_.characters) return too_long({}, limits_);
        node = node.next_sibling();
      }
    }
    if (context_.characters > limits_.characters) return too_long({}, limits_);
    flush_carry();
    return Done{};
  }

 private:
  struct Open {
    pugi::xml_node node;
    El el;
  };

  [[nodiscard]] bool too_deep_here() const { return open_.size() > limits_.xml_depth; }
  [[nodiscard]] Status too_deep() const {
    return Error{ErrorCode::limit,
                 {},
                 "the XML is nested deeper than " + std::to_string(limits_.xml_depth) + " levels",
                 "no real document is; save it again"};
  }

  // ---- entering

  /// True = walk into the element, from `inside` on, and leave() it later.
  bool enter(El el, pugi::xml_node node, pugi::xml_node& inside) {
    switch (el) {
      case El::skip:
        return false;
      case El::text:
        add_text_of(node);
        return false;
      case El::run:
        return begin_run(node, inside);
      case El::paragraph:
      case El::drawing_paragraph:
        inside = begin_paragraph(node, el == El::paragraph);
        return true;
      case El::other:  // marks of spelling and of places have nothing in them
        inside = node.first_child();
        return inside || too_deep_here();
      default:
        if (!enter_other(el, node)) return false;
        inside = node.first_child();
        return true;
    }
  }

  bool enter_other(El el, pugi::xml_node node) {
    switch (el) {
      case El::row:
        return begin_row(node);
      case El::cell:
        return begin_cell(node);
      case El::control:
        controls_.push_back(static_cast<bool>(child(child(node, "sdtPr"), "showingPlcHdr")));
        placeholders_ += controls_.back();
        return true;
      case El::table:
        begin_table(node);
        return true;
      case El::box:
        begin_box();
        return true;
      case El::alternate:
        branches_.push_back(chosen_branch(node));
        return true;
      case El::branch:
        if (branches_.empty() || branches_.back() == node) return true;
        pass_over(node, LeftOutReason::alternate);
        return false;
      default:
        take(el, node);
        return false;
    }
  }

  /// Elements that are read at once and never walked into: marks, references.
  void take(El el, pugi::xml_node node) {
    switch (el) {
      case El::deleted:
        pass_over(node, LeftOutReason::deleted_revision);
        break;
      case El::field_code:
        pass_over(node, LeftOutReason::field_code);
        break;
      case El::tab:
        add("\t");
        break;
      case El::line_break:
      case El::drawing_break:
        add("\n");
        break;
      case El::no_break_hyphen:
        add("-");
        break;
      case El::symbol:
        add_symbol(node);
        break;
      case El::field_char:
        if (!fields_.scanned()) scan_fields();
        fields_.take(node);
        break;
      default:
        take_reference(el, node);
        break;
    }
  }

  /// What refers to text in another part.
  void take_reference(El el, pugi::xml_node node) {
    switch (el) {
      case El::chunk:
        add_blocks(context_.read_chunk(attribute(node, "id")));
        break;
      case El::diagram:
        add_blocks(context_.read_diagram(attribute(node, "dm")));
        break;
      case El::chart:
        context_.leave_out(LeftOutReason::unread_chunk, 0);
        break;
      case El::footnote:
        if (shown()) context_.footnote_ids.emplace_back(attribute(node, "id"));
        break;
      case El::endnote:
        if (shown()) context_.endnote_ids.emplace_back(attribute(node, "id"));
        break;
      case El::comment:
      case El::comment_start:
        anchor_comment(node);
        break;
      case El::text_path:  // WordArt of old; in a header it is a watermark
        context_.leave_out(LeftOutReason::other, code_points(attribute(node, "string")));
        break;
      default:
        break;
    }
  }

  /// A range opens an anchor, the reference behind it ends it; a reference alone is both.
  void anchor_comment(pugi::xml_node node) {
    // Between two paragraphs a range opens in front of the next one.
    const std::uint32_t here = depth_ == 0 ? paragraphs_seen_ + 1 : current().is.number;
    const auto [found, is_new] =
        context_.comment_anchors.try_emplace(std::string(attribute(node, "id")));
    CommentAnchor& anchor = found->second;
    if (is_new) anchor = {part_, here, here};
    if (anchor.part == part_) anchor.last = std::max(anchor.first, here);
  }

  void leave(El el) {
    switch (el) {
      case El::paragraph:
      case El::drawing_paragraph:
        end_paragraph();
        break;
      case El::run:
        runs_.pop_back();
        break;
      case El::control:
        placeholders_ -= controls_.back();
        controls_.pop_back();
        break;
      case El::cell:
        flush_carry();
        break;
      case El::table:
        flush_carry();
        cells_.pop_back();
        if (context_.ask_all) end_table_style();
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

  /// Leaves a subtree out, counting its characters, and its paragraphs too, so that the numbers of
  /// those behind it stay those of the file.
  void pass_over(pugi::xml_node node, LeftOutReason reason) {
    std::uint64_t characters = 0;
    for (pugi::xml_node n = node; n; n = next_node(n, node)) {
      const std::string_view text = n.value();
      if (!text.empty() && text.find_first_not_of(" \t\r\n") != std::string_view::npos)
        characters += code_points(text);
      if (names_.element(n) == El::paragraph) ++paragraphs_seen_;
    }
    context_.leave_out(reason, characters);
  }

  // ---- paragraphs

  /// Gives the first child behind the properties.
  pugi::xml_node begin_paragraph(pugi::xml_node node, bool counted) {
    if (depth_ > 0 && current().is.box_depth == boxes_) split_outer();
    if (counted) ++paragraphs_seen_;
    OpenParagraph& p = open_paragraph();
    pugi::xml_node inside = node.first_child();
    const char* name = inside.name();
    if (*name == '\0' && inside) {  // white space
      inside = inside.next_sibling();
      name = inside.name();
    }
    if (is(local_part(name), "pPr")) {
      const pugi::xml_node behind = inside.next_sibling();
      read_properties(inside, name, behind.name(), p.is);
      // Properties of another namespace are walked through like any element.
      if (names_.is_word(inside, name, "pPr")) inside = behind;
    } else {
      p.is = {};
    }
    p.is.number = paragraphs_seen_;
    p.is.box_depth = boxes_;
    if (!cells_.empty()) p.is.cell = cell_here();
    if (carry_.sink != nullptr) take_carry(p);
    return inside;
  }

  [[nodiscard]] Cell cell_here() const {
    Cell cell = cells_.back();
    // The first cell makes it 0; a file may lack cells.
    if (cell.column > 0) --cell.column;
    if (cell.row > 0) --cell.row;
    cell.depth = static_cast<std::uint32_t>(cells_.size());
    return cell;
  }

  /// A paragraph inside a paragraph, as template engines write it: what the outer one has so far
  /// comes first.
  void split_outer() {
    OpenParagraph& outer = current();
    if (blank(outer.text.view())) return;
    add_block(outer, *sinks_.back());
    outer.text.clear();
  }

  void take_carry(OpenParagraph& p) {
    if (carry_.sink != sinks_.back() || carry_.cells != cells_.size()) {
      flush_carry();
      return;
    }
    OpenParagraph& from = carry_.paragraph;
    p.text = std::move(from.text);
    p.after = std::move(from.after);
    p.is.placeholder = from.is.placeholder;
    p.is.letters = from.is.letters;
    p.is.all_bold = from.is.all_bold;
    p.is.all_caps = from.is.all_caps;
    carry_ = {};
  }

  /// Reads properties that are known by their `name` and by that of the node behind them.
  void read_properties(pugi::xml_node properties, const char* name, const char* behind,
                       ParagraphState& p) {
    const std::string_view markup = markup_between(name, behind);
    if (!markup.empty()) {
      if (const ParagraphState* known = paragraphs_.find(markup)) {
        p = *known;
        return;
      }
    }
    p = {};
    add_paragraph_facts(properties, p.facts);
    if (!p.facts.style.empty()) {
      if (p.facts.style != style_.id) look_up_style(p.facts.style);
      p.style = style_.facts;
      p.style_name = style_.kind.style;
      if (p.style != nullptr) inherit(p.style->paragraph, p.facts);
    }
    set_kind(p);
    if (!markup.empty() && tells_all(properties, behind)) paragraphs_.keep(markup, p);
  }

  /// Paragraphs of one style stand together, so the last answer is mostly the next.
  void look_up_style(std::string_view id) {
    style_.id = id;
    style_.facts =
        well_known_style(id) && !context_.ask_all ? nullptr : &context_.styles().facts(id);
    const bool named = style_.facts != nullptr && !style_.facts->name.empty();
    style_.kind = kind_by_name(named ? style_.facts->name : id);
  }

  void set_kind(ParagraphState& p) {
    static const NamedKind kNoStyle;
    const NamedKind& named = p.facts.style.empty() ? kNoStyle : style_.kind;
    p.heading_level = named.heading_level;
    if (p.facts.outline_level) p.heading_level = *p.facts.outline_level + 1;
    if (p.heading_level > 0) {
      p.kind = BlockKind::heading;
      return;
    }
    const bool numbered = p.facts.num_id && !p.facts.num_id->empty() && *p.facts.num_id != "0";
    if (numbered) {
      p.list_level = p.facts.list_level.value_or(0);
      p.bullet = context_.numbering().bullet(*p.facts.num_id, p.list_level);
    } else if (!p.facts.num_id) {
      p.list_level = named.list.level;
      p.bullet = named.list.bullet;
    }
    if (p.list_level >= 0) p.kind = BlockKind::list_item;
  }

  void end_paragraph() {
    OpenParagraph& p = current();
    std::vector<Block>& sink = *sinks_.back();
    if ((p.is.facts.mark_deleted || p.is.facts.drop_cap) && !p.text.empty()) {
      carry_ = {std::move(p), &sink, cells_.size()};
    } else {
      put(p, sink);
    }
    --depth_;
  }

  void put(OpenParagraph& p, std::vector<Block>& sink) const {
    add_block(p, sink);
    if (!p.after.empty()) std::move(p.after.begin(), p.after.end(), std::back_inserter(sink));
  }

  /// Nothing for a paragraph without text. The text is copied: its room, grown run by run, serves
  /// the next paragraph.
  void add_block(const OpenParagraph& p, std::vector<Block>& sink) const {
    if (blank(p.text.view())) return;
    Block& b = sink.emplace_back();
    b.kind = p.is.kind;
    b.text = p.text.view();
    b.origin.part = part_;
    b.origin.paragraph = p.is.number;
    b.style = p.is.style_name;
    b.heading_level = p.is.heading_level;
    b.list_level = p.is.list_level;
    b.bullet = p.is.bullet;
    b.bold = p.is.letters && p.is.all_bold;
    b.all_caps = p.is.letters && p.is.all_caps;
    b.text_box = p.is.box_depth > 0;
    b.placeholder = p.is.placeholder;
    b.cell = p.is.cell;
  }

  void flush_carry() {
    if (carry_.sink == nullptr) return;
    put(carry_.paragraph, *carry_.sink);
    carry_ = {};
  }

  void begin_box() {
    ++boxes_;
    fields_.begin_story();
    held_runs_.push_back(std::move(runs_));
    runs_.clear();
    sinks_.push_back(depth_ == 0 ? sinks_.back() : &current().after);
  }

  void end_box() {
    if (carry_.sink == sinks_.back()) flush_carry();
    --boxes_;
    fields_.end_story();
    runs_ = std::move(held_runs_.back());
    held_runs_.pop_back();
    sinks_.pop_back();
  }

  // ---- runs and text

  /// Reads the texts that a run begins with, mostly all there is. True when there is more to walk,
  /// from `inside` on.
  bool begin_run(pugi::xml_node node, pugi::xml_node& inside) {
    inside = node.first_child();
    const char* name = inside.name();
    const StyleFacts* style = depth_ > 0 ? current().is.style : nullptr;
    if (names_.is_word(inside, name, "rPr")) {
      const pugi::xml_node properties = inside;
      inside = inside.next_sibling();
      const char* behind = inside.name();
      runs_.push_back({properties, looks_.of(properties, name, behind, style)});
      name = behind;
    } else {
      const pugi::xml_node properties = misplaced_properties(inside);
      runs_.push_back({properties, looks_.of(properties, "", "", style)});
    }
    while (names_.is_word(inside, name, "t")) {
      add_text_of(inside);
      inside = inside.next_sibling();
      name = inside.name();
    }
    if (*name != '\0' || inside || too_deep_here()) return true;
    runs_.pop_back();
    return false;
  }

  /// Properties that do not come first; null when there are none.
  [[nodiscard]] pugi::xml_node misplaced_properties(pugi::xml_node first) const {
    for (pugi::xml_node c = first; c; c = c.next_sibling()) {
      if (names_.is_word(c, c.name(), "rPr")) return c;
    }
    return {};
  }

  /// The font of the run, by itself, its style or that of the paragraph: only asked for characters
  /// that mean something else in each font.
  [[nodiscard]] std::string_view font() {
    RunFacts facts;
    if (!runs_.empty()) {
      add_run_facts(runs_.back().properties, facts);
      add_font(runs_.back().properties, facts);
    }
    if (!facts.style.empty()) inherit(context_.styles().facts(facts.style).run, facts);
    if (depth_ > 0 && !current().is.facts.style.empty()) {
      inherit(context_.styles().facts(current().is.facts.style).run, facts);
    }
    return facts.font;
  }

  /// Is text at this place shown?
  [[nodiscard]] bool shown() const {
    return !fields_.hides() && (runs_.empty() || !runs_.back().look.hidden);
  }

  void add_text_of(pugi::xml_node node) {
    add_written(node.value());
    for (pugi::xml_node part = node.first_child(); part; part = part.next_sibling()) {
      if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata)
        add_written(part.value());
    }
  }

  /// Text of a w:t: a line end in the XML is only a space there.
  void add_written(std::string_view text) {
    if (text.empty()) return;
    if (depth_ > 0 && !hidden_here()) {
      OpenParagraph& p = current();
      if (append_plain(p.text, text)) {
        note_added(p.is, text, text.size());
        return;
      }
    }
    std::string folded(text);
    std::replace_if(
        folded.begin(), folded.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    add(folded);
  }

  void add_symbol(pugi::xml_node node) {
    const std::string_view digits = attribute(node, "char");
    std::uint32_t code = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
    std::string text;
    const bool read = error == std::errc() && end == digits.data() + digits.size();
    unicode::append_utf8(text, read ? symbol_character(attribute(node, "font"), code) : U' ');
    add(text);
  }

  /// Is text at this place left out as the code of a field, or by how its run or, outside any, its
  /// paragraph is shown?
  [[nodiscard]] bool hidden_here() const {
    if (fields_.hides()) return true;
    if (!runs_.empty()) return runs_.back().look.hidden;
    const StyleFacts* style = depth_ > 0 ? current().is.style : nullptr;
    return style != nullptr && style->run.vanish.value_or(false);
  }

  void add(std::string_view raw) {
    if (hidden_here()) {
      context_.leave_out(fields_.hides() ? LeftOutReason::field_code : LeftOutReason::hidden_text,
                         code_points(raw));
      return;
    }
    const std::string_view own_font = has_private_use(raw) ? font() : std::string_view();
    if (depth_ == 0) {  // text outside any paragraph: a line of its own
      Block block;
      block.origin = {part_, paragraphs_seen_, 0, {}};
      append_clean(block.text, raw, own_font);
      context_.characters += code_points(block.text);
      if (!blank(block.text)) sinks_.back()->push_back(std::move(block));
      return;
    }
    OpenParagraph& p = current();
    cleaned_.clear();
    append_clean(cleaned_, raw, own_font);
    p.text.append(cleaned_);
    note_added(p.is, cleaned_, code_points(cleaned_));
  }

  void note_added(ParagraphState& p, std::string_view added, std::uint64_t characters) {
    context_.characters += characters;
    if (placeholders_ > 0) p.placeholder = true;
    if (added.empty() || (static_cast<unsigned char>(added[0]) <= ' ' && blank(added))) return;
    const RunLook look = runs_.empty() ? RunLook() : runs_.back().look;
    if (look.faint) context_.faint_characters += characters;
    p.letters = true;
    p.all_bold = p.all_bold && look.bold;
    p.all_caps = p.all_caps && look.caps;
  }

  // ---- fields

  /// Looks ahead, once, over what will be walked and nothing else: an end in deleted text ends
  /// nothing.
  void scan_fields() {
    Fields::Scan scan;
    std::vector<Open> open = {{root_, El::other}};
    pugi::xml_node node = root_.first_child();
    while (!open.empty()) {
      if (!node) {
        const Open done = open.back();
        open.pop_back();
        if (open.empty()) break;
        if (done.el == El::box) scan.end_story();
        node = done.node.next_sibling();
        continue;
      }
      const El el = names_.element(node);
      if (el == El::field_char) scan.take(node);
      if (!node.first_child() || left_out(el, node)) {
        node = node.next_sibling();
        continue;
      }
      if (el == El::box) scan.begin_story();
      open.push_back({node, el});
      node = node.first_child();
    }
    fields_.set_matched(std::move(scan).matched());
  }

  [[nodiscard]] static bool deleted_row(pugi::xml_node row) {
    const pugi::xml_node properties = child(row, "trPr");
    return properties && child(properties, "del");
  }
  [[nodiscard]] static bool deleted_cell(pugi::xml_node cell) {
    const pugi::xml_node properties = child(cell, "tcPr");
    return properties && child(properties, "cellDel");
  }

  /// Will the walk pass over this element?
  [[nodiscard]] bool left_out(El el, pugi::xml_node node) const {
    switch (el) {
      case El::skip:
      case El::deleted:
      case El::field_code:
        return true;
      case El::row:
        return deleted_row(node);
      case El::cell:
        return deleted_cell(node);
      case El::branch:
        return names_.element(node.parent()) == El::alternate &&
               chosen_branch(node.parent()) != node;
      default:
        return false;
    }
  }

  // ---- tables, alternates, blocks of other parts

  void begin_table(pugi::xml_node node) {
    flush_carry();
    if (context_.ask_all) {
      table_styles_.push_back(attribute(child(child(node, "tblPr"), "tblStyle"), "val"));
      context_.table_style = table_styles_.back();
    }
    Cell cell;
    cell.table = cells_.empty() ? context_.tables++ : cells_.front().table;
    cells_.push_back(cell);
  }

  void end_table_style() {
    table_styles_.pop_back();
    context_.table_style = table_styles_.empty() ? std::string_view() : table_styles_.back();
  }

  bool begin_row(pugi::xml_node node) {
    if (deleted_row(node)) {
      pass_over(node, LeftOutReason::deleted_revision);
      return false;
    }
    if (!cells_.empty()) {
      ++cells_.back().row;
      cells_.back().column = 0;
    }
    return true;
  }

  bool begin_cell(pugi::xml_node node) {
    if (deleted_cell(node)) {
      pass_over(node, LeftOutReason::deleted_revision);
      return false;
    }
    if (!cells_.empty()) ++cells_.back().column;
    return true;
  }

  /// The first Choice all of whose required namespaces are understood, else Fallback.
  [[nodiscard]] pugi::xml_node chosen_branch(pugi::xml_node node) const {
    pugi::xml_node fallback;
    for (const pugi::xml_node branch : node.children()) {
      if (names_.element(branch) != El::branch) continue;
      const std::string_view local = local_name(branch.name());
      if (local == "Fallback" && !fallback) fallback = branch;
      if (local == "Choice" && names_.requires_understood(branch)) return branch;
    }
    return fallback;
  }

  /// Blocks of another part: in place, or behind the paragraph they are anchored in.
  void add_blocks(std::vector<Block> blocks) {
    std::vector<Block>& sink = depth_ == 0 ? *sinks_.back() : current().after;
    for (Block& block : blocks) {
      context_.characters += code_points(block.text);
      sink.push_back(std::move(block));
    }
  }

  // ---- open paragraphs: kept for reuse, and never moved while a sink points into one

  [[nodiscard]] OpenParagraph& current() { return *pool_[depth_ - 1]; }
  [[nodiscard]] const OpenParagraph& current() const { return *pool_[depth_ - 1]; }

  OpenParagraph& open_paragraph() {
    if (depth_ == pool_.size()) pool_.push_back(std::make_unique<OpenParagraph>());
    OpenParagraph& p = *pool_[depth_++];
    p.text.clear();
    p.after.clear();
    return p;
  }

  WordNames names_;
  pugi::xml_node root_;
  std::uint32_t part_;
  const ExtractLimits& limits_;
  DocxContext& context_;
  std::vector<Open> open_;
  std::vector<std::vector<Block>*> sinks_;
  std::vector<std::unique_ptr<OpenParagraph>> pool_;
  std::size_t depth_ = 0;
  RunLooks looks_;
  MarkupMemo<ParagraphState> paragraphs_;
  std::string cleaned_;  ///< kept for its room
  std::vector<OpenRun> runs_;
  std::vector<std::vector<OpenRun>> held_runs_;  ///< those outside the boxes that are open
  Fields fields_;
  struct {
    std::string_view id;
    const StyleFacts* facts = nullptr;  ///< nullptr where the id says it all
    NamedKind kind;
  } style_;  ///< the one looked up last
  std::vector<Cell> cells_;
  std::vector<std::string_view> table_styles_;  ///< of the tables that are open
  std::vector<bool> controls_;
  int placeholders_ = 0;
  std::size_t boxes_ = 0;
  std::vector<pugi::xml_node> branches_;
  std::uint32_t paragraphs_seen_;
  Carry carry_;
};

}  // namespace

Styles& DocxContext::styles() {
  if (!styles_) {
    styles_.emplace();
    auto bytes = read_styles();
    if (bytes && !styles_->load(*std::move(bytes))) note_damage("styles", styles_->problem());
  }
  return *styles_;
}

Numbering& DocxContext::numbering() {
  if (!numbering_) {
    numbering_.emplace();
    auto bytes = read_numbering();
    if (bytes && !numbering_->load(*std::move(bytes)))
      note_damage("numbering", numbering_->problem());
  }
  return *numbering_;
}

void DocxContext::leave_out(LeftOutReason reason, std::uint64_t count) {
  leave_out(LeftOut{reason, 1, count});
}

void DocxContext::leave_out(const LeftOut& item) {
  LeftOut& sum = left_out_[static_cast<std::size_t>(item.reason)];
  sum.reason = item.reason;
  sum.count += item.count;
  sum.characters += item.characters;
}

void DocxContext::add_left_out(std::vector<LeftOut>& into) const {
  for (const LeftOut& item : left_out_) {
    if (item.count > 0) into.push_back(item);
  }
}

Status walk_docx(const DocxStory& story, const ExtractLimits& limits, DocxContext& context,
                 std::vector<Block>& out) {
  return Walker(story, limits, context, out).run();
}

std::uint32_t count_paragraphs(const XmlPart& part, pugi::xml_node root) {
  const WordNames names(part);
  std::uint32_t count = 0;
  for (pugi::xml_node n = root; n; n = next_node(n, root))
    count += names.element(n) == El::paragraph ? 1 : 0;
  return count;
}

}  // namespace reframe
