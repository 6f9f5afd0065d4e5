"""A kept site, one hazard at a time: what sequences meet seldom, or too fast for a disk's clock."""

import os
import sys
from pathlib import Path

import pytest

from netcrm.errors import OutputError
from netcrm.memo import memo, packed
from netcrm.memo.vault import Vault
from netcrm.model import Problem
from netcrm.store import survey
from netcrm.website import publish as publishing
from netcrm.website.pages import Planned
from netcrm.website.site import Site
from tests.incremental.builders import Kept, clean, keep_what_is_not_ours, read, tree
from tests.incremental.workspace import TODAY, Workspace, begin

TIMES = 25


class Held:
    """A kept site, its workspace, and a clean build to hold it against."""

    def __init__(self, folder: Path, kept: type[Kept] = Kept) -> None:
        self.out = folder / "kept" / "build"
        self.out.parent.mkdir()
        self.keeper = kept(self.out)
        self.beside = folder / "clean" / "build"
        self.space: Workspace = begin(folder / "space", (self.out,))
        self.update()

    def update(self) -> tuple[Problem, ...]:
        return self.keeper.update(self.space.root, TODAY)

    def check(self) -> tuple[Problem, ...]:
        """Update, and compare."""
        keep_what_is_not_ours(self.out, self.beside)
        told = self.update()
        assert told == clean(self.space.root, self.beside, TODAY)
        assert tree(self.out) == tree(self.beside)
        return told


@pytest.fixture
def held(tmp_path: Path) -> Held:
    """Return a site on the disk of all tests: its clock may tick more slowly than memory's."""
    return Held(tmp_path)


def test_an_edit_within_a_tick_that_keeps_the_size_is_seen(held: Held) -> None:
    path = held.space.root / "contacts" / "ben.md"
    for letter in "abcdefghijklmnopqrstuvwxyz"[:TIMES]:
        path.write_text(f"---\nname: Ben {letter}\n---\n", "utf-8")
        held.update()
        path.write_text(f"---\nname: Ben {letter.upper()}\n---\n", "utf-8")
        held.update()
        assert f"Ben {letter.upper()}" in (held.out / "contacts/ben.html").read_text("utf-8")


def test_two_surveys_tell_a_file_apart_that_was_rewritten_in_between(tmp_path: Path) -> None:
    file = tmp_path / "contacts" / "a.md"
    file.parent.mkdir()
    for look in range(TIMES):
        file.write_text("one", "utf-8")
        before = survey(tmp_path, 2 * look)
        file.write_text("two", "utf-8")
        assert survey(tmp_path, 2 * look + 1).files != before.files


def test_a_file_that_rests_is_not_read_again(tmp_path: Path) -> None:
    (tmp_path / "contacts").mkdir()
    for name in ("old", "new"):
        (tmp_path / "contacts" / f"{name}.md").write_text(name, "utf-8")
    second = 1_000_000_000
    os.utime(tmp_path / "contacts" / "old.md", ns=(second, second))
    found = [survey(tmp_path, look).files for look in (1, 2)]
    assert found[0]["new"] != found[1]["new"]


def test_what_is_packed_is_what_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Packed contacts come back as other objects, so that nothing may ask which object one is."""
    monkeypatch.setattr(packed, "_MOST", 1)
    monkeypatch.setattr(memo, "_MANY", 2)
    held = Held(tmp_path)
    for number in range(8):
        text = f"met: 2024-01-0{number + 1}\nmet_at: The Fair\nhousehold: Mill Lane\nvia: ana"
        path = held.space.root / "contacts" / f"zoe-{number}.md"
        path.write_text(f"---\nname: Zoe {number}\n{text}\n---\n", "utf-8")
    held.check()
    page = (held.out / "contacts/zoe-3.html").read_text("utf-8")
    assert "events/" in page
    assert "households/" in page
    held.keeper = Kept(held.out)
    held.check()


@pytest.mark.parametrize("name", ["[[ana]].md", "[[nobody]].md", "a|b.md", "# %41.md"])
@pytest.mark.parametrize("kind", ["organisation", "group", "person"])
def test_files_may_have_odd_names(held: Held, name: str, kind: str) -> None:
    text = f"---\nname: The Mill\nkind: {kind}\n---\n"
    (held.space.root / "contacts" / name).write_text(text, "utf-8")
    held.check()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_that_is_no_text_costs_only_its_file(held: Held) -> None:
    for name in (b"\xff.md", b"\xfe.md"):
        Path(os.fsdecode(bytes(held.space.root / "contacts") + b"/" + name)).write_text("", "utf-8")
    told = held.check()
    assert any("not UTF-8" in problem.message for problem in told)


def test_a_page_altered_within_a_tick_that_keeps_its_size_is_restored(held: Held) -> None:
    for time in range(TIMES):
        name = "contacts/ben.html" if time % 2 else "index.html"
        held.space.people["contacts/ben.md"]["body"] = f"Time {time}"
        held.space.save("contacts/ben.md")
        held.update()
        page = held.out / name
        data = page.read_bytes()
        with page.open("r+b") as file:
            file.write(b"?")
        held.update()
        assert page.read_bytes() == data


def test_what_is_in_the_way_is_told_until_it_is_gone(held: Held) -> None:
    page = held.out / "contacts" / "ben.html"
    page.unlink()
    page.mkdir()
    (page / "mine.txt").write_text("mine")
    for _ in range(3):
        assert any("ben.html" in problem.file for problem in held.check())
    (page / "mine.txt").unlink()
    page.rmdir()
    assert not any("ben.html" in problem.file for problem in held.check())
    assert page.is_file()


def test_a_section_in_the_way_is_told_until_it_is_gone(held: Held) -> None:
    for path in (held.out / "tags").iterdir():
        path.unlink()
    (held.out / "tags").rmdir()
    (held.out / "tags").write_text("mine")
    for _ in range(2):
        assert any(problem.file == "build/tags" for problem in held.check())
    (held.out / "tags").unlink()
    held.check()


def test_nothing_is_lost_where_a_page_could_not_be_made(
    held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> object:
        raise RuntimeError("a mistake in the program")

    held.space.people["contacts/ben.md"]["name"] = "Benedict"
    held.space.save("contacts/ben.md")
    with monkeypatch.context() as patch:
        patch.setattr(Planned, "context", fails)
        with pytest.raises(RuntimeError):
            held.update()
    held.check()
    held.space.remove("contacts/ben.md")
    held.check()


def test_nothing_is_lost_where_the_disk_was_full(
    held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = publishing._replace
    written: list[str] = []

    def full(out: Path, path: str, data: bytes) -> None:
        if len(written) >= 3:
            raise OSError(28, "No space left on device", path)
        written.append(path)
        replace(out, path, data)

    held.space.people["contacts/ben.md"]["name"] = "Benedict"
    held.space.people["contacts/zoe.md"] = {"name": "Zoe"}
    for file in ("contacts/ben.md", "contacts/zoe.md"):
        held.space.save(file)
    with monkeypatch.context() as patch:
        patch.setattr(publishing, "_replace", full)
        with pytest.raises(OutputError):
            held.update()
    held.space.remove("contacts/zoe.md")
    held.check()


def test_a_template_that_fails_in_several_ways_is_told_as_a_clean_build_tells_it(
    held: Held,
) -> None:
    held.space.template("parts.html").write_text("{% macro row(one) %}{% endmacro %}")
    held.check()
    for name, text in (
        ("aaa.html", "used by nobody"),
        ("menu.html", "{{ nothing.more }}"),
        ("base.html", "{{ page.nowhere.more }}{% block main %}{% endblock %}"),
    ):
        held.space.template(name).write_text(text)
        held.check()
    for name in ("base.html", "menu.html", "aaa.html", "parts.html"):
        held.space.template(name).unlink()
        held.check()


class Again(Kept):
    """A kept site that is opened again from what it left on the disk, when it is told to."""

    def __init__(self, out: Path) -> None:
        super().__init__(out)
        self.vault: Vault | None = None
        self.open()

    def open(self) -> None:
        if self.vault:
            self.vault.close()
        self.vault = Vault(self.out.parent / "memo.db", "", "netcrm")
        self.site = Site(self.out, self.vault)


@pytest.mark.parametrize("again", [(), (0,), (1,), (0, 1)])
def test_a_file_that_changes_between_being_seen_and_being_read_is_read_again(
    tmp_path: Path, again: tuple[int, ...]
) -> None:
    held = Held(tmp_path, Again)
    keeper = held.keeper
    assert isinstance(keeper, Again)
    keeper.open()
    for file in ("contacts/work/finn.md", "contacts/gus.md"):
        held.space.people[file]["body"] = "Late"
    held.space.save("contacts/work/finn.md")
    keeper.look += 1
    seen = read(held.space.root, TODAY, keeper.look)
    held.space.save("contacts/gus.md")  # finn's page needs gus, who has the same address
    for turn in (0, 1):
        if turn in again:
            keeper.open()
        if not turn:
            keeper.site.update(seen.inputs, seen.templates)
    held.check()
    assert b"Late" in (held.out / "contacts/gus.html").read_bytes()


def test_why_a_file_cannot_be_read_is_told_anew(tmp_path: Path) -> None:
    held = Held(tmp_path, Again)
    keeper = held.keeper
    assert isinstance(keeper, Again)
    path = held.space.root / "contacts" / "zed.md"
    path.symlink_to("nowhere")
    for _ in range(2):
        keeper.open()
        assert any("leads to no file" in problem.message for problem in held.check())
    path.unlink()
    os.mkfifo(path)
    keeper.open()
    assert any("not a plain file" in problem.message for problem in held.check())
    path.unlink()
    path.write_text("---\nname: Zed\n---\n")
    keeper.open()
    assert not any(problem.code == "NC111" for problem in held.check())


def test_a_page_is_written_only_where_a_byte_differs(held: Held) -> None:
    times = {path: path.stat().st_ctime_ns for path in held.out.rglob("*") if path.is_file()}
    held.space.people["contacts/hal.md"]["body"] = "Tall"
    held.space.save("contacts/hal.md")
    held.update()
    changed = [path for path, time in times.items() if path.stat().st_ctime_ns != time]
    assert [path.name for path in changed] == ["hal.html"]
