"""A process that appends lines to one file, one write each: ROOT FILE NAME COUNT."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from netcrm.edit import amend
from netcrm.text.splice import Draft, Edit, Insert, splice


def appended(data: bytes, text: str) -> bytes:
    """The file with one more line of history, or where it is no contact, one more line."""
    if not data.startswith(b"---"):
        return data + f"{text}\n".encode()
    edit = splice("contacts/ana.md", data, Insert("history", Draft("2026-03-14", "call", text)))
    assert isinstance(edit, Edit)
    return edit.apply(data)


def main(root: Path, file: str, name: str, count: int) -> None:
    setattr(os, "fsync", id)  # noqa: B010  the power is not cut; only who comes when matters
    for number in range(count):

        def longer(found: Mapping[str, bytes], text: str = f"{name}-{number}") -> dict[str, bytes]:
            return {file: appended(found[file], text)}

        amend(root, (file,), longer)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]))
