"""Built-in templates are compiled once, and never taken from where somebody else may write."""

import sys
from pathlib import Path

import pytest
from jinja2 import BaseLoader, Environment, FileSystemLoader

from netcrm.website import render
from netcrm.website.compiled import Compiled

Made = list[str]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Made:
    """The templates that were compiled, one after the other."""
    found: Made = []
    compiled = Environment._compile  # noqa: SLF001

    def noted(self: Environment, source: str, filename: str) -> object:
        found.append(Path(filename).name)
        return compiled(self, source, filename)

    monkeypatch.setattr(Environment, "_compile", noted)
    return found


@pytest.fixture
def theme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A built-in theme of one template."""
    folder = tmp_path / "theme"
    folder.mkdir()
    (folder / "base.html").write_text("<p>{{ word }}</p>")
    environment = render._environment  # noqa: SLF001

    def alone(kind: type[Environment], loader: BaseLoader) -> Environment:
        made = environment(kind, loader)
        made.bytecode_cache = None  # other tests may share one
        return made

    monkeypatch.setattr(render, "_environment", alone)
    monkeypatch.setattr(render, "built_in", lambda: folder)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    return folder


def shown(word: str = "hello") -> str:
    return render.load_theme({}).render("base.html", word=word)[0]


def kept(theme: Path) -> Path:
    (found,) = (theme / "__pycache__").iterdir()
    return found


def test_a_template_is_compiled_once(theme: Path, made: Made) -> None:
    assert [shown("<b>"), shown("<b>")] == ["<p>&lt;b&gt;</p>"] * 2
    assert made == ["base.html"]
    (theme / "base.html").write_text("<i>{{ word }}</i>")
    assert shown() == "<i>hello</i>"
    assert made == ["base.html"] * 2


def test_what_is_compiled_in_another_way_is_not_taken(theme: Path, made: Made) -> None:
    shown()
    for way in (b"a", b"b", b"b"):
        environment = Environment(autoescape=True, bytecode_cache=Compiled(theme, way))
        environment.loader = FileSystemLoader(theme)
        environment.get_template("base.html")
    assert len(made) == 3


@pytest.mark.parametrize("damage", [b"", b"junk", None])
def test_what_is_damaged_is_made_anew(theme: Path, damage: bytes | None) -> None:
    shown()
    whole = kept(theme).read_bytes()
    kept(theme).write_bytes(whole[:-9] if damage is None else damage)
    assert shown() == "<p>hello</p>"
    assert kept(theme).read_bytes() == whole


def test_where_nothing_can_be_kept_it_is_made_each_time(theme: Path, made: Made) -> None:
    (theme / "__pycache__").write_text("in the way")
    assert [shown(), shown()] == ["<p>hello</p>"] * 2
    assert made == ["base.html"] * 2
    assert {path.name for path in theme.iterdir()} == {"base.html", "__pycache__"}


def test_nothing_is_kept_where_python_keeps_nothing(
    theme: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    shown()
    assert not (theme / "__pycache__").exists()


def test_a_workspace_s_own_templates_are_never_kept(theme: Path, made: Made) -> None:
    own = {"base.html": "<u>{{ word }}</u>"}
    for _ in range(2):
        assert render.load_theme(own).render("base.html", word="hello")[0] == "<u>hello</u>"
    assert made == ["base.html"] * 2
    assert not (theme / "__pycache__").exists()
