// libFuzzer harness: one entry of tests/fuzz/targets.h, chosen by FUZZ_TARGET at compile time.
#include <cstdint>

#include "tests/fuzz/targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  reframe::fuzz::FUZZ_TARGET({reinterpret_cast<const char*>(data), size});
  return 0;
}
