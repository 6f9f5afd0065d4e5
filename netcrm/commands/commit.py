"""`netcrm commit`: what changed, kept in git with a message in words."""

import click

from netcrm.commands.keeping import commit_now
from netcrm.commands.printing import out, out_json
from netcrm.commands.session import Session, everywhere, json_option
from netcrm.commands.workspace import folder_of, settings_of
from netcrm.views.words import count

_SHORT = 10


@click.command("commit", short_help="Keep what changed in git, told in words.")
@click.option("--dry-run", "dry", is_flag=True, help="Show the message and commit nothing.")
@json_option
@everywhere
@click.pass_obj
def command(session: Session, /, *, dry: bool, as_json: bool) -> None:
    """Commit contacts/, me.md and inbox.md alone, with a message that says what happened.

    The message comes from comparing what the files say now with what they said before, such as
    "Called Marcus Bell; kept a promise to Ana". What else is staged stays so. No hook, filter or
    other program of the repository is run; where one is meant to change what is kept, nothing is
    committed. `netcrm commit --dry-run` shows the message first.

    JSON: commit (empty if none was made), message, files.
    """
    root = folder_of(session)
    done = commit_now(root, settings_of(root).settings.kinds, dry=dry)
    if as_json:
        out_json({"commit": done.name, "message": done.message, "files": done.files})
    elif not done.files:
        if not session.quiet:
            out("Nothing has changed since the last commit.")
    elif dry:
        out(done.message)
    elif not session.quiet:
        out(done.message)
        out(f"{count(len(done.files), 'file')} committed: {done.name[:_SHORT]}")
