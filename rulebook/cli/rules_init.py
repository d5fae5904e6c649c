"""`rulebook rules init`: start a rulebook of your own, as a copy or from a text."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from rulebook.cli.configured import Configured
from rulebook.cli.options import guarded, lang_option
from rulebook.cli.starting import copied, started
from rulebook.errors import Problem, UsageError
from rulebook.load.edition import DEFAULT_EDITION
from rulebook.words import LANGS, Count, Lang
from rulebook.words.skeleton import STARTED


@click.command("init", cls=Configured)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--from", "source", metavar="RULEBOOK", help=f"Copy this one: a name or a folder. Default: {DEFAULT_EDITION}."
)
@click.option("--text", metavar="FILE", help="Start without rules, for this text: plain text in UTF-8.")
@click.option("--title-nl", metavar="TEXT", help="With --text: what the text is called in Dutch.")
@click.option("--title-en", metavar="TEXT", help="With --text: what the text is called in English.")
@click.option(
    "--date", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="With --text: the day from which it holds."
)
@click.option(
    "--text-lang", type=click.Choice(LANGS), help="With --text: the language that it is written in.  [default: nl]"
)
@lang_option
@guarded
def command(
    folder: Path,
    source: str | None,
    text: str | None,
    title_nl: str | None,
    title_en: str | None,
    date: datetime.datetime | None,
    text_lang: Lang | None,
    lang: Lang,
) -> int:
    """Start a rulebook of your own in a new FOLDER: a copy of one that there is, or one for a text of yours.

    A text is split at empty lines into paragraphs, and these into sentences. A short line by itself,
    without a full stop, is a heading. Each sentence gets a name that rules can point to.

    \b
    rulebook rules init my-rules
    rulebook rules init my-rules --text letter.txt --date 2026-01-15
        --title-nl "Brief over munitie" --title-en "Letter on ammunition"
    """
    of_text = {"--title-nl": title_nl, "--title-en": title_en, "--date": date}
    if text is None:
        _refuse("init.without_text", [name for name, value in {**of_text, "--text-lang": text_lang}.items() if value])
        edition = copied(folder, source or DEFAULT_EDITION)
    else:
        _refuse("init.two_sources", ["--from"] if source else [])
        _refuse("init.missing", [name for name, value in of_text.items() if not value])
        titles: dict[Lang, str] = {"nl": title_nl or "", "en": title_en or ""}
        edition = started(folder, text, text_lang or "nl", titles, date.date().isoformat() if date else "")
    counts = {"rules": Count(len(edition.rules)), "sentences": Count(sum(1 for _ in edition.letter.sentences))}
    for line in STARTED.values():
        click.echo(line[lang].format(book=folder.as_posix(), id=edition.id, **counts))
    return 0


def _refuse(code: str, options: list[str]) -> None:
    if options:
        raise UsageError(Problem(code, {"options": ", ".join(options)}))
