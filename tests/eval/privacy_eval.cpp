// privacy_eval [--errors] [--resume] [--least RECALL PRECISION ALARMS] FILE…: measures the privacy
// check on labelled texts (format: tests/eval/privacy/README.md) and, with a folder, on labelled
// stories (labels.jsonl beside *.md). --resume reads them as a resume is read. With --least it
// fails where one file reaches less recall or precision, or has more false alarms.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "analyzer/privacy/privacy.h"
#include "analyzer/rulepack/tables.h"
#include "tests/eval/privacy_cases.h"

namespace {

using namespace reframe;
using eval::Case;
using eval::Mark;
using eval::overlap;

struct Count {
  int marks = 0, found = 0, exact = 0, family = 0;
  int alarms = 0, alarm_cases = 0, clean_cases = 0;
  std::map<std::string, std::array<int, 3>> families;  ///< marked, found, false alarms
};

/// The words around a span, on one line.
std::string around(const std::string& text, const Span& span) {
  constexpr std::size_t kBefore = 60;
  constexpr std::size_t kBehind = 30;
  std::size_t from = span.start > kBefore ? span.start - kBefore : 0;
  std::size_t end = std::min(text.size(), span.end + kBehind);
  const auto inside = [&](std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
  };
  while (inside(from)) ++from;
  while (inside(end)) ++end;
  std::string out = text.substr(from, span.start - from) + "[" + std::string(span.of(text)) + "]" +
                    text.substr(span.end, end - span.end);
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

void measure(const IdentifierFinder& finder, TextKind kind, const Case& c, bool errors, Count& n) {
  const auto hits = finder.find(c.text, kind);
  for (const Mark& mark : c.marks) {
    ++n.marks;
    ++n.families[mark.family][0];
    const auto hit = std::find_if(hits.begin(), hits.end(),
                                  [&](const PrivacyHit& h) { return overlap(h.span, mark.span); });
    if (hit == hits.end()) {
      if (errors)
        std::printf("  missed %s %s: %s\n", c.id.c_str(), mark.family.c_str(),
                    around(c.text, mark.span).c_str());
      continue;
    }
    ++n.found;
    ++n.families[mark.family][1];
    n.exact += hit->span == mark.span ? 1 : 0;
    n.family += to_string(hit->family) == mark.family ? 1 : 0;
    if (errors && !(hit->span == mark.span)) {
      std::printf("  span   %s %s: [%s] found as [%s]\n", c.id.c_str(), mark.family.c_str(),
                  std::string(mark.span.of(c.text)).c_str(),
                  std::string(hit->span.of(c.text)).c_str());
    }
  }
  bool alarmed = false;
  for (const PrivacyHit& hit : hits) {
    const bool marked = std::any_of(c.marks.begin(), c.marks.end(),
                                    [&](const Mark& m) { return overlap(hit.span, m.span); });
    if (marked) continue;
    ++n.alarms;
    ++n.families[std::string(to_string(hit.family))][2];
    alarmed = true;
    if (errors)
      std::printf("  false  %s %s: %s\n", c.id.c_str(), std::string(to_string(hit.family)).c_str(),
                  around(c.text, hit.span).c_str());
  }
  n.alarm_cases += alarmed ? 1 : 0;
  n.clean_cases += c.marks.empty() ? 1 : 0;
}

double ratio(int part, int all) {
  return all == 0 ? 1.0 : static_cast<double>(part) / all;
}

}  // namespace

int main(int argc, char** argv) {
  bool errors = false;
  TextKind kind = TextKind::story;
  double recall = 0;
  double precision = 0;
  int alarms = 1 << 30;
  std::vector<std::string> files;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--errors") {
      errors = true;
    } else if (word == "--resume") {
      kind = TextKind::resume;
    } else if (word == "--least" && i + 3 < argc) {
      recall = std::atof(argv[++i]);
      precision = std::atof(argv[++i]);
      alarms = std::atoi(argv[++i]);
    } else {
      files.push_back(word);
    }
  }
  if (files.empty()) {
    std::cerr << "usage: privacy_eval [--errors] [--resume] [--least RECALL PRECISION ALARMS] "
                 "FILE|FOLDER…\n";
    return 2;
  }
  const IdentifierFinder finder(rulepack::builtin_tables());
  bool good = true;
  for (const std::string& name : files) {
    const auto cases = eval::read_cases(name);
    Count n;
    for (const Case& c : cases) measure(finder, kind, c, errors, n);
    std::printf("%s: %zu texts, %d without identifiers\n", name.c_str(), cases.size(),
                n.clean_cases);
    std::printf("  marked %d, found %d (recall %.3f), span exact %d, family right %d\n", n.marks,
                n.found, ratio(n.found, n.marks), n.exact, n.family);
    std::printf("  false alarms %d in %d texts (precision %.3f)\n", n.alarms, n.alarm_cases,
                ratio(n.found, n.found + n.alarms));
    for (const auto& [family, counts] : n.families) {
      std::printf("    %-12s marked %3d found %3d false %3d\n", family.c_str(), counts[0],
                  counts[1], counts[2]);
    }
    good = good && !cases.empty() && ratio(n.found, n.marks) >= recall &&
           ratio(n.found, n.found + n.alarms) >= precision && n.alarms <= alarms;
  }
  return good ? 0 : 1;
}
