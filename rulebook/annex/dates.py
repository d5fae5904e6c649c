"""Write dates and amounts the way letters do, in sentences that reports write for programs, too."""

from __future__ import annotations

import re

from rulebook.words import Lang

MONTHS: dict[Lang, list[str]] = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december".split(),
    "en": "January February March April May June July August September October November December".split(),
}
_DATE = re.compile(r"(?<![\w/.-])([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(?![\w/-]|\.\w)")
_EUROS = re.compile(r"(?<![\w.,-])([0-9][0-9.,]*) EUR(?!\w)")
NO_BREAK = "\u00a0"


def lettered(text: str, lang: Lang) -> str:
    """Return a sentence with its dates in full ("22 december 2022") and its euros as "€ 12.500"."""
    return _EUROS.sub(lambda found: _euros(found[1], lang), _DATE.sub(lambda found: _date(found, lang), text))


def _date(found: re.Match[str], lang: Lang) -> str:
    year, month, day = map(int, found.groups())
    return f"{day}{NO_BREAK}{MONTHS[lang][month - 1]}{NO_BREAK}{year}"


def _euros(amount: str, lang: Lang) -> str:
    decimals = ",00" if lang == "nl" else ".00"
    return f"€{NO_BREAK if lang == 'nl' else ''}{amount.removesuffix(decimals)}"
