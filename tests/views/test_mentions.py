"""Who is named in whose lines."""

from netcrm.queries.mentions import mentions_of
from tests.views.build import line, person, world


def test_lines_name_by_with_and_introductions_by_to() -> None:
    ana = person(
        "ana",
        line("2026-03-01 introduced", to=["bo", "Cy Brand"], with_=["bo"]),
        line("2026-02-01 note", to=["bo"], with_=["cy", "CY", "ana", "nobody"]),
    )
    ask = world(ana, person("bo"), person("cy", name="Cy Brand"))
    named = {
        identity: [(m.owner, str(m.event.date), m.how) for m in found]
        for identity in ("ana", "bo", "cy")
        if (found := mentions_of(ask, identity))
    }
    assert named == {
        "bo": [("ana", "2026-03-01", "with"), ("ana", "2026-03-01", "to")],
        "cy": [("ana", "2026-03-01", "to"), ("ana", "2026-02-01", "with")],
    }
    assert mentions_of(ask, "ana") == ()


def test_my_own_file_names_too() -> None:
    mine = person("me", line("2026-03-01 meal", with_=["ana"]), file="me.md")
    (found,) = mentions_of(world(person("ana"), me=mine), "ana")
    assert (found.owner, found.how) == ("me", "with")
