"""Ask for what kept an outcome open: one question for each thing that the draft does not say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rulebook.model.trace import Compared, Exists, Fact, Figure, Filled, Quantified, Read, Rested, Unsupported
from rulebook.render.reasons import label, list_name, name, said, sought
from rulebook.words import Lang
from rulebook.words.questions import QUESTIONS


def questions(parts: Iterable[Rested], lang: Lang) -> list[str]:
    """Return what to ask about the facts that decide, each question once."""
    asked = (question for part in parts if part.decides for question in _of(part.fact, lang))
    return list(dict.fromkeys(asked))


def _of(fact: Fact, lang: Lang) -> Iterator[str]:
    match fact:
        case Compared():
            yield from _compared(fact, lang)
        case Filled(read=read) if read.value is None:
            yield _field(read, lang)
        case Exists(record=record) if record.ghost:
            yield _list(record.pointer, lang)
        case Unsupported(record=record) if record.support is not None:
            if record.support.code == "article-to-be-agreed":
                yield QUESTIONS["agreed"][lang].format(article=record.support.article)
            else:
                yield QUESTIONS["proof"][lang].format(record=name(record, lang))
        case Quantified():
            if any(element.record.ghost for element in fact.elements) and fact.status is None:
                yield _list(fact.pointer, lang)
            else:
                yield QUESTIONS["wanted"][lang].format(label=sought(fact, lang))


def _compared(fact: Compared, lang: Lang) -> Iterator[str]:
    reads = [*fact.left.reads, *fact.right.reads]
    silent = [read for read in reads if read.value is None]
    if silent:
        yield from (_field(read, lang) for read in silent)
    elif fact.left.unlike or fact.right.unlike:
        yield QUESTIONS["unit"][lang].format(left=_named(fact.left, lang), right=_named(fact.right, lang))
    elif fact.truth is None:
        yield from (_field(read, lang, "precise", value=said(read, lang)) for read in reads)


def _named(figure: Figure, lang: Lang) -> str:
    return ", ".join(dict.fromkeys(f"{name(read.record, lang)}: {said(read, lang)}" for read in figure.reads))


def _field(read: Read, lang: Lang, key: str = "field", **more: str) -> str:
    if read.record.ghost:
        # Of a list that is not there, no field can be asked for.
        return _list(read.record.pointer, lang)
    return QUESTIONS[key][lang].format(label=label(read, lang), record=name(read.record, lang), **more)


def _list(pointer: str, lang: Lang) -> str:
    return QUESTIONS["list"][lang].format(label=list_name(pointer.rpartition("/")[2], lang))
