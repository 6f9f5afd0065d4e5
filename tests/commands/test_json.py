"""The JSON that other programs rely on: keys, types, and nothing that is empty left out."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from netcrm.views.morning.page import names
from netcrm.views.season import WORKING
from netcrm.views.statuses import STATUSES
from tests.commands.conftest import ROOT, Run, contact

Ask = Callable[..., Any]

ROW = {
    *("id", "name", "kind", "file", "status", "last_contact", "next_due", "tags", "groups"),
}
SHOWN = {
    *("id", "name", "kind", "file", "fields", "contact_days", "last_contact", "cadence_days"),
    *("status", "next_due", "stage", "asked_of_you", "history", "needs", "promises"),
    *("links", "backlinks", "problems"),
}
PROBLEM = {"file", "line", "column", "code", "severity", "message", "hint"}
ITEM = {"id", "name", "text", "date", "status", "front", "evidence"}


@pytest.fixture
def asked(netcrm: Run) -> Ask:
    """Run a command with --json: what it prints, read, with nothing on stderr."""

    def asking(*arguments: str) -> Any:  # noqa: ANN401  JSON
        ran = netcrm(*arguments, "--json")
        assert ran.err == ""
        return json.loads(ran.out)

    return asking


@pytest.fixture(params=["small", "broken", "sample"])
def anywhere(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "sample":
        monkeypatch.chdir(ROOT)
    else:
        request.getfixturevalue(request.param)


@pytest.mark.usefixtures("anywhere")
def test_today(asked: Ask) -> None:
    found = asked("today")
    assert set(found) == {"as_of", "season", "sections", "load", "patience"}
    assert [section["section"] for section in found["sections"]] == list(names(WORKING))
    for item in (item for section in found["sections"] for item in section["items"]):
        assert set(item) == ITEM
        assert all(set(one) == {"date", "file", "line", "text"} for one in item["evidence"])
        assert item["evidence"]


@pytest.mark.usefixtures("anywhere")
def test_list(asked: Ask) -> None:
    for row in asked("list"):
        assert set(row) == ROW
        assert row["status"] in STATUSES or (row["status"] is None and row["kind"] != "person")
        assert Path(row["file"]).is_file()


@pytest.mark.usefixtures("anywhere")
def test_check(asked: Ask) -> None:
    for problem in asked("check"):
        assert set(problem) == PROBLEM
        assert problem["hint"]
        assert problem["line"] >= 1
        assert problem["column"] >= 1
        assert not problem["file"].startswith("/")


@pytest.mark.usefixtures("anywhere")
def test_show_of_everyone(asked: Ask) -> None:
    for row in asked("list"):
        shown = asked("show", row["id"])
        assert set(shown) >= SHOWN
        assert shown["id"] == row["id"]
        assert {key: shown[key] for key in ROW} == row
        dates = [line["date"] for line in shown["history"]]
        assert dates == sorted(dates, reverse=True)
        assert shown["contact_days"] == sorted(shown["contact_days"])
        assert (shown["contact_days"] or [None])[-1] == shown["last_contact"]


@pytest.mark.usefixtures("small")
def test_show_says_what_the_file_says(asked: Ask) -> None:
    ana = asked("show", "ana")
    assert ana["fields"]["x-shoe"] == "38"
    assert ana["fields"]["aka"] == ["Aninha"]
    assert ana["cadence_days"] == 21
    assert ana["history"][0]["kind"] == "walk"
    assert ana["history"][0]["with"] == ["marcus-bell", "Colette"]
    assert ana["needs"][0]["slots"][1]["who"] == "marcus-bell"
    assert ana["promises"][1] | {"line": 0} == {
        "who": "them",
        "text": "The recipe, some day",
        "due": None,
        "made": None,
        "done": None,
        "dropped": False,
        "closed": False,
        "attributes": {},
        "file": "contacts/ana-pires.md",
        "line": 0,
    }


def test_nothing_is_null_or_empty_but_there(asked: Ask, small: Path) -> None:
    contact(small, "bare.md", "name: Bare", "likes: []", "x-list: []", "tags:", "history: []")
    bare = asked("show", "bare")
    assert bare["fields"] == {"name": "Bare", "likes": [], "x-list": [], "tags": None}
    for key in ("contact_days", "history", "needs", "promises", "links", "backlinks", "problems"):
        assert bare[key] == []
    assert bare["last_contact"] is bare["next_due"] is bare["cadence_days"] is None


@pytest.mark.parametrize("command", [("show", "nobody"), ("show", "m")])
def test_when_it_cannot_answer_stdout_is_empty(
    netcrm: Run, small: Path, command: tuple[str, ...]
) -> None:
    contact(small, "mo.md", "name: Mo")
    ran = netcrm(*command, "--json")
    assert (ran.out, ran.status) == ("", 2)
    assert ran.err


def test_settings(asked: Ask, small: Path) -> None:
    rows = {row["name"]: row for row in asked("settings")}
    assert rows["circles.close"] | {"doc": "", "type": ""} == {
        "name": "circles.close",
        "value": 21,
        "default": 30,
        "source": "netcrm.toml:5",
        "type": "",
        "doc": "",
    }
    assert rows["title"]["source"] == "default"
    assert asked("--today", "2026-01-01", "settings")[0]["source"] == "--today"
    (small / "netcrm.toml").unlink()
    assert asked("settings")[0]["source"] == "the clock"
