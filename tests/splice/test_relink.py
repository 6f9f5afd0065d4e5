"""A rename: every link to someone leads to the new id, and nothing else differs."""

import pytest

from netcrm.model import Contact, Ref
from netcrm.text.contact import read_contact
from netcrm.text.splice import Refusal, Relink, Revised, revise, splice

FILE = "contacts/ana.md"
TEXT = """\
---
name: Ana, friend of [[lee]]
via: lee
groups: [choir, "lee", 'lee']
household: "[[lee]]"
organisation: lee # since 2020
not_same:
  - lee
  - "[[people/lee.md#top|Lee]]"
history:
  - 2026-03-01 call: Of [[lee]] and [[ lee |Lee W]] and lee
    with: lee, sam and [[lee]]
  - 2026-02-01 introduced: "To [[lee]]: at last"
    to: [lee]
  - {2026-01-01 note: said, with: [lee]}
needs:
  - 2026-03-01 open: Dinners
    slots:
      - 2026-03-09 lee: Curry for [[lee]]
---
With [[lee]], [[Lee]] and [[leeward]]: `[[lee]]` is code.

| a | b |
|---|---|
| [[lee\\|Lee]] | [[x/lee]] |
"""


def refs(contact: Contact) -> list[Ref]:
    """Everyone a contact names."""
    found = [*contact.links, *contact.via, *contact.groups, *contact.not_same]
    found += [ref for ref in (contact.household, contact.organisation) if ref]
    for line in contact.history:
        found += [*line.links, *line.with_, *line.to]
    for need in contact.needs:
        for slot in need.slots:
            found += [*slot.links, *([slot.ref] if slot.ref else [])]
    return found


@pytest.mark.parametrize("new", ["lee-wong", "zoë", "no"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_link_follows(new: str, end: str) -> None:
    data = TEXT.replace("\n", end).encode()
    before = read_contact(FILE, data)
    named = [ref for ref in refs(before) if ref.target == "lee"]
    assert len(named) == 20
    done = revise(FILE, data, [Relink(ref.place, new) for ref in named])
    assert isinstance(done, Revised), done
    after = read_contact(FILE, done.data)
    targets = [ref.target for ref in refs(before)]
    assert [ref.target for ref in refs(after)] == [new if it == "lee" else it for it in targets]
    assert [ref.shown for ref in refs(after)] == [ref.shown for ref in refs(before)]
    assert all(edit.old == b"lee" for edit in done.edits)
    assert "and lee\n" in done.data.decode().replace("\r\n", "\n")
    assert "`[[lee]]` is code" in done.data.decode()


@pytest.mark.parametrize("target", ["", "a|b", "a/b", "a]]b", "a\nb", "a#b"])
def test_what_cannot_be_linked_to_is_refused(target: str) -> None:
    ref = read_contact(FILE, TEXT.encode()).via[0]
    found = splice(FILE, TEXT.encode(), Relink(ref.place, target))
    assert isinstance(found, Refusal)
    assert "cannot be linked to" in found.message


def test_what_is_no_link_is_left_alone() -> None:
    ref = read_contact(FILE, TEXT.encode()).via[0]
    beside = ref.place._replace(start=ref.place.start - 4)
    assert isinstance(splice(FILE, TEXT.encode(), Relink(beside, "sam")), Refusal)
