#include "analyzer/privacy/surroundings.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace reframe::privacy {
namespace {

/// Words looked at on each side in the sentence, and beyond it.
constexpr std::uint32_t kBeside = 7;
constexpr std::uint32_t kAround = 25;

/// Titles that say nothing of who is meant, so that they do not make two names one.
bool is_title(const WordList& l, std::uint32_t i) {
  return l.has(i, Cue::courtesy) || l.has(i, Cue::kin_title) || l.has(i, Cue::staff_title);
}

/// Word `i` can be part of a name by how it is written.
bool written_as_name(const WordList& l, std::uint32_t i) {
  const Word& w = l.words[i];
  return w.capital && !w.has_digit && !w.grammar;
}

/// A given name or a courtesy title.
bool names_somebody(const WordList& l, std::uint32_t i) {
  return l.words[i].capital && (l.has(i, Cue::first_name) || l.has(i, Cue::courtesy));
}

/// Enough digits for a number that somebody was given, and no time, pressure, decimal or year.
bool like_a_code(const WordList& l, const Stretch& s, std::size_t digits) {
  constexpr std::size_t kFewest = 4;
  constexpr std::size_t kFewestWithLetters = 2;
  constexpr std::size_t kShortest = 6;
  const std::uint32_t bytes = l.words[s.end - 1].span.end - l.words[s.first].span.start;
  const bool letters = bytes >= kShortest && digits >= kFewestWithLetters &&
                       std::any_of(l.words.begin() + s.first, l.words.begin() + s.end,
                                   [](const Word& w) { return !w.digits; });
  if (digits < kFewest && !letters) return false;
  if (s.end - s.first == 1) return !is_year(number_of(l, s.first));
  if (s.end - s.first > 2 || letters) return true;
  // "10:40", "118/70", "100.9"
  constexpr std::uint32_t kMeasured = 3;
  const std::string_view sign = l.between(s.first + 1);
  const bool measured =
      l.words[s.first].span.size() <= kMeasured && l.words[s.first + 1].span.size() <= kMeasured;
  return !((sign == ":" || sign == "/" || sign == ".") && measured);
}

/// "I was the midwife on the island": what the author says of themselves.
bool of_the_author(const WordList& l, std::uint32_t article) {
  constexpr std::array kBeing = {"was", "am", "been", "became", "be", "remain"};
  constexpr std::array kSelf = {"i", "i'd", "i've", "i'll"};
  if (article == 0 || !l.close(article)) return false;
  const std::string_view before = l.lower(article - 1);
  if (before == "i'm") return true;
  if (before == "as") return l.sentence_of(article).first_person;
  return article > 1 && listed(kBeing, before) && listed(kSelf, l.lower(article - 2));
}

/// No sign but a title's full stop and a hyphen: "Mr. Lund", but not "Nurse:** Ada".
bool blank(std::string_view between) {
  return between.find_first_not_of(" .-\n\t") == std::string_view::npos;
}

/// Makes candidates of stretches: those that share a word are one, unless two share it: a word that
/// stands behind two given names or in front of two surnames, or with a courtesy title and with a
/// title of staff.
class Groups {
 public:
  explicit Groups(const WordList& list) : l_(list) {}

  void add(Stretch s) {
    places_.push_back(s);
    std::vector<std::uint32_t> words;
    for (std::uint32_t i = s.first; i < s.end; ++i) {
      if ((is_title(l_, i) && s.end - s.first > 1) || l_.words[i].initial) continue;
      words.push_back(i);
    }
    if (words.size() >= 2) {
      beside(words.front(), l_.lower(words.back()));
      beside(words.back(), l_.lower(words.front()));
    } else if (words.size() == 1 && words.front() > s.first && is_title(l_, s.first)) {
      const bool staff = l_.has(s.first, Cue::staff_title) && !l_.has(s.first, Cue::courtesy);
      titled(words.front(), staff);
    }
    words_.push_back(std::move(words));
  }

  std::vector<Candidate> take() {
    std::vector<Candidate> out;
    std::unordered_map<std::string, std::size_t> number;
    std::vector<std::size_t> parent;
    const auto root = [&](std::size_t i) {
      while (parent[i] != i) i = parent[i] = parent[parent[i]];
      return i;
    };
    for (std::size_t i = 0; i < places_.size(); ++i) {
      parent.push_back(i);
      const bool alone = words_[i].size() < 2;
      const auto join = [&](std::string key) {
        const auto [it, fresh] = number.emplace(std::move(key), i);
        if (!fresh) parent[root(i)] = root(it->second);
      };
      if (words_[i].empty()) join(std::string(l_.lower(places_[i].first)));
      for (const std::uint32_t w : words_[i]) {
        const bool shared = shared_.contains(l_.lower(w));
        if (shared && (!alone || places_[i].first == w)) continue;
        std::string key(l_.lower(w));
        // "Mr. Marlowe" is not NP Marlowe
        if (shared) key.append(" ").append(l_.lower(places_[i].first));
        join(std::move(key));
      }
    }
    std::unordered_map<std::size_t, std::size_t> place_of;
    for (std::size_t i = 0; i < places_.size(); ++i) {
      const auto [it, fresh] = place_of.emplace(root(i), out.size());
      if (fresh) out.emplace_back();
      out[it->second].places.push_back(places_[i]);
    }
    return out;
  }

 private:
  /// Notes that `other` stands beside word `i` in one name.
  void beside(std::uint32_t i, std::string_view other) {
    const auto [it, fresh] = beside_.emplace(l_.lower(i), other);
    if (!fresh && it->second != other) shared_.insert(l_.lower(i));
  }

  void titled(std::uint32_t i, bool staff) {
    const auto [it, fresh] = staff_.emplace(l_.lower(i), staff);
    if (!fresh && it->second != staff) shared_.insert(l_.lower(i));
  }

  const WordList& l_;
  std::vector<Stretch> places_;
  std::vector<std::vector<std::uint32_t>> words_;  ///< of each place, without titles and initials
  std::unordered_map<std::string_view, std::string_view> beside_;
  std::unordered_map<std::string_view, bool> staff_;
  std::unordered_set<std::string_view> shared_;  ///< words that two have in common
};

/// Tells the features of one candidate.
class Teller {
 public:
  Teller(const WordList& list, const std::vector<Mention>& mentions, std::size_t named_words,
         const std::function<void(std::string_view)>& tell)
      : l_(list), mentions_(mentions), named_words_(named_words), tell_(tell) {}

  void tell(const Candidate& c) {
    for (const Stretch& s : c.places) {
      itself(s, c.family);
      beside(s);
      around(s);
      sentences(s);
      if (c.family == IdentifierFamily::name) joint(s);
    }
    if (c.family == IdentifierFamily::name) text(c);
    constexpr std::size_t kMost = 4;
    name_ = "told.";
    name_ += static_cast<char>('0' + std::min(c.places.size(), kMost));
    say(name_);
    if (c.family == IdentifierFamily::name) {
      tell_pairs();
      lists(c);
    }
  }

 private:
  void say(std::string_view feature) {
    tell_(feature);
    const bool telling =
        std::any_of(kTelling.begin(), kTelling.end(),
                    [&](std::string_view opening) { return feature.starts_with(opening); });
    if (telling) telling_.emplace(feature);
  }

  /// What says most of a name says more together: a given name alone in its sentence, told once,
  /// with a "he" in the next.
  void tell_pairs() {
    for (auto a = telling_.begin(); a != telling_.end(); ++a) {
      for (auto b = std::next(a); b != telling_.end(); ++b) {
        name_ = *a;
        name_ += '&';
        name_ += *b;
        tell_(name_);
      }
    }
  }
  static constexpr std::array<std::string_view, 11> kTelling = {
      "before1-is.",       "behind1-is.", "itself-is.", "itself.", "own.",  "next.pronoun",
      "next.first-person", "told.",       "text.",      "length.", "third."};

  void put(std::string_view where, std::string_view what, std::string_view more = {}) {
    name_ = where;
    name_ += '.';
    for (const char c : what) name_ += ascii_digit(c) ? '9' : c;
    if (!more.empty()) {
      name_ += ' ';
      for (const char c : more) name_ += ascii_digit(c) ? '9' : c;
    }
    say(name_);
  }

  void put_cues(std::string_view where, std::uint64_t cues) {
    constexpr std::string_view kPrefix = "privacy-";
    for (std::size_t c = 0; cues != 0; ++c, cues >>= 1U) {
      if ((cues & 1U) != 0) put(where, std::string_view(kCueLists[c]).substr(kPrefix.size()));
    }
  }

  /// What stands between two words, as a word of its own: "|" for the end of a sentence.
  [[nodiscard]] std::string_view word_at(std::uint32_t from, int step) const {
    if (step < 0) {
      if (from == 0 || l_.words[from].gap == Gap::sentence) return "|";
      if (l_.words[from].gap >= Gap::aside) return sign(from);
      return l_.lower(from - 1);
    }
    if (from >= l_.size() || l_.words[from].gap == Gap::sentence) return "|";
    if (l_.words[from].gap >= Gap::aside) return sign(from);
    return l_.lower(from);
  }

  [[nodiscard]] std::string_view sign(std::uint32_t i) const {
    const std::string_view between = l_.between(i);
    return between.find(',') != std::string_view::npos ? "," : ";";
  }

  void itself(const Stretch& s, IdentifierFamily family) {
    const Word& first = l_.words[s.first];
    if (first.gap == Gap::sentence || first.quoted) say("itself.opening");
    if (is_title(l_, s.first)) {
      put("title", l_.lower(s.first));
    } else {
      say("itself.bare");
    }
    name_ = s.end - s.first > 2 ? "length.3" : s.end - s.first > 1 ? "length.2" : "length.1";
    say(name_);
    bool digit = false;
    for (std::uint32_t i = s.first; i < s.end; ++i) {
      digit = digit || l_.words[i].has_digit;
      put_cues("itself-is", l_.words[i].cues);
      if (l_.words[i].known) say("itself.known");
      if (l_.words[i].grammar) say("itself.grammar");
      if (l_.words[i].capitals) say("itself.capitals");
      if (family != IdentifierFamily::name) put("value", l_.lower(i));
      if (family == IdentifierFamily::combination && !l_.words[i].grammar) {
        constexpr std::size_t kEnding = 3;
        const std::string_view word = l_.lower(i);
        const bool letters = std::all_of(word.begin(), word.end(), [](char c) {
          return static_cast<unsigned char>(c) < 0x80;  // an ending must not cut a letter
        });
        if (letters && word.size() > kEnding) put("ending", word.substr(word.size() - kEnding));
      }
    }
    // "the second" of two, more often than of a month
    if (family == IdentifierFamily::date && !digit)
      say(first.capital ? "itself.month" : "itself.spoken");
    if (l_.words[s.end - 1].possessive) {
      say("itself.possessive");
      put("owns", word_at(s.end, 1));
      if (s.end < l_.size()) put_cues("owns-is", l_.words[s.end].cues);
    }
  }

  void beside(const Stretch& s) {
    const std::string_view before = word_at(s.first, -1);
    put("before1", before);
    if (s.first > 0) {
      put("before2", l_.lower(s.first - 1), s.first > 1 ? l_.lower(s.first - 2) : "|");
      if (before != "|") put_cues("before1-is", l_.words[s.first - 1].cues);
    }
    const std::string_view behind = word_at(s.end, 1);
    put("behind1", behind);
    if (s.end < l_.size()) {
      put("behind2", l_.lower(s.end), s.end + 1 < l_.size() ? l_.lower(s.end + 1) : "|");
      if (behind != "|") put_cues("behind1-is", l_.words[s.end].cues);
    }
  }

  void around(const Stretch& s) {
    const std::uint32_t sentence = l_.words[s.first].sentence;
    const std::uint32_t from = s.first > kAround ? s.first - kAround : 0;
    const std::uint32_t to = std::min(l_.size(), s.end + kAround);
    for (std::uint32_t i = from; i < to; ++i) {
      if (i >= s.first && i < s.end) continue;
      put("near", l_.lower(i));
      const bool left = i < s.first;
      if (l_.words[i].sentence != sentence) continue;
      put("sentence", l_.lower(i));
      put_cues("sentence-is", l_.words[i].cues);
      if ((left ? s.first - i : i + 1 - s.end) > kBeside) continue;
      put(left ? "before" : "behind", l_.lower(i));
      put_cues(left ? "before-is" : "behind-is", l_.words[i].cues);
    }
  }

  /// Who else is named in the text.
  void text(const Candidate& c) {
    std::size_t others = named_words_;
    for (const Stretch& s : c.places) {
      for (std::uint32_t i = s.first; i < s.end; ++i) others -= names_somebody(l_, i) ? 1 : 0;
    }
    constexpr std::size_t kFew = 3;
    say(others == 0 ? "text.alone" : others < kFew ? "text.few" : "text.many");
  }

  /// What the word lists have weighed for and against a patient.
  void lists(const Candidate& c) {
    Mention all;
    int seen = 0;
    int patient = 0;
    int staff = 0;
    bool doctor = false;
    bool doubtful = true;
    bool full = false;
    bool opening = true;
    for (const Stretch& s : c.places) {
      auto m = std::lower_bound(mentions_.begin(), mentions_.end(), s.first,
                                [](const Mention& a, std::uint32_t i) { return a.end <= i; });
      for (; m != mentions_.end() && m->first < s.end; ++m) {
        ++seen;
        all.left_patient = std::max({all.left_patient, m->left_patient, m->right_patient});
        if (!m->staff_title)
          all.left_staff = std::max({all.left_staff, m->left_staff, m->right_staff});
        patient += m->beside();
        staff += m->left_staff + m->right_staff;
        all.work = std::max(all.work, m->work);
        all.title = std::max(all.title, m->title);
        all.around += m->around;
        all.around_staff += m->around_staff;
        all.own = all.own || m->own;
        all.courtesy = all.courtesy || m->courtesy;
        all.place = all.place || m->place;
        all.he_or_she = all.he_or_she || m->he_or_she;
        doctor = doctor || m->staff_title;
        doubtful = doubtful && m->doubtful;
        full = full || m->end - m->name >= 2;
        opening = opening && m->opening && !m->he_or_she;
      }
    }
    if (seen == 0) return tell_("lists.unseen");
    constexpr int kMost = 8;
    constexpr int kMostAround = 6;
    const auto put_number = [&](const char* what, int n, int most) {
      put(what, std::string(1, static_cast<char>('a' + std::clamp(n, 0, most))));
    };
    put_number("lists.said-patient", all.left_patient, kMost);
    put_number("lists.said-staff", all.left_staff, kMost);
    put_number("lists.patient", patient, kMost);
    put_number("lists.staff", staff, kMost);
    put_number("lists.work", all.work, kMost);
    put_number("lists.title", all.title, kMost);
    put_number("lists.around", all.around, kMostAround);
    put_number("lists.around-staff", all.around_staff, kMostAround);
    put_number("lists.balance", kMost / 2 + patient + all.title - staff - all.work, kMost);
    const auto put_flag = [&](const char* what, bool is) { put(what, is ? "yes" : "no"); };
    put_flag("lists.own", all.own);
    put_flag("lists.courtesy", all.courtesy);
    put_flag("lists.doctor", doctor);
    put_flag("lists.place", all.place);
    put_flag("lists.he-or-she", all.he_or_she);
    put_flag("lists.doubtful", doubtful);
    put_flag("lists.full", full);
    put_flag("lists.opening", opening);
  }

  /// What a name is, together with what stands on either side: "was" behind a given name says
  /// another thing than behind a word of no list.
  void joint(const Stretch& s) {
    const char* kind = is_title(l_, s.first)              ? "titled"
                       : l_.has(s.first, Cue::first_name) ? "given"
                       : l_.words[s.first].known          ? "known"
                                                          : "other";
    const std::string_view before = word_at(s.first, -1);
    const std::string_view behind = word_at(s.end, 1);
    const std::string k = kind;
    put(k + "-before", before);
    put(k + "-behind", behind);
    const std::uint32_t here = l_.words[s.first].sentence;
    if (here + 1 < l_.sentences.size() && l_.sentences[here + 1].pronoun) say(k + "-next-pronoun");
    if (l_.sentences[here].pronoun) say(k + "-own-pronoun");
    if (s.first > 0 && before != "|") put_cues(k + "-before-is", l_.words[s.first - 1].cues);
    if (s.end < l_.size() && behind != "|") put_cues(k + "-behind-is", l_.words[s.end].cues);
  }

  /// What the sentences before and behind are of, and how the text goes on.
  void sentences(const Stretch& s) {
    const std::uint32_t here = l_.words[s.first].sentence;
    if (here > 0) {
      const Sentence& before = l_.sentences[here - 1];
      put_cues("previous-is", before.cues);
      if (before.pronoun) say("previous.pronoun");
      if (before.first_person) say("previous.first-person");
    }
    const Sentence& own = l_.sentences[here];
    if (own.pronoun) say("own.pronoun");
    if (own.first_person) say("own.first-person");
    if (own.crowd) say("own.crowd");
    if (own.end - own.first == s.end - s.first) say("own.alone");
    if (here + 1 < l_.sentences.size()) {
      const Sentence& next = l_.sentences[here + 1];
      put_cues("next-is", next.cues);
      if (next.pronoun) say("next.pronoun");
      if (next.first_person) say("next.first-person");
      put("next", l_.lower(next.first));
    } else {
      say("own.last");
    }
    if (here == 0) say("own.title");
    constexpr std::uint32_t kThirds = 3;
    name_ = "third.";
    name_ += static_cast<char>('0' + s.first * kThirds / std::max(1U, l_.size()));
    say(name_);
  }

  const WordList& l_;
  const std::vector<Mention>& mentions_;
  std::size_t named_words_;
  const std::function<void(std::string_view)>& tell_;
  std::string name_;
  std::set<std::string> telling_;
};

}  // namespace

Surroundings::Surroundings(const WordList& list, std::vector<Mention> mentions)
    : l_(list), mentions_(std::move(mentions)) {
  for (std::uint32_t i = 0; i < list.size(); ++i) {
    named_words_ += names_somebody(list, i) ? 1 : 0;
    const Word& w = list.words[i];
    if (!w.grammar && !w.capital && !w.has_digit) telling_.insert(list.lower(i));
  }
}

std::vector<Candidate> Surroundings::capitalised() const {
  Groups groups(l_);
  for (std::uint32_t i = 0; i < l_.size() && !l_.all_capitals;) {
    const Word& w = l_.words[i];
    // Any word has a capital where a sentence begins.
    const bool opening = w.gap == Gap::sentence || w.line_start || w.quoted;
    const bool plain = w.grammar || (opening && w.known && !l_.has(i, Cue::first_name));
    if (!written_as_name(l_, i) || (opening && plain)) {
      ++i;
      continue;
    }
    std::uint32_t end = i + 1;
    while (end < l_.size() && l_.close(end) && !l_.words[end - 1].possessive &&
           written_as_name(l_, end) && blank(l_.between(end))) {
      ++end;
    }
    // "Gran", "Baby": a title alone names nobody.
    const bool title = end == i + 1 && (l_.has(i, Cue::courtesy) || l_.has(i, Cue::kin_title));
    // "the ED" is no Ed.
    constexpr std::uint32_t kLetters = 4;
    const bool letters = end == i + 1 && w.capitals && w.span.size() <= kLetters;
    if (!title && !letters) groups.add({i, end});
    i = end;
  }
  return groups.take();
}

std::vector<Candidate> Surroundings::described() const {
  constexpr std::array kArticles = {"the", "our", "a", "an", "that", "this", "their"};
  constexpr std::array kInner = {"of",  "for", "at",   "in",    "on",
                                 "the", "our", "only", "first", "last"};
  constexpr std::uint32_t kLongest = 9;
  std::vector<Candidate> out;
  for (std::uint32_t i = 0; i < l_.size();) {
    const bool whose = l_.words[i].possessive && l_.has(i, Cue::civic);
    std::uint32_t end = i + 1;
    if (!listed(kArticles, l_.lower(i)) && !whose) {
      i = end;
      continue;
    }
    while (end < l_.size() && end < i + kLongest && l_.close(end) &&
           (!l_.words[end].grammar || listed(kInner, l_.lower(end)))) {
      ++end;
    }
    const std::uint32_t next = end;
    while (end > i + 1 && l_.words[end - 1].grammar) --end;
    if (end > i + 1 && !of_the_author(l_, i)) {
      out.push_back({IdentifierFamily::combination, {{i, end}}});
    }
    i = next;
  }
  return out;
}

std::vector<Candidate> Surroundings::coded() const {
  std::vector<Candidate> out;
  for (std::uint32_t i = 0; i < l_.size();) {
    const auto part = [&](std::uint32_t k) {
      return l_.words[k].has_digit || l_.words[k].capitals || l_.words[k].initial;
    };
    if (!part(i)) {
      ++i;
      continue;
    }
    std::uint32_t end = i + 1;
    std::size_t digits = digits_of(l_.written(i)).size();
    while (end < l_.size() && part(end) && l_.close(end) &&
           (l_.words[end].gap == Gap::joined || (l_.words[end].digits && digits > 0))) {
      digits += digits_of(l_.written(end)).size();
      ++end;
    }
    if (like_a_code(l_, {i, end}, digits)) out.push_back({IdentifierFamily::other, {{i, end}}});
    i = end;
  }
  return out;
}

void Surroundings::each_feature(const Candidate& candidate,
                                const std::function<void(std::string_view)>& tell) const {
  Teller(l_, mentions_, named_words_, tell).tell(candidate);
}

}  // namespace reframe::privacy
