"""Someone by the path of their file, as shells complete it and problems print it."""

from pathlib import Path

import click

from netcrm.commands.session import Session
from netcrm.commands.workspace import folder_of
from netcrm.queries.ask import Ask
from netcrm.queries.files import files_of
from netcrm.queries.people import by_id
from netcrm.store import CONTACTS
from netcrm.text.words import identity


def is_path(text: str) -> bool:
    """Whether a text that is nobody's name is the path of a file: ``AC/DC`` is none."""
    return text.casefold().endswith(".md") or text.startswith(f"{CONTACTS}/")


def at_path(ask: Ask, text: str) -> tuple[str, str] | None:
    """The id and the file that a path leads to, from here or from the workspace; None if neither.

    A name alone, without folders, is whoever's file is called so.
    """
    path = Path(text)
    named = path if path.name.casefold().endswith(".md") else path.with_name(f"{path.name}.md")
    one = by_id(ask, identity(named.name))
    if one is None:
        return None
    files = [it.contact.file for it in files_of(ask, one)]
    here = [file for file in files if file == named.as_posix()]
    here = here or [file for file in files if _same(named, file)]
    alone = files if named.name == str(named) else ()
    return next(((one, file) for file in (*here, *alone)), None)


def _same(path: Path, file: str) -> bool:
    """Whether a path as the shell means it is a file of the workspace."""
    context = click.get_current_context(silent=True)
    session = context.find_object(Session) if context else None
    try:
        return session is not None and path.samefile(folder_of(session) / file)
    except (OSError, ValueError):
        return False  # there is nothing of that name here
