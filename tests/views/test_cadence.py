"""Where a rhythm comes from: the user's word, the circle, the log."""

from datetime import timedelta

import pytest

from tests.views.build import TODAY, ago, ahead, line, need, person, rhythm_of


def at(*days: int, kind: str = "call") -> list:  # type: ignore[type-arg]
    return [line(f"{ago(each)} {kind}") for each in days]


@pytest.mark.parametrize(
    ("circle", "days"),
    [("inner", 7), ("close", 30), ("active", 90), ("wide", 182), ("known", 365), ("none", None)],
)
def test_the_circle_gives_the_cadence(circle: str, days: int | None) -> None:
    found = rhythm_of(person("ana", *at(3), circle=circle))
    assert found.cadence_days == days
    assert found.cadence_source == ("circle" if days else "")
    assert found.next_due == (TODAY + timedelta(days - 3) if days else None)


def test_the_users_own_cadence_wins_over_circle_and_log() -> None:
    found = rhythm_of(person("ana", *at(10, 50, 90, 130, 170), circle="inner", cadence=14))
    assert (found.cadence_days, found.cadence_source) == (14, "cadence")


def test_the_circle_wins_over_the_log() -> None:
    found = rhythm_of(person("ana", *at(10, 50, 90, 130, 170), circle="wide"))
    assert (found.cadence_days, found.cadence_source) == (182, "circle")


def test_the_circle_none_learns_nothing_and_stops_the_clock() -> None:
    found = rhythm_of(person("ana", *at(10, 50, 90, 130, 170), circle="none"))
    assert (found.cadence_days, found.next_due, found.status) == (None, None, "no-rhythm")
    own = rhythm_of(person("ana", *at(400), circle="none", cadence=7))
    assert (own.cadence_days, own.next_due, own.status) == (7, None, "no-rhythm")


@pytest.mark.parametrize(
    ("days", "learned"),
    [
        ((10, 50, 90), None),  # three days are too few
        ((10, 40, 70, 100), 30),  # four days over 90
        ((11, 40, 70, 100), None),  # ... over 89
        ((10, 50, 90, 140), 40),  # an odd number of gaps: the middle one
        ((10, 50, 95, 145, 205), 47.5),  # an even one: the mean of the middle two
        ((0, 35, 70, 105, 140, 175, 210, 610, 1010), 35),  # the last six gaps only
        ((0, 400, 435, 470, 505, 540, 940, 1340), 35),
        ((0, 30, 60, 90, 150, 210, 270, 670), 45),  # five would give 30, seven 60
        ((0, 30, 60, 90, 91, 92, 93, 94), 30),  # at least 30
        ((0, 10, 20, 110), 30),
    ],
)
def test_the_log_teaches_the_median_of_its_last_gaps(
    days: tuple[int, ...], learned: float | None
) -> None:
    found = rhythm_of(person("ana", *at(*days)))
    assert (found.cadence_days, found.cadence_source) == (learned, "learned" if learned else "")


@pytest.mark.parametrize(
    ("days", "learned"), [((10, 50, 90, 140), 80), ((0, 10, 20, 110), 60), ((10, 50, 90), None)]
)
def test_kin_keep_twice_the_learned_rhythm(days: tuple[int, ...], learned: int | None) -> None:
    assert rhythm_of(person("ana", *at(*days), kin=True)).cadence_days == learned


def test_kin_do_not_stretch_a_circle_or_a_cadence() -> None:
    assert rhythm_of(person("ana", *at(1), kin=True, circle="close")).cadence_days == 30
    assert rhythm_of(person("ana", *at(1), kin=True, cadence=10)).cadence_days == 10


def test_next_due_is_rounded_up() -> None:
    found = rhythm_of(person("ana", *at(10, 50, 95, 145, 205)))
    assert found.next_due == TODAY + timedelta(38)


USUAL = (400, 440, 480, 520)  # a rhythm of 40 days, before anything happened


@pytest.mark.parametrize(
    ("needs", "visits", "learned"),
    [
        ([need(f"{ago(100)} open", until=ago(80))], (100, 95, 90, 85, 80), 40),
        ([need(f"{ago(100)} done", done=ago(80))], (100, 95, 90, 85, 80), 40),
        ([need(f"{ago(100)} done", done=ago(80), until=ago(90))], (85, 80), 40),
        ([need(f"{ago(100)} open")], (100, 90, 80, 70, 60, 1), 40),  # until today
        ([need(f"{ago(100)} open", until=ahead(80))], (100, 90, 80, 70, 60, 1), 40),
        ([need(f"{ago(100)} open", until=ago(80))], (101,), 40),  # 299, 40, 40, 40: still 40
        ([], (100, 95, 90, 85, 80), 30),
    ],
)
def test_days_while_they_needed_something_are_left_out(
    needs: list,  # type: ignore[type-arg]
    visits: tuple[int, ...],
    learned: int,
) -> None:
    assert rhythm_of(person("ana", *at(*visits, *USUAL), needs=needs)).cadence_days == learned


@pytest.mark.parametrize(("edge", "days"), [(100, 3), (101, 4), (80, 3), (79, 4)])
def test_the_first_and_the_last_day_of_a_need_are_left_out(edge: int, days: int) -> None:
    ana = person("ana", *at(edge, 200, 240, 300), needs=[need(f"{ago(100)} open", until=ago(80))])
    assert rhythm_of(ana).cadence_source == ("learned" if days == 4 else "")


def test_days_with_a_crowd_and_with_the_house_count_for_the_rhythm() -> None:
    club = person("club", line(f"{ago(10)} meeting", with_=["ana"]), kind="group")
    bo = person("bo", *at(60), household="x")
    found = rhythm_of(person("ana", *at(110, 160), household="x"), club, bo)
    assert (found.cadence_days, found.last_contact) == (50, TODAY - timedelta(10))


def test_evidence_of_a_learned_rhythm_is_the_days_it_was_learned_from() -> None:
    found = rhythm_of(person("ana", *at(10, 50, 90, 140)))
    assert [str(e.date) for e in found.evidence] == [ago(10), ago(140), ago(90), ago(50)]
