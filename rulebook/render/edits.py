"""Put one thing that differs between two versions of a draft into words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from rulebook.model.compared_drafts import ABSENT, PIECES, Edit, Step
from rulebook.model.loaded import Draft
from rulebook.model.versions import ArticleNameView, EditView
from rulebook.model.view import Place
from rulebook.model.vocabulary import vocabulary
from rulebook.render.values import write_value
from rulebook.render.view import said
from rulebook.words import Lang
from rulebook.words.versions import EDITS, VERSIONS

LONGEST = 80
"""So many characters of a value are shown."""

Side = Literal["old", "new"]
Becomes = Literal["added", "removed", "changed"]


class EditWriter:
    """Know the two versions, to say where things stand in them."""

    def __init__(self, old: Draft | None, new: Draft | None, lang: Lang) -> None:
        self.lang = lang
        self.drafts: dict[Side, Draft] = {}
        if old is not None and new is not None:
            self.drafts = {"old": old, "new": new}
        self.pieces: dict[Side, dict[str, ArticleNameView]] = {}
        self.numbers: dict[Side, dict[str, str]] = {}
        for side, draft in self.drafts.items():
            found = list(_pieces(draft, side, lang))
            self.pieces[side] = {piece["id"]: view for piece, view in found}
            self.numbers[side] = {piece["id"]: piece.get("number") or "" for piece, _ in found}

    def article(self, name: str) -> ArticleNameView:
        """Return the article of an id, as the newer version has it if it does."""
        return self.pieces["new"].get(name) or self.pieces["old"][name]

    def view(self, edit: Edit) -> EditView:
        """Put one edit into words."""
        was, is_ = (self._value(value) for value in (edit.was, edit.is_))
        becomes: Becomes = "added" if edit.was is ABSENT else "removed" if edit.is_ is ABSENT else "changed"
        return EditView(
            says=self._sentence(edit, becomes, was, is_),
            becomes=becomes,
            record="/".join(part for name, key in edit.owner for part in (name, key or "") if part) or "agreement",
            field=edit.field,
            was=was,
            becomes_value=is_,
            old=self._place("old", edit.old),
            new=self._place("new", edit.new),
            articles=self._grounds(edit),
        )

    def _sentence(self, edit: Edit, becomes: str, was: str | None, is_: str | None) -> str:
        what = self._what(edit)
        silent = EDITS["silent"][self.lang]
        word = was or is_
        if edit.of_many and word is not None:
            return EDITS["more" if was is None else "fewer"][self.lang].format(what=what, word=word)
        shown = [(was, edit.was), (is_, edit.is_)]
        if edit.field and all(text is not None or value is ABSENT for text, value in shown):
            return EDITS["values"][self.lang].format(what=what, was=was or silent, is_=is_ or silent)
        return EDITS[becomes][self.lang].format(what=what)

    def _what(self, edit: Edit) -> str:
        lang, owner = self.lang, edit.owner
        collection = owner[-1][0] if owner else "agreement"
        record = self._named(owner) if owner else EDITS["draft"][lang]
        field = edit.field if owner else edit.field.removeprefix("agreement.")
        if not field:
            return record
        return EDITS["field"][lang].format(record=record, field=self._label(collection, field))

    def _number(self, piece: str) -> str:
        """Return the number of a piece of the text."""
        return self.numbers["new"].get(piece) or self.numbers["old"].get(piece) or piece

    def _named(self, owner: Sequence[Step]) -> str:
        """Name a record, and the records that it stands in."""
        (name, key), *others = reversed(owner)
        if name == "articles":
            found = self.article(str(key))
            number = VERSIONS["article"][self.lang].format(number=found.number)
            return f"{number} ({found.heading})" if found.heading else number
        if name in PIECES:
            record = EDITS[name][self.lang].format(number=self._number(str(key)))
        else:
            record = f"{vocabulary()[name].noun[self.lang == 'nl']} {key}"
        if not others:
            return record
        return EDITS["of"][self.lang].format(record=record, owner=self._named(list(reversed(others))))

    def _label(self, collection: str, field: str) -> str:
        """Return what a key is called, as the vocabulary or else the schema of drafts has it."""
        found = vocabulary().get(collection)
        kind = found.fields.get(field) if found is not None else None
        if kind is not None:
            return kind.label[self.lang == "nl"]
        last = field.rpartition(".")[2]
        return labels().get(last, (last, last))[self.lang == "nl"]

    def _value(self, value: Any) -> str | None:
        """Write a value, where a few words can."""
        if value is ABSENT:
            return None
        if isinstance(value, dict):
            amount, unit = value.get("amount"), value.get("unit") or value.get("currency")
            if set(value) != {"amount", "currency"} and set(value) != {"amount", "unit"}:
                return None
            return f"{write_value(_number(amount), self.lang)} {unit}"
        if isinstance(value, list) and not all(isinstance(each, str) for each in value):
            return None
        text = write_value(value, self.lang)
        return text if len(text) <= LONGEST else None

    def _place(self, side: Side, pointer: str | None) -> Place | None:
        if pointer is None:
            return None
        line, column = self.drafts[side].places.locate(pointer)
        return Place(pointer=pointer, line=line, column=column)

    def _grounds(self, edit: Edit) -> list[ArticleNameView]:
        """Return the article that an edit is in, or those that what it changes rests on."""
        if edit.at[0][0] == "articles" and edit.at[0][1] is not None:
            names = [edit.at[0][1]]
            sides: list[Side] = ["new"] if names[0] in self.pieces["new"] else ["old"]
        else:
            sides = ["old"] if edit.is_ is ABSENT and not edit.field else ["new"]
            names = self._cited(edit, sides[0])
        found = [self.pieces[side][name] for side in sides for name in names if name in self.pieces[side]]
        return list({(view.version, view.number): view for view in found}.values())

    def _cited(self, edit: Edit, side: Side) -> list[str]:
        """Return the pieces of text that the innermost record with evidence cites."""
        item: Any = self.drafts[side].data
        cited: list[str] = []
        for name, key in edit.owner:
            item = next((each for each in item.get(name) or [] if _key(name, each) == key), None)
            if item is None:
                break
            own = [str(part["article"]) for part in item.get("evidence") or [] if part.get("article")]
            cited = own or cited
        return cited


def _pieces(draft: Draft, side: Side, lang: Lang) -> Iterator[tuple[Mapping[str, Any], ArticleNameView]]:
    """Yield every piece of the text with the article that it is or stands in."""
    for article in draft.data.get("articles") or []:
        heading = said(article.get("heading") or {}, lang)
        view = ArticleNameView(version=side, id=article["id"], number=article["number"], heading=heading)
        waiting = [article]
        while waiting:
            piece = waiting.pop()
            yield piece, view
            waiting += [inner for name in PIECES for inner in piece.get(name) or []]


def _number(value: Any) -> Any:
    """Return a number that stands as text, as amounts do, as a number."""
    try:
        return Decimal(str(value))
    except ArithmeticError:
        return value


def _key(collection: str, item: Mapping[str, Any]) -> str:
    return ".".join(str(item.get(part)) for part in vocabulary()[collection].key)


@cache
def labels() -> dict[str, tuple[str, str]]:
    """Return what the keys of a draft are called, in English and Dutch."""
    # Imported late: models are wanted only for what the vocabulary does not name.
    from rulebook.model.draft import AgreementDraft

    models = AgreementDraft.model_json_schema().get("$defs", {}).values()
    keys = [pair for model in models for pair in model.get("properties", {}).items()]
    return {key: (found["title"], found["x-title-nl"]) for key, found in keys if "x-title-nl" in found}
