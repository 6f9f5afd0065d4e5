"""The folder goes, comes back as another, or nobody tells of it any more: found again, or said."""

import errno
import os
import shutil
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from watchdog.observers.api import BaseObserver

from netcrm.serve import changes
from netcrm.serve.watched import PACE, Watch
from tests.watch.watching import LONG, TODAY, Watching, begin, text, write

AT_ONCE = float(os.environ.get("NETCRM_AT_ONCE", LONG))
"""Seconds in which what is lost must be found again: 5 on a quiet machine."""
HASTE = replace(PACE, idle=0.3, beat=0.1)
"""For what is found in idle seconds or beats alone."""


@pytest.fixture
def watching(space: Path) -> Iterator[Watching]:
    with Watching(space) as made:
        made.next()
        yield made


def test_a_root_that_is_replaced_is_watched_as_it_is_now(watching: Watching, space: Path) -> None:
    old = space.with_name("old")
    space.rename(old)
    begin(space)
    write(space / "contacts" / "ana.md", "of another folder")
    shutil.copytree(old / "build", space / "build")
    watching.becomes_right()
    write(old / "contacts" / "ana.md", "of the old folder")
    watching.quiet()
    write(space / "contacts" / "bo.md", "seen at once")
    assert watching.next(AT_ONCE).changed == ("contacts/bo.md",)


def test_a_root_that_goes_is_waited_for(watching: Watching, space: Path) -> None:
    away = space.with_name("away")
    space.rename(away)
    (problem,) = watching.next(AT_ONCE).problems
    assert "there is no contacts/" in problem.message
    assert watching.said.get(timeout=AT_ONCE).endswith("is gone: waiting for it")
    assert not space.exists(), "nothing may be made where the disk was"
    write(away / "contacts" / "ana.md", "while it was away")
    away.rename(space)
    assert watching.said.get(timeout=AT_ONCE).endswith("is back")
    watching.becomes_right()
    write(space / "contacts" / "bo.md", "seen at once")
    assert watching.next(AT_ONCE).problems == ()


def test_contacts_that_are_replaced_are_watched_as_they_are_now(
    watching: Watching, space: Path
) -> None:
    contacts, old = space / "contacts", space / "old"
    shutil.copytree(contacts, space / "new")
    write(space / "new" / "ana.md", "new")
    contacts.rename(old)
    (space / "new").rename(contacts)
    watching.becomes_right()
    write(contacts / "bo.md", "seen at once")
    assert watching.next(AT_ONCE).changed == ("contacts/bo.md",)


def test_templates_are_watched_from_when_they_come(watching: Watching, space: Path) -> None:
    folder = space / "templates"
    folder.mkdir()
    (folder / "style.css").write_text("body { color: teal }")
    watching.becomes_right()
    assert watching.out.joinpath("style.css").read_text() == "body { color: teal }"
    for color in ("red", "blue"):
        (folder / "style.css").write_text(f"body {{ color: {color} }}")
        done = watching.next(AT_ONCE)
        assert done.changed == ("templates/style.css",)
        assert done.written == ("style.css",)


def test_folders_that_are_moved_in_and_out_are_seen(watching: Watching, space: Path) -> None:
    outside = space.with_name("outside")
    (outside / "deep").mkdir(parents=True)
    for name in ("dee", "eve"):
        write(outside / "deep" / f"{name}.md", "moved in")
    outside.rename(space / "contacts" / "inside")
    assert set(watching.next(AT_ONCE).changed) == {
        "contacts/inside/deep/dee.md",
        "contacts/inside/deep/eve.md",
    }
    write(space / "contacts" / "inside" / "deep" / "dee.md", "and watched")
    assert watching.next(AT_ONCE).changed == ("contacts/inside/deep/dee.md",)
    (space / "contacts" / "inside").rename(outside)
    watching.becomes_right()
    watching.quiet()


def test_a_deaf_observer_is_replaced(watching: Watching, space: Path) -> None:
    (observer,) = (made for made in OBSERVERS if made.is_alive())
    for emitter in tuple(observer.emitters):
        emitter.stop()
    write(space / "contacts" / "ana.md", "unheard")
    assert watching.next(AT_ONCE).changed == ("contacts/ana.md",)
    write(space / "contacts" / "bo.md", "heard again")
    assert watching.next(AT_ONCE).changed == ("contacts/bo.md",)


OBSERVERS: list[BaseObserver] = []


@pytest.fixture(autouse=True)
def observers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Note every observer that is started."""
    OBSERVERS.clear()
    start = BaseObserver.start

    def started(self: BaseObserver) -> None:
        OBSERVERS.append(self)
        start(self)

    monkeypatch.setattr(BaseObserver, "start", started)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EMFILE])
def test_where_the_system_is_full_it_looks_instead(
    space: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def full(*_: Any, **__: Any) -> None:  # noqa: ANN401  watchdog's own signature
        raise OSError(number, "no more")

    monkeypatch.setattr(BaseObserver, "schedule", full)
    with Watching(space) as watching:
        assert "the system watches no more" in watching.said.get(timeout=AT_ONCE)
        watching.next()
        write(space / "contacts" / "ana.md", "found by looking")
        assert watching.next(AT_ONCE).changed == ("contacts/ana.md",)
        watching.quiet()


def test_a_silent_disk_is_looked_at(space: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "silent_disk", lambda _: "nfs4")
    with Watching(space) as watching:
        assert "nfs4 does not tell" in watching.said.get(timeout=AT_ONCE)
        watching.next()
        write(space / "contacts" / "ana.md", "found by looking")
        assert watching.next(AT_ONCE).changed == ("contacts/ana.md",)


def test_polling_survives_a_root_that_goes(space: Path) -> None:
    with Watching(space, poll=True) as watching:
        assert "as you asked" in watching.said.get(timeout=AT_ONCE)
        watching.next()
        space.rename(space.with_name("away"))
        assert watching.next(AT_ONCE).problems
        space.with_name("away").rename(space)
        watching.becomes_right()


def test_what_no_event_tells_is_found_in_idle_seconds(space: Path) -> None:
    outside = space / "shared"
    outside.mkdir()
    write(outside / "dee.md", "first")
    (space / "contacts" / "dee.md").symlink_to(outside / "dee.md")
    with Watching(space, pace=HASTE) as watching:
        watching.next()
        write(outside / "dee.md", "behind a link")
        assert watching.next(AT_ONCE).changed == ("contacts/dee.md",)
        watching.quiet()


def test_a_new_day_makes_the_pages_that_it_changes(space: Path) -> None:
    (space / "contacts" / "ana.md").write_text(
        "---\nname: Ana\npromises:\n  - 2026-03-01 by 2026-03-18: Send the plan\n---\n"
    )
    days = [TODAY]

    def clock() -> date:
        return days[-1]

    with Watching(space, clock=clock) as watching:
        watching.next()
        days.append(TODAY + timedelta(1))
        done = watching.next(AT_ONCE)
        assert done.changed == ()
        assert done.written
        watching.quiet()


def test_waking_from_sleep_is_a_reason_to_look(space: Path) -> None:
    outside = space / "shared"
    outside.mkdir()
    write(outside / "dee.md", "first")
    (space / "contacts" / "dee.md").symlink_to(outside / "dee.md")
    naps = [0.0]

    def sleepy(watch: Watch) -> None:
        watch.slept = lambda: naps[-1]

    with Watching(space, pace=replace(PACE, idle=LONG * 10), change=sleepy) as watching:
        watching.next()
        write(outside / "dee.md", "changed while it slept")
        naps.append(3600.0)
        assert watching.next(AT_ONCE).changed == ("contacts/dee.md",)


def test_nothing_is_built_while_nothing_changes(space: Path) -> None:
    looks: list[None] = []

    def counted(watch: Watch) -> None:
        look = watch.look

        def looked(hints: frozenset[str] | None) -> tuple[str, ...]:
            looks.append(None)
            if len(looks) == 30:
                write(space / "contacts" / "ana.md", "at last")
            return look(hints)

        watch.look = looked

    with Watching(space, pace=replace(PACE, idle=0.02, beat=0.01), change=counted) as watching:
        watching.next()
        assert watching.next().changed == ("contacts/ana.md",)
    assert len(looks) >= 30


def test_a_folder_that_cannot_be_written_is_said_and_tried_again(space: Path) -> None:
    blocked = space / "build"
    blocked.write_text("a file where the site should be")
    with Watching(space, pace=HASTE) as watching:
        (problem,) = watching.next().problems
        assert "the site cannot be written" in problem.message
        blocked.unlink()
        watching.becomes_right()


def test_a_broken_template_is_said_and_mended(watching: Watching, space: Path) -> None:
    folder = space / "templates"
    folder.mkdir()
    (folder / "contact.html").write_text("{% block main %}")
    while not (done := watching.next()).problems:
        pass
    assert done.problems[0].code == "NC502"
    (folder / "contact.html").unlink()
    while done.problems:
        done = watching.next()
    watching.quiet()


def test_a_mistake_of_our_own_does_not_end_it(space: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Watching(space, pace=HASTE) as watching:
        watching.next()
        site = watching.live._site  # noqa: SLF001
        assert site is not None
        update = site.update

        def fails(*_: object) -> None:
            monkeypatch.setattr(site, "update", update)
            raise KeyError("a mistake")

        monkeypatch.setattr(site, "update", fails)
        (space / "contacts" / "ana.md").write_text(text("ana", "second"))
        (problem,) = watching.next().problems
        assert "netcrm itself has failed: KeyError" in problem.message
        assert watching.next().problems == ()
        watching.quiet()


def test_a_dead_reader_is_replaced(watching: Watching, space: Path) -> None:
    (observer,) = (made for made in OBSERVERS if made.is_alive())
    reader = getattr(observer, "_inotify_fd", None)
    if not isinstance(reader, threading.Thread):
        pytest.skip("this watchdog has no thread that reads for all")
    reader.stop()  # type: ignore[attr-defined]
    reader.join(LONG)
    write(space / "contacts" / "ana.md", "unheard")
    assert watching.next(AT_ONCE).changed == ("contacts/ana.md",)
    write(space / "contacts" / "bo.md", "heard again")
    assert watching.next(AT_ONCE).changed == ("contacts/bo.md",)


def test_events_that_do_not_come_are_relied_on_no_longer(space: Path) -> None:
    def deaf(watch: Watch) -> None:
        watch.matters = lambda _: False

    with Watching(space, pace=HASTE, change=deaf) as watching:
        watching.next()
        for number in range(5):
            write(space / "contacts" / "ana.md", f"unheard {number}")
            assert watching.next(AT_ONCE).changed == ("contacts/ana.md",)
        assert "does not tell of changes here" in watching.said.get(timeout=AT_ONCE)
        write(space / "contacts" / "ana.md", "found by looking")
        assert watching.next(AT_ONCE).changed == ("contacts/ana.md",)
