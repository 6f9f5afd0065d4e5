"""The figures that are taken: what changes before a tool is called, and what must come of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from tests.benchmarks.contacts import Person
from tests.benchmarks.entries import DAY
from tests.benchmarks.process import WrongError
from tests.benchmarks.tools import Command
from tests.benchmarks.workspace import Workspace

TODAY = DAY.isoformat()
TOMORROW = (DAY + timedelta(days=1)).isoformat()

_Prepare = Callable[[Workspace], None]
_Command = Callable[[Workspace], Command | None]
_Check = Callable[[Workspace, str], None]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. ``command`` gives None for a tool that has nothing like it.

    ``check`` is given what the command printed and raises WrongError where the site is not right.
    """

    name: str
    prepare: _Prepare
    command: _Command
    check: _Check


def some(space: Workspace) -> tuple[Person, ...]:
    """Every hundredth person, beginning in the middle of the first hundred."""
    return tuple(space.people[min(50, len(space.people) // 2) :: 100])


def one(space: Workspace) -> tuple[Person, ...]:
    """The first of ``some``."""
    return some(space)[:1]


def _nothing(_: Workspace) -> None:
    """Leave all as it is."""


def _log(people: Callable[[Workspace], tuple[Person, ...]], words: str) -> _Prepare:
    return lambda space: space.log(people(space), TODAY, words)


def _build(day: str) -> _Command:
    return lambda space: space.tool.build(day)


def _next_day(space: Workspace) -> Command | None:
    return space.tool.build(TOMORROW) if space.tool.knows_days else None


def _ask(name: str) -> _Command:
    def command(space: Workspace) -> Command | None:
        ask = space.tool.asks.get(name)
        return ask(TODAY, one(space)[0].id) if ask else None

    return command


def _is_first(space: Workspace, _: str) -> None:
    for person in some(space):
        space.expect((person,), person.name)
    space.expect_first_again()


def _says(words: Callable[[Workspace], str]) -> _Check:
    def check(space: Workspace, said: str) -> None:
        if words(space) not in said:
            raise WrongError(f"{space.tool.name} did not say {words(space)!r}: {said[:500]}")

    return check


def _shows(people: Callable[[Workspace], Sequence[Person]], words: str) -> _Check:
    return lambda space, _: space.expect(people(space), words)


def _is_of_tomorrow(space: Workspace, _: str) -> None:
    heading, _, _ = (space.output / "index.html").read_text("utf-8").partition("</h1>")
    if TOMORROW not in heading:
        raise WrongError(f"the first page is not that of {TOMORROW}")


_ONE = "Talked of one edit"
_MANY = "Talked of many edits"
_MARK = "The template was edited"
_DAY_WORDS = DAY.strftime("%d %B %Y")

FIGURES = (
    Figure("cold", Workspace.reset, _build(TODAY), _is_first),
    Figure("no-op", _nothing, _build(TODAY), _is_first),
    Figure("today", _nothing, _ask("today"), _says(lambda _: _DAY_WORDS)),
    Figure("show", _nothing, _ask("show"), _says(lambda space: one(space)[0].name)),
    Figure("one edit", _log(one, _ONE), _build(TODAY), _shows(one, _ONE)),
    Figure("1 % edited", _log(some, _MANY), _build(TODAY), _shows(some, _MANY)),
    Figure("next day", _nothing, _next_day, _is_of_tomorrow),
    Figure(
        "template edit",
        lambda space: space.edit_template(_MARK),
        _build(TOMORROW),
        _shows(lambda space: space.people, _MARK),
    ),
)
"""In this order: each but the first begins with the finished site of the one before."""
