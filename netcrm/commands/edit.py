"""`netcrm edit`: someone's file in your editor, at the right line, and what is wrong after."""

import os
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import click

from netcrm.commands.check import as_data
from netcrm.commands.choosing import Find, settled
from netcrm.commands.pointing import only_file
from netcrm.commands.printing import out, out_json
from netcrm.commands.problem_text import has_error, problem_text, with_excerpt
from netcrm.commands.session import Session, everywhere, json_option
from netcrm.commands.who import complete, fitting, loose
from netcrm.commands.workspace import Workspace, answered
from netcrm.errors import NetcrmError, UnknownContactError, UsageError
from netcrm.model import Contact, Problem
from netcrm.queries.problems import problems_of

_USUAL = ("sensible-editor", "nano", "vim", "vi", "notepad")
_PLUS = frozenset(
    {"vi", "vim", "nvim", "view", "nano", "pico", "emacs", "emacsclient", "micro", "kak", "joe"}
    | {"jed", "ne", "mg", "gedit", "kate", "sensible-editor", "editor", "ex"}
)
"""Editors that are told the line as ``+12 FILE``."""
_GOTO = frozenset({"code", "codium", "code-insiders", "cursor", "vscodium"})
"""Editors that are told it as ``--goto FILE:12``, and to wait."""
_COLON = frozenset({"hx", "helix", "subl", "zed"})
"""Editors that are told it as ``FILE:12``."""
_WAIT = frozenset({"subl", "zed"})


@click.command(
    "edit", short_help="Open someone's file in your editor.", epilog="Example: netcrm edit marcus"
)
@click.argument("words", metavar="WHO... [TEXT]", nargs=-1, shell_complete=complete)
@click.option("--dry-run", "dry", is_flag=True, help="Print the command and start no editor.")
@json_option
@everywhere
@click.pass_obj
def command(session: Session, /, *, words: tuple[str, ...], dry: bool, as_json: bool) -> int:
    """Open someone's file in your editor ($VISUAL or $EDITOR), and check it afterwards.

    It opens at the newest line of the history, or at the first line that holds TEXT. The exit
    status is 1 if there is an error in the file.
    """
    if not words:
        raise UsageError("say whose file", "netcrm edit marcus")
    spot = settled(session, lambda space, find: _spot(space, find, words))
    run = _run(_editor(), spot)
    if dry:
        _say_dry(spot, run, as_json=as_json)
        return 0
    _open(run)
    found = _problems(session, spot) if (spot.root / spot.file).exists() else ()
    if as_json:
        problems = [as_data(problem) for problem in found]
        out_json({"file": spot.file, "line": spot.line, "problems": problems})
    else:
        for problem in found:
            out(problem_text(with_excerpt(spot.root, problem)))
    return int(has_error(found, strict=False))


class _Spot(NamedTuple):
    """A line of someone's file."""

    root: Path
    id: str
    file: str
    line: int


def _spot(space: Workspace, find: Find, words: tuple[str, ...]) -> _Spot:
    ask, text = space.ask, ""
    if len(words) > 1 and not fitting(ask, " ".join(words)):
        words, text = words[:-1], words[-1]
    who = find(ask, words)
    contact = ask.contact(who)
    line = _holding(contact, text) if text else _newest(contact)
    return _Spot(space.root, who, only_file(ask, who), line)


def _newest(contact: Contact) -> int:
    """Where new lines of the history go, or else the end of the front matter."""
    if contact.history:
        return max(contact.history, key=lambda event: event.date).place.line
    return max(contact.body.place.line - 1, 1)


def _holding(contact: Contact, text: str) -> int:
    """The first line that holds a text, in any case and without its accents."""
    for number, line in enumerate((contact.front + contact.body.text).split("\n"), 1):
        if loose(text) in loose(line):
            return number
    hint = f"netcrm edit {contact.id} opens it at its newest line"
    raise NetcrmError(f"{contact.file} holds no {text!r}", hint)


def _editor() -> list[str]:
    """The user's editor and its options. Raises UsageError where a quote is left open."""
    name = "VISUAL" if os.environ.get("VISUAL") else "EDITOR"
    said = os.environ.get(name, "")
    try:
        words = shlex.split(said)
    except ValueError as error:
        hint = f"close the quotes in it: export {name}=nano"
        raise UsageError(f"{name} is no command: {said}", hint) from error
    if words:
        return words
    found = next(filter(None, map(shutil.which, _USUAL)), None)
    if found is None:
        raise NetcrmError("no editor was found", "name yours: export EDITOR=nano")
    return [found]


def _run(editor: list[str], spot: _Spot) -> list[str]:
    """The command that opens a file at a line; an unknown editor gets the file alone."""
    path, name = str(spot.root / spot.file), Path(editor[0]).stem.casefold()
    wait = ["--wait"] if name in _GOTO | _WAIT and not {"-w", "--wait"} & set(editor) else []
    if name in _GOTO:
        return [*editor, *wait, "--goto", f"{path}:{spot.line}"]
    if name in _COLON:
        return [*editor, *wait, f"{path}:{spot.line}"]
    return [*editor, *([f"+{spot.line}"] if name in _PLUS else []), path]


def _open(run: list[str]) -> None:
    """Wait until the editor has ended. Raises NetcrmError where it fails."""
    try:
        status = subprocess.run(run, check=False).returncode  # noqa: S603  the user's own editor
    except OSError as error:
        hint = "set VISUAL or EDITOR to one that is installed"
        raise NetcrmError(f"{run[0]} cannot be started", hint) from error
    if status:
        raise NetcrmError(f"{run[0]} ended with status {status}", "look at the file once more")


def _problems(session: Session, spot: _Spot) -> tuple[Problem, ...]:
    """What is wrong with the file now."""

    def asked(space: Workspace) -> tuple[Problem, ...]:
        if not space.ask.has(spot.id):
            raise UnknownContactError(f"{spot.id} is no contact any more", "netcrm check says more")
        return tuple(it for it in problems_of(space.ask, spot.id) if it.file == spot.file)

    return answered(session, asked)


def _say_dry(spot: _Spot, run: list[str], *, as_json: bool) -> None:
    if as_json:
        out_json({"file": spot.file, "line": spot.line, "command": run})
    else:
        out(shlex.join(run))
