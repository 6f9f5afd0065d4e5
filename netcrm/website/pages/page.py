"""What a kind of page is: a row of the table of pages."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, NamedTuple, Protocol, TypeVar

from netcrm.memo import Spot
from netcrm.queries.ask import Ask

K = TypeVar("K")


class Context(Protocol):
    """What a template is given as ``page``: a frozen value with at least a title."""

    @property
    def title(self) -> str:
        """What the page is called."""


class Part(NamedTuple):
    """One page of a list that may go on: what it is about and which page, from 1."""

    key: str
    number: int


class Shown(NamedTuple):
    """One page of ``of`` that a list takes, from 1, and where what it shows comes from."""

    number: int
    of: int
    spots: tuple[Spot, ...]


class Jump(NamedTuple):
    """A link from page to page; ``url`` is empty for the page itself."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Shelves(Generic[K]):
    """Keys of pages in parts, for kinds of which there are very many.

    What changes the keys of one shelf leaves the others as they are.
    """

    names: Callable[[Ask], tuple[str, ...]]
    keys: Callable[[Ask, str], tuple[K, ...]]


@dataclass(frozen=True, slots=True)
class PageKind(Generic[K]):
    """One kind of page: its template, which there are, where they lie, and what is on them.

    ``section`` is the address of the page in the menus that these belong to.
    """

    section: str
    template: str
    keys: Callable[[Ask], tuple[K, ...]] | Shelves[K]
    url: Callable[[K], str]
    context: Callable[[Ask, K], Context]

    def shelves(self, ask: Ask) -> tuple[str, ...]:
        """The names of the shelves that the keys stand on; without any, all stand on one."""
        return self.keys.names(ask) if isinstance(self.keys, Shelves) else ("",)

    def on(self, ask: Ask, shelf: str) -> tuple[K, ...]:
        """The keys of one shelf."""
        return self.keys.keys(ask, shelf) if isinstance(self.keys, Shelves) else self.keys(ask)


def alone(_: Ask) -> tuple[str, ...]:
    """The keys of a kind that has one page."""
    return ("",)
