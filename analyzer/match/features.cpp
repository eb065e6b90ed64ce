#include "analyzer/match/features.h"

#include <algorithm>
#include <array>

#include "analyzer/base/listed.h"

namespace reframe {

using rulepack::Tables;
using rulepack::VerbForm;
using rulepack::VerbRef;

namespace {

/// Whose vocabulary a word list belongs to, by its pack.
enum class Domain : std::uint8_t { clinical, product, neutral, health, other };
constexpr std::array kDomainNames = {"clinical", "product", "neutral", "health", "none", "even"};
constexpr std::size_t kRealDomains = 4;

/// The lists of this pack tell how a story as a whole is told; of a single line they say nothing.
constexpr std::string_view kStoryPack = "story";

Domain domain_of(std::string_view pack) {
  for (std::size_t i = 0; i < kRealDomains; ++i) {
    if (pack == kDomainNames[i]) return static_cast<Domain>(i);
  }
  return Domain::other;
}

/// Structure that needs no lexicon, in the order of the features.
enum class Fixed : std::uint8_t {
  tense_past,
  tense_present,
  tense_ing,
  tense_none,
  tense_duty,
  words_1_3,
  words_4_7,
  words_8_14,
  words_15_24,
  words_25,
  commas_3_5,
  commas_6,
  no_verb,
  final_stop,
  all_capitals,
  title_case,
  first_person,
  we,
  contact,
  label,
  heading_like,
  count_
};
constexpr std::array kFixedNames = {
    "tense.past", "tense.present", "tense.ing",    "tense.none", "tense.duty",   "words.1-3",
    "words.4-7",  "words.8-14",    "words.15-24",  "words.25+",  "commas.3-5",   "commas.6+",
    "no-verb",    "final-stop",    "all-capitals", "title-case", "first-person", "we",
    "contact",    "label",         "heading-like"};
static_assert(kFixedNames.size() == static_cast<std::size_t>(Fixed::count_));

/// How many words of a domain's vocabulary there are.
constexpr std::array kTimes = {"1", "2-3", "4+"};

/// Openers that stand for a verb: "responsible for", "duties included". A line without a verb in
/// front is a heading or a fragment; these are neither.
constexpr std::array kDutyOpeners = {"responsible", "accountable", "answerable",
                                     "duty",        "duties",      "responsibility",
                                     "tasked",      "charged",     "responsibilities"};
constexpr std::array kFirstPerson = {"i", "my", "me", "i'm", "i've", "i'd", "myself"};
constexpr std::array kWe = {"we", "our", "us", "ourselves"};

}  // namespace

FeatureSpace::FeatureSpace(const Tables& tables)
    : tables_(tables),
      rules_(static_cast<std::uint32_t>(tables.rules.size())),
      structure_(rules_ + static_cast<std::uint32_t>(tables.lists.size())),
      domains_(structure_ +
               static_cast<std::uint32_t>(kFixedNames.size() + rulepack::kNumberClassNames.size() +
                                          2 * tables.verb_classes.size())) {
  for (const auto& rule : tables.rules) names_.emplace_back(tables.text(rule.id));
  for (const auto& list : tables.lists) {
    names_.push_back("list." + std::string(tables.text(list.name)));
    list_domain_.push_back(static_cast<std::uint8_t>(domain_of(tables.text(list.pack))));
    list_counts_.push_back(tables.text(list.pack) != kStoryPack);
  }
  const auto add = [this](const std::string& name) { names_.push_back("structure." + name); };
  for (const char* name : kFixedNames) add(name);
  for (const char* name : rulepack::kNumberClassNames) add(std::string("number.") + name);
  for (const auto& c : tables.verb_classes) add("opener." + std::string(tables.text(c)));
  for (const auto& c : tables.verb_classes) add("verb." + std::string(tables.text(c)));
  for (std::size_t d = 0; d < kRealDomains; ++d) {
    for (const char* times : kTimes)
      add(std::string("vocabulary.") + kDomainNames[d] + "." + times);
  }
  for (const char* domain : kDomainNames) add(std::string("mostly.") + domain);
  for (const auto& c : tables.verb_classes) {
    for (const char* domain : kDomainNames) {
      add("act." + std::string(tables.text(c)) + "+" + domain);
    }
  }
}

bool plain_word(const MatchResult& match, std::size_t token) {
  const Token& t = match.tokens.tokens[token];
  if (t.number_classes != 0) return false;
  return !t.capitalised || match.tokens.all_capitals || token == 0 || token == match.opening;
}

/// Reads the structure of one statement.
class StructureReader {
 public:
  StructureReader(const FeatureSpace& space, std::string_view text, const MatchResult& match,
                  std::vector<Feature>& out)
      : space_(space), tables_(space.tables_), text_(text), match_(match), out_(out) {}

  void read() {
    read_opening();
    read_verbs();
    read_shape();
    read_numbers();
    read_domains();
    read_words();
  }

 private:
  [[nodiscard]] const std::vector<Token>& tokens() const { return match_.tokens.tokens; }
  [[nodiscard]] std::uint32_t classes() const {
    return static_cast<std::uint32_t>(tables_.verb_classes.size());
  }

  void add(std::uint32_t id, Span span = {}) { out_.push_back({id, span}); }
  void add(Fixed what, Span span = {}) {
    add(space_.structure_ + static_cast<std::uint32_t>(what), span);
  }
  [[nodiscard]] std::uint32_t number_base() const {
    return space_.structure_ + static_cast<std::uint32_t>(Fixed::count_);
  }
  [[nodiscard]] std::uint32_t opener_base() const {
    return number_base() + static_cast<std::uint32_t>(rulepack::kNumberClassNames.size());
  }
  [[nodiscard]] std::uint32_t verb_base() const { return opener_base() + classes(); }

  [[nodiscard]] std::span<const VerbRef> verbs_of(const Token& token) const {
    return token.form == nullptr ? std::span<const VerbRef>{}
                                 : Tables::slice(tables_.form_verbs, token.form->verbs);
  }

  template <class Visit>
  void each_class(const Token& token, Visit visit) const {
    std::uint32_t mask = 0;
    for (const VerbRef& ref : verbs_of(token)) mask |= tables_.verbs[ref.verb].classes;
    for (std::uint32_t c = 0; c < classes(); ++c) {
      if ((mask >> c & 1U) != 0) visit(c);
    }
  }

  void read_opening() {
    if (match_.opening >= tokens().size()) return;
    const Token& opener = tokens()[match_.opening];
    const auto verbs = verbs_of(opener);
    if (verbs.empty()) {
      const bool duty = listed(kDutyOpeners, match_.tokens.word(match_.opening));
      add(duty ? Fixed::tense_duty : Fixed::tense_none, opener.span);
      return;
    }
    // "set" is past and base; a resume's line is more likely past.
    const auto has = [&](VerbForm a, VerbForm b) {
      return std::any_of(verbs.begin(), verbs.end(),
                         [&](const VerbRef& v) { return v.form == a || v.form == b; });
    };
    if (has(VerbForm::past, VerbForm::participle)) {
      add(Fixed::tense_past, opener.span);
    } else {
      add(has(VerbForm::gerund, VerbForm::gerund) ? Fixed::tense_ing : Fixed::tense_present,
          opener.span);
    }
    each_class(opener, [&](std::uint32_t c) { add(opener_base() + c, opener.span); });
  }

  void read_verbs() {
    bool any = false;
    for (std::size_t i = 0; i < tokens().size(); ++i) {
      const Token& token = tokens()[i];
      any = any || !verbs_of(token).empty();
      if (i == match_.opening) continue;
      each_class(token, [&](std::uint32_t c) { add(verb_base() + c, token.span); });
    }
    if (!any) add(Fixed::no_verb);
  }

  void read_shape() {
    // Counted from the opening verb, so that cutting an empty adverb in front of it costs nothing.
    const std::size_t words = tokens().size() - std::min(match_.opening, tokens().size());
    add(words <= 3    ? Fixed::words_1_3
        : words <= 7  ? Fixed::words_4_7
        : words <= 14 ? Fixed::words_8_14
        : words <= 24 ? Fixed::words_15_24
                      : Fixed::words_25);
    const auto commas = std::count(text_.begin(), text_.end(), ',');
    if (commas >= 3) add(commas < 6 ? Fixed::commas_3_5 : Fixed::commas_6);
    const std::size_t last = text_.find_last_not_of(" \t\n");
    const bool stop = last != std::string_view::npos && text_[last] == '.';
    if (stop) add(Fixed::final_stop);
    if (match_.tokens.all_capitals) add(Fixed::all_capitals);
    read_case(tokens().size(), stop);
    read_person();
    for (const std::string_view mark : {"@", "http", "www.", "linkedin"}) {
      if (text_.find(mark) != std::string_view::npos) {
        add(Fixed::contact);
        break;
      }
    }
    const std::size_t colon = text_.find(':');
    if (colon != std::string_view::npos && colon > 0 && colon < 40) add(Fixed::label);
  }

  void read_case(std::size_t words, bool stop) {
    std::size_t capitalised = 0;
    std::size_t considered = 0;
    const bool verb_opens = match_.opening < words && !verbs_of(tokens()[match_.opening]).empty();
    // The word that begins a sentence is written large anyway, and so says nothing.
    for (std::size_t i = verb_opens ? match_.opening + 1 : 0; i < words; ++i) {
      const Token& t = tokens()[i];
      if (t.span.size() < 4) continue;  // "of", "and", "RN" say nothing about title case
      ++considered;
      capitalised += t.capitalised ? 1 : 0;
    }
    const bool title = considered >= 2 && capitalised * 10 >= considered * 8;
    if (title) add(Fixed::title_case);
    if (words <= 6 && !stop && !verb_opens) add(Fixed::heading_like);
  }

  void read_person() {
    bool first = false;
    bool we = false;
    for (std::size_t i = 0; i < tokens().size(); ++i) {
      const std::string_view word = match_.tokens.word(i);
      if (!first && listed(kFirstPerson, word)) {
        first = true;
        add(Fixed::first_person, tokens()[i].span);
      }
      if (!we && listed(kWe, word) && !tokens()[i].capitals) {
        we = true;
        add(Fixed::we, tokens()[i].span);
      }
    }
  }

  void read_numbers() {
    for (const Token& token : tokens()) {
      const std::uint8_t all = token.number_classes | token.pair_number_classes;
      for (std::uint32_t c = 0; c < rulepack::kNumberClassNames.size(); ++c) {
        if ((all >> c & 1U) != 0) add(number_base() + c, token.span);
      }
    }
  }

  /// Counts the words each domain's lists cover; the domain with most of them leads, unless another
  /// has as many.
  void read_domains() {
    std::array<std::size_t, kRealDomains> covered{};
    std::array<Span, kRealDomains> first{};
    std::array<std::uint32_t, kRealDomains> end{};  // hits come by start: where the last one ended
    for (const ListHit& hit : match_.lists) {
      const std::uint8_t d = space_.list_domain_[hit.list];
      if (d >= kRealDomains || hit.span.end <= end[d]) continue;
      if (covered[d] == 0) first[d] = hit.span;
      const std::uint32_t from = std::max(hit.span.start, end[d]);
      covered[d] += words_within({from, hit.span.end});
      end[d] = hit.span.end;
    }
    std::size_t leader = kRealDomains;  // "none"
    std::size_t most = 0;
    for (std::size_t d = 0; d < kRealDomains; ++d) {
      const std::size_t n = covered[d];
      if (n == 0) continue;
      const auto step = static_cast<std::uint32_t>(n == 1 ? 0 : n <= 3 ? 1 : 2);
      add(space_.domains_ + static_cast<std::uint32_t>(d * kTimes.size()) + step, first[d]);
      if (n == most) leader = kRealDomains + 1;  // "even"
      if (n > most) {
        most = n;
        leader = d;
      }
    }
    const auto mostly = space_.domains_ + static_cast<std::uint32_t>(kRealDomains * kTimes.size());
    add(mostly + static_cast<std::uint32_t>(leader));
    if (match_.opening >= tokens().size()) return;
    const Token& opener = tokens()[match_.opening];
    const auto acts = mostly + static_cast<std::uint32_t>(kDomainNames.size());
    each_class(opener, [&](std::uint32_t c) {
      add(acts + c * static_cast<std::uint32_t>(kDomainNames.size()) +
              static_cast<std::uint32_t>(leader),
          opener.span);
    });
  }

  /// Single words, but not those of a "[slot?]": the tool wrote them. The brackets are followed
  /// along with the words, for a line may be a megabyte long.
  void read_words() {
    const std::size_t last_close = text_.rfind(']');
    std::size_t at = 0;
    bool inside = false;
    for (std::size_t i = 0; i < tokens().size(); ++i) {
      const Token& token = tokens()[i];
      for (; at < token.span.start; ++at) {
        if (text_[at] == '[') inside = true;
        if (text_[at] == ']') inside = false;
      }
      if (token.form == nullptr || token.form->word == rulepack::kNone) continue;
      if (inside && last_close != std::string_view::npos && last_close > at) continue;
      if (plain_word(match_, i)) add(space_.words() + token.form->word, token.span);
    }
  }

  [[nodiscard]] std::size_t words_within(Span span) const {
    const auto first_from = [&](std::uint32_t start) {
      return std::lower_bound(
          tokens().begin(), tokens().end(), start,
          [](const Token& t, std::uint32_t from) { return t.span.start < from; });
    };
    return static_cast<std::size_t>(first_from(span.end) - first_from(span.start));
  }

  const FeatureSpace& space_;
  const Tables& tables_;
  std::string_view text_;
  const MatchResult& match_;
  std::vector<Feature>& out_;
};

void FeatureSpace::extract(std::string_view u8_text, const MatchResult& match,
                           std::vector<Feature>& out) const {
  out.clear();
  for (const Hit& hit : match.hits) {
    // Rules about stories see the whole; the weights of single statements know nothing of them.
    if (tables_.rules[hit.rule].dimension == Dimension::story) continue;
    out.push_back({rule(hit.rule), hit.span});
  }
  for (const ListHit& hit : match.lists) {
    if (list_counts_[hit.list]) out.push_back({list(hit.list), hit.span});
  }
  StructureReader(*this, u8_text, match, out).read();
  std::stable_sort(out.begin(), out.end(),
                   [](const Feature& a, const Feature& b) { return a.id < b.id; });
  out.erase(std::unique(out.begin(), out.end(),
                        [](const Feature& a, const Feature& b) { return a.id == b.id; }),
            out.end());
}

bool opens_with_act(const Tables& tables, const MatchResult& match) {
  if (match.opening >= match.tokens.tokens.size()) return false;
  const Token& opener = match.tokens.tokens[match.opening];
  if (opener.form == nullptr) return false;
  static constexpr std::array kNoAct = {"learn", "generic", "communicate", "comply", "support"};
  for (const VerbRef& ref : Tables::slice(tables.form_verbs, opener.form->verbs)) {
    if (ref.form == VerbForm::gerund) continue;
    for (std::uint32_t c = 0; c < tables.verb_classes.size(); ++c) {
      const bool has = (tables.verbs[ref.verb].classes >> c & 1U) != 0;
      if (has && !listed(kNoAct, tables.text(tables.verb_classes[c]))) return true;
    }
  }
  return false;
}

}  // namespace reframe
