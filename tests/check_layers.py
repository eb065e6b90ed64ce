#!/usr/bin/env python3
"""check_layers.py [ROOT]: fails on an include against the direction of the modules, or on a header
of somebody else outside its home. check_layers.py --self-test proves that it would.

    base <- model <- every stage <- pipeline <- cli

Debian puts all headers into one folder, so the build itself cannot see either mistake.
"""
import pathlib
import re
import sys
import tempfile

STAGES = ["extract", "segment", "rulepack", "match", "score", "suggest", "story", "privacy",
          "report"]
# What a module may include besides itself.
MAY_USE = {"base": set(), "model": {"base"}}
MAY_USE.update({stage: {"base", "model"} for stage in STAGES})
# The compiled tables are data that the stages work over.
for stage in ("match", "score", "suggest", "privacy", "story"):
    MAY_USE[stage].add("rulepack")
MAY_USE["pipeline"] = {"base", "model", *STAGES}
MAY_USE["cli"] = {*MAY_USE["pipeline"], "pipeline"}
MAY_USE["tests"] = {*MAY_USE["cli"], "cli"}

# Header (as a pattern over the name between the brackets) -> where alone it may be included.
HOMES = [
    (r"unicode/.*", ["analyzer/base/"]),
    (r"nlohmann/.*", ["analyzer/base/"]),
    (r"z(ip|ipconf|lib)\.h", ["analyzer/extract/", "tests/bench/"]),
    (r"pugi(xml|config)\.hpp", ["analyzer/extract/", "tests/bench/"]),
    (r"md4c.*\.h", ["analyzer/extract/"]),
    (r"yaml-cpp/.*", ["analyzer/rulepack/"]),
    (r"re2/.*", ["analyzer/match/"]),
    (r"fmt/.*", ["analyzer/report/"]),
    (r"CLI/.*", ["cli/options.cpp"]),
    (r"catch2/.*", ["tests/support/catch.h"]),
    (r"linear\.h|liblinear/.*", ["tests/eval/"]),
    (r"benchmark/.*", ["tests/bench/"]),
    # Only cli opens files: the library takes bytes and gives values.
    (r"fstream|filesystem|(sys|arpa|netinet)/.*|(unistd|fcntl|poll|dirent|glob|termios|signal|spawn)\.h",
     ["cli/", "tests/"]),
]
STANDARD = set("""
algorithm any array atomic barrier bit bitset cassert cctype cerrno cfenv cfloat charconv chrono
cinttypes climits clocale cmath compare complex concepts condition_variable coroutine csetjmp
csignal cstdarg cstddef cstdint cstdio cstdlib cstring ctime cuchar cwchar cwctype deque exception
execution filesystem format forward_list fstream functional future initializer_list iomanip ios
iosfwd iostream istream iterator latch limits list locale map memory memory_resource mutex new
numbers numeric optional ostream queue random ranges ratio regex scoped_allocator semaphore set
shared_mutex source_location span sstream stack stdexcept stop_token streambuf string string_view
syncstream system_error thread tuple type_traits typeindex typeinfo unordered_map unordered_set
utility valarray variant vector version
""".split())

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"]*)"|<([^>]*)>)', re.M)
# A project of its own, that uses the installed package.
FOREIGN = "tests/install/"


def module_of(path):
    """The module that a path from the root belongs to; None where it belongs to none."""
    parts = path.split("/")
    if parts[0] in ("cli", "tests"):
        return parts[0]
    if parts[0] != "analyzer" or len(parts) < 2:
        return None
    name = parts[1].split(".")[0] if len(parts) == 2 else parts[1]
    return name if name in MAY_USE else None


def wrong_project_include(path, header, root):
    """What is wrong with `#include "header"` in the file `path`, or None."""
    owner, used = module_of(path), module_of(header)
    if not (root / header).is_file():
        return f'"{header}" is no file; name it from the root, as in "analyzer/model/document.h"'
    if used is None:
        return f'"{header}" belongs to no module'
    if used != owner and used not in MAY_USE[owner]:
        return f'{owner} may not include {used} ("{header}")'
    return None


def wrong_library_include(path, header):
    """What is wrong with `#include <header>` in the file `path`, or None."""
    for pattern, homes in HOMES:
        if re.fullmatch(pattern, header):
            if any(path.startswith(home) for home in homes):
                return None
            return f"<{header}> may be included in {' or '.join(homes)} alone"
    if header in STANDARD:
        return None
    return f"<{header}> has no home; give it one in HOMES of tests/check_layers.py"


def check(root):
    """All mistakes under `root`, each "file:line: what"; and how many files were read."""
    mistakes, files = [], 0
    for top in ("analyzer", "cli", "rules", "tests"):
        for file in sorted((root / top).rglob("*")):
            path = file.relative_to(root).as_posix()
            if file.suffix not in (".h", ".cpp") or path.startswith(FOREIGN):
                continue
            files += 1
            if module_of(path) is None:
                mistakes.append(f"{path}:1: is in no module of tests/check_layers.py")
                continue
            text = file.read_text(encoding="utf-8")
            for found in INCLUDE.finditer(text):
                quoted, bracketed = found.groups()
                wrong = (wrong_project_include(path, quoted, root) if quoted is not None
                         else wrong_library_include(path, bracketed))
                if wrong:
                    line = text.count("\n", 0, found.start()) + 1
                    mistakes.append(f"{path}:{line}: {wrong}")
    return mistakes, files


# file, its text, the mistake expected of it ("" = none)
PLANTED = [
    ("analyzer/base/error.h", "#include <string>\n", ""),
    ("analyzer/base/unicode.cpp", "#include <unicode/utext.h>\n", ""),
    ("analyzer/model/document.h", '#pragma once\n#include "analyzer/base/error.h"\n', ""),
    ("analyzer/extract/extract.h", '#include "analyzer/model/document.h"\n', ""),
    ("analyzer/rulepack/tables.h", "#include <vector>\n", ""),
    ("analyzer/match/matcher.h", '#include "analyzer/rulepack/tables.h"\n', ""),
    ("analyzer/pipeline.h", '#include "analyzer/extract/extract.h"\n', ""),
    ("cli/main.cpp", '#include "analyzer/pipeline.h"\n#include <unistd.h>\n', ""),
    ("tests/install/consumer/a.cpp", "#include <anything.h>\n", ""),
    ("analyzer/base/up.cpp", '\n#include "analyzer/model/document.h"\n',
     'analyzer/base/up.cpp:2: base may not include model ("analyzer/model/document.h")'),
    ("analyzer/model/up.h", '#include "analyzer/extract/extract.h"\n',
     'analyzer/model/up.h:1: model may not include extract ("analyzer/extract/extract.h")'),
    ("analyzer/segment/side.cpp", '#include "analyzer/extract/extract.h"\n',
     'analyzer/segment/side.cpp:1: segment may not include extract ("analyzer/extract/extract.h")'),
    ("analyzer/segment/rules.cpp", '#include "analyzer/rulepack/tables.h"\n',
     'analyzer/segment/rules.cpp:1: segment may not include rulepack ("analyzer/rulepack/tables.h")'),
    ("analyzer/score/up.cpp", '#include "analyzer/pipeline.h"\n',
     'analyzer/score/up.cpp:1: score may not include pipeline ("analyzer/pipeline.h")'),
    ("analyzer/report/short.cpp", '#include "extract.h"\n',
     'analyzer/report/short.cpp:1: "extract.h" is no file; name it from the root, '
     'as in "analyzer/model/document.h"'),
    ("analyzer/score/yaml.cpp", "#  include <yaml-cpp/yaml.h>\n",
     "analyzer/score/yaml.cpp:1: <yaml-cpp/yaml.h> may be included in analyzer/rulepack/ alone"),
    ("cli/input.cpp", "#include <CLI/CLI.hpp>\n",
     "cli/input.cpp:1: <CLI/CLI.hpp> may be included in cli/options.cpp alone"),
    ("analyzer/story/disk.cpp", "#include <fstream>\n",
     "analyzer/story/disk.cpp:1: <fstream> may be included in cli/ or tests/ alone"),
    ("analyzer/privacy/words.h", '#include "analyzer/rulepack/tables.h"\n', ""),
    ("analyzer/privacy/side.cpp", '#include "analyzer/match/matcher.h"\n',
     'analyzer/privacy/side.cpp:1: privacy may not include match ("analyzer/match/matcher.h")'),
    ("analyzer/privacy/new.cpp", "#include <boost/any.hpp>\n",
     "analyzer/privacy/new.cpp:1: <boost/any.hpp> has no home; give it one in HOMES of "
     "tests/check_layers.py"),
    ("analyzer/stray/a.cpp", "", "analyzer/stray/a.cpp:1: is in no module of tests/check_layers.py"),
]


def self_test():
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for path, text, _ in PLANTED:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        found, _ = check(root)
    expected = sorted(mistake for _, _, mistake in PLANTED if mistake)
    for line in sorted(set(found) ^ set(expected)):
        print(("missed: " if line in expected else "false alarm: ") + line)
    return 0 if sorted(found) == expected else 1


def main(arguments):
    if arguments == ["--self-test"]:
        return self_test()
    root = pathlib.Path(arguments[0] if arguments else __file__).resolve()
    mistakes, files = check(root if arguments else root.parent.parent)
    for line in mistakes:
        print(line)
    if not files:
        print("no source files found")
    return 1 if mistakes or not files else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
