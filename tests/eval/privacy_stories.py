#!/usr/bin/env python3
"""The privacy check on labelled stories: what it finds, misses and wrongly reports.

usage: privacy_stories.py REFRAME DIR... [--errors] [--least RECALL MOST_FALSE]

Each DIR holds ID.md files and labels.jsonl with a list `privacy` (family, text, occurrence). Found means that
a hit overlaps the mark. With --least the exit status is 1 where the recall over all is lower or there are
more false alarms.
"""
import argparse
import json
import pathlib
import subprocess
import sys


def read(folder):
    for line in (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        story = json.loads(line)
        if "privacy" in story:
            story["body"] = (folder / (story["id"] + ".md")).read_text(encoding="utf-8")
            yield story


def span_of(mark, body):
    at = -1
    for _ in range(mark["occurrence"]):
        at = body.index(mark["text"], at + 1)
    start = len(body[:at].encode())
    return start, start + len(mark["text"].encode())


def around(body, start, end):
    return body.encode()[max(0, start - 60):end + 30].decode(errors="replace").replace("\n", " ")


def measure(program, folder, errors):
    stories = list(read(folder))
    lines = "".join(json.dumps({"id": s["id"], "kind": "story", "text": s["body"]}) + "\n" for s in stories)
    done = subprocess.run([program, "stream"], input=lines, capture_output=True, text=True, check=True)
    marks = found = false = 0
    for story, record in zip(stories, map(json.loads, done.stdout.splitlines())):
        wanted = [span_of(mark, story["body"]) for mark in story["privacy"]]
        got = [(hit["start"], hit["end"]) for hit in record["privacy"]]
        for mark, (start, end) in zip(story["privacy"], wanted):
            hit = any(a < end and start < b for a, b in got)
            marks, found = marks + 1, found + hit
            if errors and not hit:
                print("missed", story["id"], mark["family"], "|", around(story["body"], start, end))
        for start, end in got:
            if not any(start < b and a < end for a, b in wanted):
                false += 1
                if errors:
                    print("false ", story["id"], "|", around(story["body"], start, end))
    print(f"{folder.name}: {found} of {marks} found, {false} false alarms in {len(stories)} stories")
    return marks, found, false


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--least", nargs=2, type=float)
    a = parser.parse_args()
    marks, found, false = map(sum, zip(*(measure(a.program, f, a.errors) for f in a.folders)))
    if a.least and (found < a.least[0] * marks or false > a.least[1]):
        sys.exit(f"recall {found / marks:.3f} (least {a.least[0]}), {false} false alarms (most {a.least[1]:.0f})")


if __name__ == "__main__":
    main()
