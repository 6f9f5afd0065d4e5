"""The kind of a history line from the words of its text, only where they leave no doubt."""

import re
from collections.abc import Iterable

from netcrm.text.words import fold

_THEM = "(?:him|her|them|us|each other|THEM)"
_WE = "(?:(?:i|we|he|she|they|THEM) (?:just )?)?"
_ON = "(?:about|again|and|at|for|from|in|on|over|this|to|together|today|tonight|with)"
_END = rf"(?= {_ON}\b|[,;:.!]|$)"
_MEAL = "(?:breakfast|brunch|lunch|dinner|supper)"
_HAD = "(?:had |met for |went for |shared )?(?:a )?(?:quick |long |late |early )?"
_RULES = tuple(
    (kind, re.compile(rule.replace("THEM", "§")))
    for kind, rule in (
        ("video", f"{_WE}(?:had )?(?:a )?video ?call{_END}"),
        ("video", f"{_WE}(?:video-?called|facetimed|skyped)(?: {_THEM})?{_END}"),
        ("call", f"{_WE}(?:called|phoned|rang|telephoned)(?: up)?(?: {_THEM})?(?: up)?{_END}"),
        ("call", f"{_WE}(?:had )?(?:a )?(?:quick |long )?(?:phone |telephone )?call with\\b"),
        ("call", f"{_WE}(?:talked|spoke|chatted)(?: with {_THEM})? on the (?:tele)?phone\\b"),
        ("coffee", f"{_WE}{_HAD}coffee (?:with|together)\\b"),
        ("coffee", f"{_WE}(?:had|met for|went for) (?:a )?coffee{_END}"),
        ("meal", f"{_WE}{_HAD}{_MEAL} (?:with|together)\\b"),
        ("meal", f"{_WE}(?:had|met for|went for) (?:a )?{_MEAL}{_END}"),
        ("visit", f"{_WE}visited {_THEM}{_END}"),
        ("thanked", f"(?:i |we )?thanked {_THEM} for\\b"),
        ("wrote", f"(?:i |we )?wrote to {_THEM}{_END}"),
    )
)
_DOUBT = re.compile(
    r"\b(?:no answer|no reply|no one|nobody|not|never|tried|missed|voice ?mail|machine|busy|off|"
    r"cancell?ed|postponed|wants?|wanted|would|will|should|might|if|plan(?:s|ned)?)\b|n['\u2019]t\b|\?"
)
"""Words with which it may not have happened, or not like that."""
_CLAUSE = re.compile(r"[,;:.!]|$")


def guess_kind(text: str, names: Iterable[str] = ()) -> str:
    """The kind that a text says by how it begins, such as ``called him about the bench``.

    ``names`` are what those are called whom the line is about. Empty where there is any doubt.
    """
    said = fold(text)
    for name in sorted({fold(name) for name in names if name.strip()}, key=len, reverse=True):
        said = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "§", said)
    first = said[: _CLAUSE.search(said).start()]  # type: ignore[union-attr]  # "$" always fits
    if _DOUBT.search(first) or re.search(r"\b(?:no answer|voice ?mail)\b", said):
        return ""
    return next((kind for kind, rule in _RULES if rule.match(said)), "")
