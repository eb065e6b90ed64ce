// What could tell who a patient is: the families of 45 CFR 164.514(b)(2) and where one stands.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/span.h"

namespace reframe {

/// The families of the Safe Harbor rule, and three that its text implies: an age over 89, a room or
/// bed, and a combination that points to one person (a role only one holds, an event everyone
/// knows).
enum class IdentifierFamily : std::uint8_t {
  name,
  geography,  ///< smaller than a state: address, town, postcode
  date,       ///< day or month of birth, death, admission, discharge, visit
  phone,
  fax,
  email,
  ssn,  ///< numbers a state gives a person
  mrn,  ///< record numbers
  health_plan,
  account,
  licence,
  vehicle,
  device,
  url,
  ip,
  biometric,
  photo,
  other,
  age,  ///< over 89
  room,
  combination,
};
inline constexpr std::array kIdentifierFamilyNames = {
    "name", "geography",   "date",    "phone",   "fax",     "email",  "ssn",
    "mrn",  "health_plan", "account", "licence", "vehicle", "device", "url",
    "ip",   "biometric",   "photo",   "other",   "age",     "room",   "combination"};
[[nodiscard]] constexpr std::string_view to_string(IdentifierFamily v) {
  return kIdentifierFamilyNames[static_cast<std::size_t>(v)];
}

/// A possible identifier of a patient, a relative or the household. `span` holds the value alone,
/// in bytes of the text that was read; the value itself is stored nowhere.
struct PrivacyHit {
  IdentifierFamily family = IdentifierFamily::other;
  Span span;
  std::string_view why;  ///< one sentence, of static storage
  /// Words of the text that speak most for it, lower case, the strongest first, none of them part
  /// of an identifier. Empty where the word lists have found it.
  std::vector<std::string> around{};
};

}  // namespace reframe
