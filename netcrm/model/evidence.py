"""What a statement rests on."""

from typing import NamedTuple

from netcrm.model.dates import PartialDate
from netcrm.model.place import Place


class Evidence(NamedTuple):
    """A line of a file that a statement about someone rests on (MODEL.md: "names its evidence").

    ``date`` is None for lines without a day, such as a promise that has none.
    """

    date: PartialDate | None
    file: str
    line: int
    text: str


def evidence(date: PartialDate | None, place: Place, text: str) -> Evidence:
    """The evidence of the line at ``place``."""
    return Evidence(date, place.file, place.line, text)
