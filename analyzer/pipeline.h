// The whole analysis: extract → segment → match → score → suggest, over one immutable Analyzer.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "analyzer/base/error.h"
#include "analyzer/extract/extract.h"
#include "analyzer/model/analysis.h"
#include "analyzer/model/story.h"
#include "analyzer/rulepack/tables.h"

namespace reframe {

/// What a caller may ask for.
struct AnalyzeOptions {
  std::string profession;  ///< "" = read it from the resume
  bool suggest = true;     ///< make suggestions
  PdfReader read_pdf;      ///< how to get the text of a PDF; none = a PDF is refused
};

/// Analyses texts with one set of rules. Immutable: one serves all threads; each thread brings its
/// own Scratch.
class Analyzer {
 public:
  explicit Analyzer(rulepack::Tables tables);
  ~Analyzer();
  Analyzer(const Analyzer&) = delete;
  Analyzer& operator=(const Analyzer&) = delete;
  Analyzer(Analyzer&&) = delete;
  Analyzer& operator=(Analyzer&&) = delete;

  /// Memory that one thread reuses between texts.
  class Scratch {
   public:
    Scratch();
    ~Scratch();
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    Scratch(Scratch&&) = delete;
    Scratch& operator=(Scratch&&) = delete;
    struct State;

   private:
    friend class Analyzer;
    std::unique_ptr<State> state_;
  };

  /// Judges one statement (valid UTF-8) by itself.
  [[nodiscard]] StatementAnalysis analyze_statement(std::string_view u8_text,
                                                    const AnalyzeOptions& options,
                                                    Scratch& scratch) const;

  /// Reads the bytes of a file named `name` and judges the resume in it. Errors: those of
  /// extract().
  [[nodiscard]] Result<ResumeAnalysis> analyze_resume(std::string_view bytes, std::string_view name,
                                                      const AnalyzeOptions& options,
                                                      Scratch& scratch) const;

  /// Judges the resume in a document that was read before (see extract()). Errors: empty.
  [[nodiscard]] Result<ResumeAnalysis> analyze_document(Document document,
                                                        const AnalyzeOptions& options,
                                                        Scratch& scratch) const;

  /// Judges one story (valid UTF-8) as it is: all spans are bytes of `u8_text`. Errors: empty.
  [[nodiscard]] Result<StoryAnalysis> analyze_story(std::string_view u8_text,
                                                    Scratch& scratch) const;

  /// Reads the bytes of a file named `name` and judges the stories in it, one or many: titles,
  /// headings and rules ("---") part them. Spans are bytes of each story's own text. Errors: those
  /// of extract(), and empty when no story is in it.
  [[nodiscard]] Result<std::vector<StoryAnalysis>> analyze_stories(std::string_view bytes,
                                                                   std::string_view name,
                                                                   Scratch& scratch) const;

  /// The stories of a file as Markdown, with every possible identifier of a patient replaced by a
  /// neutral placeholder. Errors: those of extract(), and empty when no story is in it.
  [[nodiscard]] Result<std::string> redact_stories(std::string_view bytes,
                                                   std::string_view name) const;

  [[nodiscard]] const rulepack::Tables& tables() const;

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

}  // namespace reframe
