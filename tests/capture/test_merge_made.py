"""Merging any two files: all that either says is said by the one, and the first's bytes stay."""

import os
from collections import Counter
from typing import Any

from hypothesis import assume, event, given, settings

from netcrm.model import KINDS, Contact
from netcrm.text.contact import read_contact
from netcrm.text.merge import Text, merge
from netcrm.text.splice import Refusal
from netcrm.text.words import fold
from tests.splice.made import made
from tests.splice.test_made import bare

ONE, OTHER = "contacts/ana.md", "contacts/ana-2.md"
FILES = int(os.environ.get("NETCRM_SPLICE_FILES", "100"))
SECTIONS = ("history", "needs", "promises", "dates")
LISTS = ("aka", "tags", "likes", "offers", "email", "phone", "url", "address")
SELVES = frozenset({"ana", "ana-2"})


def lines(contact: Contact, section: str) -> Counter[Any]:
    """The dated lines of a section without their places, each as often as it stands there.

    Turns and attributes may stand in another order: each list keeps its own.
    """
    return Counter(repr(unordered(bare(line))) for line in getattr(contact, section))


def unordered(line: dict[str, Any]) -> dict[str, Any]:
    """A dated line with its turns and attributes in order of what they say."""
    lists = {"slots", "attributes"}
    return {name: sorted(it, key=repr) if name in lists else it for name, it in line.items()}


@settings(max_examples=FILES)
@given(made(), made())
def test_nothing_is_lost(first: bytes, second: bytes) -> None:
    found = merge(Text(ONE, first), Text(OTHER, second), SELVES, KINDS)
    event(found.message if isinstance(found, Refusal) else "merged")
    assume(not isinstance(found, Refusal))
    assert not isinstance(found, Refusal)
    before, other = read_contact(ONE, first), read_contact(OTHER, second)
    after = read_contact(ONE, found.data)
    for section in SECTIONS:
        mine, theirs = lines(before, section), lines(other, section)
        assert lines(after, section) | mine == lines(after, section), section
        assert not set(theirs) - set(lines(after, section)), section
        assert not set(lines(after, section)) - set(mine) - set(theirs), section
    for name in LISTS:
        items = {fold(item) for item in getattr(after, name)} | {fold(after.name)}
        assert {fold(item) for item in (*getattr(before, name), *getattr(other, name))} <= items
    note = " ".join(after.body.text.split())
    for name in ("work", "location", "circle", "since"):
        kept, gone = getattr(before, name), getattr(other, name)
        assert getattr(after, name) == (kept or gone)
        assert " ".join(gone.split()) in note or gone in {kept, getattr(after, name)}
    assert after.body.text.startswith(before.body.text)
    rest = iter(found.data.splitlines())
    assert all(line in rest for line in body_of(first))


def body_of(data: bytes) -> list[bytes]:
    """The lines of a file that stand in it as they did: those of its note."""
    contact = read_contact(ONE, data)
    return contact.body.text.encode().splitlines()
