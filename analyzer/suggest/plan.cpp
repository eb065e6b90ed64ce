#include "analyzer/suggest/plan.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

namespace reframe {
namespace {

using rulepack::PlanKind;
using rulepack::PlanRow;
using rulepack::PlanWhen;
using rulepack::Tables;

/// A third of the lines: from there on a resume has enough of a thing not to be told to get it.
constexpr double kEnough = 1.0 / 3.0;

bool tells_of_work(SectionKind section) {
  return section == SectionKind::summary || section == SectionKind::experience ||
         section == SectionKind::projects || section == SectionKind::volunteering;
}

std::string counted(std::size_t n) {
  return std::to_string(n) + (n == 1 ? " line" : " lines");
}

class Planner {
 public:
  Planner(const Tables& tables, const ResumeAnalysis& resume) : tables_(tables), r_(resume) {}

  std::vector<PlanItem> plan() const {
    struct Ranked {
      int order;
      PlanItem item;
    };
    std::vector<Ranked> found;
    for (const PlanRow& row : tables_.plan) {
      PlanItem item;
      if (!(row.kind == PlanKind::level ? level(row, item) : open(row, item))) continue;
      fill(row, item);
      found.push_back({order(row, item), std::move(item)});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Ranked& a, const Ranked& b) { return a.order > b.order; });
    std::vector<PlanItem> out;
    out.reserve(found.size());
    for (Ranked& ranked : found) out.push_back(std::move(ranked.item));
    return out;
  }

 private:
  /// What is claimed is half way there: what is missing altogether comes before it. Strengths and
  /// the level close the plan.
  static int order(const PlanRow& row, const PlanItem& item) {
    if (row.kind == PlanKind::level) return -2;
    if (row.kind == PlanKind::strength) return -1;
    constexpr int kClaimed = 6;
    return row.rank - (row.kind == PlanKind::skill && !item.statements.empty() ? kClaimed : 0);
  }

  void fill(const PlanRow& row, PlanItem& item) const {
    item.id = tables_.text(row.id);
    item.kind = rulepack::kPlanKindNames[static_cast<std::size_t>(row.kind)];
    item.title = tables_.text(row.title);
    item.todo = tables_.text(row.todo);
    item.salary = tables_.text(row.salary);
    item.source = tables_.text(row.source);
    for (const auto& learn : Tables::slice(tables_.plan_learn, row.learn)) {
      item.learn.emplace_back(tables_.text(learn));
    }
  }

  /// True when the resume leaves the item open; says on what that rests.
  bool open(const PlanRow& row, PlanItem& item) const {
    const std::string_view about = tables_.text(row.about);
    if (row.kind == PlanKind::skill) return skill(about, item);
    if (row.kind == PlanKind::tool) {
      item.evidence = "not found";
      return std::find(r_.tools.begin(), r_.tools.end(), about) == r_.tools.end();
    }
    for (unsigned i = 0; i < rulepack::kPlanWhenNames.size(); ++i) {
      if ((row.when >> i & 1U) == 0) continue;
      if (!holds(static_cast<PlanWhen>(i), item)) return false;
    }
    return true;
  }

  bool skill(std::string_view about, PlanItem& item) const {
    const auto it = std::find_if(r_.competencies.begin(), r_.competencies.end(),
                                 [&](const Competency& c) { return c.name == about; });
    if (it == r_.competencies.end() || it->state == Competency::State::shown) return false;
    item.evidence = "not found";
    if (it->state == Competency::State::claimed) {
      item.statements = it->statements;
      item.evidence = "claimed in " + counted(it->statements.size()) + ", not shown";
    }
    return true;
  }

  /// The level this resume reads as.
  bool level(const PlanRow& row, PlanItem& item) const {
    if (tables_.text(row.about) != r_.level.name) return false;
    item.evidence = "this resume reads as " + r_.level.name + ": " + r_.level.why;
    return true;
  }

  bool holds(PlanWhen when, PlanItem& item) const {
    switch (when) {
      case PlanWhen::no_product_title:
        item.evidence = "no product title found";
        return !has_product_title(tables_, r_);
      case PlanWhen::no_project:
        item.evidence = "no project of your own found";
        return std::none_of(r_.outline.sections.begin(), r_.outline.sections.end(),
                            [](const Section& s) { return s.kind == SectionKind::projects; });
      case PlanWhen::no_certificate:
        item.evidence = "no product or agile certificate found";
        return !any_hit("product.certificate-line");
      case PlanWhen::few_product:
        item.evidence = percent(r_.framing_share[1]) + " of the lines read as product work";
        return r_.arc.score.has_value() && r_.framing_share[1] < kEnough;
      case PlanWhen::no_strategy:
        item.evidence = "no line shows the strategic thinker";
        return r_.arc.score.has_value() && !r_.arc.stages[2].shown;
      case PlanWhen::no_problem:
        item.evidence = "no line shows a problem solved";
        return r_.arc.score.has_value() && !r_.arc.stages[1].shown;
      case PlanWhen::few_numbers:
        return few_numbers(item);
      case PlanWhen::modest:
        return found("craft.just-a-nurse", item);
      case PlanWhen::jargon:
        return found("craft.borrowed-jargon", item);
      case PlanWhen::clinical:
        item.evidence = "shown: your clinical foundation";
        item.statements = first(r_.arc.stages[0].statements);
        return r_.arc.stages[0].shown;
    }
    return false;
  }

  static std::string percent(double share) {
    return std::to_string(std::lround(share * 100)) + "%";
  }

  static std::vector<std::uint32_t> first(const std::vector<std::uint32_t>& all) {
    constexpr std::size_t kShown = 3;
    return {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(kShown, all.size()))};
  }

  bool few_numbers(PlanItem& item) const {
    std::size_t lines = 0;
    std::size_t with = 0;
    for (const StatementAnalysis& s : r_.statements) {
      if (!tells_of_work(s.statement.section)) continue;
      ++lines;
      with += s.score.flags[static_cast<std::size_t>(Flag::metric)] ? 1 : 0;
    }
    item.evidence = std::to_string(with) + " of " + counted(lines) + " of work have a number";
    return r_.arc.score.has_value() &&
           static_cast<double>(with) < kEnough * static_cast<double>(lines);
  }

  bool found(std::string_view rule, PlanItem& item) const {
    for (std::uint32_t i = 0; i < r_.statements.size(); ++i) {
      const auto& findings = r_.statements[i].findings;
      if (std::any_of(findings.begin(), findings.end(),
                      [&](const Finding& f) { return f.rule == rule; })) {
        item.statements.push_back(i);
      }
    }
    item.evidence = "found in " + counted(item.statements.size());
    return !item.statements.empty();
  }

  [[nodiscard]] bool is(const Hit& hit, std::string_view id) const {
    return tables_.text(tables_.rules[hit.rule].id) == id;
  }

  [[nodiscard]] bool any_hit(std::string_view id) const {
    return std::any_of(r_.statements.begin(), r_.statements.end(), [&](const StatementAnalysis& s) {
      return std::any_of(s.hits.begin(), s.hits.end(), [&](const Hit& h) { return is(h, id); });
    });
  }

  const Tables& tables_;
  const ResumeAnalysis& r_;
};

}  // namespace

bool has_product_title(const Tables& tables, const ResumeAnalysis& resume) {
  const auto product = [&](const Hit& hit) {
    const auto& rule = tables.rules[hit.rule];
    const std::string_view value = tables.text(rule.value);
    return tables.text(rule.id) == "product.pm-title" ||
           (rule.dimension == Dimension::level && (value == "pm" || value == "senior-pm"));
  };
  return std::any_of(resume.entry_hits.begin(), resume.entry_hits.end(), [&](const auto& hits) {
    return std::any_of(hits.begin(), hits.end(), product);
  });
}

std::vector<PlanItem> plan_for(const Tables& tables, const ResumeAnalysis& resume) {
  return Planner(tables, resume).plan();
}

}  // namespace reframe
