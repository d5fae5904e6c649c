"""Say what an outcome rests on, each place once: the facts that decide, then the articles."""

from __future__ import annotations

from collections.abc import Iterator

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
