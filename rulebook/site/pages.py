"""Make the documentation site of an edition: from what was loaded to pages, nothing else.

Paths are the same in both languages, below `nl/` and `en/`, so that each page links to its other language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from rulebook.model.edition import DEFAULT_EDITION, Edition
from rulebook.model.letter import find_quote
from rulebook.model.report import EXIT_CODES
from rulebook.model.rule import FORCES, Definition, Force, Interpretation, Limb, Rule
from rulebook.model.vocabulary import Collection, vocabulary
from rulebook.render.pages import environment, source
from rulebook.render.reasons import fill_parameters
from rulebook.render.reasons import source as source_of
from rulebook.render.values import write_value
from rulebook.site import examples, overview, reference
from rulebook.site.guide import AS_OF, Guide
from rulebook.site.letter import letter_values
from rulebook.site.plain import WHOLE, Line, Scope, Writer, list_key
from rulebook.words import LANGS, Count, Lang
from rulebook.words.headings import english
from rulebook.words.options import OPTIONS
from rulebook.words.report import FORCES as FORCE_NAMES
from rulebook.words.report import OUTCOMES, VERDICTS
from rulebook.words.site import GLOSSARY, KINDS_OF_VALUES, OUTCOMES_MEAN, SITE, VERDICTS_WHEN
from rulebook.workshop.coverage import coverage
from rulebook.workshop.scaffold import FIRST

HERE = "rulebook.site"
MENU = ("index", "draft", "definitions", "interpretations", "letter", "adding", "glossary")
TITLES = {"index": "rules"}


@dataclass(frozen=True, slots=True)
class LimbPage:
    """Be one part of a rule in plain sentences."""

    limb: Limb
    applies: Sequence[Line]
    looks_at: Line | None
    requires: Sequence[Line]
    unless: Sequence[Line]

    @property
    def lines(self) -> list[Line]:
        """Return all its sentences."""
        return [*self.applies, *([self.looks_at] if self.looks_at else []), *self.requires, *self.unless]


@dataclass(frozen=True, slots=True)
class Plain:
    """Be a rule or a definition in plain sentences, with what it reads and builds on."""

    limbs: Sequence[LimbPage]
    reads: frozenset[tuple[str, str]]
    uses: Sequence[str]
    parameters: Sequence[str]

    @property
    def long(self) -> bool:
        """Tell whether this takes more than about a screen."""
        return sum(map(_sentences, [line for limb in self.limbs for line in limb.lines])) > 16


def site(edition: Edition, guide: Guide, langs: Sequence[Lang] = LANGS) -> dict[str, bytes]:
    """Return every file of the site by its path. The same edition always gives the same bytes."""
    style = source("tokens.css") + source("style.css", HERE)
    pages = {"style.css": style.encode(), "index.html": _front(edition, langs)}
    pages |= {f"{starter.name}.json": starter.text.encode() for starter in guide.starters}
    for lang in langs:
        for name, text in _Site(edition, guide, lang, langs).pages():
            pages[f"{lang}/{name}"] = text.encode()
    return pages


def _front(edition: Edition, langs: Sequence[Lang]) -> bytes:
    choices = [(lang, SITE["language"][lang], edition.about.title[lang]) for lang in langs]
    page: str = environment(HERE).get_template("front.html").render(edition=edition, choices=choices, lang=langs[0])
    return page.encode()


class _Site:
    """Hold what every page of one language needs."""

    def __init__(self, edition: Edition, guide: Guide, lang: Lang, langs: Sequence[Lang]) -> None:
        # Rules are told with every reading they have; which of them is in force is the edition's.
        written = edition.written or edition
        self.edition, self.guide, self.lang, self.langs = edition, guide, lang, langs
        self.rules = written.rules
        self.book = _with_all_readings(edition, written)
        named, standing = source_of(edition, lang), edition.about.standing
        self.source = {
            "source": named,
            "Source": named[:1].upper() + named[1:],
            "standing": standing[lang] if standing else "",
        }
        # Our own words: what is filled into them is escaped.
        self.t = {key: self.sourced(Markup(text[lang])) for key, text in SITE.items()}  # noqa: S704
        self.notes = {footnote.number for footnote in edition.letter.footnotes}
        self.plain = {rule.id: self.plain_rule(rule) for rule in self.rules}
        self.plain_definitions = {name: self.plain_definition(found) for name, found in self.book.definitions.items()}
        self.covered = coverage(edition)
        self.order = {sentence.locator: place for place, sentence in enumerate(edition.letter.sentences)}
        self.reads = {rule.id: self.all_reads(rule) for rule in self.rules}
        self.kinds = overview.kinds(edition)

    def pages(self) -> Iterator[tuple[str, str]]:
        """Yield path and text of each page."""
        groups = list(self.groups())
        count = {force: Count(sum(rule.force == force for rule in self.edition.rules)) for force in FORCES}
        options = [
            (one.written, one.help if self.lang == "en" else OPTIONS.get(one.help, one.help))
            for one in self.guide.options
        ]
        yield self.page("index", groups=groups, count=count, concerns=self.concerns(), options=options, as_of=AS_OF,
                        kinds=[self.book.definitions[name] for name in self.kinds])  # fmt: skip
        for rule in self.rules:
            yield self.rule(rule)
        yield self.page("definitions")
        for definition in self.book.definitions.values():
            yield self.definition(definition)
        yield self.page("interpretations")
        yield self.letter()
        yield self.draft()
        yield self.adding()
        yield self.page("glossary", glossary=[(key, *map(self.in_lang, entry)) for key, entry in GLOSSARY.items()])

    def adding(self) -> tuple[str, str]:
        """Return the page on adding a rule, pointing at a rule and a sentence of this rulebook, where it has rules."""
        rule = next(iter(self.edition.rules), None)
        sentence = rule.cites[0].locator if rule else next(iter(self.edition.letter.sentences)).locator
        names = {"sentence": sentence, "rule_id": rule.id if rule else FIRST, "ships": DEFAULT_EDITION}
        return self.page("adding", template=f"adding.{self.lang}.html", **names)

    def in_lang(self, text: Mapping[Any, str]) -> str:
        """Return a text of ours in the language of the pages."""
        return self.sourced(text[self.lang])

    def sourced(self, text: str) -> str:
        """Name the edition's source in a text, and say what standing it has; the source need not be a letter."""
        for name, says in self.source.items():
            text = text.replace(f"{{{name}}}", Markup.escape(says) if isinstance(text, Markup) else says)
        return text.strip()

    def page(
        self, name: str, /, *, template: str | None = None, title: str | None = None, **values: Any
    ) -> tuple[str, str]:
        """Return path and text of a page; `name` is its path without .html."""
        depth = name.count("/")
        home = "../" * depth
        common = {
            "lang": self.lang, "page": f"{name}.html", "home": home, "root": f"{home}../", "t": self.t, "site": self,
            "applied": f" {self.guide.applied}" if self.guide.applied else "",
            "edition": self.edition, "book": self.book, "title": title or self.t[TITLES.get(name, name)],
            "menu": [(f"{item}.html", self.t[TITLES.get(item, item)]) for item in MENU],
            "languages": [(lang, SITE["language"][lang]) for lang in self.langs if lang != self.lang],
            "forces": FORCES, "force_names": {force: name[self.lang] for force, name in FORCE_NAMES.items()},
            "outcomes": {outcome: name[self.lang] for outcome, name in OUTCOMES.items()},
            "outcomes_mean": {outcome: self.in_lang(text) for outcome, text in OUTCOMES_MEAN.items()},
            "verdict_names": {verdict: name[self.lang] for verdict, name in VERDICTS.items()},
            "verdicts": [(VERDICTS[v][self.lang], when[self.lang], EXIT_CODES[v]) for v, when in VERDICTS_WHEN.items()],
        }  # fmt: skip
        text = environment(HERE).get_template(template or f"{name}.html").render({**common, **values})
        return f"{name}.html", text

    @property
    def interpretations(self) -> list[Interpretation]:
        """Return the interpretations, in the order of the letter."""
        return sorted(self.edition.interpretations, key=lambda found: (self._place(found), found.id))

    def _place(self, item: Rule | Interpretation) -> int:
        """Return where in the letter stands what is cited first."""
        return self.order.get(item.cites[0].locator, 0) if item.cites else len(self.order)

    def groups(self) -> Iterator[tuple[str, list[Rule]]]:
        """Yield the rules under the heading of the paragraph that they quote first, in the order of the letter."""
        rules = sorted(self.edition.rules, key=lambda rule: (self._place(rule), rule.id))
        found: dict[str, list[Rule]] = {}
        for rule in rules:
            found.setdefault(self.edition.passages[rule.id][0].heading, []).append(rule)
        yield from found.items()

    def concerns(self) -> Markup | None:
        """Name what drafts must be for the letter to be about them."""
        concerns = self.edition.about.concerns
        return Writer(self.book, self.lang, up="").definition(concerns.is_) if concerns is not None else None

    def plain_rule(self, rule: Rule) -> Plain:
        """Write a rule in plain sentences."""
        writer = Writer(self.book, self.lang)
        return self._plain(writer, [self.limb(writer, limb) for limb in rule.limbs])

    def plain_definition(self, found: Definition) -> Plain:
        """Write a definition in plain sentences: one limb, which requires what it says."""
        writer = Writer(self.book, self.lang)
        looks_at, scope = self._looks_at(writer, found.for_each)
        requires = writer.lines(found.when, scope)
        return self._plain(writer, [LimbPage(_NO_LIMB, (), looks_at, requires, ())])

    def _plain(self, writer: Writer, limbs: Sequence[LimbPage]) -> Plain:
        return Plain(limbs, frozenset(writer.reads), sorted(writer.uses), sorted(writer.parameters))

    def limb(self, writer: Writer, limb: Limb) -> LimbPage:
        """Write one part of a rule in plain sentences."""
        applies = writer.lines(limb.applies) if limb.applies is not None else []
        looks_at, scope = self._looks_at(writer, limb.for_each)
        requires = writer.lines(limb.requires, scope)
        unless = writer.lines(limb.unless, scope) if limb.unless is not None else []
        return LimbPage(limb, applies, looks_at, requires, unless)

    def _looks_at(self, writer: Writer, selection: Any) -> tuple[Line | None, Scope]:
        if selection is None:
            return None, WHOLE
        noun, where, scope = writer.selection(selection)
        return Line(noun, where), scope

    def rule(self, rule: Rule) -> tuple[str, str]:
        """Return the page of a rule."""
        settled = self.edition.rule(rule.id) or rule
        leading = examples.leading(rule)
        outcomes = ("pass", "fail", "undetermined", "not-applicable", "waived")
        unchanged = leading is not None and not leading.change.set and not leading.change.drop
        shown = leading if unchanged else None
        cases = [example for outcome in outcomes for example in rule.examples.cases
                 if example.expect.outcome == outcome and example is not shown]  # fmt: skip
        telling = examples.telling(cases)
        evidence = [p for found in leading.expect.evidence.values() for p in found] if leading and unchanged else []
        return self.page(
            f"rules/{rule.slug}", template="rule.html", title=rule.title[self.lang], rule=rule, force=settled.force,
            plain=self.plain[rule.id], leading=shown, telling=telling,
            others=[example for example in cases if example not in telling],
            draft=examples.rows(rule.examples.draft, evidence), excerpt=examples.excerpt,
            difference=examples.difference, keys=self.keys(self.looks(rule)),
            interpretations=[found for found in self.interpretations if rule.id in found.rules],
            waiving=self.authorities(settled.force), in_force={limb.id for limb in settled.limbs},
        )  # fmt: skip

    def authorities(self, force: Force) -> list[tuple[str, str]]:
        """Return who may waive a rule of a force: the name that a decision writes, and what it is called."""
        about = self.edition.about
        return [(name, about.called(name, self.lang)) for name in about.waiving.get(force, [])]

    def definition(self, found: Definition) -> tuple[str, str]:
        """Return the page of a definition."""
        return self.page(
            f"definitions/{found.name}", template="definition.html", title=found.title[self.lang], definition=found,
            plain=self.plain_definitions[found.name], users=self.users(found.name),
            by_definitions=[d for name, d in self.book.definitions.items()
                            if found.name in self.plain_definitions[name].uses],
        )  # fmt: skip

    def users(self, name: str) -> list[Rule]:
        """Return the rules that use a definition themselves."""
        return [rule for rule in self.rules if name in self.plain[rule.id].uses]

    def draft(self) -> tuple[str, str]:
        """Return the page that says what a draft must say."""
        tables = reference.tables(self.lang)
        keys: dict[str, list[tuple[str, str]]] = {}
        for table in tables:
            for key in table.keys:
                if key.written:
                    keys.setdefault(key.name, []).append((table.collection.name, table.path))
        return self.page(
            "draft", tables=tables, keys=sorted(keys.items(), key=lambda item: item[0].lower()),
            pieces=reference.values(self.lang), as_of=AS_OF,
            deciding=[(name, self.t["rules_count"].format(n=Count(n))) for name, n in self.deciding()],
            kinds_of_values={kind: (sample, text[self.lang]) for kind, (sample, text) in KINDS_OF_VALUES.items()},
        )  # fmt: skip

    def letter(self) -> tuple[str, str]:
        """Return the page of the letter, sentence by sentence."""
        values = letter_values(self.edition, self.covered, self.lang, definitions="definitions/{id}.html")
        at = {rule.id: f"rules/{rule.slug}.html" for rule in self.rules}
        return self.page("letter", template="letter_site.html", **{**values, "rule_at": at})

    def readers(self, collection: str, name: str) -> list[Rule]:
        """Return the rules that read a field, themselves or through a definition; with "" those that read the list.

        What is worked out from a field is read from it: a percentage is what the amounts come to.
        """
        fields = vocabulary()[collection].fields
        read = {name, *(other for other, kind in fields.items() if kind.derived_from == name)}
        return [rule for rule in self.rules if any((collection, each) in self.reads[rule.id] for each in read)]

    def deciding(self) -> list[tuple[str, int]]:
        """Return the lists that say which rules apply, with how many rules look at each for that; the most first."""
        found = Counter(top for rule in self.rules for top in self._scopes(rule))
        lists = [name for name in vocabulary() if name not in ("agreement", "parties")]
        return sorted(((name, found[name]) for name in lists if found[name]), key=lambda item: -item[1])

    def _scopes(self, rule: Rule) -> set[str]:
        """Return the lists that a rule looks at to see whether it applies, those within another as that one."""
        writer = Writer(self.book, self.lang)
        for limb in rule.limbs:
            if limb.applies is not None:
                writer.lines(limb.applies)
        reads = writer.reads.union(*(self.definition_reads(name) for name in writer.uses))
        return {_outermost(vocabulary()[name]) for name, _ in reads}

    def unread(self, collection: str) -> bool:
        """Tell whether no rule looks at a list of claims or anything in it."""
        claims = vocabulary()[collection].proof is not None
        return claims and not any(name == collection for reads in self.reads.values() for name, _ in reads)

    def all_reads(self, rule: Rule) -> frozenset[tuple[str, str]]:
        """Return the fields that a rule reads, with those of the definitions it builds on."""
        plain = self.plain[rule.id]
        return plain.reads.union(*(self.definition_reads(name) for name in plain.uses))

    def looks(self, rule: Rule) -> frozenset[tuple[str, str]]:
        """Return the fields that a rule reads of what it looks at, with those that make a record one of these.

        What makes it apply to the whole draft is left out: that is the same for many rules.
        """
        plain = self.plain[rule.id]
        picking = (name for name in plain.uses if self.book.definitions[name].for_each is not None)
        return plain.reads.union(*(self.definition_reads(name) for name in picking))

    def definition_reads(self, name: str) -> frozenset[tuple[str, str]]:
        """Return the fields that a definition reads; definitions never run in circles."""
        plain = self.plain_definitions[name]
        return plain.reads.union(*(self.definition_reads(other) for other in plain.uses))

    def keys(self, reads: Iterable[tuple[str, str]]) -> list[tuple[str, str, list[str]]]:
        """Return the lists that are read, each with its name, its path and the keys in it, in the order of a draft."""
        named = set(reads)
        found = []
        for name, collection in vocabulary().items():
            # What is worked out nobody writes, but what it comes from; an id is in every record.
            unsaid = {"id", collection.parent_field}
            read = [kind.derived_from or key for key, kind in collection.fields.items() if (name, key) in named]
            names = list(dict.fromkeys(key for key in read if key not in unsaid))
            if not collection.derived and (names or (name, "") in named):
                found.append((name, list_key(collection), names))
        return found

    def applies(self, rule: Rule, kind: Definition) -> overview.Applies:
        """Say whether a rule can apply to a kind of cooperation."""
        return overview.applies(rule, kind.name, self.kinds, self.edition)

    def heading(self, heading: str) -> str | None:
        """Return a heading of the letter in English, for the English pages."""
        return english(heading) if self.lang == "en" else None

    def rule_of(self, name: str) -> Rule:
        """Find a rule by its id."""
        return next(rule for rule in self.rules if rule.id == name)

    def filled(self, text: str) -> str:
        """Fill in the edition's parameters."""
        return fill_parameters(text, self.edition, self.lang)

    def write(self, value: Any) -> str:
        """Write a number."""
        return write_value(value, self.lang)

    def noun(self, collection: str) -> str:
        """Name a collection."""
        return vocabulary()[collection].label[self.lang == "nl"]

    def passages(self, item: Rule | Definition) -> list[tuple[Any, Any]]:
        """Return each citation with where it stands in the letter."""
        return [(cite, find_quote(self.edition.letter, cite.quote, cite.locator)) for cite in item.cites]


_NO_LIMB: Any = None


def _outermost(collection: Collection) -> str:
    """Return the list of a draft that a list stands in."""
    return collection.name if collection.parent is None else _outermost(vocabulary()[collection.parent])


def _sentences(line: Line) -> int:
    """Count a sentence and those under it."""
    return 1 + sum(map(_sentences, line.parts))


def _with_all_readings(edition: Edition, written: Edition) -> Edition:
    """Return the edition as written, under the parameters and readings that are in force."""
    return replace(written, about=edition.about, interpretations=edition.interpretations)
