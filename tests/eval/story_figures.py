#!/usr/bin/env python3
"""How well the story analysis does on labelled stories.

usage: story_figures.py REFRAME DIR... [--errors] [--floors FILE]

Each DIR holds ID.md files and labels.jsonl (its README says how they are labelled). With --floors the
figures must reach those of the file, or the exit status is 1.
"""
import argparse
import json
import pathlib
import subprocess
import sys

PARTS = ["situation", "task", "action", "result", "reflection"]
STAGES = ["clinician", "problem_solver", "strategic_thinker"]


def read(folder):
    for line in (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        if line.strip():
            label = json.loads(line)
            label["event"] = f"{folder.name}/{label['event']}"
            label["text"] = (folder / (label["id"] + ".md")).read_text(encoding="utf-8")
            yield label


def analyse(program, stories):
    lines = [json.dumps({"id": s["id"], "kind": "story", "text": s["text"]}) for s in stories]
    done = subprocess.run([program, "stream"], input="\n".join(lines) + "\n", capture_output=True, text=True, check=True)
    out = [json.loads(line) for line in done.stdout.splitlines()]
    assert [o["id"] for o in out] == [s["id"] for s in stories]
    return out


def figures(stories, records, show):
    right, errors = {}, []
    for s, r in zip(stories, records):
        if "error" in r:
            sys.exit(f"{s['id']}: {r['error']}")
        for kind, names in (("parts", PARTS), ("stages", STAGES)):
            for name in names:
                want = bool(s[kind][name])
                got = r["parts"][name]["present"] if kind == "parts" else r["arc"]["stages"][name]["shown"]
                right.setdefault(name, []).append(want == got)
                if want != got:
                    errors.append((name, "missed" if want else "false", s["id"]))
        if "ownership" in s:
            right.setdefault("ownership", []).append(r["ownership"]["label"] == s["ownership"])
            if r["ownership"]["label"] != s["ownership"]:
                errors.append(("ownership", f"{s['ownership']} read as {r['ownership']['label']} ({r['ownership']['i']}/{r['ownership']['we']})", s["id"]))
        if "metric" in s:
            right.setdefault("metric", []).append(r["flags"]["metric"] == bool(s["metric"]))
            if r["flags"]["metric"] != bool(s["metric"]):
                errors.append(("metric", "missed" if s["metric"] else "false", s["id"]))
    out = {name: sum(v) / len(v) for name, v in right.items()}
    scores = {}
    for s, r in zip(stories, records):
        if s["variant"] in ("A", "B", "C"):
            scores.setdefault(s["event"], {})[s["variant"]] = r["score"] or 0
    order = {e: v for e, v in scores.items() if len(v) == 3}
    climbing = [e for e, v in order.items() if v["C"] > v["B"] > v["A"]]
    out["climbs"] = len(climbing) / len(order) if order else 1.0
    if show:
        for e in sorted(errors):
            print("  %-18s %-8s %s" % e)
        for e in sorted(set(order) - set(climbing)):
            print("  order             ", e, order[e])
    return out, len(order)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--floors", type=pathlib.Path)
    a = parser.parse_args()
    stories = [s for f in a.folders for s in read(f)]
    if not stories:
        sys.exit("no labelled stories")
    found, events = figures(stories, analyse(a.program, stories), a.errors)
    print(f"{len(stories)} stories, {events} events told three ways")
    low = []
    floors = json.loads(a.floors.read_text()) if a.floors else {}
    for name, value in found.items():
        floor = floors.get(name)
        print(f"{name:18} {value:.3f}" + (f"  (floor {floor})" if floor is not None else ""))
        if floor is not None and value < floor:
            low.append(name)
    if set(floors) - set(found):
        sys.exit("floors for unknown figures: " + ", ".join(sorted(set(floors) - set(found))))
    if low:
        sys.exit("under the floor: " + ", ".join(low))


if __name__ == "__main__":
    main()
