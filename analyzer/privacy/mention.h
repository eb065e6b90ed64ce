// What the readers of names share: a name as it stands in the text, and the weights of what is said
// around it.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "analyzer/privacy/words.h"

namespace reframe::privacy {

struct Reading;

/// Weights of what is said around a name. They are ranks, not measurements: a name counts as a
/// patient's from kEnough on, when nothing as strong says staff.
inline constexpr int kSaid = 5;    ///< the words say who it is: "patient named", "the charge nurse"
inline constexpr int kStrong = 4;  ///< only a patient, or only staff, does or has this
inline constexpr int kLikely = 3;  ///< mostly so: "Mrs", "treated", "built"
inline constexpr int kHint = 2;
inline constexpr int kTrace = 1;
inline constexpr int kEnough = 3;
inline constexpr std::uint32_t kLook = 6;  ///< words looked at beside a name

inline constexpr std::array kParticles = {"de",  "la",  "del",   "las", "los", "da",
                                          "dos", "di",  "van",   "von", "der", "den",
                                          "bin", "ibn", "binti", "al",  "el",  "ter"};
inline constexpr std::array kOwn = {"my", "our"};
inline constexpr std::array kDeterminers = {"the",   "a",    "an",   "his", "her",
                                            "their", "this", "that", "one"};
inline constexpr std::array kBe = {"are",    "was",    "is",     "were",  "be",     "been",
                                   "got",    "gets",   "became", "being", "wasn't", "isn't",
                                   "looked", "seemed", "stayed", "felt",  "'s"};

/// A name as it stands once in the text.
struct Mention {
  std::uint32_t first = 0;  ///< word where the span begins, a title included
  std::uint32_t name = 0;   ///< first word of the name itself
  std::uint32_t end = 0;
  bool dotted = false;  ///< initials: the span takes in the last full stop
  bool courtesy = false;
  bool staff_title = false;
  bool place = false;      ///< stands behind "in", as a town does
  bool own = false;        ///< the author, an interviewer, the author's family
  bool he_or_she = false;  ///< a pronoun follows in the sentence
  bool doubtful = false;   ///< might be no name: only strong words beside it count
  bool opening = false;    ///< a word of no list that begins a sentence, as any word may
  int title = 0;           ///< patient, from a courtesy title: it counts once, however often told
  int left_patient = 0;    ///< from the words before it
  int left_staff = 0;
  int right_patient = 0;
  int right_staff = 0;
  int work = 0;    ///< signs of work without a post; they yield to a strong word for a patient
  int around = 0;  ///< patient, from the rest of the sentence and the next
  int around_staff = 0;

  [[nodiscard]] int strongest() const { return std::max(title + left_patient, right_patient); }
  /// What speaks for a patient but for the title: the words beside, and those around.
  [[nodiscard]] int beside() const { return left_patient + right_patient; }
  [[nodiscard]] int patient() const { return title + beside() + (doubtful ? 0 : around); }
  [[nodiscard]] int staff() const { return left_staff + right_staff + around_staff; }
};

/// All names of a text that could be a person's, in order.
[[nodiscard]] std::vector<Mention> collect_mentions(const Reading& reading);
/// The same, each weighed by what stands around it.
[[nodiscard]] std::vector<Mention> weighed_mentions(const Reading& reading);
/// The parts of weighing one: the words before, the words behind, the sentence and the next ones,
/// and what shows a colleague without a post.
void weigh_left(const Reading& reading, Mention& mention);
/// A part of weigh_left(): word `k` before the name calls somebody so: "named", "known as", "her
/// name was". False where it does not.
bool weigh_naming(const Reading& reading, Mention& mention, std::uint32_t k);
void weigh_right(const WordList& list, Mention& mention);
void weigh_around(const Reading& reading, Mention& mention);
void weigh_work(const WordList& list, Mention& mention);

/// The names found and the short and fond forms of them: Gordie of Gord, Peggy of Margaret. Names
/// are lower case and must outlive this. A look-up takes time in the length of the name alone.
class NameForms {
 public:
  void add(std::string_view name);
  [[nodiscard]] bool has(std::string_view name) const;

 private:
  std::unordered_set<std::string_view> names_;
  std::unordered_set<std::string_view> linked_;
};

/// "Saraswathi Amma", "Sulabha tai": a title of an elder behind the name.
[[nodiscard]] bool elder_behind(const WordList& l, std::uint32_t i);
/// "Lalitha madam", "Deshpande sir": said to anyone.
[[nodiscard]] bool respect_behind(const WordList& l, std::uint32_t i);

/// The article or pronoun in front of the noun that ends at `noun`, within a few words: "'s" for a
/// possessive, "" for none.
[[nodiscard]] std::string_view determiner(const WordList& l, std::uint32_t noun);
/// "I phoned the pharmacy and talked to a lady named Eunice", "gave that to the digital health mob,
/// a woman called Saoirse": one asks or tells an office, and somebody there has a name.
[[nodiscard]] bool contacted(const WordList& l, std::uint32_t noun);

/// A post that stands in the past: "a retired nurse".
[[nodiscard]] bool is_former(const WordList& l, std::uint32_t i);
[[nodiscard]] bool is_animal(const WordList& l, std::uint32_t i);
/// "w/o Ramdhari", "s/o Ramesh": wife of, son of, as registers in India write it.
[[nodiscard]] bool is_register_word(const WordList& l, std::uint32_t k);
/// The number at word `i` reads as an age: "91,", "eight and", "nineteen.".
[[nodiscard]] bool is_age(const WordList& l, std::uint32_t i);

}  // namespace reframe::privacy
