"""`fmt`'s heart: another spelling, the same content, and twice the same as once.

What must stay is worked out here from what `read_contact` says, not by the program's own proof.
``NETCRM_SPLICE_FILES`` sets how many files are tried.
"""

import os
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import event, given, settings

from netcrm.model import CODES, Contact, Severity
from netcrm.text.contact import read_contact
from netcrm.text.form import reform
from netcrm.text.splice import Refusal
from tests.conftest import Golden
from tests.splice.made import COMMENTS, made
from tests.text.mangled import mangled

FILE = "contacts/ana.md"
HERE = Path(__file__).parent
HAND_TYPED = HERE.parent / "text" / "hand_typed"
many = settings(max_examples=int(os.environ.get("NETCRM_SPLICE_FILES", "100")))


def said(contact: Contact) -> list[object]:
    """What a contact says, in values that no spelling touches."""
    lines: list[object] = [
        (it.date, it.kind, it.text, it.detail, it.with_ and len(it.with_), it.at, it.done, it.hard)
        for it in contact.history
    ]
    lines += [(it.date, it.state, it.text, it.until, len(it.slots)) for it in contact.needs]
    lines += [(s.date, s.who, s.text, s.done) for it in contact.needs for s in it.slots]
    lines += [(it.due, it.who, it.text, it.made, it.closed) for it in contact.promises]
    lines += [(it.day, it.label, it.text, it.once) for it in contact.dates]
    lines += [contact.name, contact.work, contact.likes, contact.tags, contact.aka, contact.snooze]
    lines += [field.name for field in contact.fields]
    return [*lines, contact.body.text, contact.spoilt]


def faults(contact: Contact) -> Counter[str]:
    """How many problems there are of each code, notes aside."""
    codes = (problem.code for problem in contact.problems)
    return Counter(code for code in codes if CODES[code][0] is not Severity.NOTE)


def check(data: bytes) -> bytes | None:
    """The file as it is written anew, with all that must hold checked."""
    new = reform(FILE, data)
    if isinstance(new, Refusal):
        assert new.hint
        return None
    before, after = read_contact(FILE, data), read_contact(FILE, new)
    assert said(after) == said(before)
    assert faults(after) == faults(before)
    assert len(after.problems) <= len(before.problems)
    assert reform(FILE, new) == new
    lost = Counter(data.split(b"\n")) - Counter(new.split(b"\n"))
    assert not any(line.strip().decode() in COMMENTS for line in lost)
    if b"\n" not in data.replace(b"\r\n", b""):
        assert b"\n" not in new.replace(b"\r\n", b"")
    if b"\r" not in data:
        assert b"\r" not in new
    assert new.startswith(b"\xef\xbb\xbf") == data.startswith(b"\xef\xbb\xbf")
    return new


@many
@given(made())
def test_made_files(data: bytes) -> None:
    new = check(data)
    assert new is not None
    event("as it was" if new == data else "another spelling")


@many
@given(mangled())
def test_mangled_files(data: bytes) -> None:
    event("refused" if check(data) is None else "read")


@pytest.mark.parametrize("path", sorted(HAND_TYPED.rglob("*.md")), ids=lambda path: path.stem)
def test_hand_typed_files(path: Path) -> None:
    check(path.read_bytes())


def test_how_it_is_written(golden: Golden) -> None:
    new = check((HERE / "before.md").read_bytes())
    assert new is not None
    golden("after.md", new)


def test_what_netcrm_writes_stays(golden: Golden) -> None:
    after = (HERE / "golden" / "after.md").read_bytes()
    assert read_contact(FILE, after).problems == ()
    assert check(after) == after


@pytest.mark.parametrize(
    "kept",
    [
        "history:\n  - 2026-03-04 14:30 call: The time stays",
        "history:\n  - 2026-03-04 call: One\n    and more",
        "history:\n  - 2026-03-04 cal: A slip",
        "history:\n  - 2026-13-04 call: No day",
        "history:\n  - 2026-03-04 call No colon",
        "history:\n  - date: 2026-03-04\n    # why\n    text: A comment within",
        "history: [{date: 2026-03-04, text: x}] # all",
        "work: |\n  one\n  two",
        "work: 'one\n  two'",
        "aliases: [Marc]",
        "X-Own: [a, b]",
        "x-map: {a:  b}",
        "x-count: '5'",
        "kin: true",
        "private: yes",
        "phone: 5551234",
        "groups: choir and guild",
    ],
)
def test_what_stays_as_typed(kept: str) -> None:
    data = f"---\nname: A\n{kept}\n---\nText\n".encode()
    assert check(data) == data


def test_conflicts_are_left_alone() -> None:
    data = b"---\nname: A\n<<<<<<< ours\nwork:  x\n=======\n>>>>>>> theirs\n---\n"
    assert isinstance(reform(FILE, data), Refusal)


def test_a_note_alone_stays() -> None:
    assert reform(FILE, b"Only  a note\n") == b"Only  a note\n"
