"""The sums of one person for asks of every size."""

from collections.abc import Mapping
from dataclasses import dataclass

from netcrm.config import Settings
from netcrm.model import SIZES, Event, Reached
from netcrm.views.asking.offers import THEIRS, carrying, standing
from netcrm.views.asking.person import Person
from netcrm.views.asking.sizes import number
from netcrm.views.asking.terms import SMALLEST, Ground, Terms, terms
from netcrm.views.stage.help import given, received
from netcrm.views.stage.stage import Stage


@dataclass(frozen=True, slots=True)
class Sums:
    """What all five answers share: the ground, the terms by size, and offers that stand.

    ``ways`` says in how many directions there was ever help: 0, 1 or 2. ``offers`` has the latest
    offer that carries each size, and ``fitting`` the sizes that fit today, from the smallest on,
    be it by the sum or by an offer.
    """

    ground: Ground
    ways: int
    terms: Mapping[str, Terms]
    offers: Mapping[str, Event | None]
    fitting: tuple[str, ...]

    def carries(self, size: str) -> bool:
        """Whether the sum or an offer carries an ask of this size."""
        return size in self.fitting

    def offer(self, size: str) -> Event | None:
        """The latest offer that carries this size."""
        return self.offers[size]


def sums(person: Person, stage: Stage, settings: Settings, reached: Reached) -> Sums:
    """The sums of one person, by size."""
    contact = person.contact
    helps = given(contact, settings.kinds, reached)
    theirs = received(contact, settings.kinds, reached)
    ground = Ground(contact, stage, person.rhythm, helps, contact.senior)
    so_far = (event for event in contact.history if reached(event.date.first))
    offered = standing(so_far, THEIRS, settings.kinds)
    least, other = (terms(ground, size, settings, reached) for size in SIZES[:2])
    found = {size: least if size == SMALLEST else other for size in SIZES}
    offers = {size: carrying(offered, size) for size in SIZES}
    return Sums(
        ground,
        bool(helps) + bool(theirs),
        found,
        offers,
        tuple(
            size
            for size in SIZES
            if found[size].capacity >= number(size) or offers[size] is not None
        ),
    )
