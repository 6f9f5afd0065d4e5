"""Every command that writes, on made files: its span alone differs, and it reads as old + change.

What is written is taken back and made again, byte for byte. ``NETCRM_SPLICE_FILES`` sets how many
files are tried: each with one command, or with ``NETCRM_SPLICE_ALL=1`` with every one, of which one
is taken back.
"""

import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from netcrm.cli import run
from netcrm.text.contact import read_contact
from netcrm.views.references import references
from tests.capture import every
from tests.capture.every import ID, LEE, Case, only_inserted, shared
from tests.splice.made import COMMENTS, made, words
from tests.splice.test_made import meaning

FILE, OTHER = f"contacts/{ID}.md", f"contacts/{LEE}.md"
FILES = int(os.environ.get("NETCRM_SPLICE_FILES", "150"))
ALL = bool(os.environ.get("NETCRM_SPLICE_ALL"))
DAY = "2026-03-18"
MEMORY = "/dev/shm"  # noqa: S108  a place to be fast in, where there is one
LEES = b"---\nname: Lee Wong\nvia: someone\nhistory:\n  - 2026-01-02 call: About [[someone]]\n---\n"
KEY = re.compile(rb"^[\w-]+[ \t]*:", re.MULTILINE)

# Each example has files of its own; what the one before it left in the folder does no harm.
many = settings(max_examples=FILES, suppress_health_check=[HealthCheck.function_scoped_fixture])

Say = Callable[..., bool]


@pytest.fixture
def root() -> Iterator[Path]:
    """A workspace, in memory where the system has such a place: thousands of files are written."""
    with TemporaryDirectory(dir=MEMORY if os.access(MEMORY, os.W_OK) else None) as folder:
        space = Path(folder)
        (space / "contacts").mkdir()
        (space / "netcrm.toml").write_text("keep = false\n")
        yield space


@pytest.fixture
def say(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Say:
    """Run a command in the workspace; whether it wrote, else it says why not and what to do."""
    monkeypatch.setattr(os, "fsync", lambda _handle: None)

    def saying(*arguments: str) -> bool:
        status = run(("-C", str(root), "--today", DAY, *arguments))
        said = capsys.readouterr()
        if status:
            event(f"{arguments[0]}: {said.err.rpartition(': ')[2][:40]}")
            assert "\n   = " in said.err or "left as it is" in said.err, said.err
        return not status

    return saying


def held(root: Path) -> dict[str, bytes]:
    """Every file, and what it holds."""
    found = (*(root / "contacts").glob("*.md"), root / "inbox.md")
    return {str(it.relative_to(root)): it.read_bytes() for it in found if it.exists()}


def begin(root: Path, files: dict[str, bytes]) -> None:
    """Let the folder hold these files and no others."""
    for path in (*(root / "contacts").glob("*"), root / "inbox.md"):
        path.unlink(missing_ok=True)
    for file, data in files.items():
        (root / file).write_bytes(data)


def cases(data: bytes, text: str) -> dict[str, Case]:
    """All commands, as they may be said of a file."""
    field = read_contact(FILE, data).field("likes")
    likes = field.values if field else ()
    parts = (every.notes, every.closed, every.plans, every.whole)
    found = {name: case for part in parts for name, case in part(text).items()}
    return found | every.fields(text, likes)


NAMES = sorted({*cases(b"---\nname: A\nlikes: x\n---\n", "x")})


def some(names: Sequence[str]) -> st.SearchStrategy[tuple[str, ...]]:
    """The commands that a file is tried with: one, or every one."""
    if ALL:
        return st.just(tuple(names))
    return st.sampled_from(names).map(lambda name: (name,))


@many
@given(data=made(), names=some(NAMES), text=words)
def test_one_file(say: Say, root: Path, data: bytes, names: tuple[str, ...], text: str) -> None:
    found = cases(data, text)
    for at, name in enumerate(names):
        if name in found:
            back = at == len(data) % len(names)
            check_one(say, root, data, name, found[name], back=back)


def check_one(say: Say, root: Path, data: bytes, name: str, case: Case, *, back: bool) -> None:
    """A command on a file of that text; with ``back`` it is taken back and made again."""
    begin(root, {FILE: data, OTHER: LEES, "inbox.md": case.inbox.encode()})
    if not all(say(*words) for words in case.first):
        return
    before = held(root)
    wrote = say(*case.said)
    event(f"{name}: {'written' if wrote else 'refused'}")
    after = held(root)
    if not wrote:
        assert after == before
        return
    check_text(case, before[FILE], after[FILE])
    case.expect(said(before[FILE]), said(after[FILE]))
    assert after[OTHER] == before[OTHER]
    assert after["inbox.md"] == (b"# kept\n" if case.inbox else b"")
    if back:
        check_undone(say, root, before, after)
    if name == "fmt":
        assert say(*case.said)
        assert held(root) == after


def said(data: bytes) -> dict[str, Any]:
    return meaning(read_contact(FILE, data))


def check_text(case: Case, old: bytes, new: bytes) -> None:
    """Nothing but the span differs: no comment goes, and no line of another field."""
    lost = Counter(old.split(b"\n")) - Counter(new.split(b"\n"))
    assert not any(row.strip().decode() in COMMENTS for row in lost)
    if b"\r" not in old:
        assert b"\r" not in new
    assert new.startswith(b"\xef\xbb\xbf") == old.startswith(b"\xef\xbb\xbf")
    if not case.key:
        only_inserted(old, new)
    elif case.key not in {"*", "slots"}:
        start = shared(old, new)
        end = len(old) - shared(old[start:][::-1], new[start:][::-1])
        first = old.rfind(b"\n", 0, start) + 1
        keys = [it.group().rstrip(b" \t:").decode() for it in KEY.finditer(old[first:end])]
        assert set(keys) <= {case.key}, (old[first:end], new)


def check_undone(say: Say, root: Path, before: dict[str, bytes], after: dict[str, bytes]) -> None:
    """What was written is taken back, byte for byte, and then made again."""
    if after == before:
        return
    assert say("undo")
    assert held(root) == before
    assert say("undo")
    assert held(root) == after


SEVERAL = {
    "rename": ("rename", LEE, "Lee Chan"),
    "keep": ("rename", LEE, "Lee Chan", "--keep-file"),
    "merge": ("merge", ID, LEE, "--yes"),
    "remove": ("remove", ID, "--yes"),
    "new": ("new", "Zora Quill"),
    "met": ("met", "Zora Quill", "--at", "the fair", "--via", LEE),
}


@many
@given(data=made(), names=some(tuple(SEVERAL)))
def test_several_files(say: Say, root: Path, data: bytes, names: tuple[str, ...]) -> None:
    """Of Lee, whom the made file may name, and of the made file as a whole."""
    for how in names:
        check_several(say, root, data, how)


def check_several(say: Say, root: Path, data: bytes, how: str) -> None:
    """One of these commands, with a file of that text."""
    begin(root, {FILE: data, OTHER: LEES})
    before = held(root)
    wrote = say(*SEVERAL[how])
    after = held(root)
    event(f"{how}: {'written' if wrote else 'refused'}")
    if not wrote:
        assert after == before
        return
    check_undone(say, root, before, after)
    if how in {"new", "met"}:
        assert {file: after[file] for file in before} == before
        assert len(after) == 3
    elif how == "remove":
        assert after == {OTHER: LEES}
    elif how == "merge":
        assert after.keys() == {FILE}
    else:
        assert after[FILE].replace(b"[[lee-chan|", b"[[lee|") == data
        if how == "keep":
            assert after[FILE] == data
        else:
            found = references(read_contact(FILE, after[FILE]))
            assert not any(it.ref.target == LEE for it in found)
        file = OTHER if how == "keep" else "contacts/lee-chan.md"
        assert after[file] == LEES.replace(b"Lee Wong\n", b"Lee Chan\naka: [Lee Wong]\n")
