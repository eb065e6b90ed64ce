// `reframe man`: the manual page, written from the table of options.
#include <cstdio>
#include <string>

#include "analyzer/base/version.h"
#include "cli/commands/commands.h"
#include "cli/option_table.h"

namespace reframe::cli {
namespace {

/// Plain text as troff: hyphens that can be copied, no line that looks like a request.
std::string troff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool line_start = out.empty() || out.back() == '\n';
    if (line_start && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out;
}

std::string usage(const CommandSpec& c) {
  std::string out = "\\fBreframe " + troff(c.name) + "\\fR";
  if (!c.options.empty()) out += " [\\fIOPTIONS\\fR]";
  if (c.argument.name.empty()) return out;
  const bool many = repeats(c.argument.field);
  const std::string name = "\\fI" + troff(c.argument.name) + "\\fR" + (many ? "..." : "");
  return out + " " + (c.argument.required ? name : "[" + name + "]");
}

std::string choices(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? ": " : ", ") + word;
  return troff(out);
}

std::string command_text(const CommandSpec& c) {
  std::string out =
      ".SS \"" + troff(c.name) + "\"\n" + usage(c) + "\n.PP\n" + troff(c.summary) + ".\n";
  if (!c.about.empty()) {
    std::string about = troff(c.about);
    for (std::size_t at = 0; (at = about.find("\n\n", at)) != std::string::npos; at += 5) {
      about.replace(at, 2, "\n.PP\n");
    }
    out += ".PP\n" + about + "\n";
  }
  for (const OptionSpec& o : c.options) {
    out += ".TP\n\\fB" + troff(o.name) + "\\fR";
    if (!o.value.empty()) out += " \\fI" + troff(o.value) + "\\fR";
    out += "\n" + troff(o.help) + choices(o.choices) + ".\n";
  }
  return out;
}

}  // namespace

ExitStatus run_man(const Options& /*options*/) {
  std::string out = ".TH REFRAME 1 \"\" \"reframe " + troff(kVersion) + "\" \"User Commands\"\n";
  out += ".SH NAME\nreframe \\- show how far a clinician's resume tells a product story\n";
  out += ".SH SYNOPSIS\n\\fBreframe\\fR \\fIFILE\\fR...\n";
  for (const CommandSpec& c : commands()) out += ".br\n" + usage(c) + "\n";
  out += ".SH DESCRIPTION\n" + troff(kSummary) + "\n";
  out += ".SH COMMANDS\n";
  for (const CommandSpec& c : commands()) out += command_text(c);
  out +=
      ".SH \"EXIT STATUS\"\n"
      ".TP\n0\nClean: done, and nothing at or over the threshold.\n"
      ".TP\n1\nFindings at or over the threshold.\n"
      ".TP\n2\nCould not do it: wrong usage, unreadable input, bad rules. Outranks 1.\n"
      ".SH FILES\n"
      ".TP\n\\fB.reframe.yaml\\fR\nSettings of \\fBreframe check\\fR: the nearest one upward from "
      "a resume.\n"
      ".SH ENVIRONMENT\n"
      ".TP\n\\fBNO_COLOR\\fR\nNot empty: no colours.\n"
      ".TP\n\\fBCLICOLOR_FORCE\\fR\nNot empty and not 0: colours even where the output is no "
      "terminal.\n";
  std::fwrite(out.data(), 1, out.size(), stdout);
  return ExitStatus::clean;
}

}  // namespace reframe::cli
