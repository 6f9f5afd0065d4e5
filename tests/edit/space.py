"""A workspace to write in, and what is to be true of it whatever happened."""

import re
from pathlib import Path

from netcrm.edit import Write

ANA, LEE, SAM = "contacts/ana.md", "contacts/lee.md", "contacts/sam.md"
OLD = {ANA: b"---\nname: Ana\n---\nold\n", LEE: b"---\r\nname: Lee\r\n---\r\nold" * 500}
NEW = {ANA: b"---\nname: Ana\nwork: Nurse\n---\nnew\n", LEE: b"---\r\nname: Lee\r\n---\r\n"}
SCRATCH = re.compile(r"\.nc-|journal")


def make(root: Path) -> Path:
    """Two contacts."""
    (root / "contacts").mkdir(parents=True)
    for file, data in OLD.items():
        (root / file).write_bytes(data)
    return root


def held(root: Path) -> dict[str, bytes]:
    """Every contact and what it holds."""
    found = sorted((root / "contacts").glob("*.md"))
    return {str(path.relative_to(root)): path.read_bytes() for path in found}


def left(root: Path) -> list[str]:
    """What a write left behind beside the files."""
    return sorted(path.name for path in root.rglob("*") if SCRATCH.search(path.name))


ONE = (Write(ANA, OLD[ANA], NEW[ANA]),)
SEVERAL = (Write(ANA, OLD[ANA], None), Write(LEE, OLD[LEE], NEW[LEE]), Write(SAM, None, b"sam\n"))
SHARED = (*ONE, Write(LEE, OLD[LEE], NEW[LEE]))
"""Two files, of which one has a second name."""
AFTER_SEVERAL = {LEE: NEW[LEE], SAM: b"sam\n"}
"""One file removed, one changed, one new."""
