"""A need to be handed round: its turns and notes, and nothing else of anybody's file."""

from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import NamedTuple

from netcrm.model import MY_ID, NOWHERE, Need, Ref, Slot
from netcrm.queries.ask import Ask
from netcrm.queries.needs import NeedRow
from netcrm.queries.people import card, resolve
from netcrm.text.links import links_in_line
from netcrm.text.words import fold
from netcrm.views.ical import Entry, calendar
from netcrm.views.words import long_date

TAKEN, SOMEONE = "taken", "someone"
"""Who takes a turn, and who is named in a text, where that is not to be said."""
_NO = frozenset({"no", "false", "off", "n", "0"})


class Turn(NamedTuple):
    """A turn: its day as ISO and in words, what it is, who takes it (nobody yet: empty)."""

    iso: str
    day: str
    text: str
    who: str
    whole: date | None


@dataclass(frozen=True, slots=True)
class Handout:
    """What a sheet says, all of it plain text. ``key`` tells it from every other sheet."""

    title: str
    who: str
    until: str
    notes: str
    turns: tuple[Turn, ...]
    stamp: date
    key: str


def is_private(ask: Ask, row: NeedRow) -> bool:
    """Whether a need may not be handed round."""
    return row.need.private or ask.contact(row.owner.id).private


def handout(ask: Ask, row: NeedRow) -> Handout:
    """The sheet of a need. Who takes a turn is named, unless their own file is private."""
    need = row.need
    return Handout(
        title=plain(ask, need.text),
        who=row.owner.name,
        until=long_date(need.until) if need.until else "",
        notes=plain(ask, need.notes),
        turns=tuple(_turn(ask, slot) for slot in _by_day(need)),
        stamp=need.date.first,
        key=_digest(row.owner.id, need.id, str(need.date), need.text),
    )


def ics(sheet: Handout) -> str:
    """The sheet as a calendar: an entry for each turn that has a whole day.

    A turn is the same entry again when the sheet is made anew, whoever takes it by then.
    """
    days = [turn.iso for turn in sheet.turns]
    entries = (
        Entry(
            uid=f"{_digest(sheet.key, turn.iso, str(days[:number].count(turn.iso)))}@netcrm",
            stamp=sheet.stamp,
            day=turn.whole,
            title=f"{turn.text or sheet.title} ({turn.who or 'open'})",
            about="\n".join(filter(None, (f"{sheet.who}: {sheet.title}", sheet.notes))),
            sure=bool(turn.who),
        )
        for number, turn in enumerate(sheet.turns)
        if turn.whole is not None
    )
    return calendar(f"{sheet.who}: {sheet.title}", entries)


def plain(ask: Ask, text: str) -> str:
    """A text with its links as the words they show; whoever has a private file is not named."""
    for ref in reversed(links_in_line(text, NOWHERE)):
        text = text[: ref.place.start] + _named(ask, ref, SOMEONE) + text[ref.place.end :]
    return text.strip()


def _by_day(need: Need) -> list[Slot]:
    """The turns by their day, those of one day as they stand; private ones are left out."""
    return sorted((s for s in need.slots if not _hidden(s)), key=lambda slot: slot.date.first)


def _hidden(slot: Slot) -> bool:
    marks = (a.values for a in slot.attributes if a.name == "private")
    return any(fold("".join(values)) not in _NO for values in marks)


def _turn(ask: Ask, slot: Slot) -> Turn:
    who = "" if slot.who == "open" else _mine(ask)
    if slot.ref is not None:
        who = _named(ask, slot.ref, TAKEN)
    whole = slot.date.first if slot.date.whole else None
    return Turn(str(slot.date), long_date(slot.date), plain(ask, slot.text), who, whole)


def _mine(ask: Ask) -> str:
    return card(ask, MY_ID).name if ask.me is not None and ask.me.named else TAKEN


def _named(ask: Ask, ref: Ref, otherwise: str) -> str:
    found = resolve(ask, ref).id
    if found is not None and ask.contact(found).private:
        return otherwise
    return ref.shown or (ref.target if found is None else card(ask, found).name)


def _digest(*parts: str) -> str:
    """The same for the same need, and nothing that can be read back."""
    return blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=12).hexdigest()
