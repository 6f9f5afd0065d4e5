"""What open pages are told: what changed since they were made, and what is wrong."""

import json
from threading import Thread
from typing import Any

import pytest

from netcrm.serve.told import MANY, Fault, Told
from tests.serve.asgi import run

FAULT = Fault("contacts/bo.md:3:1", "no such day", "error", "editor://bo")


def said(told: Told, since: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(told.message(since))
    return found


def test_it_begins_as_updating() -> None:
    told = Told()
    assert (told.updating, said(told, told.now)["updating"]) == (True, True)
    told.tell(())
    assert (told.updating, said(told, told.now)["updating"]) == (False, False)


def test_a_page_hears_what_changed_since_it_was_made() -> None:
    told = Told()
    told.tell(("a.html", "b.html"))
    then = told.now
    told.tell(("c.html", "a.html"))
    assert said(told, then)["changed"] == ["a.html", "c.html"]
    assert said(told, told.now)["changed"] == []
    assert said(told, then)["generation"] == 2


def test_what_is_written_early_is_told_early_and_once() -> None:
    told = Told()
    told.tell(())
    first = told.now
    told.tell_soon("a.html")
    then = told.now
    assert said(told, first)["changed"] == ["a.html"]
    told.tell(("a.html", "b.html"), (FAULT,))
    assert said(told, then)["changed"] == ["b.html"]
    assert said(told, first)["changed"] == ["a.html", "b.html"]
    told.tell(("a.html",))
    assert "a.html" in said(told, then)["changed"]


def test_the_pages_that_were_asked_for_last_are_open() -> None:
    told = Told()
    for number in range(100):
        told.asked_for(f"{number}.html")
        told.asked_for("kept.html")
    assert "kept.html" in told.open_pages()
    assert "99.html" in told.open_pages()
    assert "0.html" not in told.open_pages()
    assert len(told.open_pages()) < 100


@pytest.mark.parametrize(
    "since", ["", "x", "other.1", ".1", "{}.", "{}.-1", "{}.x", "{}.1.1", "{}.²"]
)
def test_a_page_of_an_unknown_state_looks_for_itself(since: str) -> None:
    told = Told()
    told.tell(("a.html",))
    assert said(told, since.format(told.server))["changed"] is None


def test_too_many_changes_are_not_listed() -> None:
    told = Told()
    start = told.now
    told.tell(str(number) for number in range(MANY))
    assert len(said(told, start)["changed"]) == MANY
    told.tell(("one more",))
    assert said(told, start)["changed"] is None


def test_every_server_is_another() -> None:
    assert Told().server != Told().server


def test_problems_stay_until_they_are_mended() -> None:
    told = Told()
    told.tell((), (FAULT,), more=2)
    assert said(told, "")["faults"] == [
        {"where": FAULT.where, "text": "no such day", "severity": "error", "link": "editor://bo"}
    ]
    assert said(told, "")["more"] == 2
    told.tell(())
    assert (said(told, "")["faults"], said(told, "")["more"]) == ([], 0)


def test_a_stream_says_each_update_of_another_thread_and_ends() -> None:
    told = Told()
    heard: list[Any] = []

    async def listen() -> None:
        async for event in told.stream(told.now):
            assert event.startswith("data: ")
            assert event.endswith("\n\n")
            heard.append(json.loads(event[6:])["changed"])
            if len(heard) < 3:
                Thread(target=told.tell, args=((f"{len(heard)}.html",),)).start()
            else:
                Thread(target=told.close).start()

    run(listen())
    assert heard == [[], ["1.html"], ["2.html"]]


def test_a_stream_that_begins_after_the_end_is_empty() -> None:
    told = Told()
    told.close()

    async def listen() -> list[str]:
        return [event async for event in told.stream("")]

    assert run(listen()) == []


def test_telling_nobody_is_no_mistake() -> None:
    told = Told()

    async def listen() -> None:
        await anext(aiter(told.stream("")))

    run(listen())  # and its loop is closed by now
    told.tell(("a.html",))
    assert told.generation == 1
