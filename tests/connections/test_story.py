"""A person's history with what stands in others' files."""

from netcrm.queries.story import story
from tests.connections.world import ask, contact, event, ref


def told(of: str, *contacts: object) -> list[tuple[str, str, str]]:
    lines = story(ask(contacts), of)  # type: ignore[arg-type]
    return [(str(line.event.date), line.owner.id, line.part) for line in lines]


def test_lines_of_others_stand_among_ones_own_newest_first() -> None:
    ana = contact("ana", history=(event("2026-01-01"), event("2025-12-01")))
    ben = contact("ben", history=(event("2025-12-20", "coffee", with_=(ref("ana"),)),))
    assert told("ana", ana, ben) == [
        ("2026-01-01", "ana", "own"),
        ("2025-12-20", "ben", "with"),
        ("2025-12-01", "ana", "own"),
    ]


def test_on_one_day_the_order_is_that_of_the_file_with_ones_own_lines_first() -> None:
    ana = contact("ana", history=tuple(event("2026-01-01", text=text) for text in "bca"))
    ben = contact("ben", history=(event("2026-01-01", text="d", with_=(ref("ana"),)),))
    for contacts in ([ana, ben], [ben, ana]):
        assert [line.event.text for line in story(ask(contacts), "ana")] == list("bcad")


def test_an_introduction_is_told_to_both() -> None:
    ana = contact("ana", history=(event("2026-01-01", "introduced", to=(ref("Ben"),)),))
    assert told("ben", ana, contact("ben", "Ben")) == [("2026-01-01", "ana", "to")]


def test_to_means_nothing_on_other_kinds() -> None:
    ana = contact("ana", history=(event("2026-01-01", "coffee", to=(ref("ben"),)),))
    assert told("ben", ana, contact("ben")) == []


def test_a_line_is_told_once_however_often_it_names_someone() -> None:
    people = (ref("ben"), ref("Ben"))
    line = event("2026-01-01", "introduced", with_=people, to=(ref("ben"),))
    assert told("ben", contact("ana", history=(line,)), contact("ben", "Ben")) == [
        ("2026-01-01", "ana", "to")
    ]


def test_a_line_that_names_its_own_person_is_their_own_once() -> None:
    ana = contact("ana", history=(event("2026-01-01", "coffee", with_=(ref("ana"),)),))
    assert told("ana", ana) == [("2026-01-01", "ana", "own")]


def test_a_month_counts_on_its_first_day() -> None:
    ana = contact("ana", history=(event("2026-01"), event("2026-01-02"), event("2025-12-31")))
    assert [line[0] for line in told("ana", ana)] == ["2026-01-02", "2026-01", "2025-12-31"]


def test_both_files_of_one_id_are_told() -> None:
    one = contact("ana", history=(event("2026-01-01", text="one"),))
    two = contact("ana", file="contacts/work/ana.md", history=(event("2026-01-02", text="two"),))
    assert [line.event.text for line in story(ask([one, two]), "ana")] == ["two", "one"]


def test_the_people_of_a_line_come_with_their_cards() -> None:
    ana = contact("ana", history=(event("2026-01-01", "meal", with_=(ref("ben"), ref("Cy"))),))
    (line,) = story(ask([ana, contact("ben", "Ben Ash")]), "ana")
    assert [(who.text, who.card and who.card.id) for who in line.with_] == [
        ("Ben Ash", "ben"),
        ("Cy", None),
    ]
