"""The card on the terminal: what a file says, in words."""

import json
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


def test_how_deep_it_goes_is_said_with_its_lines(netcrm: Run, small: Path) -> None:
    lines = ("history:", "  - 2026-03-01 asked-me money: For a lamp", "  - 2026-03-01 met: There")
    contact(small, "bo.md", "name: Bo", *lines)
    said = netcrm("show", "bo").out
    assert "Between you\n    Met: one day noted, 1 March 2026.\n      contacts/bo.md:5\n" in said
    assert "It was early by your own measure; a no is fine.\n      contacts/bo.md:4, 5\n" in said
    (shown,) = json.loads(netcrm("show", "bo", "--json").out)["asked_of_you"]
    assert (shown["early"], shown["settled"], shown["capacity"]) == (True, False, 1)


def test_what_is_settled_and_who_is_family_is_left_in_peace(netcrm: Run, small: Path) -> None:
    lines = ("history:", "  - 2026-03-01 asked-me money: For a lamp")
    contact(small, "bo.md", "name: Bo", "stage: met", *lines, "    settled: yes")
    assert "“Met” is your own word." in netcrm("show", "bo").out
    assert "early" not in netcrm("show", "bo").out
    contact(small, "cy.md", "name: Cy", "kin: yes", *lines)
    assert "Between you" not in netcrm("show", "cy").out
    assert json.loads(netcrm("show", "cy", "--json").out)["stage"]["word"] == "known of"
