"""Say what the check does not say."""

from __future__ import annotations

from collections.abc import Iterator

from rulebook.annex.document import Block, Bullets, Paragraph, Run
from rulebook.annex.subject import Subject
from rulebook.words.report import HEADINGS


def write(subject: Subject) -> Iterator[Block]:
    """Yield the limits: policy and no law, no advice, the words in the draft, the as-of date."""
    standing = [rulebook.standing for rulebook in subject.head.rulebooks if rulebook.standing]
    says = [
        " ".join([*dict.fromkeys(standing), HEADINGS["no_advice"][subject.lang]]),
        subject.say("limits_policy"),
        subject.say("limits_words"),
        subject.say("limits_day", date=subject.date(subject.head.as_of)),
        subject.say("limits_original"),
    ]
    yield Bullets(tuple((Paragraph((Run(each),)),) for each in says))
