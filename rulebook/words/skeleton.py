"""Texts of `rulebook rules new` and `rulebook rules init`: questions, and the files that they write."""

from __future__ import annotations

from typing import Literal

Both = dict[Literal["nl", "en"], str]

ASKED: dict[str, Both] = {
    "sentences": {"en": "No rule cites these sentences of the letter:", "nl": "Deze zinnen van de brief citeert geen regel:"},
    "listed": {
        "en": "{number} more stand in uncited.yaml, each with the reason why it carries no rule.",
        "nl": "Nog {number} staan in uncited.yaml, elk met de reden waarom er geen regel op rust.",
    },
    "sentence": {"en": "Which sentence (its locator, or words of it)", "nl": "Welke zin (de vindplaats, of woorden eruit)"},
    "force": {"en": "Force: must, should or may", "nl": "Kracht: must (moet), should (hoort) of may (mag)"},
    "title_nl": {"en": "Title in Dutch", "nl": "Titel in het Nederlands"},
    "title_en": {"en": "Title in English", "nl": "Titel in het Engels"},
    "slug": {"en": "Short name, which is the file's name too", "nl": "Korte naam, ook de naam van het bestand"},
    "id": {"en": "Id of the rule", "nl": "Id van de regel"},
    "written": {
        "en": "{path}: a rule that loads, with four examples that pass. What is left to do says TODO:",
        "nl": "{path}: een regel die werkt, met vier voorbeelden die kloppen. Wat nog moet gebeuren staat bij TODO:",
    },
    "lint": {"en": "  rulebook lint {book}   lists what is left to do", "nl": "  rulebook lint {book}   toont wat nog moet"},
    "test": {"en": "  rulebook test {book} {id}   runs its examples", "nl": "  rulebook test {book} {id}   draait de voorbeelden"},
    "show": {"en": "  rulebook rules {id} --rulebook {book}   shows it", "nl": "  rulebook rules {id} --rulebook {book}   toont hem"},
    "schema": {
        "en": "  rulebook schemas --write {folder}   lets an editor complete what you type",
        "nl": "  rulebook schemas --write {folder}   laat een editor aanvullen wat u typt",
    },
}  # fmt: skip

STARTED: dict[str, Both] = {
    "written": {
        "en": "{book}: the rulebook {id}, with {rules:rule|rules}, of a text of {sentences:sentence|sentences}. What you can do now:",
        "nl": "{book}: het regelboek {id}, met {rules:regel|regels}, bij een tekst van {sentences:zin|zinnen}. Wat u nu kunt doen:",
    },
    "sentences": {
        "en": "  rulebook rules new --rulebook {book} --sentences   lists the sentences that are left to do",
        "nl": "  rulebook rules new --rulebook {book} --sentences   toont de zinnen die nog moeten",
    },
    "new": {
        "en": "  rulebook rules new --rulebook {book}   asks, and writes a new rule",
        "nl": "  rulebook rules new --rulebook {book}   vraagt, en schrijft een nieuwe regel",
    },
    "lint": {"en": "  rulebook lint {book}   looks for faults", "nl": "  rulebook lint {book}   zoekt fouten"},
    "docs": {
        "en": "  rulebook docs {book} --output site   writes a site that also says how to add a rule",
        "nl": "  rulebook docs {book} --output site   schrijft een site, die ook zegt hoe u een regel toevoegt",
    },
}  # fmt: skip

# Comments of the skeleton, by place.
COMMENTS: dict[str, Both] = {
    "head": {
        "en": "A new rule. Write what says TODO, and put your own condition where the sample stands.\n# Fields and lists that a condition can name: `rulebook rules fields`. Other rules in this folder are examples.",
        "nl": "Een nieuwe regel. Schrijf wat bij TODO staat, en zet uw eigen voorwaarde waar nu het voorbeeld staat.\n# Velden en lijsten die een voorwaarde kan noemen: `rulebook rules fields`. De andere regels in deze map zijn voorbeelden.",
    },
    "force": {
        "en": "must: a hard precondition; should: a remark; may: an aim",
        "nl": "must: een harde randvoorwaarde; should: een opmerking; may: een streven",
    },
    "cites": {
        "en": "The letter's own words, copied exactly; `en` is your translation, or the same words if they are English.",
        "nl": "De eigen woorden van de brief, precies overgenomen; `en` is uw Engelse vertaling, of dezelfde woorden als zij Engels zijn.",
    },
    "meaning": {
        "en": "What the rule tests, in plain words, for a reader who will not look at the conditions.",
        "nl": "Wat de regel toetst, in gewone woorden, voor een lezer die niet naar de voorwaarden kijkt.",
    },
    "applies": {
        "en": "When the rule is in play at all. TODO: a sample; say when yours applies, or leave it out.",
        "nl": "Wanneer de regel speelt. TODO: een voorbeeld; zeg wanneer die van u geldt, of laat het weg.",
    },
    "requires": {
        "en": "What must hold then. TODO: a sample; say what yours asks.\n    # To ask it of each record of a list, add before it:\n    #   for_each: {in: commitments, as: commitment}\n    #   none: not-applicable\n    # For an exception that the letter itself makes, add behind it:\n    #   unless: {value: agreement.kind, equals: treaty}",
        "nl": "Wat dan moet gelden. TODO: een voorbeeld; zeg wat die van u vraagt.\n    # Vraagt u het van elk onderdeel van een lijst, zet er dan voor:\n    #   for_each: {in: commitments, as: commitment}\n    #   none: not-applicable\n    # Maakt de brief zelf een uitzondering, zet er dan achter:\n    #   unless: {value: agreement.kind, equals: treaty}",
    },
    "messages": {
        "en": "What each outcome means. {agreement.title} fills in a field of the draft.",
        "nl": "Wat elke uitkomst betekent. {agreement.title} vult een veld van het ontwerp in.",
    },
    "remedy": {
        "en": "What would make it pass, and under which key of the draft to write it, in straight quotes.",
        "nl": "Wat de regel laat slagen, en onder welke sleutel van het ontwerp dat moet staan, tussen rechte aanhalingstekens.",
    },
    "examples": {
        "en": "The rule's own tests: a draft that passes, and what each example changes in it.\n# At least one for each outcome: pass, fail, undetermined, not-applicable.\n# `set` gives a place another value (/tracks/1: a second track); `drop` takes places out.",
        "nl": "De eigen tests van de regel: een ontwerp dat slaagt, en wat elk voorbeeld daarin wijzigt.\n# Ten minste een voor elke uitkomst: pass, fail, undetermined, not-applicable.\n# `set` geeft een plaats een andere waarde (/tracks/1: een tweede traject); `drop` haalt plaatsen weg.",
    },
}  # fmt: skip

SKELETON = """\
# yaml-language-server: $schema=@schema@
# @c:head@
id: @id@
slug: @slug@
title:
  nl: @title_nl@
  en: @title_en@
# @c:force@
force: @force@

# @c:cites@
cites:
  - locator: @locator@
    quote: @quote@
    en: @rendering@

# @c:meaning@
meaning:
  nl: "TODO: zeg wat de regel toetst."
  en: "TODO: say what the rule tests."

limbs:
  - id: all
    # @c:applies@
    applies: {said: agreement.kind}
    # @c:requires@
    requires: {value: agreement.binding.legally, equals: true}
    # @c:messages@
    messages:
      pass:
        nl: "TODO: het ontwerp voldoet, omdat ..."
        en: "TODO: the draft meets this, because ..."
      fail:
        nl: "TODO: het ontwerp voldoet niet, omdat ..."
        en: "TODO: the draft does not meet this, because ..."
      undetermined:
        nl: "TODO: het ontwerp zegt niet of ..."
        en: "TODO: the draft does not say whether ..."

# @c:remedy@
remedy:
  nl: "TODO: zet onder \\"agreement\\" ..."
  en: "TODO: put under \\"agreement\\" ..."

# @c:examples@
examples:
  draft:
    agreement:
      id: sample
      title: {nl: Een afspraak, en: An agreement}
      kind: memorandum-of-understanding
      status: negotiated
      binding: {legally: true}
    parties:
      - {id: nl, name: {nl: Nederland}, kind: state, state: NL}
  cases:
    - name: binds
      says: {nl: "TODO: waarom dit voldoet.", en: "TODO: why this meets the rule."}
      expect: {outcome: pass}
    - name: does-not-bind
      says: {nl: "TODO: waarom dit niet voldoet.", en: "TODO: why this does not."}
      change: {set: {/agreement/binding/legally: false}}
      expect: {outcome: fail}
    - name: says-nothing
      says: {nl: "TODO: wat het ontwerp niet zegt.", en: "TODO: what the draft does not say."}
      change: {drop: [/agreement/binding]}
      expect: {outcome: undetermined}
    - name: of-no-kind
      says: {nl: "TODO: waarom de regel niet geldt.", en: "TODO: why the rule does not apply."}
      change: {drop: [/agreement/kind]}
      expect: {outcome: not-applicable}
"""

EDITION = """\
id: @id@
title:
  nl: @title_nl@
  en: @title_en@
valid_from: @date@
# What reports call the text. / Hoe rapporten de tekst noemen.
source:
  nl: de tekst
  en: the text

# Numbers that the text does not give. / Getallen die de tekst niet geeft.
parameters: {}

# When a quote from a draft only repeats the text. / Wanneer een citaat uit een ontwerp de tekst alleen herhaalt.
restating:
  run: 4
  most: 0.6

# Who may waive rules of each force; none until you say so. / Wie van regels mag afwijken; niemand, tot u het zegt.
waiving:
  must: []
  should: []
  may: []
"""

UNCITED = """\
# The sentences that no rule cites, and why. / De zinnen die geen regel citeert, en waarom.
# kind: heading, context, aim, reason, precedent, instrument, others, explanation or reference; why: {nl: ..., en: ...}
"""
