"""What a line was for: the attribute ``for`` in words."""

from netcrm.model import Event
from netcrm.queries.ask import Ask
from netcrm.queries.people import resolve_text
from netcrm.views.words import on_date
from netcrm.website.pages.parts import Piece, person, pieces


def what_for(ask: Ask, event: Event, owner: str) -> tuple[Piece, ...]:
    """The ask or need that a line belongs to, in words; as typed where it cannot be found."""
    whose, mark, need_id = event.for_.rpartition("#")
    identity = resolve_text(ask, whose.strip("[] ")).id if mark else owner
    if identity is None:
        return pieces(ask, event.for_)
    needs = (need for need in ask.contact(identity).needs if need.id == need_id)
    found = next(needs, None)
    if found is not None:
        theirs = () if identity == owner else (Piece(", of "), person(ask, identity))
        return (Piece("“"), *pieces(ask, found.text), Piece("”"), *theirs)
    asked = (e for e in ask.contact(owner).history if str(e.date) == event.for_)
    ask_line = next((e for e in asked if e.kind in ("asked", "asked-me")), None)
    if ask_line is not None:
        return (Piece(f"what was asked {on_date(ask_line.date)}"),)
    return pieces(ask, event.for_)
