// Links every module, so that a library that the package forgot to name shows itself.
#include <iostream>

#include "analyzer/base/unicode.h"
#include "analyzer/base/version.h"

int main() {
  std::cout << reframe::kVersion << ' ' << reframe::unicode::nfc("cafe\xCC\x81") << '\n';
}
