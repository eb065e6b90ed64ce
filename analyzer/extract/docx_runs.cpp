#include "analyzer/extract/docx_runs.h"

#include "analyzer/extract/docx_walker.h"
#include "analyzer/extract/style_names.h"

namespace reframe {

RunLooks::RunLooks(DocxContext& context) : context_(context), ask_all_(context.ask_all) {}

RunLook RunLooks::read_and_keep(pugi::xml_node properties, std::string_view markup) {
  const RunLook look = read(properties, paragraph_);
  if (!ask_all_ && tells_all(properties, markup.data() + markup.size())) looks_.keep(markup, look);
  return look;
}

RunLook RunLooks::read(pugi::xml_node properties, const StyleFacts* paragraph) {
  RunFacts facts;
  add_run_facts(properties, facts);
  if (facts.style == "Strong" && !facts.bold) facts.bold = true;
  if (!facts.style.empty() && (ask_all_ || !well_known_style(facts.style))) {
    inherit(context_.styles().facts(facts.style).run, facts);
  }
  if (paragraph != nullptr) inherit(paragraph->run, facts);
  if (ask_all_ && !facts.vanish)
    facts.vanish = context_.styles().facts(context_.table_style).run.vanish;
  if (ask_all_ && !facts.vanish) facts.vanish = context_.styles().defaults_hide();
  return {facts.vanish.value_or(false), facts.bold.value_or(false), facts.caps.value_or(false),
          facts.faint};
}

}  // namespace reframe
