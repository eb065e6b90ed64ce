// Answers about properties, kept by the bytes of their markup: writers repeat the same properties,
// letter for letter, from run to run and from paragraph to paragraph.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include <pugixml.hpp>

namespace reframe {

/// The parsed bytes from the name of an element to that of the element behind it; "" where `behind`
/// is "", as there is no element right behind.
[[nodiscard]] inline std::string_view markup_between(const char* name, const char* behind) {
  return {name, *behind == '\0' ? 0 : static_cast<std::size_t>(behind - name)};
}

/// May an answer about `node` be kept by the bytes from its name to `behind`, the name of its next
/// sibling? Only where they are elements and nothing else, written as every writer writes them:
/// then the parser has overwritten nothing but the ends of names and values, and equal bytes behind
/// another name are equal elements.
[[nodiscard]] bool tells_all(pugi::xml_node node, const char* behind);

/// The last few answers. They live as long as the part, whose bytes are the keys.
template <class Answer>
class MarkupMemo {
 public:
  /// nullptr when there is none for these bytes (at least one).
  [[nodiscard]] const Answer* find(std::string_view markup) const {
    for (const Kept& kept : kept_) {
      if (kept.markup == markup) return &kept.answer;
    }
    return nullptr;
  }
  void keep(std::string_view markup, const Answer& answer) {
    kept_[next_] = {markup, answer};
    next_ = (next_ + 1) % kept_.size();
  }
  void forget() { *this = {}; }

 private:
  struct Kept {
    std::string_view markup;
    Answer answer;
  };
  std::array<Kept, 4> kept_;  ///< name and date, plain and bold: a few take turns
  std::size_t next_ = 0;      ///< the place to be given up
};

}  // namespace reframe
