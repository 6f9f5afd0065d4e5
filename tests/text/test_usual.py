"""Lines in the usual form are read in one step, and just as the readers of every form read them."""

from collections.abc import Callable
from random import Random

import pytest

from netcrm.model import Contact
from netcrm.text import enclosed, entries, scan, usual
from netcrm.text.contact import read_contact
from tests.text.cases import CASES

FILE = "contacts/ana.md"

Read = Callable[[bytes], Contact]

LINES = (
    "name: Ana Example",
    "work: baker: the best",
    "tags: [garden, boat trips,, 0123]",
    "groups: [ choir ,\u00a0book club ]  ",
    "likes: [tea]",
    "aliases: [Annie]",
    "place: no",
    "met_at: a party ",
    "likes: []",
    "phone: 0123 # at work",
    "phone: # at work",
    "url: a: b",
    "history:",
    "  - 2026-03-14 call: Hello",
    "  - 2026-03-14 call 20m:  Hello [[Bo]] ",
    "  - 2026-03-14 10:30 call: yes",
    "  - 2026-3-14 lunch: # soup",
    "  -  2026-03-14 call : Hello",
    "  - 2026-03-14\u00a0call: - Hello",
    "\t- 2026-03-14 call: Hello",
    "  - 2026-03-14 call：Hello",
    "  - 2026 call: 'Hello'",
    "  - 2026-03-14 call: \u3000Hello",
    "  - 2026-03-14 asked favour: A hand",
    "    outcome: yes",
    "    with: [Bo, Cy]",
    "  - 2026-03-14 call:",
    "- 2026-03-14 note: true",
    "needs:",
    "promises:",
    "dates:",
    "   - 05-14 wedding: Bo",
    "",
    "  # a remark",
)


@pytest.fixture
def in_steps(monkeypatch: pytest.MonkeyPatch) -> Read:
    """Read a file without the readers of the usual form."""
    rooms = ((entries, "usual_entry"), (scan, "usual_field"), (enclosed, "plain_list"))

    def read(data: bytes) -> Contact:
        with monkeypatch.context() as patch:
            for room, name in (*rooms, (usual, "plain_list")):
                patch.setattr(room, name, lambda *_: None)
            return read_contact(FILE, data)

    return read


def test_hand_typed_files_are_read_alike(in_steps: Read) -> None:
    for case in CASES:
        assert read_contact(FILE, case.data) == in_steps(case.data), case.name


@pytest.mark.parametrize("seed", range(20))
def test_mixed_lines_are_read_alike(in_steps: Read, seed: int) -> None:
    random = Random(seed)  # noqa: S311  it only mixes lines
    for _ in range(20):
        front = "\n".join(random.choices(LINES, k=random.randrange(1, 12)))
        data = f"---\n{front}\n---\n".encode()
        assert read_contact(FILE, data) == in_steps(data), front


def test_the_usual_form_is_known() -> None:
    for line in ("  - 2026-03-14 call: Hello", "- 2026-03-14 met 2h: Tea & cake"):
        assert usual._ENTRY.fullmatch(line)  # noqa: SLF001
    for line in ("name: Ana", "met_at: a party: hers", "tags: [one, two]"):
        assert usual._FIELD.fullmatch(line)  # noqa: SLF001
