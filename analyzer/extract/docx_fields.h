// Fields of a Word document: what stands between "begin" and "separate" is code, and not shown.
#pragma once

#include <unordered_set>
#include <vector>

#include <pugixml.hpp>

namespace reframe {

/// The fields open at one place. They run over paragraphs and stand inside each other; each text
/// box is a story of its own. A "begin" without an end would hide the rest of the document, so it
/// hides nothing: `match` is told beforehand which ones have one.
class Fields {
 public:
  /// w:fldChar of type `begin`, `separate` or `end`, as read.
  void take(pugi::xml_node mark);
  void begin_story() { stories_.emplace_back(); }
  void end_story();
  /// Is this place the code of a field?
  [[nodiscard]] bool hides() const { return hiding_ > 0; }

  /// Looks ahead for the ends of fields: give it each mark and box from the first field on.
  class Scan {
   public:
    void take(pugi::xml_node mark);
    void begin_story() { stories_.emplace_back(); }
    void end_story();
    [[nodiscard]] std::unordered_set<std::size_t> matched() && { return std::move(matched_); }

   private:
    std::vector<std::vector<pugi::xml_node>> stories_{1};
    std::unordered_set<std::size_t> matched_;
  };
  [[nodiscard]] bool scanned() const { return scanned_; }
  void set_matched(std::unordered_set<std::size_t> matched);

 private:
  std::vector<std::vector<bool>> stories_{1};  ///< open fields of each: still in the code?
  std::size_t hiding_ = 0;
  bool scanned_ = false;
  std::unordered_set<std::size_t> matched_;
};

}  // namespace reframe
