#include "analyzer/report/plan_report.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "analyzer/base/version.h"

namespace reframe {
namespace {

/// Steps shown in the report on a resume; `reframe plan` shows all.
constexpr std::size_t kFirstSteps = 5;
constexpr const char* kSalaryCaveat =
    "Figures of 2025, United States, as the source gives them; they vary by place, stage of the "
    "company, and whether it is a payer, a provider or a technology firm.";

Json advice_json(const std::vector<LayoutAdvice>& advice) {
  Json out = Json::array();
  for (const LayoutAdvice& a : advice) {
    out.push_back({{"message", a.message}, {"statements", a.statements}});
  }
  return out;
}

Json plan_array(const ResumeAnalysis& r) {
  Json out = Json::array();
  for (const PlanItem& item : r.plan) {
    out.push_back({{"id", item.id},
                   {"kind", item.kind},
                   {"title", item.title},
                   {"evidence", item.evidence},
                   {"statements", item.statements},
                   {"do", item.todo},
                   {"learn", item.learn},
                   {"salary", item.salary.empty() ? Json(nullptr) : Json(item.salary)},
                   {"source", item.source}});
  }
  return out;
}

Json bridge_json(const Bridge& b) {
  return {{"title", b.title},
          {"summary", b.summary},
          {"slots", b.slots},
          {"statements", b.statements},
          {"order", advice_json(b.order)},
          {"shorten", advice_json(b.shorten)}};
}

/// "lines s2, s5 and s9"; at most three of them.
std::string line_ids(const std::vector<std::uint32_t>& lines) {
  constexpr std::size_t kShown = 3;
  std::string out;
  for (std::size_t i = 0; i < std::min(kShown, lines.size()); ++i) {
    out += fmt::format("{}s{}", i == 0 ? "" : ", ", lines[i] + 1);
  }
  return lines.size() > kShown ? out + ", …" : out;
}

std::string evidence_of(const PlanItem& item) {
  if (item.statements.empty()) return item.evidence;
  return item.evidence + " (" + line_ids(item.statements) + ")";
}

class PlanText {
 public:
  PlanText(const ResumeAnalysis& r, Page& page) : r_(r), page_(page) {}

  void shown() {
    page_.heading("Shown already: no step needed");
    bool any = false;
    for (const Competency& c : r_.competencies) {
      if (c.state != Competency::State::shown) continue;
      any = true;
      page_.put("  ", fmt::format("{}: {} line{} ({})", c.name, c.statements.size(),
                                  c.statements.size() == 1 ? "" : "s", line_ids(c.statements)));
    }
    if (!any) page_.put("  ", "None of the eight competencies is shown by an act yet.");
    if (!r_.tools.empty()) {
      page_.put("  ", fmt::format("tools: {}", fmt::join(r_.tools, ", ")));
    }
  }

  /// Items of the kinds, numbered on; tools in one paragraph.
  void items(std::size_t most) {
    std::size_t number = 0;
    for (const PlanItem& item : r_.plan) {
      if (item.kind == "tool" || item.kind == "level" || item.kind == "strength") continue;
      if (++number > most) return;
      put(number, item);
    }
  }

  void tools() {
    std::vector<const PlanItem*> tools;
    for (const PlanItem& item : r_.plan) {
      if (item.kind == "tool") tools.push_back(&item);
    }
    if (tools.empty()) return;
    page_.heading("Tools not found in this resume");
    for (const PlanItem* item : tools) page_.put("  " + item->title + ": ", item->todo);
    page_.put("  ", "One or two of them are enough. Source: " + tools.front()->source + ".",
              Ink::dim);
  }

  void closing() {
    for (const PlanItem& item : r_.plan) {
      if (item.kind != "strength" && item.kind != "level") continue;
      page_.heading(item.kind == "level" ? "Level: " + item.title : item.title);
      page_.put("  ", item.evidence + ".");
      page_.put("  ", item.todo);
      if (!item.salary.empty()) {
        page_.put("  ", "Salary range: " + item.salary + ". " + kSalaryCaveat);
      }
      page_.put("  ", "Source: " + item.source + ".", Ink::dim);
    }
  }

  void bridge() {
    const Bridge& b = r_.bridge;
    if (!b.title.empty()) {
      page_.heading("A title and a summary for product readers");
      page_.put("  Title:   ", b.title);
      page_.put("  Summary: ", b.summary);
      page_.put("  ",
                "Every word outside [brackets] is from this resume; shorten the quoted lines to "
                "fit three lines.",
                Ink::dim);
    }
    if (b.order.empty() && b.shorten.empty()) return;
    page_.heading("Order and length");
    for (const auto* list : {&b.order, &b.shorten}) {
      for (const LayoutAdvice& a : *list) {
        page_.put("  - ", a.statements.empty() ? a.message
                                               : a.message + " (" + line_ids(a.statements) + ")");
      }
    }
  }

 private:
  void put(std::size_t number, const PlanItem& item) {
    page_.put(fmt::format("  {}. ", number), page_.inked(item.title, Ink::bold));
    page_.put("     ", evidence_of(item) + ".", Ink::dim);
    page_.put("     ", item.todo);
    for (const std::string& learn : item.learn) page_.put("     - ", learn);
    page_.put("     ", "Source: " + item.source + ".", Ink::dim);
  }

  const ResumeAnalysis& r_;
  Page& page_;
};

}  // namespace

void add_advice(const ResumeAnalysis& resume, Json& record) {
  const FixGain& gain = resume.fix_gain;
  record["fix_gain"] = {{"lines", gain.lines},
                        {"points", gain.points},
                        {"points_answered", gain.points_answered},
                        {"arc", gain.arc ? Json(round4(*gain.arc)) : Json(nullptr)}};
  record["plan"] = plan_array(resume);
  record["bridge"] = bridge_json(resume.bridge);
}

void put_next_steps(const ResumeAnalysis& resume, Page& page) {
  PlanText text(resume, page);
  text.bridge();
  if (resume.plan.empty()) return;
  page.heading("What to do next, most useful first");
  text.items(kFirstSteps);
  page.put("  ", "All steps, tools and the level: reframe plan FILE", Ink::dim);
}

std::string plan_text(const ResumeAnalysis& resume, const TextStyle& style) {
  Page page(style.width, style.color);
  page.put("", page.inked(resume.document.source, Ink::bold));
  PlanText text(resume, page);
  text.shown();
  page.heading("Next, most useful first");
  text.items(resume.plan.size());
  text.tools();
  text.bridge();
  text.closing();
  return page.take();
}

std::string plan_json(const ResumeAnalysis& resume) {
  Json out = Json::object();
  out["schema_version"] = kSchemaVersion;
  out["source"] = resume.document.source;
  Json competencies = Json::array();
  for (const Competency& c : resume.competencies) {
    competencies.push_back({{"name", c.name},
                            {"state", kCompetencyStateNames[static_cast<std::size_t>(c.state)]},
                            {"statements", c.statements}});
  }
  out["competencies"] = std::move(competencies);
  out["tools"] = resume.tools;
  out["level"] = resume.level.name.empty() ? Json(nullptr) : Json(resume.level.name);
  out["plan"] = plan_array(resume);
  out["bridge"] = bridge_json(resume.bridge);
  return dump_json_pretty(out);
}

}  // namespace reframe
