#!/usr/bin/env python3
"""Writes the documents of the extraction benchmark. usage: make_resume.py FOLDER

resume.docx   two pages with tables, about 930 words, in the markup that Word writes
large.docx    5 MB of document.xml, the same markup
large2.docx   10 MB of it, to see that time grows with the size and no faster
"""
import pathlib
import random
import sys
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
VERBS = "Found Led Cut Wrote Taught Moved Asked Built Tested Shared Planned Opened Counted Mapped Chose".split()
THINGS = ("label printer,handover sheet,night rota,discharge form,waiting list,fall alarm,drug cupboard,triage desk,bed board,"
          "home visit,referral letter,ward phone,consent form,lab order,clinic sign,pain chart").split(",")
WHY = ("which cut late doses by {}%,so that {} patients a week waited less,after {} interviews with patients,"
       "with a team of {} nurses,for {} wards and two clinics,in {} weeks and under budget").split(",")
DICE = random.Random(7)  # the same text on every run, and one that packs as well as real text does


def line():
    why = DICE.choice(WHY).format(DICE.randint(2, 99))
    return f"{DICE.choice(VERBS)} the {DICE.choice(THINGS)} and the {DICE.choice(THINGS)}, {why}."


def rsid():
    return f"{DICE.randrange(16**6):08X}"


FORMAT = '<w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>{}<w:color w:val="404040"/><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr>'


def run(text, bold=False):
    return f'<w:r w:rsidRPr="{rsid()}">{FORMAT.format("<w:b/>" if bold else "")}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(runs, properties=""):
    return f'<w:p w:rsidR="{rsid()}" w:rsidRDefault="{rsid()}"><w:pPr>{properties}<w:spacing w:after="60"/></w:pPr>{runs}</w:p>'


def bullet(text):
    words = text.split(" ", 2)  # Word parts runs wherever a spelling check or an edit was
    runs = run(words[0] + " ") + '<w:proofErr w:type="spellStart"/>' + run(words[1]) + '<w:proofErr w:type="spellEnd"/>' + run(" " + words[2])
    return paragraph(runs, '<w:pStyle w:val="ListBullet"/>')


def job(n):
    cells = [paragraph(run(f"Registered Nurse, Ward {n}", True)), paragraph(run(f"20{10 + n % 10} - 20{11 + n % 10}"))]
    row = "".join(f'<w:tc><w:tcPr><w:tcW w:w="4700" w:type="dxa"/></w:tcPr>{c}</w:tc>' for c in cells)
    table = f'<w:tbl><w:tblPr><w:tblW w:w="9400" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="4700"/><w:gridCol w:w="4700"/></w:tblGrid><w:tr w:rsidR="{rsid()}">{row}</w:tr></w:tbl>'
    return table + "".join(bullet(line()) for _ in range(6))


def document(jobs):
    head = paragraph(run("Ana Reyes, RN", True), '<w:pStyle w:val="Title"/>') + paragraph(run("Springfield | ana@example.com"))
    parts = [head]
    for n in range(jobs):
        if n % 4 == 0:
            parts.append(paragraph(run("Experience"), '<w:pStyle w:val="Heading1"/>'))
        parts.append(job(n))
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{"".join(parts)}<w:sectPr/></w:body></w:document>'


def relationships(*items):
    inner = "".join(f'<Relationship Id="rId{i}" Type="{OFFICE}{kind}" Target="{target}"/>' for i, (kind, target) in enumerate(items, 1))
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'


def write(path, jobs):
    styles = "".join(f'<w:style w:type="paragraph" w:styleId="S{i}"><w:name w:val="S{i}"/><w:rPr><w:b/></w:rPr></w:style>' for i in range(300))
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": relationships(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": relationships(("styles", "styles.xml"), ("numbering", "numbering.xml"), ("settings", "settings.xml"), ("theme", "theme/theme1.xml")),
        "word/document.xml": document(jobs),
        "word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>',
        "word/numbering.xml": f'<w:numbering xmlns:w="{W}"/>',
        "word/settings.xml": f'<w:settings xmlns:w="{W}"/>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return len(parts["word/document.xml"])


def main():
    folder = pathlib.Path(sys.argv[1])
    write(folder / "resume.docx", 10)
    size = 0
    jobs = 12
    while size < 5_000_000:
        jobs *= 2
        size = write(folder / "large.docx", jobs)
    jobs = jobs * 5_000_000 // size
    write(folder / "large.docx", jobs)
    write(folder / "large2.docx", jobs * 2)


if __name__ == "__main__":
    main()
