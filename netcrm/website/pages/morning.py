"""The first page: what there is to do and think of this morning."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from netcrm.queries.ask import Ask
from netcrm.queries.morning import morning
from netcrm.queries.plenty import load, patience
from netcrm.views.morning.items import Item, Section
from netcrm.views.words import capital
from netcrm.website import addresses
from netcrm.website.pages.items import ItemView, item_view
from netcrm.website.pages.page import PageKind, alone
from netcrm.website.pages.parts import Source, When, sources, when


class SectionView(NamedTuple):
    """A section of the morning with something to say."""

    title: str
    anchor: str
    items: tuple[ItemView, ...]


@dataclass(frozen=True, slots=True)
class MorningPage:
    """The few lines in front, and all others, folded.

    ``patience`` is a word about your asks, where there is need of it; ``load`` what your circles
    ask for, with offers to lengthen them.
    """

    title: str
    day: When
    greeting: str
    front: tuple[SectionView, ...]
    folded: tuple[SectionView, ...]
    count: int
    patience: str
    rests_on: tuple[Source, ...]
    load: str
    longer: tuple[str, ...]


def page(ask: Ask, _: str) -> MorningPage:
    """The morning of the day that is asked about."""
    found = morning(ask)
    patient = None if found.welcome_back else patience(ask)
    much = None if found.welcome_back else load(ask)
    return MorningPage(
        ask.settings.title,
        when(found.as_of),
        found.greeting,
        _sections(ask, found.sections, "", lambda item: item.front),
        _sections(ask, found.sections, "more-", lambda item: not item.front),
        found.folded,
        patient.sentence if patient else "",
        sources(patient.evidence) if patient else (),
        much.sentence if much else "",
        tuple(capital(offer.sentence) for offer in much.longer) if much else (),
    )


def _sections(
    ask: Ask, sections: tuple[Section, ...], prefix: str, shown: Callable[[Item], bool]
) -> tuple[SectionView, ...]:
    """The sections with the items that are ``shown``, empty ones left out."""
    views = (
        SectionView(
            section.title,
            f"{prefix}{section.name}",
            tuple(item_view(ask, item) for item in section.items if shown(item)),
        )
        for section in sections
    )
    return tuple(view for view in views if view.items)


KINDS = (PageKind(addresses.HOME, "index.html", alone, lambda _: addresses.HOME, page),)
