"""The hand-typed cases: ``hand_typed/<group>/<case>.md`` beside ``<case>.toml``.

The ``.md`` file is the input, byte for byte as typed. The ``.toml`` file says what is read: any
attribute of a Contact, written as :mod:`tests.text.plain` writes it (``unknown`` are the fields
the format does not name). Besides:

``said``         what is said, in order: ``"NC204 3:9"`` is a code, a line and a column.
                 ``"NC401 3"`` leaves the column open, ``"NC104|NC208 3"`` the code, ``"* 3"`` any
                 code. Without ``said`` nothing may be said.
``other_tools``  ``"either"``: the file may be noted as one that other YAML tools read differently.
``why``          the reason, where FORMAT.md leaves the case open.
"""

import re
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from netcrm.model import Contact, Problem
from netcrm.text.contact import read_contact

FOLDER = Path(__file__).parent / "hand_typed"


class Case(NamedTuple):
    """One file as typed, and what is expected of it."""

    name: str
    data: bytes
    expected: dict[str, Any]

    @property
    def file(self) -> str:
        """Where it would lie in a workspace."""
        return f"contacts/{self.name.rpartition('/')[2]}.md"

    def read(self) -> Contact:
        """Read it as a contact."""
        return read_contact(self.file, self.data)


def load(path: Path) -> Case:
    """The case of this ``.md`` file. Raises FileNotFoundError where nothing is expected of it."""
    expected = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
    name = path.relative_to(FOLDER).with_suffix("").as_posix()
    return Case(name, path.read_bytes(), expected)


CASES = tuple(load(path) for path in sorted(FOLDER.rglob("*.md")))
GROUPS = tuple(dict.fromkeys(case.name.rpartition("/")[0] for case in CASES))


def fits(problem: Problem, said: str) -> bool:
    """Whether the problem is the one that ``said`` announces."""
    codes, _, place = said.partition(" ")
    line, _, column = place.partition(":")
    return (
        (codes == "*" or problem.code in codes.split("|"))
        and problem.line == int(line)
        and (not column or problem.column == int(column))
    )


def where(problem: Problem) -> str:
    """Code, line and column, as an expectation spells them."""
    return f"{problem.code} {problem.line}:{problem.column}"


def lines(text: str) -> list[str]:
    """The lines of a file's text: they end at LF or CRLF and nowhere else."""
    return re.split(r"\r?\n", text)
