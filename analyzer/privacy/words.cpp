#include "analyzer/privacy/words.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "analyzer/base/unicode.h"

namespace reframe::privacy {

using rulepack::kNone;
using rulepack::Tables;

namespace {

/// Words of grammar and of connecting talk: capitals at the start of a sentence, never a name.
constexpr std::string_view kGrammarWords[] = {
    "a",          "about",      "above",      "according",   "across",       "actually",
    "add",        "after",      "afterward",  "afterwards",  "again",        "against",
    "ago",        "all",        "almost",     "along",       "already",      "also",
    "although",   "always",     "am",         "among",       "an",           "and",
    "another",    "any",        "anybody",    "anyone",      "anything",     "anyway",
    "apart",      "apparently", "are",        "around",      "as",           "ask",
    "asked",      "asking",     "at",         "away",        "back",         "basically",
    "be",         "because",    "become",     "been",        "before",       "behind",
    "being",      "below",      "besides",    "between",     "big",          "both",
    "bring",      "but",        "by",         "can",         "can't",        "certainly",
    "clearly",    "could",      "couldn't",   "day",         "days",         "deep",
    "despite",    "did",        "didn't",     "do",          "does",         "doesn't",
    "doing",      "don't",      "done",       "down",        "during",       "each",
    "early",      "eight",      "eighty",     "either",      "eleven",       "else",
    "enough",     "especially", "even",       "eventually",  "ever",         "every",
    "everybody",  "everyone",   "everything", "exactly",     "fair",         "fast",
    "few",        "fifteen",    "fifth",      "fifty",       "finally",      "find",
    "first",      "five",       "for",        "forty",       "fortunately",  "four",
    "fourth",     "frankly",    "from",       "full",        "further",      "get",
    "getting",    "give",       "given",      "go",          "going",        "good",
    "got",        "great",      "had",        "half",        "has",          "have",
    "having",     "he",         "he'd",       "he'll",       "he's",         "hence",
    "her",        "here",       "hers",       "herself",     "high",         "him",
    "himself",    "his",        "honestly",   "how",         "however",      "hundred",
    "i",          "i'd",        "i'll",       "i'm",         "i've",         "if",
    "imagine",    "in",         "including",  "indeed",      "initially",    "inside",
    "instead",    "into",       "is",         "isn't",       "it",           "it's",
    "it'd",       "that'd",     "there'd",    "it'll",       "its",          "itself",
    "just",       "keep",       "know",       "last",        "lately",       "later",
    "latest",     "least",      "less",       "let",         "let's",        "like",
    "likewise",   "little",     "long",       "looking",     "lots",         "low",
    "luckily",    "made",       "make",       "making",      "many",         "maybe",
    "me",         "meanwhile",  "might",      "mine",        "more",         "moreover",
    "most",       "mostly",     "much",       "must",        "my",           "myself",
    "near",       "nearly",     "neither",    "never",       "nevertheless", "new",
    "next",       "nine",       "ninety",     "no",          "nobody",       "none",
    "nor",        "normally",   "not",        "nothing",     "now",          "obviously",
    "of",         "off",        "often",      "oh",          "old",          "on",
    "once",       "one",        "ones",       "only",        "onto",         "or",
    "originally", "other",      "others",     "otherwise",   "our",          "ours",
    "ourselves",  "out",        "outside",    "over",        "overnight",    "own",
    "per",        "perhaps",    "personally", "plenty",      "put",          "quickly",
    "quite",      "rather",     "really",     "recently",    "right",        "same",
    "saw",        "say",        "second",     "see",         "seeing",       "seven",
    "seventy",    "several",    "shall",      "she",         "she'd",        "she'll",
    "she's",      "short",      "should",     "similarly",   "simple",       "simply",
    "since",      "six",        "sixty",      "slowly",      "small",        "so",
    "some",       "somebody",   "somehow",    "someone",     "something",    "sometimes",
    "somewhere",  "soon",       "still",      "stop",        "strangely",    "such",
    "suddenly",   "sure",       "surely",     "take",        "taking",       "tell",
    "ten",        "than",       "that",       "that's",      "the",          "their",
    "theirs",     "them",       "themselves", "then",        "there",        "there's",
    "therefore",  "these",      "they",       "they'd",      "they'll",      "they're",
    "they've",    "thing",      "things",     "think",       "third",        "thirteen",
    "thirty",     "this",       "those",      "though",      "thousand",     "three",
    "through",    "throughout", "thus",       "till",        "to",           "today",
    "together",   "tomorrow",   "too",        "toward",      "towards",      "true",
    "try",        "turn",       "turned",     "turns",       "twelve",       "twenty",
    "twice",      "two",        "typically",  "ultimately",  "under",        "unfortunately",
    "unless",     "unlike",     "until",      "up",          "upon",         "us",
    "use",        "used",       "using",      "usually",     "very",         "via",
    "want",       "was",        "wasn't",     "watching",    "way",          "we",
    "we'd",       "we'll",      "we're",      "we've",       "well",         "went",
    "were",       "weren't",    "what",       "what's",      "whatever",     "when",
    "whenever",   "where",      "whereas",    "whether",     "which",        "while",
    "who",        "who's",      "whoever",    "whole",       "whose",        "why",
    "with",       "within",     "without",    "won't",       "working",      "would",
    "wouldn't",   "writing",    "yeah",       "yes",         "yesterday",    "yet",
    "you",        "you'd",      "you'll",     "you're",      "you've",       "your",
    "yours",      "yourself",   "yep",        "ok",          "okay",         "um",
    "uh",         "look",       "lol",        "btw",         "fyi",          "tldr",
    "spoiler",    "somebody's", "nobody's",   "everybody's", "ain't",        "cannot",
    "none's",     "cause",      "coz",        "cos"};

const std::unordered_set<std::string_view>& grammar_words() {
  static const std::unordered_set<std::string_view> kWords(std::begin(kGrammarWords),
                                                           std::end(kGrammarWords));
  return kWords;
}

/// Words in front of a full stop that ends no sentence.
bool abbreviates(std::string_view lower) {
  static const std::unordered_set<std::string_view> kWords = {
      "mr",   "mrs", "ms",     "dr",   "prof",   "st",    "rev",  "sr",    "jr",   "fr",   "sgt",
      "capt", "lt",  "no",     "nos",  "vs",     "mx",    "smt",  "jan",   "feb",  "mar",  "apr",
      "jun",  "jul", "mme",    "sto",  "sta",    "ste",   "brgy", "bgy",   "sra",  "srta", "mev",
      "mnr",  "sig", "hr",     "mlle", "aug",    "sep",   "sept", "oct",   "nov",  "dec",  "rd",
      "ave",  "apt", "approx", "hon",  "messrs", "thiru", "tmt",  "pharm", "engr", "barr"};
  return kWords.contains(lower);
}

bool space_byte(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

/// A reader over the text, one word at a time.
class Splitter {
 public:
  Splitter(std::string_view text, WordList& out) : text_(text), out_(out) {}

  void run() {
    gap_ = Gap::sentence;
    line_start_ = true;
    while (at_ < text_.size()) step();
    out_.all_capitals = letters_ >= 12 && capitals_ * 10 >= letters_ * 8;
  }

 private:
  void step() {
    std::size_t next = at_;
    const char32_t c = unicode::next_code_point(text_, next);
    // U+02BC is an apostrophe that counts as a letter.
    if ((unicode::is_letter(c) && c != 0x02BC) || unicode::is_digit(c)) {
      word();
    } else {
      separator(c, next);
      at_ = next;
    }
  }

  void widen(Gap gap) { gap_ = std::max(gap_, gap); }

  void separator(char32_t c, std::size_t next) {
    quoted_ = false;
    switch (c) {
      case '.':
        stop(next);
        break;
      case '!':
      case '?':
      case 0x2026:  // ellipsis
      case ';':
      case 0x2022:  // bullet
        widen(Gap::sentence);
        break;
      case '\n':
        line_end(next);
        break;
      case ':':
        widen(next < text_.size() && (space_byte(text_[next]) || text_[next] == '\n')
                  ? Gap::colon
                  : Gap::joined);
        break;
      case '-':
      case 0x2010:
      case 0x2011:
        widen(spaced(next) ? Gap::aside : Gap::joined);
        break;
      case '/':
      case '\'':
      case 0xAD:
        widen(Gap::joined);
        break;
      case '"':
      case 0x201C:
      case 0x201D:
      case 0x2018:
      case 0x2019:
      case 0x02BC:
        quoted_ = true;
        if (c == '"') in_quotes_ = !in_quotes_;
        if (c == 0x201C) in_quotes_ = true;
        if (c == 0x201D) in_quotes_ = false;
        widen(Gap::space);
        break;
      case ',':
      case '(':
      case ')':
      case '[':
      case ']':
      case '|':
      case 0x2013:
      case 0x2014:
        widen(Gap::aside);
        break;
      case '&':
        ampersand(next);
        break;
      default:
        widen(Gap::space);
        break;
    }
  }

  void ampersand(std::size_t next) {
    Word w;
    w.gap = gap_;
    w.grammar = true;
    w.span = {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(next)};
    add(w, "and");
    gap_ = Gap::joined;
  }

  [[nodiscard]] bool spaced(std::size_t next) const {
    return at_ == 0 || space_byte(text_[at_ - 1]) || next >= text_.size() ||
           space_byte(text_[next]);
  }

  /// A full stop ends a sentence where white space and no small letter follow, unless it stands
  /// behind a title or an initial.
  void stop(std::size_t next) {
    if (next < text_.size() && !space_byte(text_[next]) && text_[next] != '\n' &&
        text_[next] != '"' && text_[next] != ')' && (text_[next] & 0x80) == 0) {
      widen(Gap::joined);
      return;
    }
    const bool short_form = !out_.words.empty() && out_.words.back().span.end == at_ &&
                            (out_.words.back().initial || abbreviates(last_folded()));
    std::size_t after = next;
    while (after < text_.size() && space_byte(text_[after])) ++after;
    std::size_t end = after;
    const char32_t c = after < text_.size() ? unicode::next_code_point(text_, end) : char32_t{'\n'};
    if (unicode::is_letter(c) && !unicode::is_upper(c)) {
      widen(Gap::space);
    } else {
      widen(short_form ? Gap::space : Gap::sentence);
    }
  }

  [[nodiscard]] std::string_view last_folded() const {
    return out_.words.back().folded.of(out_.folded);
  }

  /// A line is a sentence of its own unless the next one goes on in small letters.
  void line_end(std::size_t next) {
    line_start_ = true;
    if (next < text_.size() && text_[next] == '\n') in_quotes_ = false;  // a new paragraph
    std::size_t after = next;
    while (after < text_.size() && space_byte(text_[after])) ++after;
    if (after >= text_.size()) return;
    std::size_t end = after;
    const char32_t c = unicode::next_code_point(text_, end);
    const bool goes_on = unicode::is_letter(c) && !ends_line(next, c);
    widen(goes_on ? Gap::space : Gap::sentence);
  }

  /// A capital behind a line end goes on only where a long line was wrapped in mid-sentence.
  [[nodiscard]] bool ends_line(std::size_t next, char32_t c) const {
    if (!unicode::is_upper(c)) return false;
    constexpr std::size_t kWrapped = 60;
    const std::size_t from = text_.rfind('\n', at_ == 0 ? 0 : at_ - 1);
    const std::size_t length = at_ - (from == std::string_view::npos || from >= at_ ? 0 : from);
    if (length < kWrapped) return true;
    const std::size_t colon = text_.substr(next, kWrapped / 2).find_first_of(":\n");
    return colon != std::string_view::npos && text_[next + colon] == ':';
  }

  void add(Word w, std::string_view folded) {
    const auto start = static_cast<std::uint32_t>(out_.folded.size());
    out_.folded += folded;
    w.folded = {start, static_cast<std::uint32_t>(out_.folded.size())};
    w.line_start = line_start_;
    w.quoted = quoted_;
    w.in_quotes = in_quotes_;
    line_start_ = false;
    quoted_ = false;
    out_.words.push_back(w);
  }

  void word() {
    Word w;
    w.gap = gap_;
    gap_ = Gap::joined;
    const std::size_t start = at_;
    scratch_.clear();
    std::size_t letters = 0;
    std::size_t upper = 0;
    std::size_t digits = 0;
    bool ascii = true;
    std::size_t end = at_;
    while (at_ < text_.size()) {
      std::size_t next = at_;
      char32_t c = unicode::next_code_point(text_, next);
      if (c == 0x2019 || c == 0x02BC) c = '\'';
      if (c == '\'' && !letter_at(next)) break;
      const bool letter = unicode::is_letter(c);
      const bool digit = unicode::is_digit(c);
      const bool mark = c >= 0x300 && c < 0x370;
      if (!letter && !digit && c != '\'' && !mark) break;
      if (letter) {
        ++letters;
        const bool capital = unicode::is_upper(c);
        upper += capital ? 1 : 0;
        if (letters == 1 && digits == 0) w.capital = capital;
      }
      digits += digit ? 1 : 0;
      ascii = ascii && c < 0x80;
      unicode::append_utf8(scratch_, unicode::to_lower(c));
      at_ = next;
      end = next;
    }
    letters_ += letters;
    capitals_ += upper;
    // "CFOs" is as little of a name as "CFO".
    const bool plural = upper >= 2 && upper + 1 == letters && scratch_.back() == 's';
    w.capitals = letters >= 2 && (upper == letters || plural);
    w.initial = letters == 1 && upper == 1 && digits == 0;
    w.digits = letters == 0 && ascii;  // callers take its value
    w.has_digit = digits > 0;
    w.span = {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
    finish(w);
  }

  void finish(Word w) {
    std::string_view folded = scratch_;
    if (folded.ends_with("'s") && folded.size() > 2) {
      folded.remove_suffix(2);
      w.possessive = true;
      std::uint32_t end = w.span.end - 1;  // the s is one byte, the apostrophe one to three
      while (end > w.span.start && (static_cast<unsigned char>(text_[end - 1]) & 0xC0U) == 0x80U) {
        --end;
      }
      w.span.end = end - 1;
    }
    w.grammar = grammar_words().contains(folded) || short_form(folded);
    add(w, folded);
  }

  /// "someone'd", "nobody'll": a pronoun and a verb.
  [[nodiscard]] static bool short_form(std::string_view folded) {
    for (const std::string_view ending : {"'d", "'ll", "'ve", "'re"}) {
      if (!folded.ends_with(ending)) continue;
      folded.remove_suffix(ending.size());
      return grammar_words().contains(folded);
    }
    return false;
  }

  [[nodiscard]] bool letter_at(std::size_t at) const {
    if (at >= text_.size() || scratch_.empty()) return false;
    return unicode::is_letter(unicode::next_code_point(text_, at));
  }

  std::string_view text_;
  WordList& out_;
  std::string scratch_;
  std::size_t at_ = 0;
  Gap gap_ = Gap::sentence;
  bool line_start_ = true;
  bool quoted_ = false;
  bool in_quotes_ = false;
  std::size_t letters_ = 0;
  std::size_t capitals_ = 0;
};

bool first_person(std::string_view lower) {
  return lower == "i" || lower == "we" || lower == "my" || lower == "our" || lower == "i'd" ||
         lower == "i've" || lower == "i'm";
}

bool crowd(std::string_view lower) {
  static const std::unordered_set<std::string_view> kWords = {
      "patients",    "people",     "clients", "residents", "cases",    "inpatients",
      "outpatients", "babies",     "women",   "men",       "families", "referrals",
      "admissions",  "discharges", "records", "calls"};
  return kWords.contains(lower);
}

/// "one of our patients": nobody else is spoken of.
bool one_of_many(const WordList& list, std::uint32_t i) {
  constexpr std::array kCared = {"patients", "residents", "clients", "inpatients"};
  if (!listed(kCared, list.lower(i))) return false;
  for (std::uint32_t n = 1; n <= 4 && n < i; ++n) {
    if (list.is(i - n, "of")) return list.is(i - n - 1, "one") || list.is(i - n - 1, "another");
  }
  return false;
}

/// The "patient" of "Patient Safety Officer", "patient access manager": no patient is spoken of.
bool names_a_post(const WordList& list, std::uint32_t i) {
  constexpr std::array kOffices = {"safety", "experience", "access",   "relations",  "advocacy",
                                   "flow",   "portal",     "services", "engagement", "advocate"};
  if (!list.close(i + 1)) return false;
  if (listed(kOffices, list.lower(i + 1))) return true;
  for (std::uint32_t k = i + 1; k < i + 4 && list.close(k) && !list.words[k].grammar; ++k) {
    if (list.has(k, Cue::staff) && !list.words[k].possessive) return true;
  }
  return false;
}

void divide(WordList& list) {
  for (std::uint32_t i = 0; i < list.size(); ++i) {
    Word& w = list.words[i];
    if (w.gap == Gap::sentence || list.sentences.empty()) list.sentences.push_back({i, i, 0});
    // "Guy's Hospital": nouns for people have no capital in mid-sentence.
    if (w.capital && w.gap < Gap::colon && !w.quoted && !list.all_capitals) {
      w.cues &= ~bit(Cue::person);
    }
    w.sentence = static_cast<std::uint32_t>(list.sentences.size() - 1);
    Sentence& s = list.sentences.back();
    s.end = i + 1;
    const std::string_view lower = list.lower(i);
    // "Ines Okafor, PT, DPT" has a degree; "pt" alone is a patient.
    if (w.capitals && !list.all_capitals && lower == "pt") w.cues &= ~bit(Cue::patient);
    const bool one = one_of_many(list, i);
    if (one) w.cues |= bit(Cue::patient);
    s.cues |= w.cues;
    s.pronoun = s.pronoun || is_pronoun(lower);
    s.first_person = s.first_person || first_person(lower);
    s.crowd = s.crowd || (crowd(lower) && !one);
  }
}

}  // namespace

std::string digits_of(std::string_view text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), ascii_digit);
  return out;
}

int number_of(const WordList& l, std::uint32_t i) {
  if (i >= l.size() || !l.words[i].digits || l.words[i].span.size() > 4) return -1;
  int value = 0;
  for (const char c : l.written(i)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

bool is_pronoun(std::string_view lower) {
  return lower == "he" || lower == "she" || lower == "her" || lower == "his" || lower == "him" ||
         lower == "hers" || lower == "himself" || lower == "herself" || lower == "he'd" ||
         lower == "she'd";
}

bool is_pronoun_is(const WordList& l, std::uint32_t i) {
  return i < l.size() && l.words[i].possessive && (l.is(i, "he") || l.is(i, "she"));
}

CueTable::CueTable(const Tables& tables)
    : tables_(tables), cue_of_symbol_(tables.list_of_symbol.size(), 0) {
  for (std::size_t cue = 0; cue < kCueLists.size(); ++cue) {
    const std::uint32_t list = tables.find_list(kCueLists[cue]);
    if (list != kNone) cue_of_symbol_[tables.lists[list].symbol] = std::uint64_t{1} << cue;
  }
}

WordList CueTable::read(std::string_view u8_text) const {
  WordList list;
  list.text = u8_text;
  Splitter(u8_text, list).run();
  mark(list);
  divide(list);
  return list;
}

void CueTable::mark(WordList& list) const {
  std::vector<Step> stack;
  for (std::uint32_t i = 0; i < list.size(); ++i) mark_phrases(list, i, stack);
  for (std::uint32_t i = 0; i + 1 < list.size(); ++i) {
    if (list.has(i, Cue::patient) && list.is(i, "patient") && names_a_post(list, i)) {
      list.words[i].cues &= ~(bit(Cue::patient) | bit(Cue::patient_state));
      // The lists hold "our patient" and "the patient" as phrases.
      if (i > 0) list.words[i - 1].cues &= ~bit(Cue::patient_state);
    }
  }
}

/// Marks what begins at word `first`: the lists it is on, and those of phrases from it on.
void CueTable::mark_phrases(WordList& list, std::uint32_t first, std::vector<Step>& stack) const {
  const auto symbols_of = [&](std::uint32_t i, auto visit) {
    const auto* form = tables_.find_form(list.lower(i));
    if (form == nullptr) return;
    for (const std::uint32_t s : Tables::slice(tables_.form_symbols, form->symbols)) visit(s);
    if (!list.words[i].capitals || list.all_capitals) return;
    for (const std::uint32_t s : Tables::slice(tables_.form_symbols, form->caps_symbols)) visit(s);
  };
  Word& word = list.words[first];
  if (const auto* form = tables_.find_form(list.lower(first))) word.known = form->verbs.count > 0;
  symbols_of(first, [&](std::uint32_t symbol) {
    word.cues |= cue_of(symbol);
    // A word of another list is vocabulary; one that stands in some phrase alone may be a name.
    const bool other = tables_.list_of_symbol[symbol] != kNone && cue_of(symbol) == 0;
    word.known = word.known || other;
    const std::uint32_t node = tables_.phrase_root[symbol];
    if (node != kNone) stack.push_back({node, first + 1});
  });
  while (!stack.empty()) {
    const Step step = stack.back();
    stack.pop_back();
    const auto& node = tables_.nodes[step.node];
    for (const auto& accept : Tables::slice(tables_.accepts, node.accepts)) {
      const std::uint64_t cue = cue_of(accept.target);
      for (std::uint32_t i = first; cue != 0 && i < step.position; ++i) list.words[i].cues |= cue;
    }
    if (step.position >= list.size() || list.words[step.position].gap > Gap::space) continue;
    const auto edges = Tables::slice(tables_.edges, node.edges);
    symbols_of(step.position, [&](std::uint32_t symbol) {
      const auto it = std::lower_bound(edges.begin(), edges.end(), symbol,
                                       [](const auto& e, std::uint32_t s) { return e.symbol < s; });
      if (it != edges.end() && it->symbol == symbol)
        stack.push_back({it->target, step.position + 1});
    });
  }
}

}  // namespace reframe::privacy
