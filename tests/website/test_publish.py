"""Publishing: what is written, what is removed, and what is nobody's business but the user's."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from netcrm.errors import OutputError
from netcrm.website.builder import build
from netcrm.website.publish import (
    MANIFEST,
    SCRATCH,
    Published,
    Publisher,
    publish,
    read_manifest,
)
from tests.website.world import ask_of, person, tree


def put(out: Path, **files: str) -> Published:
    """Publish files given as text; ``__`` in a name is a folder."""
    named = {name.replace("__", "/"): text.encode() for name, text in files.items()}
    return publish(out, named, named.items())


def cut_short(*files: tuple[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield some files and stop as if somebody pressed Ctrl-C."""
    yield from files
    raise KeyboardInterrupt


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


def test_files_and_folders_are_ones_own(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "build"
    put(out, a="1", b__c="2")
    assert {mode(out), mode(out / "b")} == {0o700}
    assert {mode(out / name) for name in ("a", "b/c", MANIFEST)} == {0o600}


def test_a_folder_with_only_a_gitignore_is_made_private(tmp_path: Path) -> None:
    out = tmp_path / "build"
    out.mkdir(mode=0o755)
    (out / ".gitignore").write_text("*\n")
    put(out, a="1")
    assert mode(out) == 0o700
    assert (out / ".gitignore").read_text() == "*\n"


def test_a_folder_that_holds_other_things_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    (tmp_path / "mine.txt").write_text("")
    put(tmp_path, a="1")
    assert mode(tmp_path) == 0o755


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    put(tmp_path, a="1", b="2")
    before = (tmp_path / "a").stat().st_ino
    done = put(tmp_path, a="1", b="3")
    assert (done.written, done.unchanged) == (["b"], ["a"])
    assert (tmp_path / "a").stat().st_ino == before


def test_what_is_made_no_more_is_removed_with_its_folder(tmp_path: Path) -> None:
    put(tmp_path, a="1", b__c="2", d__e="3")
    (tmp_path / "d" / "mine").write_text("kept")
    done = put(tmp_path, a="1")
    assert sorted(done.removed) == ["b/c", "d/e"]
    assert not (tmp_path / "b").exists()
    assert tree(tmp_path / "d") == {"mine": b"kept"}
    assert read_manifest(tmp_path) == {"a"}


def test_a_users_own_file_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("mine")
    (tmp_path / "other").write_text("mine too")
    done = put(tmp_path, a="1", b="2")
    assert done.blocked == {"a": "a"}
    assert (tmp_path / "a").read_text() == "mine"
    put(tmp_path, c="3")
    assert sorted(tree(tmp_path)) == [MANIFEST, "a", "c", "other"]


def test_a_users_own_file_survives_a_build_that_was_cut_short(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("mine")
    with pytest.raises(KeyboardInterrupt):
        publish(tmp_path, ["a", "b"], cut_short())
    assert put(tmp_path, a="1", b="2").blocked == {"a": "a"}
    assert (tmp_path / "a").read_text() == "mine"


def test_a_build_that_was_cut_short_orphans_nothing(tmp_path: Path) -> None:
    put(tmp_path, old="1")
    with pytest.raises(KeyboardInterrupt):
        publish(tmp_path, ["new", "newer"], cut_short(("new", b"2")))
    (tmp_path / f"{SCRATCH}half").write_text("half")
    put(tmp_path, last="3")
    assert sorted(tree(tmp_path)) == [MANIFEST, "last"]


def test_a_file_that_was_altered_or_lost_is_made_again(tmp_path: Path) -> None:
    put(tmp_path, a="1", b="2")
    (tmp_path / "a").write_text("x")
    (tmp_path / "b").unlink()
    assert sorted(put(tmp_path, a="1", b="2").written) == ["a", "b"]


def test_a_lost_manifest_forgets_nothing_that_is_unchanged(tmp_path: Path) -> None:
    put(tmp_path, a="1", b="2")
    (tmp_path / MANIFEST).unlink()
    done = put(tmp_path, a="1", b="3")
    assert done.unchanged == ["a"]
    assert done.blocked == {"b": "b"}
    assert read_manifest(tmp_path) == {"a"}


@pytest.mark.parametrize("inside", [True, False])
def test_links_are_never_followed(tmp_path: Path, inside: bool) -> None:  # noqa: FBT001
    out, away = tmp_path / "build", tmp_path / "away"
    put(out, a="1", b__c="2", b__d="3")
    away.mkdir()
    (away / "c").write_text("precious")
    (out / "b" / "c").unlink()
    (out / "b" / "d").unlink()
    (out / "b").rmdir()
    target = out / "x" if inside else away
    target.mkdir(exist_ok=True)
    (out / "b").symlink_to(target)
    done = put(out, a="1", b__c="new", b__d="3")
    assert done.blocked == {"b/c": "b", "b/d": "b"}
    put(out, a="1")
    assert (away / "c").read_text() == "precious"
    assert (out / "b").is_symlink()


def test_a_link_in_the_place_of_a_page_stays(tmp_path: Path) -> None:
    out, away = tmp_path / "build", tmp_path / "precious"
    away.write_text("precious")
    put(out, a="1")
    (out / "a").unlink()
    (out / "a").symlink_to(away)
    assert put(out, a="2").blocked == {"a": "a"}
    put(out, b="3")
    assert away.read_text() == "precious"
    assert (out / "a").is_symlink()


def test_a_folder_in_the_place_of_a_page_and_a_file_in_that_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").write_text("mine")
    done = put(tmp_path, a="1", b__c="2", b__d="3")
    assert done.blocked == {"a": "a", "b/c": "b", "b/d": "b"}


def test_a_manifest_cannot_lead_out(tmp_path: Path) -> None:
    out, away = tmp_path / "build", tmp_path / "precious"
    away.write_text("precious")
    put(out, a="1")
    hidden = out / ".gitignore"
    hidden.write_text("*\n")
    lines = ["../precious", "%2e%2e/precious", str(away), ".gitignore", "b//c", "", "a%00"]
    (out / MANIFEST).write_text("\n".join(lines))
    assert read_manifest(out) == frozenset()
    put(out, b="1")
    assert away.exists()
    assert hidden.exists()


def test_a_name_that_changes_case_is_not_lost(tmp_path: Path) -> None:
    put(tmp_path, Ana="1")
    done = put(tmp_path, ana="1")
    assert done.removed == ["Ana"]
    assert [path.name for path in tmp_path.iterdir() if path.name != MANIFEST] == ["ana"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="cannot be written"):
        put(tmp_path / "build", a="1")


def test_a_file_where_the_site_must_go_is_said(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("mine")
    with pytest.raises(OutputError, match="cannot be written"):
        put(tmp_path / "build", a="1")
    assert (tmp_path / "build").read_text() == "mine"


def test_what_stands_in_the_way_is_a_problem_and_the_rest_is_built(tmp_path: Path) -> None:
    out = tmp_path / "build"
    (out / "tags").mkdir(parents=True)
    (out / "index.html").write_text("my own page")
    (out / "places").write_text("my own file")
    built = build(ask_of({"c/ana.md": person("Ana", "place: here\ntags: [x]")}), out)
    assert [(p.file, p.code) for p in built.problems] == [
        ("build/index.html", "NC501"),
        ("build/places", "NC501"),
    ]
    assert (out / "index.html").read_text() == "my own page"
    assert (out / "contacts" / "ana.html").exists()
    assert (out / "tags" / "x.html").exists()


def test_what_is_put_twice_counts_once(tmp_path: Path) -> None:
    publisher = Publisher(tmp_path, ("a.html", "b.html"))
    for name, data in (("a.html", b"1"), ("a.html", b"1"), ("b.html", b"1"), ("b.html", b"2")):
        publisher.note(name, publisher.put(name, data))
    assert (publisher.done.written, publisher.done.unchanged) == (["a.html", "b.html"], [])
    after = Publisher(tmp_path, ("b.html", "c.html"), publisher.done)
    after.leave_out(("a.html",))
    after.note("c.html", after.put("c.html", b"3"))
    done = after.finish()
    assert (done.written, done.removed) == (["b.html", "c.html"], ["a.html"])
    assert done.looks.keys() == {"b.html", "c.html"}
    assert (tmp_path / "b.html").read_bytes() == b"2"
    assert not (tmp_path / "a.html").exists()
