// `reframe completion SHELL`: the script that completes commands, options and values, written from
// the table of options.
#include <cstdio>
#include <string>

#include "cli/commands/commands.h"
#include "cli/option_table.h"

namespace reframe::cli {
namespace {

/// `text` with a backslash before each of `special`.
std::string escaped(std::string_view text, std::string_view special) {
  std::string out;
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

/// `text` in single quotes for a POSIX-like shell.
std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

/// The words that can come first: commands of one word, and groups.
std::vector<std::pair<std::string, std::string>> first_words() {
  std::vector<std::pair<std::string, std::string>> out;
  for (const CommandSpec& c : commands()) {
    if (c.name.find(' ') == std::string::npos) out.emplace_back(c.name, c.summary);
  }
  for (const GroupSpec& g : command_groups()) out.emplace_back(g.name, g.summary);
  return out;
}

/// The second words of the commands below `group`.
std::vector<std::pair<std::string, std::string>> second_words(const std::string& group) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const CommandSpec& c : commands()) {
    if (c.name.starts_with(group + " "))
      out.emplace_back(c.name.substr(group.size() + 1), c.summary);
  }
  return out;
}

// ---- bash

std::string bash_values(Names names, const std::vector<std::string>& choices) {
  if (!choices.empty()) return "-W " + quoted(joined(choices));
  switch (names) {
    case Names::file:
      return "-f";
    case Names::folder:
      return "-d";
    case Names::rule:
      return "-W \"$(reframe rules list 2>/dev/null | cut -d' ' -f1)\"";
    case Names::anything:
      break;
  }
  return {};
}

std::string bash_reply(const std::string& values) {
  if (values.empty()) return "return ;;\n";
  const bool files = values == "-f" || values == "-d";
  return std::string(files ? "compopt -o filenames 2>/dev/null; " : "") +
         "mapfile -t COMPREPLY < <(compgen " + values + " -- \"$cur\"); return ;;\n";
}

std::string bash_script() {
  std::string firsts;
  for (const auto& [word, summary] : first_words()) firsts += (firsts.empty() ? "" : " ") + word;
  std::string out =
      "# bash completion for reframe. Load it with: source <(reframe completion bash)\n"
      "_reframe() {\n"
      "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command\n"
      "  COMPREPLY=()\n"
      "  if [ \"$cur\" = = ]; then cur=; elif [ \"$prev\" = = ]; then "
      "prev=${COMP_WORDS[COMP_CWORD-2]}; fi\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
      "    compopt -o filenames 2>/dev/null\n"
      "    mapfile -t COMPREPLY < <(compgen -W " +
      quoted(firsts + " --help --version") +
      " -- \"$cur\"; compgen -f -- \"$cur\")\n"
      "    return\n"
      "  fi\n"
      "  case ${COMP_WORDS[1]} in\n";
  for (const GroupSpec& g : command_groups()) {
    std::string words;
    for (const auto& [word, summary] : second_words(g.name))
      words += (words.empty() ? "" : " ") + word;
    out += "    " + g.name +
           ")\n"
           "      if [ \"$COMP_CWORD\" -eq 2 ]; then mapfile -t COMPREPLY < <(compgen -W " +
           quoted(words) +
           " -- \"$cur\"); return; fi\n"
           "      command=\"" +
           g.name + " ${COMP_WORDS[2]}\" ;;\n";
  }
  std::string known;
  for (const auto& [word, summary] : first_words()) known += (known.empty() ? "" : "|") + word;
  out += "    " + known +
         ") command=${COMP_WORDS[1]} ;;\n    *) command=" + commands().front().name +
         " ;;\n  esac\n  case \"$command $prev\" in\n";
  for (const CommandSpec& c : commands()) {
    for (const OptionSpec& o : c.options) {
      if (o.value.empty()) continue;
      out += "    " + quoted(c.name + " " + o.name) + ") " +
             bash_reply(bash_values(o.names, o.choices));
    }
  }
  out += "  esac\n  case \"$command $cur\" in\n";
  for (const CommandSpec& c : commands()) {
    std::vector<std::string> options{"--help"};
    for (const OptionSpec& o : c.options) options.push_back(o.name);
    out += "    " + quoted(c.name + " -") + "*) " + bash_reply("-W " + quoted(joined(options)));
    out += "    " + quoted(c.name + " ") + "*) ";
    out += bash_reply(c.argument.name.empty() ? ""
                                              : bash_values(c.argument.names, c.argument.choices));
  }
  return out + "  esac\n}\ncomplete -F _reframe reframe\n";
}

// ---- zsh

std::string zsh_values(Names names, const std::vector<std::string>& choices) {
  if (!choices.empty()) return "(" + joined(choices) + ")";
  switch (names) {
    case Names::file:
      return "_files";
    case Names::folder:
      return "_files -/";
    case Names::rule:
      return "_reframe_rules";
    case Names::anything:
      break;
  }
  return " ";
}

std::string zsh_described(const std::vector<std::pair<std::string, std::string>>& words) {
  std::string out;
  for (const auto& [word, summary] : words) out += " " + quoted(word + ":" + escaped(summary, ":"));
  return out;
}

std::string zsh_arguments(const CommandSpec& c) {
  std::string out = "_arguments '--help[Show the help]'";
  for (const OptionSpec& o : c.options) {
    const bool many = repeats(o.field);
    std::string spec = (many ? "*" : "") + o.name + "[" + escaped(o.help, "[]\\") + "]";
    if (!o.value.empty()) spec += ":" + o.value + ":" + zsh_values(o.names, o.choices);
    out += " \\\n        " + quoted(spec);
  }
  const ArgumentSpec& a = c.argument;
  if (!a.name.empty()) {
    const bool many = repeats(a.field);
    out += " \\\n        " + quoted(std::string(many ? "*" : "1") + ":" + a.name + ":" +
                                    zsh_values(a.names, a.choices));
  }
  return out;
}

std::string zsh_script() {
  std::string out =
      "#compdef reframe\n"
      "# zsh completion for reframe. Put it in a folder of $fpath as _reframe.\n"
      "_reframe_rules() {\n"
      "  local -a ids\n"
      "  ids=(${(f)\"$(reframe rules list 2>/dev/null | cut -d' ' -f1)\"})\n"
      "  compadd -a ids\n"
      "}\n"
      "_reframe() {\n"
      "  local command=$words[2]\n"
      "  local -a first second\n"
      "  first=(" +
      zsh_described(first_words()) +
      " )\n"
      "  if (( CURRENT == 2 )); then _describe -t commands command first; _files; return; fi\n"
      "  case $command in\n";
  for (const GroupSpec& g : command_groups()) {
    out += "    " + g.name + ")\n      second=(" + zsh_described(second_words(g.name)) +
           " )\n"
           "      if (( CURRENT == 3 )); then _describe -t commands command second; return; fi\n"
           "      command=\"" +
           g.name + " $words[3]\"; shift words; (( CURRENT-- )) ;;\n";
  }
  std::string known;
  for (const auto& [word, summary] : first_words()) known += (known.empty() ? "" : "|") + word;
  out += "    " + known + ") ;;\n    *) command=" + commands().front().name +
         "; words=(reframe $words); (( CURRENT++ )) ;;\n  esac\n"
         "  shift words; (( CURRENT-- ))\n  case $command in\n";
  for (const CommandSpec& c : commands()) {
    out += "    " + quoted(c.name) + ")\n      " + zsh_arguments(c) + " ;;\n";
  }
  return out +
         "  esac\n}\nif [ \"$funcstack[1]\" = _reframe ]; then _reframe \"$@\"; else compdef "
         "_reframe "
         "reframe; fi\n";
}

// ---- fish

std::string fish_values(Names names, const std::vector<std::string>& choices) {
  if (!choices.empty()) return " -x -a " + quoted(joined(choices));
  switch (names) {
    case Names::file:
      return " -r -F";
    case Names::folder:
      return " -x -a '(__fish_complete_directories)'";
    case Names::rule:
      return " -x -a \"(reframe rules list 2>/dev/null | cut -d' ' -f1)\"";
    case Names::anything:
      break;
  }
  return " -x";
}

/// The fish condition under which `c` is the command being written.
std::string fish_condition(const CommandSpec& c) {
  const std::size_t space = c.name.find(' ');
  std::string out = "__fish_seen_subcommand_from " + c.name.substr(0, space);
  if (space != std::string::npos) {
    out += "; and __fish_seen_subcommand_from " + c.name.substr(space + 1);
  }
  return quoted(out);
}

std::string fish_script() {
  std::string out =
      "# fish completion for reframe. Put it in ~/.config/fish/completions/reframe.fish.\n";
  const auto add = [&](const std::string& condition, const std::string& rest,
                       const std::string& help) {
    out += "complete -c reframe -n " + condition + rest + " -d " + quoted(help) + "\n";
  };
  for (const auto& [word, summary] : first_words()) {
    add("__fish_use_subcommand", " -a " + word, summary);
  }
  for (const GroupSpec& g : command_groups()) {
    std::string words;
    for (const auto& [word, summary] : second_words(g.name)) words += " " + word;
    for (const auto& [word, summary] : second_words(g.name)) {
      add(quoted("__fish_seen_subcommand_from " + g.name + "; and not __fish_seen_subcommand_from" +
                 words),
          " -f -a " + word, summary);
    }
  }
  for (const CommandSpec& c : commands()) {
    for (const OptionSpec& o : c.options) {
      add(fish_condition(c),
          " -l " + o.name.substr(2) + (o.value.empty() ? "" : fish_values(o.names, o.choices)),
          o.help);
    }
    const ArgumentSpec& a = c.argument;
    if (a.name.empty()) {
      add(fish_condition(c), " -f", c.summary);
    } else if (a.names != Names::file) {
      const std::string values = fish_values(a.names, a.choices);
      add(fish_condition(c), values.starts_with(" -x") ? " -f" + values.substr(3) : values, a.help);
    }
  }
  return out;
}

}  // namespace

ExitStatus run_completion(const Options& options) {
  const std::string script = options.shell == "bash"  ? bash_script()
                             : options.shell == "zsh" ? zsh_script()
                                                      : fish_script();
  std::fwrite(script.data(), 1, script.size(), stdout);
  return ExitStatus::clean;
}

}  // namespace reframe::cli
