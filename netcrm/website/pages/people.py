"""People by letter: on one page while they fit, else a page or more for each letter."""

from dataclasses import dataclass
from typing import NamedTuple

from netcrm.queries.ask import Ask
from netcrm.queries.letters import LetterPage, letter_page, letters
from netcrm.views.names import NO_LETTER, PER_PAGE
from netcrm.website import addresses
from netcrm.website.pages.page import Jump, PageKind, Part, alone
from netcrm.website.pages.rows import Row, person_rows

FOLDER = "people"
HOME = addresses.listing(FOLDER)


class LetterRows(NamedTuple):
    """The people under one letter."""

    letter: str
    anchor: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """People by letter; ``letters`` lead to the others, here or on their own pages."""

    title: str
    letters: tuple[Jump, ...]
    groups: tuple[LetterRows, ...]
    parts: tuple[Jump, ...] = ()


def everyone(ask: Ask, _: str) -> PeoplePage:
    """The first page: everyone, or the way to each letter where there are too many."""
    if not _together(ask):
        return PeoplePage("People", _letters(ask), ())
    found = (letter_page(ask, letter.key, 1) for letter in letters(ask))
    groups = tuple(_rows(ask, page) for page in found)
    jumps = tuple(Jump(group.letter, f"{HOME}#{group.anchor}") for group in groups)
    return PeoplePage("People", jumps, groups)


def letter_keys(ask: Ask) -> tuple[Part, ...]:
    """The pages of single letters: none while everyone fits on one page."""
    if _together(ask):
        return ()
    return tuple(
        Part(letter.key, number) for letter in letters(ask) for number in range(1, letter.pages + 1)
    )


def letter_url(key: Part) -> str:
    """Where a letter's page lies."""
    return addresses.item(FOLDER, key.key, key.number)


def by_letter(ask: Ask, key: Part) -> PeoplePage:
    """One page of a letter."""
    page = letter_page(ask, key.key, key.number)
    numbers = range(1, page.letter.pages + 1) if page.letter.pages > 1 else ()
    parts = tuple(_jump(str(n), Part(key.key, n), here=n == key.number) for n in numbers)
    title = f"People: {_shown(key.key)}"
    return PeoplePage(title, _letters(ask, key.key), (_rows(ask, page),), parts)


def _together(ask: Ask) -> bool:
    """Whether everyone fits on one page."""
    return sum(letter.size for letter in letters(ask)) <= PER_PAGE


def _letters(ask: Ask, here: str = "") -> tuple[Jump, ...]:
    """The way to each letter."""
    keys = (letter.key for letter in letters(ask))
    return tuple(_jump(_shown(key), Part(key, 1), here=key == here) for key in keys)


def _jump(text: str, to: Part, *, here: bool) -> Jump:
    return Jump(text, "" if here else addresses.escape(letter_url(to)))


def _shown(letter: str) -> str:
    return "others" if letter == NO_LETTER else letter


def _rows(ask: Ask, page: LetterPage) -> LetterRows:
    key = page.letter.key
    return LetterRows(_shown(key), addresses.file_name(key), person_rows(ask, page.people))


KINDS = (
    PageKind(HOME, "people.html", alone, lambda _: HOME, everyone),
    PageKind(HOME, "people.html", letter_keys, letter_url, by_letter),
)
