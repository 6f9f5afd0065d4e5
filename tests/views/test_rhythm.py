"""Status, at both sides of every threshold, and in the table's order."""

from datetime import date, timedelta
from typing import Any

import pytest

from netcrm.model import Event
from tests.views.build import TODAY, ago, ahead, line, me, person, rhythm_of


def last(days: int) -> Event:
    return line(f"{ago(days)} call", "Rang")


@pytest.mark.parametrize(
    ("cadence", "days", "status"),
    [
        (100, 0, "in-touch"),
        (100, 74, "in-touch"),
        (100, 75, "soon"),
        (100, 99, "soon"),
        (100, 100, "while"),
        (100, 199, "while"),
        (100, 200, "quiet"),
        (100, 799, "quiet"),
        (100, 800, "long-quiet"),
        (100, 1094, "long-quiet"),
        (100, 1095, "long-ago"),
        (30, 22, "in-touch"),  # 22.5 days: not yet
        (30, 23, "soon"),
        (7, 364, "quiet"),  # 52 times the usual, but not a year
        (7, 365, "long-quiet"),
        (365, 1094, "quiet"),
        (365, 1095, "long-ago"),
        (1, 0, "in-touch"),
        (1, 1, "while"),
        (1, 2, "quiet"),
        (None, 1094, "no-rhythm"),
        (None, 1095, "long-ago"),
        (2000, 1094, "in-touch"),
        (2000, 1095, "long-ago"),  # rhythm or none
    ],
)
def test_status_by_days_since_the_last_contact(cadence: int | None, days: int, status: str) -> None:
    assert rhythm_of(person("ana", last(days), cadence=cadence)).status == status


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, "known-of"),
        ({"circle": "close"}, "known-of"),
        ({"via": ["bo"]}, "no-rhythm"),
        ({"via": ["bo"], "circle": "close"}, "no-rhythm"),  # no clock before a first contact
        ({"stage": "friend"}, "no-rhythm"),
        ({"met": ago(0)}, "no-rhythm"),
        ({"met": ahead(1)}, "known-of"),
        ({"met": ago(0), "circle": "close"}, "in-touch"),
        ({"daily_life": True}, "daily-life"),
        ({"daily_life": True, "status": "paused"}, "paused"),
        ({"status": f"paused until {ahead(1)}"}, "paused"),
        ({"status": f"paused until {ago(0)}"}, "known-of"),
        ({"status": "lost"}, "lost"),
        ({"status": "apart"}, "apart"),
        ({"status": "died"}, "died"),
        ({"status": f"died {ahead(9)}"}, "died"),
        ({"daily_life": True, "status": "died"}, "died"),
    ],
)
def test_status_without_history(fields: dict[str, Any], status: str) -> None:
    assert rhythm_of(person("ana", **fields), person("bo")).status == status


@pytest.mark.parametrize("days", [50, 300, 1200])
@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"daily_life": True}, "daily-life"),
        ({"status": "paused"}, "paused"),
        ({"status": f"paused until {ahead(1)}"}, "paused"),
        ({"status": "lost"}, "lost"),
        ({"status": "apart"}, "apart"),
        ({"status": "died"}, "died"),
        ({"circle": "none"}, "no-rhythm"),
        ({"snooze": ahead(1)}, "no-rhythm"),
    ],
)
def test_what_stops_the_clock(fields: dict[str, Any], status: str, days: int) -> None:
    found = rhythm_of(person("ana", last(days), **{"circle": "close", **fields}))
    assert (found.status, found.next_due) == (status, None)
    assert found.last_contact == TODAY - timedelta(days)


@pytest.mark.parametrize(
    "fields", [{"snooze": ago(0)}, {"status": f"paused until {ago(0)}"}, {"status": "active"}]
)
def test_what_no_longer_stops_it(fields: dict[str, Any]) -> None:
    found = rhythm_of(person("ana", last(50), circle="close", **fields))
    assert (found.status, found.next_due) == ("while", TODAY - timedelta(20))


def test_a_season_of_rest_stops_all_clocks_and_no_other_word() -> None:
    resting = f"resting until {ahead(1)}"
    for days, status in ((50, "no-rhythm"), (1200, "long-ago")):
        found = rhythm_of(person("ana", last(days), circle="close"), season=resting)
        assert (found.status, found.next_due) == (status, None)
    over = rhythm_of(person("ana", last(50), circle="close"), season=f"resting until {ago(0)}")
    assert over.status == "while"


def test_the_clock_starts_at_the_day_of_contact() -> None:
    partial = person("ana", line("2026-02 call"), circle="close")
    assert rhythm_of(partial).next_due == date(2026, 3, 3)


def test_a_note_an_ask_an_offer_or_a_letter_without_answer_leaves_the_clock() -> None:
    kinds = ("wrote", "asked", "asked-me", "offered", "offered-me", "note", "heard", "life", "told")
    lines = [line(f"{ago(1)} {kind}") for kind in kinds]
    found = rhythm_of(person("ana", *lines, last(50), circle="close"))
    assert found.last_contact == TODAY - timedelta(50)


@pytest.mark.parametrize("kind", ["group", "organisation"])
def test_only_persons_have_a_rhythm(kind: str) -> None:
    found = rhythm_of(person("club", last(3), kind=kind, circle="close"))
    assert (found.status, found.words, found.cadence_days, found.next_due) == (None, "", None, None)
    assert found.last_contact == TODAY - timedelta(3)


def test_my_own_file_has_no_rhythm() -> None:
    assert rhythm_of(me(), me=me()).status is None


@pytest.mark.parametrize(("days", "rests"), [(0, True), (13, True), (14, False)])
def test_a_note_of_yours_rests_for_fourteen_days(days: int, *, rests: bool) -> None:
    wrote = line(f"{ago(days)} wrote")
    found = rhythm_of(person("ana", wrote, last(50), circle="close"))
    assert found.wrote == (TODAY - timedelta(days) if rests else None)
    assert ("it is with them" in found.sentence) is rests


@pytest.mark.parametrize("days", [3, 5])
def test_a_note_no_longer_rests_once_you_were_in_touch(days: int) -> None:
    answered = person("ana", last(days), line(f"{ago(5)} wrote"), circle="close")
    assert rhythm_of(answered).wrote is None


def test_a_note_after_today_rests_with_nobody() -> None:
    assert rhythm_of(person("ana", line(f"{ahead(1)} wrote"), last(50))).wrote is None
    both = person("ana", line(f"{ahead(1)} wrote"), line(f"{ago(3)} wrote"), last(50))
    assert rhythm_of(both).wrote == TODAY - timedelta(3)


def test_a_rhythm_longer_than_the_calendar_is_no_fault() -> None:
    found = rhythm_of(person("ana", last(3), cadence=10**9))
    assert (found.status, found.next_due) == ("in-touch", date.max)
    assert rhythm_of(person("ana", last(3)), today=date.max).status == "long-ago"


def test_a_leap_day_is_a_day_like_others() -> None:
    ana = person("ana", line("2024-02-29 call"), cadence=366)
    assert rhythm_of(ana, today=date(2025, 2, 28)).status == "soon"
    assert rhythm_of(ana, today=date(2025, 3, 1)).status == "while"


GLADLY = "Reaching out is appreciated more than people expect."
SENTENCES = [
    ({}, "Known of: no meeting noted yet."),
    ({"spoilt": True}, ""),
    ({"via": ["bo"]}, "You were introduced; nothing noted since."),
    ({"stage": "friend"}, "Nothing noted yet."),
    ({"daily_life": True}, "Part of daily life."),
    ({"status": "paused"}, "Paused."),
    ({"status": "paused until 2026-06"}, "Paused until June 2026."),
    ({"status": "died 2025-05-03"}, "Died on 3 May 2025."),
    ({"status": "died 2025"}, "Died in 2025."),
    ({"status": "died"}, "Died."),
    ({"status": "apart", "days": 400}, "You go separate ways."),
    ({"status": "lost"}, "You lost touch."),
    ({"status": "lost", "days": 400}, "You lost touch; nothing noted since 8 February 2025."),
    (
        {"days": 3, "snooze": "2026-06-01"},
        "Last noted on 12 March 2026; resting until 1 June 2026.",
    ),
    ({"days": 3}, "Last noted on 12 March 2026."),
    (
        {"days": 3, "circle": "close"},
        "Last noted on 12 March 2026; you wished for a word every month.",
    ),
    (
        {"days": 6, "cadence": 7},
        "Last noted on 9 March 2026; you wished for a word every week, so around 16 March 2026.",
    ),
    (
        {"days": 70, "cadence": 14},
        "Nothing noted since 4 January 2026; you wished for a word every 2 weeks.",
    ),
    (
        {"days": 400, "circle": "inner"},
        "Nothing noted since 8 February 2025; you wished for a word every week. " + GLADLY,
    ),
    ({"met": "1999"}, "Nothing noted since 1999. " + GLADLY),
]


@pytest.mark.parametrize(("fields", "said"), SENTENCES)
def test_the_sentence_names_dates_and_is_kind(fields: dict[str, Any], said: str) -> None:
    history = [last(fields["days"])] if "days" in fields else []
    rest = {name: value for name, value in fields.items() if name != "days"}
    found = rhythm_of(person("ana", *history, **rest))
    assert found.sentence == said
    assert found.evidence


def test_days_with_the_household_say_so() -> None:
    bo = person("bo", last(70), household="x")
    found = rhythm_of(person("ana", household="x", circle="close"), bo)
    assert found.sentence.startswith("Nothing noted since 4 January 2026, with the household; you")


def test_evidence_is_the_last_contact_and_what_the_clock_rests_on() -> None:
    found = rhythm_of(person("ana", last(50), circle="close"))
    assert [(e.file, e.line, e.text) for e in found.evidence] == [
        ("contacts/ana.md", 11, "Rang"),
        ("contacts/ana.md", 3, "circle: close"),
    ]


def test_a_learned_rhythm_is_told_as_what_it_was() -> None:
    found = rhythm_of(person("ana", *(last(days) for days in (60, 95, 140, 190, 250))))
    assert (
        found.sentence == "Nothing noted since 14 January 2026; it used to be about every 48 days."
    )
