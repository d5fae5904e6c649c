"""Put the parts of a DOCX together."""

from __future__ import annotations

import datetime
import io
import re
import zipfile

import docx as library
from docx.document import Document as Package
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from rulebook import __version__
from rulebook.annex.blocks import Form, blocks
from rulebook.annex.characters import visible
from rulebook.annex.document import Document, Run
from rulebook.annex.docx.contents import contents
from rulebook.annex.docx.looks import style_id
from rulebook.annex.docx.prose import facts, figure, prose
from rulebook.annex.docx.styles import numbering, settings, styles
from rulebook.annex.docx.tables import table
from rulebook.annex.docx.text import Writing, bookmarks, field_, heading, paragraph, spoken
from rulebook.annex.docx.xml import Node, w
from rulebook.annex.logo import Logo, logo
from rulebook.annex.looks import page, paragraph_looks, text_width, word_looks
from rulebook.annex.outline import anchors, carried
from rulebook.annex.style import Style
from rulebook.annex.zipped import zipped

CARRIED = "https://agreement-rulebook.example/relationships/attachment"
"""What a part is to the document when it is a file that travels inside it."""
# python-docx refuses a property that is longer.
_LONGEST = 255
_KEPT = {
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.STYLES,
}

FORM = Form(heading, facts, table, figure, contents, prose)


def docx(document: Document, style: Style) -> bytes:
    """Return an annex as a Word document. Raises ImportError without python-docx."""
    package = _emptied()
    paragraphs, words = paragraph_looks(document, style), word_looks(style)
    looks = {look.name: look for look in (*paragraphs, *words)}
    width = text_width(document, style)
    writing = Writing(style, document.langs[0], bookmarks(anchors(document)), looks, width)
    drawn = logo(style, width)
    first = [_picture(package, drawn)] if drawn else []
    _fill(package.element.body, _text(writing, document, first))
    _fill(package.styles.element, styles(document, style, paragraphs, words))
    _fill(package.part.numbering_part.element, numbering(style, writing.lists))
    _fill(package.settings.element, settings(document))
    _page(package, document, style)
    _about(package, document)
    for each in carried(document):
        part = Part(PackURI(f"/attachments/{each.name}"), each.media_type, each.content, package.part.package)
        package.part.package.relate_to(part, CARRIED)
    saved = io.BytesIO()
    package.save(saved)
    with zipfile.ZipFile(saved) as container:
        return zipped({name: container.read(name) for name in container.namelist()}, document.date)


def _emptied() -> Package:
    """Return a document without what the template of python-docx brings: a picture, a theme, styles and text."""
    package = library.Document()
    for rels in (package.part.rels, package.part.package.rels):
        for key in [key for key, rel in rels.items() if rel.reltype not in _KEPT]:
            del rels[key]
    return package


def _picture(package: Package, drawn: Logo) -> Node:
    """Return a paragraph with the logo, and what it shows for who does not see it."""
    there = package.add_paragraph()
    shape = there.add_run().add_picture(io.BytesIO(drawn.content), Pt(drawn.width), Pt(drawn.height))
    shape._inline.docPr.set("descr", visible(drawn.says))
    made: Node = there._p
    made.insert(0, w("pPr", w("pStyle", val=style_id("Logo"))))
    return made


def _text(writing: Writing, document: Document, first: list[Node]) -> list[Node]:
    made = [*first, paragraph(writing, "Title", (Run(document.title),), writing.lang)]
    if document.subtitle:
        made.append(paragraph(writing, "Subtitle", (Run(document.subtitle),), writing.lang))
    made += blocks(FORM, writing, document)
    # Word wants a paragraph after a table at the end; no page is begun for it alone.
    writing.broken = False
    return [*made, paragraph(writing, "Text Body", (), writing.lang)] if writing.gap else made


def _fill(element: Node, children: list[Node]) -> None:
    """Give an element other children, and keep what says how the pages are."""
    kept = [child for child in element if child.tag == w("sectPr").tag]
    for child in list(element):
        element.remove(child)
    element.extend([*children, *kept])


def _page(package: Package, document: Document, style: Style) -> None:
    section = package.sections[0]
    wide, high = page(document)
    section.page_width, section.page_height = Pt(wide), Pt(high)
    section.orientation = WD_ORIENT.LANDSCAPE if document.landscape else WD_ORIENT.PORTRAIT
    top, right, bottom, left = style.margins
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = map(
        Mm, (top, right, bottom, left)
    )
    section.header_distance, section.footer_distance, section.gutter = Mm(top / 2), Mm(bottom / 2), Mm(0)
    if document.marking:
        _say(section.header.paragraphs[0], "Header", [w("r", *spoken(document.marking))])
    _say(section.footer.paragraphs[0], "Footer", _numbered(document.page))


def _say(there: Paragraph, look: str, parts: list[Node]) -> None:
    element: Node = there._p
    _fill(element, [w("pPr", w("pStyle", val=style_id(look))), *parts])


def _numbered(says: str) -> list[Node]:
    """Return how a page says its number, which the program that sets the pages fills in."""
    fields = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
    made: list[Node] = []
    for part in re.split(r"(\{pages?\})", says):
        one = w("r", *spoken("1" if part in fields else part))
        made += field_(fields[part], one) if part in fields else [one]
    return made


def _about(package: Package, document: Document) -> None:
    """Say what the document is, and nothing of who made it where or when."""
    said, day = package.core_properties, datetime.datetime.combine(document.date, datetime.time())
    said.title, said.subject = (visible(words)[:_LONGEST] for words in (document.title, document.subject))
    said.keywords = visible(", ".join(document.keywords))[:_LONGEST]
    said.author = said.last_modified_by = f"rulebook/{__version__}"
    said.comments, said.language, said.revision = "", document.langs[0], 1
    said.created = said.modified = day
