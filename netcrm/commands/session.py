"""What was said on the command line before anything was read."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

Function = TypeVar("Function", bound=Callable[..., object])

if TYPE_CHECKING:
    DayType = click.ParamType[date]
else:  # older clicks cannot be subscripted
    DayType = click.ParamType

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Session:
    """One run of the program: where, on which day, how loud.

    ``clock`` says what day it is and is asked only where neither ``today`` nor the settings do.
    """

    clock: Callable[[], date]
    directory: Path | None = None
    today: date | None = None
    quiet: bool = False


class Day(DayType):
    """A day written as ``YYYY-MM-DD``."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """The day, or a usage error that says how to write it."""
        if isinstance(value, date):
            return value
        if not _DAY.fullmatch(str(value)):
            self.fail(f"'{value}' is not a day; write it as YYYY-MM-DD", param, ctx)
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"there is no day {value}", param, ctx)


def everywhere(function: Function) -> Function:
    """Options that are taken before and after the name of a command."""
    for option in (_TODAY, _QUIET):
        function = option(function)
    return function


def _remember(ctx: click.Context, param: click.Parameter, value: object) -> None:
    """Put an option's value into the session; the last one said wins."""
    if value and param.name:
        ctx.obj = replace(ctx.obj, **{param.name: value})


_TODAY = click.option(
    "--today",
    type=Day(),
    metavar="DATE",
    expose_value=False,
    callback=_remember,
    help="Reckon from this day (YYYY-MM-DD) instead of the clock's.",
)
_QUIET = click.option(
    "--quiet",
    "-q",
    is_flag=True,
    expose_value=False,
    callback=_remember,
    help="Say only what was asked for.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON and nothing else.")
