// Names. A capital says little in a story full of colleagues, products and hospitals, so each name
// is weighed: what stands around all of its mentions speaks for a patient or for somebody at work.
#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "analyzer/privacy/reading.h"

namespace reframe::privacy {
namespace {

/// Weights of what is said around a name. They are ranks, not measurements: a name counts as a
/// patient's from kEnough on, when nothing as strong says staff.
constexpr int kSaid = 5;    ///< the words say who it is: "patient named", "the charge nurse"
constexpr int kStrong = 4;  ///< only a patient, or only staff, does or has this
constexpr int kLikely = 3;  ///< mostly so: "Mrs", "treated", "built"
constexpr int kHint = 2;
constexpr int kTrace = 1;
constexpr int kEnough = 3;
constexpr std::uint32_t kFollow = 4;  ///< sentences that may go on with "She"
constexpr std::uint32_t kLook = 6;    ///< words looked at beside a name

constexpr std::string_view kWhy = "The name of a patient, a relative or someone of the household.";

template <class Table>
bool listed(const Table& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

constexpr std::array kParticles = {"de",  "la",  "del", "las", "los", "da",    "dos", "di", "van",
                                   "von", "der", "den", "bin", "ibn", "binti", "al",  "el", "ter"};
constexpr std::array kBe = {"was",    "is",     "were",  "be",     "been",  "got",
                            "gets",   "became", "being", "wasn't", "isn't", "looked",
                            "seemed", "stayed", "felt",  "'s"};
constexpr std::array kHave = {"had", "has", "have", "having"};
constexpr std::array kOwn = {"my", "our"};
constexpr std::array kDeterminers = {"the",   "a",    "an",   "his", "her",
                                     "their", "this", "that", "one"};
constexpr std::array kNaming = {"named", "called", "nicknamed", "surnamed",
                                "name",  "names",  "nickname",  "christened"};
constexpr std::array kClinicalCapitals = {
    "id",  "iv",  "ed",  "er",  "or", "it", "pt", "ot", "md", "rn",  "np",  "pa",  "gp",  "ae",
    "qa",  "qi",  "ux",  "pm",  "po", "hr", "ai", "io", "bp", "rr",  "uti", "icu", "dvt", "hx",
    "dx",  "tx",  "rx",  "pe",  "mi", "us", "uk", "la", "ny", "dc",  "am",  "ms",  "cc",  "nhs",
    "ehr", "emr", "mrn", "dob", "ok", "tv", "cv", "vr", "ar", "api", "ip",  "opd"};

constexpr std::array kAnimals = {"dog",    "cat",  "horse", "pet", "parrot", "puppy",  "kitten",
                                 "budgie", "pony", "goat",  "cow", "robot",  "chatbot"};

/// A name as it stands once in the text.
struct Mention {
  std::uint32_t first = 0;  ///< word where the span begins, a title included
  std::uint32_t name = 0;   ///< first word of the name itself
  std::uint32_t end = 0;
  bool dotted = false;  ///< initials: the span takes in the last full stop
  bool courtesy = false;
  bool staff_title = false;
  bool own = false;        ///< the author, an interviewer, the author's family
  bool he_or_she = false;  ///< a pronoun follows in the sentence
  bool doubtful = false;   ///< might be no name: only strong words beside it count
  int left_patient = 0;    ///< from the words before it
  int left_staff = 0;
  int right_patient = 0;
  int right_staff = 0;
  int around = 0;  ///< patient, from the rest of the sentence and the next
  int around_staff = 0;

  [[nodiscard]] int strongest() const { return std::max(left_patient, right_patient); }
  [[nodiscard]] int patient() const {
    return left_patient + right_patient + (doubtful ? 0 : around);
  }
  [[nodiscard]] int staff() const { return left_staff + right_staff + around_staff; }
};

/// Finds the mentions.
class Collector {
 public:
  explicit Collector(const Reading& reading) : r_(reading), l_(reading.list) {}

  std::vector<Mention> run() {
    for (std::uint32_t i = 0; i < l_.size();) i = step(i);
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool close(std::uint32_t i) const {
    return i < l_.size() && l_.words[i].gap <= Gap::space;
  }

  /// The end of what begins at `i`: a mention, an institution, or the word alone.
  std::uint32_t step(std::uint32_t i) {
    if (r_.taken[i] != 0) return i + 1;
    for (auto read : {&Collector::titled, &Collector::initials, &Collector::surname_first,
                      &Collector::plain, &Collector::small_letters}) {
      if (const std::uint32_t end = (this->*read)(i); end > i) return end;
    }
    return i + 1;
  }

  /// Can word `i` open a name?
  [[nodiscard]] bool opens(std::uint32_t i) const {
    if (i >= l_.size() || r_.taken[i] != 0) return false;
    const Word& w = l_.words[i];
    if (!w.capital || w.has_digit || w.initial || (w.capitals && !l_.all_capitals)) return false;
    const bool given = l_.has(i, Cue::first_name);
    if (given) return true;
    // Any vocabulary but that of names: "Father", "Discharge", "Swallow".
    constexpr std::uint64_t kMaybe = bit(Cue::name_word) | bit(Cue::street) | bit(Cue::saint) |
                                     bit(Cue::civic) | bit(Cue::eponym_noun) | bit(Cue::reside);
    constexpr std::uint64_t kNever = ~kMaybe;
    return !w.grammar && !w.known && (w.cues & kNever) == 0;
  }

  /// Behind a title anything with a capital is a name.
  [[nodiscard]] bool opens_titled(std::uint32_t i) const {
    if (i >= l_.size() || r_.taken[i] != 0) return false;
    const Word& w = l_.words[i];
    return w.capital && !w.has_digit && !w.grammar && !l_.has(i, Cue::facility);
  }

  [[nodiscard]] bool goes_on(std::uint32_t i) const {
    if (!close(i) || r_.taken[i] != 0 || l_.words[i - 1].possessive) return false;
    const Word& w = l_.words[i];
    if (w.initial) return i > 0 && l_.lower(i) != "i";
    if (!w.capital || w.has_digit || (w.capitals && !l_.all_capitals)) return false;
    constexpr std::uint64_t kNever = bit(Cue::not_name) | bit(Cue::region) | bit(Cue::department) |
                                     bit(Cue::eponym_noun) | bit(Cue::staff_title);
    const bool given = l_.has(i, Cue::first_name);
    return given || (!w.grammar && (w.cues & kNever) == 0);
  }

  /// One past the last word of the name whose first word is `i`.
  [[nodiscard]] std::uint32_t name_end(std::uint32_t i) const {
    constexpr std::uint32_t kLongest = 5;
    std::uint32_t end = i + 1;
    while (end < l_.size() && end - i < kLongest) {
      if (goes_on(end)) {
        ++end;
        continue;
      }
      std::uint32_t after = end;
      while (close(after) && after - end < 2 && listed(kParticles, l_.lower(after))) ++after;
      if (after == end || !goes_on(after)) break;
      end = after + 1;
    }
    return end;
  }

  /// "St. Mary's Hospital", "Rosewood Clinic", "Barthel Index": a name that is no person's.
  [[nodiscard]] bool institution(std::uint32_t first, std::uint32_t end) const {
    if (l_.has(end - 1, Cue::public_figure)) return true;
    for (std::uint32_t i = first; i < end; ++i) {
      const bool inner = i > first && !l_.has(i, Cue::first_name);
      if (inner && l_.has(i, Cue::facility) && !l_.has(i, Cue::street)) return true;
      if (l_.has(i, Cue::known_place) && !l_.has(i, Cue::first_name)) return true;
      if (i > first && l_.has(i, Cue::product) && !l_.has(i, Cue::first_name)) return true;
    }
    if (first > 0 && close(first) && l_.has(first - 1, Cue::saint) && l_.words[first - 1].capital) {
      return true;
    }
    if (!close(end)) return false;
    const bool eponym = l_.has(end - 1, Cue::eponym) && l_.has(end, Cue::eponym_noun);
    const bool place = l_.has(end, Cue::facility) && l_.words[end].capital;
    return eponym || place ||
           (l_.is(end, "and") && close(end + 1) && l_.words[end + 1].capital &&
            l_.has(end - 1, Cue::known_place));
  }

  void add(const Mention& m) { found_.push_back(m); }

  std::uint32_t titled(std::uint32_t i) {
    std::uint32_t at = i;
    Mention m;
    m.first = i;
    while (at < l_.size() && at - i < 3 && is_title(at, m)) ++at;
    if (at == i || at >= l_.size() || !close(at)) return i;
    if (!m.courtesy && !m.staff_title && !l_.has(at, Cue::first_name) && !opens(at)) return i;
    if (!opens_titled(at) && !small_titled(i, at, m)) return i;
    m.name = at;
    m.end = name_end(at);
    if (institution(at, m.end)) return m.end;
    const bool initial = l_.words[m.end - 1].initial;
    m.dotted = initial && m.end - at == 1 && dot_at(l_.words[at].span.end);
    drop_adjectives(m);
    if (m.courtesy && m.first >= 2 && l_.is(m.first - 1, "and") &&
        l_.has(m.first - 2, Cue::courtesy)) {
      m.first -= 2;  // "Mr. and Mrs. Katz"
    }
    m.left_patient = m.courtesy ? kLikely : (m.staff_title ? 0 : kLikely);
    if (!m.courtesy && !m.staff_title && adjective(at - 1)) m.left_patient = kTrace;
    m.left_staff = m.staff_title ? kSaid : 0;
    add(m);
    return m.end;
  }

  [[nodiscard]] bool dot_at(std::uint32_t byte) const {
    return byte < l_.text.size() && l_.text[byte] == '.';
  }

  /// Notes in `m` what title word `i` is; false when it is none.
  bool is_title(std::uint32_t i, Mention& m) const {
    if (i > m.first && !close(i)) return false;
    const Word& w = l_.words[i];
    if (w.possessive || r_.taken[i] != 0) return false;
    if (l_.has(i, Cue::courtesy)) {
      const bool degree = l_.is(i, "ms") && w.capitals && !l_.all_capitals && !dot_at(w.span.end);
      if (degree) return false;
      m.courtesy = true;
      return true;
    }
    if (l_.has(i, Cue::staff_title) && (w.capital || l_.is(i, "dr"))) {
      m.staff_title = true;
      return true;
    }
    return l_.has(i, Cue::kin_title) && !m.staff_title;
  }

  [[nodiscard]] bool adjective(std::uint32_t i) const {
    constexpr std::array kAdjectives = {"little", "big",  "old",   "young",
                                        "wee",    "poor", "sweet", "dear"};
    return listed(kAdjectives, l_.lower(i));
  }

  /// "little Tommy" is named Tommy; "Big Mike" and "Grandma Ruth" are called so.
  void drop_adjectives(Mention& m) const {
    while (m.first < m.name) {
      const Word& w = l_.words[m.first];
      const bool opening = w.gap == Gap::sentence && !w.quoted;
      const bool courtesy = l_.has(m.first, Cue::courtesy) || l_.has(m.first, Cue::staff_title);
      const bool title = w.capital && !(adjective(m.first) && opening) && all_capital(m);
      if (title || courtesy) return;
      ++m.first;
    }
  }

  [[nodiscard]] bool all_capital(const Mention& m) const {
    for (std::uint32_t i = m.first; i < m.name; ++i) {
      if (!l_.words[i].capital) return false;
    }
    return true;
  }

  /// "mr alvarez", "mrs. tran": a title in small letters makes a name of the next word.
  [[nodiscard]] bool small_titled(std::uint32_t title, std::uint32_t i, const Mention& m) const {
    if (!m.courtesy) return false;
    const Word& w = l_.words[i];
    if (w.grammar || w.has_digit || w.span.size() < 2) return false;
    if (l_.has(i, Cue::first_name) && !l_.has(i, Cue::name_word)) return true;
    constexpr std::array kSure = {"mr", "mrs", "smt", "shri"};
    return listed(kSure, l_.lower(title)) && !w.known;
  }

  /// "J.D.", and "JD" behind "patient".
  std::uint32_t initials(std::uint32_t i) {
    std::uint32_t end = i;
    std::string joined;
    while (end < l_.size() && end - i < 4 && l_.words[end].initial &&
           (end == i || (l_.words[end].gap == Gap::joined && l_.between(end) == "."))) {
      joined += l_.lower(end);
      ++end;
    }
    if (end == i + 1 && opens_with_initial(i)) {
      const std::uint32_t last = name_end(i + 1);
      if (institution(i + 1, last)) return last;
      add({i, i, last});
      return last;
    }
    if (end - i >= 2) {
      if (listed(kClinicalCapitals, joined)) return end;
      Mention m{i, i, end};
      m.dotted = dot_at(l_.words[end - 1].span.end);
      m.around = kTrace;
      add(m);
      return end;
    }
    return patient_letters(i);
  }

  /// "D. Papadakis".
  [[nodiscard]] bool opens_with_initial(std::uint32_t i) const {
    const bool dot = dot_at(l_.words[i].span.end) && i + 1 < l_.size() &&
                     l_.words[i + 1].gap == Gap::space && !l_.is(i, "i");
    constexpr std::array kLettered = {"vitamin", "hepatitis", "hep",    "group", "type",
                                      "grade",   "class",     "bay",    "ward",  "pod",
                                      "plan",    "part",      "option", "factor"};
    const bool noun = i > 0 && l_.words[i].gap <= Gap::space && listed(kLettered, l_.lower(i - 1));
    return dot && !noun && opens(i + 1);
  }

  std::uint32_t patient_letters(std::uint32_t i) {
    const Word& w = l_.words[i];
    const bool letters = w.capitals && w.span.size() <= 3 && !w.has_digit && !l_.all_capitals;
    if (!letters || i == 0 || w.gap > Gap::space || !l_.has(i - 1, Cue::patient) || w.known ||
        l_.words[i - 1].possessive || listed(kClinicalCapitals, l_.lower(i))) {
      return i;
    }
    // "patient DNR status" goes on with a noun; initials are followed by a verb or a stop.
    const bool ends = i + 1 >= l_.size() || l_.words[i + 1].gap > Gap::space ||
                      l_.words[i + 1].grammar || w.possessive;
    if (!ends) return i;
    Mention m{i, i, i + 1};
    add(m);
    return i + 1;
  }

  /// "DUNCAN, LEROY T", beside a date of birth or record number.
  std::uint32_t surname_first(std::uint32_t i) {
    const auto caps = [&](std::uint32_t k) {
      return k < l_.size() && l_.words[k].capitals && !l_.words[k].has_digit &&
             l_.words[k].span.size() > 2 && (!l_.words[k].known || l_.has(k, Cue::first_name));
    };
    if (l_.all_capitals || !caps(i) || i + 1 >= l_.size()) return i;
    if (l_.words[i + 1].gap != Gap::aside || l_.between(i + 1) != ", " || !caps(i + 1)) return i;
    const Sentence& s = l_.sentence_of(i);
    constexpr std::uint64_t kRecord = bit(Cue::date_label) | bit(Cue::id_mrn) | bit(Cue::patient);
    if ((s.cues & kRecord) == 0) return i;
    Mention m{i, i, i + 2};
    while (m.end < l_.size() && l_.words[m.end].gap <= Gap::space && l_.words[m.end].initial) {
      ++m.end;
    }
    m.left_patient = kSaid;
    add(m);
    return m.end;
  }

  /// "Ok-sun", "Min-ji": one name in two parts, the second in small letters.
  [[nodiscard]] bool two_parts(std::uint32_t i) const {
    const Word& w = l_.words[i];
    if (!w.capital || w.capitals || w.has_digit || w.known || w.span.size() > 6 ||
        i + 1 >= l_.size()) {
      return false;
    }
    const Word& next = l_.words[i + 1];
    const bool joined = next.gap == Gap::joined && l_.between(i + 1) == "-";
    const bool ends = i + 2 >= l_.size() || l_.words[i + 2].gap != Gap::joined;
    return joined && ends && !next.capital && !next.known && !next.grammar && !next.has_digit &&
           next.cues == 0 && next.span.size() <= 5;
  }

  std::uint32_t plain(std::uint32_t i) {
    if (!l_.all_capitals && r_.taken[i] == 0 && two_parts(i)) {
      Mention m{i, i, i + 2};
      m.doubtful = true;
      add(m);
      return m.end;
    }
    if (l_.all_capitals || !opens(i)) return i;
    Mention m{i, i, name_end(i)};
    if (institution(i, m.end)) return m.end;
    if (close(m.end) && l_.words[m.end].digits) return m.end;  // "Band 6", "Station 9"
    const bool letter = l_.words[m.end - 1].initial && !l_.has(i, Cue::first_name);
    if (letter && m.end - i == 2) --m.end;  // "Peaked T waves"
    if (!l_.has(i, Cue::first_name) && title_case(i, m.end)) return m.end;
    if (l_.words[i].gap == Gap::sentence && m.end - i > 1 && !l_.has(i, Cue::first_name) &&
        l_.has(i + 1, Cue::first_name)) {
      m.first = ++m.name;  // "Shy Beatriz"
    }
    constexpr std::uint64_t kOther = bit(Cue::not_name) | bit(Cue::eponym) | bit(Cue::region) |
                                     bit(Cue::product) | bit(Cue::facility) | bit(Cue::saint);
    const bool given = l_.has(i, Cue::first_name);
    const bool wordy = l_.words[i].gap >= Gap::aside && l_.has(i, Cue::name_word);
    m.doubtful =
        (!given && m.end - i == 1) || wordy || (m.end - i == 1 && (l_.words[i].cues & kOther) != 0);
    add(m);
    return m.end;
  }

  /// "Critical Care Committee", "Amazon Web Services": capitals in a row with vocabulary among
  /// them.
  [[nodiscard]] bool title_case(std::uint32_t first, std::uint32_t end) const {
    const auto vocabulary = [&](std::uint32_t i) {
      constexpr std::uint64_t kNames = bit(Cue::first_name) | bit(Cue::name_word) |
                                       bit(Cue::street) | bit(Cue::saint) | bit(Cue::reside) |
                                       bit(Cue::civic) | bit(Cue::eponym_noun);
      const Word& w = l_.words[i];
      return w.capital && !w.grammar && !l_.has(i, Cue::first_name) && !l_.has(i, Cue::courtesy) &&
             (w.known || (w.cues & ~kNames) != 0);
    };
    for (std::uint32_t i = first + 1; i < end; ++i) {
      if (vocabulary(i)) return true;
    }
    const bool before = first > 0 && l_.words[first].gap <= Gap::space && vocabulary(first - 1) &&
                        !l_.has(first - 1, Cue::patient) && !l_.has(first - 1, Cue::relation);
    return before || (close(end) && !l_.words[end - 1].possessive && vocabulary(end) &&
                      !l_.words[end].capitals);
  }

  /// "the patient called maria", "his wife, denise": in small letters only known given names count.
  std::uint32_t small_letters(std::uint32_t i) {
    const Word& w = l_.words[i];
    if (w.capital || i == 0 || !l_.has(i, Cue::first_name) || l_.has(i, Cue::name_word)) return i;
    if (w.gap > Gap::aside) return i;
    const bool asked = listed(kNaming, l_.lower(i - 1)) || l_.has(i - 1, Cue::relation) ||
                       l_.has(i - 1, Cue::patient);
    if (!asked || (w.grammar && !listed(kNaming, l_.lower(i - 1)))) return i;
    Mention m{i, i, i + 1};
    add(m);
    return i + 1;
  }

  const Reading& r_;
  const WordList& l_;
  std::vector<Mention> found_;
};

/// Weighs what stands beside one mention.
class Weigher {
 public:
  Weigher(const Reading& reading, Mention& mention) : r_(reading), l_(reading.list), m_(mention) {}

  void run() {
    left();
    label();
    made_up();
    right();
    around();
  }

 private:
  [[nodiscard]] bool close(std::uint32_t i) const {
    return i < l_.size() && l_.words[i].gap <= Gap::space;
  }
  void patient_left(int n) { m_.left_patient += n; }
  void staff_left(int n) { m_.left_staff += n; }

  /// The article or pronoun in front of the noun that ends at `noun`, within a few words; "" =
  /// none.
  [[nodiscard]] std::string_view determiner(std::uint32_t noun) const {
    for (std::uint32_t n = 0; n < 5 && noun > n; ++n) {
      const std::uint32_t i = noun - n;
      const std::string_view word = l_.lower(i - 1);
      if (l_.words[i].gap > Gap::space) return {};
      if (l_.words[i - 1].possessive) return "'s";
      if (listed(kOwn, word) || listed(kDeterminers, word)) return word;
    }
    return {};
  }

  void left() {
    if (m_.first == 0) return;
    const std::uint32_t k = m_.first - 1;
    const Gap gap = l_.words[m_.first].gap;
    if (gap >= Gap::sentence) return;
    if (gap == Gap::colon) {
      const bool label = l_.has(k, Cue::patient) || (l_.is(k, "name") && !r_.resume());
      if (label) patient_left(kSaid);
      return;
    }
    if (l_.is(k, "me") && k > 0 &&
        (l_.is(k - 1, "call") || l_.is(k - 1, "called") || l_.is(k - 1, "calls"))) {
      m_.own = true;
      return;
    }
    if (l_.is(k, "of") && k > 0 && l_.has(k - 1, Cue::care_object) && gap <= Gap::space) {
      return patient_left(kStrong);  // "the voice of Gulnara"
    }
    if (register_word(k)) return patient_left(kSaid);
    if (pseudonym(k)) return patient_left(kLikely);
    if (gap == Gap::aside && l_.words[k].capitals && l_.words[k].span.size() <= 5 && k > 0 &&
        l_.words[k].gap <= Gap::space && !determiner(k).empty()) {
      return staff_left(kSaid);  // "the HCA, Marlon,"
    }
    if (naming(k)) return;
    constexpr std::array kPlace = {"in", "near", "outside", "at"};
    if (gap <= Gap::space && listed(kPlace, l_.lower(k)) && !m_.courtesy &&
        !l_.words[m_.end - 1].possessive) {
      return staff_left(kLikely);  // "in Alice Springs": where, not who
    }
    noun_left(k, gap == Gap::aside);
    if (gap > Gap::space) return;
    const bool speaking = l_.words[k].in_quotes && k > 0 && l_.is(k, "is") && l_.is(k - 1, "this");
    if (speaking) {
      patient_left(kHint);  // "This is Patrice, I am calling about …"
    } else if (l_.has(k, Cue::work_link)) {
      staff_left(kLikely);
    } else if (l_.has(k, Cue::care_verb)) {
      patient_left(kHint);
    }
    constexpr std::array kHouseholds = {"family",   "place", "household", "farm",
                                        "kids",     "boys",  "girls",     "twins",
                                        "children", "house", "brothers",  "sisters"};
    if (l_.is(k, "the") && close(m_.end) && listed(kHouseholds, l_.lower(m_.end))) family();
    if (l_.is(k, "the") && k > 0 && l_.words[k].gap == Gap::aside &&
        (l_.is(k - 1, "family") || l_.is(k - 1, "couple"))) {
      patient_left(kStrong);
    }
  }

  /// "the Henderson family", but no "family medicine", no "family of products".
  void family() {
    constexpr std::array kNot = {"of", "medicine", "practice", "health", "foundation", "physician"};
    if (m_.end + 1 < l_.size() && listed(kNot, l_.lower(m_.end + 1))) return;
    patient_left(kStrong);
    m_.doubtful = false;
  }

  /// "I'll call her Rosa": a made-up name as often as the true one; who means it so can say so.
  [[nodiscard]] bool pseudonym(std::uint32_t k) const {
    std::uint32_t at = k;
    if ((is_pronoun(l_.lower(at)) || l_.is(at, "them")) && at > 0) --at;
    return l_.is(at, "call") && at > 0 && !l_.is(at - 1, "to") && !l_.has(at - 1, Cue::person);
  }

  /// "w/o Ramdhari", "s/o Ramesh": wife of, son of, as registers in India write it.
  [[nodiscard]] bool register_word(std::uint32_t k) const {
    constexpr std::array kOf = {"w", "s", "d", "h"};
    return k > 0 && l_.is(k, "o") && listed(kOf, l_.lower(k - 1)) && l_.between(k) == "/";
  }

  /// "a patient named Rosa", "her name was Rosa", "known as Big Mike".
  bool naming(std::uint32_t k) {
    std::uint32_t at = k;
    const bool be =
        listed(kBe, l_.lower(at)) || l_.is(at, "as") || l_.is(at, "by") || l_.is(at, "of");
    if (be && at > 0) --at;
    constexpr std::array kBeds = {"bed", "room", "bay", "cubicle"};
    if (be && at > 0 && l_.words[at].has_digit && listed(kBeds, l_.lower(at - 1))) {
      patient_left(kSaid);  // "Bed 22 was Arlo Finch's"
      return true;
    }
    if (l_.is(at, "known") || l_.is(at, "her") || l_.is(at, "him")) return known_as(at, be);
    if (!listed(kNaming, l_.lower(at))) return be && known_as(at, be);
    weigh_naming(at);
    return true;
  }

  /// "everyone knew her as "Nana Jo"", "we called him "Big Mike"".
  bool known_as(std::uint32_t at, bool be) {
    const std::uint32_t from = at >= kLook ? at - kLook : 0;
    for (std::uint32_t i = at + 1; i-- > from;) {
      const std::string_view word = l_.lower(i);
      if (word == "known" || word == "knew" || word == "called" || word == "nicknamed") {
        if (be || word == "called" || word == "nicknamed") {
          patient_left(someone_before(i) ? kStrong : kHint);
          return true;
        }
      }
      if (l_.words[i].gap >= Gap::sentence) break;
    }
    return false;
  }

  [[nodiscard]] bool someone_before(std::uint32_t at) const {
    const Sentence& s = l_.sentence_of(at);
    return s.pronoun || (s.cues & (bit(Cue::patient) | bit(Cue::person) | bit(Cue::relation))) != 0;
  }

  /// Whose name it is stands before "named": a patient, a nurse, a product, "my".
  void weigh_naming(std::uint32_t at) {
    for (std::uint32_t n = 1; n <= kLook && n <= at; ++n) {
      const std::uint32_t i = at - n;
      if (l_.words[i + 1].gap >= Gap::sentence) break;
      const std::string_view word = l_.lower(i);
      if (word == "my" && n == 1) {
        if (l_.words[i].in_quotes) return patient_left(kHint);
        // "On page one he had written: my name is Winston"
        if (l_.words[i].gap == Gap::colon && l_.sentence_of(i).pronoun)
          return patient_left(kStrong);
        m_.own = true;
        return;
      }
      if (is_former(i)) return patient_left(kLikely);
      if (l_.has(i, Cue::patient) || l_.has(i, Cue::relation)) return patient_left(kSaid);
      if (l_.has(i, Cue::staff) || l_.has(i, Cue::department)) return staff_left(kSaid);
      if (l_.has(i, Cue::person) || l_.has(i, Cue::occupation) || is_pronoun(word) ||
          word == "whose") {
        return patient_left(kStrong);
      }
      if (l_.has(i, Cue::product) || l_.has(i, Cue::work_word) || word == "tool" || word == "app" ||
          word == "bot" || word == "system" || word == "company" || word == "startup") {
        return staff_left(kSaid);
      }
    }
    patient_left(kTrace);
  }

  /// A post that stands in the past: "a retired nurse".
  [[nodiscard]] bool is_former(std::uint32_t i) const {
    if (!l_.has(i, Cue::staff)) return false;
    for (std::uint32_t n = 1; n <= 3 && n <= i; ++n) {
      if (l_.has(i - n, Cue::former)) return true;
    }
    return false;
  }

  [[nodiscard]] bool animal(std::uint32_t i) const {
    return i < l_.size() && listed(kAnimals, l_.lower(i));
  }

  /// The noun before the name: "patient Rosa", "her daughter Emily", "our pharmacist Kevin".
  void noun_left(std::uint32_t k, bool aside) {
    if (!aside && heading_word(k)) return;
    if (animal(k)) return staff_left(kSaid);
    const std::string_view whose = determiner(k);
    const bool own = listed(kOwn, whose);
    if (is_former(k)) return patient_left(kLikely);
    if (l_.words[k].possessive) return;
    if (l_.has(k, Cue::patient)) return patient_noun(aside);
    if (l_.is(k, "father") && l_.words[k].capital && whose.empty() && church(k)) {
      return staff_left(kSaid);
    }
    if (l_.has(k, Cue::relation) && !capital_sister(k)) {
      if (own) {
        // In somebody else's words "my husband" is no husband of the author.
        if (!l_.words[k].in_quotes) m_.own = true;
        return l_.words[k].in_quotes ? patient_left(kStrong) : void();
      }
      // "Mom, Keyana, is holding": without an article the name must be set off on both sides.
      const bool set_off = m_.end >= l_.size() || l_.words[m_.end].gap >= Gap::aside;
      if (aside && whose.empty() && !set_off) return;
      return patient_left(aside ? kStrong : kSaid);
    }
    if (l_.has(k, Cue::staff) || l_.has(k, Cue::department)) {
      // "both nurses, Tom first": behind a plural and a comma a new phrase may begin.
      return staff_left(aside && l_.lower(k).ends_with("s") && !lists() ? kHint : kSaid);
    }
    if (l_.has(k, Cue::occupation) && !whose.empty() && whose != "a" && whose != "an") {
      return staff_left(kStrong);
    }
    if (aside && (l_.is(k, "patients") || l_.is(k, "clients") || l_.is(k, "residents"))) {
      return patient_left(kStrong);
    }
    if (l_.has(k, Cue::person) && k > 0 && l_.words[k].gap <= Gap::space && works(k - 1)) {
      return staff_left(kSaid);
    }
    if (l_.has(k, Cue::person)) return patient_left(whose.empty() && aside ? kTrace : kLikely);
    if (!l_.words[k].grammar && k > 0 && l_.words[k].gap <= Gap::space && works(k - 1)) {
      return staff_left(kSaid);  // "the radiology resident, Chris"
    }
    if (own && !l_.words[k].grammar) staff_left(kLikely);
  }

  /// The name is the first of several: "the two directors, Carla and Ben".
  [[nodiscard]] bool lists() const {
    const std::uint32_t next = l_.is(m_.end, "and") ? m_.end + 1 : m_.end;
    return next < l_.size() && l_.words[next].gap <= Gap::aside && l_.words[next].capital &&
           !l_.words[next].grammar;
  }

  /// "the biomed guy", "the Epic lady": where somebody works.
  [[nodiscard]] bool works(std::uint32_t i) const {
    return l_.has(i, Cue::department) || l_.has(i, Cue::product) || l_.has(i, Cue::staff) ||
           l_.has(i, Cue::work_word);
  }

  /// "Patient Access", "Senior Associate", "Child Development": no person, unless a name is known.
  [[nodiscard]] bool heading_word(std::uint32_t k) const {
    constexpr std::uint64_t kPeople = bit(Cue::patient) | bit(Cue::person);
    return l_.words[k].capital && (l_.words[k].cues & kPeople) != 0 &&
           !l_.has(m_.name, Cue::first_name) && !m_.courtesy && !l_.words[m_.name].initial &&
           !l_.words[m_.name].capitals;
  }

  /// "For the patient, Epic was slow": behind a comma only a name that is set off is meant.
  void patient_noun(bool aside) {
    const bool set_off = m_.end >= l_.size() || l_.words[m_.end].gap >= Gap::aside ||
                         l_.is(m_.end, "who") || l_.has(m_.name, Cue::first_name) || m_.courtesy;
    if (aside && !set_off) return;
    patient_left(aside ? kStrong : kSaid);
  }

  /// Someone of the church is spoken of: "a priest. Father Dominic goes to every ward".
  [[nodiscard]] bool church(std::uint32_t k) const {
    constexpr std::array kWords = {"priest", "chaplain", "church", "parish",
                                   "mass",   "vicar",    "bishop"};
    constexpr std::uint32_t kNear = 20;
    for (std::uint32_t i = k > kNear ? k - kNear : 0; i < k + kNear && i < l_.size(); ++i) {
      if (listed(kWords, l_.lower(i))) return true;
    }
    return false;
  }

  [[nodiscard]] bool capital_sister(std::uint32_t k) const {
    return l_.has(k, Cue::staff_title) && l_.words[k].capital;
  }

  /// "Interviewer:", "Maya:": who speaks is no patient.
  /// "(not her real name)", "name changed": the story says that the name is nobody's.
  void made_up() {
    constexpr std::uint32_t kNear = 10;
    const std::uint32_t end = std::min(l_.size(), m_.end + kNear);
    for (std::uint32_t i = m_.end; i + 1 < end; ++i) {
      const bool real = l_.is(i, "real") && l_.is(i + 1, "name") && i > 1 &&
                        (l_.is(i - 1, "not") || l_.is(i - 2, "not"));
      const bool changed = (l_.is(i, "name") || l_.is(i, "names")) &&
                           (l_.is(i + 1, "changed") || l_.is(i + 2, "changed") ||
                            (i + 3 < end && l_.is(i + 3, "changed")));
      if (real || changed || l_.is(i, "pseudonym")) m_.own = true;
    }
  }

  void label() {
    // "Ines Okafor | Chicago": the head of a page.
    const std::string_view behind = m_.end < l_.size() ? l_.between(m_.end) : std::string_view{};
    if (behind.find('|') != std::string_view::npos) m_.own = true;
    if (!l_.words[m_.first].line_start || m_.end >= l_.size()) return;
    for (std::uint32_t i = m_.end; i < l_.size() && i < m_.end + 3; ++i) {
      if (l_.words[i].gap == Gap::colon) {
        m_.own = true;
        return;
      }
      if (l_.words[i].gap == Gap::sentence) return;
    }
  }

  void right() {
    const std::uint32_t r = m_.end;
    if (r >= l_.size()) return;
    const bool owns = l_.words[r - 1].possessive;
    const Gap gap = l_.words[r].gap;
    if (owns && gap <= Gap::space) return possession(r);
    if (gap == Gap::aside) return apposition(r);
    if (gap > Gap::aside) return;
    place(r);
    if (l_.is(r, "who")) return clause(r + 1);
    verb(r);
  }

  void possession(std::uint32_t r) {
    for (std::uint32_t i = r; i < r + 3 && close(i); ++i) {
      if (l_.has(i, Cue::relation) || l_.has(i, Cue::care_object)) {
        m_.right_patient += kStrong;
        return;
      }
      if (l_.has(i, Cue::work_word) || l_.is(i, "idea") || l_.is(i, "desk") || l_.is(i, "book")) {
        m_.right_staff += kLikely;
        return;
      }
    }
  }

  /// ", the charge nurse,", ", 94,", ", a retired teacher,", "(pharmacy lead)", ", RN".
  void apposition(std::uint32_t r) {
    if (l_.is(r, "who")) return clause(r + 1);
    if (r + 1 < l_.size() && register_word(r + 1)) {
      m_.right_patient += kSaid;
      return;
    }
    if (is_age(r)) {
      const bool brackets = l_.between(r).find('(') != std::string_view::npos;
      const bool known = l_.has(m_.name, Cue::first_name) || m_.courtesy;
      m_.right_patient += brackets && !known ? 0 : kStrong;
      return;
    }
    const std::string_view word = l_.lower(r);
    const bool noun = listed(kDeterminers, word) || listed(kOwn, word) || l_.has(r, Cue::staff) ||
                      l_.has(r, Cue::credential) || l_.words[r - 1].possessive ||
                      l_.has(r, Cue::former);
    if (!noun) {
      if (listed(kBe, word) || word == "then") verb(r);
      return;
    }
    for (std::uint32_t i = r; i < r + kLook && i < l_.size(); ++i) {
      if (i > r && l_.words[i].gap >= Gap::aside) break;
      if (apposed(i, listed(kOwn, word))) return;
    }
    if (listed(kOwn, word)) m_.right_staff += kLikely;
  }

  bool apposed(std::uint32_t i, bool own) {
    if (animal(i)) {
      m_.right_staff += kSaid;
    } else if (is_former(i)) {
      m_.right_patient += kLikely;
    } else if (l_.has(i, Cue::patient) || (l_.is(i, "year") && l_.is(i + 1, "old"))) {
      m_.right_patient += kSaid;
    } else if (l_.has(i, Cue::relation) && !l_.words[i].possessive) {
      if (own) m_.own = true;
      m_.right_patient += own ? 0 : kStrong;
    } else if (l_.has(i, Cue::staff) || l_.has(i, Cue::credential)) {
      // "…, the interpreter could not come": a clause of its own, as likely as not.
      constexpr std::array kVerbs = {"could", "can", "would", "did", "had", "has", "will"};
      const bool clause = close(i + 1) && listed(kVerbs, l_.lower(i + 1));
      m_.right_staff += clause ? kLikely : kSaid;
    } else if (l_.has(i, Cue::occupation) && (l_.is(m_.end, "the") || own)) {
      m_.right_staff += kStrong;
    } else if (l_.has(i, Cue::person)) {
      m_.right_patient += kStrong;
    } else {
      return false;
    }
    return true;
  }

  /// "who was eight, had asthma", "who had run the department".
  void clause(std::uint32_t r) {
    for (std::uint32_t i = r; i < r + kLook && i < l_.size(); ++i) {
      if (l_.words[i].gap >= Gap::aside && i > r) break;
      if (l_.has(i, Cue::work_act) || l_.has(i, Cue::staff) || l_.is(i, "run")) {
        m_.right_staff += kStrong;
        return;
      }
      constexpr std::uint64_t kIll =
          bit(Cue::patient_state) | bit(Cue::patient_act) | bit(Cue::care_word) | bit(Cue::patient);
      if ((l_.words[i].cues & kIll) != 0 || is_age(i)) {
        m_.right_patient += kStrong;
        return;
      }
    }
  }

  [[nodiscard]] bool is_age(std::uint32_t i) const {
    if (i >= l_.size()) return false;
    static const std::unordered_set<std::string_view> kNumbers = {
        "two",     "three",     "four",     "five",     "six",      "seven",    "eight",
        "nine",    "ten",       "eleven",   "twelve",   "thirteen", "fourteen", "fifteen",
        "sixteen", "seventeen", "eighteen", "nineteen", "twenty",   "thirty",   "forty",
        "fifty",   "sixty",     "seventy",  "eighty",   "ninety"};
    const Word& w = l_.words[i];
    const bool number = (w.digits && w.span.size() <= 3) || kNumbers.contains(l_.lower(i));
    if (!number) return false;
    std::uint32_t after = i + 1;
    if (after < l_.size() && l_.words[after].gap == Gap::joined &&
        kNumbers.contains(l_.lower(after))) {
      ++after;
    }
    return after >= l_.size() || l_.words[after].gap >= Gap::aside || l_.is(after, "years") ||
           l_.is(after, "year") || l_.is(after, "and") || l_.is(after, "months");
  }

  /// "Priya from engineering", "Tommy in bed 4".
  void place(std::uint32_t r) {
    constexpr std::array kFrom = {"from", "at", "of", "over"};
    constexpr std::array kBeds = {"bed", "room", "bay", "cubicle", "cot", "incubator"};
    for (std::uint32_t i = r + 1; i < r + 4 && close(i); ++i) {
      if (l_.is(r, "in") || l_.is(r, "from")) {
        if (listed(kBeds, l_.lower(i)) && i + 1 < l_.size() && l_.words[i + 1].has_digit) {
          m_.right_patient += kSaid;
          return;
        }
      }
      if (listed(kFrom, l_.lower(r)) && (l_.has(i, Cue::department) || l_.has(i, Cue::product))) {
        m_.right_staff += kStrong;
        return;
      }
      if (l_.is(r, "in") && i == r + 1 && l_.has(i, Cue::department) &&
          !l_.has(i, Cue::care_word)) {
        m_.right_staff += kStrong;
        return;
      }
    }
  }

  /// What the name does or is.
  void verb(std::uint32_t r) {
    std::uint32_t at = r;
    constexpr std::array kAdverbs = {"also",     "then",    "just",   "still", "never",
                                     "always",   "already", "really", "only",  "both",
                                     "suddenly", "quickly", "nearly"};
    while (close(at) && at < r + 3 && listed(kAdverbs, l_.lower(at))) ++at;
    if (at >= l_.size()) return;
    if (l_.has(at, Cue::work_act)) {
      m_.right_staff += kLikely;
      return;
    }
    constexpr std::array kRang = {"rang", "phoned", "telephoned"};
    if (listed(kRang, l_.lower(at)) && !l_.is(at + 1, "me") && !l_.is(at + 1, "us")) {
      m_.right_patient += kHint;
      return;
    }
    if (listed(kHave, l_.lower(at)) && !l_.has(at, Cue::patient_act)) return had(at + 1);
    if (l_.has(at, Cue::patient_act)) {
      // One word ("coded", "fell") is said of things, too.
      const bool phrase = l_.has(at + 1, Cue::patient_act);
      m_.right_patient += quantity(at) ? 0 : (m_.doubtful && !phrase ? kHint : kStrong);
      return;
    }
    if (listed(kBe, l_.lower(at))) return was(at + 1);
    if (l_.is(at, "to") && (l_.is(at + 1, "her") || l_.is(at + 1, "his")) &&
        (l_.has(at + 2, Cue::relation) || l_.has(at + 3, Cue::relation))) {
      m_.right_patient += kLikely;  // "Yuki to her sister"
      return;
    }
    if (l_.is(at, "to")) {  // "asked Raj to add insulin": the act is asked of him
      m_.right_staff += kTrace;
      return;
    }
    for (std::uint32_t i = at + 1; i < at + kLook && close(i); ++i) {
      if (!l_.has(i, Cue::care_word)) continue;
      m_.right_patient += kHint;
      return;
    }
  }

  /// "Bleeds fell from 31 to 22", "Calls fell by half": no person.
  [[nodiscard]] bool quantity(std::uint32_t act) const {
    if (!l_.is(act, "fell") && !l_.is(act, "falls")) return false;
    constexpr std::array kBy = {"from",  "by",      "to",    "below",
                                "under", "sharply", "again", "further"};
    return act + 1 < l_.size() && (listed(kBy, l_.lower(act + 1)) || l_.words[act + 1].has_digit);
  }

  void had(std::uint32_t at) {
    if (at < l_.size() && listed(kBe, l_.lower(at))) return was(at + 1);
    for (std::uint32_t i = at; i < at + 4 && close(i); ++i) {
      if (l_.has(i, Cue::work_act) || l_.has(i, Cue::work_word)) {
        m_.right_staff += kHint;
        return;
      }
      if (l_.has(i, Cue::care_word) || l_.has(i, Cue::patient_act)) {
        m_.right_patient += kStrong;
        return;
      }
    }
  }

  void was(std::uint32_t at) {
    for (std::uint32_t i = at; i < at + 5 && i < l_.size(); ++i) {
      if (i > at && l_.words[i].gap >= Gap::aside) return;
      if (animal(i) || (l_.has(i, Cue::staff) && !is_former(i))) {
        m_.right_staff += kStrong;
        return;
      }
      const bool person = l_.has(i, Cue::patient) || l_.has(i, Cue::relation) || is_former(i);
      if (person || l_.has(i, Cue::patient_state) || is_age(i)) {
        m_.right_patient += kStrong;
        return;
      }
    }
  }

  void around() {
    const Sentence& s = l_.sentence_of(m_.first);
    if ((s.cues & bit(Cue::patient)) != 0 && !s.crowd) m_.around += kTrace;
    if ((s.cues & bit(Cue::care_word)) != 0) m_.around += kTrace;
    if ((s.cues & bit(Cue::work_word)) != 0) m_.around_staff += kTrace;
    if (m_.courtesy && asked_in_interview(s)) m_.left_staff += kLikely;
    constexpr std::uint32_t kClauses = 40;  // a bound keeps a text without a stop linear
    for (std::uint32_t i = m_.end; i < std::min(s.end, m_.end + kClauses); ++i) {
      if (!is_pronoun(l_.lower(i))) continue;
      m_.around += kTrace;
      m_.he_or_she = true;
      break;
    }
    if (l_.words[m_.name].initial && !m_.courtesy) {
      constexpr std::uint64_t kPeople = bit(Cue::patient) | bit(Cue::person) | bit(Cue::relation);
      if ((s.cues & kPeople) != 0) m_.left_patient += kLikely;
    }
    const bool given = l_.has(m_.name, Cue::first_name);
    if (given && !m_.doubtful && r_.pointed[l_.words[m_.first].sentence] != 0) {
      m_.around += kLikely;
    }
    if (full_name() && (given || m_.he_or_she)) m_.around += given ? kHint : kTrace;
    if (l_.words[m_.end - 1].possessive &&
        (m_.end >= l_.size() || l_.words[m_.end].gap >= Gap::aside)) {
      m_.around += kTrace;
    }
    if (given && introduced()) m_.around += kHint;
    record_near(s);
    const std::uint32_t next = l_.words[m_.first].sentence + 1;
    for (std::uint32_t n = next; n < next + kFollow && n < l_.sentences.size(); ++n) {
      if (!follow(l_.sentences[n])) break;
    }
  }

  /// "In the interview Mr. Alderson asked why".
  [[nodiscard]] bool asked_in_interview(const Sentence& s) const {
    constexpr std::uint32_t kNear = 12;
    const std::uint32_t from = m_.first > s.first + kNear ? m_.first - kNear : s.first;
    for (std::uint32_t i = from; i < std::min(s.end, m_.end + kNear); ++i) {
      constexpr std::array kWords = {"interview", "interviewer", "interviewed", "panel",
                                     "recruiter"};
      if (listed(kWords, l_.lower(i))) return true;
    }
    return false;
  }

  /// A given name and a surname, of which the story does not say whose they are.
  [[nodiscard]] bool full_name() const {
    return m_.end - m_.name >= 2 && !l_.words[m_.end - 1].initial && !m_.staff_title;
  }

  /// A record number or date of birth right behind a name.
  void record_near(const Sentence& s) {
    for (std::uint32_t i = m_.end; i < std::min(s.end, m_.end + 3); ++i) {
      if ((l_.words[i].cues & (bit(Cue::date_label) | bit(Cue::id_mrn))) == 0) continue;
      if (!number_follows(i)) continue;
      m_.right_patient += kStrong;
      return;
    }
  }

  /// "… no space for two mothers. Priscilla and Wren …": the sentence before ends with who it is.
  [[nodiscard]] bool introduced() const {
    if (m_.first < 2 || l_.words[m_.first].gap != Gap::sentence || l_.words[m_.first].line_start) {
      return false;
    }
    const std::uint32_t last = m_.first - 1;
    constexpr std::uint64_t kPeople = bit(Cue::relation) | bit(Cue::patient) | bit(Cue::person);
    return (l_.words[last].cues & kPeople) != 0 && !l_.has(last, Cue::staff) &&
           !listed(kOwn, l_.lower(last - 1));
  }

  [[nodiscard]] bool number_follows(std::uint32_t i) const {
    for (std::uint32_t n = 1; n <= 5 && i + n < l_.size(); ++n) {
      if (l_.words[i + n].has_digit) return true;
    }
    return false;
  }

  /// The next sentence goes on with "He" or "She", and says more.
  /// True when the sentence is about the same person, so that the one behind may be, too.
  bool follow(const Sentence& s) {
    constexpr std::uint32_t kLater = 10;
    bool pronoun = false;
    bool later = false;
    for (std::uint32_t i = s.first; i < std::min(s.end, s.first + kLater); ++i) {
      if (!is_pronoun(l_.lower(i))) continue;
      pronoun = pronoun || i < s.first + 2;
      later = true;
    }
    if (!pronoun) {
      if (later && (s.cues & bit(Cue::care_word)) != 0) m_.around += kTrace;
      return false;
    }
    if ((s.cues & bit(Cue::work_word)) != 0) m_.around_staff += kHint;
    bool age = false;
    for (std::uint32_t i = s.first; i < std::min(s.end, s.first + kLook); ++i) {
      age = age || (is_age(i) && i > s.first && listed(kBe, l_.lower(i - 1)));
    }
    constexpr std::uint64_t kIll =
        bit(Cue::care_word) | bit(Cue::patient_state) | bit(Cue::patient_act);
    if (age) m_.around += kHint;
    if ((s.cues & kIll) != 0) m_.around += kHint;
    return true;
  }

  const Reading& r_;
  const WordList& l_;
  Mention& m_;
};

/// Sums the evidence of each name over its mentions and reports those of patients.
class Judge {
 public:
  Judge(Reading& reading, std::vector<Mention> mentions)
      : r_(reading), l_(reading.list), mentions_(std::move(mentions)) {}

  void run() {
    coordinate();
    for (const Mention& m : mentions_) add(m);
    std::unordered_set<std::string_view> names;
    for (const Mention& m : mentions_) {
      if (!is_patient(m)) continue;
      report(m);
      each_part(m, [&](std::uint32_t i) { names.insert(l_.lower(i)); });
    }
    repeat(names);
  }

 private:
  struct Sum {
    int patient = 0;
    int staff = 0;
    int strongest = 0;
    bool own = false;
  };

  template <class Visit>
  void each_part(const Mention& m, Visit visit) const {
    for (std::uint32_t i = m.name; i < m.end; ++i) {
      if (!l_.words[i].initial && !listed(kParticles, l_.lower(i))) visit(i);
    }
  }

  /// "her sons Ravi and Arun", "Emily and Raj from the vendor": names joined share what is said.
  void coordinate() {
    for (std::size_t i = 1; i < mentions_.size(); ++i) {
      Mention& a = mentions_[i - 1];
      Mention& b = mentions_[i];
      if (!joined(a, b)) continue;
      if (!b.courtesy && !b.staff_title) {
        b.left_patient += a.left_patient;
        if (b.around == 0) b.around = a.around;
        b.left_staff += a.left_staff;
      }
      a.right_staff += b.right_staff;
      if (a.right_patient == 0) a.right_patient += b.right_patient;
    }
  }

  [[nodiscard]] bool joined(const Mention& a, const Mention& b) const {
    if (b.first < a.end || b.first - a.end > 1) return false;
    if (b.first == a.end) return l_.between(b.first) == ", ";
    return l_.is(a.end, "and") && l_.words[a.end].gap <= Gap::aside &&
           l_.words[b.first].gap <= Gap::space;
  }

  void add(const Mention& m) {
    each_part(m, [&](std::uint32_t i) {
      Sum& sum = sums_[l_.lower(i)];
      sum.patient += m.patient();
      // "Dr. Patel" says nothing of a Mrs. Patel.
      if (!m.staff_title || l_.has(i, Cue::first_name)) sum.staff += m.staff();
      sum.strongest = std::max(sum.strongest, m.strongest());
      sum.own = sum.own || m.own;
    });
  }

  [[nodiscard]] bool is_patient(const Mention& m) const {
    Sum total{m.patient(), m.staff(), m.strongest(), m.own};
    each_part(m, [&](std::uint32_t i) {
      const Sum& sum = sums_.at(l_.lower(i));
      total.patient = std::max(total.patient, sum.patient);
      total.staff = std::max(total.staff, sum.staff);
      total.strongest = std::max(total.strongest, sum.strongest);
      total.own = total.own || sum.own;
    });
    if (total.own) return false;
    if (m.staff_title && m.patient() < kStrong) return false;
    if (m.doubtful && total.strongest < kLikely) return false;
    if (r_.resume() && m.strongest() < kSaid) {
      // A resume is full of its author's, employers' and referees' names.
      const Sentence& s = l_.sentence_of(m.first);
      const bool anchored = (s.cues & bit(Cue::patient)) != 0 ||
                            ((s.crowd || (s.cues & bit(Cue::care_verb)) != 0) && m.courtesy);
      if (!anchored || total.strongest < kLikely) return false;
    }
    // What is said outright ("her husband Tom") stands against anything weaker.
    const bool outright = m.left_patient >= kSaid && !m.staff_title;
    // A given name of which nothing says staff needs less than a name among colleagues.
    const bool whole = l_.has(m.name, Cue::first_name) || (m.end - m.name >= 2 && m.he_or_she);
    const bool bare = whole && !m.doubtful && total.staff == 0;
    return total.patient >= (bare ? kHint : kEnough) &&
           (total.patient > total.staff || (outright && total.patient == total.staff));
  }

  void report(const Mention& m) {
    Span span{l_.words[m.first].span.start, l_.words[m.end - 1].span.end};
    if (m.dotted) ++span.end;
    r_.hits.push_back({IdentifierFamily::name, span, kWhy});
    each_part(m, [&](std::uint32_t i) { r_.names.emplace(l_.lower(i)); });
    for (std::uint32_t i = m.first; i < m.end; ++i) r_.named[i] = r_.taken[i] = 1;
    r_.named_sentence[l_.words[m.first].sentence] = 1;
  }

  /// Later mentions by one part of the name, where no mention was seen.
  void repeat(const std::unordered_set<std::string_view>& names) {
    std::vector<char> seen(l_.size(), 0);
    for (const Mention& m : mentions_) std::fill(seen.begin() + m.first, seen.begin() + m.end, 1);
    for (std::uint32_t i = 0; i < l_.size(); ++i) {
      const Word& w = l_.words[i];
      if (seen[i] != 0 || r_.taken[i] != 0 || w.span.size() < 3) continue;
      const bool written = w.capital || (l_.has(i, Cue::first_name) && !l_.has(i, Cue::name_word));
      if (!written || w.grammar || !names.contains(l_.lower(i))) continue;
      if (l_.has(i + 1, Cue::facility) && l_.words[i + 1].capital) continue;
      report({i, i, i + 1});
    }
  }

  Reading& r_;
  const WordList& l_;
  std::vector<Mention> mentions_;
  std::unordered_map<std::string_view, Sum> sums_;
};

}  // namespace

void read_names(Reading& reading) {
  auto mentions = Collector(reading).run();
  for (Mention& m : mentions) Weigher(reading, m).run();
  Judge(reading, std::move(mentions)).run();
}

}  // namespace reframe::privacy
