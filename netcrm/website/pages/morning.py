"""The first page: what there is to do and think of this morning."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from netcrm.queries.ask import Ask
from netcrm.queries.morning import morning
from netcrm.queries.plenty import load, patience
from netcrm.views.morning.items import Item, Section, SectionName
from netcrm.views.names import PER_PAGE
from netcrm.views.words import capital
from netcrm.website import addresses
from netcrm.website.pages import exchange, followups, needs, promises
from netcrm.website.pages.items import ItemView, item_view
from netcrm.website.pages.page import PageKind, alone
from netcrm.website.pages.parts import Source, When, sources, when

_ELSEWHERE: Mapping[SectionName, str] = {
    "quiet": followups.HOME,
    "needs": needs.HOME,
    "promises": promises.HOME,
    "theirs": promises.HOME,
    "thanks": exchange.HOME,
}
"""The pages that list all of what a section has only some of."""


class SectionView(NamedTuple):
    """A section of the morning with something to say.

    ``more`` come after that, and stand on the page that ``url`` leads to, where there is one.
    """

    title: str
    anchor: str
    items: tuple[ItemView, ...]
    more: int = 0
    url: str = ""


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
    found = morning(ask, max(PER_PAGE, ask.settings.front))
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
            section.more if prefix else 0,
            _ELSEWHERE.get(section.name, ""),
        )
        for section in sections
    )
    return tuple(view for view in views if view.items)


KINDS = (PageKind(addresses.HOME, "index.html", alone, lambda _: addresses.HOME, page),)
