"""The kind of a line from its words: certain, or a note."""

from pathlib import Path

import pytest

from netcrm.text.contact import read_contact
from netcrm.text.guess import guess_kind
from tests.commands.conftest import Run

ANA = "contacts/ana-pires.md"
MARC = ("marc", "Marcus Bell", "Marcus")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("called him, he needs films", "call"),
        ("Called Marcus about the bench", "call"),
        ("Marcus called. He needs films", "call"),
        ("I just phoned Marcus Bell again", "call"),
        ("Rang him up", "call"),
        ("Phone call with him: the guild", "call"),
        ("Spoke on the phone", "call"),
        ("Video call", "video"),
        ("We had coffee at his place", "coffee"),
        ("A quick coffee with Marcus", "coffee"),
        ("Met for coffee", "coffee"),
        ("Dinner with him and Colette", "meal"),
        ("We had lunch together", "meal"),
        ("Visited him in the ward", "visit"),
        ("Thanked Marcus for the soup", "thanked"),
        ("Wrote to him about June", "wrote"),
    ],
)
def test_certain(text: str, kind: str) -> None:
    assert guess_kind(text, MARC) == kind


@pytest.mark.parametrize(
    "text",
    [
        "call me back",
        "called, no answer",
        "Called him but he was busy",
        "Called: nobody there, left it on voicemail",
        "Called off the trip",
        "Called his shop a mess",
        "Called Lee about the bench",
        "He wants to have coffee with me",
        "Coffee machine broke",
        "We should have lunch together",
        "Didn't have coffee",
        "Visited Lisbon",
        "Dinner for the family: lasagne",
        "Wrote him a reference",
        "Thanked the nurse for the soup",
        "He said that he called him",
        "",
        "…",
    ],
)
def test_in_doubt(text: str) -> None:
    assert guess_kind(text, MARC) == ""


def test_a_guess_is_said(netcrm: Run, small: Path) -> None:
    ran = netcrm("log", "ana", "Called Ana: the hip is fine", "--length", "10m")
    assert ran.out == f'{ANA}:12: - 2026-03-18 call 10m: "Called Ana: the hip is fine"\n'
    assert ran.err == "taken as call; for a plain note, say note before the text\n"
    assert read_contact(ANA, (small / ANA).read_bytes()).history[0].kind == "call"


@pytest.mark.usefixtures("small")
def test_what_was_named_is_never_guessed(netcrm: Run) -> None:
    ran = netcrm("log", "ana", "note", "Called Ana")
    assert (ran.out, ran.err) == (f"{ANA}:12: - 2026-03-18 note: Called Ana\n", "")


def test_a_hard_time_is_life(netcrm: Run, small: Path) -> None:
    ran = netcrm("log", "ana", "Broke her wrist", "--hard")
    line = read_contact(ANA, (small / ANA).read_bytes()).history[0]
    assert (line.kind, line.hard) == ("life", True)
    assert "taken as life" in ran.err


@pytest.mark.usefixtures("small")
def test_a_slip_of_a_kind_is_named(netcrm: Run) -> None:
    ran = netcrm("log", "ana", "cofee", "The hip is fine")
    assert (ran.out, ran.status) == ("", 2)
    assert "'cofee' is nobody, and no kind of line\n   = did you mean coffee?\n" in ran.err
