// Wrapping and colouring of terminal text.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace reframe {

enum class Ink : unsigned char { plain, bold, dim, clinical, product, mixed, good, attention };

/// Appends lines to one string, wrapped to a width, with or without ANSI colours.
class Page {
 public:
  Page(int width, bool color) : width_(width < 40 ? 40 : width), color_(color) {}

  /// `text` wrapped, its first line after `first`, the others indented by as many columns.
  void put(std::string_view first, std::string_view text, Ink ink = Ink::plain);
  /// A heading with an empty line before it.
  void heading(std::string_view text);
  void blank() { out_ += '\n'; }
  [[nodiscard]] std::string inked(std::string_view text, Ink ink) const;
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  int width_;
  bool color_;
  std::string out_;
};

/// Columns a text takes: its code points (combining marks and wide characters are rare in resumes).
[[nodiscard]] std::size_t columns(std::string_view u8_text);

/// Stages as a reader sees them, by Stage.
inline constexpr std::array kStageTitles = {"Clinician", "Problem solver", "Strategic thinker"};

/// A bar of 20 cells for a score of 0..100.
[[nodiscard]] std::string score_bar(double score);

}  // namespace reframe
