#include <algorithm>
#include <vector>

#include "analyzer/base/json.h"
#include "analyzer/base/unicode.h"
#include "analyzer/extract/formats.h"
#include "analyzer/extract/text_sink.h"

namespace reframe {
namespace {

/// Makes the blocks a reader of the printed resume would see, each with its field path.
class Builder {
 public:
  explicit Builder(Document& document) : document_(document) {}

  void run(const Json& root) {
    if (const auto basics = root.find("basics"); basics != root.end()) read_basics(*basics);
    read_jobs(root, "work", "Experience", {"position", "name", "company", "location"});
    read_jobs(root, "volunteer", "Volunteering", {"position", "organization"});
    read_jobs(root, "projects", "Projects", {"name", "entity"});
    read_jobs(root, "education", "Education", {"studyType", "area", "institution", "score"});
    read_list(root, "certificates", "Certifications", {"name", "issuer", "date"});
    read_list(root, "awards", "Awards", {"title", "awarder", "date", "summary"});
    read_list(root, "publications", "Publications",
              {"name", "publisher", "releaseDate", "summary"});
    read_list(root, "skills", "Skills", {"name", "level"});
    read_list(root, "languages", "Languages", {"language", "fluency"});
    read_list(root, "interests", "Interests", {"name"});
    read_list(root, "references", "References", {"name", "reference"});
    count_unread(root);
  }

 private:
  /// One block for each line of `text`.
  void add(BlockKind kind, const std::string& text, const std::string& path,
           int heading_level = 0) {
    std::string clean;
    append_clean(clean, text, "");
    for (std::size_t at = 0; at < clean.size();) {
      const std::size_t end = std::min(clean.find('\n', at), clean.size());
      Block block;
      block.text = clean.substr(at, end - at);
      at = end + 1;
      if (blank(block.text)) continue;
      block.kind = kind;
      block.heading_level = heading_level;
      block.list_level = kind == BlockKind::list_item ? 0 : -1;
      block.bullet = kind == BlockKind::list_item;
      block.origin.path = path;
      block.origin.paragraph = static_cast<std::uint32_t>(document_.blocks.size() + 1);
      document_.blocks.push_back(std::move(block));
    }
  }

  static std::string scalar(const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    return value.is_number() || value.is_boolean() ? dump_json(value) : std::string();
  }

  std::string take(const Json& value) {
    std::string text = scalar(value);
    if (!text.empty()) {
      ++taken_;
      taken_characters_ += code_points(text);
    }
    return text;
  }

  std::string text_of(const Json& object, const char* key) {
    if (!object.is_object()) return {};
    const auto it = object.find(key);
    return it == object.end() ? std::string() : take(*it);
  }

  std::string joined(const Json& object, std::initializer_list<const char*> keys,
                     const char* separator) {
    std::string out;
    for (const char* key : keys) {
      const std::string text = text_of(object, key);
      if (!text.empty()) out += (out.empty() ? "" : separator) + text;
    }
    return out;
  }

  void read_basics(const Json& basics) {
    for (const char* key : {"name", "label", "email", "phone", "url"}) {
      add(BlockKind::paragraph, text_of(basics, key), std::string("basics.") + key);
    }
    if (!basics.is_object()) return;
    if (const auto place = basics.find("location"); place != basics.end()) {
      add(BlockKind::paragraph,
          joined(*place, {"address", "city", "region", "postalCode", "countryCode"}, ", "),
          "basics.location");
    }
    items(basics, "profiles", "basics.profiles", [&](const Json& item, const std::string& path) {
      add(BlockKind::paragraph, joined(item, {"network", "username", "url"}, ", "), path);
    });
    const std::string summary = text_of(basics, "summary");
    if (summary.empty()) return;
    add(BlockKind::heading, "Summary", "basics.summary", 2);
    add(BlockKind::paragraph, summary, "basics.summary");
  }

  /// Calls `visit(item, path)` for the items of an array.
  template <class Visit>
  static void items(const Json& object, const char* key, const std::string& path, Visit visit) {
    if (!object.is_object()) return;
    const auto list = object.find(key);
    if (list == object.end() || !list->is_array()) return;
    for (std::size_t i = 0; i < list->size(); ++i) {
      visit((*list)[i], path + "[" + std::to_string(i) + "]");
    }
  }

  /// The same, after a heading when there are any.
  template <class Visit>
  void section(const Json& root, const char* key, const char* heading, Visit visit) {
    const auto list = root.find(key);
    if (list == root.end() || !list->is_array() || list->empty()) return;
    add(BlockKind::heading, heading, key, 2);
    items(root, key, key, visit);
  }

  void read_jobs(const Json& root, const char* key, const char* heading,
                 std::initializer_list<const char*> title) {
    section(root, key, heading, [&](const Json& item, const std::string& path) {
      std::string line = joined(item, title, " | ");
      const std::string from = text_of(item, "startDate");
      const std::string to = text_of(item, "endDate");
      if (!from.empty()) {
        line += " | " + from + " \xE2\x80\x93 " + (to.empty() ? "Present" : to);
      } else if (!to.empty()) {
        line += " | " + to;
      }
      add(BlockKind::heading, line, path, 3);
      for (const char* field : {"description", "summary"}) {
        add(BlockKind::paragraph, text_of(item, field), path + "." + field);
      }
      for (const char* list : {"highlights", "courses"}) {
        items(item, list, path + "." + list, [&](const Json& text, const std::string& where) {
          add(BlockKind::list_item, take(text), where);
        });
      }
      add(BlockKind::paragraph, words(item, "roles"), path + ".roles");
      add(BlockKind::paragraph, words(item, "keywords"), path + ".keywords");
    });
  }

  /// The strings of an array, joined.
  std::string words(const Json& item, const char* key) {
    std::string out;
    items(item, key, "", [&](const Json& word, const std::string&) {
      const std::string text = take(word);
      if (!text.empty()) out += (out.empty() ? "" : ", ") + text;
    });
    return out;
  }

  void read_list(const Json& root, const char* key, const char* heading,
                 std::initializer_list<const char*> fields) {
    section(root, key, heading, [&](const Json& item, const std::string& path) {
      std::string line = item.is_object() ? joined(item, fields, ", ") : take(item);
      const std::string keywords = words(item, "keywords");
      if (!keywords.empty()) line += (line.empty() ? "" : ": ") + keywords;
      add(BlockKind::list_item, line, path);
    });
  }

  /// Fields that no section above reads (pictures, addresses of pages, fields of one's own).
  void count_unread(const Json& root) {
    LeftOut rest{LeftOutReason::other, 0, 0};
    std::vector<const Json*> open = {&root};
    while (!open.empty()) {
      const Json& value = *open.back();
      open.pop_back();
      for (const Json& item : value) {
        if (item.is_structured()) {
          open.push_back(&item);
        } else if (const std::string text = scalar(item); !text.empty()) {
          ++rest.count;
          rest.characters += code_points(text);
        }
      }
    }
    rest.count -= std::min(rest.count, taken_);
    rest.characters -= std::min(rest.characters, taken_characters_);
    if (rest.count > 0) document_.left_out.push_back(rest);
  }

  Document& document_;
  std::uint32_t taken_ = 0;
  std::uint64_t taken_characters_ = 0;
};

}  // namespace

Result<Document> read_json_resume(std::string_view u8_text, std::string_view name,
                                  const ExtractLimits& limits) {
  const auto json = parse_json(u8_text);
  if (!json) {
    Error error = json.error();
    error.where.file = name;
    error.hint = "mend the JSON, or give the resume as .docx";
    return error;
  }
  const Error no_resume{ErrorCode::unsupported,
                        {std::string(name)},
                        "JSON, but no JSON Resume",
                        "see jsonresume.org for its fields (basics, work, education, ...)"};
  if (!json->is_object() || (!json->contains("basics") && !json->contains("work")))
    return no_resume;
  Document document;
  document.source = name;
  document.format = SourceFormat::json_resume;
  document.parts.push_back({});
  Builder(document).run(*json);
  if (document.characters() > limits.characters) return too_long(name, limits);
  return document;
}

}  // namespace reframe
