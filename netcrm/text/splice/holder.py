"""What holds a value: a field of the file, or an attribute of one of its dated lines."""

from dataclasses import dataclass

from netcrm.model import Place
from netcrm.text.keys import field_name
from netcrm.text.nodes import Entry, Scalar
from netcrm.text.reading import Value
from netcrm.text.splice.changes import Refusal
from netcrm.text.splice.layout import field_places, in_braces, level_of, stretch
from netcrm.text.splice.page import Found, Page, attribute
from netcrm.text.splice.plan import Plan, Plans, gone, last_pair_end, twice
from netcrm.text.splice.shape import (
    Shape,
    Whole,
    row_at,
    with_attribute,
    with_field,
    with_row,
    without_attribute,
    without_field,
)
from netcrm.text.words import canonical


@dataclass(frozen=True, slots=True)
class Holder:
    """A key and its value, where there are any; ``found`` is the dated line it belongs to."""

    page: Page
    name: str
    found: Found | None
    key: Scalar | None
    value: Value

    @property
    def line(self) -> int:
        """The line it stands in, or is to stand near."""
        if self.key is not None:
            return self.key.place.line
        return self.found.entry.place.line if self.found else 1

    @property
    def flow(self) -> bool:
        """Whether it stands within braces."""
        return self.found is not None and in_braces(self.page, self.found.entry)

    def holding(self, shape: Shape) -> Whole:
        """What the file is to say with this in it."""
        if self.found is None:
            return with_field(self.page.whole, field_name(self.name), shape)
        row = row_at(self.page.whole, self.found.where)
        return with_row(
            self.page.whole, self.found.where, with_attribute(row, self.name, shape)
        )  # fmt: skip

    def gone(self) -> Whole:
        """What the file is to say without it."""
        if self.found is None:
            return without_field(self.page.whole, field_name(self.name))
        row = row_at(self.page.whole, self.found.where)
        return with_row(self.page.whole, self.found.where, without_attribute(row, self.name))

    def fresh(self, new: str, shape: Shape) -> Plans:
        """A new field or attribute ``name: new``."""
        whole = self.holding(shape)
        if self.found is not None:
            return (_attribute(self.page, self.found.entry, f"{self.name}: {new}", whole),)
        if self.page.bare:
            newline = self.page.newline(self.page.lines[0])
            front = f"---{newline}{self.name}: {new}{newline}---{newline}"
            return (Plan(0, 0, front, whole),)
        places = field_places(self.page, field_name(self.name))
        return tuple(
            Plan(at, at, f"{indent}{self.name}: {new}{newline}", whole)
            for at, indent, newline in places
        )


def hold(page: Page, name: str, of: Place | None) -> Holder | Refusal:
    """The field or attribute of this name, whether it is there yet or not."""
    if of is None:
        known = field_name(name)
        if known in page.twice:
            return twice(page, known)
        piece = page.pieces.get(known)
        return Holder(
            page, name, None, piece.key if piece else None, piece.value if piece else None
        )  # fmt: skip
    found = page.find(of)
    if found is None:
        return gone(page, of)
    pairs = attribute(found.entry, canonical(name))
    if len(pairs) > 1:
        return page.refuse(of.line, f"{name!r} is given twice here", "keep one of them")
    key, value = pairs[0] if pairs else (None, None)
    return Holder(page, name, found, key, value)


def _attribute(page: Page, entry: Entry, new: str, whole: Whole) -> Plan:
    """A new attribute, below the others or behind them."""
    if in_braces(page, entry):
        end = last_pair_end(entry)
        return Plan(end, end, f", {new}", whole)
    last = page.block[stretch(page, entry).after - 1]
    end = page.after(last)
    return Plan(end, end, f"{' ' * level_of(page, entry)}{new}{page.newline(last)}", whole)
