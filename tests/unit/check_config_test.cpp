// Settings of `check`: patterns, strict reading, extends, what holds in the end.
#include <chrono>
#include <map>

#include "analyzer/rulepack/tables.h"
#include "cli/check/config.h"
#include "tests/support/catch.h"

using namespace reframe;
using namespace reframe::cli;

namespace {

using Files = std::map<std::string, std::string>;

Result<Config> load(const Files& files, const std::string& name = "/a/b/.reframe.yaml") {
  return load_config(name, [&](const std::string& file) -> Result<std::string> {
    const auto found = files.find(file);
    if (found == files.end()) return Error{ErrorCode::io, {file}, "no such file", "look again"};
    return found->second;
  });
}

std::string problem(const Files& files) {
  auto config = load(files);
  if (!config) return config.error().text();
  const auto status = resolve_rules(*config, rulepack::builtin_tables());
  return status ? "" : status.error().text();
}

struct GlobCase {
  std::string pattern, path;
  bool fits;
};

struct BadPattern {
  std::string pattern, message;
};

struct BadConfig {
  std::string text, message;
};

}  // namespace

TEST_CASE("a pattern fits the whole path") {
  const GlobCase c = GENERATE(values<GlobCase>({
      {"*.docx", "a.docx", true},
      {"*.docx", "deep/in/a.docx", true},
      {"*.docx", "a.docx.bak", false},
      {"*.docx", "deep/a.DOCX", false},
      {"/*.docx", "a.docx", true},
      {"/*.docx", "deep/a.docx", false},
      {"resumes/*.docx", "resumes/a.docx", true},
      {"resumes/*.docx", "old/resumes/a.docx", false},
      {"resumes/*.docx", "resumes/deep/a.docx", false},
      {"resumes/**", "resumes/deep/er/a.docx", true},
      {"resumes/**/a.docx", "resumes/a.docx", true},
      {"**/cv/*", "cv/x", true},
      {"**/cv/*", "a/b/cv/x", true},
      {"**/cv/*", "a/b/cv/c/x", false},
      {"a/**/b/**/c", "a/x/b/y/b/z/c", true},
      {"a/**/b/**/c", "a/x/y/z/c", false},
      {"drafts/", "drafts/x.md", true},
      {"drafts/", "a/drafts/b/x.md", true},
      {"drafts/", "drafts", false},
      {"/drafts/", "a/drafts/x.md", false},
      {"a?c", "abc", true},
      {"a?c",
       "a\xC3\xBC"
       "c",
       true},
      {"a?c", "a/c", false},
      {"a?c", "ac", false},
      {"[a-c]x", "bx", true},
      {"[a-c]x", "dx", false},
      {"[!a-c]x", "dx", true},
      {"[^a]x", "ax", false},
      {"[]]x", "]x", true},
      {"[a-]x", "-x", true},
      {"[\xC3\xA4-\xC3\xBC]x", "\xC3\xB6x", true},
      {"\\*.md", "*.md", true},
      {"\\*.md", "a.md", false},
      {"a*b*c", "aXbYbZc", true},
      {"a*b*c", "aXbYbZ", false},
      {"my file \"1\".docx", "x/my file \"1\".docx", true},
      {"*", ".hidden", true},
      {"**", "any/thing", true},
      {"../x", "x", false},
  }));
  CAPTURE(c.pattern, c.path);
  const auto glob = Glob::parse(c.pattern);
  if (c.pattern == "../x") {
    CHECK_FALSE(glob.ok());
    return;
  }
  REQUIRE(glob.ok());
  CHECK(glob->matches(c.path) == c.fits);
}

TEST_CASE("a wrong pattern is told") {
  const BadPattern c = GENERATE(values<BadPattern>({
      {"", "the pattern is empty (write something like \"resumes/**\")"},
      {"/", "the pattern is empty (write something like \"resumes/**\")"},
      {"a//b", "the pattern has an empty part ('//') (write one '/')"},
      {"a/../b",
       "the pattern has a part '..' (patterns start at the folder of the settings and go down)"},
      {"./a",
       "the pattern has a part '.' (patterns start at the folder of the settings and go down)"},
      {"**.docx", "'**' must be a whole part (write \"**/*.docx\", not \"**.docx\")"},
      {"[ab", "'[' without ']' (write '\\[' for the character itself)"},
      {"a\\", "a lone '\\' at the end (write '\\\\' for a backslash)"},
  }));
  CAPTURE(c.pattern);
  const auto glob = Glob::parse(c.pattern);
  REQUIRE_FALSE(glob.ok());
  CHECK(glob.error().text() == c.message);
}

TEST_CASE("patterns that run away elsewhere end at once") {
  std::string stars;
  std::string folders;
  for (int i = 0; i < 200; ++i) {
    stars += "a*";
    folders += "**/a/";
  }
  const std::string path = std::string(20'000, 'a') + "b";
  std::string deep;
  for (int i = 0; i < 10'000; ++i) deep += "a/";
  const auto start = std::chrono::steady_clock::now();
  CHECK_FALSE(Glob::parse(stars + "c")->matches(path));
  CHECK_FALSE(Glob::parse(folders + "c")->matches(deep + "b"));
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(2));
}

TEST_CASE("wrong settings are told with file, line, column and cure") {
  const BadConfig c = GENERATE(values<BadConfig>({
      {"colour: red\n",
       "/a/b/.reframe.yaml:1:1: unknown key 'colour' (known here: extends, profession, target, "
       "packs, resumes, stories, exclude, rules, thresholds, fail_on)"},
      {"- a\n",
       "/a/b/.reframe.yaml:1:1: the settings must be a mapping (write 'key: value' lines)"},
      {"fail_on: warning\nfail_on: error\n",
       "/a/b/.reframe.yaml:2:1: key 'fail_on' stands twice (merge the two)"},
      {"fail_on: fatal\n",
       "/a/b/.reframe.yaml:1:10: 'fail_on' is 'fatal' (write error, warning or note)"},
      {"fail_on: off\n",
       "/a/b/.reframe.yaml:1:10: 'fail_on' is 'off' (write error, warning or note)"},
      {"rules:\n  craft.duty-opener: loud\n",
       "/a/b/.reframe.yaml:2:22: 'craft.duty-opener' is 'loud' (write error, warning, note or "
       "off)"},
      {"rules:\n  craft.no-such: off\n",
       "/a/b/.reframe.yaml:2:3: there is no rule 'craft.no-such' (see reframe rules list; "
       "\"craft.*\" means all rules of craft)"},
      {"rules:\n  noo.*: off\n",
       "/a/b/.reframe.yaml:2:3: there is no rule 'noo.*' (see reframe rules list; \"craft.*\" "
       "means "
       "all rules of craft)"},
      {"rules: off\n",
       "/a/b/.reframe.yaml:1:8: 'rules' must be a mapping (write 'key: value' lines)"},
      {"thresholds:\n  arc: high\n",
       "/a/b/.reframe.yaml:2:8: 'arc' is no number (write a number from 0 to 100, or off)"},
      {"thresholds:\n  arc: '55'\n",
       "/a/b/.reframe.yaml:2:8: 'arc' is no number (write a number from 0 to 100, or off)"},
      {"thresholds:\n  arc: nan\n", "/a/b/.reframe.yaml:2:8: 'arc' is nan (it goes from 0 to 100)"},
      {"thresholds:\n  arc: 101\n", "/a/b/.reframe.yaml:2:8: 'arc' is 101 (it goes from 0 to 100)"},
      {"thresholds:\n  framing:\n    product: 30\n",
       "/a/b/.reframe.yaml:3:14: 'framing.product' is 30 (it goes from 0 to 1)"},
      {"thresholds:\n  arc: {min: 5, max: 4}\n",
       "/a/b/.reframe.yaml:2:8: min is over max (swap them)"},
      {"thresholds:\n  arc: {}\n",
       "/a/b/.reframe.yaml:2:8: 'arc' asks for nothing (write min, max or both)"},
      {"thresholds:\n  arc: {least: 5}\n",
       "/a/b/.reframe.yaml:2:9: unknown key 'least' (known here: min, max)"},
      {"thresholds:\n  stages:\n    none: 5\n",
       "/a/b/.reframe.yaml:3:5: unknown key 'none' (known here: clinician, problem_solver, "
       "strategic_thinker)"},
      {"thresholds: 5\n",
       "/a/b/.reframe.yaml:1:13: 'thresholds' must be a mapping (write 'key: value' lines)"},
      {"target: [pm, cto]\n",
       "/a/b/.reframe.yaml:1:14: unknown target 'cto' (known: clinical-pm, pm, senior-pm, "
       "director)"},
      {"profession: astronaut\n",
       "/a/b/.reframe.yaml:1:13: unknown profession 'astronaut' (known: care assistant, dental "
       "professional, dietitian, imaging technologist, laboratory scientist, mental health "
       "professional, midwife, nurse, paramedic, pharmacist, pharmacy technician, physician, "
       "respiratory therapist, therapist)"},
      {"profession: [nurse]\n",
       "/a/b/.reframe.yaml:1:13: 'profession' must be a single text (write it on one line, or "
       "remove the key)"},
      {"resumes:\n  - a//b\n",
       "/a/b/.reframe.yaml:2:5: 'a//b': the pattern has an empty part ('//') (write one '/')"},
      {"resumes: {a: b}\n",
       "/a/b/.reframe.yaml:1:10: 'resumes' must be a list (write '- item' lines)"},
      {"extends: other.yaml\n",
       "/a/b/.reframe.yaml:1:10: 'extends': /a/b/other.yaml: no such file (look again)"},
      {"extends: .reframe.yaml\n",
       "/a/b/.reframe.yaml:1:10: 'extends' comes back to /a/b/.reframe.yaml (break the circle)"},
      {"fail_on:\terror\n", "/a/b/.reframe.yaml:1:9: a tab (use spaces)"},
      {"a: &x 1\n",
       "/a/b/.reframe.yaml:1:4: anchors (&name) are not allowed here (write the value out)"},
      {"fail_on: !!str error\n",
       "/a/b/.reframe.yaml:1:10: the tag 'tag:yaml.org,2002:str' is not allowed here (remove it)"},
      {"fail_on: error\n---\nfail_on: note\n",
       "/a/b/.reframe.yaml:2:1: a second YAML document would be ignored (remove the '---' line)"},
      {"target: [pm\n",
       "/a/b/.reframe.yaml:2:1: not valid YAML: end of sequence flow not found (check quotes and "
       "indentation)"},
      {"\xFF\n", "/a/b/.reframe.yaml: not UTF-8 text (save the file as UTF-8)"},
  }));
  CAPTURE(c.text);
  CHECK(problem({{"/a/b/.reframe.yaml", c.text}}) == c.message);
}

TEST_CASE("hostile settings end in an error, and soon") {
  const auto nested = [](int depth, const std::string& open, const std::string& close) {
    std::string out = "rules: ";
    for (int i = 0; i < depth; ++i) out += open;
    for (int i = 0; i < depth; ++i) out += close;
    return out;
  };
  std::string many_keys = "rules:\n";
  for (int i = 0; i < 20'000; ++i) many_keys += "  a" + std::to_string(i) + ": off\n";
  std::string bomb = "a: &a [x, x, x]\n";
  for (char c = 'b'; c < 'z'; ++c) {
    bomb += std::string(1, c) + ": &" + c + " [*" + static_cast<char>(c - 1) + ", *" +
            static_cast<char>(c - 1) + "]\n";
  }
  const std::vector<std::string> texts = {
      nested(100'000, "[", "]"),
      nested(60'000, "{a: ", "}"),
      nested(100'000, "[", ""),
      nested(80'000, "? ", ""),
      nested(100'000, "- ", ""),
      std::string(300'000, 'a'),
      std::string(200'000, '{'),
      std::string(200'000, '!'),
      "\"" + std::string(200'000, '\\'),
      many_keys,
      bomb,
      "a: |\n" + std::string(200'000, ' '),
      std::string(100'000, '?') + std::string(100'000, ':'),
  };
  for (const std::string& text : texts) {
    CAPTURE(text.substr(0, 40));
    const auto start = std::chrono::steady_clock::now();
    CHECK_FALSE(load({{"/a/b/.reframe.yaml", text}}).ok());
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
  }
  Files chain;
  for (int i = 0; i < 40; ++i) {
    chain["/a/b/" + std::to_string(i)] = "extends: '" + std::to_string(i + 1) + "'\n";
  }
  chain["/a/b/.reframe.yaml"] = "extends: '0'\n";
  CHECK(problem(chain) == "/a/b/15:1:10: 'extends' leads through more than 16 files (merge some)");
}

TEST_CASE("a file overrides the one it extends, rules and thresholds key by key") {
  const auto config = load({
      {"/a/b/.reframe.yaml",
       "extends: ../base.yaml\nthresholds: {arc: off, stages: {clinician: 10}}\n"
       "rules: {craft.duty-opener: error}\nresumes: [own/**]\n"},
      {"/a/base.yaml",
       "profession: nurse\nfail_on: warning\nthresholds: {arc: 60, craft: {min: 40, max: 90}}\n"
       "rules: {craft.*: off, craft.d*: note}\nresumes: [all/**]\nexclude: old/\npacks: [rules]\n"},
  });
  // A prefix ends in ".*"; "craft.d*" is read as the name of a rule, which resolve_rules refuses.
  REQUIRE(config.ok());
  CHECK(config->chain == std::vector<std::string>{"/a/b/.reframe.yaml", "/a/base.yaml"});
  CHECK(config->profession == "nurse");
  CHECK(config->fail_on == Severity::warning);
  CHECK(config->packs == std::vector<std::string>{"/a/rules"});
  CHECK_FALSE(config->thresholds.at("arc").min.has_value());
  CHECK(config->thresholds.at("stages.clinician").min == 10);
  CHECK(config->thresholds.at("craft").max == 90);
  CHECK(config->thresholds.at("craft").where.file == "/a/base.yaml");
  CHECK(config->severity_of("craft.duty-opener", Severity::note) == Severity::error);
  CHECK(config->severity_of("craft.blame", Severity::note) == Severity::none);
  CHECK(config->severity_of("privacy.name", Severity::error) == Severity::error);
  CHECK(config->resumes.matches("/a/b/own/x.docx"));
  CHECK_FALSE(config->resumes.matches("/a/b/all/x.docx"));
  CHECK(config->exclude.matches("/a/b/old/x.docx"));  // relative to /a, where it was written
  CHECK_FALSE(config->exclude.matches("/a/b/new/x.docx"));
}

TEST_CASE("the settings as printed mean the same") {
  const Files files = {
      {"/a/b/.reframe.yaml",
       "target: [pm, senior-pm]\nprofession: nurse\nfail_on: note\n"
       "exclude: ['*.txt', \"a \\\"b\\\"/**\"]\nrules: {craft.*: off, "
       "craft.duty-opener: warning}\nthresholds:\n  arc: 55.5\n  craft: {max: 90}\n"
       "  stages: {clinician: {min: 1, max: 2}}\n  framing: {product: 0.25}\n"
       "  story: off\n"}};
  const auto config = load(files);
  REQUIRE(config.ok());
  const std::string text = config_text(*config);
  const auto again = load({{"/a/b/.reframe.yaml", text}});
  REQUIRE(again.ok());
  const auto without_places = [](std::string t) {
    for (std::size_t at = 0; (at = t.find("  # /", at)) != std::string::npos;)
      t.erase(at, t.find('\n', at) - at);
    return t;
  };
  CHECK(without_places(config_text(*again)) == without_places(text));
  CHECK(text.find("    product: 0.25  # /a/b/.reframe.yaml:10\n") != std::string::npos);
  CHECK(config_text(Config{}) == "# no .reframe.yaml: the defaults\nfail_on: error\n");
}
