"""Hold the nouns of a rulebook to what its files may say: the same names, the same defaults, nothing lost."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from pydantic import BaseModel

from rulebook.load import nouns
from rulebook.load.edition import load_edition
from rulebook.model import condition, edition, rule
from rulebook.model.noun import Noun, mapped, plain, put_off, replaced
from rulebook.model.written import condition as written_condition
from rulebook.model.written import edition as written_edition
from rulebook.model.written import rule as written_rule

PAIRS = [
    (getattr(module, name), model)
    for module, written in ((condition, written_condition), (rule, written_rule), (edition, written_edition))
    for name, model in vars(written).items()
    if isinstance(model, type) and issubclass(model, BaseModel) and model.__module__ == written.__name__
    if name != "Part"
]


@pytest.mark.parametrize(("noun", "model"), PAIRS, ids=lambda kind: kind.__name__)
def test_a_noun_has_the_names_and_defaults_of_its_written_form(noun: type[Noun], model: type[BaseModel]) -> None:
    assert set(noun._names) == set(model.model_fields)
    for name, field in model.model_fields.items():
        assert (name in noun._required) == field.is_required()
        if not field.is_required():
            default = field.get_default(call_default_factory=True)
            found = getattr(noun, name)
            # Edit(), the one default that is a noun, was given nothing.
            assert (found == rule.Edit()) if isinstance(default, BaseModel) else (found == default)


def test_what_nouns_were_given_makes_the_same_nouns_again() -> None:
    book = load_edition()
    assert all(nouns.rule(plain(found)) == found for found in book.rules)
    assert all(nouns.definition(plain(found)) == found for found in book.definitions.values())
    assert nouns.edition_file(plain(book.about)) == book.about


def test_a_noun_is_frozen_compared_by_value_and_strict_about_names() -> None:
    one: Any = rule.Bilingual(nl="een", en="one")
    assert one == rule.Bilingual(en="one", nl="een")
    assert one != replaced(one, en="two")
    assert condition.Said(said="a.b") != condition.Given(given="a.b")
    assert rule.Edit() == rule.Edit(set={}, drop=[])
    assert repr(one) == "Bilingual(nl='een', en='one')"
    with pytest.raises(AttributeError):
        one.nl = "twee"
    with pytest.raises(AttributeError):
        del one.nl
    for wrong in ({"nl": "een"}, {"nl": "een", "en": "one", "fr": "un"}):
        with pytest.raises(TypeError):
            rule.Bilingual(**wrong)


def test_what_is_put_off_is_made_once_and_makes_no_difference() -> None:
    made: list[str] = []

    def later() -> dict[str, str]:
        made.append("en")
        return {"en": "one"}

    def text() -> rule.Bilingual:
        return put_off(rule.Bilingual, {"nl": "een"}, later, "en")

    whole, one, other = rule.Bilingual(nl="een", en="one"), text(), mapped(text(), str.upper)
    assert (one.nl, other.nl, made) == ("een", "EEN", [])
    assert (one.en, one.en, other.en, made) == ("one", "one", "ONE", ["en", "en"])
    assert one == whole == text()
    assert plain(text()) == plain(whole)
    assert repr(text()) == repr(whole)
    assert pickle.loads(pickle.dumps(text())) == whole
    assert not hasattr(text(), "fr")
    with pytest.raises(TypeError, match="en missing or unknown"):
        put_off(rule.Bilingual, {"nl": "een"}, later)
    with pytest.raises(TypeError, match="fr missing or unknown"):
        put_off(rule.Bilingual, {"nl": "een", "fr": "un"}, later, "en")
