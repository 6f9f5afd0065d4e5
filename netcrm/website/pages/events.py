"""Events: everyone first met at the same place on the same day."""

from netcrm.queries.ask import Ask
from netcrm.queries.events import event, events
from netcrm.views.names import pages
from netcrm.views.words import count, long_date
from netcrm.website import addresses
from netcrm.website.pages.page import Jump, PageKind, Part
from netcrm.website.pages.parts import Piece, person
from netcrm.website.pages.rows import Row, RowPage, link, part_jumps, part_numbers, person_rows

FOLDER = "events"
HOME = addresses.listing(FOLDER)
NONE = "Nobody's file says yet on which day and where you met (met, met_at)."


def listing_keys(ask: Ask) -> tuple[int, ...]:
    """The pages that list all events."""
    return tuple(part_numbers(events(ask)))


def listing(ask: Ask, number: int) -> RowPage:
    """One of them, newest first."""
    found = events(ask)
    rows = (
        Row(
            Piece(entry.name, link(addresses.item(FOLDER, entry.key))),
            f"{long_date(entry.date)} · you met {count(entry.size, 'person', 'people')}",
        )
        for entry in pages(found)[number - 1]
    )
    return RowPage("Events", (), tuple(rows), NONE, part_jumps(HOME, found, number))


def keys(ask: Ask) -> tuple[Part, ...]:
    """A page for each event, or several where many were met."""
    return tuple(
        Part(entry.key, number)
        for entry in events(ask)
        for number in part_numbers(range(entry.size))
    )


def page(ask: Ask, key: Part) -> RowPage:
    """Everyone first met there and then."""
    found = event(ask, key.key)
    where = person(ask, found.card.id) if found.card else Piece(found.name)
    lead = (Piece(f"Whom you first met on {long_date(found.date)}: "), where, Piece("."))
    rows = person_rows(ask, pages(found.people)[key.number - 1])
    parts = part_jumps(addresses.item(FOLDER, key.key), found.people, key.number)
    up = (Jump("Events", link(HOME)),)
    return RowPage(f"{found.name}, {long_date(found.date)}", lead, rows, NONE, parts, up)


KINDS = (
    PageKind(HOME, "rows.html", listing_keys, lambda n: addresses.part_of(HOME, n), listing),
    PageKind(HOME, "rows.html", keys, lambda k: addresses.item(FOLDER, k.key, k.number), page),
)
