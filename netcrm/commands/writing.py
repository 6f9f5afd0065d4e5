"""What commands that change files share: making the change, and saying what was written."""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

from netcrm.commands.cut_off import say_if_cut_off
from netcrm.commands.open_elsewhere import say_if_open
from netcrm.commands.printing import out, out_json
from netcrm.commands.width import safe
from netcrm.edit import amend, read
from netcrm.errors import NetcrmError
from netcrm.model import Contact, Kind
from netcrm.text.contact import read_contact
from netcrm.text.splice import Change, Refusal, Revised, revise

Plan = Callable[[Contact], Sequence[Change]]
"""The changes of a file, by what it says at the moment when nobody else can write it."""
Make = Callable[[Mapping[str, bytes]], Mapping[str, bytes | None]]
"""What files are to hold by what they hold; a file not among them is new, None takes one away."""


class Target(NamedTuple):
    """Where a command writes: the workspace, the kinds of line that it knows, and the file."""

    root: Path
    kinds: Mapping[str, Kind]
    file: str


class Line(NamedTuple):
    """A line that was written: its file, its number from 1, its text."""

    file: str
    line: int
    text: str


class Wrote(NamedTuple):
    """All that a command wrote: the lines to be shown, and the unified diff of every file."""

    lines: tuple[Line, ...]
    diff: str


def change_file(target: Target, changes: Sequence[Change], *, dry: bool) -> Wrote:
    """Make changes of one file, all or none; with ``dry`` only work them out.

    Raises NetcrmError where the file's shape does not allow it, and what ``netcrm.edit`` raises.
    """
    return change_files(target.root, target.kinds, {target.file: lambda _: changes}, dry=dry)


def change_files(  # noqa: PLR0913  each kind of change has its own place
    root: Path,
    kinds: Mapping[str, Kind],
    plans: Mapping[str, Plan],
    fresh: Mapping[str, str] | None = None,
    *,
    dry: bool,
    moves: Mapping[str, str] | None = None,
    beside: Mapping[str, Callable[[bytes], bytes]] | None = None,
) -> Wrote:
    """Make changes of several files, and ``fresh`` ones with their text: all or none.

    ``moves`` are old and new names of files that are called otherwise from then on; ``beside``
    changes files that are no contacts, of which no line is told.
    Raises what :func:`change_file` does and what a plan raises; ExistsError for a file of
    ``fresh`` that is there.
    """
    lines: list[Line] = []

    def make(held: Mapping[str, bytes]) -> Mapping[str, bytes | None]:
        made: dict[str, bytes | None] = {}
        for file, plan in plans.items():
            changes = plan(read_contact(file, held[file], kinds))
            revised = revise(file, held[file], changes, kinds)
            if isinstance(revised, Refusal):
                raise NetcrmError(f"{file}:{revised.line}: {revised.message}", revised.hint)
            made[file] = revised.data
            lines.extend(_lines(file, revised))
        for file, text in (fresh or {}).items():
            made[file] = text.encode()
            lines.extend(_told(file, text))
        made.update({file: change(held[file]) for file, change in others.items()})
        return made

    others = beside or {}
    diff = write_files(root, (*plans, *others), make, dry=dry, moves=moves)
    names = moves or {}
    return Wrote(tuple(it._replace(file=names.get(it.file, it.file)) for it in lines), diff)


def write_files(
    root: Path,
    files: Iterable[str],
    make: Make,
    *,
    dry: bool,
    moves: Mapping[str, str] | None = None,
) -> str:
    """Change files by a function of what they hold, all or none, and give the difference."""
    diffs: dict[str, str] = {}
    names = moves or {}

    def noted(held: Mapping[str, bytes]) -> Mapping[str, bytes | None]:
        made = make(held)
        for file, new in made.items():
            diffs[file] = difference(file, held.get(file), new, names.get(file, file))
        gone = {file: None for file in names if file in made}
        return {names.get(file, file): new for file, new in made.items()} | gone

    if dry:
        say_if_cut_off(root)
        noted({file: read(root, file) for file in files})
    else:
        amend(root, files, noted, like={new: old for old, new in names.items()})
        say_if_open(root, [file for file in diffs if diffs[file] or file in names])
    return "".join(diffs.values())


def _lines(file: str, revised: Revised) -> tuple[Line, ...]:
    """The first line of each edit, numbered as the file is after all of them."""
    found: list[Line] = []
    for number, edit in enumerate(revised.edits):
        rows = edit.new.decode().split("\n")
        at = next((i for i, row in enumerate(rows) if row.lstrip().startswith(("-", "{"))), 0)
        start = edit.start + len("".join(f"{row}\n" for row in rows[:at]).encode())
        for later in revised.edits[number + 1 :]:
            start += len(later.new) - len(later.old) if later.end <= start else 0
        line = revised.data[:start].count(b"\n") + 1
        if not edit.new and edit.old.endswith(b"\n"):
            found.append(taken_away(file, line, edit.old.decode()))
        else:
            found.append(_line(file, revised.data, line))
    return tuple(dict.fromkeys(found))


def _line(file: str, data: bytes, line: int) -> Line:
    rows = data.decode("utf-8-sig").split("\n")
    return Line(file, line, rows[line - 1].strip() if line <= len(rows) else "")


def taken_away(file: str, line: int, text: str) -> Line:
    """Where lines stood that are gone, and the first of them."""
    return Line(file, line, f"taken away: {text.strip().partition(chr(10))[0].strip()}")


def _told(file: str, text: str) -> tuple[Line, ...]:
    """What a new file is about: its dated lines, else its first field."""
    rows = text.split("\n")
    dated = [number for number, row in enumerate(rows, 1) if row.startswith("  - ")]
    return tuple(_line(file, text.encode(), number) for number in dated or [2])


def difference(file: str, old: bytes | None, new: bytes | None, name: str = "") -> str:
    """The unified diff of one file, which may get a new name; None where there is none."""
    texts = ((data or b"").decode(errors="replace") for data in (old, new))
    before, after = ([f"{row}\n" for row in text.split("\n")] for text in texts)
    for text_rows in (before, after):
        last = text_rows.pop().removesuffix("\n")
        text_rows.extend([last] if last else [])
    gone = "/dev/null"
    heads = (gone if old is None else f"a/{file}", gone if new is None else f"b/{name or file}")
    rows = unified_diff(before, after, *heads)
    return "".join(row if row.endswith("\n") else f"{row}\n\\ No newline\n" for row in rows)


def say_written(wrote: Wrote, *, dry: bool, as_json: bool, quiet: bool) -> None:
    """Print what was written as ``file:line`` with its text; of a dry run the difference."""
    if as_json:
        lines = [line._asdict() for line in wrote.lines]
        out_json({"written": not dry, "lines": lines, "diff": wrote.diff})
    elif dry:
        out(shown(wrote.diff.removesuffix("\n")))
    elif not quiet:
        for line in wrote.lines:
            out(safe(f"{line.file}:{line.line}: {line.text}"))


def shown(diff: str) -> str:
    """A difference as it is printed: on a terminal, control characters are shown, not obeyed.

    Elsewhere it stays as it is, for whatever applies it.
    """
    if not sys.stdout.isatty():
        return diff
    return "\n".join(safe(row) for row in diff.split("\n"))
