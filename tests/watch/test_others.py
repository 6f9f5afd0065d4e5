"""What others do to the site while it is watched: builds, and files that are altered."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from netcrm.commands.living import live_of
from netcrm.commands.session import Session
from netcrm.website.live import Live
from netcrm.website.open_pages import OpenPages
from tests.watch.watching import TODAY, Watching, clean, tree, write

ROOT = Path(__file__).parents[2]


@pytest.fixture
def session() -> Session:
    return Session(lambda: TODAY, today=TODAY)


@pytest.fixture
def live(space: Path, session: Session) -> Live:
    """Return a site that is up to date."""
    made = live_of(session, space, space / "build")
    made.look()
    made.update()
    return made


def build(space: Path, day: str = TODAY.isoformat()) -> None:
    command = [sys.executable, "-m", "netcrm", "-C", str(space), "--today", day, "build"]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)


def test_a_build_of_another_day_is_noticed(space: Path) -> None:
    with Watching(space) as watching:
        watching.next()
        before = tree(watching.out)
        build(space, "2026-09-01")
        assert tree(watching.out) != before
        assert watching.next().written
        watching.right()


def test_what_others_wrote_is_told(live: Live, space: Path) -> None:
    write(space / "contacts" / "ana.md", "second")
    build(space)
    assert live.look() == ("contacts/ana.md",)
    assert live.update().written == ("contacts/ana.html",)
    assert live.look() == ()
    (space / "contacts" / "bo.md").unlink()
    build(space)
    live.look()
    assert "contacts/bo.html" in live.update().removed
    live.close()


def test_a_build_that_changes_nothing_is_no_news(live: Live, space: Path) -> None:
    build(space)
    assert live.look() == ()
    live.close()


def test_a_page_that_is_altered_behind_an_edit_is_put_right(
    live: Live, space: Path, session: Session
) -> None:
    write(space / "contacts" / "ana.md", "second")
    live.look(frozenset({"contacts/ana.md"}))
    live.update()
    (space / "build" / "contacts" / "bo.html").write_text("?")
    assert live.look() == ("",)
    assert live.update().written == ("contacts/bo.html",)
    assert live.look() == ()
    live.close()
    assert tree(space / "build") == clean(session, space)


def test_a_site_that_is_gone_is_made_again(live: Live, space: Path, session: Session) -> None:
    shutil.rmtree(space / "build")
    assert live.look() == ("",)
    live.update()
    assert live.look() == ()
    live.close()
    assert tree(space / "build") == clean(session, space)


def test_many_edits_of_few_files_are_the_clean_site(
    live: Live, space: Path, session: Session
) -> None:
    for number in range(12):
        name = ("ana", "bo", "cleo")[number % 3]
        write(space / "contacts" / f"{name}.md", f"{number}, for [[{'bo' if number % 2 else 'x'}]]")
        live.look(frozenset({f"contacts/{name}.md"}))
        live.update()
        assert tree(space / "build") == clean(session, space)
    live.close()


def test_what_is_gone_of_the_cache_is_done_without(
    live: Live, space: Path, session: Session
) -> None:
    for path in sorted((space / ".netcrm").iterdir()):
        path.unlink()
    (space / ".netcrm").rmdir()
    write(space / "contacts" / "ana.md", "second")
    live.look()
    assert live.update().written == ("contacts/ana.html",)
    live.close()
    assert tree(space / "build") == clean(session, space)


def test_open_pages_come_first(space: Path, session: Session) -> None:
    told: list[tuple[str, bool]] = []
    ours, other = (space / "build" / "contacts" / f"{name}.html" for name in ("cleo", "ana"))

    def written(name: str) -> None:
        assert "cleo.html" in ours.read_text()
        told.append((name, "cleo.html" in other.read_text()))

    opened = OpenPages(lambda: frozenset({"contacts/cleo.html", "none.html"}), written)
    live = live_of(session, space, space / "build")
    live.update()
    live.close()
    (space / "templates").mkdir()
    base = (ROOT / "templates" / "base.html").read_text()
    (space / "templates" / "base.html").write_text(
        base.replace("</body>", "<p>cleo.html</p></body>")
    )
    live = live_of(session, space, space / "build", None, opened)
    assert len(live.update().written) > 2
    live.close()
    assert told == [("contacts/cleo.html", False)]
