"""`netcrm init`: a folder to begin with."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from netcrm.commands.printing import out
from netcrm.commands.session import Session, everywhere
from netcrm.edit import create_file
from netcrm.errors import ExistsError
from netcrm.history import make_repository
from netcrm.model import PartialDate
from netcrm.settings_file import SETTINGS_FILE, commented_toml
from netcrm.store import CONTACTS
from netcrm.text.fresh import new_contact
from netcrm.text.write import dated_line

IGNORED = """\
# What netcrm makes: the site, and its cache.
/build/
/.netcrm/
"""
EXAMPLE = "example-sam-rivera.md"
"""The example's file: it is somebody's page until you delete it."""


@click.command("init", short_help="Begin: a folder with an example and every setting.")
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
@everywhere
@click.pass_obj
def command(session: Session, /, *, folder: Path) -> None:
    """Begin in DIR (here, if none is given): contacts with an example, settings, a git repository.

    Nothing that is there already is touched.
    """
    root = (session.directory or Path()) / folder
    if root.exists() and not root.is_dir():
        raise ExistsError(f"{root} is a file", "name a folder: netcrm init contacts-of-mine")
    if (root / CONTACTS).is_file():
        raise ExistsError(f"{root / CONTACTS} is a file", "move it away, or name another folder")
    (root / CONTACTS).mkdir(parents=True, exist_ok=True)
    made = [*_files(root, session.today or session.clock())]
    if make_repository(root):
        made.append("a git repository")
    if session.quiet:
        return
    out(f"Made {', '.join(made)}." if made else "All of it is there already.")
    into = "" if root.resolve() == Path.cwd() else f"cd {root} && "
    out(f'Next: {into}netcrm new "Ana Pires" --met today && netcrm build')


def _files(root: Path, today: date) -> Iterator[str]:
    """Make the files that are missing; contacts of your own need no example."""
    wanted = {SETTINGS_FILE: commented_toml(), ".gitignore": IGNORED}
    if not any((root / CONTACTS).iterdir()):
        wanted = {f"{CONTACTS}/{EXAMPLE}": _example(today), **wanted}
    for name, text in wanted.items():
        if create_file(root / name, text):
            yield name


def _example(today: date) -> str:
    """Someone to look at: who was met today."""
    day = str(today)
    met = PartialDate(today.year, today.month, today.day)
    fields = (("name", "Sam Rivera"), ("met", met), ("met_at", "a party"), ("work", "Bookbinder"))
    head = new_contact(fields, BODY).splitlines(keepends=True)
    history = (
        "history:\n",
        dated_line(day, "heard", "Has an exam in June and would rather talk about kites") + "\n",
        dated_line(day, "met", "By the window. We both knew nobody") + "\n",
    )
    end = head.index("---\n", 1)
    return "".join((*head[:end], *history, *head[end:]))


BODY = """\
This is an example; delete the file when you have seen what it does. Here, under the second line
of dashes, is room for anything: Markdown, and links such as [[example-sam-rivera|Sam]].
"""
