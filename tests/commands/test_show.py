"""The card on the terminal: what a file says, in words."""

from pathlib import Path

from tests.commands.conftest import Run, contact


def test_links_are_names_wherever_they_stand(netcrm: Run, small: Path) -> None:
    lines = (
        "tags: [Films, films]",
        "history:",
        "  - 2026-03-01 call: About [[marcus-bell]]",
        "    at: the shop of [[marcus-bell]]",
        "    context: work",
        "    x-mood: glad of [[marcus-bell|him]]",
    )
    contact(small, "bo.md", "name: Bo", *lines)
    said = netcrm("show", "bo").out
    assert "[[" not in said
    for words in (
        "at the shop of Marcus Bell",
        "context: work",
        "x-mood: glad of ",
        "tags  Films\n",
    ):
        assert words in said


def test_the_dead_have_no_next(netcrm: Run, small: Path) -> None:
    contact(small, "bo.md", "name: Bo", "status: died 2024", "promises:", "  - me: Her book")
    said = netcrm("show", "bo").out
    assert "Next" not in said
    assert "How things stand\n    Died in 2024.\n    You promised: Her book" in said
