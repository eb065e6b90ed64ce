// Dates in the life of a patient, ages over 89, rooms and beds.
#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "analyzer/privacy/reading.h"

namespace reframe::privacy {
namespace {

constexpr std::string_view kDateWhy =
    "A day or month in the life of one patient: of an admission, a birth, a death, a visit.";
constexpr std::string_view kAgeWhy = "An age over 89: so few reach it that it points to a person.";
constexpr std::string_view kRoomWhy = "The room or bed of one patient.";

template <class Table>
bool listed(const Table& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

constexpr std::array kMonths = {
    "january",   "february", "march",    "april",    "may",  "june", "july", "august",
    "september", "october",  "november", "december", "jan",  "feb",  "mar",  "apr",
    "jun",       "jul",      "aug",      "sep",      "sept", "oct",  "nov",  "dec"};

/// The value of a digits-only word, or -1.
int number_of(const WordList& l, std::uint32_t i) {
  if (i >= l.size() || !l.words[i].digits || l.words[i].span.size() > 4) return -1;
  int value = 0;
  for (const char c : l.written(i)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// The day of "5", "5th", "22nd", or -1.
int day_of(const WordList& l, std::uint32_t i) {
  if (i >= l.size() || !l.words[i].has_digit) return -1;
  std::string_view word = l.lower(i);
  for (const char* ending : {"st", "nd", "rd", "th"}) {
    if (word.ends_with(ending)) word.remove_suffix(2);
  }
  if (word.empty() || word.size() > 2) return -1;
  int value = 0;
  for (const char c : word) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value >= 1 && value <= 31 ? value : -1;
}

bool year(int value) {
  return value >= 1900 && value <= 2099;
}

/// A date: words [first, end).
struct Date {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  bool day = false;  ///< a day is given, not a month alone
  bool year = false;
  bool shape = false;  ///< two bare numbers, "03/04": a date only where a date is expected
};

class Dates {
 public:
  explicit Dates(Reading& reading) : r_(reading), l_(reading.list) {}

  void run() {
    for (std::uint32_t i = 0; i < l_.size();) {
      const Date date = at(i);
      if (date.end > date.first && patients(date)) {
        r_.report(IdentifierFamily::date, date.first, date.end, kDateWhy);
      }
      i = std::max(i + 1, date.end);
    }
  }

 private:
  [[nodiscard]] bool near(std::uint32_t i) const {
    return i < l_.size() && l_.words[i].gap <= Gap::aside && r_.taken[i] == 0;
  }

  [[nodiscard]] bool month(std::uint32_t i) const {
    return i < l_.size() && listed(kMonths, l_.lower(i)) && l_.words[i].capital;
  }

  [[nodiscard]] Date at(std::uint32_t i) const {
    if (r_.taken[i] != 0) return {i, i};
    if (month(i)) return month_first(i);
    if (const Date d = holiday(i); d.end > d.first) return d;
    if (l_.words[i].has_digit) {
      if (const Date d = day_first(i); d.end > d.first) return d;
      return numeric(i);
    }
    return {i, i};
  }

  /// "Christmas Eve", "Labor Day": a day as good as a number.
  [[nodiscard]] Date holiday(std::uint32_t i) const {
    constexpr std::array kFeasts = {"christmas",    "boxing", "labor",     "labour", "memorial",
                                    "thanksgiving", "easter", "year",      "years",  "valentine",
                                    "mother",       "father", "halloween", "anzac",  "independence",
                                    "republic",     "diwali", "eid"};
    constexpr std::array kDays = {"day", "eve", "morning", "night", "sunday", "monday"};
    const bool two = l_.words[i].capital && listed(kFeasts, l_.lower(i)) && i + 1 < l_.size() &&
                     l_.words[i + 1].gap <= Gap::space && listed(kDays, l_.lower(i + 1));
    if (!two) return {i, i};
    const bool new_year = l_.is(i, "year") || l_.is(i, "years");
    if (new_year && (i == 0 || !l_.is(i - 1, "new") || !l_.words[i - 1].capital)) return {i, i};
    Date d{new_year ? i - 1 : i, i + 2, true};
    const bool beside = d.first >= 3 &&
                        (l_.is(d.first - 1, "after") || l_.is(d.first - 1, "before")) &&
                        l_.is(d.first - 2, "day") && l_.is(d.first - 3, "the");
    if (beside) d.first -= 3;
    add_year(d);
    return d;
  }

  /// "March 3rd, 2022", "March 2022", "March".
  [[nodiscard]] Date month_first(std::uint32_t i) const {
    Date d{i, i + 1};
    if (near(d.end) && day_of(l_, d.end) > 0 && l_.words[d.end].gap <= Gap::space) {
      d.day = true;
      ++d.end;
    }
    add_year(d);
    return d;
  }

  /// "3 March 2022", "the 5th of May".
  [[nodiscard]] Date day_first(std::uint32_t i) const {
    if (day_of(l_, i) < 0) return {i, i};
    std::uint32_t m = i + 1;
    if (near(m) && l_.is(m, "of")) ++m;
    if (m >= l_.size() || l_.words[m].gap > Gap::space || !month(m)) return {i, i};
    Date d{i, m + 1, true};
    add_year(d);
    return d;
  }

  void add_year(Date& d) const {
    if (near(d.end) && year(number_of(l_, d.end))) {
      d.year = true;
      ++d.end;
    }
  }

  /// "4/12/1950", "12.11.2020", "2020-11-12", "03/04".
  [[nodiscard]] Date numeric(std::uint32_t i) const {
    if (i > 0 && l_.words[i].gap == Gap::joined && l_.words[i - 1].has_digit) return {i, i};
    const auto sign = [&](std::uint32_t k) {
      return k < l_.size() && l_.words[k].digits ? l_.between(k) : std::string_view{};
    };
    const std::string_view separator = sign(i + 1);
    if (separator != "/" && separator != "-" && separator != ".") return {i, i};
    const bool three = sign(i + 2) == separator;
    const bool four = three && sign(i + 3) == separator;
    const int a = number_of(l_, i);
    const int b = number_of(l_, i + 1);
    if (four || a < 0 || b < 0) return {i, i};
    if (!three) return two_numbers(i, a, b, separator);
    const int c = number_of(l_, i + 2);
    const std::size_t c_size = l_.words[i + 2].span.size();
    if (year(a) && b >= 1 && b <= 12 && c >= 1 && c <= 31) return {i, i + 3, true, true};
    const bool days = a >= 1 && b >= 1 && a <= 31 && b <= 31 && (a <= 12 || b <= 12);
    if (days && (year(c) || c_size == 2) && c >= 0) return {i, i + 3, true, true};
    return {i, i};
  }

  [[nodiscard]] Date two_numbers(std::uint32_t i, int a, int b, std::string_view separator) const {
    const bool days = a >= 1 && b >= 1 && a <= 31 && b <= 31 && (a <= 12 || b <= 12);
    if (!days || separator != "/" || i == 0) return {i, i};
    constexpr std::array kBefore = {"on",         "by",   "since", "from", "until",
                                    "of",         "dob",  "dated", "date", "admitted",
                                    "discharged", "born", "died",  "and"};
    if (!listed(kBefore, l_.lower(i - 1))) return {i, i};
    return {i, i + 2, true, false, true};
  }

  // ------------------------------------------------------------------ whose date

  [[nodiscard]] bool patients(const Date& d) const {
    if (labelled(d.first)) return r_.anchored(d.first);
    const Sentence& s = l_.sentence_of(d.first);
    const std::uint32_t event = distance(d, s, bit(Cue::event) | bit(Cue::patient_act));
    const std::uint32_t project = distance(d, s, bit(Cue::project_event));
    const bool patient = r_.patient_in(d.first);
    if (r_.resume() && !patient) return false;
    if (s.crowd && !one_patient(d, s)) return false;
    if (!d.day) return month_alone(d, s, event, project);
    if (event < kFar && event <= project && r_.someone_in(d.first)) return true;
    // Without an event the day is the patient's where the sentence is about nothing else.
    constexpr std::uint64_t kWork = bit(Cue::work_word) | bit(Cue::work_act) | bit(Cue::staff);
    const bool she = s.pronoun && !s.first_person && (s.cues & kWork) == 0;
    const bool about = patient || she || (s.cues & bit(Cue::person)) != 0;
    return about && project == kFar && !d.shape && (named(d) || d.year || event < kFar);
  }

  static constexpr std::uint32_t kFar = 1000;

  [[nodiscard]] bool named(const Date& d) const {
    return r_.named_sentence[l_.words[d.first].sentence] != 0;
  }

  /// In a sentence about many, a name or a pronoun picks one.
  [[nodiscard]] bool one_patient(const Date& d, const Sentence& s) const {
    return named(d) || (s.cues & bit(Cue::patient)) != 0 || s.pronoun;
  }

  [[nodiscard]] bool month_alone(const Date& d, const Sentence& s, std::uint32_t event,
                                 std::uint32_t project) const {
    constexpr std::uint32_t kTight = 4;
    const bool word = l_.is(d.first, "may") || l_.is(d.first, "march");
    if (word && !d.year) return false;
    if (d.first == 0 || !r_.someone_in(d.first) || s.crowd) return false;
    const std::string_view before = l_.lower(d.first - 1);
    const bool ever_since = before == "since" && r_.patient_in(d.first) && project == kFar;
    if (ever_since) return true;
    if (event > kTight || project <= event || author(d, s)) return false;
    return before == "in" || before == "since" || before == "of" || before == "last" ||
           before == "until";
  }

  /// "I was admitted to the bar in May": the author's own date.
  [[nodiscard]] bool author(const Date& d, const Sentence& s) const {
    constexpr std::uint32_t kNear = 4;
    for (std::uint32_t n = 1; n <= kNear && n <= d.first; ++n) {
      const std::string_view word = l_.lower(d.first - n);
      if (word == "he" || word == "she") return false;
    }
    return s.first_person && !r_.patient_in(d.first);
  }

  /// A label such as "DOB" right before.
  [[nodiscard]] bool labelled(std::uint32_t i) const {
    constexpr std::array kFiller = {"is", "was", "on", "of", "the", "in", "from"};
    for (std::uint32_t n = 1; n <= 3 && n <= i; ++n) {
      const std::uint32_t k = i - n;
      if (l_.words[k + 1].gap == Gap::sentence) return false;
      if (l_.has(k, Cue::date_label)) return true;
      if (!listed(kFiller, l_.lower(k))) return false;
    }
    return false;
  }

  /// Words from the date to the nearest of `cues` in its sentence.
  [[nodiscard]] std::uint32_t distance(const Date& d, const Sentence& s, std::uint64_t cues) const {
    constexpr std::uint32_t kNear = 16;
    if ((s.cues & cues) == 0) return kFar;
    for (std::uint32_t n = 1; n <= kNear; ++n) {
      const bool left = d.first >= s.first + n && (l_.words[d.first - n].cues & cues) != 0;
      const bool right = d.end - 1 + n < s.end && (l_.words[d.end - 1 + n].cues & cues) != 0;
      if (left || right) return n;
    }
    return kFar;
  }

  Reading& r_;
  const WordList& l_;
};

// ---------------------------------------------------------------------- ages

class Ages {
 public:
  explicit Ages(Reading& reading) : r_(reading), l_(reading.list) {}

  void run() {
    for (std::uint32_t i = 0; i < l_.size(); ++i) {
      if (r_.taken[i] != 0) continue;
      const std::uint32_t end = number(i);
      if (end > i && told(i, end) && r_.anchored(i)) {
        r_.report(IdentifierFamily::age, i, end, kAgeWhy);
        if (l_.words[i].has_digit && !l_.words[i].digits) trim(i);
      }
    }
  }

 private:
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
    constexpr std::array kOnes = {"one", "two",   "three", "four", "five",
                                  "six", "seven", "eight", "nine", "ten"};
    const bool hundred = l_.is(i, "hundred");
    if (hundred && (i == 0 || !(l_.is(i - 1, "a") || l_.is(i - 1, "one")))) return i;
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
    return behind(i, end) || before(i, end) || apposed(i, end);
  }

  /// "over 90": a class of people, no age.
  [[nodiscard]] bool at_least(std::uint32_t i) const {
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
      relation = relation || l_.has(i - n, Cue::relation);
      if (l_.is(i - n, "my")) return relation || relative_behind(i);
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
    const std::string_view word = l_.lower(i - 1);
    const bool clause = end >= l_.size() || l_.words[end].gap >= Gap::aside || l_.is(end, "and") ||
                        l_.is(end, "with") || l_.is(end, "but") || l_.is(end, "when");
    if (word == "aged" || word == "age") return !plus(end);
    const bool of_age =
        word == "of" && i > 1 && (l_.has(i - 2, Cue::person) || l_.has(i - 2, Cue::patient));
    if (of_age) return !plus(end);
    const bool turned = word == "turned" || word == "turning";
    if (turned && !plus(end) && (clause || l_.words[end].grammar) && r_.someone_in(i)) return true;
    if (!clause || plus(end)) return false;

    const bool be =
        word == "was" || word == "is" || word == "at" || word == "he's" || word == "she's";
    return be && subject(i - 1);
  }

  /// "90+", "90%".
  [[nodiscard]] bool plus(std::uint32_t end) const {
    const std::uint32_t byte = l_.words[end - 1].span.end;
    return byte < l_.text.size() && (l_.text[byte] == '+' || l_.text[byte] == '%');
  }

  [[nodiscard]] bool subject(std::uint32_t i) const {
    const std::string_view word = l_.lower(i);
    if (word == "he's" || word == "she's") return true;
    if (i == 0) return false;
    const std::string_view who = l_.lower(i - 1);
    return who == "he" || who == "she" || r_.named[i - 1] != 0 || l_.has(i - 1, Cue::patient) ||
           l_.has(i - 1, Cue::relation) || (l_.is(i, "at") && r_.someone_in(i) && who == "died");
  }

  /// "Doris, 91, lived alone".
  [[nodiscard]] bool apposed(std::uint32_t i, std::uint32_t end) const {
    if (i == 0 || l_.words[i].gap != Gap::aside) return false;
    const bool who =
        r_.named[i - 1] != 0 || l_.has(i - 1, Cue::person) || l_.has(i - 1, Cue::patient);
    return who && (end >= l_.size() || l_.words[end].gap >= Gap::aside);
  }

  Reading& r_;
  const WordList& l_;
};

// ---------------------------------------------------------------------- rooms

class Rooms {
 public:
  explicit Rooms(Reading& reading) : r_(reading), l_(reading.list) {}

  void run() {
    for (std::uint32_t i = 0; i + 1 < l_.size(); ++i) {
      if (!r_.anchored(i) || r_.taken[i] != 0) continue;
      if (place(i) && of_one(i)) {
        r_.report(IdentifierFamily::room, i, i + 2, kRoomWhy);
      } else if (unit(i)) {
        r_.report(IdentifierFamily::room, i, i + 2, kRoomWhy);
      } else if (bare(i)) {
        r_.report(IdentifierFamily::room, i, i + 1, kRoomWhy);
      } else if (const std::uint32_t at = stated(i); at > i) {
        r_.report(IdentifierFamily::room, at, value_end(at), kRoomWhy);
      }
    }
  }

 private:
  /// "bed 4", "room 412B"; not "operating room 3", "4 beds".
  [[nodiscard]] bool place(std::uint32_t i) const {
    constexpr std::array kPlaces = {"bed",      "room",      "bay",  "cubicle", "cot",    "pod",
                                    "isolette", "incubator", "crib", "chair",   "trolley"};
    constexpr std::array kOther = {
        "operating",  "exam",    "examination", "conference", "meeting",  "break",      "class",
        "waiting",    "control", "board",       "treatment",  "consult",  "consulting", "med",
        "medication", "supply",  "staff",       "seminar",    "training", "zoom"};
    const Word& number = l_.words[i + 1];
    if (!listed(kPlaces, l_.lower(i)) || number.gap > Gap::space) return false;
    const bool letter = number.initial && !l_.is(i + 1, "i") && !l_.is(i + 1, "a");
    if (!number.has_digit && !letter) return false;
    if (number.digits && number.span.size() > 4) return false;
    if (i > 0 && (listed(kOther, l_.lower(i - 1)) || l_.words[i - 1].has_digit)) return false;
    constexpr std::array kCounts = {"beds",  "bed",     "unit", "rooms",    "percent",
                                    "hours", "minutes", "days", "patients", "times"};
    return i + 2 >= l_.size() || l_.words[i + 2].gap > Gap::space ||
           !listed(kCounts, l_.lower(i + 2));
  }

  /// "MICU 11", where one person is spoken of.
  [[nodiscard]] bool unit(std::uint32_t i) const {
    constexpr std::array kUnits = {"icu",  "micu", "sicu", "ccu",  "cvicu", "picu", "nicu",
                                   "pacu", "hdu",  "itu",  "cicu", "tele",  "resus"};
    const Word& number = l_.words[i + 1];
    const bool shape = l_.words[i].capitals && listed(kUnits, l_.lower(i)) && number.digits &&
                       number.gap <= Gap::space && number.span.size() <= 3 && !counted(i + 2);
    const Sentence& s = l_.sentence_of(i);
    const bool one = (s.cues & (bit(Cue::person) | bit(Cue::patient))) != 0 || s.pronoun ||
                     r_.named_sentence[l_.words[i].sentence] != 0;
    return shape && one && !s.crowd;
  }

  [[nodiscard]] bool counted(std::uint32_t i) const {
    constexpr std::array kCounts = {"beds",   "bed",     "unit",   "rooms",    "percent",
                                    "hours",  "minutes", "days",   "patients", "times",
                                    "nurses", "pumps",   "alarms", "years"};
    return i < l_.size() && l_.words[i].gap <= Gap::space && listed(kCounts, l_.lower(i));
  }

  /// "Mrs. Gutierrez in 512": a name, "in", and a number that counts nothing.
  [[nodiscard]] bool bare(std::uint32_t i) const {
    const Word& w = l_.words[i];
    const bool number =
        w.has_digit && w.span.size() >= 2 && w.span.size() <= 4 && w.gap <= Gap::space;
    if (!number || i < 2 || !l_.is(i - 1, "in")) return false;
    const int value = number_of(l_, i);
    if (year(value) || counted(i + 1)) return false;
    constexpr std::array kHeads = {"patient",   "man", "woman", "lady",
                                   "gentleman", "guy", "boy",   "girl"};
    const bool head = r_.named[i - 2] != 0 || listed(kHeads, l_.lower(i - 2));
    const bool ends = i + 1 >= l_.size() || l_.words[i + 1].gap >= Gap::aside ||
                      l_.words[i + 1].grammar || !l_.words[i + 1].has_digit;
    return head && ends;
  }

  /// "bed number was CV-07": the value that is stated behind "bed" or "room".
  [[nodiscard]] std::uint32_t stated(std::uint32_t i) const {
    if (!l_.is(i, "bed") && !l_.is(i, "room")) return i;
    constexpr std::array kFiller = {"number", "no", "was", "is"};
    std::uint32_t at = i + 1;
    while (at < i + 4 && at < l_.size() && l_.words[at].gap <= Gap::colon &&
           listed(kFiller, l_.lower(at))) {
      ++at;
    }
    if (at == i + 1 || value_end(at) == at) return i;
    return r_.someone_in(i) ? at : i;
  }

  [[nodiscard]] std::uint32_t value_end(std::uint32_t at) const {
    std::uint32_t end = at;
    bool digit = false;
    while (end < at + 3 && end < l_.size() && (end == at || l_.words[end].gap == Gap::joined) &&
           (l_.words[end].has_digit || l_.words[end].capitals || l_.words[end].initial)) {
      digit = digit || l_.words[end].has_digit;
      ++end;
    }
    return digit ? end : at;
  }

  /// Somebody lies there: a patient, a name or a pronoun goes before, or a fall.
  [[nodiscard]] bool of_one(std::uint32_t i) const {
    constexpr std::uint32_t kNear = 12;
    if (i == 0) return r_.named_sentence[l_.words[i].sentence] != 0;
    const std::string_view before = l_.lower(i - 1);
    constexpr std::array kIn = {"in",  "from", "of",  "to",  "into", "at",  "by",  "side",
                                "the", "on",   "her", "his", "out",  "for", "near"};
    const bool led =
        listed(kIn, before) || l_.words[i].gap == Gap::aside || l_.words[i].gap == Gap::colon;
    for (std::uint32_t n = 1; led && n <= kNear && n <= i; ++n) {
      const std::uint32_t k = i - n;
      if (l_.words[k + 1].gap == Gap::sentence) break;
      if (somebody(k)) return true;
    }
    return led && r_.named_sentence[l_.words[i].sentence] != 0;
  }

  [[nodiscard]] bool somebody(std::uint32_t k) const {
    if (r_.named[k] != 0 || l_.has(k, Cue::patient) || l_.has(k, Cue::person)) return true;
    const std::string_view word = l_.lower(k);
    constexpr std::array kFell = {"fell",   "fall",    "falls",    "coded",     "arrested", "died",
                                  "lady's", "climbed", "wandered", "collapsed", "seized"};
    return listed(kFell, word) || word == "him" || word == "her" || word == "he" || word == "she" ||
           (l_.words[k].possessive && l_.has(k, Cue::relation));
  }

  Reading& r_;
  const WordList& l_;
};

}  // namespace

void read_dates(Reading& reading) {
  Dates(reading).run();
}

void read_ages(Reading& reading) {
  Ages(reading).run();
}

void read_rooms(Reading& reading) {
  Rooms(reading).run();
}

}  // namespace reframe::privacy
