// Numbers that belong to one person: by their keyword, by their shape, by both.
#include <algorithm>
#include <array>
#include <string>

#include "analyzer/privacy/reading.h"

namespace reframe::privacy {
namespace {

constexpr std::string_view kRecordWhy =
    "A number that a hospital, insurer or office gave to one person.";
constexpr std::string_view kPhoneWhy = "A telephone or fax number of a patient or relative.";

/// Check digit of a UK NHS number (ten digits): weights 10 to 2, modulus 11.
/// Source: NHS Data Dictionary, "NHS Number".
bool nhs_number(std::string_view d) {
  if (d.size() != 10) return false;
  int sum = 0;
  for (int i = 0; i < 9; ++i) sum += (d[static_cast<std::size_t>(i)] - '0') * (10 - i);
  const int check = (11 - sum % 11) % 11;
  return check != 10 && check == d[9] - '0';
}

/// Check digit of an Australian Medicare card (ten digits, ninth is the check): weights
/// 1 3 7 9 1 3 7 9, modulus 10; cards begin with 2 to 6.
/// Source: Services Australia, Medicare card number algorithm.
bool au_medicare(std::string_view d) {
  if (d.size() != 10 || d[0] < '2' || d[0] > '6') return false;
  constexpr std::array kWeights = {1, 3, 7, 9, 1, 3, 7, 9};
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) sum += (d[i] - '0') * kWeights[i];
  return sum % 10 == d[8] - '0';
}

/// A US social security number by its groups; 000, 666 and 9xx were never given out.
/// Source: Social Security Administration, SSN randomization.
bool us_ssn(std::string_view area, std::string_view group, std::string_view serial) {
  return area.size() == 3 && group.size() == 2 && serial.size() == 4 && area != "000" &&
         area != "666" && area[0] != '9' && group != "00" && serial != "0000";
}

/// The shape of a Medicare Beneficiary Identifier, eleven places, without its hyphens.
/// Source: CMS, Understanding the MBI format.
bool us_mbi(std::string_view s) {
  constexpr std::string_view kShape = "1AXNAXNAANN";  // 1 = 1..9, N digit, A letter, X either
  if (s.size() != kShape.size()) return false;
  for (std::size_t i = 0; i < s.size(); ++i) {
    const bool digit = ascii_digit(s[i]);
    const bool letter = s[i] >= 'A' && s[i] <= 'Z';
    const char want = kShape[i];
    const bool fits = want == 'A' ? letter : (want == 'X' ? digit || letter : digit);
    if (!fits || (want == '1' && s[i] == '0')) return false;
  }
  return true;
}

struct Keyword {
  Cue cue;
  IdentifierFamily family;
  std::size_t digits;  ///< the fewest that make a value
  bool person;         ///< only where somebody is spoken of
};
constexpr std::array kKeywords = {
    Keyword{Cue::id_mrn, IdentifierFamily::mrn, 4, false},
    Keyword{Cue::id_health_plan, IdentifierFamily::health_plan, 4, false},
    Keyword{Cue::id_account, IdentifierFamily::account, 4, true},
    Keyword{Cue::id_ssn, IdentifierFamily::ssn, 4, false},
    Keyword{Cue::id_licence, IdentifierFamily::licence, 4, true},
    Keyword{Cue::id_device, IdentifierFamily::device, 3, true},
    Keyword{Cue::id_vehicle, IdentifierFamily::vehicle, 1, false},
    Keyword{Cue::id_other, IdentifierFamily::other, 4, true}};
constexpr std::uint32_t kFiller = 5;  ///< words between a keyword and its number

class Numbers {
 public:
  explicit Numbers(Reading& reading) : r_(reading), l_(reading.list) {}

  void run() {
    for (std::uint32_t i = 0; i < l_.size(); ++i) {
      keyword(i);
      if (l_.is(i, "number")) some_number(i);
      spoken(i);
    }
    for (std::uint32_t i = 0; i < l_.size(); ++i) {
      if (r_.taken[i] == 0 && l_.words[i].has_digit) shape(i);
    }
  }

 private:
  [[nodiscard]] bool joins(std::uint32_t i) const {
    return i < l_.size() && l_.words[i].gap == Gap::joined;
  }

  // ------------------------------------------------------------------ a keyword and its number
  void keyword(std::uint32_t i) {
    for (const Keyword& k : kKeywords) {
      if (!l_.has(i, k.cue) || l_.has(i + 1, k.cue)) continue;  // the last word of the phrase
      if (mine(i, k) || (k.person && !somebody(i, k)) || (!r_.anchored(i) && !patients_own(i, k)))
        continue;
      if (!value_behind(i, k)) value_before(i, k);
    }
    plain_word(i);
    later(i);
  }

  /// "(MRN 6620394)", "NHS number", "member ID": nobody but a patient has one, in a resume, too.
  [[nodiscard]] bool patients_own(std::uint32_t i, const Keyword& k) const {
    constexpr std::array kSure = {"mrn",        "nhs",      "medical",  "patient",
                                  "hospital",   "chart",    "member",   "uhid",
                                  "subscriber", "medicare", "medicaid", "beneficiary"};
    if (k.cue != Cue::id_mrn && k.cue != Cue::id_health_plan) return false;
    for (std::uint32_t n = 0; n < 4 && n <= i && l_.has(i - n, k.cue); ++n) {
      if (listed(kSure, l_.lower(i - n)) && (n > 0 || l_.words[i].capitals)) return true;
    }
    return false;
  }

  /// Words that are no label by themselves: only a value that nothing but a label has makes them
  /// one. "Blue Horizon member BHX 5520193", "Medicare Advantage ID H2207-88-5163".
  void plain_word(std::uint32_t i) {
    constexpr std::array kPlan = {"member",    "subscriber",   "policy",     "plan",
                                  "insurance", "medicare",     "medicaid",   "advantage",
                                  "insurer",   "beneficiary",  "philhealth", "nhif",
                                  "nhis",      "krankenkasse", "coverage"};
    constexpr std::array kOther = {"id",   "no",   "nr",     "number", "ref",  "reference",
                                   "file", "case", "folder", "code",   "card", "identifier"};
    if (r_.resume() || r_.taken[i] != 0 || (l_.words[i].cues & keyword_cues()) != 0) return;
    const bool plan = listed(kPlan, l_.lower(i));
    if (!plan && !listed(kOther, l_.lower(i))) return;
    const std::uint32_t at = behind_sign(i);
    if (at >= l_.size() || l_.words[at].gap > Gap::colon) return;
    constexpr Keyword kPlanKey{Cue::id_health_plan, IdentifierFamily::health_plan, 5, true};
    constexpr Keyword kOtherKey{Cue::id_other, IdentifierFamily::other, 5, true};
    bool insured = plan;
    constexpr std::uint64_t kNot = bit(Cue::not_id) | bit(Cue::own_id) | bit(Cue::product) |
                                   bit(Cue::org_contact) | bit(Cue::own_contact);
    for (std::uint32_t n = 0; n <= 4 && n <= i; ++n) {
      if ((l_.words[i - n].cues & kNot) != 0 && !listed(kPlan, l_.lower(i - n))) return;
      insured = insured || listed(kPlan, l_.lower(i - n)) || l_.has(i - n, Cue::id_health_plan);
      if (l_.words[i - n].gap >= Gap::sentence) break;
    }
    const std::uint32_t end = value_end(at, insured ? kPlanKey : kOtherKey);
    const bool card = insured && !plan && l_.is(i, "id");
    const bool carried = !insured && implanted(i);
    // "the hospital number, 2209471, the VHI policy, VH-5520-883"
    const bool beside = r_.pointed[l_.words[i].sentence] != 0;
    if (end == at || !coded(at, end) || (!card && !carried && !beside && !r_.someone_near(i)))
      return;
    using enum IdentifierFamily;
    r_.report(insured ? health_plan : (carried ? device : other), at, end, kRecordWhy);
  }

  /// One past "no.", "is" or "#" behind a label.
  [[nodiscard]] std::uint32_t behind_sign(std::uint32_t i) const {
    std::uint32_t at = i + 1;
    constexpr std::array kSigns = {"id", "no", "nr", "number", "is", "was", "card"};
    while (at < l_.size() && at < i + 4 && listed(kSigns, l_.lower(at))) ++at;
    return at;
  }

  /// Letters and digits, or groups of digits: what a telephone, a year or a count has not.
  [[nodiscard]] bool coded(std::uint32_t at, std::uint32_t end) const {
    const std::string_view value = l_.text.substr(
        l_.words[at].span.start, l_.words[end - 1].span.end - l_.words[at].span.start);
    const bool letter = std::any_of(value.begin(), value.end(), [](char c) {
      return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    });
    return digits_of(value).size() >= 5 && (letter || value.find('-') != std::string_view::npos);
  }

  /// "On his bracelet it said 4471882-B".
  void worn_label(std::uint32_t i) {
    constexpr std::array kWorn = {"bracelet", "wristband", "armband", "sticker", "tag",
                                  "anklet",   "band",      "label",   "barcode"};
    if (i == 0 || !listed(kWorn, l_.lower(i))) return;
    const bool theirs = is_pronoun(l_.lower(i - 1)) || l_.words[i - 1].possessive;
    constexpr std::uint32_t kFar = 6;
    constexpr Keyword kKey{Cue::id_mrn, IdentifierFamily::mrn, 5, true};
    for (std::uint32_t at = i + 1; theirs && at < i + kFar && at < l_.size(); ++at) {
      if (l_.words[at].gap >= Gap::sentence || r_.taken[at] != 0) return;
      const std::uint32_t end = value_end(at, kKey);
      if (end == at || !coded(at, end)) continue;
      r_.report(IdentifierFamily::mrn, at, end, kRecordWhy);
      return;
    }
  }

  /// "call me back on oh four nine one, five seven oh, one five six": digits said one by one.
  void spoken(std::uint32_t i) {
    constexpr std::array kDigits = {"oh",   "zero", "nought", "one",   "two",  "three",  "four",
                                    "five", "six",  "seven",  "eight", "nine", "double", "triple"};
    constexpr std::uint32_t kShortest = 7;
    // Only where the run begins, or a long one would be read again at each of its words.
    const bool inside = i > 0 && l_.words[i].gap <= Gap::aside && listed(kDigits, l_.lower(i - 1));
    if (inside || r_.resume() || r_.taken[i] != 0) return;
    std::uint32_t end = i;
    while (end < l_.size() && (end == i || l_.words[end].gap <= Gap::aside) &&
           listed(kDigits, l_.lower(end))) {
      ++end;
    }
    if (end - i < kShortest || !r_.someone_near(i)) return;
    constexpr std::uint64_t kOthers = bit(Cue::own_contact) | bit(Cue::org_contact);
    const bool theirs = l_.words[i].in_quotes || l_.sentence_of(i).pronoun;  // "he says, call me"
    if ((cues_near(i) & kOthers) != 0 && !theirs) return;
    r_.report(IdentifierFamily::phone, i, end, kPhoneWhy);
  }

  /// "his member ID memorized at that point, H88-2204-519": the value stands a clause away.
  void later(std::uint32_t i) {
    constexpr std::uint32_t kFar = 10;
    if (r_.resume()) return;
    worn_label(i);
    for (const Keyword& k : kKeywords) {
      if (!l_.has(i, k.cue) || l_.has(i + 1, k.cue) || mine(i, k)) continue;
      // "chart", "account", "plate": words of every day are labels only right before a value.
      const bool device = k.cue == Cue::id_device && worn(i);
      // "his account with the oxygen company, 7730-2251"
      const bool theirs = i > 0 && is_pronoun(l_.lower(i - 1)) && k.cue == Cue::id_account;
      if (i == 0 || !(l_.has(i - 1, k.cue) || l_.words[i].capitals || device || theirs)) continue;
      for (std::uint32_t at = i + 1; at < i + kFar && at < l_.size(); ++at) {
        if (l_.words[at].gap >= Gap::sentence || r_.taken[at] != 0) return;
        const bool other = (l_.words[at].cues & (keyword_cues() | bit(Cue::not_id))) != 0;
        if (other && !l_.is(at, "form")) return;  // "the serial number on the form was …"
        const bool stated = l_.words[at].gap >= Gap::aside || l_.is(at - 1, "was") ||
                            l_.is(at - 1, "is") || l_.is(at - 1, "said");
        if (!stated || !group(at)) continue;
        const std::uint32_t end = value_end(at, k);
        if (end == at || !coded(at, end) || !r_.someone_near(i)) continue;
        r_.report(k.family, at, end, kRecordWhy);
        return;
      }
    }
  }

  /// "the number was C-31 778 204": of a kind that the sentence leaves open.
  void some_number(std::uint32_t i) {
    if (r_.taken[i] != 0 || (l_.words[i].cues & keyword_cues()) != 0) return;
    if (!l_.is(i + 1, "was") && !l_.is(i + 1, "is") &&
        !(i + 1 < l_.size() && l_.words[i + 1].gap == Gap::aside)) {
      return;
    }
    constexpr std::uint64_t kOthers =
        bit(Cue::own_id) | bit(Cue::not_id) | bit(Cue::own_contact) | bit(Cue::org_contact);
    if ((cues_near(i) & kOthers) != 0 || !r_.someone_in(i) || !r_.anchored(i)) return;
    std::uint32_t at = i + 1;
    while (at < l_.size() && at < i + 3 && filler(at) && !l_.words[at].has_digit) ++at;
    constexpr Keyword kAny{Cue::id_other, IdentifierFamily::other, 6, true};
    const std::uint32_t end = at < l_.size() ? value_end(at, kAny) : at;
    if (end == at || telephone_like(at, end)) return;
    r_.report(IdentifierFamily::other, at, end, kRecordWhy);
  }

  [[nodiscard]] bool telephone_like(std::uint32_t at, std::uint32_t end) const {
    const bool digits = std::all_of(l_.words.begin() + at, l_.words.begin() + end,
                                    [](const Word& w) { return w.digits; });
    return digits && end - at >= 2;
  }

  /// "my licence", "our case number with the vendor".
  [[nodiscard]] bool mine(std::uint32_t i, const Keyword& k) const {
    std::uint32_t first = i;
    while (first > 0 && l_.has(first - 1, k.cue)) --first;
    if (l_.has(i, Cue::own_id) || l_.has(first, Cue::own_id)) return true;
    if (l_.has(i, Cue::not_id) && k.cue != Cue::id_vehicle && first == i) return true;
    if (k.cue == Cue::id_device && first > 0 && l_.has(first - 1, Cue::body_device)) return false;
    return first > 0 && (l_.is(first - 1, "my") || l_.has(first - 1, Cue::not_id));
  }

  [[nodiscard]] bool somebody(std::uint32_t i, const Keyword& k) const {
    if (k.cue == Cue::id_device) {
      // "There was one family … Their vent, serial number TR-0093157"
      constexpr std::uint32_t kTight = 4;
      for (std::uint32_t n = 1; n <= kTight && n <= i && !r_.resume(); ++n) {
        if (l_.is(i - n, "their") && worn(i)) return true;
        if (l_.words[i - n].gap >= Gap::sentence) break;
      }
      if (implanted(i) && !r_.resume()) return true;
      return r_.patient_in(i) || (r_.someone_in(i) && worn(i)) ||
             (l_.sentence_of(i).pronoun && worn(i)) || (told_before(i) && !shelved(i));
    }
    // "under account 70-338815": a number in groups is one of many accounts.
    if (k.cue == Cue::id_account && i + 1 < l_.size() && l_.words[i + 1].has_digit) {
      const std::uint32_t end = value_end(i + 1, k);
      if (end > i + 2 && coded(i + 1, end)) return true;
    }
    return r_.someone_near(i);
  }

  /// What only a patient carries: its number is theirs, whoever else is spoken of.
  [[nodiscard]] bool implanted(std::uint32_t i) const {
    constexpr std::array kIn = {"pacemaker", "defibrillator", "icd",    "implant",
                                "cochlear",  "prosthesis",    "cgm",    "stimulator",
                                "lvad",      "stent",         "valve",  "pacer",
                                "chamber",   "loop",          "sensor", "neurostimulator"};
    const Sentence& s = l_.sentence_of(i);
    constexpr std::uint32_t kNear = 12;
    for (std::uint32_t k = i > s.first + kNear ? i - kNear : s.first; k < i; ++k) {
      if (listed(kIn, l_.lower(k))) return true;
    }
    return false;
  }

  /// A patient is named in the sentences before, and the device may be theirs.
  [[nodiscard]] bool told_before(std::uint32_t i) const {
    if (r_.resume() || l_.words[i].sentence == 0) return false;
    return r_.named_sentence[l_.words[i].sentence - 1] != 0 && worn(i);
  }

  /// A device of the ward or of a vendor.
  [[nodiscard]] bool shelved(std::uint32_t i) const {
    constexpr std::uint64_t kOther =
        bit(Cue::product) | bit(Cue::staff) | bit(Cue::department) | bit(Cue::not_id);
    return (l_.sentence_of(i).cues & kOther) != 0;
  }

  [[nodiscard]] bool worn(std::uint32_t i) const {
    return (l_.sentence_of(i).cues & bit(Cue::body_device)) != 0;
  }

  [[nodiscard]] bool filler(std::uint32_t i) const {
    constexpr std::array kWords = {
        "is",       "was",       "of",      "number", "no",       "ending",  "in",      "for",
        "card",     "id",        "with",    "the",    "read",     "reading", "said",    "were",
        "and",      "a",         "this",    "that",   "her",      "his",     "printed", "written",
        "as",       "on",        "shown",   "listed", "nr",       "num",     "s",       "n",
        "starting", "beginning", "at",      "clinic", "hospital", "bank",    "ended",   "ends",
        "began",    "being",     "patient", "which",  "to",       "record"};
    return listed(kWords, l_.lower(i)) || (l_.words[i].cues & keyword_cues()) != 0;
  }

  static std::uint64_t keyword_cues() {
    std::uint64_t all = 0;
    for (const Keyword& k : kKeywords) all |= bit(k.cue);
    return all;
  }

  bool value_behind(std::uint32_t i, const Keyword& k) {
    std::uint32_t at = i + 1;
    while (at < l_.size() && at <= i + kFiller && l_.words[at].gap < Gap::sentence && filler(at) &&
           !l_.words[at].has_digit) {
      ++at;
    }
    if (at >= l_.size() || l_.words[at].gap >= Gap::sentence) return false;
    const std::uint32_t end = value_end(at, k);
    if (end == at) return false;
    // "3390021 was mine; hers was 3390012"
    const bool mine = (l_.is(end, "was") || l_.is(end, "is")) && l_.is(end + 1, "mine");
    if (!mine) r_.report(k.family, at, end, kRecordWhy);
    for (std::uint32_t n = end; mine && n < end + 8 && n + 2 < l_.size(); ++n) {
      if ((l_.is(n, "hers") || l_.is(n, "his") || l_.is(n, "theirs")) &&
          l_.words[n + 2].has_digit) {
        r_.report(k.family, n + 2, value_end(n + 2, k) == n + 2 ? n + 3 : value_end(n + 2, k),
                  kRecordWhy);
        break;
      }
    }
    return true;
  }

  /// "00482913 was the record number".
  void value_before(std::uint32_t i, const Keyword& k) {
    if (k.cue == Cue::id_vehicle) return;
    std::uint32_t first = i;
    while (first > 0 && l_.has(first, k.cue)) --first;
    for (std::uint32_t n = 0; n < 4 && first > 0 && filler(first); ++n) --first;
    if (!l_.words[first].has_digit || digits_of(l_.written(first)).size() < 6) return;
    const bool stated = l_.is(first + 1, "was") || l_.is(first + 1, "is") || l_.is(first + 1, "as");
    if (stated) r_.report(k.family, first, first + 1, kRecordWhy);
  }

  [[nodiscard]] bool group(std::uint32_t i) const {
    return i < l_.size() && r_.taken[i] == 0 &&
           (l_.words[i].has_digit || l_.words[i].capitals || l_.words[i].initial);
  }

  /// One past the value that begins at `at`: groups of digits and capitals, three or more digits.
  [[nodiscard]] std::uint32_t value_end(std::uint32_t at, const Keyword& k) const {
    constexpr std::uint32_t kGroups = 8;
    if (!group(at)) return at;
    std::uint32_t end = at + 1;
    while (end < at + kGroups && group(end) && continues(end)) ++end;
    while (end > at + 1 && !l_.words[end - 1].has_digit && l_.words[end - 1].gap != Gap::joined &&
           k.cue != Cue::id_vehicle) {
      --end;
    }
    const std::string_view value = l_.text.substr(
        l_.words[at].span.start, l_.words[end - 1].span.end - l_.words[at].span.start);
    const std::string digits = digits_of(value);
    if (digits.size() < k.digits || unit_behind(end)) return at;
    if (k.cue == Cue::id_vehicle && value.size() < 4) return at;
    const bool year = end == at + 1 && digits.size() == 4 && value.size() == 4 &&
                      (digits.starts_with("19") || digits.starts_with("20"));
    // "22/4471" is no date.
    const bool date = value.find('/') != std::string_view::npos && digits.size() <= 8 &&
                      !(digits.size() >= 6 && end - at == 2);
    return year || date ? at : end;
  }

  [[nodiscard]] bool continues(std::uint32_t i) const {
    const std::string_view between = l_.between(i);
    return between == "-" || between == " " || between == "." || between == "/" ||
           between.empty() || between == " - ";
  }

  /// "chart 4000 patients": a count, no value.
  [[nodiscard]] bool unit_behind(std::uint32_t i) const {
    constexpr std::array kUnits = {"patients", "people", "records", "times", "charts", "percent",
                                   "calls",    "claims", "members", "users", "visits", "beds"};
    return i < l_.size() && l_.words[i].gap <= Gap::space && listed(kUnits, l_.lower(i));
  }

  // ------------------------------------------------------------------ shapes
  void shape(std::uint32_t i) {
    if (mbi(i)) return;
    if (i > 0 && joins(i)) {
      // "the serial, TRL-20-118640"
      if (l_.words[i - 1].capitals && !joins(i - 1)) bare_code(i - 1);
      if (r_.taken[i] != 0 || !l_.words[i].digits || l_.words[i - 1].has_digit) return;
    } else if (!l_.words[i].digits) {
      return bare_code(i);
    }
    if (patient_number(i)) return;
    std::uint32_t end = i + 1;
    while (end < l_.size() && end < i + 8 && r_.taken[end] == 0 && l_.words[end].digits &&
           telephone_gap(end)) {
      ++end;
    }
    if (ssn(i, end) || health(i, end)) return;
    if (!telephone(i, end)) bare_code(i);
  }

  /// "a second chart came up, 00718342", "her card said PJN604417H": digits that nobody counts,
  /// where a record, a card or a label is spoken of and somebody whose it is.
  void bare_code(std::uint32_t i) {
    constexpr std::array kHolders = {
        "scan",     "under",    "belonged",  "order",       "specimen", "sample",  "mr",
        "chart",    "charts",   "record",    "records",     "card",     "cards",   "number",
        "numbers",  "serial",   "serials",   "label",       "labels",   "sticker", "stickers",
        "bracelet", "band",     "wristband", "armband",     "tag",      "id",      "account",
        "accounts", "file",     "files",     "mrn",         "mrns",     "search",  "barcode",
        "typed",    "form",     "slip",      "letter",      "one",      "his",     "hers",
        "implant",  "device",   "folder",    "digit",       "digits",   "profile", "profiles",
        "entry",    "referral", "claim",     "requisition", "envelope"};
    constexpr std::uint64_t kNot = bit(Cue::not_id) | bit(Cue::own_id) | bit(Cue::own_contact) |
                                   bit(Cue::org_contact) | bit(Cue::host) | bit(Cue::product);
    if (r_.resume() || r_.taken[i] != 0 || joins(i)) return;
    // "record VH-55310": with letters before them five digits are enough.
    const bool lettered = l_.words[i].capitals && !l_.words[i].has_digit;
    const Keyword key{Cue::id_other, IdentifierFamily::other, lettered ? 5U : 6U, true};
    const std::uint32_t end = value_end(i, key);
    if (end == i || !stands_alone(i, end)) return;
    const Sentence& s = l_.sentence_of(i);
    constexpr std::uint32_t kNear = 16;
    constexpr std::uint32_t kTight = 6;
    bool held = false;
    for (std::uint32_t k = i > s.first + kNear ? i - kNear : s.first;
         k < std::min(s.end, end + kNear); ++k) {
      const bool behind = k >= end && (k >= end + kTight / 2 || l_.words[end].gap >= Gap::aside);
      const bool beside = k + kTight >= i && !behind;
      if (beside && (l_.words[k].cues & kNot) != 0 && !l_.is(k, "form")) return;
      held = held || listed(kHolders, l_.lower(k)) || (l_.words[k].cues & keyword_cues()) != 0;
    }
    // "her implant's number. A new colleague saw it next to PJN604418S"
    const std::uint32_t sentence = l_.words[i].sentence;
    const bool letters = !l_.words[i].digits || end > i + 1;
    held = held ||
           (letters && sentence > 0 && (l_.sentences[sentence - 1].cues & keyword_cues()) != 0);
    // "was record W7730164": letters and digits that a chart has
    constexpr std::array kCharts = {"record", "chart", "mrn", "folder"};
    for (std::uint32_t k = i > s.first + kTight ? i - kTight : s.first; k < i && letters; ++k) {
      if (!listed(kCharts, l_.lower(k))) continue;
      return r_.report(IdentifierFamily::mrn, i, end, kRecordWhy);
    }
    // Nobody counts with a nought in front: "somebody typed 00482917"
    const bool padded = l_.written(i).starts_with("00");
    const bool long_padded = padded && l_.written(i).size() >= 7;  // "The other was 00971506."
    if (long_padded && r_.someone_near(i)) held = true;
    if (held && (padded || r_.someone_near(i) || (end - i > 1 && coded(i, end) && someone_next(i))))
      r_.report(IdentifierFamily::other, i, end, kRecordWhy);
  }

  /// Somebody stands in the sentence behind.
  [[nodiscard]] bool someone_next(std::uint32_t i) const {
    const std::uint32_t next = l_.words[i].sentence + 1;
    return next < l_.sentences.size() && r_.someone_in(l_.sentences[next].first);
  }

  /// Six digits or more without a comma, and nothing behind that they count.
  [[nodiscard]] bool stands_alone(std::uint32_t i, std::uint32_t end) const {
    const std::uint32_t start = l_.words[i].span.start;
    const std::string_view before = start > 0 ? l_.text.substr(start - 1, 1) : std::string_view{};
    if (before == "," || before == "$" || before == "." || before == "/") return false;
    if (l_.text.substr(0, start).ends_with("£") || l_.text.substr(0, start).ends_with("€"))
      return false;
    return end >= l_.size() || l_.words[end].gap >= Gap::aside || l_.words[end].grammar ||
           (l_.words[end].known && !l_.lower(end).ends_with("s"));
  }

  /// "patient 4482913", "patient #4482913".
  bool patient_number(std::uint32_t i) {
    if (i == 0 || !l_.has(i - 1, Cue::patient) || l_.words[i].gap > Gap::space) return false;
    if (l_.words[i].span.size() < 5 || l_.words[i - 1].possessive) return false;
    r_.report(IdentifierFamily::mrn, i, i + 1, kRecordWhy);
    return true;
  }

  bool mbi(std::uint32_t i) {
    std::string joined;
    std::uint32_t end = i;
    while (end < l_.size() && end < i + 3 && (end == i || joins(end))) {
      joined += l_.written(end++);
    }
    if (!us_mbi(joined) || !r_.anchored(i)) return false;
    r_.report(IdentifierFamily::health_plan, i, end, kRecordWhy);
    return true;
  }

  bool ssn(std::uint32_t i, std::uint32_t end) {
    if (end - i != 3 || l_.between(i + 1) != "-" || l_.between(i + 2) != "-") return false;
    if (!us_ssn(l_.written(i), l_.written(i + 1), l_.written(i + 2)) || !r_.anchored(i))
      return false;
    r_.report(IdentifierFamily::ssn, i, end, kRecordWhy);
    return true;
  }

  bool health(std::uint32_t i, std::uint32_t end) {
    const std::string digits = run_digits(i, end);
    const bool uk = end - i == 3 && l_.words[i].span.size() == 3 &&
                    l_.words[i + 1].span.size() == 3 && l_.between(i + 1) == " " &&
                    nhs_number(digits);
    const bool au = end - i == 3 && l_.words[i].span.size() == 4 &&
                    l_.words[i + 1].span.size() == 5 && au_medicare(digits);
    if ((!uk && !au) || telephone_word(i) || !r_.anchored(i)) return false;
    r_.report(IdentifierFamily::health_plan, i, end, kRecordWhy);
    return true;
  }

  [[nodiscard]] std::string run_digits(std::uint32_t i, std::uint32_t end) const {
    return digits_of(l_.text.substr(l_.words[i].span.start,
                                    l_.words[end - 1].span.end - l_.words[i].span.start));
  }

  [[nodiscard]] bool telephone_gap(std::uint32_t i) const {
    constexpr std::array kGaps = {" ", "-", ".", ") ", ")", " (", "\xE2\x80\x91"};
    return listed(kGaps, l_.between(i)) || l_.between(i) == "\xC2\xA0";
  }

  [[nodiscard]] bool telephone_word(std::uint32_t i) const {
    constexpr std::array kWords = {
        "phone",    "phoned", "telephone", "call",  "called",   "calling", "cell",      "mobile",
        "landline", "tel",    "ring",      "rang",  "dial",     "dialled", "dialed",    "text",
        "texted",   "reach",  "fax",       "faxed", "whatsapp", "number",  "voicemail", "ph"};
    constexpr std::uint32_t kNear = 10;
    for (std::uint32_t n = 1; n <= kNear && n <= i; ++n) {
      if (listed(kWords, l_.lower(i - n))) return true;
      if (l_.words[i - n].gap == Gap::sentence) return false;
    }
    return false;
  }

  [[nodiscard]] bool fax_word(std::uint32_t i) const {
    constexpr std::uint32_t kNear = 10;
    for (std::uint32_t n = 1; n <= kNear && n <= i; ++n) {
      if (l_.is(i - n, "fax") || l_.is(i - n, "faxed") || l_.is(i - n, "faxes")) return true;
      if (l_.words[i - n].gap == Gap::sentence) return false;
    }
    return false;
  }

  static bool toll_free(std::string_view d) {
    for (const char* code : {"1800", "1888", "1877", "1866", "1855", "1844", "1833", "0800", "0808",
                             "0300", "0303", "0330", "0345", "0844", "0845", "0870", "1300"}) {
      if (d.starts_with(code)) return true;
    }
    for (const char* code : {"800", "888", "877", "866", "855", "844", "833"}) {
      if (d.size() == 10 && d.starts_with(code)) return true;
    }
    return false;
  }

  bool telephone(std::uint32_t i, std::uint32_t end) {
    std::uint32_t start = l_.words[i].span.start;
    const char before = start > 0 ? l_.text[start - 1] : ' ';
    const bool open = before == '(' || before == '+';
    if (open) --start;
    if (open && before == '(' && start > 0 && l_.text[start - 1] == '+') --start;
    const std::string digits = run_digits(i, end);
    if (!telephone_shape(i, end, digits, open)) return false;
    if (toll_free(digits)) return true;
    constexpr std::uint64_t kOthers = bit(Cue::own_contact) | bit(Cue::org_contact);
    // "A customer's husband called me at night from 0803 555 0176."
    const bool caller = i > 0 && l_.is(i - 1, "from") && r_.someone_in(i);
    bool said = false;  // "left me a message that said call me at …"
    for (std::uint32_t n = 2; n <= 7 && n <= i && l_.words[i - n + 1].gap < Gap::sentence; ++n) {
      said = said || l_.is(i - n, "said") || l_.is(i - n, "says") || l_.is(i - n, "saying");
    }
    const bool theirs =
        caller || said || (l_.words[i].in_quotes && r_.someone_near(i));  // "…get me at …"
    // "I called IT at 402-555-0188"
    const bool office =
        i > 1 && (l_.is(i - 1, "at") || l_.is(i - 1, "on")) && l_.has(i - 2, Cue::department);
    if (office) return true;
    const std::uint64_t near = theirs ? 0 : cues_near(i) | told_behind(end);
    if ((near & kOthers) != 0 || !r_.anchored(i) || r_.contact_block(i)) return true;
    r_.report(fax_word(i) ? IdentifierFamily::fax : IdentifierFamily::phone,
              Span{start, l_.words[end - 1].span.end}, kPhoneWhy);
    return true;
  }

  /// "505-555-0110, which was the clinic's crisis line": the cues of a clause that says whose it
  /// is.
  [[nodiscard]] std::uint64_t told_behind(std::uint32_t end) const {
    constexpr std::uint32_t kNear = 8;
    std::uint64_t cues = 0;
    const bool says = l_.is(end, "which") || (l_.is(end, "the") && l_.words[end].gap == Gap::aside);
    for (std::uint32_t i = end; says && i < end + kNear && i < l_.size(); ++i) {
      if (i > end && l_.words[i].gap >= Gap::aside) break;
      cues |= l_.words[i].cues;
    }
    return cues;
  }

  /// The cues of the words before `i` in its sentence, as far as a reader looks back.
  [[nodiscard]] std::uint64_t cues_near(std::uint32_t i) const {
    constexpr std::uint32_t kNear = 8;
    std::uint64_t cues = 0;
    for (std::uint32_t n = 0; n <= kNear && n <= i; ++n) {
      cues |= l_.words[i - n].cues;
      if (l_.words[i - n].gap == Gap::sentence) break;
    }
    return cues;
  }

  [[nodiscard]] bool telephone_shape(std::uint32_t i, std::uint32_t end, std::string_view digits,
                                     bool open) const {
    constexpr std::size_t kShortest = 7;
    constexpr std::size_t kNational = 9;
    constexpr std::size_t kLongest = 15;
    if (digits.size() < kShortest || digits.size() > kLongest) return false;
    const bool us = end - i >= 3 && l_.words[end - 1].span.size() == 4 &&
                    l_.words[end - 2].span.size() == 3 && l_.words[end - 3].span.size() == 3;
    if (telephone_word(i)) return us || digits.size() >= kNational || end - i == 2;
    if (digits.size() < kNational) return false;
    const bool trunk = digits[0] == '0' && digits.size() > kNational;
    return us || (end - i >= 2 && (open || trunk));
  }

  Reading& r_;
  const WordList& l_;
};

}  // namespace

void read_numbers(Reading& reading) {
  Numbers(reading).run();
}

}  // namespace reframe::privacy
