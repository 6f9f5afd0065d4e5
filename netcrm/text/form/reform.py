"""Rewriting a file: all at once where that proves right, else as much of it as does."""

from collections.abc import Mapping

from netcrm.model import KINDS, Kind
from netcrm.text.form.proof import same
from netcrm.text.form.swaps import Swap, swaps_of
from netcrm.text.splice.changes import Refusal
from netcrm.text.splice.page import Page, open_page

_ROUNDS = 6


def reform(file: str, data: bytes, kinds: Mapping[str, Kind] = KINDS) -> bytes | Refusal:
    """A file's bytes as netcrm would write what they say; to do so twice is the same as once.

    It reads as it did, with the same warnings and errors. Never raises: a file that is spoilt or
    in conflict is refused.
    """
    now = data
    for _ in range(_ROUNDS):
        page = open_page(file, now)
        if isinstance(page, Refusal):
            return page
        new = _round(page, kinds)
        if new == now:
            return now
        now = new
    return data  # it does not come to rest, and so it is left alone


def _round(page: Page, kinds: Mapping[str, Kind]) -> bytes:
    """The bytes after all swaps that prove right together."""
    if page.bare:
        return page.data
    swaps = swaps_of(page, kinds)
    if not swaps:
        return page.data
    good = _proved(page, swaps, kinds)
    new = _swapped(page, good)
    return new if same(page.file, page.data, new, kinds) else page.data


def _proved(page: Page, swaps: tuple[Swap, ...], kinds: Mapping[str, Kind]) -> tuple[Swap, ...]:
    """The swaps that change nothing of what the file says, found by halving."""
    if not swaps or same(page.file, page.data, _swapped(page, swaps), kinds):
        return swaps
    if len(swaps) == 1:
        return ()
    half = len(swaps) // 2
    return _proved(page, swaps[:half], kinds) + _proved(page, swaps[half:], kinds)


def _swapped(page: Page, swaps: tuple[Swap, ...]) -> bytes:
    """The file's bytes with these swaps made."""
    mark = page.data[: len(page.data) - len(page.typed.encode())]
    parts, at = [], 0
    for swap in swaps:
        parts += [page.typed[at : swap.start], swap.new]
        at = swap.end
    return mark + "".join((*parts, page.typed[at:])).encode()
