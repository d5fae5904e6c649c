"""Write a condition as sentences that a lawyer can read: a list, with lists in it.

Every field is named as in the draft's vocabulary, with its JSON key, and remembered: `reads` says which
fields a rule looks at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from rulebook.model import condition as c
from rulebook.model.edition import Edition
from rulebook.model.vocabulary import Collection, FieldType, vocabulary
from rulebook.render.values import write_value
from rulebook.words import Lang
from rulebook.words.plain import COMPARED, HET, PLAIN
from rulebook.words.values import DUTCH

Scope = Mapping[str, str]
"""The names that are bound, each with the collection of its records, outermost first."""

WHOLE: Scope = {"agreement": "agreement"}


@dataclass(frozen=True, slots=True)
class Line:
    """Be one sentence with the sentences under it; an `aside` only says how silence counts."""

    text: Markup
    parts: tuple[Line, ...] = ()
    aside: bool = False


def base(edition: Edition, name: str) -> str:
    """Return the collection that a selection is from, through definitions of records."""
    while name in edition.definitions:
        selection = edition.definitions[name].for_each
        assert selection is not None  # the grammar refuses to select from a definition of the whole
        name = selection.in_
    return name


@dataclass(slots=True)
class Writer:
    """Write the conditions of one rule or definition. `up` is the way from its page to the language's folder."""

    edition: Edition
    lang: Lang
    up: str = "../"
    reads: set[tuple[str, str]] = field(default_factory=set)
    uses: set[str] = field(default_factory=set)
    parameters: set[str] = field(default_factory=set)

    def lines(self, node: Any, scope: Scope = WHOLE) -> list[Line]:
        """Write a condition as sentences that all hold."""
        if isinstance(node, c.AllOf):
            return [line for part in node.all_of for line in self.lines(part, scope)]
        return [self.line(node, scope)]

    def line(self, node: Any, scope: Scope) -> Line:
        """Write a condition as one sentence."""
        match node:
            case c.AllOf():
                return Line(self._say("all_of"), tuple(self.lines(node, scope)))
            case c.AnyOf():
                return Line(self._say("any_of"), tuple(self.line(part, scope) for part in node.any_of))
            case c.Not():
                return self._not(node.not_, scope)
            case c.Is():
                return Line(self._say("is", definition=self.definition(node.is_)))
            case c.Said():
                return Line(self._say("said", field=self.field(node.said, scope)))
            case c.Given():
                return Line(self._say("given", field=self.field(node.given, scope)))
            case c.ThereIs():
                return self._there_is(node.there_is, scope, "there_is")
            case c.ForAll():
                return self._for_all(node.for_all, scope)
            case c.ByReading():
                return self._by_reading(node, scope)
            case _:
                return self._compare(node, scope)

    def selection(self, node: c.Selection, scope: Scope = WHOLE) -> tuple[Markup, tuple[Line, ...], Scope]:
        """Write what is selected: its noun with the key of its list, its conditions, and the scope within."""
        inner = {**scope, node.as_: base(self.edition, node.in_)}
        where = self.lines(node.where, inner) if node.where is not None else []
        return self._noun(node.in_), tuple(where), inner

    def definition(self, name: str) -> Markup:
        """Name a definition, linked to its page."""
        self.uses.add(name)
        title = self.edition.definitions[name].title[self.lang]
        return Markup('<a href="{}definitions/{}.html">{}</a>').format(self.up, name, title)

    def field(self, path: str, scope: Scope) -> Markup:
        """Name a field and whose it is: "date (`date`) of the decision"."""
        head, _, rest = path.partition(".")
        said = self._the(head, scope)
        for collection, name, kind in walked(scope[head], rest):
            if name != "id":
                said = self._say("of", what=self._keyed(collection, name, kind), whose=said)
        return said

    def _keyed(self, collection: str, name: str, kind: FieldType) -> Markup:
        self.reads.add((collection, name))
        return self._say("keyed", label=kind.label[self.lang == "nl"], key=self.key(collection, name))

    def every(self, name: str, noun: Markup) -> Markup:
        """Say "every" before a noun, in Dutch "elk" or "elke"."""
        het = vocabulary()[base(self.edition, name)].noun[1] in HET
        return self._say("every_het" if het else "every", noun=noun)

    def key(self, collection: str, name: str) -> Markup:
        """Show the JSON key of a field, linked to what a draft must say."""
        return Markup('<a href="{0}draft.html#{1}.{2}"><code>{2}</code></a>').format(self.up, collection, name)

    def _say(self, code: str, /, **values: object) -> Markup:
        # Our own words: what is filled into them is escaped.
        return Markup(PLAIN[code][self.lang]).format(**values)  # noqa: S704

    def _the(self, name: str, scope: Scope) -> Markup:
        """Name a bound record; the second of a kind is "the other"."""
        alike = [bound for bound, collection in scope.items() if collection == scope[name]]
        noun = vocabulary()[scope[name]].noun[self.lang == "nl"]
        which = ("the", "other", "third")[min(alike.index(name), 2)]
        return self._say(f"{which}_het" if noun in HET else which, noun=noun)

    def _noun(self, name: str) -> Markup:
        """Name the records of a collection or definition, with the key of the list they stand in."""
        collection = vocabulary()[base(self.edition, name)]
        if name in self.edition.definitions:
            noun: str | Markup = self.definition(name)
        else:
            noun = collection.noun[self.lang == "nl"]
        if collection.derived:
            return Markup("{}").format(noun)
        self.reads.add((collection.name, ""))
        link = Markup('<a href="{}draft.html#{}"><code>{}</code></a>').format(
            self.up, collection.name, list_key(collection)
        )
        return self._say("listed", noun=noun, key=link)

    def _not(self, node: Any, scope: Scope) -> Line:
        match node:
            case c.Said():
                return Line(self._say("not_said", field=self.field(node.said, scope)))
            case c.Is():
                return Line(self._say("is_not", definition=self.definition(node.is_)))
            case c.ThereIs():
                return self._there_is(node.there_is, scope, "there_is_no")
            case c.AllOf():
                return Line(self._say("not_all"), tuple(self.lines(node, scope)))
            case c.AnyOf():
                return Line(self._say("none_of"), self.line(node, scope).parts)
            case _:
                return Line(self._say("not"), (self.line(node, scope),))

    def _there_is(self, node: c.Quantified, scope: Scope, code: str) -> Line:
        noun, where, inner = self.selection(node, scope)
        that = tuple(self.lines(node.that, inner)) if node.that is not None else ()
        if where and that:
            that = (Line(self._say("and_that"), that),)
        asides = self._asides(node, () if node.if_none in (None, "no") else (node.if_none,))
        return Line(self._say(f"{code}_with" if where or that else code, noun=noun), (*where, *that, *asides))

    def _for_all(self, node: c.Quantified, scope: Scope) -> Line:
        noun, where, inner = self.selection(node, scope)
        that = tuple(self.lines(node.that, inner)) if node.that is not None else ()
        asides = self._asides(node, (node.if_none or "no",))
        every = self.every(node.in_, noun)
        if not where:
            return Line(self._say("for_all", every=every), (*that, *asides))
        return Line(self._say("for_all_with", every=every), (*where, Line(self._say("for_all_that"), that), *asides))

    def _asides(self, node: c.Quantified, if_none: Sequence[str]) -> tuple[Line, ...]:
        """Say how silence counts, and claims without proof."""
        said = [f"if_none_{answer}" for answer in if_none]
        said += ["if_silent_no"] if node.if_silent == "no" else []
        said += [f"claims_{node.claims}"] if node.claims is not None else []
        return tuple(Line(self._say(code), aside=True) for code in said)

    def _by_reading(self, node: c.ByReading, scope: Scope) -> Line:
        found = next(one for one in self.edition.interpretations if one.id == node.reading)
        says = {reading.id: reading.says[self.lang].rstrip(".") for reading in found.readings}
        parts = tuple(
            Line(
                self._say("read_as_taken" if name == found.takes else "read_as", says=says[name]),
                tuple(self.lines(part, scope)),
            )
            for name, part in node.gives.items()
        )
        title = Markup('<a href="{}interpretations.html#{}">{}</a>').format(self.up, found.id, found.title[self.lang])
        return Line(self._say("reading", title=title), parts)

    def _compare(self, node: c.Compare, scope: Scope) -> Line:
        if self._belongs(node, scope):
            owner = self._the(node.right.value.partition(".")[0], scope)
            head, _, name = str(node.value).partition(".")
            self.reads.add((scope[head], name.removesuffix(".id")))
            return Line(self._say("belongs", what=self._the(head, scope), whose=owner))
        left, under = self._figure(node.left, scope, None)
        kind = self._kind(node.value, scope) if node.value is not None else None
        more: list[Line]
        if isinstance(node.right, list):
            right, more = self._choices(node.right, kind), []
        else:
            right, more = self._figure(node.right, scope, kind)
        text = Markup(COMPARED[node.operator][self.lang]).format(left=left, right=right)  # noqa: S704
        return Line(text, (*under, *more))

    def _belongs(self, node: c.Compare, scope: Scope) -> bool:
        """Tell whether this only says that a record stands under another: decision.track = track.id."""
        if node.value is None or node.operator != "equals" or not isinstance(node.right, c.Value):
            return False
        head, _, name = node.value.partition(".")
        owner, _, last = node.right.value.partition(".")
        collection = vocabulary()[scope[head]]
        return (
            last == "id" and collection.parent == scope[owner] and name.removesuffix(".id") == collection.parent_field
        )

    def _kind(self, path: str, scope: Scope) -> FieldType | None:
        head, _, rest = path.partition(".")
        return next((kind for _, _, kind in reversed(walked(scope[head], rest))), None)

    def _choices(self, values: Sequence[str], kind: FieldType | None) -> Markup:
        return Markup(", ").join(self._literal(value, kind) for value in values)

    def _literal(self, value: Any, kind: FieldType | None) -> Markup:
        """Show a fixed value: its word and how it is written."""
        if isinstance(value, bool):
            code = Markup("<code>{}</code>").format("true" if value else "false")
            return self._say("yes" if value else "no", code=code)
        if isinstance(value, str):
            code = Markup("<code>{}</code>").format(value)
            known = kind is not None and kind.kind == "enum" and value in DUTCH and DUTCH[value] != value
            return self._say("value", word=DUTCH[value], code=code) if known else code
        return Markup("{}").format(write_value(value, self.lang))

    def _figure(self, node: Any, scope: Scope, kind: FieldType | None) -> tuple[Markup, list[Line]]:
        """Write a figure, and the sentences that say what counts in it."""
        match node:
            case c.Value():
                return self.field(node.value, scope), []
            case c.Parameter():
                return self.parameter(node.parameter), []
            case c.AsOfDate():
                return self._say("as_of"), []
            case c.Sum():
                noun, where, inner = self.selection(node.sum, scope)
                head, _, own = node.sum.of.partition(".")
                steps = walked(inner[head], own)
                of = self._keyed(*steps[0]) if len(steps) == 1 else self.field(node.sum.of, inner)
                return self._say("sum", of=of, every=self.every(node.sum.in_, noun)), self._counted(where)
            case c.Count():
                _, where, _ = self.selection(node.count, scope)
                return self._say("count", label=self._label(node.count.in_)), self._counted(where)
            case c.Plus() | c.Minus() | c.Times() | c.Gap():
                return self._worked_out(node, scope)
            case _:
                return self._literal(node, kind), []

    def _worked_out(self, node: c.Plus | c.Minus | c.Times | c.Gap, scope: Scope) -> tuple[Markup, list[Line]]:
        codes: dict[type, str] = {c.Plus: "plus", c.Minus: "minus", c.Times: "times", c.Gap: "gap"}
        code = codes[type(node)]
        said, under = self._figure(getattr(node, code)[0], scope, None)
        for part in getattr(node, code)[1:]:
            more, lines = self._figure(part, scope, None)
            said = self._say(code, a=said, b=more)
            under = [*under, *lines]
        return said, under

    def _counted(self, where: tuple[Line, ...]) -> list[Line]:
        return [Line(self._say("counted"), where)] if where else []

    def _label(self, name: str) -> str | Markup:
        if name in self.edition.definitions:
            return self.definition(name)
        return vocabulary()[name].label[self.lang == "nl"]

    def parameter(self, name: str) -> Markup:
        """Name a parameter with its value, linked to where it is explained."""
        self.parameters.add(name)
        setting = self.edition.about.parameters[name]
        title = Markup('<a href="{}interpretations.html#{}">{}</a>').format(self.up, name, setting.title[self.lang])
        return self._say("parameter", value=write_value(setting.value, self.lang), title=title)


def walked(collection: str, path: str) -> list[tuple[str, str, FieldType]]:
    """Return each field on a path with the collection it is a field of, following references."""
    steps: list[tuple[str, str, FieldType]] = []
    names = path.split(".") if path else []
    while names:
        fields = vocabulary()[collection].fields
        size = next(n for n in range(len(names), 0, -1) if ".".join(names[:n]) in fields)
        name, names = ".".join(names[:size]), names[size:]
        steps.append((collection, name, fields[name]))
        collection = fields[name].collection or collection
    return steps


def list_key(collection: Collection) -> str:
    """Return where in a draft a collection stands: `tracks[].decisions`."""
    if collection.parent is None:
        return collection.name
    return f"{list_key(vocabulary()[collection.parent])}[].{collection.name}"
