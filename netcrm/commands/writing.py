"""What commands that change files share: making the change, and saying what was written."""

from collections.abc import Mapping
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

from netcrm.commands.printing import out, out_json
from netcrm.edit import amend, read
from netcrm.errors import NetcrmError
from netcrm.model import Kind
from netcrm.text.splice import Change, Edit, Refusal, Revised, revise


class Target(NamedTuple):
    """Where a command writes: the workspace, the kinds of line that it knows, and the file."""

    root: Path
    kinds: Mapping[str, Kind]
    file: str


class Wrote(NamedTuple):
    """A line that was written: its file, its number from 1, its text; ``diff`` of all of it."""

    file: str
    line: int
    text: str
    diff: str


def change_file(target: Target, changes: tuple[Change, ...], *, dry: bool) -> Wrote:
    """Make changes of one file, all or none; with ``dry`` only work them out.

    Raises NetcrmError where the file's shape does not allow it, and what ``netcrm.edit`` raises.
    """
    root, kinds, file = target
    done: list[Wrote] = []

    def make(found: Mapping[str, bytes]) -> Mapping[str, bytes]:
        old = found[file]
        revised = revise(file, old, changes, kinds)
        if isinstance(revised, Refusal):
            raise NetcrmError(f"{file}:{revised.line}: {revised.message}", revised.hint)
        done.append(_wrote(file, old, revised))
        return {file: revised.data}

    if dry:
        make({file: read(root, file)})
    else:
        amend(root, (file,), make)
    return done[-1]


def _wrote(file: str, old: bytes, revised: Revised) -> Wrote:
    edit = revised.edits[0]
    new = edit.new.decode()
    rows = new.split("\n")
    at = next((i for i, row in enumerate(rows) if row.lstrip().startswith(("-", "{"))), 0)
    line = _line(revised.data, edit) + at
    text = revised.data.decode("utf-8-sig").split("\n")[line - 1].strip()
    return Wrote(file, line, text, _diff(file, old, revised.data))


def _line(data: bytes, edit: Edit) -> int:
    return data[: edit.start].count(b"\n") + 1


def _diff(file: str, old: bytes, new: bytes) -> str:
    before, after = (data.decode().splitlines(keepends=True) for data in (old, new))
    rows = unified_diff(before, after, f"a/{file}", f"b/{file}")
    return "".join(row if row.endswith("\n") else f"{row}\n\\ No newline\n" for row in rows)


def say_written(wrote: Wrote, *, dry: bool, as_json: bool, quiet: bool) -> None:
    """Print what was written as ``file:line`` with its text; of a dry run the difference."""
    if as_json:
        out_json({"file": wrote.file, "line": wrote.line, "text": wrote.text, "written": not dry})
    elif dry:
        out(wrote.diff.removesuffix("\n"))
    elif not quiet:
        out(f"{wrote.file}:{wrote.line}: {wrote.text}")
