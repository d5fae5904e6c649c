"""Define the small values a draft is made of: texts, dates, amounts, ids, evidence.

Every key may be left out or `null` unless it names the record itself: that means silent,
and silence is not denial. `[]`, `false` and `0` mean: said, there are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from rulebook.model.vocabulary import Proof as Proof

_YEAR = "(19|20|21)[0-9]{2}"
_LEAP_DAY = "((19|20|21)(0[48]|[2468][048]|[13579][26])|2000)-02-29"
_DAY = "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"
DAY_PATTERN = f"^({_YEAR}-{_DAY}|{_LEAP_DAY})$"
DATE_PATTERN = f"^({_YEAR}(-(0[1-9]|1[0-2]))?|{_YEAR}-{_DAY}|{_LEAP_DAY})$"
AMOUNT_PATTERN = r"^[0-9]{1,15}(\.[0-9]{1,4})?$"
AMOUNT_LIMIT = Decimal(10) ** 15


class Node(BaseModel):
    """Refuse unknown keys and coercions; never change after reading."""

    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True, strict=True)


class Record(Node):
    """Be one element of a collection: rules speak about records.

    `called` is what rules call one such record; `noun` names it in English and Dutch. `proof` says what a claim of this kind
    must rest on, or None where the record claims nothing. `told_apart_by` lists the fields that tell
    records of one parent apart where they carry no id of their own.
    """

    called: ClassVar[str]
    noun: ClassVar[tuple[str, str]]
    proof: ClassVar[Proof | None] = None
    told_apart_by: ClassVar[tuple[str, ...]] = ("id",)


@dataclass(frozen=True, slots=True)
class Ref:
    """Mark a field as the id of a record in `collection`."""

    collection: str


def label(en: str, nl: str, description: str | None = None, **more: Any) -> Any:
    """Describe a field in English and Dutch; the words end up in the schema and in reasons."""
    if "default_factory" not in more:
        more.setdefault("default", None)
    return Field(title=en, description=description, json_schema_extra={"x-title-nl": nl}, **more)


def required(en: str, nl: str, description: str | None = None, **more: Any) -> Any:
    """Describe a field that names the record and so cannot be silent."""
    return label(en, nl, description, default=..., **more)


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
# Articles are numbered 4.2, and records within records are named after both: money.2024.
DottedId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$", max_length=250)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=200_000, pattern=r"\S")]
# ISO 3166-1 alpha-2, as of 2025, without AW, BQ, CW and SX: the state that these are part of is NL.
STATES = frozenset(
    (
        "AD AE AF AG AI AL AM AO AQ AR AS AT AU AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BR BS BT BV BW "
        "BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET "
        "FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE "
        "IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV "
        "LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP "
        "NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ "
        "SK SL SM SN SO SR SS ST SV SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ "
        "VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW"
    ).split()
)


def _state(value: object) -> str:
    if not isinstance(value, str) or value not in STATES:
        raise PydanticCustomError("state", "not a state")
    return value


State = Annotated[
    str, BeforeValidator(_state), WithJsonSchema({"type": "string", "enum": sorted(STATES), "examples": ["NL", "BE"]})
]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Date = Annotated[str, StringConstraints(pattern=DATE_PATTERN)]
Year = Annotated[int, Field(ge=1900, le=2199)]


def _amount(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise PydanticCustomError("amount", "not an amount")
    if isinstance(value, str) and not re.fullmatch(AMOUNT_PATTERN[1:-1], value):
        raise PydanticCustomError("amount", "not an amount")
    number = Decimal(value)
    if not 0 <= number < AMOUNT_LIMIT:
        raise PydanticCustomError("amount", "out of range")
    return number


def _percentage(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or not 0 <= value <= 100:
        raise PydanticCustomError("percentage", "not a percentage")
    return Decimal(value)


Amount = Annotated[
    Decimal,
    BeforeValidator(_amount),
    WithJsonSchema(
        {
            "type": ["string", "number"],
            "pattern": AMOUNT_PATTERN,
            "minimum": 0,
            "exclusiveMaximum": int(AMOUNT_LIMIT),
            "examples": ["355000000.00", 6],
        }
    ),
]
Percentage = Annotated[
    Decimal,
    BeforeValidator(_percentage),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 100, "examples": [50, 33.3]}),
]


def _some_language(schema: dict[str, Any]) -> None:
    schema["minProperties"] = 1


class Text(Node):
    """Say the same thing in Dutch, English or both."""

    model_config = ConfigDict(json_schema_extra=_some_language)

    nl: Words | None = label("Dutch", "Nederlands")
    en: Words | None = label("English", "Engels")

    def model_post_init(self, _context: object, /) -> None:
        """Refuse a text in no language at all."""
        if not self.nl and not self.en:
            raise PydanticCustomError("text_empty", "a text in no language")

    def __getitem__(self, lang: str) -> str:
        """Return the text in `lang`, or in the language that it has."""
        first, second = (self.nl, self.en) if lang == "nl" else (self.en, self.nl)
        return first or second or ""


class Money(Node):
    """Hold an exact amount of one currency."""

    amount: Amount = required("amount", "bedrag", 'Exact. Write cents as text: "355000000.00".')
    currency: Currency = required("currency", "valuta", "ISO 4217, for example EUR.")


class Quantity(Node):
    """Hold a number of things of one unit."""

    amount: Amount = required("number", "aantal")
    unit: Id = required("unit", "eenheid", "For example ships, flying-hours, crews, training-places.")


class Evidence(Node):
    """Point at the words of the draft that a claim relies on."""

    article: DottedId = required("article", "artikel", "The id of the article, paragraph or point.")
    quote: Words = required(
        "quoted words",
        "aangehaalde woorden",
        "Word for word from that article, in one of its languages, the whole sentence if it has “not” or “unless”; [...] stands for words left out.",
    )


class Document(Node):
    """Name a document outside the draft, such as a letter or an assessment."""

    title: Text | None = label("title", "titel")
    reference: Words | None = label("reference", "kenmerk", "For example kst-27830-307 or a file number.")
    date: Date | None = label("date", "datum", "2018, 2018-06 or 2018-06-08.")


EvidenceList = Annotated[list[Evidence], Field(min_length=1, max_length=50)]


def evidence() -> Any:
    """Describe the key under which a claim names its articles."""
    return label(
        "evidence",
        "bewijsplaats",
        "The articles that say this, each with the words relied on. What is checked is that the words stand there, "
        "not what they mean: that is for the reader.",
    )


def document() -> Any:
    """Describe the key under which a claim names a document."""
    return label("document", "document", "The document that proves this, with its date and reference.")
