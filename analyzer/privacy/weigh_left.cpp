// What the words before a name say: "a patient named", "her daughter", "our pharmacist".
#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "analyzer/privacy/mention.h"
#include "analyzer/privacy/reading.h"

namespace reframe::privacy {
namespace {

class LeftSide {
 public:
  LeftSide(const Reading& reading, Mention& mention) : r_(reading), l_(reading.list), m_(mention) {}

  void run() { left(); }

 private:
  void patient_left(int n) { m_.left_patient += n; }
  void staff_left(int n) { m_.left_staff += n; }

  void left() {
    if (m_.first == 0) return;
    const std::uint32_t k = m_.first - 1;
    const Gap gap = l_.words[m_.first].gap;
    if (gap >= Gap::sentence) return;
    if (gap == Gap::colon) return label(k);
    // "The patient's name, I can say it now, was Gustavo Leal."
    if (gap <= Gap::space && l_.is(k, "was") && l_.words[k].gap == Gap::aside && name_before(k)) {
      return patient_left(kSaid);
    }
    // "our Patient Safety Officer. … Ours, Mr. Galloway, came up with a notebook"
    const std::uint32_t told = l_.words[k].sentence;
    const bool ours = gap == Gap::aside && (l_.is(k, "ours") || l_.is(k, "mine")) && told > 0 &&
                      !(k > 0 && l_.is(k - 1, "of"));
    for (std::uint32_t n = 1; ours && n <= 2 && n <= told; ++n) {
      if ((l_.sentences[told - n].cues & bit(Cue::staff)) == 0) continue;
      return staff_left(kSaid);
    }
    if (called_for(k)) staff_left(kStrong);
    if (addressed(k) || phrase(k, gap) || one_of_those(k, gap) || weigh_naming(r_, m_, k)) return;
    if (gap == Gap::aside) {
      // "day five visit, Simone, second baby"
      if (set_off() && (comes_in(k) || retired_one(k))) return patient_left(kStrong);
      const bool visit = l_.is(k, "visit") || l_.is(k, "admission") || l_.is(k, "referral");
      if (visit && set_off() && l_.has(m_.name, Cue::first_name)) patient_left(kLikely);
      if (name_before(k)) patient_left(kLikely);
      if (antecedent(k) || (set_off() && (posted(k) || introduced(k)))) return;
    } else {
      if (m_.courtesy && spoken_to(k)) staff_left(kStrong);
      constexpr std::array kSeen = {"surgery",   "operation",    "appointment", "clinic",
                                    "follow",    "consultation", "consult",     "list",
                                    "procedure", "theatre",      "up",          "under"};
      const bool with = l_.is(k, "with") && k > 0 && listed(kSeen, l_.lower(k - 1));
      if (m_.courtesy && with) staff_left(kStrong);  // "her surgery with Mr Devereux"
      if (m_.courtesy && l_.is(k, "a") && (!cared(k) || (k > 0 && l_.is(k - 1, "sent")))) {
        staff_left(kLikely);
      }
      if (placed(k)) return;
    }
    // "His widow, a Mrs. Tremlett, wrote"
    const bool a = (l_.is(k, "a") || l_.is(k, "one")) && k > 0 && l_.words[k].gap == Gap::aside &&
                   gap <= Gap::space;
    noun_left(a ? k - 1 : k, a || gap == Gap::aside);
    if (gap <= Gap::space && !l_.words[k].in_quotes &&
        (l_.is(k, "our") || (l_.is(k, "own") && k > 0 && l_.is(k - 1, "our")))) {
      staff_left(kLikely);  // "our own Grace"
    }
    // "My Harold can't read that," she said.
    const bool mine = l_.is(k, "my") && l_.words[k].in_quotes && gap <= Gap::space &&
                      l_.has(m_.name, Cue::first_name);
    if (mine) patient_left(kStrong);
    if (gap <= Gap::space) deed(k);
  }

  /// "Patient: Rosa", "Her name I still know: Theodora".
  void label(std::uint32_t k) {
    const bool named = l_.has(k, Cue::patient) || (l_.is(k, "name") && !r_.resume());
    if (named || name_before(k)) patient_left(kSaid);
  }

  /// "I called physical therapy, and Kelly Trendell came with a walker": who comes from there.
  [[nodiscard]] bool called_for(std::uint32_t k) const {
    constexpr std::array kCalls = {"called", "paged", "rang", "bleeped", "phoned", "texted"};
    constexpr std::array kComes = {"came", "come", "answered", "said", "ran", "picked"};
    if (!l_.is(k, "and") || !l_.close(m_.end) || !listed(kComes, l_.lower(m_.end))) return false;
    bool office = false;
    for (std::uint32_t n = 1; n <= kLook && n <= k; ++n) {
      const std::uint32_t i = k - n;
      if (l_.words[i + 1].gap >= Gap::aside && n > 1) return false;
      office = office || l_.has(i, Cue::department) || l_.has(i, Cue::staff);
      if (listed(kCalls, l_.lower(i))) return office;
    }
    return false;
  }

  /// "They call me Rosa"; "For Siobhan Keane": the author, or to whom the story is told.
  bool addressed(std::uint32_t k) {
    constexpr std::array kTo = {"for", "to", "dear", "attention"};
    const bool me = l_.is(k, "me") && k > 0 &&
                    (l_.is(k - 1, "call") || l_.is(k - 1, "called") || l_.is(k - 1, "calls"));
    const bool letter =
        !l_.is(k, "dear") || m_.end >= l_.size() || l_.words[m_.end].gap >= Gap::aside;
    if (!me && !(k == 0 && listed(kTo, l_.lower(k)) && letter)) return false;
    m_.own = true;
    return true;
  }

  /// Phrases that leave nothing open.
  bool phrase(std::uint32_t k, Gap gap) {
    const bool voice =
        l_.is(k, "of") && k > 0 && l_.has(k - 1, Cue::care_object) && gap <= Gap::space;
    if (voice) {
      patient_left(kStrong);  // "the voice of Gulnara"
      return true;
    }
    // "The chart said Washington, Earline.", "a label that read Mrs Okoye"
    constexpr std::array kSays = {"said", "says", "read", "reads"};
    constexpr std::array kLabels = {"chart",   "label",   "wristband", "bracelet", "band", "tag",
                                    "armband", "sticker", "record",    "screen",   "card"};
    // "The wristband said Kowalski": no badge is worn so
    constexpr std::array kWorn = {"wristband", "bracelet", "armband"};
    bool labelled = false;
    bool worn = false;
    for (std::uint32_t n = 1; n <= 3 && n <= k && listed(kSays, l_.lower(k)); ++n) {
      labelled = labelled || listed(kLabels, l_.lower(k - n));
      worn = worn || listed(kWorn, l_.lower(k - n));
    }
    const bool person = m_.courtesy || l_.has(m_.name, Cue::first_name) ||
                        l_.has(m_.end - 1, Cue::first_name) ||
                        (m_.end < l_.size() && l_.has(m_.end, Cue::first_name));
    if (is_register_word(l_, k) || (labelled && (person || worn) && gap <= Gap::space)) {
      patient_left(kSaid);
      return true;
    }
    // "I read Atul Gawande and made a checklist"
    if (l_.is(k, "read") && k > 0 && l_.is(k - 1, "i") && !m_.courtesy) staff_left(kLikely);
    constexpr std::array kFrom = {"out", "from", "at", "up", "over", "down", "here"};
    const bool calls = m_.end + 2 < l_.size() && l_.words[m_.end].gap == Gap::aside &&
                       l_.is(m_.end, "it") && l_.is(m_.end + 1, "about");
    if (l_.is(k, "it") && l_.words[k].possessive && gap <= Gap::space &&
        (calls || (l_.close(m_.end) && listed(kFrom, l_.lower(m_.end))))) {
      patient_left(kLikely);  // on the telephone: "It's Narelle out at the station."
    }
    // "it's Marcus, it's about Tilly", on a machine that answers
    const bool about =
        l_.is(k, "about") && k > 0 && l_.is(k - 1, "it") && l_.words[k - 1].possessive;
    if (about && gap <= Gap::space) {
      patient_left(kLikely);
      return true;
    }
    // "a patient, I'll just say Robyn"; "my best story is about Walt"
    const bool let = l_.is(k, "say") && k > 0 &&
                     (l_.is(k - 1, "just") || l_.is(k - 1, "let's") || l_.is(k - 1, "i'll") ||
                      l_.is(k - 1, "us"));
    const bool story = l_.is(k, "about") && k > 1 && (l_.is(k - 1, "is") || l_.is(k - 1, "was")) &&
                       (l_.is(k - 2, "story") || l_.is(k - 2, "one") || l_.is(k - 2, "this"));
    if ((let || story) && gap <= Gap::space) {
      patient_left(kLikely);
      return true;
    }
    if (pseudonym(k)) {
      patient_left(kLikely);
      return true;
    }
    const bool letters = gap == Gap::aside && l_.words[k].capitals &&
                         l_.words[k].span.size() <= 5 && k > 0 && l_.words[k].gap <= Gap::space &&
                         !determiner(l_, k).empty();
    if (letters) staff_left(kSaid);  // "the HCA, Marlon,"
    return letters;
  }

  /// "in Alice Springs": where, not who.
  bool placed(std::uint32_t k) {
    constexpr std::array kPlace = {"in", "near", "outside", "at"};
    m_.place = (listed(kPlace, l_.lower(k)) || distant(k)) && !m_.courtesy &&
               !l_.words[m_.end - 1].possessive;
    if (m_.place) staff_left(kLikely);
    return m_.place;
  }

  /// "three hundred k's out of Alice", "an hour north of Kidman".
  [[nodiscard]] bool distant(std::uint32_t k) const {
    constexpr std::array kWays = {"out",       "north",     "south",    "east",
                                  "west",      "outside",   "inland",   "northwest",
                                  "northeast", "southwest", "southeast"};
    constexpr std::array kLengths = {"k",     "ks",   "km",   "kms",   "kilometres", "kilometers",
                                     "miles", "mile", "hour", "hours", "minutes",    "clicks"};
    if (!l_.is(k, "of") || k == 0 || !listed(kWays, l_.lower(k - 1))) return false;
    for (std::uint32_t n = 2; n <= 4 && n <= k; ++n) {
      if (listed(kLengths, l_.lower(k - n))) return true;
    }
    return false;
  }

  /// What is done with whom is named: treated, worked with, told of a household.
  void deed(std::uint32_t k) {
    constexpr std::array kLearnt = {"learned", "learnt", "learn", "inherited"};
    for (std::uint32_t n = 1; l_.is(k, "from") && n <= 5 && n <= k; ++n) {
      if (l_.words[k - n + 1].gap >= Gap::aside) break;
      if (listed(kLearnt, l_.lower(k - n))) staff_left(kLikely);
    }
    const bool speaking = l_.words[k].in_quotes && k > 0 &&
                          ((l_.is(k, "is") && l_.is(k - 1, "this")) || l_.is(k, "i'm"));
    if (!speaking && l_.has(k, Cue::work_link) && treated_next(k)) {
      patient_left(kLikely);  // "I worked with Tobias Wren. He'd had a laryngectomy."
    } else if (!speaking && l_.has(k, Cue::work_link)) {
      staff_left(kLikely);
    } else if (speaking || l_.has(k, Cue::care_verb)) {
      patient_left(kHint);  // "This is Patrice, I am calling about …"
    }
    // "The first family I connected was the McAllisters."
    bool kin = false;
    for (std::uint32_t n = 1; l_.is(k, "the") && n <= 8 && n <= k; ++n) {
      if (l_.words[k - n + 1].gap >= Gap::aside) break;
      kin = kin || l_.is(k - n, "family") || l_.is(k - n, "couple");
    }
    if (kin && l_.lower(m_.end - 1).ends_with("s")) patient_left(kStrong);
    constexpr std::array kHouseholds = {"family",   "place",   "household", "farm",     "kids",
                                        "boys",     "girls",   "twins",     "children", "house",
                                        "brothers", "sisters", "boy",       "girl",     "baby",
                                        "child",    "kid",     "twin",      "lad",      "lady"};
    if (!l_.is(k, "the")) return;
    if (l_.close(m_.end) && listed(kHouseholds, l_.lower(m_.end))) family();
    if (k > 0 && l_.words[k].gap == Gap::aside &&
        (l_.is(k - 1, "family") || l_.is(k - 1, "couple"))) {
      patient_left(kStrong);
    }
  }

  /// A therapist works with a patient, too: the next sentence says that he or she is ill.
  [[nodiscard]] bool treated_next(std::uint32_t k) const {
    const std::uint32_t next = l_.words[k].sentence + 1;
    if (!l_.is(k, "with") || next >= l_.sentences.size()) return false;
    const Sentence& s = l_.sentences[next];
    constexpr std::array kOpens = {"he", "she", "he'd", "she'd", "his", "her"};
    constexpr std::uint64_t kIll =
        bit(Cue::patient_state) | bit(Cue::patient_act) | bit(Cue::care_word) | bit(Cue::event);
    constexpr std::uint64_t kWork = bit(Cue::staff) | bit(Cue::work_act) | bit(Cue::work_word);
    return listed(kOpens, l_.lower(s.first)) && (s.cues & kIll) != 0 && (s.cues & kWork) == 0;
  }

  /// "I telephoned the supplier, spoke to a Mr. Pillai": who answers for a firm.
  [[nodiscard]] bool spoken_to(std::uint32_t k) const {
    constexpr std::array kSpoke = {"spoke", "talked", "through", "speaking", "spoken", "passed"};
    std::uint32_t at = l_.is(k, "a") && k > 0 ? k - 1 : k;
    const bool got = l_.is(at, "got") || l_.is(at, "reached");
    if (at == 0 || (!got && !l_.is(at, "to") && !l_.is(at, "with"))) return false;
    if (!got && !listed(kSpoke, l_.lower(at - 1))) return false;
    constexpr std::uint64_t kFirm =
        bit(Cue::staff) | bit(Cue::department) | bit(Cue::org_contact) | bit(Cue::product);
    constexpr std::uint32_t kNear = 12;
    for (std::uint32_t n = 1; n <= kNear && n <= at; ++n) {
      if (l_.words[at - n + 1].gap >= Gap::sentence) return false;
      if ((l_.words[at - n].cues & kFirm) != 0) return true;
    }
    return false;
  }

  /// "A stockman comes in, Clarrie, he's come off a horse": word `k` ends what patients do.
  [[nodiscard]] bool comes_in(std::uint32_t k) const {
    constexpr std::array kComes = {"comes", "came",   "walks",   "walked",
                                   "rolls", "rolled", "staggers"};
    if (!l_.is(k, "in") || k < 3 || !listed(kComes, l_.lower(k - 1))) return false;
    for (std::uint32_t n = 2; n <= 5 && n <= k; ++n) {
      const std::uint32_t i = k - n;
      if (l_.has(i, Cue::staff) || l_.has(i, Cue::department)) return false;
      if (l_.is(i, "a") || l_.is(i, "an") || l_.is(i, "this")) return true;
      if (l_.words[i].gap >= Gap::aside) return false;
    }
    return false;
  }

  /// "The one who changed my mind was a retired welder, Hank".
  [[nodiscard]] bool retired_one(std::uint32_t k) const {
    return k > 1 && l_.has(k - 1, Cue::former) && l_.close(k) && !l_.has(k, Cue::staff) &&
           !l_.words[k].grammar && (l_.is(k - 2, "a") || l_.is(k - 2, "an"));
  }

  /// A patient or something of care stands in the sentence of word `i`, or he or she does.
  [[nodiscard]] bool cared(std::uint32_t i) const {
    constexpr std::uint64_t kCare = bit(Cue::patient) | bit(Cue::person) | bit(Cue::relation) |
                                    bit(Cue::care_word) | bit(Cue::care_verb) |
                                    bit(Cue::patient_act) | bit(Cue::patient_state);
    const Sentence& s = l_.sentence_of(i);
    return (s.cues & kCare) != 0 || s.pronoun;
  }

  /// "Her name was on the board in red, Zdenka, with three stars".
  [[nodiscard]] bool name_before(std::uint32_t k) const {
    constexpr std::uint32_t kNear = 12;
    if (m_.staff_title) return false;  // "That's her real name, Dr. Lucy Parkinson"
    const bool set_off = m_.end >= l_.size() || l_.words[m_.end].gap >= Gap::aside;
    for (std::uint32_t n = 0; set_off && n < kNear && n < k; ++n) {
      const bool theirs = is_pronoun(l_.lower(k - n - 1)) ||
                          (l_.words[k - n - 1].possessive && l_.has(k - n - 1, Cue::patient));
      if (l_.is(k - n, "name") && theirs) return true;
      if (l_.words[k - n].gap == Gap::sentence) break;
    }
    return false;
  }

  /// The name stands between commas or ends its sentence.
  [[nodiscard]] bool set_off() const {
    return m_.end >= l_.size() || l_.words[m_.end].gap >= Gap::aside || l_.is(m_.end, "who") ||
           (l_.is(m_.end, "and") && m_.end + 1 < l_.size() && l_.words[m_.end + 1].capital);
  }

  /// "One of them was Trevor Maddocks", "The worst was Joan Whitty", "The one I always tell is
  /// Walt": one of the patients told of before, if nobody at work was.
  bool one_of_those(std::uint32_t k, Gap gap) {
    constexpr std::array kBefore = {"worst", "first", "last", "one", "next", "oldest", "youngest"};
    const bool be = gap <= Gap::space && (l_.is(k, "was") || l_.is(k, "is")) && k > 1;
    const std::uint32_t noun = be ? k - 1 : k;
    const bool them =
        noun > 1 && l_.is(noun, "them") && l_.is(noun - 1, "of") && l_.is(noun - 2, "one");
    bool one = be && l_.is(noun - 1, "the") && listed(kBefore, l_.lower(noun));
    for (std::uint32_t n = 1; be && !one && n <= 7 && n < noun; ++n) {
      // "the one I always tell is"
      if (l_.words[noun - n + 1].gap >= Gap::aside) break;
      one = l_.is(noun - n, "one") && l_.is(noun - n - 1, "the") && l_.is(noun - n + 1, "i");
    }
    const bool told_so = be && l_.is(noun, "that");  // "… she told me. That was Betty Lindqvist"
    // "The right one, Tom Hargreave, I rang thirty seconds later"
    const bool other = gap == Gap::aside && k > 1 && (l_.is(k, "one") || l_.is(k, "other")) &&
                       (l_.is(k - 1, "the") || l_.is(k - 2, "the")) && set_off();
    one = one || other;
    if (!them && !one && !told_so) return false;
    // "The one I tell new grads about is Mr. Okafor."
    const bool the_one = one && !them && !other;
    const std::uint64_t office =
        the_one ? 0 : bit(Cue::staff) | (them ? bit(Cue::department) : std::uint64_t{0});
    const std::uint32_t s = l_.words[k].sentence;
    bool of = one;
    for (std::uint32_t n = 0; n <= 1 && n <= s; ++n) {
      const Sentence& told = l_.sentences[s - n];
      if ((told.cues & office) != 0) return false;
      of = of || told.crowd || told.pronoun ||
           (told.cues & (bit(Cue::patient) | bit(Cue::person))) != 0;
    }
    if (of) patient_left(kHint);
    return of;
  }

  /// "I sat with him, Mr. Aondona, …": the noun that "him" stands for says who it is.
  bool antecedent(std::uint32_t k) {
    constexpr std::array kPronouns = {"him", "her", "he", "she"};
    constexpr std::uint32_t kNear = 24;
    if (!listed(kPronouns, l_.lower(k))) return false;
    const std::uint32_t sentence = l_.words[k].sentence;
    for (std::uint32_t n = 1; n <= kNear && n <= k; ++n) {
      const std::uint32_t i = k - n;
      if (l_.words[i].sentence + 1 < sentence) return false;
      if (l_.has(i, Cue::staff) || l_.has(i, Cue::occupation)) {
        staff_left(kStrong);
        return true;
      }
      if ((l_.words[i].cues & kSomeone) != 0) {
        patient_left(kLikely);
        return true;
      }
    }
    return false;
  }

  /// "The nurse who bypassed most often, Carla Benedetti, showed me", "the resident on call,
  /// Tobias,": a post with what belongs to it before the comma.
  bool posted(std::uint32_t k) {
    constexpr std::uint32_t kNear = 9;
    constexpr std::array kBehind = {"who",  "that", "on", "in",   "at",
                                    "with", "for",  "of", "from", "about"};
    for (std::uint32_t n = 0; n <= kNear && n <= k; ++n) {
      const std::uint32_t i = k - n;
      if (n > 0 && l_.words[i + 1].gap >= Gap::aside) return false;
      if (l_.is(i, "and") || l_.is(i, "but")) return false;
      if ((l_.words[i].cues & kSomeone) != 0 && !l_.has(i, Cue::staff) &&
          !(l_.is(i, "resident") && l_.is(i + 2, "call"))) {
        return false;
      }
      const bool post = l_.has(i, Cue::staff) || l_.is(i, "resident");
      if (!post || is_former(l_, i) || !listed(kBehind, l_.lower(i + 1))) continue;
      const std::string_view whose = determiner(l_, i);
      if (whose != "the" && whose != "our" && whose != "a" && whose != "one" && whose != "my")
        return false;
      const bool he = l_.is(i + 1, "for") || l_.is(i + 1, "of");
      staff_left(he ? kLikely : kSaid);
      return true;
    }
    return false;
  }

  /// "His daughter rang, Nadia, wanting to know", "a patient there, Gord,": who it is stands a few
  /// words before the comma, and nobody else in between.
  bool introduced(std::uint32_t k) {
    constexpr std::uint32_t kNear = 6;
    const bool given = l_.has(m_.name, Cue::first_name) || m_.courtesy;
    const std::uint32_t reach = given ? kNear : kNear / 2;
    constexpr std::uint64_t kHouse = bit(Cue::product) | bit(Cue::department) | bit(Cue::work_word);
    if (l_.has(k, Cue::staff) && !is_former(l_, k) && !l_.has(k, Cue::relation)) {
      return false;  // "a patient advocate, Carol Simms"
    }
    if ((l_.words[k].cues & kHouse) != 0 && !l_.has(k, Cue::care_word)) {
      return false;  // "the girl on the switchboard, Petra"
    }
    for (std::uint32_t n = 1; n <= reach && n <= k; ++n) {
      const std::uint32_t i = k - n;
      if (l_.words[i + 1].gap >= Gap::aside) return false;
      constexpr std::uint64_t kOthers = bit(Cue::staff) | bit(Cue::department) |
                                        bit(Cue::occupation) | bit(Cue::work_link) |
                                        bit(Cue::work_act);
      const bool person = (l_.words[i].cues & kSomeone) != 0 && !works(i);
      if (!person && (l_.words[i].cues & kOthers) != 0) return false;
      if (l_.words[i].capital && !l_.is(i, "i") && l_.words[i].gap != Gap::sentence) return false;
      if (l_.is(i, "at") || l_.is(i, "from")) return false;  // "the lady at the shelter, Marisol"
      if (!person) continue;
      if (contacted(l_, i)) {
        staff_left(kSaid);  // "wrote to the product people and got this woman, Imogen Sharpe"
        return true;
      }
      const std::string_view whose = determiner(l_, i);
      const bool many = l_.lower(i).ends_with("s") && !l_.is(i, "twins");
      if (l_.words[i].possessive || listed(kOwn, whose) || many) return false;
      // "the partner site, Larkhill": one noun with the next, and no relative of anyone.
      const bool compound =
          n == 1 && l_.has(i, Cue::relation) && whose != "his" && whose != "her" &&
          whose != "their" && whose != "'s" && !l_.words[k].grammar &&
          (!l_.words[k].known || l_.has(k, Cue::facility)) && l_.words[k].gap <= Gap::space;
      if (compound) return false;
      if (i > 0 && works(i - 1) && l_.words[i].gap <= Gap::space) return false;
      // "Patient satisfaction (Press Ganey)": a noun behind makes it no person.
      const bool alone = l_.words[i].gap == Gap::sentence &&
                         (l_.words[i + 1].grammar || l_.has(i + 1, Cue::patient_act));
      const bool told = !whose.empty() || l_.is(i, "twins") || alone;
      if (told) patient_left(kStrong);
      return told;
    }
    return false;
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
    return l_.is(at, "call") && at > 0 && l_.words[at].gap != Gap::joined &&
           l_.words[m_.first].gap <= Gap::space && !l_.is(at - 1, "to") &&
           !l_.has(at - 1, Cue::person);
  }

  /// The noun before the name: "patient Rosa", "her daughter Emily", "our pharmacist Kevin".
  void noun_left(std::uint32_t k, bool aside) {
    if (!aside && heading_word(k)) return;
    if (is_animal(l_, k)) return staff_left(kSaid);
    if (is_former(l_, k)) return patient_left(kLikely);
    if (l_.words[k].possessive) return;
    if (l_.has(k, Cue::patient)) return patient_noun(aside);
    if (order(k)) return;
    if (aside && comes_from(k)) return staff_left(kSaid);
    // "the girl on the phones, Jess"
    constexpr std::array kDesks = {"phones", "desk", "tills", "till", "door", "counter", "front"};
    const bool at_desk = aside && k > 2 && listed(kDesks, l_.lower(k)) && l_.is(k - 1, "the") &&
                         (l_.is(k - 2, "on") || l_.is(k - 2, "at")) && l_.has(k - 3, Cue::person);
    if (at_desk) return staff_left(kSaid);
    // "the implementation fella": a fella may be somebody's partner, too
    const bool works_there = l_.has(k, Cue::person) && k > 0 && l_.close(k) && works(k - 1);
    if (l_.has(k, Cue::relation) && !capital_sister(k) && !ward_sister(k) && !works_there) {
      return relation_noun(k, aside);
    }
    // "Teaching Dorothy Blanchard to breathe": no department
    constexpr std::array kGerunds = {"teaching", "training", "planning", "nursing", "education"};
    if (!aside && l_.words[k].gap == Gap::sentence && listed(kGerunds, l_.lower(k))) return;
    if (l_.has(k, Cue::staff) || l_.has(k, Cue::department)) {
      // "both nurses, Tom first": behind a plural and a comma a new phrase may begin.
      const std::string_view noun = l_.lower(k);
      const bool many = noun.ends_with("s") && !noun.ends_with("ss");
      const bool one = one_of(k);  // "one of our nurses, Dee"
      return staff_left(aside && many && !lists() && !one ? kHint : kSaid);
    }
    const std::string_view whose = determiner(l_, k);
    if (l_.has(k, Cue::occupation) && !whose.empty() && whose != "a" && whose != "an") {
      return staff_left(kStrong);
    }
    if (aside && (l_.is(k, "patients") || l_.is(k, "clients") || l_.is(k, "residents"))) {
      return patient_left(kStrong);
    }
    const bool worker = k > 0 && l_.words[k].gap <= Gap::space && works(k - 1);
    if (l_.has(k, Cue::person)) {
      if (worker || (aside && contacted(l_, k))) return staff_left(kSaid);
      return patient_left(whose.empty() && aside ? kTrace : kLikely);
    }
    const bool verb = l_.lower(k).ends_with("ed") || l_.lower(k).ends_with("ing");
    if (l_.words[k].grammar) return;
    if (worker && !verb) return staff_left(kSaid);  // "the radiology resident, Chris"
    if (listed(kOwn, whose)) staff_left(kLikely);
  }

  /// "one of our nurses", "two of the porters": some of those whom the noun that ends at `noun`
  /// names.
  [[nodiscard]] bool one_of(std::uint32_t noun) const {
    constexpr std::array kSome = {"one", "two", "three", "some", "another"};
    for (std::uint32_t n = 1; n <= 5 && n < noun; ++n) {
      if (l_.words[noun - n + 1].gap >= Gap::aside) return false;
      if (l_.is(noun - n, "of") && listed(kSome, l_.lower(noun - n - 1))) return true;
    }
    return false;
  }

  /// "Father Dominic", "Brother Kizito": a title of the church, and no relative of anyone.
  bool order(std::uint32_t k) {
    constexpr std::array kOrders = {"father", "brother", "mother"};
    const bool bare = k == 0 || (!listed(kDeterminers, l_.lower(k - 1)) &&
                                 !l_.words[k - 1].possessive && !listed(kOwn, l_.lower(k - 1)));
    if (!bare || !l_.words[k].capital || !listed(kOrders, l_.lower(k))) return false;
    const bool patient = (l_.sentence_of(k).cues & bit(Cue::patient)) != 0;
    if (patient && l_.words[k].gap == Gap::aside) {
      patient_left(kStrong);  // "The patient was a monk, Brother Anselm."
    } else if (church(k)) {
      staff_left(kSaid);
    } else if (l_.words[k].gap <= Gap::space) {
      staff_left(kLikely);  // in mid-sentence a capital makes it a title
    } else {
      return false;
    }
    return true;
  }

  void relation_noun(std::uint32_t k, bool aside) {
    if (colleagues(k)) return staff_left(kSaid);
    const std::string_view whose = determiner(l_, k);
    if (listed(kOwn, whose)) {
      // In somebody else's words "my husband" is no husband of the author.
      if (!l_.words[k].in_quotes) m_.own = true;
      return l_.words[k].in_quotes ? patient_left(kStrong) : void();
    }
    // "Mom, Keyana, is holding": without an article the name must be set off on both sides.
    const bool stops = m_.end >= l_.size() || l_.words[m_.end].gap >= Gap::aside || lists();
    if (aside && whose.empty() && !stops) return;
    // "The sister, Bronagh, checked the ceiling" is of the ward, as likely as not.
    if (l_.is(k, "sister") && aside && whose == "the") {
      const bool ward = (l_.sentence_of(k).cues & bit(Cue::staff)) != 0;
      return ward ? staff_left(kLikely) : patient_left(kHint);
    }
    // "Brother Paulinus" may be a monk and no brother of anyone.
    const bool capital = l_.words[k].capital && whose.empty();
    patient_left((aside && !is_pronoun(whose)) || capital ? kStrong : kSaid);
  }

  /// "my colleague's husband": a relative of somebody at work.
  [[nodiscard]] bool colleagues(std::uint32_t k) const {
    for (std::uint32_t n = 1; n <= 3 && n <= k && l_.words[k - n + 1].gap <= Gap::space; ++n) {
      if (l_.words[k - n].possessive) return l_.has(k - n, Cue::staff) && !is_former(l_, k - n);
    }
    return false;
  }

  /// "the man from the maker, a Mr. Lindqvist": sent by some house; from a village one is a
  /// patient.
  [[nodiscard]] bool comes_from(std::uint32_t k) const {
    if (k < 3 || !l_.is(k - 1, "the") || !l_.is(k - 2, "from") || !l_.has(k - 3, Cue::person)) {
      return false;
    }
    constexpr std::array kHome = {"corner", "estate",  "hills",  "farm",  "islands", "coast",
                                  "camp",   "shelter", "street", "flats", "home"};
    return (l_.words[k].cues & (bit(Cue::civic) | bit(Cue::settlement) | bit(Cue::care_word))) ==
               0 &&
           !l_.words[k].capital && !listed(kHome, l_.lower(k));
  }

  /// The name is the first of several: "the two directors, Carla and Ben".
  [[nodiscard]] bool lists() const {
    const std::uint32_t next = l_.is(m_.end, "and") ? m_.end + 1 : m_.end;
    return next < l_.size() && l_.words[next].gap <= Gap::aside && l_.words[next].capital &&
           !l_.words[next].grammar;
  }

  /// "the biomed guy", "the Epic lady": where somebody works.
  [[nodiscard]] bool works(std::uint32_t i) const {
    if (l_.has(i, Cue::department) || l_.has(i, Cue::product) || l_.has(i, Cue::staff) ||
        l_.has(i, Cue::work_word)) {
      return true;
    }
    constexpr std::array kTrades = {"implementation", "rostering", "platform", "app",  "product",
                                    "installation",   "delivery",  "sales",    "tech", "support"};
    if (listed(kTrades, l_.lower(i))) return true;
    // "the records lady", "a comics man"
    const std::string_view word = l_.lower(i);
    constexpr std::size_t kShortest = 5;
    return word.size() >= kShortest && word.ends_with("s") && !word.ends_with("ss") &&
           !word.ends_with("us") && !l_.words[i].grammar && !l_.words[i].possessive &&
           !l_.words[i].capital && l_.words[i].cues == 0;
  }

  /// "Patient Access", "Senior Associate", "Child Development": no person, unless a name is known.
  [[nodiscard]] bool heading_word(std::uint32_t k) const {
    constexpr std::uint64_t kAnyone = bit(Cue::patient) | bit(Cue::person);
    return l_.words[k].capital && (l_.words[k].cues & kAnyone) != 0 &&
           !l_.has(m_.name, Cue::first_name) && !m_.courtesy && !l_.words[m_.name].initial &&
           !l_.words[m_.name].capitals;
  }

  /// "For the patient, Epic was slow": behind a comma only a name that is set off is meant.
  void patient_noun(bool aside) {
    constexpr std::array kMade = {"dummy",        "test",   "fictional",    "imaginary",
                                  "invented",     "fake",   "simulated",    "standardised",
                                  "standardized", "sample", "hypothetical", "virtual"};
    for (std::uint32_t n = 1; n <= 2 && n < m_.first; ++n) {
      if (listed(kMade, l_.lower(m_.first - n))) return staff_left(kSaid);
    }
    const bool set_off = m_.end >= l_.size() || l_.words[m_.end].gap >= Gap::aside ||
                         l_.is(m_.end, "who") || l_.has(m_.name, Cue::first_name) || m_.courtesy;
    if (aside && !set_off) return;
    patient_left(aside ? kStrong : kSaid);
  }

  /// Someone of the church is spoken of: "a priest. Father Dominic goes to every ward".
  [[nodiscard]] bool church(std::uint32_t k) const {
    constexpr std::array kWords = {"priest", "chaplain", "church",       "parish", "mass",
                                   "vicar",  "bishop",   "mission",      "monk",   "monastery",
                                   "god",    "diocese",  "convent",      "nun",    "friary",
                                   "abbey",  "prayed",   "administrator"};
    constexpr std::uint32_t kNear = 30;
    for (std::uint32_t i = k > kNear ? k - kNear : 0; i < k + kNear && i < l_.size(); ++i) {
      if (listed(kWords, l_.lower(i))) return true;
    }
    return false;
  }

  /// "the night sister", "my work partner": staff by the words in front.
  [[nodiscard]] bool ward_sister(std::uint32_t k) const {
    return l_.has(k, Cue::staff) && k > 0 && l_.has(k - 1, Cue::staff) &&
           l_.words[k].gap <= Gap::space;
  }

  [[nodiscard]] bool capital_sister(std::uint32_t k) const {
    return l_.has(k, Cue::staff_title) && l_.words[k].capital;
  }

  const Reading& r_;
  const WordList& l_;
  Mention& m_;
};

}  // namespace

void weigh_left(const Reading& reading, Mention& mention) {
  LeftSide(reading, mention).run();
}

}  // namespace reframe::privacy
