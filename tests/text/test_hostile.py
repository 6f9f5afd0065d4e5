"""Files made to hurt end as problems with a position, and the process lives."""

import subprocess
import sys

import pytest

from netcrm.text.contact import read_contact
from tests.conftest import ROOT, Golden
from tests.text.hostile import HOSTILE

# Not how long it may take, but when a hanging test gives up.
HANGS = 900


def test_the_process_lives(golden: Golden) -> None:
    command = [sys.executable, "-m", "tests.text.hostile"]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=HANGS
    )
    assert done.returncode == 0, f"{done.stdout[-200:]}\n{done.stderr[-2000:]}"
    golden("hostile.txt", done.stdout)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("braces as a dated line", "NC107"),
        ("alias bomb", "NC106"),
        ("a hundred thousand keys", "NC107"),
        ("fifty megabytes of note", "NC107"),
        ("NUL bytes", "NC114"),
        ("latin-1", "NC108"),
        ("brackets in the note", "NC113"),
        ("images in the note", "NC113"),
        ("nested lists in the note", "NC113"),
    ],
)
def test_what_is_too_much_is_said(name: str, code: str) -> None:
    contact = read_contact("contacts/ana.md", HOSTILE[name]())
    assert code in {problem.code for problem in contact.problems}


def test_a_megabyte_of_prose_is_fine() -> None:
    note = "He asked twice how [[ana-pires]] was *doing*. **No nuts**.\n\n" * 17_000
    contact = read_contact("contacts/ana.md", f"---\nname: Ana\n---\n{note}".encode())
    assert contact.problems == ()
    assert len(contact.links) == 17_000
