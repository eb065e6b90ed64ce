#include "cli/check/thresholds.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "cli/check/paths.h"

namespace reframe::cli {
namespace {

/// What a threshold looks at: the value, or why there is none.
struct Value {
  std::optional<double> number;
  const char* missing = "not judged";
};

Value stage_value(const StageScore& stage) {
  return {stage.shown ? std::optional<double>(stage.score) : std::nullopt, "not shown"};
}

Value value_of(std::string_view key, const ResumeAnalysis& r) {
  for (std::size_t i = 0; i < 3; ++i) {
    if (key == std::string("stages.") + kStageNames[i]) return stage_value(r.arc.stages[i]);
  }
  for (std::size_t i = 0; i < kFramingNames.size(); ++i) {
    // Without a single judged line the shares are all 0, which is no share at all.
    const bool judged = std::any_of(r.framing_share.begin(), r.framing_share.end(),
                                    [](double share) { return share > 0; });
    if (key == std::string("framing.") + kFramingNames[i])
      return {judged ? std::optional<double>(r.framing_share[i]) : std::nullopt};
  }
  return {key == "craft" ? r.craft.score : r.arc.score};
}

std::string shown(double value, double most) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, most > 1 ? "%.1f" : "%.3f", value);
  std::string out = buffer;
  out.erase(out.find_last_not_of('0') + 1);
  if (out.back() == '.') out.pop_back();
  return out;
}

double rounded(double value, double most) {
  const double scale = most > 1 ? 10 : 1000;
  return std::round(value * scale) / scale;
}

/// "at least 55", "at most 0.7", "55 to 80".
std::string asked(const Bound& bound, double most) {
  if (bound.min && bound.max) return shown(*bound.min, most) + " to " + shown(*bound.max, most);
  return bound.min ? "at least " + shown(*bound.min, most) : "at most " + shown(*bound.max, most);
}

CheckFinding document_finding(const char* rule, std::string what, const Place& where) {
  CheckFinding out;
  out.rule = rule;
  out.place.whole_file = true;
  const auto named = std::find_if(check_rules().begin(), check_rules().end(),
                                  [&](const CheckRule& r) { return out.rule == r.id; });
  out.severity = named->severity;
  out.message = {std::move(what), named->why, named->instead};
  if (!where.file.empty()) {
    out.message.what +=
        " Asked in " + shown_path(where.file) + ", line " + std::to_string(where.line) + ".";
  }
  return out;
}

/// The finding for a value that misses its bound, or nothing.
std::optional<CheckFinding> missed(const ThresholdKey& key, const Bound& bound,
                                   const Value& value) {
  const double number = rounded(value.number.value_or(0), key.most);
  const bool low = bound.min && (value.number ? number < *bound.min : *bound.min > 0);
  const bool high = bound.max && value.number && number > *bound.max;
  if (!low && !high) return std::nullopt;
  std::string what = key.words;
  what.front() = static_cast<char>(what.front() - 32);  // all begin with "the"
  what += " is " + (value.number ? shown(number, key.most) : std::string(value.missing)) + "; " +
          asked(bound, key.most) + " is asked.";
  CheckFinding out = document_finding(key.rule, std::move(what), bound.where);
  // Two shares of one rule must not be taken for each other in a baseline.
  out.fingerprint = hash16(std::string(key.rule) + "\n" + key.name);
  return out;
}

void check_target(const Config& config, const ResumeAnalysis& resume,
                  std::vector<CheckFinding>& out) {
  if (config.target.empty()) return;
  const auto rank_of = [](auto fits) {
    return std::find_if(targets().begin(), targets().end(), fits) - targets().begin();
  };
  auto lowest = static_cast<std::ptrdiff_t>(targets().size());
  for (const std::string& name : config.target) {
    lowest = std::min(lowest, rank_of([&](const Target& t) { return name == t.name; }));
  }
  const auto rank = rank_of([&](const Target& t) { return resume.level.name == t.level; });
  const bool judged = rank < static_cast<std::ptrdiff_t>(targets().size());
  if (judged && rank >= lowest) return;
  const std::string reads =
      judged ? "The resume reads as " + resume.level.name : "The level of the resume is not judged";
  out.push_back(document_finding(
      "threshold.target",
      reads + "; it aims at " + targets()[static_cast<std::size_t>(lowest)].level + ".",
      config.target_where));
}

}  // namespace

std::vector<CheckFinding> threshold_findings(const Config& config, const ResumeAnalysis& resume) {
  std::vector<CheckFinding> out;
  for (const ThresholdKey& key : threshold_keys()) {
    const auto found = config.thresholds.find(key.name);
    if (found == config.thresholds.end() || std::string_view(key.name) == "story") continue;
    const Bound& bound = found->second;
    if (!bound.min && !bound.max) continue;
    if (auto finding = missed(key, bound, value_of(key.name, resume))) {
      out.push_back(*std::move(finding));
    }
  }
  check_target(config, resume, out);
  for (CheckFinding& finding : out) {
    if (finding.fingerprint.empty()) finding.fingerprint = hash16(finding.rule);
  }
  return out;
}

std::vector<CheckFinding> story_threshold_findings(const Config& config,
                                                   const StoryAnalysis& story) {
  const auto bound = config.thresholds.find("story");
  if (bound == config.thresholds.end()) return {};
  Value value;
  if (story.score) value.number = *story.score;
  for (const ThresholdKey& key : threshold_keys()) {
    if (std::string_view(key.name) != "story") continue;
    auto finding = missed(key, bound->second, value);
    if (!finding) return {};
    // Several stories of one file are told apart by their titles.
    finding->fingerprint = hash16(std::string(key.rule) + "\n" + story.source.title);
    return {*std::move(finding)};
  }
  return {};
}

}  // namespace reframe::cli
