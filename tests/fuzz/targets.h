// The entries of foreign bytes that are fuzzed: each takes any bytes and aborts when what comes
// out breaks a promise. libFuzzer drives them (preset `fuzz`), and so does smoke.cpp everywhere.
#pragma once

#include <string_view>

namespace reframe::fuzz {

void zip(std::string_view data);       ///< a whole file
void docx(std::string_view data);      ///< a case file (tests/support/case_file.h) of a DOCX
void odt(std::string_view data);       ///< a case file of an ODT
void markdown(std::string_view data);  ///< a .md file
void text(std::string_view data);      ///< a .txt file
void json(std::string_view data);      ///< a .json file

}  // namespace reframe::fuzz
