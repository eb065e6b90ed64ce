#include "analyzer/story/read.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "analyzer/base/listed.h"
#include "analyzer/base/unicode.h"

namespace reframe::story {
namespace {

struct PartName {
  std::string_view name;
  StoryPart part;
};

/// What people write over the parts of a story.
constexpr std::array kPartNames = {
    PartName{"situation", StoryPart::situation},
    PartName{"context", StoryPart::situation},
    PartName{"background", StoryPart::situation},
    PartName{"setting", StoryPart::situation},
    PartName{"problem", StoryPart::situation},
    PartName{"the problem", StoryPart::situation},
    PartName{"task", StoryPart::task},
    PartName{"goal", StoryPart::task},
    PartName{"my task", StoryPart::task},
    PartName{"my role", StoryPart::task},
    PartName{"challenge", StoryPart::task},
    PartName{"action", StoryPart::action},
    PartName{"actions", StoryPart::action},
    PartName{"what i did", StoryPart::action},
    PartName{"approach", StoryPart::action},
    PartName{"result", StoryPart::result},
    PartName{"results", StoryPart::result},
    PartName{"outcome", StoryPart::result},
    PartName{"outcomes", StoryPart::result},
    PartName{"impact", StoryPart::result},
    PartName{"what happened", StoryPart::result},
    PartName{"reflection", StoryPart::reflection},
    PartName{"reflections", StoryPart::reflection},
    PartName{"lesson", StoryPart::reflection},
    PartName{"lessons", StoryPart::reflection},
    PartName{"lessons learned", StoryPart::reflection},
    PartName{"learning", StoryPart::reflection},
    PartName{"learnings", StoryPart::reflection},
    PartName{"takeaway", StoryPart::reflection},
    PartName{"what i learned", StoryPart::reflection},
    PartName{"what i learnt", StoryPart::reflection},
    PartName{"what i'd do differently", StoryPart::reflection},
    PartName{"what i would do differently", StoryPart::reflection},
    PartName{"what i'd change", StoryPart::reflection},
    PartName{"what was going wrong", StoryPart::situation},
    PartName{"what was wrong", StoryPart::situation},
    PartName{"where it is now", StoryPart::result},
    PartName{"what came of it", StoryPart::result},
    PartName{"what changed", StoryPart::result},
    PartName{"ask", StoryPart::task},
    PartName{"the ask", StoryPart::task},
    PartName{"brief", StoryPart::task},
    PartName{"my job", StoryPart::task},
    PartName{"steps", StoryPart::action},
    PartName{"what we did", StoryPart::action},
};

constexpr std::array<std::string_view, 14> kAskers = {
    "interviewer", "q",       "question",  "hiring manager", "recruiter",
    "panel",       "coach",   "moderator", "host",           "int",
    "hm",          "manager", "panelist",  "interviewer 1"};
constexpr std::array<std::string_view, 10> kTellers = {
    "me", "a", "answer", "candidate", "i", "applicant", "interviewee", "myself", "response", "you"};

/// A label is short; a colon further on belongs to the sentence.
constexpr std::size_t kLongestLabel = 28;
/// A line of at most so many words without a full stop can be a title.
constexpr std::size_t kTitleWords = 10;
/// A paragraph of so many words is text, not a title.
constexpr std::size_t kTextWords = 15;
/// An editor wraps at 65 to 80 columns; a line shorter than this was ended on purpose.
constexpr std::size_t kWrappedLine = 40;

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
/// Signs of emphasis and brackets around a label.
bool is_mark(char c) {
  return c == '*' || c == '_' || c == '#' || c == '[' || c == ']' || c == '>';
}

Span trimmed(std::string_view text, Span span) {
  while (span.start < span.end && is_space(text[span.start])) ++span.start;
  while (span.end > span.start && is_space(text[span.end - 1])) --span.end;
  return span;
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = is_space(c);
    words += !space && !inside ? 1 : 0;
    inside = !space;
  }
  return words;
}

/// Lower case, without marks, digits and punctuation at the ends.
std::string plain_label(std::string_view text) {
  const auto outer = [](char c) {
    return is_space(c) || is_mark(c) || c == ':' || c == '.' || c == ')' || c == '(' || c == '-' ||
           (c >= '0' && c <= '9');
  };
  while (!text.empty() && outer(text.front())) text.remove_prefix(1);
  while (!text.empty() && outer(text.back())) text.remove_suffix(1);
  return unicode::lower(text);
}

std::optional<StoryPart> part_named(std::string_view label) {
  for (const PartName& entry : kPartNames) {
    if (label == entry.name) return entry.part;
  }
  return std::nullopt;
}

/// A label in front of a paragraph ("Me:", "**Result:**").
struct Label {
  std::string name;       ///< plain; "" = none
  std::uint32_t end = 0;  ///< bytes of the paragraph up to the text behind it
};

/// "**Situation.** Our service", "*Task* - I had", "Result – it fell": the name of a part set off
/// by emphasis or a dash.
Label part_label(std::string_view text) {
  constexpr std::string_view kDashes[] = {" - ", " \xE2\x80\x93 ", " \xE2\x80\x94 "};
  std::size_t open = 0;
  while (open < text.size() && (text[open] == '*' || text[open] == '_')) ++open;
  std::size_t close = std::string_view::npos;
  if (open > 0) {
    close = text.substr(0, open + kLongestLabel).find(text[0], open);
  } else {
    for (const std::string_view dash : kDashes)
      close = std::min(close, text.substr(0, kLongestLabel).find(dash));
  }
  if (close == std::string_view::npos) return {};
  Label out{plain_label(text.substr(open, close - open)), static_cast<std::uint32_t>(close)};
  if (!part_named(out.name)) return {};
  constexpr std::string_view kBehind = "*_ .:-\t";
  while (out.end < text.size()) {
    const bool dash = text.substr(out.end).starts_with("\xE2\x80\x93") ||
                      text.substr(out.end).starts_with("\xE2\x80\x94");
    if (!dash && kBehind.find(text[out.end]) == std::string_view::npos) break;
    out.end += dash ? 3 : 1;
  }
  return out;
}

Label label_of(std::string_view text) {
  if (Label part = part_label(text); !part.name.empty()) return part;
  const std::size_t colon = text.substr(0, kLongestLabel + 4).find(':');
  if (colon == std::string_view::npos || colon == 0) return {};
  const std::string_view before = text.substr(0, colon);
  if (before.find_first_of(".?!,;\n\"") != std::string_view::npos) {
    // "Dr. Osei:" is a name; other stops end a sentence.
    if (before.find_first_of("?!,;\n\"") != std::string_view::npos || !before.starts_with("Dr")) {
      return {};
    }
  }
  Label out{plain_label(before), static_cast<std::uint32_t>(colon + 1)};
  if (count_words(before) > 3 && !part_named(out.name)) return {};
  while (out.end < text.size() && (is_space(text[out.end]) || text[out.end] == '*')) ++out.end;
  return out;
}

bool begins_capital(std::string_view text) {
  while (!text.empty() && is_mark(text.front())) text.remove_prefix(1);
  if (text.empty()) return false;
  std::size_t at = 0;
  return unicode::is_upper(unicode::next_code_point(text, at));
}

bool ends_sentence(std::string_view text) {
  while (!text.empty() && (is_space(text.back()) || is_mark(text.back()) || text.back() == '"'))
    text.remove_suffix(1);
  if (text.empty()) return false;
  const char c = text.back();
  return c == '.' || c == '!' || c == '?' || c == ':';
}

bool is_rule_line(std::string_view line) {
  std::size_t signs = 0;
  char sign = 0;
  for (const char c : line) {
    if (is_space(c)) continue;
    if (c != '-' && c != '*' && c != '_' && c != '=') return false;
    if (sign != 0 && c != sign) return false;
    sign = c;
    ++signs;
  }
  return signs >= 3;
}

/// A paragraph before it is known who speaks in it.
struct Paragraph {
  Span span;
  bool heading = false;
};

/// Where a turn begins inside `text`: "…? Me: …" and "… / Me: …" on one line.
std::vector<std::uint32_t> inner_turns(std::string_view text) {
  std::vector<std::uint32_t> out;
  for (std::size_t at = text.find(':'); at != std::string_view::npos; at = text.find(':', at + 1)) {
    std::size_t start = at;
    while (start > 0 && at - start < kLongestLabel && text[start - 1] != '.' &&
           text[start - 1] != '?' && text[start - 1] != '!' && text[start - 1] != '/' &&
           text[start - 1] != '"') {
      --start;
    }
    if (start == 0) continue;
    const std::string name = plain_label(text.substr(start, at - start));
    if (!listed(kAskers, name) && !listed(kTellers, name)) continue;
    while (start < at && is_space(text[start])) ++start;
    out.push_back(static_cast<std::uint32_t>(start));
  }
  return out;
}

/// Puts labels and speakers on the paragraphs of one story.
class Turns {
 public:
  Turns(StoryText& story, const std::vector<Paragraph>& paragraphs) : story_(story) {
    for (const Paragraph& p : paragraphs) split(p);
  }

  void run() {
    read_speakers();
    StoryPart part = StoryPart::other;
    bool candidate = true;
    for (const Piece& piece : pieces_) {
      const std::string_view text = piece.span.of(story_.text);
      StoryBlock block{piece.span, piece.heading, part, candidate};
      if (piece.heading) {
        part = part_named(plain_label(text)).value_or(StoryPart::other);
        block.label = part;
        story_.blocks.push_back(block);
        continue;
      }
      if (const auto named = part_of(piece.label.name)) {
        part = *named;
      } else if (transcript_ && is_speaker(piece.label.name)) {
        candidate = is_candidate(piece.label.name);
        part = StoryPart::other;
      } else if (answers_unmarked_) {
        candidate = true;
      }
      const bool known = part_of(piece.label.name) || (transcript_ && is_speaker(piece.label.name));
      if (known) block.span.start += piece.label.end;
      block.label = part;
      block.candidate = candidate && !is_prompt(piece);
      if (!trimmed(story_.text, block.span).empty()) story_.blocks.push_back(block);
    }
  }

 private:
  struct Piece {
    Span span;
    bool heading = false;
    Label label;
  };

  void split(const Paragraph& p) {
    const std::string_view text = p.span.of(story_.text);
    std::uint32_t from = 0;
    const auto add = [&](std::uint32_t to) {
      Span span = trimmed(story_.text, {p.span.start + from, p.span.start + to});
      while (span.end > span.start && story_.text[span.end - 1] == '/') --span.end;
      span = trimmed(story_.text, span);
      if (!span.empty()) {
        pieces_.push_back({span, p.heading, p.heading ? Label{} : label_of(span.of(story_.text))});
      }
      from = to;
    };
    if (!p.heading) {
      for (const std::uint32_t at : inner_turns(text)) add(at);
    }
    add(static_cast<std::uint32_t>(text.size()));
  }

  /// Who speaks, and which of them is the candidate.
  void read_speakers() {
    for (const Piece& piece : pieces_) {
      const std::string& name = piece.label.name;
      star_ = star_ || name == "s" || name == "t" || name == "r";
      if (name.empty() || part_named(name)) continue;
      if (!begins_capital(piece.span.of(story_.text)) && !listed(kTellers, name)) continue;
      Speaker& speaker = speakers_[name];
      ++speaker.turns;
      speaker.words += count_words(piece.span.of(story_.text));
    }
    if (star_) speakers_.clear();
    bool asker = false;
    bool repeated = false;
    for (const auto& [name, speaker] : speakers_) {
      asker = asker || listed(kAskers, name);
      known_teller_ = known_teller_ || listed(kTellers, name);
      repeated = repeated || speaker.turns > 1;
    }
    transcript_ = asker || known_teller_ || (speakers_.size() == 2 && repeated);
    if (known_teller_ || !transcript_) return;
    answers_unmarked_ = std::all_of(speakers_.begin(), speakers_.end(),
                                    [](const auto& entry) { return listed(kAskers, entry.first); });
    std::size_t most = 0;
    for (const auto& [name, speaker] : speakers_) {
      if (listed(kAskers, name) || speaker.words <= most) continue;
      most = speaker.words;
      teller_ = name;
    }
  }

  [[nodiscard]] std::optional<StoryPart> part_of(const std::string& name) const {
    if (star_) {
      if (name == "s") return StoryPart::situation;
      if (name == "t") return StoryPart::task;
      if (name == "a") return StoryPart::action;
      if (name == "r") return StoryPart::result;
    }
    return part_named(name);
  }
  [[nodiscard]] bool is_speaker(const std::string& name) const { return speakers_.contains(name); }
  [[nodiscard]] bool is_candidate(const std::string& name) const {
    return known_teller_ ? listed(kTellers, name) : name == teller_;
  }

  /// The interviewer's question, copied above the answer.
  [[nodiscard]] bool is_prompt(const Piece& piece) const {
    if (&piece != &pieces_.front() || pieces_.size() < 2) return false;
    const std::string text = unicode::lower(piece.span.of(story_.text));
    const bool asks = text.find("tell me about") != std::string::npos ||
                      text.find("describe a") != std::string::npos ||
                      text.find("give me an example") != std::string::npos ||
                      text.find("walk me through") != std::string::npos;
    return asks && count_words(text) < 40;
  }

  struct Speaker {
    std::size_t turns = 0;
    std::size_t words = 0;
  };

  StoryText& story_;
  std::vector<Piece> pieces_;
  std::map<std::string, Speaker> speakers_;
  std::string teller_;
  bool star_ = false;
  bool known_teller_ = false;
  bool transcript_ = false;
  bool answers_unmarked_ = false;  ///< only the questions say who speaks
};

bool looks_like_title(std::string_view text) {
  return count_words(text) <= kTitleWords && !ends_sentence(text) && label_of(text).name.empty();
}

/// Makes the words of `span` the title, without the signs around them.
void set_title(StoryText& story, Span span) {
  const auto outer = [&](char c) { return is_mark(c) || is_space(c); };
  while (span.start < span.end && outer(story.text[span.start])) ++span.start;
  while (span.end > span.start && outer(story.text[span.end - 1])) --span.end;
  story.title_span = span;
  story.title = span.of(story.text);
}

/// Paragraphs of a raw text; single line breaks inside one become spaces in `text`.
std::vector<Paragraph> raw_paragraphs(std::string& text) {
  std::vector<Paragraph> out;
  bool open = false;
  Span before{};
  for (std::uint32_t at = 0; at < text.size();) {
    const auto end = static_cast<std::uint32_t>(std::min(text.find('\n', at), text.size()));
    Span line = trimmed(text, {at, end});
    const std::uint32_t next = end + 1;
    std::string_view shown = line.of(text);
    at = next;
    if (shown.empty() || is_rule_line(shown)) {
      open = false;
      continue;
    }
    const bool heading = shown.starts_with("#");
    const bool bullet =
        shown.starts_with("- ") || shown.starts_with("* ") || shown.starts_with("\xE2\x80\xA2");
    const bool goes_on = open && !heading && !bullet && label_of(shown).name.empty() &&
                         (before.size() >= kWrappedLine && !out.back().heading);
    if (goes_on) {
      for (std::uint32_t i = before.end; i < line.start; ++i) {
        if (text[i] == '\n' || text[i] == '\r') text[i] = ' ';
      }
      out.back().span.end = line.end;
    } else {
      while (line.start < line.end && (text[line.start] == '#' || text[line.start] == ' '))
        ++line.start;
      if (bullet) line.start = static_cast<std::uint32_t>(text.find(' ', line.start)) + 1;
      out.push_back({line, heading});
    }
    before = line;
    open = true;
  }
  return out;
}

/// One block of a document, as this file needs it.
bool is_heading(const Block& block) {
  if (block.kind == BlockKind::heading) return true;
  return block.kind == BlockKind::paragraph && block.bold && looks_like_title(block.text);
}

/// Does a new story begin with block `i`?
bool begins_story(const std::vector<Block>& blocks, std::size_t i) {
  const Block& block = blocks[i];
  if (is_heading(block)) return !part_named(plain_label(block.text));
  if (block.kind != BlockKind::paragraph || !looks_like_title(block.text)) return false;
  if (part_named(plain_label(block.text))) return false;
  const bool text_follows =
      i + 1 < blocks.size() &&
      (count_words(blocks[i + 1].text) >= kTextWords ||
       part_named(plain_label(blocks[i + 1].text)) || !label_of(blocks[i + 1].text).name.empty());
  return text_follows;
}

class StoryCollector {
 public:
  void add(const Block& block, bool begins) {
    if (begins) {
      finish();
      story_.text = block.text;
      std::replace(story_.text.begin(), story_.text.end(), '\n', ' ');
      set_title(story_, {0, static_cast<std::uint32_t>(story_.text.size())});
      story_.line = block.origin.line;
      return;
    }
    if (story_.line == 0) story_.line = block.origin.line;
    if (!story_.text.empty()) story_.text += '\n';
    const auto start = static_cast<std::uint32_t>(story_.text.size());
    story_.text += block.text;
    std::replace(story_.text.begin() + start, story_.text.end(), '\n', ' ');
    const bool heading = is_heading(block) || part_named(plain_label(block.text)).has_value();
    paragraphs_.push_back({{start, static_cast<std::uint32_t>(story_.text.size())}, heading});
  }

  std::vector<StoryText> take() {
    finish();
    return std::move(stories_);
  }

 private:
  void finish() {
    if (!paragraphs_.empty()) {
      Turns(story_, paragraphs_).run();
      stories_.push_back(std::move(story_));
    }
    story_ = {};
    paragraphs_.clear();
  }

  std::vector<StoryText> stories_;
  StoryText story_;
  std::vector<Paragraph> paragraphs_;
};

}  // namespace

std::vector<std::string_view> split_at_rules(std::string_view u8_text) {
  if (u8_text.starts_with("---\n")) {
    const std::size_t end = u8_text.find("\n---\n", 3);
    if (end != std::string_view::npos) u8_text.remove_prefix(end + 5);
  }
  std::vector<std::string_view> out;
  std::size_t from = 0;
  for (std::size_t at = 0; at < u8_text.size();) {
    const std::size_t end = std::min(u8_text.find('\n', at), u8_text.size());
    if (is_rule_line(u8_text.substr(at, end - at))) {
      out.push_back(u8_text.substr(from, at - from));
      from = std::min(end + 1, u8_text.size());
    }
    at = end + 1;
  }
  out.push_back(u8_text.substr(from));
  return out;
}

StoryText read_story(std::string_view u8_text) {
  StoryText story;
  story.text = u8_text;
  auto paragraphs = raw_paragraphs(story.text);
  // The first heading or short line is the title; it is no part of the telling.
  if (paragraphs.size() > 1) {
    const std::string_view first = paragraphs.front().span.of(story.text);
    const bool part = part_named(plain_label(first)).has_value();
    if (!part && (paragraphs.front().heading || looks_like_title(first))) {
      set_title(story, paragraphs.front().span);
      paragraphs.erase(paragraphs.begin());
    }
  }
  for (Paragraph& p : paragraphs) {
    p.heading = p.heading || part_named(plain_label(p.span.of(story.text))).has_value();
  }
  Turns(story, paragraphs).run();
  return story;
}

std::vector<StoryText> read_stories(const Document& document) {
  StoryCollector collector;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    if (document.blocks[i].text.find_first_not_of(" \t\n") == std::string::npos) continue;
    collector.add(document.blocks[i], begins_story(document.blocks, i));
  }
  return collector.take();
}

}  // namespace reframe::story
