"""A change planned: which text goes where, and what the file is to say after it."""

from typing import NamedTuple

from netcrm.model import Place
from netcrm.text.nodes import Entry, Scalar
from netcrm.text.splice.changes import Refusal
from netcrm.text.splice.page import Page
from netcrm.text.splice.shape import Whole


class Plan(NamedTuple):
    """Replace the text ``[start, end)`` by ``new``, so that the file says ``whole``."""

    start: int
    end: int
    new: str
    whole: Whole


Plans = tuple[Plan, ...]
"""The ways to make one change, best first: the first that proves right is taken."""


def gone(page: Page, at: Place) -> Refusal:
    """There is no dated line where one was said to be."""
    message = "there is no dated line here any more"
    return page.refuse(at.line, message, "read the file again; it is another one now")


def twice(page: Page, name: str) -> Refusal:
    """A key is given twice, and which of them is meant cannot be known."""
    piece = page.pieces.get(name)
    line = piece.key.place.line if piece else 1
    return page.refuse(line, f"{name!r} is given twice", "keep one of them, then say it again")


def unreadable(page: Page, key: Scalar) -> Refusal:
    """What a key holds cannot be read, and so it is not known what changing it would do."""
    return page.refuse(key.place.line, f"what stands at {key.text!r} cannot be read")


def last_pair_end(entry: Entry) -> int:
    """Where the last pair of a dated line in braces ends."""
    if not entry.attributes:
        return max(entry.key.place.end, entry.text.place.end)
    last = entry.attributes[-1]
    return last.key.place.end if last.value is None else last.value.place.end
