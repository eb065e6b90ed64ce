// What the word lists leave open is decided by weights fitted on labelled stories: a second
// opinion, for people tell of a patient in more ways than lists can hold.
#include <algorithm>
#include <array>
#include <string>

#include "analyzer/privacy/reading.h"
#include "analyzer/privacy/weights.h"

namespace reframe::privacy {
namespace {

/// A likelihood from which on a family is reported, and what the reader is told. Chosen on the
/// stories of four writers left out of the fit, by what a step of 0.1 finds and what it reports
/// wrongly; those of which the lists miss little stand high.
struct Threshold {
  IdentifierFamily family;
  double least;
  std::string_view why;
};
constexpr std::array kThresholds = {
    Threshold{IdentifierFamily::name, kLikelyName,
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
/// little.
constexpr std::uint32_t kFewestWords = 40;

/// A resume's names, days and numbers are its author's.
bool readable(const Reading& r) {
  return !r.resume() && r.weights != nullptr && r.list.size() >= kFewestWords;
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

void report(Reading& r, const Surroundings& text, const Candidate& c, const Threshold& threshold) {
  const std::vector<std::string> around = r.weights->strongest(threshold.family, text, c);
  for (const Stretch& s : c.places) {
    const std::size_t hits = r.hits.size();
    r.report(threshold.family, s.first, s.end, threshold.why);
    if (r.hits.size() > hits) r.hits.back().around = around;
    if (threshold.family != IdentifierFamily::name) continue;
    for (std::uint32_t i = s.first; i < s.end; ++i) {
      r.named[i] = 1;
      r.names.emplace(r.list.lower(i));
    }
    r.named_sentence[r.list.words[s.first].sentence] = 1;
  }
}

/// Takes back what the lists have reported as `family` where hardly anything of the kind stands
/// among such words: each of `candidates` that the report holds is less likely than `doubt`.
void take_back(Reading& r, const Surroundings& text, IdentifierFamily family, double doubt,
               const std::vector<Candidate>& candidates) {
  std::stable_sort(r.hits.begin(), r.hits.end(), [](const PrivacyHit& a, const PrivacyHit& b) {
    return a.span.start < b.span.start;
  });
  enum class Verdict : std::uint8_t { unasked, doubted, kept };
  std::vector<Verdict> verdicts(r.hits.size(), Verdict::unasked);
  for (const Candidate& c : candidates) {
    double likelihood = -1;  // asked once, however often the name stands there
    for (const Stretch& s : c.places) {
      const Span span{r.list.words[s.first].span.start, r.list.words[s.end - 1].span.end};
      const auto hit = std::partition_point(r.hits.begin(), r.hits.end(), [&](const PrivacyHit& h) {
        return h.span.end <= span.start;
      });
      if (hit == r.hits.end() || hit->span.start >= span.end || hit->family != family) continue;
      Verdict& verdict = verdicts[static_cast<std::size_t>(hit - r.hits.begin())];
      if (verdict == Verdict::kept) continue;
      if (likelihood < 0) likelihood = r.weights->likelihood(family, text, c);
      verdict = likelihood < doubt ? Verdict::doubted : Verdict::kept;
    }
  }
  std::size_t at = 0;
  std::erase_if(r.hits, [&](const PrivacyHit&) { return verdicts[at++] == Verdict::doubted; });
}

/// Reports `c` as the first family of `families` that is likely enough.
void weigh(Reading& r, const Surroundings& text, const Candidate& c,
           std::initializer_list<IdentifierFamily> families) {
  if (decided(r, c)) return;
  for (const IdentifierFamily family : families) {
    const Threshold& threshold = threshold_of(family);
    if (r.weights->likelihood(family, text, c) < threshold.least) continue;
    report(r, text, c, threshold);
    return;
  }
}

}  // namespace

void read_capitals(Reading& r) {
  if (!readable(r)) return;
  const Surroundings text(r.list, weighed_mentions(r));
  r.capitals = text.capitalised();
  for (const Candidate& c : r.capitals) {
    const double likelihood = r.weights->likelihood(IdentifierFamily::name, text, c);
    for (const Stretch& s : c.places) {
      std::fill(r.likely_name.begin() + s.first, r.likely_name.begin() + s.end,
                static_cast<float>(likelihood));
    }
  }
}

void read_weighed_names(Reading& r) {
  if (!readable(r)) return;
  const Surroundings text(r.list, weighed_mentions(r));
  const Threshold& threshold = threshold_of(IdentifierFamily::name);
  for (const Candidate& c : r.capitals) {
    const bool likely = r.likely_name[c.places.front().first] >= threshold.least;
    const bool read = std::any_of(c.places.begin(), c.places.end(), [&](const Stretch& s) {
      return std::any_of(r.no_name.begin() + s.first, r.no_name.begin() + s.end,
                         [](char no) { return no != 0; });
    });
    if (likely && !read && !decided(r, c)) report(r, text, c, threshold);
  }
}

void read_weighed(Reading& r) {
  using enum IdentifierFamily;
  if (!readable(r)) return;
  const Surroundings text(r.list, weighed_mentions(r));
  // Of what the lists report these are wrong most often. On 18 writers left out of the fit, 4 of 12
  // false places were taken back and 2 finds lost, and 4 of 6 false telephones and no find.
  constexpr double kDoubtfulPlace = 0.02;
  constexpr double kDoubtfulPhone = 0.1;
  const std::vector<Candidate> coded = text.coded();
  take_back(r, text, geography, kDoubtfulPlace, r.capitals);
  take_back(r, text, phone, kDoubtfulPhone, coded);
  const std::vector<Candidate> considered = r.considered;
  for (const Candidate& c : considered) weigh(r, text, c, {c.family});
  for (const Candidate& c : coded) weigh(r, text, c, {phone, other});
  for (const Candidate& c : r.capitals) weigh(r, text, c, {geography});
  for (const Candidate& c : text.described()) weigh(r, text, c, {combination});
}

}  // namespace reframe::privacy
