"""What is said to be done on a day to come is not done yet."""

from dataclasses import replace

from netcrm.model import Contact
from netcrm.queries.needs import open_needs, promises
from tests.views.build import ago, ahead, day, items, line, need, one, person, promise, slot, world

_LATER = day(ahead(5))


def test_a_promise_kept_on_a_day_to_come_still_waits() -> None:
    marcus = _with_promise("me", ahead(5))
    assert one("promises", marcus).text.startswith("The box set")
    assert [row.when for row in promises(world(marcus))] == ["week"]
    assert not items("promises", _with_promise("me", ago(0)))


def test_what_they_did_on_a_day_to_come_still_waits() -> None:
    assert len(items("theirs", _with_promise("them", ahead(5)))) == 1
    assert not items("theirs", _with_promise("them", ago(1)))


def test_a_promise_let_go_is_over_whatever_its_days_say() -> None:
    made = replace(promise("me", ahead(2)), closed=True, done=_LATER, dropped=True)
    assert not items("promises", person("marcus", promises=(made,)))


def test_a_need_met_on_a_day_to_come_is_open() -> None:
    turn = slot(f"{ahead(3)} open")
    marcus = person("marcus", needs=(need(f"{ago(9)} done", "Dinners", turn, done=ahead(5)),))
    assert len(items("needs", marcus)) == 1
    assert len(open_needs(world(marcus))) == 1
    let_go = person("marcus", needs=(need(f"{ago(9)} dropped", "Dinners", turn, done=ahead(5)),))
    assert not items("needs", let_go)


def test_a_turn_taken_on_a_day_to_come_is_still_to_take() -> None:
    turn = replace(slot(f"{ahead(3)} me"), closed=True, done=_LATER)
    marcus = person("marcus", needs=(need(f"{ago(9)} open", "Dinners", turn),))
    assert one("promises", marcus).text.startswith("Curry")


def test_something_heard_is_not_picked_up_on_a_day_to_come() -> None:
    heard = replace(line(f"{ago(9)} heard", "Her exam"), closed=True, done=_LATER)
    marcus = person("marcus", heard, met=ago(10))
    assert one("met", marcus).text.startswith("Her exam.")


def _with_promise(who: str, done: str) -> Contact:
    made = replace(promise(who, ahead(2)), closed=True, done=day(done))
    return person("marcus", promises=(made,))
