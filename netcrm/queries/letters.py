"""People by letter, a page at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from netcrm.memo import Row
from netcrm.model import MY_ID, Contact
from netcrm.queries.ask import Ask, query
from netcrm.queries.people import Card, card, card_of
from netcrm.views.names import NO_LETTER, PER_PAGE, letter, pages, sort_key


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
    found = (_letter(ask, key) for key in ask.sizes("letter"))
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
    size = ask.sizes("letter").get(key, 0)
    return Letter(key, size, max(-(-size // PER_PAGE), 1))


@query
def _parts(ask: Ask, key: str) -> tuple[tuple[Card, ...], ...]:
    found = ask.bucket("letter", key)
    if not found:
        raise KeyError(key)
    return pages(found)


def rows(contact: Contact) -> Iterator[Row]:
    """A person's place under the first letter of their name."""
    if contact.kind == "person" and contact.id != MY_ID:
        place = sort_key(contact.name, contact.id)
        yield Row("letter", letter(contact.name), place, card_of(contact))
