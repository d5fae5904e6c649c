"""Texts for the comparison of two versions of a draft."""

from __future__ import annotations

from rulebook.words import Lang
from rulebook.words.report import Both

WAYS: dict[str, Both] = {
    "worse": {"en": "Worse", "nl": "Slechter"},
    "better": {"en": "Better", "nl": "Beter"},
    "other": {"en": "Otherwise", "nl": "Anders"},
}

VERSIONS: dict[str, Both] = {
    "from_to": {"en": "{old} -> {new}", "nl": "{old} -> {new}"},
    "worse": {
        "en": "{n:outcome|outcomes} got worse",
        "nl": "{n:uitkomst|uitkomsten} {n:?werd|werden} slechter",
    },
    "better": {"en": "{n} got better", "nl": "{n} {n:?werd|werden} beter"},
    "other": {"en": "{n} changed otherwise", "nl": "{n} {n:?veranderde|veranderden} anders"},
    "none_changed": {
        "en": "No rule has another outcome; {n:thing is|things are} not the same.",
        "nl": "Geen regel heeft een andere uitkomst; {n:ding is|dingen zijn} niet gelijk.",
    },
    "same": {"en": "Both versions say the same.", "nl": "Beide versies zeggen hetzelfde."},
    "not_compared": {
        "en": "The versions could not be compared.",
        "nl": "De versies konden niet worden vergeleken.",
    },
    "other_agreement": {
        "en": "Note: the versions have different ids, `{old}` and `{new}`.",
        "nl": "Let op: de versies hebben een ander id, `{old}` en `{new}`.",
    },
    "because": {"en": "because", "nl": "want"},
    "also": {"en": "this alone would do it, too", "nl": "ook dit alleen zou het doen"},
    "waiver": {
        "en": "the draft is the same in this; the recorded decisions are not",
        "nl": "het ontwerp is hierin gelijk; de vastgelegde besluiten zijn dat niet",
    },
    "not_there": {"en": "not there", "nl": "niet aanwezig"},
    "records": {"en": "For which records", "nl": "Voor welke onderdelen"},
    "articles": {"en": "Articles that are not the same", "nl": "Artikelen die niet gelijk zijn"},
    "no_effect": {"en": "changes no outcome", "nl": "verandert geen uitkomst"},
    "affects": {"en": "changes {rules}", "nl": "verandert {rules}"},
    "article": {"en": "article {number}", "nl": "artikel {number}"},
    "line": {"en": "line {line}", "nl": "regel {line}"},
    "was_line": {"en": "was line {line}", "nl": "was regel {line}"},
    "as_of": {"en": "Both as of {date}.", "nl": "Beide op peildatum {date}."},
    "remedy": {"en": "What to do", "nl": "Wat te doen"},
    "verdict": {"en": "Verdict", "nl": "Oordeel"},
}

BECOMES: dict[str, Both] = {
    "added": {"en": "added", "nl": "toegevoegd"},
    "removed": {"en": "removed", "nl": "vervallen"},
    "changed": {"en": "changed", "nl": "gewijzigd"},
}

# {what} names the record and the field.
EDITS: dict[str, Both] = {
    "added": {"en": "{what}: added", "nl": "{what}: toegevoegd"},
    "removed": {"en": "{what}: removed", "nl": "{what}: vervallen"},
    "changed": {"en": "{what}: changed", "nl": "{what}: gewijzigd"},
    "values": {"en": "{what}: {was} -> {is_}", "nl": "{what}: {was} -> {is_}"},
    "more": {"en": "{what}: {word} added", "nl": "{what}: {word} toegevoegd"},
    "fewer": {"en": "{what}: {word} removed", "nl": "{what}: {word} vervallen"},
    "field": {"en": "{record}, {field}", "nl": "{record}, {field}"},
    "of": {"en": "{record} of {owner}", "nl": "{record} van {owner}"},
    "paragraphs": {"en": "paragraph {number}", "nl": "lid {number}"},
    "points": {"en": "point {number}", "nl": "onderdeel {number}"},
    "silent": {"en": "not stated", "nl": "niet vermeld"},
    "draft": {"en": "the draft", "nl": "het ontwerp"},
}

GIT: dict[str, dict[Lang, tuple[str, str]]] = {
    "git.no_revision": {
        "en": ("git knows no revision `{revision}`", "name a commit, branch or tag: `git log --oneline` lists commits"),
        "nl": (
            "git kent geen revisie `{revision}`",
            "noem een commit, branch of tag: `git log --oneline` toont de commits",
        ),
    },
    "git.no_revision_shallow": {
        "en": (
            "git knows no revision `{revision}` in this clone, which has only the latest commits",
            "fetch the others: `git fetch --unshallow`; in a CI job, check out the whole history",
        ),
        "nl": (
            "git kent geen revisie `{revision}` in deze kloon, die alleen de laatste commits heeft",
            "haal de andere op: `git fetch --unshallow`; check in een CI-job de hele geschiedenis uit",
        ),
    },
    "git.not_fetched": {
        "en": (
            "`{name}` was not fetched: this clone has only a part of the files",
            "fetch the others: `git fetch --refetch --no-filter`",
        ),
        "nl": (
            "`{name}` is niet opgehaald: deze kloon heeft maar een deel van de bestanden",
            "haal de andere op: `git fetch --refetch --no-filter`",
        ),
    },
    "git.no_file": {
        "en": ("there is no file `{name}` at that revision", "name the path that it had then: REV:path"),
        "nl": ("er is geen bestand `{name}` in die revisie", "noem het pad dat het toen had: REV:pad"),
    },
    "git.no_file_near": {
        "en": ("there is no file `{name}` at that revision", "did you mean `{near}`?"),
        "nl": ("er is geen bestand `{name}` in die revisie", "bedoelde u `{near}`?"),
    },
    "git.no_regular_file": {
        "en": ("`{path}` is no regular file at that revision", "name a file, not a folder or a link"),
        "nl": ("`{path}` is in die revisie geen gewoon bestand", "noem een bestand, geen map of koppeling"),
    },
    "git.outside": {
        "en": ("`{path}` lies outside the repository", "name a path below the top of the repository"),
        "nl": ("`{path}` ligt buiten de repository", "noem een pad onder de top van de repository"),
    },
    "git.no_path": {
        "en": ("`{name}` names no path, and neither does the other version", "write REV:path for one of them"),
        "nl": ("`{name}` noemt geen pad, en de andere versie ook niet", "schrijf REV:pad voor een van beide"),
    },
    "git.not_installed": {
        "en": ("`{name}` asks for a git revision, and git is not installed", "install git, or name two files"),
        "nl": ("`{name}` vraagt om een git-revisie, en git is niet geïnstalleerd", "installeer git, of noem twee bestanden"),
    },
    "git.no_repository": {
        "en": (
            "`{name}` is no file, and this folder is in no git repository",
            "name a file that is there, or go to a folder of the repository",
        ),
        "nl": (
            "`{name}` is geen bestand, en deze map zit in geen git-repository",
            "noem een bestand dat er is, of ga naar een map van de repository",
        ),
    },
    "git.failed": {
        "en": ("git could not be asked for `{name}`: {why}", "run `git status` in this folder and follow its advice"),
        "nl": (
            "git kon niet worden gevraagd naar `{name}`: {why}",
            "draai `git status` in deze map en volg zijn advies",
        ),
    },
}  # fmt: skip
