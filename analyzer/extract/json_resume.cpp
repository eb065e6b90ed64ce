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
    read_jobs(root, "work", "Experience", {"position", "name", "company"});
    read_jobs(root, "volunteer", "Volunteering", {"position", "organization"});
    read_jobs(root, "projects", "Projects", {"name", "entity"});
    read_jobs(root, "education", "Education", {"studyType", "area", "institution"});
    read_list(root, "certificates", "Certifications", {"name", "issuer", "date"});
    read_list(root, "awards", "Awards", {"title", "awarder", "date", "summary"});
    read_list(root, "publications", "Publications",
              {"name", "publisher", "releaseDate", "summary"});
    read_skills(root);
    read_list(root, "languages", "Languages", {"language", "fluency"});
    read_list(root, "interests", "Interests", {"name"});
  }

 private:
  void add(BlockKind kind, const std::string& text, std::string path, int heading_level = 0) {
    Block block;
    append_clean(block.text, text, "");
    if (block.text.empty()) return;
    block.kind = kind;
    block.heading_level = heading_level;
    block.list_level = kind == BlockKind::list_item ? 0 : -1;
    block.bullet = kind == BlockKind::list_item;
    block.origin.path = std::move(path);
    block.origin.paragraph = static_cast<std::uint32_t>(document_.blocks.size() + 1);
    document_.blocks.push_back(std::move(block));
  }

  static std::string text_of(const Json& object, const char* key) {
    if (!object.is_object()) return {};
    const auto it = object.find(key);
    if (it == object.end() || it->is_null()) return {};
    if (it->is_string()) return it->get<std::string>();
    return it->is_number() || it->is_boolean() ? dump_json(*it) : std::string();
  }

  static std::string joined(const Json& object, std::initializer_list<const char*> keys,
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
    const std::string summary = text_of(basics, "summary");
    if (summary.empty()) return;
    add(BlockKind::heading, "Summary", "basics.summary", 2);
    add(BlockKind::paragraph, summary, "basics.summary");
  }

  /// Calls `visit(item, path)` for the items of an array, after a heading when there are any.
  template <class Visit>
  void each(const Json& root, const char* key, const char* heading, Visit visit) {
    const auto list = root.find(key);
    if (list == root.end() || !list->is_array() || list->empty()) return;
    add(BlockKind::heading, heading, key, 2);
    for (std::size_t i = 0; i < list->size(); ++i) {
      visit((*list)[i], std::string(key) + "[" + std::to_string(i) + "]");
    }
  }

  void read_jobs(const Json& root, const char* key, const char* heading,
                 std::initializer_list<const char*> title) {
    each(root, key, heading, [&](const Json& item, const std::string& path) {
      std::string line = joined(item, title, " | ");
      const std::string from = text_of(item, "startDate");
      const std::string to = text_of(item, "endDate");
      if (!from.empty()) line += " | " + from + " \xE2\x80\x93 " + (to.empty() ? "Present" : to);
      add(BlockKind::heading, line, path, 3);
      add(BlockKind::paragraph, text_of(item, "description"), path + ".description");
      add(BlockKind::paragraph, text_of(item, "summary"), path + ".summary");
      for (const char* list_key : {"highlights", "courses"}) {
        if (!item.is_object() || !item.contains(list_key) || !item[list_key].is_array()) continue;
        const Json& list = item[list_key];
        for (std::size_t i = 0; i < list.size(); ++i) {
          if (!list[i].is_string()) continue;
          add(BlockKind::list_item, list[i].get<std::string>(),
              path + "." + list_key + "[" + std::to_string(i) + "]");
        }
      }
    });
  }

  void read_list(const Json& root, const char* key, const char* heading,
                 std::initializer_list<const char*> fields) {
    each(root, key, heading, [&](const Json& item, const std::string& path) {
      add(BlockKind::list_item,
          item.is_string() ? item.get<std::string>() : joined(item, fields, ", "), path);
    });
  }

  void read_skills(const Json& root) {
    each(root, "skills", "Skills", [&](const Json& item, const std::string& path) {
      std::string line =
          item.is_string() ? item.get<std::string>() : joined(item, {"name", "level"}, ", ");
      std::string words;
      if (item.is_object() && item.contains("keywords") && item["keywords"].is_array()) {
        for (const Json& word : item["keywords"]) {
          if (word.is_string()) words += (words.empty() ? "" : ", ") + word.get<std::string>();
        }
      }
      if (!words.empty()) line += (line.empty() ? "" : ": ") + words;
      add(BlockKind::list_item, line, path);
    });
  }

  Document& document_;
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
  if (document.characters() > limits.characters) {
    return Error{ErrorCode::limit,
                 {std::string(name)},
                 "the text is longer than " + std::to_string(limits.characters) + " characters",
                 "this is no resume; split the file"};
  }
  return document;
}

}  // namespace reframe
