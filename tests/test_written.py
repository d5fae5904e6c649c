"""Look at the functions that are written for rules: nothing of a rulebook's own text may stand in their source."""

from __future__ import annotations

import ast
import re
from typing import Any

import pytest

from rulebook.engine.generate import Generated, Writer
from rulebook.engine.scope import WHOLE, Look
from rulebook.load import nouns
from rulebook.load.edition import load_edition
from rulebook.model.condition import COMPARISONS
from rulebook.model.vocabulary import vocabulary
from tests.small import AS_OF, records_in, small_draft, yaml

NUMBERED = re.compile(r"(r|t|k|holds|own|members|some|every|sum|count|rule|limb)\d+")
NAMES = (
    {"look", "found", "sure", "counts", "where", "result", "seen", "real", "that", "none", "applies", "truth"}
    | {"derogated", "values", "value", "least", "most", "silent", "listed", "r"}
    | {"Between", "NOUGHT", "known", "worked_out", "RULES", *(f"is_{operator}" for operator in COMPARISONS)}
)
ATTRIBUTES = (
    {"agreement", "as_of", "by_collection", "by_id", "defined", "empty", "final", "members", "near"}
    | {"ghost", "item", "made", "parent", "parent_id", "stands_in", "supported"}
    | {"append", "get", "issubset"}
)
WORDS = {"pass", "fail", "undetermined", *(name for found in vocabulary().values() for name in found.fields)}


def foreign(source: str) -> list[str]:
    """Return what stands in a source and is neither a number, nor a name of ours, nor a field of the vocabulary."""
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Name(id=name) | ast.arg(arg=name) | ast.FunctionDef(name=name):
                found += [] if name in NAMES or NUMBERED.fullmatch(name) else [name]
            case ast.Attribute(attr=name):
                found += [] if name in ATTRIBUTES else [f".{name}"]
            case ast.Constant(value=str(word)):
                found += [] if word in WORDS else [repr(word)]
            case ast.Import() | ast.ImportFrom() | ast.Lambda() | ast.ClassDef() | ast.JoinedStr():
                found.append(ast.unparse(node))
    return found


def written(*conditions: str, parameters: dict[str, Any] | None = None) -> Generated:
    """Write some conditions about the whole draft, one function each."""
    writer = Writer({}, parameters or {})
    for number, condition in enumerate(conditions):
        test = writer.condition(nouns.condition(yaml(condition)), WHOLE, True)
        writer._function(f"limb{number}", "look", ["r0 = look.agreement", f"return {test.text}"])
    return writer.rules([])


def test_the_rules_of_the_edition_are_written_in_our_own_words_alone() -> None:
    edition = load_edition()
    generated = Writer(edition.definitions, {name: p.value for name, p in edition.about.parameters.items()}).rules(
        edition.rules
    )
    assert foreign(generated.source) == []
    assert len(generated.functions()) == len(edition.rules)


EVIL = "'); __import__('os').abort() #"
COUNT = "{count: {in: guarantees, as: g}}"


@pytest.mark.parametrize(
    "condition",
    [
        f'{{value: agreement.version, equals: "{EVIL}"}}',
        f'{{value: agreement.version, differs: "{EVIL}"}}',
        f'{{value: agreement.kind, one_of: ["{EVIL}"]}}',
        f'{{value: agreement.languages, contains: "{EVIL}"}}',
        f'{{value: agreement.languages, contains_all: ["{EVIL}"]}}',
        f'{{figure: {COUNT}, at_least: {{parameter: abort-now}}}}',
        f'{{figure: {{plus: [{COUNT}, {{parameter: abort-now}}]}}, less_than: 1}}',
        '{there_is: {in: parties, as: abort_now, if_none: text}}',
        f'{{for_all: {{in: parties, as: p, where: {{value: p.id, equals: "{EVIL}"}}, that: {{said: p.state}}}}}}',
        "{not: {all_of: [{said: agreement.kind}, {given: agreement.date}, {given: agreement.version}]}}",
        f"{{figure: {{gap: [{COUNT}, 3]}}, at_most: 1}}",
        f"{{figure: {{times: [{COUNT}, 3]}}, more_than: {COUNT}}}",
        "{there_is: {in: parties, as: p, that: {there_is: {in: commitments, as: c, where: {value: c.party, equals: {value: p.id}}}}}}",
        "{there_is: {in: covers, as: c, that: {value: c.notice.date, before: {as_of_date: true}}}}",
        "{figure: {sum: {in: allocations, as: a, of: a.commitment.money}}, more_than: 0}",
    ],
)  # fmt: skip
def test_whatever_a_rulebook_says_its_own_text_never_stands_in_the_source(condition: str) -> None:
    generated = written(condition, parameters={"abort-now": 1})
    assert foreign(generated.source) == []
    names = dict(generated.names)
    exec(compile(generated.source, "<test>", "exec"), names)
    assert names["limb0"](Look(records_in(small_draft()), AS_OF)) in (True, False, None)


def test_what_is_not_a_condition_is_named() -> None:
    with pytest.raises(TypeError, match="not a condition: 'treaty'"):
        Writer({}, {}).condition("treaty", WHOLE, True)
