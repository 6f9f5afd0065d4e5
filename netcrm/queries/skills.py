"""What people can help with: ``offers``, ``work`` and ``tags``, found by the words in them."""

from collections.abc import Iterator
from typing import NamedTuple

from netcrm.memo import Row
from netcrm.model import Contact, Evidence
from netcrm.queries.ask import Ask, query
from netcrm.text.words import fold
from netcrm.views import proof
from netcrm.views.statuses import UNMENTIONED
from netcrm.views.wording import Synonyms, synonyms, words

FIELDS = ("offers", "work", "tags")
"""The fields that say what someone can help with, what they say of themselves first."""


class Skill(NamedTuple):
    """A word of someone's file: in which field, in what text, and how it is typed there."""

    id: str
    field: str
    text: str
    word: str


class Fit(NamedTuple):
    """Someone who can help with something: what their file says, and the words that fit.

    ``shared`` holds pairs: the word that was asked for, and theirs.
    """

    id: str
    field: str
    text: str
    shared: tuple[tuple[str, str], ...]
    evidence: Evidence


def rows(contact: Contact) -> Iterator[Row]:
    """Every word of what someone can help with; of nobody who is not to be brought up."""
    if contact.status.state in UNMENTIONED:
        return
    for number, (field, text) in enumerate(_texts(contact)):
        for stem, word in words(text).items():
            place = (fold(contact.id), contact.id, number)
            yield Row("skill", stem, place, Skill(contact.id, field, text, word))


def _texts(contact: Contact) -> Iterator[tuple[str, str]]:
    yield from (("offers", text) for text in contact.offers)
    if contact.work:
        yield "work", contact.work
    yield from (("tags", tag) for tag in contact.tags)


@query
def fits(ask: Ask, text: str) -> tuple[Fit, ...]:
    """Everyone whose file shares a word with a text, each once by the text that shares most.

    Those with most words in common come first, then those who offer it, then by id.
    """
    same = _synonyms(ask)
    shared: dict[tuple[str, str, str], dict[str, str]] = {}
    for stem, asked in words(text).items():
        for other in same.get(stem, (stem,)):
            for skill in ask.bucket("skill", other):
                shared.setdefault(skill[:3], {}).setdefault(asked, skill.word)
    best: dict[str, Fit] = {}
    order = sorted(shared, key=lambda key: (-len(shared[key]), FIELDS.index(key[1]), key))
    for identity, field, said in order:
        pairs = tuple(shared[identity, field, said].items())
        line = proof.of_field(ask.contact(identity), field, said)
        best.setdefault(identity, Fit(identity, field, said, pairs, line))
    return tuple(best.values())


def shared_words(ask: Ask, text: str, other: str) -> tuple[tuple[str, str], ...]:
    """The words that two texts have in common, each as typed in the one and in the other."""
    same, theirs = _synonyms(ask), words(other)
    return tuple(
        (asked, theirs[key])
        for stem, asked in words(text).items()
        for key in same.get(stem, (stem,))
        if key in theirs
    )


def in_words(shared: tuple[tuple[str, str], ...]) -> str:
    """What fits, in words: ``“films” and “film”`` where it is typed in two ways."""
    said = (
        f"“{one}”" if one.casefold() == other.casefold() else f"“{one}” and “{other}”"
        for one, other in shared
    )
    return ", ".join(said)


@query
def _synonyms(ask: Ask) -> Synonyms:
    return synonyms(ask.settings.synonyms)
