"""`netcrm undo`: the last write taken back, whatever it changed."""

import click

from netcrm.commands.cut_off import say_if_cut_off
from netcrm.commands.printing import out
from netcrm.commands.session import Session, everywhere, json_option
from netcrm.commands.typed import dry_option
from netcrm.commands.width import safe
from netcrm.commands.workspace import folder_of
from netcrm.commands.writing import (
    Line,
    Wrote,
    difference,
    say_written,
    taken_away,
)
from netcrm.edit import Write, undo


@click.command("undo", short_help="Take back the last change.", epilog="Example: netcrm undo")
@dry_option
@json_option
@everywhere
@click.pass_obj
def command(session: Session, /, *, dry: bool, as_json: bool) -> None:
    """Take back what the last command wrote, whatever it changed, and print what is there now.

    Saying it twice does it again. What you edited since is left alone: then nothing is undone.
    """
    root = folder_of(session)
    if dry:
        say_if_cut_off(root)
    writes = undo(root, dry=dry)
    diff = "".join(difference(write.file, write.old, write.new) for write in writes)
    wrote = Wrote(tuple(_line(write) for write in writes if write.new is not None), diff)
    say_written(wrote, dry=dry, as_json=as_json, quiet=session.quiet)
    if not (dry or as_json or session.quiet):
        for write in writes:
            if write.new is None:
                out(safe(f"{write.file}: taken away"))


def _line(write: Write) -> Line:
    """The first line of a file that is not what it was a moment ago."""
    if write.old is None:
        return Line(write.file, 1, "the file is there again")
    old, new = ((data or b"").decode("utf-8-sig", "replace") for data in (write.old, write.new))
    before, after = old.split("\n"), new.split("\n")
    pairs = enumerate(zip(before, after, strict=False))
    same = next((at for at, (one, two) in pairs if one != two), min(len(before), len(after)))
    less = len(before) - len(after)
    if less > 0 and before[same + less :] == after[same:]:
        return taken_away(write.file, same + 1, before[same])
    at = min(same, len(after) - 1)
    return Line(write.file, at + 1, after[at].strip())
