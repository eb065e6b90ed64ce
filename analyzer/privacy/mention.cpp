#include "analyzer/privacy/mention.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

namespace reframe::privacy {
namespace {

constexpr std::array kAnimals = {"dog",    "cat",  "horse", "pet", "parrot", "puppy",  "kitten",
                                 "budgie", "pony", "goat",  "cow", "robot",  "chatbot"};

}  // namespace

bool is_former(const WordList& l, std::uint32_t i) {
  constexpr std::uint64_t kPosts =
      bit(Cue::staff) | bit(Cue::occupation) | bit(Cue::public_role);
  if ((l.words[i].cues & kPosts) == 0) return false;
  // "a former colleague" worked with the author, and may be well.
  constexpr std::array kTies = {"colleague", "colleagues", "boss",     "manager", "mentor",
                                "coworker",  "classmate",  "student",  "preceptor", "director",
                                "supervisor", "teammate",  "roommate", "lead"};
  if (listed(kTies, l.lower(i))) return false;
  for (std::uint32_t n = 1; n <= 3 && n <= i; ++n) {
    if (l.has(i - n, Cue::former)) return true;
  }
  return false;
}

bool is_animal(const WordList& l, std::uint32_t i) {
  return i < l.size() && listed(kAnimals, l.lower(i));
}

bool is_register_word(const WordList& l, std::uint32_t k) {
  constexpr std::array kOf = {"w", "s", "d", "h"};
  return k > 0 && l.is(k, "o") && listed(kOf, l.lower(k - 1)) && l.between(k) == "/";
}

bool is_age(const WordList& l, std::uint32_t i) {
  if (i >= l.size()) return false;
  static const std::unordered_set<std::string_view> kNumbers = {
      "two",     "three",     "four",     "five",     "six",      "seven",    "eight",
      "nine",    "ten",       "eleven",   "twelve",   "thirteen", "fourteen", "fifteen",
      "sixteen", "seventeen", "eighteen", "nineteen", "twenty",   "thirty",   "forty",
      "fifty",   "sixty",     "seventy",  "eighty",   "ninety"};
  const Word& w = l.words[i];
  const bool number = (w.digits && w.span.size() <= 3) || kNumbers.contains(l.lower(i));
  if (!number) return false;
  std::uint32_t after = i + 1;
  if (after < l.size() && l.words[after].gap == Gap::joined && kNumbers.contains(l.lower(after))) {
    ++after;
  }
  return after >= l.size() || l.words[after].gap >= Gap::aside ||
         (l.is(after, "years") && l.is(after + 1, "old")) || l.is(after, "year") ||
         l.is(after, "and") || l.is(after, "months");
}

void weigh(const Reading& reading, Mention& mention) {
  weigh_left(reading, mention);
  weigh_right(reading.list, mention);
  weigh_around(reading, mention);
}

}  // namespace reframe::privacy
