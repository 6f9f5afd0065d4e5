"""What is typed behind a command, as values: texts on one line, days that were or are to come."""

import sys
from datetime import date

import click

from netcrm.errors import UsageError
from netcrm.model import PartialDate
from netcrm.text.soon import read_soon
from netcrm.text.when import read_when

dry_option = click.option(
    "--dry-run", "dry", is_flag=True, help="Show the change and write nothing."
)


def one_line(text: str) -> str:
    """A text on one line; of ``-``, what standard input holds."""
    return " ".join((sys.stdin.read() if text == "-" else text).split())


def day_past(option: str, said: str, today: date) -> PartialDate:
    """A day that has come. Raises UsageError for one that has not, or is none."""
    found = read_when(said, today)
    if found.day is None:
        raise UsageError(f"{option}: {found.message}", found.hint)
    if found.day.first > today:
        raise UsageError(f"{option}: {found.day} is after today", "name a day that has been")
    return found.day


def day_to_come(option: str, said: str, today: date) -> PartialDate:
    """A whole day, as people name days that are to come. Raises UsageError where it is none."""
    found = read_soon(said, today)
    day = found.day or read_when(said, today).day  # noted late: it was to be yesterday
    if day is None or not day.whole:
        raise UsageError(f"{option}: {found.message}", found.hint)
    return day
