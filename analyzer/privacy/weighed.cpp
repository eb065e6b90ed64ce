// What the word lists leave open is decided by weights fitted on labelled stories: a second
// opinion, for people tell of a patient in more ways than lists can hold.
#include <algorithm>
#include <array>
#include <string>

#include "analyzer/privacy/reading.h"
#include "analyzer/privacy/weights.h"

namespace reframe::privacy {
namespace {

/// A likelihood from which on a family is reported, and what the reader is told. The thresholds
/// are chosen on writers left out of the fit: one step of 0.1 lower brought more false alarms than
/// finds (tests/eval/privacy/README.md).
struct Threshold {
  IdentifierFamily family;
  double least;
  std::string_view why;
};
constexpr std::array kThresholds = {
    Threshold{IdentifierFamily::name, 0.3,
              "The words around it are those around the names of patients and relatives."},
    Threshold{IdentifierFamily::geography, 0.4,
              "The words around it are those around the homes of patients."},
    Threshold{IdentifierFamily::date, 0.4,
              "The words around it are those around days in the life of a patient."},
    Threshold{IdentifierFamily::age, 0.4,
              "The words around it are those around an age; over 89 so few are left that it points "
              "to a person."},
    Threshold{IdentifierFamily::phone, 0.8,
              "The words around it are those around the telephone of a patient or relative."},
    Threshold{IdentifierFamily::other, 0.6,
              "The words around it are those around numbers that one person was given."},
    Threshold{IdentifierFamily::room, 0.5,
              "The words around it are those around the room or bed of one patient."},
    Threshold{IdentifierFamily::email, 0.6,
              "The words around it are those around the mail of a patient or relative."},
    Threshold{IdentifierFamily::url, 0.8,
              "The words around it are those around a page of a patient or relative."},
    Threshold{IdentifierFamily::combination, 0.3,
              "Few people fit this, and the words around it are those around a patient."}};

/// The weights are fitted on stories, where they read what stands around; a line or two says too
/// little. The shortest texts of the fit have 30 words, the shortest stories 60.
constexpr std::uint32_t kFewestWords = 40;

/// A resume's names, days and numbers are its author's.
bool readable(const Reading& r) {
  return !r.resume() && r.weights != nullptr && r.list.size() >= kFewestWords;
}

/// Where the lists take somebody for a colleague or the author, only this much speaks against them.
constexpr double kAtWork = 0.8;

bool at_work(const Reading& r, const Candidate& c) {
  return std::any_of(c.places.begin(), c.places.end(), [&](const Stretch& s) {
    for (std::uint32_t i = s.first; i < s.end; ++i) {
      if (r.at_work.contains(std::string(r.list.lower(i)))) return true;
    }
    return false;
  });
}

/// The lists have decided: a word of it is reported or made up.
bool decided(const Reading& r, const Candidate& c) {
  // The words of links are taken whether they are reported or not.
  const bool link = c.family == IdentifierFamily::email || c.family == IdentifierFamily::url;
  return c.settled || std::any_of(c.places.begin(), c.places.end(), [&](const Stretch& s) {
           for (std::uint32_t i = s.first; i < s.end; ++i) {
             if (r.invented[r.list.words[i].sentence] != 0) return true;
             if (!link && r.taken[i] != 0) return true;
             if (r.nobodys.contains(std::string(r.list.lower(i)))) return true;
           }
           return false;
         });
}

const Threshold& threshold_of(IdentifierFamily family) {
  return *std::find_if(kThresholds.begin(), kThresholds.end(),
                       [&](const Threshold& t) { return t.family == family; });
}

bool likely_enough(const Reading& r, const Candidate& c, const Threshold& threshold,
                   double likelihood) {
  return likelihood >= (at_work(r, c) ? std::max(kAtWork, threshold.least) : threshold.least);
}

void report(Reading& r, const Candidate& c, const Threshold& threshold) {
  for (const Stretch& s : c.places) {
    r.report(threshold.family, s.first, s.end, threshold.why);
    if (threshold.family != IdentifierFamily::name) continue;
    for (std::uint32_t i = s.first; i < s.end; ++i) {
      r.named[i] = 1;
      r.names.emplace(r.list.lower(i));
    }
    r.named_sentence[r.list.words[s.first].sentence] = 1;
  }
}

/// Reports `c` as the first family of `families` that is likely enough.
void weigh(Reading& r, const Surroundings& text, const Candidate& c,
           std::initializer_list<IdentifierFamily> families) {
  if (decided(r, c)) return;
  for (const IdentifierFamily family : families) {
    const Threshold& threshold = threshold_of(family);
    if (!likely_enough(r, c, threshold, r.weights->likelihood(family, text, c))) continue;
    report(r, c, threshold);
    return;
  }
}

}  // namespace

void Reading::weigh_capitals() {
  if (!readable(*this)) return;
  const Surroundings text(list);
  capitals = text.capitalised();
  for (const Candidate& c : capitals) {
    const double likelihood = weights->likelihood(IdentifierFamily::name, text, c);
    for (const Stretch& s : c.places) {
      std::fill(likely_name.begin() + s.first, likely_name.begin() + s.end,
                static_cast<float>(likelihood));
    }
  }
}

void read_weighed_names(Reading& r) {
  const Threshold& threshold = threshold_of(IdentifierFamily::name);
  for (const Candidate& c : r.capitals) {
    const double likelihood = r.likely_name[c.places.front().first];
    if (!decided(r, c) && likely_enough(r, c, threshold, likelihood)) report(r, c, threshold);
  }
}

void read_weighed(Reading& r) {
  using enum IdentifierFamily;
  if (!readable(r)) return;
  const Surroundings text(r.list);
  const std::vector<Candidate> considered = r.considered;
  for (const Candidate& c : considered) weigh(r, text, c, {c.family});
  for (const Candidate& c : text.coded()) weigh(r, text, c, {phone, other});
  for (const Candidate& c : r.capitals) weigh(r, text, c, {geography});
  for (const Candidate& c : text.described()) weigh(r, text, c, {combination});
}

}  // namespace reframe::privacy
