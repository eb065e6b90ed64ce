// Dates in the life of a patient.
#include <algorithm>
#include <array>
#include <string>

#include "analyzer/privacy/reading.h"

namespace reframe::privacy {
namespace {

constexpr std::string_view kDateWhy =
    "A day or month in the life of one patient: of an admission, a birth, a death, a visit.";

constexpr std::array kMonths = {
    "january",   "february", "march",    "april",    "may",  "june", "july", "august",
    "september", "october",  "november", "december", "jan",  "feb",  "mar",  "apr",
    "jun",       "jul",      "aug",      "sep",      "sept", "oct",  "nov",  "dec"};

/// Months of other languages, behind "de" or a day with a full stop: "9 de mayo", "9. Mai".
constexpr std::array kForeignMonths = {
    "enero",     "febrero",    "marzo",     "abril",    "mayo",      "junio",     "julio",
    "agosto",    "septiembre", "setiembre", "octubre",  "noviembre", "diciembre", "janeiro",
    "fevereiro", "março",      "maio",      "junho",    "julho",     "setembro",  "outubro",
    "novembro",  "dezembro",   "januar",    "jänner",   "februar",   "märz",      "mai",
    "juni",      "juli",       "oktober",   "dezember", "janvier",   "février",   "mars",
    "avril",     "juin",       "juillet",   "août",     "septembre", "octobre",   "novembre",
    "décembre",  "gennaio",    "febbraio",  "aprile",   "maggio",    "giugno",    "luglio",
    "settembre", "ottobre",    "dicembre",  "maart",    "mei",       "augustus"};

/// The days in words, without those that want two ("twenty-first").
constexpr std::array kOrdinals = {
    "first",     "second",    "third",       "fourth",     "fifth",      "sixth",      "seventh",
    "eighth",    "ninth",     "tenth",       "eleventh",   "twelfth",    "thirteenth", "fourteenth",
    "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",  "thirtieth"};

/// The day of "5", "5th", "22nd", "third", or -1.
int day_of(const WordList& l, std::uint32_t i) {
  if (i < l.size() && listed(kOrdinals, l.lower(i))) return 1;  // which one does not matter
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
      if (date.end > date.first) {
        r_.considered.push_back({IdentifierFamily::date, {{date.first, date.end}}, nobodys(date)});
      }
      if (date.end > date.first && (ends_span(date) || patients(date))) {
        r_.report(IdentifierFamily::date, date.first, date.end, kDateWhy);
        reported_ = date.end;
      }
      i = std::max(i + 1, date.end);
    }
  }

 private:
  /// The author's own day, one of a meeting, or "the second" of two: no weight makes it a
  /// patient's.
  [[nodiscard]] bool nobodys(const Date& d) const {
    const Sentence& s = l_.sentence_of(d.first);
    const bool place_in_row =
        d.shape && !l_.words[d.end - 1].has_digit && listed(kOrdinals, l_.lower(d.end - 1));
    const bool season = !d.day && !d.shape && (s.crowd || !r_.someone_in(d.first));
    return place_in_row || season || of_own_kin(d, s) || of_authors_own(s) || at_a_meeting(d);
  }

  /// "between March 11 and March 19", where the first day is the patient's.
  [[nodiscard]] bool ends_span(const Date& d) const {
    constexpr std::array kTo = {"and", "to", "through", "until", "till"};
    return reported_ > 0 && d.day && d.first == reported_ + 1 &&
           l_.words[d.first].gap <= Gap::space && l_.words[reported_].gap <= Gap::space &&
           listed(kTo, l_.lower(reported_));
  }

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
    if (listed(kOrdinals, l_.lower(i))) {
      const Date d = day_first(i);
      return d.end > d.first ? d : day_alone(i);
    }
    if (l_.words[i].has_digit) {
      if (const Date d = day_first(i); d.end > d.first) return d;
      if (const Date d = day_alone(i); d.end > d.first) return d;
      return numeric(i);
    }
    return {i, i};
  }

  /// "went home on the 17th": a day of a month that was told before, or never.
  [[nodiscard]] Date day_alone(std::uint32_t i) const {
    constexpr std::array kBefore = {"on", "by", "until", "till", "since", "from", "was", "of"};
    constexpr std::array kWeekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                      "friday", "saturday", "sunday"};
    const bool led = i >= 2 && l_.is(i - 1, "the") && l_.words[i].gap <= Gap::space &&
                     (listed(kBefore, l_.lower(i - 2)) || listed(kWeekdays, l_.lower(i - 2)));
    // "admitted off the same ambulance, the 17th, and"
    const bool set_off = i >= 2 && l_.is(i - 1, "the") && l_.words[i].gap <= Gap::space &&
                         l_.words[i - 1].gap == Gap::aside && l_.words[i].has_digit &&
                         (i + 1 >= l_.size() || l_.words[i + 1].gap >= Gap::aside);
    if ((!led && !set_off) || day_of(l_, i) < 0) return {i, i};
    const Word& w = l_.words[i];
    if (w.digits) return {i, i};
    // In words a number is mostly a count: "on the fifth day", "the third of four".
    const std::uint32_t end = i + 1;
    const bool stops = end >= l_.size() || l_.words[end].gap >= Gap::aside;
    constexpr std::array kCounts = {"of", "one", "or", "time", "day", "days", "floor", "way"};
    const bool grammar = !stops && l_.words[end].grammar && !listed(kCounts, l_.lower(end));
    constexpr std::array kGoesOn = {"he", "she", "we", "they", "i", "her", "his", "when"};
    // "On the fifteenth she stopped"
    const bool goes_on = !stops && listed(kGoesOn, l_.lower(end)) && !counts_days(i);
    if (!stops && !goes_on && !(w.has_digit && grammar)) return {i, i};
    Date d{i - 1, end, true};
    constexpr std::array kParts = {"night", "morning", "evening", "afternoon", "day"};
    d.shape = !(i > 2 && l_.is(i - 2, "of") && listed(kParts, l_.lower(i - 3)));
    return d;
  }

  /// "On the first day he stood for ten seconds. On the sixth he walked": days of a stay.
  [[nodiscard]] bool counts_days(std::uint32_t i) const {
    constexpr std::uint32_t kBack = 16;
    for (std::uint32_t n = 2; n <= kBack && n <= i; ++n) {
      if (l_.is(i - n, "day") || l_.is(i - n, "days") || l_.is(i - n, "night")) return true;
    }
    return false;
  }

  /// "Christmas Eve", "Labor Day": a day as good as a number.
  [[nodiscard]] Date holiday(std::uint32_t i) const {
    constexpr std::array kDays = {"day",    "eve",     "morning",   "night",  "sunday",
                                  "monday", "tuesday", "wednesday", "friday", "weekend"};
    const bool two = (l_.words[i].capital || l_.is(i, "leap")) && listed(kFeasts, l_.lower(i)) &&
                     i + 1 < l_.size() && l_.words[i + 1].gap <= Gap::space &&
                     listed(kDays, l_.lower(i + 1));
    if (!two && i > 1 && l_.is(i, "st") && l_.words[i].capital && l_.is(i - 1, "of") &&
        l_.is(i - 2, "feast") && i + 1 < l_.size() && l_.words[i + 1].capital) {
      return {i - 2, i + 2, true};  // "on the feast of St Brigid"
    }
    if (!two) return feast_alone(i);
    // "Good Friday", but "Good day"
    constexpr std::array kPlain = {"good",  "may",    "ash",    "palm",   "king",     "bank",
                                   "david", "martin", "george", "andrew", "nicholas", "brigid"};
    if (listed(kPlain, l_.lower(i)) && !l_.words[i + 1].capital) return {i, i};
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
  static constexpr std::array kFeasts = {
      "christmas", "boxing",    "labor",        "labour",     "memorial",    "thanksgiving",
      "easter",    "year",      "years",        "valentine",  "mother",      "father",
      "halloween", "anzac",     "independence", "stephen",    "patrick",     "canada",
      "australia", "bastille",  "waitangi",     "guy",        "republic",    "diwali",
      "eid",       "pongal",    "onam",         "holi",       "brigid",      "george",
      "andrew",    "david",     "nicholas",     "veterans",   "presidents",  "columbus",
      "victoria",  "bank",      "may",          "shrove",     "good",        "ash",
      "pancake",   "palm",      "martin",       "king",       "king's",      "queen's",
      "groundhog", "mothering", "leap",         "juneteenth", "remembrance", "armistice",
      "vesak",     "navratri",  "dussehra"};

  /// "two days after Pongal", "the Tuesday before Thanksgiving" fix a day; "at Christmas" as much
  /// as a month does.
  [[nodiscard]] Date feast_alone(std::uint32_t i) const {
    constexpr std::array kAlone = {"christmas",  "thanksgiving", "easter",   "halloween",
                                   "diwali",     "eid",          "pongal",   "onam",
                                   "holi",       "passover",     "hanukkah", "hogmanay",
                                   "juneteenth", "navratri",     "midsummer"};
    const std::uint32_t end = i + 1;
    const bool ends = end >= l_.size() || l_.words[end].gap >= Gap::aside || l_.words[end].grammar;
    if (i < 2 || !ends || !l_.words[i].capital || !listed(kAlone, l_.lower(i))) return {i, i};
    constexpr std::array kUnits = {"day",     "days",      "week",     "night",  "monday",
                                   "tuesday", "wednesday", "thursday", "friday", "saturday",
                                   "sunday",  "weekend",   "evening",  "morning"};
    const bool beside =
        (l_.is(i - 1, "after") || l_.is(i - 1, "before")) && listed(kUnits, l_.lower(i - 2));
    return {i, end, beside, false, !beside};
  }

  /// "March 3rd, 2022", "March 2022", "March".
  [[nodiscard]] Date month_first(std::uint32_t i) const {
    Date d{i, i + 1};
    if (l_.is(d.end, "the") && near(d.end + 1) && !l_.words[d.end + 1].digits &&
        day_of(l_, d.end + 1) > 0) {
      ++d.end;  // "March the 9th"
    }
    // "Feb. 6"
    const bool dot = d.end == i + 1 && d.end < l_.size() && l_.lower(i).size() <= 4 &&
                     l_.between(d.end) == ". " && l_.words[d.end].digits && r_.taken[d.end] == 0 &&
                     day_of(l_, d.end) > 0;
    const bool behind = near(d.end) && day_of(l_, d.end) > 0 && l_.words[d.end].gap <= Gap::space;
    if (dot || behind) {
      d.day = true;
      ++d.end;
    }
    // "the second week of December"
    const bool week =
        i >= 2 && l_.is(i - 1, "of") && (l_.is(i - 2, "week") || l_.is(i - 2, "weekend")) && !d.day;
    if (week) d.day = true;
    add_year(d);
    return d;
  }

  /// "3 March 2022", "the 5th of May".
  [[nodiscard]] Date day_first(std::uint32_t i) const {
    if (day_of(l_, i) < 0) return {i, i};
    std::uint32_t m = i + 1;
    const bool de = l_.is(m, "de");
    if (near(m) && (l_.is(m, "of") || de)) ++m;
    const bool foreign = m < l_.size() && listed(kForeignMonths, l_.lower(m)) &&
                         (de || l_.words[m].capital || l_.words[i].digits) && !l_.is(m, "mars");
    const bool dot = foreign && m == i + 1 && l_.between(m) == ". ";  // "9. Mai"
    if (m >= l_.size() || (l_.words[m].gap > Gap::space && !dot) || (!month(m) && !foreign)) {
      return {i, i};
    }
    // "the twenty-second of June"
    const bool tens = i > 0 && l_.words[i].gap <= Gap::space && !l_.words[i].has_digit &&
                      (l_.is(i - 1, "twenty") || l_.is(i - 1, "thirty")) && r_.taken[i - 1] == 0;
    Date d{tens ? i - 1 : i, m + 1, true};
    add_year(d);
    return d;
  }

  void add_year(Date& d) const {
    if (near(d.end) && is_year(number_of(l_, d.end))) {
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
    if (is_year(a) && b >= 1 && b <= 12 && c >= 1 && c <= 31) return {i, i + 3, true, true};
    const bool days = a >= 1 && b >= 1 && a <= 31 && b <= 31 && (a <= 12 || b <= 12);
    if (days && (is_year(c) || c_size == 2) && c >= 0) return {i, i + 3, true, true};
    return {i, i};
  }

  [[nodiscard]] Date two_numbers(std::uint32_t i, int a, int b, std::string_view separator) const {
    const bool days = a >= 1 && b >= 1 && a <= 31 && b <= 31 && (a <= 12 || b <= 12);
    if (!days || separator != "/" || i == 0) return {i, i};
    constexpr std::array kBefore = {
        "on",         "by",          "since",     "from",      "until",      "of",
        "dob",        "dated",       "date",      "admitted",  "discharged", "born",
        "died",       "and",         "surgery",   "operation", "op",         "admission",
        "discharge",  "visit",       "seen",      "back",      "home",       "till",
        "readmitted", "transferred", "extubated", "intubated", "delivered",  "transplant"};
    constexpr std::array kBooked = {"moved",  "booked",    "rebooked", "postponed", "rescheduled",
                                    "pushed", "scheduled", "due",      "back",      "brought"};
    const bool booked =
        i > 1 && (l_.is(i - 1, "to") || l_.is(i - 1, "for")) && listed(kBooked, l_.lower(i - 2));
    if (!booked && !listed(kBefore, l_.lower(i - 1))) return {i, i};
    return {i, i + 2, true, false, true};
  }

  // ------------------------------------------------------------------ whose date

  [[nodiscard]] bool patients(const Date& d) const {
    if (labelled(d.first)) return r_.anchored(d.first);
    const Sentence& s = l_.sentence_of(d.first);
    const std::uint32_t event = distance(d, s, bit(Cue::event) | bit(Cue::patient_act));
    std::uint32_t project = distance(d, s, bit(Cue::project_event));
    // "Between May 3 and May 19 one man was moved …": only of many a span is one of counting.
    const bool span = d.first > 0 && (l_.is(d.first - 1, "between") || l_.is(d.first - 1, "and"));
    if (span && event <= kBetween && one_man(s)) project = kFar;
    const std::uint32_t sentence = l_.words[d.first].sentence;
    const bool patient = r_.patient_in(d.first) || r_.pointed[sentence] != 0 ||
                         (!r_.resume() && r_.singled_out[sentence] != 0);
    if (r_.resume() && !patient) return false;
    constexpr std::array kDue = {"done", "ready", "live", "finished", "built", "fixed", "shipped"};
    const bool due = d.first > 1 && l_.is(d.first - 1, "by") && listed(kDue, l_.lower(d.first - 2));
    if (due && !named(d)) return false;
    if (of_own_kin(d, s) || (!patient && (of_authors_own(s) || at_a_meeting(d)))) return false;
    if (s.crowd && !one_patient(d, s)) return false;
    if (!d.day) return month_alone(d, s, event, project);
    if (!r_.resume() && (whose(d, s) || event_on(d, s) || taken_on(d, s))) return true;
    if (event < kFar && event <= project && r_.someone_in(d.first)) return true;
    if (birthday(d, s) && d.day && r_.someone_in(d.first)) return true;
    if (fragment(d, s, event, project) || of_nobody_else(d, s)) return true;
    // "Even so, on the 6th her phosphate hit 0.3"
    const bool vital = d.shape && s.pronoun && (s.cues & bit(Cue::care_word)) != 0 &&
                       (s.cues & bit(Cue::project_event)) == 0 && !s.first_person;
    if (vital && !r_.resume()) return true;
    // "Patient was seen 3/14, labs drawn 3/15"
    if (patient && d.shape && l_.words[d.first].digits && project == kFar) return true;
    // Without an event the day is the patient's where the sentence is about nothing else.
    constexpr std::uint64_t kWork = bit(Cue::work_word) | bit(Cue::work_act) | bit(Cue::staff);
    const bool idle = (s.cues & kWork) == 0;
    const bool someone = patient || (s.cues & bit(Cue::person)) != 0;
    const bool about = someone || (s.pronoun && !s.first_person && idle);
    // "On April 2 I cleared a patient for thin liquids"
    const bool one =
        someone && idle && !s.crowd && !r_.resume() && d.first > 0 && l_.is(d.first - 1, "on");
    return about && project == kFar && !d.shape && (named(d) || d.year || one || event < kFar);
  }

  static constexpr std::uint32_t kFar = 1000;
  static constexpr std::uint32_t kBetween = 12;

  [[nodiscard]] static bool one_man(const Sentence& s) {
    constexpr std::uint64_t kOne = bit(Cue::person) | bit(Cue::patient);
    constexpr std::uint64_t kOffice = bit(Cue::staff) | bit(Cue::work_word) | bit(Cue::work_act);
    return ((s.cues & kOne) != 0 || s.pronoun) && !s.crowd && (s.cues & kOffice) == 0;
  }

  /// "Admitted 1/9, discharged 1/30.", "14 June, bloody freezing.": notes about the one of whom the
  /// sentences before speak, with no word of a project.
  [[nodiscard]] bool fragment(const Date& d, const Sentence& s, std::uint32_t event,
                              std::uint32_t project) const {
    constexpr std::uint32_t kTight = 8;
    constexpr std::uint64_t kOffice =
        bit(Cue::work_word) | bit(Cue::staff) | bit(Cue::project_event);
    if (r_.resume() || s.crowd) return false;
    const bool told = event <= kTight && event < project && (!s.first_person || visit(d, s));
    // "Discharged 4/17": nobody but a patient is.
    const bool note = event == 1 && d.first > 0 && !l_.words[d.first - 1].grammar;
    if (told && (note || r_.someone_near(d.first))) return true;
    const bool opens = d.first == s.first || (d.first <= s.first + 2 && l_.is(s.first, "on"));
    if (!opens || d.shape || (s.cues & kOffice) != 0 || s.first == 0) return false;
    const Sentence& before = l_.sentence_of(s.first - 1);
    // "He came each Friday. On the 30th of April it was shut."
    const bool told_on = d.day && !for_author(d, s) && !l_.words[s.first].line_start &&
                         !s.first_person && !before.first_person && !before.crowd &&
                         (before.cues & (kOffice | bit(Cue::work_act))) == 0 &&
                         (before.pronoun || r_.named_sentence[l_.words[s.first - 1].sentence] != 0);
    if (told_on && d.first > s.first) return true;
    constexpr std::uint64_t kIll =
        bit(Cue::event) | bit(Cue::patient_act) | bit(Cue::patient_state);
    return (before.cues & kIll) != 0 && (before.cues & bit(Cue::project_event)) == 0;
  }

  /// A day of the calendar in a sentence of somebody alone, or right behind one, that tells nothing
  /// of work: whose should it be?
  [[nodiscard]] bool of_nobody_else(const Date& d, const Sentence& s) const {
    constexpr std::uint64_t kOffice = bit(Cue::work_word) | bit(Cue::work_act) |
                                      bit(Cue::work_link) | bit(Cue::staff) |
                                      bit(Cue::project_event);
    // "She'd gone up on January 23 right at shift change."
    const bool hers = l_.is(s.first, "she") || l_.is(s.first, "he") || l_.is(s.first, "she'd") ||
                      l_.is(s.first, "he'd");
    const std::uint64_t office = hers ? bit(Cue::project_event) | bit(Cue::staff) : kOffice;
    if (r_.resume() || d.shape || s.crowd || (clause_cues(d, s) & office) != 0) return false;
    // "down to 2.9 by June 30", but "By March 14 he could say his own name"
    const bool he = l_.is(d.end, "he") || l_.is(d.end, "she");
    if (d.first > 0 && l_.is(d.first - 1, "by") && !he) return false;
    if (r_.someone_in(d.first)) return true;
    const std::uint32_t sentence = l_.words[d.first].sentence;
    const auto tells = [&](std::uint32_t k) {
      const Sentence& other = l_.sentences[k];
      constexpr std::array kBirths = {"birth", "delivery", "labour", "labor", "caesarean"};
      bool born = false;
      for (std::uint32_t i = other.first; i < std::min(other.end, other.first + 6); ++i) {
        born = born || listed(kBirths, l_.lower(i));
      }
      return (other.cues & kOffice) == 0 && !other.crowd && (born || r_.tells_of_someone(k));
    };
    if (for_author(d, s) || author_changes(s) || brings_thing(d, s)) return false;
    if (sentence > 0 && tells(sentence - 1)) return true;
    constexpr std::array kParts = {"night", "morning", "afternoon", "evening"};
    const bool part =
        d.first > 1 && l_.is(d.first - 1, "of") && listed(kParts, l_.lower(d.first - 2));
    const bool opens = part || (d.first <= s.first + 1 && l_.is(s.first, "on"));
    if (opens && sentence + 1 < l_.sentences.size() && tells(sentence + 1)) return true;
    // "That was the 28th of April. He was home in two days.", "a cardiac arrest, this was Boxing
    // Day, on the seafront. A chap out with his grandkids"
    constexpr std::uint32_t kShort = 8;
    const bool event = distance(d, s, bit(Cue::event)) < kFar;
    constexpr std::array kWas = {"was", "that's", "it's", "it'd", "call", "shift", "called"};
    bool was = false;
    for (std::uint32_t i = from(d, s); i < d.first; ++i) was = was || listed(kWas, l_.lower(i));
    return (event || was || s.end - s.first <= kShort) && sentence + 1 < l_.sentences.size() &&
           tells(sentence + 1);
  }

  /// The cues of the words from the sentence's start to the end of the clause of the date.
  [[nodiscard]] std::uint64_t clause_cues(const Date& d, const Sentence& s) const {
    constexpr std::array kOpens = {"and", "but", "so", "which", "because", "though"};
    constexpr std::uint32_t kReach = 40;  // a bound keeps a text without a stop linear
    const std::uint32_t from = d.first > s.first + kReach ? d.first - kReach : s.first;
    std::uint64_t cues = 0;
    for (std::uint32_t i = from; i < std::min(s.end, d.end + kReach); ++i) {
      const bool next = i >= d.end && l_.words[i].gap >= Gap::aside && listed(kOpens, l_.lower(i));
      if (next) break;
      if (!own_act(i)) cues |= l_.words[i].cues;
    }
    return cues;
  }

  /// "On May 5 they asked for me.": a day of the author.
  [[nodiscard]] bool for_author(const Date& d, const Sentence& s) const {
    constexpr std::uint32_t kTight = 8;
    for (std::uint32_t i = d.end; i < std::min(s.end, d.end + kTight); ++i) {
      if (l_.is(i, "me") || l_.is(i, "us")) return true;
    }
    return false;
  }

  /// "My first day on the unit was August 14.", "I got my license on June 20".
  [[nodiscard]] bool of_authors_own(const Sentence& s) const {
    constexpr std::array kMine = {"license", "licence",  "degree",     "boards",
                                  "diploma", "contract", "job",        "offer",
                                  "notice",  "exam",     "orientation"};
    constexpr std::uint32_t kReach = 6;
    for (std::uint32_t i = s.first; i < std::min(s.end, s.first + kReach); ++i) {
      if (!l_.is(i, "my")) continue;
      constexpr std::array kTimes = {"day", "shift", "week", "month", "job", "night"};
      const bool first = l_.is(i + 1, "first") || l_.is(i + 1, "last");
      if (listed(kMine, l_.lower(i + 1)) || (first && listed(kTimes, l_.lower(i + 2)))) return true;
    }
    return false;
  }

  /// "I met him on June 12 at the conference".
  [[nodiscard]] bool at_a_meeting(const Date& d) const {
    constexpr std::array kMeetings = {"conference", "meeting", "workshop", "summit", "hackathon",
                                      "meetup",     "demo",    "retreat",  "webinar"};
    if (!l_.is(d.end, "at")) return false;
    for (std::uint32_t i = d.end + 1; i < d.end + 5 && l_.close(i); ++i) {
      if (listed(kMeetings, l_.lower(i))) return true;
    }
    return false;
  }

  /// "We stopped the old form on November 1.": what the author does with a thing of work.
  [[nodiscard]] bool author_changes(const Sentence& s) const {
    constexpr std::array kChanges = {"stopped", "changed", "replaced", "switched", "dropped",
                                     "printed", "taped",   "built",    "made",     "sent",
                                     "asked",   "showed",  "tried",    "cut",      "put"};
    constexpr std::uint32_t kReach = 6;
    for (std::uint32_t i = s.first; i < std::min(s.end, s.first + kReach); ++i) {
      const bool acts = (l_.is(i, "we") || l_.is(i, "i")) && listed(kChanges, l_.lower(i + 1));
      if (acts && (l_.is(i + 2, "the") || l_.is(i + 2, "our") || l_.is(i + 2, "every")))
        return true;
    }
    return false;
  }

  /// "The new scanner came on July 6.": a thing, of which the sentence goes before the day.
  [[nodiscard]] bool brings_thing(const Date& d, const Sentence& s) const {
    constexpr std::array kThings = {
        "scanner", "scanners", "pump",  "pumps",    "printer", "tablets", "machine", "software",
        "screen",  "screens",  "form",  "forms",    "cart",    "carts",   "laptop",  "laptops",
        "vendor",  "order",    "build", "template", "app",     "monitor", "monitors"};
    for (std::uint32_t i = s.first; i < std::min(d.first, s.first + 5); ++i) {
      if (listed(kThings, l_.lower(i)) && (l_.is(i - 1, "the") || l_.is(i - 1, "new"))) return true;
    }
    return false;
  }

  /// "My daughter was born on the Fourth of July."
  [[nodiscard]] bool of_own_kin(const Date& d, const Sentence& s) const {
    constexpr std::uint32_t kNear = 10;
    for (std::uint32_t i = d.first > s.first + kNear ? d.first - kNear : s.first; i < d.first;
         ++i) {
      if (!l_.is(i, "my") || l_.words[i].in_quotes) continue;
      return l_.has(i + 1, Cue::relation) && !l_.has(i + 1, Cue::patient);
    }
    return false;
  }

  /// Where to look back from: a bound keeps a text without a stop linear.
  [[nodiscard]] static std::uint32_t from(const Date& d, const Sentence& s) {
    constexpr std::uint32_t kBack = 16;
    return d.first > s.first + kBack ? d.first - kBack : s.first;
  }

  /// "a patient whose desaturation on November 18 was silenced".
  [[nodiscard]] bool whose(const Date& d, const Sentence& s) const {
    constexpr std::uint32_t kTight = 8;
    for (std::uint32_t n = 1; n <= kTight && d.first >= s.first + n + 1; ++n) {
      const std::uint32_t i = d.first - n;
      if (n > 1 && l_.words[i + 1].gap >= Gap::aside) return false;
      if (!l_.is(i, "whose")) continue;
      return (l_.words[i - 1].cues & kSomeone) != 0 || r_.named[i - 1] != 0 ||
             (i > 1 && l_.words[i].gap == Gap::aside && named(d));
    }
    return false;
  }

  /// "On August 27 I had a potassium of 7.1", "on 12 July we went to a stroke": a day on which one
  /// case came to the author.
  [[nodiscard]] bool taken_on(const Date& d, const Sentence& s) const {
    constexpr std::array kAuthor = {"i", "we"};
    constexpr std::array kTakes = {"had",      "got",      "saw",  "went", "admitted",
                                   "received", "attended", "took", "were"};
    constexpr std::array kOne = {"a", "an", "one", "her", "his"};
    const bool on = d.first > 0 && l_.is(d.first - 1, "on") && !d.shape;
    if (on && sent_out(d, s)) return true;
    if (!on || d.end + 2 >= l_.size() || !listed(kAuthor, l_.lower(d.end)) ||
        !listed(kTakes, l_.lower(d.end + 1))) {
      return false;
    }
    constexpr std::array kThings = {"new",    "rate",  "rates", "risk",   "pump",
                                    "pumps",  "unit",  "team",  "audit",  "score",
                                    "course", "drill", "model", "machine"};
    constexpr std::uint32_t kReach = 9;
    constexpr std::uint64_t kCase =
        bit(Cue::event) | bit(Cue::care_word) | bit(Cue::patient) | bit(Cue::person);
    constexpr std::uint64_t kOffice =
        bit(Cue::project_event) | bit(Cue::work_word) | bit(Cue::department);
    bool one = false;
    bool found = false;
    for (std::uint32_t i = d.end + 2; i < std::min(s.end, d.end + kReach); ++i) {
      if (l_.words[i].gap >= Gap::aside) break;
      one = one || listed(kOne, l_.lower(i));
      found = found || (one && (l_.words[i].cues & kCase) != 0);
      if (listed(kThings, l_.lower(i))) return false;
      if ((l_.words[i].cues & kOffice) != 0 && (l_.words[i].cues & kCase) == 0) return false;
    }
    return found;
  }

  /// "On November 2 my partner and I were sent to a flat for a woman who …".
  [[nodiscard]] bool sent_out(const Date& d, const Sentence& s) const {
    constexpr std::array kSent = {"sent", "called", "dispatched", "toned", "flagged"};
    constexpr std::uint32_t kReach = 9;
    if ((s.cues & kSomeone) == 0 || s.crowd) return false;
    for (std::uint32_t i = d.end; i < std::min(s.end, d.end + kReach); ++i) {
      if (listed(kSent, l_.lower(i)) && (l_.is(i - 1, "were") || l_.is(i - 1, "was"))) return true;
    }
    return false;
  }

  /// "That fall was on March 3rd": what nobody but a patient has.
  [[nodiscard]] bool event_on(const Date& d, const Sentence& s) const {
    constexpr std::array kEvents = {"fall",    "arrest",    "stroke",   "operation",   "admission",
                                    "surgery", "discharge", "overdose", "seizure",     "delivery",
                                    "birth",   "death",     "funeral",  "biopsy",      "transplant",
                                    "repeat",  "scan",      "relapse",  "readmission", "infusion"};
    // "After a near miss on November 8", "a fall on March 3"
    const std::uint32_t noun = d.first >= s.first + 3 ? d.first - 2 : d.first;
    const bool miss = l_.is(noun, "miss") && l_.is(noun - 1, "near");
    constexpr std::array kOne = {"a", "an", "his", "her", "that", "the"};
    const bool one =
        noun < d.first && l_.is(d.first - 1, "on") &&
        (miss || (listed(kEvents, l_.lower(noun)) &&
                  (listed(kOne, l_.lower(noun - 1)) || listed(kOne, l_.lower(noun - 2)))));
    if (one && !of_office(noun) && !s.crowd) return true;
    constexpr std::array kTaken = {"drawn", "collected", "taken", "scanned", "operated", "seen"};
    const bool drawn = d.first >= s.first + 3 && l_.is(d.first - 1, "on") &&
                       listed(kTaken, l_.lower(d.first - 2)) &&
                       (l_.is(d.first - 3, "was") || l_.is(d.first - 3, "been"));
    if (drawn && !s.crowd && !s.first_person && (s.cues & bit(Cue::project_event)) == 0)
      return true;
    const bool was_on = d.first >= s.first + 3 && l_.is(d.first - 1, "on") &&
                        (l_.is(d.first - 2, "was") || l_.is(d.first - 2, "happened"));
    return was_on && listed(kEvents, l_.lower(d.first - 3)) && !of_office(d.first - 3);
  }

  /// "She turned ninety-nine on the 12th of October".
  [[nodiscard]] bool birthday(const Date& d, const Sentence& s) const {
    for (std::uint32_t i = from(d, s); i < d.first; ++i) {
      if (!l_.is(i, "turned") && !l_.is(i, "turns")) continue;
      constexpr std::array kAges = {"twenty",  "thirty", "forty",  "fifty",   "sixty",
                                    "seventy", "eighty", "ninety", "hundred", "eighteen",
                                    "one",     "two",    "three"};
      if (l_.words[i + 1].digits || listed(kAges, l_.lower(i + 1))) return true;
    }
    return false;
  }

  /// "Moved my next visit up from Feb 6": the day on which a clinician saw the patient.
  [[nodiscard]] bool visit(const Date& d, const Sentence& s) const {
    for (std::uint32_t i = from(d, s); i < d.first; ++i) {
      if (l_.is(i, "my") && (l_.is(i + 1, "visit") || l_.is(i + 2, "visit"))) return true;
    }
    return false;
  }

  [[nodiscard]] bool named(const Date& d) const {
    const std::uint32_t sentence = l_.words[d.first].sentence;
    return r_.named_sentence[sentence] != 0 || r_.pointed[sentence] != 0;
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
    std::string_view before = l_.lower(d.first - 1);
    constexpr std::array kParts = {"early", "late", "mid", "middle"};
    if (d.first > 1 && listed(kParts, before)) before = l_.lower(d.first - 2);
    const bool ever_since =
        before == "since" && !d.shape && r_.patient_in(d.first) && project == kFar;
    if (ever_since) return true;
    if (event > kTight || project <= event || author(d, s)) return false;
    constexpr std::array kLed = {"in",    "since",  "of",   "last",   "until", "at",
                                 "after", "before", "over", "around", "near"};
    return listed(kLed, before);
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
    const bool event = (cues & bit(Cue::event)) != 0;
    const auto counts = [&](std::uint32_t i) {
      const bool clock = l_.is(i, "quarter") && (l_.is(i + 1, "to") || l_.is(i + 1, "past"));
      return (l_.words[i].cues & cues) != 0 && !(event && of_office(i)) && !clock && !own_act(i);
    };
    for (std::uint32_t n = 1; n <= kNear; ++n) {
      const bool left = d.first >= s.first + n && counts(d.first - n);
      const bool right = d.end - 1 + n < s.end && counts(d.end - 1 + n);
      if (left || right) return n;
    }
    return kFar;
  }

  /// "He'd started methotrexate on June 11": what a patient does, too.
  [[nodiscard]] bool own_act(std::uint32_t i) const {
    constexpr std::array kActs = {"started", "began", "wrote", "signed"};
    constexpr std::array kWho = {"he", "she", "he'd", "she'd"};
    return i > 0 && listed(kActs, l_.lower(i)) && listed(kWho, l_.lower(i - 1)) &&
           l_.words[i].gap <= Gap::space;
  }

  /// "the accreditation visit", "the board's procedure": the word in front makes it one of work.
  [[nodiscard]] bool of_office(std::uint32_t i) const {
    constexpr std::uint64_t kOffice =
        bit(Cue::project_event) | bit(Cue::work_word) | bit(Cue::department);
    constexpr std::array kVisits = {"visit",     "visits",    "appointment", "procedure",
                                    "discharge", "admission", "operation",   "arrived"};
    return i > 0 && l_.words[i].gap <= Gap::space && listed(kVisits, l_.lower(i)) &&
           ((l_.words[i - 1].cues & kOffice) != 0 || l_.is(i - 1, "site") ||
            l_.is(i - 1, "regulator's") || l_.is(i - 1, "inspector's"));
  }

  Reading& r_;
  const WordList& l_;
  std::uint32_t reported_ = 0;  ///< one past the date reported last
};

}  // namespace

void read_dates(Reading& reading) {
  Dates(reading).run();
}

}  // namespace reframe::privacy
