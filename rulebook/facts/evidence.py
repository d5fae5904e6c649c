"""Check the evidence of a claim before any rule sees it.

A claim counts when the article it names exists and is settled, the quoted words stand in
it, and they are more than the source repeated; or, where a document may prove it, when that
document is named with its reference and a date that has come.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from rulebook.facts.articles import ELLIPSIS, ArticleText, Texts, foreign_letters, quoted
from rulebook.facts.echo import Echo
from rulebook.model.quantities import DateSpan
from rulebook.model.record import Ground, Support, SupportCode

if TYPE_CHECKING:
    from rulebook.model.draft.values import Proof

SHORTEST_QUOTE = 3
REMEMBERED = 2_000
LONGEST_REMEMBERED = 5_000
"""How many quotes are remembered, from articles of at most how many characters: some 10 MB."""


class Judge:
    """Say whether quoted words prove anything. It remembers: many claims, and many drafts, rest on the same words."""

    def __init__(self, echo: Echo) -> None:
        self.echo = echo
        self._remembered = lru_cache(REMEMBERED)(self._judged)

    def judge(self, article: ArticleText, quote: str) -> SupportCode:
        """Say whether a piece of the text has the quoted words, and whether they prove anything."""
        if not article.settled:
            return "article-to-be-agreed"
        judged = self._remembered if article.length <= LONGEST_REMEMBERED else self._judged
        return judged(article.texts, quote)

    def _judged(self, texts: Texts, quote: str) -> SupportCode:
        found = quoted(texts, quote)
        if found == "absent":
            return "quote-not-found"
        if foreign_letters(quote):
            return "quote-foreign-letters"
        if max(len(re.findall(r"\w+", part)) for part in ELLIPSIS.split(quote)) < SHORTEST_QUOTE:
            return "quote-too-short"
        if found == "cut":
            return "quote-cut"
        return "quote-restates-letter" if self.echo.restates(quote) else "supported"


class EvidenceCheck:
    """Know a draft's articles, whoever judges its quotes, and the day on which documents must exist."""

    articles: Mapping[str, ArticleText]

    def __init__(self, articles: Callable[[], Mapping[str, ArticleText]], judge: Judge, as_of: datetime.date) -> None:
        self._index, self.judge, self.as_of = articles, judge.judge, as_of

    def __getattr__(self, name: str) -> Any:
        """Index every piece of the text by its id (`articles`) when the first claim is proved."""
        if name != "articles":
            raise AttributeError(name)
        self.articles = self._index()
        return self.articles

    def code(self, claim: Mapping[str, Any], proof: Proof) -> SupportCode:
        """Say in a word what `support` says."""
        evidence, document = claim.get("evidence"), claim.get("document")
        if proof != "document" and evidence:
            for item in evidence:
                article = self.articles.get(item["article"])
                code = "article-missing" if article is None else self.judge(article, item["quote"])
                if code != "supported":
                    return code
            return "supported"
        if proof != "article" and document is not None:
            return self._document(document)
        return "no-evidence"

    def support(self, claim: Mapping[str, Any], pointer: str, proof: Proof) -> Support:
        """Say whether a claim is supported by what `proof` asks of its kind."""
        evidence, document = claim.get("evidence"), claim.get("document")
        if proof != "document" and evidence:
            return self._quotes(evidence, pointer)
        if proof != "article" and document is not None:
            return Support(self._document(document), f"{pointer}/document")
        return Support("no-evidence", pointer)

    def role(self, claim: Mapping[str, Any], proof: Proof | None) -> str | None:
        """Return in which kind of article a claim stands: operative only when every article is."""
        evidence = claim.get("evidence")
        if proof == "document" or not evidence:
            return None
        articles = [self.articles.get(item["article"]) for item in evidence]
        roles = [article.role for article in articles if article is not None]
        if len(roles) < len(articles):
            return None
        return next((role for role in roles if role != "operative"), "operative")

    def _document(self, document: Mapping[str, Any]) -> SupportCode:
        if not (document.get("reference") and document.get("date")):
            return "document-incomplete"
        future = DateSpan.of(document["date"]).first > self.as_of
        return "document-in-the-future" if future else "supported"

    def _quotes(self, evidence: list[Mapping[str, Any]], pointer: str) -> Support:
        grounds: list[Ground] = []
        for index, item in enumerate(evidence):
            at = f"{pointer}/evidence/{index}"
            found = self._quote(item["article"], item["quote"], at)
            if not found.ok:
                return found
            grounds += found.grounds
        return Support("supported", f"{pointer}/evidence", grounds=tuple(grounds))

    def _quote(self, article_id: str, quote: str, at: str) -> Support:
        article = self.articles.get(article_id)
        if article is None:
            return Support("article-missing", f"{at}/article", article_id, quote)
        ground = Ground(article_id, article.number, article.pointer, quote)
        code = self.judge(article, quote)
        if code == "supported":
            return Support(code, at, article.number, quote, (ground,))
        where = "article" if code == "article-to-be-agreed" else "quote"
        return Support(code, f"{at}/{where}", article.number, quote, (ground,))
