"""Making changes: each is planned, tried and proved, and the first way that proves is taken."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from netcrm.model import KINDS, Kind, Place
from netcrm.text.splice import entries, items, values
from netcrm.text.splice.changes import (
    Add,
    Change,
    Drop,
    Edit,
    Insert,
    Put,
    Refusal,
    Relink,
    Remove,
    Replace,
    Take,
)
from netcrm.text.splice.insert import insert
from netcrm.text.splice.page import Page, open_page
from netcrm.text.splice.plan import Plans
from netcrm.text.splice.proof import prove
from netcrm.text.splice.relink import relink


class Revised(NamedTuple):
    """A file's bytes with all changes made, and the edits one after the other.

    Each edit's span counts in what the edits before it left.
    """

    data: bytes
    edits: tuple[Edit, ...]


_PLANNERS: Mapping[type, Callable[[Page, Any], Plans | Refusal]] = {
    Insert: insert,
    Replace: entries.replace,
    Remove: entries.remove,
    Put: values.put,
    Drop: values.drop,
    Add: items.add,
    Take: items.take,
    Relink: relink,
}


def splice(
    file: str, data: bytes, change: Change, kinds: Mapping[str, Kind] = KINDS
) -> Edit | Refusal:
    """The edit that makes one change, proved: applied, the file reads as it did and the change.

    ``file`` is the path within the workspace. Never raises: what cannot be done is refused.
    """
    page = open_page(file, data)
    if isinstance(page, Refusal):
        return page
    plans = _PLANNERS[type(change)](page, change)
    if isinstance(plans, Refusal):
        return plans
    first: Refusal | None = None
    for plan in plans:
        found = prove(page, plan, kinds)
        if isinstance(found, Edit):
            return found
        first = first or found
    return first or page.refuse(1, "there is no safe way to make this change")


def revise(
    file: str, data: bytes, changes: Iterable[Change], kinds: Mapping[str, Kind] = KINDS
) -> Revised | Refusal:
    """Make several changes of one file in turn, or none of them.

    All places are those of ``data`` as it was read; where an edit moves what stands behind it,
    later changes follow.
    """
    edits: list[Edit] = []
    moves: list[tuple[int, int, int]] = []
    for change in changes:
        found = splice(file, data, _moved(change, moves), kinds)
        if isinstance(found, Refusal):
            return found
        end = len(data[: found.end].decode("utf-8-sig"))
        grown = len(found.new.decode()) - len(found.old.decode())
        lines = found.new.count(b"\n") - found.old.count(b"\n")
        moves.append((end, grown, lines))
        edits.append(found)
        data = found.apply(data)
    return Revised(data, tuple(edits))


def _moved(change: Change, moves: list[tuple[int, int, int]]) -> Change:
    """A change whose places are those of the file as it is by now."""
    match change:
        case Insert(within=Place() as at):
            return replace(change, within=_follow(at, moves))
        case Replace(at=at) | Remove(at=at) | Relink(at=at):
            return replace(change, at=_follow(at, moves))
        case Put(of=Place() as at) | Drop(of=Place() as at):
            return replace(change, of=_follow(at, moves))
        case Add(of=Place() as at) | Take(of=Place() as at):
            return replace(change, of=_follow(at, moves))
        case _:
            return change


def _follow(at: Place, moves: list[tuple[int, int, int]]) -> Place:
    """Where something stands after edits before it."""
    for end, grown, lines in moves:
        if end <= at.start:
            at = at._replace(start=at.start + grown, end=at.end + grown, line=at.line + lines)
    return at
