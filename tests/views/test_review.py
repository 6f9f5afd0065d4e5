"""Looking back on a week and a year, and the mirror."""

from datetime import date

import pytest

from netcrm.model import Contact
from netcrm.queries.mirror import mirror
from netcrm.queries.months import monday_of
from netcrm.queries.review import Review, this_week, week, year, years
from tests.views.build import TODAY, ahead, line, me, need, person, promise, slot, world
from tests.website.world import ask_of
from tests.website.world import person as person_text

MONDAY = date(2026, 3, 9)  # TODAY is the Sunday of this week


def told(found: Review) -> dict[str, list[str]]:
    return {part.name: [f"{one.id}: {one.text}" for one in part.lines] for part in found.sections}


def of_week(*contacts: Contact, start: date = MONDAY) -> dict[str, list[str]]:
    return told(week(world(*contacts), start))


def test_the_week_is_from_monday_to_sunday() -> None:
    for day, start in ((0, MONDAY), (1, date(2026, 3, 16)), (-6, MONDAY), (-7, date(2026, 3, 2))):
        today = date.fromisoformat(ahead(day))
        assert this_week(world(today=today)) == start == monday_of(today)
    edges = [line(f"2026-03-{day:02} call", str(day)) for day in (8, 9, 15)]
    assert of_week(person("ana", *edges)) == {"seen": ["ana: 15."]}
    assert of_week(person("ana", *edges), start=date(2026, 3, 2)) == {"seen": ["ana: 8."]}


def test_each_line_stands_in_one_section() -> None:
    kinds = ("met", "gave", "received", "introduced", "life", "heard", "call", "wrote", "note")
    people = [person(kind, line(f"2026-03-10 {kind}", "X", to=["bo"])) for kind in kinds]
    assert of_week(*people) == {
        "met": ["met: X."],
        "seen": ["call: X."],
        "given": ["gave: X."],
        "received": ["received: X."],
        "introduced": ["introduced: X."],
        "life": ["life: X."],
        "heard": ["heard: X."],
    }
    assert of_week(person("ana", met="2026-03-10", met_at="a fair")) == {"met": ["ana: a fair."]}


def test_what_lies_ahead_is_open_and_not_over() -> None:
    slots = (slot("2026-03-15 open", "Soup"), slot("2026-03-15 bo"), slot("2026-03-14 open"))
    ana = person(
        "ana",
        line("2026-03-15 life", "Moves"),
        needs=[need("2026-02-01 open", "Dinners", *slots)],
        promises=[
            promise("me", "2026-03-15", "The book"),
            promise("them", "2026-03-15", "A jar"),
            promise("me", "2026-03-15", "Done", closed=True),
            promise("me", "2026-03-14", "Over"),
        ],
    )
    found = of_week(ana)
    assert found["ahead"] == ["ana: Soup.", "ana: The book.", "ana: Promised to you: A jar."]


@pytest.mark.parametrize("status", ["lost", "apart", "died"])
def test_nothing_lies_ahead_of_those_who_are_not_brought_up(status: str) -> None:
    gone = person("ana", promises=[promise("me", "2026-03-15")], status=status)
    assert of_week(gone) == {}


def test_a_year_is_told_by_what_mattered() -> None:
    ana = person(
        "ana",
        *(line(f"2025-{month:02} life", f"M{month}") for month in (1, 12)),
        line("2025-06-01 call"),
        line("2025-06-02 heard"),
        line("2025-06-03 gave", "A lamp"),
        line("2024-12-31 gave", "Before"),
        line(f"{ahead(1)} life", "To come"),
        met="2025-06-01",
        met_at="a fair",
    )
    ask = world(ana, me=me())
    assert told(year(ask, 2025)) == {
        "met": ["ana: a fair."],
        "given": ["ana: A lamp."],
        "life": ["ana: M1.", "ana: M12."],
    }
    assert told(year(ask, 2026)) == {}
    assert years(ask) == (2025, 2024)  # of what is to come there is nothing to look back on
    assert years(world(ana, today=date(2025, 5, 1))) == (2025, 2024)


def test_the_mirror_says_everything_with_its_lines() -> None:
    ask_ = line("2026-03-01 asked-me", "Fifty", size="money", outcome="no")
    rob = person("rob", line("2026-03-01 met", "By the door"), ask_, circle="active")
    other = person("bo", line("2026-03-02 visit", "Tea", with_=["rob"]))
    found = {part.name: part.lines for part in mirror(world(rob, other), "rob")}
    assert list(found) == ["stands", "before", "asked", "around", "written"]
    assert [one.text for one in found["written"]] == [
        *("Tea", "By the door", "Fifty", "circle: active"),
    ]
    assert [(one.text, one.id) for one in found["around"]] == [
        ("Bo and Rob were both there on 2 March 2026.", "bo")
    ]
    assert found["asked"][0].text.startswith("Rob asked for money")
    assert all(one.evidence for lines in found.values() for one in lines)
    assert [part.name for part in mirror(world(rob, me=me()), "me")] == ["written"]


def test_the_mirror_shows_notes_fields_turns_and_who_else_speaks_of_them() -> None:
    texts = {
        "contacts/ana.md": person_text(
            "Ana",
            "groups: club\ndates:\n  - 05-05 feast: Soup\nneeds:\n  - 2026-03-01 open: Rides\n"
            "    slots:\n      - 2026-03-20 open: There\n      - 2026-03-21 bo: Back\n"
            "history:\n  - 2026-03-02 gave: A lamp",
            "One line.\n\nAnother.",
        ),
        "contacts/bo.md": person_text("Bo", "", "Sings with [[ana]] on Sundays."),
        "contacts/club.md": person_text(
            "Club",
            "kind: group\nhistory:\n"
            + "".join(f"  - 2026-03-0{day} meeting: x\n    with: bo\n" for day in (3, 4, 5)),
        ),
    }
    found = {part.name: part.lines for part in mirror(ask_of(texts), "ana")}
    assert [one.text for one in found["between"]] == [
        "Something passed between you on 1 day, 2 March 2026."
    ]
    assert [one.text for one in found["around"]] == [
        "Bo takes a turn for Ana.",
        "Not there lately: Club.",
    ]
    assert [(one.text, one.name, one.evidence[0].line) for one in found["written"]] == [
        ("A lamp", "", 12),
        ("Rides", "", 7),
        ("There (open)", "", 9),
        ("Back (Bo)", "", 10),
        ("groups: club", "", 3),
        ("feast: Soup", "", 5),
        ("One line.", "", 15),
        ("Another.", "", 17),
        ("In the note: Sings with [[ana]] on Sundays.", "Bo", 5),
    ]


def test_whom_you_know_from_one_group_alone_reads_so_in_the_mirror() -> None:
    ana = person("ana", groups=["club"])
    club = person("club", line("2026-03-01 meeting", with_=["ana"]), kind="group")
    found = {part.name: part.lines for part in mirror(world(ana, club), "ana")}
    assert [one.text for one in found["around"]] == ["You know them only from Club."]


def test_the_mirror_shows_what_the_morning_says() -> None:
    ana = person("ana", line(f"{TODAY} call"), promises=[promise("me", ahead(1), "A book")])
    found = {part.name: part.lines for part in mirror(world(ana), "ana")}
    assert found["morning"][0].text.startswith("A book")
