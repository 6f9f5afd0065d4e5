"""A build with nothing to do sees so at once; and everything there may be to do is seen."""

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from netcrm.memo.contents import mark_of
from netcrm.memo.vault import Vault
from netcrm.queries import kept
from netcrm.queries.kept import PACKAGE, VAULT
from netcrm.website import keeper, still
from netcrm.website.built import Made
from netcrm.website.keeper import build_kept, opened
from netcrm.website.publish import MANIFEST, SCRATCH
from tests.incremental.builders import read, tree

Updated = Callable[..., Made]

DAY = date(2026, 3, 18)
BELL = "contacts/talia-bell"

pytestmark = pytest.mark.usefixtures("same_program")


def built(space: Path, day: date = DAY) -> Made:
    def gather(look: int, moment: int) -> tuple[object, object]:
        found = read(space, day, look, moment)
        return found.inputs, found.templates

    return build_kept(space, space / "build", gather)  # type: ignore[arg-type]


@pytest.fixture
def settled(space: Path) -> Path:
    """Build the sample until there is nothing to do: its files are young at first."""
    (space / "netcrm.toml").write_text("")
    for path in space.rglob("*.md"):
        os.utime(path, (1, 1))
    built(space)
    built(space)
    return space


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether anything was worked out."""
    found: list[bool] = []
    updated: Updated = keeper._updated  # noqa: SLF001

    def noted(*given: object, **named: object) -> Made:
        found.append(True)
        return updated(*given, **named)

    monkeypatch.setattr(keeper, "_updated", noted)
    return found


def test_nothing_is_worked_out_where_nothing_changed(settled: Path, worked: list[bool]) -> None:
    pages = tree(settled / "build")
    done, wrong = built(settled)
    assert not worked
    assert set(done.unchanged) == {name for name in pages if name[-1] != "/"} - {MANIFEST}
    assert done.written == done.removed == ()
    assert tree(settled / "build") == pages
    (settled / ".netcrm" / VAULT).unlink()
    assert built(settled)[1] == wrong
    assert worked


def alter(path: Path) -> None:
    """Change a byte of a file; size and time stay."""
    status = path.stat()
    data = path.read_bytes()
    path.write_bytes(data.replace(b"a", b"b", 1))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def replace_by_a_link(path: Path) -> None:
    """A link to a file of the same bytes."""
    other = path.with_name("other")
    path.rename(other)
    path.symlink_to(other)


HARMS: dict[str, Callable[[Path], object]] = {
    "a page altered": lambda space: alter(space / "build" / f"{BELL}.html"),
    "a page gone": lambda space: (space / "build" / f"{BELL}.html").unlink(),
    "a folder gone": lambda space: shutil.rmtree(space / "build" / "contacts"),
    "a link": lambda space: replace_by_a_link(space / "build" / f"{BELL}.html"),
    "all gone": lambda space: shutil.rmtree(space / "build"),
    "the list altered": lambda space: alter(space / "build" / MANIFEST),
    "the list gone": lambda space: (space / "build" / MANIFEST).unlink(),
    "half a page": lambda space: (space / "build" / f"{SCRATCH}7").write_text("half"),
    "a file changed": lambda space: alter(space / f"{BELL}.md"),
    "a file gone": lambda space: (space / f"{BELL}.md").unlink(),
    "a new file": lambda space: (space / "contacts" / "zed.md").write_text("---\n---\n"),
    "a file renamed": lambda space: (space / f"{BELL}.md").rename(space / "contacts" / "tb.md"),
    "me": lambda space: alter(space / "me.md"),
    "a setting": lambda space: (space / "netcrm.toml").write_text('title = "Ours"\n'),
    "a wrong setting": lambda space: (space / "netcrm.toml").write_text('titel = "Ours"\n'),
}


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)
def test_whatever_is_to_be_done_is_seen(
    settled: Path, worked: list[bool], harm: Callable[[Path], object]
) -> None:
    harm(settled)
    built(settled)
    assert worked


def test_another_day_and_a_template_are_seen(settled: Path, worked: list[bool]) -> None:
    built(settled, date(2026, 3, 19))
    assert worked == [True]
    (settled / "templates").mkdir()
    (settled / "templates" / "style.css").write_text("p {}")
    built(settled, date(2026, 3, 19))
    assert worked == [True, True]


def test_a_young_page_is_read(settled: Path, worked: list[bool]) -> None:
    """It may have been changed since and look the same."""
    page = settled / "build" / "index.html"
    vault, _ = opened(settled / ".netcrm", settled / "build")
    last = vault.note(still.STILL)
    vault.close()
    young = last.young[0][0]
    page = settled / "build" / young
    page.write_bytes(page.read_bytes().replace(b"a", b"b", 1))
    _say_it_looks_so(settled, young, page)
    built(settled)
    assert worked


def _say_it_looks_so(space: Path, name: str, page: Path) -> None:
    status = page.lstat()
    vault = Vault(space / ".netcrm" / VAULT, kept.stamp(), PACKAGE)
    mark = mark_of((status.st_size, status.st_ctime_ns, status.st_ino))
    vault._db.execute("UPDATE mark SET value = ? WHERE key = ?", (mark, name))  # noqa: SLF001
    vault._db.execute("COMMIT")  # noqa: SLF001
    vault.close()
    keeper.seal_up(space / ".netcrm")


def test_what_is_in_the_way_is_told_each_time(settled: Path, worked: list[bool]) -> None:
    page = settled / "build" / f"{BELL}.html"
    page.unlink()
    page.mkdir()
    for _ in range(2):
        done, _ = built(settled)
        assert [problem.code for problem in done.problems] == ["NC501"]
    assert worked == [True, True]
