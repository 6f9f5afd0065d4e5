"""`netcrm fmt`: the same content, written as netcrm writes it."""

from collections.abc import Mapping
from pathlib import Path

import click

from netcrm.commands.printing import err, out, out_json
from netcrm.commands.session import Session, everywhere, json_option
from netcrm.commands.who import complete, find
from netcrm.commands.workspace import Workspace, answered, folder_of, settings_of
from netcrm.commands.writing import shown, write_files
from netcrm.model import Kind
from netcrm.queries.files import files_of
from netcrm.store import survey
from netcrm.text.form import reform
from netcrm.text.splice import Refusal
from netcrm.views.words import count


@click.command("fmt", short_help="Write files as netcrm writes them; they say the same.")
@click.argument("who", metavar="[WHO]...", nargs=-1, shell_complete=complete)
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a file would change.")
@click.option("--diff", "--dry-run", "dry", is_flag=True, help="Show the change, write nothing.")
@json_option
@everywhere
@click.pass_obj
def command(
    session: Session, /, *, who: tuple[str, ...], check: bool, dry: bool, as_json: bool
) -> int:
    """Write days, quotes and lines in map form in the one way that netcrm writes them.

    Without WHO, in all files; of two files with one id, in both. Only how things are written
    changes: each file is read before and after, and must say the same. Notes, comments, order and
    blank lines stay, and so does what a warning is about. `netcrm fmt --diff marcus` shows what it
    would do. Files that cannot be read are named and left as they are; the exit status is then 1.

    JSON: written, files (file, lines: how many differ), left (file, line, message), diff.
    """
    root, kinds, files = _files(session, who)
    left: list[Refusal] = []

    def make(held: Mapping[str, bytes]) -> dict[str, bytes]:
        left.clear()
        return {file: _reformed(file, data, kinds, left) for file, data in held.items()}

    diff = write_files(root, files, make, dry=check or dry)
    changed = _counted(diff)
    if as_json:
        rows = [{"file": file, "lines": lines} for file, lines in changed.items()]
        named = [{"file": it.file, "line": it.line, "message": it.message} for it in left]
        done = bool(changed) and not (check or dry)
        out_json({"written": done, "files": rows, "left": named, "diff": diff})
    else:
        for one in left:
            err(f"{one.file}:{one.line}: left as it is: {one.message}")
        if dry and diff:
            out(shown(diff).removesuffix("\n"))
        elif not session.quiet:
            _say(changed, len(files), check=check)
    return int(bool(left) or (check and bool(changed)))


def _files(session: Session, who: tuple[str, ...]) -> tuple[Path, Mapping[str, Kind], list[str]]:
    """The workspace, its kinds of line, and the files that are meant."""
    if not who:
        root = folder_of(session)
        seen = survey(root).files.values()
        files = sorted(one.found.file for same in seen for one in same if not one.found.fault)
        return root, settings_of(root).settings.kinds, files

    def named(space: Workspace) -> tuple[Path, Mapping[str, Kind], list[str]]:
        ask = space.ask
        people = dict.fromkeys(find(ask, word) for word in who)
        files = [it.contact.file for one in people for it in files_of(ask, one)]
        return space.root, ask.settings.kinds, files

    return answered(session, named)


def _reformed(
    file: str, data: bytes, kinds: Mapping[str, Kind], left: list[Refusal]
) -> bytes:  # fmt: skip
    """The file's new bytes; one that is refused is noted and stays."""
    new = reform(file, data, kinds)
    if isinstance(new, Refusal):
        left.append(new)
        return data
    return new


def _counted(diff: str) -> dict[str, int]:
    """How many lines of each file differ."""
    found: dict[str, int] = {}
    file = ""
    for row in diff.split("\n"):
        if row.startswith("+++ b/"):
            file = row.removeprefix("+++ b/")
            found[file] = 0
        elif row.startswith("+"):
            found[file] += 1
    return found


def _say(changed: Mapping[str, int], files: int, *, check: bool) -> None:
    would = "would be written anew" if check else "written anew"
    for file, lines in changed.items():
        out(f"{file}: {count(lines, 'line')} {would}")
    if not changed:
        out(f"{count(files, 'file')} read, all written as netcrm writes them")
