"""The kinds of history line: one row each. A new kind is one more row here."""

from dataclasses import dataclass
from typing import Literal

Detail = Literal["length", "size", ""]
Help = Literal["given", "received", ""]

SIZES: tuple[str, ...] = ("advice", "favour", "introduction", "referral", "money")
"""The sizes of an ask, from 1 to 5 (MODEL.md, "Before you ask")."""

DEFAULT_SIZE = "favour"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of history line.

    ``contact`` says whether it counts as being in touch; ``minutes`` is the length assumed where
    none is given (0: the kind carries no hours); ``detail`` what the DETAIL of such a line may be;
    ``help`` which way help went; ``words`` how a page names it.
    """

    name: str
    words: str
    contact: bool = False
    minutes: int = 0
    detail: Detail = ""
    help: Help = ""


_ROWS = (
    Kind("met", "Met", contact=True, detail="length"),
    Kind("meeting", "Meeting", contact=True, minutes=60, detail="length"),
    Kind("meal", "Meal", contact=True, minutes=90, detail="length"),
    Kind("coffee", "Coffee", contact=True, minutes=60, detail="length"),
    Kind("visit", "Visit", contact=True, minutes=90, detail="length"),
    Kind("event", "Event", contact=True, minutes=120, detail="length"),
    Kind("call", "Call", contact=True, minutes=30, detail="length"),
    Kind("video", "Video call", contact=True, minutes=30, detail="length"),
    Kind("letter", "Letter", contact=True, minutes=15, detail="length"),
    Kind("email", "E-mail", contact=True, minutes=3, detail="length"),
    Kind("message", "Message", contact=True, minutes=3, detail="length"),
    Kind("gave", "You helped", contact=True, help="given"),
    Kind("received", "They helped", contact=True, help="received"),
    Kind("introduced", "You introduced them", contact=True),
    Kind("wrote", "You wrote"),
    Kind("offered", "You offered", detail="size"),
    Kind("offered-me", "They offered", detail="size"),
    Kind("thanked", "You thanked them"),
    Kind("told", "You told them how it went"),
    Kind("asked", "You asked", detail="size"),
    Kind("asked-me", "They asked", detail="size"),
    Kind("heard", "Heard"),
    Kind("life", "In their life"),
    Kind("note", "Note"),
)

KINDS: dict[str, Kind] = {row.name: row for row in _ROWS}
"""The built-in kinds by name; ``netcrm.toml`` may add rows."""
