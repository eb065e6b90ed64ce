#include "cli/check/kind.h"

#include <algorithm>
#include <array>
#include <set>

#include "analyzer/base/unicode.h"

namespace reframe::cli {
namespace {

constexpr std::array kFirstPerson = {"i", "i'm", "i've", "i'd", "my", "me", "we", "our", "us"};

bool of_a_resume(SectionKind kind) {
  return kind != SectionKind::header && kind != SectionKind::other;
}

bool looks_like_resume(const Outline& outline) {
  std::set<SectionKind> kinds;
  for (const Section& section : outline.sections) {
    if (of_a_resume(section.kind) && !section.heading.empty()) kinds.insert(section.kind);
  }
  if (kinds.size() >= 2) return true;
  return std::any_of(outline.entries.begin(), outline.entries.end(), [](const Entry& entry) {
    return of_a_resume(entry.section) && entry.from.year > 0;
  });
}

bool looks_like_story(const Document& document) {
  std::size_t words = 0;
  std::size_t pronouns = 0;
  std::size_t listed = 0;
  for (const Block& block : document.blocks) {
    std::string text = unicode::lower(block.text);
    for (std::size_t at = 0; (at = text.find("\xE2\x80\x99", at)) != std::string::npos;)
      text.replace(at, 3, "'");  // the curly apostrophe of "I’ve"
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t start =
          std::min(text.find_first_not_of(" \t\n,.;:!?\"()", at), text.size());
      const std::size_t end = std::min(text.find_first_of(" \t\n,.;:!?\"()", start), text.size());
      const std::string_view word = std::string_view(text).substr(start, end - start);
      words += !word.empty();
      listed += !word.empty() && block.kind == BlockKind::list_item;
      pronouns += std::find(kFirstPerson.begin(), kFirstPerson.end(), word) != kFirstPerson.end();
      at = end + 1;
    }
  }
  return words >= kFewestStoryWords && listed * 2 < words &&
         pronouns * kWordsForOnePronoun >= words;
}

}  // namespace

DocumentKind kind_by_content(const Document& document, const Outline& outline) {
  if (looks_like_resume(outline)) return DocumentKind::resume;
  return looks_like_story(document) ? DocumentKind::story : DocumentKind::neither;
}

DocumentKind kind_of(const Config& config, const std::string& path, bool named,
                     const Document& document, const Outline& outline) {
  if (config.stories.matches(path)) return DocumentKind::story;
  if (config.resumes.matches(path)) return DocumentKind::resume;
  const bool patterns = !config.stories.globs.empty() || !config.resumes.globs.empty();
  if (patterns && !named) return DocumentKind::neither;
  const DocumentKind kind = kind_by_content(document, outline);
  // Who names a file wants it judged.
  return kind == DocumentKind::neither && named ? DocumentKind::resume : kind;
}

}  // namespace reframe::cli
