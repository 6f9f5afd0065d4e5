"""Asking back, on a terminal, where what was typed could mean several; elsewhere nobody is."""

import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

import click

from netcrm.commands import who
from netcrm.commands.session import Session
from netcrm.commands.workspace import Workspace, answered
from netcrm.errors import AmbiguousContactError
from netcrm.queries.ask import Ask

T = TypeVar("T")
Find = Callable[[Ask, str | Sequence[str]], str]
"""Who is meant, as :func:`netcrm.commands.who.find` says, or as was answered."""


def interactive() -> bool:
    """Whether somebody sits in front of it who can answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def settled(session: Session, question: Callable[[Workspace, Find], T]) -> T:
    """What a question says of the workspace, once it is clear who is meant by every name.

    On a terminal the one who typed is asked, and the question then asked again; elsewhere, and
    where nothing is answered, AmbiguousContactError lists whom it might be.
    """
    chosen: dict[str, str] = {}

    def find(ask: Ask, words: str | Sequence[str]) -> str:
        typed = words if isinstance(words, str) else " ".join(words)
        return chosen[typed] if typed in chosen else who.find(ask, typed)

    while True:
        try:
            return answered(session, lambda space: question(space, find))
        except AmbiguousContactError as error:
            picked = choose(f"{error.message}:", error.hint.splitlines())
            if picked is None:
                raise
            chosen[error.who] = error.candidates[picked]


def choose(heading: str, options: Sequence[str]) -> int | None:
    """The place in ``options`` of the one that is chosen; None where nobody can or will say."""
    if not interactive():
        return None
    listed = (f"  {number}  {option}" for number, option in enumerate(options, 1))
    click.echo("\n".join((heading, *listed)), err=True)
    while True:
        answer = asked(f"Which is meant? 1 to {len(options)}, or nothing to leave it:")
        if not answer:
            return None
        if answer.isdecimal() and 1 <= int(answer) <= len(options):
            return int(answer) - 1


def asked(prompt: str) -> str:
    """What is typed in answer, on one line; nothing at the end of input."""
    click.echo(f"{prompt} ", nl=False, err=True)
    return " ".join(sys.stdin.readline().split())
