"""Put a whole folder of drafts on a few pages: how many, a matrix of drafts and rules, and each draft by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product

from rulebook.annex.document import Block, Cell, Column, Document, Figure, Heading, Paragraph, Row, Run, Table
from rulebook.annex.matrix import SIGNS, drawn
from rulebook.annex.parts import composed
from rulebook.annex.style import Style
from rulebook.annex.subject import Subject
from rulebook.model.report import Verdict
from rulebook.model.rule import Force, Outcome
from rulebook.model.view import DraftView, HeadView
from rulebook.words import Count, Lang
from rulebook.words.annex import ANNEX
from rulebook.words.report import OUTCOMES, Both

HEADS = (("draft", 0.33), ("verdict_head", 0.15), ("looked_at", 0.4), ("annexes", 0.12))
FIRST, NEXT, RULES = (24, 21), 26, 40
"""How many drafts fit on the first page, in one language and in two, and on a further one; and how many rules."""
NOTHING_TO_DO: tuple[Outcome, ...] = ("pass", "not-applicable")


@dataclass(frozen=True, slots=True)
class Summarised:
    """Be what the summary says of a draft: file, titles, verdict, outcomes and forces by rule, annexes by form."""

    path: str
    titles: Mapping[Lang, str]
    verdict: Verdict
    outcomes: Mapping[str, Outcome]
    files: Mapping[str, str]
    forces: Mapping[str, Force]

    @classmethod
    def of(cls, drafts: Mapping[Lang, DraftView], files: Mapping[str, str]) -> Summarised:
        """Keep of a draft only what the summary needs."""
        draft = next(iter(drafts.values()))
        found = [each for result in draft.results for each in result.outcomes]
        outcomes, forces = ({each.rule: getattr(each, key) for each in found} for key in ("outcome", "force"))
        titles = {lang: each.title or each.path for lang, each in drafts.items()}
        return cls(draft.path, titles, draft.verdict, outcomes, files, forces)


def summary(
    heads: Mapping[Lang, HeadView],
    drafts: Sequence[Summarised],
    style: Style,
    *,
    marking: str | None = None,
    texts: Mapping[str, Both] | None = None,
) -> Document:
    """Return the summary of a folder of drafts, those included that could not be checked."""
    said = {**ANNEX, **(texts or {})}
    nothing = DraftView(path="", sha256=None, id=None, title=None, illustrative=None, verdict="error", says="",
                        results=[], errors=[], notes=[])  # fmt: skip
    about = [Subject(head, nothing, lang, said, {}) for lang, head in heads.items()]
    blocks = partial(_blocks, drafts=drafts, style=style, langs=tuple(heads))
    source = "; ".join(book.title for book in about[0].head.rulebooks)
    return composed(about, blocks, "summary", lambda _: source, marking, landscape=True)


def _blocks(subject: Subject, drafts: Sequence[Summarised], style: Style, langs: Sequence[Lang]) -> Iterator[Block]:
    found = Counter(draft.verdict for draft in drafts)
    yield Paragraph(tuple(_counted(found, len(drafts), subject)), "lead")
    yield Heading(1, "", (Run(subject.say("matrix")),), "matrix")
    yield from _matrix(drafts, style, langs, subject)
    yield Heading(1, "", (Run(subject.say("drafts")),), "drafts")
    yield Table(
        caption=(Run(subject.say("drafts_caption")),),
        columns=tuple(Column((Run(subject.say(key)),), share) for key, share in HEADS),
        rows=tuple(_row(draft, subject) for draft in drafts),
        row_heads=True,
    )
    # Last: the matrix is to stand on the first page.
    against = "; ".join(f"{book.title}, {book.letter.citation}" for book in subject.head.rulebooks)
    yield subject.paragraph("summary_basis", date=subject.date(subject.head.as_of), source=against)


def _counted(found: Counter[Verdict], n: int, subject: Subject) -> Iterator[Run]:
    before, _, after = subject.texts["summary_says"][subject.lang].partition("{counts}")
    yield Run(before.format(n=Count(n)))
    for place, (verdict, count) in enumerate(found.most_common()):
        yield from ([Run(", ")] if place else [])
        yield subject.verdict(verdict)
        yield Run(f" {count}")
    yield Run(after)


def _matrix(drafts: Sequence[Summarised], style: Style, langs: Sequence[Lang], subject: Subject) -> Iterator[Figure]:
    """Yield the matrix in sheets that are no smaller than can be read, each with what its signs mean."""
    rules = sorted({rule for draft in drafts for rule in draft.outcomes})
    there = {outcome for draft in drafts for outcome in draft.outcomes.values()}
    signs = [outcome for outcome in SIGNS if outcome in there]
    legend = [(outcome, " / ".join(OUTCOMES[outcome][lang] for lang in langs)) for outcome in signs]
    columns = [rules[at : at + RULES] for at in range(0, max(1, len(rules)), RULES)]
    for some, those in product(_sheets(drafts, FIRST[len(langs) > 1]), columns):
        yield Figure(
            svg=drawn(those, [(draft.path.removesuffix(".json"), draft.outcomes) for draft in some], legend, style),
            shows=(Run(subject.say("matrix_shows", n=Count(len(some)), rules=Count(len(those)))),),
            caption=(),
        )


def _sheets(drafts: Sequence[Summarised], first: int) -> Iterator[Sequence[Summarised]]:
    yield drafts[:first]
    yield from (drafts[at : at + NEXT] for at in range(first, len(drafts), NEXT))


def _row(draft: Summarised, subject: Subject) -> Row:
    path = Paragraph((Run(draft.path, code=True),), "note")
    said = draft.titles.get(subject.lang, draft.path)
    # A draft that could not be read has no title but its file.
    title: Cell = (Paragraph((Run(said),)), path) if said != draft.path else (path,)
    files: list[Run] = []
    for form, file in draft.files.items():
        files += [*([Run(", ")] if files else []), Run(form.upper(), file=file)]
    return Row(
        (
            title,
            (Paragraph((subject.verdict(draft.verdict),)),),
            tuple(_open(draft, subject)),
            (Paragraph(tuple(files) or (Run(subject.say("none")),)),),
        )
    )


def _open(draft: Summarised, subject: Subject) -> Iterator[Paragraph]:
    """Yield the rules that a person must look at: those that decide, and apart from them those that do not."""
    if draft.verdict == "error":
        yield subject.paragraph("not_checked")
        return
    open_ = [rule for rule, outcome in draft.outcomes.items() if outcome not in NOTHING_TO_DO]
    decide = [rule for rule in open_ if draft.forces[rule] in subject.forces]
    remarks = [rule for rule in open_ if rule not in decide]
    yield Paragraph((Run(", ".join(decide) or subject.say("none")),))
    if remarks:
        yield Paragraph((Run(subject.say("remarks_only")),), "note")
        yield Paragraph((Run(", ".join(remarks)),))
