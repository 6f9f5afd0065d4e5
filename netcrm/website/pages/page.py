"""What a kind of page is: a row of the table of pages."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, NamedTuple, Protocol, TypeVar

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


class Jump(NamedTuple):
    """A link from page to page; ``url`` is empty for the page itself."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class PageKind(Generic[K]):
    """One kind of page: its template, which there are, where they lie, and what is on them.

    ``section`` is the address of the page in the menus that these belong to.
    """

    section: str
    template: str
    keys: Callable[[Ask], tuple[K, ...]]
    url: Callable[[K], str]
    context: Callable[[Ask, K], Context]


def alone(_: Ask) -> tuple[str, ...]:
    """The keys of a kind that has one page."""
    return ("",)
