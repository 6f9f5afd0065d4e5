"""What holds for any small world."""

from collections import defaultdict
from itertools import pairwise
from random import Random
from typing import Any, NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from netcrm.model import Contact, Event, Need, PartialDate, Promise, Ref, Slot
from netcrm.queries import (
    backlinks,
    events,
    files,
    groups,
    introductions,
    letters,
    months,
    organisations,
    places,
    problems,
    story,
    tags,
)
from netcrm.queries.ask import Ask
from netcrm.queries.common import introduced
from netcrm.views.likeness import allowed, skeleton, slips
from netcrm.views.months import Line, unplaced
from netcrm.views.names import sort_key
from netcrm.website.pages.months import names
from tests.connections.world import TODAY, ask, contact, event, ref

IDS = ("ana", "ben", "cy", "dov", "eve", "film-night")
NAMES = ("Ana Pires", "Ben Ash", "Cy", "Ana Pires", "Eve", "Film Night")
TARGETS = (*IDS, *NAMES, "nobody", "Ana Pirse", "me", "Choir")

# What a file may say of someone; a world is a few such statements, which is quick to make up and
# shrinks to the one that matters.
SAYINGS = (
    "via", "groups", "organisation", "household", "not_same", "with", "to", "links", "met", "tags",
    "location", "email", "aka", "need", "slot", "promise", "made", "folder",
)  # fmt: skip


class Said(NamedTuple):
    """A statement: in whose file, which, of whom, on which day."""

    at: int
    what: str
    target: str
    date: PartialDate
    linked: bool


days = st.builds(
    PartialDate, st.sampled_from((2025, 2026)), st.integers(1, 4), st.none() | st.integers(1, 28)
)
sayings = st.builds(
    Said,
    st.integers(0, len(IDS) - 1),
    st.sampled_from(SAYINGS),
    st.sampled_from(TARGETS),
    days,
    st.booleans(),
)


def told(at: int, said: list[Said]) -> Contact:
    """The contact whose file says all this."""
    identity = IDS[at]
    refs: dict[str, list[Ref]] = defaultdict(list)
    for one in said:
        refs[one.what].append(ref(one.target, linked=one.linked))
    dates = {one.what: one.date for one in said}
    return contact(
        identity,
        NAMES[at],
        kind="group" if identity == "film-night" else "person",
        file=f"contacts/{'z/' * ('folder' in dates)}{identity}.md",
        aka=("Ani",) * ("aka" in dates),
        met=dates.get("met"),
        met_at=refs["met"][0].target if "met" in dates else "",
        organisation=next(iter(refs["organisation"]), None),
        household=next(iter(refs["household"]), None),
        tags=("tea", "Tea")[: len(refs["tags"])],
        location="Lisboa" if len(refs["location"]) % 2 else "lisboa" * bool(refs["location"]),
        email=("a@example.org",) * ("email" in dates),
        history=tuple(_event(one) for one in said if one.what in ("with", "to", "links")),
        needs=tuple(_need(one) for one in said if one.what in ("need", "slot")),
        promises=tuple(_promise(one) for one in said if one.what in ("promise", "made")),
        **{name: tuple(refs[name]) for name in ("via", "groups", "not_same")},
    )


def _event(said: Said) -> Event:
    kind = {"with": "meeting", "to": "introduced", "links": "life"}[said.what]
    name = {"with": "with_"}.get(said.what, said.what)
    people: dict[str, Any] = {name: (ref(said.target, linked=said.linked), ref("cy"))}
    return event(str(said.date), kind, **people)


def _need(said: Said) -> Need:
    slot = Slot(said.date, "other", "soup", ref(said.target))
    return Need(said.date, "open", "dinners", slots=(slot,) * (said.what == "slot"))


def _promise(said: Said) -> Promise:
    due, made = (said.date, None) if said.what == "promise" else (None, said.date)
    return Promise("me", "a book", due if said.linked else None, made)


def world_of(said: list[Said]) -> list[Contact]:
    return [told(at, [one for one in said if one.at == at]) for at in range(len(IDS))]


worlds = st.lists(sayings, max_size=14).map(world_of)


def month(whole: Ask, key: str) -> tuple[months.MonthLine, ...]:
    """The lines of a month."""
    return tuple(months.month_line(whole, key, spot) for spot in months.month_spots(whole, key))


def everything(whole: Ask) -> list[object]:
    """Every answer there is about a world."""
    found: list[object] = [files.files(whole), problems.problems(whole)]
    for entries, bucket in (
        (tags.tags, tags.tag),
        (places.places, places.place),
        (organisations.organisations, organisations.organisation),
        (groups.groups, groups.group),
        (events.events, events.event),
        (months.months, month),
    ):
        index = entries(whole)
        found += [index, *(bucket(whole, entry.key) for entry in index)]
    brought = [introductions.brought_at(whole, s) for s in introductions.brought_spots(whole)]
    found += [letters.letters(whole), brought, introductions.trees(whole)]
    for identity in sorted(whole.ids()):
        found += [
            story.story(whole, identity),
            backlinks.backlinks(whole, identity),
            backlinks.links(whole, identity),
            groups.member_groups(whole, identity),
            introduced(whole, identity),
            introductions.brought_together(whole, identity),
            introductions.chain(whole, identity),
        ]
    return found


@given(worlds, st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(world: list[Contact], random: Random) -> None:
    shuffled = world[:]
    random.shuffle(shuffled)
    assert everything(ask(shuffled)) == everything(ask(world))


@given(worlds)
def test_every_backlink_has_its_link_and_every_link_its_backlink(world: list[Contact]) -> None:
    whole = ask(world)
    back = [
        (b.source.id, identity, b.role, b.text, b.date)
        for identity in whole.ids()
        for b in backlinks.backlinks(whole, identity)
    ]
    forth = [
        (identity, link.target.id, link.role, link.text, link.date)
        for identity in whole.ids()
        for link in backlinks.links(whole, identity)
        if link.target
    ]
    assert sorted(back, key=repr) == sorted(forth, key=repr)


@given(worlds)
def test_each_line_is_in_exactly_one_month(world: list[Contact]) -> None:
    whole = ask(world)
    shown = [
        (key, line) for key, size in months.months(whole) for line in month(whole, key) if size
    ]
    kept = [str(line.line.line) for _, line in shown if line.line.line is not None]
    wanted: list[Line] = []
    for someone in world:
        wanted += (*someone.history, *someone.needs)
        wanted += (slot for need in someone.needs for slot in need.slots)
        wanted += (promise for promise in someone.promises if promise.due or promise.made)
    assert sorted(kept) == sorted(str(unplaced(line)) for line in wanted)
    assert all(str(line.line.date.first).startswith(key) for key, line in shown)
    assert sum(size for _, size in months.months(whole)) == len(shown)


@given(worlds)
def test_months_lead_to_their_neighbours(world: list[Contact]) -> None:
    whole = ask(world)
    keys = [key for key, _ in months.months(whole)]
    assert keys == sorted(set(keys), reverse=True)
    shelves = [name.split("/") for name in names(whole)]
    assert [key for _, key, _ in shelves] == keys[::-1]
    for (earlier, key, later), (before, follower, _) in pairwise(shelves):
        assert (key, later) == (before, follower)
        assert (not earlier) == (key == keys[-1])


@given(worlds)
def test_a_story_is_newest_first_and_has_every_own_line(world: list[Contact]) -> None:
    whole = ask(world)
    for someone in world:
        told = story.story(whole, someone.id)
        dates = [line.event.date.first for line in told]
        assert dates == sorted(dates, reverse=True)
        own = [id(line.event) for line in told if line.own]
        assert sorted(own) == sorted(id(event) for event in someone.history)


@given(worlds)
def test_everyone_introduced_stands_in_one_tree_once(world: list[Contact]) -> None:
    whole = ask(world)
    placed = [branch.who for branch in introductions.trees(whole)]
    assert len(placed) == len(set(placed))
    ids = {who.id for who in placed if who.id}
    others = {someone.id for someone in world if set(introducers(whole, someone)) - {someone.id}}
    assert others <= ids


def introducers(whole: Ask, someone: Contact) -> list[str]:
    """The keys of those through whom someone came."""
    found = introductions.introduced_by(whole, someone.id)
    return [i.by.card.id if i.by.card else i.by.text for i in found][:1]


@given(worlds)
def test_problems_are_in_order_with_a_cure_each_once(world: list[Contact]) -> None:
    found = problems.problems(ask(world))
    assert list(found) == sorted(set(found))
    assert all(problem.hint and problem.message for problem in found)


@given(worlds, st.sampled_from(IDS))
def test_a_contact_shows_the_problems_of_its_own_file(world: list[Contact], who: str) -> None:
    whole = ask([with_places(someone) for someone in world])
    file = whole.contact(who).file
    of_file = tuple(p for p in problems.problems(whole) if p.file == file)
    assert problems.problems_of(whole, who) == of_file


def with_places(someone: Contact) -> Contact:
    """The same contact with its own file's name at everyone it names in its fields."""
    placed = {
        name: tuple(r._replace(place=r.place._replace(file=someone.file)) for r in refs)
        for name in ("via", "groups", "not_same")
        for refs in (getattr(someone, name),)
    }
    more = {name: getattr(someone, name) for name in ("aka", "met", "tags", "email", "kind")}
    return contact(someone.id, someone.name, file=someone.file, **placed, **more)


@given(worlds)
def test_nobody_is_ever_likely_twins_with_oneself_or_both_ways(world: list[Contact]) -> None:
    found = [p for p in problems.problems(ask(world)) if p.code == "NC304"]
    pairs = {frozenset((p.file, p.message.split(": ")[0].split()[-1])) for p in found}
    assert len(pairs) == len(found)
    assert all(len(pair) == 2 for pair in pairs)


def aligned(one: str, other: str) -> int:
    """The optimal string alignment distance by its definition."""
    if not (one and other):
        return len(one or other)
    ways = [
        aligned(one[1:], other) + 1,
        aligned(one, other[1:]) + 1,
        aligned(one[1:], other[1:]) + (one[0] != other[0]),
    ]
    if len(one) > 1 and one[:2] == other[1::-1]:
        ways.append(aligned(one[2:], other[2:]) + 1)
    return min(ways)


@given(st.text("abc", max_size=5), st.text("abc", max_size=5), st.integers(0, 3))
def test_slips_are_a_distance(one: str, other: str, most: int) -> None:
    away = slips(one, other, most)
    assert away == slips(other, one, most)
    assert away == min(aligned(one, other), most + 1)


@given(st.text("abcdefgh", min_size=5, max_size=12), st.data())
def test_one_slip_is_one_slip(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 2))
    dropped = word[:at] + word[at + 1 :]
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    for slip in (dropped, swapped, word[:at] + "z" + word[at + 1 :], word[:at] + "z" + word[at:]):
        assert slips(word, slip, allowed(len(word))) == (slip != word)


@given(st.text())
def test_keys_of_names_are_stable(name: str) -> None:
    assert skeleton(skeleton(name)) == skeleton(name)
    assert sort_key(name, "a") < sort_key(name, "b")


@given(worlds)
def test_a_private_world_reads_no_clock(world: list[Contact]) -> None:
    """Only events to come make answers differ between days: here there are none after today."""
    past = [someone for someone in world if not _ahead(someone)]
    assert everything(ask(past)) == everything(ask(past, today=TODAY.replace(year=2030)))


def _ahead(someone: Contact) -> bool:
    dates = [someone.met, *(event.date for event in someone.history)]
    dates += [promise.made for promise in someone.promises]
    return any(date is not None and date.first > TODAY for date in dates)
