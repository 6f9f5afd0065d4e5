"""What passes between you and people: what waits for a word, and help that was passed on."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Literal, NamedTuple

from netcrm.memo import Row
from netcrm.model import Event
from netcrm.queries.ask import Ask, query
from netcrm.queries.files import files_of
from netcrm.queries.named import Named, named
from netcrm.queries.people import Card, card, face
from netcrm.queries.ties import is_met
from netcrm.queries.touch import contact_days, rhythm
from netcrm.views.asks import AskLife, ask_life
from netcrm.views.between import Between
from netcrm.views.between import between as view
from netcrm.views.morning.subject import Subject
from netcrm.views.morning.thanks import to_tell, to_thank
from netcrm.views.so_far import so_far

Wait = Literal["open", "asked-me", "thank", "tell", "no-answer"]
WAITS: tuple[Wait, ...] = ("open", "asked-me", "thank", "tell", "no-answer")
"""What may wait: your open asks, theirs, thanks, news of how it turned out; asks that rest."""


class Waiting(NamedTuple):
    """A line that waits for something; ``life`` where it is an ask of yours."""

    owner: Card
    event: Event
    life: AskLife | None


class PassedOn(NamedTuple):
    """Help of somebody's that you passed on to another, and the line that says so."""

    giver: Named
    to: Card
    event: Event


@query
def between(ask: Ask, identity: str) -> Between:
    """What passed between you and a contact. Raises KeyError where there is none."""
    contact = so_far(ask.contact(identity), ask.reached)
    return view(contact, ask.settings, ask.reached)


def waiting(ask: Ask, wait: Wait) -> tuple[Waiting, ...]:
    """Everything that waits in one way, the oldest first; of nobody who is not to be brought up."""
    return ask.bucket("waiting", wait)


@query
def chains(ask: Ask) -> tuple[tuple[PassedOn, ...], ...]:
    """Help that went on from one to the next, each chain from its start, the newest start first.

    A step goes on from another where its giver is who received that, on that day or later; where
    several are such, from the latest. So a chain may fork, and none comes together again.
    """
    steps = ask.bucket("passed-on", "")
    before = _before(steps)
    inner = set(before.values())
    ways = sorted(_way(at, before) for at in range(len(steps)) if at not in inner)
    found = (tuple(steps[at] for at in way) for way in ways)
    return tuple(sorted(found, key=lambda way: way[0].event.date.first, reverse=True))


def _before(steps: tuple[PassedOn, ...]) -> dict[int, int]:
    """By its number, the step that another goes on from, if there is one; never in a circle."""
    received: dict[str, list[int]] = defaultdict(list)
    for at, step in enumerate(steps):
        received[step.to.id].append(at)
    before: dict[int, int] = {}
    for at, step in enumerate(steps):
        giver = step.giver.card.id if step.giver.card else ""
        for earlier in reversed(received.get(giver, ())):
            in_time = steps[earlier].event.date.first <= step.event.date.first
            if in_time and at not in _way(earlier, before):
                before[at] = earlier
                break
    return before


def _way(at: int, before: dict[int, int]) -> tuple[int, ...]:
    """The steps from the start of a chain to this one."""
    way = [at]
    while way[-1] in before:
        way.append(before[way[-1]])
    return tuple(reversed(way))


def passed_rows(ask: Ask, identity: str) -> Iterator[Row]:
    """The lines of someone's files that tell of help passed on to them."""
    for file in files_of(ask, identity):
        for number, event in enumerate(file.contact.history):
            kind = ask.settings.kinds.get(event.kind)
            refs = event.from_ if kind is not None and kind.help == "given" else ()
            if refs and ask.reached(event.date.first):
                place = (event.date.first.isoformat(), face(ask, identity).file, number)
                for giver in dict.fromkeys(named(ask, ref) for ref in refs):
                    yield Row("passed-on", "", place, PassedOn(giver, card(ask, identity), event))


def rows(ask: Ask, identity: str) -> Iterator[Row]:
    """What waits between you and someone."""
    for wait, found in waits_of(ask, identity):
        line = found.event
        place = (line.date.first.isoformat(), line.place.file, line.place.line)
        yield Row("waiting", wait, place, found)


def waits_of(ask: Ask, identity: str) -> tuple[tuple[Wait, Waiting], ...]:
    """What waits between you and one contact; nothing of those who are not to be brought up."""
    if not is_met(ask, identity):
        return ()
    owner = card(ask, identity)
    found = _waits(ask, identity)
    return tuple((wait, Waiting(owner, event, life)) for wait, event, life in found)


def _waits(ask: Ask, identity: str) -> Iterator[tuple[Wait, Event, AskLife | None]]:
    contact = so_far(ask.contact(identity), ask.reached)
    for event in contact.history:
        if ask.reached(event.date.first):
            if event.kind == "asked":
                life = ask_life(contact, event, ask.settings, ask.reached)
                if life.state in ("open", "no-answer"):
                    yield ("open" if life.state == "open" else "no-answer"), event, life
            elif event.kind == "asked-me" and _unanswered(event):
                yield "asked-me", event, None
    subject = Subject(contact, rhythm(ask, identity), contact_days(ask, identity), 0)
    for event in to_thank(subject, ask.settings, ask.reached):
        yield "thank", event, None
    for event in to_tell(subject, ask.settings, ask.reached):
        yield "tell", event, ask_life(contact, event, ask.settings, ask.reached)


def _unanswered(event: Event) -> bool:
    return event.outcome in ("", "open") and not event.settled
