"""`netcrm merge`: two files that are about one person become one."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

import click

from netcrm.commands.choosing import Find, asked, interactive, settled
from netcrm.commands.pointing import (
    Ways,
    called,
    check_all_read,
    check_no_link,
    only_file,
    repointed,
    ways_of_naming,
)
from netcrm.commands.printing import err
from netcrm.commands.session import Session, everywhere, json_option
from netcrm.commands.typed import dry_option
from netcrm.commands.who import complete
from netcrm.commands.workspace import Workspace
from netcrm.commands.writing import Line, Wrote, say_written, shown, write_files
from netcrm.errors import NetcrmError, UsageError
from netcrm.model import MY_ID, Kind
from netcrm.queries.ask import Ask
from netcrm.queries.people import card, resolve_text
from netcrm.text.contact import read_contact
from netcrm.text.links import parse_link
from netcrm.text.merge import Text, merge
from netcrm.text.splice import Change, Refusal, revise

_EXAMPLE = "netcrm merge marcus-bell marc-b"


@click.command(
    "merge", short_help="Make one file of two about one person.", epilog=f"Example: {_EXAMPLE}"
)
@click.argument("who", metavar="WHO", shell_complete=complete)
@click.argument("other", metavar="OTHER", shell_complete=complete)
@click.option("--yes", is_flag=True, help="Do not ask.")
@dry_option
@json_option
@everywhere
@click.pass_obj
def command(
    session: Session, /, *, who: str, other: str, yes: bool, dry: bool, as_json: bool
) -> None:
    """Take all that OTHER's file says into WHO's, once you have seen the result.

    Lines and lists are joined. Where both give a field, WHO's value stays and OTHER's goes into
    the note. OTHER's name is kept among the others of theirs (aka), links follow, and OTHER's file
    goes. All of it is written, or nothing; `netcrm undo` takes it back.
    """
    two = settled(session, lambda space, find: _two(space, find, who, other))
    written = yes and not dry
    if not written:
        wrote = _write(two, dry=True)
        if not dry:
            err(shown(wrote.diff).removesuffix("\n"))
            written = _agreed(two)
    if written:
        wrote = _write(two, dry=False)
    if dry or written or as_json:
        say_written(wrote, dry=not written, as_json=as_json, quiet=session.quiet)


class _Two(NamedTuple):
    """Two contacts that are one: both files, both ids and names, and who names them how."""

    root: Path
    kinds: Mapping[str, Kind]
    first: str
    second: str
    id: str
    name: str
    old: tuple[str, str]
    selves: frozenset[str]
    mine: Ways
    theirs: Ways

    def new(self, word: str) -> str | None:
        """What stands in links to the second: other names of theirs still lead to the first."""
        return {self.old[0]: self.id, self.old[1]: self.name}.get(word)


def _two(space: Workspace, find: Find, who: str, other: str) -> _Two:
    ask = space.ask
    first, second = find(ask, who), find(ask, other)
    if first == second:
        raise UsageError(f"both are {card(ask, first).name}", "name two: an id always means one")
    if MY_ID in {first, second}:
        raise UsageError("your own file stays as it is", _EXAMPLE)
    if card(ask, first).kind != card(ask, second).kind:
        kinds = f"a {card(ask, first).kind}, the other a {card(ask, second).kind}"
        raise UsageError(f"one is {kinds}", "only what is one and the same can be merged")
    mine, theirs = ways_of_naming(ask, first), ways_of_naming(ask, second)
    ways = (way for ways in (mine, theirs) for found in ways.values() for way in found)
    selves = {way.word for way in ways} | {*called(ask, first), *called(ask, second)}
    files = only_file(ask, first), only_file(ask, second)
    name, old = _link(ask, first, second), called(ask, second)
    check_all_read(ask, old)
    check_no_link(space.root, files[1], "take the link away first, then say it again")
    return _Two(
        space.root, ask.settings.kinds, *files, first, name, old, frozenset(selves), mine, theirs
    )


def _link(ask: Ask, first: str, second: str) -> str:
    """What stands for the first in a link by name: the id, where the name is another's too."""
    name = card(ask, first).name
    found = resolve_text(ask, name)
    alone = {it for it in (found.id, *found.candidates) if it} <= {first, second}
    return name if alone and parse_link(name) == (name, "") else first


def _write(two: _Two, *, dry: bool) -> Wrote:
    """Both files made one, and every other one that names the second."""
    lines: list[Line] = []
    files = dict.fromkeys((two.first, two.second, *two.theirs))

    def make(held: Mapping[str, bytes]) -> Mapping[str, bytes | None]:
        made: dict[str, bytes | None] = {file: _repointed(two, file, held[file]) for file in files}
        first, second = (Text(file, made[file] or b"") for file in (two.first, two.second))
        merged = merge(first, second, two.selves, two.kinds)
        if isinstance(merged, Refusal):
            raise _refused(merged)
        made[two.first], made[two.second] = merged.data, None
        for file, data in made.items():
            lines.extend(_new_lines(file, held[file], data))
        return made

    diff = write_files(two.root, files, make, dry=dry)
    return Wrote(tuple(lines), diff)


def _repointed(two: _Two, file: str, data: bytes) -> bytes:
    """A file in which whoever is the second is now the first."""
    contact = read_contact(file, data, two.kinds)
    mine = two.mine.get(file, frozenset())
    own = file in {two.first, two.second}
    changes: Sequence[Change] = repointed(
        contact, two.theirs.get(file, frozenset()), mine, two.new, own=own
    )
    revised = revise(file, data, changes, two.kinds)
    if isinstance(revised, Refusal):
        raise _refused(revised)
    return revised.data


def _refused(refusal: Refusal) -> NetcrmError:
    return NetcrmError(f"{refusal.file}:{refusal.line}: {refusal.message}", refusal.hint)


def _new_lines(file: str, old: bytes, new: bytes | None) -> Iterator[Line]:
    """The lines that were not there before; of a file that goes, that it does."""
    if new is None:
        yield Line(file, 1, "taken away: the whole file")
        return
    before, after = (data.decode("utf-8-sig").split("\n") for data in (old, new))
    for tag, _, _, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        for at in range(start, end) if tag in {"insert", "replace"} else ():
            if after[at].strip():
                yield Line(file, at + 1, after[at].strip())


def _agreed(two: _Two) -> bool:
    """Whether the user wants it. Raises UsageError where nobody can be asked."""
    if not interactive():
        raise UsageError("nothing was merged", "look at it above, then say it again with --yes")
    return asked(f"Take {two.second} into {two.first}? yes or no:").casefold() in {"yes", "y"}
