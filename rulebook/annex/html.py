"""Write an annex as one HTML file that asks nothing of anybody: no script, no request, readable without style."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from markupsafe import Markup, escape

from rulebook.annex.document import (
    Block,
    Bullets,
    Card,
    Contents,
    Document,
    Facts,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Quote,
    Row,
    Run,
    Table,
    Text,
)
from rulebook.annex.outline import headings, plain
from rulebook.annex.style import Style

_LOGO_TYPES = {".svg": "image/svg+xml", ".png": "image/png"}


def html(document: Document, style: Style) -> bytes:
    """Return the annex as HTML. What is attached can be saved: it stands where its name is told."""
    look = _look(style, document)
    # The hash lets these styles in, and nothing that words of a draft could bring.
    digest = base64.b64encode(hashlib.sha256(look.encode()).digest()).decode()
    writer = _Writer(document)
    page = _PAGE.format(
        lang=document.langs[0], digest=digest, title=document.title, subtitle=_subtitle(document),
        name=": ".join(part for part in (document.title, document.subtitle) if part),
        subject=document.subject, keywords=", ".join(document.keywords),
        look=Markup(look),  # noqa: S704 - our own sheet, and values of a template that style.py has looked at
        logo=_logo(style), marking=writer.marking(), short=_short(document),
        blocks=writer.blocks(document.blocks), saved=writer.saved(),
    )  # fmt: skip
    return page.encode()


_PAGE = Markup("""<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'sha256-{digest}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{name}</title>
<meta name="description" content="{subject}">
<meta name="keywords" content="{keywords}">
<meta name="generator" content="rulebook">
<style>{look}</style>
</head>
<body{short}>
<header>{marking}{logo}<h1>{title}</h1>{subtitle}</header>
<main>
{blocks}{saved}</main>
<footer>{marking}</footer>
</body>
</html>
""")


_ROW_HEAD = Markup('<th scope="row" role="rowheader" data-head="{}">{}</th>')
_CELL = Markup('<td role="cell" data-head="{}">{}</td>')


class _Writer:
    """Know the document, to write its parts."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.attached = {each.name: each for each in document.attachments}
        self.told: set[str] = set()

    def marking(self) -> Markup:
        """Write the marking line, if there is one."""
        marking = self.document.marking
        return Markup('<p class="marking">{}</p>\n').format(marking) if marking else Markup()

    def saved(self) -> Markup:
        """Write what is attached and was not told of, so that nothing is lost."""
        rest = [each for name, each in self.attached.items() if name not in self.told]
        return Markup().join(Markup('<p class="note saved">{}</p>\n').format(self._save(each.name)) for each in rest)

    def blocks(self, blocks: Iterable[Any]) -> Markup:
        """Write blocks one below the other."""
        return Markup().join(self.block(block) for block in blocks)

    def block(self, block: Block) -> Markup:
        """Write a block."""
        match block:
            case Heading():
                return Markup('<h{n} id="{id}"{lang}>{number}{text}</h{n}>\n').format(
                    n=block.level + 1, id=block.id, lang=_lang(block.lang), text=self.text(block.text),
                    number=Markup('<span class="number">{}</span> ').format(block.number) if block.number else "",
                )  # fmt: skip
            case Paragraph():
                return Markup('<p class="{}"{}>{}</p>\n').format(block.role, _lang(block.lang), self.text(block.text))
            case Quote():
                return Markup(
                    "<figure{}><blockquote><p>{}</p></blockquote><figcaption>{}</figcaption></figure>\n"
                ).format(_lang(block.lang), self.text(block.text), self.text(block.source))
            case Bullets():
                items = Markup().join(Markup("<li>{}</li>\n").format(self.blocks(item)) for item in block.items)
                return Markup("<{kind}{lang}>\n{items}</{kind}>\n").format(
                    kind="ol" if block.numbered else "ul", lang=_lang(block.lang), items=items
                )
            case Facts():
                items = Markup().join(
                    Markup("<div><dt>{}</dt><dd>{}</dd></div>\n").format(self.text(term), self.text(value))
                    for term, value in block.items
                )
                return Markup("<dl{}>\n{}</dl>\n").format(_lang(block.lang), items)
            case Table():
                return self.table(block)
            case Card():
                heading, *rest = block.blocks
                of = heading.id if isinstance(heading, Heading) else ""
                return Markup('<section class="card {}" aria-labelledby="{}">\n{}</section>\n').format(
                    block.mark or "", of, self.block(heading) + self.blocks(rest)
                )
            case Figure():
                return Markup('<figure class="drawn" tabindex="0"{}>{}{}</figure>\n').format(
                    _lang(block.lang), self.drawing(block), self.caption(block.caption, "figcaption")
                )
            case Contents():
                return self.contents(block)
            case PageBreak():
                return Markup('<hr class="page">\n')

    def drawing(self, figure: Figure) -> Markup:
        """Write a drawing as an image: nothing in it is run, and its words are read from beside it."""
        content = base64.b64encode(figure.svg.encode()).decode()
        return Markup('<img alt="{}" src="data:image/svg+xml;base64,{}">').format(plain(figure.shows), content)

    def contents(self, block: Contents) -> Markup:
        """Write the table of contents: where each heading stands."""
        lines = Markup().join(
            Markup('<li class="level-{}"><a href="#{}">{}{}</a></li>\n').format(
                each.level, each.id, Markup('<span class="number">{}</span> ').format(each.number), _unlinked(each.text)
            )
            for each in headings(self.document, block.depth)
        )
        return Markup(
            '<section class="contents" aria-labelledby="contents"><h2 id="contents">{}</h2>\n<ul>\n{}</ul></section>\n'
        ).format(self.text(block.title), lines)

    def table(self, table: Table) -> Markup:
        """Write a table; each cell knows its head, for where it is too narrow for columns."""
        heads = [plain(column.head) for column in table.columns]
        widths = Markup().join(
            Markup('<col class="share-{}">').format(round(each.share * 100)) for each in table.columns
        )
        head = Markup().join(
            Markup('<th scope="col" role="columnheader">{}</th>').format(self.text(column.head))
            for column in table.columns
        )
        rows = Markup().join(self.row(row, table, heads) for row in table.rows)
        return Markup(
            '<div class="wide"><table class="{}" role="table"{}>{}<colgroup>{}</colgroup>\n'
            '<thead role="rowgroup"><tr role="row">{}</tr></thead>\n<tbody role="rowgroup">\n{}</tbody></table></div>\n'
        ).format(table.kind, _lang(table.lang), self.caption(table.caption, "caption"), widths, head, rows)

    def row(self, row: Row, table: Table, heads: list[str]) -> Markup:
        """Write a row: one heading as wide as the table, or cells."""
        id_ = Markup(' id="{}"').format(row.id) if row.id else Markup()
        if row.heading:
            return Markup(
                '<tr role="row"{}><th role="rowheader" class="group" scope="rowgroup" colspan="{}">{}</th></tr>\n'
            ).format(id_, len(heads), self.blocks(row.cells[0]))
        cells = Markup()
        for place, (cell, head) in enumerate(zip(row.cells, heads, strict=True)):
            form = _ROW_HEAD if table.row_heads and place == 0 else _CELL
            cells += form.format(head, self.blocks(cell))
        return Markup('<tr role="row"{}>{}</tr>\n').format(id_, cells)

    def caption(self, text: Text, tag: str) -> Markup:
        """Write a caption, where there is one."""
        return Markup("<{0}>{1}</{0}>").format(tag, self.text(text)) if text else Markup()

    def text(self, text: Text) -> Markup:
        """Write runs."""
        return Markup().join(self.run(run) for run in text)

    def run(self, run: Run) -> Markup:
        """Write words of one look and one language."""
        words: Markup = escape(run.text)
        if run.code and run.text in self.attached:
            words = self._save(run.text)
        if run.code:
            words = Markup("<code>{}</code>").format(words)
        if run.emphasis:
            words = Markup("<em>{}</em>").format(words)
        if run.strong:
            words = Markup("<strong>{}</strong>").format(words)
        if run.to:
            words = Markup('<a href="#{}">{}</a>').format(run.to, words)
        if run.file:
            words = Markup('<a href="{}">{}</a>').format(quote(run.file), words)
        if run.lang or run.mark:
            mark = Markup(' class="mark {}"').format(run.mark) if run.mark else Markup()
            words = Markup("<span{}{}>{}</span>").format(mark, _lang(run.lang), words)
        return words

    def _save(self, name: str) -> Markup:
        """Write a link that saves what is attached."""
        each = self.attached[name]
        self.told.add(name)
        content = base64.b64encode(each.content).decode()
        return Markup('<a download="{}" href="data:{};base64,{}">{}</a>').format(name, each.media_type, content, name)


def _subtitle(document: Document) -> Markup:
    return Markup('\n<p class="subtitle">{}</p>').format(document.subtitle) if document.subtitle else Markup()


def _short(document: Document) -> Markup:
    """Say of a document without chapters that it is short: printed, it had better be so."""
    chapters = any(isinstance(block, Heading) and block.number for block in document.blocks)
    return Markup() if chapters else Markup(' class="short"')


def _unlinked(text: Text) -> Markup:
    """Write runs without links, in their languages."""
    return Markup().join(
        Markup("<span{}>{}</span>").format(_lang(run.lang), run.text) if run.lang else escape(run.text) for run in text
    )


def _lang(lang: str | None) -> Markup:
    return Markup(' lang="{}"').format(lang) if lang else Markup()


def _logo(style: Style) -> Markup:
    if style.logo is None:
        return Markup()
    content = base64.b64encode(style.logo.read_bytes()).decode()
    kind = _LOGO_TYPES[style.logo.suffix.lower()]
    return Markup('<img class="logo" alt="{}" src="data:{};base64,{}">\n').format(style.logo_says, kind, content)


@lru_cache
def _sheet() -> str:
    return (Path(__file__).parent / "default/annex.css").read_text(encoding="utf-8")


def _look(style: Style, document: Document) -> str:
    """Return the style sheet with the template's fonts and colours, and what each page says when it is printed."""
    top, right, bottom, left = style.margins
    values = {
        "ink": style.ink, "soft": style.soft, "accent": style.accent, "rule": style.rule, "wash": style.wash,
        "text": f'"{style.text_font}", system-ui, sans-serif', "heading": f'"{style.heading_font}", Georgia, serif',
        "code": f'"{style.code_font}", ui-monospace, monospace', "size": f"{style.size}pt",
        "logo": f"{style.logo_height}mm", **{f"mark-{mark}": colour for mark, colour in style.marks.items()},
    }  # fmt: skip
    root = "".join(f"--{name}:{value};" for name, value in values.items())
    marks = "".join(f".{mark}{{--mark:var(--mark-{mark})}}" for mark in style.marks)
    shares = "".join(f".share-{share}{{width:{share}%}}" for share in range(1, 101))
    sheet = "A4 landscape" if document.landscape else "A4"
    box = f"font:{0.85 * style.size:g}pt {values['text']};color:{style.soft}"
    number = " ".join(map(_counted, re.split(r"(\{pages?\})", document.page)))
    margins = f"@bottom-right{{content:{number};{box}}}"
    if document.marking:
        margins += "".join(f"@{edge}-center{{content:{_quoted(document.marking)};{box}}}" for edge in ("top", "bottom"))
    page = f"@page{{size:{sheet};margin:{top}mm {right}mm {bottom}mm {left}mm;{margins}}}"
    return f":root{{{root}}}{page}{marks}{shares}\n{_sheet()}"


def _counted(part: str) -> str:
    """Write a part of what says the number of a page as CSS: a counter, or words."""
    return {"{page}": "counter(page)", "{pages}": "counter(pages)"}.get(part) or _quoted(part)


def _quoted(text: str) -> str:
    """Write words as a string of CSS in which no sign can end it, or the sheet."""
    return '"' + "".join(sign if sign.isalnum() or sign == " " else f"\\{ord(sign):x} " for sign in text) + '"'
