"""Stages and what they carry, and what all circles ask for, as questions of the whole."""

from dataclasses import replace
from datetime import date, timedelta

from netcrm.config import DEFAULTS
from netcrm.model import Contact, Place
from netcrm.queries import plenty, standing
from netcrm.queries.ask import Ask
from netcrm.queries.whole import Inputs, Whole
from tests.connections.world import TODAY, ask, contact, day, event, read, ref
from tests.website.world import sample_ask


def place(identity: str) -> Place:
    return Place(f"contacts/{identity}.md", 1, 1, 0, 0)


def seen(*days: int) -> tuple[Contact, ...]:
    """Ana, met on days so long ago, in the files of three others who name her."""
    when = [(TODAY - timedelta(each)).isoformat() for each in days]
    owners = [
        contact(
            f"friend-{at}",
            history=tuple(
                event(each, "visit", with_=(ref("ana"),), place=place(f"friend-{at}"))
                for each in when[at::3]
            ),
        )
        for at in range(3)
    ]
    return (contact("ana", "Ana"), *owners)


def test_a_stage_rests_on_what_stands_in_others_files() -> None:
    found = standing.stage(ask(seen(0, 20, 40)), "ana")
    assert found is not None
    assert (found.word, found.minutes) == ("acquaintance", 270)
    assert {line.file for line in found.evidence} == {f"contacts/friend-{at}.md" for at in range(3)}


def test_groups_have_no_stage_and_nothing_is_weighed() -> None:
    whole = ask([contact("guild", "Guild", kind="group")])
    assert standing.stage(whole, "guild") is None
    assert standing.shown_stage(whole, "guild") is None
    assert standing.fitting(whole, "guild") == ()


def test_what_fits_is_what_the_answers_say() -> None:
    whole = sample_ask()
    for identity in whole.ids():
        answers = standing.before_you_ask(whole, identity).answers
        ready = [one.size for one in answers if one.verdict in ("ready", "first")]
        assert list(standing.fitting(whole, identity)) == ready


def test_a_stage_is_shown_where_a_log_is_a_measure() -> None:
    days = "history:\n  - 2026-03-01 call: Soup"
    files = {
        "contacts/ana.md": f"name: Ana\n{days}",
        "contacts/ben.md": f"name: Ben\nkin: yes\n{days}",
        "contacts/cy.md": f"name: Cy\nkin: yes\nstage: close\n{days}",
        "contacts/di.md": f"name: Di\nstatus: died\n{days}",
        "contacts/el.md": f"name: El\nhousehold: me\n{days}",
        "contacts/fe.md": f"name: Fe\nseen: daily-life\n{days}",
        "me.md": "name: Edie",
    }
    whole = read(files)
    shown = {name: standing.shown_stage(whole, name) for name in whole.ids()}
    assert {name for name, found in shown.items() if found is not None} == {"ana", "cy"}


def test_a_home_is_shared_through_my_own_file() -> None:
    files = {"contacts/ana.md": "name: Ana\nhousehold: the mill", "me.md": "household: The Mill"}
    assert standing.before_you_ask(read(files), "ana").lead.startswith("You and Ana share a home")


def test_the_load_is_of_everybody_whose_clock_runs() -> None:
    told = (event("2026-03-01", "call"), event("2026-03-02", "call"), event("2025-01-01", "call"))
    everybody = (
        contact("ana", circle="close", history=told),
        contact("ben", circle="close", history=told[:1]),
        contact("cy", circle="none", history=told),
        contact("di", cadence=73, history=told[2:]),
        contact("el", circle="inner"),
    )
    found = plenty.load(ask(everybody))
    assert found.asked == 365 / 30 * 2 + 365 / 73
    assert found.had == 3


def test_the_circle_is_named_only_where_it_sets_the_clock() -> None:
    told = (event("2026-03-01", "call"),)
    many = [contact(f"c{at}", circle="inner", history=told) for at in range(9)]
    own = contact("own", circle="inner", cadence=1, history=told)
    found = plenty.load(ask((*many, own)))
    assert [(offer.circle, offer.people) for offer in found.longer] == [("inner", 9)]


def test_a_day_too_far_back_is_no_longer_counted_the_next_day() -> None:
    back = TODAY - timedelta(DEFAULTS.load.days)
    told = (event(back.isoformat(), "call"), event("2026-03-01", "call"))
    ana = (contact("ana", circle="known", history=told),)
    assert plenty.load(ask(ana)).had == 2
    assert plenty.load(ask(ana, today=TODAY + timedelta(1))).had == 1


def large(identity: str, when: str) -> Contact:
    line = event(when, "asked", size="referral", place=place(identity))
    return contact(identity, history=(line,))


def test_patience_counts_asks_and_helps_of_all_files() -> None:
    asks = [large(f"c{at}", "2026-03-10") for at in range(6)]
    found = plenty.patience(ask(asks))
    assert found is not None
    assert found.sentence.startswith("You asked 6 people for something large")
    assert [line.file for line in found.evidence] == [f"contacts/c{at}.md" for at in range(6)]
    spread = [large(f"c{at}", f"2026-01-0{at + 1}") for at in range(4)]
    assert plenty.patience(ask(spread)) is not None
    help_ = [contact(f"h{at}", history=(event("2026-02-01", "gave"),)) for at in range(2)]
    assert plenty.patience(ask([*spread, *help_])) is None


def test_both_files_of_one_id_are_counted() -> None:
    asks = [large("ana", f"2026-01-0{at}") for at in range(1, 3)]
    more = [replace(one, file=f"contacts/x/{at}.md") for at, one in enumerate(asks)]
    assert plenty.patience(ask([*asks, *more])) is not None


def test_a_new_day_and_an_edit_are_as_if_asked_anew() -> None:
    whole, files = (
        Whole(),
        {one.id: (one,) for one in (*seen(1, 100, 182), large("bo", "2026-03-01"))},
    )
    files["ana"] = (replace(files["ana"][0], circle="close", met=day("2024")),)

    def update(today: date) -> Ask:
        versions = {key: hash(found) for key, found in files.items()}
        whole.update(Inputs(versions, files.__getitem__, today))
        return whole.ask

    for step in range(0, 400, 40):
        if step == 200:
            files["friend-0"] = (replace(files["friend-0"][0], history=()),)
        today = TODAY + timedelta(step)
        kept, anew = update(today), ask([one for (one,) in files.values()], today=today)
        for identity in anew.ids():
            assert standing.before_you_ask(kept, identity) == standing.before_you_ask(
                anew, identity
            )
        assert plenty.load(kept) == plenty.load(anew)
        assert plenty.patience(kept) == plenty.patience(anew)


def test_only_days_that_are_counted_make_rows() -> None:
    told = tuple(event(f"20{year}-02-01", "call") for year in range(10, 27))
    whole = ask((contact("ana", circle="known", history=told),))
    assert whole.sizes("lately") == {"2026-02-01": 1}
