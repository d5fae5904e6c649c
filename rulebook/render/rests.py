"""Say what an outcome rests on, each place once: the facts that decide, then the articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rulebook.model.view import ArticleView, Place, RecordView
from rulebook.words import Lang
from rulebook.words.exchange import EXCHANGE
from rulebook.words.report import HEADINGS


def rests_on(record: RecordView, lang: Lang) -> Iterator[tuple[Place, str]]:
    """Yield places of the draft and what they say. Of what asks nothing of anybody, only the articles are told."""
    seen: set[tuple[str, str]] = set()
    facts = _facts(record) if record.outcome not in ("pass", "not-applicable") else ()
    for place, says in (*facts, *_articles(record, lang)):
        if (place.pointer, says) not in seen:
            seen.add((place.pointer, says))
            yield place, says


def _facts(record: RecordView) -> Iterator[tuple[Place, str]]:
    for fact in record.evidence:
        if fact.decides:
            yield from ((place, fact.says) for place in (fact, *fact.also))


def _articles(record: RecordView, lang: Lang) -> Iterator[tuple[Place, str]]:
    for fact in record.evidence:
        yield from ((article, cited(article, lang)) for article in fact.articles)


def cited(article: ArticleView, lang: Lang) -> str:
    """Quote an article with its number and heading."""
    number = HEADINGS["article"][lang].format(number=article.number)
    return EXCHANGE["cited"][lang].format(number=" ".join([number, article.heading]).strip(), quote=article.quote)


def articles_of(records: Iterable[RecordView]) -> list[ArticleView]:
    """Return the articles that records rest on, each quote once, in the order of the draft."""
    found = {(a.pointer, a.quote): a for record in records for fact in record.evidence for a in fact.articles}
    return sorted(found.values(), key=lambda article: (article.line, article.column))


def different(records: list[RecordView]) -> list[RecordView]:
    """Leave out records that say the same of the same place, as two limbs of a rule may."""
    seen = {
        (r.pointer, r.reason, tuple(fact.says for fact in r.evidence if fact.decides)): r for r in reversed(records)
    }
    return [record for record in records if any(record is kept for kept in seen.values())]
