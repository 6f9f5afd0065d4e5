"""Phrases of one contact that came, went, moved or changed."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from netcrm.model import MY_FILE, Contact
from netcrm.views.telling.lines import (
    MET,
    PLANNED,
    WRITTEN,
    Told,
    compared,
    history,
    needs,
    promises,
)
from netcrm.views.telling.phrase import Phrase

_LONG = 40
_FIELDS = 3
_DATED = frozenset({"history", "needs", "promises", "dates"})


class Pair(NamedTuple):
    """A contact file before and after; None where it was not there, or is not any more."""

    file: str
    before: Contact | None
    after: Contact | None


def phrases(pairs: Iterable[Pair], words: Callable[[str], str] = str) -> tuple[Phrase, ...]:
    """What changed in contact files. ``words`` gives the words for a kind of line."""
    changed, moved = _moved(tuple(pairs))
    told = chain.from_iterable(_told(pair, words) for pair in changed)
    return (*moved, *told)


def _moved(pairs: tuple[Pair, ...]) -> tuple[list[Pair], list[Phrase]]:
    """Files that only have another name now put together, and phrases of those that moved."""
    rest = [pair for pair in pairs if pair.before and pair.after]
    came = [pair for pair in pairs if not pair.before]
    moved = []
    for pair in pairs:
        old = pair.before
        if old is None or pair.after is not None:
            continue
        twin = next((it for it in came if it.after and _same(old, it.after)), None)
        if twin is None or twin.after is None:
            rest.append(pair)
            continue
        came.remove(twin)
        rest.append(Pair(twin.file, old, twin.after))
        if plain(old.name) == plain(twin.after.name):
            moved.append(Phrase(WRITTEN, "moved the file of {}", plain(old.name), twin.file))
    return [*rest, *came], moved


def _same(old: Contact, new: Contact) -> bool:
    """Whether a file that came is one that went, by another name."""
    if old.name == new.name or old.name in new.aka:
        return True
    return bool(old.history) and not compared(old.history, new.history, str).went


def _told(pair: Pair, words: Callable[[str], str]) -> Iterator[Phrase]:
    """Phrases of one file."""
    before, after = pair.before, pair.after
    if pair.file == MY_FILE:
        yield Phrase(WRITTEN, "changed your own page", "", pair.file)
    elif before is None or after is None:
        if after is not None:
            yield Phrase(*_new(after), plain(after.name), pair.file)
        elif before is not None:
            yield Phrase(WRITTEN, "removed {}", plain(before.name), pair.file)
    elif before.spoilt or after.spoilt:
        yield Phrase(WRITTEN, "edited {}", pair.file, pair.file)
    else:
        if plain(before.name) != plain(after.name):
            words_of = f"renamed {braceless(plain(before.name))} to {{}}"
            yield Phrase(WRITTEN, words_of, plain(after.name), pair.file)
        for rank, template in dict.fromkeys(_changes(before, after, words)):
            yield Phrase(rank, template, plain(after.name), pair.file)


def _new(contact: Contact) -> Told:
    """A new file: someone met, or only noted."""
    met = contact.met or next((line for line in contact.history if line.kind == "met"), None)
    if not met or contact.kind != "person":
        return (PLANNED if contact.kind == "person" else WRITTEN), "added {}"
    where = braceless(plain(contact.met_at)).removeprefix("at ")
    return MET, f"met {{}} at {where}" if where and len(where) <= _LONG else "met {}"


def _changes(before: Contact, after: Contact, words: Callable[[str], str]) -> Iterator[Told]:
    """All that differs between two states of a contact."""
    count = 0
    parts = (
        history(before.history, after.history, words),
        promises(before.promises, after.promises),
        needs(before.needs, after.needs),
        _fields(before, after),
        _note(before, after),
    )
    for told in chain.from_iterable(parts):
        count += 1
        yield told
    if not count and (before.name, before.file) == (after.name, after.file):
        yield WRITTEN, "tidied the file of {}"


def _fields(before: Contact, after: Contact) -> Iterator[Told]:
    old, new = _values(before), _values(after)
    names = [name for name in dict.fromkeys((*new, *old)) if old.get(name) != new.get(name)]
    if before.name != after.name and before.name in after.aka and "aka" in names:
        names.remove("aka")  # that they were renamed says so
    shown = [braceless(name.replace("_", " ")) for name in names]
    if compared(before.dates, after.dates, lambda line: line.day) != ((), (), ()):
        shown.append("days to remember")
    if len(shown) > _FIELDS:
        yield WRITTEN, f"changed {len(shown)} things about {{}}"
    elif shown:
        listed = " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))
        yield WRITTEN, f"changed {listed} of {{}}"


def _values(contact: Contact) -> dict[str, tuple[str, ...]]:
    """The fields as typed, but for the name and the lists of dated lines."""
    return {
        field.name: field.values
        for field in contact.fields
        if field.name not in _DATED and field.name != "name" and field.values
    }


def _note(before: Contact, after: Contact) -> Iterator[Told]:
    if before.body.text.split() != after.body.text.split():
        yield WRITTEN, "wrote about {}" if after.body.text.strip() else "cleared the note on {}"


def plain(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def braceless(text: str) -> str:
    """A text that stands in the words of a phrase, where braces mean a name."""
    return text.replace("{", "(").replace("}", ")")
