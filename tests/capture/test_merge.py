"""`netcrm merge`: nothing that either file says is lost, and whoever named one names the other."""

from pathlib import Path

import pytest

from netcrm.text.contact import read_contact
from tests.capture.test_names import held
from tests.capture.test_plans import ANA, MARC
from tests.commands.conftest import Run

SECOND = "contacts/marc-b.md"
MARC_B = """\
---
name: Marc B.
# met twice, I think
aka: [Marco, marcus bell]
met: 2025-01-02
via: [ana-pires, marcus-bell]
work: Joiner  # or cabinets?
tags: wood and "tools"
x-shoe: 44
history:
  - 2026-01-03 call 20m: "About the #2 lathe"
    with: [marcus-bell, ana-pires]
    x-mood: good
  - 2026-01-03 visit: First
  - 2025-01-02 met: At the fair with [[marc-b]]
needs:
  - 2026-02-01 open: A van
    id: van
    slots:
      - 2026-02-05 ana-pires: Hers
        done: yes
      - 2026-02-04 open: Mine
promises:
  - me: A book
---

He likes **wood**. See [[marc-b]].
"""
MERGED = """\
---
name: Marcus Bell
kind: person
aka: [Marc B., Marco]
met: 2025-01-02
via: ana-pires
work: Furniture maker
since: 2009
place: Asheville, North Carolina
groups: [wednesday-group]
tags: [wood, "\\"tools\\""]
circle: active
history:
  - 2026-01-03 call 20m: "About the #2 lathe"
    with: [ana-pires]
    x-mood: good
  - 2026-01-03 visit: First
  - 2025-01-02 met: At the fair with [[marcus-bell]]
needs:
  - 2026-02-01 open: A van
    id: van
    slots:
      - 2026-02-05 ana-pires: Hers
        done: yes
      - 2026-02-04 open: Mine
promises:
  - me: A book
x-shoe: "44"
---

He likes **wood**. See [[marcus-bell]].

From marc-b.md:

- work: Joiner
- # met twice, I think
- work: Joiner  # or cabinets?
"""
BO = """\
---
name: Bo
via: [marc-b, marcus-bell]
history:
  - 2026-01-01 call: With [[Marc B.]] and [[Marco]]
    with: [Marc B., marcus-bell, ana-pires]
---
[[marc-b|M]]
"""


@pytest.fixture
def two(small: Path) -> Path:
    (small / SECOND).write_text(MARC_B, encoding="utf-8")
    (small / "contacts" / "bo.md").write_text(BO, encoding="utf-8")
    found = (small / MARC).read_text("utf-8")
    (small / MARC).write_text(found.replace("circle:", "not_same: [marc-b]\ncircle:"), "utf-8")
    return small


def test_two_files_become_one(netcrm: Run, two: Path) -> None:
    before = held(two)
    ran = netcrm("merge", "marcus-bell", "marc-b", "--yes")
    assert (ran.status, SECOND in ran.out) == (0, True)
    after = held(two)
    assert after.keys() == before.keys() - {SECOND}
    assert after[MARC].decode() == MERGED
    bo = BO.replace("[marc-b, marcus-bell]", "[marcus-bell]").replace(
        "[[Marc B.]]", "[[Marcus Bell]]"
    )
    bo = bo.replace("[Marc B., marcus-bell,", "[marcus-bell,").replace(
        "[[marc-b|M]]", "[[marcus-bell|M]]"
    )
    assert after["contacts/bo.md"].decode() == bo
    assert after[ANA] == before[ANA]
    assert "nothing is wrong" in netcrm("check").out
    netcrm("undo")
    assert held(two) == before


def test_the_result_is_shown_and_nothing_written(netcrm: Run, two: Path) -> None:
    before = held(two)
    ran = netcrm("merge", "marcus-bell", "marc-b")
    assert (ran.status, ran.out) == (2, "")
    assert "+aka: [Marc B., Marco]\n" in ran.err
    assert f"--- a/{SECOND}\n+++ /dev/null\n" in ran.err
    assert "--yes" in ran.err
    assert netcrm("merge", "marcus-bell", "marc-b", "--dry-run").out in ran.err
    assert held(two) == before


def test_the_other_way_round_nothing_is_lost_either(netcrm: Run, two: Path) -> None:
    netcrm("merge", "marc-b", "marcus-bell", "--yes")
    one = read_contact(SECOND, (two / SECOND).read_bytes())
    assert (one.work, one.since, one.circle) == ("Joiner", "2009", "active")
    assert "work: Furniture maker" in one.body.text
    assert [ref.target for ref in one.via] == ["ana-pires"]
    assert b"with: [marc-b, Colette]" in (two / ANA).read_bytes()
    assert "nothing is wrong" in netcrm("check").out


def test_two_of_the_same_name(netcrm: Run, small: Path) -> None:
    text = "---\r\nname: ana pires\r\nphone: 0123\r\n---\r\nA second note"
    (small / "contacts" / "ana2.md").write_bytes(text.encode())
    before = (small / ANA).read_bytes()
    assert netcrm("merge", "ana-pires", "ana2", "--yes").status == 0
    new = before.replace(b"x-shoe", b'phone: ["0123"]\nx-shoe') + b"\nA second note\n"
    assert (small / ANA).read_bytes() == new


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("history:\n  - {date: 2026-01-01, kind: call, text: x}\n", "'- DATE WORD: TEXT'"),
        ("history:\n  - 2026-01-01 a walk\n", "'- DATE WORD: TEXT'"),
        ("work: a\nwork: b\n", "'work' is given twice"),
        ("kind: group\n", "one is a person, the other a group"),
    ],
)
def test_what_cannot_be_taken_over_stays(netcrm: Run, small: Path, lines: str, said: str) -> None:
    (small / SECOND).write_text(f"---\nname: Marc B.\n{lines}---\n", encoding="utf-8")
    before = held(small)
    ran = netcrm("merge", "marcus-bell", "marc-b", "--yes")
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert held(small) == before


def test_one_is_not_two(netcrm: Run, small: Path) -> None:
    assert "both are Ana Pires" in netcrm("merge", "ana", "Aninha", "--yes").err
    assert small.is_dir()
