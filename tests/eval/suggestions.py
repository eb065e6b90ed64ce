#!/usr/bin/env python3
"""suggestions.py REFRAME FILE.tsv: prints each labelled line with its rewrites, and the coverage.

The file has a head line with `id`, `text`, `stage`, `outcome`, `metric` and `duty`, as
statements_*.tsv have. Coverage is the share of lines with a rewrite, over duty lines and over weak
lines (a stage, but neither outcome nor metric); a strong line (outcome, metric, no duty) counts as
nagged when it gets more than a lift. Read the rewrites aloud: the figures say nothing of English.
"""
import json
import subprocess
import sys


def main(program, path):
    with open(path, encoding="utf-8") as file:
        head, *rows = [line.rstrip("\n").split("\t") for line in file]
    lines = [dict(zip(head, row)) for row in rows]
    records = "".join(json.dumps({"kind": "statement", "text": l["text"]}) + "\n" for l in lines)
    out = subprocess.run([program, "stream"], input=records, capture_output=True, text=True, check=True)
    count = {name: [0, 0] for name in ("duty", "weak", "strong and nagged")}
    for line, record in zip(lines, map(json.loads, out.stdout.splitlines())):
        found = record["suggestions"]
        told = (line["outcome"], line["metric"], line["duty"])
        kinds = {"duty": (told[2] == "1", bool(found)),
                 "weak": (told[:2] == ("0", "0") and line["stage"] != "none", bool(found)),
                 "strong and nagged": (told == ("1", "1", "0"), any(s["kind"] != "lift" for s in found))}
        for name, (is_one, covered) in kinds.items():
            count[name][0] += is_one and covered
            count[name][1] += is_one
        print(f"{line['id']} {record['score']:>3}  {line['text']}")
        for s in found:
            print(f"      {s['kind']:<8} {s['gain']:+d} {s['rule']}: {s['text']}")
    for name, (covered, all_of_them) in count.items():
        print(f"{name}: {covered} of {all_of_them}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
