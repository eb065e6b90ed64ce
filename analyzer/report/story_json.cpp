#include "analyzer/base/json.h"
#include "analyzer/base/version.h"
#include "analyzer/report/story_report.h"

namespace reframe {
namespace {

template <class Items, class Convert>
Json array_of(const Items& items, Convert convert) {
  Json out = Json::array();
  for (const auto& item : items) out.push_back(convert(item));
  return out;
}

Json stage_json(const StoryStage& stage) {
  return {{"shown", stage.shown},
          {"score", stage.shown ? Json(round4(stage.score)) : Json(nullptr)},
          {"sentences", stage.sentences},
          {"why", stage.why}};
}

Json arc_json(const StoryAnalysis& story) {
  Json stages = Json::object();
  for (std::size_t k = 0; k < 3; ++k) stages[kStageNames[k]] = stage_json(story.stages[k]);
  return {{"score", story.arc ? Json(round4(*story.arc)) : Json(nullptr)},
          {"stages", std::move(stages)},
          {"order", array_of(story.order, [](Stage s) { return std::string(to_string(s)); })}};
}

Json finding_json(const StoryFinding& f) {
  const Message& m = f.finding.message;
  return {{"rule", f.finding.rule},
          {"severity", std::string(to_string(f.finding.severity))},
          {"start", f.finding.span.start},
          {"end", f.finding.span.end},
          {"sentence", f.sentence == kNoSentence ? Json(nullptr) : Json(f.sentence)},
          {"message", {{"what", m.what}, {"why", m.why}, {"instead", m.instead}}}};
}

/// The cues a sentence shows, with how often.
Json cues_json(const StorySentence& s) {
  Json out = Json::object();
  for (std::size_t k = 0; k < s.cues.size(); ++k) {
    if (s.cues[k] > 0) out[kStoryCueNames[k]] = s.cues[k];
  }
  if (s.made > 0) out["made"] = s.made;
  if (s.looked > 0) out["looked"] = s.looked;
  if (s.steered > 0) out["steered"] = s.steered;
  return out;
}

Json sentence_json(const StorySentence& s) {
  const StatementScore& score = s.judged.score;
  return {{"text", s.judged.statement.text},
          {"start", s.span.start},
          {"end", s.span.end},
          {"part", std::string(to_string(s.part))},
          {"framing", std::string(to_string(score.framing))},
          {"framing_score", round4(score.framing_score)},
          {"stage", std::string(to_string(score.stage))},
          {"i", s.i_acts},
          {"we", s.we_acts},
          {"hypothetical", s.hypothetical},
          {"cues", cues_json(s)}};
}

Json skeleton_json(const SkeletonLine& line) {
  return {{"part", std::string(to_string(line.part))},
          {"sentences", line.sentences},
          {"slot", line.slot.empty() ? Json(nullptr) : Json(line.slot)}};
}

Json fact_json(const FactPair& f) {
  return {{"agrees", f.kind == FactPair::Kind::agrees},
          {"what", f.what},
          {"story", f.in_story},
          {"resume", f.in_resume},
          {"start", f.span.start},
          {"end", f.span.end},
          {"sentence", f.sentence},
          {"statement", f.statement}};
}

Json parts_json(const StoryAnalysis& story) {
  Json out = Json::object();
  for (std::size_t k = 0; k < kStoryParts; ++k) {
    out[kStoryPartNames[k]] = {{"present", story.parts[k].present},
                               {"sentences", story.parts[k].sentences}};
  }
  return out;
}

Json story_object(const StoryAnalysis& story) {
  Json out = Json::object();
  out["score_version"] = kScoreVersion;
  out["title"] = story.source.title.empty() ? Json(nullptr) : Json(story.source.title);
  out["judged"] = story.judged;
  out["score"] = story.score ? Json(*story.score) : Json(nullptr);
  out["words"] = story.words;
  out["seconds"] = story.seconds;
  out["arc"] = arc_json(story);
  out["parts"] = parts_json(story);
  out["ownership"] = {{"label", kOwnershipNames[static_cast<std::size_t>(story.ownership)]},
                      {"i", story.i_acts},
                      {"we", story.we_acts}};
  out["flags"] = {{"metric", story.metric}};
  out["privacy"] = array_of(story.privacy, [](const PrivateSpan& p) {
    return Json{{"family", p.family}, {"start", p.span.start}, {"end", p.span.end}};
  });
  out["findings"] = array_of(story.findings, finding_json);
  out["questions"] = story.questions;
  out["statements"] = array_of(story.sentences, sentence_json);
  out["points"] = array_of(story.points, [](const StoryPoint& p) {
    return Json{{"name", p.name}, {"points", round4(p.points)}, {"most", round4(p.most)}};
  });
  out["skeleton"] = array_of(story.skeleton, skeleton_json);
  out["cuts"] = array_of(story.cuts, [](const StoryCut& c) {
    return Json{{"seconds", c.seconds}, {"sentences", c.sentences}, {"words", c.words}};
  });
  if (!story.facts.empty()) out["facts"] = array_of(story.facts, fact_json);
  return out;
}

Json with_id(const std::string& id, Json&& rest) {
  if (id.empty()) return std::move(rest);
  Json out = Json::object();
  if (auto parsed = parse_json(id)) out["id"] = *parsed;
  for (auto& [key, value] : rest.items()) out[key] = std::move(value);
  return out;
}

Json match_json(const StoryMatch& m) {
  return {{"story", m.story}, {"score", round4(m.score)}, {"why", m.why}};
}

Json question_json(const StoryQuestion& q) {
  return {{"id", q.id}, {"family", q.family}, {"text", q.text}};
}

Json bank_json(const StoryBank& bank) {
  Json rows = Json::array();
  for (const StoryBank::Row& row : bank.rows) {
    Json stages = Json::object();
    for (std::size_t k = 0; k < 3; ++k) stages[kStageNames[k]] = row.stories[k];
    rows.push_back({{"family", row.family}, {"stories", std::move(stages)}});
  }
  return {{"rows", std::move(rows)},
          {"uncovered", array_of(bank.uncovered, question_json)},
          {"overused", bank.overused}};
}

}  // namespace

std::string story_json(const StoryAnalysis& story, const std::string& id) {
  return dump_json(with_id(id, story_object(story)));
}

std::string stories_json(const std::vector<StoryAnalysis>& stories, const std::string& id) {
  if (stories.size() == 1) return story_json(stories.front(), id);
  Json out = Json::object();
  out["stories"] = array_of(stories, story_object);
  return dump_json(with_id(id, std::move(out)));
}

std::string story_set_json(const StorySet& set, const std::optional<StoryAnswer>& answer) {
  Json out = Json::object();
  out["schema_version"] = kSchemaVersion;
  out["score_version"] = kScoreVersion;
  out["rules_version"] = set.rules_version;
  const auto told = [&](std::size_t i) {
    Json story{{"source", set.sources[i]}};
    const Json rest = story_object(set.stories[i]);  // named: it must outlive the loop
    for (const auto& [key, value] : rest.items()) story[key] = value;
    return story;
  };
  if (set.stories.size() == 1) {
    const Json story = told(0);
    for (const auto& [key, value] : story.items()) out[key] = value;
  } else {
    out["stories"] = Json::array();
    for (std::size_t i = 0; i < set.stories.size(); ++i) out["stories"].push_back(told(i));
    out["bank"] = bank_json(set.bank);
  }
  if (answer) {
    out["answer"] = {{"question", question_json(answer->question)},
                     {"stories", array_of(answer->stories, match_json)}};
  }
  return dump_json_pretty(out);
}

}  // namespace reframe
