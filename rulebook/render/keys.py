"""Explain the keys of a rulebook's files in their schemas, for editors: what each means, and what it may name."""

from __future__ import annotations

from typing import Any

from rulebook.model.vocabulary import vocabulary

_CONDITION = "A condition: all_of, any_of, not, is, said, given, there_is, for_all, reading, or a comparison."
_WORDS = {
    "nl": "The text in Dutch.",
    "en": "The text in English.",
    "locator": "The sentence's name in the letter's reading edition; `rulebook rules new --sentences` lists them.",
    "quote": "The letter's own words, exactly as they stand there.",
    "id": "Its name; for a rule such as ABC-201, for all else small letters, digits and hyphens.",
    "slug": "The rule's short name, which is its file's name too: told-in-time.",
    "name": "Its name; of a definition the file's name too.",
    "title": "What it is called in reports.",
    "force": "must: a hard precondition. should: a remark. may: an aim.",
    "cites": "The letter's words that it rests on.",
    "meaning": "What it means, in plain words.",
    "limbs": "The parts of the rule. Most rules have one.",
    "remedy": "What would make it pass, and under which key of the draft to write it, in straight quotes.",
    "examples": "The rule's own tests, run by `rulebook test`.",
    "applies": f"When the limb is in play at all. {_CONDITION}",
    "for_each": "The records that are asked about, one by one; without it, the draft as a whole.",
    "none": "What it means when there is no record to look at.",
    "requires": f"What must hold. {_CONDITION}",
    "unless": f"An exception that the letter itself allows: where it holds, the limb passes. {_CONDITION}",
    "when": f"When something counts as this. {_CONDITION}",
    "messages": "What each outcome means; `-` for one that cannot be. {commitment.what} fills in a field.",
    "pass": "What it means that the requirement is met.",
    "fail": "What it means that it is not met.",
    "undetermined": "What it means that the draft does not say enough.",
    "where": f"Which of the records. {_CONDITION}",
    "claims": "supported: only claims with evidence count. all: others, too. Default: what does not help the draft.",
    "that": f"What must hold for them. {_CONDITION}",
    "if_none": "What it means when nothing was selected; text: no in a final text, unknown in a concept.",
    "if_silent": "What it means when the draft does not have the list at all.",
    "all_of": "Holds when every part holds.",
    "any_of": "Holds when one part holds.",
    "not": "Holds when this does not.",
    "is": "Holds when this definition about the whole draft holds.",
    "there_is": "Holds when one of the selected records meets the condition.",
    "for_all": "Holds when every selected record meets the condition.",
    "figure": "What is compared, where it is no field: a count, a sum, a parameter ...",
    "equals": "Is the same.", "differs": "Is not the same.", "one_of": "Is one of these words.",
    "at_least": "Is as much or more.", "at_most": "Is as much or less.",
    "more_than": "Is more.", "less_than": "Is less.",
    "before": "Is an earlier day.", "not_after": "Is the same day or an earlier one.",
    "after": "Is a later day.", "not_before": "Is the same day or a later one.",
    "contains": "The list has this in it.", "contains_all": "The list has all of these in it.",
    "as_of_date": "The date that the draft is checked as of.",
    "parameter": "A number of edition.yaml that is the rulebook's, not the letter's.",
    "count": "How many records.", "sum": "A number of each record, added up.",
    "plus": "Figures, added up.", "minus": "The first figure less the second.", "times": "Two figures, multiplied.",
    "gap": "How far two figures are apart.",
    "draft": "A draft that passes.",
    "cases": "What each example changes in the draft, and what it expects.",
    "says": "What the example or the reading is about.",
    "change": "What is changed in the draft: set or drop what stands at a JSON Pointer, such as /notices/0/date.",
    "set": "JSON Pointer: new value.", "drop": "JSON Pointers of what is taken away.",
    "as_of": "Check it as of this date; default: 2026-01-01.",
    "expect": "What the rule must make of it.",
    "outcome": "What the rule as a whole comes out as.",
    "records": "Outcomes by the id of a record.",
    "offered": "false: this reading is told, and no rule encodes it.",
    "valid_from": "The first day on which the edition holds.",
    "concerns": "Which drafts the letter is about.",
    "parameters": "Numbers that are the rulebook's, not the letter's.",
    "restating": "When a quote counts as the letter repeated.",
    "run": "Words in a row that are the letter's own.",
    "most": "The largest that may be chosen; of a quote: the part that may be the letter's words.",
    "least": "The smallest that may be chosen.",
    "value": "The value, or the field whose value is taken.",
    "reason": "Why.", "why": "Why, where the kind alone does not say so.", "readings": "The ways to read the words.",
}  # fmt: skip
# What a key means in one kind of part, where the same word means something else in another.
_OF = {
    ("Setting", "value"): "The number that counts unless somebody chooses another.",
    ("Setting", "most"): "The largest that may be chosen.",
    ("EchoSettings", "most"): "The largest part of a quote that may be the letter's words.",
    ("Setting", "reason"): "Why this number.",
    ("Interpretation", "reason"): "Why this reading.",
    ("Example", "says"): "What the example is about, and why it ends as it does.",
    ("Reading", "says"): "How this reading understands the words.",
    ("Rule", "id"): "Its number: two to eight capitals, a hyphen and three digits, such as ABC-201.",
    ("Limb", "id"): "Its name within the rule: small letters, digits and hyphens.",
    ("Reading", "id"): "Its name, as `--reading` takes it: small letters, digits and hyphens.",
}
_PATH = r"^[a-z_]+(\.[a-z_]+)*$"
_TREES = ("AllOf", "Selection")


def explained(found: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a rulebook's file with every key explained, and what conditions may name as suggestions."""
    parts: dict[str, Any] = found.get("$defs", {})
    for name, node in [(found.get("title", ""), found), *parts.items()]:
        for key, property_ in node.get("properties", {}).items():
            if "description" not in property_ and (words := _OF.get((name, key), _WORDS.get(key))) is not None:
                property_["description"] = words
            if key == "in":
                property_["anyOf"] = [{"$ref": "#/$defs/Listed"}, {"type": property_.pop("type")}]
    if not set(_TREES) & set(parts):
        return found
    pointed: dict[str, Any] = _paths(found)
    pointed["$defs"]["Path"] = {
        "description": "A record's name and a field: notice.date. The name is what `as` gave it, or agreement.",
        "anyOf": [{"enum": _fields()}, {"type": "string", "pattern": _PATH}],
    }
    pointed["$defs"]["Listed"] = {"enum": [name for name in vocabulary() if name != "agreement"]}
    return pointed


def _paths(node: Any) -> Any:
    """Let every path refer to one place, where the fields are listed."""
    if isinstance(node, dict):
        if node.get("pattern") == _PATH:
            kept = {key: part for key, part in node.items() if key not in ("pattern", "type", "title")}
            return {**kept, "$ref": "#/$defs/Path"}
        return {key: _paths(part) for key, part in node.items()}
    return [_paths(part) for part in node] if isinstance(node, list) else node


def _fields() -> list[str]:
    """Return every field, after the name of its kind of record."""
    return sorted({f"{found.record}.{name}" for found in vocabulary().values() for name in found.fields})
