#include "analyzer/suggest/morphology.h"

#include <algorithm>
#include <array>

#include "analyzer/base/unicode.h"

namespace reframe {
namespace {

using rulepack::Tables;
using rulepack::VerbForm;
using rulepack::VerbRef;

constexpr std::array kNounLike = {
    "accounting",    "billing",       "bookkeeping",  "briefing",    "catering",    "charting",
    "cleaning",      "coding",        "counseling",   "counselling", "engineering", "feeding",
    "filing",        "funding",       "housekeeping", "imaging",     "lighting",    "listening",
    "manufacturing", "marketing",     "meeting",      "monitoring",  "nursing",     "planning",
    "pricing",       "processing",    "programming",  "purchasing",  "recruiting",  "reporting",
    "scheduling",    "screening",     "shipping",     "staffing",    "teaching",    "testing",
    "training",      "understanding", "nursing",      "banking",     "advertising", "being",
    "wellbeing",     "morning",       "evening"};

/// `regular` respelled as `written` differs from `known`: z/s, and a doubled consonant.
std::string respelled(std::string regular, std::string_view known, std::string_view written) {
  for (std::size_t i = 0; i < std::min(known.size(), written.size()); ++i) {
    if (known[i] == written[i]) continue;
    if (known.size() == written.size()) {
      if (i < regular.size() && regular[i] == known[i]) regular[i] = written[i];
    } else {
      if (written.size() == known.size() + 1 && i <= regular.size())
        regular.insert(i, 1, written[i]);
      break;
    }
  }
  return regular;
}

}  // namespace

std::optional<std::string> past_of(const Tables& tables, const Token& token,
                                   std::string_view written, VerbForm from) {
  if (token.form == nullptr) return std::nullopt;
  const std::string folded = unicode::lower(written);
  for (const VerbRef& ref : Tables::slice(tables.form_verbs, token.form->verbs)) {
    if (ref.form != from) continue;
    const auto& verb = tables.verbs[ref.verb];
    const std::string past(tables.text(verb.forms[static_cast<std::size_t>(VerbForm::past)]));
    const std::string_view known = tables.text(verb.forms[static_cast<std::size_t>(from)]);
    return folded == known ? past : respelled(past, known, folded);
  }
  return std::nullopt;
}

std::string capitalised(std::string word) {
  if (!word.empty() && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 32);
  return word;
}

bool noun_like_gerund(std::string_view folded) {
  return std::find(kNounLike.begin(), kNounLike.end(), folded) != kNounLike.end();
}

}  // namespace reframe
