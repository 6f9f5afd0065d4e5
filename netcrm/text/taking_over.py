"""What a file takes over from another one about the same person, field by field."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from netcrm.model import NOWHERE, Contact
from netcrm.text.keys import DATED_FIELDS, is_field_name
from netcrm.text.nodes import Scalar
from netcrm.text.reading import split_names
from netcrm.text.refs import ref_of
from netcrm.text.splice import Add, Change, Draft, Insert, Put, Value
from netcrm.text.splice.page import Page
from netcrm.text.splice.shape import Dated, Listed, Row, Shape
from netcrm.text.words import canonical, fold

_PEOPLE = frozenset({"via", "groups", "not_same", "with", "to", "from"})
_LISTS = _PEOPLE | {"aka", "tags", "likes", "offers", "email", "phone", "url", "address"}
_SELF = frozenset({"via", "not_same", "with", "to", "from"})
"""Lists in which nobody stands in their own file."""


@dataclass
class TakingOver:
    """What is to be changed in the first file; it grows field by field."""

    contact: Contact
    page: Page
    selves: frozenset[str]
    changes: list[Change] = field(default_factory=list)
    slots: list[tuple[tuple[str, str], Dated]] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    def take_over(self, name: str, typed: str, shape: Shape) -> None:
        """One field of the second file."""
        mine = self.page.whole.fields.get(name)
        label = name if is_field_name(name) else typed
        if shape is None or shape in {"", Listed(())}:
            return
        if name == "name":
            self._items("aka", (str(shape),), mine=self.page.whole.fields.get("aka"))
        elif isinstance(shape, Dated):
            self._rows(name, shape)
        elif name in DATED_FIELDS:
            self.kept.append(f"{label}: {_words(shape)}")
        elif name in _LISTS or (isinstance(shape, Listed) and isinstance(mine, Listed)):
            self._items(label, _texts(name, shape), mine)
        elif mine is None or mine == "":
            self._put(label, shape)
        elif _words(mine) != _words(shape):
            self.kept.append(f"{label}: {_words(shape)}")

    def _put(self, name: str, shape: Shape) -> None:
        if isinstance(shape, str):
            self.changes.append(Put(name, shape))
        elif isinstance(shape, Listed):
            self.changes.append(Put(name, _texts(name, shape)))
        else:
            self.kept.append(f"{name}: {_words(shape)}")

    def _items(self, name: str, items: tuple[str, ...], mine: Shape) -> None:
        """The items of a list that the first has not, in whatever case; nobody names themselves."""
        had = {fold(item) for item in _texts(name, mine)}
        if name == "aka":
            had |= {fold(self.contact.name)} | {fold(it) for it in self._added("aka")}
        for item in items:
            own = name in _SELF and _means(item, self.selves)
            if fold(item) not in had and not own:
                self.changes.append(Add(name, item))
                had.add(fold(item))

    def _added(self, name: str) -> Iterator[str]:
        return (it.item for it in self.changes if isinstance(it, Add) and it.name == name)

    def _rows(self, section: str, dated: Dated) -> None:
        """Dated lines, the last first, so that those of one day keep their order."""
        mine = self.page.whole.fields.get(section)
        had = mine.rows if isinstance(mine, Dated) else ()
        for row in reversed(dated.rows):
            if row not in had:
                self.changes.append(Insert(section, draft_of(row, self.selves)))
                slots = (it for name, it in row.attributes if isinstance(it, Dated))
                self.slots.extend(((row.key, row.text), it) for it in slots)


def draft_of(row: Row, selves: frozenset[str]) -> Draft:
    """A dated line as it is to be written, but for its slots and those who are meant by it."""
    pairs: list[tuple[str, Value]] = []
    for name, shape in row.attributes:
        if shape is None or isinstance(shape, Dated):
            continue
        value: Value = _words(shape) if not isinstance(shape, Listed) else _texts(name, shape)
        if canonical(name) in _SELF:
            items = _texts(canonical(name), shape)
            rest = tuple(item for item in items if not _means(item, selves))
            value = value if rest == items else rest
        if value:
            pairs.append((name, value))
    return Draft(row.key, "", row.text, attributes=tuple(pairs))


def comments_of(page: Page) -> Iterator[str]:
    """Comments of the front matter: on lines of their own, and behind the value of a field."""
    behind = {it.value.place.end for it in page.pieces.values() if it.value is not None}
    for line in page.block:
        end = line.start + len(line.text)
        if line.skipped and not line.blank:
            yield line.text.strip()
        for start in sorted(at for at in behind if line.start <= at < end):
            if page.typed[start:end].strip().startswith("#"):
                yield f"{line.text[: start - line.start].strip()}  {page.typed[start:end].strip()}"


def _texts(name: str, shape: Shape) -> tuple[str, ...]:
    """The items of a list, however it is typed."""
    if isinstance(shape, Listed):
        return tuple(_words(item) for item in shape.items)
    if not isinstance(shape, str) or not shape:
        return ()
    if name in _PEOPLE | {"tags"}:
        return tuple(it.text for it in split_names(Scalar(shape, NOWHERE)))
    return (shape,)


def _words(shape: Shape) -> str:
    """A value on one line, for the note."""
    if isinstance(shape, str):
        return shape
    if isinstance(shape, Listed):
        return ", ".join(_words(item) for item in shape.items)
    return " ".join(getattr(shape, "text", "").split())


def _means(item: str, words: frozenset[str]) -> bool:
    ref = ref_of(Scalar(item, NOWHERE))
    return ref is not None and fold(ref.target) in words
