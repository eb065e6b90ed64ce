// What the words behind a name say: "was admitted", "the charge nurse", "from engineering".
#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "analyzer/privacy/mention.h"
#include "analyzer/privacy/reading.h"

namespace reframe::privacy {
namespace {

constexpr std::array kHave = {"had", "has", "have", "having"};

class RightSide {
 public:
  RightSide(const WordList& list, Mention& mention) : l_(list), m_(mention) {}

  void run() {
    label();
    made_up();
    right();
  }

 private:
  /// "(not her real name)", "name changed": the story says that the name is nobody's.
  void made_up() {
    constexpr std::uint32_t kNear = 10;
    const std::uint32_t end = std::min(l_.size(), m_.end + kNear);
    for (std::uint32_t i = m_.end; i + 1 < end; ++i) {
      constexpr std::array kWhose = {"her", "his", "their", "the", "a"};
      constexpr std::array kReal = {"real", "true", "actual", "own", "right", "proper"};
      std::uint32_t not_at = i;
      if (listed(kReal, l_.lower(not_at)) && not_at > 0) --not_at;
      if (listed(kWhose, l_.lower(not_at)) && not_at > 0) --not_at;
      constexpr std::array kNo = {"not", "isn't", "wasn't", "never"};
      const bool real = l_.is(i + 1, "name") && not_at < i && listed(kNo, l_.lower(not_at));
      const bool changed = (l_.is(i, "name") || l_.is(i, "names")) &&
                           (l_.is(i + 1, "changed") || l_.is(i + 2, "changed") ||
                            (i + 3 < end && l_.is(i + 3, "changed")));
      constexpr std::array kInvented = {"invented", "fictional", "fictitious", "made"};
      const bool invented =
          (l_.is(i, "name") || l_.is(i, "names")) && i + 2 < end &&
          (listed(kInvented, l_.lower(i + 1)) || listed(kInvented, l_.lower(i + 2)));
      const bool letter =
          (l_.is(i, "letter") || l_.is(i, "initial")) && l_.is(i + 1, "is") &&
          (l_.is(i + 2, "arbitrary") || l_.is(i + 2, "not") || l_.is(i + 2, "mine"));
      const bool no_one = l_.is(i, "exist") && i > 0 &&
                          (l_.is(i - 1, "not") || l_.is(i - 1, "didn't") || l_.is(i - 1, "never") ||
                           l_.is(i - 1, "doesn't"));
      if (real || changed || letter || invented || no_one || l_.is(i, "pseudonym") ||
          l_.is(i, "alias"))
        m_.own = true;
    }
  }

  /// "Interviewer:", "Maya:": who speaks is no patient.
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
    if (m_.dotted && l_.between(r).starts_with(".,")) return apposition(r);
    if (gap > Gap::aside) return short_post(r);
    if (l_.is(r, "at") && l_.is(r + 1, "their"))
      m_.right_staff += kStrong;  // "called Bard at their"
    place(r);
    // "we collected Walter Tregarth from his kitchen floor"
    constexpr std::array kLifted = {"collected", "lifted", "carried", "picked",
                                    "helped",    "moved",  "got"};
    const bool lifted = m_.first > 0 && listed(kLifted, l_.lower(m_.first - 1)) &&
                        l_.is(r, "from") && (l_.is(r + 1, "his") || l_.is(r + 1, "her"));
    if (lifted) m_.right_patient += kStrong;
    // "Jaylen was one. His mom had taped the spacer."
    const bool one = l_.is(r, "was") && l_.is(r + 1, "one") && r + 2 < l_.size() &&
                     l_.words[r + 2].gap == Gap::sentence &&
                     (l_.is(r + 2, "his") || l_.is(r + 2, "her")) && l_.has(r + 3, Cue::relation);
    if (one) {
      m_.right_patient += kStrong;
      return;
    }
    if (l_.is(r, "who")) return clause(r + 1);
    if (l_.is(r, "among") && (l_.is(r + 1, "them") || l_.is(r + 1, "these"))) return among(r);
    // "Ben the guard", "Grace the cook"
    if (l_.is(r, "the") && r + 1 < l_.size() && (l_.has(r + 1, Cue::staff) || doer(r + 1))) {
      m_.right_staff += kStrong;
      return;
    }
    if (with_the_others(r)) return;
    verb(r);
  }

  /// "I showed Jolene and the other on-call nurses": one of them.
  bool with_the_others(std::uint32_t r) {
    if (!l_.is(r, "and") || !l_.is(r + 1, "the") || !l_.close(r + 2)) return false;
    if (!l_.is(r + 2, "other") && !l_.is(r + 2, "others") && !l_.is(r + 2, "rest")) return false;
    for (std::uint32_t i = r + 3; i < r + 3 + kLook && l_.close(i); ++i) {
      if ((l_.words[i].cues & kSomeone) != 0 && !of_a_post(i)) return false;
      if (!l_.has(i, Cue::staff) && !l_.is(i, "nurses") && !l_.is(i, "doctors")) continue;
      m_.right_staff += kStrong;
      return true;
    }
    return false;
  }

  /// "Her name was Odalys, and she ran the help desk"; "a retired lineman, Mr. Eze, and I paid
  /// him".
  [[nodiscard]] bool does_a_job(std::uint32_t r) const {
    constexpr std::array kRuns = {"ran", "runs", "led", "leads", "managed", "manages", "headed"};
    if (!l_.is(r, "and")) return false;
    const bool she = l_.is(r + 1, "she") || l_.is(r + 1, "he");
    const bool author = l_.is(r + 1, "i") || l_.is(r + 1, "we");
    const bool runs =
        listed(kRuns, l_.lower(r + 2)) && (l_.is(r + 3, "the") || l_.is(r + 3, "our"));
    return (she && runs) || (author && (l_.is(r + 2, "paid") || l_.is(r + 2, "hired")));
  }

  /// "And Donal, sorry, I've said it now,": whose name should not have been told.
  [[nodiscard]] bool slipped(std::uint32_t r) const {
    constexpr std::array kTold = {"said", "say", "saying", "name", "named", "names", "told"};
    if (!l_.is(r, "sorry") && !l_.is(r, "oops") && !l_.is(r, "whoops")) return false;
    for (std::uint32_t i = r + 1; i < r + 8 && i < l_.size(); ++i) {
      if (l_.words[i].gap >= Gap::sentence) return false;
      if (listed(kTold, l_.lower(i)) || l_.has(i, Cue::patient)) return true;
    }
    return false;
  }

  /// "Keith Ombler. Finance. Nice man.": a sentence that is a post alone.
  void short_post(std::uint32_t r) {
    if (l_.words[r].gap != Gap::sentence || l_.words[r].line_start) return;
    const Sentence& s = l_.sentence_of(r);
    constexpr std::uint32_t kLongest = 3;
    constexpr std::uint64_t kPosts = bit(Cue::department) | bit(Cue::staff);
    const bool post = s.end - s.first <= kLongest && (s.cues & kPosts) != 0 && !s.pronoun;
    if (post && (s.cues & (bit(Cue::patient) | bit(Cue::relation))) == 0) m_.right_staff += kSaid;
  }

  /// "three of those cases, J.P. Hartley among them,": one of whom is spoken of there.
  void among(std::uint32_t r) {
    const std::uint32_t s = l_.words[r].sentence;
    for (std::uint32_t n = 0; n <= 1 && n <= s; ++n) {
      const Sentence& told = l_.sentences[s - n];
      if ((told.cues & bit(Cue::staff)) != 0) {
        m_.right_staff += kLikely;
        return;
      }
      for (std::uint32_t i = told.first; i < std::min(told.end, told.first + 40); ++i) {
        if (!l_.has(i, Cue::patient) && !l_.is(i, "cases") && !l_.is(i, "people")) continue;
        m_.right_patient += kLikely;
        return;
      }
    }
  }

  void possession(std::uint32_t r) {
    // "Lottie's our most experienced call handler", "Nadia's the lead"
    constexpr std::array kIs = {"our", "the", "my"};
    if (listed(kIs, l_.lower(r))) {
      for (std::uint32_t i = r + 1; i < r + kLook && l_.close(i); ++i) {
        if (is_animal(l_, i)) m_.right_staff += kSaid;  // "Canela's the dog"
        if (l_.has(i, Cue::staff) && !is_former(l_, i)) m_.right_staff += kSaid;
        if (l_.has(i, Cue::staff) || l_.has(i, Cue::patient) || l_.has(i, Cue::relation)) return;
      }
      return;
    }
    for (std::uint32_t i = r; i < r + 3 && l_.close(i); ++i) {
      if (l_.close(i + 1) && l_.has(i, Cue::relation) && l_.has(i + 1, Cue::facility)) {
        m_.right_staff += kLikely;  // "Ardlaw's sister hospital"
        return;
      }
      if (l_.has(i, Cue::relation) || l_.has(i, Cue::care_object)) {
        m_.right_patient += handy(i) ? kHint : kStrong;
        return;
      }
      if (l_.has(i, Cue::work_word) || l_.is(i, "idea") || l_.is(i, "desk") || l_.is(i, "book")) {
        m_.right_staff += kLikely;
        return;
      }
    }
  }

  /// "Harriet's brother-in-law did the electrics": a relative who lends a hand, as one of a
  /// colleague does.
  [[nodiscard]] bool handy(std::uint32_t kin) const {
    constexpr std::array kCrafts = {"did",  "built", "welded", "owns",  "runs",  "printed",
                                    "made", "lent",  "fixed",  "sewed", "wired", "works"};
    constexpr std::uint64_t kIll =
        bit(Cue::care_word) | bit(Cue::patient_state) | bit(Cue::patient) | bit(Cue::care_object);
    std::uint32_t at = kin + 1;
    while (l_.close(at) && at < kin + 5 && l_.words[at].gap == Gap::joined) ++at;
    if (!l_.has(kin, Cue::relation) || !l_.close(at) || !listed(kCrafts, l_.lower(at)))
      return false;
    for (std::uint32_t i = at + 1; i < at + kLook && l_.close(i); ++i) {
      if ((l_.words[i].cues & kIll) != 0 || is_pronoun(l_.lower(i))) return false;
    }
    return true;
  }

  /// ", the charge nurse,", ", 94,", ", a retired teacher,", "(pharmacy lead)", ", RN".
  void apposition(std::uint32_t r) {
    if (l_.is(r, "who")) return clause(r + 1);
    if (is_pronoun_is(l_, r)) return was(r + 1);
    if (says_who(r) || told_age(r)) return;
    if (does_a_job(r)) {
      m_.right_staff += kSaid;
      m_.left_patient = std::min(m_.left_patient, kLikely);
      return;
    }
    // "Shanice Bell, whose son is one of my patients"
    const bool whose = l_.is(r, "whose") && l_.has(r + 1, Cue::relation);
    if (slipped(r) || whose || (r + 1 < l_.size() && is_register_word(l_, r + 1))) {
      m_.right_patient += kSaid;
      return;
    }
    if (l_.is(r, "panel") || l_.is(r, "interviewer") || l_.is(r, "hiring")) {
      m_.own = true;  // "Mr. Achterberg (panel)": to whom the story is told
      return;
    }
    const std::string_view word = l_.lower(r);
    if (oneself(r)) return;
    if (l_.is(r, "from")) {  // ", from the ministry,"; ", from Hull, a fine physiotherapist,"
      std::uint32_t i = r + 1;
      while (l_.close(i) && i < r + 5) ++i;
      const bool noun =
          i < l_.size() && l_.words[i].gap == Gap::aside && listed(kDeterminers, l_.lower(i));
      return noun ? apposition(i) : place(r);
    }
    const bool born = l_.is(r, "born") && r + 1 < l_.size() && !l_.is(r + 1, "leader");
    constexpr std::array kWays = {"up", "down", "over", "in", "across"};
    const bool came = listed(kWays, l_.lower(r)) && l_.is(r + 1, "from") && r + 2 < l_.size() &&
                      l_.words[r + 2].capital;  // "Hamish Orr, up from Girvan, was cancelled twice"
    if (born || came || came_in(r) || native(r)) {
      m_.right_patient += kStrong;
      m_.opening = false;
      return;
    }
    if (behind_apposition(r)) return;
    // ", that's the son," says who it is; ", that second attendant" begins a clause.
    const bool clause_word = word == "that" && !l_.words[r].possessive;
    const bool noun = (listed(kDeterminers, word) && !clause_word) || listed(kOwn, word) ||
                      l_.has(r, Cue::staff) || l_.has(r, Cue::credential) ||
                      l_.words[r - 1].possessive || l_.has(r, Cue::former);
    if (!noun) {
      if (listed(kBe, word) || word == "then") verb(r);
      return;
    }
    for (std::uint32_t i = r; i < r + kLook && i < l_.size(); ++i) {
      if (i > r && l_.words[i].gap >= Gap::aside) break;
      if (apposed(i, listed(kOwn, word))) return;
    }
    if (listed(kOwn, word)) own_noun(r);
  }

  /// ", my oldest, told me", ", our matron,": of patients, or of those at work.
  void own_noun(std::uint32_t r) {
    constexpr std::array kDear = {"oldest",  "youngest", "first",   "favourite", "favorite",
                                  "regular", "dearest",  "sickest", "last"};
    if (r + 1 < l_.size() && listed(kDear, l_.lower(r + 1))) {
      m_.right_patient += kLikely;
    } else {
      m_.right_staff += kLikely;
    }
  }

  /// ", 94,", "(82)", ", aged ten,".
  bool told_age(std::uint32_t r) {
    // "a hospital in Baltimore, thirty-four years old"
    if (m_.place && m_.first > 1 && l_.has(m_.first - 2, Cue::facility)) return false;
    if (l_.is(r, "aged") && is_age(l_, r + 1)) {
      m_.right_patient += kStrong;
      return true;
    }
    if (!is_age(l_, r)) return false;
    const bool brackets = l_.between(r).find('(') != std::string_view::npos;
    const bool known = l_.has(m_.name, Cue::first_name) || m_.courtesy;
    m_.right_patient += brackets && !known ? 0 : kStrong;
    return true;
  }

  /// A clause behind the comma that says who it is: ", she was the cleaner,".
  bool says_who(std::uint32_t r) {
    const bool he = l_.is(r, "she") || l_.is(r, "he");
    const bool is = l_.is(r + 1, "was") || l_.is(r + 1, "is");
    const bool whose = l_.is(r + 2, "the") || l_.is(r + 2, "our") || l_.is(r + 2, "my");
    constexpr std::array kDoes = {"runs",    "leads", "manages", "owns",   "builds", "heads",
                                  "handles", "does",  "teaches", "covers", "keeps",  "codes",
                                  "ran",     "led",   "managed", "built",  "works"};
    const bool called = l_.is(r + 2, "called") || l_.is(r + 2, "named");
    if (he && is && (called || is_age(l_, r + 2))) {
      m_.right_patient += kStrong;  // "Zinhle, she was called", "Adamie, he was four,"
      m_.opening = false;
    } else if (he && is && whose && (l_.has(r + 3, Cue::staff) || l_.has(r + 4, Cue::staff))) {
      m_.right_staff += kSaid;
    } else if (he && r + 2 < l_.size() && listed(kDoes, l_.lower(r + 1)) && !l_.is(r + 2, "a") &&
               !l_.is(r + 2, "not")) {
      m_.right_staff += kStrong;  // ", he runs our reading room system,"
    } else if ((l_.is(r, "that") || l_.is(r, "this")) && is && l_.is(r + 2, "the")) {
      m_.right_patient += kLikely;  // ", that was the scary one,"
    } else if (m_.first > 0 && l_.words[m_.first].gap == Gap::aside &&
               l_.has(r, Cue::patient_act) && !l_.words[r].grammar) {
      verb(r);  // "One of them, Verna, came in from Wanblee"
    } else {
      return false;
    }
    return true;
  }

  /// "Marlys, the reading teacher at the school, came in with chest pain": the verb stands behind
  /// the second comma.
  bool behind_apposition(std::uint32_t r) {
    constexpr std::array kOpen = {"the", "a", "an", "our", "my"};
    constexpr std::uint32_t kLongest = 14;
    if (!listed(kOpen, l_.lower(r))) return false;
    std::uint32_t i = r + 1;
    bool staff = false;
    for (; l_.close(i) && i < r + kLongest; ++i) staff = staff || l_.has(i, Cue::staff);
    const bool act = i < l_.size() && l_.words[i].gap == Gap::aside &&
                     l_.has(i, Cue::patient_act) && !l_.has(i, Cue::work_act);
    if (!act || staff) return false;
    m_.right_patient += kStrong;
    m_.opening = false;
    return true;
  }

  /// ", admitted on 30 May,": only of a patient.
  [[nodiscard]] bool came_in(std::uint32_t r) const {
    constexpr std::array kTaken = {"admitted",  "readmitted",  "discharged", "diagnosed",
                                   "intubated", "transferred", "sectioned",  "hospitalised",
                                   "rushed",    "brought",     "airlifted",  "hospitalized"};
    return listed(kTaken, l_.lower(r)) && l_.lower(r + 1) != "the";
  }

  /// ", a thatcher from Nancewidden,": who works here is told of by a post and not by a village.
  [[nodiscard]] bool native(std::uint32_t r) const {
    if (!l_.is(r, "a") && !l_.is(r, "an") && !l_.is(r, "the")) return false;
    constexpr std::uint64_t kPosts =
        bit(Cue::staff) | bit(Cue::credential) | bit(Cue::department) | bit(Cue::product);
    std::uint32_t i = r + 1;
    for (; i < r + 5 && l_.close(i) && !l_.is(i, "from"); ++i) {
      if ((l_.words[i].cues & kPosts) != 0) return false;
    }
    const bool place = l_.is(i, "from") && i > r + 1 && l_.close(i + 1) && l_.words[i + 1].capital;
    constexpr std::uint64_t kHouses = kPosts | bit(Cue::facility) | bit(Cue::region);
    return place && !l_.words[i + 1].capitals && (l_.words[i + 1].cues & kHouses) == 0 &&
           !l_.has(i + 2, Cue::facility);
  }

  /// ", on the machine himself since spring": a patient, whatever their post.
  bool oneself(std::uint32_t r) {
    bool ill = false;
    for (std::uint32_t i = r; i < r + kLook && i < l_.size(); ++i) {
      if (i > r && l_.words[i].gap >= Gap::aside) return false;
      ill = ill || l_.is(i, "machine") ||
            (l_.words[i].cues &
             (bit(Cue::care_word) | bit(Cue::patient_state) | bit(Cue::patient))) != 0;
      if (!ill || (!l_.is(i, "himself") && !l_.is(i, "herself"))) continue;
      m_.right_patient += kSaid + kTrace;
      return true;
    }
    return false;
  }

  /// "the physicist", "our fabricator": a noun for one who does something.
  [[nodiscard]] bool doer(std::uint32_t i) const {
    const Word& w = l_.words[i];
    if (w.grammar || w.has_digit || w.possessive || w.span.size() < 6) return false;
    if ((w.cues & kSomeone) != 0) return false;
    constexpr std::array kNot = {
        "other",  "later",   "former",   "whether",  "number",  "answer",   "winter",
        "summer", "latter",  "letter",   "matter",   "cancer",  "center",   "corner",
        "dinner", "october", "november", "december", "monitor", "stranger", "fighter",
        "smoker", "drinker", "sufferer", "survivor", "worrier", "talker",   "joker",
        "loner",  "charmer", "singer",   "dancer",   "boxer",   "baker",    "farmer"};
    const std::string_view word = l_.lower(i);
    if (listed(kNot, word)) return false;
    for (const char* ending : {"ist", "ician", "keeper", "master", "trist", "iner", "nner", "ger",
                               "der", "tter", "ter", "tor", "eer", "ant", "grapher"}) {
      if (word.ends_with(ending)) return true;
    }
    return false;
  }

  /// "the owner", "the physicist": what one is at work, by its list or its ending.
  [[nodiscard]] bool post(std::uint32_t i) const {
    const bool ends = i + 1 >= l_.size() || l_.words[i + 1].gap >= Gap::aside;
    return l_.has(i, Cue::occupation) || (ends && doer(i));
  }

  /// The "patient" of "our Patient Safety Officer", the "child" of "the child life specialist": a
  /// word of somebody in front of the post that it belongs to.
  [[nodiscard]] bool of_a_post(std::uint32_t i) const {
    if ((l_.words[i].cues & kSomeone) == 0 || l_.has(i, Cue::staff)) return false;
    for (std::uint32_t k = i + 1; k < i + 5 && l_.close(k) && !l_.words[k].grammar; ++k) {
      if (l_.has(k, Cue::staff) || l_.has(k, Cue::credential)) return true;
    }
    return false;
  }

  bool apposed(std::uint32_t i, bool own) {
    if (of_a_post(i)) return false;
    constexpr std::array kRanks = {"chief", "head", "lead", "deputy", "acting", "interim"};
    if (l_.is(m_.end, "the") && i == m_.end + 1 && listed(kRanks, l_.lower(i)) && l_.close(i + 1)) {
      m_.right_staff += kSaid;  // ", the chief AHP,"
      return true;
    }
    if (l_.is(i, "sister") && i == m_.end + 1 && l_.is(m_.end, "the")) {
      m_.right_staff += kStrong;  // "I said to Carmel, the sister"
      return true;
    }
    // ", a kinesiologist,"
    const bool healer = l_.lower(i).ends_with("ologist") || l_.lower(i).ends_with("therapist");
    if (is_animal(l_, i) || (healer && !is_former(l_, i))) {
      m_.right_staff += kSaid;
    } else if (is_former(l_, i) || (l_.has(i, Cue::former) && l_.close(i + 1) &&
                                    !l_.words[i + 1].grammar && !l_.has(i + 1, Cue::staff))) {
      m_.right_patient += kLikely;  // ", a retired seamstress,"
    } else if (l_.has(i, Cue::patient) || (l_.is(i, "year") && l_.is(i + 1, "old"))) {
      m_.right_patient += kSaid;
    } else if (l_.has(i, Cue::relation) && !l_.words[i].possessive) {
      if (own) m_.own = true;
      m_.right_patient += own ? 0 : kStrong;
    } else if (l_.has(i, Cue::staff) || l_.has(i, Cue::credential)) {
      // "…, the interpreter could not come": a clause of its own, as likely as not.
      constexpr std::array kVerbs = {"could", "can", "would", "did", "had", "has", "will"};
      const bool clause = l_.close(i + 1) && listed(kVerbs, l_.lower(i + 1));
      m_.right_staff += clause ? kLikely : kSaid;
    } else if ((l_.is(m_.end, "the") || own) && post(i)) {
      m_.right_staff += kStrong;
    } else if (l_.has(i, Cue::person) || l_.is(i, "nun") || l_.is(i, "monk") || l_.is(i, "friar")) {
      m_.right_patient += kStrong;
      m_.opening = false;
    } else {
      return false;
    }
    return true;
  }

  /// "who was eight, had asthma", "who had run the department".
  void clause(std::uint32_t r) {
    // "Denise, who's done the teas there for nineteen years", "Nora, who cleans"
    constexpr std::array kDoes = {
        "cleans",  "done",   "does",  "makes", "runs",    "handles", "orders",   "fixes",
        "answers", "books",  "looks", "sorts", "manages", "covers",  "delivers", "teaches",
        "codes",   "drives", "keeps", "owns",  "heads",   "leads",   "staffs",   "schedules"};
    const bool ends = r + 1 >= l_.size() || l_.words[r + 1].gap >= Gap::aside;
    if (r < l_.size() && listed(kDoes, l_.lower(r)) &&
        (ends || l_.is(r + 1, "the") || l_.is(r + 1, "our") || l_.is(r + 1, "all"))) {
      m_.right_staff += kStrong;
      return;
    }
    for (std::uint32_t i = r; i < r + kLook && i < l_.size(); ++i) {
      if (l_.words[i].gap >= Gap::aside && i > r) break;
      if (of_a_post(i)) continue;
      const bool taught = l_.is(i, "taught") && (l_.is(i + 1, "us") || l_.is(i + 2, "as"));
      const bool codes = l_.is(i, "coded") && i + 1 < l_.size() && l_.close(i + 1);
      if (l_.has(i, Cue::work_act) || l_.has(i, Cue::staff) || l_.is(i, "run") || taught || codes) {
        m_.right_staff += kStrong;
        return;
      }
      constexpr std::uint64_t kIll =
          bit(Cue::patient_state) | bit(Cue::patient_act) | bit(Cue::care_word) | bit(Cue::patient);
      if ((l_.words[i].cues & kIll) != 0 || is_age(l_, i)) {
        // "Dr. Thorson, who reached him at home": doctors do much with the things of care.
        const bool thing = m_.staff_title && l_.words[i].cues != 0 && l_.has(i, Cue::care_word);
        m_.right_patient += thing ? kTrace : kStrong;
        return;
      }
    }
  }

  /// "Vern Aho in 412 danced out".
  [[nodiscard]] bool in_a_room(std::uint32_t r) const {
    return l_.is(r, "in") && l_.close(r + 1) && l_.words[r + 1].has_digit &&
           l_.words[r + 1].span.size() >= 2 && l_.words[r + 1].span.size() <= 3;
  }

  /// "Hector Villanueva on evenings", "Maureen in the clothing room".
  [[nodiscard]] bool on_shift(std::uint32_t r) const {
    constexpr std::array kShifts = {"evenings", "nights", "days", "weekends", "mornings"};
    constexpr std::array kRooms = {"clothing", "mail", "supply", "linen", "print", "copy", "stock"};
    if (l_.is(r, "on")) return l_.close(r + 1) && listed(kShifts, l_.lower(r + 1));
    return l_.is(r, "in") && l_.is(r + 1, "the") && listed(kRooms, l_.lower(r + 2)) &&
           l_.is(r + 3, "room");
  }

  /// "I sat with Ms. Adeyemi from compliance": no patient comes from there.
  [[nodiscard]] bool from_a_desk(std::uint32_t r) const {
    constexpr std::array kDesks = {"compliance", "finance",  "legal",       "purchasing",
                                   "payroll",    "quality",  "procurement", "marketing",
                                   "billing",    "security", "facilities",  "analytics"};
    return l_.is(r, "from") && listed(kDesks, l_.lower(r + 1));
  }

  /// "Priya from engineering", "Tommy in bed 4".
  void place(std::uint32_t r) {
    if (on_shift(r)) {
      m_.right_staff += kStrong;
      return;
    }
    constexpr std::array kFrom = {"from", "at", "of", "over"};
    constexpr std::array kBeds = {"bed", "room", "bay", "cubicle", "cot", "incubator"};
    if (from_a_desk(r)) {
      m_.right_staff += kSaid;
      return;
    }
    if (workplace(r)) {
      m_.right_staff += m_.left_patient > 0 && m_.courtesy ? kTrace : kStrong;
      return;
    }
    if (in_a_room(r)) {
      m_.right_patient += kStrong;
      return;
    }
    for (std::uint32_t i = r + 1; i < r + 4 && l_.close(i); ++i) {
      if (l_.is(r, "in") || l_.is(r, "from")) {
        if (listed(kBeds, l_.lower(i)) && i + 1 < l_.size() && l_.words[i + 1].has_digit) {
          m_.right_patient += kSaid;
          return;
        }
      }
      if (listed(kFrom, l_.lower(r)) && employs(i)) {
        // "admitted Mr. Alvarez from the ED"
        m_.right_staff += m_.left_patient > 0 && m_.courtesy ? kTrace : kStrong;
        return;
      }
      const bool the = i == r + 2 && l_.is(r + 1, "the");
      constexpr std::array kLies = {"stretcher", "trolley", "gurney", "bed", "wheelchair", "couch"};
      if ((l_.is(r, "from") || l_.is(r, "on") || l_.is(r, "in")) && the &&
          listed(kLies, l_.lower(i))) {
        m_.right_patient += kStrong;
        return;
      }
      constexpr std::array kOffices = {"county", "state", "city", "province", "district", "region"};
      if (l_.is(r, "at") && the && listed(kOffices, l_.lower(i))) {
        m_.right_staff += kStrong;  // "Dale Fitch at the county"
        return;
      }
      constexpr std::array kMeetings = {"conference", "meeting", "workshop", "summit",
                                        "webinar",    "meetup",  "fair",     "hackathon"};
      if (l_.is(r, "at") && listed(kMeetings, l_.lower(i))) {
        m_.right_staff += kStrong;  // "I met Dana Whitfield at a conference"
        return;
      }
      constexpr std::array kSeats = {"board", "committee", "panel", "council", "steering", "team"};
      if (l_.is(r, "on") && the && listed(kSeats, l_.lower(i))) {
        m_.right_staff += kStrong;
        return;
      }
      // "Wendell in discharge planning"
      if (l_.is(r, "in") && i == r + 2 && l_.has(i, Cue::department) &&
          !l_.has(i, Cue::care_word) &&
          (i + 1 >= l_.size() || !l_.close(i + 1) || l_.words[i + 1].grammar ||
           l_.words[i + 1].known)) {
        m_.right_staff += kStrong;
        return;
      }
      if (l_.is(r, "in") && (i == r + 1 || the) && l_.has(i, Cue::department) &&
          (!l_.has(i, Cue::care_word) || l_.has(i + 1, Cue::department))) {
        m_.right_staff += kStrong;
        return;
      }
    }
  }

  /// "Frau Brandt from controlling", "Lindiwe in phlebotomy": a bare noun in small letters is a
  /// department; a place of birth has a capital.
  [[nodiscard]] bool workplace(std::uint32_t r) const {
    const std::uint32_t i = r + 1;
    if (!l_.close(i) || l_.words[i].capital || l_.words[i].grammar || l_.words[i].has_digit)
      return false;
    constexpr std::uint64_t kIll = bit(Cue::care_word) | bit(Cue::patient_state) |
                                   bit(Cue::relation) | bit(Cue::civic) | bit(Cue::reside);
    const std::string_view word = l_.lower(i);
    const bool discipline = word.ends_with("logy") || word.ends_with("botomy");
    if ((l_.words[i].cues & kIll) != 0 && !discipline) return false;
    const bool ends = i + 1 >= l_.size() || l_.words[i + 1].gap >= Gap::aside ||
                      l_.words[i + 1].grammar || l_.words[i + 1].known;
    if (l_.is(r, "from")) {
      constexpr std::array kNot = {
          "home",  "abroad",    "prison", "next",   "upstairs", "downstairs", "church",    "school",
          "jail",  "overseas",  "work",   "exile",  "bed",      "sleep",      "behind",    "far",
          "birth", "childhood", "cancer", "sepsis", "shock",    "drowning",   "exhaustion"};
      return ends && !listed(kNot, word);
    }
    if (!l_.is(r, "in") || !ends) return false;
    for (const char* ending : {"logy", "botomy", "ding", "ling", "ning", "tics", "curement",
                               "nance", "ations", "ments", "pplies", "ecords"}) {
      if (word.ends_with(ending)) return true;
    }
    return false;
  }

  /// "from engineering", "from the hospital": where one works. A home is where one lives.
  [[nodiscard]] bool employs(std::uint32_t i) const {
    if (l_.has(i, Cue::department) || l_.has(i, Cue::product)) return true;
    constexpr std::array kWork = {
        "payer",    "insurer",  "payor",    "hospital", "clinic",  "trust",      "university",
        "council",  "company",  "agency",   "ministry", "lab",     "laboratory", "vendor",
        "board",    "office",   "union",    "firm",     "laundry", "kitchen",    "kitchens",
        "college",  "helpdesk", "mortuary", "shop",     "salon",   "library",    "store",
        "depot",    "garage",   "bank",     "school",   "surgery", "practice",   "hq",
        "workshop", "press",    "network"};
    if (!listed(kWork, l_.lower(i))) return false;
    for (std::uint32_t n = 1; n <= 3 && n <= i; ++n) {
      if (l_.is(i - n, "the") || l_.is(i - n, "our") || l_.words[i - n].capital) return true;
      if (l_.words[i - n].grammar) return false;
    }
    return l_.is(i - 1, "head");
  }

  /// What the name does or is.
  void verb(std::uint32_t r) {
    std::uint32_t at = r;
    constexpr std::array kAdverbs = {"also",     "then",    "just",   "still", "never",
                                     "always",   "already", "really", "only",  "both",
                                     "suddenly", "quickly", "nearly"};
    while (l_.close(at) && at < r + 3 && listed(kAdverbs, l_.lower(at))) ++at;
    if (at >= l_.size()) return;
    const bool pair = l_.is(at, "and") && (l_.is(at + 1, "i") || l_.is(at + 1, "me"));
    if (pair) return;  // weigh_work() has it
    if (l_.has(at, Cue::work_act)) {
      m_.right_staff += kLikely;
      return;
    }
    constexpr std::array kRang = {"rang", "phoned", "telephoned"};
    constexpr std::array kNot = {"me",    "us",       "round", "around", "them", "up",
                                 "every", "everyone", "each",  "him",    "her"};
    if (listed(kRang, l_.lower(at)) && at + 1 < l_.size() && !l_.words[at + 1].capital &&
        !listed(kNot, l_.lower(at + 1))) {
      m_.right_patient += kHint;
      return;
    }
    if (listed(kHave, l_.lower(at)) && !l_.has(at, Cue::patient_act)) return had(at + 1);
    if (l_.has(at, Cue::patient_act)) {
      // One word ("coded", "fell") is said of things, too.
      const bool phrase = l_.has(at + 1, Cue::patient_act);
      const bool order = l_.is(at + 2, "behind") || l_.is(at + 2, "first") || l_.is(at + 2, "last");
      const bool weak = m_.doubtful && (!phrase || order);  // "then Cedar came in behind"
      m_.right_patient += quantity(at) ? 0 : (weak ? kHint : kStrong);
      return;
    }
    if (listed(kBe, l_.lower(at))) return was(at + 1);
    if (l_.is(at, "to") && (l_.is(at + 1, "her") || l_.is(at + 1, "his")) &&
        (l_.has(at + 2, Cue::relation) || l_.has(at + 3, Cue::relation))) {
      m_.right_patient += kLikely;  // "Yuki to her sister"
      return;
    }
    // "I asked Imani to squeeze my hand"
    constexpr std::array kBodily = {"squeeze", "lift",  "push",    "smile",  "swallow", "cough",
                                    "breathe", "stand", "raise",   "wiggle", "blink",   "grip",
                                    "chew",    "void",  "undress", "relax",  "bend"};
    constexpr std::array kTheirs = {"her", "his", "my",   "still", "both",
                                    "up",  "and", "deep", "deeply"};
    const bool bodily = l_.is(at, "to") && listed(kBodily, l_.lower(at + 1)) &&
                        (at + 2 >= l_.size() || l_.words[at + 2].gap >= Gap::aside ||
                         listed(kTheirs, l_.lower(at + 2)));
    if (bodily) {
      m_.right_patient += kStrong;
      return;
    }
    if (l_.is(at, "to")) {  // "asked Raj to add insulin": the act is asked of him
      m_.right_staff += kTrace;
      return;
    }
    for (std::uint32_t i = at + 1; i < at + kLook && l_.close(i); ++i) {
      constexpr std::array kOffices = {"break",   "meeting",  "conference", "waiting", "staff",
                                       "board",   "tea",      "mail",       "control", "server",
                                       "seminar", "training", "post",       "common"};
      if (!l_.has(i, Cue::care_word) || listed(kOffices, l_.lower(i - 1))) continue;
      // "hated her inhaler", but "drew the feet"
      m_.right_patient += l_.is(i - 1, "the") ? 0 : kHint;
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
    // "had been a ward sister for thirty years": once, and now a patient as likely as not.
    if (at < l_.size() && listed(kBe, l_.lower(at))) return was(at + 1, l_.is(at - 1, "had"));
    for (std::uint32_t i = at; i < at + 4 && l_.close(i); ++i) {
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

  void was(std::uint32_t at, bool once = false) {
    // "Walt is the one I tell people about"; "That's Hannah, she's putting a drip in"
    const bool reason = l_.is(at + 1, "reason") && (l_.is(at + 2, "i") || l_.is(at + 2, "we"));
    if (l_.is(at, "the") && (reason || (l_.is(at + 1, "one") && l_.is(at + 2, "i")))) {
      m_.right_patient += kStrong;
      m_.opening = false;
      return;
    }
    constexpr std::array kByHand = {"putting", "pressing", "drawing", "checking", "giving",
                                    "setting", "hanging",  "taping",  "scanning"};
    if (at < l_.size() && listed(kByHand, l_.lower(at))) {
      m_.right_staff += kLikely;
      return;
    }
    for (std::uint32_t i = at; i < at + 5 && i < l_.size(); ++i) {
      if (i > at && l_.words[i].gap >= Gap::aside) return;
      if (of_a_post(i)) continue;
      if ((i <= at + 2 && is_animal(l_, i)) || (l_.has(i, Cue::staff) && !is_former(l_, i))) {
        if (!once) m_.right_staff += kStrong;
        return;
      }
      constexpr std::array kYoung = {"boy", "girl", "baby", "toddler", "newborn", "preemie"};
      if (listed(kYoung, l_.lower(i))) {
        m_.right_patient += kStrong;  // "Damilare is a strong boy now"
        return;
      }
      // "Shanelle was thirty-six weeks with her second"
      const bool weeks =
          l_.is(i, "weeks") && i > at && !l_.is(i + 1, "late") &&
          (l_.is(i + 1, "with") || l_.is(i + 1, "pregnant") || l_.is(i + 1, "gone") ||
           i + 1 >= l_.size() || l_.words[i + 1].gap >= Gap::aside);
      const bool person =
          l_.has(i, Cue::patient) || l_.has(i, Cue::relation) || is_former(l_, i) || weeks;
      if (person || l_.has(i, Cue::patient_state) || is_age(l_, i)) {
        m_.right_patient += kStrong;
        m_.opening = false;  // only a person is seven, or asleep
        return;
      }
    }
  }

  const WordList& l_;
  Mention& m_;
};

}  // namespace

void weigh_right(const WordList& list, Mention& mention) {
  RightSide(list, mention).run();
}

}  // namespace reframe::privacy
