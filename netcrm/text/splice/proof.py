"""The proof: a file is changed only if it then says exactly the old and the change."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from netcrm.model import CODES, NOWHERE, Contact, Kind, Place, Severity
from netcrm.text.contact import read_contact
from netcrm.text.fields import FIELDS
from netcrm.text.keys import DATED_FIELDS
from netcrm.text.splice.changes import Edit, Refusal
from netcrm.text.splice.page import Page, open_page
from netcrm.text.splice.plan import Plan
from netcrm.text.splice.shape import Whole

_FOLLOW = frozenset({"problems", "fields", "front", "body", "digest", "spoilt"})
"""What a contact says of its file rather than of someone; ``Whole`` compares that in full."""
_CURE = "make the change by hand; nothing was written"


def prove(page: Page, plan: Plan, kinds: Mapping[str, Kind]) -> Edit | Refusal:
    """The edit that a plan makes, if the file then reads as planned."""
    edit = page.edit(plan.start, plan.end, plan.new)
    line = page.line_at(plan.start).number
    after = open_page(page.file, edit.apply(page.data))
    if isinstance(after, Refusal):
        return after
    if after.whole != plan.whole:
        return page.refuse(line, "the file would not read as it does now and the change", _CURE)
    before_change, after_change = _front(page, kinds), _front(after, kinds)
    new = _new_problem(before_change, after_change, notes=bool(plan.new))
    if new is not None:
        return new
    touched = _touched(page.whole, plan.whole)
    if not page.bare and not _as_meant(before_change, after_change, touched):
        return page.refuse(line, "the change would mean something else besides", _CURE)
    return edit


def _front(page: Page, kinds: Mapping[str, Kind]) -> Contact:
    """What the front matter says; the note is the same text before and after."""
    return read_contact(page.file, page.typed[: page.body.place.start].encode(), kinds)


def _new_problem(before: Contact, after: Contact, *, notes: bool) -> Refusal | None:
    """The first problem of a kind that the file did not have, or not so often.

    Taking something out may bring to light what only a note is about.
    """
    if before.spoilt:
        return None
    had = Counter(problem.code for problem in before.problems)
    have = Counter(problem.code for problem in after.problems)
    more = {
        code
        for code in have
        if have[code] > had[code] and (notes or CODES[code][0] is not Severity.NOTE)
    }
    old = {(problem.code, problem.message, problem.excerpt) for problem in before.problems}
    found = [it for it in after.problems if it.code in more]
    fresh = [it for it in found if (it.code, it.message, it.excerpt) not in old] or found
    return Refusal(fresh[0].file, fresh[0].line, fresh[0].message, fresh[0].hint) if fresh else None


def _touched(before: Whole, after: Whole) -> frozenset[str]:
    """The fields that differ."""
    nothing = object()
    names = before.fields.keys() | after.fields.keys()
    return frozenset(
        name
        for name in names
        if before.fields.get(name, nothing) != after.fields.get(name, nothing)
    )


def _as_meant(before: Contact, after: Contact, touched: frozenset[str]) -> bool:
    """Whether all that was not touched means the same, and at most one dated line differs."""
    free = {FIELDS[name][0] for name in touched if name in FIELDS}
    if touched - DATED_FIELDS:
        free |= {"links"}
    if "name" in touched:
        free |= {"name", "named"}
    for field in fields(Contact):
        if field.name in _FOLLOW or field.name in free:
            continue
        old, new = getattr(before, field.name), getattr(after, field.name)
        if field.name in touched:
            if not _one_line(_unplaced(old), _unplaced(new)):
                return False
        elif _unplaced(old) != _unplaced(new):
            return False
    return True


def _one_line(old: tuple[Any, ...], new: tuple[Any, ...]) -> bool:
    """Whether two lists of lines differ in one line at most."""
    less, more = Counter(old) - Counter(new), Counter(new) - Counter(old)
    return less.total() <= 1 and more.total() <= 1


def _unplaced(value: Any) -> Any:  # noqa: ANN401  any value that a contact may hold
    """A value without the places it was read at."""
    if isinstance(value, Place):
        return NOWHERE
    if isinstance(value, tuple):
        parts = [_unplaced(part) for part in value]
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    if is_dataclass(value) and not isinstance(value, type):
        found = {field.name: _unplaced(getattr(value, field.name)) for field in fields(value)}
        return replace(value, **found)
    return value
