"""`netcrm rename`: another name, with the file and every link that leads there."""

from collections.abc import Container, Sequence
from typing import NamedTuple

import click

from netcrm.commands.choosing import Find, settled
from netcrm.commands.pointing import (
    Ways,
    called,
    check_all_read,
    check_no_link,
    only_file,
    relinks,
    ways_of_naming,
)
from netcrm.commands.printing import err
from netcrm.commands.session import Session, everywhere, json_option
from netcrm.commands.typed import dry_option, one_line
from netcrm.commands.who import complete
from netcrm.commands.workspace import Workspace
from netcrm.commands.writing import Plan, Target, change_files, say_written
from netcrm.errors import UsageError
from netcrm.model import MY_ID, RESERVED_IDS, Contact
from netcrm.queries.ask import Ask
from netcrm.queries.people import resolve_text
from netcrm.text.links import parse_link
from netcrm.text.slug import slug
from netcrm.text.splice import Add, Change, Put, Take
from netcrm.text.words import fold

_EXAMPLE = 'netcrm rename "Ana Pires" "Ana Lima"'


@click.command(
    "rename", short_help="Give someone another name, everywhere.", epilog=f"Example: {_EXAMPLE}"
)
@click.argument("who", metavar="WHO", shell_complete=complete)
@click.argument("name", nargs=-1)
@click.option("--keep-file", is_flag=True, help="Leave the file its name, and so the id.")
@dry_option
@json_option
@everywhere
@click.pass_obj
def command(
    session: Session,
    /,
    *,
    who: str,
    name: tuple[str, ...],
    keep_file: bool,
    dry: bool,
    as_json: bool,
) -> None:
    """Give someone another name, and print every line that was written.

    The file is called by the new name, every link by the old name or id follows, and the old
    name is kept among the others of theirs (aka). All of it is written, or nothing.
    """
    said = one_line(" ".join(name))
    if not said:
        raise UsageError("say the new name", _EXAMPLE)

    def meant(space: Workspace, find: Find) -> tuple[Target, _Renaming]:
        ask, identity = space.ask, find(space.ask, who)
        target = Target(space.root, ask.settings.kinds, only_file(ask, identity))
        check_all_read(ask, called(ask, identity))
        return target, _renaming(ask, identity, said, keep_file=keep_file)

    target, new = settled(session, meant)
    plans: dict[str, Plan] = {target.file: new.own}
    for file in new.ways:
        if file != target.file:
            plans[file] = new.other
    moves = {target.file: new.file(target.file)}
    moves = moves if moves[target.file] != target.file else {}
    if moves:
        hint = "take the link away first, or leave the file its name: --keep-file"
        check_no_link(target.root, target.file, hint)
    wrote = change_files(target.root, target.kinds, plans, dry=dry, moves=moves)
    say_written(wrote, dry=dry, as_json=as_json, quiet=session.quiet)
    for other in () if session.quiet else new.namesakes:
        err(f"{other} goes by that name too")


class _Renaming(NamedTuple):
    """A new name as it is to be written.

    ``link`` is what stands for it in links: the name, or the id where the name would mean
    somebody else too. ``old`` are the id and the name there were, folded.
    """

    name: str
    id: str
    link: str
    old: tuple[str, str]
    ways: Ways
    namesakes: tuple[str, ...]

    def own(self, contact: Contact) -> Sequence[Change]:
        """What changes in their own file."""
        found: list[Change] = []
        if contact.name != self.name or not contact.named:
            found.append(Put("name", self.name))
        had = {fold(name): name for name in contact.aka}
        if fold(self.name) in had:
            found.append(Take("aka", had[fold(self.name)]))
        if contact.named and fold(contact.name) not in {*had, fold(self.name)}:
            found.append(Add("aka", contact.name))
        return (*found, *self.other(contact))

    def other(self, contact: Contact) -> Sequence[Change]:
        """What changes in a file that names them."""
        return relinks(contact, self.ways.get(contact.file, frozenset()), self._new)

    def file(self, old: str) -> str:
        """What the file is called."""
        if fold(self.id) == self.old[0]:
            return old
        return f"{old.rpartition('/')[0]}/{self.id}.md"

    def _new(self, word: str) -> str | None:
        identity, name = self.old
        if word == identity:
            return None if fold(self.id) == identity else self.id
        return self.link if word == name and fold(self.link) != name else None


class _Taken(Container[str]):
    """What links already lead to somebody else by; a new id must be none of it."""

    def __init__(self, ask: Ask, identity: str) -> None:
        self._ask, self._identity = ask, identity

    def __contains__(self, key: object) -> bool:
        return bool(_others(self._ask, str(key), self._identity))


def _others(ask: Ask, text: str, identity: str) -> tuple[str, ...]:
    """The ids of those but for one whom a text means, or may mean."""
    found = resolve_text(ask, text)
    everyone = dict.fromkeys((found.id, *found.candidates))
    return tuple(it for it in everyone if it and it != identity)


def _renaming(ask: Ask, identity: str, name: str, *, keep_file: bool) -> _Renaming:
    old = called(ask, identity)
    keep = keep_file or identity == MY_ID
    new = identity if keep else slug(name, _Taken(ask, identity))
    others = _others(ask, name, identity)
    plain = parse_link(name) == (name, "") and not set("[]|#") & set(name)
    free = plain and not others and fold(name) not in RESERVED_IDS
    return _Renaming(name, new, name if free else new, old, ways_of_naming(ask, identity), others)
