"""Tags, places, organisations, events, letters and months."""

import sys
from dataclasses import replace

import pytest

from netcrm.model import Contact, Need, Promise, Slot
from netcrm.queries import events, letters, months, organisations, places, tags
from netcrm.text.words import fold
from netcrm.views.names import letter, pages, sort_key
from netcrm.website.pages.months import names
from tests.connections.world import ask, contact, day, event, ref


def test_a_tag_is_one_however_it_is_written_and_shown_as_most_write_it() -> None:
    whole = ask(
        [
            contact("ana", tags=("Old Tools", "tea")),
            contact("ben", tags=("#old-tools", "old_tools")),
            contact("cy", tags=("old-tools",)),
        ]
    )
    assert [(entry.key, entry.name, entry.size) for entry in tags.tags(whole)] == [
        ("old_tools", "old-tools", 3),
        ("tea", "tea", 1),
    ]
    assert [card.id for card in tags.tag(whole, "old_tools").people] == ["ana", "ben", "cy"]
    assert [head.key for head in tags.tags_of(whole, "ben")] == ["old_tools"]
    with pytest.raises(KeyError):
        tags.tag(whole, "coffee")


def test_a_place_is_one_in_any_case() -> None:
    whole = ask([contact("ana", location="Lisboa"), contact("ben", location=" LISBOA ")])
    assert [(entry.key, entry.size) for entry in places.places(whole)] == [("lisboa", 2)]
    assert [card.id for card in places.place(whole, "lisboa").people] == ["ana", "ben"]
    assert places.place_of(ask([contact("cy")]), "cy") is None


def test_people_work_at_an_organisation_by_id_name_or_words() -> None:
    whole = ask(
        [
            contact("guild", "Makers' Guild", kind="organisation"),
            contact("empty", "Empty House", kind="organisation"),
            contact("ana", organisation=ref("guild")),
            contact("ben", organisation=ref("makers' guild")),
            contact("cy", organisation=ref("City  Library")),
        ]
    )
    assert [(o.key, o.name, o.size) for o in organisations.organisations(whole)] == [
        ("city library", "City  Library", 1),
        ("empty", "Empty House", 0),
        ("guild", "Makers' Guild", 2),
    ]
    guild = organisations.organisation(whole, "guild")
    assert guild.card is not None
    assert [card.id for card in guild.people] == ["ana", "ben"]
    assert organisations.organisation(whole, "empty").people == ()


def met(identity: str, when: str | None, where: str) -> Contact:
    return contact(identity, met=when and day(when), met_at=where)


def test_an_event_is_one_place_on_one_day() -> None:
    whole = ask(
        [
            contact("choir", "The Choir", kind="group"),
            met("ana", "2026-01-01", "Dana's  party"),
            met("ben", "2026-01-01", "dana's party"),
            met("cy", "2026-01-02", "Dana's party"),
            met("dov", "2026-01", "Dana's party"),
            met("eve", "2026-03-15", "Dana's party"),
            met("fay", None, "Dana's party"),
            met("gil", "2026-02-01", "[[choir]]"),
            met("hal", "2026-02-01", "the choir"),
        ]
    )
    assert [(e.key, e.size) for e in events.events(whole)] == [
        ("2026-02-01 choir", 2),
        ("2026-01-02 dana's party", 1),
        ("2026-01-01 dana's party", 2),
    ]
    page = events.event(whole, "2026-02-01 choir")
    assert page.card == ("choir", "The Choir", "group")
    assert [card.id for card in page.people] == ["gil", "hal"]
    assert events.event_of(whole, "ben") == "2026-01-01 dana's party"
    assert events.event_of(whole, "dov") is None


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("ana", "A"), ("Ágnes", "A"), ("Zoë", "Z"), ("'t Hooft", "T"), ("(Bo)", "B"),
        ("Øyvind", "Ø"), ("Łucja", "Ł"), ("ßen", "S"), ("ﬁona", "F"),
        ("Йорик", "И"), ("水沢", "水"), ("김지수", "김"), ("ガク", "カ"),
        ("2Pac", "#"), ("٣ علي", "#"), ("", "#"), ("!!", "#"), ("😀", "#"), ("عمر", "ع"),
    ],
)  # fmt: skip
def test_the_letter_of_a_name(name: str, key: str) -> None:
    assert letter(name) == key


def test_letters_never_differ_in_case_alone() -> None:
    keys = {letter(chr(code)) for code in range(sys.maxunicode + 1)}
    assert all(letter(key) == key for key in keys)
    assert len({fold(key) for key in keys}) == len(keys)


def test_people_are_listed_by_letter_and_two_hundred_a_page() -> None:
    people = [contact(f"ann-{n:03}", f"Ann {n:03}") for n in range(201)]
    whole = ask([*people, contact("o", "Øy"), contact("7", "7"), contact("g", kind="group")])
    assert letters.letters(whole) == (("A", 201, 2), ("Ø", 1, 1), ("#", 1, 1))
    assert len(letters.letter_page(whole, "A", 1).people) == 200
    assert [card.id for card in letters.letter_page(whole, "A", 2).people] == ["ann-200"]
    for key, page in (("A", 3), ("A", 0), ("B", 1)):
        with pytest.raises(KeyError):
            letters.letter_page(whole, key, page)


def test_accents_and_case_do_not_part_names() -> None:
    names = ["Zoë", "ana", "Ána", "Anb", "zoe", "Ana"]
    ordered = sorted(names, key=lambda name: sort_key(name, ""))
    assert ordered == ["Ana", "ana", "Ána", "Anb", "Zoë", "zoe"]


def test_parts_of_a_list() -> None:
    assert pages("abcde", 2) == (("a", "b"), ("c", "d"), ("e",))
    assert pages("", 2) == ((),)


def test_months_hold_each_line_on_its_own_day() -> None:
    slots = (Slot(day("2026-02-03"), "me", "soup"),)
    ana = contact(
        "ana",
        met=day("2025-12-24"),
        met_at="the market",
        history=(event("2026-02-02", "life", "ill"), event("2026-02-20", "call", "long")),
        needs=(Need(day("2026-01-31"), "open", "dinners", slots=slots),),
        promises=(
            Promise("me", "a book", due=day("2026-04-01"), made=day("2026-02-20")),
            Promise("me", "a lift", made=day("2026-02-20")),
            Promise("me", "some day"),
        ),
    )
    whole = ask([ana, contact("ben", met=day("2025-12-24"), history=(event("2025-12-24", "met"),))])
    assert months.months(whole) == (
        ("2026-04", 1),
        ("2026-02", 4),
        ("2026-01", 1),
        ("2025-12", 2),
    )
    february, december = (
        [months.month_line(whole, key, spot) for spot in months.month_spots(whole, key)]
        for key in ("2026-02", "2025-12")
    )
    assert [line.line.text for line in february] == ["long", "a lift", "soup", "ill"]
    assert [(m.owner.id, m.line.sort, m.line.text) for m in december] == [
        ("ana", "met", "the market"),
        ("ben", "history", ""),
    ]
    assert months.month_spots(whole, "2026-03") == ()
    assert names(whole) == (
        "/2025-12/2026-01",
        "2025-12/2026-01/2026-02",
        "2026-01/2026-02/2026-04",
        "2026-02/2026-04/",
    )


def test_years_before_a_thousand_are_months_too() -> None:
    whole = ask([contact("ana", history=(event("987"),))])
    assert months.months(whole) == (("0987-01", 1),)


def test_shared_files_are_not_listed_twice() -> None:
    one = contact("ana", tags=("tea",))
    whole = ask([one, replace(one, file="contacts/z/ana.md", tags=("Tea", "cake"))])
    assert [(entry.key, entry.size) for entry in tags.tags(whole)] == [("cake", 1), ("tea", 1)]
