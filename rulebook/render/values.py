"""Write values the way people of a language write them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from rulebook.engine.compare import Between
from rulebook.model.quantities import DateSpan, Measure
from rulebook.words import Lang
from rulebook.words.values import DUTCH, ENGLISH


def write_value(value: Any, lang: Lang) -> str:
    """Write any value that a field or figure can have."""
    if isinstance(value, bool):
        return {"nl": ("nee", "ja"), "en": ("no", "yes")}[lang][value]
    if isinstance(value, DateSpan):
        return value.text
    if isinstance(value, Measure):
        return f"{write_number(value.number, lang)} {value.unit}".strip()
    if isinstance(value, Between):
        if value.most is None:
            return {"nl": f"ten minste {value.least}", "en": f"at least {value.least}"}[lang]
        return f"{value.least} - {value.most}"
    if isinstance(value, int | Decimal | Fraction):
        return write_number(value, lang)
    if isinstance(value, tuple | list):
        return ", ".join(write_value(element, lang) for element in value) or {"nl": "geen", "en": "none"}[lang]
    if isinstance(value, dict):
        return str(value.get(lang) or next((text for text in value.values() if text), ""))
    return write_word(str(value), lang)


def write_word(word: str, lang: Lang) -> str:
    """Write one of the fixed values of a draft, or leave a word as it is."""
    if word in DUTCH:
        return DUTCH[word] if lang == "nl" else ENGLISH.get(word, word.replace("-", " "))
    return word


def write_number(number: Decimal | Fraction | int, lang: Lang) -> str:
    """Write a number with the language's marks; one that does not end gets four decimals and a sign."""
    text, about = _digits(number)
    whole, _, rest = text.partition(".")
    grouped = f"{int(whole):,}"
    if whole.startswith("-") and int(whole) == 0:
        grouped = f"-{grouped}"
    if lang == "nl":
        grouped = grouped.replace(",", ".")
    return about + grouped + (("," if lang == "nl" else ".") + rest if rest else "")


def _digits(number: Decimal | Fraction | int) -> tuple[str, str]:
    if isinstance(number, Fraction):
        rest = number.denominator
        for factor in (2, 5):
            while rest % factor == 0:
                rest //= factor
        if rest != 1:
            sign, thousandths = ("-", -number) if number < 0 else ("", number)
            scaled = round(thousandths * 10000)
            return f"{sign}{scaled // 10000}.{scaled % 10000:04d}".rstrip("0").rstrip("."), "≈ "
        number = Decimal(number.numerator) / Decimal(number.denominator)
    return (str(number) if isinstance(number, int) else f"{number:f}"), ""
