"""A journal that came with the folder of somebody else: nothing is done that it asks for."""

import json
import os
import stat
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest

from netcrm.edit import NothingToUndoError, WriteError, save, undo
from netcrm.edit.journal import digest
from netcrm.edit.target import Write
from tests.edit.space import ANA, LEE, NEW, OLD, ONE, SAM, make

HOOK = ".git/hooks/post-index-change"
SCRIPT = b"#!/bin/sh\nexit 0\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = make(tmp_path / "mine")
    (root / HOOK).parent.mkdir(parents=True)
    (root / ".netcrm").mkdir()
    return root


def listed(root: Path, name: str = "last.json", **changed: object) -> None:
    """Write down a removal of SAM, as if it had been made here, with some values changed."""
    step: dict[str, Any] = {
        "file": SAM,
        "real": SAM,
        "token": "01234567",
        "before": digest(SCRIPT),
        "after": "",
        "start": 0,
        "old": b64encode(SCRIPT).decode(),
        "new": "",
        "shared": False,
        "mode": 0o755,
    }
    (root / ".netcrm" / name).write_text(json.dumps([step | changed]))


def files(root: Path) -> list[str]:
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def test_what_is_as_it_should_be_is_undone_but_nobody_may_run_it(root: Path) -> None:
    listed(root)
    undo(root)
    assert (root / SAM).read_bytes() == SCRIPT
    assert stat.S_IMODE((root / SAM).stat().st_mode) & 0o111 == 0


@pytest.mark.parametrize(
    "file",
    [
        HOOK,
        "contacts/.hidden/sam.md",
        "contacts/.sam.md",
        "contacts/sam.sh",
        "contacts/sam",
        "contacts//sam.md",
        "contacts/../me.md",
        "netcrm.toml",
        "templates/base.html",
        "sam.md",
    ],
)
@pytest.mark.parametrize("before", [digest(SCRIPT), "x"])
def test_only_files_that_netcrm_writes_are_touched(root: Path, file: str, before: str) -> None:
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    listed(root, file=file, real=file, before=before)
    there = files(root)
    with pytest.raises(NothingToUndoError):
        undo(root)
    assert files(root) == sorted([*there, ".netcrm/write.lock"])


@pytest.mark.parametrize(
    "changed",
    [
        {"owner": "root"},
        {"owner": 0},
        {"owner": "-1:0"},
        {"attributes": [["security.capability", ""]]},
        {"attributes": [["user.x", "no base64"]]},
        {"attributes": [["user.x", 1]]},
        {"attributes": [["user.x"]]},
        {"attributes": 1},
    ],
)
def test_nothing_but_what_a_text_may_have_is_given_to_it(
    root: Path, changed: dict[str, Any]
) -> None:
    listed(root, **changed)
    with pytest.raises(NothingToUndoError):
        undo(root)
    assert not (root / SAM).exists()


@pytest.mark.parametrize("real", [HOOK, LEE, "contacts/other.md"])
def test_a_file_lies_where_its_name_leads(root: Path, real: str) -> None:
    listed(root, real=real)
    with pytest.raises(NothingToUndoError):
        undo(root)


@pytest.mark.parametrize("name", ["last.json", "journal.json"])
def test_a_link_into_what_is_hidden_is_not_followed(root: Path, name: str) -> None:
    (root / SAM).symlink_to(f"../{HOOK}")
    (root / HOOK).with_name(".nc-01234567.old").write_bytes(SCRIPT)
    listed(root, name, real=HOOK)
    with pytest.raises((NothingToUndoError, WriteError)):
        undo(root)
    assert not (root / HOOK).exists()


def test_nor_is_it_by_a_write(root: Path) -> None:
    (root / HOOK).write_bytes(OLD[ANA])
    (root / ANA).unlink()
    (root / ANA).symlink_to(f"../{HOOK}")
    with pytest.raises(WriteError, match="leads to what is hidden"):
        save(root, ONE)
    assert (root / HOOK).read_bytes() == OLD[ANA]


def test_recovery_believes_no_more(root: Path) -> None:
    (root / HOOK).with_name(".nc-01234567.old").write_bytes(SCRIPT)
    listed(root, "journal.json", file=HOOK, real=HOOK)
    with pytest.raises(WriteError, match="cut off and cannot be read"):
        save(root, (Write(LEE, OLD[LEE], NEW[LEE]),))
    assert not (root / HOOK).exists()
    assert (root / LEE).read_bytes() == OLD[LEE]


@pytest.mark.parametrize(
    "wrong",
    [
        {"file": 1},
        {"real": None},
        {"token": "../../ab"},
        {"before": True},
        {"after": "x"},
        {"start": -1},
        {"start": 1.5},
        {"start": True},
        {"old": "not base 64"},
        {"old": 7},
        {"shared": "yes"},
        {"mode": "0755"},
        {"mode": None},
        {"file": "contacts/\0.md"},
        {"more": 1},
    ],
    ids=str,
)
def test_every_value_is_of_its_kind(root: Path, wrong: dict[str, Any]) -> None:
    listed(root, **wrong)
    there = files(root)
    with pytest.raises(NothingToUndoError):
        undo(root)
    assert files(root) == sorted([*there, ".netcrm/write.lock"])


@pytest.mark.parametrize("text", ["{}", "7", "[1]", '["x"]', "null", "[" * 100_000, "\xff"])
def test_what_is_no_list_of_steps_lists_none(root: Path, text: str) -> None:
    (root / ".netcrm/last.json").write_text(text, "latin-1")
    with pytest.raises(NothingToUndoError):
        undo(root)


def test_a_pipe_is_not_waited_for(root: Path) -> None:
    os.mkfifo(root / ".netcrm/last.json")
    with pytest.raises(WriteError, match="not a plain file"):
        undo(root)
