"""Every change of every file: nothing but the stretch differs, and it reads as old and change.

What is expected is worked out here from what `read_contact` says, not by the splicer's own proof.
``NETCRM_SPLICE_FILES`` sets how many files each change is tried on.
"""

import os
from collections import Counter
from dataclasses import fields, is_dataclass
from typing import Any

from hypothesis import event, given, settings
from hypothesis import strategies as st

from netcrm.model import Contact, Place
from netcrm.text.contact import read_contact
from netcrm.text.splice import (
    Add,
    Change,
    Draft,
    Drop,
    Edit,
    Insert,
    Put,
    Refusal,
    Remove,
    Replace,
    Take,
    splice,
)
from tests.splice.made import COMMENTS, WORDS, days, made, words
from tests.text.mangled import mangled

FILE = "contacts/ana.md"
FILES = int(os.environ.get("NETCRM_SPLICE_FILES", "100"))
SECTIONS = {"history": "call", "needs": "open", "promises": "me", "dates": "wedding"}
IN_WORDS = (
    "comments",
    "cannot be read",
    "there is no",
    "is not in",
    "is there already",
    "first part",
)
"""Why a well-formed file may be left alone."""

many = settings(max_examples=FILES)


def bare(value: object) -> Any:  # noqa: ANN401  whatever a contact holds
    """A value without its places."""
    if isinstance(value, Place):
        return None
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: bare(getattr(value, field.name)) for field in fields(value)}
    return tuple(bare(item) for item in value) if isinstance(value, tuple) else value


def meaning(contact: Contact) -> dict[str, Any]:
    """What a contact says, without where."""
    said = bare(contact)
    for name in ("problems", "fields", "front", "digest"):
        del said[name]
    said["own"] = {field.name: (field.values, field.listed) for field in contact.fields}
    for name in SECTIONS:
        said["own"].pop(name, None)
    return dict(said)


def made_by(data: bytes, change: Change) -> bytes | Refusal:
    """The file after a change, with all but the stretch checked to be as it was."""
    edit = splice(FILE, data, change)
    event(type(edit).__name__ if isinstance(edit, Edit) else edit.message[:40])
    if isinstance(edit, Refusal):
        assert edit.hint
        return edit
    assert data[edit.start : edit.end] == edit.old
    new = edit.apply(data)
    assert new == data[: edit.start] + edit.new + data[edit.end :]
    if b"\n" not in data.replace(b"\r\n", b""):
        assert b"\n" not in new.replace(b"\r\n", b"")
    if b"\r\n" not in data:
        assert b"\r" not in new
    lost = Counter(data.split(b"\n")) - Counter(new.split(b"\n"))
    assert not any(line.strip().decode() in COMMENTS for line in lost)
    assert not any(line.strip() == b"# about this one" for line in lost)
    return new


def refused_in_words(refusal: Refusal) -> None:
    assert any(word in refusal.message for word in IN_WORDS), refusal


drafts = st.builds(
    lambda day, text, detail, pairs: (day, text, detail, tuple(pairs.items())),
    days,
    words,
    st.just(""),
    st.fixed_dictionaries(
        {}, optional={"at": words, "with": st.just(("lee", "ana-pires")), "x-own": words}
    ),
)


def alone(section: str, draft: Draft) -> Any:  # noqa: ANN401  an event, need, promise or occasion
    """The line as it is read where it is the only one of its file."""
    data = f"---\nname: A\n{section}:\n---\n".encode()
    edit = splice(FILE, data, Insert(section, draft))
    assert isinstance(edit, Edit), edit
    (line,) = getattr(read_contact(FILE, edit.apply(data)), section)
    assert line.text == draft.text
    return bare(line)


@many
@given(made(), st.sampled_from(sorted(SECTIONS)), drafts)
def test_insert(data: bytes, section: str, given_draft: tuple[Any, ...]) -> None:
    day, text, detail, pairs = given_draft
    draft = Draft(day, SECTIONS[section], text, detail, pairs)
    new = made_by(data, Insert(section, draft))
    assert isinstance(new, bytes), (new, data)
    before, after = meaning(read_contact(FILE, data)), meaning(read_contact(FILE, new))
    lines, more = list(before.pop(section)), list(after.pop(section))
    added = alone(section, draft)
    assert added in more
    more.remove(added)
    assert more == lines
    assert after == before
    if section == "history":
        check_order(data, new)


def check_order(data: bytes, new: bytes) -> None:
    """A list in order stays in order."""
    before = [line.date.first for line in read_contact(FILE, data).history]
    after = [line.date.first for line in read_contact(FILE, new).history]
    if before == sorted(before, reverse=True):
        assert after == sorted(after, reverse=True) or before == sorted(before) == after[:-1]
    elif before == sorted(before):
        assert after == sorted(after)


def lines_of(contact: Contact) -> list[tuple[str, int, Any]]:
    """Every dated line: its section, its index, and itself."""
    return [
        (section, at, line)
        for section in SECTIONS
        for at, line in enumerate(getattr(contact, section))
    ]


@many
@given(made(), st.data())
def test_remove_and_replace(data: bytes, choose: st.DataObject) -> None:
    contact = read_contact(FILE, data)
    found = lines_of(contact)
    if not found:
        return
    section, at, line = choose.draw(st.sampled_from(found))
    draft = None
    if choose.draw(st.booleans()):
        draft = Draft("2026-03-14", SECTIONS[section], choose.draw(words))
    change = Remove(line.place) if draft is None else Replace(line.place, draft)
    new = made_by(data, change)
    if isinstance(new, Refusal):
        refused_in_words(new)
        return
    before, after = meaning(contact), meaning(read_contact(FILE, new))
    expected = list(before.pop(section))
    expected[at : at + 1] = [] if draft is None else [alone(section, draft)]
    assert list(after.pop(section)) == expected
    assert after == before


@many
@given(made(), st.data())
def test_attributes(data: bytes, choose: st.DataObject) -> None:
    contact = read_contact(FILE, data)
    found = lines_of(contact)
    if not found:
        return
    section, at, line = choose.draw(st.sampled_from(found))
    name = choose.draw(st.sampled_from(["at", "x-mood", "done", "x-new"]))
    value = "2026-03-14" if name == "done" else choose.draw(words)
    drop = choose.draw(st.booleans())
    new = made_by(data, Drop(name, line.place) if drop else Put(name, value, line.place))
    if isinstance(new, Refusal):
        refused_in_words(new)
        return
    before, after = meaning(contact), meaning(read_contact(FILE, new))
    old, now = before.pop(section), after.pop(section)
    assert after == before
    assert (*old[:at], *old[at + 1 :]) == (*now[:at], *now[at + 1 :])
    kept = dict(pairs(line))
    kept.pop(name, None)
    again = getattr(read_contact(FILE, new), section)[at]
    assert dict(pairs(again)) == (kept if drop else {**kept, name: (value,)})
    assert (again.text, bare(again)["links"]) == (line.text, bare(line)["links"])


def pairs(line: Any) -> list[tuple[str, tuple[str, ...]]]:  # noqa: ANN401  any dated line
    return [(attribute.name, attribute.values) for attribute in line.attributes]


@many
@given(
    made(),
    st.sampled_from(["work", "place", "x-own", "x-new", "met_at", "meets"]),
    words,
    st.booleans(),
)
def test_fields(data: bytes, name: str, text: str, drop: bool) -> None:  # noqa: FBT001
    new = made_by(data, Drop(name) if drop else Put(name, text))
    if isinstance(new, Refusal):
        refused_in_words(new)
        return
    before, after = said(data), said(new)
    before["own"].pop(name, None)
    if not drop:
        assert after["own"].pop(name) == ((text,), False)
    assert untouched(after, name) == untouched(before, name)


@many
@given(made(), st.sampled_from(["likes", "offers", "tags", "aka", "groups"]), st.data())
def test_items(data: bytes, name: str, choose: st.DataObject) -> None:
    field = read_contact(FILE, data).field(name)
    items = field.values if field else ()
    text = choose.draw(st.sampled_from([*items, *WORDS]))
    take = choose.draw(st.booleans())
    new = made_by(data, Take(name, text) if take else Add(name, text))
    if isinstance(new, Refusal):
        refused_in_words(new)
        return
    before, after = said(data), said(new)
    old, now = texts(data, name), texts(new, name)
    item = "lee" if name == "groups" and text.startswith("[[") else text
    assert now == ([it for it in old if it != item] if take else [*old, item])
    before["own"].pop(name, None), after["own"].pop(name, None)
    assert untouched(after, name) == untouched(before, name)


def texts(data: bytes, name: str) -> list[str]:
    """The items that a list field is read as."""
    found = getattr(read_contact(FILE, data), name)
    return [getattr(item, "target", item) for item in found]


def said(data: bytes) -> dict[str, Any]:
    return meaning(read_contact(FILE, data))


def untouched(whole: dict[str, Any], name: str) -> dict[str, Any]:
    """All but one field, and the links that may stand in it."""
    gone = {name, "links", {"place": "location"}.get(name, name)}
    return {key: value for key, value in whole.items() if key not in gone}


@many
@given(mangled(), st.sampled_from(sorted(SECTIONS)))
def test_what_accidents_leave_is_changed_safely_or_not_at_all(data: bytes, section: str) -> None:
    draft = Draft("2026-03-14", SECTIONS[section], "He said: come")
    edit = splice(FILE, data, Insert(section, draft))
    if isinstance(edit, Refusal):
        assert edit.hint
        return
    before, after = said(data), said(edit.apply(data))
    more = Counter(map(repr, after.pop(section))) - Counter(map(repr, before.pop(section)))
    assert more.total() == 1
    assert after.pop("spoilt") is False
    if not before.pop("spoilt"):
        assert after == before
    assert after["body"][0] == before["body"][0]
