"""`netcrm set`: the value of one field."""

import re
from collections.abc import Callable
from datetime import date

import click

from netcrm.commands.choosing import Find, settled
from netcrm.commands.pointing import only_file
from netcrm.commands.printing import err
from netcrm.commands.session import Session, everywhere, json_option
from netcrm.commands.typed import day_to_come, dry_option, one_line
from netcrm.commands.who import complete
from netcrm.commands.workspace import Workspace
from netcrm.commands.writing import Target, change_file, say_written
from netcrm.errors import UsageError
from netcrm.queries.ask import Ask
from netcrm.queries.people import resolve_text
from netcrm.text.contact import read_contact
from netcrm.text.keys import field_name, is_field_name
from netcrm.text.splice import Add, Change, Drop, Put, Take, Value
from netcrm.text.when import read_when
from netcrm.views.ahead import ahead

_EXAMPLE = 'netcrm set marcus work "Furniture maker"'
_NO_NAME = re.compile(
    r"""["'`:\uff1a#,\[\]{}&*!|<>%@?=~\\\x00-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]"""
)
"""What a field of your own has not in its name: quotes, signs of YAML's, what cannot be seen."""
_LINES = {"history": "log", "needs": "need", "promises": "promise", "dates": "edit"}
"""Lists of dated lines, and the commands that write them."""

Reader = Callable[[Ask, Find, str], str]


def _words(_ask: Ask, _find: Find, typed: str) -> str:
    return typed


def _someone(ask: Ask, find: Find, typed: str) -> str:
    return find(ask, typed)


def _one_of_us(ask: Ask, _find: Find, typed: str) -> str:
    """The id of whom or what this is exactly the name of, else the words themselves."""
    return resolve_text(ask, typed).id or typed


_LISTS: dict[str, Reader] = {
    "aka": _words,
    "via": _someone,
    "groups": _one_of_us,
    "tags": _words,
    "likes": _words,
    "offers": _words,
    "email": _words,
    "phone": _words,
    "url": _words,
    "address": _words,
    "not_same": _someone,
}
"""Fields that hold a list, and how an item of it is read."""
_PLAIN = frozenset({"via", "email", "phone", "url", "address"})
"""Lists that are written without brackets where there is one item."""
_NAMES: dict[str, Reader] = {"organisation": _one_of_us, "household": _one_of_us}


@click.command("set", short_help="Set a field of someone's.", epilog=f"Example: {_EXAMPLE}")
@click.argument("who", metavar="WHO", shell_complete=complete)
@click.argument("field")
@click.argument("values", metavar="[VALUE]...", nargs=-1)
@click.option("--add", is_flag=True, help="Add VALUE to the list.")
@click.option("--take", is_flag=True, help="Take VALUE out of the list.")
@click.option("--clear", is_flag=True, help="Take the field away.")
@dry_option
@json_option
@everywhere
@click.pass_obj
def command(
    session: Session,
    /,
    *,
    who: str,
    field: str,
    values: tuple[str, ...],
    dry: bool,
    as_json: bool,
    **ways: bool,
) -> None:
    """Give one field a value instead of the one it has, and print where it was written.

    Several values make a list where the field is one; elsewhere they are words of one text.
    """
    way = _way(ways, _known(field), values)
    name, said = _known(field), tuple(filter(None, map(one_line, values)))
    if way != "clear":
        _check_name(name)

    def meant(space: Workspace, find: Find) -> tuple[Target, tuple[Change, ...], date]:
        ask = space.ask
        target = Target(space.root, ask.settings.kinds, only_file(ask, find(ask, who)))
        read = _LISTS.get(name) or _NAMES.get(name, _words)
        if way == "clear":
            return target, (Drop(name),), ask.as_of
        if way:
            change = Add if way == "add" else Take
            return target, tuple(change(name, read(ask, find, it)) for it in said), ask.as_of
        if name in _LISTS:
            items = tuple(read(ask, find, it) for it in said)
            value: Value = items[0] if name in _PLAIN and len(items) == 1 else items
            return target, (Put(name, value),), ask.as_of
        text = read(ask, find, " ".join(said))
        return target, (Put(name, _day(name, text, ask.as_of)),), ask.as_of

    target, changes, today = settled(session, meant)
    wrote = change_file(target, changes, dry=dry)
    say_written(wrote, dry=dry, as_json=as_json, quiet=session.quiet)
    if name == "met":
        alone = f"---\nname: x\nmet: {' '.join(said)}\n---\n"
        for problem in ahead(read_contact(target.file, alone.encode()), today.__ge__):
            err(f"{problem.message}: {problem.hint}")


def _known(field: str) -> str:
    """A field as the format spells it, or as it was typed where it is one of your own."""
    return field_name(field) if is_field_name(field) else one_line(field)


def _check_name(name: str) -> None:
    """Raise UsageError for a name of your own that would not be one line's key in YAML."""
    first = name[:1]
    if not (first.isalnum() or first == "_") or _NO_NAME.search(name):
        hint = "use letters, digits, spaces, - and _, and begin with a letter or a digit"
        raise UsageError(f"{name or repr(name)} cannot be the name of a field", hint)


def _way(ways: dict[str, bool], field: str, values: tuple[str, ...]) -> str:
    """Which of the options was given, once it is certain that it can be done."""
    given = [way for way, said in ways.items() if said]
    if len(given) > 1:
        raise UsageError(f"--{given[0]} and --{given[1]} exclude each other", _EXAMPLE)
    if field == "name":
        raise UsageError("links lead to a name", 'change it with `netcrm rename WHO "New Name"`')
    if field in _LINES:
        cure = f"`netcrm {_LINES[field]}` writes its lines"
        raise UsageError(f"{field} holds lines of its own", cure)
    way = given[0] if given else ""
    if way in {"add", "take"} and field not in _LISTS:
        cure = f"say what it is to be: netcrm set WHO {field} VALUE"
        raise UsageError(f"{field} is not a list", cure)
    if (way == "clear") == bool(any(map(str.strip, values))):
        cure = "--clear takes the field away" if not way else "--clear alone takes it away"
        raise UsageError(f"say what {field} is to be" if not way else "give no VALUE", cure)
    return way


def _day(name: str, text: str, today: date) -> Value:
    """A day as people name it, in fields that hold one; every other text as it is."""
    if name == "snooze":
        return day_to_come("VALUE", text, today)
    found = read_when(text, today).day if name == "met" else None
    return text if found is None else found
