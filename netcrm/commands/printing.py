"""Getting words out: to a terminal, a pipe, or as JSON."""

import errno
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches

import click


@contextmanager
def streams() -> Iterator[None]:
    """Make what is printed UTF-8 and never fail on a character or a reader that has gone."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        yield
    finally:
        _flush()


def out(text: str) -> None:
    """Print to standard output."""
    _write(text, to_stderr=False)


def err(text: str) -> None:
    """Print to standard error: what is said beside the answer."""
    _write(text, to_stderr=True)


def out_json(value: object) -> None:
    """Print a value as JSON."""
    out(json.dumps(value, ensure_ascii=False, indent=2))


def complain(message: str, hint: str) -> None:
    """Say why a command cannot go on, and the cure."""
    err(f"netcrm: {message}")
    for line in hint.splitlines():
        err(f"   = {line}")


def unknown(what: str, word: str, known: Sequence[str]) -> str:
    """That there is no such thing, with the likely one or all of them."""
    likely = get_close_matches(word, known, n=1, cutoff=0.6)
    hint = f"did you mean {likely[0]}?" if likely else f"there are {', '.join(known)}"
    return f"there is no {what} '{word}'; {hint}"


def reason(error: OSError) -> str:
    """What the system refused, and for which file."""
    said = (error.strerror or str(error)).lower()
    return f"{error.filename}: {said}" if error.filename else said


def _write(text: str, *, to_stderr: bool) -> None:
    try:
        click.echo(text, err=to_stderr)
    except BrokenPipeError:
        _leave(sys.stderr if to_stderr else sys.stdout)


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError as error:
            if error.errno != errno.EPIPE:
                raise
            _leave(stream)


def _leave(stream: object) -> None:
    """Send the rest nowhere: the reader has seen enough, and that is no error."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())  # type: ignore[attr-defined]
    os.close(nowhere)
