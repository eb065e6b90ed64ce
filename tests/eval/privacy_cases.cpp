#include "tests/eval/privacy_cases.h"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include "analyzer/base/json.h"

namespace reframe::eval {
namespace {

std::string read_file(const std::string& name) {
  std::ifstream in(name, std::ios::binary);
  if (!in) {
    std::cerr << "cannot read " << name << '\n';
    std::exit(2);
  }
  std::ostringstream out;
  out << in.rdbuf();
  return std::move(out).str();
}

/// Takes the marks out of a snippet.
Case unmark(const std::string& id, const std::string& marked) {
  Case c{id, {}, {}};
  std::size_t at = 0;
  while (true) {
    const std::size_t open = marked.find("[[", at);
    c.text += marked.substr(at, open - at);
    if (open == std::string::npos) return c;
    const std::size_t colon = marked.find(':', open);
    const std::size_t close = marked.find("]]", open);
    Mark mark;
    mark.family = marked.substr(open + 2, colon - open - 2);
    mark.span.start = static_cast<std::uint32_t>(c.text.size());
    c.text += marked.substr(colon + 1, close - colon - 1);
    mark.span.end = static_cast<std::uint32_t>(c.text.size());
    c.marks.push_back(mark);
    at = close + 2;
  }
}

std::vector<Case> read_snippets(const std::string& name) {
  std::vector<Case> cases;
  std::istringstream in(read_file(name));
  std::string line;
  std::string id;
  std::string text;
  const auto flush = [&] {
    while (!text.empty() && text.back() == '\n') text.pop_back();
    if (!id.empty()) cases.push_back(unmark(id, text));
    text.clear();
  };
  while (std::getline(in, line)) {
    if (line.starts_with("== ")) {
      flush();
      id = line.substr(3, line.find(' ', 3) - 3);
    } else if (!id.empty()) {
      text += line + '\n';
    }
  }
  flush();
  return cases;
}

std::vector<Case> read_stories(const std::string& folder) {
  std::vector<Case> cases;
  std::istringstream in(read_file(folder + "/labels.jsonl"));
  std::string line;
  while (std::getline(in, line)) {
    const auto row = parse_json(line);
    if (!row) continue;
    Case c;
    c.id = (*row)["id"].get<std::string>();
    c.text = read_file(folder + "/" + c.id + ".md");
    // Sets labelled for parts alone have none.
    for (const auto& leak : row->value("privacy", nlohmann::json::array())) {
      const auto value = leak["text"].get<std::string>();
      std::size_t at = std::string::npos;
      for (int n = leak["occurrence"].get<int>(); n > 0; --n) {
        at = c.text.find(value, at == std::string::npos ? 0 : at + 1);
      }
      if (at == std::string::npos) continue;
      const auto start = static_cast<std::uint32_t>(at);
      c.marks.push_back({leak["family"].get<std::string>(),
                         {start, start + static_cast<std::uint32_t>(value.size())}});
    }
    cases.push_back(std::move(c));
  }
  return cases;
}

}  // namespace

std::vector<Case> read_cases(const std::string& name) {
  return name.ends_with(".txt") ? read_snippets(name) : read_stories(name);
}

}  // namespace reframe::eval
