"""What is next, as pages show it: a reason in words, and the lines it rests on."""

from typing import NamedTuple

from netcrm.queries.ask import Ask
from netcrm.views.morning.items import Item
from netcrm.website.pages.parts import Piece, Source, When, person, pieces, sources, when


class ItemView(NamedTuple):
    """One thing to do or to think of, and about whom."""

    who: Piece
    when: When
    text: tuple[Piece, ...]
    rests_on: tuple[Source, ...]


def item_view(ask: Ask, item: Item) -> ItemView:
    """A line of the morning."""
    return ItemView(
        person(ask, item.id), when(item.date), pieces(ask, item.text), sources(item.evidence)
    )
