// Weights fitted on labelled stories decide, in a story, which names are a patient's, and what the
// word lists leave open of all else; a place or telephone that they doubt is taken back. People
// tell of a patient in more ways than lists can hold.
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
  return !r.resume() && r.weights != nullptr && r.weights->any() && r.list.size() >= kFewestWords;
}

/// The lists have decided: a word of it is reported, made up, or the name of nobody who counts.
bool decided(const Reading& r, const Candidate& c) {
  using enum IdentifierFamily;
  // The words of links are taken whether they are reported or not.
  const bool link = c.family == email || c.family == url;
  if (c.nobodys || c.reported) return true;
  return std::any_of(c.places.begin(), c.places.end(), [&](const Stretch& s) {
    for (std::uint32_t i = s.first; i < s.end; ++i) {
      if (r.invented[r.list.words[i].sentence] != 0) return true;
      if (!link && r.taken[i] != 0) return true;
      // "My daughter June" says nothing of June 11.
      if (c.family == name && r.nobodys.contains(std::string(r.list.lower(i)))) return true;
    }
    return false;
  });
}

const Threshold& threshold_of(IdentifierFamily family) {
  return *std::find_if(kThresholds.begin(), kThresholds.end(),
                       [&](const Threshold& t) { return t.family == family; });
}

void report(Reading& r, const Candidate& c, const Threshold& threshold) {
  const std::vector<std::string> around =
      r.weights->strongest(threshold.family, *r.surroundings, c);
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
void take_back(Reading& r, IdentifierFamily family, double doubt,
               const std::vector<Candidate>& candidates) {
  std::vector<std::size_t> own;  // of that family, by place
  for (std::size_t h = 0; h < r.hits.size(); ++h) {
    if (r.hits[h].family == family) own.push_back(h);
  }
  std::sort(own.begin(), own.end(), [&](std::size_t a, std::size_t b) {
    return r.hits[a].span.start < r.hits[b].span.start;
  });
  enum class Verdict : std::uint8_t { unasked, doubted, kept };
  std::vector<Verdict> verdicts(r.hits.size(), Verdict::unasked);
  for (const Candidate& c : candidates) {
    double likelihood = -1;  // asked once, however often the name stands there
    for (const Stretch& s : c.places) {
      const Span span{r.list.words[s.first].span.start, r.list.words[s.end - 1].span.end};
      const auto at = std::partition_point(
          own.begin(), own.end(), [&](std::size_t h) { return r.hits[h].span.end <= span.start; });
      if (at == own.end() || r.hits[*at].span.start >= span.end) continue;
      if (verdicts[*at] == Verdict::kept) continue;
      if (likelihood < 0) likelihood = r.weights->likelihood(family, *r.surroundings, c);
      verdicts[*at] = likelihood < doubt ? Verdict::doubted : Verdict::kept;
    }
  }
  std::size_t at = 0;
  std::erase_if(r.hits, [&](const PrivacyHit&) { return verdicts[at++] == Verdict::doubted; });
}

/// Reports `c` as the first family of `families` that is likely enough.
void decide(Reading& r, const Candidate& c, std::initializer_list<IdentifierFamily> families) {
  if (decided(r, c)) return;
  for (const IdentifierFamily family : families) {
    const Threshold& threshold = threshold_of(family);
    if (r.weights->likelihood(family, *r.surroundings, c) < threshold.least) continue;
    report(r, c, threshold);
    return;
  }
}

}  // namespace

void read_capitals(Reading& r) {
  if (!readable(r)) return;
  r.surroundings.emplace(r.list, weighed_mentions(r));
  r.capitals = r.surroundings->capitalised();
  for (const Candidate& c : r.capitals) {
    const double likelihood = r.weights->likelihood(IdentifierFamily::name, *r.surroundings, c);
    for (const Stretch& s : c.places) {
      std::fill(r.likely_name.begin() + s.first, r.likely_name.begin() + s.end,
                static_cast<float>(likelihood));
    }
  }
}

void read_weighed_names(Reading& r) {
  const Threshold& threshold = threshold_of(IdentifierFamily::name);
  for (const Candidate& c : r.capitals) {
    const bool likely = r.likely_name[c.places.front().first] >= threshold.least;
    const bool read = std::any_of(c.places.begin(), c.places.end(), [&](const Stretch& s) {
      return std::any_of(r.no_name.begin() + s.first, r.no_name.begin() + s.end,
                         [](char no) { return no != 0; });
    });
    if (likely && !read && !decided(r, c)) report(r, c, threshold);
  }
}

void read_weighed(Reading& r) {
  using enum IdentifierFamily;
  if (!r.surroundings) return;
  // Of what the lists report these are wrong most often. On 18 writers left out of the fit, 4 of 12
  // false places were taken back and 2 finds lost, and 4 of 6 false telephones and no find.
  constexpr double kDoubtfulPlace = 0.02;
  constexpr double kDoubtfulPhone = 0.1;
  std::vector<Candidate> coded = r.surroundings->coded();
  take_back(r, geography, kDoubtfulPlace, r.capitals);
  take_back(r, phone, kDoubtfulPhone, coded);
  std::vector<char> nobodys(r.list.size(), 0);
  for (const Candidate& c : r.considered) {
    for (const Stretch& s : c.places) {
      std::fill(nobodys.begin() + s.first, nobodys.begin() + s.end, c.nobodys ? 1 : 0);
    }
    decide(r, c, {c.family});
  }
  for (Candidate& c : coded) {
    // The author's own day is no number either: "06-12-2019".
    c.nobodys = nobodys[c.places.front().first] != 0;
    decide(r, c, {phone, other});
  }
  for (const Candidate& c : r.capitals) decide(r, c, {geography});
  for (const Candidate& c : r.surroundings->described()) decide(r, c, {combination});
}

}  // namespace reframe::privacy
