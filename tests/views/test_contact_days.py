"""What counts as a contact day, and from where."""

from datetime import timedelta

import pytest

from netcrm.model import KINDS, Contact
from netcrm.queries.touch import contact_days
from tests.views.build import TODAY, ago, ahead, line, person, world

CONTACT = {
    *("met", "meeting", "meal", "coffee", "visit", "event", "call", "video"),
    *("letter", "email", "message", "gave", "received", "introduced"),
}


def days(identity: str, *contacts: Contact, mine: Contact | None = None) -> list[tuple[str, str]]:
    found = contact_days(world(*contacts, me=mine), identity)
    return [(each.date.isoformat(), each.source) for each in found]


@pytest.mark.parametrize("kind", KINDS)
def test_only_two_way_kinds_count(kind: str) -> None:
    counted = days("ana", person("ana", line(f"{ago(3)} {kind}")))
    assert counted == ([(ago(3), "own")] if kind in CONTACT else [])


def test_a_day_counts_today_and_not_tomorrow() -> None:
    ana = person("ana", line(f"{ahead(1)} call"), line(f"{ahead(0)} call"), line(f"{ago(1)} call"))
    assert days("ana", ana) == [(ago(1), "own"), (ago(0), "own")]


def test_met_counts_and_not_before_its_day() -> None:
    assert days("ana", person("ana", met=ago(0))) == [(ago(0), "own")]
    assert days("ana", person("ana", met=ahead(1))) == []


def test_partial_days_count_on_their_first_day() -> None:
    ana = person(
        "ana", line("2025-06 visit"), line("2026-03 call"), line("2026-04 call"), met="1999"
    )
    assert days("ana", ana) == [
        ("1999-01-01", "own"),
        ("2025-06-01", "own"),
        ("2026-03-01", "own"),
    ]


def test_several_lines_on_a_day_count_once_with_all_their_evidence() -> None:
    ana = person(
        "ana", line(f"{ago(9)} call", "Rang"), line(f"{ago(9)} visit", "Came by"), met=ago(9)
    )
    bo = person("bo", line(f"{ago(9)} meal", "All of us", with_=["ana"]))
    (found,) = contact_days(world(ana, bo), "ana")
    assert found.source == "own"
    assert [(e.file, e.text) for e in found.evidence] == [
        ("contacts/ana.md", f"met: {ago(9)}"),
        ("contacts/ana.md", "Rang"),
        ("contacts/ana.md", "Came by"),
        ("contacts/bo.md", "All of us"),
    ]


@pytest.mark.parametrize("named", ["ana", "ANA", "Ana Pires", "Annie"])
def test_a_line_with_them_in_anothers_file_counts_by_id_name_or_aka(named: str) -> None:
    ana = person("ana", name="Ana Pires", aka=("Annie",))
    bo = person("bo", line(f"{ago(5)} meal", with_=[named]))
    assert days("ana", ana, bo) == [(ago(5), "with")]


@pytest.mark.parametrize("kind", ["note", "heard", "wrote", "asked", "offered", "thanked", "life"])
def test_with_carries_contact_only(kind: str) -> None:
    assert days("ana", person("ana"), person("bo", line(f"{ago(5)} {kind}", with_=["ana"]))) == []


def test_to_of_an_introduction_is_contact_for_its_own_file_alone() -> None:
    ana = person("ana", line(f"{ago(5)} introduced", to=["bo"]))
    assert days("bo", ana, person("bo")) == []
    assert days("ana", ana, person("bo")) == [(ago(5), "own")]


def test_a_line_of_my_own_file_counts_for_those_it_names() -> None:
    mine = person("me", line(f"{ago(2)} meal", with_=["ana"]), file="me.md")
    assert days("ana", person("ana"), mine=mine) == [(ago(2), "with")]


def test_contact_with_one_is_contact_with_the_house() -> None:
    ana = person("ana", line(f"{ago(5)} meal", with_=["di"]), household="The Bells")
    bo = person("bo", line(f"{ago(3)} call"), household="the  BELLS")
    di = person("di", line(f"{ago(1)} call"))
    assert days("ana", ana, bo, di) == [(ago(5), "own"), (ago(3), "household")]
    assert days("bo", ana, bo, di) == [(ago(5), "household"), (ago(3), "own")]
    assert days("di", ana, bo, di) == [(ago(5), "with"), (ago(1), "own")]


def test_with_a_housemate_is_with_the_house() -> None:
    ana, bo = person("ana", household="x"), person("bo", household="x")
    assert days("ana", ana, bo, person("di", line(f"{ago(4)} meal", with_=["bo"]))) == [
        (ago(4), "household")
    ]


def test_a_line_that_names_more_than_four_is_a_crowds() -> None:
    named = ["ana", "b", "c", "d"]
    for extra, crowd in (([], False), (["e"], True)):
        di = person("di", line(f"{ago(4)} event", with_=[*named, *extra]))
        for who in ("ana", "di"):
            (found,) = contact_days(world(person("ana"), di), who)
            assert found.crowd is crowd


def test_a_groups_line_is_a_crowds_unless_another_line_tells_of_that_day() -> None:
    club = person("club", line(f"{ago(4)} meeting", with_=["ana"]), kind="group")
    (alone,) = contact_days(world(person("ana"), club), "ana")
    (also,) = contact_days(world(person("ana", line(f"{ago(4)} coffee")), club), "ana")
    assert (alone.crowd, alone.source) == (True, "with")
    assert (also.crowd, also.source) == (False, "own")


def test_an_organisations_line_is_no_crowds() -> None:
    firm = person("firm", line(f"{ago(4)} meeting", with_=["ana"]), kind="organisation")
    (found,) = contact_days(world(person("ana"), firm), "ana")
    assert not found.crowd


def test_a_name_that_fits_two_names_nobody() -> None:
    one, two = person("ana-1", name="Ana"), person("ana-2", name="Ana")
    bo = person("bo", line(f"{ago(4)} meal", with_=["Ana"]))
    assert days("ana-1", one, two, bo) == []


def test_a_named_kind_of_your_own_counts_as_its_row_says() -> None:
    kinds = {**KINDS, "walk": KINDS["visit"]}
    ana = person("ana", line(f"{ago(4)} walk"))
    found = contact_days(world(ana, kinds=kinds), "ana")
    assert [each.date for each in found] == [TODAY - timedelta(4)]
