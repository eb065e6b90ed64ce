#!/usr/bin/env python3
"""Compares reframe's scores of whole resumes with an expert's ratings.

usage: rank_resumes.py REFRAME FOLDER [--floor RHO] [--verbose]

FOLDER holds NAME.md files and ratings.jsonl (see its README.md). Prints Spearman's rank correlation
for each stage, craft and the arc; a stage that is "not shown" counts as 0. Exit status 1 when a
stage or the arc is under the floor.
"""
import argparse
import json
import pathlib
import subprocess
import sys

STAGES = ["clinician", "problem_solver", "strategic_thinker"]


def ranks(values):
    """Ranks from 1, equal values sharing their mean rank."""
    order = sorted(range(len(values)), key=lambda i: values[i])
    out = [0.0] * len(values)
    at = 0
    while at < len(order):
        end = at
        while end < len(order) and values[order[end]] == values[order[at]]:
            end += 1
        for i in order[at:end]:
            out[i] = (at + end + 1) / 2
        at = end
    return out


def spearman(a, b):
    """Pearson's correlation of the ranks, which is right with ties too."""
    a, b = ranks(a), ranks(b)
    mean_a, mean_b = sum(a) / len(a), sum(b) / len(b)
    cross = sum((x - mean_a) * (y - mean_b) for x, y in zip(a, b))
    norm = sum((x - mean_a) ** 2 for x in a) * sum((y - mean_b) ** 2 for y in b)
    return cross / norm ** 0.5 if norm else 0.0


def scores(program, path):
    """The scores of one resume by the names of the ratings."""
    run = subprocess.run([program, "analyze", "--format", "json", str(path)], capture_output=True)
    if run.returncode == 2:
        sys.exit(f"{path}: {run.stderr.decode().strip()}")
    resume = json.loads(run.stdout)
    out = {s: resume["arc"]["stages"][s]["score"] or 0 for s in STAGES}
    out["craft"] = resume["craft"]["score"] or 0
    out["overall"] = resume["arc"]["score"] or 0
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--floor", type=float, default=-1.0)
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args()
    with open(args.folder / "ratings.jsonl", encoding="utf-8") as lines:
        rated = [json.loads(line) for line in lines if line.strip()]
    got = [scores(args.program, args.folder / f"{r['id']}.md") for r in rated]
    low = []
    for name in [*STAGES, "craft", "overall"]:
        rho = spearman([r[name] for r in rated], [g[name] for g in got])
        print(f"{name:18s} rho {rho:.3f} over {len(rated)} resumes")
        if name != "craft" and rho < args.floor:
            low.append(name)
        if args.verbose:
            for r, g in sorted(zip(rated, got), key=lambda pair: pair[0][name]):
                print(f"    {r['id']:40s} rated {r[name]:5.1f}  scored {g[name]:5.1f}")
    if low:
        sys.exit(f"under the floor of {args.floor}: {', '.join(low)}")


if __name__ == "__main__":
    main()
