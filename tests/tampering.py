"""Tamper with annexes: in their words, in what they carry, in what holds them, and anywhere.

`python -m tests.tampering 20` tries each way 20 times, at other places each time, on the annexes of a sample, and says
which of them `rulebook verify` took for the annex as it was made, or could not put into words.
"""

from __future__ import annotations

import base64
import datetime
import io
import re
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any

import pypdf
from click.testing import CliRunner
from pypdf.annotations import FreeText
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, TextStringObject

from rulebook.annex.forms import FORMS
from rulebook.annex.inside import parts_of, report_inside
from rulebook.annex.subject import REPORT
from rulebook.annex.zipped import zipped
from rulebook.cli import rulebook
from tests.books import SMALL
from tests.samples import SAMPLES

Tamper = Callable[[bytes, Random], bytes]
DRAFT = SAMPLES / "benelux-air-security.json"
DAY = datetime.date(2026, 1, 1)


# Anywhere.


def _flipped(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


def _moved(data: bytes, chance: Random) -> bytes:
    a, b, c = sorted(chance.sample(range(len(data)), 3))
    return data[:a] + data[b:c] + data[a:b] + data[c:]


def _cut(data: bytes, chance: Random) -> bytes:
    a, b = sorted(chance.sample(range(len(data)), 2))
    return data[:a] + data[b:]


def _repeated(data: bytes, chance: Random) -> bytes:
    a, b = sorted(chance.sample(range(len(data)), 2))
    return data[:b] + data[a:]


def _stuffed(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + chance.randbytes(chance.randrange(1, 500)) + data[at:]


def _noughts(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes(50) + data[at + 50 :]


ANYWHERE: dict[str, Tamper] = {
    "a bit": _flipped,
    "two stretches changed about": _moved,
    "a stretch left out": _cut,
    "a stretch twice": _repeated,
    "bytes put in": _stuffed,
    "noughts": _noughts,
    "the end cut off": lambda data, chance: data[: chance.randrange(len(data))],
    "bytes behind": lambda data, chance: data + chance.randbytes(chance.randrange(1, 2_000)),
    "a line behind": lambda data, chance: data + b"\n",
    "a line in front": lambda data, chance: b"\n" + data,
    "a byte order mark": lambda data, chance: b"\xef\xbb\xbf" + data,
    "itself behind": lambda data, chance: data + data,
}


def _in_report(data: bytes, chance: Random) -> bytes:
    """Return the report inside with one letter or digit changed: it is JSON still, mostly."""
    report = report_inside(data)
    at = chance.choice([found.start() for found in re.finditer(rb"[a-z0-9]", report)])
    return (
        report[:at]
        + (b"7" if report[at : at + 1].isdigit() and report[at : at + 1] != b"7" else b"q")
        + report[at + 1 :]
    )


def _lied(data: bytes) -> bytes:
    """Return the report inside, saying that another version made it."""
    return re.sub(rb'("version": ")[^"]+', rb"\g<1>0.0.9", report_inside(data), count=1)


# A page.


def _put(old: str, new: str) -> Tamper:
    """Put words before or after something that stands in every page."""

    def tamper(data: bytes, chance: Random) -> bytes:
        assert old.encode() in data
        return data.replace(old.encode(), new.encode(), 1)

    return tamper


def _letter(data: bytes, chance: Random, within: bytes = rb">[^<>]*[a-z][^<>]*<") -> bytes:
    """Change a letter that a person reads."""
    spans = [found.span() for found in re.finditer(within, data) if b"{" not in found.group()]
    start, end = chance.choice(spans)
    at = chance.choice([place for place in range(start, end) if chr(data[place]).islower()])
    return data[:at] + (b"z" if data[at : at + 1] != b"z" else b"y") + data[at + 1 :]


def _page_with(change: Callable[[bytes, Random], bytes]) -> Tamper:
    def tamper(data: bytes, chance: Random) -> bytes:
        return data.replace(base64.b64encode(report_inside(data)), base64.b64encode(change(data, chance)))

    return tamper


_LINK = f'<a download="{REPORT}" href="data:application/json;base64,%s">x</a></main>'

HTML: dict[str, Tamper] = {
    "a letter of its words": _letter,
    "a letter of the report": _page_with(_in_report),
    "a style that hides": _put("</head>", "<style>main p{display:none}</style></head>"),
    "a style within": _put("<main>", '<main style="color:#fff">'),
    "words by style": _put("</style>", '.lead::after{content:"Not."}</style>'),
    "a script": _put("</body>", "<script>document.title='x'</script></body>"),
    "another policy": _put("default-src 'none'", "default-src *"),
    "a script in an attribute": _put("<main>", '<main onclick="alert(1)">'),
    "words that are hidden": _put("</main>", "<p hidden>Not.</p></main>"),
    "a remark": _put("</main>", "<!-- Not. --></main>"),
    "a picture over it": _put("</main>", '<img alt="" src="data:image/png;base64,AAAA"></main>'),
    "a link elsewhere": _put("<main>", '<main><a href="https://example.org"></a>'),
    "a page within": _put("</main>", "<iframe srcdoc='Not.'></iframe></main>"),
    "gone elsewhere": _put("</head>", '<meta http-equiv="refresh" content="0;url=https://example.org"></head>'),
    "another language": _put('<html lang="', '<html lang="fr" data-x="'),
    "the report twice": lambda data, chance: _put(
        "</main>", _LINK % base64.b64encode(report_inside(data)).decode())(data, chance),
    "a second report": lambda data, chance: _put(
        "</main>", _LINK % base64.b64encode(_in_report(data, chance)).decode())(data, chance),
}  # fmt: skip


# A container.


def _rezipped(change: Callable[[dict[str, bytes], bytes, Random], None]) -> Tamper:
    """Change the parts, and put them in a container as ours are."""

    def tamper(data: bytes, chance: Random) -> bytes:
        parts = parts_of(data)
        change(parts, data, chance)
        return zipped(parts, DAY, next(iter(parts_of(data))))

    return tamper


def _words(parts: dict[str, bytes], data: bytes, chance: Random) -> None:
    name = chance.choice([each for each in ("content.xml", "word/document.xml") if each in parts])
    parts[name] = _letter(parts[name], chance)


def _any_part(parts: dict[str, bytes], data: bytes, chance: Random) -> None:
    name = chance.choice(sorted(parts))
    parts[name] = _flipped(parts[name], chance)


def _of_report(parts: dict[str, bytes], data: bytes, chance: Random) -> None:
    (name,) = [each for each in parts if each.endswith(REPORT)]
    parts[name] = _in_report(data, chance)


def _less(parts: dict[str, bytes], data: bytes, chance: Random) -> None:
    del parts[chance.choice([each for each in sorted(parts) if not each.endswith(REPORT)])]


def _hidden(parts: dict[str, bytes], data: bytes, chance: Random) -> None:
    for name, old, new in (
        ("word/styles.xml", b"<w:rPr>", b"<w:rPr><w:vanish/>"),
        ("styles.xml", b"<style:text-properties ", b'<style:text-properties text:display="none" '),
    ):
        if name in parts:
            assert old in parts[name]
            parts[name] = parts[name].replace(old, new, 1)


def _more(name: str, content: bytes) -> Tamper:
    return _rezipped(lambda parts, data, chance: parts.update({name: content}))


def _rewritten(write: Callable[[zipfile.ZipFile, list[zipfile.ZipInfo], zipfile.ZipFile], None]) -> Tamper:
    """Write the container anew, in another way."""

    def tamper(data: bytes, chance: Random) -> bytes:
        target = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
            write(new, old.infolist(), old)
        return target.getvalue()

    return tamper


def _all(new: zipfile.ZipFile, listed: list[zipfile.ZipInfo], old: zipfile.ZipFile) -> None:
    for each in listed:
        new.writestr(each, old.read(each))


def _again(new: zipfile.ZipFile, listed: list[zipfile.ZipInfo], old: zipfile.ZipFile) -> None:
    import warnings

    _all(new, listed, old)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        new.writestr(listed[-1], b"<x/>")


def _commented(new: zipfile.ZipFile, listed: list[zipfile.ZipInfo], old: zipfile.ZipFile) -> None:
    _all(new, listed, old)
    new.comment = b"Not."


def _backwards(new: zipfile.ZipFile, listed: list[zipfile.ZipInfo], old: zipfile.ZipFile) -> None:
    _all(new, [listed[0], *listed[:0:-1]], old)


def _pressed(new: zipfile.ZipFile, listed: list[zipfile.ZipInfo], old: zipfile.ZipFile) -> None:
    for each in listed:
        new.writestr(each, old.read(each), zipfile.ZIP_STORED if each.filename == "mimetype" else zipfile.ZIP_DEFLATED)


def _renamed_within(data: bytes, chance: Random) -> bytes:
    """Give a file another name where it stands than in the list: programs do not agree on which one counts."""
    name = chance.choice([each.encode() for each in parts_of(data) if each not in ("mimetype",)])
    return data.replace(name, b"X" * len(name), 1)


def _locked(data: bytes, chance: Random) -> bytes:
    """Say of a file that it is encrypted."""
    at = chance.choice([found.start() for found in re.finditer(b"PK\x01\x02", data)]) + 8
    return data[:at] + bytes([data[at] | 1]) + data[at + 1 :]


ZIP: dict[str, Tamper] = {
    "a letter of its words": _rezipped(_words),
    "a bit of a part": _rezipped(_any_part),
    "a letter of the report": _rezipped(_of_report),
    "a part less": _rezipped(_less),
    "a part more": _more("extra.bin", b"Not."),
    "a custom part": _more("customXml/item1.xml", b"<x>Not.</x>"),
    "a macro": _more("Basic/Standard/Module1.xml", b"<x>Sub Main</x>"),
    "a part elsewhere": _more("../../etc/cron.d/x", b"x"),
    "a part that declares entities": _more("extra.xml", b'<!DOCTYPE x [<!ENTITY y "z">]><x>&y;</x>'),
    "a part that is no XML": _more("extra.xml", b"<x>"),
    "a report more": _more(f"extra/{REPORT}", b"{}"),
    "words that are hidden": _rezipped(_hidden),
    "a part twice": _rewritten(_again),
    "a remark on it": _rewritten(_commented),
    "parts in another order": _rewritten(_backwards),
    "compressed": _rewritten(_pressed),
    "two names for a part": _renamed_within,
    "a part said to be encrypted": _locked,
}  # fmt: skip


# A PDF.


def _edited(edit: Callable[[pypdf.PdfWriter, bytes, Random], Any], incremental: bool = False) -> Tamper:
    """Let a library edit it: write it anew, or put what is new behind what was there."""

    def tamper(data: bytes, chance: Random) -> bytes:
        writer = pypdf.PdfWriter(io.BytesIO(data), incremental=incremental)
        edit(writer, data, chance)
        target = io.BytesIO()
        writer.write(target)
        return target.getvalue()

    return tamper


def _covered(writer: pypdf.PdfWriter, data: bytes, chance: Random) -> None:
    page = chance.choice(writer.pages)
    over = DecodedStreamObject()
    over.set_data(b" q 1 1 1 rg 0 0 600 800 re f Q ")
    old = page["/Contents"]
    listed = [each.indirect_reference for each in (old if isinstance(old, list) else [old])]
    page[NameObject("/Contents")] = ArrayObject([*listed, writer._add_object(over)])


def _noted(writer: pypdf.PdfWriter, data: bytes, chance: Random) -> None:
    writer.add_annotation(0, FreeText(text="Not.", rect=(50, 550, 200, 650)))


def _other_report(writer: pypdf.PdfWriter, data: bytes, chance: Random) -> None:
    (inside,) = [each for each in writer.attachment_list if each.name == REPORT]
    inside.content = _in_report(data, chance)


def _spelled(writer: pypdf.PdfWriter, data: bytes, chance: Random) -> None:
    """Let one letter of a font say another: it looks as before, and is read otherwise."""
    fonts = chance.choice(writer.pages)["/Resources"]["/Font"]
    table = fonts[chance.choice(sorted(fonts))]["/ToUnicode"]
    old = table.get_data()
    at = chance.choice([found.start(1) for found in re.finditer(rb"<[0-9A-F]{4}> <00(6[1-9A-F])>", old)])
    table.set_data(old[:at] + (b"7A" if old[at : at + 2] != b"7A" else b"79") + old[at + 2 :])


def _drawn(writer: pypdf.PdfWriter, data: bytes, chance: Random) -> None:
    """Change a font itself: it is read as before, and looks otherwise."""
    fonts = chance.choice(writer.pages)["/Resources"]["/Font"]
    about = fonts[chance.choice(sorted(fonts))]["/DescendantFonts"][0]["/FontDescriptor"]
    file = about[next(key for key in about if key.startswith("/FontFile"))]
    file.set_data(_flipped(file.get_data(), chance))


def _scripted(writer: pypdf.PdfWriter, data: bytes, chance: Random) -> None:
    act = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert('x')")}
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(act)


PDF: dict[str, Tamper] = {
    "written anew": _edited(lambda writer, data, chance: None),
    "something behind": _edited(lambda writer, data, chance: writer.add_metadata({"/Title": "x"}), True),
    "another title": _edited(lambda writer, data, chance: writer.add_metadata({"/Title": "x"})),
    "a page less": _edited(lambda writer, data, chance: writer.remove_page(len(writer.pages) - 1)),
    "a page more": _edited(lambda writer, data, chance: writer.add_blank_page(595, 842)),
    "a page more behind": _edited(lambda writer, data, chance: writer.add_blank_page(595, 842), True),
    "a page turned": _edited(lambda writer, data, chance: chance.choice(writer.pages).rotate(180)),
    "a page covered": _edited(_covered),
    "a page covered behind": _edited(_covered, True),
    "a note on it": _edited(_noted),
    "a note on it behind": _edited(_noted, True),
    "a script": _edited(_scripted),
    "a file more": _edited(lambda writer, data, chance: writer.add_attachment("x.txt", b"Not.")),
    "a report more": _edited(lambda writer, data, chance: writer.add_attachment(REPORT, b"{}")),
    "a report more behind": _edited(lambda writer, data, chance: writer.add_attachment(REPORT, b"{}"), True),
    "a letter of the report": _edited(_other_report),
    "letters that say another": _edited(_spelled),
    "letters that look otherwise": _edited(_drawn),
    "locked": _edited(lambda writer, data, chance: writer.encrypt("", "owner")),
    "locked with a password": _edited(lambda writer, data, chance: writer.encrypt("secret", "owner")),
    "it ends elsewhere": lambda data, chance: re.sub(rb"startxref\s+\d+", b"startxref\n%d" % chance.randrange(len(data)), data),
}  # fmt: skip

TAMPERS: Mapping[str, Mapping[str, Tamper]] = {
    "pdf": {**ANYWHERE, **PDF}, "odt": {**ANYWHERE, **ZIP}, "docx": {**ANYWHERE, **ZIP}, "html": {**ANYWHERE, **HTML},
}  # fmt: skip
"""Ways to tamper with an annex, by its form and by name."""


def made(folder: Path, *more: str) -> dict[str, bytes]:
    """Return an annex of a sample in each form, by form."""
    outputs = [f"--output={folder / 'annex'}.{form}" for form in FORMS]
    asked = ["annex", str(DRAFT), "--as-of", str(DAY), "--engine", "native", *more, *outputs]
    done = CliRunner().invoke(rulebook, asked, standalone_mode=False)
    assert (done.return_value, done.output) == (0, "")
    return {form: (folder / f"annex.{form}").read_bytes() for form in FORMS}


def tampered(annexes: Mapping[str, bytes], seed: int) -> Iterator[tuple[str, str, bytes]]:
    """Yield each annex, tampered with in each way: the form, the way, and what came of it."""
    for form, data in annexes.items():
        for name, tamper in TAMPERS[form].items():
            changed = tamper(data, Random(f"{form} {name} {seed}"))
            assert changed != data, (form, name, seed)
            yield form, name, changed


def verified(file: Path, data: bytes, *more: str) -> tuple[Any, str]:
    """Return what verifying ends in, and what it says."""
    file.write_bytes(data)
    asked = ["verify", str(file), "--draft", str(DRAFT), *more]
    done = CliRunner().invoke(rulebook, asked, standalone_mode=False)
    return (done.return_value if done.exception is None else done.exception), done.output


def main() -> None:
    """Try each way a number of times, and count what came of it."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    small = ("--rulebook", str(SMALL)) if "--small" in sys.argv else ()
    ends: Counter[tuple[str, Any]] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        annexes = made(Path(folder), *small)
        for seed in range(rounds):
            for form, name, changed in tampered(annexes, seed):
                code, says = verified(Path(folder) / "tampered", changed, *small)
                ends[form, str(code)] += 1
                if code not in (1, 2) or (code == 2 and "help:" not in says):
                    print(f"{form}: {name}, {seed}: {code!r} {says[:500]}")
    for (form, end), times in sorted(ends.items()):
        print(f"{form}: {times} ended in {end}")


if __name__ == "__main__":
    main()
