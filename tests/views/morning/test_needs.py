"""Open slots by date, and the question after a need's end."""

import pytest

from tests.views.build import ago, ahead, items, line, need, person, slot


@pytest.mark.parametrize(("days", "shown"), [(-1, 0), (0, 1), (1, 1), (60, 1)])
def test_open_slots_until_their_day_has_passed(days: int, shown: int) -> None:
    ana = person("ana", needs=[need(f"{ago(30)} open", "Dinners", slot(f"{ahead(days)} open"))])
    assert len(items("needs", ana)) == shown


def test_open_slots_come_by_date_over_everyone() -> None:
    ana = person(
        "ana",
        needs=[
            need(f"{ago(9)} open", "Dinners", slot(f"{ahead(9)} open"), slot(f"{ahead(1)} open"))
        ],
    )
    bo = person("bo", needs=[need(f"{ago(9)} open", "Rides", slot(f"{ahead(5)} open", "To town"))])
    found = items("needs", ana, bo)
    assert [item.id for item in found] == ["ana", "bo", "ana"]
    assert found[1].text == "To town (20 March 2026), still open in “Rides”."
    assert [e.text for e in found[1].evidence] == ["To town", "Rides"]


@pytest.mark.parametrize(
    ("state", "who", "closed"),
    [
        ("done", "open", False),
        ("dropped", "open", False),
        ("open", "me", False),
        ("open", "bo", False),
        ("open", "open", True),
    ],
)
def test_only_open_slots_of_open_needs(state: str, who: str, *, closed: bool) -> None:
    taken = slot(f"{ahead(30)} {who}", closed=closed)
    assert items("needs", person("ana", needs=[need(f"{ago(9)} {state}", "Dinners", taken)])) == ()


@pytest.mark.parametrize(("days", "shown"), [(6, 0), (7, 1), (20, 1), (21, 0)])
@pytest.mark.parametrize("state", ["open", "done"])
def test_a_week_after_a_need_comes_the_question(state: str, days: int, shown: int) -> None:
    ana = person("ana", needs=[need(f"{ago(60)} {state}", "The dinners", until=ago(days))])
    found = items("needs", ana)
    assert len(found) == shown
    for item in found:
        assert item.text.startswith("“The dinners” stopped on ")
        assert item.text.endswith(" How is Ana?")


@pytest.mark.parametrize(("state", "done"), [("dropped", ""), ("done", ago(11))])
def test_no_question_after_a_need_that_ended_early(state: str, done: str) -> None:
    ended = need(f"{ago(60)} {state}", until=ago(10), done=done)
    assert items("needs", person("ana", needs=[ended])) == ()


@pytest.mark.parametrize("kind", ["call", "wrote"])
@pytest.mark.parametrize(("days", "shown"), [(4, 1), (3, 0), (0, 0)])
def test_the_question_is_answered_by_a_word_of_yours(kind: str, days: int, shown: int) -> None:
    ana = person("ana", line(f"{ago(days)} {kind}"), needs=[need(f"{ago(60)} open", until=ago(10))])
    assert len(items("needs", ana)) == shown


@pytest.mark.parametrize(
    ("since", "until", "shown"),
    [(0, 0, 1), (5, -9, 1), (-1, -9, 0), (5, 1, 0)],
)
def test_a_need_without_slots_shows_from_its_day_to_its_end(
    since: int, until: int, shown: int
) -> None:
    wanted = need(f"{ago(since)} open", "A ride", until=ago(until))
    assert len(items("needs", person("ana", needs=[wanted]))) == shown


def test_a_need_without_slots_or_end_stays_on_the_page_of_its_person() -> None:
    assert items("needs", person("ana", needs=[need(f"{ago(5)} open")])) == ()
