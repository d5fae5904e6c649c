"""Texts of the annex: headings, fixed sentences, heads of tables. A template may replace each of them."""

from __future__ import annotations

from rulebook.words.report import Both

# {page} and {pages} are numbers of pages; in sentences a {name} in braces is a number, a date or a name.
ANNEX: dict[str, Both] = {
    "title": {"en": "Compliance annex", "nl": "Toetsingsbijlage"},
    "subject": {
        "en": "Check of a draft against: {source}",
        "nl": "Toets van een ontwerp aan: {source}",
    },
    "page": {"en": "{page} of {pages}", "nl": "{page} van {pages}"},
    "contents": {"en": "Contents", "nl": "Inhoud"},
    "language": {"en": "English", "nl": "Nederlands"},
    # The chapters.
    "conclusion": {"en": "Conclusion", "nl": "Conclusie"},
    "reasons": {"en": "What decides the verdict", "nl": "Wat het oordeel bepaalt"},
    "rules": {"en": "All rules in one table", "nl": "Alle regels in een tabel"},
    "cards": {"en": "Rule by rule", "nl": "Regel voor regel"},
    "missing": {"en": "What is missing, as questions", "nl": "Wat ontbreekt, als vragen"},
    "deviations": {"en": "Recorded decisions to deviate", "nl": "Vastgelegde besluiten om af te wijken"},
    "choices": {"en": "Choices that are not the source's own", "nl": "Keuzes die niet uit de bron komen"},
    "account": {"en": "Accountability", "nl": "Verantwoording"},
    "limits": {"en": "What this check does not say", "nl": "Wat deze toets niet zegt"},
    # Conclusion: three sentences.
    "verdict": {"en": "{says}", "nl": "{says}"},
    # {counts} names how many rules have each outcome. The first sentence gives those that decide where all is well.
    "counted": {
        "en": "Of the {n:rule that decides|rules that decide}: {counts}.",
        "nl": "Van de {n:regel die beslist|regels die beslissen}: {counts}.",
    },
    "counted_both": {
        "en": "Of the {n:rule that decides|rules that decide}: {counts}; of the {m:other|others}: {others}.",
        "nl": "Van de {n:regel die beslist|regels die beslissen}: {counts}; van de {m:andere|andere}: {others}.",
    },
    "counted_others": {
        "en": "Of the {m:rule that does not decide|rules that do not decide}: {others}.",
        "nl": "Van de {m:regel die niet beslist|regels die niet beslissen}: {others}.",
    },
    "count_pass": {"en": "{n} met", "nl": "{n} voldaan"},
    "count_fail": {"en": "{n} not met", "nl": "{n} niet voldaan"},
    "count_undetermined": {"en": "{n} cannot be determined", "nl": "{n} niet vast te stellen"},
    "count_waived": {"en": "{n} waived", "nl": "{n} met ontheffing"},
    "count_not-applicable": {"en": "{n} not applicable", "nl": "{n} niet van toepassing"},
    "count_error": {"en": "{n} with an error", "nl": "{n} met een fout"},
    "next_compliant": {
        "en": "Nothing has to change in the draft; chapter {rules} shows what each outcome rests on.",
        "nl": "Aan het ontwerp hoeft niets te veranderen; hoofdstuk {rules} laat zien waarop elk oordeel rust.",
    },
    "next_remarks": {
        "en": "This verdict asks for no change in the draft; chapter {reasons} lists the remarks that do not decide.",
        "nl": "Dit oordeel vraagt geen wijziging van het ontwerp; hoofdstuk {reasons} noemt de opmerkingen die niet "
        "beslissen.",
    },
    "next_deviating": {
        "en": "Chapter {deviations} says who decided on each deviation, when and why.",
        "nl": "Hoofdstuk {deviations} zegt wie tot elke afwijking heeft besloten, wanneer en waarom.",
    },
    "next_non-compliant": {
        "en": "Chapter {reasons} says why, and chapter {cards} what would make it meet each rule.",
        "nl": "Hoofdstuk {reasons} zegt waarom, en hoofdstuk {cards} wat nodig is om wel aan elke regel te voldoen.",
    },
    "next_incomplete": {
        "en": "Chapter {missing} asks the questions that are still open.",
        "nl": "Hoofdstuk {missing} stelt de vragen die nog open zijn.",
    },
    "draft": {"en": "Draft", "nl": "Ontwerp"},
    "id": {"en": "Id", "nl": "Kenmerk"},
    "as_of": {"en": "As-of date", "nl": "Peildatum"},
    "against": {"en": "Checked against", "nl": "Getoetst aan"},
    "strict": {"en": "Strictness", "nl": "Strengheid"},
    "strict_yes": {"en": "remarks decide as well", "nl": "ook opmerkingen beslissen mee"},
    "strict_no": {"en": "only hard preconditions decide", "nl": "alleen harde randvoorwaarden beslissen"},
    "about": {"en": "About this draft", "nl": "Over dit ontwerp"},
    "notes": {"en": "Please note (this decides nothing)", "nl": "Let op (dit beslist niets)"},
    # Reasons.
    "nothing_decides": {
        "en": "No rule that decides is failed or open.",
        "nl": "Geen regel die beslist is geschonden of staat open.",
    },
    "not_deciding": {"en": "Remarks that do not decide", "nl": "Opmerkingen die niet beslissen"},
    "also": {"en": "Also: {rules}.", "nl": "Ook: {rules}."},
    "only_named": {"en": "In the table: {rules}.", "nl": "In de tabel: {rules}."},
    # Table of rules.
    "norm": {"en": "Norm", "nl": "Norm"},
    "outcome": {"en": "Outcome", "nl": "Oordeel"},
    "where": {"en": "Where in the draft", "nl": "Waar in het ontwerp"},
    "reason": {"en": "Reason", "nl": "Reden"},
    "rules_caption": {"en": "Each rule and its outcome", "nl": "Elke regel en zijn oordeel"},
    "no_article": {"en": "no article", "nl": "geen artikel"},
    "more": {"en": "and {n} more", "nl": "en nog {n}"},
    "more_like": {"en": "(And {n} more like this.)", "nl": "(En nog {n} zoals deze.)"},
    # Cards.
    "cards_says": {
        "en": "On the left stand the words of {source}, on the right those of the draft. Lines of {source} are those of the "
        "text that was checked; chapter {chapter} has its digest. Lines of the draft are those of its file. Names such "
        "as “nl-frigates” stand in that file, and so do the words between quotation marks in what would make it pass.",
        "nl": "Links staan de woorden van {source}, rechts die van het ontwerp. De regelnummers van {source} zijn die van "
        "de tekst die is gebruikt; hoofdstuk {chapter} geeft het controlegetal. De regelnummers van het ontwerp zijn die "
        "van het bestand. Namen zoals “nl-frigates” staan in dat bestand, net als de woorden tussen aanhalingstekens bij "
        "wat nodig is om te voldoen.",
    },
    "reading": {"en": "Choice of the rulebook", "nl": "Keuze van het regelboek"},
    "force": {"en": "Force", "nl": "Kracht"},
    "applies": {"en": "Does it apply?", "nl": "Geldt de regel?"},
    "sides_caption": {"en": "Source and draft", "nl": "Bron en ontwerp"},
    "source_says": {"en": "{source} says", "nl": "{source} zegt"},
    "draft_says": {"en": "The draft says", "nl": "Het ontwerp zegt"},
    "says_nothing": {
        "en": "There is no article that this rests on.",
        "nl": "Er is geen artikel waarop dit rust.",
    },
    "unofficial": {"en": "unofficial translation", "nl": "niet-officiële vertaling"},
    "lines": {"en": "lines {lines}", "nl": "regelnummers {lines}"},
    # The quotes that are not in the document's own language say so.
    "in_nl": {"en": "in Dutch", "nl": "in het Nederlands"},
    "in_en": {"en": "in English", "nl": "in het Engels"},
    "in_fr": {"en": "in French", "nl": "in het Frans"},
    "in_de": {"en": "in German", "nl": "in het Duits"},
    "article": {"en": "article {number}", "nl": "artikel {number}"},
    "facts": {"en": "What the outcome rests on", "nl": "Waarop het oordeel rust"},
    "fact": {"en": "Fact", "nl": "Feit"},
    "place": {"en": "Place in the draft", "nl": "Plaats in het ontwerp"},
    "line": {"en": "line {line}", "nl": "regelnummer {line}"},
    "not_there": {"en": "not in the file", "nl": "niet in het bestand"},
    "remedy": {"en": "What would make it pass", "nl": "Wat nodig is om te voldoen"},
    "more_facts": {
        "en": "And {n} more. Everything is in the report inside this document.",
        "nl": "En nog {n}. Alles staat in het rapport in dit document.",
    },
    # Missing.
    "missing_says": {
        "en": "An answer to these questions, in the draft, makes it possible to determine the rule.",
        "nl": "Met een antwoord op deze vragen, in het ontwerp, is de regel vast te stellen.",
    },
    "nothing_missing": {
        "en": "Nothing is missing: each rule that applies could be determined.",
        "nl": "Er ontbreekt niets: elke regel die geldt kon worden vastgesteld.",
    },
    # Deviations.
    "no_deviations": {
        "en": "There is no recorded decision to deviate.",
        "nl": "Er is geen vastgelegd besluit om af te wijken.",
    },
    "waiver_rule": {"en": "Rule and parts", "nl": "Regel en onderdelen"},
    "waiver_state": {"en": "Effect", "nl": "Werking"},
    "waiver_by": {"en": "Decided by", "nl": "Besloten door"},
    "waiver_document": {"en": "Document", "nl": "Stuk"},
    "waiver_date": {"en": "Date", "nl": "Datum"},
    "waiver_until": {"en": "Until and including", "nl": "Tot en met"},
    "waiver_reason": {"en": "Reason", "nl": "Reden"},
    "waiver_file": {"en": "File", "nl": "Bestand"},
    "not_stated": {"en": "not stated", "nl": "niet vermeld"},
    # Choices.
    "choices_says": {
        "en": "{source} leaves something open here. This is what was chosen, and by whom.",
        "nl": "Hier laat {source} iets open. Dit is wat is gekozen, en door wie.",
    },
    "no_choices": {
        "en": "The rulebook makes no choice that a user could make otherwise.",
        "nl": "Het regelboek maakt geen keuze die een gebruiker anders kan maken.",
    },
    "choices_caption": {"en": "Choices in force", "nl": "Keuzes die gelden"},
    "words": {"en": "Number or words", "nl": "Getal of woorden"},
    "taken": {"en": "What applies here", "nl": "Wat hier geldt"},
    "concerns": {"en": "Rules", "nl": "Regels"},
    "every_rule": {"en": "each rule that uses it", "nl": "elke regel die het gebruikt"},
    "by_rulebook": {"en": "choice of the rulebook", "nl": "keuze van het regelboek"},
    "settled": {
        "en": "Choices of the rulebook that a user cannot change",
        "nl": "Keuzes van het regelboek die een gebruiker niet kan veranderen",
    },
    "choice_because": {"en": "Why: {reason}", "nl": "Waarom: {reason}"},
    "by_user": {
        "en": "chosen for this check, instead of the rulebook's own",
        "nl": "gekozen voor deze toets, in plaats van de keuze van het regelboek",
    },
    # Accountability.
    "account_says": {
        "en": "With these data anybody can do the check again. The report that programs read is inside this document, "
        "under the name {name}.",
        "nl": "Met deze gegevens kan iedereen de toets opnieuw doen. Het rapport dat programma's lezen zit in dit "
        "document, onder de naam {name}.",
    },
    "file": {"en": "File of the draft", "nl": "Bestand van het ontwerp"},
    "draft_digest": {"en": "Digest of the draft (SHA-256)", "nl": "Controlegetal van het ontwerp (SHA-256)"},
    "edition": {"en": "Edition of the rulebook", "nl": "Editie van het regelboek"},
    "edition_digest": {"en": "Digest of the edition (SHA-256)", "nl": "Controlegetal van de editie (SHA-256)"},
    "source": {"en": "Source", "nl": "Bron"},
    "source_digest": {"en": "Digest of the source (SHA-256)", "nl": "Controlegetal van de bron (SHA-256)"},
    "in_force": {"en": "In force", "nl": "Geldt"},
    "in_force_since": {"en": "since {since}", "nl": "sinds {since}"},
    # {until} is the day on which the next edition comes.
    "in_force_from": {
        "en": "from {since} until {until}, when the next edition replaces it",
        "nl": "van {since} tot {until}, als de volgende editie haar vervangt",
    },
    "not_in_force": {"en": "{when}; not on the as-of date", "nl": "{when}; niet op de peildatum"},
    "waiver_digest": {"en": "Digest of decision {id} (SHA-256)", "nl": "Controlegetal van besluit {id} (SHA-256)"},
    "engines": {"en": "Decided by", "nl": "Beslist door"},
    "engines_agreed": {
        "en": "{engines}: independent of each other; they agree on every rule",
        "nl": "{engines}: onafhankelijk van elkaar; zij zijn het over elke regel eens",
    },
    "engines_alone": {
        "en": "{engines} alone: no second one has confirmed this",
        "nl": "alleen {engines}: geen tweede heeft dit bevestigd",
    },
    "tool": {"en": "Program", "nl": "Programma"},
    "again": {"en": "To do the check again:", "nl": "Zo is de toets opnieuw te doen:"},
    "verify": {
        "en": "To check whether this document belongs to the draft:",
        "nl": "Zo is na te gaan of dit document bij het ontwerp hoort:",
    },
    "verify_how": {
        "en": "Put the file of this document in the place of ANNEX. Give the commands in the folder in which the draft and "
        "its recorded decisions stand. Whatever stands elsewhere, name as well: a rulebook of your own (--rulebook, "
        "instead of --edition), decisions (--waivers), and for verify a house style (--template).",
        "nl": "Zet het bestand van dit document op de plaats van ANNEX. Geef de opdrachten in de map waarin het ontwerp "
        "en de vastgelegde besluiten staan. Noem ook wat ergens anders staat: een eigen regelboek (--rulebook, in "
        "plaats van --edition), besluiten (--waivers) en bij verify een huisstijl (--template).",
    },
    "verify_proves": {
        "en": "The second command does the check again and makes this document again. It proves that draft, decisions, "
        "rulebook and source are those with the digests above, that the check finds the same, and that not a word of "
        "the document was changed. It does not prove who made the document: a signature does that (--trust). And "
        "it does not prove that what the draft says is true.",
        "nl": "De tweede opdracht doet de toets opnieuw en maakt dit document opnieuw. Zij bewijst dat ontwerp, besluiten, "
        "regelboek en bron de controlegetallen hebben die hierboven staan, dat de toets hetzelfde vindt, en dat geen "
        "woord van het document is veranderd. Zij bewijst niet wie het document heeft gemaakt: dat doet een "
        "handtekening (--trust). En zij bewijst niet dat wat het ontwerp zegt, waar is.",
    },
    # A whole folder of drafts.
    "summary": {"en": "Drafts and rules at a glance", "nl": "Ontwerpen en regels in een oogopslag"},
    "summary_says": {
        "en": "{n:draft|drafts}: {counts}.",
        "nl": "{n:ontwerp|ontwerpen}: {counts}.",
    },
    "summary_basis": {
        "en": "As of {date}, against: {source}. The check compares with policy; it is no legal advice.",
        "nl": "Peildatum {date}, getoetst aan: {source}. De toets vergelijkt met beleid; het is geen juridisch advies.",
    },
    "remarks_only": {"en": "Does not decide:", "nl": "Beslist niet:"},
    "matrix": {"en": "Every rule of every draft", "nl": "Elke regel van elk ontwerp"},
    "matrix_shows": {
        "en": "A table of {n:draft|drafts} and {rules:rule|rules}; each cell is the outcome of a rule for a draft. "
        "The same is told in words in the table below.",
        "nl": "Een tabel van {n:ontwerp|ontwerpen} en {rules:regel|regels}; elk vak is het oordeel van een regel over een ontwerp. "
        "Hetzelfde staat in woorden in de tabel hieronder.",
    },
    "drafts": {"en": "The drafts", "nl": "De ontwerpen"},
    "drafts_caption": {"en": "Each draft and its verdict", "nl": "Elk ontwerp en zijn oordeel"},
    "verdict_head": {"en": "Verdict", "nl": "Oordeel"},
    "looked_at": {"en": "Rules to look at", "nl": "Regels om naar te kijken"},
    "annexes": {"en": "Annex", "nl": "Bijlage"},
    "none": {"en": "none", "nl": "geen"},
    "not_checked": {"en": "could not be checked", "nl": "kon niet worden getoetst"},
    # The draft of a memo to parliament.
    "memo": {"en": "Draft memo to parliament", "nl": "Concept-memo aan het parlement"},
    "memo_to": {"en": "To", "nl": "Aan"},
    "memo_from": {"en": "From", "nl": "Van"},
    "memo_date": {"en": "Date", "nl": "Datum"},
    "memo_subject": {"en": "Subject", "nl": "Onderwerp"},
    "memo_parliament": {"en": "House of Representatives", "nl": "Tweede Kamer"},
    "memo_fill": {"en": "[to be filled in]", "nl": "[in te vullen]"},
    "memo_about": {
        "en": "Check of this draft against {source}",
        "nl": "Toets van dit ontwerp aan {source}",
    },
    "memo_message": {"en": "Main message", "nl": "Hoofdboodschap"},
    "memo_says": {
        "en": "{says} It was checked as of {date} against {source}.",
        "nl": "{says} De toets kijkt naar de stand op {date} en vergelijkt met {source}.",
    },
    # What the verdict leaves unsaid, in sentences of their own.
    "memo_also_open": {
        "en": "For {n:more rule|more rules} that {n:?decides|decide}, the draft does not say enough.",
        "nl": "Voor nog {n:regel|regels} die {n:?beslist|beslissen}, zegt het ontwerp niet genoeg.",
    },
    "memo_also_waived": {
        "en": "For {n:rule|rules}, a recorded decision allows the draft to deviate.",
        "nl": "Voor {n:regel|regels} staat een vastgelegd besluit toe dat het ontwerp afwijkt.",
    },
    "memo_also_remarks": {
        "en": "{n:remark deserves|remarks deserve} attention as well; {n:?it does|they do} not decide.",
        "nl": "Ook {n:opmerking vraagt|opmerkingen vragen} aandacht; die {n:?beslist|beslissen} niet.",
    },
    "memo_wrong": {"en": "What the draft does not meet", "nl": "Waaraan het ontwerp niet voldoet"},
    "memo_open": {"en": "What is not clear yet", "nl": "Wat nog niet duidelijk is"},
    "memo_waived": {"en": "What the draft may deviate from", "nl": "Waarvan het ontwerp mag afwijken"},
    "memo_waiver": {
        "en": "The draft does not meet this. {by} decided on {date} ({reference}) that it may deviate, until and "
        "including {until}. Reason: {reason}",
        "nl": "Het ontwerp voldoet hier niet aan. {by} besloot op {date} ({reference}) dat het mag afwijken, tot en "
        "met {until}. Reden: {reason}",
    },
    "memo_good": {"en": "What is in order", "nl": "Wat in orde is"},
    "memo_good_all": {
        "en": "Of the rules that decide, the draft meets: {titles}.",
        "nl": "Van de regels die beslissen, voldoet het ontwerp aan: {titles}.",
    },
    "memo_good_says": {
        "en": "Of the rules that decide, the draft meets {n}, among them: {titles}.",
        "nl": "Van de regels die beslissen, voldoet het ontwerp aan {n}, waaronder: {titles}.",
    },
    "memo_how": {"en": "How it was checked", "nl": "Hoe is getoetst"},
    "memo_how_says": {
        "en": "The annex has the reason for each rule, with the words of the source and the article of the draft. "
        "The check compares with policy; it is no legal advice.",
        "nl": "In de bijlage staat bij elke regel de reden, met de woorden van de bron en het artikel van het ontwerp. "
        "De toets vergelijkt met beleid; het is geen juridisch advies.",
    },
    "memo_more": {"en": "And {n} more; see the annex.", "nl": "En nog {n}; zie de bijlage."},
    # Limits.
    "limits_policy": {
        "en": "The check compares a draft with policy. Whether an agreement is lawful is another question.",
        "nl": "De toets vergelijkt een ontwerp met beleid. Of een afspraak rechtmatig is, is een andere vraag.",
    },
    "limits_words": {
        "en": "The check reads what the draft says about itself, and compares quotes with the text in the draft. "
        "Whether that is the text that the parties sign, a person must see to.",
        "nl": "De toets leest wat het ontwerp over zichzelf zegt, en vergelijkt citaten met de tekst in het ontwerp. "
        "Of dat de tekst is die de partijen tekenen, moet een mens nagaan.",
    },
    "limits_day": {
        "en": "The check looks at the draft as of {date}. What became known or changed later is not in it.",
        "nl": "De toets kijkt naar het ontwerp op {date}. Wat later bekend werd of veranderde, zit er niet in.",
    },
    "limits_original": {
        "en": "The Dutch words of the source count. Translations are unofficial.",
        "nl": "De Nederlandse woorden van de bron tellen. Vertalingen zijn niet officieel.",
    },
}
