"""What lies between you and someone, and who stands around them: the foot of a contact's page."""

from typing import NamedTuple

from netcrm.model import MY_ID
from netcrm.queries.ask import Ask
from netcrm.website.pages.exchange import BetweenView, between_view


class Around(NamedTuple):
    """The story of giving and taking; None where there is none, and on your own page."""

    between: BetweenView | None


def around(ask: Ask, identity: str) -> Around:
    """All of it for one contact."""
    return Around(None if identity == MY_ID else between_view(ask, identity))
