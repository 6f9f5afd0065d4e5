"""What holds for any people, on any day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from netcrm.model import KINDS, SIZES, STAGES, Contact, Event, Need, Promise, State
from netcrm.queries.ask import Ask
from netcrm.queries.exchange import WAITS, waiting
from netcrm.queries.followups import followups
from netcrm.queries.groups import group, groups
from netcrm.queries.homes import home_open
from netcrm.queries.households import home, homes
from netcrm.queries.matches import matches, open_hands
from netcrm.queries.morning import morning
from netcrm.queries.needs import open_needs, open_slots, promises
from netcrm.queries.paths import paths
from netcrm.views.asking.asked_of_you import asked_of_you
from netcrm.views.asking.before import before_you_ask
from netcrm.views.statuses import UNMENTIONED
from tests.engine.ground import Ground, ground, plain_ground
from tests.engine.oracle import Engine
from tests.views.build import (
    TODAY,
    ago,
    ahead,
    line,
    me,
    need,
    person,
    promise,
    ref,
    slot,
    world,
    yearly,
)

IDS = ("ana", "bo", "cy")
SILENT = sorted(name for name, kind in KINDS.items() if not kind.contact)
CONTACT = sorted(name for name, kind in KINDS.items() if kind.contact)

# Days around the thresholds are likelier than any other.
edges = st.sampled_from(
    [
        *(0, 1, 3, 9, 13, 14, 29, 30, 31, 59, 60, 61, 89, 90, 91, 179, 180, 181),
        *(364, 365, 366, 367, 400, 730, 1094, 1095),
    ]
)
distance = edges | edges.map(lambda days: -days) | st.integers(-40, 1200)
days = distance.map(lambda back: (TODAY - timedelta(back)).isoformat())
rarely = st.sampled_from([False, False, False, True])
kinds = st.sampled_from(
    [
        *("call", "call", "visit", "meal", "message", "gave", "received", "gave", "received"),
        *("asked", "asked", "offered-me", "asked-me", "life", "thanked", "told", "wrote"),
        *sorted(KINDS),
    ]
)


@st.composite
def lines(draw: st.DrawFn, back: int = 0) -> Event:
    kind = draw(kinds)
    sized = kind in {"asked", "asked-me", "offered", "offered-me"}
    return line(
        f"{TODAY - timedelta(draw(distance) + back)} {kind}",
        with_=draw(st.just([]) | st.lists(st.sampled_from(IDS), max_size=5)),
        size=draw(st.sampled_from(["", *SIZES])) if sized else "",
        outcome=draw(st.sampled_from(["", "yes", "partly", "no"])) if kind == "asked" else "",
        minutes=draw(st.sampled_from([None] * 12 + [1, 2999, 3000, 5400, 12000])),
        context=draw(st.sampled_from(["", "", "work"])),
        hard=draw(st.booleans()),
    )


@st.composite
def needs(draw: st.DrawFn) -> Need:
    state = draw(st.sampled_from(["open", "done", "dropped"]))
    taken = slot(f"{draw(days)} me", closed=draw(st.booleans()))
    return need(f"{draw(days)} {state}", "Dinners", taken)


@st.composite
def promised(draw: st.DrawFn) -> Promise:
    who = draw(st.sampled_from(["me", "them"]))
    made = promise(who, draw(st.just("") | days), closed=draw(st.booleans()))
    return replace(made, dropped=made.closed and draw(rarely))


@st.composite
def contacts(draw: st.DrawFn, identity: str = "ana", most: int = 14) -> Contact:
    state = draw(st.sampled_from(["active"] * 8 + ["paused", "lost"]))
    back = draw(st.sampled_from([0, 0, 0, 190, 370, 1100]))  # a quiet since then
    count = draw(st.sampled_from([0, 1, 2, most // 2, most, most]))
    return person(
        identity,
        *draw(st.lists(lines(back), min_size=count, max_size=count)),
        met=draw(st.none() | days),
        status=state,
        snooze=draw(st.none() | st.none() | st.none() | days),
        circle=draw(st.sampled_from(["", "", "inner", "close", "wide", "none"])),
        cadence=draw(st.none() | st.none() | st.integers(1, 500)),
        stage=draw(st.sampled_from(STAGES)) if draw(rarely) else "",
        senior=draw(rarely),
        via=draw(st.sampled_from([(), ("bo",)])),
        needs=draw(st.lists(needs(), max_size=2)),
        promises=draw(st.lists(promised(), max_size=2)),
        kind="group" if identity == "cy" and draw(st.booleans()) else "person",
    )


few = settings(max_examples=30)
people = st.tuples(contacts(), contacts("bo", 4), contacts("cy", 4))


def first_of(people: tuple[Contact, ...], today: date = TODAY) -> Ground:
    return plain_ground(*people, today=today)


@settings(max_examples=100)
@given(people)
def test_stage_and_verdicts_are_what_plain_counting_says(people: tuple[Contact, ...]) -> None:
    found = first_of(people)
    plain = Engine(people[0], list(people[1:]), TODAY)
    stage = found.person.stage
    assert stage is not None
    assert (stage.number, stage.unknown) == (plain.stage, plain.unknown)
    assert stage.minutes == plain.minutes
    for answer in before_you_ask(*found).answers:
        assert answer.capacity == plain.capacity(answer.size)
        assert answer.offered == plain.offered(answer.size)
        assert list(dict.fromkeys(each.rule for each in answer.first)) == plain.first
        assert answer.verdict == plain.verdict(answer.size)


@settings(max_examples=10)
@given(people)
def test_the_views_say_the_same_through_the_memo(people: tuple[Contact, ...]) -> None:
    one, two = plain_ground(*people), ground(*people)
    assert one.person == two.person
    assert before_you_ask(*one) == before_you_ask(*two)
    assert asked_of_you(*one) == asked_of_you(*two)


@few
@given(people, st.integers(1, 4000))
def test_silence_never_changes_a_stage(people: tuple[Contact, ...], days: int) -> None:
    past = tuple(_so_far(contact) for contact in people)
    one = first_of(past).person.stage
    two = first_of(past, TODAY + timedelta(days)).person.stage
    assert one is not None
    assert two is not None
    assert (one.number, one.sentence, one.minutes) == (two.number, two.sentence, two.minutes)


def _so_far(contact: Contact) -> Contact:
    """The contact with nothing that lies ahead, so that time alone goes by."""
    return replace(
        contact,
        history=tuple(e for e in contact.history if e.date.first <= TODAY),
        promises=tuple(p for p in contact.promises if p.due is None or p.due.first <= TODAY),
        needs=tuple(n for n in contact.needs if all(s.date.first <= TODAY for s in n.slots)),
        met=contact.met if contact.met and contact.met.first <= TODAY else None,
    )


@few
@given(people, st.lists(st.tuples(days, st.sampled_from(SILENT)), max_size=4))
def test_a_refusal_an_offer_a_note_an_unanswered_ask_makes_no_contact(
    people: tuple[Contact, ...], added: list[tuple[str, str]]
) -> None:
    ana, *others = people
    silent = [line(f"{day} {kind}", outcome="no", with_=["bo"]) for day, kind in added]
    talkative = (replace(ana, history=(*silent, *ana.history)), *others)
    one, two = first_of(people).person, first_of(talkative).person
    assert one.days == two.days
    assert one.stage is not None
    assert two.stage is not None
    assert one.stage.number == two.stage.number


@few
@given(people, st.data())
def test_the_order_of_lines_and_files_changes_nothing(
    people: tuple[Contact, ...], data: st.DataObject
) -> None:
    shuffled = tuple(
        replace(
            contact,
            history=tuple(data.draw(st.permutations(contact.history))),
            needs=contact.needs[::-1],
            promises=contact.promises[::-1],
        )
        for contact in people
    )
    one, two = first_of(people), first_of((shuffled[0], *shuffled[:0:-1]))
    assert one.person.stage == two.person.stage
    assert before_you_ask(*one) == before_you_ask(*two)
    assert asked_of_you(*one) == asked_of_you(*two)


@few
@given(contacts(), contacts("bo", 4), days, st.sampled_from(CONTACT))
def test_another_contact_day_never_lowers_a_stage_nor_what_it_carries(
    ana: Contact, bo: Contact, day: str, kind: str
) -> None:
    ana = replace(ana, cadence=30, circle="close")
    more = replace(ana, history=(line(f"{day} {kind}"), *ana.history))
    one, two = first_of((ana, bo)), first_of((more, bo))
    assert one.person.stage is not None
    assert two.person.stage is not None
    assert one.person.stage.number <= two.person.stage.number
    if not one.person.days:  # a first day from long ago is one that is long ago
        return
    both = zip(before_you_ask(*one).answers, before_you_ask(*two).answers, strict=True)
    assert all(less.capacity <= answer.capacity for less, answer in both)


@few
@given(people)
def test_what_time_and_company_would_change_they_do(people: tuple[Contact, ...]) -> None:
    ana, *others = people
    long = line(f"{TODAY} visit", minutes=90 * 60)
    word = line(f"{TODAY} message", minutes=0)
    for answer in before_you_ask(*first_of(people)).answers:
        changes = " ".join(answer.would_change)
        hours = any(stage in changes for stage in ("it is friendly", "it is a friendship"))
        again = len(answer.would_change) == 1 and "in touch again" in changes
        if (hours and not ana.stage) or (again and answer.verdict == "not-yet"):
            more = replace(ana, history=(long if hours else word, *ana.history))
            then = before_you_ask(*first_of((more, *others))).answers[answer.needed - 1]
            assert then.capacity >= then.needed


@few
@given(people, st.integers(1, 900))
def test_the_measure_of_a_day_that_passed_stays(people: tuple[Contact, ...], days: int) -> None:
    one = asked_of_you(*first_of(people))
    two = asked_of_you(*first_of(people, TODAY + timedelta(days)))
    assert one == tuple(found for found in two if found.date <= TODAY)


@few
@given(people, st.sampled_from(UNMENTIONED))
def test_nothing_is_weighed_of_those_who_are_never_brought_up(
    people: tuple[Contact, ...], state: State
) -> None:
    ana, *others = people
    gone = replace(ana, status=ana.status._replace(state=state))
    found = first_of((gone, *others))
    assert before_you_ask(*found).answers == ()
    assert asked_of_you(*found) == ()
    assert found.person.stage is not None
    assert found.person.stage.question == ""


def to_do(ask: Ask) -> Iterator[str]:
    """Whom any list of things to do names."""
    yield from (item.id for section in morning(ask).every for item in section.items)
    yield from (one.id for one in followups(ask))
    yield from (row.owner.id for row in open_needs(ask))
    yield from (turn.owner.id for turn in open_slots(ask))
    yield from (row.owner.id for row in promises(ask) if row.when != "closed")
    yield from (found.owner.id for wait in WAITS for found in waiting(ask, wait))
    for match in (*matches(ask, "mine"), *matches(ask, "theirs")):
        yield from (match.wanted.owner.id, *(fit.id for fit in match.fits))
    yield from (offer.owner.id for offer in open_hands(ask))
    for key in homes(ask):
        found = home_open(ask, home(ask, key).members)
        for rows in (found.needs, found.promises, found.asks):
            yield from (row.owner.id for row in rows)
    yield from (card.id for entry in groups(ask) for card in group(ask, entry.key).missed)
    for target in ask.ids():
        yield from (step.who.id for way in paths(ask, (target,), "").ways for step in way.steps)


@few
@given(people, st.sampled_from(UNMENTIONED), st.sampled_from(("working", "looking")))
def test_nobody_who_is_gone_is_in_any_list_of_things_to_do(
    people: tuple[Contact, ...], state: State, season: str
) -> None:
    ana, bo, cy = (
        replace(contact, offers=("dinners",), household=ref("bell"), groups=(ref("cy"),))
        for contact in people
    )
    gone = replace(ana, status=ana.status._replace(state=state), birthday=yearly("03-15"))
    mine = me(goal="Dinners with [[ana]]", needs=[need(f"{ago(9)} open", "Dinners")])
    asked = world(gone, bo, cy, me=mine, season=season)
    assert "ana" not in set(to_do(asked))


def test_those_lists_are_lists_of_things_to_do() -> None:
    ana = person(
        "ana",
        *(line(f"{ago(days)} call") for days in (60, 200, 400)),
        *(line(f"{ago(days)} asked-me", "Dinners") for days in (3, 9)),
        needs=[need(f"{ago(9)} open", "Dinners", slot(f"{ahead(1)} open"))],
        offers=("dinners",),
        household="bell",
        circle="close",
        kin=True,
    )
    asked = world(ana, person("bo", household="bell", via=["ana"]), me=me())
    assert list(to_do(asked)).count("ana") > len(WAITS)


@few
@given(people)
def test_where_a_file_lies_changes_no_judgement(people: tuple[Contact, ...]) -> None:
    one, two = first_of(people), first_of(tuple(_moved(contact) for contact in people))
    for here, there in zip((one, two), (two, one), strict=True):
        assert here.person.stage is not None
        assert there.person.stage is not None
        assert here.person.stage.sentence == there.person.stage.sentence
    both = zip(before_you_ask(*one).answers, before_you_ask(*two).answers, strict=True)
    for here_, there_ in both:
        assert (here_.terms, here_.sentence) == (there_.terms, there_.sentence)
    said = [[found.sentence for found in asked_of_you(*each)] for each in (one, two)]
    assert said[0] == said[1]


def _moved(contact: Contact) -> Contact:
    """The same contact out of a file in another folder."""
    file = f"contacts/{'z' if contact.id == 'ana' else 'a'}/{contact.id}.md"
    lines = (replace(event, place=event.place._replace(file=file)) for event in contact.history)
    return replace(contact, file=file, history=tuple(lines))


@few
@given(people)
def test_every_statement_has_its_evidence(people: tuple[Contact, ...]) -> None:
    found = first_of(people)
    assert found.person.stage is not None
    assert found.person.stage.evidence
    told = before_you_ask(*found)
    assert all(answer.evidence and answer.sentence for answer in told.answers)
    assert all(each.evidence for each in told.first)
    assert all(each.evidence for each in asked_of_you(*found))


@few
@given(people)
def test_a_name_changes_no_judgement(people: tuple[Contact, ...]) -> None:
    ana, *others = people
    renamed = (replace(ana, name="Someone Else", named=True), *others)
    one, two = before_you_ask(*first_of(people)), before_you_ask(*first_of(renamed))
    assert [(a.verdict, a.terms, a.offered) for a in one.answers] == [
        (a.verdict, a.terms, a.offered) for a in two.answers
    ]
    assert [each.rule for each in one.first] == [each.rule for each in two.first]
