"""Make the page of the letter: each sentence coloured and labelled by what becomes of it, and linked to its rules."""

from __future__ import annotations

from typing import Any

from rulebook.model.coverage import STATES, Coverage
from rulebook.model.edition import Edition
from rulebook.model.noun import plain
from rulebook.render.coverage import by_kind, section_name, summary
from rulebook.render.pages import environment
from rulebook.words import Count, Lang
from rulebook.words.coverage import PAGE, STATES_SAY
from rulebook.words.coverage import STATES as STATE_WORDS
from rulebook.words.headings import english
from rulebook.words.report import FORCES
from rulebook.words.uncited import KINDS, KINDS_SAY


def letter_page(edition: Edition, found: Coverage, lang: Lang) -> bytes:
    """Return the letter as a page that stands alone; its links lead to the lists at its end."""
    values = letter_values(edition, found, lang)
    page: str = environment("rulebook.site").get_template("letter_page.html").render(values)
    return page.encode()


def letter_values(
    edition: Edition, found: Coverage, lang: Lang, rules: str = "#rule-{id}", definitions: str = "#definition-{id}"
) -> dict[str, Any]:
    """Return what `letter.html` needs; `rules` and `definitions` say where each is found: `rules/{id}.html`, say."""
    sentences = [sentence for section in found.sections for sentence in section.sentences]
    return {
        "lang": lang,
        "letter": edition.letter,
        "notes": {footnote.number for footnote in edition.letter.footnotes},
        "coverage": found,
        "english": {
            section.slug: english(section.heading.text)
            for section in found.sections
            if section.heading and lang == "en"
        },
        "named": {section.slug: section_name(section, found, lang) for section in found.sections},
        "summary": summary(found, lang),
        "tally": {state: Count(plain(found.tally)[state]) for state in STATES},
        "kinds": by_kind(found),
        "rules": {rule.id: rule for rule in edition.rules},
        "definitions": edition.definitions,
        "rule_cites": {rule.id: [s.locator for s in sentences if rule.id in s.rules] for rule in edition.rules},
        "definition_cites": {
            name: [s.locator for s in sentences if name in s.definitions] for name in edition.definitions
        },
        "rule_at": {rule.id: rules.format(id=rule.id) for rule in edition.rules},
        "definition_at": {name: definitions.format(id=name) for name in edition.definitions},
        "says": {key: both[lang] for key, both in PAGE.items()},
        "state_words": {key: both[lang] for key, both in STATE_WORDS.items()},
        "states_say": {key: both[lang] for key, both in STATES_SAY.items()},
        "kind_words": {key: both[lang] for key, both in KINDS.items()},
        "kinds_say": {key: both[lang] for key, both in KINDS_SAY.items()},
        "forces": {key: both[lang] for key, both in FORCES.items()},
    }
