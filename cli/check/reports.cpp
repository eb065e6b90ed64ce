#include "cli/check/reports.h"

#include <cstdio>
#include <set>

#include "cli/check/paths.h"
#include "cli/input.h"

namespace reframe::cli {
namespace {

constexpr const char* kPairs = "write --format NAME --output FILE for each report";

Error usage(std::string message, std::string hint) {
  return {ErrorCode::usage, {}, std::move(message), std::move(hint)};
}

}  // namespace

Result<std::vector<FormatAndFile>> paired_outputs(
    const std::vector<std::pair<std::string, std::string>>& words) {
  std::vector<FormatAndFile> out;
  std::string first_file;
  for (const auto& [name, value] : words) {
    if (name == "--format") {
      out.push_back({value, {}});
    } else if (out.empty() && first_file.empty()) {
      first_file = value;
    } else if (out.empty() || !out.back().file.empty()) {
      return usage("--output " + value + " has no --format of its own", kPairs);
    } else {
      out.back().file = value;
    }
  }
  if (out.empty()) out.push_back({"text", {}});
  if (!first_file.empty()) {
    if (out.size() > 1 || !out.front().file.empty())
      return usage("--output " + first_file + " stands before any --format", kPairs);
    out.front().file = first_file;
  }
  std::set<std::string> places;
  for (const FormatAndFile& o : out) {
    if (places.insert(o.file.empty() ? "" : absolute_path(o.file)).second) continue;
    if (o.file.empty())
      return usage("two reports on standard output", "give --output FILE to all but one");
    return usage("two reports in " + o.file, "give each a file of its own");
  }
  return out;
}

void Reports::Report::put(const std::string& text) {
  state.bytes += text.size();
  if (output) {
    output->write(text);
  } else {
    held += text;
  }
}

Status Reports::open(const std::vector<FormatAndFile>& wanted, const std::string& summary_file) {
  bool github = false;
  for (const FormatAndFile& one : wanted) {
    Report report;
    for (const CheckFormat* format : check_formats()) {
      if (one.format == format->name) report.format = format;
    }
    github = github || report.format == &kCheckGithub;
    if (one.file.empty()) on_stdout_ = report.format;
    auto output =
        one.file.empty() ? Output::to_stdout(report.format->whole) : Output::to_file(one.file);
    if (!output) return output.error();
    report.output = std::move(*output);
    reports_.push_back(std::move(report));
  }
  if (!github || summary_file.empty()) return Done{};
  summary_file_ = summary_file;
  reports_.emplace_back();
  reports_.back().format = &kCheckMarkdown;
  return Done{};
}

void Reports::begin(const CheckRun& run) {
  for (Report& report : reports_) report.put(report.format->begin(run, report.state));
}

void Reports::add(const CheckRun& run, const CheckedFile& file) {
  for (Report& report : reports_) report.put(report.format->file(run, file, report.state));
}

bool Reports::finish(const CheckRun& run, const CheckTotals& totals) {
  bool good = true;
  for (Report& report : reports_) {
    report.put(report.format->end(run, totals, report.state));
    const std::string warning = report.format->warning(report.state);
    if (!warning.empty()) std::fprintf(stderr, "reframe: %s\n", warning.c_str());
    const Status status =
        report.output ? report.output->finish() : append_to_file(summary_file_, report.held);
    if (!status) print_error(status.error());
    good = good && status.ok();
  }
  return good;
}

void Reports::discard() {
  for (Report& report : reports_) {
    if (report.output) report.output->discard();
  }
}

}  // namespace reframe::cli
