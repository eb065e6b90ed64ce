#include "analyzer/segment/segment.h"

#include <algorithm>
#include <array>

namespace reframe {
namespace {

/// Longest heading and longest line that can name a job, in words.
constexpr int kMostHeadingWords = 6;
constexpr int kMostEntryWords = 18;
/// A line this long before the first heading is no contact line but a summary.
constexpr int kFewestSummaryWords = 12;

constexpr std::array kTitleWords = {"nurse",
                                    "rn",
                                    "manager",
                                    "pharmacist",
                                    "therapist",
                                    "physician",
                                    "director",
                                    "coordinator",
                                    "analyst",
                                    "lead",
                                    "specialist",
                                    "consultant",
                                    "assistant",
                                    "technician",
                                    "officer",
                                    "resident",
                                    "fellow",
                                    "intern",
                                    "student",
                                    "owner",
                                    "engineer",
                                    "designer",
                                    "head",
                                    "chief",
                                    "supervisor",
                                    "administrator",
                                    "associate",
                                    "clerk",
                                    "educator",
                                    "instructor",
                                    "professor",
                                    "lecturer",
                                    "teacher",
                                    "registrar",
                                    "doctor",
                                    "pathologist",
                                    "dietitian",
                                    "midwife",
                                    "paramedic",
                                    "practitioner",
                                    "president",
                                    "founder",
                                    "informaticist",
                                    "scientist",
                                    "researcher",
                                    "advisor",
                                    "volunteer",
                                    "aide",
                                    "surgeon",
                                    "hospitalist",
                                    "clinician",
                                    "preceptor",
                                    "champion",
                                    "representative",
                                    "cashier",
                                    "pm",
                                    "ot",
                                    "slp",
                                    "pt",
                                    "cna",
                                    "emt",
                                    "matron",
                                    "sister",
                                    "bachelor",
                                    "master",
                                    "doctorate",
                                    "diploma",
                                    "bsc",
                                    "msc",
                                    "mba",
                                    "bsn",
                                    "msn",
                                    "phd",
                                    "pharmd",
                                    "md",
                                    "mbbs",
                                    "bs",
                                    "ms",
                                    "ba",
                                    "ma",
                                    "degree",
                                    "certificate"};

/// Last words that make a heading-like line a heading of a section.
constexpr std::pair<const char*, SectionKind> kHeadNouns[] = {
    {"experience", SectionKind::experience},
    {"employment", SectionKind::experience},
    {"history", SectionKind::experience},
    {"skills", SectionKind::skills},
    {"competencies", SectionKind::skills},
    {"expertise", SectionKind::skills},
    {"tools", SectionKind::skills},
    {"education", SectionKind::education},
    {"certifications", SectionKind::certifications},
    {"licenses", SectionKind::certifications},
    {"licensure", SectionKind::certifications},
    {"projects", SectionKind::projects},
    {"publications", SectionKind::publications},
    {"presentations", SectionKind::publications},
    {"summary", SectionKind::summary},
    {"profile", SectionKind::summary},
    {"objective", SectionKind::summary},
    {"volunteering", SectionKind::volunteering},
    {"interests", SectionKind::other},
    {"awards", SectionKind::other},
    {"references", SectionKind::other}};

int count_words(std::string_view text) {
  int words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\n';
    if (!space && !inside) ++words;
    inside = !space;
  }
  return words;
}

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\n\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\n\r") - first + 1);
}

bool shouts(std::string_view text) {
  int upper = 0;
  for (const char c : text) {
    if (c >= 'a' && c <= 'z') return false;
    upper += c >= 'A' && c <= 'Z';
  }
  return upper >= 3;
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Bullets people type by hand, as bytes; longest first does not matter, they differ at once.
constexpr std::array kGlyphs = {"\xE2\x80\xA2",
                                "\xE2\x97\x8F",
                                "\xE2\x96\xAA",
                                "\xE2\x97\xA6",
                                "\xE2\x80\xA3",
                                "\xC2\xB7",
                                "\xE2\x96\xA0",
                                "\xE2\x9E\xA2",
                                "\xE2\x80\x93",
                                "\xE2\x80\x94",
                                "-",
                                "*",
                                "o\t",
                                "\xE2\x97\x8B",
                                "\xEF\x82\xB7"};

/// Bytes of a typed bullet and the space behind it at the start of `line`.
std::size_t glyph_length(std::string_view line) {
  for (const std::string_view glyph : kGlyphs) {
    if (!line.starts_with(glyph)) continue;
    const std::size_t text = line.find_first_not_of(" \t", glyph.size());
    const bool apart = text != std::string_view::npos && (text > glyph.size() || glyph.size() > 1);
    if (apart) return text;
  }
  return 0;
}

std::string last_word(std::string_view text) {
  std::string folded;
  for (const char c : unicode::lower(trim(text))) {
    if ((c >= 'a' && c <= 'z') || c == ' ') folded += c;
  }
  const std::string_view cut = trim(folded);
  return std::string(cut.substr(cut.rfind(' ') + 1));
}

bool has_title_word(std::string_view text) {
  std::string word;
  const auto listed = [&] {
    return std::find(kTitleWords.begin(), kTitleWords.end(), word) != kTitleWords.end();
  };
  for (const char c : unicode::lower(text)) {
    if (c >= 'a' && c <= 'z') {
      word += c;
    } else {
      if (listed()) return true;
      word.clear();
    }
  }
  return listed();
}

class Segmenter {
 public:
  Segmenter(const Document& document, unicode::SentenceBreaker& breaker)
      : document_(document), breaker_(breaker) {}

  Outline run() {
    open_section(SectionKind::header, "", 0);
    for (std::uint32_t i = 0; i < document_.blocks.size(); ++i) step(i);
    close_entry(static_cast<std::uint32_t>(document_.blocks.size()));
    out_.sections.back().end_block = static_cast<std::uint32_t>(document_.blocks.size());
    if (out_.sections.front().first_block == out_.sections.front().end_block) {
      out_.sections.erase(out_.sections.begin());
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] const Block& block(std::uint32_t i) const { return document_.blocks[i]; }
  [[nodiscard]] SectionKind section() const { return out_.sections.back().kind; }

  [[nodiscard]] bool in_margin(const Block& b) const {
    const PartKind kind =
        document_.parts.empty() ? PartKind::body : document_.parts[b.origin.part].kind;
    return kind == PartKind::header || kind == PartKind::footer;
  }

  void step(std::uint32_t i) {
    const std::string_view text = trim(block(i).text);
    if (text.empty() || in_margin(block(i))) return;
    if (const auto kind = heading_kind(i)) {
      close_entry(i);
      out_.sections.back().end_block = i;
      open_section(*kind, std::string(text), i);
      if (block(i).heading_level > 0) section_level_ = block(i).heading_level;
      return;
    }
    if (!has_entries() && names_post(i)) {
      out_.sections.back().end_block = i;
      open_section(SectionKind::experience, "", i);
    }
    if (has_entries() && entry_line(i)) {
      add_entry_line(i);
      return;
    }
    if (section() == SectionKind::header && tells_something(i, text)) {
      out_.sections.back().end_block = i;
      open_section(SectionKind::summary, "", i);
    }
    if (section() != SectionKind::header) add_statements(i);
  }

  void open_section(SectionKind kind, std::string heading, std::uint32_t at) {
    Section s;
    s.kind = kind;
    s.heading = std::move(heading);
    s.first_block = at;
    s.end_block = at;
    out_.sections.push_back(std::move(s));
  }

  // ---- headings

  [[nodiscard]] std::optional<SectionKind> heading_kind(std::uint32_t i) const {
    const Block& b = block(i);
    const std::string_view text = trim(b.text);
    if (b.kind == BlockKind::list_item || count_words(text) > kMostHeadingWords + 2) {
      return std::nullopt;
    }
    if (text.find('\n') != std::string_view::npos) return std::nullopt;
    const bool styled = b.kind == BlockKind::heading;
    if (auto kind = section_of_heading(text)) {
      // In a table's cell a bare "Leadership" may be a skill; there it must look like a heading.
      const bool looks = styled || b.bold || b.all_caps || shouts(text) || b.cell.depth == 0;
      if (looks) return kind;
    }
    const bool loud = styled || b.all_caps || shouts(text);
    if (!loud || has_digit(text) || text.find(',') != std::string_view::npos) return std::nullopt;
    if (!has_title_word(text)) {
      const std::string head = last_word(text);
      for (const auto& [noun, kind] : kHeadNouns) {
        if (head == noun) return kind;
      }
    }
    // A heading of the level of known section headings opens a section we have no word for.
    const bool same_level = styled && section_level_ > 0 && b.heading_level == section_level_ &&
                            !has_title_word(text) && !has_entry_below(i);
    const bool work = styled && !has_entries() && !has_title_word(text) && dated_soon(i);
    if (work) return SectionKind::experience;
    return same_level ? std::optional(SectionKind::other) : std::nullopt;
  }

  /// A job named where no heading has announced jobs: in large or bold type, with its dates in the
  /// same line or the next.
  [[nodiscard]] bool names_post(std::uint32_t i) const {
    const Block& b = block(i);
    const std::string_view text = trim(b.text);
    if (b.kind == BlockKind::list_item || (b.kind != BlockKind::heading && !b.bold)) return false;
    if (!has_title_word(text) || count_words(text) > kMostEntryWords || contact_line(text))
      return false;
    if (find_dates(text)) return true;
    return i + 1 < document_.blocks.size() && block(i + 1).kind != BlockKind::list_item &&
           count_words(block(i + 1).text) <= kMostEntryWords &&
           find_dates(block(i + 1).text).has_value();
  }

  /// True when one of the next blocks is a line with dates that names a post: whatever its heading
  /// is called, the section tells of work.
  [[nodiscard]] bool dated_soon(std::uint32_t i) const {
    constexpr std::uint32_t kLookAhead = 2;
    for (std::uint32_t k = i + 1; k <= i + kLookAhead && k < document_.blocks.size(); ++k) {
      const std::string_view text = trim(block(k).text);
      const bool short_line = count_words(text) <= kMostEntryWords;
      if (short_line && find_dates(text) && has_title_word(text)) return true;
    }
    return false;
  }

  [[nodiscard]] bool has_entry_below(std::uint32_t i) const {
    return has_entries() && i + 1 < document_.blocks.size() &&
           find_dates(block(i + 1).text).has_value();
  }

  /// A line before the first heading that is a summary rather than a name, title or address.
  [[nodiscard]] bool tells_something(std::uint32_t i, std::string_view text) const {
    if (contact_line(text)) return false;
    const int words = count_words(text);
    const bool sentence = words >= 5 && text.ends_with('.');
    return words >= kFewestSummaryWords || sentence || block(i).kind == BlockKind::list_item ||
           glyph_length(text) > 0;
  }

  static bool contact_line(std::string_view text) {
    return text.find('@') != std::string_view::npos ||
           text.find("linkedin") != std::string_view::npos ||
           text.find('|') != std::string_view::npos;
  }

  // ---- entries

  [[nodiscard]] bool has_entries() const {
    switch (section()) {
      case SectionKind::experience:
      case SectionKind::projects:
      case SectionKind::education:
      case SectionKind::volunteering:
      case SectionKind::certifications:
        return true;
      default:
        return false;
    }
  }

  /// A line that names a job, project or degree rather than telling of it.
  [[nodiscard]] bool entry_line(std::uint32_t i) const {
    const Block& b = block(i);
    const std::string_view text = trim(b.text);
    if (b.kind == BlockKind::list_item || glyph_length(text) > 0) return false;
    const int words = count_words(text);
    if (words > kMostEntryWords) return false;
    if (b.kind == BlockKind::heading) return true;
    const bool stop = text.ends_with('.') && words > 4;
    if (stop) return false;
    const auto dates = find_dates(text);
    if (dates && (dates->from.year != dates->to.year || dates->current || words <= 8 ||
                  dates->span.end + 2 >= text.size() || has_title_word(text))) {
      return true;
    }
    if (b.bold && words <= 12) return true;
    // A plain short line beside an entry line: the employer, the place, the degree.
    const bool after_entry_line = open_ && i == last_entry_line_ + 1 && entry_lines_ < 3;
    const bool before_dates = i + 1 < document_.blocks.size() &&
                              block(i + 1).kind != BlockKind::list_item &&
                              count_words(block(i + 1).text) <= kMostEntryWords &&
                              find_dates(block(i + 1).text).has_value();
    const bool names = has_title_word(text) && words <= 10;
    return words <= 8 && (after_entry_line || before_dates || names);
  }

  void add_entry_line(std::uint32_t i) {
    const std::string_view text = trim(block(i).text);
    const auto dates = find_dates(text);
    Entry* current = open_ ? &out_.entries.back() : nullptr;
    const bool told = current != nullptr && last_entry_line_ + 1 != i;
    const bool dated_twice = current != nullptr && dates && !current->dates.empty();
    if (current == nullptr || told || dated_twice || entry_lines_ >= 4) {
      close_entry(i);
      Entry entry;
      entry.section = section();
      entry.first_block = i;
      out_.entries.push_back(entry);
      open_ = true;
      entry_lines_ = 0;
    }
    last_entry_line_ = i;
    ++entry_lines_;
    fill_entry(out_.entries.back(), text, dates);
  }

  void close_entry(std::uint32_t end) {
    if (open_) out_.entries.back().end_block = end;
    open_ = false;
  }

  static void fill_entry(Entry& entry, std::string_view text,
                         const std::optional<DateRange>& dates) {
    std::string rest(text);
    if (dates) {
      entry.dates = dates->span.of(text);
      entry.from = dates->from;
      entry.to = dates->to;
      entry.current = dates->current;
      rest.replace(dates->span.start, dates->span.size(), "|");
    }
    // Projects are named first; jobs are told by their title, wherever it stands.
    const bool project = entry.section == SectionKind::projects;
    for (const std::string& part : split_parts(rest)) {
      const bool title = project || has_title_word(part);
      if (entry.title.empty() && (title || !entry.organisation.empty())) {
        entry.title = part;
      } else if (entry.organisation.empty()) {
        entry.organisation = part;
      }
    }
  }

  /// Splits "Staff Nurse | Mercy Hospital, Denver – (ICU)" at its separators.
  static std::vector<std::string> split_parts(std::string_view text) {
    static constexpr std::array kSeparators = {
        "|",  "\t",   "\n",  " \xE2\x80\x93 ", " \xE2\x80\x94 ", " - ", " \xC2\xB7 ",
        ", ", " at ", " @ ", "\xE2\x80\xA2"};
    std::vector<std::string> parts;
    std::string current;
    const auto flush = [&] {
      std::string_view part = trim(current);
      while (!part.empty() && (part.front() == ',' || part.front() == '(' || part.front() == '-'))
        part.remove_prefix(1);
      while (!part.empty() && (part.back() == ',' || part.back() == '(' || part.back() == ')'))
        part.remove_suffix(1);
      part = trim(part);
      const bool letters = std::any_of(
          part.begin(), part.end(), [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
      if (letters) parts.emplace_back(part);
      current.clear();
    };
    for (std::size_t i = 0; i < text.size();) {
      const auto separator =
          std::find_if(kSeparators.begin(), kSeparators.end(),
                       [&](std::string_view s) { return text.substr(i).starts_with(s); });
      if (separator != kSeparators.end()) {
        flush();
        i += std::string_view(*separator).size();
      } else {
        current += text[i++];
      }
    }
    flush();
    return parts;
  }

  // ---- statements

  void add_statements(std::uint32_t i) {
    const Block& b = block(i);
    const std::string_view text = b.text;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      add_line(i, at, text.substr(at, end - at), b.kind == BlockKind::list_item);
      at = end + 1;
    }
  }

  void add_line(std::uint32_t i, std::size_t offset, std::string_view line, bool list_item) {
    const std::size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
    const std::size_t glyph = glyph_length(line.substr(indent));
    const std::size_t start = indent + glyph;
    const std::string_view body = line.substr(start);
    const SectionKind kind = run_in_section(body);
    for (const Span& s : split_sentences(body, breaker_)) {
      if (!has_letter(s.of(body))) continue;
      Statement statement;
      statement.block = i;
      const auto base = static_cast<std::uint32_t>(offset + start);
      statement.span = {base + s.start, base + s.end};
      statement.text = s.of(body);
      statement.section = kind;
      statement.entry = open_ ? static_cast<std::uint32_t>(out_.entries.size() - 1) : kNoEntry;
      statement.bullet = list_item || glyph > 0;
      out_.statements.push_back(std::move(statement));
    }
  }

  /// "Skills: Figma, Jira" inside another section is still a skill list.
  [[nodiscard]] SectionKind run_in_section(std::string_view line) const {
    const std::size_t colon = line.find(':');
    constexpr std::size_t kLongestLabel = 40;
    if (colon > kLongestLabel) return section();  // npos too
    return section_of_heading(line.substr(0, colon)).value_or(section());
  }

  static bool has_letter(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      if (unicode::is_letter(unicode::next_code_point(text, at))) return true;
    }
    return false;
  }

  const Document& document_;
  unicode::SentenceBreaker& breaker_;
  Outline out_;
  int section_level_ = 0;
  bool open_ = false;
  std::uint32_t last_entry_line_ = 0;
  int entry_lines_ = 0;
};

}  // namespace

Outline segment(const Document& document, unicode::SentenceBreaker& breaker) {
  return Segmenter(document, breaker).run();
}

}  // namespace reframe
