#include "analyzer/match/tokens.h"

#include <algorithm>
#include <array>

#include "analyzer/base/listed.h"
#include "analyzer/base/unicode.h"

namespace reframe {
namespace {

using rulepack::NumberClass;

constexpr std::uint8_t bit(NumberClass c) {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(c));
}

/// Number words that count things. "one" is left out: it is a pronoun as often as a number.
constexpr std::array kNumberWords = {
    "two",      "three",     "four",     "five",     "six",      "seven",    "eight",
    "nine",     "ten",       "eleven",   "twelve",   "thirteen", "fourteen", "fifteen",
    "sixteen",  "seventeen", "eighteen", "nineteen", "twenty",   "thirty",   "forty",
    "fifty",    "sixty",     "seventy",  "eighty",   "ninety",   "hundred",  "hundreds",
    "thousand", "thousands", "million",  "millions", "dozen",    "dozens",   "billion"};
constexpr std::array kTimeUnits = {"second",  "seconds",  "minute", "minutes", "min",   "mins",
                                   "hour",    "hours",    "hr",     "hrs",     "day",   "days",
                                   "week",    "weeks",    "wk",     "wks",     "month", "months",
                                   "quarter", "quarters", "year",   "years",   "yr",    "yrs"};
constexpr std::array kDoseUnits = {"mg",    "mcg", "ml",   "g",   "kg",   "cc", "gauge",
                                   "units", "iu",  "mmol", "lpm", "mmhg", "wpm"};
/// Words that make the number behind them a name ("Stage 2", "Level III", "Phase 3").
constexpr std::array kLabelWords = {
    "stage",   "level",   "phase", "part",    "type",     "grade",  "class",
    "step",    "version", "title", "section", "chapter",  "figure", "table",
    "page",    "fortune", "room",  "suite",   "form",     "icd",    "cpt",
    "windows", "office",  "act",   "tier",    "category", "gpa",    "no"};

bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

/// A reader over the text, one token at a time.
class Tokenizer {
 public:
  Tokenizer(std::string_view text, const rulepack::Tables& tables, TokenList& out)
      : text_(text), tables_(tables), out_(out) {}

  void run() {
    out_.tokens.clear();
    out_.folded.clear();
    out_.folded_spans.clear();
    while (at_ < text_.size()) step();
    out_.all_capitals = letters_ >= 8 && capitals_ * 10 >= letters_ * 8;
    for (std::size_t i = 0; i < out_.tokens.size(); ++i) classify(i);
  }

 private:
  void step() {
    std::size_t next = at_;
    const char32_t c = unicode::next_code_point(text_, next);
    const bool money = c == '$' || c == 0xA3 || c == 0x20AC || c == 0x20B9;  // $ £ € ₹
    if (c < 0x80 ? is_ascii_digit(static_cast<char>(c)) : unicode::is_digit(c)) {
      number(at_);
    } else if (money && next < text_.size() && is_ascii_digit(text_[next])) {
      money_ = true;
      const std::size_t start = at_;
      at_ = next;
      number(start);
    } else if (unicode::is_letter(c) && c != 0x02BC) {  // an apostrophe that counts as a letter
      word();
    } else {
      separator(c, next);
    }
  }

  /// A slot such as "[how many?]" is a question to the writer, no text of theirs.
  [[nodiscard]] std::size_t slot_end() const {
    constexpr std::size_t kLongestSlot = 120;
    if (text_[at_] != '[') return 0;
    const std::size_t close = text_.substr(at_, kLongestSlot).find("?]");
    if (close == std::string_view::npos) return 0;
    // "[sic, and later [how many?]": the bracket nearest to the question opens it.
    const bool nested = text_.substr(at_ + 1, close).find('[') != std::string_view::npos;
    return nested ? 0 : at_ + close + 2;
  }

  void separator(char32_t c, std::size_t next) {
    if (const std::size_t end = slot_end(); end > 0) {
      at_ = end;
      return;
    }
    Barrier barrier = Barrier::none;
    switch (c) {
      case '.':
      case ';':
      case ':':
      case '!':
      case '?':
      case '\n':
      case 0x2022:  // bullet
      case 0x25AA:
      case 0x25CF:
        barrier = Barrier::clause;
        break;
      case ',':
      case '(':
      case ')':
      case '[':
      case ']':
      case '|':
      case '\t':
        barrier = Barrier::comma;
        break;
      case '-':
      case 0x2013:
      case 0x2014:  // a dash with a space beside it, or a long one, ends a phrase
        if (c == 0x2014 || spaced(next)) barrier = Barrier::comma;
        break;
      case '&':
        flush("and", {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(next)});
        break;
      default:
        break;
    }
    barrier_ = std::max(barrier_, barrier);
    at_ = next;
  }

  [[nodiscard]] bool spaced(std::size_t next) const {
    const bool before = at_ == 0 || text_[at_ - 1] == ' ';
    const bool after = next >= text_.size() || text_[next] == ' ';
    return before || after;
  }

  /// Adds a token whose folded form is `folded`.
  Token& flush(std::string_view folded, Span span) {
    Token token;
    token.span = span;
    token.barrier = barrier_;
    barrier_ = Barrier::none;
    const auto start = static_cast<std::uint32_t>(out_.folded.size());
    out_.folded += folded;
    out_.folded_spans.push_back({start, static_cast<std::uint32_t>(out_.folded.size())});
    token.form = tables_.find_form(folded);
    out_.tokens.push_back(token);
    return out_.tokens.back();
  }

  void word() {
    const std::size_t start = at_;
    scratch_.clear();
    bool ascii = true;
    std::size_t upper = 0;
    std::size_t count = 0;
    bool first_upper = false;
    std::size_t end = at_;
    while (at_ < text_.size()) {
      std::size_t next = at_;
      char32_t c = unicode::next_code_point(text_, next);
      if (c == 0x2019 || c == 0x2018 || c == 0x02BC) c = '\'';
      if (c == '\'' && !apostrophe_inside(next)) break;
      if (c == 0xAD || c == 0x200B || c == 0x200D || c == 0xFEFF) {  // invisible inside words
        at_ = next;
        continue;
      }
      const bool letter = unicode::is_letter(c);
      const bool digit = c < 0x80 && is_ascii_digit(static_cast<char>(c));
      const bool mark = c >= 0x300 && c < 0x370;  // combining accents
      const bool plus = (c == '+' || c == '#') && count == 1 && scratch_ == "c";
      if (!letter && !digit && c != '\'' && !mark && !plus) break;
      if (letter) {
        ++count;
        ++letters_;
        if (c < 0x80 ? (c >= 'A' && c <= 'Z') : unicode::is_upper(c)) {
          ++upper;
          ++capitals_;
          if (count == 1) first_upper = true;
        }
      }
      ascii = ascii && c < 0x80;
      fold(c);
      at_ = next;
      end = next;
    }
    finish_word(start, end, ascii, count, upper, first_upper);
  }

  void finish_word(std::size_t start, std::size_t end, bool ascii, std::size_t count,
                   std::size_t upper, bool first_upper) {
    std::string composed;
    std::string_view folded = scratch_;
    if (!ascii) {
      composed = unicode::nfc(scratch_);
      folded = composed;
    }
    if (folded.ends_with("'s") && folded.size() > 2) {
      folded.remove_suffix(2);
      // The span keeps the word alone: drop the s and the one- or three-byte apostrophe.
      end -= 1;
      end -= text_[end - 1] == '\''
                 ? 1
                 : (static_cast<unsigned char>(text_[end - 1]) >= 0x80 ? trail(end) : 1);
    }
    Token& token =
        flush(folded, {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)});
    token.capitals = count >= 2 && upper == count;
    token.capitalised = first_upper;
  }

  /// Bytes of the code point that ends at `end`.
  [[nodiscard]] std::size_t trail(std::size_t end) const {
    std::size_t n = 1;
    while (n < 4 && end > n && (static_cast<unsigned char>(text_[end - n]) & 0xC0U) == 0x80U) ++n;
    return n;
  }

  [[nodiscard]] bool apostrophe_inside(std::size_t next) const {
    if (next >= text_.size()) return false;
    std::size_t after = next;
    return unicode::is_letter(unicode::next_code_point(text_, after)) && !scratch_.empty();
  }

  void fold(char32_t c) {
    switch (c) {
      case 0xFB00:
        scratch_ += "ff";
        return;
      case 0xFB01:
        scratch_ += "fi";
        return;
      case 0xFB02:
        scratch_ += "fl";
        return;
      case 0xFB03:
        scratch_ += "ffi";
        return;
      case 0xFB04:
        scratch_ += "ffl";
        return;
      default:
        break;
    }
    if (c < 0x80) {
      const char a = static_cast<char>(c);
      scratch_ += a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a;
    } else {
      unicode::append_utf8(scratch_, unicode::to_lower(c));
    }
  }

  /// Digits with separators, then a percent or plus sign. Letters glued on make it a word ("2nd",
  /// "21CFR") unless they are a known unit ("5k", "2M", "12hr").
  void number(std::size_t start) {
    std::size_t separators = 0;
    bool colon = false;
    bool slash = false;
    scratch_.clear();
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (digit()) continue;
      if (c != '.' && c != ',' && c != ':' && c != '/') break;
      ++at_;
      scratch_ += c;
      if (!digit()) {  // the mark ends a sentence or a list, not the number
        --at_;
        scratch_.pop_back();
        break;
      }
      colon = colon || c == ':';
      slash = slash || c == '/';
      ++separators;
    }
    std::uint8_t classes = 0;
    if (colon && separators == 1) {
      classes = bit(NumberClass::ratio);
    } else if (!slash && !colon) {
      classes = plain_number(scratch_);
    }
    const std::size_t digits_end = at_;
    while (at_ < text_.size() && (text_[at_] == '+' || text_[at_] == '%')) {
      if (text_[at_] == '%') classes = bit(NumberClass::percent) | bit(NumberClass::number);
      ++at_;
    }
    classes = suffix(classes);
    if (money_) classes = bit(NumberClass::money) | bit(NumberClass::number);
    money_ = false;
    for (const char c : text_.substr(digits_end, at_ - digits_end)) {
      scratch_ += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    Token& token =
        flush(scratch_, {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(at_)});
    token.number_classes = classes;
    token.number = classes != 0;
  }

  /// Takes one digit of any script into scratch_, as 0 to 9; false where none stands.
  bool digit() {
    if (at_ >= text_.size()) return false;
    if (is_ascii_digit(text_[at_])) {
      scratch_ += text_[at_++];
      return true;
    }
    if (static_cast<unsigned char>(text_[at_]) < 0x80) return false;
    std::size_t next = at_;
    const int value = unicode::digit_value(unicode::next_code_point(text_, next));
    if (value < 0) return false;
    scratch_ += static_cast<char>('0' + value);
    at_ = next;
    return true;
  }

  static std::uint8_t plain_number(std::string_view digits) {
    const bool year = digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    if (year) return bit(NumberClass::year);
    // Ten digits in a row are a phone or licence number, a leading zero is a code.
    if (digits.size() >= 9 && digits.find(',') == std::string_view::npos) return 0;
    if (digits.size() > 1 && digits[0] == '0' && digits[1] != '.') return 0;
    return bit(NumberClass::number) | bit(NumberClass::count);
  }

  std::uint8_t suffix(std::uint8_t classes) {
    std::size_t end = at_;
    while (end < text_.size() && ((text_[end] | 0x20) >= 'a' && (text_[end] | 0x20) <= 'z')) ++end;
    if (end == at_) return classes;
    std::string letters(text_.substr(at_, end - at_));
    for (char& c : letters) c = static_cast<char>(c | 0x20);
    at_ = end;
    static constexpr std::array kScales = {"k", "m", "mm", "b", "bn", "mn", "cr", "million"};
    if (listed(kScales, letters)) return classes;
    if (listed(kTimeUnits, letters)) return bit(NumberClass::duration) | bit(NumberClass::number);
    return 0;
  }

  /// Number words, and what the neighbours make of a number.
  void classify(std::size_t i) {
    Token& token = out_.tokens[i];
    const std::string_view word = out_.word(i);
    if (!token.number && listed(kNumberWords, word) && !sigma(i)) {
      token.number = true;
      token.number_classes = bit(NumberClass::number) | bit(NumberClass::count);
    }
    if (!token.number) return;
    const std::uint8_t count = bit(NumberClass::count);
    if (i > 0 && listed(kLabelWords, out_.word(i - 1)) && out_.tokens[i].barrier == Barrier::none) {
      token.number_classes = 0;
      token.number = false;
      return;
    }
    if (i + 1 >= out_.tokens.size() || out_.tokens[i + 1].barrier != Barrier::none) return;
    const std::string_view next = out_.word(i + 1);
    if ((token.number_classes & count) == 0) {
      const bool scaled = next == "million" || next == "billion" || next == "thousand";
      if (scaled) token.pair_number_classes = token.number_classes;
      return;
    }
    if (listed(kTimeUnits, next)) {
      token.number_classes &= static_cast<std::uint8_t>(~count);
      token.pair_number_classes = bit(NumberClass::duration) | bit(NumberClass::number);
    } else if (next == "percent" || next == "per" || next == "percentage") {
      const bool per_cent =
          next != "per" || (i + 2 < out_.tokens.size() && out_.word(i + 2) == "cent");
      if (per_cent) {
        token.number_classes = bit(NumberClass::percent) | bit(NumberClass::number);
        token.pair_number_classes = token.number_classes;
      }
    } else if (next == "dollars" || next == "pounds" || next == "euros" || next == "usd") {
      token.number_classes = bit(NumberClass::money) | bit(NumberClass::number);
      token.pair_number_classes = token.number_classes;
    } else if (listed(kDoseUnits, next)) {
      token.number_classes = bit(NumberClass::number);
    }
  }

  /// "Six Sigma", "Big Four": no count.
  [[nodiscard]] bool sigma(std::size_t i) const {
    return i + 1 < out_.tokens.size() && out_.word(i + 1) == "sigma";
  }

  std::string_view text_;
  const rulepack::Tables& tables_;
  TokenList& out_;
  std::string scratch_;
  std::size_t at_ = 0;
  Barrier barrier_ = Barrier::none;
  bool money_ = false;
  std::size_t letters_ = 0;
  std::size_t capitals_ = 0;
};

}  // namespace

void tokenize(std::string_view u8_text, const rulepack::Tables& tables, TokenList& out) {
  Tokenizer(u8_text, tables, out).run();
}

}  // namespace reframe
