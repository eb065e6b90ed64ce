// What the sentence of a name and the next ones say.
#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "analyzer/privacy/mention.h"
#include "analyzer/privacy/reading.h"

namespace reframe::privacy {
namespace {

constexpr std::uint32_t kFollow = 4;  ///< sentences that may go on with "She"

class Around {
 public:
  Around(const Reading& reading, Mention& mention) : r_(reading), l_(reading.list), m_(mention) {}

  void run() { around(); }

 private:
  void around() {
    const Sentence& s = l_.sentence_of(m_.first);
    if (asked()) m_.around_staff += kTrace;
    if (l_.is(s.first, "thanks") || l_.is(s.first, "thank")) m_.around_staff += kLikely;
    if ((s.cues & bit(Cue::care_word)) != 0) m_.around += kTrace;
    if ((s.cues & bit(Cue::work_word)) != 0) m_.around_staff += kTrace;
    if (asked_in_interview(s)) m_.left_staff += m_.courtesy ? kLikely : kSaid;
    constexpr std::uint32_t kClauses = 40;  // a bound keeps a text without a stop linear
    for (std::uint32_t i = m_.end; i < std::min(s.end, m_.end + kClauses); ++i) {
      if (!is_pronoun(l_.lower(i))) continue;
      m_.around += kTrace;
      m_.he_or_she = true;
      break;
    }
    if (l_.words[m_.name].initial && !m_.courtesy) {
      if ((s.cues & kSomeone) != 0) m_.left_patient += kLikely;
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
    if (relative_next()) m_.right_patient += kHint;
    if (theirs_next()) m_.left_patient += kHint;
    if (kin_opens_next()) m_.right_patient += kHint;
    const std::uint32_t next = l_.words[m_.first].sentence + 1;
    for (std::uint32_t n = next; n < next + kFollow && n < l_.sentences.size(); ++n) {
      if (!follow(l_.sentences[n])) break;
      m_.opening = false;  // "Osagie came in. He was …"
    }
  }

  /// "I asked Lorna what she does": whom the author asks is a colleague as often as a patient, and
  /// where a patient is spoken of beside, a colleague.
  [[nodiscard]] bool asked() const {
    if (m_.first == 0 || l_.words[m_.first].gap > Gap::space) return false;
    constexpr std::array kAsked = {"asked", "told", "ask", "tell", "asking", "telling"};
    constexpr std::uint32_t kNear = 14;
    if (!listed(kAsked, l_.lower(m_.first - 1))) return false;
    for (std::uint32_t i = m_.end; i < m_.end + kNear && i < l_.size(); ++i) {
      if (l_.words[i].gap == Gap::sentence) break;
      if (l_.has(i, Cue::patient)) return true;
    }
    return false;
  }

  /// "In the interview Mr. Alderson asked why".
  [[nodiscard]] bool asked_in_interview(const Sentence& s) const {
    constexpr std::uint32_t kNear = 12;
    const std::uint32_t from = m_.first > s.first + kNear ? m_.first - kNear : s.first;
    for (std::uint32_t i = from; i < std::min(s.end, m_.end + kNear); ++i) {
      constexpr std::array kWords = {"interview", "interviewer", "interviewed", "panel",
                                     "recruiter", "conference",  "congress",    "audience"};
      // "Interviewer: Tell me about Walter." is a label.
      if (i + 1 < l_.size() && l_.words[i + 1].gap == Gap::colon) continue;
      if (listed(kWords, l_.lower(i))) return m_.courtesy || i < m_.first;
      // A patient in the sentence is more likely spoken of than to.
      if (!m_.courtesy && l_.has(i, Cue::patient)) return false;
    }
    return false;
  }

  /// A given name and a surname, of which the story does not say whose they are.
  [[nodiscard]] bool full_name() const {
    const bool title = elder_behind(l_, m_.end - 1) || respect_behind(l_, m_.end - 1);
    return m_.end - m_.name >= 2 && !l_.words[m_.end - 1].initial && !m_.staff_title && !title;
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
    return (l_.words[last].cues & kSomeone) != 0 && !l_.has(last, Cue::staff) &&
           !listed(kOwn, l_.lower(last - 1));
  }

  /// "It's Narelle out at the station. Husband's been bitten."
  [[nodiscard]] bool relative_next() const {
    const std::uint32_t next = l_.words[m_.first].sentence + 1;
    if (next >= l_.sentences.size()) return false;
    const std::uint32_t i = l_.sentences[next].first;
    return l_.has(i, Cue::relation) && !l_.has(i, Cue::staff) && !l_.words[i].line_start &&
           i + 1 < l_.size() && l_.words[i + 1].gap <= Gap::space && !l_.words[i + 1].capital;
  }

  /// "We lost Tobias that night. I rang his mum."
  [[nodiscard]] bool theirs_next() const {
    const std::uint32_t next = l_.words[m_.first].sentence + 1;
    if (next >= l_.sentences.size() || m_.left_patient == 0) return false;
    const Sentence& s = l_.sentences[next];
    if (l_.is(s.first, "she") || l_.is(s.first, "he")) return m_.doubtful;
    constexpr std::uint32_t kNear = 12;
    for (std::uint32_t i = s.first; i + 1 < std::min(s.end, s.first + kNear); ++i) {
      if ((l_.is(i, "his") || l_.is(i, "her")) && l_.has(i + 1, Cue::relation)) return true;
    }
    return false;
  }

  /// "I noticed it with Walter Niedermann. His daughter kept a notebook.": the name ends its
  /// sentence, and the next is of a relative.
  [[nodiscard]] bool kin_opens_next() const {
    if (m_.end >= l_.size() || l_.words[m_.end].gap != Gap::sentence) return false;
    const bool whose = l_.is(m_.end, "his") || l_.is(m_.end, "her");
    return whose && l_.has(m_.end + 1, Cue::relation) && m_.staff() == 0;
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
    const bool is = l_.is(s.first + 1, "was") || l_.is(s.first + 1, "is");
    for (std::uint32_t i = s.first + 2; is && i < std::min(s.end, s.first + kLook); ++i) {
      if (l_.words[i].gap >= Gap::aside) break;
      if (!l_.has(i, Cue::staff) || is_former(l_, i)) continue;
      m_.right_staff += kStrong;  // "… Hyacinth Barrow. She was the discharge coordinator"
      break;
    }
    bool age = false;
    for (std::uint32_t i = s.first; i < std::min(s.end, s.first + kLook); ++i) {
      age = age || (is_age(l_, i) && i > s.first && listed(kBe, l_.lower(i - 1)));
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

}  // namespace

void weigh_around(const Reading& reading, Mention& mention) {
  Around(reading, mention).run();
}

}  // namespace reframe::privacy
