"""Files made to hurt: each is named, and built only when it is read.

Run as a program it reads all of them, and prints of each how many problems it has and where the
first three stand, so that a test can see at which one a process dies.
"""

import sys
from collections.abc import Callable, Mapping

from netcrm.text.contact import read_contact

MEGABYTE = 1_000_000
DEEP = 30_000


def front(text: str) -> bytes:
    """A file with this front matter."""
    return f"---\nname: Ana\n{text}\n---\nNote\n".encode()


def note(text: str) -> bytes:
    """A file with this note."""
    return f"---\nname: Ana\n---\n{text}\n".encode()


def bomb() -> str:
    """Nine lists, each of nine times the one before."""
    rows = ["a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    rows += [
        f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]"
        for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    return "\n".join(rows)


def nested_lists(depth: int) -> str:
    """A Markdown list with a list in each item."""
    return "\n".join(f"{'  ' * level}- x" for level in range(depth))


def nested_maps(depth: int) -> str:
    """An unknown field with a map in a map in a map."""
    return "\n".join(f"{' ' * level}k{level}:" for level in range(depth))


HOSTILE: Mapping[str, Callable[[], bytes]] = {
    "brackets in a field": lambda: front(f"likes: {'[' * DEEP}"),
    "brackets in a text field": lambda: front(f"work: {'[' * DEEP}{']' * DEEP}"),
    "brackets in an unknown field": lambda: front(f"x-deep: {'[' * DEEP}{']' * DEEP}"),
    "brackets in a list item": lambda: front(f"likes:\n  - {'[' * DEEP}"),
    "brackets in TEXT": lambda: front(f"history:\n  - 2026-02-20 visit: {'[' * DEEP}"),
    "brackets in an attribute": lambda: front(
        f"history:\n  - 2026-02-20 visit: Rehab\n    with: {'[' * DEEP}"
    ),
    "brackets as a dated line": lambda: front(f"history:\n  - {'[' * DEEP}"),
    "brackets as history": lambda: front(f"history: {'[' * DEEP}{']' * DEEP}"),
    "brackets as a key": lambda: front(f"{'[' * DEEP}: x"),
    "braces in a field": lambda: front(f"x-deep: {'{a: ' * DEEP}{'}' * DEEP}"),
    "braces as a dated line": lambda: front(f"history:\n  - {'{a: ' * DEEP}"),
    "dashes": lambda: front(f"likes:\n  {'- ' * DEEP}tea"),
    "question marks": lambda: front("? " * DEEP),
    "quotes": lambda: front(f"work: {chr(34) * DEEP}'"),
    "quotes that never close": lambda: front(
        "history:\n" + "\n".join(f"  - 2026-02-20 visit: {chr(34)}x" for _ in range(DEEP))
    ),
    "nested maps": lambda: front(nested_maps(2000)),
    "links in TEXT": lambda: front(f"history:\n  - 2026-02-20 visit: {'[[' * DEEP}"),
    "links in via": lambda: front(f"via: {'[[a]], ' * DEEP}"),
    "ands": lambda: front(f"tags: {'and ' * DEEP}"),
    "colons": lambda: front(f"work{':' * DEEP}"),
    "spaces": lambda: front(f"work:{' ' * DEEP}x{' ' * DEEP}"),
    "digits": lambda: front(f"met: {'2' * DEEP}\ncadence: {'9' * DEEP} weeks"),
    "alias bomb": lambda: front(bomb()),
    "merge bomb": lambda: front("<<: [*a, *a]\n" * 1000),
    "a hundred thousand keys": lambda: front("\n".join(f"k{n}: {n}" for n in range(100_000))),
    "one key a hundred thousand times": lambda: front("circle: close\n" * 100_000),
    "a hundred thousand dated lines": lambda: front(
        "history:\n" + "  - 2026-02-20 visit: Rehab\n" * 100_000
    ),
    "a hundred thousand lines that go on": lambda: front(
        "history:\n  - 2026-02-20 visit: Rehab\n" + "      and on\n" * 100_000
    ),
    "a hundred thousand tabs": lambda: front("history:\n" + "\t- x\n" * 100_000),
    "a line of a megabyte": lambda: front(f"work: {'x' * MEGABYTE}"),
    "a TEXT of a megabyte": lambda: front(f"history:\n  - 2026-02-20 visit: {'x ' * MEGABYTE}"),
    "fifty megabytes of fields": lambda: front("work: x\n" * (50 * MEGABYTE // 8)),
    "fifty megabytes of note": lambda: note("word " * (10 * MEGABYTE)),
    "fifty megabytes of nothing": lambda: bytes(50 * MEGABYTE),
    "fifty megabytes of dashes": lambda: b"---\n" * (50 * MEGABYTE // 4),
    "NUL bytes": lambda: front(f"work: {chr(0) * DEEP}"),
    "latin-1": lambda: "---\nname: Renée\n---\n".encode("latin-1"),
    "brackets in the note": lambda: note("[" * 20_000),
    "images in the note": lambda: note("![[]()" * 2_000),
    "nested lists in the note": lambda: note(nested_lists(400)),
    "nested quotes in the note": lambda: note("> " * 2_000 + "x"),
    "stars in the note": lambda: note("*a **b " * 10_000),
    "backticks in the note": lambda: note(" ".join("`" * n for n in range(1, 700))),
    "tables in the note": lambda: note("|a" * 10_000 + "\n" + "|-" * 10_000 + "\n"),
    "footnotes in the note": lambda: note("[^1]: x\n" * 20_000),
    "html in the note": lambda: note("<a " * 20_000),
    "entities in the note": lambda: note("&" * 50_000),
    "conflict markers": lambda: note("<<<<<<< a\n" * 20_000),
    "logs in the note": lambda: note("- 2026-02-20 visit: Rehab\n" * 20_000),
}

if __name__ == "__main__":
    for name, build in HOSTILE.items():
        sys.stdout.write(f"{name}:\n")
        sys.stdout.flush()
        problems = read_contact("contacts/ana.md", build()).problems
        first = " ".join(f"{said.code} {said.line}:{said.column}" for said in problems[:3])
        sys.stdout.write(f"   {len(problems)} {first}".rstrip() + "\n")
