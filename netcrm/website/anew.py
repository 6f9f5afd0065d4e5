"""Building a workspace's site with nothing remembered, and comparing with that."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from netcrm.queries.problems import problems
from netcrm.queries.whole import Inputs, Whole
from netcrm.website.builder import build
from netcrm.website.built import Made
from netcrm.website.keeper import Gather, turn
from netcrm.website.publish import read_manifest


def build_anew(out: Path, inputs: Inputs, templates: Mapping[str, str]) -> Made:
    """Build the site in ``out`` with nothing remembered and nothing kept."""
    whole = Whole(once=True)
    whole.update(inputs)
    return build(whole.ask, out, templates), problems(whole.ask)


def build_alone(out: Path, gather: Gather) -> Made:
    """Build the site in ``out`` so, while nobody else builds there."""
    with turn(None, out):
        return build_anew(out, *gather(0, 0))


def differing(out: Path, inputs: Inputs, templates: Mapping[str, str]) -> tuple[str, ...]:
    """The pages in ``out`` that are not, byte for byte, what a build made anew makes."""
    with TemporaryDirectory() as folder:
        beside = Path(folder) / "site"
        build_anew(beside, inputs, templates)
        names = read_manifest(out) | read_manifest(beside)
        return tuple(sorted(name for name in names if _bytes(out, name) != _bytes(beside, name)))


def _bytes(folder: Path, name: str) -> bytes | None:
    try:
        return (folder / name).read_bytes()
    except OSError:
        return None
