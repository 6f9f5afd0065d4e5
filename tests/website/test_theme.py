"""The theme: a workspace's own templates, what they may do, and what happens when they fail."""

from pathlib import Path

import pytest
from jinja2 import UndefinedError

from netcrm.website.builder import build
from netcrm.website.overrides import built_in, read_overrides
from netcrm.website.render import Html, load_theme
from tests.conftest import ROOT
from tests.website.world import ask_of, person, tree

ASK = ask_of({"c/ana.md": person("Ana", "tags: [x]", "A *note*.")})


def built(out: Path, **own: str) -> tuple[dict[str, bytes], list[tuple[str, int, str]]]:
    """Build with templates given by name, without ``.html``."""
    result = build(ASK, out, {f"{name}.html": text for name, text in own.items()})
    assert all(problem.hint for problem in result.problems)
    return tree(out), [(p.file, p.line, p.code) for p in result.problems]


def test_one_template_is_replaced_and_the_others_stay(tmp_path: Path) -> None:
    plain, _ = built(tmp_path / "plain")
    own, problems = built(tmp_path / "own", cards="{{ page.title }}: {{ page.cards|length }}\n")
    assert problems == []
    assert own["cards/index.html"] == b"Cards: 1\n"
    assert {n for n in plain if plain[n] != own[n]} == {"cards/index.html"}


def test_a_template_may_extend_the_built_in_one_of_its_name(tmp_path: Path) -> None:
    own = (
        '{% extends "netcrm/contact.html" %}{% block main %}{{ super() }}<p>Mine.</p>{% endblock %}'
    )
    files, problems = built(tmp_path, contact=own)
    assert problems == []
    assert b"<p>Mine.</p>" in files["contacts/ana.html"]
    assert b"<em>note</em>" in files["contacts/ana.html"]


def test_the_sandbox_makes_the_same_pages(tmp_path: Path) -> None:
    text = {path.stem: path.read_text() for path in built_in().glob("*.html")}
    plain, _ = built(tmp_path / "plain")
    own, problems = built(tmp_path / "own", **text)
    assert problems == []
    assert own == plain


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n{% if %}", 2),
        ("a\n\n{{ page.nothing }}", 3),
        ("{{ 1 / 0 }}", 1),
        ("\n{{ page.__class__.__mro__ }}", 2),
        ("\n{% include 'nowhere.html' %}", 2),
        ("\n{% set x = page.cards.append(1) %}", 2),
        ("{% extends 'cards.html' %}", 1),
        ("\n{{ '<b>'|as_html }}", 2),
        ("\n{{ range(10 ** 9)|list }}", 2),
    ],
)
def test_a_failing_template_is_a_problem_and_its_pages_are_built_in(
    tmp_path: Path, text: str, line: int
) -> None:
    plain, _ = built(tmp_path / "plain")
    own, problems = built(tmp_path / "own", cards=text)
    assert problems == [("templates/cards.html", line, "NC502")]
    assert own == plain


def test_a_template_that_others_use_fails_once(tmp_path: Path) -> None:
    plain, _ = built(tmp_path / "plain")
    own, problems = built(tmp_path / "own", base="<p>\n{{ page.nothing }}")
    assert problems == [("templates/base.html", 2, "NC502")]
    assert own == plain


def test_a_built_in_template_that_misses_something_in_an_own_one(tmp_path: Path) -> None:
    own, problems = built(tmp_path, parts="no macros here")
    assert {(file, code) for file, _, code in problems} == {("templates/parts.html", "NC502")}
    assert b"<h1>Ana</h1>" in own["contacts/ana.html"]


def test_an_own_style_sheet(tmp_path: Path) -> None:
    build(ASK, tmp_path, {"style.css": "body { color: navy }"})
    assert (tmp_path / "style.css").read_text() == "body { color: navy }"


def test_everything_is_escaped_and_nothing_may_be_missing() -> None:
    theme = load_theme({})
    assert theme.plain.from_string("{{ x }}").render(x="<&\"'>") == "&lt;&amp;&#34;&#39;&gt;"
    assert theme.plain.from_string("{{ x|as_html }}").render(x=Html("<b>")) == "<b>"
    with pytest.raises(UndefinedError):
        theme.plain.from_string("{{ y }}").render()
    with pytest.raises(TypeError):
        theme.plain.from_string("{{ x|as_html }}").render(x="<b>")


def test_own_templates_are_read_from_their_folder(tmp_path: Path) -> None:
    folder = tmp_path / "space" / "templates"
    folder.mkdir(parents=True)
    (folder / "cards.html").write_text("mine")
    (folder / "latin.html").write_bytes(b"\xe9")
    (folder / "notes.txt").write_text("")
    (folder / ".hidden.html").write_text("")
    (tmp_path / "secret.html").write_text("secret")
    (folder / "base.html").symlink_to(tmp_path / "secret.html")
    texts, problems = read_overrides(tmp_path / "space")
    assert texts == {"cards.html": "mine"}
    assert [(p.file, p.code) for p in problems] == [("templates/latin.html", "NC502")]


def test_a_workspace_without_templates_has_none(tmp_path: Path) -> None:
    assert read_overrides(tmp_path) == ({}, ())


def test_the_built_in_theme_overrides_nothing() -> None:
    assert read_overrides(ROOT) == ({}, ())
