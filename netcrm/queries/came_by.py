"""How someone came to you: one person's way, read step by step, so that a page reads no more."""

from netcrm.queries.ask import Ask
from netcrm.queries.named import Named
from netcrm.queries.people import card


def came_by(ask: Ask, identity: str) -> tuple[Named, ...]:
    """The way someone came to you, from the first who introduced another down to them.

    It is :func:`netcrm.queries.introductions.chain`, which looks at all introductions at once.
    """
    way: dict[str, Named] = {}
    who, key = Named(card(ask, identity).name, card(ask, identity)), identity
    while key not in way:
        way[key] = who
        above: Named | None = ask.only("above", key) if who.card else None
        if above is None:
            break
        who, key = above, above.card.id if above.card else f"/{above.text}"
    return tuple(reversed(way.values()))
