// The reports of a run: which the call asks for, and writing them side by side.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "analyzer/base/error.h"
#include "analyzer/report/check_report.h"
#include "cli/check/output.h"

namespace reframe::cli {

/// A report that the call asks for.
struct FormatAndFile {
  std::string format;
  std::string file;  ///< "" = standard output
};

/// The formats and files of the call, given as (option, value) in its order, paired: a file belongs
/// to the format in front of it; a file alone in front goes with the only format. No format is
/// text. Errors: usage (a file without a format, one place for two reports).
[[nodiscard]] Result<std::vector<FormatAndFile>> paired_outputs(
    const std::vector<std::pair<std::string, std::string>>& words);

/// Writes every report as the files come.
class Reports {
 public:
  /// Opens all outputs. With `summary_file`, a Markdown table is appended to it at the end when one
  /// of the reports is for GitHub. Errors: io.
  [[nodiscard]] Status open(const std::vector<FormatAndFile>& wanted,
                            const std::string& summary_file);

  void begin(const CheckRun& run);
  void add(const CheckRun& run, const CheckedFile& file);
  /// Completes the reports and gives them their names; what fails is printed. True when all are
  /// there.
  [[nodiscard]] bool finish(const CheckRun& run, const CheckTotals& totals);
  /// Leaves nothing of those that are not finished.
  void discard();

  /// The format on standard output, or nothing.
  [[nodiscard]] const CheckFormat* on_stdout() const { return on_stdout_; }
  /// Is something printed there with every file?
  [[nodiscard]] bool prints_as_it_goes() const {
    return on_stdout_ != nullptr && !on_stdout_->whole;
  }
  /// Do people see errors where they look, in the report itself?
  [[nodiscard]] bool shows_errors() const {
    return on_stdout_ == &kCheckText || on_stdout_ == &kCheckGithub;
  }

 private:
  struct Report {
    const CheckFormat* format = nullptr;
    std::unique_ptr<Output> output;  ///< nothing for the step summary, which is held until the end
    CheckWriterState state;
    std::string held;

    void put(const std::string& text);
  };

  std::vector<Report> reports_;
  const CheckFormat* on_stdout_ = nullptr;
  std::string summary_file_;
};

}  // namespace reframe::cli
