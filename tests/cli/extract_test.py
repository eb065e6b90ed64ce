#!/usr/bin/env python3
"""`reframe extract` as a user calls it: files made to harm, PDFs, and what is said beside the text.
usage: extract_test.py REFRAME"""
import io
import json
import os
import pathlib
import shutil
import stat
import struct
import subprocess
import sys
import tempfile
import unittest
import zipfile
import zlib

PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else None

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
# What a file made to harm may take; the sanitizer build is allowed more of both.
SLOW = 8 if "asan" in str(PROGRAM) else 1
MOST_SECONDS = 5 * SLOW
MOST_MIB = 300 * SLOW

# A process of its own, small and fresh: the peak of a child counts the memory of who started it. The time is that of
# the processor, as the wall clock of a busy machine says nothing.
MEASURE = """
import resource, subprocess, sys
status = subprocess.run(sys.argv[2:]).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
open(sys.argv[1], "w").write(f"{used.ru_utime + used.ru_stime} {used.ru_maxrss}")
sys.exit(status)
"""

NO_CRASH = "no text and one line that says why, or the text"


def document(body):
    return f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>'


def paragraph(text, properties=""):
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def relationships(*items):
    inner = "".join(f'<Relationship Id="{i}" Type="{R}/{kind}" Target="{target}"/>' for i, kind, target in items)
    return f'<Relationships xmlns="{RELS}">{inner}</Relationships>'


def package(body, more=None, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr("word/document.xml", document(body))
        for name, data in (more or {}).items():
            archive.writestr(name, data)
    return out.getvalue()


GOOD = package(paragraph("good words"))


def patched(data, at, new):
    return data[:at] + new + data[at + len(new):]


def central(data, nth=0):
    """Where the n-th entry of the central directory begins."""
    at = -1
    for _ in range(nth + 1):
        at = data.index(b"PK\x01\x02", at + 1)
    return at


def claimed_size(data, size):
    """`data` with another unpacked size in both headers of its first entry."""
    data = patched(data, central(data) + 24, struct.pack("<I", size))
    return patched(data, data.index(b"PK\x03\x04") + 22, struct.pack("<I", size))


def with_extra(kind, field):
    """GOOD with an extra field in the central directory."""
    at = central(GOOD)
    name = struct.unpack("<H", GOOD[at + 28:at + 30])[0]
    extra = struct.pack("<HH", kind, len(field)) + field
    data = patched(GOOD, at + 30, struct.pack("<H", len(extra)))
    data = data[:at + 46 + name] + extra + data[at + 46 + name:]
    end = data.index(b"PK\x05\x06")
    return patched(data, end + 12, struct.pack("<I", end - at))


def twice(first, second):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", document(paragraph("good words")))
        archive.writestr(first, "a")
        import warnings
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            archive.writestr(second, "b")
    return out.getvalue()


def overlapping():
    """Two entries of the directory over the same bytes."""
    data = package(paragraph("good words"), {"word/other.xml": document(paragraph("good words"))}, zipfile.ZIP_STORED)
    return patched(data, central(data, 1) + 42, struct.pack("<I", 4))


def encrypted():
    data = package(paragraph("secret"), {"word/media/a.png": "x"})
    at = central(data, 1)
    flags = struct.unpack("<H", data[at + 8:at + 10])[0] | 1
    return patched(data, at + 8, struct.pack("<H", flags))


def zip64():
    """GOOD as an archive that uses the wide records although it need not."""
    end = GOOD.index(b"PK\x05\x06")
    at = central(GOOD)
    wide = struct.pack("<4sQHHIIQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, end - at, at)
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, end, 1)
    record = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return GOOD[:end] + wide + locator + record


def method(number):
    data = patched(GOOD, central(GOOD) + 10, struct.pack("<H", number))
    return patched(data, data.index(b"PK\x03\x04") + 8, struct.pack("<H", number))


def many_entries(count):
    return package(paragraph("good words"), {f"word/media/{i}.png": "" for i in range(count)})


def nested_documents(levels, references):
    """Documents inside documents, each referred to several times."""
    inner = package(paragraph("innermost"))
    for _ in range(levels):
        chunks = '<w:altChunk r:id="c"/>' * references
        inner = package(paragraph("good words") + chunks,
                        {"word/_rels/document.xml.rels": relationships(("c", "aFChunk", "c.docx")), "word/c.docx": inner},
                        zipfile.ZIP_STORED)
    return inner


def spaces(megabytes):
    return b" " * (megabytes << 20)


def deep(name, levels, inner=paragraph("deep")):
    tags = name.split()
    return ("".join(f"<w:{t}>" for t in tags) * levels + inner + "".join(f"</w:{t}>" for t in reversed(tags)) * levels)


def odt(body):
    spaces_ = 'xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", f"<o:document-content {spaces_}><o:body><o:text>{body}</o:text></o:body></o:document-content>")
    return out.getvalue()


STYLED = '<w:pPr><w:pStyle w:val="{}"/></w:pPr>'
DAMAGED = "(save the document again and use the new copy)"
TOO_DEEP = "the XML is nested deeper than 256 levels (no real document is; save it again)"
TOO_BIG = "(no resume needs as much; remove embedded data and save it again)"

# name, file, what must be on standard output; or, after "!", the whole message.
HOSTILE = [
    # the archive
    ("entries over the limit", lambda: many_entries(1000), "!the archive has 1001 entries, more than 1000 (no document needs as many; save it again)"),
    ("entries within the limit", lambda: many_entries(999), "good words"),
    ("one name twice", lambda: twice("word/a.xml", "word/a.xml"), "!two entries of the archive are named word/a.xml " + DAMAGED),
    ("one name twice but for case", lambda: twice("word/a.xml", "Word/A.XML"), "!two entries of the archive are named word/a.xml " + DAMAGED),
    ("one name twice but for slashes", lambda: twice("word/a.xml", "word\\a.xml"), "!two entries of the archive are named word/a.xml " + DAMAGED),
    ("overlapping entries", overlapping, "!entries of the archive overlap " + DAMAGED),
    ("overlapping entries behind junk", lambda: b"junk" * 9 + overlapping(), "!entries of the archive overlap " + DAMAGED),
    ("a second name", lambda: with_extra(0x7075, b"\1" + struct.pack("<I", zlib.crc32(b"word/document.xml")) + b"other.xml"), "!an entry has a second, hidden name " + DAMAGED),
    ("an unknown extra field", lambda: with_extra(0x9999, b"abcd"), "good words"),
    ("a broken extra field", lambda: with_extra(0x0001, b"\xff"), None),
    ("an encrypted entry", encrypted, "!the archive is protected by a password (remove the password and save the document again)"),
    ("wide records", zip64, "good words"),
    ("wide records that lie", lambda: zip64().replace(struct.pack("<Q", central(GOOD)), b"\xff" * 8), None),
    ("junk in front", lambda: b"junk\n" * 100 + GOOD, "good words"),
    ("junk behind", lambda: GOOD + b"junk" * 100, "good words"),
    ("a method nobody uses", lambda: method(98), "!the part word/document.xml is compressed by method 98, which documents do not use (save the document again with a word processor)"),
    ("a size too small", lambda: claimed_size(GOOD, 3), None),
    ("a size of 4 GB", lambda: claimed_size(GOOD, 0xFFFFFFFE), None),
    ("cut in the middle", lambda: GOOD[:len(GOOD) // 2], "!the archive is damaged or cut short " + DAMAGED),
    ("an empty archive", lambda: b"PK\x05\x06" + bytes(18), "!a zip archive, but not a Word document (give a .docx file)"),
    ("an archive in an archive", lambda: package("", {"a.docx": GOOD}).replace(b"word/document.xml", b"x/y/zdocument.xml"), "!a zip archive with a.docx in it, not a document (unpack it and give the document itself)"),
    # what unpacks to more than it should
    ("a main part that explodes", lambda: package(paragraph("a") + (b" " * (70 << 20)).decode()), "!the part word/document.xml unpacks to more than 64 MiB " + TOO_BIG),
    ("a picture that explodes", lambda: package(paragraph("good words"), {"word/media/a.png": spaces(100)}), "good words"),
    ("styles that explode", lambda: package(paragraph("good words", STYLED.format("Mine")), {"word/_rels/document.xml.rels": relationships(("s", "styles", "styles.xml")), "word/styles.xml": spaces(70)}), "good words"),
    ("a header that explodes", lambda: package(paragraph("good words") + '<w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr>', {"word/_rels/document.xml.rels": relationships(("h", "header", "header1.xml")), "word/header1.xml": spaces(70)}), "good words"),
    ("comments that explode", lambda: package(paragraph("good words"), {"word/_rels/document.xml.rels": relationships(("c", "comments", "comments.xml")), "word/comments.xml": spaces(70)}), "good words"),
    ("an embedded text that explodes", lambda: package(paragraph("good words") + '<w:altChunk r:id="c"/>', {"word/_rels/document.xml.rels": relationships(("c", "aFChunk", "c.txt")), "word/c.txt": spaces(70)}), "good words"),
    ("many parts that explode together", lambda: package(paragraph("good words") + "".join(f'<w:altChunk r:id="c{i}"/>' for i in range(9)), {"word/_rels/document.xml.rels": relationships(*[(f"c{i}", "aFChunk", f"c{i}.txt") for i in range(9)]), **{f"word/c{i}.txt": spaces(50) for i in range(9)}}), "good words"),
    ("a million relationships", lambda: package(paragraph("good words"), {"word/_rels/document.xml.rels": f'<Relationships xmlns="{RELS}">' + '<Relationship Id="r" Type="x" Target="y"/>' * 1_000_000 + "</Relationships>"}), "good words"),
    ("a million styles", lambda: package(paragraph("good words", STYLED.format("Mine")), {"word/_rels/document.xml.rels": relationships(("s", "styles", "styles.xml")), "word/styles.xml": f'<w:styles xmlns:w="{W}">' + '<w:style w:styleId="S"/>' * 1_500_000 + "</w:styles>"}), "good words"),
    ("relationships that explode", lambda: package(paragraph("good words"), {"word/_rels/document.xml.rels": spaces(70)}), "good words"),
    ("markup that explodes", lambda: package("<w:x/>" * 4_000_000), "!the text part word/document.xml is too large: its markup would take more than 192 MiB of memory (this is no resume; split the file)"),
    ("documents that multiply", lambda: nested_documents(8, 20), "good words"),
    ("documents inside each other", lambda: nested_documents(40, 1), "good words"),
    ("text over the limit", lambda: package(paragraph("x" * 10_000_001)), "!the text is longer than 10000000 characters (this is no resume; split the file)"),
    # nesting: the text, or the limit that is named
    *[(f"deep {name}", lambda name=name: package(paragraph("before") + deep(name, 20_000)), "!" + TOO_DEEP)
      for name in ("sdt sdtContent", "tbl tr tc", "r txbxContent p", "ins", "hyperlink", "smartTag", "customXml", "p", "r", "fldSimple", "bdo")],
    ("deep deletions", lambda: package(paragraph("good words") + deep("del", 100_000)), "good words"),
    ("deep properties", lambda: package(paragraph("good words") + deep("pPr", 100_000)), "good words"),
    ("deep alternates", lambda: package("<x:AlternateContent xmlns:x='http://schemas.openxmlformats.org/markup-compatibility/2006'>" + "<x:Choice><x:AlternateContent>" * 5000 + "</x:AlternateContent></x:Choice>" * 5000 + "</x:AlternateContent>"), "!" + TOO_DEEP),
    ("deep header", lambda: package(paragraph("good words") + '<w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr>', {"word/_rels/document.xml.rels": relationships(("h", "header", "header1.xml")), "word/header1.xml": f'<w:hdr xmlns:w="{W}">{deep("ins", 5000)}</w:hdr>'}), "good words"),
    # circles
    ("a circle of styles", lambda: package(paragraph("good words", STYLED.format("S0")), {"word/_rels/document.xml.rels": relationships(("s", "styles", "styles.xml")), "word/styles.xml": f'<w:styles xmlns:w="{W}">' + "".join(f'<w:style w:styleId="S{i}"><w:basedOn w:val="S{(i + 1) % 1000}"/></w:style>' for i in range(1000)) + "</w:styles>"}), "good words"),
    ("notes that refer to each other", lambda: package(paragraph("good words") + '<w:p><w:r><w:footnoteReference w:id="0"/></w:r></w:p>', {"word/_rels/document.xml.rels": relationships(("n", "footnotes", "footnotes.xml")), "word/footnotes.xml": f'<w:footnotes xmlns:w="{W}">' + "".join(f'<w:footnote w:id="{i}"><w:p><w:r><w:footnoteReference w:id="{(i + 1) % 5000}"/></w:r></w:p></w:footnote>' for i in range(5000)) + "</w:footnotes>"}), "good words"),
    # masses: the work must grow with the size and no faster
    ("very many runs", lambda: package("<w:p>" + "<w:r><w:t>a</w:t></w:r>" * 300_000 + paragraph("good words") + "</w:p>"), "good words"),
    ("very many paragraphs", lambda: package("<w:p/>" * 1_000_000 + paragraph("good words")), "good words"),
    ("very many styles", lambda: package("".join(paragraph("x", STYLED.format(f"S{i}")) for i in range(20_000)) + paragraph("good words"), {"word/_rels/document.xml.rels": relationships(("s", "styles", "styles.xml")), "word/styles.xml": f'<w:styles xmlns:w="{W}">' + "".join(f'<w:style w:styleId="S{i}"><w:basedOn w:val="S{i + 1}"/></w:style>' for i in range(20_000)) + "</w:styles>"}), "good words"),
    ("very many lists", lambda: package("".join(paragraph("x", f'<w:pPr><w:numPr><w:numId w:val="{i}"/></w:numPr></w:pPr>') for i in range(20_000)) + paragraph("good words"), {"word/_rels/document.xml.rels": relationships(("n", "numbering", "numbering.xml")), "word/numbering.xml": f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="1">' + '<w:lvl w:ilvl="5"/>' * 20_000 + "</w:abstractNum>" + "".join(f'<w:num w:numId="{i}"><w:abstractNumId w:val="1"/></w:num>' for i in range(20_000)) + "</w:numbering>"}), None),
    ("very many relationships", lambda: package(paragraph("good words"), {"word/_rels/document.xml.rels": relationships(*[(f"r{i}", "image", f"media/{i}.png") for i in range(200_000)])}), "good words"),
    ("very many sections", lambda: package('<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="r99999"/></w:sectPr></w:pPr></w:p>' * 30_000 + paragraph("good words"), {"word/_rels/document.xml.rels": relationships(*[(f"r{i}", "header", f"h{i}.xml") for i in range(30_000)])}), "good words"),
    ("very many notes", lambda: package("<w:p>" + "".join(f'<w:r><w:footnoteReference w:id="{i}"/></w:r>' for i in range(30_000)) + "</w:p>" + paragraph("good words"), {"word/_rels/document.xml.rels": relationships(("n", "footnotes", "footnotes.xml")), "word/footnotes.xml": f'<w:footnotes xmlns:w="{W}">' + "".join(f'<w:footnote w:id="{i}">{paragraph("n")}</w:footnote>' for i in range(30_000)) + "</w:footnotes>"}), "good words"),
    ("very many fields", lambda: package("<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 100_000 + "</w:p>" + paragraph("good words")), "good words"),
    ("very many alternates", lambda: package("<w:p>" + "<x:AlternateContent xmlns:x='http://schemas.openxmlformats.org/markup-compatibility/2006'>" + "<x:Choice Requires='q'/>" * 3000 + "</x:AlternateContent>" + "</w:p>" + paragraph("good words") + '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'), "good words"),
    ("very many attributes", lambda: package("<w:p " + " ".join(f'a{i}="x"' for i in range(100_000)) + "/>" + paragraph("good words")), "good words"),
    ("very many prefixes", lambda: package("<w:p " + " ".join(f'xmlns:a{i}="x"' for i in range(20_000)) + ">" + "<a1:r/>" * 20_000 + "</w:p>" + paragraph("good words")), "good words"),
    ("one prefix with two meanings in a mass", lambda: package('<w:p xmlns:q="urn:1">' + '<q:r xmlns:q="urn:2"/>' * 100_000 + "</w:p>" + paragraph("good words")), "good words"),
    ("an attribute of 20 MB", lambda: package(f'<w:p w:rsidR="{"x" * (20 << 20)}"/>' + paragraph("good words")), "good words"),
    ("a name of 20 MB", lambda: package(f"<w:{'x' * (20 << 20)}/>" + paragraph("good words")), "good words"),
    # other formats
    ("deep OpenDocument lists", lambda: odt("<t:list><t:list-item>" * 5000 + "<t:p>deep</t:p>" + "</t:list-item></t:list>" * 5000), "!" + TOO_DEEP),
    ("OpenDocument spaces", lambda: odt('<t:p>good words<t:s t:c="2000000000"/></t:p>' * 1000), "good words"),
    ("an embedded page of ampersands", lambda: package('<w:altChunk r:id="c"/>' + paragraph("good words"), {"word/_rels/document.xml.rels": relationships(("c", "aFChunk", "c.html")), "word/c.html": "<html>" + "&" * 2_000_000 + "<" * 2_000_000}), "good words"),
    ("an embedded RTF of braces", lambda: package('<w:altChunk r:id="c"/>' + paragraph("good words"), {"word/_rels/document.xml.rels": relationships(("c", "aFChunk", "c.rtf")), "word/c.rtf": "{\\rtf1" + "{" * 20_000_000}), "good words"),
]

# Files of another kind and texts over a limit: name, bytes, the whole message.
TEXT_FORMATS = [
    ("a.docx", b"  \n{\\rtf1 x}", "an RTF document (open it in a word processor and save it as .docx)"),
    ("a.doc", b"MIME-Version: 1.0\nContent-Type: text/html\n\n<html>", "a web archive (MHT), not a Word document (open it in a word processor and save it as .docx)"),
    ("a.exe", b"MZ\x90\0\x03", "a program, not a document (give a .docx, .odt, .md or .txt file)"),
    ("deep.json", b'{"basics":' + b"[" * 100_000, "JSON is nested deeper than 64 levels (mend the JSON, or give the resume as .docx)"),
    ("long.txt", b"x" * 10_000_001, "the text is longer than 10000000 characters (this is no resume; split the file)"),
    ("long.md", b"x " * 6_000_000, "the text is longer than 10000000 characters (this is no resume; split the file)"),
]


def pdf(text):
    """A PDF of one page with a line of text."""
    stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode()
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
               b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
               b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % p for p in places)
    return out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


class Extract(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def file(self, name, data):
        path = pathlib.Path(self.folder.name) / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return str(path)

    def run_it(self, *words, data=b"", **environment):
        return subprocess.run([str(PROGRAM), *words], input=data, capture_output=True, timeout=300,
                              env={**os.environ, **environment})

    def measured(self, path):
        """Exit status, output, error output, seconds and peak memory in MiB of `extract path`."""
        with tempfile.NamedTemporaryFile("r") as figures:
            p = subprocess.run([sys.executable, "-c", MEASURE, figures.name, str(PROGRAM), "extract", path],
                               stdin=subprocess.DEVNULL, capture_output=True, timeout=300)
            seconds, kib = figures.read().split()
        return p.returncode, p.stdout, p.stderr, float(seconds), int(kib) / 1024

    def test_files_made_to_harm(self):
        for name, make, want in HOSTILE:
            with self.subTest(name):
                path = self.file("h.docx", make())
                status, out, err, seconds, mib = self.measured(path)
                self.assertIn(status, (0, 2), err)
                self.assertLess(seconds, MOST_SECONDS)
                self.assertLess(mib, MOST_MIB)
                if want is None:  # either is right
                    self.assertTrue((status == 0 and b"good words" in out) or (status == 2 and not out and err.count(b"\n") == 1), NO_CRASH)
                elif want.startswith("!"):
                    self.assertEqual((status, out, err.decode()), (2, b"", f"reframe: {path}: {want[1:]}\n"))
                else:
                    self.assertEqual(status, 0, err)
                    self.assertIn(want, out.decode())

    def test_other_files(self):
        for name, data, want in TEXT_FORMATS:
            with self.subTest(name):
                path = self.file(name, data)
                status, out, err, seconds, mib = self.measured(path)
                self.assertEqual((status, out, err.decode()), (2, b"", f"reframe: {path}: {want}\n"))
                self.assertLess(seconds, MOST_SECONDS)
                self.assertLess(mib, MOST_MIB)

    def test_every_cut_of_a_document_is_an_error_or_its_text(self):
        for length in range(4, len(GOOD)):
            p = self.run_it("extract", "-", data=GOOD[:length])
            self.assertEqual((p.returncode, p.stdout, p.stderr.count(b"\n")), (2, b"", 1), f"{length} bytes: {p.stderr}")

    def test_a_text_may_begin_like_a_program(self):
        p = self.run_it("extract", self.file("a.txt", "MZ Smith, RN\n"))
        self.assertEqual((p.returncode, p.stdout), (0, b"MZ Smith, RN\n"))

    def test_an_empty_document_is_said_to_be_empty(self):
        path = self.file("e.docx", package("<w:p/>"))
        p = self.run_it("extract", path)
        self.assertEqual((p.returncode, p.stdout, p.stderr.decode()), (0, b"", f"reframe: {path}: note: the document has no text\n"))

    def test_a_document_nothing_of_which_could_be_read_is_an_error(self):
        path = self.file("u.docx", package('<w:altChunk r:id="none"/>'))
        p = self.run_it("extract", path)
        self.assertEqual((p.returncode, p.stdout), (2, b""))
        self.assertTrue(p.stderr.decode().endswith(f"reframe: {path}: none of the document could be read (open it in a word processor and save it again)\n"))

    def test_what_was_left_out_is_said_beside_the_text(self):
        path = self.file("l.docx", package('<w:p><w:r><w:t>a</w:t></w:r><w:del><w:r><w:delText>four</w:delText></w:r></w:del>'
                                           '<w:r><w:rPr><w:vanish/></w:rPr><w:t>xy</w:t></w:r></w:p>'))
        p = self.run_it("extract", path)
        self.assertEqual((p.returncode, p.stdout), (0, b"a\n"))
        self.assertEqual(p.stderr.decode(), f"reframe: {path}: left out: deleted revision, 1 place, 4 characters\n"
                                            f"reframe: {path}: left out: hidden text, 1 place, 2 characters\n")

    def test_the_record_says_where_each_block_is_from(self):
        path = self.file("j.docx", package(paragraph("Experience", STYLED.format("Heading1")) + paragraph("Led a team.", '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>') +
                                           "<w:tbl><w:tr><w:tc>" + paragraph("cell") + "</w:tc></w:tr></w:tbl>" + '<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>' + paragraph("last")))
        p = self.run_it("extract", "--format", "json", path)
        self.assertEqual((p.returncode, p.stderr), (0, b""))
        record = json.loads(p.stdout)
        blocks = record["blocks"]
        self.assertEqual([b["text"] for b in blocks], ["Experience", "Led a team.", "cell", "last"])
        self.assertEqual([b["part"] for b in blocks], ["word/document.xml"] * 4)
        self.assertEqual([b["address"] for b in blocks], [f"word/document.xml paragraph {n}" for n in (1, 2, 3, 5)])
        self.assertEqual((blocks[0]["style"], blocks[0]["heading_level"], blocks[0]["section"]), ("Heading1", 1, "experience"))
        self.assertEqual((blocks[1]["list_level"], blocks[1]["section"]), (1, "experience"))
        self.assertEqual(blocks[2]["cell"], {"table": 0, "row": 0, "column": 0, "depth": 1})
        self.assertEqual(record["extraction"]["left_out"], [{"reason": "deleted_revision", "count": 1, "characters": 4}])
        self.assertEqual(record["extraction"]["characters"], len("ExperienceLed a team.celllast"))

    # ---- PDF

    def fake(self, script):
        """A PATH whose pdftotext is `script`, and what every script needs."""
        folder = pathlib.Path(self.folder.name) / "bin"
        folder.mkdir(exist_ok=True)
        program = folder / "pdftotext"
        program.write_text("#!/bin/sh\n" + script)
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        return f"{folder}:/usr/bin:/bin"

    def test_a_pdf_is_read_through_pdftotext(self):
        path = self.file("r.pdf", pdf("x"))
        p = self.run_it("extract", path, PATH=self.fake('cat >/dev/null; printf "Ana Reyes\\n\\n- Led a team that wrote the\\n  handover sheet.\\n\\f"'))
        self.assertEqual((p.returncode, p.stdout), (0, b"Ana Reyes\nLed a team that wrote the handover sheet.\n"))
        self.assertEqual(p.stderr.decode(), f"reframe: {path}: note: A PDF says where letters stand and not in which order they are read: look whether "
                                            "lines are in order, or give the .docx it was made from.\n")

    def test_pdftotext_gets_the_bytes_and_no_file(self):
        data = pdf("x") + os.urandom(300_000)
        seen = pathlib.Path(self.folder.name) / "seen"
        p = self.run_it("extract", "-", data=data, PATH=self.fake(f'cat >{seen}; echo "$@"'))
        self.assertEqual((p.returncode, p.stdout), (0, b"-enc UTF-8 -eol unix - -\n"))
        self.assertEqual(seen.read_bytes(), data)

    def test_a_pdf_that_fails(self):
        path = self.file("r.pdf", pdf("x"))
        docx = "(give the .docx it was made from)"
        for script, want in [
            ("echo 'Command Line Error: Incorrect password' >&2; exit 1", f"a PDF that pdftotext could not read: Command Line Error: Incorrect password {docx}"),
            ("exit 3", f"a PDF that pdftotext could not read {docx}"),
            ("kill -9 $$", f"a PDF that pdftotext could not read {docx}"),
            ("cat >/dev/null; printf '\\f'", "a PDF without text: it may be a scan (give the .docx it was made from; text in pictures is not read)"),
            ("yes", f"a PDF with more than 64 MiB of text {docx}"),
        ]:
            with self.subTest(script):
                p = self.run_it("extract", path, PATH=self.fake(script))
                self.assertEqual((p.returncode, p.stdout, p.stderr.decode()), (2, b"", f"reframe: {path}: {want}\n"))

    def test_without_pdftotext_the_error_says_how_to_get_it(self):
        path = self.file("r.pdf", b"mail header\n" + pdf("x"))
        for words in (["extract", path], [path]):
            p = self.run_it(*words, PATH=self.folder.name)
            self.assertEqual((p.returncode, p.stdout, p.stderr.decode()),
                             (2, b"", f"reframe: {path}: a PDF, and there is no pdftotext to read it with (give the .docx it was made from, or install pdftotext "
                                      "(Debian and Ubuntu: apt install poppler-utils; macOS: brew install poppler))\n"))

    @unittest.skipUnless(shutil.which("pdftotext"), "pdftotext is not on this machine")
    def test_a_real_pdf(self):
        p = self.run_it("extract", self.file("r.pdf", pdf("Led a team of six nurses.")))
        self.assertEqual((p.returncode, p.stdout), (0, b"Led a team of six nurses.\n"))
        p = self.run_it("extract", "--format", "json", self.file("r.pdf", pdf("Led a team of six nurses.")))
        self.assertEqual(json.loads(p.stdout)["extraction"]["format"], "pdf_text")
        p = self.run_it("extract", self.file("broken.pdf", b"%PDF-1.4\nnothing"))
        self.assertEqual((p.returncode, p.stdout, p.stderr.count(b"\n")), (2, b"", 1))


if __name__ == "__main__":
    if PROGRAM is None:
        sys.exit("usage: extract_test.py REFRAME")
    unittest.main(argv=sys.argv[:1])
