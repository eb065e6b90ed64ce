#!/usr/bin/env python3
"""`reframe check` as CI calls it. usage: check_test.py REFRAME"""
import io
import json
import os
import pathlib
import pty
import re
import select
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import xml.etree.ElementTree as ET
import zipfile

PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else None
ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples/resumes"
SCHEMAS = ROOT / "analyzer/report/schema"

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

RESUME = """# Ana Example

Registered nurse

## Experience

Staff Nurse, North Hospital, 2015 - 2020

- Responsible for the daily safety checks on the ward
- Redesigned the discharge form with pharmacy, cutting readmissions by 12%
- Led a pilot of bedside scanning on two wards and set the goals with the vendor

## Education

BSN, South University, 2014
"""
DUTY = "- Responsible for the daily safety checks on the ward\n"
CLEAN = RESUME.replace(DUTY, "- Checked the crash cart on every shift for two years\n")
STORY = ("When I joined the ward I saw that our handover took an hour. " +
         "I asked my team what we lost in it, we timed each step, and I changed the form. " * 5)
# What file names and text can do to a report.
NASTY = ["my resume.md", "Käthe Müller.md", 'quote".md', "tick'.md", "per%cent,colon:.md", "<a>&b;.md", "#hash?.md",
         "line\nbreak.md", "::error::x.md", "tab\there.md", "|pipe|.md", "-dash.md"]
FORMATS = ["text", "json", "ndjson", "sarif", "junit", "github", "gitlab", "markdown"]


def schema(name):
    return json.loads((SCHEMAS / f"{name}.schema.json").read_text())


def docx(lines, comments=()):
    """A Word document of list items; comments are (line number, text)."""
    body, notes = "", ""
    for number, line in enumerate(lines):
        ids = [i for i, (at, _) in enumerate(comments) if at == number]
        start = "".join(f'<w:commentRangeStart w:id="{i}"/>' for i in ids)
        end = "".join(f'<w:commentRangeEnd w:id="{i}"/><w:r><w:commentReference w:id="{i}"/></w:r>' for i in ids)
        body += f"<w:p>{start}<w:r><w:t>{line}</w:t></w:r>{end}</w:p>"
    for i, (_, text) in enumerate(comments):
        notes += f'<w:comment w:id="{i}" w:author="A"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>'
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" '
                               'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                                        f'<Relationship Id="r1" Type="{R}/comments" Target="comments.xml"/></Relationships>',
        "word/comments.xml": f'<w:comments xmlns:w="{W}">{notes}</w:comments>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


class Check(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name).resolve()

    def write(self, name, data):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    def check(self, *words, cwd=None, status=None, **environment):
        env = {k: v for k, v in os.environ.items() if k not in ("GITHUB_STEP_SUMMARY", "CLICOLOR_FORCE")}
        p = subprocess.run([str(PROGRAM), "check", *map(str, words)], capture_output=True, timeout=120,
                           cwd=cwd or self.folder, env={**env, **environment}, stdin=subprocess.DEVNULL)
        p.stdout, p.stderr = p.stdout.decode(), p.stderr.decode()
        if status is not None:
            self.assertEqual(p.returncode, status, p.stdout + p.stderr)
        return p

    def report(self, *words, **more):
        """The JSON report, valid by its schema, files by path."""
        import jsonschema
        p = self.check("--format", "json", *words, **more)
        report = json.loads(p.stdout)
        jsonschema.validate(report, schema("check"))
        report["by_path"] = {f["path"]: f for f in report["files"]}
        return report

    def found(self, *words, **more):
        """(path, rule, state, line) of every finding."""
        return [(f["path"], x["rule"], x["state"], x["place"].get("line")) for f in self.report(*words, **more)["files"]
                for x in f.get("findings", [])]

    # ---- exit status

    def test_exit_status(self):
        self.write("bad/r.md", RESUME)
        self.write("good/r.md", CLEAN)
        self.write("broken/r.docx", b"PK\3\4 cut short")
        self.write("broken/r.md", RESUME)
        for words, want in [(["good"], 0), (["bad"], 0), (["bad", "--fail-on", "warning"], 1), (["good", "--fail-on", "warning"], 0),
                            (["bad", "--fail-on", "warning", "--exit-zero"], 0), (["bad", "good", "--fail-on", "warning"], 1),
                            (["broken", "--fail-on", "warning"], 2), (["broken", "--exit-zero"], 2), (["nowhere"], 2),
                            (["bad", "nowhere", "--fail-on", "warning"], 2), ([], 2), (["good", "--fail-on", "much"], 2),
                            (["good", "--baseline", "none.json"], 2), (["good", "--output", "no/such/folder.txt"], 2)]:
            with self.subTest(words):
                self.check(*words, status=want)

    def test_one_bad_file_hides_nothing(self):
        self.write("a/1.docx", b"PK\3\4 cut short")
        self.write("a/2.md", RESUME)
        self.write("a/3.docx", b"")
        p = self.check("a", "--fail-on", "warning", status=2)
        self.assertIn("a/1.docx: a/1.docx: the archive is damaged or cut short", p.stdout)
        self.assertIn("warning craft.duty-opener, line 9", p.stdout)
        self.assertIn("a/3.docx: a/3.docx: the file is empty", p.stdout)
        self.assertIn("1 file checked: 0 errors, 1 warning, 0 notes", p.stdout)
        self.assertIn("2 files could not be read", p.stdout)
        self.assertEqual(p.stderr, "")
        p = self.check("a", "--format", "json", status=2)
        self.assertEqual(p.stderr.count("\n"), 3, p.stderr)  # the two errors and the sums
        self.assertEqual([f["status"] for f in json.loads(p.stdout)["files"]], ["failed", "checked", "failed"])

    def test_nothing_to_check_is_no_success(self):
        (self.folder / "empty").mkdir()
        p = self.check("empty", status=2)
        self.assertIn("reframe: nothing was checked: no resume was found (name a folder with resumes, or see what was skipped and why)", p.stderr)
        self.write("notes/a.txt", "Milk, bread, eggs.\n")
        p = self.check("notes", status=2)
        self.assertIn("skipped 1 file (neither a resume nor a story): notes/a.txt", p.stdout)

    def test_usage_of_formats_and_files(self):
        self.write("r.md", CLEAN)
        for words, want in [
                (["--format", "sarif", "--format", "json"], "two reports on standard output (give --output FILE to all but one)"),
                (["--format", "sarif", "--output", "x", "--format", "json", "--output", "x"], "two reports in x (give each a file of its own)"),
                (["--format", "sarif", "--output", "x", "--output", "y"],
                 "--output y has no --format of its own (write --format NAME --output FILE for each report)"),
                (["--output", "y", "--format", "sarif", "--format", "json"],
                 "--output y stands before any --format (write --format NAME --output FILE for each report)"),
                (["--output", "."], ".: is a folder (name a file in it)"),
                (["--format", "xml"], "--format: xml not in {text,json,ndjson,sarif,junit,github,gitlab,markdown} (see reframe --help)")]:
            with self.subTest(words):
                p = self.check("r.md", *words, status=2)
                self.assertEqual((p.stderr, p.stdout), (f"reframe: {want}\n", ""))
        self.assertEqual(sorted(f.name for f in self.folder.iterdir()), ["r.md"])
        self.check("r.md", "--output", "one.txt", status=0)
        self.check("r.md", "--output", "two.json", "--format", "json", status=0)
        self.assertIn("1 file checked", (self.folder / "one.txt").read_text())
        self.assertEqual(json.loads((self.folder / "two.json").read_text())["totals"]["checked"], 1)

    def test_several_reports_in_one_run(self):
        self.write("r.md", RESUME)
        words = sum((["--format", f, "--output", f"out.{f}"] for f in FORMATS[1:]), ["r.md"])
        p = self.check(*words, "--format", "text", status=0)
        self.assertIn("craft.duty-opener", p.stdout)
        for f in FORMATS[1:]:
            alone = self.check("r.md", "--format", f, status=0)
            self.assertEqual((self.folder / f"out.{f}").read_text(), alone.stdout, f)
        self.assertEqual(oct((self.folder / "out.sarif").stat().st_mode & 0o777), oct(0o666 & ~self.umask()))

    @staticmethod
    def umask():
        mask = os.umask(0)
        os.umask(mask)
        return mask

    # ---- walking

    def test_what_is_walked_and_what_is_said(self):
        self.write("a/b.md", CLEAN)
        self.write("a/B.txt", RESUME)
        self.write("a/z/c.docx", (SAMPLES / "icu_nurse/resume.docx").read_bytes())
        self.write("a/.hidden/d.md", RESUME)
        self.write("a/picture.png", b"\x89PNG\r\n\x1a\n" + bytes(20))
        self.write("a/old.pdf.txt", b"%PDF-1.7\n")
        self.write("a/data.json", "{\"a\": 1}")
        self.write("a/story.md", STORY)
        self.write("a/empty", b"")
        os.mkfifo(self.folder / "a/pipe")
        os.symlink(self.folder / "a/z", self.folder / "a/link")
        os.symlink("nothing", self.folder / "a/dangling")
        os.symlink(self.folder / "a", self.folder / "a/z/loop")
        self.write("a/.git/x.md", RESUME)
        report = self.report("a", "a/b.md", "./a", status=0)
        self.assertEqual([f["path"] for f in report["files"]],
                         ["a/.hidden", "a/B.txt", "a/b.md", "a/dangling", "a/data.json", "a/empty", "a/link", "a/old.pdf.txt",
                          "a/picture.png", "a/pipe", "a/story.md", "a/z/c.docx", "a/z/loop"])
        why = {f["path"]: f.get("reason") for f in report["files"]}
        self.assertEqual(why["a/.hidden"], "hidden, its name begins with a dot")
        self.assertEqual(why["a/link"], "a link to a folder, which is not followed")
        self.assertEqual(why["a/dangling"], "a link to nothing")
        self.assertEqual(why["a/pipe"], "no regular file")
        self.assertEqual(why["a/picture.png"], "a PNG picture, not a document")
        self.assertEqual(why["a/empty"], "the file is empty")
        self.assertEqual((report["by_path"]["a/story.md"]["status"], report["by_path"]["a/story.md"]["kind"]), ("checked", "story"))

    def test_a_file_that_is_named_is_checked_whatever_it_looks_like(self):
        self.write("notes.txt", "Responsible for the daily safety checks on the ward.\n")
        self.assertEqual(self.found("notes.txt"), [("notes.txt", "craft.duty-opener", "live", 1)])
        p = self.check("--format", "json", "-", status=2)  # standard input is empty here
        self.assertEqual(json.loads(p.stdout)["files"][0]["error"]["code"], "empty")

    # ---- settings

    def test_the_nearest_settings_hold_alone(self):
        self.write(".reframe.yaml", "fail_on: warning\n")
        self.write("a/r.md", RESUME)
        self.write("b/.reframe.yaml", "rules: {craft.duty-opener: note}\n")
        self.write("b/r.md", RESUME)
        self.write("c/.reframe.yaml", "extends: ../.reframe.yaml\nrules: {craft.*: off}\n")
        self.write("c/deep/r.md", RESUME)
        report = self.report(".", status=1)
        self.assertEqual({p: (f["fails"], f["config"], f["counts"]["warning"], f["counts"]["note"])
                          for p, f in report["by_path"].items() if f["status"] == "checked"},
                         {"a/r.md": (True, ".reframe.yaml", 1, 0), "b/r.md": (False, "b/.reframe.yaml", 0, 1),
                          "c/deep/r.md": (False, "c/.reframe.yaml", 0, 0)})
        self.assertEqual(self.report("a", "--no-config", status=0)["by_path"]["a/r.md"]["config"], None)
        self.assertEqual(self.report("a", "--config", "c/.reframe.yaml", status=0)["by_path"]["a/r.md"]["counts"]["warning"], 0)
        self.assertEqual(self.report("b", "--fail-on", "note", status=1)["by_path"]["b/r.md"]["fail_on"], "note")

    def test_thresholds_fail_with_their_place(self):
        self.write(".reframe.yaml", "thresholds:\n  arc: 99\n  craft: off\ntarget: director\n")
        self.write("r.md", RESUME)
        p = self.check("r.md", status=1)
        self.assertRegex(p.stdout, r"error threshold.arc, the whole document\n      The story as a whole \(arc\) is [\d.]+; at least 99 is asked. "
                                   r"Asked in .reframe.yaml, line 2. ")
        self.assertRegex(p.stdout, r"The resume reads as [\w ]+; it aims at Director. Asked in .reframe.yaml, line 4. ")

    def test_patterns_choose_and_exclude(self):
        self.write(".reframe.yaml", "resumes: ['cv/**']\nstories: ['*.story.md']\nexclude: ['cv/old/']\n")
        self.write("cv/list.txt", "Milk, bread and eggs for the whole week ahead.\n")
        self.write("cv/old/r.md", RESUME)
        self.write("cv/x.story.md", STORY)
        self.write("other/r.md", RESUME)
        files = self.report(".", status=0)["by_path"]
        self.assertEqual({p: f.get("reason", "checked") for p, f in files.items()},
                         {"cv/list.txt": "checked", "cv/old/r.md": "excluded by the settings",
                          "cv/x.story.md": "checked",
                          "other/r.md": "fits no pattern of the settings"})
        self.check("cv/old/r.md", "--fail-on", "note", status=0)  # pre-commit names what was changed

    def test_broken_settings_are_told_once(self):
        self.write("a/.reframe.yaml", "fail_on: error\nrules:\n  craft.nothing: off\n")
        for i in range(4):
            self.write(f"a/{i}.md", RESUME)
        self.write("b/r.md", RESUME)
        p = self.check(".", status=2)
        want = (f"{self.folder}/a/.reframe.yaml:3:3: there is no rule 'craft.nothing' (see reframe rules list; "
                "\"craft.*\" means all rules of craft)")
        self.assertEqual(p.stdout.count(want), 1)
        self.assertEqual(p.stdout.count("its settings are broken, see above"), 3)
        self.assertIn("b/r.md", p.stdout)
        os.mkfifo(self.folder / "b/.reframe.yaml")
        self.assertIn("is no regular file (settings are a file of text)", self.check("b", status=2).stdout)

    def test_own_packs_and_their_rules(self):
        self.write("packs/own.yaml", "rules:\n  - id: own.ward\n    dimension: craft\n    severity: error\n    terms: [bedside scanning]\n"
                   "    message: {what: A., why: B., instead: C.}\n    source: me\n"
                   "    examples: {hit: ['[[bedside scanning]] x', 'a [[bedside scanning]]'], miss: [x, y]}\n")
        self.write(".reframe.yaml", "packs: packs\nrules: {craft.*: off}\n")
        self.write("r.md", RESUME)
        self.assertEqual(self.found("r.md", status=1), [("r.md", "own.ward", "live", 11)])
        sarif = json.loads(self.check("r.md", "--format", "sarif").stdout)["runs"][0]
        result = sarif["results"][0]
        self.assertEqual(sarif["tool"]["driver"]["rules"][result["ruleIndex"]]["id"], "own.ward")
        self.write(".reframe.yaml", "packs: nowhere\n")
        self.assertIn("nowhere: no such folder of rule packs", self.check("r.md", status=2).stdout)

    def test_identifiers_are_masked_in_every_report(self):
        self.write("packs/own.yaml", "rules:\n  - id: privacy.test\n    dimension: craft\n    severity: error\n    terms: [room twelve]\n"
                   "    message: {what: A possible identifier., why: B., instead: C.}\n    source: me\n"
                   "    examples: {hit: ['[[room twelve]] x', 'a [[room twelve]]'], miss: [x, y]}\n")
        self.write("r.md", RESUME.replace("safety checks on the ward", "safety checks in Room Twelve and the ward"))
        # One run for all: compiling the packs takes most of it.
        reports = sum((["--format", form, "--output", f"x.{form}"] for form in FORMATS), [])
        p = self.check("r.md", "--rules", "packs", *reports, status=1)
        self.assertNotIn("welve", p.stdout + p.stderr)
        for form in FORMATS:
            with self.subTest(form):
                report = (self.folder / f"x.{form}").read_text(encoding="utf-8")
                self.assertNotIn("welve", report)
                if form != "markdown":
                    self.assertIn("safety checks in [masked] and the ward", report)

    def test_a_broken_pack_is_told(self):
        self.write("packs/own.yaml", "rules:\n  - id: own.x\n    dimension: craft\n    pattern: '(ward'\n    gate: [ward]\n    source: me\n"
                   "    examples: {hit: ['[[ward]] x', 'a [[ward]]'], miss: [x, y]}\n")
        self.write("r.md", RESUME)
        p = self.check("r.md", "--rules", "packs", status=2)
        self.assertIn("rule 'own.x' has a pattern that does not work", p.stdout)
        for i in range(10_001):
            (self.folder / f"packs/{i}").touch()
        p = self.check("r.md", "--rules", "packs", status=2)
        self.assertIn(f"{self.folder}/packs: more than 10000 files and folders (name the folder that holds the packs alone)", p.stdout)

    def test_hostile_documents_end(self):
        line = "Responsible for the daily safety checks on the ward. "
        head, tail = RESUME.split(DUTY)
        for name, data in {"one_line.md": head + "- " + line * 10_000 + "\n" + tail,
                           "many_lines.md": head + ("- " + line + "\n") * 10_000 + tail,
                           "entities.md": head + "- " + "Responsible for &#97;&#98;&#99; &amp;&amp; checks. " * 10_000 + "\n" + tail,
                           "remarks.md": head + "<!-- reframe: ignore craft.duty-opener x -->\n" * 999 + DUTY * 5000 + tail}.items():
            with self.subTest(name):
                path = self.write(name, data)
                start = time.monotonic()
                reports = sum((["--format", form, "--output", f"x.{form}"] for form in FORMATS), [])
                self.check(path, *reports, "--write-baseline", "b.json", status=0)
                self.check(path, "--baseline", "b.json", "--fail-on", "note", status=0)
                self.assertLess(time.monotonic() - start, 60)
        path = self.write("remarks.md", head + "<!-- reframe: ignore craft.duty-opener x -->\n" * 1001 + tail)
        self.assertIn("more than 1000 comments 'reframe: …' (accept findings in a baseline, or switch rules off in the settings)",
                      self.check(path, status=2).stdout)

    def test_settings_are_as_their_schema_says(self):
        import jsonschema
        import yaml
        validator = jsonschema.Draft202012Validator(schema("config"))
        good = ["", "fail_on: note\n", "thresholds: {arc: 5, stages: {clinician: off}, framing: {product: {max: 0.5}}}\n",
                "resumes: a\nstories: [b]\n", "rules: {craft.*: off, threshold.arc: warning}\n", "target: [pm]\n", "profession: nurse\n"]
        bad = ["x: 1\n", "- a\n", "fail_on: off\n", "thresholds: {arc: 101}\n", "thresholds: {arc: '5'}\n", "thresholds: {framing: {product: 2}}\n",
               "thresholds: {arc: {}}\n", "thresholds: {stages: {none: 1}}\n", "rules: {craft.*: loud}\n", "target: cto\n", "resumes: []\n",
               "resumes: {a: b}\n", "profession: [a]\n", "rules: off\n", "extends: [a]\n"]
        self.write("r.md", CLEAN)
        for text in good + bad:
            with self.subTest(text):
                self.write(".reframe.yaml", text)
                self.assertEqual(not list(validator.iter_errors(yaml.safe_load(text))), text in good)
                self.assertEqual(self.check("r.md").returncode == 2, text in bad)

    def test_print_config(self):
        self.write("a/.reframe.yaml", "extends: ../base.yaml\nthresholds: {arc: 10}\n")
        self.write("base.yaml", "fail_on: note\nthresholds: {craft: {max: 90}}\nresumes: ['*.md']\n")
        p = self.check("--print-config", "a/r.md", status=0)
        self.assertEqual(p.stdout, f"# from {self.folder}/a/.reframe.yaml\n# extends {self.folder}/base.yaml\n"
                         f"# relative to \"{self.folder}\"\nresumes:\n  - \"*.md\"\nthresholds:\n"
                         f"  arc: 10  # {self.folder}/a/.reframe.yaml:2\n  craft: {{max: 90}}  # {self.folder}/base.yaml:2\nfail_on: note\n")
        self.write("copy/.reframe.yaml", p.stdout)
        again = self.check("--print-config", "copy/r.md", status=0).stdout
        strip = lambda t: re.sub(r"  # /.*|^# .*\n", "", t, flags=re.M)
        self.assertEqual(strip(again), strip(p.stdout))
        self.assertEqual(self.check("--print-config", "/r.md", "--no-config").stdout, "# no .reframe.yaml: the defaults\nfail_on: error\n")

    # ---- what was accepted

    def test_baseline_round_trip(self):
        import jsonschema
        self.write("a b/Käthe.md", RESUME + "- Responsible for the daily safety checks on the ward\n")
        self.check("a b", "--fail-on", "note", status=1)
        p = self.check("a b", "--fail-on", "note", "--write-baseline", "base.json", status=0)
        self.assertEqual(p.stderr, "reframe: base.json accepts 2 findings in 1 files\n")
        text = (self.folder / "base.json").read_text()
        jsonschema.validate(json.loads(text), schema("baseline"))
        self.assertNotIn("safety checks", text)
        self.assertEqual([(e["rule"], e["count"]) for e in json.loads(text)["files"]["a b/Käthe.md"]], [("craft.duty-opener", 2)])
        # Accepted, also when the lines move, when case or spaces change, and from another folder.
        moved = RESUME.replace("## Experience", "A nurse in product.\n\n## Experience").replace("daily safety", "daily  SAFETY")
        self.write("a b/Käthe.md", moved + DUTY)
        p = self.check("a b", "--fail-on", "note", "--baseline", "base.json", status=0)
        self.assertIn("0 errors, 0 warnings, 0 notes; 0 suppressed, 2 accepted by the baseline", p.stdout)
        self.check(self.folder / "a b", "--fail-on", "note", "--baseline", self.folder / "base.json", cwd="/", status=0)
        # A third is new; another text is new.
        self.write("a b/Käthe.md", moved + DUTY + DUTY)
        self.assertEqual([x[2] for x in self.found("a b", "--fail-on", "note", "--baseline", "base.json", status=1)],
                         ["accepted", "accepted", "live"])
        self.write("a b/Käthe.md", RESUME.replace("daily", "weekly"))
        p = self.check("a b", "--fail-on", "note", "--baseline", "base.json", status=1)
        self.assertIn("stale baseline entry: 2 of craft.duty-opener no longer there", p.stdout)
        # Mended: stale, and a failure only when strict.
        self.write("a b/Käthe.md", CLEAN)
        p = self.check("a b", "--fail-on", "note", "--baseline", "base.json", status=0)
        self.assertIn("1 baseline entry stale", p.stdout)
        self.check("a b", "--baseline", "base.json", "--strict-baseline", status=1)
        self.check("a b", "--baseline", "base.json", "--strict-baseline", "--exit-zero", status=0)
        # A file that is gone; one that is only not part of this run.
        self.write("other.md", CLEAN)
        self.check("other.md", "--baseline", "base.json", "--strict-baseline", status=0)
        (self.folder / "a b/Käthe.md").unlink()
        p = self.check("other.md", "--baseline", "base.json", "--strict-baseline", status=1)
        self.assertIn("a b/Käthe.md: stale baseline entry: 2 of craft.duty-opener; the file is gone", p.stdout)
        # Written anew it is the same bytes, whatever the order of the inputs.
        self.write("a b/Käthe.md", RESUME)
        self.write("b/r.md", RESUME)
        self.check("a b", "b", "--write-baseline", "one.json", status=0)
        self.check("b", "a b", "--write-baseline", "two.json", status=0)
        self.assertEqual((self.folder / "one.json").read_bytes(), (self.folder / "two.json").read_bytes())

    def test_a_threshold_can_be_accepted_too(self):
        self.write(".reframe.yaml", "thresholds: {arc: 99}\n")
        self.write("r.md", RESUME)
        self.check("r.md", status=1)
        self.check("r.md", "--write-baseline", "b.json", status=0)
        self.check("r.md", "--baseline", "b.json", status=0)

    def test_stories_are_checked(self):
        leak = STORY.replace("When I joined", "Mrs. Alma Example, a patient with MRN 4471932, waited. When I joined")
        self.write(".reframe.yaml", "thresholds: {story: 99}\n")
        self.write("s.md", "# Handover\n\n" + leak + "\n")
        report = self.report("s.md", status=1)["by_path"]["s.md"]
        rules = [f["rule"] for f in report["findings"]]
        self.assertIn("threshold.story", rules)
        mrn = next(f for f in report["findings"] if f["rule"] == "privacy.mrn")
        self.assertEqual((mrn["severity"], mrn["place"]["line"]), ("error", 3))
        for form in FORMATS:
            self.assertNotIn("4471932", self.check("s.md", "--format", form).stdout, form)
        self.write(".reframe.yaml", "rules: {privacy.*: off, threshold.*: off}\n")
        self.assertNotIn("privacy.mrn", [x[1] for x in self.found("s.md")])

    def test_suppression_in_text_markdown_and_word(self):
        reason = "reframe: ignore craft.duty-opener agreed with Ana"
        items = RESUME.replace("# ", "").replace("#", "").replace("- ", "").split("\n")
        duty = items.index("Responsible for the daily safety checks on the ward")
        for name, data in {
                "md.md": RESUME.replace(DUTY, f"<!-- {reason} -->\n{DUTY}"),
                "inline.md": RESUME.replace(DUTY, f"{DUTY.strip()} <!-- {reason} -->\n"),
                "text.txt": RESUME.replace("# ", "").replace(DUTY, f"# {reason}\n{DUTY}"),
                "word.docx": docx(items, [(duty, reason)])}.items():
            with self.subTest(name):
                path = self.write(name, data)
                found = [x for x in self.found(path, "--fail-on", "warning", status=0)]
                self.assertEqual([x[1:3] for x in found if x[1] == "craft.duty-opener"], [("craft.duty-opener", "suppressed")])
                finding = next(f for f in self.report(path)["files"][0]["findings"] if f["rule"] == "craft.duty-opener")
                self.assertEqual(finding["reason"], "agreed with Ana")
        # Counted in every report that has a place for it, and in the sums of the others.
        for form, want in [("text", "; 1 suppressed,"), ("github", "; 1 suppressed,"), ("markdown", "; 1 suppressed,"),
                           ("junit", '<property name="suppressed" value="1"/>'), ("sarif", '"suppressed":1'),
                           ("json", '"suppressed":1'), ("ndjson", '"suppressed":1')]:
            self.assertIn(want, self.check("md.md", "--format", form, status=0).stdout, form)
        self.assertIn("; 1 suppressed,", self.check("md.md", "--format", "gitlab").stderr)

    def test_a_suppression_that_cannot_hold_is_told(self):
        def rules(comment, line=DUTY):
            self.write("r.md", RESUME.replace(line, f"<!-- reframe: {comment} -->\n{line}"))
            return [(x[1], x[2]) for x in self.found("r.md")]
        live = ("craft.duty-opener", "live")
        self.assertEqual(rules("ignore craft.duty-opener"), [live, ("suppression.no-reason", "live")])
        self.assertEqual(self.check("r.md").returncode, 1)  # an error: a reason is required
        self.assertEqual(rules("ignore craft.dooty because"), [live, ("suppression.unknown-rule", "live")])
        self.assertEqual(rules("ignore craft.blame because"), [live, ("suppression.unused", "live")])
        self.assertEqual(rules("ignore craft.duty-opener because", "- Redesigned"), [live, ("suppression.unused", "live")])
        self.assertEqual(rules("ignore craft.duty-opener,craft.blame because"), [("craft.duty-opener", "suppressed")])
        self.write("r.md", RESUME.replace(DUTY, "<!-- reframe: ignore craft.duty-opener -->\n" + DUTY))
        place = next(f["place"] for f in self.report("r.md")["files"][0]["findings"] if f["rule"] == "suppression.no-reason")
        self.assertEqual((place["line"], place["column"], place["lines_of"]), (9, 1, "file"))

    def test_compare(self):
        self.write("r.md", RESUME)
        self.write("gone.md", RESUME)
        self.check(".", "--format", "json", "--output", "old.json")
        self.check("r.md", "--compare", "old.json", status=0)
        self.assertNotIn("since old.json", self.check("r.md", "--compare", "old.json").stdout)
        self.write("r.md", CLEAN)
        (self.folder / "gone.md").unlink()
        self.write("new.md", CLEAN)
        p = self.check(".", "--compare", "old.json", status=0)
        self.assertRegex(p.stdout, r"since old.json: (arc \d+ > \d+, )?-1 craft.duty-opener \(the text changed\)")
        self.assertIn("new.md: ", p.stdout)
        self.assertIn("since old.json: a new file", p.stdout)
        self.assertIn("gone.md: is in old.json and not here", p.stdout)
        change = self.report("r.md", "--compare", "old.json")["files"][0]["change"]
        self.assertEqual((change["text"], change["rules"], change["settings"]), (True, False, False))
        self.write("r.md", RESUME)
        self.write(".reframe.yaml", "rules: {craft.duty-opener: off}\n")
        self.assertIn("-1 craft.duty-opener (the settings changed)", self.check("r.md", "--compare", "old.json").stdout)
        old = json.loads((self.folder / "old.json").read_text())
        for f in old["files"]:
            f["rules_version"] = "0" * 12
            f["findings"] = []
        self.write("old.json", json.dumps(old))
        (self.folder / ".reframe.yaml").unlink()
        self.assertIn("+1 craft.duty-opener (the rules changed)", self.check("r.md", "--compare", "old.json").stdout)
        self.write("no.json", "[]")
        self.assertEqual(self.check("r.md", "--compare", "no.json", status=2).stderr,
                         "reframe: no.json: not a JSON report of reframe check: it has no list of files (give a file written with --format json)\n")

    # ---- reports

    def nasty(self):
        for name in NASTY:
            self.write("r/" + name, RESUME.replace("the ward", "the ward ##[group]x ]]> | `a` <b> & ::warning::y"))
        return sorted(NASTY, key=lambda n: n.encode())

    def test_names_and_text_break_no_report(self):
        import jsonschema
        names = self.nasty()
        shown = ["r/" + n.replace("\n", "\\n").replace("\t", " ") for n in names]
        report = self.report("r")
        self.assertEqual([f["path"] for f in report["files"]], shown)
        lines = self.check("r", "--format", "ndjson").stdout.splitlines()
        validator = jsonschema.Draft202012Validator({**schema("check"), **schema("check")["$defs"]["file"], "properties": {}, "required": [],
                                                     "additionalProperties": True, "type": "object"})
        self.assertEqual([json.loads(l)["path"] for l in lines], shown)
        for line in lines:
            validator.validate(json.loads(line))
        sarif = json.loads(self.check("r", "--format", "sarif").stdout)["runs"][0]
        import urllib.parse
        uris = [r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in sarif["results"]]
        self.assertEqual([urllib.parse.unquote(u) for u in uris], ["r/" + n for n in names])
        for uri in uris:
            self.assertRegex(uri, r"^[A-Za-z0-9._~/%-]+$")
        suites = ET.fromstring(self.check("r", "--format", "junit", "--fail-on", "warning").stdout)
        self.assertEqual([s.get("name") for s in suites], shown)
        keys = [(c.get("classname"), c.get("name")) for c in suites.iter("testcase")]
        self.assertEqual(len(keys), len(set(keys)))
        self.assertEqual(sum(1 for _ in suites.iter("failure")), len(names))
        issues = json.loads(self.check("r", "--format", "gitlab").stdout)
        self.assertEqual([i["location"]["path"] for i in issues], shown)
        self.assertEqual(len({i["fingerprint"] for i in issues}), len(issues))
        table = [l for l in self.check("r", "--format", "markdown").stdout.splitlines() if l.startswith("| r/")]
        self.assertEqual(len(table), len(names))
        for row in table:
            self.assertEqual(len(re.findall(r"(?<!\\)\|", row)), 12, row)

    def test_github_commands(self):
        names = self.nasty()
        p = self.check("r", "--format", "github", status=0)
        commands = [l for l in p.stdout.splitlines() if l.strip().startswith("::")]
        self.assertEqual(len(commands), len(names))
        for name, line in zip(names, commands):
            escaped = ("r/" + name).replace("%", "%25").replace("\n", "%0A").replace(":", "%3A").replace(",", "%2C")
            self.assertTrue(line.startswith(f"::warning file={escaped},line=9,endLine=9,col=3,endColumn="), line)
            self.assertIn(",title=craft.duty-opener::The line opens with a duty", line)
        self.assertNotIn("##[", p.stdout)
        summary = self.write("summary.md", "before\n")
        self.check("r", "--format", "github", GITHUB_STEP_SUMMARY=str(summary))
        self.assertTrue(summary.read_text().startswith("before\n## reframe check\n\n| File |"))
        self.assertIn(f"{len(names)} files checked", summary.read_text())
        # A finding over two lines has no columns; one in a package has no line.
        self.write("wrap.md", RESUME.replace("daily safety", "daily\n  safety"))
        self.write("sub/.reframe.yaml", "thresholds: {arc: 99}\n")
        self.write("sub/w.docx", docx(RESUME.replace("# ", "").replace("#", "").replace("- ", "").split("\n")))
        out = self.check("wrap.md", "sub/w.docx", "--format", "github").stdout
        self.assertRegex(out, r"::warning file=wrap.md,line=9,endLine=\d+,")
        self.assertRegex(out, r"::warning file=sub/w.docx,title=craft.duty-opener::word/document.xml paragraph \d+: ")
        self.assertIn("::error file=sub/w.docx,title=threshold.arc::", out)

    def test_sarif_says_where_in_a_package(self):
        path = self.write("ä b.docx", docx(RESUME.replace("# ", "").replace("#", "").replace("- ", "").split("\n")))
        run = json.loads(self.check(path, "--format", "sarif").stdout)["runs"][0]
        result = next(r for r in run["results"] if r["ruleId"] == "craft.duty-opener")
        location = result["locations"][0]
        self.assertEqual(location["logicalLocations"][0]["fullyQualifiedName"], "word/document.xml#(//w:p)[9]")
        xml = ET.fromstring(zipfile.ZipFile(path).read("word/document.xml"))
        paragraph = list(xml.iter(f"{{{W}}}p"))[8]
        self.assertTrue("".join(paragraph.itertext()).startswith("Responsible for"))
        region = location["physicalLocation"]["region"]
        text = subprocess.run([str(PROGRAM), "extract", str(path)], capture_output=True).stdout.decode().splitlines()
        self.assertTrue(text[region["startLine"] - 1][region["startColumn"] - 1:].startswith("Responsible for"))
        artifact = run["artifacts"][location["physicalLocation"]["artifactLocation"]["index"]]
        self.assertEqual(artifact["location"]["uri"], "%C3%A4%20b.docx")
        self.assertIn("reframe extract", artifact["description"]["text"])
        nested = next(a for a in run["artifacts"] if "parentIndex" in a)
        self.assertEqual((nested["location"]["uri"], run["artifacts"][nested["parentIndex"]]), ("word/document.xml", artifact))
        print_ = result["partialFingerprints"]["primaryLocationLineHash"]
        self.assertRegex(print_, r"^[0-9a-f]{16}:1$")
        path.write_bytes(docx(["Ana", "A new line"] + RESUME.replace("# ", "").replace("#", "").replace("- ", "").split("\n")))
        again = json.loads(self.check(path, "--format", "sarif").stdout)["runs"][0]
        self.assertEqual(next(r for r in again["results"] if r["ruleId"] == "craft.duty-opener")["partialFingerprints"]
                         ["primaryLocationLineHash"], print_)

    def test_same_bytes_whatever_the_threads_and_the_locale(self):
        for form in FORMATS:
            with self.subTest(form):
                one = self.check(SAMPLES, "--format", form, "--threads", "1", cwd=ROOT)
                many = self.check(SAMPLES, "--format", form, "--threads", "8", cwd=ROOT, LC_ALL="tr_TR.UTF-8", LANG="de_DE.UTF-8")
                self.assertEqual((one.stdout, one.stderr, one.returncode), (many.stdout, many.stderr, many.returncode))

    # ---- ready for CI services

    def step(self, **inputs):
        """Runs the step of action.yml as a runner does, with `inputs` over the defaults."""
        import yaml
        action = yaml.safe_load((ROOT / "action.yml").read_text())
        values = {name: str(spec["default"]) for name, spec in action["inputs"].items()} | inputs
        step, = action["runs"]["steps"]
        env = {}
        for name, text in step["env"].items():
            wanted = re.fullmatch(r"\$\{\{ inputs\.([a-z-]+) \}\}", text)
            env[name] = values.pop(wanted[1])
        self.assertEqual(values, {})  # every input reaches the script
        self.assertEqual(action["outputs"]["status"]["value"], "${{ steps." + step["id"] + ".outputs.status }}")
        output = self.write("github_output", "")
        p = subprocess.run([step["shell"], "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]], cwd=self.folder, capture_output=True,
                           stdin=subprocess.DEVNULL, text=True, timeout=60,
                           env={**os.environ, **env, "GITHUB_ACTION_PATH": str(ROOT), "GITHUB_OUTPUT": str(output),
                                "GITHUB_STEP_SUMMARY": str(self.folder / "step_summary"), "REFRAME_PROGRAM": str(PROGRAM)})
        return p, output.read_text()

    def test_the_github_action(self):
        self.write("my cv's/-r.md", RESUME)
        self.write("other/r.md", RESUME)
        p, output = self.step(paths="my cv's\n\nother\n", **{"fail-on": "warning"}, sarif="out dir.sarif", junit="j.xml")
        self.assertEqual((p.returncode, output, p.stderr), (1, "status=1\n", ""))
        self.assertIn("::warning file=my cv's/-r.md,line=9,", p.stdout)
        self.assertIn("2 files checked", (self.folder / "step_summary").read_text())
        self.assertEqual(len(json.loads((self.folder / "out dir.sarif").read_text())["runs"][0]["results"]), 2)
        ET.parse(self.folder / "j.xml")
        p, output = self.step(paths="$(touch bad)\n`touch bad`\n;touch bad")
        self.assertEqual((p.returncode, output), (2, "status=2\n"))
        self.assertFalse((self.folder / "bad").exists())
        self.check(".", "--write-baseline", "b.json")
        self.assertEqual(self.step(baseline="b.json", **{"fail-on": "note", "strict-baseline": "true"})[0].returncode, 0)
        self.write("other/r.md", CLEAN)
        self.assertEqual(self.step(baseline="b.json", **{"strict-baseline": "true"})[0].returncode, 1)
        self.write("s.yaml", "rules: {craft.*: off}\n")
        self.assertEqual(self.step(config="s.yaml", **{"fail-on": "note"})[0].returncode, 0)

    def test_the_gitlab_template(self):
        import yaml
        job = yaml.safe_load((ROOT / "cli/ci/gitlab.yml").read_text())["reframe"]
        self.write("cv/r.md", RESUME)
        (self.folder / "builds").mkdir()
        (self.folder / "builds/reframe").symlink_to(ROOT)
        p = subprocess.run(["sh", "-ec", job["script"][-1]], cwd=self.folder / "cv", capture_output=True, text=True, timeout=60,
                           stdin=subprocess.DEVNULL, env={**os.environ, **job["variables"], "CI_BUILDS_DIR": str(self.folder / "builds"),
                                                          "REFRAME_FAIL_ON": "warning", "REFRAME_PROGRAM": str(PROGRAM)})
        self.assertEqual((p.returncode, p.stderr), (1, ""))
        self.assertIn("craft.duty-opener", p.stdout)
        reports = job["artifacts"]["reports"]
        self.assertEqual(job["artifacts"]["when"], "always")  # a failing job must hand them over too
        self.assertEqual(len(json.loads((self.folder / "cv" / reports["codequality"]).read_text())), 1)
        self.assertEqual(len(list(ET.parse(self.folder / "cv" / reports["junit"]).iter("failure"))), 1)

    def test_the_pre_commit_hooks(self):
        import yaml
        hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
        self.assertEqual([h["id"] for h in hooks], ["reframe-check", "reframe-check-installed"])
        path = self.write("staged ü.docx", docx(RESUME.replace("# ", "").replace("#", "").replace("- ", "").split("\n")))
        for hook in hooks:
            self.assertTrue(re.search(hook["files"], "a/b.docx"))
            self.assertFalse(re.search(hook["files"], "a/b.docx.txt"))
            program, *words = hook["entry"].split()
            if hook["language"] == "script":
                self.assertTrue(os.access(ROOT / program, os.X_OK))
            self.check(*words[1:], "--fail-on", "warning", path, status=1)
            self.assertEqual(words[0], "check")

    # ---- many files, terminals, interrupts

    def many(self, count):
        data = (SAMPLES / "icu_nurse/resume.docx").read_bytes()
        for i in range(count):
            self.write(f"many/{i % 50:02}/{i:04} ä.docx", data)

    def run_measured(self, *words):
        """Most memory of the run, in KiB: what the kernel calls the high water mark, read while it runs.
        (ru_maxrss would count the memory of this script, which the new process shares until it begins.)"""
        p = subprocess.Popen([str(PROGRAM), "check", *words], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        most = 0
        while p.poll() is None:
            try:
                text = pathlib.Path(f"/proc/{p.pid}/status").read_text()
            except OSError:
                break
            if PROGRAM.name in text.split("\n", 1)[0]:
                most = max([most, *map(int, re.findall(r"VmHWM:\s+(\d+) kB", text))])
            time.sleep(0.002)
        self.assertEqual(p.wait(), 0)
        return most

    def test_memory_does_not_grow_with_the_files(self):
        if b"__asan_init" in PROGRAM.read_bytes():
            self.skipTest("the sanitizer keeps what is freed")
        self.many(2000)
        words = sum((["--format", f, "--output", str(self.folder / f"out.{f}")] for f in FORMATS), [])
        few = self.run_measured(str(self.folder / "many/00"), str(self.folder / "many/01"), *words)
        all_ = self.run_measured(str(self.folder / "many"), *words)
        print(f"\npeak memory: {few} KiB over 80 documents, {all_} KiB over 2000", file=sys.stderr)
        self.assertEqual(json.loads((self.folder / "out.json").read_text())["totals"]["checked"], 2000)
        # Names of files, and what SARIF must say of each at its end: a kilobyte and a half a file. On a
        # busy machine a few more finished reports wait for their turn than on an idle one: 4 MiB. A
        # run that kept what it writes of each, 4 KB as JSON and more as SARIF, would need tens.
        self.assertLess(all_ - few, 1.5 * 1920 + 4096)

    def test_progress_is_one_line_on_a_terminal_alone(self):
        self.many(100)
        main, side = pty.openpty()
        p = subprocess.Popen([str(PROGRAM), "check", "many", "--format", "json"], cwd=self.folder, stdin=subprocess.DEVNULL,
                             stdout=subprocess.PIPE, stderr=side, env={**os.environ, "TERM": "xterm"})
        os.close(side)
        out = p.stdout.read()
        p.stdout.close()
        seen = b""
        while select.select([main], [], [], 1)[0]:
            try:
                more = os.read(main, 4096)
            except OSError:
                break
            if not more:
                break
            seen += more
        os.close(main)
        self.assertEqual(p.wait(), 0)
        json.loads(out)
        self.assertRegex(seen.decode(), r"\r\x1b\[K\[#*-*\] \d+ of 100  ")
        last = seen.decode().rsplit("\x1b[K", 1)
        self.assertTrue(last[1].startswith("reframe: 100 files checked"), last)
        self.assertNotIn("\n", last[0])
        p = self.check("many", "--format", "json", TERM="xterm")
        self.assertNotIn("\x1b", p.stderr)

    def test_an_interrupt_leaves_whole_reports_or_none(self):
        self.many(600)
        before = sorted(f.name for f in self.folder.iterdir())
        self.write("old.json", "old")
        stopped = 0
        for sent, delay in ((signal.SIGINT, 0.05), (signal.SIGTERM, 0.2), (signal.SIGINT, 0.5)):
            p = subprocess.Popen([str(PROGRAM), "check", "many", "--format", "sarif", "--output", "new.sarif", "--format", "json",
                                  "--output", "old.json", "--format", "junit", "--threads", "1"], cwd=self.folder, stdin=subprocess.DEVNULL,
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            time.sleep(delay)
            p.send_signal(sent)
            out, err = p.communicate(timeout=60)
            if p.returncode == -sent:
                stopped += 1
                self.assertEqual(out, b"")
                self.assertEqual(sorted(f.name for f in self.folder.iterdir()), sorted(before + ["old.json"]))
                self.assertEqual((self.folder / "old.json").read_text(), "old")
                if err:
                    self.assertEqual(err.decode(), "reframe: interrupted; no report was written\n")
            else:
                self.assertEqual(p.returncode, 0)
                break
        self.assertGreater(stopped, 0)

    def test_a_reader_that_goes_away_is_no_crash(self):
        self.many(60)
        p = subprocess.Popen([str(PROGRAM), "check", "many", "--format", "ndjson", "--format", "json", "--output", "x.json"],
                             cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        p.stdout.close()
        err = p.stderr.read().decode()
        p.stderr.close()
        self.assertEqual(p.wait(), 2)
        self.assertIn("standard output: cannot write: Broken pipe", err)
        self.assertEqual(json.loads((self.folder / "x.json").read_text())["totals"]["checked"], 60)

    def test_a_full_disk_is_told(self):
        self.write("r.md", RESUME)
        if pathlib.Path("/dev/full").exists():
            p = self.check("r.md", "--format", "json", "--output", "/dev/full", status=2)
            self.assertIn("/dev/full: cannot write: No space left on device", p.stderr)

    def test_big_reports_warn(self):
        lines = "".join(f"- Responsible for the daily safety checks on ward {i}\n" for i in range(5200))
        self.write("r.md", RESUME.replace(DUTY, lines))
        p = self.check("r.md", "--format", "sarif", "--output", "x.sarif", status=0)
        self.assertRegex(p.stderr, r"reframe: the SARIF report has 5\d\d\d results; GitHub keeps 5,000")


if __name__ == "__main__":
    if PROGRAM is None:
        sys.exit("usage: check_test.py REFRAME")
    unittest.main(argv=sys.argv)
