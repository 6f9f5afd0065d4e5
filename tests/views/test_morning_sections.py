"""Each section of the morning, at both sides of every threshold."""

# ruff: noqa: ANN401  helpers pass on whatever fields a test names

from datetime import date, timedelta
from typing import Any

import pytest

from netcrm.model import Contact, Event, Promise
from netcrm.views.morning.items import Item
from tests.views.build import (
    TODAY,
    ago,
    ahead,
    items,
    line,
    need,
    occasion,
    person,
    promise,
    slot,
)

NEVER = ["lost", "apart", "died", f"died {ago(400)}"]
SECTIONS = ["today", "needs", "life", "promises", "met", "thanks", "quiet", "theirs"]


def one(section: str, *contacts: Contact, **kwargs: Any) -> Item:
    (item,) = items(section, *contacts, **kwargs)
    return item


def birthday(days: int) -> str:
    return f"1970-{ahead(days)[5:]}"


# today


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        *((-1, None), (0, "today"), (1, "tomorrow"), (2, "folded"), (3, None)),
        *((13, None), (14, "folded"), (15, None), (27, None), (28, "folded"), (29, None)),
    ],
)
def test_birthdays_and_dates(days: int, shown: str | None) -> None:
    ana = person("ana", birthday=birthday(days), dates=[occasion(ahead(days)[5:])])
    found = items("today", ana)
    assert len(found) == (2 if shown else 0)
    for item in found:
        assert item.date == TODAY + timedelta(days)
        assert item.folded is (shown == "folded")
        assert shown == "folded" or f"({shown}, {ahead(days)[8:]} March" in item.text


def test_a_birthday_names_the_age_where_the_year_is_known() -> None:
    assert one("today", person("ana", birthday=birthday(0))).text == (
        "Birthday (today, 15 March 2026, the 56th)."
    )
    assert one("today", person("ana", birthday="03-15")).text == "Birthday (today, 15 March 2026)."
    born = one("today", person("ana", birthday=ago(0)))
    assert born.text == "Birthday (today, 15 March 2026)."


def test_a_day_does_not_return_before_the_year_it_began() -> None:
    assert items("today", person("ana", dates=[occasion("2027-03-15")])) == ()
    found = one("today", person("ana", dates=[occasion("2016-03-15", "wedding", "with Bo.")]))
    assert found.text == "Wedding: with Bo (today, 15 March 2026, the 10th)."


@pytest.mark.parametrize(("year", "shown"), [(2025, 0), (2026, 1), (2027, 0)])
def test_a_day_that_is_once_does_not_return(year: int, shown: int) -> None:
    ana = person("ana", dates=[occasion(f"{year}-03-15", "Exam", once=True)])
    assert len(items("today", ana)) == shown


@pytest.mark.parametrize(
    ("today", "falls"),
    [
        (date(2028, 2, 28), date(2028, 2, 29)),
        (date(2028, 2, 29), date(2028, 2, 29)),
        (date(2028, 3, 1), None),
        (date(2027, 2, 27), None),  # two days ahead, and folded: that is 27 February to 1 March
        (date(2027, 2, 28), date(2027, 3, 1)),
        (date(2027, 3, 1), date(2027, 3, 1)),
        (date(2027, 3, 2), None),
    ],
)
def test_the_29th_of_february_falls_on_1_march_in_other_years(
    today: date, falls: date | None
) -> None:
    ana = person("ana", birthday="2000-02-29")
    found = [item.date for item in items("today", ana, today=today) if not item.folded]
    assert found == ([falls] if falls else [])


@pytest.mark.parametrize(
    ("today", "folded"), [(date(2026, 12, 31), False), (date(2026, 12, 5), True)]
)
def test_new_year_is_no_border(today: date, *, folded: bool) -> None:
    ana = person("ana", birthday="01-01" if not folded else "01-02")
    item = one("today", ana, today=today)
    assert (item.date, item.folded) == (date(2027, 1, 2 if folded else 1), folded)


def test_the_calendars_ends_are_no_fault() -> None:
    ana = person("ana", birthday="12-31")
    assert one("today", ana, today=date.max - timedelta(1)).date == date.max
    assert items("today", ana, today=date.min) == ()
    assert items("today", person("ana", birthday="01-01"), today=date.max) == ()


@pytest.mark.parametrize("kind", ["group", "organisation"])
def test_groups_have_dates_too(kind: str) -> None:
    assert one("today", person("club", kind=kind, dates=[occasion("03-15")])).status is None


# needs


@pytest.mark.parametrize(("days", "shown"), [(-1, 0), (0, 1), (1, 1), (60, 1)])
def test_open_slots_until_their_day_has_passed(days: int, shown: int) -> None:
    ana = person("ana", needs=[need(f"{ago(30)} open", "Dinners", slot(f"{ahead(days)} open"))])
    assert len(items("needs", ana)) == shown


def test_open_slots_come_by_date_over_everyone() -> None:
    ana = person(
        "ana",
        needs=[
            need(f"{ago(9)} open", "Dinners", slot(f"{ahead(9)} open"), slot(f"{ahead(1)} open"))
        ],
    )
    bo = person("bo", needs=[need(f"{ago(9)} open", "Rides", slot(f"{ahead(5)} open", "To town"))])
    found = items("needs", ana, bo)
    assert [item.id for item in found] == ["ana", "bo", "ana"]
    assert found[1].text == "To town (20 March 2026), still open in “Rides”."
    assert [e.text for e in found[1].evidence] == ["To town", "Rides"]


@pytest.mark.parametrize(
    ("state", "who", "closed"),
    [
        ("done", "open", False),
        ("dropped", "open", False),
        ("open", "me", False),
        ("open", "bo", False),
        ("open", "open", True),
    ],
)
def test_only_open_slots_of_open_needs(state: str, who: str, *, closed: bool) -> None:
    taken = slot(f"{ahead(30)} {who}", closed=closed)
    assert items("needs", person("ana", needs=[need(f"{ago(9)} {state}", "Dinners", taken)])) == ()


@pytest.mark.parametrize(("days", "shown"), [(6, 0), (7, 1), (20, 1), (21, 0)])
@pytest.mark.parametrize("state", ["open", "done"])
def test_a_week_after_a_need_comes_the_question(state: str, days: int, shown: int) -> None:
    ana = person("ana", needs=[need(f"{ago(60)} {state}", "The dinners", until=ago(days))])
    found = items("needs", ana)
    assert len(found) == shown
    for item in found:
        assert item.text.startswith("“The dinners” stopped on ")
        assert item.text.endswith(" How is Ana?")


@pytest.mark.parametrize(("state", "done"), [("dropped", ""), ("done", ago(11))])
def test_no_question_after_a_need_that_ended_early(state: str, done: str) -> None:
    ended = need(f"{ago(60)} {state}", until=ago(10), done=done)
    assert items("needs", person("ana", needs=[ended])) == ()


@pytest.mark.parametrize("kind", ["call", "wrote"])
@pytest.mark.parametrize(("days", "shown"), [(4, 1), (3, 0), (0, 0)])
def test_the_question_is_answered_by_a_word_of_yours(kind: str, days: int, shown: int) -> None:
    ana = person("ana", line(f"{ago(days)} {kind}"), needs=[need(f"{ago(60)} open", until=ago(10))])
    assert len(items("needs", ana)) == shown


@pytest.mark.parametrize(
    ("since", "until", "shown"),
    [(0, 0, 1), (5, -9, 1), (-1, -9, 0), (5, 1, 0)],
)
def test_a_need_without_slots_shows_from_its_day_to_its_end(
    since: int, until: int, shown: int
) -> None:
    wanted = need(f"{ago(since)} open", "A ride", until=ago(until))
    assert len(items("needs", person("ana", needs=[wanted]))) == shown


def test_a_need_without_slots_or_end_stays_on_the_page_of_its_person() -> None:
    assert items("needs", person("ana", needs=[need(f"{ago(5)} open")])) == ()


# life

HARD = {*(-1, 0, 1, 6, 7, 29, 30, 89, 90, 364, 365, 378)}
OTHER = {*(-1, 0, 7, 29, 30, 43)}


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


# promises


@pytest.mark.parametrize(("days", "shown"), [(7, 0), (6, 1), (0, 1), (-1, 1), (-900, 1)])
def test_mine_overdue_and_this_week(days: int, shown: int) -> None:
    ana = person("ana", promises=[promise("me", ahead(days))])
    assert len(items("promises", ana)) == shown


@pytest.mark.parametrize(
    "kept",
    [promise("me"), promise("me", ago(1), closed=True), promise("them", ago(1))],
    ids=["no day", "closed", "theirs"],
)
def test_promises_that_are_not_on_the_morning(kept: Promise) -> None:
    assert items("promises", person("ana", promises=[kept])) == ()


def test_a_promise_by_month_counts_on_its_first_day() -> None:
    ana = person("ana", promises=[promise("me", "2026-04", "Lend the film.")])
    assert items("promises", ana, today=date(2026, 3, 25)) == ()
    found = one("promises", ana, today=date(2026, 3, 26))
    assert found.text == "Lend the film (promised for April 2026)."


@pytest.mark.parametrize(("days", "shown"), [(7, 0), (6, 1), (0, 1), (-1, 0)])
def test_a_slot_of_mine_is_a_promise_in_the_week_before_it(days: int, shown: int) -> None:
    taken = need(f"{ago(30)} open", "Dinners", slot(f"{ahead(days)} me", "Lasagne"))
    found = items("promises", person("ana", needs=[taken]))
    assert len(found) == shown


@pytest.mark.parametrize(
    "fields",
    [{"circle": "none"}, {"snooze": ahead(1)}, {"status": "paused"}, {"daily_life": True}],
)
def test_promises_stay_whatever_stops_the_clock(fields: dict[str, Any]) -> None:
    assert items("promises", person("ana", promises=[promise("me", ago(3))], **fields))


# met


@pytest.mark.parametrize(("days", "shown"), [(-1, 0), (0, 1), (14, 1), (15, 0)])
def test_first_met_in_the_last_fortnight(days: int, shown: int) -> None:
    assert len(items("met", person("ana", met=ago(days)))) == shown
    assert len(items("met", person("ana", line(f"{ago(days)} met")))) == shown


def test_it_opens_with_what_was_heard() -> None:
    lines = (line(f"{ago(3)} heard", "Her exam, June"), line(f"{ago(40)} heard", "Older"))
    found = one("met", person("ana", *lines, met=ago(3), met_at="the party"))
    assert found.text == (
        "Her exam, June. You met on 12 March 2026 (the party):"
        " write while they still know who you are."
    )
    assert [e.text for e in found.evidence] == ["Her exam, June", f"met: {ago(3)}"]


@pytest.mark.parametrize(
    ("after", "shown"),
    [
        (line(f"{ago(4)} call"), 0),
        (line(f"{ago(5)} call"), 1),  # the day you met
        (line(f"{ago(5)} wrote"), 0),
        (line(f"{ago(4)} wrote"), 0),
        (line(f"{ahead(1)} wrote"), 1),
        (line(f"{ago(4)} note"), 1),
        (line(f"{ago(4)} event", with_=["a", "b", "c", "d", "e"]), 1),
        (line(f"{ago(5)} asked-me", size="money"), 0),
        (line(f"{ago(5)} asked-me", settled=True), 1),
        (line(f"{ago(4)} asked-me"), 1),
    ],
)
def test_no_word_since_and_no_ask_that_day(after: Event, shown: int) -> None:
    assert len(items("met", person("ana", after, met=ago(5)))) == shown


@pytest.mark.parametrize("fields", [{"kin": True}, {"daily_life": True}, {"kind": "group"}])
def test_not_for_family_or_those_seen_daily(fields: dict[str, Any]) -> None:
    assert items("met", person("ana", met=ago(5), **fields)) == ()


def test_not_for_your_own_house() -> None:
    mine = person("me", household=" Hill Road", file="me.md")
    assert items("met", person("ana", met=ago(5), household="hill road"), me=mine) == ()


def test_an_old_friend_noted_for_the_first_time_is_not_newly_met() -> None:
    assert items("met", person("ana", line(f"{ago(3)} call"))) == ()


def test_all_those_met_at_one_party_are_newly_met() -> None:
    named = ["ana", "b", "c", "d", "e"]
    bo = person("bo", line(f"{ago(3)} met", with_=named))
    assert [item.id for item in items("met", bo, *(person(i) for i in named))] == [
        *("ana", "b", "bo", "c", "d", "e")
    ]


def test_someone_met_before_is_not_newly_met() -> None:
    assert items("met", person("ana", line(f"{ago(3)} call"), met="1999")) == ()


def test_someone_seen_among_many_is_not_newly_met() -> None:
    club = person("club", line(f"{ago(3)} meeting", with_=["ana"]), kind="group")
    assert items("met", person("ana"), club) == ()


def test_their_housemates_days_are_not_theirs() -> None:
    bo = person("bo", met=ago(3), household="x")
    assert [item.id for item in items("met", bo, person("ana", household="x"))] == ["bo"]


# thanks


@pytest.mark.parametrize(("days", "shown"), [(-1, 0), (0, 1), (30, 1), (31, 0)])
def test_help_of_the_last_month_waits_for_thanks(days: int, shown: int) -> None:
    assert len(items("thanks", person("ana", line(f"{ago(days)} received")))) == shown
    asked = line(f"{ago(days)} asked", outcome="yes")
    assert len(items("thanks", person("ana", asked))) == shown


@pytest.mark.parametrize("outcome", ["", "no", "open", "withdrawn", "yes", "partly"])
def test_an_answered_ask_waits_to_be_told_of(outcome: str) -> None:
    found = items("thanks", person("ana", line(f"{ago(9)} asked", "Could he?", outcome=outcome)))
    said = f"Could he? (6 March 2026): answered {outcome}; still to tell how it turned out."
    assert [item.text for item in found] == ([said] if outcome in ("yes", "partly") else [])


@pytest.mark.parametrize(
    ("kind", "attributes", "answer", "other"),
    [("received", {}, "thanked", "told"), ("asked", {"outcome": "yes"}, "told", "thanked")],
)
@pytest.mark.parametrize(("days", "shown"), [(10, 1), (9, 0), (0, 0), (-1, 1)])
def test_on_or_after_the_day(
    kind: str, attributes: dict[str, Any], answer: str, other: str, days: int, shown: int
) -> None:
    happened = line(f"{ago(9)} {kind}", **attributes)
    answered = person("ana", happened, line(f"{ago(days)} {answer}"))
    assert len(items("thanks", answered)) == shown
    assert len(items("thanks", person("ana", happened, line(f"{ago(days)} {other}")))) == 1


def test_kin_are_told_and_not_thanked() -> None:
    lines = (line(f"{ago(9)} received"), line(f"{ago(9)} asked", outcome="yes"))
    (found,) = items("thanks", person("ana", *lines, kin=True))
    assert "still to tell" in found.text


@pytest.mark.parametrize(
    ("days", "shown"), [(21, 1), (20, 0), (14, 0), (13, 0), (8, 0), (7, 0), (0, 0)]
)
def test_help_you_wrote_about_rests(days: int, shown: int) -> None:
    ana = person("ana", line(f"{ago(20)} received"), line(f"{ago(days)} wrote"))
    rested = days == 14 or days == 20  # noqa: PLR1714
    assert len(items("thanks", ana)) == (shown or rested)


# quiet


@pytest.mark.parametrize(
    ("days", "status"),
    [(29, None), (30, "while"), (59, "while"), (60, "quiet"), (365, "long-quiet"), (1095, None)],
)
def test_the_quiet_ones(days: int, status: str | None) -> None:
    found = items("quiet", person("ana", line(f"{ago(days)} call"), circle="close"))
    assert [item.status for item in found] == ([status] if status else [])


def test_quiet_lines_open_with_something_heard() -> None:
    lines = [
        line(f"{ago(80)} heard", "Her exam, June"),
        line(f"{ago(75)} heard", "Picked up", done=ago(70)),
        line(f"{ago(74)} heard", "Picked up, no day", closed=True),
        line(f"{ahead(1)} heard", "Not yet"),
        line(f"{ago(70)} call"),
    ]
    found = one("quiet", person("ana", *lines, cadence=30))
    assert found.text.startswith("Her exam, June. Nothing noted since 4 January 2026;")
    assert found.evidence[0].text == "Her exam, June"


def test_quiet_lines_come_by_circle() -> None:
    people = [
        person("a", line(f"{ago(400)} call"), circle="known"),
        person("b", line(f"{ago(400)} call"), cadence=7),
        person("c", line(f"{ago(100)} call"), circle="close"),
        person("d", line(f"{ago(200)} call"), circle="close"),
        person("e", line(f"{ago(50)} call"), circle="inner"),
    ]
    assert [item.id for item in items("quiet", *people)] == ["e", "d", "c", "a", "b"]


@pytest.mark.parametrize(("days", "shown"), [(14, 1), (13, 0), (0, 0), (-1, 1)])
def test_a_note_of_yours_rests(days: int, shown: int) -> None:
    ana = person("ana", line(f"{ago(days)} wrote"), line(f"{ago(70)} call"), circle="close")
    assert len(items("quiet", ana)) == shown


# theirs


@pytest.mark.parametrize(("days", "shown"), [(7, 0), (6, 1), (0, 1), (-90, 1)])
def test_theirs_overdue_and_this_week(days: int, shown: int) -> None:
    assert len(items("theirs", person("ana", promises=[promise("them", ahead(days))]))) == shown


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"needs": [need(f"{ago(900)} open", until=ago(800))]}, 0),
        ({"needs": [need(f"{ago(9)} done"), need(f"{ago(9)} dropped")]}, 1),
        ({"snooze": ahead(1)}, 0),
        ({"snooze": ago(0)}, 1),
    ],
)
def test_theirs_are_silent_while_they_need_something(fields: dict[str, Any], shown: int) -> None:
    ana = person("ana", promises=[promise("them", ago(3))], **fields)
    assert len(items("theirs", ana)) == shown


@pytest.mark.parametrize(("days", "shown"), [(-1, 1), (0, 0), (90, 0), (91, 1)])
def test_theirs_are_silent_after_a_hard_event(days: int, shown: int) -> None:
    promised = [promise("them", ago(3))]
    hard = person("ana", line(f"{ago(days)} life", hard=True), promises=promised)
    light = person("ana", line(f"{ago(days)} life"), promises=promised)
    assert len(items("theirs", hard)) == shown
    assert len(items("theirs", light)) == 1


@pytest.mark.parametrize(("days", "shown"), [(14, 1), (13, 0), (3, 0)])
def test_a_promise_you_wrote_about_rests(days: int, shown: int) -> None:
    ana = person("ana", line(f"{ago(days)} wrote"), promises=[promise("them", ago(20))])
    assert len(items("theirs", ana)) == shown


@pytest.mark.parametrize(("due", "shown"), [(3, 0), (4, 0), (2, 1)])
def test_a_promise_due_after_you_wrote_does_not_rest(due: int, shown: int) -> None:
    ana = person("ana", line(f"{ago(3)} wrote"), promises=[promise("them", ago(due))])
    assert len(items("theirs", ana)) == shown


# everyone


def everything(**fields: Any) -> Contact:
    """Someone with something in every section; nothing of it is under their name alone."""
    return person(
        "ana",
        *(line(f"{ago(days)} {kind}") for kind, days in (("heard", 5), ("received", 5))),
        line(f"{ago(2)} life", hard=True),
        met=ago(7),
        birthday="03-15",
        cadence=1,
        needs=[need(f"{ago(9)} open", "Dinners", slot(f"{ahead(2)} open"))],
        promises=[promise("me", ago(1)), promise("them", ago(1))],
        **fields,
    )


def full() -> tuple[Contact, Contact]:
    """Two people with something in every section between them."""
    return everything(), person("bo", promises=[promise("them", ago(1))])


def test_there_is_something_in_every_section() -> None:
    shown = [name for name in SECTIONS if items(name, *full())]
    assert shown == [name for name in SECTIONS if name != "met"]  # help is contact since
    assert items("met", person("cy", met=ago(3)))


@pytest.mark.parametrize("status", NEVER)
@pytest.mark.parametrize("section", SECTIONS)
def test_the_dead_the_lost_and_those_apart_are_never_brought_up(section: str, status: str) -> None:
    assert items(section, everything(status=status)) == ()
    newly = person("cy", met=ago(3), status=status, promises=[promise("them", ago(1))])
    assert items(section, newly) == ()


@pytest.mark.parametrize("section", SECTIONS)
def test_those_put_aside_are_left_alone_promises_aside(section: str) -> None:
    found = items(section, everything(snooze=ahead(1)))
    assert bool(found) is (section == "promises")
