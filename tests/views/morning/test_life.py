"""Events to come back to, each in its own window."""

from datetime import date, timedelta

import pytest

from tests.views.build import TODAY, ago, ahead, items, line, one, person


@pytest.mark.parametrize("days", [-2, -1, 0, 1, 6, 7, 29, 30, 43, 44, 89, 90, 364, 365, 378, 379])
@pytest.mark.parametrize("hard", [True, False])
def test_events_to_come_back_to(days: int, *, hard: bool) -> None:
    shown = days >= -1 and (days < 379 if hard else days in {-1, 0} or 7 <= days < 44)
    found = items("life", person("ana", line(f"{ago(days)} life", "Surgery", hard=hard)))
    assert len(found) == shown


@pytest.mark.parametrize("kind", ["call", "wrote"])
@pytest.mark.parametrize(
    ("event", "word", "shown"),
    [
        (3, 3, 1),  # the day itself is a window of its own
        (3, 2, 0),
        (3, 0, 0),
        (7, 1, 1),  # 6 days after it: the window before
        (7, 0, 0),
        (29, 22, 0),
        (29, 23, 1),
        (365, 0, 0),
        (365, 1, 1),
        (0, 0, 0),
        (0, 1, 1),
        (-1, 0, 0),
        (-1, 1, 1),
    ],
)
def test_a_word_counts_inside_its_own_window(kind: str, event: int, word: int, shown: int) -> None:
    ana = person("ana", line(f"{ago(event)} life", hard=True), line(f"{ago(word)} {kind}"))
    assert len(items("life", ana)) == shown


@pytest.mark.parametrize(("named", "shown"), [(4, 0), (5, 1)])
def test_a_crowd_answers_nothing(named: int, shown: int) -> None:
    with_ = ["ana", "b", "c", "d", "e"][:named]
    bo = person("bo", line(f"{ago(2)} event", with_=with_))
    assert len(items("life", person("ana", line(f"{ago(5)} life", hard=True)), bo)) == shown


@pytest.mark.parametrize(
    ("days", "hard", "said"),
    [
        (-1, True, "Surgery (tomorrow, 16 March 2026)."),
        (0, True, "Surgery (today, 15 March 2026)."),
        (9, True, "Surgery (6 March 2026). A word may do good."),
        (9, False, "Surgery (6 March 2026). A good time to ask how it went."),
    ],
)
def test_what_happened_comes_first(days: int, said: str, *, hard: bool) -> None:
    found = one("life", person("ana", line(f"{ago(days)} life", "Surgery.", hard=hard)))
    assert (found.text, found.date) == (said, TODAY - timedelta(days))


def test_an_event_known_by_its_month_has_no_eve() -> None:
    ana = person("ana", line("2026-04 life", "Moves house"))
    assert items("life", ana, today=date(2026, 3, 31)) == ()
    assert items("life", ana, today=date(2026, 4, 1)) == ()
    assert one("life", ana, today=date(2026, 4, 8)).text.startswith("Moves house (April 2026).")


def test_what_is_today_or_tomorrow_comes_before_what_was() -> None:
    ana = person("ana", line(f"{ago(30)} life", hard=True), line(f"{ahead(1)} life"))
    bo = person("bo", line(f"{ago(7)} life"), line(f"{ago(0)} life"))
    assert [item.date for item in items("life", ana, bo)] == [
        TODAY,
        TODAY + timedelta(1),
        TODAY - timedelta(30),
        TODAY - timedelta(7),
    ]
