#include "cli/options.h"

#include <algorithm>
#include <iostream>
#include <map>

#include <CLI/CLI.hpp>

#include "cli/option_table.h"

namespace reframe::cli {
namespace {

/// `reframe resume.docx` is short for `reframe analyze resume.docx`.
std::vector<std::string> with_default_command(const CLI::App& app, int argc,
                                              const char* const* argv) {
  std::vector<std::string> words(argv + 1, argv + argc);
  if (words.empty()) return words;
  const auto is_command = [&](const std::string& word) {
    const auto known = app.get_subcommands([](const CLI::App*) { return true; });
    return std::any_of(known.begin(), known.end(),
                       [&](const CLI::App* c) { return c->get_name() == word; });
  };
  static constexpr const char* kTop[] = {"-h", "--help", "--version"};
  const bool top = std::any_of(std::begin(kTop), std::end(kTop),
                               [&](const char* t) { return words.front() == t; });
  if (!top && !is_command(words.front())) words.insert(words.begin(), commands().front().name);
  return words;
}

/// Adds an option or, without dashes in its name, a positional argument.
CLI::Option* add_field(CLI::App& app, const std::string& name, const Field& field, Options& options,
                       const std::string& help) {
  if (const auto* flag = std::get_if<bool Options::*>(&field)) {
    return app.add_flag(name, options.*(*flag), help);
  }
  if (const auto* text = std::get_if<std::string Options::*>(&field)) {
    return app.add_option(name, options.*(*text), help);
  }
  if (const auto* number = std::get_if<int Options::*>(&field)) {
    return app.add_option(name, options.*(*number), help)->check(CLI::Range(1, 256));
  }
  if (const auto* texts = std::get_if<std::vector<std::string> Options::*>(&field)) {
    return app.add_option(name, options.*(*texts), help);
  }
  auto* option = app.add_option(name, help);  // read in order once all words are there
  option->expected(-1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  return option;
}

/// Fills the fields whose values keep the order they came in.
void read_in_order(const CLI::App& app, const CommandSpec& spec, Options& options) {
  std::map<const CLI::Option*, std::size_t> used;
  for (const CLI::Option* option : app.parse_order()) {
    const std::size_t number = used[option]++;
    for (const OptionSpec& o : spec.options) {
      const auto* field =
          std::get_if<std::vector<std::pair<std::string, std::string>> Options::*>(&o.field);
      if (field == nullptr || !option->check_name(o.name)) continue;
      (options.*(*field)).emplace_back(o.name, option->results().at(number));
    }
  }
}

void add_command(CLI::App& parent, const std::string& name, const CommandSpec& spec,
                 ParsedOptions& parsed) {
  CLI::App& app = *parent.add_subcommand(name, spec.summary);
  const ArgumentSpec& argument = spec.argument;
  if (!argument.name.empty()) {
    auto* option = add_field(app, argument.name, argument.field, parsed.options, argument.help);
    option->required(argument.required);
    if (!argument.choices.empty()) option->check(CLI::IsMember(argument.choices));
  }
  for (const OptionSpec& o : spec.options) {
    auto* option = add_field(app, o.name, o.field, parsed.options, o.help);
    if (!o.choices.empty()) option->check(CLI::IsMember(o.choices));
    if (!o.value.empty()) option->type_name(o.value);
    // One value for each time the option is named; the words behind it are arguments.
    if (repeats(o.field)) option->allow_extra_args(false);
  }
  app.footer(spec.about);
  app.callback([&parsed, &spec, &app] {
    parsed.command = &spec;
    read_in_order(app, spec, parsed.options);
  });
}

void add_commands(CLI::App& app, ParsedOptions& parsed) {
  std::map<std::string, CLI::App*> groups;
  for (const CommandSpec& spec : commands()) {
    const std::size_t space = spec.name.find(' ');
    if (space == std::string::npos) {
      add_command(app, spec.name, spec, parsed);
      continue;
    }
    CLI::App*& group = groups[spec.name.substr(0, space)];
    if (group == nullptr) {
      for (const GroupSpec& g : command_groups()) {
        if (spec.name.starts_with(g.name + " ")) group = app.add_subcommand(g.name, g.summary);
      }
      group->require_subcommand(1);
    }
    add_command(*group, spec.name.substr(space + 1), spec, parsed);
  }
}

}  // namespace

ParsedOptions parse_options(int argc, const char* const* argv) {
  ParsedOptions parsed;
  CLI::App app{kSummary, "reframe"};
  app.footer(kExitStatusHelp);
  app.set_version_flag("--version", version_text());
  app.require_subcommand(1);
  add_commands(app, parsed);
  auto words = with_default_command(app, argc, argv);
  try {
    std::reverse(words.begin(), words.end());  // CLI11 takes the words last first
    app.parse(words);
  } catch (const CLI::ParseError& e) {
    parsed.command = nullptr;
    // CLI11 has its own statuses (106, 109, ...); ours are three.
    if (e.get_exit_code() == 0) {
      app.exit(e, std::cout, std::cerr);
      return parsed;
    }
    std::cerr << "reframe: " << e.what() << " (see reframe --help)\n";
    parsed.status = ExitStatus::failed;
  }
  return parsed;
}

}  // namespace reframe::cli
