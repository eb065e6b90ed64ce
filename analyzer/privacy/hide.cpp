#include "analyzer/privacy/hide.h"

#include <algorithm>
#include <string>

namespace reframe {
namespace {

/// A hit with the text it was found in, so that copies of the value can be found elsewhere.
struct Secrets {
  std::string_view source;
  std::vector<PrivacyHit> hits;
};

void mask_all(std::string& text, const std::vector<Secrets>& secrets) {
  for (const Secrets& s : secrets) text = mask_copies(text, s.source, s.hits);
}

/// Masks the suggestions for `masked_line`; one that would write a value back, or that changes a
/// part of one, is dropped.
void mask_suggestions(std::vector<Suggestion>& suggestions, std::string_view masked_line,
                      const std::vector<Secrets>& secrets) {
  std::erase_if(suggestions, [&](const Suggestion& suggestion) {
    return std::any_of(suggestion.edits.begin(), suggestion.edits.end(), [&](const Edit& edit) {
      std::string text = edit.text;
      mask_all(text, secrets);
      return text != edit.text;
    });
  });
  for (Suggestion& suggestion : suggestions) mask_all(suggestion.text, secrets);
  std::erase_if(suggestions, [&](const Suggestion& suggestion) {
    return suggestion.text != applied(masked_line, suggestion.edits);
  });
}

/// The part of `hits` that lies in `span`, moved to its start.
std::vector<PrivacyHit> within(const std::vector<PrivacyHit>& hits, Span span) {
  std::vector<PrivacyHit> out;
  for (PrivacyHit hit : hits) {
    const std::uint32_t start = std::max(hit.span.start, span.start);
    const std::uint32_t end = std::min(hit.span.end, span.end);
    if (start >= end) continue;
    hit.span = {start - span.start, end - span.start};
    out.push_back(hit);
  }
  return out;
}

void hide_in_statement(StatementAnalysis& analysis, const std::vector<PrivacyHit>& hits) {
  for (const PrivacyHit& hit : hits) analysis.findings.push_back(privacy_finding(hit));
  analysis.statement.text = mask(analysis.statement.text, hits);
}

/// Hits by block become findings of statements, or of the resume where no statement holds them.
void place_findings(ResumeAnalysis& resume, const std::vector<std::vector<PrivacyHit>>& by_block) {
  std::vector<std::vector<char>> placed;
  placed.reserve(by_block.size());
  for (const auto& hits : by_block) placed.emplace_back(hits.size(), 0);
  for (StatementAnalysis& s : resume.statements) {
    const auto& hits = by_block[s.statement.block];
    if (hits.empty()) continue;
    for (std::size_t i = 0; i < hits.size(); ++i) {
      const Span& span = hits[i].span;
      if (span.start < s.statement.span.end && s.statement.span.start < span.end) {
        placed[s.statement.block][i] = 1;
      }
    }
    hide_in_statement(s, within(hits, s.statement.span));
  }
  for (std::size_t b = 0; b < by_block.size(); ++b) {
    for (std::size_t i = 0; i < by_block[b].size(); ++i) {
      if (placed[b][i] == 0) resume.findings.push_back(privacy_finding(by_block[b][i]));
    }
  }
}

}  // namespace

void hide_identifiers(const IdentifierFinder& finder, ResumeAnalysis& resume) {
  std::vector<std::vector<PrivacyHit>> by_block;
  std::vector<std::string> originals;  // the secrets point into these
  std::vector<Secrets> secrets;
  bool any = false;
  by_block.reserve(resume.document.blocks.size());
  for (const Block& block : resume.document.blocks) {
    by_block.push_back(finder.find(block.text, TextKind::resume));
    any = any || !by_block.back().empty();
  }
  if (!any) return;
  originals.reserve(by_block.size());
  for (std::size_t b = 0; b < by_block.size(); ++b) {
    if (by_block[b].empty()) continue;
    originals.push_back(resume.document.blocks[b].text);
    secrets.push_back({originals.back(), by_block[b]});
    resume.document.blocks[b].text = mask(originals.back(), by_block[b]);
  }
  place_findings(resume, by_block);
  for (StatementAnalysis& s : resume.statements) {
    mask_suggestions(s.suggestions, s.statement.text, secrets);
  }
  for (Statement& s : resume.outline.statements) {
    s.text = mask(s.text, within(by_block[s.block], s.span));
  }
  for (Entry& entry : resume.outline.entries) {
    for (std::string* text : {&entry.title, &entry.organisation, &entry.dates}) {
      mask_all(*text, secrets);
    }
  }
  for (Section& section : resume.outline.sections) mask_all(section.heading, secrets);
}

void hide_identifiers(const IdentifierFinder& finder, StatementAnalysis& analysis) {
  const std::string original = analysis.statement.text;
  const auto hits = finder.find(original, TextKind::resume);
  if (hits.empty()) return;
  hide_in_statement(analysis, hits);
  mask_suggestions(analysis.suggestions, analysis.statement.text, {{original, hits}});
}

}  // namespace reframe
