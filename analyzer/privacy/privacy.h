// Finds what could tell who a patient is, and hides it.
//
// The check reports *possible* identifiers of patients, their relatives and household, after the
// families of the HIPAA Safe Harbor rule (45 CFR 164.514(b)(2)). It reads English, knows no person
// and looks nothing up, so a text without a finding is not proved free of identifiers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzer/model/analysis.h"
#include "analyzer/model/identifier.h"
#include "analyzer/model/taxonomy.h"
#include "analyzer/privacy/weights.h"
#include "analyzer/privacy/words.h"
#include "analyzer/rulepack/tables.h"

namespace reframe {

/// Finds possible identifiers with the word lists of one set of rule tables, and in stories with
/// its weights. Immutable: one serves all threads.
class IdentifierFinder {
 public:
  /// `tables` must outlive the finder.
  explicit IdentifierFinder(const rulepack::Tables& tables) : cues_(tables), weights_(tables) {}

  /// The possible identifiers of `u8_text` (valid UTF-8), ascending by start, not overlapping. A
  /// name is reported at every mention. A `story` is read as a tale of patients; a `resume` asks
  /// for a patient in the same sentence, for the names, dates and numbers of a resume are its
  /// author's. Time is linear in the text.
  [[nodiscard]] std::vector<PrivacyHit> find(std::string_view u8_text, TextKind kind) const;

 private:
  privacy::CueTable cues_;
  privacy::Weights weights_;
};

/// The same in one call, for those who read one text.
[[nodiscard]] std::vector<PrivacyHit> find_identifiers(std::string_view u8_text, TextKind kind,
                                                       const rulepack::Tables& tables);

/// `u8_text` with every byte of every hit replaced by '*': length and offsets stay as they are.
/// Hits that do not fit the text are cut to it.
[[nodiscard]] std::string mask(std::string_view u8_text, const std::vector<PrivacyHit>& hits);

/// `u8_text` with every hit replaced by a neutral placeholder such as "[patient]", "[date]" or
/// "[record number]". The same person has the same placeholder throughout; a second one gets
/// "[patient 2]". Running the check on the result finds none of these values.
[[nodiscard]] std::string redact(std::string_view u8_text, const std::vector<PrivacyHit>& hits);

/// Masks, wherever it stands in `u8_text`, each value that is hit in `source`: for texts that were
/// made from `source`, such as a suggestion.
[[nodiscard]] std::string mask_copies(std::string_view u8_text, std::string_view source,
                                      const std::vector<PrivacyHit>& hits);

/// The finding for a hit: severity error, rule "privacy.<family>", span as in the hit.
[[nodiscard]] Finding privacy_finding(const PrivacyHit& hit);

}  // namespace reframe
