// Finds the names of a text: titles, capitals, initials, small letters where they are asked for.
#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "analyzer/privacy/mention.h"
#include "analyzer/privacy/reading.h"

namespace reframe::privacy {
namespace {

constexpr std::array kClinicalCapitals = {
    "ma",  "ba",  "bs", "msc", "bsc", "eg", "ie",  "usa", "id",  "iv", "ed",  "er",  "or",
    "it",  "pt",  "ot", "md",  "rn",  "np", "pa",  "gp",  "ae",  "qa", "qi",  "ux",  "pm",
    "po",  "hr",  "ai", "io",  "bp",  "rr", "uti", "icu", "dvt", "hx", "dx",  "tx",  "rx",
    "pe",  "mi",  "us", "uk",  "la",  "ny", "dc",  "am",  "ms",  "cc", "nhs", "ehr", "emr",
    "mrn", "dob", "ok", "tv",  "cv",  "vr", "ar",  "api", "ip",  "opd"};
/// Behind a name they make a land of it: "Benue State", "Essex County".
constexpr std::array kLands = {"state",  "province", "county",       "district", "region",
                               "shire",  "oblast",   "prefecture",   "canton",   "territory",
                               "parish", "borough",  "municipality", "republic", "division"};
constexpr std::array kNaming = {"named", "called", "nicknamed", "surnamed",
                                "name",  "names",  "nickname",  "christened"};

/// Finds the mentions.
class Collector {
 public:
  explicit Collector(const Reading& reading) : r_(reading), l_(reading.list) {}

  std::vector<Mention> run() {
    for (std::uint32_t i = 0; i < l_.size();) i = step(i);
    return std::move(found_);
  }

 private:
  /// The end of what begins at `i`: a mention, an institution, or the word alone.
  std::uint32_t step(std::uint32_t i) {
    if (r_.taken[i] != 0) return i + 1;
    for (auto read : {&Collector::titled, &Collector::initials, &Collector::surname_first,
                      &Collector::plain, &Collector::small_letters}) {
      if (const std::uint32_t end = (this->*read)(i); end > i) return end;
    }
    return i + 1;
  }

  /// "SpongeSure", but "McIlroy", "DeShawn" and "O'Brien".
  [[nodiscard]] bool camel(std::uint32_t i) const {
    constexpr std::array kOpens = {"mc", "mac", "de", "la", "le", "van", "di", "fitz", "du", "da"};
    const std::string_view word = l_.written(i);
    for (std::size_t at = 3; at < word.size(); ++at) {
      const bool inner =
          word[at] >= 'A' && word[at] <= 'Z' && word[at - 1] >= 'a' && word[at - 1] <= 'z';
      if (inner && !listed(kOpens, l_.lower(i).substr(0, at))) return true;
    }
    return false;
  }

  /// Can word `i` open a name?
  [[nodiscard]] bool opens(std::uint32_t i) const {
    if (i >= l_.size() || r_.taken[i] != 0) return false;
    const Word& w = l_.words[i];
    if (!w.capital || w.has_digit || w.initial || (w.capitals && !l_.all_capitals)) return false;
    const bool given = l_.has(i, Cue::first_name);
    if (given) return true;
    if (w.gap == Gap::joined && i > 0 && !l_.words[i - 1].capital) return false;  // "anti-Xa"
    if (camel(i)) return false;
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
    if (!l_.close(i) || r_.taken[i] != 0 || l_.words[i - 1].possessive) return false;
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
      while (l_.close(after) && after - end < 2 && listed(kParticles, l_.lower(after))) ++after;
      if (after == end || !goes_on(after)) break;
      end = after + 1;
    }
    return end;
  }

  /// "St. Mary's Hospital", "Rosewood Clinic", "Barthel Index": a name that is no person's.
  [[nodiscard]] bool institution(std::uint32_t first, std::uint32_t end) const {
    // "Mrs Olwen Bevan" is not the Bevan whom all know; "Mrs Beeton" is.
    constexpr std::array kByTitle = {"beeton", "poppins", "thatcher", "seacole", "gandhi"};
    const bool whole = end - first == 1 || l_.has(end - 2, Cue::public_figure);
    const bool titled = first > 0 && l_.close(first) && l_.has(first - 1, Cue::courtesy) &&
                        !listed(kByTitle, l_.lower(end - 1));
    if (l_.has(end - 1, Cue::public_figure) && whole && !titled) return true;
    // "Mr. Coffee": the title belongs to the product.
    if (first > 0 && l_.has(first - 1, Cue::courtesy) && l_.has(first - 1, Cue::product))
      return true;
    for (std::uint32_t i = first; i < end; ++i) {
      if (l_.has(i, Cue::rare)) return true;  // "he has Alexander disease"
      const bool inner = i > first && !l_.has(i, Cue::first_name);
      if (inner && l_.has(i, Cue::facility) && !l_.has(i, Cue::street)) return true;
      if (inner && listed(kLands, l_.lower(i))) return true;
      constexpr std::array kRoads = {"road",    "avenue",   "highway", "boulevard", "crescent",
                                     "parkway", "motorway", "freeway", "turnpike",  "expressway"};
      if (i > first && listed(kRoads, l_.lower(i))) return true;
      if (l_.has(i, Cue::known_place) && !l_.has(i, Cue::first_name)) return true;
      if (i > first && l_.has(i, Cue::product) && !l_.has(i, Cue::first_name)) return true;
    }
    if (first > 0 && l_.close(first) && l_.has(first - 1, Cue::saint) &&
        l_.words[first - 1].capital) {
      return true;
    }
    // "Blue Horizon member BHX 5520193"
    constexpr std::array kInsured = {"member", "subscriber", "policy", "plan", "insurance"};
    if (!l_.has(first, Cue::first_name) && l_.close(end) && listed(kInsured, l_.lower(end)))
      return true;
    if (!l_.close(end)) return false;
    const bool eponym = l_.has(end - 1, Cue::eponym) && l_.has(end, Cue::eponym_noun);
    // "at the Jose Reyes hospital"
    constexpr std::array kHouses = {"hospital", "clinic", "ward", "university", "infirmary",
                                    "hospice",  "unit",   "wing", "building",   "lab"};
    constexpr std::array kPubs = {"bar", "café", "cafe", "status", "pub", "restaurant", "hotel"};
    if (!l_.words[end - 1].possessive && listed(kPubs, l_.lower(end))) return true;
    constexpr std::array kBefore = {"the", "on", "at", "to", "from", "in", "off"};
    if (first > 0 && listed(kBefore, l_.lower(first - 1)) && !l_.words[end - 1].possessive &&
        listed(kHouses, l_.lower(end))) {
      return true;
    }
    const bool place = l_.has(end, Cue::facility) && l_.words[end].capital;
    return eponym || place ||
           (l_.is(end, "and") && l_.close(end + 1) && l_.words[end + 1].capital &&
            l_.has(end - 1, Cue::known_place));
  }

  void add(const Mention& m) { found_.push_back(m); }

  std::uint32_t titled(std::uint32_t i) {
    std::uint32_t at = i;
    Mention m;
    m.first = i;
    while (at < l_.size() && at - i < 3 && is_title(at, m)) ++at;
    if (at == i || at >= l_.size() || !l_.close(at)) return i;
    if (!m.courtesy && !m.staff_title && !l_.has(at, Cue::first_name) && !opens(at)) return i;
    if (!opens_titled(at) && !small_titled(i, at, m)) return i;
    m.name = at;
    m.end = name_end(at);
    if (institution(at, m.end)) return m.end;
    const bool initial = l_.words[m.end - 1].initial;
    m.dotted = initial && m.end - at == 1 && dot_at(l_.words[at].span.end);
    // "I'll call her Mrs X": the letter says that the name is not told.
    constexpr std::array kHidden = {"x", "y", "z"};
    if (initial && m.end - at == 1 && !m.dotted && listed(kHidden, l_.lower(at))) return m.end;
    drop_adjectives(m);
    if (m.courtesy && m.first >= 2 && l_.is(m.first - 1, "and") &&
        l_.has(m.first - 2, Cue::courtesy)) {
      m.first -= 2;  // "Mr. and Mrs. Katz"
    }
    m.title = m.staff_title && !m.courtesy ? 0 : kLikely;
    if (respectful(at - 1)) m.title = 0;
    if (!m.courtesy && !m.staff_title && adjective(at - 1)) m.title = kTrace;
    m.left_staff = m.staff_title ? kSaid : 0;
    add(m);
    return m.end;
  }

  [[nodiscard]] bool dot_at(std::uint32_t byte) const {
    return byte < l_.text.size() && l_.text[byte] == '.';
  }

  /// Notes in `m` what title word `i` is; false when it is none.
  bool is_title(std::uint32_t i, Mention& m) const {
    if (i > m.first && !l_.close(i)) return false;
    const Word& w = l_.words[i];
    if (w.possessive || r_.taken[i] != 0) return false;
    if (l_.has(i, Cue::courtesy)) {
      const bool degree = l_.is(i, "ms") && w.capitals && !l_.all_capitals && !dot_at(w.span.end);
      const bool joined = i + 1 < l_.size() && l_.words[i + 1].gap == Gap::joined;
      if (degree || (joined && w.capitals)) return false;  // "an MR-conditional box"
      m.courtesy = true;
      return true;
    }
    if (l_.has(i, Cue::staff_title) && (w.capital || l_.is(i, "dr"))) {
      m.staff_title = true;
      return true;
    }
    if (respectful(i)) return true;
    return l_.has(i, Cue::kin_title) && !m.staff_title;
  }

  /// "Ma'am", "Ate", "Kuya": said to anyone, to colleagues more than to patients.
  [[nodiscard]] bool respectful(std::uint32_t i) const {
    constexpr std::array kWords = {"ma'am", "mam",    "sir",    "madam", "ate",
                                   "kuya",  "manong", "manang", "oga",   "doc"};
    return l_.words[i].capital && listed(kWords, l_.lower(i)) && i + 1 < l_.size() &&
           l_.words[i + 1].capital;
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
    if (!m.courtesy || l_.words[title].capitals) return false;  // "an MR technologist"
    const Word& w = l_.words[i];
    if (w.grammar || w.has_digit || w.span.size() < 2) return false;
    if (l_.has(i, Cue::first_name) && !l_.has(i, Cue::name_word)) return true;
    constexpr std::array kSure = {"mr",     "mrs",     "smt",    "shri",   "señora",
                                  "senora", "señor",   "senor",  "doña",   "frau",
                                  "herr",   "signora", "mang",   "aling",  "tatay",
                                  "nanay",  "tannie",  "alhaji", "alhaja", "mme"};
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
      // "J.R. Ewing", "Q.F. Arturo Vidal"
      if (l_.close(end) && dot_at(l_.words[end - 1].span.end) && opens(end)) {
        const std::uint32_t last = name_end(end);
        if (institution(end, last)) return last;
        Mention m{i, i, last};
        m.doubtful = !l_.has(end, Cue::first_name);
        add(m);
        return last;
      }
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
    return joined && ends && !w.initial && !next.capital && !next.known && !next.grammar &&
           !next.has_digit && next.cues == 0 && next.span.size() <= 5;
  }

  std::uint32_t plain(std::uint32_t i) {
    if (!l_.all_capitals && r_.taken[i] == 0 && two_parts(i)) {
      Mention m{i, i, i + 2};
      m.doubtful = true;
      add(m);
      return m.end;
    }
    const bool asked = after_relation(i);
    if (l_.all_capitals || (!opens(i) && !asked)) return i;
    Mention m{i, i, name_end(i)};
    if (institution(i, m.end)) return m.end;
    constexpr std::array kSaints = {"saint", "santa", "san", "sankt", "são"};
    if (listed(kSaints, l_.lower(i)) && m.end - i > 1) return m.end;
    if (asked && !opens(i)) {
      add(m);
      return m.end;
    }
    if (l_.close(m.end) && l_.words[m.end].digits) return m.end;  // "Band 6", "Station 9"
    const bool letter = l_.words[m.end - 1].initial && !l_.has(i, Cue::first_name);
    const bool short_form = dot_at(l_.words[m.end - 1].span.end) && m.end < l_.size() &&
                            l_.words[m.end].gap == Gap::aside;  // "Wim K., admitted"
    if (letter && !short_form && m.end - i == 2) --m.end;       // "Peaked T waves"
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
    m.opening = m.doubtful && !given && l_.words[i].gap >= Gap::sentence;
    behind(m);
    add(m);
    return m.end;
  }

  void behind(Mention& m) const {
    const bool inner = m.end - m.first > 1 && elder_behind(l_, m.end - 1);
    const bool outer =
        l_.close(m.end) && elder_behind(l_, m.end) && !l_.words[m.end - 1].possessive;
    const bool respect = l_.close(m.end) && respect_behind(l_, m.end) && m.end - m.first == 1;
    if (outer || respect) ++m.end;
    if (!inner && !outer && !respect) return;
    m.doubtful = m.opening = false;
    if (!respect) m.title = kLikely;
  }

  /// "her granddaughter Summer", "his sister, Hope,": behind a relative any capital is a name.
  [[nodiscard]] bool after_relation(std::uint32_t i) const {
    const Word& w = l_.words[i];
    if (i < 2 || w.gap > Gap::aside || !w.capital || w.capitals || w.has_digit || w.initial ||
        w.grammar || r_.taken[i] != 0) {
      return false;
    }
    constexpr std::uint64_t kNever = bit(Cue::department) | bit(Cue::staff) |
                                     bit(Cue::staff_title) | bit(Cue::facility) |
                                     bit(Cue::courtesy) | bit(Cue::kin_title) | bit(Cue::region) |
                                     bit(Cue::eponym_noun) | bit(Cue::product) | bit(Cue::not_name);
    constexpr std::array kWhose = {"his", "her", "their", "the", "a", "whose", "one", "patient's"};
    const std::uint32_t noun = i - 1;
    if ((w.cues & kNever) != 0 || !l_.has(noun, Cue::relation) || l_.words[noun].capital ||
        l_.words[noun].possessive) {
      return false;
    }
    const bool whose = listed(kWhose, l_.lower(noun - 1)) || l_.words[noun - 1].possessive;
    const bool set_off = i + 1 >= l_.size() || l_.words[i + 1].gap >= Gap::aside;
    return whose && l_.words[noun].gap <= Gap::space && (w.gap <= Gap::space || set_off);
  }

  /// "Critical Care Committee", "Amazon Web Services": capitals in a row with vocabulary among
  /// them.
  [[nodiscard]] bool title_case(std::uint32_t first, std::uint32_t end) const {
    const auto vocabulary = [&](std::uint32_t i) {
      constexpr std::uint64_t kNames = bit(Cue::first_name) | bit(Cue::name_word) |
                                       bit(Cue::street) | bit(Cue::saint) | bit(Cue::reside) |
                                       bit(Cue::civic) | bit(Cue::eponym_noun) | bit(Cue::eponym);
      const Word& w = l_.words[i];
      if (elder_behind(l_, i)) return false;
      return w.capital && !w.grammar && !l_.has(i, Cue::first_name) && !l_.has(i, Cue::courtesy) &&
             (w.known || (w.cues & ~kNames) != 0);
    };
    for (std::uint32_t i = first + 1; i < end; ++i) {
      if (vocabulary(i)) return true;
    }
    const bool before = first > 0 && l_.words[first].gap <= Gap::space && vocabulary(first - 1) &&
                        !l_.has(first - 1, Cue::patient) && !l_.has(first - 1, Cue::relation);
    return before || (l_.close(end) && !l_.words[end - 1].possessive && vocabulary(end) &&
                      !l_.words[end].capitals);
  }

  /// "a man named idris": behind "named" a word of no vocabulary is a name, however written.
  [[nodiscard]] bool named_so(std::uint32_t i) const {
    const Word& w = l_.words[i];
    constexpr std::array kSaid = {"named", "name", "called"};
    if (w.known || w.grammar || w.has_digit || w.cues != 0 || w.span.size() < 3) return false;
    const std::uint32_t said = l_.is(i - 1, "is") || l_.is(i - 1, "was") ? i - 2 : i - 1;
    if (said == 0 || !listed(kSaid, l_.lower(said))) return false;
    const std::uint32_t who = said - 1;
    if (l_.is(said, "name")) return is_pronoun(l_.lower(who)) && said == i - 2;
    return (l_.words[who].cues & kSomeone) != 0 && (l_.is(said, "named") || l_.is(who - 1, "a"));
  }

  /// "the patient called maria", "his wife, denise": in small letters only known given names count.
  std::uint32_t small_letters(std::uint32_t i) {
    const Word& w = l_.words[i];
    if (!w.capital && i > 1 && w.gap <= Gap::space && named_so(i)) {
      Mention m{i, i, i + 1};
      add(m);
      return i + 1;
    }
    if (w.capital || i == 0 || !l_.has(i, Cue::first_name) || l_.has(i, Cue::name_word)) return i;
    if (w.gap > Gap::aside) return i;
    // "it was paco the husband of señora remedios"
    const std::uint32_t noun =
        l_.is(i + 1, "the") || l_.is(i + 1, "her") || l_.is(i + 1, "his") ? i + 2 : i + 1;
    if (noun == i + 2 && l_.has(noun, Cue::relation) && !w.grammar && l_.is(noun + 1, "of")) {
      Mention m{i, i, i + 1};
      m.right_patient = kStrong;
      add(m);
      return i + 1;
    }
    // "this boy ezekiel", "mum is keisha"
    const bool boy = l_.has(i - 1, Cue::person) && i > 1 &&
                     (l_.is(i - 2, "this") || l_.is(i - 2, "the") || l_.is(i - 2, "a"));
    const bool is = i > 1 && (l_.is(i - 1, "is") || l_.is(i - 1, "was")) && !w.grammar &&
                    l_.has(i - 2, Cue::relation);
    const bool asked = listed(kNaming, l_.lower(i - 1)) || l_.has(i - 1, Cue::relation) ||
                       l_.has(i - 1, Cue::patient) || boy || is;
    if (!asked || (w.grammar && !listed(kNaming, l_.lower(i - 1)))) return i;
    Mention m{i, i, i + 1};
    add(m);
    return i + 1;
  }

  const Reading& r_;
  const WordList& l_;
  std::vector<Mention> found_;
};

}  // namespace

std::vector<Mention> collect_mentions(const Reading& reading) {
  return Collector(reading).run();
}

}  // namespace reframe::privacy
