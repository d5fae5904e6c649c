"""Check the evidence of a claim before any rule sees it.

A claim counts when the article it names exists and is settled, the quoted words stand in
it, and they are more than the letter repeated; or, where a document may prove it, when that
document is named with its reference and a date that has come.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rulebook.facts.articles import ELLIPSIS, ArticleText, foreign_letters
from rulebook.facts.echo import Echo
from rulebook.model.draft.values import Proof
from rulebook.model.quantities import DateSpan
from rulebook.model.record import Ground, Support, SupportCode

SHORTEST_QUOTE = 3


@dataclass(frozen=True, slots=True)
class EvidenceCheck:
    """Know the draft's articles, the letter's words, and the day on which documents must exist.

    Many claims rest on the same words: each is `judged` once.
    """

    articles: Mapping[str, ArticleText]
    echo: Echo
    as_of: datetime.date
    judged: dict[tuple[str, str], SupportCode] = field(default_factory=dict)

    def support(self, claim: Mapping[str, Any], pointer: str, proof: Proof) -> Support:
        """Say whether a claim is supported by what `proof` asks of its kind."""
        evidence, document = claim.get("evidence"), claim.get("document")
        if proof != "document" and evidence:
            return self._quotes(evidence, pointer)
        if proof != "article" and document is not None:
            return Support(self._document(document), f"{pointer}/document")
        return Support("no-evidence", pointer)

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
        code = self.judged.get((article_id, quote))
        if code is None:
            code = self.judged[article_id, quote] = self._judge(article, quote)
        if code == "supported":
            return Support(code, at, article.number, quote, (ground,))
        where = "article" if code == "article-to-be-agreed" else "quote"
        return Support(code, f"{at}/{where}", article.number, quote, (ground,))

    def _judge(self, article: ArticleText, quote: str) -> SupportCode:
        """Say whether an article has the quoted words, and whether they prove anything."""
        if not article.settled:
            return "article-to-be-agreed"
        quoted = article.quoted(quote)
        if quoted == "absent":
            return "quote-not-found"
        if foreign_letters(quote):
            return "quote-foreign-letters"
        if max(len(re.findall(r"\w+", part)) for part in ELLIPSIS.split(quote)) < SHORTEST_QUOTE:
            return "quote-too-short"
        if quoted == "cut":
            return "quote-cut"
        return "quote-restates-letter" if self.echo.restates(quote) else "supported"
