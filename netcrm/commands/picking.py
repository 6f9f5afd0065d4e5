"""Which of several lines of someone's file is meant: by its words, its day, or by asking."""

from collections.abc import Sequence

from netcrm.commands.choosing import choose
from netcrm.commands.who import loose
from netcrm.errors import NetcrmError, UsageError
from netcrm.model import Contact, Event


def pick(contact: Contact, events: Sequence[Event], what: str, words: str = "") -> Event:
    """The one line that is meant, of those in question.

    ``words`` are some of its words or its day. Where several are left, a terminal is asked.
    Raises UsageError where none is, or where it stays open; ``what`` says what they are.
    """
    found = [event for event in events if _says(event, words)]
    if len(found) == 1:
        return found[0]
    listed = [contact.line(event.place.line).strip() for event in found or events]
    if not found:
        about = f" that says {words!r}" if words and events else ""
        hint = "\n".join(listed) or f"`netcrm show {contact.id}` shows the lines there are"
        raise UsageError(f"{contact.name}: there is no {what}{about}", hint)
    picked = choose(f"{contact.name}: which {what}?", listed)
    if picked is None:
        hint = "\n".join((*listed, "say some of its words, or its day"))
        raise UsageError(f"{contact.name}: there is more than one {what}", hint)
    return found[picked]


def again(contact: Contact, event: Event) -> Event:
    """The same line in the file as it is by now. Raises NetcrmError where it has gone."""
    same = (event.date, event.kind, event.text)
    for line in contact.history:
        if (line.date, line.kind, line.text) == same:
            return line
    message = f"{contact.file} was changed meanwhile: that line is not there any more"
    raise NetcrmError(message, "nothing was written; look at it, then say it again")


def _says(event: Event, words: str) -> bool:
    return loose(words) in loose(event.text) or str(event.date) == words.strip()
