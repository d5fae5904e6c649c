"""Write agreements/README.md: which story each sample tells, and which outcome of which rule it reaches.

After a change that is meant: python -m tests.samples --write
"""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from rulebook.check import check
from rulebook.load.draft import parse_draft
from rulebook.load.edition import load_edition
from rulebook.load.files import write_atomic
from rulebook.load.waivers import parse_waiver
from rulebook.model.loaded import Draft
from rulebook.model.outcome import RuleOutcome
from rulebook.model.report import DraftReport
from rulebook.model.waiver import SUFFIX, Waiver
from tests.reach import OUTCOMES

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "agreements"
README = SAMPLES / "README.md"
AS_OF = datetime.date(2026, 1, 1)
NAMED = 3
"""How many samples a cell of the last table names; the others are counted."""

Cell = tuple[str, str]

CANNOT: dict[Cell, str] = {
    (
        "SPEC-704",
        "not-applicable",
    ): "it asks of every draft whether the form that it declares is the form of what it does",
}
"""What no draft can reach under a rule as the edition is read by default, and why."""


@lru_cache
def reports() -> tuple[DraftReport, ...]:
    """Check every sample as of the day that the tests use."""
    edition = load_edition()
    paths = [path for path in sorted(SAMPLES.glob("*.json")) if not path.name.endswith(SUFFIX)]
    drafts = [parse_draft(path.read_bytes(), path.name) for path in paths]
    return tuple(check(draft, edition, as_of=AS_OF, waivers=decisions(draft), engine="native") for draft in drafts)


def decisions(draft: Draft) -> list[Waiver]:
    """Return the recorded decisions that lie beside the samples and are about a draft."""
    found = [parse_waiver(path.read_bytes(), path.name) for path in sorted(SAMPLES.glob(f"*{SUFFIX}"))]
    return [waiver for waiver in found if waiver.draft == draft.id]


def reached() -> dict[Cell, list[str]]:
    """Return for each rule and outcome which samples reach it."""
    found: dict[Cell, list[str]] = {}
    for report in reports():
        for item in report.outcomes:
            found.setdefault((item.rule.id, item.outcome), []).append(_name(report))
    return found


def missing(cells: Mapping[Cell, Sequence[str]]) -> list[Cell]:
    """Return the outcomes that rules have, that no sample reaches, and for which no reason is written."""
    every = [(rule.id, outcome) for rule in load_edition().rules for outcome in OUTCOMES]
    return [cell for cell in every if cell not in cells and cell not in CANNOT]


def readme() -> str:
    """Return the text of agreements/README.md."""
    return "\n".join([*_head(), *_stories(), *_sections(), *_outcomes()])


def _head() -> Iterator[str]:
    yield from (
        "# Samples",
        "",
        "Examples, not real agreements: the structure is public knowledge, the clauses are invented. Each file says so in",
        "`agreement.illustrative`, and so does every report on it. Check one: `rulebook check agreements/NAME.json`.",
        "",
        f"Verdicts are as of {AS_OF}. This file is made by `python -m tests.samples --write`.",
        "",
    )


def _stories() -> Iterator[str]:
    yield from ("| Draft | Between | Form it declares | Story | Verdict |", "|---|---|---|---|---|")
    for report in reports():
        assert report.draft is not None, report.problems
        data = report.draft.data
        about = data["agreement"]
        form = ", ".join((about.get("form") or {}).get("rungs") or ()) or "none"
        between = ", ".join(party.get("state") or party["id"].upper() for party in data["parties"])
        summary, title, name = about["summary"], about["title"], _name(report)
        yield (
            f"| [{_cell(title['en'])}]({report.path}) <br> *{_cell(title['nl'])}* | {between} | {form} "
            f"| {_cell(summary['en'])} <br> *{_cell(summary['nl'])}* | [{report.verdict}](#{name}) |"
        )
    yield ""


def _sections() -> Iterator[str]:
    for report in reports():
        yield from (f"## {_name(report)}", "", f"Verdict: **{report.verdict}**.")
        for outcome, says in (("fail", "Fails"), ("waived", "Fails, waived"), ("undetermined", "Open")):
            rules = [_rule(item) for item in report.outcomes if item.outcome == outcome]
            if rules:
                yield from ("", f"{says}:", "", *rules)
        yield ""


def _outcomes() -> Iterator[str]:
    columns = (*OUTCOMES, "waived")
    found = reached()
    yield from ("## Which sample reaches which outcome", "")
    yield from (f"| Rule | {' | '.join(columns)} |", f"|---|{'---|' * len(columns)}")
    for rule in load_edition().rules:
        cells = (_names(found.get((rule.id, outcome), ()), CANNOT.get((rule.id, outcome))) for outcome in columns)
        yield f"| {rule.id} {_cell(rule.title.en)} | {' | '.join(cells)} |"
    yield ""


def _names(names: Sequence[str], cannot: str | None) -> str:
    """Return the first names as links and the number of the others, or why there are none."""
    shown = ", ".join(f"[{name}](#{name})" for name in names[:NAMED])
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return shown + more or (f"*cannot be: {cannot}*" if cannot else "")


def _rule(item: RuleOutcome) -> str:
    remark = "" if item.force == "must" else f" ({item.force})"
    return f"- {item.rule.id}{remark} {item.rule.title.en} / *{item.rule.title.nl}*"


def _name(report: DraftReport) -> str:
    return report.path.removesuffix(".json")


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def main() -> None:
    """Print the text, or write it."""
    parser = argparse.ArgumentParser(prog="python -m tests.samples", description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help=f"write {README.relative_to(ROOT)}")
    if parser.parse_args().write:
        write_atomic(str(README), [readme().encode()])
    else:
        print(readme(), end="")


if __name__ == "__main__":
    main()
