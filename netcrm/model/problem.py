"""What is wrong, where, and what to do about it: mistakes in the data are values."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters: an error makes ``netcrm check`` exit with 1."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

CODES: dict[str, tuple[Severity, str]] = {
    "NC101": (_E, "no front matter"),
    "NC102": (_E, "front matter is not closed"),
    "NC103": (_E, "nothing in the front matter can be read"),
    "NC104": (_E, "YAML syntax of one piece"),
    "NC105": (_E, "a key given twice"),
    "NC106": (_E, "an anchor, alias or tag"),
    "NC107": (_E, "too deep or too large"),
    "NC108": (_E, "not UTF-8"),
    "NC109": (_E, "merge-conflict markers"),
    "NC110": (_E, "a tab as indentation"),
    "NC111": (_E, "a file that cannot be read"),
    "NC112": (_E, "a sync tool's conflict copy"),
    "NC113": (_E, "a note too large or too deeply nested to render"),
    "NC114": (_E, "a NUL character"),
    "NC201": (_W, "no name"),
    "NC202": (_W, "an unknown key that looks like a slip"),
    "NC203": (_E, "a date that does not exist or cannot be read"),
    "NC204": (_W, "a value that is not allowed"),
    "NC205": (_W, "a date after today"),
    "NC206": (_W, "an unknown kind of line"),
    "NC207": (_W, "text that goes on in the next line"),
    "NC208": (_E, "the wrong shape"),
    "NC209": (_W, "a length or number that cannot be read"),
    "NC301": (_W, "a link or id of nobody"),
    "NC302": (_E, "a name that fits several"),
    "NC303": (_E, "an id used twice"),
    "NC304": (_W, "two files that are likely one person"),
    "NC305": (_W, "introduced by oneself or in a circle"),
    "NC401": (_N, "other YAML tools read this file differently"),
    "NC402": (_N, "a date written another way"),
    "NC501": (_E, "a setting"),
    "NC502": (_E, "a template"),
}
"""Every code with its severity and what it is about (FORMAT.md, "Problems")."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong in one place.

    ``line`` and ``column`` count from 1, in code points, a byte order mark not counted; a fault
    of a whole file stands at 1:1. ``hint`` says what to do and is never empty. ``excerpt`` is the
    line's text and ``width`` how many of its characters the fault covers; both are empty where no
    line can be shown.
    """

    file: str
    line: int
    column: int
    code: str
    message: str
    hint: str
    excerpt: str = ""
    width: int = 0

    @property
    def severity(self) -> Severity:
        """How much it matters, from the table of codes."""
        return CODES[self.code][0]

    def __str__(self) -> str:
        """Location, severity, code and message on one line."""
        return f"{self.file}:{self.line}:{self.column}: {self.severity} {self.code}: {self.message}"
