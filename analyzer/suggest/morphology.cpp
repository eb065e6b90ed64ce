#include "analyzer/suggest/morphology.h"

#include <algorithm>
#include <array>

#include "analyzer/base/unicode.h"

namespace reframe {
namespace {

using rulepack::Tables;
using rulepack::VerbForm;
using rulepack::VerbRef;

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

bool vowel(char c) {
  return std::string_view("aeiou").find(c) != std::string_view::npos;
}

}  // namespace

std::optional<std::string> form_of(const Tables& tables, const Token& token,
                                   std::string_view written, VerbForm from, VerbForm to) {
  if (token.form == nullptr) return std::nullopt;
  const std::string folded = unicode::lower(written);
  for (const VerbRef& ref : Tables::slice(tables.form_verbs, token.form->verbs)) {
    if (ref.form != from) continue;
    const auto& verb = tables.verbs[ref.verb];
    const std::string wanted(tables.text(verb.forms[static_cast<std::size_t>(to)]));
    const std::string_view known = tables.text(verb.forms[static_cast<std::size_t>(from)]);
    // A verb of several words would bring its second word along.
    if (wanted.find_first_of(" -") != std::string::npos) continue;
    return folded == known ? wanted : respelled(wanted, known, folded);
  }
  return std::nullopt;
}

std::optional<std::string> regular_past(std::string_view gerund) {
  constexpr std::size_t kShortest = 6;
  if (gerund.size() < kShortest || !gerund.ends_with("ing")) return std::nullopt;
  std::string stem(gerund.substr(0, gerund.size() - 3));
  if (stem.back() == 'y' && !vowel(stem[stem.size() - 2])) {
    stem.pop_back();
    return stem + "ied";
  }
  return stem + "ed";
}

std::optional<std::string> form_of_base(const Tables& tables, std::string_view base,
                                        VerbForm form) {
  for (const auto& verb : tables.verbs) {
    if (tables.text(verb.forms[0]) == base) {
      return std::string(tables.text(verb.forms[static_cast<std::size_t>(form)]));
    }
  }
  const bool one_word = base.size() > 2 && base.find_first_of(" -") == std::string_view::npos;
  if (!one_word) return std::nullopt;
  std::string regular(base);
  if (form == VerbForm::base) return regular;
  if (form != VerbForm::past && form != VerbForm::participle) return std::nullopt;
  if (regular.back() == 'y' && !vowel(regular[regular.size() - 2])) {
    regular.pop_back();
    return regular + "ied";
  }
  return regular + (regular.back() == 'e' ? "d" : "ed");
}

std::string capitalised(std::string word) {
  if (!word.empty() && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 32);
  return word;
}

std::string uncapitalised(std::string word) {
  if (!word.empty() && word[0] >= 'A' && word[0] <= 'Z') word[0] = static_cast<char>(word[0] + 32);
  return word;
}

bool takes_an(std::string_view text) {
  static constexpr std::array kSilentH = {"hour", "honest", "honor", "honour", "heir"};
  static constexpr std::array kYouOrW = {"uni", "use", "usu", "uti", "eu", "one", "once", "ewe"};
  const std::string word = unicode::lower(text.substr(0, text.find_first_of(" ,.;-")));
  if (word.empty()) return false;
  const auto starts = [&](std::string_view s) { return word.starts_with(s); };
  if (std::any_of(kSilentH.begin(), kSilentH.end(), starts)) return true;
  // Two capitals or more are spelled out: "an RN", "a UTI".
  if (text.size() > 1 && unicode::is_upper(static_cast<unsigned char>(text[0])) &&
      unicode::is_upper(static_cast<unsigned char>(text[1]))) {
    return std::string_view("AEFHILMNORSX").find(text[0]) != std::string_view::npos;
  }
  if (std::any_of(kYouOrW.begin(), kYouOrW.end(), starts)) return starts("unin") || starts("unim");
  return vowel(word[0]);
}

}  // namespace reframe
