// The published table of scoring constants is what the code says.
#include <cstdlib>
#include <fstream>
#include <string>

#include "analyzer/base/version.h"
#include "analyzer/score/document_score.h"
#include "analyzer/score/statement_score.h"
#include "tests/support/catch.h"
#include "tests/support/files.h"

using namespace reframe;

namespace {

std::string number(double value) {
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

template <class Values>
std::string row(const char* name, const Values& values, const char* meaning) {
  std::string list;
  for (const double v : values) list += (list.empty() ? "" : ", ") + number(v);
  return std::string("| `") + name + "` | " + list + " | " + meaning + " |\n";
}

std::string table() {
  using One = std::array<double, 1>;
  std::string out = "# Constants of the scores\n\nGenerated from the code (score version " +
                    std::to_string(kScoreVersion) +
                    "); `tests/unit/constants_test.cpp` fails when they differ.\n\n| constant | "
                    "value | meaning |\n|---|---|---|\n";
  out += row("kFramingPoints", One{kFramingPoints}, "points of a line for reading as product work");
  out += row("kStagePoints", One{kStagePoints}, "points of a line for the stage it shows");
  out += row("kCraftPoints", One{kCraftPoints}, "points of a line for how it is told");
  out += row("kStageWorth", kStageWorth,
             "share of the stage points: clinician, problem solver, strategic thinker, none");
  out +=
      row("kCraftWorth", kCraftWorth, "share of the craft points: outcome, metric, no duty line");
  out += row("kUnfittedWeight", One{kUnfittedWeight}, "log-odds of a rule that was never fitted");
  out += row("kStageSaturation", kStageSaturation,
             "k of a stage score: clinician, problem solver, strategic thinker");
  out += row("kArcShare", kArcShare, "share of each stage in the arc");
  out += row("kSummaryWeight", One{kSummaryWeight},
             "what a line of the summary counts, against one of work");
  out += row("kOutcomeBonus", One{kOutcomeBonus},
             "added to what a line counts when it tells a result");
  out += row("kMetricBonus", One{kMetricBonus}, "added when it has a number");
  out += row("kFewestShare", One{kFewestShare},
             "probability of a stage from which a line counts for it");
  out += row("kTitleCredit", One{kTitleCredit}, "what a clinical job title counts as clinician");
  out += row("kMostTitleCredit", One{kMostTitleCredit}, "what all clinical titles count at most");
  out += row("kLicenceCredit", One{kLicenceCredit}, "what licences count as clinician");
  out += row("kDegreeCredit", One{kDegreeCredit}, "what a clinical degree counts as clinician");
  out += row("kDutyPart", One{kDutyPart}, "what a duty line counts (as clinician: nothing)");
  out += row("kFewestStatements", One{static_cast<double>(kFewestStatements)},
             "lines of work below which nothing is judged");
  out +=
      row("kBalancedShare", kBalancedShare, "shares of lines by stage that balance compares with");
  out += row("kFullOutcomeShare", One{kFullOutcomeShare},
             "share of lines with a result that is full marks");
  out += row("kFullMetricShare", One{kFullMetricShare},
             "share of lines with a number that is full marks");
  out += row("kCraftShare", kCraftShare, "outcome, metric, ownership, clarity in the craft score");
  return out;
}

}  // namespace

TEST_CASE("the published constants are those of the code") {
  // REFRAME_ACCEPT=1 writes the table anew; look at the difference before committing it.
  if (std::getenv("REFRAME_ACCEPT") != nullptr) {
    std::ofstream(std::string(REFRAME_ROOT) + "/analyzer/score/CONSTANTS.md") << table();
  }
  CHECK(test::repository_file("analyzer/score/CONSTANTS.md") == table());
}

TEST_CASE("shares add up") {
  CHECK(kFramingPoints + kStagePoints + kCraftPoints == 100);
  CHECK(kArcShare[0] + kArcShare[1] + kArcShare[2] == Approx(1));
  CHECK(kCraftShare[0] + kCraftShare[1] + kCraftShare[2] + kCraftShare[3] == Approx(1));
}
