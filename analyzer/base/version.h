// Versions that records and reports carry.
#pragma once

namespace reframe {

inline constexpr const char* kVersion = "0.1.0";
/// Layout of the JSON records; rises when a field changes meaning or goes.
inline constexpr int kSchemaVersion = 1;
/// Rises whenever a formula or constant of scoring changes, so that scores can be compared.
inline constexpr int kScoreVersion = 3;

}  // namespace reframe
