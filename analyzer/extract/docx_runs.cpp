#include "analyzer/extract/docx_runs.h"

#include "analyzer/extract/docx_walker.h"
#include "analyzer/extract/style_names.h"

namespace reframe {

RunLook RunLooks::of(pugi::xml_node properties, const char* name, const char* behind,
                     const StyleFacts* paragraph) {
  const std::string_view markup = markup_between(name, behind);
  if (markup.empty()) return read(properties, paragraph);
  if (paragraph != paragraph_) {
    looks_.forget();
    paragraph_ = paragraph;
  }
  if (const RunLook* look = looks_.find(markup)) return *look;
  const RunLook look = read(properties, paragraph);
  if (tells_all(properties, behind)) looks_.keep(markup, look);
  return look;
}

RunLook RunLooks::read(pugi::xml_node properties, const StyleFacts* paragraph) {
  RunFacts facts;
  add_run_facts(properties, facts);
  if (facts.style == "Strong" && !facts.bold) facts.bold = true;
  if (!facts.style.empty() && !well_known_style(facts.style)) {
    inherit(context_.styles().facts(facts.style).run, facts);
  }
  if (paragraph != nullptr) inherit(paragraph->run, facts);
  return {facts.vanish.value_or(false), facts.bold.value_or(false), facts.caps.value_or(false),
          facts.faint};
}

}  // namespace reframe
