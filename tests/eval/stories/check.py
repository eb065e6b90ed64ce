#!/usr/bin/env python3
"""check.py FOLDER…: checks that labels.jsonl and the stories of each folder fit each other; prints the counts."""
import json
import pathlib
import sys

PARTS = ["situation", "task", "action", "result", "reflection"]
STAGES = ["clinician", "problem_solver", "strategic_thinker"]


def check(here):
    rows = [json.loads(line) for line in (here / "labels.jsonl").read_text(encoding="utf-8").splitlines()]
    problems = []
    seen = set()
    for row in rows:
        name = row["id"]
        if name in seen:
            problems.append(f"{name}: labelled twice")
        seen.add(name)
        path = here / f"{name}.md"
        if not path.exists():
            problems.append(f"{name}: no file")
            continue
        text = path.read_text(encoding="utf-8")
        if not text.startswith("# "):
            problems.append(f"{name}: no title")
        if list(row["parts"]) != PARTS or list(row["stages"]) != STAGES:
            problems.append(f"{name}: parts or stages")
        if row["ownership"] not in ("I", "we", "mixed", "none") or not isinstance(row["metric"], bool):
            problems.append(f"{name}: ownership or metric")
        words = len(text.split("\n", 1)[1].split())
        if row["variant"] != "hard" and not 90 <= words <= 330:
            problems.append(f"{name}: {words} words")
        for leak in row.get("privacy", []):
            if text.count(leak["text"]) < leak["occurrence"]:
                problems.append(f"{name}: {leak} does not occur")
    for path in here.glob("*-*.md"):
        if path.stem not in seen:
            problems.append(f"{path.stem}: not labelled")

    print(len(rows), "stories;", *(f"{v} {sum(r['variant'] == v for r in rows)}" for v in ("A", "B", "C", "hard")))
    for key, names in (("parts", PARTS), ("stages", STAGES)):
        print(key, *(f"{n} {sum(r[key][n] for r in rows)}" for n in names), sep="  ")
    print("ownership", *(f"{o} {sum(r['ownership'] == o for r in rows)}" for o in ("I", "we", "mixed", "none")), sep="  ")
    print("metric", sum(r["metric"] for r in rows), "  with identifiers", sum(bool(r.get("privacy", [])) for r in rows))
    families = [leak["family"] for r in rows for leak in r.get("privacy", [])]
    print("privacy", len(families), *(f"{f} {families.count(f)}" for f in sorted(set(families))), sep="  ")
    print(*problems, sep="\n")
    return bool(problems)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(any([check(pathlib.Path(folder)) for folder in sys.argv[1:]]))
