// The one table of commands and options: help, parsing, shell completion and the man page are made
// from it.
//
// To add a command `name`:
//   1. cli/commands/name.cpp with `ExitStatus run_name(const Options&)`, declared in
//      commands/commands.h and listed in cli/CMakeLists.txt;
//   2. a row in commands() of option_table.cpp;
//   3. a field in struct Options for each new option.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "cli/options.h"

namespace reframe::cli {

/// What a value names, so that a shell can offer it.
enum class Names : std::uint8_t { anything, file, folder, rule };

/// The field that takes the value: a flag, one text, one number (1 to 256), every text given, or
/// every text with the name of its option, in the order of the call.
using Field = std::variant<bool Options::*, std::string Options::*, int Options::*,
                           std::vector<std::string> Options::*,
                           std::vector<std::pair<std::string, std::string>> Options::*>;

/// May the option or argument come several times?
[[nodiscard]] inline bool repeats(const Field& field) {
  return field.index() >= 3;
}

/// One option `--name` of a command.
struct OptionSpec {
  std::string name;  ///< with its dashes: "--format"
  Field field;
  std::string value;  ///< what stands for the value in the help ("FILE"); "" for flags
  std::string help;   ///< one line, no full stop
  std::vector<std::string> choices = {};  ///< the only values allowed; empty = any
  Names names = Names::anything;
};

/// The words after the options.
struct ArgumentSpec {
  std::string name;  ///< "FILE"; "" = the command takes none
  Field field = &Options::inputs;
  std::string help;
  bool required = true;
  Names names = Names::file;
  std::vector<std::string> choices = {};
};

/// One command. A name of two words ("rules list") stands below a group.
struct CommandSpec {
  std::string name;
  std::string summary;  ///< one line, no full stop
  ExitStatus (*run)(const Options&) = nullptr;
  ArgumentSpec argument = {};
  std::vector<OptionSpec> options = {};
  std::string about = {};  ///< paragraphs for the man page; may be empty
};

/// A first word that several commands share.
struct GroupSpec {
  std::string name;
  std::string summary;
};

/// All commands, in the order of the help. The first is the default command.
[[nodiscard]] const std::vector<CommandSpec>& commands();
[[nodiscard]] const std::vector<GroupSpec>& command_groups();

/// What the program is, in one sentence.
inline constexpr const char* kSummary =
    "Reads a clinician's resume and shows how far it tells a product story.";
/// What the exit status says.
inline constexpr const char* kExitStatusHelp =
    "Exit status: 0 clean, 1 findings at or over the threshold, 2 could not do it.\n"
    "Everything runs on this machine; no text leaves it.";

/// The versions of program, scores and rules, as `--version` prints them.
[[nodiscard]] std::string version_text();

}  // namespace reframe::cli
