"""One contact as a card for the terminal: who, what is next, and the history, newest first."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from netcrm.commands import show_standing
from netcrm.commands.blocks import Block, Heading, Item, Paragraph
from netcrm.commands.problem_text import problem_text, with_excerpt
from netcrm.commands.rests_on import with_lines
from netcrm.commands.speech import people, spoken, weekday
from netcrm.model import MY_ID, Contact, Event, Need, Promise, Ref, Slot, evidence
from netcrm.queries.ask import Ask
from netcrm.queries.backlinks import Backlink, backlinks
from netcrm.queries.files import files_of
from netcrm.queries.groups import group, member_groups, members
from netcrm.queries.households import housemates
from netcrm.queries.meets import next_day
from netcrm.queries.morning import about
from netcrm.queries.named import Named, heading, named
from netcrm.queries.people import card
from netcrm.queries.problems import problems_of
from netcrm.queries.story import StoryLine, story
from netcrm.queries.tags import tags_of
from netcrm.queries.touch import rhythm
from netcrm.text.dates import read_whole_date
from netcrm.views import proof
from netcrm.views.so_far import so_far
from netcrm.views.statuses import UNMENTIONED
from netcrm.views.words import capital, long_date, names, on_date, remembered, span

FOLDED = 12
"""How many lines of history a terminal shows before the rest waits for `--all`."""

Facts = Iterator[tuple[str, str]]


def blocks(
    root: Path, ask: Ask, identity: str, *, fold: bool, why: bool = False
) -> Iterator[Block]:
    """The card. With ``fold``, a long history is cut short; ``root`` is where the files are.

    With ``why``, what is said of them names its lines.
    """
    contact = ask.contact(identity)
    pulse = rhythm(ask, identity)
    kind = "you" if identity == MY_ID else contact.kind
    beside = (", ".join(contact.aka), pulse.words or kind, contact.circle)
    yield Heading(contact.name, " · ".join(filter(None, beside)))
    for said in filter(None, (_work(ask, contact), _met(ask, contact))):
        yield Paragraph(said)
    yield from (Item(label, text) for label, text in _facts(ask, contact))
    ended = contact.status.state in UNMENTIONED
    yield from _titled("How things stand" if ended else "Next", _next(ask, identity, why=why))
    yield from _titled("Between you", show_standing.items(ask, identity))
    yield from _titled("Needs", _needs(ask, identity, why=why))
    yield from _history(ask, identity, fold=fold, why=why)
    yield from _titled("Also named by", _elsewhere(ask, identity, why=why))
    for file in files_of(ask, identity):
        if note := file.contact.body.text.strip():
            yield Heading("Note")
            yield Paragraph(spoken(ask, note))
    problems = (with_excerpt(root, problem) for problem in problems_of(ask, identity))
    yield from _titled("To mend", (Paragraph(problem_text(problem)) for problem in problems))
    yield Heading("", "; ".join(file.contact.file for file in files_of(ask, identity)))


def _titled(title: str, items: Iterable[Block]) -> Iterator[Block]:
    """The items under a title; nothing at all where there are none."""
    found = tuple(items)
    if found:
        yield Heading(title)
        yield from found


def _work(ask: Ask, contact: Contact) -> str:
    """The party's questions: what they do, for how long, and where they live."""
    said = [spoken(ask, contact.work)]
    if contact.organisation:
        employer = heading(ask, contact.organisation.target).name
        if employer.casefold() not in said[0].casefold():
            said.append(employer)
    if contact.since:
        since = read_whole_date(contact.since).value
        said.append(f"since {long_date(since) if since else contact.since}")
    parts = (", ".join(filter(None, said)), spoken(ask, contact.location))
    return " ".join(_sentence(part) for part in parts if part)


def _met(ask: Ask, contact: Contact) -> str:
    said = []
    if contact.met:
        said.append(f"you met {on_date(contact.met)}")
    if contact.met_at:
        said.append(f"{'' if said else 'you met: '}{spoken(ask, contact.met_at)}")
    start = ", ".join(said)
    via = f"introduced by {_people(ask, contact.via)}" if contact.via else ""
    return _sentence("; ".join(filter(None, (start, via))))


def _sentence(text: str) -> str:
    """The text with a capital at its start and a full stop at its end; nothing of nothing."""
    return f"{capital(text)}{'' if text.endswith(_ENDS) else '.'}" if text else ""


_ENDS = (".", "!", "?", "…", "。")


def _people(ask: Ask, refs: Iterable[Ref]) -> str:
    return people(named(ask, ref) for ref in refs)


def _facts(ask: Ask, contact: Contact) -> Facts:
    """The other fields in words, then those that the format does not name, as they are."""
    mates = names([card(ask, mate).name for mate in housemates(ask, contact.id)])
    belongs = ", ".join(head.name for head in member_groups(ask, contact.id))
    is_group = card(ask, contact.id).kind == "group"
    rows = (
        ("groups", belongs),
        ("members", ", ".join(c.name for c in members(ask, contact.id)) if is_group else ""),
        ("goal", contact.goal),
        ("meets", contact.meets),
        *(_group(ask, contact.id) if is_group else ()),
        ("household", mates),
        ("tags", ", ".join(tag.name for tag in tags_of(ask, contact.id))),
        ("likes", ", ".join(contact.likes)),
        ("can help with", ", ".join(contact.offers)),
        ("every", span(contact.cadence) if contact.cadence else ""),
        ("you call it", contact.stage),
        ("birthday", long_date(contact.birthday) if contact.birthday else ""),
        ("snooze", f"until {long_date(contact.snooze)}" if contact.snooze else ""),
        ("private", "not for other eyes" if contact.private else ""),
        *((name, ", ".join(getattr(contact, name))) for name in _REACH),
    )
    yield from ((label, spoken(ask, text)) for label, text in rows if text)
    for day in contact.dates:
        when = remembered(day.day, once=day.once)
        yield day.label or "day", ": ".join(filter(None, (when, spoken(ask, day.text))))
    for field in contact.fields:
        if not field.known:
            yield field.name, ", ".join(field.values)


def _group(ask: Ask, identity: str) -> Facts:
    """When a group meets next, who was not there lately, and whom you know from there alone."""
    found = group(ask, identity)
    day = next_day(ask, identity)
    alone = [member.card.name for member in found.members if member.only_here]
    yield "next time", weekday(day) if day else ""
    yield "not there lately", names([one.name for one in found.missed])
    yield "known only here", names(alone)


_REACH = ("email", "phone", "url", "address")


def _next(ask: Ask, identity: str, *, why: bool) -> Iterator[Item]:
    """How things stand, what the morning says of them, and what is promised."""
    contact = so_far(ask.contact(identity), ask.reached)
    pulse = rhythm(ask, identity)
    if pulse.sentence:
        yield Item("", with_lines(pulse.sentence, pulse.evidence, why=why))
    morning = [item for section, item in about(ask, identity) if section in _TOLD]
    for item in morning:
        said = with_lines(spoken(ask, item.text), item.evidence, why=why)
        yield Item(_day(item.date), said)
    for promise in contact.promises:
        if not promise.closed:
            said = f"{_who(promise)}: {spoken(ask, promise.text)}"
            lines = (proof.of_promise(promise),)
            yield Item(_day(promise.due), with_lines(said, lines, why=why))


_TOLD = ("today", "life", "met", "thanks")
"""Sections of the morning that the rest of the card does not say already."""


def _who(promise: Promise) -> str:
    return "You promised" if promise.who == "me" else "Promised to you"


def _needs(ask: Ask, identity: str, *, why: bool) -> Iterator[Item]:
    for need in so_far(ask.contact(identity), ask.reached).needs:
        if need.state == "open":
            until = f", until {long_date(need.until)}" if need.until else ""
            said = f"{spoken(ask, need.text)}{until}{_notes(need)}"
            yield Item(str(need.date), with_lines(said, (proof.of_need(need),), why=why))
            for slot in need.slots:
                said = f"  {_taker(ask, slot)}: {spoken(ask, slot.text)}"
                yield Item(str(slot.date), with_lines(said, (proof.of_slot(slot),), why=why))


def _notes(need: Need) -> str:
    return f"\n{need.notes}" if need.notes else ""


def _taker(ask: Ask, slot: Slot) -> str:
    taker = named(ask, slot.ref).text if slot.ref else {"me": "you"}.get(slot.who, slot.who)
    return f"{taker}, done" if slot.closed else taker


def _history(ask: Ask, identity: str, *, fold: bool, why: bool) -> Iterator[Block]:
    lines = story(ask, identity)
    shown = lines[:FOLDED] if fold and len(lines) > FOLDED + 1 else lines
    rest = len(lines) - len(shown)
    yield from _titled("History", (_line(ask, identity, line, why=why) for line in shown))
    if rest:
        yield Item("", f"and {rest} more: netcrm show {identity} --all", "quiet")


def _line(ask: Ask, identity: str, line: StoryLine, *, why: bool) -> Item:
    """One line of history: what it was, its text, who was there, and what came of it."""
    event = line.event
    head = _what(ask, event)
    said = [f"{head}: {spoken(ask, event.text).strip()}" if event.text else head]
    if not line.own:
        said.append(f"told on {line.owner.name}'s page")
    said += [f"{label} {people(found)}" for label, found in _company(line, identity) if found]
    said += [spoken(ask, text) for says in _OUTCOMES if (text := says(event))]
    said += [f"{name}: {spoken(ask, ', '.join(texts))}" for name, texts in _of_your_own(event)]
    text = "\n".join((said[0], *(f"  {more}" for more in said[1:])))
    return Item(str(event.date), with_lines(text, (proof.of_event(event),), why=why))


def _what(ask: Ask, event: Event) -> str:
    """What kind of line it is, in words, with its length or size."""
    kind = ask.settings.kinds.get(event.kind)
    words = kind.words if kind else event.kind
    if not event.detail:
        return words
    return f"{words} {event.detail}" if event.minutes is not None else f"{words} ({event.detail})"


def _company(line: StoryLine, identity: str) -> Iterator[tuple[str, tuple[Named, ...]]]:
    """Who else comes into a line, and how."""
    for label, found in (("with", line.with_), ("to", line.to), ("passed on from", line.from_)):
        yield label, tuple(one for one in found if not (one.card and one.card.id == identity))


def _of_your_own(event: Event) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The attributes that the format does not know, as they are."""
    yield from ((a.name, a.values) for a in event.attributes if a.name.startswith("x-"))


_OUTCOMES: tuple[Callable[[Event], str], ...] = (
    lambda event: f"at {event.at}" if event.at else "",
    lambda event: f"context: {event.context}" if event.context else "",
    lambda event: f"outcome: {event.outcome}" if event.outcome else "",
    lambda event: "settled" if event.settled else "",
    lambda event: f"picked up {on_date(event.done)}" if event.done else "",
)


def _day(day: object) -> str:
    return "" if day is None else str(day)


def _elsewhere(ask: Ask, identity: str, *, why: bool) -> Iterator[Item]:
    """Who else names them, but for the lines that stand in the history already."""
    by_name: dict[str, list[Backlink]] = {}
    for link in backlinks(ask, identity):
        if link.role not in _SAID:
            by_name.setdefault(link.source.name, []).append(link)
    for name, found in by_name.items():
        where = ", ".join(dict.fromkeys(link.where for link in found))
        lines = (evidence(link.date, link.place, link.text) for link in found)
        yield Item(name, with_lines(where, lines, why=why))


_SAID = ("with", "to", "from", "groups", "household")
"""Roles that the card says in another place."""
