"""`rulebook rules new`: write the skeleton of a rule, which loads and whose examples pass."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path

import click

from rulebook.cli.configured import Configured
from rulebook.cli.options import guarded, lang_option
from rulebook.errors import EditionError, Problem, UsageError
from rulebook.load.edition import (
    DEFAULT_EDITION,
    digest_of,
    edition_files,
    edition_folder,
    edition_names,
    load_edition,
)
from rulebook.load.files import write_new
from rulebook.load.proving import examine
from rulebook.load.written import placed, rulebook_source
from rulebook.model.edition import Edition
from rulebook.words import Lang
from rulebook.words.skeleton import ASKED, COMMENTS, SKELETON
from rulebook.workshop.scaffold import named_sentence, open_sentences, proposed_id, proposed_slug

FORCES = ("must", "should", "may")
TRANSLATE = "TODO: translate the quote."


@click.command("new", cls=Configured)
@click.option("--rulebook", "folder", metavar="PATH", help="The folder of your rulebook; `rules init` makes one.")
@click.option("--sentence", metavar="LOCATOR|WORDS", help="The sentence of the letter: its locator, or words of it.")
@click.option("--force", type=click.Choice(FORCES), help="How strong the norm is.")
@click.option("--title-nl", metavar="TEXT", help="What the rule is called in Dutch.")
@click.option("--title-en", metavar="TEXT", help="What the rule is called in English.")
@click.option("--slug", metavar="NAME", help="Short name, which is the file's name too; default: made of --title-en.")
@click.option("--id", "rule_id", metavar="ID", help="Default: the next free id of the section.")
@click.option("--sentences", is_flag=True, help="Only list the sentences of the letter that no rule cites.")
@lang_option
@guarded
def command(
    folder: str | None,
    sentence: str | None,
    force: str | None,
    title_nl: str | None,
    title_en: str | None,
    slug: str | None,
    rule_id: str | None,
    sentences: bool,
    lang: Lang,
) -> int:
    """Write the skeleton of a new rule: it loads, its examples pass, and what is left to do says TODO.

    On a terminal it asks for what no option says. Nothing is ever overwritten.

    \b
    rulebook rules new --rulebook my-rules --sentences
    rulebook rules new --rulebook my-rules --sentence aanleiding.2.1 --force must
        --title-nl "Tijdig gemeld" --title-en "Told in time"
    """
    name = folder or DEFAULT_EDITION
    book = load_edition(name)
    if sentences:
        _list(book, lang)
        return 0
    if folder is None or folder in edition_names():
        raise UsageError(Problem("new.ships", {"name": name}))
    asks = sys.stdin.isatty() and sys.stdout.isatty()
    given = {"sentence": sentence, "force": force, "title_nl": title_nl, "title_en": title_en}
    missing = [key for key, value in given.items() if not value]
    if missing and not asks:
        options = ", ".join(f"--{key.replace('_', '-')}" for key in missing)
        raise UsageError(Problem("new.missing", {"options": options}))
    if "sentence" in missing:
        _list(book, lang)
    answers = {key: value or _ask(key, lang) for key, value in given.items()}
    found = named_sentence(book.letter, answers["sentence"])
    if found is None:
        raise UsageError(Problem("new.no_such_sentence", {"name": answers["sentence"][:80]}))
    locator, quote = found
    if locator in book.uncited.sentences:
        listed = Problem("new.listed", {"name": locator}, pointer=f"/sentences/{locator}")
        raise UsageError(placed([listed], rulebook_source(name, "uncited.yaml")))
    answers["id"] = rule_id or _proposed("id", proposed_id(book, locator), asks, lang)
    answers["slug"] = slug or _proposed("slug", proposed_slug(answers["title_en"]), asks, lang)
    rendering = quote if book.letter.language == "en" else TRANSLATE
    cited = {"locator": locator, "quote": quote, "rendering": rendering}
    path = _write(book, edition_folder(name), {**answers, **cited}, lang)
    for text in ("written", "lint", "test", "show"):
        click.echo(ASKED[text][lang].format(path=path.as_posix(), id=answers["id"], book=name))
    if not _schema(path).is_file():
        click.echo(ASKED["schema"][lang].format(folder=_schema(path).parent.as_posix()))
    return 0


def _list(book: Edition, lang: Lang) -> None:
    click.echo(ASKED["sentences"][lang])
    for one in open_sentences(book):
        click.echo(f"  {one.locator}  {one.text}")
    listed = len(book.uncited.sentences)
    if listed:
        click.echo(ASKED["listed"][lang].format(number=listed))


def _ask(key: str, lang: Lang) -> str:
    kind = click.Choice(FORCES) if key == "force" else None
    return str(click.prompt(ASKED[key][lang], type=kind, show_choices=False)).strip()


def _proposed(key: str, value: str, asks: bool, lang: Lang) -> str:
    return str(click.prompt(ASKED[key][lang], default=value)).strip() if asks else value


def _write(book: Edition, folder: Path, answers: dict[str, str], lang: Lang) -> Path:
    """Prove the rule with the rest of the rulebook, then write it. Raises UsageError and EditionError."""
    taken = [key for key in ("id", "slug") if book.rule(answers[key]) is not None]
    if taken:
        raise UsageError(Problem("new.taken", {"name": answers[key]}) for key in taken)
    name = f"rules/{answers['slug']}.yaml"
    path = folder / name
    data = _skeleton(answers, _schema(path), path.parent, lang).encode()
    if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", answers["slug"]) is None:
        raise UsageError(Problem("new.slug", {"name": answers["slug"][:80]}))
    files = {**edition_files(folder), name: data}
    proof = examine(files, folder, digest_of(files))
    if proof.problems:
        raise EditionError(proof.problems)
    path.parent.mkdir(exist_ok=True)
    write_new(path.as_posix(), data)
    return path


def _skeleton(answers: dict[str, str], schema: Path, folder: Path, lang: Lang) -> str:
    fields = {key: answers[key] for key in ("id", "slug", "force", "locator")}
    fields |= {
        key: json.dumps(answers[key], ensure_ascii=False) for key in ("title_nl", "title_en", "quote", "rendering")
    }
    fields["schema"] = os.path.relpath(schema, folder).replace(os.sep, "/")
    fields |= {f"c:{key}": text[lang] for key, text in COMMENTS.items()}
    return re.sub(r"@([a-z:_]+)@", lambda found: fields[found[1]], SKELETON)


def _schema(path: Path) -> Path:
    """Return where the schema of a rule stands, above the file; else where it should: beside the rulebook's folders."""
    places = [above / "schemas" / "rule.schema.json" for above in path.resolve().parents]
    return next((place for place in places if place.is_file()), places[1])
