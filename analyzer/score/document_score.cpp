#include "analyzer/score/document_score.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <set>
#include <string>

namespace reframe {
namespace {

using rulepack::RuleRow;
using rulepack::Tables;

constexpr std::size_t kClinician = 0;
constexpr std::size_t kProblemSolver = 1;
constexpr std::size_t kStrategicThinker = 2;

std::size_t at(Stage stage) {
  return static_cast<std::size_t>(stage);
}
bool flag(const StatementAnalysis& s, Flag f) {
  return s.score.flags[static_cast<std::size_t>(f)];
}

/// Sections whose lines tell of work; the rest (skills, education, licences) only claim.
bool tells_work(SectionKind section) {
  return section == SectionKind::summary || section == SectionKind::experience ||
         section == SectionKind::projects || section == SectionKind::volunteering;
}

/// Letters and digits in lower case: what "the same statement" means.
std::string fingerprint(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto b = static_cast<unsigned char>(c);
    if (b >= 0x80 || (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z')) out += c;
    if (b >= 'A' && b <= 'Z') out += static_cast<char>(b + 32);
  }
  return out;
}

std::string number(double value, int decimals) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.*f", decimals, value);
  return buffer;
}

class DocumentScorer {
 public:
  DocumentScorer(const Tables& tables, ResumeAnalysis& resume) : tables_(tables), r_(resume) {
    std::set<std::string> seen;
    for (std::uint32_t i = 0; i < r_.statements.size(); ++i) {
      const StatementAnalysis& s = r_.statements[i];
      if (!seen.insert(fingerprint(s.statement.text)).second) continue;
      all_.push_back(i);
      if (tells_work(s.statement.section)) work_.push_back(i);
    }
  }

  void run(std::string_view asked_profession) {
    score_stages();
    score_arc();
    score_progression();
    score_balance();
    score_framing();
    score_craft();
    find_competencies();
    find_tools();
    find_profession(asked_profession);
    find_level();
  }

 private:
  [[nodiscard]] const StatementAnalysis& statement(std::uint32_t i) const {
    return r_.statements[i];
  }
  [[nodiscard]] const RuleRow& rule(const Hit& hit) const { return tables_.rules[hit.rule]; }
  [[nodiscard]] std::string_view value(const Hit& hit) const {
    return tables_.text(rule(hit).value);
  }

  /// What one line counts for a stage. A line between two stages counts for both in part, so that
  /// a close call does not decide about a resume.
  static double contribution(const StatementAnalysis& s, std::size_t stage) {
    const double p = s.score.stage_probability[stage];
    if (p < kFewestShare) return 0;
    double c = p * (s.statement.section == SectionKind::summary ? kSummaryWeight : 1.0);
    if (stage != kClinician && flag(s, Flag::outcome)) c *= 1 + kOutcomeBonus;
    if (flag(s, Flag::metric)) c *= 1 + kMetricBonus;
    if (flag(s, Flag::duty)) c *= stage == kClinician ? 0.0 : kDutyPart;
    return c;
  }

  /// Past the foundation only an act, a result or a number shows a stage; words alone claim it.
  /// Those of a summary are claims even where they open with a verb.
  static bool shows(const StatementAnalysis& s, std::size_t stage) {
    const bool claims = s.statement.section == SectionKind::summary;
    return stage == kClinician || (s.act && !claims) || flag(s, Flag::outcome) ||
           flag(s, Flag::metric);
  }

  void score_stages() {
    std::array<double, 3> sum{};
    for (const std::uint32_t i : work_) {
      const StatementAnalysis& s = statement(i);
      for (std::size_t k = 0; k < 3; ++k) {
        const double c = shows(s, k) ? contribution(s, k) : 0;
        sum[k] += c;
        if (c > 0 && at(s.score.stage) == k) r_.arc.stages[k].statements.push_back(i);
      }
    }
    const Foundation f = clinical_foundation();
    sum[kClinician] += f.titles + f.licences + f.degree;
    for (std::size_t k = 0; k < 3; ++k) finish_stage(k, sum[k]);
    if (f.titles + f.licences + f.degree > 0) {
      r_.arc.stages[kClinician].why +=
          "; of it " + number(f.titles, 1) + " from clinical titles, " + number(f.licences, 1) +
          " from licences and " + number(f.degree, 1) + " from a clinical degree";
    }
  }

  void finish_stage(std::size_t k, double sum) {
    StageScore& stage = r_.arc.stages[k];
    stage.shown = sum > 0;
    stage.score = 100 * (1 - std::exp(-sum / kStageSaturation[k]));
    std::stable_sort(stage.statements.begin(), stage.statements.end(),
                     [&](std::uint32_t a, std::uint32_t b) {
                       return contribution(statement(a), k) > contribution(statement(b), k);
                     });
    stage.why = stage.shown
                    ? "100 x (1 - exp(-" + number(sum, 2) + " / " + number(kStageSaturation[k], 1) +
                          ")) from " + std::to_string(stage.statements.size()) + " lines"
                    : "no line shows it";
  }

  struct Foundation {
    double titles = 0;
    double licences = 0;
    double degree = 0;
  };

  /// What titles, licences and degrees say: enough to stand on.
  [[nodiscard]] Foundation clinical_foundation() const {
    const auto any_clinical = [&](const std::vector<Hit>& hits) {
      return std::any_of(hits.begin(), hits.end(), [&](const Hit& h) { return clinical(h); });
    };
    Foundation out;
    for (std::size_t e = 0; e < r_.entry_hits.size(); ++e) {
      if (!any_clinical(r_.entry_hits[e])) continue;
      const bool studied = r_.outline.entries[e].section == SectionKind::education;
      (studied ? out.degree : out.titles) += studied ? kDegreeCredit : kTitleCredit;
    }
    if (any_clinical(r_.name_hits)) out.licences = kLicenceCredit;
    for (const std::uint32_t i : all_) {
      const StatementAnalysis& s = statement(i);
      if (!any_clinical(s.hits)) continue;
      if (s.statement.section == SectionKind::certifications) out.licences = kLicenceCredit;
      if (s.statement.section == SectionKind::education) out.degree = kDegreeCredit;
    }
    out.titles = std::min(out.titles, kMostTitleCredit);
    out.degree = std::min(out.degree, kDegreeCredit);
    return out;
  }

  [[nodiscard]] bool clinical(const Hit& hit) const {
    return (rule(hit).dimension == Dimension::stage && value(hit) == "clinician") ||
           (rule(hit).dimension == Dimension::framing && value(hit) == "clinical") ||
           rule(hit).dimension == Dimension::profession;
  }

  void score_arc() {
    if (work_.size() < kFewestStatements) {
      r_.arc.why = "fewer than " + std::to_string(kFewestStatements) + " lines tell of work";
      return;
    }
    double arc = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      const StageScore& stage = r_.arc.stages[k];
      const double score = stage.shown ? stage.score : 0;
      arc += kArcShare[k] * score;
      r_.arc.why += (k == 0 ? "" : " + ") + number(kArcShare[k], 1) + " x " + number(score, 1);
    }
    r_.arc.score = arc;
  }

  /// Over all pairs of dated jobs: is the newer told on a higher stage than the older?
  void score_progression() {
    struct Job {
      int when = 0;
      double height = 0;
      int lines = 0;
    };
    std::map<std::uint32_t, Job> jobs;
    constexpr std::array kHeight = {0.0, 1.0, 2.0};
    for (const std::uint32_t i : work_) {
      const StatementAnalysis& s = statement(i);
      if (s.statement.entry == kNoEntry || s.score.stage == Stage::none) continue;
      const Entry& entry = r_.outline.entries[s.statement.entry];
      if (entry.from.year == 0) continue;
      Job& job = jobs[s.statement.entry];
      job.when = entry.from.year * 12 + entry.from.month;
      job.height += kHeight[at(s.score.stage)];
      ++job.lines;
    }
    double up = 0;
    int pairs = 0;
    for (auto a = jobs.begin(); a != jobs.end(); ++a) {
      for (auto b = std::next(a); b != jobs.end(); ++b) {
        if (a->second.when == b->second.when) continue;
        ++pairs;
        const double difference =
            a->second.height / a->second.lines - b->second.height / b->second.lines;
        const double sign = difference > 0.1 ? 1 : difference < -0.1 ? -1 : 0;
        up += a->second.when > b->second.when ? sign : -sign;
      }
    }
    if (pairs > 0) r_.arc.progression = up / pairs;
  }

  void score_balance() {
    std::array<double, 3> lines{};
    double all = 0;
    for (const std::uint32_t i : work_) {
      const Stage stage = statement(i).score.stage;
      if (stage == Stage::none) continue;
      lines[at(stage)] += 1;
      all += 1;
    }
    if (all < static_cast<double>(kFewestStatements)) return;
    double distance = 0;
    for (std::size_t k = 0; k < 3; ++k) distance += std::abs(lines[k] / all - kBalancedShare[k]);
    r_.arc.balance = 1 - distance / 2;
  }

  void score_framing() {
    for (const std::uint32_t i : work_) {
      r_.framing_share[static_cast<std::size_t>(statement(i).score.framing)] +=
          1.0 / static_cast<double>(work_.size());
    }
  }

  [[nodiscard]] bool has_label(const StatementAnalysis& s,
                               std::initializer_list<const char*> labels) const {
    return std::any_of(s.hits.begin(), s.hits.end(), [&](const Hit& hit) {
      const std::string_view label = tables_.text(rule(hit).label);
      return std::find(labels.begin(), labels.end(), label) != labels.end();
    });
  }

  void score_craft() {
    double outcome = 0, metric = 0, owned = 0, clear = 0, lines = 0;
    for (const std::uint32_t i : work_) {
      const StatementAnalysis& s = statement(i);
      if (s.score.framing == Framing::neutral && s.score.stage == Stage::none) continue;
      ++lines;
      outcome += flag(s, Flag::outcome);
      metric += flag(s, Flag::metric);
      owned += !flag(s, Flag::duty) && !has_label(s, {"W01", "W02", "W03"});
      clear += !has_label(s, {"W04", "W07", "W08", "W09", "W10", "W17", "W20", "W22", "W23"});
    }
    if (lines < static_cast<double>(kFewestStatements)) return;
    Craft& craft = r_.craft;
    craft.outcome = 100 * std::min(1.0, outcome / lines / kFullOutcomeShare);
    craft.metric = 100 * std::min(1.0, metric / lines / kFullMetricShare);
    craft.ownership = 100 * owned / lines;
    craft.clarity = 100 * clear / lines;
    craft.score = kCraftShare[0] * craft.outcome + kCraftShare[1] * craft.metric +
                  kCraftShare[2] * craft.ownership + kCraftShare[3] * craft.clarity;
  }

  /// Shown where a line of work with a product stage carries the rule; claimed where a list or a
  /// line without an act names it.
  void find_competencies() {
    for (const char* name : kCompetencies) {
      Competency competency;
      competency.name = name;
      std::vector<std::uint32_t> claimed;
      for (const std::uint32_t i : all_) {
        const StatementAnalysis& s = statement(i);
        const bool named = std::any_of(s.hits.begin(), s.hits.end(), [&](const Hit& hit) {
          return rule(hit).dimension == Dimension::competency && value(hit) == name;
        });
        // A problem met with a change is problem solving, whatever words tell it.
        const bool solved = std::string_view(name) == "problem solving" &&
                            s.score.stage == Stage::problem_solver && shows(s, kProblemSolver);
        if (!named && !solved) continue;
        const bool act =
            tells_work(s.statement.section) && s.statement.section != SectionKind::summary &&
            (s.score.stage == Stage::problem_solver || s.score.stage == Stage::strategic_thinker ||
             s.score.framing == Framing::product);
        (act ? competency.statements : claimed).push_back(i);
      }
      if (!competency.statements.empty()) {
        competency.state = Competency::State::shown;
      } else if (!claimed.empty()) {
        competency.state = Competency::State::claimed;
        competency.statements = std::move(claimed);
      }
      r_.competencies.push_back(std::move(competency));
    }
  }

  void find_tools() {
    std::set<std::string> tools;
    for (const StatementAnalysis& s : r_.statements) {
      for (const Hit& hit : s.hits) {
        if (rule(hit).dimension == Dimension::tool) tools.insert(std::string(value(hit)));
      }
    }
    r_.tools.assign(tools.begin(), tools.end());
  }

  void find_profession(std::string_view asked) {
    if (!asked.empty()) {
      r_.profession = asked;
      return;
    }
    constexpr double kTitleWeight = 5;  // a title says what a person is, a line what they met
    std::map<std::string, double> votes;
    const auto count = [&](const std::vector<Hit>& hits, double weight) {
      std::set<std::string> once;
      for (const Hit& hit : hits) {
        if (rule(hit).dimension == Dimension::profession) once.insert(std::string(value(hit)));
      }
      for (const auto& name : once) votes[name] += weight;
    };
    for (const auto& hits : r_.entry_hits) count(hits, kTitleWeight);
    for (const std::uint32_t i : all_) count(statement(i).hits, 1);
    // One stray word ("dental" at a front desk) makes no profession.
    constexpr double kFewestVotes = 3;
    double most = kFewestVotes - 0.5;
    for (const auto& [name, weight] : votes) {
      if (weight > most) {
        most = weight;
        r_.profession = name;
      }
    }
  }

  /// Read from what is shown, never from titles alone.
  void find_level() {
    if (!r_.arc.score) return;
    const StageScore& problem = r_.arc.stages[kProblemSolver];
    const StageScore& strategy = r_.arc.stages[kStrategicThinker];
    std::map<std::string, int> cues;
    const auto count = [&](const std::vector<Hit>& hits) {
      for (const Hit& hit : hits) {
        if (rule(hit).dimension == Dimension::level) ++cues[std::string(value(hit))];
      }
    };
    for (const auto& hits : r_.entry_hits) count(hits);
    for (const std::uint32_t i : work_) count(statement(i).hits);
    const double s = strategy.shown ? strategy.score : 0;
    const double p = problem.shown ? problem.score : 0;
    if (s >= 75 && cues["director"] > 0) {
      r_.level.name = "Director";
    } else if (s >= 60 && p >= 50 && cues["senior-pm"] + cues["director"] > 0) {
      r_.level.name = "Senior PM";
    } else if (s >= 45 && p >= 45) {
      r_.level.name = "PM";
    } else {
      r_.level.name = "Associate or Clinical PM";
    }
    r_.level.why = "problem solving " + number(p, 0) + ", strategy " + number(s, 0) + ", " +
                   std::to_string(cues["senior-pm"] + cues["director"]) +
                   " lines or titles of senior scope";
  }

  const Tables& tables_;
  ResumeAnalysis& r_;
  std::vector<std::uint32_t> all_;   ///< distinct statements
  std::vector<std::uint32_t> work_;  ///< those of them that tell of work
};

}  // namespace

void score_document(const Tables& tables, std::string_view asked_profession,
                    ResumeAnalysis& resume) {
  DocumentScorer(tables, resume).run(asked_profession);
}

}  // namespace reframe
