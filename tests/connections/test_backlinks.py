"""Every place in a file that names someone is found, with words and a place."""

import pytest

from netcrm.queries.backlinks import backlinks, linked, links
from netcrm.views.excerpt import around
from tests.connections.world import ask, contact, read, ref

FILE = """\
name: Ben Ash
{line}

{note}
"""

PLACES = [
    ("via: ana", "", "via", "", None, (3, 6)),
    ("via: [[Ana Pires]]", "", "via", "", None, (3, 6)),
    ("groups: [x, ana]", "", "groups", "", None, (3, 13)),
    ("organisation: ana", "", "organisation", "", None, (3, 15)),
    ("household: ana", "", "household", "", None, (3, 12)),
    ("not_same: [ana]", "", "not_same", "", None, (3, 12)),
    ("met_at: at [[ana]]'s party", "", "field", "at [[ana]]'s party", None, (3, 12)),
    ("likes: [tea, songs of [[ana]]]", "", "field", "tea, songs of [[ana]]", None, (3, 23)),
    ("history:\n  - 2026-01-02 call: With [[Ana]] in mind", "", "history",
     "With [[Ana]] in mind", "2026-01-02", (4, 27)),
    ("history:\n  - 2026-01-02 call: Long\n    with: ana", "", "with", "Long", "2026-01-02",
     (5, 11)),
    ("history:\n  - 2026-01-02 introduced: Both\n    to: ana", "", "to", "Both", "2026-01-02",
     (5, 9)),
    ("history:\n  - 2026-01-02 gave: Soup\n    from: ana", "", "from", "Soup", "2026-01-02",
     (5, 11)),
    ("history:\n  - 2026-01-02 gave: Soup\n    for: ana#dinners", "", "for", "Soup",
     "2026-01-02", (5, 10)),
    ("needs:\n  - 2026-01-02 open: A lift to [[ana]]", "", "need", "A lift to [[ana]]",
     "2026-01-02", (4, 32)),
    ("needs:\n  - 2026-01-02 open: Soup\n    slots:\n      - 2026-01-09 ana: Leek", "", "taken",
     "Leek", "2026-01-09", (6, 20)),
    ("needs:\n  - 2026-01-02 open: Soup\n    slots:\n      - 2026-01-09 me: As [[ana]]'s", "",
     "slot", "As [[ana]]'s", "2026-01-09", (6, 27)),
    ("promises:\n  - 2026-01-02 me: Write to [[ana]]", "", "promise", "Write to [[ana]]",
     "2026-01-02", (4, 29)),
    ("dates:\n  - 05-01 feast: With [[ana]]", "", "dates", "With [[ana]]", None, (4, 23)),
    ("work: Baker", "Neighbour of [[Ana Pires|her]], the *baker*.", "note",
     "Neighbour of [[Ana Pires|her]], the *baker*.", None, (5, 14)),
]  # fmt: skip


@pytest.mark.parametrize(("line", "note", "role", "text", "date", "at"), PLACES)
def test_each_place_that_names_someone(
    line: str, note: str, role: str, text: str, date: str | None, at: tuple[int, int]
) -> None:
    whole = read(
        {
            "contacts/ana.md": "name: Ana Pires\naka: Ana",
            "contacts/ben.md": FILE.format(line=line, note=note),
        }
    )
    (found,) = backlinks(whole, "ana")
    assert found.source == ("ben", "Ben Ash", "person")
    assert (found.role, found.text, found.date and str(found.date)) == (role, text, date)
    assert (found.place.file, found.place.line, found.place.column) == ("contacts/ben.md", *at)
    assert found.where
    assert [link.role for link in links(whole, "ben") if link.target] == [role]
    assert [card.id for card in linked(whole, "ben")] == ["ana"]


@pytest.mark.parametrize(
    "line", ["household: Ana Pires", "history:\n  - 2026-01-02 gave: Soup\n    for: ana"]
)
def test_places_that_name_nobody(line: str) -> None:
    whole = read(
        {"contacts/ana.md": "name: Ana Pires", "contacts/ben.md": FILE.format(line=line, note="")}
    )
    assert backlinks(whole, "ana") == ()


def test_one_does_not_link_to_oneself() -> None:
    whole = ask([contact("ana", via=(ref("ana"),))])
    assert backlinks(whole, "ana") == () == links(whole, "ana")


def test_a_link_to_nobody_is_a_link_but_a_plain_name_is_none() -> None:
    ana = contact("ana", via=(ref("Xu"),), groups=(ref("choir"), ref("guild", linked=True)))
    found = links(ask([ana]), "ana")
    assert [(link.ref.target, link.target) for link in found] == [("Xu", None), ("guild", None)]
    assert linked(ask([ana]), "ana") == ()


def test_links_in_both_files_of_an_id_and_in_ones_own_file_count() -> None:
    one, two = contact("ben", via=(ref("ana"),)), contact("ben", file="contacts/z/ben.md")
    two = contact("ben", file="contacts/z/ben.md", not_same=(ref("ana"),))
    me = contact("me", file="me.md", via=(ref("ana"),))
    found = backlinks(ask([two, one, contact("ana")], me), "ana")
    assert [(link.source.id, link.role) for link in found] == [
        ("ben", "via"),
        ("ben", "not_same"),
        ("me", "via"),
    ]


def excerpt(text: str, of: str = "[[x]]", reach: int = 12) -> str:
    start = text.index(of)
    return around(text, start, start + len(of), reach)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a [[x]] b", "a [[x]] b"),
        ("one\n\na [[x]]\nb\n\ntwo", "a [[x]] b"),
        ("one\r\n\r\na [[x]]\r\nb\r\n\r\ntwo", "a [[x]] b"),
        ("- one\n- two [[x]]\n- three", "two [[x]]"),
        ("1. one\n2. [[x]] two\n", "[[x]] two"),
        ("# On [[x]]\nText", "On [[x]] Text"),
        ("**No** [[x]]", "**No** [[x]]"),
        ("one two three four [[x]] five six seven", "… three four [[x]] five six …"),
        ("long ago [[another link]] [[x]] [[and another]] b", "… [[x]] …"),
        ("verylongwordwithoutanyspace[[x]]verylongwordwithoutanyspace", "… [[x]] …"),
    ],
)
def test_the_words_around_a_link(text: str, shown: str) -> None:
    assert excerpt(text) == shown
