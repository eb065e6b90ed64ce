#include "analyzer/extract/docx_fields.h"

#include <algorithm>
#include <utility>

#include "analyzer/extract/xml.h"

namespace reframe {

void Fields::take(pugi::xml_node mark) {
  std::vector<bool>& open = stories_.back();
  const std::string_view type = attribute(mark, "fldCharType");
  if (type == "begin") {
    const bool hides = matched_.contains(mark.hash_value());
    open.push_back(hides);
    hiding_ += hides ? 1 : 0;
  } else if (!open.empty() && (type == "separate" || type == "end")) {
    hiding_ -= open.back() ? 1 : 0;
    open.back() = false;
    if (type == "end") open.pop_back();
  }
}

void Fields::end_story() {
  hiding_ -=
      static_cast<std::size_t>(std::count(stories_.back().begin(), stories_.back().end(), true));
  stories_.pop_back();
}

void Fields::set_matched(std::unordered_set<std::size_t> matched) {
  matched_ = std::move(matched);
  scanned_ = true;
}

void Fields::Scan::take(pugi::xml_node mark) {
  std::vector<pugi::xml_node>& open = stories_.back();
  const std::string_view type = attribute(mark, "fldCharType");
  if (type == "begin") {
    open.push_back(mark);
  } else if (!open.empty() && (type == "separate" || type == "end")) {
    matched_.insert(open.back().hash_value());
    if (type == "end") open.pop_back();
  }
}

void Fields::Scan::end_story() {
  if (stories_.size() > 1) stories_.pop_back();
}

}  // namespace reframe
