#!/usr/bin/env python3
"""The program as a user calls it: exit status, exact messages, streams. usage: cli_test.py REFRAME"""
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest
import zipfile

PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else None
ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "samples/resumes/icu_nurse/resume.docx"

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" '
         'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')


def docx(body, **more):
    parts = {"[Content_Types].xml": TYPES, "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>', **more}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def archive(names):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in names:
            file.writestr(name, "<x/>")
    return out.getvalue()


def wide(text):
    return text.encode("utf-16-le")


OLE = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + bytes(600)
GOOD = docx("<w:p><w:r><w:t>Nurse on a surgical ward for nine years.</w:t></w:r></w:p>")


def wrong_crc():
    data = bytearray(docx("<w:p><w:r><w:t>text</w:t></w:r></w:p>"))
    for signature, offset in ((b"PK\x01\x02", 16), (b"PK\x03\x04", 14)):
        at = data.find(signature, data.find(signature) + 1)  # the second entry: the document
        data[at + offset] ^= 0xFF
    return bytes(data)


# file name, bytes, the whole message after "reframe: NAME: "
BAD_FILES = [
    ("empty.docx", b"", "the file is empty (save the document again and use the new copy)"),
    ("text.docx", b"Just words.\n", "plain text with the name of a .docx file (rename it to .txt if its text is the resume)"),
    ("plain.zip", archive(["a.txt"]), "a zip archive, but not a Word document (give a .docx file)"),
    ("sheet.docx", archive(["[Content_Types].xml", "xl/workbook.xml"]), "an Excel workbook, not a Word document (give the resume as .docx)"),
    ("slides.docx", archive(["ppt/presentation.xml"]), "a PowerPoint presentation, not a Word document (give the resume as .docx)"),
    ("pages.docx", archive(["Index/Document.iwa"]), "an Apple Pages document (in Pages choose File, Export To, Word)"),
    ("locked.docx", OLE + wide("EncryptedPackage"), "a document protected by a password (open it in Word, remove the password (File, Info, Protect) and save it)"),
    ("old.doc", OLE + wide("WordDocument"), "a Word 97-2003 document (.doc) (open it in a word processor and save it as .docx)"),
    ("scan.pdf", b"%PDF-1.7\n", None),  # asked below: it depends on the machine
    ("note.rtf", b"{\\rtf1 hello}", "an RTF document (open it in a word processor and save it as .docx)"),
    ("page.docx", b"<!DOCTYPE html><html><body>x</body></html>", "an HTML page, whatever its name says (open it in a word processor and save it as .docx)"),
    ("photo.docx", b"\x89PNG\r\n\x1a\n", "a PNG picture, not a document (give the document itself; text in pictures is not read)"),
    ("cut.docx", GOOD[:len(GOOD) // 2], "the archive is damaged or cut short (save the document again and use the new copy)"),
    ("crc.docx", wrong_crc(), "the part word/document.xml is damaged: CRC error (save the document again and use the new copy)"),
    ("xml.docx", docx("<w:p>"), "the text part word/document.xml is broken XML: Start-end tags mismatch at byte 98 (open the document in a word processor and save it again)"),
    ("~$resume.docx", b"x", "a lock file of Word, not the document (close the document, or give the file without ~$)"),
    ("nothing.docx", docx("<w:p/>"), "the document has no text (check that the text is not in pictures, and save it again)"),
    ("bytes.txt", b"a\x00b", "not a document: binary data (give a .docx, .odt, .md or .txt file)"),
]


class Cli(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def file(self, name, data):
        path = pathlib.Path(self.folder.name) / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return str(path)

    def run_it(self, *words, data=b"", **environment):
        return subprocess.run([str(PROGRAM), *words], input=data, capture_output=True, timeout=60,
                              env={**os.environ, **environment})

    def test_bad_files_are_named_with_cause_and_cure(self):
        for name, data, want in BAD_FILES:
            if want is None:
                continue
            with self.subTest(name):
                path = self.file(name, data)
                p = self.run_it(path)
                self.assertEqual(p.stderr.decode(), f"reframe: {path}: {want}\n")
                self.assertEqual((p.returncode, p.stdout), (2, b""))

    def test_a_pdf_is_named(self):
        path = self.file("scan.pdf", b"%PDF-1.7\n")
        p = self.run_it(path)
        self.assertEqual(p.returncode, 2)
        self.assertIn(f"reframe: {path}: ", p.stderr.decode())
        self.assertIn("PDF", p.stderr.decode())

    def test_a_missing_file_and_a_folder(self):
        missing = self.folder.name + "/none.docx"
        p = self.run_it(missing)
        self.assertEqual(p.stderr.decode(), f"reframe: {missing}: no such file (check the spelling and the folder)\n")
        self.assertEqual(p.returncode, 2)
        p = self.run_it(self.folder.name)
        self.assertEqual(p.stderr.decode(), f"reframe: {self.folder.name}: is a folder, not a file (name the files in it)\n")
        self.assertEqual(p.returncode, 2)

    def test_the_other_files_are_still_done(self):
        bad = self.file("empty.docx", b"")
        p = self.run_it(str(SAMPLE), bad, str(SAMPLE), NO_COLOR="1")
        self.assertEqual(p.returncode, 2)
        self.assertEqual(p.stdout.decode().count("The story: Clinician > Problem Solver > Strategic Thinker"), 2)
        self.assertEqual(p.stderr.decode().count("\n"), 1)

    def test_usage_errors(self):
        for words, want in [((), "reframe: A subcommand is required (see reframe --help)\n"),
                            (("--nothing",), "reframe: FILE is required (see reframe --help)\n"),
                            (("x.docx", "--nothing"), "reframe: The following argument was not expected: --nothing (see reframe --help)\n"),
                            (("rules", "show", "no.such"), "reframe: there is no rule 'no.such' (see reframe rules list)\n"),
                            (("x.docx", "--format", "pdf"), "reframe: --format: pdf not in {text,json,markdown} (see reframe --help)\n")]:
            with self.subTest(words):
                p = self.run_it(*words)
                self.assertEqual((p.returncode, p.stderr.decode(), p.stdout), (2, want, b""))

    def test_help_and_version(self):
        p = self.run_it("--help")
        self.assertEqual((p.returncode, p.stderr), (0, b""))
        self.assertIn("Exit status: 0 clean, 1 findings at or over the threshold, 2 could not do it.", p.stdout.decode())
        p = self.run_it("--version")
        self.assertEqual((p.returncode, p.stderr), (0, b""))
        self.assertRegex(p.stdout.decode(), r"\Areframe 0\.1\.0 \(score \d+, rules [0-9a-f]{12}\)\n\Z")

    def test_unreadable_rules(self):
        p = self.run_it(str(SAMPLE), "--rules", self.folder.name + "/none")
        self.assertEqual(p.stderr.decode(), f"reframe: {self.folder.name}/none: no such folder of rule packs (name a folder with .yaml files)\n")
        self.assertEqual(p.returncode, 2)
        bad = self.file("bad.yaml", "rules:\n  - id: a.b\n    dimension: craft\n    colour: red\n")
        p = self.run_it(str(SAMPLE), "--rules", self.folder.name)
        self.assertEqual(p.stderr.decode(), f"reframe: {bad}:4:5: unknown key 'colour' (known here: id, dimension, value, terms, pattern, gate, "
                         "unless, needs, sections, kind, severity, message, source, label, aliases, examples)\n")
        self.assertEqual(p.returncode, 2)

    def test_own_rules_are_added(self):
        self.file("own.yaml", "rules:\n  - id: own.ward\n    dimension: craft\n    severity: note\n    terms: [surgical ward]\n"
                  "    message: {what: A., why: B., instead: C.}\n    source: me\n"
                  "    examples: {hit: ['[[surgical ward]] x', 'a [[surgical ward]]'], miss: [x, y]}\n")
        p = self.run_it("rules", "test", self.folder.name)
        self.assertEqual(p.returncode, 0, p.stdout)
        document = self.file("r.docx", GOOD)
        p = self.run_it(document, "--rules", self.folder.name, "--format", "json")
        found = [f["rule"] for s in json.loads(p.stdout)["statements"] for f in s["findings"]]
        self.assertIn("own.ward", found)

    def test_built_in_rules(self):
        p = self.run_it("rules", "test")
        self.assertEqual(p.returncode, 0, p.stdout)
        p = self.run_it("rules", "list")
        self.assertGreater(p.stdout.count(b"\n"), 150)
        p = self.run_it("rules", "show", "rewrite.gerund-opening")
        self.assertIn("Helping residents with meals and walks\n     -> Helped residents with meals and walks\n", p.stdout.decode())
        p = self.run_it("rules", "show", "craft.duty-opener")
        self.assertIn("Start with the verb that is hidden behind the opener", p.stdout.decode())

    def test_no_colour_in_a_pipe_and_colour_when_asked(self):
        self.assertNotIn(b"\x1b", self.run_it(str(SAMPLE)).stdout)
        self.assertIn(b"\x1b", self.run_it(str(SAMPLE), CLICOLOR_FORCE="1").stdout)
        self.assertNotIn(b"\x1b", self.run_it(str(SAMPLE), CLICOLOR_FORCE="1", NO_COLOR="1").stdout)

    def test_the_report_wraps(self):
        for line in self.run_it(str(SAMPLE)).stdout.decode().splitlines():
            self.assertLessEqual(len(line), 80, line)

    def test_the_plan(self):
        p = self.run_it("plan", str(SAMPLE))
        self.assertEqual((p.returncode, p.stderr), (0, b""))
        text = p.stdout.decode()
        self.assertIn("Next, most useful first", text)
        self.assertIn("Source: ", text)
        for line in text.splitlines():
            self.assertLessEqual(len(line), 80, line)
        nurse = ROOT / "samples/resumes/ed_nurse_to_informatics/resume.docx"
        record = json.loads(self.run_it("plan", "--format", "json", str(nurse)).stdout)
        self.assertGreater(len(record["plan"]), 5)
        shown = {c["name"] for c in record["competencies"] if c["state"] == "shown"}
        self.assertGreater(len(shown), 0)
        titles = {i["title"].lower() for i in record["plan"] if i["kind"] == "skill"}
        self.assertEqual(titles & shown, set())
        bad = self.file("empty.docx", b"")
        self.assertEqual(self.run_it("plan", bad, str(SAMPLE)).returncode, 2)

    def test_before_and_after(self):
        diff = self.run_it("analyze", "--diff", str(SAMPLE)).stdout.decode()
        ids = [l.split()[1] for l in diff.splitlines() if l.startswith("@@ ")]
        after = [l[2:] for l in diff.splitlines() if l.startswith("+ ")]
        self.assertGreater(len(ids), 3)
        self.assertEqual(len(ids), len(after))
        text = self.run_it("extract", str(SAMPLE)).stdout.decode()
        done = self.run_it("analyze", "--accept", ",".join(ids[:2]), str(SAMPLE)).stdout.decode()
        self.assertIn(after[0], done)
        self.assertIn(after[1], done)
        self.assertEqual(done.count("\n"), text.count("\n"))
        markdown = self.run_it("analyze", "--accept", ids[0], "--format", "markdown", str(SAMPLE)).stdout.decode()
        self.assertIn("\n- ", markdown)
        self.assertIn(after[0], markdown)
        for words, want in [(("--accept", "s999"), "'s999' names no line of this resume (see reframe analyze --diff FILE)"),
                            (("--format", "markdown"), "--format markdown writes a resume with accepted rewrites (name them: --accept ID…)"),
                            (("--accept", "s1", str(SAMPLE)), "--accept goes with one file: ids are those of its lines (call reframe once for each file)")]:
            with self.subTest(words):
                p = self.run_it("analyze", str(SAMPLE), *words)
                self.assertEqual((p.returncode, p.stderr.decode(), p.stdout), (2, f"reframe: {want}\n", b""))

    def test_stream_answers_each_line_in_order(self):
        lines = [{"id": 1, "kind": "statement", "text": "Redesigned the intake form, cutting calls by 20%."},
                 {"id": "two", "kind": "resume", "path": str(SAMPLE)},
                 {"id": None, "kind": "poem", "text": "x"}, "not json",
                 {"id": 5, "kind": "resume", "path": "/no/such/file"},
                 {"id": 6, "kind": "statement"},
                 {"id": 7, "kind": "statement", "text": ""}]
        data = "".join((l if isinstance(l, str) else json.dumps(l)) + "\n" for l in lines).encode()
        p = self.run_it("stream", data=data)
        out = [json.loads(l) for l in p.stdout.decode().splitlines()]
        self.assertEqual(p.returncode, 0)
        self.assertEqual(len(out), len(lines))
        self.assertEqual([o.get("id") for o in out], [1, "two", None, None, 5, 6, 7])
        self.assertEqual(out[0]["framing"], "product")
        self.assertEqual(out[1]["profession"], "nurse")
        for bad in out[2:6]:
            self.assertEqual(sorted(bad["error"]), ["code", "message"])
        self.assertEqual(out[4]["error"], {"code": "io", "message": "/no/such/file: no such file (check the spelling and the folder)"})
        text = lines[0]["text"].encode()
        for e in out[0]["evidence"]:
            self.assertLessEqual(e["end"], len(text))

    def test_records_are_as_their_schemas_say(self):
        try:
            import jsonschema
        except ImportError:
            self.skipTest("python3-jsonschema is not on this machine")
        schema = {k: json.loads((ROOT / f"analyzer/report/schema/{k}.schema.json").read_text()) for k in ("statement", "resume", "extract")}
        samples = sorted((ROOT / "samples/resumes").glob("*/resume.docx"))
        self.assertGreater(len(samples), 5)
        for sample in samples:
            with self.subTest(sample.parent.name):
                record = json.loads(self.run_it("analyze", "--format", "json", "--explain", str(sample)).stdout)
                jsonschema.validate(record, schema["resume"])
                text = json.loads(self.run_it("extract", "--format", "json", str(sample)).stdout)
                jsonschema.validate(text, schema["extract"])
                self.assertEqual("\n".join(b["text"] for b in text["blocks"]) + "\n",
                                 self.run_it("extract", str(sample)).stdout.decode())
                data = "".join(json.dumps({"id": i, "kind": "statement", "text": s["text"]}) + "\n"
                               for i, s in enumerate(record["statements"])).encode()
                for line in self.run_it("stream", data=data).stdout.decode().splitlines():
                    jsonschema.validate(json.loads(line), schema["statement"])
        record["arc"]["stages"]["clinician"]["score"] = 101
        with self.assertRaises(jsonschema.ValidationError):
            jsonschema.validate(record, schema["resume"])

    def test_standard_input(self):
        p = self.run_it("extract", "-", data=GOOD)
        self.assertEqual((p.returncode, p.stdout), (0, b"Nurse on a surgical ward for nine years.\n"))


if __name__ == "__main__":
    if PROGRAM is None:
        sys.exit("usage: cli_test.py REFRAME")
    unittest.main(argv=sys.argv[:1])
