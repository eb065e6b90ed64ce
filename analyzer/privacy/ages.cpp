// Ages over 89.
#include <algorithm>
#include <array>
#include <string>

#include "analyzer/privacy/reading.h"

namespace reframe::privacy {
namespace {

constexpr std::string_view kAgeWhy = "An age over 89: so few reach it that it points to a person.";

class Ages {
 public:
  explicit Ages(Reading& reading) : r_(reading), l_(reading.list) {}

  void run() {
    for (std::uint32_t i = 0; i < l_.size(); ++i) {
      if (r_.taken[i] != 0) continue;
      const std::uint32_t end = number(i);
      if (end > i) r_.considered.push_back({IdentifierFamily::age, {{i, end}}, measured(i)});
      if (end > i && told(i, end) && r_.anchored(i)) report(i, end);
    }
    title();
  }

 private:
  void report(std::uint32_t i, std::uint32_t end) {
    ages_[static_cast<std::size_t>(value(i, end))] = true;
    const std::size_t hits = r_.hits.size();
    r_.report(IdentifierFamily::age, i, end, kAgeWhy);
    const bool reported = r_.hits.size() > hits;  // nothing of a made-up patient is
    if (reported && l_.words[i].has_digit && !l_.words[i].digits) trim(i);
  }

  /// "# Ninety this, ninety-four that": a title repeats an age that the story tells.
  void title() {
    if (l_.size() == 0 || r_.resume()) return;
    const std::uint32_t end_of_line = l_.sentences.front().end;
    for (std::uint32_t i = 0; i < end_of_line; ++i) {
      const std::uint32_t end = r_.taken[i] == 0 ? number(i) : i;
      if (end > i && !measured(i) && ages_[static_cast<std::size_t>(value(i, end))]) report(i, end);
    }
  }

  /// The age that words [i, end) tell, as number() found them; 0 where it is past the table.
  [[nodiscard]] int value(std::uint32_t i, std::uint32_t end) const {
    int value = leading(i);
    if (value < 0) {
      value = l_.is(i, "ninety") ? kNinety : kHundred;
      for (int one = 1; const char* word : kOnes) {
        if (end > i + 1 && l_.is(end - 1, word)) value += one;
        ++one;
      }
    }
    return value < static_cast<int>(kMostAge) ? value : 0;
  }
  static constexpr int kNinety = 90;
  static constexpr int kHundred = 100;
  static constexpr std::size_t kMostAge = 121;
  static constexpr std::array kOnes = {"one", "two",   "three", "four", "five",
                                       "six", "seven", "eight", "nine", "ten"};

  /// One past the number 90..120 that begins at `i`, or `i`.
  [[nodiscard]] std::uint32_t number(std::uint32_t i) const {
    const int value = leading(i);
    if (value >= 90 && value <= 120) return i + 1;
    if (l_.is(i, "ninety") || l_.is(i, "hundred")) return words(i);
    return i;
  }

  /// The number a word begins with: "94", "94yo", "92nd".
  [[nodiscard]] int leading(std::uint32_t i) const {
    const std::string_view w = l_.lower(i);
    int value = 0;
    std::size_t at = 0;
    while (at < w.size() && at < 4 && w[at] >= '0' && w[at] <= '9')
      value = value * 10 + (w[at++] - '0');
    if (at == 0 || at > 3) return -1;
    const std::string_view rest = w.substr(at);
    const bool fits = rest.empty() || rest == "yo" || rest == "yr" || rest == "yrs" ||
                      rest == "th" || rest == "st" || rest == "nd" || rest == "rd" || rest == "f" ||
                      rest == "m";
    return fits ? value : -1;
  }

  [[nodiscard]] std::uint32_t words(std::uint32_t i) const {
    const bool hundred = l_.is(i, "hundred");
    if (hundred && i > 0 && !l_.is(i - 1, "a") && !l_.is(i - 1, "one")) return i;
    std::uint32_t end = i + 1;
    if (hundred && l_.is(end, "and")) ++end;
    if (end < l_.size() && l_.words[end].gap <= Gap::space && listed(kOnes, l_.lower(end))) ++end;
    return l_.is(end - 1, "and") ? i + 1 : end;
  }

  /// "94yo": the number alone is the value.
  void trim(std::uint32_t i) {
    Span& span = r_.hits.back().span;
    std::uint32_t digits = 0;
    for (const char c : l_.written(i)) {
      if (c < '0' || c > '9') break;
      ++digits;
    }
    span.end = l_.words[i].span.start + digits;
  }

  [[nodiscard]] bool told(std::uint32_t i, std::uint32_t end) const {
    if (at_least(i) || crowd(i) || authors(i)) return false;
    return behind(i, end) || before(i, end) || apposed(i, end) || reckoned(i, end) ||
           headed(i, end) || in_a_row(i, end) || to_be(i, end) || nearly(i, end) ||
           fronted(i, end) || pair(i, end) || on_birthday(i, end);
  }

  /// "His pulse was 118", "oxygen was 93", "98%": a sign of the body or a share, and no age.
  [[nodiscard]] bool measured(std::uint32_t i) const {
    constexpr std::array kSigns = {"pulse",     "oxygen",  "saturation", "sats",        "sat",
                                   "glucose",   "sugar",   "pressure",   "temperature", "rate",
                                   "weight",    "weighed", "score",      "heart",       "systolic",
                                   "diastolic", "spo2",    "o2",         "sodium",      "reading"};
    constexpr std::uint32_t kNear = 4;
    constexpr std::array kCounted = {"miles",   "minutes", "hours",    "days",  "weeks", "months",
                                     "degrees", "percent", "feet",     "beds",  "times", "seconds",
                                     "dollars", "people",  "patients", "calls", "over",  "nights"};
    const std::uint32_t end = number(i);
    if (plus(end)) return true;
    if (l_.close(end) && listed(kCounted, l_.lower(end))) return true;
    for (std::uint32_t n = 1; n <= kNear && n <= i; ++n) {
      if (l_.words[i - n + 1].gap >= Gap::sentence) return false;
      if (listed(kSigns, l_.lower(i - n))) return true;
    }
    return false;
  }

  /// Nothing that is counted stands behind the number.
  [[nodiscard]] bool alone(std::uint32_t end) const {
    return !plus(end) &&
           (end >= l_.size() || l_.words[end].gap >= Gap::aside || l_.words[end].grammar);
  }

  /// Word `i` is he, she, a name, a patient or a relative that is not the author's.
  [[nodiscard]] bool one_told(std::uint32_t i) const {
    constexpr std::array kWho = {"he", "she", "he'd", "she'd", "he's", "she's", "he'll", "she'll"};
    if (i >= l_.size()) return false;
    return listed(kWho, l_.lower(i)) || r_.named[i] != 0 || l_.has(i, Cue::patient) ||
           l_.has(i, Cue::relation);
  }

  /// "The first was 89. The third was ninety-four", "One's 89, the other's 91": another age goes
  /// before in the same words.
  [[nodiscard]] bool in_a_row(std::uint32_t i, std::uint32_t end) const {
    constexpr std::array kRow = {"first",  "second", "third",    "fourth", "last",  "other",
                                 "oldest", "eldest", "youngest", "next",   "older", "younger"};
    if (i < 2 || !alone(end) || l_.words[i].gap > Gap::space) return false;
    const bool is = l_.is(i - 1, "was") || l_.is(i - 1, "is");
    const std::uint32_t noun = is ? i - 2 : i - 1;
    if (!listed(kRow, l_.lower(noun)) || (!is && !l_.words[noun].possessive)) return false;
    constexpr std::uint32_t kNear = 30;
    for (std::uint32_t n = 2; n <= kNear && n < i; ++n) {
      const std::uint32_t k = i - n;
      const int before = number_of(l_, k);
      const bool be = l_.is(k - 1, "was") || l_.is(k - 1, "is") || l_.words[k - 1].possessive;
      if (before >= 60 && before < 120 && be && alone(k + 1)) return r_.someone_near(i);
    }
    return false;
  }

  /// "Auntie Blod would be 98 on 14 June", "He lived to 103", "He had made it to 99".
  [[nodiscard]] bool to_be(std::uint32_t i, std::uint32_t end) const {
    if (i < 2 || plus(end) || l_.words[i].gap > Gap::space) return false;
    const bool lived =
        l_.is(i - 1, "to") &&
        (l_.is(i - 2, "lived") || (l_.is(i - 2, "it") && i > 2 && l_.is(i - 3, "made")));
    constexpr std::array kWill = {"would", "will", "he'd", "she'd", "he'll", "she'll", "have"};
    const bool will = l_.is(i - 1, "be") && listed(kWill, l_.lower(i - 2));
    const bool dated =
        l_.is(end, "on") || l_.is(end, "in") || l_.is(end, "this") || l_.is(end, "next");
    const bool day =
        dated && end + 1 < l_.size() &&
        (l_.words[end + 1].has_digit || l_.words[end + 1].capital || !l_.words[end + 1].grammar);
    if (lived ? !alone(end)
              : !will || !(day || end >= l_.size() || l_.words[end].gap >= Gap::aside))
      return false;
    constexpr std::uint32_t kNear = 4;
    for (std::uint32_t n = 2; n <= kNear && n <= i; ++n) {
      if (l_.words[i - n + 1].gap >= Gap::aside) return false;
      if (one_told(i - n)) return true;
    }
    return false;
  }

  /// "who was pushing 95", "She was going on 93", "She's a spry 92".
  [[nodiscard]] bool nearly(std::uint32_t i, std::uint32_t end) const {
    constexpr std::array kHale = {"spry",   "young",  "sharp", "healthy",   "frail",
                                  "feisty", "hale",   "good",  "sprightly", "tough",
                                  "fit",    "robust", "ripe",  "old"};
    if (i < 3 || !alone(end) || l_.words[i].gap > Gap::space) return false;
    std::uint32_t at = i - 1;
    const bool going = l_.is(at, "on") && l_.is(at - 1, "going");
    const bool hale = listed(kHale, l_.lower(at)) && l_.is(at - 1, "a");
    if (!going && !hale && !l_.is(at, "pushing") && !l_.is(at, "nearing") &&
        !l_.is(at, "approaching")) {
      return false;
    }
    at -= going || hale ? 2 : 1;
    if (is_pronoun_is(l_, at)) return true;
    if (l_.is(at, "was") || l_.is(at, "is") || l_.is(at, "at")) --at;
    return one_told(at) || l_.is(at, "who");
  }

  /// "Ninety-four, she was, and she'd walked to the clinic", "92F, fall".
  [[nodiscard]] bool fronted(std::uint32_t i, std::uint32_t end) const {
    const Word& w = l_.words[i];
    if (i != l_.sentence_of(i).first || r_.resume() || end >= l_.size()) return false;
    const bool letter =
        w.has_digit && !w.digits && (l_.lower(i).back() == 'f' || l_.lower(i).back() == 'm');
    if (letter) return l_.words[end].gap >= Gap::aside || l_.is(end, "with") || l_.is(end, "from");
    return l_.words[end].gap == Gap::aside && (l_.is(end, "she") || l_.is(end, "he")) &&
           l_.is(end + 1, "was");
  }

  /// "her birthday was that day, the 12th of October, ninety-six,".
  [[nodiscard]] bool on_birthday(std::uint32_t i, std::uint32_t end) const {
    const bool set_off = l_.words[i].gap == Gap::aside && !plus(end) &&
                         (end >= l_.size() || l_.words[end].gap >= Gap::aside);
    constexpr std::uint32_t kNear = 12;
    for (std::uint32_t n = 1; set_off && n <= kNear && n < i; ++n) {
      if (l_.is(i - n, "birthday") && is_pronoun(l_.lower(i - n - 1))) return true;
      if (l_.words[i - n].gap == Gap::sentence) return false;
    }
    return false;
  }

  /// "They were 91 and 93, married seventy years".
  [[nodiscard]] bool pair(std::uint32_t i, std::uint32_t end) const {
    const auto old = [&](std::uint32_t k) {
      return number_of(l_, k) >= 60 && number_of(l_, k) < 120;
    };
    const bool first = i > 1 && l_.is(i - 1, "were") && l_.is(end, "and") && old(end + 1);
    const bool second = i > 3 && l_.is(i - 1, "and") && old(i - 2) && l_.is(i - 3, "were");
    if (!first && !second) return false;
    const std::uint32_t behind = first ? end + 2 : end;
    const std::uint32_t were = first ? i - 1 : i - 3;
    const bool they = l_.is(were - 1, "they") || (l_.words[were - 1].cues & kSomeone) != 0;
    return they && r_.someone_near(i) &&
           (behind >= l_.size() || l_.words[behind].gap >= Gap::aside || l_.is(behind, "and"));
  }

  /// "DOB 07/22/1931, so 92 then", "born in 1930, which made her 93": beside a birth any such
  /// number without a unit is an age.
  [[nodiscard]] bool reckoned(std::uint32_t i, std::uint32_t end) const {
    constexpr std::array kLed = {"so",    "then",   "now",    "her",  "him",   "was",  "is", "at",
                                 "about", "nearly", "almost", "just", "hence", "thus", "age"};
    const Sentence& s = l_.sentence_of(i);
    const bool alone = end >= l_.size() || l_.words[end].gap >= Gap::aside || l_.words[end].grammar;
    if (i == 0 || !alone || plus(end) || !listed(kLed, l_.lower(i - 1))) return false;
    if ((s.cues & bit(Cue::date_label)) != 0) return true;
    constexpr std::uint32_t kNear = 16;
    for (std::uint32_t n = 1; n <= kNear && n <= i - s.first; ++n) {
      if (l_.is(i - n, "born")) return true;
    }
    return false;
  }

  /// "# Ninety-one and not having it": a title that begins with an age, over a tale of somebody.
  [[nodiscard]] bool headed(std::uint32_t i, std::uint32_t end) const {
    constexpr std::uint32_t kOpening = 8;
    if (i != 0 || l_.size() <= end || r_.resume()) return false;
    const bool goes_on = l_.words[end].gap >= Gap::aside ||
                         (l_.words[end].grammar && !l_.is(end, "of") && !l_.is(end, "to") &&
                          !l_.is(end, "this") && !l_.is(end, "that"));
    if (!goes_on) return false;
    const auto last = std::min<std::size_t>(l_.sentences.size(), kOpening);
    for (std::size_t n = 1; n < last; ++n) {
      if (l_.sentences[n].pronoun || r_.named_sentence[n] != 0) return true;
    }
    return false;
  }

  /// "over 90": a class of people, no age.
  [[nodiscard]] bool at_least(std::uint32_t i) const {
    for (std::uint32_t n = 2; n <= 6 && n <= i; ++n) {
      if (l_.is(i - n, "ranged")) return false;
    }
    if (to_be(i, i + 1)) return false;  // "lived to 103"
    constexpr std::array kWords = {"over",  "above",  "than", "under",   "below",  "least", "past",
                                   "about", "nearly", "to",   "between", "beyond", "top"};
    return i > 0 && l_.words[i].gap <= Gap::space && listed(kWords, l_.lower(i - 1)) &&
           !l_.is(i - 1, "about") && !l_.is(i - 1, "nearly");
  }

  [[nodiscard]] bool crowd(std::uint32_t i) const {
    const Sentence& s = l_.sentence_of(i);
    if (!s.crowd) return false;
    const bool aged = i > 0 && (l_.is(i - 1, "aged") || l_.is(i - 1, "ages"));
    return aged && !s.pronoun && r_.named_sentence[l_.words[i].sentence] == 0;
  }

  /// "my grandmother, 94".
  [[nodiscard]] bool authors(std::uint32_t i) const {
    constexpr std::uint32_t kNear = 6;
    bool relation = false;
    for (std::uint32_t n = 1; n <= kNear && n <= i; ++n) {
      if (l_.is(i - n, "my")) return relation || relative_behind(i);
      // "My favourite tester was Lolo Berting, 91": a title, and no relative of the author
      const bool title = l_.words[i - n].capital && !l_.is(i - n - 1, "my");
      relation = relation || (l_.has(i - n, Cue::relation) && !title);
      if (l_.words[i - n].gap == Gap::sentence) break;
    }
    return false;
  }

  [[nodiscard]] bool relative_behind(std::uint32_t i) const {
    for (std::uint32_t n = 1; n <= 5 && i + n < l_.size(); ++n) {
      if (l_.has(i + n, Cue::patient)) return false;
      if (l_.has(i + n, Cue::relation)) return true;
    }
    return false;
  }

  /// "94-year-old", "94 years old", "94 y/o", "94yo", "102 years of age", "92nd birthday".
  [[nodiscard]] bool behind(std::uint32_t i, std::uint32_t end) const {
    const std::string_view own = l_.lower(i);
    if (own.ends_with("yo")) return true;
    if (end >= l_.size() || l_.words[end].gap > Gap::space) return false;
    if (l_.is(end, "birthday")) return true;
    if (l_.is(end, "yo") || (l_.is(end, "y") && l_.is(end + 1, "o"))) return true;
    const std::string_view unit = l_.lower(end);
    if (unit != "year" && unit != "years" && unit != "yr" && unit != "yrs") return false;
    std::uint32_t next = end + 1;
    if (l_.is(next, "young")) return true;
    if (l_.is(next, "of") && l_.is(next + 1, "age")) return true;
    return l_.is(next, "old") && !thing(next + 1);
  }

  /// A building is 100 years old, too.
  [[nodiscard]] bool thing(std::uint32_t i) const {
    constexpr std::array kThings = {
        "building",     "institution", "company", "tradition", "organisation",
        "organization", "firm",        "brand",   "ward",      "wing",
        "pipe",         "pipes",       "code",    "law",       "charity",
        "wiring",       "technology",  "idea",    "design",    "boiler",
        "chapel",       "brick",       "campus",  "mill",      "mansion"};
    for (std::uint32_t n = 0; n < 3 && i + n < l_.size(); ++n) {
      if (l_.words[i + n].gap >= Gap::aside) return subject_thing(i);
      if (l_.has(i + n, Cue::patient) || l_.has(i + n, Cue::person)) return false;
      if (l_.has(i + n, Cue::facility) || listed(kThings, l_.lower(i + n))) return true;
    }
    return subject_thing(i);
  }

  /// "The building is 110 years old."
  [[nodiscard]] bool subject_thing(std::uint32_t i) const {
    constexpr std::uint32_t kNear = 8;
    for (std::uint32_t n = 1; n <= kNear && n <= i; ++n) {
      const std::uint32_t k = i - n;
      if (l_.has(k, Cue::facility) && (l_.is(k + 1, "is") || l_.is(k + 1, "was"))) return true;
      if (l_.words[k].gap == Gap::sentence) break;
    }
    return false;
  }

  /// "aged 91", "at age 93", "turned 100", "she was 97".
  [[nodiscard]] bool before(std::uint32_t i, std::uint32_t end) const {
    if (i == 0 || l_.words[i].gap > Gap::colon) return false;
    const bool a_hundred = l_.is(i, "hundred") && i > 1;
    const std::uint32_t led = a_hundred ? i - 2 : i - 1;
    const std::string_view word = l_.lower(led);
    const bool clause = end >= l_.size() || l_.words[end].gap >= Gap::aside || l_.is(end, "and") ||
                        l_.is(end, "with") || l_.is(end, "but") || l_.is(end, "when") ||
                        l_.is(end, "if") || l_.is(end, "then") || l_.is(end, "now") ||
                        l_.is(end, "already") || l_.is(end, "by") || l_.is(end, "who") ||
                        l_.is(end, "after") || l_.is(end, "at") || l_.is(end, "from");
    if (word == "aged" || word == "age") return !plus(end);
    // "They ranged from 74 up to 101"
    for (std::uint32_t n = 1; word == "to" && n <= 5 && n < led; ++n) {
      if (l_.is(led - n, "ranged") || l_.is(led - n, "ages")) return !plus(end);
    }
    // "a retired teacher of ninety-two"; "the coordinator of 112" answers a telephone.
    constexpr std::uint64_t kPosts = bit(Cue::occupation) | bit(Cue::public_role) | bit(Cue::staff);
    bool of_age = word == "of" && i > 1 && (l_.words[i - 2].cues & kSomeone) != 0;
    if (!of_age && word == "of" && i > 3 && (l_.words[i - 2].cues & kPosts) != 0) {
      of_age = (l_.is(i - 3, "a") || l_.is(i - 3, "an") || l_.has(i - 3, Cue::former)) &&
               (clause || l_.words[end].grammar);
    }
    if (of_age) return !plus(end);
    const bool turned = word == "turned" || word == "turning";
    if (turned && !plus(end) && (clause || l_.words[end].grammar) && r_.someone_in(i)) return true;
    if (plus(end)) return false;
    if (word == "at" && (l_.is(end, "he") || l_.is(end, "she"))) return true;
    if (!clause) return false;

    // "she was, I want to say ninety-three, sharp as a tack"
    constexpr std::array kGuess = {"say", "think", "about", "maybe", "probably", "roughly"};
    constexpr std::uint32_t kAside = 7;
    for (std::uint32_t n = 1; n <= kAside && n < led && listed(kGuess, word); ++n) {
      const std::uint32_t k = led - n;
      if (l_.words[k + 1].gap >= Gap::sentence) break;
      const bool who = l_.is(k - 1, "he") || l_.is(k - 1, "she") || r_.named[k - 1] != 0;
      if (l_.is(k, "was") && who) return true;
    }
    // "Anton had put it up himself at ninety-two"
    if (word == "at" && clause && led > 0 &&
        (l_.is(led - 1, "himself") || l_.is(led - 1, "herself")))
      return true;
    const bool be = word == "was" || word == "is" || word == "at" || is_pronoun_is(l_, led);
    return be && subject(led);
  }

  /// "90+", "90%".
  [[nodiscard]] bool plus(std::uint32_t end) const {
    const std::uint32_t byte = l_.words[end - 1].span.end;
    return byte < l_.text.size() && (l_.text[byte] == '+' || l_.text[byte] == '%');
  }

  [[nodiscard]] bool subject(std::uint32_t i) const {
    if (is_pronoun_is(l_, i)) return true;
    if (i == 0) return false;
    const std::string_view who = l_.lower(i - 1);
    // "Mrs Isobel Laird, who was 94"
    if (who == "who" && i > 1 && (r_.named[i - 2] != 0 || someone(i - 2))) return true;
    if (heads(i) || (who == "one" && l_.is(i, "was") && (r_.someone_near(i) || ages_told(i))))
      return true;
    return who == "he" || who == "she" || r_.named[i - 1] != 0 || l_.has(i - 1, Cue::patient) ||
           l_.has(i - 1, Cue::relation) || (l_.is(i, "at") && r_.someone_in(i) && who == "died");
  }

  /// "One was 89 and one was ninety-four."
  [[nodiscard]] bool ages_told(std::uint32_t i) const {
    constexpr std::uint32_t kNear = 6;
    for (std::uint32_t n = 2; n <= kNear && n <= i; ++n) {
      if (l_.words[i - n + 1].gap >= Gap::sentence) return false;
      const int before = number_of(l_, i - n);
      if (before >= 60 && before < 120) return true;
    }
    return false;
  }

  [[nodiscard]] bool someone(std::uint32_t i) const {
    constexpr std::uint64_t kSomebody =
        bit(Cue::person) | bit(Cue::patient) | bit(Cue::relation) | bit(Cue::former);
    return (l_.words[i].cues & kSomebody) != 0 && !l_.words[i].possessive;
  }

  /// "The lady in side room 3 was 91", "my first patient that day was ninety-three": somebody is
  /// the subject, and no pulse or sugar of theirs.
  [[nodiscard]] bool heads(std::uint32_t be) const {
    constexpr std::uint32_t kNear = 8;
    constexpr std::array kInner = {"in",      "on",  "from", "at", "that", "this",
                                   "with",    "who", "whom", "i",  "we",   "herself",
                                   "himself", "the", "ever", "by", "of"};
    if (r_.resume() || !(l_.is(be, "was") || l_.is(be, "is"))) return false;
    for (std::uint32_t n = 1; n <= kNear && n <= be; ++n) {
      const std::uint32_t i = be - n;
      if (l_.words[i + 1].gap >= Gap::aside) return false;
      if (l_.is(i, "room") || l_.is(i, "bed") || l_.is(i, "in")) continue;
      if (someone(i)) return n == 1 || listed(kInner, l_.lower(i + 1));
      if (l_.has(i, Cue::care_word)) return false;
    }
    return false;
  }

  /// "Doris, 91, lived alone".
  [[nodiscard]] bool apposed(std::uint32_t i, std::uint32_t end) const {
    if (i == 0 || l_.words[i].gap != Gap::aside) return false;
    bool theirs =
        r_.named[i - 1] != 0 || (l_.words[i - 1].cues & kSomeone) != 0 ||
        (i > 1 && l_.has(i - 2, Cue::former)) ||  // "a retired teacher, ninety-six, who …"
        l_.is(i - 1, "male") || l_.is(i - 1, "female");
    // "Doris from the flats, 91, lived alone"
    constexpr std::uint32_t kNear = 5;
    for (std::uint32_t n = 2; n <= kNear && n <= i && !theirs; ++n) {
      // "Sister Benignus, a nun, ninety-one,"
      const bool noun = l_.words[i - n + 1].gap == Gap::aside && n > 1 &&
                        (l_.is(i - n + 1, "a") || l_.is(i - n + 1, "an"));
      if (l_.words[i - n + 1].gap >= Gap::aside && !noun) break;
      theirs =
          r_.named[i - n] != 0 ||
          ((l_.has(i - n, Cue::person) || l_.has(i - n, Cue::relation) || l_.is(i - n, "person")) &&
           !l_.words[i - n].possessive);
    }
    std::uint32_t next = end;
    constexpr std::array kBehind = {"years", "yrs", "then", "now", "herself", "himself"};
    if (listed(kBehind, l_.lower(next))) ++next;
    return theirs && (next >= l_.size() || l_.words[next].gap >= Gap::aside || l_.is(next, "and"));
  }

  Reading& r_;
  const WordList& l_;
  std::array<bool, kMostAge> ages_ = {};  ///< by age: told in the text
};

}  // namespace

void read_ages(Reading& reading) {
  Ages(reading).run();
}

}  // namespace reframe::privacy
