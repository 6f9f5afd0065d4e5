"""Reading one file of the site: plain ones, whole, never by way of a link."""

import os
from pathlib import Path

import pytest

from netcrm.serve.files import name_of, read_below, type_of


def test_a_plain_file_is_read(site: Path) -> None:
    assert read_below(site, "people/bo.html") == (site / "people/bo.html").read_bytes()


def test_the_site_itself_may_be_a_link(site: Path, tmp_path: Path) -> None:
    (tmp_path / "named").symlink_to(site)
    assert read_below(tmp_path / "named", "style.css")


@pytest.mark.parametrize(
    "name",
    [
        *("", ".", "..", "people", "people/", "/etc/passwd", "../secret", "people/../style.css"),
        *("people//bo.html", "./style.css", "style.css/", "nobody.html", "style.css\0", "x" * 300),
    ],
)
def test_what_is_no_plain_file_below_is_nothing(site: Path, name: str) -> None:
    (site.parent / "secret").write_text("hers")
    assert read_below(site, name) is None


def test_no_link_is_followed(site: Path, tmp_path: Path) -> None:
    out = tmp_path / "contacts"
    out.mkdir()
    (out / "bo.md").write_text("hers")
    (site / "folder").symlink_to(out)
    (site / "file.html").symlink_to(out / "bo.md")
    (site / "inside.html").symlink_to("style.css")
    (site / "people" / "deep").symlink_to("..")
    (site / "loop").symlink_to("loop")
    for name in ("folder/bo.md", "file.html", "inside.html", "people/deep/style.css", "loop"):
        assert read_below(site, name) is None


def test_a_pipe_is_not_waited_for(site: Path) -> None:
    os.mkfifo(site / "pipe.html")
    assert read_below(site, "pipe.html") is None


def test_nothing_is_left_open(site: Path) -> None:
    (site / "link").symlink_to(site)
    before = len(list(Path("/dev/fd").iterdir()))
    for name in ("people/bo.html", "people/nobody", "nobody/x", "people", "link/style.css", "a\0"):
        read_below(site, name)
    assert len(list(Path("/dev/fd").iterdir())) == before


def test_a_folder_that_is_gone_holds_nothing(site: Path) -> None:
    assert read_below(site / "gone", "style.css") is None


@pytest.mark.parametrize(
    ("target", "name"),
    [
        *((b"/", "index.html"), (b"/a/b.html", "a/b.html"), (b"/%61", "a"), (b"/%2561", "%61")),
        *((b"/%C3%A9", "é"), (b"/%ff", "\udcff"), (b"//a", "/a"), (b"/%2e%2e/a", "../a")),
    ],
)
def test_a_target_is_decoded_once(target: bytes, name: str) -> None:
    assert name_of(target) == name


def test_types_do_not_depend_on_the_machine() -> None:
    assert type_of("a/b.html") == "text/html; charset=utf-8"
    assert type_of("live.js").startswith("text/javascript")
    assert type_of("LICENSE") == type_of("x.exe") == "application/octet-stream"
