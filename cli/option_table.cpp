#include "cli/option_table.h"

#include "analyzer/base/version.h"
#include "analyzer/report/check_report.h"
#include "analyzer/rulepack/tables.h"
#include "cli/check/config.h"
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

constexpr const char* kAboutCheck =
    "Resumes are found in folders by their content, or by the patterns of .reframe.yaml;\n"
    "the nearest such file upward from a resume holds for it. The run fails where a\n"
    "finding is at or over --fail-on.\n\n"
    "Several reports can be written at once: each --output belongs to the --format in\n"
    "front of it, and one report may go to standard output. A report takes its name when\n"
    "it is complete.\n\n"
    "A finding is accepted beside its line with a comment, 'reframe: ignore RULE reason':\n"
    "in Word a comment on the line, in Markdown <!-- reframe: ignore RULE reason --> in\n"
    "front of it, in plain text a line that begins with '# reframe:'. A baseline accepts\n"
    "what is there today.\n\n"
    "Exit status: 0 clean, 1 findings at or over --fail-on (with --strict-baseline also a\n"
    "stale entry), 2 could not do it: settings, a resume or a report that cannot be read\n"
    "or written, or nothing to check.";

std::vector<OptionSpec> check_options() {
  std::vector<std::string> formats;
  for (const CheckFormat* format : check_formats()) formats.emplace_back(format->name);
  std::vector<std::string> posts;
  for (const Target& target : targets()) posts.emplace_back(target.name);
  return {
      {"--format", &Options::outputs, "FORMAT", "Report to write; may come several times", formats},
      {"--output",
       &Options::outputs,
       "FILE",
       "File for the report of the --format before",
       {},
       Names::file},
      {"--fail-on",
       &Options::fail_on,
       "SEVERITY",
       "Least severity that fails the run (default: error, or fail_on of the settings)",
       {"error", "warning", "note"}},
      {"--exit-zero", &Options::exit_zero, "", "Report findings and exit with 0 all the same"},
      {"--config",
       &Options::config,
       "FILE",
       "Settings for all files, in place of .reframe.yaml",
       {},
       Names::file},
      {"--no-config", &Options::no_config, "", "Read no settings file"},
      {"--print-config",
       &Options::print_config,
       "FILE",
       "Print the settings that hold for FILE",
       {},
       Names::file},
      {"--baseline",
       &Options::baseline,
       "FILE",
       "Accept the findings listed in FILE",
       {},
       Names::file},
      {"--write-baseline",
       &Options::write_baseline,
       "FILE",
       "Write all findings of today to FILE, to be accepted from now on",
       {},
       Names::file},
      {"--strict-baseline", &Options::strict_baseline, "",
       "Fail also where the baseline lists what is no longer there"},
      {"--compare",
       &Options::compare,
       "OLD.json",
       "Say what changed since this JSON report, and whether text or rules did it",
       {},
       Names::file},
      profession_option(),
      {"--target", &Options::targets, "POST", "Post the resumes must at least read as", posts},
      rules_option(),
      {"--threads", &Options::threads, "N", "Files to work on at once (default: one a core)"},
  };
}

CommandSpec check_command() {
  return {"check",
          "Check files and folders in CI: thresholds, baseline, reports",
          run_check,
          {"PATH", &Options::inputs, "Files and folders to check; - is standard input", false},
          check_options(),
          kAboutCheck};
}

std::vector<CommandSpec> make_commands() {
  return {
      {"analyze",
       "Report on resumes (the default command)",
       run_analyze,
       files(),
       {format_option({"text", "json", "markdown"}),
        {"--explain", &Options::explain, "", "Show the sum behind each number"},
        {"--diff", &Options::diff, "", "Print the lines with their first rewrite"},
        {"--accept", &Options::accept, "ID",
         "Write the resume with these rewrites put in (ids of --diff, by commas)"},
        profession_option(),
        rules_option()}},

      check_command(),

      {"extract",
       "Print the text as read",
       run_extract,
       files(),
       {format_option({"text", "json"})}},

      {"stream", "NDJSON records in, NDJSON records out", run_stream, {}, {rules_option()}},

      {"plan",
       "What to learn and do next, from the gaps",
       run_plan,
       files(),
       {format_option({"text", "json"}), profession_option(), rules_option()}},

      {"story",
       "Coach interview stories, one or a bank of them",
       run_story,
       {"FILE", &Options::inputs, "Files or folders of stories; - is standard input"},
       {format_option({"text", "json"}),
        {"--explain", &Options::explain, "", "Show the sum behind each number"},
        {"--question", &Options::question, "TEXT|ID", "Find the best two stories for a question"},
        {"--redact", &Options::redact, "",
         "Write the stories with placeholders for what could tell who a patient is"},
        {"--resume",
         &Options::resume,
         "FILE",
         "Hold the stories against this resume",
         {},
         Names::file},
        rules_option()}},

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
