"""Before you ask: the cases of the model, then each term and rule at both sides of its edge."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from netcrm.config import DEFAULTS, Asking
from netcrm.model import SIZES, Contact, Event, Slot
from netcrm.views.asking.before import before_you_ask
from netcrm.views.asking.terms import Terms
from tests.engine.ground import before, ground, ready, rules
from tests.views.build import TODAY, ago, ahead, day, line, me, need, person, promise, slot

LONG_HELP = line(f"{ago(400)} gave")


def call(days: int) -> Event:
    return line(f"{ago(days)} call", minutes=1)


def ana(*lines: Event, **fields: Any) -> Contact:  # noqa: ANN401
    return person("ana", *lines, **fields)


def done_late(taken: Slot) -> Slot:
    """A turn that was taken and done after its day."""
    return replace(taken, closed=True, done=day(ago(360)))


FRESH_HELP = line(f"{ago(20)} gave")
CASES = [
    ("known of, money", ana(), "money", 0, "not-yet"),
    ("met once, advice", ana(call(3)), "advice", 1, "ready"),
    ("acquaintance, introduction", ana(call(0), call(9), call(40)), "introduction", 2, "not-yet"),
    (
        "once you have helped",
        ana(call(0), call(9), call(40), FRESH_HELP),
        "introduction",
        3,
        "ready",
    ),
    ("friendly, helped, referral", ana(FRESH_HELP, stage="friendly"), "referral", 4, "ready"),
    ("friend, helped, money", ana(FRESH_HELP, stage="friend"), "money", 5, "ready"),
    (
        "the same with a monthly rhythm, quiet for ten months",
        ana(line(f"{ago(300)} gave"), stage="friend", cadence=30),
        "money",
        4,
        "not-yet",
    ),
    ("friend, long quiet", ana(LONG_HELP, stage="friend", circle="close"), "money", 2, "not-yet"),
    ("friend, long quiet", ana(LONG_HELP, stage="friend", circle="close"), "advice", 4, "ready"),
    (
        "met once, offered you an introduction",
        ana(line(f"{ago(3)} met"), line(f"{ago(3)} offered-me", size="introduction")),
        "introduction",
        1,
        "ready",
    ),
    (
        "friend, helped, your promise overdue",
        ana(FRESH_HELP, stage="friend", promises=[promise("me", ago(1))]),
        "advice",
        5,
        "first",
    ),
    (
        "friend, helped, nine days after his surgery",
        ana(FRESH_HELP, line(f"{ago(9)} life", "Surgery", hard=True), stage="friend"),
        "referral",
        5,
        "first",
    ),
]


@pytest.mark.parametrize(("case", "contact", "size", "capacity", "verdict"), CASES)
def test_the_cases_of_the_model(
    case: str, contact: Contact, size: str, capacity: int, verdict: str
) -> None:
    found = ready(size, contact)
    assert (found.capacity, found.needed) == (capacity, SIZES.index(size) + 1), case
    assert found.verdict == verdict, case
    assert found.evidence


@pytest.mark.parametrize(("stage", "fits"), list(enumerate([None, *SIZES])))
def test_each_stage_carries_its_size(stage: int, fits: str | None) -> None:
    words = ("known of", "met", "acquaintance", "friendly", "friend", "close")
    found = before(ana(stage=words[stage]))
    assert {answer.fits_today for answer in found.answers} == {fits}
    assert [answer.size for answer in found.answers] == list(SIZES)
    assert [answer.verdict for answer in found.answers] == [
        "ready" if answer.needed <= stage else "not-yet" for answer in found.answers
    ]


@pytest.mark.parametrize(
    ("contact", "helped"),
    [
        (ana(line(f"{ago(365)} gave")), 1),
        (ana(line(f"{ago(366)} gave")), 0),
        (ana(line(f"{ahead(1)} gave")), 0),
        (ana(line(f"{ago(0)} received")), 0),
        (ana(line(f"{ago(0)} offered")), 0),
        (ana(line(f"{ago(400)} gave"), line(f"{ago(3)} gave")), 1),
        (ana(promises=[promise("me", ago(365), closed=True)]), 1),
        (ana(promises=[promise("me", ago(366), closed=True)]), 0),
        (ana(promises=[promise("me", closed=True)]), 0),
        (ana(needs=[need(f"{ago(9)} done", "x", slot(f"{ago(3)} me", closed=True))]), 1),
        (ana(needs=[need(f"{ago(9)} done", "x", slot(f"{ago(3)} bo", closed=True))]), 0),
        (ana(needs=[need(f"{ago(400)} done", "x", done_late(slot(f"{ago(370)} me")))]), 1),
        (ana(line("2025-03 gave")), 0),  # counts on the first of March: 379 days
    ],
)
def test_help_of_yours_within_a_year(contact: Contact, helped: int) -> None:
    assert {answer.terms.helped for answer in before(contact).answers} == {helped}


def test_a_leap_year_shortens_the_year_of_help() -> None:
    found = ready("money", ana(line("2024-02-29 gave")), today=date(2025, 2, 28))
    assert found.terms.helped == 1
    later = ready("money", ana(line("2024-02-29 gave")), today=date(2025, 3, 1))
    assert later.terms.helped == 0


@pytest.mark.parametrize(
    ("days", "fields", "cold"),
    [
        (60, {"circle": "close"}, 0),  # quiet, but not half a year
        (179, {"circle": "close"}, 0),
        (180, {"circle": "close"}, 1),
        (180, {"circle": "active"}, 1),
        (180, {"circle": "wide"}, 0),  # soon
        (364, {"circle": "close"}, 1),
        (365, {"circle": "close"}, 2),  # long quiet
        (365, {"circle": "close", "stage": "close"}, 0),
        (365, {"circle": "close", "stage": "friend"}, 2),
        (365, {"circle": "none"}, 0),
        (365, {"circle": "close", "snooze": ahead(1)}, 0),
        (365, {"circle": "close", "status": "paused"}, 0),
        (1094, {}, 0),
        (1095, {}, 2),  # from long ago
        (1095, {"status": "paused"}, 0),
        (1095, {"circle": "none"}, 0),
    ],
)
def test_what_a_long_quiet_takes_away(days: int, fields: dict[str, Any], cold: int) -> None:
    found = ana(call(days), **fields)
    assert ready("favour", found).terms.cold == cold
    assert ready("money", found).terms.cold == cold
    assert ready("advice", found).terms.cold == 0


def test_who_stands_above_is_asked_for_less_and_for_advice_alike() -> None:
    mentor = ana(FRESH_HELP, stage="friend", senior=True)
    assert ready("advice", mentor).terms == Terms(stage=4, helped=1, cold=0, power=0)
    assert ready("money", mentor).terms == Terms(stage=4, helped=1, cold=0, power=1)
    assert ready("money", mentor).fits_today == "referral"
    assert "standing: senior" in {e.text for e in ready("money", mentor).evidence}


def test_the_sum_is_not_clipped() -> None:
    stranger = ana(senior=True)
    assert ready("favour", stranger).capacity == -1
    old = ana(call(1200), senior=True)
    assert ready("favour", old).capacity == 1 - 2 - 1
    assert min(ready("favour", old).terms) == 0


def offered(days: int, size: str = "introduction") -> Event:
    return line(f"{ago(days)} offered-me", size=size)


@pytest.mark.parametrize(
    ("lines", "carried"),
    [
        ([offered(9)], True),
        ([offered(0)], True),
        ([offered(3000)], True),
        ([line(f"{ahead(1)} offered-me", size="money")], False),
        ([offered(9, "favour")], False),
        ([offered(9, "")], False),  # of no size: a favour
        ([offered(9, "referral")], True),
        ([offered(9, "money")], True),
        ([offered(9), line(f"{ago(8)} asked", size="introduction", outcome="no")], False),
        ([offered(9), line(f"{ago(8)} asked", size="advice", outcome="no")], False),
        ([offered(9), line(f"{ago(9)} asked", size="introduction", outcome="no")], False),
        ([offered(9), line(f"{ago(9)} asked", size="advice", outcome="no")], True),
        ([offered(9), line(f"{ago(10)} asked", size="introduction", outcome="no")], True),
        ([offered(9), line(f"{ahead(1)} asked", size="introduction")], True),
        ([offered(9), line(f"{ago(8)} received")], False),
        ([offered(9), line(f"{ago(9)} received")], True),
        ([offered(9), line(f"{ago(8)} asked", outcome="no"), offered(7)], True),
        ([offered(9), line(f"{ago(8)} asked-me")], True),
        ([line(f"{ago(9)} offered", size="introduction")], False),
    ],
)
def test_what_they_offered_is_carried_until_it_is_taken_up(
    lines: list[Event], *, carried: bool
) -> None:
    found = ready("introduction", ana(*lines, stage="met"))
    assert found.offered is carried
    assert (found.verdict != "not-yet") is carried
    assert (found.fits_today == "advice") is not carried or found.fits_today == "favour"


def test_an_offer_carries_what_is_smaller_and_is_named() -> None:
    found = before(ana(line(f"{ago(3)} offered-me", "Any time", size="introduction")))
    assert [answer.offered for answer in found.answers] == [True, True, True, False, False]
    assert found.lead == "Advice, a favour and an introduction fit today."
    answer = found.answers[1]
    assert answer.sentence == "You were offered as much on 12 March 2026. A favour fits today."
    assert (found.answers[1].capacity, "Any time") == (0, answer.evidence[-1].text)


@pytest.mark.parametrize(
    ("contact", "found"),
    [
        (ana(needs=[need(f"{ago(4000)} open")]), ["moment"]),
        (ana(needs=[need(f"{ago(9)} done")]), []),
        (ana(needs=[need(f"{ago(9)} dropped")]), []),
        (ana(needs=[need(f"{ago(9)} done", done=ahead(3))]), ["moment"]),
        (ana(line(f"{ago(0)} life", hard=True)), ["moment"]),
        (ana(line(f"{ago(90)} life", hard=True)), ["moment"]),
        (ana(line(f"{ago(91)} life", hard=True)), []),
        (ana(line(f"{ahead(1)} life", hard=True)), []),
        (ana(line(f"{ago(9)} life")), []),
        (ana(promises=[promise("me", ago(1))]), ["promise"]),
        (ana(promises=[promise("me", ago(0))]), []),
        (ana(promises=[promise("me")]), []),
        (ana(promises=[promise("me", ago(1), closed=True)]), []),
        (ana(promises=[promise("them", ago(1))]), []),
        (ana(line(f"{ago(30)} received")), ["thank"]),
        (ana(line(f"{ago(31)} received")), []),
        (ana(line(f"{ago(30)} received"), line(f"{ago(30)} thanked")), []),
        (ana(line(f"{ago(30)} received"), line(f"{ago(31)} thanked")), ["thank"]),
        (ana(line(f"{ago(9)} received"), line(f"{ago(3)} wrote")), []),  # your note rests
        (ana(line(f"{ago(30)} asked", outcome="yes")), ["tell"]),
        (ana(line(f"{ago(30)} asked", outcome="partly")), ["tell"]),
        (ana(line(f"{ago(31)} asked", outcome="yes")), []),
        (ana(line(f"{ago(30)} asked", outcome="no")), []),
        (ana(line(f"{ago(30)} asked", outcome="yes"), line(f"{ago(30)} told")), []),
        (ana(line(f"{ago(0)} asked")), ["open"]),
        (ana(line(f"{ago(59)} asked")), ["open"]),
        (ana(line(f"{ago(60)} asked")), []),  # no answer, and it no longer counts
        (ana(line(f"{ago(9)} asked", outcome="open")), ["open"]),
        (ana(line(f"{ago(9)} asked", outcome="withdrawn")), []),
        (ana(line(f"{ahead(1)} asked")), []),
        (ana(line(f"{ago(89)} asked", size="introduction", outcome="no")), ["recent"]),
        (ana(line(f"{ago(90)} asked", size="introduction", outcome="no")), []),
        (ana(line(f"{ago(89)} asked", size="money", outcome="no")), ["recent"]),
        (ana(line(f"{ago(89)} asked", size="favour", outcome="no")), []),
        (
            ana(
                line(f"{ago(89)} asked", size="referral", outcome="no"),
                line(f"{ago(20)} asked", size="advice", outcome="no"),
                call(5),
            ),
            ["recent"],
        ),
        (
            ana(
                line(f"{ago(70)} asked", size="referral", outcome="no"),
                line(f"{ago(80)} asked", size="money", outcome="no"),
                call(5),
            ),
            ["recent"],  # the last one only
        ),
        (
            ana(line(f"{ago(80)} asked", outcome="no"), line(f"{ago(99)} asked", outcome="no")),
            ["two-asks"],
        ),
        (ana(line(f"{ago(80)} asked", outcome="no")), []),
        (
            ana(
                line(f"{ago(80)} asked", outcome="no"),
                line(f"{ago(80)} asked", outcome="no"),
                line(f"{ago(80)} call"),  # on one day an ask comes last
            ),
            ["two-asks"],
        ),
        (
            ana(
                line(f"{ago(80)} asked", outcome="no"),
                line(f"{ago(85)} note"),
                line(f"{ago(90)} asked", outcome="no"),
            ),
            [],
        ),
        (
            ana(
                line(f"{ago(80)} asked", outcome="no"),
                line(f"{ago(90)} asked", outcome="no"),
                line(f"{ahead(1)} call"),
            ),
            ["two-asks"],
        ),
    ],
)
def test_what_comes_first(contact: Contact, found: list[str]) -> None:
    assert rules(contact) == found


def test_lines_without_a_text_are_spoken_of_too() -> None:
    bare = ana(
        Event(day(ago(1)), "asked", ""),
        Event(day(ago(2)), "life", "", hard=True),
        needs=[need(f"{ago(20)} open", "")],
        promises=[promise("me", ago(2), "")],
    )
    assert [each.text for each in before(bare).first] == [
        "Something they need is open: is this the moment?",
        "Something hard (13 March 2026): is this the moment?",
        "You promised something for 13 March 2026: that comes first.",
        "Your question (asked on 14 March 2026): leave room for an answer.",
    ]


def test_a_day_with_others_breaks_a_string_of_asks() -> None:
    asks = ana(line(f"{ago(80)} asked", outcome="no"), line(f"{ago(90)} asked", outcome="no"))
    assert rules(asks, person("bo", line(f"{ago(70)} meal", with_=["ana"]))) == []
    assert rules(asks, person("bo", line(f"{ago(70)} note", with_=["ana"]))) == ["two-asks"]
    assert rules(asks, person("bo", line(f"{ago(85)} meal", with_=["ana"]))) == []
    assert rules(asks, person("bo", line(f"{ago(95)} meal", with_=["ana"]))) == ["two-asks"]


def test_all_rules_stand_in_their_order() -> None:
    everything = ana(
        line(f"{ago(3)} asked", "Lend me the van"),
        line(f"{ago(4)} asked", "A word with the guild", size="introduction", outcome="yes"),
        line(f"{ago(9)} received", "Soup"),
        line(f"{ago(9)} life", "Surgery", hard=True),
        needs=[need(f"{ago(20)} open", "Dinners.")],
        promises=[promise("me", ago(2), "The box set")],
    )
    found = before(everything).first
    assert [each.rule for each in found] == [
        *("moment", "moment", "promise", "thank", "tell", "open", "recent", "two-asks"),
    ]
    assert [each.text for each in found] == [
        "“Dinners” is open: is this the moment?",
        "Surgery (6 March 2026): is this the moment?",
        "You promised “The box set” for 13 March 2026: that comes first.",
        "Soup (6 March 2026): still to thank.",
        "A word with the guild (11 March 2026): answered yes; still to tell how it turned out.",
        "Lend me the van (asked on 12 March 2026): leave room for an answer.",
        "You asked for an introduction on 11 March 2026; that is still fresh.",
        "The last two lines are both questions of yours: a word about something else first?",
    ]
    assert all(each.evidence for each in found)
    assert ready("advice", everything).sentence == "Advice fits; 8 things first."


@pytest.mark.parametrize(
    ("size", "verdict"), [("advice", "ready"), ("favour", "cannot-tell"), ("money", "cannot-tell")]
)
def test_a_friend_of_25_years_with_a_new_file(size: str, verdict: str) -> None:
    ruth = person("ruth", line(f"{ago(3)} heard"), met="1999")
    found = ready(size, ruth)
    again = ("Being in touch again, for its own sake: nothing noted since 1999.",)
    assert (found.verdict, found.would_change) == (verdict, again if size != "advice" else ())
    assert before(ruth).lead == (
        "Advice fits today. For more, the log cannot tell."
        " You have known Ruth since 1999: what would you call it?"
    )
    told = replace(ruth, stage="friend")
    assert ready("favour", told).verdict == "ready"
    assert ready("referral", told).would_change == again


@pytest.mark.parametrize(
    ("contact", "said", "field"),
    [
        (ana(kin=True), "is family; you need no file to ask.", "kin: yes"),
        (
            ana(daily_life=True),
            "is part of your daily life; you need no file to ask.",
            "seen: daily-life",
        ),
        (ana(status="died"), "has died.", "status: "),
        (ana(status="died 2025-05-03", kin=True), "died on 3 May 2025.", "status: "),
        (
            ana(kind="group"),
            "is not one person: a question goes to somebody there.",
            "kind: group",
        ),
        (
            ana(kind="organisation"),
            "is not one person: a question goes to somebody there.",
            "kind: organisation",
        ),
    ],
)
def test_those_for_whom_nothing_is_weighed(contact: Contact, said: str, field: str) -> None:
    found = before(contact)
    assert (found.lead, found.answers, found.first) == (f"Ana {said}", (), ())
    assert [line.text.startswith(field) for line in found.evidence] == [True]


@pytest.mark.parametrize(("state", "said"), [("apart", "go separate ways"), ("lost", "lost touch")])
def test_those_with_whom_you_are_no_longer(state: str, said: str) -> None:
    found = before(ana(status=state))
    assert found.lead == f"You and Ana {said}; nothing is suggested here."
    assert (found.answers, len(found.evidence)) == ((), 1)


def test_nothing_is_weighed_at_home_nor_of_yourself() -> None:
    mine = me(household="the yellow house")
    found = before(ana(call(1), household="the yellow house"), me=mine)
    assert found.lead == "You and Ana share a home; you need no file to ask."
    assert [line.text for line in found.evidence] == ["household: household"]
    assert before(ana(call(1), household="elsewhere"), me=mine).answers
    assert before(ana(call(1), household="elsewhere"), me=mine).evidence == ()
    assert before(mine, me=mine).lead == "This is your own file."
    at_hers = before(ana(call(1)), me=me(household="ana"))
    assert (at_hers.lead, at_hers.evidence) == (found.lead, ())  # your own file says so alone


@pytest.mark.parametrize("fields", [{"status": "paused"}, {"snooze": ahead(9)}])
def test_someone_put_aside_can_be_asked_about(fields: dict[str, Any]) -> None:
    assert ready("advice", ana(call(3), **fields)).verdict == "ready"


def test_a_file_that_could_not_be_read_says_nothing() -> None:
    found = before(ana(spoilt=True))
    assert found.lead == "The file could not be read, so nothing can be said."
    assert {answer.verdict for answer in found.answers} == {"cannot-tell"}


FRIENDLY_SOON = (
    "Time in company, until it is friendly: some 50 h in all (3 min so far),"
    " or 6 days over 6 months or more (4 so far)."
)
FRIEND_SOON = (
    "Time in company, until it is a friendship: some 90 h in all (3 min so far),"
    " or 12 days over a year or more (5 so far)."
)
NOT_YET = [
    (
        ana(),
        "money",
        "Not yet for money or days of work.",
        (
            "Meeting, or being introduced, comes before.",
            "Time in company, until you are close.",
        ),
    ),
    (ana(), "advice", "Not yet for advice.", ("Meeting, or being introduced, comes before.",)),
    (
        ana(call(3)),
        "favour",
        "Not yet for a favour. Today advice fits.",
        (
            "Time in company, until it is an acquaintance: 3 days noted, over a month or more.",
            "If you would call it more than the log shows, your own word counts.",
        ),
    ),
    (
        ana(call(3), line(f"{ago(9)} meal")),
        "introduction",
        "Not yet for an introduction. Today advice fits.",
        (
            "Time in company, until it is friendly: some 50 h in all (about 2 h so far).",
            "If you would call it more than the log shows, your own word counts.",
        ),
    ),
    (
        ana(call(3), senior=True, stage="friendly"),
        "introduction",
        "Not yet for an introduction. Today a favour fits.",
        (
            "Time in company, until it is a friendship.",
            "“friendly” is your own word; it changes when you change it.",
        ),
    ),
    (
        ana(call(3), senior=True, stage="close"),
        "money",
        "Not yet for money or days of work. Today a referral fits.",
        ("Time alone does not carry this one; something smaller may do as well.",),
    ),
    (
        ana(call(3), call(9), call(40), line(f"{ago(400)} gave")),
        "introduction",
        "Not yet for an introduction. Today a favour fits.",
        (
            FRIENDLY_SOON,
            "If you would call it more than the log shows, your own word counts.",
        ),
    ),
    (
        ana(call(3), call(9), call(40), FRESH_HELP),  # it counts towards what carries too
        "referral",
        "Not yet for a referral. Today an introduction fits.",
        (
            FRIENDLY_SOON,
            "If you would call it more than the log shows, your own word counts.",
        ),
    ),
    (
        ana(call(3), call(9), call(40), line(f"{ago(400)} gave"), line(f"{ago(41)} received")),
        "referral",
        "Not yet for a referral. Today a favour fits.",
        (
            FRIEND_SOON,
            "If you would call it more than the log shows, your own word counts.",
        ),
    ),
    (
        ana(call(3), call(9), call(40), line(f"{ago(400)} gave")),
        "referral",
        "Not yet for a referral. Today a favour fits.",
        (
            "Time in company, until it is a friendship: some 90 h in all (3 min so far).",
            "If you would call it more than the log shows, your own word counts.",
        ),
    ),
    (
        ana(line(f"{ago(300)} gave"), stage="friend", cadence=40),
        "money",
        "Not yet for money or days of work. Today a referral fits.",
        ("Being in touch again, for its own sake: nothing noted since 19 May 2025.",),
    ),
]


@pytest.mark.parametrize(("contact", "size", "sentence", "changes"), NOT_YET)
def test_what_time_and_company_would_change(
    contact: Contact, size: str, sentence: str, changes: tuple[str, ...]
) -> None:
    found = ready(size, contact)
    assert (found.verdict, found.advice) == ("not-yet", "")
    assert (found.sentence, found.would_change) == (sentence, changes)


def test_a_need_is_no_means() -> None:
    ana_needs = ana(call(3), needs=[need(f"{ago(9)} open", "Dinners")])
    found = ready("referral", ana_needs)
    assert found.verdict == "not-yet"
    said = " ".join(found.would_change).casefold()
    assert not any(word in said for word in ("dinners", "help", "need", "gave", "offer"))


def test_a_yes_is_likelier_than_one_thinks_and_a_no_is_made_easy() -> None:
    friend = ana(call(1), stage="friend")
    assert "48 %" in ready("advice", friend).advice
    assert "Make a no easy." in ready("advice", friend).advice
    assert "one precise sentence" in ready("referral", friend).advice
    assert "one precise sentence" not in ready("advice", friend).advice
    assert ready("money", friend).advice == ""


def test_the_arithmetic_is_a_line_of_its_own() -> None:
    old = ana(line(f"{ago(300)} gave"), circle="close", stage="friend", senior=True)
    assert ready("money", old).arithmetic == (
        "Stage 4 + help 1 − quiet 1 − standing 1 = 3; money or days of work takes 5."
    )
    assert ready("advice", old).arithmetic == (
        "Stage 4 + help 1 − quiet 0 − standing 0 = 5; advice takes 1."
    )


def test_the_weights_are_settings() -> None:
    bold = Asking(helped=2, power=0, cold_quiet=0, cold_long=3, cold_days=1)
    assert ready("money", ana(FRESH_HELP, senior=True), asking=bold).capacity == 1 + 2
    assert ready("money", ana(call(2000)), asking=bold).terms.cold == 3
    assert ready("money", ana(call(3), cadence=1), asking=bold).terms.cold == 0
    patient = Asking(open_days=9, moment_days=3, recent_days=2, large=1, helped_days=1)
    assert rules(ana(line(f"{ago(9)} asked")), asking=patient) == []
    assert rules(ana(line(f"{ago(1)} asked", outcome="no")), asking=patient) == ["recent"]


def test_how_many_asks_are_in_a_row_is_a_setting() -> None:
    asks = [line(f"{ago(days)} asked", outcome="no") for days in (80, 90, 99)]
    for many, said in ((1, "The last line is one of the"), (3, "The last lines are all")):
        (found,) = before(ana(*asks), asking=Asking(in_a_row=many)).first
        assert (found.rule, len(found.evidence)) == ("two-asks", many)
        assert found.text.startswith(f"{said} questions of yours:")
    assert rules(ana(*asks[1:]), asking=Asking(in_a_row=3)) == []


def test_only_days_that_matter_are_asked_about() -> None:
    seen: list[date] = []

    def reached(day: date) -> bool:
        seen.append(day)
        return day <= TODAY

    friend = ana(line(f"{ago(20)} gave"), call(30), stage="friend")
    before_you_ask(ground(friend).person, DEFAULTS, reached)
    assert set(seen) <= {
        TODAY - timedelta(20),
        TODAY - timedelta(30),
        TODAY - timedelta(20) + timedelta(366),
    }
