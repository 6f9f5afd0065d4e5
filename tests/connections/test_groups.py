"""Groups: who belongs, who was there, who stays away, whom one knows from there alone."""

from dataclasses import replace
from typing import Any

import pytest

from netcrm.config import DEFAULTS, Groups, Settings
from netcrm.model import Contact, Standing
from netcrm.queries.groups import attendance, group, groups, member_groups, members
from netcrm.queries.whole import ask_of
from tests.connections.world import TODAY, ask, contact, day, event, ref

DAYS = ("2026-01-07", "2026-01-14", "2026-01-21", "2026-01-28")


def club(*there: str, days: tuple[str, ...] = DAYS) -> Contact:
    """A group that met on these days; ``there`` says who was at each, by first letters."""
    names = {"a": "ana", "b": "ben", "c": "cy"}
    history = (
        event(when, "meeting", with_=tuple(ref(names[letter]) for letter in letters))
        for when, letters in zip(days, there, strict=False)
    )
    return contact("club", "The Club", kind="group", history=tuple(history))


def listed(identity: str, **more: Any) -> Contact:  # noqa: ANN401  any field
    return contact(identity, groups=(ref("club"),), **more)


def test_members_name_the_group_or_were_there() -> None:
    whole = ask([club("b", "ab"), listed("ana"), contact("ben"), contact("cy")])
    found = group(whole, "club")
    assert [(m.card.id, m.listed, m.times, str(m.last)) for m in found.members] == [
        ("ana", True, 1, "2026-01-14"),
        ("ben", False, 2, "2026-01-14"),
    ]
    assert [card.id for card in members(whole, "club")] == ["ana", "ben"]
    assert [head.key for head in member_groups(whole, "ben")] == ["club"]
    assert member_groups(whole, "cy") == ()


def test_a_group_is_named_by_id_name_link_or_words() -> None:
    people = [contact(f"p{n}", groups=(ref(name),)) for n, name in enumerate(
        ("club", "the  club", "Night Owls", "night owls")
    )]  # fmt: skip
    whole = ask([club(), *people])
    assert [(g.key, g.name, g.size, g.card is None) for g in groups(whole)] == [
        ("night owls", "Night Owls", 2, True),
        ("club", "The Club", 2, False),
    ]
    assert group(whole, "night owls").meetings == ()
    with pytest.raises(KeyError):
        group(whole, "Night Owls")


def test_meetings_are_told_newest_first_with_who_was_there() -> None:
    plain = contact("g", kind="group", history=(
        event("2026-01-01", "meeting", with_=(ref("ana"), ref("Somebody"))),
        event("2026-01-08", "meeting"),
        event("2026-01-09", "note", with_=(ref("ben"),)),
    ))  # fmt: skip
    held = attendance(ask([plain, contact("ana", "Ana"), contact("ben")]), "g")
    assert [(str(m.event.date), [who.text for who in m.present]) for m in held] == [
        ("2026-01-08", []),
        ("2026-01-01", ["Ana", "Somebody"]),
    ]


@pytest.mark.parametrize(
    ("there", "away"),
    [
        (("ab", "b", "b", "b"), ["ana"]),
        (("ab", "b", "b"), []),  # two meetings ago
        (("b", "b", "ab", "b"), []),
        (("b", "b"), []),  # too few to say
        (("b", "b", "b"), ["ana"]),
        (("b", "ab", "", "b", "b"), []),  # one without attendance does not count
    ],
)
def test_who_was_at_none_of_the_last_three_is_missed(
    there: tuple[str, ...], away: list[str]
) -> None:
    days = (*DAYS, "2026-02-04")
    whole = ask([club(*there, days=days), listed("ana"), contact("ben")])
    assert [card.id for card in group(whole, "club").missed] == away


@pytest.mark.parametrize(
    ("fields", "away"),
    [
        ({"status": Standing("died", day("2026-01-05"))}, []),
        ({"status": Standing("apart")}, []),
        ({"status": Standing("lost")}, []),
        ({"snooze": day("2026-06-01")}, []),
        ({"snooze": day("2026-03-01")}, ["ana"]),
        ({"status": Standing("paused")}, ["ana"]),
    ],
)
def test_nobody_is_missed_who_is_not_to_be_brought_up(
    fields: dict[str, Any], away: list[str]
) -> None:
    ana = listed("ana", **fields)
    whole = ask([club("ab", "b", "b", "b"), ana, contact("ben")])
    assert [card.id for card in group(whole, "club").missed] == away


def test_a_guest_is_not_missed_but_a_regular_is() -> None:
    guest = ask([club("a", "b", "b", "b"), contact("ana"), contact("ben")])
    assert group(guest, "club").missed == ()
    days = ("2026-01-01", *DAYS)
    regular = ask([club("a", "a", "b", "b", "b", days=days), contact("ana"), contact("ben")])
    assert [card.id for card in group(regular, "club").missed] == ["ana"]


def test_a_meeting_still_to_come_is_no_absence() -> None:
    days = (*DAYS[:3], "2026-03-15")
    whole = ask([club("ab", "b", "b", "b", days=days), listed("ana"), contact("ben")])
    assert group(whole, "club").missed == ()


def only_here(*contacts: Contact) -> bool:
    (ana,) = (m for m in group(ask(contacts), "club").members if m.card.id == "ana")
    return ana.only_here


@pytest.mark.parametrize(
    ("ana", "expected"),
    [
        (contact("ana"), True),
        (listed("ana", met=day("2026-01-07"), met_at="The Club"), True),
        (listed("ana", met=day("2025-12-01"), met_at="[[club]]"), True),
        (listed("ana", met=day("2025-12-01")), True),
        (listed("ana", met=day("2025-12-01"), met_at="the station"), False),
        (listed("ana", history=(event("2026-01-14", "meeting"),)), True),
        (listed("ana", history=(event("2026-02-01", "note"),)), True),
        (listed("ana", history=(event("2026-02-01", "coffee"),)), False),
        (contact("ana", groups=(ref("other"),)), False),
    ],
)
def test_known_from_there_alone(ana: Contact, expected: bool) -> None:  # noqa: FBT001
    assert only_here(club("a", "a"), ana) is expected


def test_company_elsewhere_is_knowing_from_elsewhere() -> None:
    ben = contact("ben", history=(event("2026-02-01", "meal", with_=(ref("ana"),)),))
    assert not only_here(club("a"), contact("ana"), ben)


def test_you_are_no_member_of_your_groups() -> None:
    held = contact("club", kind="group", history=(event(DAYS[0], "meeting", with_=(ref("me"),)),))
    assert members(ask([held], contact("me", file="me.md")), "club") == ()


def test_how_many_meetings_that_takes_are_settings() -> None:
    clubs = (club("a", "b", "b", "b"), contact("ana"), contact("ben"))
    whole = ask_of({c.id: c for c in clubs}, today=TODAY, settings=at(missed=3, regular=1))
    assert [card.id for card in group(whole, "club").missed] == ["ana"]
    whole = ask_of({c.id: c for c in clubs}, today=TODAY, settings=at(missed=4, regular=1))
    assert group(whole, "club").missed == ()


def at(**limits: int) -> Settings:
    return replace(DEFAULTS, groups=Groups(**limits))
