"""What holds for any people, on any day."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from netcrm.model import KINDS, Contact, Event, Need, Promise
from netcrm.queries.morning import morning
from netcrm.queries.touch import contact_days, rhythm
from netcrm.queries.whole import Inputs, Whole
from tests.views.build import TODAY, line, me, need, person, promise, world
from tests.views.oracle import Oracle

IDS = ("ana", "bo", "cy")
SILENT = sorted(name for name, kind in KINDS.items() if not kind.contact)

# Days around the thresholds are likelier than any other.
near = st.sampled_from(
    [
        *(0, 1, 5, 6, 7, 8, 13, 14, 15, 22, 23, 29, 30, 31, 43, 44, 59, 60, 89, 90, 91),
        *(240, 364, 365, 366, 378, 379, 1094, 1095),
    ]
)
distance = near | near.map(lambda days: -days) | st.integers(-40, 1200)
days = distance.map(lambda back: (TODAY - timedelta(back)).isoformat())


@st.composite
def lines(draw: st.DrawFn) -> Event:
    kind = draw(st.sampled_from(sorted(KINDS)) | st.sampled_from(["call", "wrote", "life"]))
    found = line(f"{draw(days)} {kind}", with_=draw(st.lists(st.sampled_from(IDS), max_size=5)))
    outcome = draw(st.sampled_from(["", "yes", "partly", "no"])) if kind == "asked" else ""
    settled, hard = draw(st.booleans()), draw(st.booleans())
    return replace(found, outcome=outcome, settled=settled, hard=hard)


@st.composite
def needs(draw: st.DrawFn) -> Need:
    state = draw(st.sampled_from(["open", "done", "dropped"]))
    until, done = draw(st.just("") | days), draw(st.just("") | days)
    return need(f"{draw(days)} {state}", until=until, done=done)


@st.composite
def promises(draw: st.DrawFn) -> Promise:
    who = draw(st.sampled_from(["me", "them"]))
    return promise(who, draw(st.just("") | days), closed=draw(st.booleans()))


@st.composite
def contacts(draw: st.DrawFn, identity: str = "ana") -> Contact:
    rarely = st.sampled_from([False, False, False, True])
    status = draw(
        st.sampled_from(["active"] * 6 + ["paused", "paused until", "lost", "apart", "died"])
    )
    return person(
        identity,
        *draw(st.lists(lines(), max_size=8)),
        met=draw(st.none() | days),
        status=f"{status} {draw(days)}" if status.endswith("until") else status,
        snooze=draw(st.none() | st.none() | days),
        circle=draw(st.sampled_from(["", "", "inner", "close", "wide", "none"])),
        cadence=draw(st.none() | st.none() | st.integers(1, 500)),
        daily_life=draw(rarely),
        kin=draw(rarely),
        stage=draw(st.sampled_from(["", "friend"])),
        via=draw(st.sampled_from([(), ("bo",)])),
        needs=draw(st.lists(needs(), max_size=2)),
        promises=draw(st.lists(promises(), max_size=3)),
        kind="group" if identity == "cy" and draw(st.booleans()) else "person",
    )


few = settings(max_examples=40)  # the two oracles above all: these laws need no rare cases
everyone = st.tuples(*(contacts(identity) for identity in IDS))


@given(everyone)
def test_status_and_next_due_are_what_plain_counting_says(people: tuple[Contact, ...]) -> None:
    ask = world(*people)
    for contact in people:
        found = rhythm(ask, contact.id)
        plain = Oracle(contact, [other for other in people if other is not contact], TODAY)
        assert [day.date for day in contact_days(ask, contact.id)] == sorted(plain.days)
        if contact.kind == "person":
            assert found.cadence_days == plain.cadence
            assert (found.status, found.next_due) == (plain.status, plain.next_due)


@given(everyone)
def test_the_morning_is_what_plain_counting_says(people: tuple[Contact, ...]) -> None:
    found = {
        (item.id, section.name, item.date)
        for section in morning(world(*people)).every
        for item in section.items
        if section.name not in {"today", "needs"}
    }
    plain = set()
    for contact in people:
        oracle = Oracle(contact, [other for other in people if other is not contact], TODAY)
        told = oracle.said()
        persons = {"met", "quiet"}
        plain |= {
            (contact.id, *line)
            for line in told
            if contact.kind == "person" or line[0] not in persons
        }
    assert found == plain


@few
@given(everyone, st.data())
def test_neither_the_order_of_files_nor_of_lines_matters(
    people: tuple[Contact, ...], data: st.DataObject
) -> None:
    shuffled = tuple(
        replace(
            contact,
            history=tuple(data.draw(st.permutations(contact.history))),
            needs=contact.needs[::-1],
            promises=contact.promises[::-1],
        )
        for contact in data.draw(st.permutations(people))
    )
    one, two = world(*people), world(*shuffled)
    assert morning(one) == morning(two)
    for identity in IDS:
        assert contact_days(one, identity) == contact_days(two, identity)
        assert rhythm(one, identity) == rhythm(two, identity)


@few
@given(everyone, st.lists(st.tuples(days, st.sampled_from(SILENT)), max_size=4))
def test_a_note_an_offer_an_ask_or_a_letter_makes_no_contact(
    people: tuple[Contact, ...], added: list[tuple[str, str]]
) -> None:
    ana, *others = people
    silent = [line(f"{day} {kind}", with_=["bo", "cy"]) for day, kind in added]
    talkative = replace(ana, history=(*silent, *ana.history))
    for identity in IDS:
        before = contact_days(world(*people), identity)
        assert contact_days(world(talkative, *others), identity) == before


@few
@given(everyone)
def test_nobody_who_is_not_to_be_brought_up_is(people: tuple[Contact, ...]) -> None:
    gone = {c.id for c in people if c.status.state in {"lost", "apart", "died"}}
    for section in morning(world(*people)).every:
        assert not gone & {item.id for item in section.items}


@few
@given(everyone)
def test_every_statement_has_its_evidence(people: tuple[Contact, ...]) -> None:
    ask = world(*people)
    for section in morning(ask).every:
        assert all(item.evidence for item in section.items)
    for contact in people:
        if contact.kind == "person":
            assert rhythm(ask, contact.id).evidence
            assert rhythm(ask, contact.id).sentence


@few
@given(everyone, st.integers(-40, 400))
def test_another_day_changes_what_it_should_and_nothing_else(
    people: tuple[Contact, ...], days: int
) -> None:
    later = TODAY + timedelta(days)
    found = {contact.id: (contact,) for contact in people}
    whole = Whole()
    whole.update(Inputs(found, found.__getitem__, TODAY))
    morning(whole.ask)
    whole.update(Inputs(found, found.__getitem__, later))
    assert morning(whole.ask) == morning(world(*people, today=later))


@few
@given(contacts(), contacts("bo"), days)
def test_a_future_line_changes_nothing_but_an_announcement(
    ana: Contact, bo: Contact, when: str
) -> None:
    later = (TODAY + timedelta(1 + abs((TODAY - date.fromisoformat(when)).days))).isoformat()
    future = [line(f"{later} {kind}", with_=["bo"]) for kind in sorted(KINDS) if kind != "life"]
    mine = me()
    told = replace(ana, history=(*future, *ana.history))
    assert morning(world(told, bo, me=mine)) == morning(world(ana, bo, me=mine))
