"""What `commit` and `changes` share: telling in words what differs between two states."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from netcrm.history import Changed
from netcrm.model import MY_FILE, Contact, Kind
from netcrm.store import CONTACTS
from netcrm.store.names import is_contact_name
from netcrm.text.contact import read_contact
from netcrm.views.telling.contact import Pair, phrases
from netcrm.views.telling.phrase import Phrase, sentences
from netcrm.views.words import count

_LAST = 9


class Told(NamedTuple):
    """What changed, in sentences, and file by file."""

    sentences: tuple[str, ...]
    phrases: tuple[Phrase, ...]


def tell(changed: Sequence[Changed], kinds: Mapping[str, Kind]) -> Told:
    """Say what changed: both sides of each file are read, and what they say is compared."""
    pairs = tuple(_pair(one, kinds) for one in changed if _is_contact(one.file))
    rest = (one for one in changed if not _is_contact(one.file))

    def words(kind: str) -> str:
        return kinds[kind].words if kind in kinds else kind

    told = (*phrases(pairs, words), *(_other(one) for one in rest))
    return Told(sentences(told), told)


def _is_contact(file: str) -> bool:
    folder, _, name = file.rpartition("/")
    return file == MY_FILE or (folder.split("/")[0] == CONTACTS and is_contact_name(name))


def _pair(one: Changed, kinds: Mapping[str, Kind]) -> Pair:
    def read(data: bytes | None) -> Contact | None:
        return None if data is None else read_contact(one.file, data, kinds)

    return Pair(one.file, read(one.before), read(one.after))


def _other(one: Changed) -> Phrase:
    """A phrase of a file that is no contact: the inbox, or something beside the contacts."""
    if one.file.startswith(f"{CONTACTS}/"):
        verb = "added" if one.before is None else "removed" if one.after is None else "changed"
        return Phrase(_LAST, f"{verb} {{}}", one.file, one.file)
    before, after = (tuple(_lines(data)) for data in (one.before, one.after))
    fewer = len([line for line in before if line not in after])
    more = len([line for line in after if line not in before])
    words = f"jotted down {count(more, 'line')}" if more else f"filed {count(fewer, 'line')}"
    return Phrase(_LAST, words if more or fewer else "tidied the inbox", "", one.file)


def _lines(data: bytes | None) -> Iterator[str]:
    rows = (data or b"").decode(errors="replace").splitlines()
    return (row.strip() for row in rows if row.strip())
