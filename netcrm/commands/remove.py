"""`netcrm remove`: a contact's file goes."""

import click

from netcrm.commands.choosing import Find, asked, interactive, settled
from netcrm.commands.pointing import Pointer, only_file, pointers
from netcrm.commands.printing import err, out, out_json
from netcrm.commands.session import Session, everywhere, json_option
from netcrm.commands.typed import dry_option
from netcrm.commands.who import complete
from netcrm.commands.workspace import Workspace
from netcrm.commands.writing import Target, shown, write_files
from netcrm.errors import UsageError
from netcrm.queries.people import card
from netcrm.store import links_to
from netcrm.views.words import count


@click.command(
    "remove", short_help="Remove someone's file.", epilog="Example: netcrm remove marcus --yes"
)
@click.argument("words", metavar="WHO...", nargs=-1, required=True, shell_complete=complete)
@click.option("--yes", is_flag=True, help="Do not ask.")
@dry_option
@json_option
@everywhere
@click.pass_obj
def command(
    session: Session, /, *, words: tuple[str, ...], yes: bool, dry: bool, as_json: bool
) -> None:
    """Remove someone's file, once you have seen what names them.

    The places that name them stay as they are; `netcrm undo` brings the file back.
    """

    def meant(space: Workspace, find: Find) -> tuple[Target, str, tuple[Pointer, ...]]:
        ask = space.ask
        who = find(ask, words)
        target = Target(space.root, ask.settings.kinds, only_file(ask, who))
        return target, card(ask, who).name, pointers(ask, who)

    target, name, found = settled(session, meant)
    if not as_json and not session.quiet:
        _say(name, found)
    if not session.quiet and _has_another_name(target):
        err(f"{target.file} has another name somewhere, which keeps all that it says")
    for link in () if session.quiet else links_to(target.root, target.file):
        err(f"{link} is a link to it, and will lead nowhere")
    written = not dry and (yes or _agreed(target.file))
    diff = write_files(target.root, (target.file,), lambda _: {target.file: None}, dry=not written)
    if as_json:
        named = [pointer._asdict() for pointer in found]
        out_json({"written": written, "file": target.file, "named_in": named, "diff": diff})
    elif dry:
        out(shown(diff).removesuffix("\n"))
    elif written and not session.quiet:
        out(f"{target.file}: removed; `netcrm undo` brings it back")


def _say(name: str, found: tuple[Pointer, ...]) -> None:
    """What names them, beside the answer."""
    if found:
        err(f"{name} is named in {count(len(found), 'place')}:")
    for file, line, where, text in found:
        err(f"  {file}:{line}: {where}{f': {text}' if text else ''}")


def _has_another_name(target: Target) -> bool:
    """Whether it is a hard link: what the file says then stays under the other name."""
    try:
        return (target.root / target.file).lstat().st_nlink > 1
    except OSError:
        return False  # whoever takes it away says what is wrong with it


def _agreed(file: str) -> bool:
    """Whether the user wants it. Raises UsageError where nobody can be asked."""
    if not interactive():
        raise UsageError(f"{file} was not removed", "say it again with --yes")
    return asked(f"Remove {file}? yes or no:").casefold() in {"yes", "y"}
