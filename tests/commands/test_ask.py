"""Before you ask: what the command says, and the JSON that other programs rely on."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from netcrm.commands.rests_on import rests_on
from netcrm.model import SIZES, Evidence
from tests.commands.conftest import ROOT, Run, contact

KEYS = {
    *("id", "size", "verdict", "capacity", "needed", "terms", "offered", "first", "fits_today"),
    *("would_change", "evidence"),
}
VERDICTS = {"ready", "first", "not-yet", "cannot-tell"}
Asked = Callable[..., Any]


@pytest.fixture
def asked(netcrm: Run) -> Asked:
    """Run the command with --json: what it prints, read, with nothing else said."""

    def asking(*arguments: str) -> Any:  # noqa: ANN401  JSON
        ran = netcrm("ask", *arguments, "--json")
        assert (ran.err, ran.status) == ("", 0)
        return json.loads(ran.out)

    return asking


@pytest.fixture
def sample(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.usefixtures("sample")
def test_everyone_has_five_answers_or_none(netcrm: Run, asked: Asked) -> None:
    weighed = 0
    for row in json.loads(netcrm("list", "--json").out):
        found = asked(row["id"])
        if found is None:
            assert len(netcrm("ask", row["id"]).out.splitlines()) == 2
            continue
        weighed += 1
        assert [one["size"] for one in found] == list(SIZES)
        for one in found:
            assert set(one) == KEYS
            assert one == asked(row["id"], "--for", one["size"])
            holds(one)
    assert weighed > 10


def holds(one: dict[str, Any]) -> None:
    """What is always true of an answer."""
    terms = one["terms"]
    assert list(terms) == ["stage", "helped", "cold", "power"]
    assert one["capacity"] == terms["stage"] + terms["helped"] - terms["cold"] - terms["power"]
    assert one["needed"] == SIZES.index(one["size"]) + 1
    assert one["verdict"] in VERDICTS
    carried = one["capacity"] >= one["needed"] or one["offered"]
    assert (one["verdict"] in ("ready", "first")) is carried
    assert one["fits_today"] in (None, *SIZES)
    assert one["evidence"]
    for line in (*one["evidence"], *(line for rule in one["first"] for line in rule["evidence"])):
        assert set(line) == {"date", "file", "line", "text"}
        assert (ROOT / line["file"]).is_file()


@pytest.mark.parametrize("who", ["joss", "alban", "gus", "dieter", "kieran", "makers-guild", "me"])
@pytest.mark.usefixtures("sample")
def test_those_left_out_have_one_sentence(netcrm: Run, asked: Asked, who: str) -> None:
    assert asked(who) is None
    assert asked(who, "--for", "money") is None
    heading, sentence = netcrm("ask", who).out.splitlines()
    assert heading
    assert sentence.endswith(".")
    assert netcrm("ask", who, "--for", "money").out == f"{heading}\n{sentence}\n"


def test_what_comes_first_is_said_before_the_sizes(netcrm: Run, small: Path) -> None:
    lines = ("history:", "  - 2026-03-01 visit: Soup", "promises:", "  - 2026-03-02 me: Her lamp")
    contact(small, "bo.md", "name: Bo", "stage: friend", *lines)
    said = netcrm("ask", "bo").out
    first = "You promised “Her lamp” for 2 March 2026: that comes first.\n      contacts/bo.md:7"
    assert first in said
    assert said.index("that comes first") < said.index("By size")
    assert "Stage 4" not in said
    assert "Stage 4 + help 0" in netcrm("ask", "bo", "--for", "Referral").out


def test_links_are_names(netcrm: Run, small: Path) -> None:
    lines = ("stage: friend", "needs:", "  - 2026-03-01 open: Dinners with [[ana-pires]]")
    contact(small, "bo.md", "name: Bo", *lines)
    assert "“Dinners with Ana Pires” is open" in netcrm("ask", "bo").out


def test_a_size_nobody_knows_is_wrong_usage(netcrm: Run, small: Path) -> None:
    assert small.is_dir()
    ran = netcrm("ask", "ana", "--for", "everything")
    assert (ran.out, ran.status) == ("", 2)
    assert "advice" in ran.err


def test_places_are_told_by_file() -> None:
    lines = [Evidence(None, file, line, "") for file, line in (("b", 9), ("a", 1), ("b", 3))]
    assert rests_on((*lines, lines[0])) == "b:3, 9; a:1"
    assert rests_on(()) == ""
