"""The invented contacts are the same every time, and netcrm finds nothing wrong with them."""

import subprocess
import sys
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from statistics import mean

import pytest

from tests.benchmarks.contacts import MOST, SIZE, id_of, people
from tests.benchmarks.entries import DAY, ENTRIES

NUMBER = 150


def test_the_same_seed_gives_the_same_contacts(golden: Callable[[str, str], None]) -> None:
    made = tuple(people(NUMBER))
    assert made == tuple(people(NUMBER))
    assert made != tuple(people(NUMBER, seed=2))
    golden("contact.md", made[7].text)


def test_netcrm_finds_nothing_wrong(tmp_path: Path) -> None:
    (tmp_path / "contacts").mkdir()
    for person in people(NUMBER):
        (tmp_path / "contacts" / f"{person.id}.md").write_text(person.text, "utf-8")
    command = (sys.executable, "-m", "netcrm", "--today", DAY.isoformat(), "check", "--strict")
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == (f"{NUMBER} contacts read, nothing is wrong\n", "")


def test_they_are_as_large_as_is_said() -> None:
    sizes = [len(person.text.encode()) for person in people(NUMBER)]
    assert SIZE <= mean(sizes) < SIZE * 1.05
    assert all(person.text.count("\n  - 2") >= ENTRIES for person in people(NUMBER))


@pytest.mark.parametrize(
    "piece", ["with:", "via:", "groups:", "tags:", "circle:", "needs:", "slots:", "promises:", "[["]
)
def test_every_kind_of_thing_occurs(piece: str) -> None:
    having = sum(piece in person.text for person in people(NUMBER))
    assert having > NUMBER / 50


def test_no_two_have_one_id() -> None:
    assert len({id_of(index) for index in range(MOST)}) == MOST


def test_there_is_no_end_of_names_unnoticed() -> None:
    assert len(tuple(islice(people(MOST), 3))) == 3
    with pytest.raises(ValueError, match="120,001"):
        people(MOST + 1)
