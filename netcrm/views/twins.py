"""What two files have in common if they are one person's."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from netcrm.model import Contact

_SHORTEST_NUMBER = 7
"""Digits below which a phone number is an extension, which many share."""


class Mark(NamedTuple):
    """Something two files of one person have in common: what it is, and as it is typed there.

    ``key`` is what is compared. ``own`` is false for what a household may share.
    """

    key: tuple[str, str]
    shown: str
    own: bool


def marks(contact: Contact, names: Mapping[str, str]) -> Iterator[Mark]:
    """What tells that another file is of the same person.

    ``names`` are the names and ``aka`` it is known by, as typed, by their folded form.
    """
    for folded, name in names.items():
        yield Mark(("name", folded), name, own=True)
    for address in contact.email:
        yield Mark(("e-mail", address.strip().casefold()), address.strip(), own=False)
    for number in contact.phone:
        digits = "".join(c for c in number if c.isdecimal()).removeprefix("00")
        if len(digits) >= _SHORTEST_NUMBER:
            yield Mark(("phone", digits), number.strip(), own=False)
