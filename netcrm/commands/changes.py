"""`netcrm changes`: a stretch of history, told in words."""

import click

from netcrm.commands.printing import out, out_json
from netcrm.commands.session import Session, everywhere, json_option
from netcrm.commands.telling import tell
from netcrm.commands.workspace import folder_of, settings_of
from netcrm.edit.lock import FOLDER
from netcrm.errors import UsageError
from netcrm.history import Repository, changed_between, changed_since, open_repository, resolve

_RANGE = ".."


@click.command("changes", short_help="Tell what happened since a commit, in words.")
@click.argument("revisions", metavar="[REV[..REV]]", default="HEAD")
@json_option
@everywhere
@click.pass_obj
def command(session: Session, /, *, revisions: str, as_json: bool) -> None:
    """Tell what happened since REV, or between two of them; else, since the last commit.

    A REV is what git takes for one: a commit, HEAD~3, 'HEAD@{last monday}'. Both sides are read
    and what they say is compared, so that a file written another way tells of nothing.
    `netcrm changes HEAD~5..HEAD`

    JSON: from and to (commits; to is empty for the files as they are now), told (sentences),
    changes (file, text).
    """
    root = folder_of(session)
    repository = open_repository(root)
    old, new = _ends(repository, revisions)
    if new:
        changed = changed_between(repository, old, new)
    else:
        changed = changed_since(repository, old, root / FOLDER)
    told = tell(changed, settings_of(root).settings.kinds)
    if as_json:
        rows = [{"file": it.file, "text": it.text} for it in told.phrases]
        out_json({"from": old, "to": new, "told": told.sentences, "changes": rows})
    elif told.sentences:
        out("\n".join(f"{one[:1].upper()}{one[1:]}" for one in told.sentences))
    elif not session.quiet:
        out("Nothing has changed.")


def _ends(repository: Repository, revisions: str) -> tuple[str, str]:
    """The commits at both ends; the later one is empty for the files as they are now."""
    old, dots, new = revisions.partition(_RANGE)
    if new.startswith("."):
        raise UsageError(f"'{revisions}' has three dots", "write it with two: HEAD~5..HEAD")
    if not dots:
        first = not repository.head and revisions == "HEAD"
        return "" if first else resolve(repository, old), ""
    return resolve(repository, old or "HEAD"), resolve(repository, new or "HEAD")
