#include "cli/options.h"

#include <algorithm>
#include <iostream>

#include <CLI/CLI.hpp>

#include "analyzer/base/version.h"

namespace reframe::cli {
namespace {

constexpr const char* kFooter =
    "Exit status: 0 clean, 1 findings at or over the threshold, 2 could not do it.\n"
    "Everything runs on this machine; no text leaves it.";

CLI::Option* add_inputs(CLI::App& app, Options& options) {
  return app.add_option("FILE", options.inputs, "Files to read; - is standard input")->required();
}

void add_rules_dir(CLI::App& app, Options& options) {
  app.add_option("--rules", options.rules_dir, "Folder of rule packs to add or replace")
      ->type_name("DIR");
}

void add_format(CLI::App& app, Options& options, const std::vector<std::string>& formats) {
  app.add_option("--format", options.format, "Output format")
      ->check(CLI::IsMember(formats))
      ->type_name("FORMAT");
}

/// `reframe resume.docx` is short for `reframe analyze resume.docx`.
std::vector<std::string> with_default_command(const CLI::App& app, int argc,
                                              const char* const* argv) {
  std::vector<std::string> words(argv + 1, argv + argc);
  if (words.empty()) return words;
  const auto is_command = [&](const std::string& word) {
    const auto commands = app.get_subcommands([](const CLI::App*) { return true; });
    return std::any_of(commands.begin(), commands.end(),
                       [&](const CLI::App* c) { return c->get_name() == word; });
  };
  static constexpr const char* kTop[] = {"-h", "--help", "--version"};
  const bool top = std::any_of(std::begin(kTop), std::end(kTop),
                               [&](const char* t) { return words.front() == t; });
  if (!top && !is_command(words.front())) words.insert(words.begin(), "analyze");
  return words;
}

}  // namespace

ParsedOptions parse_options(int argc, const char* const* argv) {
  Options options;
  CLI::App app{"Reads a clinician's resume and shows how far it tells a product story.", "reframe"};
  app.footer(kFooter);
  app.set_version_flag("--version", std::string("reframe ") + kVersion);
  app.require_subcommand(1);

  auto* analyze = app.add_subcommand("analyze", "Report on resumes (the default command)");
  add_inputs(*analyze, options);
  add_format(*analyze, options, {"text", "json", "markdown"});
  analyze->add_flag("--explain", options.explain, "Show the sum behind each number");
  analyze->add_option("--profession", options.profession, "Clinical vocabulary to use")
      ->type_name("NAME");
  add_rules_dir(*analyze, options);
  auto* diff =
      analyze->add_flag("--diff", options.diff, "Print the lines with their first rewrite");
  analyze
      ->add_option("--accept", options.accept,
                   "Write the resume with these rewrites put in (ids of --diff, by commas)")
      ->delimiter(',')
      ->type_name("ID")
      ->allow_extra_args(false)
      ->excludes(diff);
  analyze->callback([&] { options.command = Command::analyze; });

  auto* extract = app.add_subcommand("extract", "Print the text as read");
  add_inputs(*extract, options);
  add_format(*extract, options, {"text", "json"});
  extract->callback([&] { options.command = Command::extract; });

  auto* plan = app.add_subcommand("plan", "What to learn and do next, from the gaps");
  add_inputs(*plan, options);
  add_format(*plan, options, {"text", "json"});
  plan->add_option("--profession", options.profession, "Clinical vocabulary to use")
      ->type_name("NAME");
  add_rules_dir(*plan, options);
  plan->callback([&] { options.command = Command::plan; });

  auto* stream = app.add_subcommand("stream", "NDJSON records in, NDJSON records out");
  add_rules_dir(*stream, options);
  stream->callback([&] { options.command = Command::stream; });

  auto* rules = app.add_subcommand("rules", "Look at and test the rules");
  rules->require_subcommand(1);
  auto* list = rules->add_subcommand("list", "All rules, one a line");
  add_rules_dir(*list, options);
  list->callback([&] { options.command = Command::rules_list; });
  auto* show = rules->add_subcommand("show", "One rule with its reason, source and examples");
  show->add_option("ID", options.rule_id, "Rule id")->required();
  add_rules_dir(*show, options);
  show->callback([&] { options.command = Command::rules_show; });
  auto* test = rules->add_subcommand("test", "Run the examples of every rule");
  test->add_option("DIR", options.test_dir, "Folder of rule packs (default: the built-in packs)");
  test->callback([&] { options.command = Command::rules_test; });

  auto words = with_default_command(app, argc, argv);
  try {
    std::reverse(words.begin(), words.end());  // CLI11 takes the words last first
    app.parse(words);
  } catch (const CLI::ParseError& e) {
    // CLI11 has its own statuses (106, 109, ...); ours are three.
    const bool asked = e.get_exit_code() == 0;
    if (asked) {
      app.exit(e, std::cout, std::cerr);
      return {std::nullopt, ExitStatus::clean};
    }
    std::cerr << "reframe: " << e.what() << " (see reframe --help)\n";
    return {std::nullopt, ExitStatus::failed};
  }
  return {options, ExitStatus::clean};
}

}  // namespace reframe::cli
