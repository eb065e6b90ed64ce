"""Files whose names and text could break a report, and the reports of check over them; for the judges."""
import io
import os
import pathlib
import subprocess
import tempfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "build/release/reframe"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RESUME = """# Ana Example

## Experience

Staff Nurse, North Hospital, 2015 - 2020

- Responsible for the daily safety checks ]]> on the "ward" & <b>more</b> | `x`
- Redesigned the discharge form with pharmacy, cutting readmissions by 12%
- Responsible for stock\ufffe and \u2028 orders

## Education

BSN, South University, 2014
"""
NAMES = ["plain.md", "my resume.md", "Käthe Müller.md", 'quote".md', "tick'.md", "per%cent,colon:.md", "<a>&b;.md",
         "#hash?.md", "line\nbreak.md", "back\\slash.md", "|pipe|.md", "日本.md", "word file ü.docx", "[x] (y).txt"]


def docx(text):
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>"
                   for line in text.replace("&", "&amp;").replace("<", "&lt;").replace("\ufffe", "").split("\n"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
    return out.getvalue()


def make(folder):
    """Fills `folder`: good and bad files, settings with thresholds, a story, a damaged document."""
    folder = pathlib.Path(folder)
    for name in NAMES:
        plain = RESUME.replace("# ", "").replace("#", "")
        data = docx(plain.replace("- ", "")) if name.endswith(".docx") else (plain if name.endswith(".txt") else RESUME).encode()
        (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    (folder / "damaged \"x\".docx").write_bytes(b"PK\3\4 cut short")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(20))
    (folder / "accepted.md").write_text(RESUME.replace("- Responsible for the", "<!-- reframe: ignore craft.duty-opener agreed -->\n- Responsible for the"))
    (folder / ".reframe.yaml").write_text("thresholds: {arc: 95}\nfail_on: warning\n")


def reports(formats):
    """The reports over the cases and over the samples, as {format: [bytes, bytes]}."""
    out = {}
    with tempfile.TemporaryDirectory(prefix="käse \"1\" ") as folder:
        make(folder)
        for form in formats:
            runs = []
            for words, cwd, want in ((["."], folder, 2), (["samples"], ROOT, None)):
                p = subprocess.run([PROGRAM, "check", *words, "--format", form], cwd=cwd, capture_output=True, stdin=subprocess.DEVNULL,
                                   env={k: v for k, v in os.environ.items() if k != "GITHUB_STEP_SUMMARY"})
                if want is not None and p.returncode != want:
                    raise SystemExit(f"{form}: status {p.returncode}: {p.stderr.decode()}")
                runs.append(p.stdout)
            out[form] = runs
    return out
