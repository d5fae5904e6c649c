"""Reach every fault that a rule file can have: one fault a case, with its code, pointer and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from rulebook.errors import EditionError, Problem, UsageError
from rulebook.load.edition import load_edition
from rulebook.words import LANGS, problem_texts
from rulebook.words.problems import PROBLEMS
from tests.small import FILES, RULE_YAML, write_edition

RULE, DEFINITION, EDITION = "rules/one.yaml", "definitions/cheap.yaml", "edition.yaml"
REQUIRES = "{value: item.money, at_least: 0}"
APPLIES = "{said: agreement.kind}"
FOR_EACH = "{in: commitments, as: item}"
AT, IF, EACH = "/limbs/0/requires", "/limbs/0/applies", "/limbs/0/for_each"

# what is wrong, file, what stands there, what stands there instead, code, pointer, line
CASES: list[tuple[str, str, str, str, str, str, int]] = [
    # Names.
    ("a name that is bound nowhere", RULE, REQUIRES, "{said: zzz.money}", "rule.not_bound", f"{AT}/said", 15),
    ("nearly a name", RULE, REQUIRES, "{said: itme.money}", "rule.not_bound_near", f"{AT}/said", 15),
    ("a field that is not there", RULE, REQUIRES, "{given: item.zzz}", "rule.no_such_field", f"{AT}/given", 15),
    ("nearly a field", RULE, REQUIRES, "{said: item.mony}", "rule.no_such_field_near", f"{AT}/said", 15),
    (
        "nearly a field behind a reference",
        RULE,
        REQUIRES,
        "{said: item.party.stat}",
        "rule.no_such_field_near",
        f"{AT}/said",
        15,
    ),
    ("a field of a field", RULE, REQUIRES, "{said: item.kind.zzz}", "rule.no_such_field", f"{AT}/said", 15),
    ("a path to a record", RULE, REQUIRES, "{said: item}", "rule.record_alone", f"{AT}/said", 15),
    ("a name used outside of what binds it", RULE, APPLIES, "{said: item.money}", "rule.not_bound", f"{IF}/said", 12),
    (
        "a collection that is not there",
        RULE,
        FOR_EACH,
        "{in: zzz, as: item}",
        "rule.no_such_collection",
        f"{EACH}/in",
        13,
    ),
    (
        "nearly a collection",
        RULE,
        REQUIRES,
        "{there_is: {in: artciles, as: a}}",
        "rule.no_such_collection_near",
        f"{AT}/there_is/in",
        15,
    ),
    (
        "nearly a definition of records",
        RULE,
        REQUIRES,
        "{there_is: {in: chaep, as: a}}",
        "rule.no_such_collection_near",
        f"{AT}/there_is/in",
        15,
    ),
    (
        "a collection in a sum",
        RULE,
        REQUIRES,
        "{figure: {sum: {in: zzz, as: a, of: a.money}}, equals: 1}",
        "rule.no_such_collection",
        f"{AT}/figure/sum/in",
        15,
    ),
    (
        "a collection in a count",
        RULE,
        REQUIRES,
        "{figure: {count: {in: zzz, as: a}}, equals: 1}",
        "rule.no_such_collection",
        f"{AT}/figure/count/in",
        15,
    ),
    ("a definition that is not there", RULE, APPLIES, "{is: zzz}", "rule.no_such_definition", f"{IF}/is", 12),
    (
        "a definition of records, not of the draft",
        RULE,
        APPLIES,
        "{not: {is: cheap}}",
        "rule.no_such_definition",
        f"{IF}/not/is",
        12,
    ),
    (
        "a parameter that is not there",
        RULE,
        REQUIRES,
        "{value: item.years.first, at_most: {parameter: zzz}}",
        "rule.no_such_parameter",
        f"{AT}/at_most",
        15,
    ),
    (
        "nearly a parameter",
        RULE,
        REQUIRES,
        "{value: item.years.first, at_most: {parameter: tolerence}}",
        "rule.no_such_parameter_near",
        f"{AT}/at_most",
        15,
    ),
    (
        "a value that the field cannot have",
        RULE,
        APPLIES,
        "{value: agreement.kind, equals: zzz}",
        "rule.no_such_value",
        f"{IF}/equals",
        12,
    ),
    (
        "nearly a value",
        RULE,
        APPLIES,
        "{value: agreement.kind, equals: traety}",
        "rule.no_such_value_near",
        f"{IF}/equals",
        12,
    ),
    (
        "a value in a list",
        RULE,
        APPLIES,
        "{value: agreement.kind, one_of: [treaty, zzz]}",
        "rule.no_such_value",
        f"{IF}/one_of/1",
        12,
    ),
    ("a name in use", RULE, REQUIRES, "{there_is: {in: acts, as: item}}", "rule.bound_twice", f"{AT}/there_is/as", 15),
    # Like things only.
    (
        "an amount and a date",
        RULE,
        REQUIRES,
        "{value: item.money, before: {as_of_date: true}}",
        "rule.unlike",
        f"{AT}/before",
        15,
    ),
    (
        "an amount and a number that is not nought",
        RULE,
        REQUIRES,
        "{value: item.money, at_least: 5}",
        "rule.unlike",
        f"{AT}/at_least",
        15,
    ),
    ("an amount and a word", RULE, REQUIRES, "{value: item.money, equals: much}", "rule.unlike", f"{AT}/equals", 15),
    (
        "a date by order of numbers",
        RULE,
        APPLIES,
        "{value: agreement.date, at_least: {as_of_date: true}}",
        "rule.unlike",
        f"{IF}/at_least",
        12,
    ),
    (
        "a truth and a word",
        RULE,
        APPLIES,
        "{value: agreement.binding.legally, equals: yes}",
        "rule.unlike",
        f"{IF}/equals",
        12,
    ),
    (
        "references to different lists",
        RULE,
        REQUIRES,
        "{there_is: {in: acts, as: a, where: {value: a.commitments, contains: {value: item.party}}}}",
        "rule.unlike",
        f"{AT}/there_is/where/contains",
        15,
    ),
    (
        "a list and one word",
        RULE,
        APPLIES,
        "{value: agreement.form.rungs, equals: sharing}",
        "rule.unlike",
        f"{IF}/equals",
        12,
    ),
    (
        "one word and what it contains",
        RULE,
        APPLIES,
        "{value: agreement.kind, contains: treaty}",
        "rule.unlike",
        f"{IF}/contains",
        12,
    ),
    (
        "one word and all it contains",
        RULE,
        APPLIES,
        "{value: agreement.kind, contains_all: [treaty]}",
        "rule.unlike",
        f"{IF}/contains_all",
        12,
    ),
    (
        "a list among words",
        RULE,
        APPLIES,
        "{value: agreement.form.rungs, one_of: [sharing]}",
        "rule.unlike",
        f"{IF}/one_of",
        12,
    ),
    (
        "words of two kinds",
        RULE,
        APPLIES,
        "{value: agreement.kind, equals: {value: agreement.status}}",
        "rule.unlike",
        f"{IF}/equals",
        12,
    ),
    (
        "a number among words",
        RULE,
        REQUIRES,
        "{value: item.years.first, one_of: [early]}",
        "rule.unlike",
        f"{AT}/one_of",
        15,
    ),
    (
        "reckoning with words",
        RULE,
        REQUIRES,
        "{figure: {plus: [{value: item.kind}, 1]}, equals: 1}",
        "rule.not_a_figure",
        f"{AT}/figure",
        15,
    ),
    (
        "a sum of dates",
        RULE,
        REQUIRES,
        "{figure: {sum: {in: acts, as: a, of: a.date}}, equals: 1}",
        "rule.not_a_figure",
        f"{AT}/figure",
        15,
    ),
    # What nothing means.
    (
        "for_all without if_none",
        RULE,
        REQUIRES,
        "{for_all: {in: acts, as: a, that: {said: a.date}}}",
        "rule.if_none_missing",
        f"{AT}/for_all",
        15,
    ),
    (
        "there_is with if_none: yes",
        RULE,
        REQUIRES,
        "{there_is: {in: acts, as: a, if_none: yes}}",
        "rule.if_none_yes",
        f"{AT}/there_is/if_none",
        15,
    ),
    (
        "for_all without that",
        RULE,
        REQUIRES,
        "{for_all: {in: acts, as: a, if_none: no}}",
        "rule.that_missing",
        f"{AT}/for_all",
        15,
    ),
    ("for_each without none", RULE, "    none: not-applicable\n", "", "rule.none_missing", "/limbs/0", 11),
    (
        "none without for_each",
        RULE,
        f"    for_each: {FOR_EACH}\n    none: not-applicable\n    requires: {REQUIRES}\n",
        f"    none: fail\n    requires: {APPLIES}\n",
        "rule.none_without_for_each",
        "/limbs/0",
        11,
    ),
    # Limbs.
    (
        "two limbs of one name",
        RULE,
        "remedy:",
        RULE_YAML[RULE_YAML.index("  - id: all") : RULE_YAML.index("remedy:")] + "remedy:",
        "rule.limb_twice",
        "/limbs/1/id",
        20,
    ),
    (
        "two examples of one name",
        RULE,
        "    - {name: one, says: {nl: x, en: x}, expect: {outcome: pass}}",
        "    - {name: one, says: {nl: x, en: x}, expect: {outcome: pass}}\n" * 2,
        "rule.example_twice",
        "/examples/cases/1/name",
        25,
    ),
    (
        "a limb stronger than its rule",
        RULE,
        "  - id: all\n",
        "  - id: all\n    force: must\n",
        "rule.limb_stronger",
        "/limbs/0/force",
        12,
    ),
    # Messages.
    (
        "a message that names nothing bound",
        RULE,
        "en: wrong}",
        'en: "{zzz.id}"}',
        "rule.not_bound",
        "/limbs/0/messages/fail/en",
        18,
    ),
    (
        "a message that names no field",
        RULE,
        "nl: goed",
        'nl: "{item.zzz}"',
        "rule.no_such_field",
        "/limbs/0/messages/pass/nl",
        17,
    ),
    (
        "a message that names no parameter",
        RULE,
        "en: unknown",
        'en: "{parameter.tolerances}"',
        "rule.no_such_parameter_near",
        "/limbs/0/messages/undetermined/en",
        19,
    ),
    (
        "a remedy that names what is bound in a limb only",
        RULE,
        "en: Do something.",
        'en: "Do {item.id}."',
        "rule.not_bound",
        "/remedy/en",
        20,
    ),
    # The letter.
    (
        "a quote that is not in the letter",
        RULE,
        "hoeksteen",
        "grondslag",
        "rule.quote_not_in_letter",
        "/cites/0/quote",
        7,
    ),
    (
        "a quote that stands elsewhere",
        RULE,
        "aanleiding.2.1",
        "aanleiding.1.1",
        "rule.quote_elsewhere",
        "/cites/0/quote",
        7,
    ),
    ("a locator that is nowhere", RULE, "aanleiding.2.1", "zzz.1", "rule.quote_elsewhere", "/cites/0/quote", 7),
    (
        "a definition's quote",
        DEFINITION,
        "for_each:",
        "cites: [{locator: aanleiding.2.1, quote: Zomaar iets., en: Some.}]\nfor_each:",
        "rule.quote_not_in_letter",
        "/cites/0/quote",
        4,
    ),
    # Files and definitions.
    ("a slug that is not the file's name", RULE, "slug: one", "slug: two", "rule.file_name", "/slug", 2),
    (
        "a definition's name that is not the file's",
        DEFINITION,
        "name: cheap",
        "name: dear",
        "rule.file_name",
        "/name",
        1,
    ),
    ("a definition that rests on itself", DEFINITION, "in: commitments", "in: cheap", "rule.cycle", "/when", 5),
    ("a fault in a definition", DEFINITION, "item.money", "item.zzz", "rule.no_such_field", "/when/value", 5),
    (
        "a fault in what a definition selects from",
        DEFINITION,
        "in: commitments",
        "in: zzz",
        "rule.no_such_collection",
        "/for_each/in",
        4,
    ),
    (
        "a definition that selects before it says when",
        DEFINITION,
        "as: item}",
        "as: item, where: {said: item.money}}",
        "rule.where_in_definition",
        "/for_each/where",
        4,
    ),
    (
        "a definition that says which evidence counts",
        DEFINITION,
        "as: item}",
        "as: item, claims: all}",
        "rule.claims_in_definition",
        "/for_each/claims",
        4,
    ),
    # The form of a rule file.
    ("a key that cannot stand there", RULE, "force: should", "force: should\nzzz: 1", "shape.unknown_key", "/zzz", 5),
    ("nearly a key", RULE, "limbs:", "chioces: []\nlimbs:", "shape.unknown_key_near", "/chioces", 10),
    (
        "nearly a key of a quantifier",
        RULE,
        REQUIRES,
        "{for_all: {in: acts, as: a, that: {said: a.date}, if_non: no}}",
        "shape.unknown_key_near",
        f"{AT}/for_all/if_non",
        15,
    ),
    ("a key that is missing", RULE, "force: should\n", "", "shape.missing_key", "", 1),
    (
        "a quantifier without a name",
        RULE,
        REQUIRES,
        "{there_is: {in: acts}}",
        "shape.missing_key",
        f"{AT}/there_is",
        15,
    ),
    ("a force that is none", RULE, "force: should", "force: zzz", "shape.not_one_of", "/force", 4),
    ("nearly a force", RULE, "force: should", "force: shoud", "shape.not_one_of_near", "/force", 4),
    (
        "nearly an option",
        RULE,
        REQUIRES,
        "{there_is: {in: acts, as: a, if_none: unknwon}}",
        "shape.not_one_of_near",
        f"{AT}/there_is/if_none",
        15,
    ),
    ("a number for a text", RULE, "nl: Betekenis", "nl: 5", "shape.expected_text", "/meaning/nl", 9),
    (
        "a text for a list",
        RULE,
        "cases:\n    - {name: one, says: {nl: x, en: x}, expect: {outcome: pass}}",
        "cases: none",
        "shape.expected_list",
        "/examples/cases",
        23,
    ),
    (
        "a text for an object",
        RULE,
        "remedy: {nl: Doe iets., en: Do something.}",
        "remedy: Doe iets.",
        "shape.expected_object",
        "/remedy",
        20,
    ),
    ("a list that is empty", RULE, REQUIRES, "{all_of: []}", "shape.too_short", f"{AT}/all_of", 15),
    (
        "a list of words that is empty",
        RULE,
        APPLIES,
        "{value: agreement.kind, one_of: []}",
        "shape.too_short",
        f"{IF}/one_of",
        12,
    ),
    ("a slug that is too long", RULE, "slug: one", f"slug: {'a' * 61}", "shape.too_long", "/slug", 2),
    ("a text that is blank", RULE, "nl: Betekenis", 'nl: ""', "shape.blank", "/meaning/nl", 9),
    ("an id of another form", RULE, "TST-001", "tst-1", "rule.id", "/id", 1),
    ("no operator", RULE, REQUIRES, "{valeu: item.money}", "shape.operator", AT, 15),
    (
        "a comparison of two things with nothing",
        RULE,
        REQUIRES,
        "{value: item.money, figure: 1, equals: 0}",
        "shape.one_side",
        AT,
        15,
    ),
    ("a comparison without a comparison", RULE, REQUIRES, "{value: item.money}", "shape.one_comparison", AT, 15),
    (
        "two comparisons in one",
        RULE,
        REQUIRES,
        "{value: item.money, more_than: 0, less_than: 0}",
        "shape.one_comparison",
        AT,
        15,
    ),
    ("a run that is too short", EDITION, "run: 4", "run: 1", "shape.other", "/restating/run", 6),
    ("a run that is no number", EDITION, "run: 4", "run: four", "shape.expected_whole_number", "/restating/run", 6),
]


def problems_of(folder: Path, files: dict[str, str]) -> list[Problem]:
    """Load an edition that must not load; return what is wrong, with paths relative to it."""
    write_edition(folder, files)
    with pytest.raises(EditionError) as raised:
        load_edition(folder)
    return list(raised.value.problems)


def place(problem: Problem, folder: Path) -> tuple[str, str | None, str | None, int | None]:
    path = Path(problem.path).relative_to(folder).as_posix() if problem.path else None
    return problem.code, path, problem.pointer, problem.line


def test_the_small_edition_itself_has_no_fault(tmp_path: Path) -> None:
    edition = load_edition(write_edition(tmp_path, FILES))
    assert ([rule.id for rule in edition.rules], list(edition.definitions)) == (["TST-001"], ["cheap"])


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "pointer", "line"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_file_with_one_fault_has_that_problem_at_that_place_and_no_other(
    tmp_path: Path, file: str, old: str, new: str, code: str, pointer: str, line: int
) -> None:
    assert FILES[file].count(old) == 1
    found = problems_of(tmp_path, FILES | {file: FILES[file].replace(old, new)})
    assert [place(problem, tmp_path) for problem in found] == [(code, file, pointer, line)]
    for lang in LANGS:
        sentence, advice = problem_texts(found[0], lang)
        assert sentence
        assert advice
        assert "{" not in sentence.replace("{...}", "").replace("{{", "") or "`{" in sentence


NEAR = [
    (RULE, REQUIRES, "{said: item.mony}", "money"),
    (RULE, REQUIRES, "{said: itme.money}", "item"),
    (RULE, REQUIRES, "{there_is: {in: artciles, as: a}}", "articles"),
    (RULE, REQUIRES, "{there_is: {in: chaep, as: a}}", "cheap"),
    (RULE, APPLIES, "{value: agreement.kind, equals: traety}", "treaty"),
    (RULE, "force: should", "force: shoud", "should"),
    (RULE, "remedy:", "remedie:", "remedy"),
    (RULE, "limbs:", "chioces: []\nlimbs:", "choices"),
    (RULE, REQUIRES, "{there_is: {in: acts, as: a, if_non: no}}", "if_none"),
]


@pytest.mark.parametrize(("file", "old", "new", "near"), NEAR)
def test_a_near_name_is_suggested(tmp_path: Path, file: str, old: str, new: str, near: str) -> None:
    found = problems_of(tmp_path, FILES | {file: FILES[file].replace(old, new)})
    advice = [problem_texts(problem, "en")[1] for problem in found if problem.code.endswith("_near")]
    assert advice == [f"did you mean `{near}`?"]


def test_a_quote_elsewhere_is_told_where(tmp_path: Path) -> None:
    found = problems_of(tmp_path, FILES | {RULE: RULE_YAML.replace("aanleiding.2.1", "aanleiding.1.1")})
    assert problem_texts(found[0], "en")[1] == "it starts in aanleiding.2.1: set the locator right"


def whole(name: str, uses: str) -> str:
    said = f"{{nl: {name}, en: {name}}}"
    return f"name: {name}\ntitle: {said}\nmeaning: {said}\nwhen: {{is: {uses}}}\n"


def test_a_cycle_over_two_steps_is_found_in_both_files_and_what_leads_to_it_is_not(tmp_path: Path) -> None:
    chain = {f"definitions/{name}.yaml": whole(name, uses) for name, uses in (("a", "b"), ("b", "a"), ("c", "a"))}
    found = problems_of(tmp_path, FILES | chain)
    assert [(*place(problem, tmp_path), problem.params["chain"]) for problem in found] == [
        ("rule.cycle", "definitions/a.yaml", "/when", 4, "a -> b -> a"),
        ("rule.cycle", "definitions/b.yaml", "/when", 4, "b -> a -> b"),
    ]


def test_a_cycle_through_a_definition_of_records_is_found(tmp_path: Path) -> None:
    files = {
        "definitions/cheap.yaml": FILES[DEFINITION].replace("{value: item.money, at_most: 0}", "{is: low}"),
        "definitions/low.yaml": whole("low", "x").replace("{is: x}", "{there_is: {in: cheap, as: item}}"),
    }
    found = problems_of(tmp_path, FILES | files)
    assert [(*place(problem, tmp_path), problem.params["chain"]) for problem in found] == [
        ("rule.cycle", "definitions/cheap.yaml", "/when", 5, "cheap -> low -> cheap"),
        ("rule.cycle", "definitions/low.yaml", "/when", 4, "low -> cheap -> low"),
    ]


def test_two_rules_cannot_have_one_id_or_one_slug(tmp_path: Path) -> None:
    found = problems_of(tmp_path, FILES | {"rules/two.yaml": RULE_YAML})
    assert [(*place(problem, tmp_path), Path(problem.params["first"]).name) for problem in found] == [
        ("rule.twice", "rules/two.yaml", "/id", 1, "one.yaml"),
        ("rule.twice", "rules/two.yaml", "/slug", 2, "one.yaml"),
    ]


def test_all_faults_of_all_files_are_reported_together(tmp_path: Path) -> None:
    second = RULE_YAML.replace("TST-001", "TST-002").replace("slug: one", "slug: two")
    found = problems_of(
        tmp_path,
        FILES
        | {
            RULE: RULE_YAML.replace("hoeksteen", "grondslag").replace(REQUIRES, "{said: item.mony}"),
            "rules/two.yaml": second.replace(APPLIES, "{is: zzz}").replace("nl: goed", 'nl: "{zzz.id}"'),
            DEFINITION: FILES[DEFINITION].replace("item.money", "item.zzz"),
        },
    )
    assert sorted(place(problem, tmp_path)[:3] for problem in found) == [
        ("rule.no_such_definition", "rules/two.yaml", "/limbs/0/applies/is"),
        ("rule.no_such_field", DEFINITION, "/when/value"),
        ("rule.no_such_field_near", RULE, "/limbs/0/requires/said"),
        ("rule.not_bound", "rules/two.yaml", "/limbs/0/messages/pass/nl"),
        ("rule.quote_not_in_letter", RULE, "/cites/0/quote"),
    ]


def test_all_files_that_have_another_form_are_reported_together(tmp_path: Path) -> None:
    files = {RULE: RULE_YAML.replace("force: should", "force: zzz").replace("nl: Betekenis", "nl: 5")}
    files |= {DEFINITION: FILES[DEFINITION].replace("when:", "wen:")}
    found = problems_of(tmp_path, FILES | files)
    assert sorted(place(problem, tmp_path)[:3] for problem in found) == [
        ("shape.expected_text", RULE, "/meaning/nl"),
        ("shape.missing_key", DEFINITION, ""),
        ("shape.not_one_of", RULE, "/force"),
        ("shape.unknown_key_near", DEFINITION, "/wen"),
    ]


def test_an_edition_without_its_files_names_each_that_is_missing(tmp_path: Path) -> None:
    write_edition(tmp_path, FILES)
    (tmp_path / "letter" / "received.txt").unlink()
    (tmp_path / "letter" / "reading.json").unlink()
    with pytest.raises(EditionError) as raised:
        load_edition(tmp_path)
    assert [(p.code, p.params["name"]) for p in raised.value.problems] == [
        ("edition.file_missing", "letter/received.txt"),
        ("edition.file_missing", "letter/reading.json"),
    ]


@pytest.mark.parametrize(
    ("name", "code"), [("zzz", "edition.not_found"), ("kst-33279-36-2023", "edition.not_found_near")]
)
def test_an_edition_that_does_not_exist_is_a_fault_of_who_asks(name: str, code: str) -> None:
    with pytest.raises(UsageError) as raised:
        load_edition(name)
    assert [problem.code for problem in raised.value.problems] == [code]


# Codes that no rule file can cause, and why.
NOT_HERE = {
    "rule.twice": "needs two files: its own test above",
    "rule.no_such_definition_near": "needs a definition of the whole draft: its own test below",
    "rule.named_as_list": "the file has that name, too: tests/test_lint.py",
    "rule.too_much": "tests/test_strangers.py",
    "shape.wildcard": "of a decision's file: tests/test_waivers.py",
    "edition.not_found": "its own test above",
    "edition.not_found_near": "its own test above",
    "edition.file_missing": "its own test above",
    "shape.pattern": "of what a reading gives another force: tests/test_readings.py",
    "edition.day": "of edition.yaml: tests/test_lint.py",
    **dict.fromkeys(
        ("edition.is_a_folder", "edition.no_rulebook", "edition.several_series", "edition.same_date",
         "edition.none_in_force"),
        "no rule file is wrong, but which rulebook was asked for: test_rulebooks.py",
    ),
    **dict.fromkeys(
        ("edition.outside", "edition.no_file", "edition.file_too_large", "edition.too_many", "edition.too_large",
         "edition.stray", "edition.name", "rule.many_steps", "rule.too_deep", "rule.unfolded"),
        "test_strangers.py",
    ),
    "shape.expected_true_false": "no key of a rule file is a bare truth; a draft's are in test_draft_faults.py",
    **dict.fromkeys(
        ("shape.text_empty", "shape.date", "shape.id", "shape.dotted_id", "shape.state", "shape.organisation_state", "shape.territory", "shape.currency", "shape.amount",
         "shape.percentage", "shape.years", "shape.expected_words", "shape.expected_money", "shape.expected_quantity",
         "shape.expected_years", "shape.expected_evidence", "shape.expected_document"),
        "drafts have such values, rule files do not: test_draft_faults.py",
    ),
}  # fmt: skip


def test_nearly_a_definition_of_the_draft_is_suggested(tmp_path: Path) -> None:
    sound = whole("sound", "x").replace("{is: x}", "{said: agreement.kind}")
    files = {"definitions/sound.yaml": sound, RULE: RULE_YAML.replace(APPLIES, "{is: suond}")}
    found = problems_of(tmp_path, FILES | files)
    assert [(*place(p, tmp_path), p.params["near"]) for p in found] == [
        ("rule.no_such_definition_near", RULE, "/limbs/0/applies/is", 12, "sound")
    ]


def test_every_problem_of_rule_files_is_reached() -> None:
    ours = {code for code in PROBLEMS if code.startswith(("rule.", "edition.", "shape."))}
    assert {case[4] for case in CASES} | set(NOT_HERE) == ours
    assert not {case[4] for case in CASES} & set(NOT_HERE)
