"""What the documents show is what the program does: contact files, commands, problems."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from netcrm.text.contact import read_contact

ROOT = Path(__file__).parents[2]
DOCUMENTS = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
FENCED = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LEFT_OUT = "…\n"


def blocks(language: str) -> list[str]:
    """Every fenced block of that language in the documents."""
    return [
        text
        for document in DOCUMENTS
        for name, text in FENCED.findall(document.read_text("utf-8"))
        if name == language
    ]


CONTACTS = [text for text in blocks("markdown") if text.startswith("---\n")]
SESSIONS = blocks("console")
PROBLEMS = [text for _, text in FENCED.findall(DOCUMENTS[0].read_text("utf-8")) if " NC" in text]


@pytest.mark.parametrize("text", CONTACTS, ids=lambda text: text.split("\n")[1])
def test_every_contact_shown_reads_well(text: str) -> None:
    assert read_contact("contacts/shown.md", text.encode()).problems == ()


@pytest.mark.parametrize("text", SESSIONS, ids=lambda text: text.split("\n")[0])
def test_the_sample_says_what_is_shown(text: str) -> None:
    command, _, shown = text.partition("\n")
    said = sample(*command.removeprefix("$ netcrm ").split())
    at = 0
    for piece in shown.split(LEFT_OUT):
        found = said.find(piece, at)
        assert found >= 0, piece
        at = found + len(piece)


@pytest.mark.parametrize("text", PROBLEMS, ids=lambda text: text.split("\n")[0])
def test_a_problem_shown_is_one_of_the_list(text: str) -> None:
    assert text in (ROOT / "docs" / "problems.md").read_text("utf-8")


def test_there_is_something_to_compare() -> None:
    assert len(CONTACTS) >= 5
    assert len(SESSIONS) >= 3
    assert PROBLEMS


def sample(*words: str) -> str:
    """What a command prints of the sample contacts."""
    done = subprocess.run(
        [sys.executable, "-m", "netcrm", *words],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout
