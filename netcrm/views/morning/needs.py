"""What someone needs: open slots by date, and a question once it has stopped."""

from collections.abc import Iterator

from netcrm.config import Settings
from netcrm.model import Need, Reached
from netcrm.views import proof
from netcrm.views.days import after, passed, within
from netcrm.views.morning.items import Item
from netcrm.views.morning.subject import Subject, bare
from netcrm.views.words import long_date


def needs(subject: Subject, settings: Settings, reached: Reached) -> Iterator[Item]:
    """Each open slot that is not over; an open need without slots while its ``until`` lasts.

    Some days after a need's ``until`` comes the question how they are, until you were in touch or
    wrote, or until it is no longer fresh.
    """
    for need in subject.contact.needs:
        if need.state == "open":
            yield from _open_slots(subject, need, reached)
            yield from _whole_need(subject, need, reached)
        if need.state != "dropped":
            yield from _afterwards(subject, need, settings, reached)


def _open_slots(subject: Subject, need: Need, reached: Reached) -> Iterator[Item]:
    for slot in need.slots:
        day = slot.date.first
        if slot.who != "open" or slot.closed or passed(reached, day):
            continue
        what = bare(slot.text) or "A slot"
        text = f"{what} ({long_date(slot.date)}), still open in “{bare(need.text)}”."
        yield subject.item(text, day, proof.of_slot(slot), proof.of_need(need))


def _whole_need(subject: Subject, need: Need, reached: Reached) -> Iterator[Item]:
    """A need without slots is one itself; without an ``until`` it stays on the person's page."""
    if need.slots or need.until is None or not reached(need.date.first):
        return
    day = need.until.first
    if not passed(reached, day):
        text = f"{bare(need.text)} (open until {long_date(need.until)})."
        yield subject.item(text, day, proof.of_need(need))


def _afterwards(
    subject: Subject, need: Need, settings: Settings, reached: Reached
) -> Iterator[Item]:
    if need.until is None or (need.done is not None and need.done.first < need.until.first):
        return
    start = after(need.until.first, settings.after_need)
    end = after(start, settings.life_last)
    answered = any(start <= day for day in subject.answers(reached))  # none is after today
    if within(reached, start, end) and not answered:
        name = subject.contact.name
        text = f"“{bare(need.text)}” stopped on {long_date(need.until)}. How is {name}?"
        yield subject.item(text, start, proof.of_need(need))
