// What calls a name a name: "a patient named Rosa", "everyone knew her as Nana Jo", "the rep is
// Kyle".
#include <algorithm>
#include <array>
#include <string>

#include "analyzer/privacy/mention.h"
#include "analyzer/privacy/reading.h"

namespace reframe::privacy {
namespace {

constexpr std::array kNaming = {"named", "called",   "nicknamed",  "surnamed", "name",
                                "names", "nickname", "christened", "initials"};

class Naming {
 public:
  Naming(const Reading& reading, Mention& mention) : l_(reading.list), m_(mention) {}

  /// "a patient named Rosa", "her name was Rosa", "known as Big Mike".
  bool run(std::uint32_t k) {
    constexpr std::array kAdverbs = {"also", "actually", "really", "just"};
    if (k > 0 && listed(kAdverbs, l_.lower(k)) && l_.close(k)) --k;  // "was also Maria"
    // "And her brother, that's River."
    if (l_.is(k, "that") && l_.words[k].possessive && l_.words[k].gap == Gap::aside && k > 0 &&
        l_.has(k - 1, Cue::relation) && !listed(kOwn, determiner(l_, k - 1))) {
      patient_left(kSaid);
      return true;
    }
    std::uint32_t at = k;
    const bool be =
        listed(kBe, l_.lower(at)) || l_.is(at, "as") || l_.is(at, "by") || l_.is(at, "of");
    if (be && at > 0) --at;
    // "His wife, who goes by Dot"
    const bool goes = l_.is(k, "by") && k > 0 && (l_.is(k - 1, "goes") || l_.is(k - 1, "went"));
    for (std::uint32_t n = 2; goes && n <= 5 && n <= k; ++n) {
      if ((l_.words[k - n].cues & kSomeone) == 0) continue;
      patient_left(kSaid);
      return true;
    }
    constexpr std::array kBeds = {"bed", "room", "bay", "cubicle"};
    if (be && at > 0 && l_.words[at].has_digit && listed(kBeds, l_.lower(at - 1))) {
      patient_left(kSaid);  // "Bed 22 was Arlo Finch's"
      return true;
    }
    constexpr std::array kIs = {"was", "is", "are", "were"};
    if (be && listed(kIs, l_.lower(k)) && subject(k)) return true;
    if (be && k > 0 && l_.words[m_.name].initial && is_pronoun(l_.lower(k - 1))) {
      patient_left(kStrong);  // "In my notes he is E.H."
      return true;
    }
    if (l_.is(at, "known") || l_.is(at, "her") || l_.is(at, "him")) return known_as(at, be);
    // "That's her real name, Dr. Lucy Parkinson"
    if (m_.staff_title && l_.is(k, "name") && !l_.close(m_.first)) return false;
    // "did a frailty score, and called Dr. Rhee": on the telephone
    constexpr std::array kCallers = {"and", "i", "we", "then", "he", "she"};
    const bool rang = l_.is(at, "called") && at == k && at > 0 && l_.close(at) &&
                      listed(kCallers, l_.lower(at - 1));
    if (rang && (m_.staff_title || l_.is(at - 1, "i") || l_.is(at - 1, "we"))) return false;
    if (!listed(kNaming, l_.lower(at))) return be && known_as(at, be);
    whose_name(at);
    return true;
  }

 private:
  void patient_left(int n) { m_.left_patient += n; }
  void staff_left(int n) { m_.left_staff += n; }

  /// "The nice rep at Medtronic is Teresa", "My mentor was Ruth": who it is goes before "is".
  bool subject(std::uint32_t be) {
    constexpr std::uint32_t kNear = 8;
    constexpr std::array kTheirs = {"hers", "his", "theirs", "mine", "ours"};
    if (be > 0 && listed(kTheirs, l_.lower(be - 1)) &&
        (l_.sentence_of(be).cues & bit(Cue::staff)) != 0) {
      staff_left(kStrong);  // "My manager is Ms Trelawney and hers is Mr Quaye."
      return true;
    }
    // "The case I took to my manager was Mr. Oyelaran."
    const std::uint32_t first = l_.sentence_of(be).first;
    if (l_.is(first, "the") && (l_.is(first + 1, "case") || l_.is(first + 1, "patient"))) {
      patient_left(kStrong);
      return true;
    }
    for (std::uint32_t n = 1; n <= kNear && n <= be; ++n) {
      const std::uint32_t i = be - n;
      if (l_.words[i + 1].gap >= Gap::aside) return false;
      const bool staff = (l_.words[i].cues & (bit(Cue::staff) | bit(Cue::occupation))) != 0;
      if (staff) {
        staff_left(is_former(l_, i) ? 0 : kSaid);
        return true;
      }
      if ((l_.words[i].cues & (bit(Cue::patient) | bit(Cue::relation))) != 0) {
        const std::string_view whose = determiner(l_, i);
        if (listed(kOwn, whose) && l_.has(i, Cue::relation)) m_.own = true;
        if (!listed(kOwn, whose) || l_.has(i, Cue::patient)) patient_left(kSaid);
        return true;
      }
      constexpr std::array kNoun = {"which", "it", "and", "but", "there", "because", "when"};
      if (listed(kNoun, l_.lower(i))) return false;
    }
    return false;
  }

  /// "everyone knew her as "Nana Jo"", "we called him "Big Mike"".
  bool known_as(std::uint32_t at, bool be) {
    const std::uint32_t from = at >= kLook ? at - kLook : 0;
    for (std::uint32_t i = at + 1; i-- > from;) {
      const std::string_view word = l_.lower(i);
      constexpr std::array kNamed = {"called", "nicknamed", "named", "christened"};
      if (word == "known" || word == "knew" || listed(kNamed, word)) {
        if (be || listed(kNamed, word)) {
          if (animal_before(i)) {
            staff_left(kSaid);  // "We had a robot and the kids named him Gary."
            return true;
          }
          patient_left(someone_before(i) ? kStrong : kHint);
          return true;
        }
      }
      if (l_.words[i].gap >= Gap::sentence) break;
    }
    return false;
  }

  [[nodiscard]] bool animal_before(std::uint32_t at) const {
    constexpr std::uint32_t kNear = 14;
    for (std::uint32_t n = 1; n <= kNear && n <= at; ++n) {
      if (l_.words[at - n + 1].gap >= Gap::sentence) return false;
      if (is_animal(l_, at - n)) return true;
    }
    return false;
  }

  [[nodiscard]] bool someone_before(std::uint32_t at) const {
    const Sentence& s = l_.sentence_of(at);
    return s.pronoun || (s.cues & (bit(Cue::patient) | bit(Cue::person) | bit(Cue::relation))) != 0;
  }

  /// "Our analyser was called Grace".
  [[nodiscard]] bool is_machine(std::uint32_t i) const {
    constexpr std::array kMachines = {
        "analyser",  "analyzer", "machine",   "scanner",    "pump",       "printer",    "server",
        "van",       "car",      "truck",     "trolley",    "hoist",      "boat",       "ship",
        "ambulance", "device",   "printers",  "centrifuge", "ventilator", "monitor",    "computer",
        "dispenser", "fridge",   "freezer",   "kiosk",      "persona",    "helicopter", "minibus",
        "bike",      "kettle",   "algorithm", "model"};
    return listed(kMachines, l_.lower(i));
  }

  /// Whose name it is stands before "named": a patient, a nurse, a product, "my".
  void whose_name(std::uint32_t at) {
    constexpr std::uint32_t kNear = 10;
    for (std::uint32_t n = 1; n <= kNear && n <= at; ++n) {
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
      if (n == 1 && l_.has(i, Cue::settlement))
        return staff_left(kSaid);  // "a hamlet called Penwith"
      const bool addressed = (l_.sentence_of(i).cues & bit(Cue::courtesy)) != 0;
      if (word == "their" && l_.is(at, "names") && addressed) return patient_left(kLikely);
      if (is_animal(l_, i) || is_machine(i)) return staff_left(kSaid);
      if (is_former(l_, i)) return patient_left(kLikely);
      const bool kin = l_.has(i, Cue::relation) && !l_.has(i, Cue::person);
      if (l_.has(i, Cue::patient) || kin) return patient_left(kSaid);
      if (l_.has(i, Cue::staff) || l_.has(i, Cue::department)) return staff_left(kSaid);
      if (l_.has(i, Cue::person) || l_.has(i, Cue::occupation) || is_pronoun(word) ||
          word == "whose") {
        if (n == 1 && is_pronoun(word) && office_before(i)) return staff_left(kSaid);
        if (answered(i)) return staff_left(kSaid);
        const bool wrote = l_.is(m_.end, "wrote") && l_.is(m_.end + 1, "back");
        // "I got two days of a lad called Owain"
        const bool lent = i > 2 && l_.is(i - 1, "a") && l_.is(i - 2, "of") &&
                          (l_.is(i - 3, "days") || l_.is(i - 3, "hours") || l_.is(i - 3, "weeks"));
        if (lent) return staff_left(kSaid);
        const bool office = !is_pronoun(word) && word != "whose" && contacted(l_, i);
        return colleague_before(i) || successor(i) || wrote || office ? staff_left(kSaid)
                                                                      : patient_left(kStrong);
      }
      if (l_.has(i, Cue::product) || l_.has(i, Cue::work_word) || word == "tool" || word == "app" ||
          word == "bot" || word == "system" || word == "company" || word == "startup") {
        return staff_left(kSaid);
      }
    }
    const bool initials =
        l_.is(at, "initials") && at > 0 && (l_.is(at - 1, "the") || is_pronoun(l_.lower(at - 1)));
    patient_left(initials ? kLikely : kTrace);
  }

  /// "Somebody at head office, I think her name was Rosalind": who was met last before the pronoun
  /// has a post or sits in an office.
  [[nodiscard]] bool office_before(std::uint32_t pronoun) const {
    constexpr std::array kOffices = {
        "finance",   "payroll",  "procurement", "purchasing",  "stores",       "estates",
        "accounts",  "legal",    "billing",     "switchboard", "informatics",  "pharmacy",
        "records",   "biomed",   "catering",    "kitchen",     "kitchens",     "laundry",
        "transport", "supplier", "vendor",      "company",     "manufacturer", "agency",
        "ministry",  "council",  "office",      "corporate",   "headquarters", "helpdesk",
        "warehouse", "it",       "hr",          "lab",         "facilities"};
    constexpr std::uint32_t kNear = 22;
    const std::uint32_t sentence = l_.words[pronoun].sentence;
    for (std::uint32_t n = 1; n <= kNear && n <= pronoun; ++n) {
      const std::uint32_t i = pronoun - n;
      if (l_.words[i].sentence + 1 < sentence) return false;
      if (l_.has(i, Cue::staff)) return !is_former(l_, i);
      if (listed(kOffices, l_.lower(i)) && !(l_.is(i, "it") && !l_.words[i].capitals)) return true;
      constexpr std::uint64_t kCared =
          bit(Cue::patient) | bit(Cue::relation) | bit(Cue::care_word) | bit(Cue::patient_act);
      if ((l_.words[i].cues & kCared) != 0) return false;
    }
    return false;
  }

  /// "I rang Ottawa and got a fellow called Christian": who answers for an office.
  [[nodiscard]] bool answered(std::uint32_t noun) const {
    constexpr std::array kCalls = {"rang", "phoned", "called", "telephoned", "emailed"};
    constexpr std::uint32_t kNear = 7;
    bool got = false;
    for (std::uint32_t n = 1; n <= kNear && n <= noun; ++n) {
      if (l_.words[noun - n + 1].gap >= Gap::sentence) return false;
      got = got || (n <= 2 && l_.is(noun - n, "got"));
      if (got && listed(kCalls, l_.lower(noun - n))) return true;
    }
    return false;
  }

  /// "I inherited the list from a man called Roderick": one whose work the author took up or
  /// learnt.
  [[nodiscard]] bool successor(std::uint32_t noun) const {
    constexpr std::array kTies = {"led",     "headed",   "inherited", "learned",  "learnt",
                                  "trained", "taught",   "shadowed",  "replaced", "succeeded",
                                  "hired",   "mentored", "coached",   "worked"};
    constexpr std::uint32_t kNear = 9;
    for (std::uint32_t n = 1; n <= kNear && n <= noun; ++n) {
      if (l_.words[noun - n + 1].gap >= Gap::sentence) return false;
      if (listed(kTies, l_.lower(noun - n))) return true;
    }
    return false;
  }

  /// "The biomed tech, a quiet man called Arvid": the comma before "a quiet man" follows a post.
  [[nodiscard]] bool colleague_before(std::uint32_t noun) const {
    // "My boss at the time, a guy named Carl"
    for (std::uint32_t n = 2; n <= 7 && n < noun; ++n) {
      const std::uint32_t i = noun - n;
      if (l_.has(i, Cue::staff) && (l_.is(i - 1, "my") || l_.is(i - 1, "our")) &&
          !is_former(l_, i) && l_.words[noun - 1].gap == Gap::aside) {
        return true;
      }
    }
    // "Our Patient Safety Officer is this guy named Mr. Whitlock"
    bool is = false;
    for (std::uint32_t n = 1; n <= 8 && n <= noun; ++n) {
      const std::uint32_t i = noun - n;
      if (l_.words[i + 1].gap >= Gap::aside) break;
      is = is || l_.is(i, "is") || l_.is(i, "was") || (n == 2 && l_.words[i].possessive);
      if (is && l_.has(i, Cue::staff)) return !is_former(l_, i);
    }
    for (std::uint32_t n = 0; n < 4 && n < noun; ++n) {
      const std::uint32_t i = noun - n;
      if (l_.words[i].gap == Gap::aside) {
        return (l_.has(i - 1, Cue::staff) || l_.has(i - 1, Cue::department)) &&
               !is_former(l_, i - 1);
      }
      if (l_.words[i].gap > Gap::aside) return false;
    }
    return false;
  }

  const WordList& l_;
  Mention& m_;
};

}  // namespace

bool weigh_naming(const Reading& reading, Mention& mention, std::uint32_t k) {
  return Naming(reading, mention).run(k);
}

}  // namespace reframe::privacy
