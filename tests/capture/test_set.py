"""`netcrm set`: one field gets a value, is added to, or goes; what it may not be is refused."""

from pathlib import Path

import pytest
import yaml

from tests.capture.test_plans import ANA
from tests.commands.conftest import Run, contact


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        (("place", "Leeds"), "place: Asheville\n", "place: Leeds\n"),
        (("Place", "Leeds", "North"), "place: Asheville\n", "place: Leeds North\n"),
        (("circle", "inner"), "circle: close\n", "circle: inner\n"),
        (("tags", "sea", "No"), "tags: [films, lamps]\n", 'tags: [sea, "No"]\n'),
        (("tags", "--add", "sea"), "tags: [films, lamps]\n", "tags: [films, lamps, sea]\n"),
        (("tags", "--take", "films"), "tags: [films, lamps]\n", "tags: [lamps]\n"),
        (("met", "yesterday"), "met: 2025-11-05\n", "met: 2026-03-17\n"),
        (("x-shoe", "39"), "x-shoe: 38\n", 'x-shoe: "39"\n'),
        (("x-shoe", "--clear"), "x-shoe: 38\n", ""),
        (("groups", "Wednesday Group"), "[wednesday-group]", "[wednesday-group]"),
        (("work", "Nurse: nights"), "place: A", 'work: "Nurse: nights"\nplace: A'),
        (("via", "marc"), "place: A", "via: marcus-bell\nplace: A"),
        (("phone", "0123", "0456"), "x-shoe", 'phone: ["0123", "0456"]\nx-shoe'),
        (("snooze", "friday"), "x-shoe", "snooze: 2026-03-20\nx-shoe"),
    ],
)
def test_the_field_and_nothing_else(
    netcrm: Run, small: Path, words: tuple[str, ...], old: str, new: str
) -> None:
    before = (small / ANA).read_text("utf-8")
    ran = netcrm("set", "ana", *words)
    assert (ran.status, ran.err) == (0, "")
    assert before.count(old) == 1
    assert (small / ANA).read_text("utf-8") == before.replace(old, new)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("circle", "best"), "circle cannot be 'best'"),
        (("brithday", "05-14"), "did you mean 'birthday'"),
        (("birthday", "2026-02-30"), "2026-02-30 is not a day"),
        (("via", "nobody"), "nobody called 'nobody'"),
        (("name", "X"), "netcrm rename"),
        (("history", "x"), "`netcrm log` writes its lines"),
        (("place",), "say what place is to be"),
        (("place", "--clear", "x"), "give no VALUE"),
        (("place", "--add", "x"), "place is not a list"),
        (("tags", "--add", "--take", "x"), "exclude each other"),
        (("tags", "--add", "films"), "'films' is there already"),
        (("tags", "--take", "sea"), "'sea' is not in 'tags'"),
        (("work", "--clear"), "there is no 'work' to take away"),
    ],
)
def test_what_is_refused(netcrm: Run, small: Path, words: tuple[str, ...], said: str) -> None:
    before = (small / ANA).read_bytes()
    ran = netcrm("set", "ana", *words)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert (small / ANA).read_bytes() == before


NO_NAMES = (
    *('"q', "'q", "q: r", "q:", "- q", "#q", "q #r", "[q", "{q", "&q", "*q", "!q", "|", "%q", "@q"),
    *("`q", "?", "q\uff1ar", "q\x07", ".", "---", "", " "),
)


@pytest.mark.parametrize("name", NO_NAMES)
def test_a_name_that_yaml_cannot_read_is_refused(netcrm: Run, small: Path, name: str) -> None:
    before = (small / ANA).read_bytes()
    ran = netcrm("set", "ana", "--", name, "x")
    assert (ran.status, ran.out) == (2, "")
    assert "cannot be the name of a field" in ran.err
    assert "use letters, digits" in ran.err
    assert (small / ANA).read_bytes() == before


@pytest.mark.parametrize("name", ["x-shoe size", "größe", "靴", "हिन्दी", "_q", "2nd", "a.b/c (d)"])
def test_a_name_of_your_own_is_one_that_yaml_reads(netcrm: Run, small: Path, name: str) -> None:
    assert netcrm("set", "ana", name, "some").status == 0
    front = (small / ANA).read_text("utf-8").split("---\n")[1]
    assert f"\n{name}: some\n" in front
    assert yaml.safe_load(f"{name}: some") == {name: "some"}


def test_a_name_with_a_quote_that_is_there_can_be_taken_away(netcrm: Run, small: Path) -> None:
    before = (small / ANA).read_bytes()
    (small / ANA).write_bytes(before.replace(b"place: A", b'"q: x\nplace: A'))
    assert netcrm("set", "ana", '"q', "--clear").status == 0
    assert (small / ANA).read_bytes() == before


def test_a_name_with_a_slash_is_no_path(netcrm: Run, small: Path) -> None:
    contact(small, "acdc.md", "name: AC/DC", "kind: group")
    contact(small, "dc.md", "name: DC Jones")
    assert netcrm("set", "AC/DC", "place", "Sydney").out == ("contacts/acdc.md:4: place: Sydney\n")


def test_a_day_to_come_is_said(netcrm: Run, small: Path) -> None:
    assert "2062-03-17 is after today" in netcrm("set", "ana", "met", "2062-03-17").err
    assert b"met: 2062-03-17\n" in (small / ANA).read_bytes()
