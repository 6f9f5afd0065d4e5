"""What `promise`, `need` and `introduce` share: one line about one person, and saying where."""

from collections.abc import Callable, Mapping, Sequence

from netcrm.commands.choosing import Find, settled
from netcrm.commands.pointing import only_file
from netcrm.commands.session import Session
from netcrm.commands.typed import one_line
from netcrm.commands.workspace import Workspace
from netcrm.commands.writing import Target, change_file, say_written
from netcrm.errors import UsageError
from netcrm.queries.ask import Ask
from netcrm.text.splice import Draft, Insert, Value

Question = Callable[[Ask, Find], tuple[str, Draft]]
"""In whose file a line is to stand, by id, and the line."""


def plan_line(
    session: Session, section: str, question: Question, *, dry: bool, as_json: bool
) -> None:
    """Write the line that a question makes of what was typed, and say so."""

    def meant(space: Workspace, find: Find) -> tuple[Target, Draft]:
        who, draft = question(space.ask, find)
        return Target(space.root, space.ask.settings.kinds, only_file(space.ask, who)), draft

    target, draft = settled(session, meant)
    wrote = change_file(target, (Insert(section, draft),), dry=dry)
    say_written(wrote, dry=dry, as_json=as_json, quiet=session.quiet)


def who_and_text(words: Sequence[str], missing: str, example: str) -> tuple[Sequence[str], str]:
    """The words of a command as WHO... TEXT. Raises UsageError where one is missing."""
    text = one_line(words[-1]) if len(words) > 1 else ""
    if not text:
        raise UsageError(missing, example)
    return words[:-1], text


def given(attributes: Mapping[str, Value]) -> tuple[tuple[str, Value], ...]:
    """Those of a line's attributes that were said."""
    return tuple((name, value) for name, value in attributes.items() if value)
