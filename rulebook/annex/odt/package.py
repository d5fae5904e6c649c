"""Put the parts of an ODT together."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from rulebook import __version__
from rulebook.annex.blocks import Form, blocks
from rulebook.annex.characters import visible
from rulebook.annex.document import Attachment, Document, Run
from rulebook.annex.logo import Logo, logo
from rulebook.annex.looks import text_width
from rulebook.annex.odt.contents import contents
from rulebook.annex.odt.looks import points
from rulebook.annex.odt.prose import facts, figure, prose
from rulebook.annex.odt.styles import fonts, styles_part, table_styles
from rulebook.annex.odt.tables import table
from rulebook.annex.odt.text import Writing, heading, paragraph
from rulebook.annex.odt.xml import VERSION, node, root
from rulebook.annex.outline import anchors, carried
from rulebook.annex.style import Style
from rulebook.annex.zipped import zipped

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
FOLDER = "Attachments/"
PICTURE = "Pictures/logo.png"

FORM = Form(heading, facts, table, figure, contents, prose)


def odt(document: Document, style: Style) -> bytes:
    """Return an annex as an OpenDocument text."""
    drawn = logo(style, text_width(document, style))
    files = {
        "mimetype": MEDIA_TYPE.encode(),
        "content.xml": _content(document, style, drawn),
        "styles.xml": styles_part(document, style),
        "meta.xml": _meta(document),
        "settings.xml": _settings(),
        **({PICTURE: drawn.content} if drawn else {}),
        **{FOLDER + each.name: each.content for each in carried(document)},
    }
    files["META-INF/manifest.xml"] = _manifest(files, document.attachments)
    return zipped(files, document.date, first="mimetype")


def _content(document: Document, style: Style, drawn: Logo | None) -> bytes:
    writing = Writing(style, document.langs[0], frozenset(anchors(document)), text_width(document, style))
    parts = [
        *([node("text:p", {"text:style-name": "Logo"}, _picture(drawn))] if drawn else []),
        paragraph(writing, "Title", (Run(document.title),), writing.lang),
        *([paragraph(writing, "Subtitle", (Run(document.subtitle),), writing.lang)] if document.subtitle else []),
        *blocks(FORM, writing, document),
    ]
    return root(
        "office:document-content",
        "office style text table draw fo svg xlink",
        fonts(style),
        node("office:automatic-styles", None, *table_styles(style, writing.width), *writing.made.values()),
        node("office:body", None, node("office:text", None, *parts)),
    )


def _picture(drawn: Logo) -> Element:
    """Return the logo as a sign among words, with what it shows for who does not see it."""
    place = {"xlink:href": PICTURE, "xlink:type": "simple", "xlink:show": "embed", "xlink:actuate": "onLoad"}
    size = {"svg:width": points(drawn.width), "svg:height": points(drawn.height)}
    return node(
        "draw:frame",
        {"draw:name": "Logo", "draw:style-name": "Picture", "text:anchor-type": "as-char", **size},
        node("draw:image", place),
        node("svg:title", None, visible(drawn.says)),
    )


def _settings() -> bytes:
    """Return `settings.xml`: LibreOffice keeps the heading of a group of rows with the next row when asked."""
    item = node("config:config-item", {"config:name": "TableRowKeep", "config:type": "boolean"}, "true")
    rows = node("config:config-item-set", {"config:name": "ooo:configuration-settings"}, item)
    return root("office:document-settings", "office config ooo", node("office:settings", None, rows))


def _meta(document: Document) -> bytes:
    day = f"{document.date.isoformat()}T00:00:00"
    program = f"rulebook/{__version__}"
    said = [
        ("meta:generator", program),
        ("dc:title", document.title),
        ("dc:subject", document.subject),
        *(("meta:keyword", keyword) for keyword in document.keywords),
        ("meta:initial-creator", program),
        ("dc:creator", program),
        ("meta:creation-date", day),
        ("dc:date", day),
        ("dc:language", document.langs[0]),
    ]
    described = [
        node("meta:user-defined", {"meta:name": FOLDER + each.name}, visible(each.description))
        for each in document.attachments
    ]
    facts = [node(tag, None, visible(words)) for tag, words in said if words]
    return root("office:document-meta", "office meta dc xlink", node("office:meta", None, *facts, *described))


def _manifest(files: dict[str, bytes], attachments: tuple[Attachment, ...]) -> bytes:
    types = {PICTURE: "image/png", **{FOLDER + each.name: each.media_type for each in attachments}}
    entries = [
        ("/", MEDIA_TYPE),
        *((name, types.get(name, "text/xml")) for name in sorted(files) if name != "mimetype"),
    ]
    return root("manifest:manifest", "manifest", *(_entry(name, type_) for name, type_ in entries))


def _entry(name: str, media_type: str) -> Element:
    attributes = {"manifest:full-path": name, "manifest:media-type": media_type}
    return node("manifest:file-entry", attributes | ({"manifest:version": VERSION} if name == "/" else {}))
