"""What a jotted line is to become: a line about someone, someone met, or a question."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from netcrm.commands import who
from netcrm.commands.met_people import Asked
from netcrm.commands.noting import day_said
from netcrm.commands.pointing import only_file
from netcrm.errors import AmbiguousContactError, NetcrmError
from netcrm.model import MY_ID
from netcrm.queries.ask import Ask
from netcrm.queries.people import card, resolve_text
from netcrm.text.guess import guess_kind
from netcrm.text.jotted import Jotted
from netcrm.text.splice import Draft
from netcrm.text.words import canonical, fold

_HEAD = re.compile(r"(?P<who>[^:;!?]{1,120}?)(?::(?=\s|$)|\s[-\u2013\u2014]\s)\s*(?P<text>.*)")
_MET = re.compile(
    r"(?:i |we )?met (?P<with>with )?(?P<who>.+?)"
    r"(?P<rest>(?:[,:;]| at | in | on | through | via | \().*)?",
    re.IGNORECASE,
)
_DID = re.compile(
    r"(?:i |we )?(?P<did>called|phoned|rang|visited|thanked|"
    r"(?:had )?(?:a )?(?:coffee|breakfast|brunch|lunch|dinner|supper) with) "
    r"(?P<who>.+?)(?P<rest>(?:[,:;]|(?<!\b\w)\.(?=\s)| about | for | at | in | on | again\b).*)?",
    re.IGNORECASE,
)
_SAYS_NOTHING = "it says nothing yet"
_WHO = "it is not clear whom it is about; begin it with a name, as in `Marcus: rehab went well`"


class Filed(NamedTuple):
    """A line for the file of the first of these people; an id of nobody yet is someone just met."""

    jotted: Jotted
    people: tuple[str, ...]
    draft: Draft


class Met(NamedTuple):
    """Someone new, as `netcrm met` takes it."""

    jotted: Jotted
    asked: Asked


class Unsure(NamedTuple):
    """What stays where it is, and why. ``options`` are those to choose from, ``typed`` for what."""

    jotted: Jotted
    reason: str
    typed: str = ""
    options: tuple[tuple[str, str], ...] = ()


@dataclass
class Answers:
    """What was answered so far: ids for names, whom lines are about, and what is left alone."""

    names: dict[str, str] = field(default_factory=dict)
    about: dict[int, str] = field(default_factory=dict)
    left: set[int] = field(default_factory=set)


Read = Filed | Met | Unsure
NEW = ""
"""The answer that a name is somebody's who is new."""


def read_jotted(ask: Ask, jotted: Jotted, answers: Answers, fresh: Sequence[str] = ()) -> Read:
    """What one line is to become; ``fresh`` are the names of those met in the lines before."""
    try:
        return _read(ask, jotted, _Finder(ask, answers, fresh), answers)
    except AmbiguousContactError as error:
        options = tuple(zip(error.candidates, error.hint.splitlines(), strict=True))
        return Unsure(jotted, error.message, error.who, options)
    except NetcrmError as error:
        return Unsure(jotted, error.message)


@dataclass(frozen=True)
class _Finder:
    """Who is meant: as was answered, someone just met, or as always.

    A jotted line may be about anything, so only all of what someone is called or a person's first
    name is taken for them; of somebody who was ``asked`` about them, part of it as well.
    """

    ask: Ask
    answers: Answers
    fresh: Sequence[str]
    asked: bool = False

    def one(self, ask: Ask, typed: str) -> str:
        """The id of one person, or the name of one just met.

        Raises AmbiguousContactError, with one to choose from, where a likeness is no more.
        """
        if self.answers.names.get(typed):
            return self.answers.names[typed]
        new = [name for name in self.fresh if fold(typed) in {fold(name), fold(name.split()[0])}]
        if len(new) == 1:
            return new[0]
        found = who.find(ask, typed)
        if self.asked or _is_sure(ask, typed, found):
            return found
        listed = f"{card(ask, found).name} ({found})"
        message = f"it is not certain that '{typed}' is {listed}"
        raise AmbiguousContactError(message, listed, typed, (found,))

    def all(self, words: str) -> tuple[str, ...]:
        """Everyone whom the words mean, those just met by their whole or first name."""
        if self._is_fresh(words):
            return (self.one(self.ask, words),)
        return who.find_all(self.ask, words.split(), self.one)

    def _is_fresh(self, words: str) -> bool:
        try:
            return self.one(self.ask, words) in self.fresh
        except NetcrmError:
            return False


def _is_sure(ask: Ask, typed: str, found: str) -> bool:
    """Whether a text is the name of someone found, not like it; only people have first names."""
    ways = who.FIRST_NAME if card(ask, found).kind == "person" else who.EXACT
    return who.fitting(ask, typed, ways) == (found,)


def _read(ask: Ask, jotted: Jotted, finder: _Finder, answers: Answers) -> Read:
    text = jotted.text
    about = answers.about.get(jotted.first)
    if about:
        return _line(ask, jotted, replace(finder, asked=True).all(about), "", text)
    met = _MET.fullmatch(text)
    if met and not met["with"]:
        return _met(ask, jotted, finder, met["who"], met["rest"] or "")
    did = _DID.fullmatch(text)
    for match, kind in ((met, "meeting"), (did, "")):
        if match:
            return _did(ask, jotted, finder, match, kind)
    head = _HEAD.fullmatch(text)
    if head is None:
        return Unsure(jotted, _WHO)
    return _headed(ask, jotted, finder, head)


def _headed(ask: Ask, jotted: Jotted, finder: _Finder, head: re.Match[str]) -> Read:
    """``Marcus: …`` or ``Marcus call: …``; of ``Call: …`` nobody can say whom it is about."""
    words = head["who"].split()
    kinds = {canonical(name): name for name in ask.settings.kinds}
    if canonical(head["who"]) in kinds:
        return Unsure(jotted, f"'{head['who']}' is a kind of line; {_WHO}")
    for at, names in ((-1, words[:-1]), (0, words[1:])):
        kind = kinds.get(canonical(words[at]), "")
        if kind and names:
            return _line(ask, jotted, finder.all(" ".join(names)), kind, head["text"])
    return _line(ask, jotted, finder.all(head["who"]), "", head["text"])


def _did(ask: Ask, jotted: Jotted, finder: _Finder, match: re.Match[str], kind: str) -> Read:
    """``called Marcus, he needs films``: what follows a comma is the text, else all of it."""
    people = finder.all(match["who"])
    rest = match["rest"] or ""
    said = rest[1:].strip() if rest[:1] in {",", ":", ";", "."} else ""
    names = (match["who"], *(card(ask, one).name for one in people if ask.has(one)))
    sure = kind or guess_kind(jotted.text, names)
    return _line(ask, jotted, people, sure, said if said and sure else jotted.text)


def _line(ask: Ask, jotted: Jotted, people: tuple[str, ...], kind: str, text: str) -> Read:
    if not text:
        return Unsure(jotted, _SAYS_NOTHING)
    if MY_ID in people or not people:
        return Unsure(jotted, "that is about yourself" if people else _WHO)
    names = [card(ask, one).name if ask.has(one) else one for one in people]
    if ask.has(people[0]):
        only_file(ask, people[0])  # raises where it is not clear which
    kind = kind or guess_kind(text, (*names, *(name.split()[0] for name in names))) or "note"
    day = str(day_said(jotted.day or "today", ask.as_of, "day"))
    given = (("with", people[1:]),) if people[1:] else ()
    return Filed(jotted, people, Draft(day, kind, text, attributes=given))


def _met(ask: Ask, jotted: Jotted, finder: _Finder, typed: str, rest: str) -> Read:
    """``met Ana, nurse``: someone new, unless the name is that of somebody you know."""
    names = tuple(" ".join(name.split()) for name in re.split(r",|\band\b|&", typed))
    for name in names:
        known = _known(ask, finder, name)
        if known and not (len(names) == 1 and _card_alone(ask, name)):
            chosen = finder.answers.names.get(name)
            if chosen and len(names) == 1:
                return _line(ask, jotted, (chosen,), "meeting", jotted.text)
            if chosen:
                return Unsure(
                    jotted, f"you know {name} already; give who is new a line of their own"
                )
            options = (*known, (NEW, f"somebody new called {name}"))
            return Unsure(jotted, f"{name} may be somebody you know", name, options)
    said = rest.lstrip(",:; ").strip()
    place = re.fullmatch(r"at ([^,;.]+)", said, re.IGNORECASE)
    at, note = (place[1], "") if place else ("", said)
    alone = _card_alone(ask, names[0]) if len(names) == 1 else ""
    if alone:
        only_file(ask, alone)  # raises where it is not clear which
    asked = Asked(names, jotted.day or "today", at=at, note=note, another=not alone)
    day_said(asked.on, ask.as_of, "day")
    return Met(jotted, asked)


def _known(ask: Ask, finder: _Finder, name: str) -> tuple[tuple[str, str], ...]:
    """Those whom you may have met again, unless it was answered that it is somebody new."""
    if finder.answers.names.get(name) == NEW or name in finder.fresh:
        return ()
    return tuple((one, f"{card(ask, one).name} ({one})") for one in who.fitting(ask, name))


def _card_alone(ask: Ask, name: str) -> str:
    """The id of someone whom you had only known of, if this is their very name; else nothing."""
    one = resolve_text(ask, name).id
    contact = ask.contact(one) if one else None
    alone = contact is not None and contact.kind == "person" and not contact.met
    return one if one and alone else ""
