"""Where the keys of a TOML text stand. The standard library reads TOML but gives no positions."""

import re
from collections.abc import Mapping
from typing import NamedTuple

Path = tuple[str, ...]

_HEADER = re.compile(r"\s*\[\[?\s*(?P<name>[^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_PAIR = re.compile(r"""(?P<lead>\s*)(?P<key>(?:[\w-]+|"[^"]*"|'[^']*'|\s*\.\s*)+?)\s*=\s*""")
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")
_VALUE = re.compile(r"""(?:"(?:\\.|[^"\\])*"|'[^']*'|[^#"'])*""")
_FENCE = re.compile(r'"""|\'\'\'')


class Spot(NamedTuple):
    """One piece of a line: its number and first column, both from 1, its width, and the line."""

    line: int
    column: int
    width: int
    excerpt: str


class KeySpot(NamedTuple):
    """Where a key and its value stand."""

    key: Spot
    value: Spot


def key_spots(text: str) -> Mapping[Path, KeySpot]:
    """Each key's position by its full path; the first one where a key comes twice."""
    found: dict[Path, KeySpot] = {}
    table: Path = ()
    quoted = False
    for number, line in enumerate(text.split("\n"), start=1):
        begins_quoted, quoted = quoted, quoted ^ (len(_FENCE.findall(line)) % 2 == 1)
        if begins_quoted:
            continue
        if header := _HEADER.match(line):
            table = _path(header["name"])
            spot = Spot(number, line.index("[") + 1, len(line.strip()), line)
            found.setdefault(table, KeySpot(spot, spot))
        elif pair := _PAIR.match(line):
            found.setdefault((*table, *_path(pair["key"])), _pair_spot(number, line, pair))
    return found


def _pair_spot(number: int, line: str, pair: re.Match[str]) -> KeySpot:
    """The spots of ``key = value``; a value that goes on below counts to its line's end."""
    key = Spot(number, pair.start("key") + 1, len(pair["key"]), line)
    value = _VALUE.match(line, pair.end())
    width = len(value[0].rstrip()) if value else 0
    return KeySpot(key, Spot(number, pair.end() + 1, max(width, 1), line))


def _path(name: str) -> Path:
    """The parts of a dotted key, without their quotes."""
    return tuple(part.strip("\"'") for part in _PART.findall(name))


def spot_of(spots: Mapping[Path, KeySpot], path: Path) -> KeySpot:
    """Where ``path`` stands: itself, else the closest key around it, else the start of the file."""
    while path and path not in spots:
        path = path[:-1]
    top = Spot(1, 1, 0, "")
    return spots.get(path, KeySpot(top, top))
