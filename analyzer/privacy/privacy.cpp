#include "analyzer/privacy/privacy.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_set>

#include "analyzer/base/unicode.h"
#include "analyzer/privacy/reading.h"

namespace reframe {
namespace {

/// What stands in place of a value, by IdentifierFamily.
constexpr std::array kPlaceholders = {"patient",        "place",          "date",
                                      "phone number",   "fax number",     "email",
                                      "ID number",      "record number",  "insurance number",
                                      "account number", "licence number", "vehicle",
                                      "device number",  "link",           "IP address",
                                      "biometric",      "photo",          "number",
                                      "over 89",        "room",           "detail"};
static_assert(kPlaceholders.size() == kIdentifierFamilyNames.size());

std::size_t index(IdentifierFamily family) {
  return static_cast<std::size_t>(family);
}

/// Ascending by start; of two that overlap the one that begins first, then the longer.
void settle(std::string_view text, std::vector<PrivacyHit>& hits) {
  const auto size = static_cast<std::uint32_t>(text.size());
  for (PrivacyHit& hit : hits) {
    hit.span.end = std::min(hit.span.end, size);
    hit.span.start = std::min(hit.span.start, hit.span.end);
  }
  std::stable_sort(hits.begin(), hits.end(), [](const PrivacyHit& a, const PrivacyHit& b) {
    return a.span.start != b.span.start ? a.span.start < b.span.start : a.span.end > b.span.end;
  });
  std::uint32_t end = 0;
  std::erase_if(hits, [&](const PrivacyHit& hit) {
    const bool drop = hit.span.empty() || hit.span.start < end;
    if (!drop) end = hit.span.end;
    return drop;
  });
}

/// Takes out of the words that explain a hit what is part of any.
void keep_secret(const privacy::WordList& words, std::vector<PrivacyHit>& hits) {
  std::unordered_set<std::string_view> secret;
  std::size_t at = 0;
  for (const PrivacyHit& hit : hits) {
    while (at < words.words.size() && words.words[at].span.end <= hit.span.start) ++at;
    for (; at < words.words.size() && words.words[at].span.start < hit.span.end; ++at)
      secret.insert(words.words[at].folded.of(words.folded));
  }
  for (PrivacyHit& hit : hits) {
    std::erase_if(hit.around, [&](const std::string& word) { return secret.contains(word); });
  }
}

std::string masked(std::string_view u8_text, std::vector<PrivacyHit> hits) {
  settle(u8_text, hits);
  std::string out(u8_text);
  for (const PrivacyHit& hit : hits) {
    std::fill(out.begin() + hit.span.start, out.begin() + hit.span.end, '*');
  }
  return out;
}

/// Words of a name that tell one person from another, lower case: titles and initials left out.
std::vector<std::string> name_words(std::string_view value) {
  constexpr std::array kTitles = {"mr",     "mrs",     "ms",      "miss",  "mx",
                                  "smt",    "shri",    "baby",    "uncle", "aunt",
                                  "auntie", "grandma", "grandpa", "nana",  "dr"};
  std::vector<std::string> out;
  std::string word;
  const auto flush = [&] {
    const bool title = std::find(kTitles.begin(), kTitles.end(), word) != kTitles.end();
    if (word.size() > 1 && !title) out.push_back(word);
    word.clear();
  };
  for (const char c : unicode::lower(value)) {
    if (c == ' ' || c == '.' || c == ',' || c == '-' || c == '\n') {
      flush();
    } else {
      word += c;
    }
  }
  flush();
  if (out.empty()) out.push_back(unicode::lower(value));
  return out;
}

/// Gives each value its placeholder: the same value the same one, other values the next number.
class Placeholders {
 public:
  std::string of(IdentifierFamily family, std::string_view value) {
    auto& numbers = numbers_[family];
    const auto words = family == IdentifierFamily::name
                           ? name_words(value)
                           : std::vector<std::string>{unicode::lower(value)};
    int number = 0;
    for (const auto& word : words) {
      if (const auto it = numbers.find(word); it != numbers.end()) number = it->second;
    }
    if (number == 0) number = ++count_[family];
    for (const auto& word : words) numbers.emplace(word, number);
    const std::string name = kPlaceholders[index(family)];
    return "[" + name + (number > 1 ? " " + std::to_string(number) : "") + "]";
  }

 private:
  std::map<IdentifierFamily, std::map<std::string, int>> numbers_;
  std::map<IdentifierFamily, int> count_;
};

struct FamilyMessage {
  std::string_view what;
  std::string_view instead;
};

/// By IdentifierFamily.
constexpr std::array<FamilyMessage, kIdentifierFamilyNames.size()> kMessages = {{
    {"This may be the name of a patient or relative.",
     "Say who it is in general words: \"a patient\", \"her daughter\"."},
    {"This may be where a patient lives.",
     "Say the kind of place: \"a small town\", \"two hours away\"."},
    {"This may be a date in the life of a patient.", "Say the year alone, or \"one winter\"."},
    {"This may be the telephone number of a patient or relative.", "Leave the number out."},
    {"This may be the fax number of a patient or relative.", "Leave the number out."},
    {"This may be the mail address of a patient or relative.", "Leave the address out."},
    {"This may be a number that the state gave to a patient.", "Leave the number out."},
    {"This may be a patient's record number.", "Leave the number out."},
    {"This may be a patient's insurance number.", "Leave the number out."},
    {"This may be a patient's account number.", "Leave the number out."},
    {"This may be the number of a patient's licence or passport.", "Leave the number out."},
    {"This may be the plate of a patient's vehicle.", "Leave the plate out."},
    {"This may be the serial number of a patient's device.", "Name the kind of device alone."},
    {"This link may lead to one patient.", "Leave the link out."},
    {"This may be the network address of a patient's device.", "Leave the address out."},
    {"This may be a mark of the body that tells who a patient is.", "Leave it out."},
    {"This may be a picture that shows who a patient is.",
     "Say what the picture was for, not whom it shows."},
    {"This may be a number that points to one patient.", "Leave the number out."},
    {"This is an age over 89.", "Say \"over 89\" or \"a very old patient\"."},
    {"This may be the room or bed of one patient.",
     "Leave the number out: \"a patient on our unit\"."},
    {"This may point to one person without a name.",
     "Say it so that many people fit: \"someone well known in town\"."},
}};

}  // namespace

std::vector<PrivacyHit> IdentifierFinder::find(std::string_view u8_text, TextKind kind) const {
  const privacy::WordList words = cues_.read(u8_text);
  privacy::Reading reading(words, kind, &weights_);
  privacy::read_all(reading);
  settle(u8_text, reading.hits);
  keep_secret(words, reading.hits);
  return std::move(reading.hits);
}

std::vector<PrivacyHit> find_identifiers(std::string_view u8_text, TextKind kind,
                                         const rulepack::Tables& tables) {
  return IdentifierFinder(tables).find(u8_text, kind);
}

std::string mask(std::string_view u8_text, const std::vector<PrivacyHit>& hits) {
  return masked(u8_text, hits);
}

std::string redact(std::string_view u8_text, const std::vector<PrivacyHit>& hits) {
  std::vector<PrivacyHit> sorted = hits;
  settle(u8_text, sorted);
  Placeholders placeholders;
  std::string out;
  std::size_t at = 0;
  for (const PrivacyHit& hit : sorted) {
    out += u8_text.substr(at, hit.span.start - at);
    out += placeholders.of(hit.family, hit.span.of(u8_text));
    at = hit.span.end;
  }
  out += u8_text.substr(at);
  return out;
}

std::string mask_copies(std::string_view u8_text, std::string_view source,
                        const std::vector<PrivacyHit>& hits) {
  std::string out(u8_text);
  for (const PrivacyHit& hit : hits) {
    const std::string_view value = hit.span.of(source);
    if (value.empty()) continue;
    for (std::size_t at = out.find(value); at != std::string::npos;
         at = out.find(value, at + value.size())) {
      std::fill_n(out.begin() + static_cast<std::ptrdiff_t>(at), value.size(), '*');
    }
  }
  return out;
}

Finding privacy_finding(const PrivacyHit& hit) {
  const FamilyMessage& message = kMessages[index(hit.family)];
  std::string around;
  for (const std::string& word : hit.around)
    around += (around.empty() ? " Here: \"" : ", \"") + word + '"';
  if (!around.empty()) around += '.';
  return {"privacy." + std::string(to_string(hit.family)),
          Severity::error,
          hit.span,
          {std::string(message.what),
           std::string(hit.why) + around + " A reader who knows the place could tell who it was.",
           std::string(message.instead)}};
}

}  // namespace reframe
