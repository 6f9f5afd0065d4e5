"""Whom a command is about: an id, a name, part of a name, in any case and without its accents."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from netcrm.commands.session import Session
from netcrm.commands.workspace import names_of
from netcrm.errors import AmbiguousContactError, NetcrmError, UnknownContactError
from netcrm.model import Contact
from netcrm.queries.ask import Ask
from netcrm.queries.near import near
from netcrm.queries.people import resolve_text
from netcrm.text.words import fold

Fits = Callable[[str, Contact], bool]


def find(ask: Ask, words: str | Sequence[str]) -> str:
    """The id of the one contact that is meant; words given one by one are joined.

    Raises UnknownContactError or AmbiguousContactError, which list whom it might be.
    """
    who = words if isinstance(words, str) else " ".join(words)
    exact = resolve_text(ask, _bare(who))
    if exact.id is not None:
        return exact.id
    found = exact.candidates or _by_likeness(ask, loose(_bare(who)))
    if len(found) == 1:
        return found[0]
    if found:
        raise AmbiguousContactError(f"'{who}' fits several", _listed(ask, found))
    likely = near(ask, who) or _alike(ask, loose(who))
    hint = f"did you mean\n{_listed(ask, likely)}" if likely else "`netcrm list` lists everyone"
    raise UnknownContactError(f"there is nobody called '{who}'", hint)


def _bare(who: str) -> str:
    """The text without what surrounds an id in links and paths."""
    return Path(who.strip().removeprefix("[[").removesuffix("]]")).name.removesuffix(".md")


def loose(text: str) -> str:
    """Folded, and without accents."""
    decomposed = unicodedata.normalize("NFKD", fold(text))
    return fold("".join(c for c in decomposed if not unicodedata.combining(c)))


def _by_likeness(ask: Ask, who: str) -> tuple[str, ...]:
    """Everyone who fits in the closest of the ways in which anyone does."""
    contacts = [ask.contact(identity) for identity in ask.ids()]
    if not who:
        return ()
    for fits in WAYS:
        if found := tuple(contact.id for contact in contacts if fits(who, contact)):
            return found
    return ()


def _called(contact: Contact) -> Iterator[str]:
    """Everything someone is called, loosely: full name, other names, id."""
    yield from map(loose, (contact.name, *contact.aka, contact.id))


WAYS: tuple[Fits, ...] = (
    lambda who, contact: who == loose(contact.id),
    lambda who, contact: who == loose(contact.name),
    lambda who, contact: who in map(loose, contact.aka),
    lambda who, contact: who == loose(contact.name).partition(" ")[0],
    lambda who, contact: any(called.startswith(who) for called in _called(contact)),
    lambda who, contact: any(f" {who}" in called.replace("-", " ") for called in _called(contact)),
)
"""The ways to mean someone, closest first; the last one looks at every word of a name."""


def _alike(ask: Ask, who: str) -> tuple[str, ...]:
    """Those of whom one word of the name, or all of it, is nearly what was typed."""
    words: dict[str, dict[str, None]] = {}
    for identity in ask.ids():
        for called in _called(ask.contact(identity)):
            for word in (called, *called.replace("-", " ").split()):
                words.setdefault(word, {})[identity] = None
    close = get_close_matches(who, words, n=3, cutoff=0.7)
    return tuple(dict.fromkeys(identity for word in close for identity in words[word]))


def _listed(ask: Ask, ids: Sequence[str]) -> str:
    return "\n".join(f"{ask.contact(i).name} ({i})" for i in ids)


def complete(
    ctx: click.Context,
    param: click.Parameter,  # noqa: ARG001  click's signature
    incomplete: str,
) -> list[CompletionItem]:
    """Ids for the shell to offer, with their names, for what was typed of either."""
    session = ctx.find_object(Session)
    folder = ctx.find_root().params.get("directory")  # no command has run that would note it
    try:
        known = names_of(replace(session, directory=folder)) if session else ()
    except (NetcrmError, OSError):
        return []
    typed = loose(incomplete)
    return [
        CompletionItem(identity, help=name)
        for identity, name in known
        if loose(identity).startswith(typed) or loose(name).startswith(typed)
    ]


def who_argument(**attributes: Any) -> Callable[[Any], Any]:  # noqa: ANN401  click's own
    """The argument WHO, which shells complete with contacts."""
    return click.argument("who", metavar="WHO", shell_complete=complete, **attributes)
