"""What a build keeps for the next one: right whatever happens to it, and to whoever writes it."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from netcrm.memo.codec import Codec, CodecError
from netcrm.memo.vault import Vault, VaultError
from netcrm.model import Contact, PartialDate, Place
from netcrm.store import load_files, survey
from netcrm.website.keeper import turn

ROOT = Path(__file__).parents[2]


def start(space: Path, *more: str, seed: str = "0") -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "netcrm", "-C", str(space), "build", *more]
    env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, env=env)


def end(ran: "subprocess.Popen[str]", status: int = 0) -> str:
    with ran:
        out, err = ran.communicate(timeout=60)
    assert ran.returncode == status, err
    return out


def build(space: Path, *more: str, seed: str = "0") -> str:
    return end(start(space, *more, seed=seed))


def written(said: str) -> int:
    return int(said.partition(" written")[0].rpartition(" ")[2])


def verified(space: Path) -> int:
    """How many files a build wrote that was then found to be right to the byte."""
    return written(build(space, "--verify"))


def test_the_next_build_makes_only_what_changed(space: Path) -> None:
    assert verified(space) > 100
    assert verified(space) == 0
    with (space / "contacts" / "talia-bell.md").open("a") as file:
        file.write("\nShe has a new violin.\n")
    assert verified(space) == 1
    (space / "netcrm.toml").write_text('today = 2026-03-18\nkeep = true\ntitle = "Ours"\n')
    assert verified(space) > 100


def test_what_is_missing_or_altered_is_restored(space: Path) -> None:
    build(space)
    (space / "build" / "index.html").unlink()
    (space / "build" / "needs.html").write_text("x")
    assert verified(space) == 2


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def scribble(path: Path) -> None:
    data = bytearray(path.read_bytes())
    dice = random.Random(7)  # noqa: S311  no secret
    for _ in range(2000):
        data[dice.randrange(len(data))] = dice.randrange(256)
    path.write_bytes(data)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def of_another_version(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("UPDATE meta SET value = 'older' WHERE key = 'stamp'")


def with_a_foreign_class(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("UPDATE meta SET value = replace(value, 'netcrm.', 'os.') WHERE key = 'classes'")


@pytest.mark.parametrize(
    "harm", [cut, scribble, empty, Path.unlink, of_another_version, with_a_foreign_class]
)
def test_what_cannot_be_used_is_done_without(space: Path, harm: Callable[[Path], None]) -> None:
    build(space)
    harm(space / ".netcrm" / "memo.db")
    with (space / "contacts" / "ana-pires.md").open("a") as file:
        file.write("\nMore.\n")
    verified(space)
    assert verified(space) == 0


def test_where_nothing_can_be_kept_the_site_is_made_all_the_same(space: Path) -> None:
    (space / ".netcrm").write_text("a file where the folder should be")
    assert verified(space) > 100
    assert verified(space) == 0


def test_it_is_for_nobody_elses_eyes(space: Path) -> None:
    build(space)
    assert (space / ".netcrm").stat().st_mode & 0o777 == 0o700
    assert (space / ".netcrm" / "memo.db").stat().st_mode & 0o777 == 0o600


def test_two_builds_at_once_end_with_the_right_site(space: Path) -> None:
    for number in range(3):
        with (space / "contacts" / "lee-wong.md").open("a") as file:
            file.write(f"\nLine {number}.\n")
        both = [start(space, seed=str(seed)) for seed in (number, number + 9)]
        for one in both:
            end(one)
        assert verified(space) == 0


def test_killed_at_any_moment_the_next_build_is_right(space: Path) -> None:
    dice = random.Random(3)  # noqa: S311  no secret
    for number in range(12):
        who = dice.choice(["marcus-bell", "talia-bell", "lee-wong"])
        with (space / "contacts" / f"{who}.md").open("a") as file:
            file.write(f"\nLine {number}.\n")
        ran = start(space, seed=str(number))
        time.sleep(dice.uniform(0.0, 0.9))
        ran.send_signal(signal.SIGKILL)
        with ran:
            ran.communicate(timeout=60)
        verified(space)
        left = [path.name for path in (space / "build").rglob(".netcrm-new-*")]
        assert left == []


def test_values_come_back_as_they_were() -> None:
    seen = survey(ROOT)
    everyone = [c for same in seen.files.values() for c in load_files(same, {})]
    codec = Codec("netcrm")
    texts = [codec.write(contact) for contact in everyone]
    again = Codec("netcrm", tuple(codec.names))
    assert [again.read(text) for text in texts] == everyone
    assert all(isinstance(again.read(text), Contact) for text in texts)


def test_only_our_own_values_come_back() -> None:
    for name in ("os:system", "pathlib:Path", "netcrm.store.read:read_found", "netcrm.cli:main"):
        with pytest.raises(CodecError):
            Codec("netcrm", (name,)).read('{"0":["x"]}')
    with pytest.raises(CodecError):
        Codec("netcrm").write(Path("x"))


def test_dates_and_defaults_are_kept_apart() -> None:
    codec = Codec("netcrm")
    values = (PartialDate(2026), PartialDate(2026, 3), Place("a", 1, 2, 3, 4), {"a": (1,)}, None)
    assert codec.read(codec.write(values)) == values


def test_a_vault_says_when_it_is_not_its_own(tmp_path: Path) -> None:
    Vault(tmp_path / "v", "one", "netcrm").close()
    with pytest.raises(VaultError):
        Vault(tmp_path / "v", "two", "netcrm")


@pytest.mark.parametrize("keep", ["true", "false"])
def test_one_build_at_a_time_goes_into_a_folder(space: Path, keep: str) -> None:
    (space / "netcrm.toml").write_text(f"today = 2026-03-18\nkeep = {keep}\n")
    with turn(None, space / "build"):
        waiting = start(space)
        with pytest.raises(subprocess.TimeoutExpired):
            waiting.wait(2)
        assert not (space / "build" / "index.html").exists()
    end(waiting)
    assert (space / "build" / "index.html").exists()
