"""`netcrm match`: who could help with what, and which words say so."""

from collections.abc import Iterator

import click

from netcrm.commands.blocks import Block, Heading, Item, Paragraph
from netcrm.commands.page import show
from netcrm.commands.printing import out_json
from netcrm.commands.rests_on import rests_on
from netcrm.commands.session import Session, everywhere, json_option
from netcrm.commands.speech import evidence_data, iso, spoken
from netcrm.commands.workspace import Workspace, answered
from netcrm.model import MY_ID
from netcrm.queries.ask import Ask
from netcrm.queries.matches import Match, Offer, matches, open_hands
from netcrm.queries.people import card
from netcrm.queries.skills import Fit, fits, in_words
from netcrm.views import proof
from netcrm.views.words import long_date

NOBODY = "Nobody's file shares a word with that (offers, work, tags)."
NOTHING = "No open need meets an offer yet."


@click.command("match", short_help="Find who could help with what.")
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@json_option
@everywhere
@click.pass_obj
def command(session: Session, /, *, words: tuple[str, ...], as_json: bool) -> None:
    """Find who could help with what: each open need beside what others offer, do and are known for.

    With WORDS, everyone who could help with those: netcrm match bind a map. Two texts fit where
    they share a word; the setting synonyms adds to that. What is private is not looked at.
    """
    text = " ".join(words)
    if as_json:
        out_json(answered(session, lambda space: _data(space.ask, text)))
    else:
        show(answered(session, lambda space: tuple(_blocks(space, text))))


def _blocks(space: Workspace, text: str) -> Iterator[Block]:
    ask = space.ask
    if text:
        found = fits(ask, text)
        yield from (_fit(ask, fit) for fit in found)
        if not found:
            yield Paragraph(NOBODY)
        return
    mine, theirs, hands = matches(ask, "mine"), matches(ask, "theirs"), open_hands(ask)
    for match in (*mine, *theirs):
        yield from _match(ask, match)
    if hands:
        yield Heading("Open hands", "what you were offered, and have not taken up")
        yield from (_hand(ask, offer) for offer in hands)
    if not (mine or theirs or hands):
        yield Paragraph(NOTHING)


def _match(ask: Ask, match: Match) -> Iterator[Block]:
    wanted = match.wanted
    verb = "asked" if wanted.kind == "ask" else "needs"
    who = "You need" if wanted.owner.id == MY_ID else f"{wanted.owner.name} {verb}"
    yield Heading(f"{who}: {spoken(ask, wanted.text)}", rests_on((wanted.evidence,)))
    yield from (_fit(ask, fit) for fit in match.fits)
    yield from (_hand(ask, offer, in_words(shared)) for offer, shared in match.offers)
    if not (match.fits or match.offers):
        yield Item("", "Nobody's file says yet that they could.", "quiet")


def _fit(ask: Ask, fit: Fit) -> Item:
    name = "You" if fit.id == MY_ID else card(ask, fit.id).name
    said = f"{fit.field}: {spoken(ask, fit.text)}; both say {in_words(fit.shared)}"
    return Item(name, f"{said}\n{rests_on((fit.evidence,))}")


def _hand(ask: Ask, offer: Offer, shares: str = "") -> Item:
    event = offer.event
    also = f"; both say {shares}" if shares else ""
    said = f"{long_date(event.date)}: {spoken(ask, event.text)}{also}"
    return Item(offer.owner.name, f"{said}\n{rests_on((proof.of_event(event),))}")


def _data(ask: Ask, text: str) -> object:
    if text:
        return [_fit_data(ask, fit) for fit in fits(ask, text)]
    return {
        "needs": [
            _match_data(ask, one) for one in (*matches(ask, "mine"), *matches(ask, "theirs"))
        ],
        "open_hands": [_hand_data(ask, offer) for offer in open_hands(ask)],
    }


def _match_data(ask: Ask, match: Match) -> dict[str, object]:
    wanted = match.wanted
    return {
        "id": wanted.owner.id,
        "name": wanted.owner.name,
        "kind": wanted.kind,
        "date": iso(wanted.date),
        "text": spoken(ask, wanted.text),
        "evidence": [evidence_data(wanted.evidence)],
        "fits": [_fit_data(ask, fit) for fit in match.fits],
        "offers": [
            _hand_data(ask, offer) | {"shared": [list(pair) for pair in shared]}
            for offer, shared in match.offers
        ],
    }


def _fit_data(ask: Ask, fit: Fit) -> dict[str, object]:
    return {
        "id": fit.id,
        "name": card(ask, fit.id).name,
        "field": fit.field,
        "text": spoken(ask, fit.text),
        "shared": [list(pair) for pair in fit.shared],
        "evidence": [evidence_data(fit.evidence)],
    }


def _hand_data(ask: Ask, offer: Offer) -> dict[str, object]:
    return {
        "id": offer.owner.id,
        "name": offer.owner.name,
        "date": iso(offer.event.date),
        "text": spoken(ask, offer.event.text),
        "evidence": [evidence_data(proof.of_event(offer.event))],
    }
