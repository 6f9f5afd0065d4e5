"""What comes before an ask, as advice: a list of rules, in the order in which they are told."""

from collections.abc import Callable, Iterator, Mapping
from typing import Literal, NamedTuple

from netcrm.config import Settings
from netcrm.model import Evidence, Reached
from netcrm.views import proof
from netcrm.views.asking.person import Person, order
from netcrm.views.asking.sizes import SIZE_WORDS, ask_state, is_large, size_of
from netcrm.views.contact_days import is_contact
from netcrm.views.days import after, passed, within
from netcrm.views.morning.subject import Subject, bare
from netcrm.views.morning.thanks import thanks
from netcrm.views.words import capital, long_date, on_date

Rule = Literal["moment", "promise", "thank", "tell", "open", "recent", "two-asks"]


class First(NamedTuple):
    """Something to see to first: by which rule, in words, and the lines it rests on."""

    rule: Rule
    text: str
    evidence: tuple[Evidence, ...]


def first(person: Person, settings: Settings, reached: Reached) -> tuple[First, ...]:
    """Everything that comes before an ask of any size."""
    return tuple(
        First(rule, text, lines)
        for rule, tell in RULES.items()
        for text, lines in tell(person, settings, reached)
    )


Found = Iterator[tuple[str, tuple[Evidence, ...]]]


def _moment(person: Person, settings: Settings, reached: Reached) -> Found:
    """An open need of any age, or something hard in the last months."""
    for need in sorted(person.contact.needs, key=lambda need: (need.date.first, need.place.line)):
        if need.state == "open":
            what = f"“{bare(need.text)}”" if need.text else "Something they need"
            yield f"{what} is open: is this the moment?", (proof.of_need(need),)
    for event in person.lines("life", reached):
        over = after(event.date.first, settings.asking.moment_days + 1)
        if event.hard and within(reached, event.date.first, over):
            what = bare(event.text) or "Something hard"
            text = f"{what} ({long_date(event.date)}): is this the moment?"
            yield text, (proof.of_event(event),)


def _promise(person: Person, settings: Settings, reached: Reached) -> Found:
    """A promise of yours whose day has passed."""
    del settings
    dated = [(made.due, made) for made in person.contact.promises if made.due is not None]
    for due, made in sorted(dated, key=lambda pair: (pair[0].first, pair[1].place.line)):
        if made.who == "me" and not made.closed and passed(reached, due.first):
            what = f"“{bare(made.text)}”" if made.text else "something"
            text = f"You promised {what} for {long_date(due)}: that comes first."
            yield text, (proof.of_promise(made),)


def _thank(person: Person, settings: Settings, reached: Reached) -> Found:
    return _waiting(person, settings, reached, asked=False)


def _tell(person: Person, settings: Settings, reached: Reached) -> Found:
    return _waiting(person, settings, reached, asked=True)


def _waiting(person: Person, settings: Settings, reached: Reached, *, asked: bool) -> Found:
    """What the morning's section of that name lists: thanks, or word of how an ask turned out."""
    asks = {proof.of_event(event) for event in person.contact.history if event.kind == "asked"}
    if asked and not asks:
        return iter(())
    subject = Subject(person.contact, person.rhythm, person.days, 0)
    found = sorted(thanks(subject, settings, reached), key=lambda item: item.evidence)
    return (
        (capital(item.text), item.evidence) for item in found if (item.evidence[0] in asks) is asked
    )


def _open(person: Person, settings: Settings, reached: Reached) -> Found:
    """An ask of yours that waits for its answer."""
    for event in person.lines("asked", reached):
        if ask_state(event, settings, reached) == "open":
            what = bare(event.text) or "Your question"
            text = f"{what} (asked {on_date(event.date)}): leave room for an answer."
            yield text, (proof.of_event(event),)


def _recent(person: Person, settings: Settings, reached: Reached) -> Found:
    """Your last large ask, while it is fresh."""
    large = [event for event in person.lines("asked", reached) if is_large(event, settings)]
    for event in large[-1:]:
        if not reached(after(event.date.first, settings.asking.recent_days)):
            what = SIZE_WORDS[size_of(event)]
            text = f"You asked for {what} {on_date(event.date)}; that is still fresh."
            yield text, (proof.of_event(event),)


def _two_asks(person: Person, settings: Settings, reached: Reached) -> Found:
    """The last lines, two, are asks of yours; on one day an ask comes after everything else."""
    many = settings.asking.in_a_row
    kinds = settings.kinds
    told = (event for _, event in person.told if is_contact(event, kinds))
    lines = [*person.contact.history, *told]
    if sum(event.kind == "asked" for event in lines) < many:
        return
    lines = [event for event in lines if reached(event.date.first)]
    last = sorted(lines, key=lambda event: (event.date.first, event.kind == "asked", order(event)))
    asks = last[-many:]
    if len(asks) == many and all(event.kind == "asked" for event in asks):
        text = f"{_LAST.get(many, 'The last lines are all')} questions of yours: {_ELSE}"
        yield text, tuple(proof.of_event(event) for event in asks)


_LAST = {1: "The last line is one of the", 2: "The last two lines are both"}
_ELSE = "a word about something else first?"

RULES: Mapping[Rule, Callable[[Person, Settings, Reached], Found]] = {
    "moment": _moment,
    "promise": _promise,
    "thank": _thank,
    "tell": _tell,
    "open": _open,
    "recent": _recent,
    "two-asks": _two_asks,
}
"""Every rule by its name, in order."""
