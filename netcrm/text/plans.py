"""Lines of ``needs``, ``promises`` and ``dates``: what lies ahead and what returns."""

from netcrm.model import Need, Occasion, PartialDate, Promise, Slot
from netcrm.text.choices import date_of, done_of, private_of, say_date, say_value, yes_of
from netcrm.text.dates import read_anniversary
from netcrm.text.nodes import Entries, Entry, Scalar
from netcrm.text.parts import Parts, cut_entry
from netcrm.text.reading import text_of
from netcrm.text.refs import ref_of
from netcrm.text.source import Source
from netcrm.text.words import canonical

_STATES = {"open": "open", "done": "done", "met": "done", "dropped": "dropped"}
_STATE_NAMES = ("open", "done", "dropped")
_WHO = ("me", "them")
_MINE = frozenset({"i", "myself", "we", "us"})


def read_needs(source: Source, entries: Entries) -> tuple[Need, ...]:
    """The needs in the order typed."""
    found = (_read_need(source, entry) for entry in entries.items)
    return tuple(need for need in found if need is not None)


def _read_need(source: Source, entry: Entry) -> Need | None:
    """One need: ``- DATE STATE: TEXT``."""
    parts = cut_entry(source, entry)
    say_date(source, parts.day, parts.day_place, parts.day_text)
    if parts.day.value is None:
        return None
    state, text = _state(source, parts)
    values = parts.values
    slots = values.get("slots")
    notes = text_of(source, values.get("notes"), "notes")
    name = text_of(source, values.get("id"), "id")
    done, closed = done_of(source, values.get("done"), "done")
    return Need(
        date=parts.day.value,
        state="done" if closed and state == "open" else state,
        text=text,
        id=name.text if name else "",
        until=date_of(source, values.get("until"), "until", whole=True),
        done=done,
        private="private" in values and private_of(values["private"]),
        notes=notes.text if notes else "",
        slots=_read_slots(source, slots) if isinstance(slots, Entries) else (),
        place=parts.place,
        links=parts.links,
        attributes=parts.attributes,
    )


def _state(source: Source, parts: Parts) -> tuple[str, str]:
    """A need's state and its text; one that is not allowed counts as open (NC204)."""
    word = canonical(parts.words)
    if parts.colon and word in _STATES:
        return _STATES[word], parts.text.text
    shown = parts.word if word else Scalar(str(parts.day.value), parts.day_place)
    text = " ".join(part for part in (parts.words, parts.text.text) if part)
    if not parts.colon or not word:
        hint = f"write '- {parts.day.value} open: TEXT'"
        source.say("NC204", shown.place, "a need without its state counts as open", hint)
        return "open", text
    say_value(source, shown, "the state of a need", _STATE_NAMES)
    return "open", f"{parts.words}: {parts.text.text}"


def _read_slots(source: Source, entries: Entries) -> tuple[Slot, ...]:
    """The slots of a need in the order typed."""
    found = (_read_slot(source, entry) for entry in entries.items)
    return tuple(slot for slot in found if slot is not None)


def _read_slot(source: Source, entry: Entry) -> Slot | None:
    """One slot: ``- DATE WHO: TEXT``."""
    parts = cut_entry(source, entry)
    day = _whole(source, parts)
    if day is None:
        return None
    word = canonical(parts.words)
    text = parts.text.text
    ref = None
    if not parts.colon or not word:
        hint = f"write '- {day} open: TEXT', or a name instead of open"
        place = parts.word.place if word else parts.day_place
        source.say("NC204", place, "a slot without a name counts as open", hint)
        who, text = "open", " ".join(part for part in (parts.words, text) if part)
    elif word in {"open", "me"}:
        who = word
    else:
        who, ref = "other", ref_of(parts.word)
    done, closed = done_of(source, parts.values.get("done"), "done")
    return Slot(day, who, text, ref, done, closed, parts.place, parts.links, parts.attributes)


def _whole(source: Source, parts: Parts) -> PartialDate | None:
    """The day of a line where a month or a year will not do."""
    read = parts.day
    if read.value is not None and not read.value.whole:
        read = read._replace(
            value=None,
            message=f"{read.value} names no day",
            hint="write it as YYYY-MM-DD, such as 2026-03-14",
        )
    say_date(source, read, parts.day_place, parts.day_text)
    return read.value


def read_promises(source: Source, entries: Entries) -> tuple[Promise, ...]:
    """The promises in the order typed."""
    found = (_read_promise(source, entry) for entry in entries.items)
    return tuple(promise for promise in found if promise is not None)


def _read_promise(source: Source, entry: Entry) -> Promise | None:
    """One promise: ``- [DUE] WHO: TEXT``."""
    parts = cut_entry(source, entry, day=False)
    due = None
    if parts.day.value is not None or parts.day_text[:1].isdigit():
        parts = parts if parts.day.value is not None else cut_entry(source, entry)
        due = _whole(source, parts)
        if due is None:
            return None
    who, text = _who(source, parts)
    values = parts.values
    done, kept = done_of(source, values.get("done"), "done")
    _, dropped = done_of(source, values.get("dropped"), "dropped")
    return Promise(
        who=who,
        text=text,
        due=due,
        made=date_of(source, values.get("made"), "made"),
        done=done,
        dropped=dropped,
        closed=kept or dropped,
        place=parts.place,
        links=parts.links,
        attributes=parts.attributes,
    )


def _who(source: Source, parts: Parts) -> tuple[str, str]:
    """Whose promise it is and its text; a name that is neither counts as theirs (NC204).

    ``I`` can only be you.
    """
    word = canonical(parts.words)
    if parts.colon and word in _WHO:
        return word, parts.text.text
    text = " ".join(part for part in (parts.words, parts.text.text) if part)
    if not parts.colon or not word:
        hint = "write '- 2026-03-14 me: TEXT', or them instead of me"
        place = parts.word.place if word else parts.place
        source.say("NC204", place, "a promise that does not say whose counts as yours", hint)
        return "me", text
    say_value(source, parts.word, "who made the promise", _WHO)
    return ("me" if word in _MINE else "them"), f"{parts.words}: {parts.text.text}"


def read_occasions(source: Source, entries: Entries) -> tuple[Occasion, ...]:
    """The lines of ``dates`` in the order typed."""
    found = (_read_occasion(source, entry) for entry in entries.items)
    return tuple(occasion for occasion in found if occasion is not None)


def _read_occasion(source: Source, entry: Entry) -> Occasion | None:
    """One line of ``dates``: ``- DATE LABEL: TEXT`` or ``- MM-DD LABEL: TEXT``."""
    parts = cut_entry(source, entry)
    day, read = read_anniversary(parts.day_text)
    say_date(source, read, parts.day_place, parts.day_text)
    if day is None:
        return None
    label = parts.words
    if parts.day.value is None and not entry.mapped:
        label = entry.key.text[read.length :].strip()
    once = yes_of(source, parts.values.get("once"), "once") or False
    return Occasion(
        day, label, parts.text.text, once, parts.place, parts.links, parts.attributes
    )  # fmt: skip
