// What `reframe check` reports, as plain data, and the formats it is written in.
//
// Reports are written file by file, so that a run over thousands of files needs no more memory than
// one over a few: a format gives the text before the first file, of each file, and after the last.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "analyzer/base/error.h"
#include "analyzer/model/analysis.h"

namespace reframe {

/// Where a finding stands. Lines and columns are 1-based; columns count code points; the end column
/// is one behind the last character.
struct CheckPlace {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  std::uint32_t end_line = 1;
  std::uint32_t end_column = 1;
  bool in_source = false;  ///< they count in the file itself; else in its text as `reframe extract`
                           ///< prints it, since a package has no lines
  bool whole_file = false;      ///< the finding is about the document, not about a line of it
  std::string part;             ///< "word/document.xml"; "" when the file has no parts
  std::uint32_t paragraph = 0;  ///< n-th paragraph element of that part; 0 = unknown
  std::string path;             ///< field path of a JSON Resume; else ""
};

/// A finding of a run. Text of a person stands in `excerpt` alone, with identifiers masked.
struct CheckFinding {
  enum class State : std::uint8_t { live, suppressed, accepted };  ///< accepted: in the baseline
  std::string rule;
  Severity severity = Severity::note;
  Message message;
  std::string excerpt;           ///< the statement; "" for the document
  std::string fingerprint;       ///< 16 hex digits over rule and normalised text, never the line
  std::uint32_t occurrence = 1;  ///< n-th of this fingerprint in the file
  CheckPlace place;
  State state = State::live;
  std::string reason;  ///< of a suppression
};
inline constexpr std::array kFindingStateNames = {"live", "suppressed", "accepted"};

/// Rule and how many.
struct RuleCount {
  std::string rule;
  std::string fingerprint;
  std::uint32_t count = 0;
};

/// What is different from an earlier report, and what made it so.
struct CheckChange {
  bool text = false;      ///< the text of the file differs
  bool rules = false;     ///< the rules, scores or program differ
  bool settings = false;  ///< the settings differ
  bool is_new = false;    ///< the earlier report has no such file
  std::optional<double> arc_before;
  std::optional<double> arc_now;
  std::vector<RuleCount> added;  ///< findings that were not there
  std::vector<RuleCount> gone;   ///< findings that are no more

  [[nodiscard]] bool any() const {
    return is_new || !added.empty() || !gone.empty() || arc_before != arc_now;
  }
};

/// One file of a run.
struct CheckedFile {
  enum class Status : std::uint8_t { checked, skipped, failed };
  Status status = Status::checked;
  std::string path;         ///< as shown: relative to where the run started when below it
  bool outside = false;     ///< `path` is absolute
  bool named = false;       ///< stood in the call itself
  std::string kind;         ///< "resume" or "story"; "" when skipped or failed
  std::string skip_reason;  ///< one sentence without full stop
  std::optional<Error> error;
  SourceFormat format = SourceFormat::text;
  std::string config;  ///< the settings that held; "" = the defaults
  Severity fail_on = Severity::error;

  std::optional<double> arc;                    ///< 0..100
  std::array<std::optional<double>, 3> stages;  ///< 0..100 by Stage; nothing = not shown
  std::optional<double> craft;                  ///< 0..100
  std::array<double, 4> framing{};              ///< 0..1 by Framing
  std::string level;
  std::string profession;
  std::string rules_version;
  std::string text_hash;      ///< 16 hex digits over the text as read
  std::string settings_hash;  ///< 16 hex digits over the settings that held

  std::vector<CheckFinding> findings;  ///< document first, then in reading order; all states
  std::vector<RuleCount> stale;        ///< accepted in the baseline, no longer there
  std::optional<CheckChange> change;   ///< with --compare

  /// Found in a folder and of another kind: summed up by reason, not listed, where people read.
  [[nodiscard]] bool is_aside() const {
    return status == Status::skipped && !named && kind.empty();
  }
  [[nodiscard]] std::size_t count(CheckFinding::State state) const;
  [[nodiscard]] std::size_t count_live(Severity severity) const;
  /// Has it a live finding at or over its `fail_on`?
  [[nodiscard]] bool fails() const;
};
inline constexpr std::array kFileStatusNames = {"checked", "skipped", "failed"};

/// Files of a folder that were left out for one reason.
struct SkippedAside {
  std::string reason;
  std::size_t count = 0;
  std::vector<std::string> examples;  ///< the first few paths
};

/// Sums over all files of a run.
struct CheckTotals {
  std::size_t checked = 0;
  std::size_t skipped = 0;
  std::size_t failed = 0;
  std::array<std::size_t, 4> live{};  ///< by Severity
  std::size_t suppressed = 0;
  std::size_t accepted = 0;
  std::size_t over_threshold = 0;  ///< files that fail
  std::size_t stale = 0;           ///< baseline entries
  std::size_t changed = 0;         ///< files, with --compare
  std::vector<SkippedAside> aside;
  std::vector<std::pair<std::string, RuleCount>> stale_elsewhere;  ///< path and entry of files gone
  std::vector<std::string> gone;  ///< files of the earlier report that are no more

  void add(const CheckedFile& file);
};

/// A rule that may appear in a run, for formats that list them.
struct CheckRuleInfo {
  std::string id;
  Severity severity = Severity::note;
  std::string what;
  std::string why;
  std::string instead;
};

/// What holds for a whole run.
struct CheckRun {
  std::string rules_version;         ///< of the built-in rules
  std::vector<CheckRuleInfo> rules;  ///< by id
  std::string baseline;              ///< file name; "" = none
  std::string compared;              ///< file name of --compare; "" = none
  bool color = false;                ///< text only
};

/// What a format keeps while it writes one report.
struct CheckWriterState {
  std::size_t files = 0;       ///< files written so far
  std::size_t items = 0;       ///< results, issues, … written so far
  std::size_t bytes = 0;       ///< bytes given so far, kept by the caller
  std::size_t artifacts = 0;   ///< SARIF: artifacts named so far
  std::set<std::string> told;  ///< text: rules whose reason was given
  std::string tail;            ///< text that must stand behind the files
  std::string notes;           ///< SARIF: notifications, which stand behind them too
};

/// A format of reports.
struct CheckFormat {
  const char* name;
  bool whole;  ///< half of it is worth nothing: it is held back until it is complete
  std::string (*begin)(const CheckRun& run, CheckWriterState& state);
  std::string (*file)(const CheckRun& run, const CheckedFile& file, CheckWriterState& state);
  std::string (*end)(const CheckRun& run, const CheckTotals& totals, CheckWriterState& state);
  /// What readers of the format will drop of this report, as one sentence; "" = nothing.
  std::string (*warning)(const CheckWriterState& state);
};

extern const CheckFormat kCheckText;
extern const CheckFormat kCheckJson;
extern const CheckFormat kCheckNdjson;
extern const CheckFormat kCheckSarif;
extern const CheckFormat kCheckJunit;
extern const CheckFormat kCheckGithub;
extern const CheckFormat kCheckGitlab;
extern const CheckFormat kCheckMarkdown;

/// All formats.
[[nodiscard]] const std::vector<const CheckFormat*>& check_formats();

// ---- shared by the formats

/// "3 errors, 1 warning, 0 notes in 7 files; 2 suppressed, 5 accepted (baseline); …": one line.
[[nodiscard]] std::string totals_text(const CheckTotals& totals);
/// `text` on one line: line breaks and control characters become visible escapes.
[[nodiscard]] std::string one_line(std::string_view text);
/// "line 12" or "word/document.xml paragraph 3": where a person looks.
[[nodiscard]] std::string place_text(const CheckPlace& place);
/// "arc 61, clinician 99, problem solver not shown, …".
[[nodiscard]] std::string scores_text(const CheckedFile& file);
/// "skipped 12 files (neither a resume nor a story): README.md, …": one line, without a full stop.
[[nodiscard]] std::string aside_text(const SkippedAside& aside);
/// What changed since the report compared with; "" when nothing did.
[[nodiscard]] std::string change_text(const CheckChange& change);
/// The three parts of a message as one line.
[[nodiscard]] std::string message_text(const Message& message);
/// `path` as a relative URI reference (or a file: URI when it is absolute): all but unreserved
/// characters and '/' percent-encoded.
[[nodiscard]] std::string path_uri(const CheckedFile& file);
/// 64-bit FNV-1a as 16 hex digits.
[[nodiscard]] std::string hash16(std::string_view text);

}  // namespace reframe
