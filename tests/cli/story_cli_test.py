#!/usr/bin/env python3
"""`reframe story` and `stream` with stories, as a user calls them. usage: story_cli_test.py REFRAME"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else None
ROOT = pathlib.Path(__file__).resolve().parents[2]
STORIES = ROOT / "samples/stories"
PUMPS = STORIES / "pharmacist_two_pumps/story.md"
LABELS = STORIES / "ed_nurse_labels/story.md"
RESUME = ROOT / "samples/resumes/ed_nurse_to_informatics/resume.docx"


def run(*words, data=b"", **env):
    clean = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "CLICOLOR_FORCE")}
    return subprocess.run([PROGRAM, *map(str, words)], input=data, capture_output=True, env={**clean, **env}, check=False)


class StoryTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def file(self, name, text):
        path = pathlib.Path(self.folder.name) / name
        path.write_text(text, encoding="utf-8")
        return path

    def test_the_report_says_each_thing_and_wraps(self):
        p = run("story", PUMPS)
        self.assertEqual((p.returncode, p.stderr), (0, b""))
        text = p.stdout.decode()
        for words in ("One drug library, not five\n", "Told to ", "The parts\n", "In 30 seconds (", "Questions it answers\n",
                      "The same story in order, in your own words\n"):
            self.assertIn(words, text)
        for line in text.splitlines():
            self.assertLessEqual(len(line), 80, line)
        self.assertNotIn("\x1b", text)
        self.assertIn(b"\x1b", run("story", PUMPS, CLICOLOR_FORCE="1").stdout)

    def test_explain_shows_the_sum(self):
        p = run("story", PUMPS, "--explain", "--format", "json")
        record = json.loads(p.stdout)
        self.assertEqual(round(sum(x["points"] for x in record["points"])), record["score"])
        self.assertIn("How the score comes about", run("story", PUMPS, "--explain").stdout.decode())

    def test_a_folder_is_a_bank(self):
        record = json.loads(run("story", STORIES, "--format", "json").stdout)
        self.assertEqual(len(record["stories"]), len(list(STORIES.iterdir())))
        self.assertEqual([s["source"] for s in record["stories"]], sorted(s["source"] for s in record["stories"]))
        text = run("story", STORIES).stdout.decode()
        self.assertIn("Which story answers which kind of question", text)

    def test_a_question_gets_the_best_two(self):
        p = run("story", STORIES, "--question", "Tell me about a time you failed", "--format", "json")
        answer = json.loads(p.stdout)["answer"]
        self.assertEqual(answer["question"]["id"], "failure")
        self.assertEqual(len(answer["stories"]), 2)
        titles = [s["title"] for s in json.loads(p.stdout)["stories"]]
        self.assertIn("The app nobody opened", [titles[a["story"]] for a in answer["stories"]])
        p = run("story", STORIES, "--question", "launch-under-regulation")
        self.assertIn("No story answers it yet.", p.stdout.decode())

    def test_a_resume_is_held_against(self):
        p = run("story", LABELS, "--resume", RESUME)
        self.assertEqual(p.returncode, 0, p.stderr)
        self.assertIn('differs  percentage: "45%" here, "38%" in the resume.', p.stdout.decode())
        self.assertIn('agrees   number of beds: "42-bed" here, "42-bed" in the resume.', p.stdout.decode())

    def test_messages(self):
        empty = self.file("empty.md", "")
        title = self.file("title.md", "# Only a title\n")
        bare = pathlib.Path(self.folder.name) / "bare"
        bare.mkdir()
        cases = [
            (["story"], "FILE is required (see reframe --help)"),
            (["story", "no.md"], "no.md: no such file (check the spelling and the folder)"),
            (["story", empty], f"{empty}: the file is empty (save the document again and use the new copy)"),
            (["story", title], f"{title}: there is no story in it (write what happened in a few sentences, in the first person)"),
            (["story", bare], f"{bare}: no stories in this folder (put .md, .txt, .docx or .odt files into it)"),
            (["story", PUMPS, "--resume", "no.docx"], "no.docx: no such file (check the spelling and the folder)"),
        ]
        for words, message in cases:
            with self.subTest(words=words):
                p = run(*words)
                self.assertEqual(p.stderr.decode(), f"reframe: {message}\n")
                self.assertEqual(p.returncode, 2)
        p = run("story", PUMPS, "--question", "zebra")
        self.assertTrue(p.stderr.startswith(b"reframe: the question 'zebra' is like none that is known (word it otherwise, or name one of "))
        self.assertEqual((p.returncode, p.stdout), (2, b""))

    def test_redact_writes_titles_once_and_without_names(self):
        two = self.file("two.md", "# Waiting with Walter\n\nOn 9 January we collected Walter Tregarth from his kitchen floor. He'd broken his "
                        "hip and lain there all night.\n\n# The night of Ines Example\n\nMy patient was Ines Example. She fell in room 12.\n")
        text = run("story", "--redact", two).stdout.decode()
        for value in ("Walter", "Tregarth", "9 January", "Ines", "Example", "12"):
            self.assertNotIn(value, text)
        self.assertEqual([line for line in text.splitlines() if "Waiting" in line or "night of" in line],
                         ["# Waiting with [patient]", "# The night of [patient]"])
        self.assertIn(b"# One short title", run("story", "--redact", self.file("one.md", "# One short title\n\nI asked her why.\n")).stdout)

    def test_one_bad_file_and_the_rest_is_done(self):
        p = run("story", "no.md", PUMPS)
        self.assertEqual(p.returncode, 2)
        self.assertIn("One drug library, not five", p.stdout.decode())

    def test_standard_input(self):
        p = run("story", "-", data=PUMPS.read_bytes())
        self.assertEqual(p.returncode, 0)
        self.assertIn("From standard input", p.stdout.decode())

    def test_stream(self):
        text = PUMPS.read_text(encoding="utf-8")
        two = self.file("two.md", text + "\n---\n\n" + LABELS.read_text(encoding="utf-8"))
        lines = [{"id": 1, "kind": "story", "text": text}, {"id": 2, "kind": "story", "path": str(LABELS)},
                 {"id": 3, "kind": "story", "path": str(two)}, {"id": 4, "kind": "story", "text": " "},
                 {"id": 5, "kind": "story", "text": "Caf\u00e9 first. I asked nine na\u00efve nurses why. It worked."}]
        p = run("stream", data="".join(json.dumps(line) + "\n" for line in lines).encode())
        out = [json.loads(line) for line in p.stdout.decode().splitlines()]
        self.assertEqual([o["id"] for o in out], [1, 2, 3, 4, 5])
        self.assertEqual(out[0]["title"], "One drug library, not five")
        self.assertEqual(len(out[2]["stories"]), 2)
        self.assertEqual(out[3]["error"]["code"], "empty")
        for line, record in ((lines[0], out[0]), (lines[4], out[4])):
            data = line["text"].encode()
            for s in record["statements"]:
                self.assertEqual(data[s["start"]:s["end"]].decode().replace("\n", " "), s["text"])

    def test_records_are_as_their_schema_says(self):
        try:
            import jsonschema
        except ImportError:
            self.skipTest("python3-jsonschema is not on this machine")
        schema = json.loads((ROOT / "analyzer/report/schema/story.schema.json").read_text())
        for folder in sorted(STORIES.iterdir()):
            file = next(folder.glob("story.*"))
            with self.subTest(folder.name):
                jsonschema.validate(json.loads(run("story", file, "--format", "json", "--resume", RESUME).stdout), schema)
                line = json.dumps({"id": 1, "kind": "story", "text": file.read_text(encoding="utf-8")}) + "\n"
                record = json.loads(run("stream", data=line.encode()).stdout)
                jsonschema.validate(record, schema)
        jsonschema.validate(json.loads(run("story", STORIES, "--format", "json", "--question", "failure").stdout), schema)
        record["score"] = 101
        with self.assertRaises(jsonschema.ValidationError):
            jsonschema.validate(record, schema)


if __name__ == "__main__":
    if PROGRAM is None:
        sys.exit("usage: story_cli_test.py REFRAME")
    unittest.main(argv=sys.argv[:1])
