"""The lock holds what pyproject.toml asks for, with hashes, and says nothing of where from."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.packaging.conftest import ROOT

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
ASKED = [
    Requirement(line)
    for line in (*PYPROJECT["project"]["dependencies"], *PYPROJECT["dependency-groups"]["test"])
]
LOCK = (ROOT / "requirements" / "test.txt").read_text("utf-8")
PINNED = dict(re.findall(r"^([a-z0-9-]+)==([^ ;]+)", LOCK, re.MULTILINE))


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_the_lock_has_a_version_that_fits(asked: Requirement) -> None:
    name = canonicalize_name(asked.name)
    assert name in PINNED
    assert asked.specifier.contains(PINNED[name])


def test_every_pin_has_a_hash_and_nothing_else_stands_there() -> None:
    pins = LOCK.replace("\\\n", "").splitlines()
    odd = [
        pin for pin in pins if not re.fullmatch(r"[^-:]\S+==[^:]+( +--hash=sha256:\w{64})+", pin)
    ]
    assert odd == []
    # a library may be pinned twice, for older and for newer Pythons
    assert {pin.partition("==")[0] for pin in pins} == set(PINNED)
    assert len(pins) == len({pin.partition(" --hash")[0] for pin in pins})
