"""Write what conditions can name: the lists of a draft, and the fields of their records."""

from __future__ import annotations

from rulebook.model.vocabulary import Collection, FieldType, vocabulary
from rulebook.words import Lang
from rulebook.words.fields import FIELDS, KINDS


def list_lists(lang: Lang) -> bytes:
    """Return every list with what it holds."""
    rows = [(found.name, found.label[lang == "nl"], _about(found, lang)) for found in vocabulary().values()]
    wide = max(len(name) for name, _, _ in rows)
    lines = [f"{name:{wide}}  {label}{about}" for name, label, about in rows]
    return ("\n".join([*lines, "", FIELDS["more"][lang]]) + "\n").encode()


def _about(found: Collection, lang: Lang) -> str:
    if found.derived:
        return f" ({FIELDS['derived'][lang]})"
    return f" ({FIELDS['within'][lang].format(parent=found.parent)})" if found.parent else ""


def list_fields(found: Collection, lang: Lang) -> bytes:
    """Return every field of a list's records: its path, what it is called, and what it holds."""
    said = FIELDS["head"][lang].format(list=found.name, record=found.record)
    rows = [(f"{found.record}.{name}", kind) for name, kind in found.fields.items()]
    wide = max(len(path) for path, _ in rows)
    lines = [f"{path:{wide}}  {kind.label[lang == 'nl']}: {_kind(kind, lang)}" for path, kind in rows]
    return ("\n".join([said, "", *lines]) + "\n").encode()


def _kind(kind: FieldType, lang: Lang) -> str:
    name = KINDS[kind.kind][lang].format(list=kind.collection)
    many = FIELDS["many"][lang].format(kind=name) if kind.many else name
    return f"{many}: {', '.join(kind.values)}" if kind.values else many
