#include "cli/option_table.h"

#include "analyzer/base/version.h"
#include "analyzer/rulepack/tables.h"
#include "cli/commands/commands.h"

namespace reframe::cli {
namespace {

OptionSpec format_option(std::vector<std::string> formats) {
  return {"--format", &Options::format, "FORMAT", "Output format", std::move(formats)};
}

OptionSpec rules_option() {
  return {"--rules", &Options::rules_dir, "DIR", "Folder of rule packs to add or replace",
          {},        Names::folder};
}

OptionSpec profession_option() {
  return {"--profession", &Options::profession, "NAME", "Clinical vocabulary to use"};
}

ArgumentSpec files() {
  return {"FILE", &Options::inputs, "Files to read; - is standard input"};
}

std::vector<CommandSpec> make_commands() {
  return {
      {"analyze",
       "Report on resumes (the default command)",
       run_analyze,
       files(),
       {format_option({"text", "json"}),
        {"--explain", &Options::explain, "", "Show the sum behind each number"},
        profession_option(),
        rules_option()}},

      {"extract",
       "Print the text as read",
       run_extract,
       files(),
       {format_option({"text", "json"})}},

      {"stream", "NDJSON records in, NDJSON records out", run_stream, {}, {rules_option()}},

      {"rules list", "All rules, one a line", run_rules_list, {}, {rules_option()}},
      {"rules show",
       "One rule with its reason, source and examples",
       run_rules_show,
       {"ID", &Options::rule_id, "Rule id", true, Names::rule},
       {rules_option()}},
      {"rules test",
       "Run the examples of every rule",
       run_rules_test,
       {"DIR", &Options::test_dir, "Folder of rule packs (default: the built-in packs)", false,
        Names::folder}},

      {"completion",
       "Print the completion script of a shell",
       run_completion,
       {"SHELL", &Options::shell, "Shell", true, Names::anything, {"bash", "zsh", "fish"}}},
      {"man", "Print the manual page (troff)", run_man},
  };
}

}  // namespace

const std::vector<CommandSpec>& commands() {
  static const std::vector<CommandSpec> all = make_commands();
  return all;
}

const std::vector<GroupSpec>& command_groups() {
  static const std::vector<GroupSpec> all = {{"rules", "Look at and test the rules"}};
  return all;
}

std::string version_text() {
  return std::string("reframe ") + kVersion + " (score " + std::to_string(kScoreVersion) +
         ", rules " + std::string(rulepack::builtin_tables().version) + ")";
}

}  // namespace reframe::cli
