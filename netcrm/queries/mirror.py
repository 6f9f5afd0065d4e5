"""The mirror: everything that is said about someone, as they would read it."""

from collections.abc import Iterator
from typing import NamedTuple

from netcrm.model import MY_ID, Contact, Slot, evidence
from netcrm.queries.ask import Ask
from netcrm.queries.exchange import between
from netcrm.queries.files import files_of
from netcrm.queries.groups import group, member_groups
from netcrm.queries.meets import last_meetings
from netcrm.queries.morning import about
from netcrm.queries.named import named
from netcrm.queries.people import card
from netcrm.queries.standing import asked_of_you, before_you_ask, shown_stage
from netcrm.queries.story import story
from netcrm.queries.ties import near_ties
from netcrm.queries.touch import contact_days, rhythm
from netcrm.views import proof
from netcrm.views.brief import Said
from netcrm.views.references import Role
from netcrm.views.words import capital


class MirrorSection(NamedTuple):
    """Some sentences of one sort, with a heading; none is without what it rests on."""

    name: str
    title: str
    lines: tuple[Said, ...]


def mirror(ask: Ask, identity: str) -> tuple[MirrorSection, ...]:
    """What is concluded about someone, and what you wrote down; sections with nothing left out."""
    if identity == MY_ID:
        return (MirrorSection("written", _WRITTEN, tuple(_written(ask, identity))),)
    found = (
        ("stands", "How things stand, by your files", _stands(ask, identity)),
        ("morning", "What the morning says", _morning(ask, identity)),
        ("before", "Before you ask", _before(ask, identity)),
        ("asked", "What they asked of you", _asked(ask, identity)),
        ("between", "What passed between you", _between(ask, identity)),
        ("around", "Whom they are seen to know, and where", _around(ask, identity)),
        ("written", _WRITTEN, _written(ask, identity)),
    )
    told = (MirrorSection(name, title, tuple(lines)) for name, title, lines in found)
    return tuple(section for section in told if section.lines)


_WRITTEN = "What you wrote down"


def _stands(ask: Ask, identity: str) -> Iterator[Said]:
    pulse = rhythm(ask, identity)
    if pulse.sentence:
        yield Said(pulse.sentence, pulse.last_contact, pulse.evidence)
    found = shown_stage(ask, identity)
    if found is not None:
        name = proof.of_field(ask.contact(identity), "name", ask.contact(identity).name)
        for text in filter(None, (found.sentence, found.question)):
            yield Said(text, None, found.evidence or (name,))


def _morning(ask: Ask, identity: str) -> Iterator[Said]:
    yield from (Said(item.text, item.date, item.evidence) for _, item in about(ask, identity))


def _before(ask: Ask, identity: str) -> Iterator[Said]:
    """What fits, and what comes first; each size has its own sentence."""
    found = before_you_ask(ask, identity)
    yield from (Said(first.text, None, first.evidence) for first in found.first)
    for answer in found.answers:
        if answer.evidence:
            yield Said(answer.sentence, None, answer.evidence)


def _asked(ask: Ask, identity: str) -> Iterator[Said]:
    for found in asked_of_you(ask, identity):
        yield Said(found.sentence, found.date, found.evidence)


def _between(ask: Ask, identity: str) -> Iterator[Said]:
    """How often something passed between you; the lines of it are among what you wrote."""
    found = between(ask, identity)
    if found.sentence:
        yield Said(found.sentence, None, tuple(one.evidence for one in found.story))


def _around(ask: Ask, identity: str) -> Iterator[Said]:
    """What lists, drawings and groups say of them and others."""
    for tie in near_ties(ask, identity):
        other = card(ask, tie.other)
        yield Said(tie.words, None, tie.evidence, other.id, other.name)
    for head in member_groups(ask, identity):
        found = group(ask, head.key)
        if any(one.id == identity for one in found.missed):
            lines = last_meetings(ask, head.key)
            yield Said(f"Not there lately: {head.name}.", None, lines)
        for member in found.members:
            days = contact_days(ask, identity)
            if member.card.id == identity and member.only_here and days:
                lines = tuple(day.evidence[0] for day in days)
                yield Said(f"You know them only from {head.name}.", None, lines)


def _written(ask: Ask, identity: str) -> Iterator[Said]:
    """All that stands in their file and about them in others': lines first, the newest first."""
    yield from _lines(ask, identity)
    for file in files_of(ask, identity):
        yield from _file(file.contact)
    for owner, found in ask.bucket("backlink", identity):
        if found.role not in _TOLD:
            line = evidence(None, found.ref.place, found.ref.target)  # not where its day stands
            said = f"{capital(found.where)}: {found.text}" if found.text else capital(found.where)
            yield Said(said, found.date and found.date.first, (line,), owner, card(ask, owner).name)


_TOLD: frozenset[Role] = frozenset({"with", "to"})
"""Ways of being named by a line that stands among the others already."""
_NO_WORDS = frozenset({"name", "schema"})


def _file(contact: Contact) -> Iterator[Said]:
    """What the fields of a file say, as typed, its days to remember, and its note."""
    for field in contact.fields:
        if field.values and field.name not in _NO_WORDS:
            line = evidence(None, field.place, ", ".join(field.values))
            yield Said(f"{field.name.replace('_', ' ')}: {line.text}", None, (line,))
    for occasion in contact.dates:
        words = ": ".join(filter(None, (occasion.label, occasion.text)))
        yield Said(words, None, (proof.of_occasion(occasion),))
    place = contact.body.place
    for number, text in enumerate(map(str.strip, contact.body.text.split("\n"))):
        if text:
            here = place._replace(line=place.line + number)
            yield Said(text, None, (evidence(None, here, text),))


def _lines(ask: Ask, identity: str) -> Iterator[Said]:
    """The dated lines: their file's, and those of others they come into."""
    for line in story(ask, identity):
        event = line.event
        yield Said(event.text or event.kind, event.date.first, (proof.of_event(event),))
    for file in files_of(ask, identity):
        for need in file.contact.needs:
            yield Said(need.text, need.date.first, (proof.of_need(need),))
            for slot in need.slots:
                words = slot.text or "A turn"
                yield Said(
                    f"{words} ({_taker(ask, slot)})", slot.date.first, (proof.of_slot(slot),)
                )
        for promise in file.contact.promises:
            due = promise.due.first if promise.due else None
            yield Said(promise.text, due, (proof.of_promise(promise),))


def _taker(ask: Ask, slot: Slot) -> str:
    """Who takes a turn, in words."""
    if slot.ref is not None:
        return named(ask, slot.ref).text
    return "you" if slot.who == "me" else "open"
