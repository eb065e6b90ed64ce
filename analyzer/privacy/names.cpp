// Names. A capital says little in a story full of colleagues, products and hospitals, so each name
// is weighed: what stands around all of its mentions speaks for a patient or for somebody at work.
#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "analyzer/privacy/mention.h"
#include "analyzer/privacy/reading.h"
#include "analyzer/privacy/weights.h"

namespace reframe::privacy {
namespace {

constexpr std::string_view kWhy = "The name of a patient, a relative or someone of the household.";

/// Sums the evidence of each name over its mentions and reports those of patients.
class Judge {
 public:
  Judge(Reading& reading, std::vector<Mention> mentions)
      : r_(reading), l_(reading.list), mentions_(std::move(mentions)) {}

  void run() {
    if (all_made_up()) {
      for (const Mention& m : mentions_)
        each_part(m, [&](std::uint32_t i) { r_.nobodys.emplace(l_.lower(i)); });
      return;
    }
    coordinate();
    for (Mention& m : mentions_) {
      each_part(m, [&](std::uint32_t i) {
        constexpr std::size_t kShortest = 4;
        const std::string_view part = l_.lower(i);
        const bool linked = part.size() >= kShortest && l_.has(i, Cue::first_name) &&
                            r_.link_text.find(part) != std::string::npos;
        if (!linked && !r_.mail_names.contains(std::string(part))) return;
        m.right_patient += kStrong;
        m.opening = false;
      });
    }
    find_namesakes();
    find_two_of_one_name();
    for (const Mention& m : mentions_) add(m);
    std::unordered_set<std::string_view> names;
    NameForms forms;
    std::unordered_set<std::string> initials;
    for (const Mention& m : mentions_) {
      if (!(weighed(m) ? likely(m) : is_patient(m))) {
        leave(m);
        continue;
      }
      report(m);
      each_part(m, [&](std::uint32_t i) {
        if (names.insert(l_.lower(i)).second) forms.add(l_.lower(i));
      });
      if (m.end - m.name >= 2) initials.insert(initials_of(m));
    }
    for (const Mention& m : mentions_) {
      if (r_.taken[m.name] != 0) continue;
      const bool known =
          l_.words[m.name].initial ? initials.contains(initials_of(m)) : called(m, forms);
      if (known || (names.contains(l_.lower(m.name)) && same(m))) report(m);
    }
    repeat(names);
  }

 private:
  /// "All names are invented", "the names have been changed": the story says it of all.
  [[nodiscard]] bool all_made_up() const {
    constexpr std::array kMade = {"changed", "invented",   "fictitious", "fictional",
                                  "altered", "pseudonyms", "made"};
    constexpr std::uint32_t kNear = 9;
    for (std::uint32_t i = 1; i < l_.size(); ++i) {
      if (!l_.is(i, "names") || l_.is(i + 1, "of") || l_.is(i + 1, "on") || l_.is(i + 1, "for"))
        continue;
      if (!l_.is(i - 1, "all") && !l_.is(i - 1, "the") && !l_.words[i - 1].possessive) continue;
      bool be = false;
      for (std::uint32_t k = i + 1; k < i + kNear && k < l_.size(); ++k) {
        if (l_.words[k].gap >= Gap::sentence) break;
        be = be || l_.is(k, "are") || l_.is(k, "been") || l_.is(k, "were");
        if (l_.is(k, "not")) break;
        if (be && listed(kMade, l_.lower(k))) return true;
      }
    }
    return false;
  }

  /// What is known of one word of a name, from all of its mentions.
  struct Sum {
    int title = 0;    ///< of a courtesy title
    int patient = 0;  ///< what is said beside it
    int around = 0;   ///< what is said around it
    int staff = 0;
    int work = 0;  ///< signs of work without a post
    int around_staff = 0;
    int strongest = 0;
    int said_patient = 0;  ///< the clearest word on either side, titles left out
    int said_staff = 0;
    bool own = false;
    bool doctor = false;  ///< a mention with a title of staff
    bool courtesy = false;
    bool full = false;         ///< told once with a given name and a surname
    bool he = false;           ///< a pronoun follows somewhere
    bool only_opening = true;  ///< always the first word of a sentence, and no "he" behind

    void join(const Sum& o) {
      title = std::max(title, o.title);
      patient = std::max(patient, o.patient);
      around = std::max(around, o.around);
      staff = std::max(staff, o.staff);
      work = std::max(work, o.work);
      around_staff = std::max(around_staff, o.around_staff);
      strongest = std::max(strongest, o.strongest);
      said_patient = std::max(said_patient, o.said_patient);
      said_staff = std::max(said_staff, o.said_staff);
      own = own || o.own;
      doctor = doctor || o.doctor;
      courtesy = courtesy || o.courtesy;
      full = full || o.full;
      he = he || o.he;
      only_opening = only_opening && o.only_opening;
    }
    void add(const Sum& o) {
      const Sum before = *this;
      join(o);
      patient = before.patient + o.patient;
      around = std::min(before.around + o.around, kMostAround);
      staff = before.staff + o.staff;
      work = before.work + o.work;
      around_staff = std::min(before.around_staff + o.around_staff, kMostAround);
    }
    [[nodiscard]] int for_patient() const { return title + patient + around; }
    [[nodiscard]] int for_staff() const { return staff + around_staff; }
  };
  /// Hints around a name add up only so far: the hundredth says no more than the sixth.
  static constexpr int kMostAround = 6;

  [[nodiscard]] static Sum of(const Mention& m) {
    Sum sum;
    sum.title = m.title;
    sum.patient = m.beside();
    sum.around = m.doubtful ? 0 : m.around;
    sum.staff = m.left_staff + m.right_staff;
    sum.work = m.work;
    sum.around_staff = m.around_staff;
    sum.strongest = m.strongest();
    sum.said_patient = std::max(m.left_patient, m.right_patient);
    sum.said_staff = m.staff_title ? 0 : std::max(m.left_staff, m.right_staff);
    sum.own = m.own;
    sum.doctor = m.staff_title;
    sum.courtesy = m.courtesy;
    sum.full = m.end - m.name >= 2;
    sum.he = m.he_or_she;
    sum.only_opening = m.opening && !m.he_or_she;
    return sum;
  }

  template <class Visit>
  void each_part(const Mention& m, Visit visit) const {
    for (std::uint32_t i = m.name; i < m.end; ++i) {
      const bool title = i > m.name && !l_.has(i, Cue::first_name) &&
                         (elder_behind(l_, i) || respect_behind(l_, i));
      const bool letter = l_.words[i].initial && !(m.courtesy && m.end - m.name == 1);  // "Mr. K."
      if (!letter && !listed(kParticles, l_.lower(i)) && !title) visit(i);
    }
  }

  /// "her sons Ravi and Arun", "Emily and Raj from the vendor": names joined share what is said.
  void coordinate() {
    for (std::size_t i = 1; i < mentions_.size(); ++i) {
      Mention& a = mentions_[i - 1];
      Mention& b = mentions_[i];
      if (!joined(a, b)) continue;
      const bool listed_before = i > 1 && joined(mentions_[i - 2], a);
      if (new_clause(a, b) && !listed_before) continue;
      // "working for Mr Whitmore and Miss Pemberton-Hale"
      const bool both = a.courtesy && a.left_staff >= kLikely && a.beside() == 0;
      if (b.courtesy && (one_of(a) || both)) b.left_staff += a.left_staff;
      if (!b.courtesy && !b.staff_title) {
        b.own = b.own || a.own;  // "my kids, Mateo and Junie"
        b.left_patient += a.title + a.left_patient;
        if (b.around == 0) b.around = a.around;
        if (!a.place) b.left_staff += a.left_staff;
      }
      a.right_staff += b.right_staff;
      if (a.beside() == 0) a.work = std::max(a.work, b.work);
      if (a.right_patient == 0) a.right_patient += b.right_patient;
    }
  }

  /// "The porters - Vusi, Pieter and old Mr. Naidoo -": the noun in front is of all of them.
  [[nodiscard]] bool one_of(const Mention& a) const {
    if (a.left_staff < kSaid) return false;
    for (std::uint32_t n = 1; n <= kLook && n <= a.first; ++n) {
      const std::uint32_t i = a.first - n;
      if (l_.words[i + 1].gap >= Gap::sentence) return false;
      if (l_.has(i, Cue::staff)) return l_.lower(i).ends_with("s");
    }
    return false;
  }

  [[nodiscard]] bool joined(const Mention& a, const Mention& b) const {
    if (b.first < a.end || b.first - a.end > 2) return false;
    if (b.first == a.end) return l_.between(b.first) == ", ";
    const bool old = b.first - a.end == 2 && (l_.is(a.end + 1, "old") || l_.is(a.end + 1, "young"));
    if (b.first - a.end == 2 && !old) return false;
    return l_.is(a.end, "and") && l_.words[a.end].gap <= Gap::aside &&
           l_.words[b.first].gap <= Gap::space;
  }

  /// "in Dunedin, and Mrs Henare had had": behind a comma "and" opens a clause, unless the names
  /// make a list.
  [[nodiscard]] bool new_clause(const Mention& a, const Mention& b) const {
    return b.first > a.end && l_.words[a.end].gap == Gap::aside;
  }

  /// Surnames that stand behind two given names that are no forms of each other: "Dorothy
  /// Blanchard" and "Marc Blanchard, a nurse with us".
  void find_namesakes() {
    std::unordered_map<std::string_view, std::string_view> given;
    for (const Mention& m : mentions_) {
      if (!whole(m)) continue;
      const auto [it, first] = given.emplace(l_.lower(m.end - 1), l_.lower(m.name));
      if (first || it->second == l_.lower(m.name)) continue;
      NameForms forms;
      forms.add(it->second);
      if (!forms.has(l_.lower(m.name))) namesakes_.insert(l_.lower(m.end - 1));
    }
    // "my manager is Carla Reyes, and I had a patient, Mr. Reyes"
    std::unordered_set<std::string_view> titled;
    for (const Mention& m : mentions_) {
      const bool one = m.courtesy && m.end - m.name == 1;
      if (one && m.beside() >= kStrong && m.staff() == 0) titled.insert(l_.lower(m.name));
    }
    for (const Mention& m : mentions_) {
      const bool staff = m.left_staff + m.right_staff >= kStrong;
      if (whole(m) && staff && titled.contains(l_.lower(m.end - 1))) {
        namesakes_.insert(l_.lower(m.end - 1));
      }
    }
  }

  /// Given names that a patient and somebody at work share: "my charge nurse was Maria. And the
  /// patient was also Maria." Each mention then speaks for itself.
  void find_two_of_one_name() {
    std::unordered_set<std::string_view> staff;
    for (const Mention& m : mentions_) {
      const bool said = std::max(m.left_staff, m.right_staff) >= kSaid && m.beside() == 0;
      if (!said || m.staff_title || m.place) continue;
      staff.insert(l_.lower(m.name));
      if (m.end - m.name >= 2) surnames_at_work_.insert(l_.lower(m.end - 1));
    }
    for (const Mention& m : mentions_) {
      const bool said = std::max(m.left_patient, m.right_patient) >= kSaid ||
                        (m.courtesy && m.beside() >= kLikely && m.end - m.name >= 2);
      if (said && m.staff() == 0 && staff.contains(l_.lower(m.name))) {
        two_of_one_.insert(l_.lower(m.name));
      }
    }
  }

  /// Of a name that two share: is this mention the patient's?
  [[nodiscard]] bool is_the_patient(const Mention& m) const {
    if (m.end - m.name >= 2 && surnames_at_work_.contains(l_.lower(m.end - 1))) return false;
    const int staff = m.left_staff + m.right_staff + m.work;
    if (m.title + m.beside() != staff) return m.title + m.beside() > staff;
    return staff == 0 && m.around >= kTrace && m.around > m.around_staff;
  }

  [[nodiscard]] bool whole(const Mention& m) const {
    return m.end - m.name >= 2 && l_.has(m.name, Cue::first_name) && !l_.words[m.end - 1].initial;
  }

  /// Word `i` of `m` is a surname that others have, too: it tells nothing of who is meant.
  [[nodiscard]] bool of_namesakes(const Mention& m, std::uint32_t i) const {
    return i + 1 == m.end && whole(m) && namesakes_.contains(l_.lower(i));
  }

  void add(const Mention& m) {
    each_part(m, [&](std::uint32_t i) {
      if (of_namesakes(m, i)) return;
      Sum sum = of(m);
      if (m.staff_title && !l_.has(i, Cue::first_name)) {
        sum.staff = sum.around_staff = 0;  // "Dr. Patel" says nothing of a Mrs. Patel
      }
      sums_[l_.lower(i)].add(sum);
    });
  }

  /// What is said of the name wherever it stands.
  [[nodiscard]] Sum everywhere(const Mention& m) const {
    Sum total = of(m);
    each_part(m, [&](std::uint32_t i) {
      if (!of_namesakes(m, i)) total.join(sums_.at(l_.lower(i)));
    });
    return total;
  }

  [[nodiscard]] bool is_patient(const Mention& m) const {
    if (two_of_one_.contains(l_.lower(m.name)) && !m.own) return is_the_patient(m);
    const Sum total = everywhere(m);
    if (total.own || plain_word(m)) return false;
    if (m.staff_title && m.patient() < kStrong) return false;
    if (m.doubtful && total.strongest < kLikely) return false;
    // "Brannigan", told beside a "Dr. Brannigan" and no "Mr. Brannigan", is the doctor.
    if (total.doctor && !total.courtesy && !m.staff_title && m.end - m.name == 1 &&
        !l_.has(m.name, Cue::first_name) && total.said_patient < kSaid) {
      return false;
    }
    // The clearest mention decides: who is once said to work there is no patient later.
    const bool clear = total.said_staff >= kStrong && total.said_patient < kStrong;
    if (clear || (total.said_staff >= kSaid && total.said_patient < kSaid)) return false;
    // "Doña Pilar runs the laundry": no more than a title stands against it.
    if (total.said_staff >= kLikely && total.said_patient == 0 && !m.staff_title) return false;
    // Who does the work of the ward and of whom nothing strong says patient is a colleague.
    const int works = total.title > 0 ? kStrong : kLikely;
    if (total.work >= works && total.said_patient < kStrong && total.work > total.patient) {
      return false;
    }
    if (r_.resume() && m.strongest() < kSaid) {
      // A resume is full of its author's, employers' and referees' names.
      const Sentence& s = l_.sentence_of(m.first);
      // A title in a line that names nobody's post is a patient's, for colleagues have posts there.
      constexpr std::uint64_t kPosts = bit(Cue::staff) | bit(Cue::department) |
                                       bit(Cue::credential) | bit(Cue::own_contact) |
                                       bit(Cue::org_contact) | bit(Cue::work_link);
      constexpr std::uint64_t kCare = bit(Cue::care_word) | bit(Cue::care_verb) | bit(Cue::event) |
                                      bit(Cue::patient_state) | bit(Cue::patient_act);
      const bool titled = m.courtesy && (s.cues & kPosts) == 0 && (s.cues & kCare) != 0;
      const bool suffers = m.right_patient >= kStrong && (m.courtesy || (s.cues & kPosts) == 0);
      const bool anchored = (s.cues & bit(Cue::patient)) != 0 || titled || suffers ||
                            r_.pointed[l_.words[m.first].sentence] != 0 ||
                            ((s.crowd || (s.cues & bit(Cue::care_verb)) != 0) && m.courtesy);
      if (!anchored || total.strongest < kLikely) return false;
    }
    // What is said outright ("her husband Tom") stands against anything weaker.
    const bool outright = m.title + m.left_patient >= kSaid && !m.staff_title;
    // A given name of which nothing says staff needs less than a name among colleagues.
    const bool whole = l_.has(m.name, Cue::first_name) || (m.end - m.name >= 2 && total.he);
    const bool bare = whole && !m.doubtful && total.for_staff() == 0;
    const int patient = total.for_patient();
    // Colleagues are told by their full names, patients mostly by one: where nothing stands beside
    // such a name, what stands around it has to say more.
    constexpr int kAroundFull = 4;
    if (total.full && !total.courtesy && total.strongest < kHint && total.around < kAroundFull) {
      return false;
    }
    return patient >= (bare ? kHint : kEnough) &&
           (patient > total.for_staff() || (outright && patient == total.for_staff()));
  }

  /// The weights were asked of this name, and it is not a given name that a patient and somebody at
  /// work share, of which each mention speaks for itself.
  [[nodiscard]] bool weighed(const Mention& m) const {
    return r_.likely_name[m.name] >= 0 && !two_of_one_.contains(l_.lower(m.name));
  }

  /// The weights take it for a patient's, and the lists do not say otherwise outright.
  [[nodiscard]] bool likely(const Mention& m) const {
    // "Fran was our charge nurse", and no mention says as much of a patient
    constexpr float kThoughAtWork = 0.8F;
    const Sum total = everywhere(m);
    const bool works = total.said_staff >= kSaid && total.said_patient < kSaid;
    if (r_.likely_name[m.name] < (works ? kThoughAtWork : kLikelyName)) return false;
    if (m.own || plain_word(m)) return false;
    return !m.staff_title || m.patient() >= kStrong;
  }

  /// Keeps read_weighed_names() from a name that was decided here.
  void leave(const Mention& m) {
    if (m.own) each_part(m, [&](std::uint32_t i) { r_.nobodys.emplace(l_.lower(i)); });
    if (r_.likely_name[m.name] < 0) return;
    std::fill(r_.no_name.begin() + m.first, r_.no_name.begin() + m.end, 1);
  }

  [[nodiscard]] std::string initials_of(const Mention& m) const {
    std::string letters;
    for (std::uint32_t i = m.name; i < m.end; ++i) letters += l_.lower(i).substr(0, 1);
    return letters;
  }

  /// The short or fond form of a name found: Gordie of Gord, Kevin of Kev, Dolly of Dolores.
  [[nodiscard]] bool called(const Mention& m, const NameForms& forms) const {
    if (two_of_one_.contains(l_.lower(m.name))) return false;
    if (m.end - m.name != 1 || m.staff_title || r_.resume()) return false;
    const auto it = sums_.find(l_.lower(m.name));
    if (it == sums_.end()) return false;  // a particle alone: "De-escalated"
    const Sum& sum = it->second;
    if (sum.own || sum.said_staff >= kLikely || sum.work >= kLikely ||
        sum.for_staff() > sum.patient + sum.title)
      return false;
    const bool opening = m.opening && !m.he_or_she;
    return !opening && forms.has(l_.lower(m.name));
  }

  /// A name that was found elsewhere, told here without a word of who it is.
  [[nodiscard]] bool same(const Mention& m) const {
    if (two_of_one_.contains(l_.lower(m.name))) return false;
    const auto it = sums_.find(l_.lower(m.name));
    if (m.end - m.name != 1 || m.staff_title || r_.resume() || it == sums_.end()) return false;
    const Sum& sum = it->second;
    constexpr std::array kOfPlaces = {"from", "in", "at", "to", "near", "of"};
    if (m.first > 0 && listed(kOfPlaces, l_.lower(m.first - 1))) return false;
    return !plain_word(m) && !m.opening && !sum.own && sum.for_staff() == 0 && sum.work == 0;
  }

  /// True when the text holds the word of mention `m` in small letters, or only at the start of
  /// sentences and of nobody: "Crew came in the end."
  [[nodiscard]] bool plain_word(const Mention& m) const {
    const auto it = sums_.find(l_.lower(m.name));
    return m.opening && (it == sums_.end() || it->second.only_opening);
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
      constexpr std::uint64_t kTitles =
          bit(Cue::kin_title) | bit(Cue::courtesy) | bit(Cue::relation);
      const bool led = i > 0 && w.gap <= Gap::space && (l_.words[i - 1].cues & kTitles) != 0;
      const bool written = w.capital || (led && !w.known) ||
                           (l_.has(i, Cue::first_name) && !l_.has(i, Cue::name_word));
      if (!written || w.grammar || !names.contains(l_.lower(i))) continue;
      // "The patient was called Mr. Foley, and the Foley was still in."
      const bool oneself = l_.is(i + 1, "himself") || l_.is(i + 1, "herself");
      if (!led && !oneself && l_.has(i, Cue::eponym)) continue;
      if (l_.has(i + 1, Cue::facility) && l_.words[i + 1].capital) continue;
      report({i, i, i + 1});
    }
  }

  Reading& r_;
  const WordList& l_;
  std::vector<Mention> mentions_;
  std::unordered_map<std::string_view, Sum> sums_;
  std::unordered_set<std::string_view> namesakes_;   ///< surnames that two share
  std::unordered_set<std::string_view> two_of_one_;  ///< given names that two share
  std::unordered_set<std::string_view> surnames_at_work_;
};

}  // namespace

void read_names(Reading& reading) {
  Judge(reading, weighed_mentions(reading)).run();
}

}  // namespace reframe::privacy
