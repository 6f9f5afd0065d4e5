"""People by letter, a page at a time."""

from dataclasses import dataclass
from typing import NamedTuple

from netcrm.queries.ask import Ask, query
from netcrm.queries.buckets import Facet, Index, by_name, ids_under, index
from netcrm.queries.named import Heading
from netcrm.queries.people import Card, card
from netcrm.views.names import NO_LETTER, letter, pages


class Letter(NamedTuple):
    """A letter, how many people stand under it, and on how many pages."""

    key: str
    size: int
    pages: int


@dataclass(frozen=True, slots=True)
class LetterPage:
    """One page of the people under a letter, by name; pages count from 1."""

    letter: Letter
    page: int
    people: tuple[Card, ...]


@query
def letters(ask: Ask) -> tuple[Letter, ...]:
    """The letters that people's names begin with; names that begin with none come last."""
    found = (_letter(ask, key) for key in _index(ask))
    return tuple(sorted(found, key=lambda letter: (letter.key == NO_LETTER, letter.key)))


@query
def letter_page(ask: Ask, key: str, page: int) -> LetterPage:
    """One page of a letter. Raises KeyError for a letter or page that is not there."""
    parts = _parts(ask, key)
    if not 1 <= page <= len(parts):
        raise KeyError(key, page)
    return LetterPage(_letter(ask, key), page, parts[page - 1])


@query
def letter_of(ask: Ask, identity: str) -> str:
    """The letter a contact's name is listed under."""
    return letter(card(ask, identity).name)


def _letter(ask: Ask, key: str) -> Letter:
    return Letter(key, len(_index(ask)[key]), len(_parts(ask, key)))


@query
def _parts(ask: Ask, key: str) -> tuple[tuple[Card, ...], ...]:
    return pages(by_name(card(ask, identity) for identity in ids_under(_index(ask)[key])))


@query
def _index(ask: Ask) -> Index:
    people = (i for i in ask.ids() if card(ask, i).kind == "person")
    headings = ((letter_of(ask, i), i) for i in people)
    return index(Facet(Heading(key, key), i) for key, i in headings)
