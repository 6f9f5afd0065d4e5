"""Reading ``netcrm.toml``: what can be used is used, everything else is a problem with a place."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import Field, dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from netcrm.config import DEFAULTS, Settings
from netcrm.model import KINDS, Kind, Problem
from netcrm.settings_file.places import KeySpot, Path, Spot, key_spots, spot_of
from netcrm.settings_file.table import KINDS_TABLE
from netcrm.settings_file.values import Refusal, read_value
from netcrm.text.words import canonical, nearest

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

CODE = "NC501"

_POSITION = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")


class Origin(NamedTuple):
    """Where a setting's value comes from: a file's line, or the name of an option."""

    source: str
    line: int = 0

    def __str__(self) -> str:
        """``netcrm.toml:3``, ``--today``."""
        return f"{self.source}:{self.line}" if self.line else self.source


@dataclass(frozen=True, slots=True)
class SettingsRead:
    """The settings of a workspace; where each that was set comes from; and what is wrong."""

    settings: Settings = DEFAULTS
    origins: tuple[tuple[str, Origin], ...] = ()
    problems: tuple[Problem, ...] = ()


def read_settings(data: bytes, file: str = "netcrm.toml") -> SettingsRead:
    """The settings that ``data``, the content of a ``netcrm.toml``, makes; never raises.

    A value that cannot be used is a problem (NC501), and its default stands. A file that is not
    TOML at all leaves every default.
    """
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        typed = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return _broken(file, Spot(line, 1, 0, ""), "is not UTF-8 text", "save it as UTF-8")
    except tomllib.TOMLDecodeError as error:
        return _broken(file, _position(text, str(error)), *_syntax(str(error)))
    except RecursionError:
        return _broken(file, Spot(1, 1, 0, ""), "is nested too deeply", "take brackets away")
    return _Reading(file, key_spots(text)).read(typed)


def _broken(file: str, spot: Spot, reason: str, hint: str) -> SettingsRead:
    return SettingsRead(problems=(_problem(file, spot, f"{file} {reason}", hint),))


def _problem(file: str, spot: Spot, message: str, hint: str) -> Problem:
    return Problem(file, spot.line, spot.column, CODE, message, hint, spot.excerpt, spot.width)


def _position(text: str, message: str) -> Spot:
    """Where the parser stopped, which it says in words only."""
    lines = text.split("\n")
    found = _POSITION.search(message)
    if found is None or found[1] is None:
        line, column = len(lines), len(lines[-1]) + 1
    else:
        line, column = int(found[1]), int(found[2])
    return Spot(line, column, 1, lines[line - 1] if line <= len(lines) else "")


def _syntax(message: str) -> tuple[str, str]:
    said = _POSITION.sub("", message)
    hint = 'settings are TOML: name = 30, name = "text", and [circles] above a table'
    return f"cannot be read: {said[:1].lower()}{said[1:]}", hint


def _not_a_table(path: Path) -> Refusal:
    return Refusal("is a table, not a value", f"write [{'.'.join(path)}] on a line of its own")


class _Reading:
    """One reading of a file: gathers values, origins and problems on its way through the keys."""

    def __init__(self, file: str, spots: Mapping[Path, KeySpot]) -> None:
        self.file = file
        self.spots = spots
        self.origins: dict[str, Origin] = {}
        self.problems: list[Problem] = []

    def read(self, typed: Mapping[str, object]) -> SettingsRead:
        values = dict(self.values(DEFAULTS, typed, ()))
        return SettingsRead(
            replace(DEFAULTS, **values), tuple(self.origins.items()), tuple(sorted(self.problems))
        )

    def values(
        self,
        table: "DataclassInstance",
        typed: Mapping[str, object],
        path: Path,
    ) -> Iterator[tuple[str, Any]]:
        """The usable ones of a table's settings, by field name."""
        known = {field.name: field for field in fields(table)}
        for key, value in typed.items():
            field = known.get(canonical(key))
            if field is None:
                self.unknown((*path, key), tuple(known))
                continue
            read = self.value(field, getattr(table, field.name), value, (*path, key))
            if not isinstance(read, Refusal):
                yield field.name, read

    def value(self, field: Field[Any], default: object, typed: object, path: Path) -> object:
        """One setting's value, a table's too; a refusal is noted and given back."""
        if field.name == KINDS_TABLE or is_dataclass(default):
            return self.table(default, typed, path)
        least = {"least": 0} if default == 0 else {}
        read = read_value(field.type, typed, least | dict(field.metadata))
        if isinstance(read, Refusal):
            return self.refuse(path, read)
        self.note(path)
        return read

    def table(self, default: object, typed: object, path: Path) -> object:
        """A setting that is a table: the kinds, or a dataclass of its own."""
        if not isinstance(typed, dict):
            return self.refuse(path, _not_a_table(path))
        if is_dataclass(default) and not isinstance(default, type):
            return replace(default, **dict(self.values(default, typed, path)))
        return KINDS | dict(self.kinds(typed, path))

    def kinds(self, typed: Mapping[str, object], path: Path) -> Iterator[tuple[str, Kind]]:
        """The added kinds of history line, by name. What netcrm brings is not redefined."""
        for key, row in typed.items():
            name = canonical(key).replace("_", "-")
            here = (*path, key)
            if name in KINDS or not name:
                self.refuse(here, Refusal("is built in already", "choose another name"))
            elif not isinstance(row, dict):
                self.refuse(here, _not_a_table(here))
            else:
                blank = Kind(name, name.replace("-", " ").capitalize())
                values = dict(self.values(blank, row, here))
                if values.get("minutes"):
                    values.setdefault("detail", "length")
                yield name, replace(blank, **values | {"name": name})

    def note(self, path: Path) -> None:
        """Remember that the file sets this."""
        self.origins[".".join(path)] = Origin(self.file, spot_of(self.spots, path).key.line)

    def refuse(self, path: Path, refusal: Refusal) -> Refusal:
        """Note that a setting's value cannot be taken."""
        spot = spot_of(self.spots, path).value
        message = f"the setting {'.'.join(path)} {refusal.reason}"
        self.problems.append(_problem(self.file, spot, message, refusal.hint))
        return refusal

    def unknown(self, path: Path, known: tuple[str, ...]) -> None:
        """Note a key that is no setting, with the one that was likely meant."""
        likely = nearest(canonical(path[-1]), known)
        hint = (
            f"did you mean {'.'.join((*path[:-1], likely))}?"
            if likely
            else "`netcrm settings` lists all there are"
        )
        spot = spot_of(self.spots, path).key
        message = f"there is no setting {'.'.join(path)}"
        self.problems.append(_problem(self.file, spot, message, hint))
