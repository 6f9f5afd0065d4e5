"""Everyone a person is seen to know, by what is between the two, and by what both belong to."""

from collections.abc import Iterator
from itertools import chain

from netcrm.model import evidence
from netcrm.queries.ask import Ask, query
from netcrm.queries.backlinks import Backlink, Link, backlinks, links
from netcrm.queries.groups import groups_named, members
from netcrm.queries.organisations import organisation, organisation_of
from netcrm.queries.people import Card, card
from netcrm.queries.ties import Tie, both, is_met, near_ties, there_with
from netcrm.views import proof


@query
def ties(ask: Ask, identity: str) -> tuple[Tie, ...]:
    """Everyone a person is seen to know, each once by what says most, by id.

    This reads a good deal of other people's files: it is for a question, not for every page.
    """
    found = {tie.other: tie for tie in near_ties(ask, identity)}
    if is_met(ask, identity):
        there, further = there_with(ask, identity), _spoken_of(ask, identity)
        for tie in chain(there, _belonging(ask, identity), further):
            found.setdefault(tie.other, tie)
    others = (other for other in sorted(found) if other != identity and is_met(ask, other))
    return tuple(found[other] for other in others)


def _belonging(ask: Ask, identity: str) -> Iterator[Tie]:
    """Who is in the same group or organisation, where that is not so large as to say nothing."""
    for head in groups_named(ask, identity):
        yield from _in_one(ask, identity, head.name, "groups", members(ask, head.key))
    works_at = organisation_of(ask, identity)
    if works_at is not None:
        people = organisation(ask, works_at.key).people
        yield from _in_one(ask, identity, works_at.name, "organisation", people)


def _in_one(
    ask: Ask, identity: str, name: str, field: str, people: tuple[Card, ...]
) -> Iterator[Tie]:
    if len(people) > ask.settings.paths.group:
        return
    for other in (one.id for one in people if one.id != identity):
        two = (ask.contact(identity), ask.contact(other))
        lines = tuple(proof.of_field(one, field, name) for one in two if one.field(field))
        yield Tie(other, f"{both(ask, identity, other)} belong to {name}.", lines, near=False)


def _spoken_of(ask: Ask, identity: str) -> Iterator[Tie]:
    """Whom their page speaks of, and whose page speaks of them: in the note, or in a line."""
    for link in links(ask, identity):
        if link.target is not None and link.role in _SPEAKING:
            yield _speaks(ask, link.target.id, identity, link.target.id, link)
    for back in backlinks(ask, identity):
        if back.role in _SPEAKING:
            yield _speaks(ask, back.source.id, back.source.id, identity, back)


def _speaks(ask: Ask, other: str, owner: str, named: str, found: Link | Backlink) -> Tie:
    place = found.ref.place if isinstance(found, Link) else found.place
    words = f"{card(ask, owner).name}'s page speaks of {card(ask, named).name}."
    return Tie(other, words, (evidence(found.date, place, found.text),), near=False)


_SPEAKING = frozenset({"note", "field", "history", "need", "slot", "promise"})
"""Roles in which a page speaks of someone, which is no proof that the two have met."""
